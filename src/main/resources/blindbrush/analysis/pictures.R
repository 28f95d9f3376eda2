# Single pictures, for reproduce.R.

# ---- single pictures: human-likeness by a hierarchical Beta-binomial model of the pictures by humans, and of those of each preset (Gelman et
# al., Bayesian Data Analysis, chapter 5), integrated over a grid that is laid anew, twice, over the part that had weight. The prior is uniform on
# the mean and on the intraclass correlation
# 1 / (alpha + beta + 1), the uniform shrinkage prior (Strawderman 1971, Daniels 1999)

fewest.answers <- 5 # fewer are counted and no more

cell.at <- function(ends, place, places) ends[1] + (ends[2] - ends[1]) * place / places

# Squared sines of angles are means, and roots those of the correlation.
grid <- function(angles, roots, size) {
  row <- rep(seq_len(size[1]), each = size[2])
  column <- rep(seq_len(size[2]), times = size[1])
  angle <- cell.at(angles, row - 0.5, size[1])
  root <- cell.at(roots, column - 0.5, size[2])
  trials <- 1 / root^2 - 1
  data.frame(row, column, log = log(sin(2 * angle) * root), alpha = sin(angle)^2 * trials, beta = cos(angle)^2 * trials)
}

# Over these rows or columns and the next to each side.
around.cells <- function(ends, places, number) c(cell.at(ends, max(0, min(places) - 2), number), cell.at(ends, min(number, max(places) + 1), number))

# Points lighter than a millionth of the heaviest are left out.
heaviest <- function(points, successes, trials) {
  for (picture in seq_along(trials)) {
    points$log <- points$log + lbeta(points$alpha + successes[picture], points$beta + trials[picture] - successes[picture]) -
      lbeta(points$alpha, points$beta)
  }
  points$weight <- exp(points$log - max(points$log))
  points[points$weight >= 1e-6, ]
}

# Points with their posterior weights.
beta.binomial <- function(successes, trials) {
  angles <- c(0, pi / 2)
  roots <- c(0, 1)
  size <- c(40, 20) # means and correlations
  kept <- heaviest(grid(angles, roots, size), successes, trials)
  for (pass in 1:2) {
    angles <- around.cells(angles, kept$row, size[1])
    roots <- around.cells(roots, kept$column, size[2])
    size <- c(20, 12)
    kept <- heaviest(grid(angles, roots, size), successes, trials)
  }
  list(weight = kept$weight / sum(kept$weight), alpha = kept$alpha, beta = kept$beta)
}

# Posterior mean of a picture's share, and its equal-tailed 95 % interval.
likeness <- function(usual, successes, trials) {
  alpha <- usual$alpha + successes
  beta <- usual$beta + trials - successes
  at <- function(share) uniroot(function(x) sum(usual$weight * pbeta(x, alpha, beta)) - share, c(0, 1), tol = 1e-14)$root
  c(sum(usual$weight * alpha / (alpha + beta)), at(0.025), at(0.975))
}

# ---- the funnel (Spiegelhalter 2005)

funnel.limit <- function(proportion, trials, error) {
  count <- qbinom(error, trials, proportion)
  max(0, (count - (pbinom(count, trials, proportion) - error) / dbinom(count, trials, proportion)) / trials)
}

stimuli <- function(tell, alone) {
  together <- counted(alone)
  for (machine in c(FALSE, TRUE)) {
    own <- alone[alone$machine == machine, ]
    human <- tapply(!own$called, own$stimulus_id, sum)
    trials <- tapply(!own$called, own$stimulus_id, length)
    rows <- split(own, own$stimulus_id)
    preset <- vapply(rows, function(answers) answers$preset[1], "")
    usual <- lapply(split(names(rows), preset), function(ids) beta.binomial(human[ids], trials[ids]))
    for (id in names(rows)) {
      tell("answers", id, trials[[id]])
      if (trials[[id]] < fewest.answers) next
      tell("called_human", id, human[[id]])
      for (step in 1:6) tell(paste0("rating_", step), id, sum(rows[[id]]$rating == step))
      tell("human_likeness", id, likeness(usual[[match(preset[[id]], names(usual))]], human[[id]], trials[[id]]))
      funnel(tell, id, human[[id]] / trials[[id]], sum(human) / sum(trials), trials[[id]])
      mine <- c(human[[id]], trials[[id]] - human[[id]])
      tell.independent(tell, "stimulus_%s", id, if (machine) c(together[1:2], mine) else c(mine, together[3:4]))
      if (any(!is.na(rows[[id]]$rt))) tell("rt", id, middle(rows[[id]]$rt), quartiles.words)
    }
  }
}

funnel <- function(tell, id, share, overall, trials) {
  if (overall == 0 || overall == 1) return(tell("funnel", id, share, "within"))
  limits <- function(error) c(funnel.limit(overall, trials, error / 2), 1 - funnel.limit(1 - overall, trials, error / 2))
  outside <- function(limits) share < limits[1] || share > limits[2]
  place <- if (!outside(limits(0.05))) "within" else if (!outside(limits(0.002))) "beyond_warning" else "beyond_alarm"
  tell("funnel", id, c(share, limits(0.05)), place)
}

# ---- without famous pictures: known to a quarter or more of at least five who saw them

without.famous <- function(tell, alone) {
  seen <- tapply(alone$recognised == "true", alone$stimulus_id, length)
  knew <- tapply(alone$recognised == "true", alone$stimulus_id, sum)
  famous <- names(seen)[seen >= 5 & 4 * knew >= seen]
  others <- alone[!alone$stimulus_id %in% famous, ]
  if (length(famous) == 0 || !crosses(others)) return(invisible())
  tell("famous_pictures", "", length(famous))
  tell("famous_pictures_human", "", sum(!alone$machine[match(famous, alone$stimulus_id)]))
  tell("d_prime_without_famous", "", detected(others)$d_prime, clustered.words)
}

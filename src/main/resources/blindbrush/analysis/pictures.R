# Single pictures, for reproduce.R.

# ---- single pictures: human-likeness by a hierarchical Beta-binomial model of the pictures by humans, and of those of each preset (Gelman et
# al., Bayesian Data Analysis, chapter 5), integrated over a fixed grid. The prior is uniform on the mean and on the intraclass correlation
# 1 / (alpha + beta + 1), the uniform shrinkage prior (Strawderman 1971, Daniels 1999)

fewest.answers <- 5 # fewer are counted and no more

# Means denser towards 0 and 1, and the root of the correlation evenly.
prior <- local({
  angle <- rep(pi / 2 * (1:40 - 0.5) / 40, each = 20)
  root <- rep((1:20 - 0.5) / 20, times = 40)
  trials <- 1 / root^2 - 1
  data.frame(log = log(sin(2 * angle) * root), alpha = sin(angle)^2 * trials, beta = cos(angle)^2 * trials)
})

# The points of the prior with their posterior weights; those lighter than a millionth of the heaviest are left out.
beta.binomial <- function(successes, trials) {
  log <- prior$log
  for (picture in seq_along(trials)) {
    log <- log + lbeta(prior$alpha + successes[picture], prior$beta + trials[picture] - successes[picture]) - lbeta(prior$alpha, prior$beta)
  }
  weight <- exp(log - max(log))
  kept <- weight >= 1e-6
  list(weight = weight[kept] / sum(weight[kept]), alpha = prior$alpha[kept], beta = prior$beta[kept])
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

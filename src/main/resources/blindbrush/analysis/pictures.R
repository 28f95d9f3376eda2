# Single pictures, for reproduce.R.

# ---- single pictures: human-likeness by a Beta-binomial model, and the funnel (Spiegelhalter 2005)

# Maximum marginal likelihood: alpha + beta, the weight, between 0.01 and 10000, and for each weight the likeliest alpha.
beta.binomial <- function(successes, trials) {
  above <- function(counts) vapply(seq_len(max(counts)) - 1, function(k) sum(counts > k), 0)
  won <- above(successes); lost <- above(trials - successes); all <- above(trials)
  rise <- function(start, counts) sum(counts / (start + seq_along(counts) - 1)) # of the digamma function
  slopes <- function(share, weight) {
    c(rise(share * weight, won), rise((1 - share) * weight, lost)) - rise(weight, all)
  }
  usual <- function(weight) {
    uniroot(function(share) -diff(slopes(share, weight)), c(1e-9, 1 - 1e-9), tol = 1e-15)$root
  }
  slope <- function(log.weight) {
    share <- usual(exp(log.weight))
    sum(c(share, 1 - share) * slopes(share, exp(log.weight)))
  }
  ends <- log(c(0.01, 10000))
  weight <- exp(if (slope(ends[1]) <= 0) ends[1] else if (slope(ends[2]) >= 0) ends[2] else uniroot(slope, ends, tol = 1e-12)$root)
  weight * c(usual(weight), 1 - usual(weight))
}

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
    differ <- sum(human) > 0 && sum(human) < sum(trials)
    prior <- if (differ && length(human) > 1) beta.binomial(human, trials)
    rows <- split(own, own$stimulus_id)
    for (id in names(rows)) {
      shape <- prior + c(human[[id]], trials[[id]] - human[[id]])
      likeness <- if (is.null(prior)) wilson(human[[id]], trials[[id]]) else
        c(shape[1] / sum(shape), qbeta(c(0.025, 0.975), shape[1], shape[2]))
      tell("answers", id, trials[[id]])
      tell("called_human", id, human[[id]])
      tell("human_likeness", id, likeness)
      funnel(tell, id, human[[id]] / trials[[id]], sum(human) / sum(trials), trials[[id]])
      for (step in 1:6) tell(paste0("rating_", step), id, sum(rows[[id]]$rating == step))
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

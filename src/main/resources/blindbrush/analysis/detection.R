# Proportions, signal detection, and its figures with participants and stimuli resampled or modelled, for reproduce.R.

# ---- proportions and means

wilson <- function(successes, trials) {
  centre <- (successes + deviate^2 / 2) / (trials + deviate^2)
  half <- deviate / (trials + deviate^2) * sqrt(successes * (trials - successes) / trials + deviate^2 / 4)
  c(successes / trials, max(0, centre - half), min(1, centre + half))
}

mean.of.sessions <- function(scores) {
  half <- qt(0.975, length(scores) - 1) * sd(scores) / sqrt(length(scores))
  c(mean(scores), max(0, mean(scores) - half), min(1, mean(scores) + half))
}

# ---- signal detection (log-linear correction always; Gourevitch and Galanter's variance)

# counts: correct rejections, false alarms, misses, hits
counted <- function(alone) tabulate(1 + alone$called + 2 * alone$machine, 4)

z.rates <- function(counts) qnorm((counts[c(4, 2)] + 0.5) / (c(sum(counts[3:4]), sum(counts[1:2])) + 1))

d.prime <- function(counts) z.rates(counts)[1] - z.rates(counts)[2]
criterion <- function(counts) -sum(z.rates(counts)) / 2

standard.error <- function(counts) {
  z <- z.rates(counts)
  sqrt(sum(pnorm(z) * (1 - pnorm(z)) / (c(sum(counts[3:4]), sum(counts[1:2])) * dnorm(z)^2)))
}

around <- function(estimate, half) estimate + c(0, -half, half)

beta <- function(counts) exp(criterion(counts) * d.prime(counts))
area <- function(counts) pnorm(d.prime(counts) / sqrt(2)) # A_d, the share of pairs that this sensitivity would get right

# From the bounds of half the squares of z (Zou and Donner 2008).
beta.interval <- function(counts) {
  z <- z.rates(counts)
  half <- deviate * sqrt(pnorm(z) * (1 - pnorm(z)) / (c(sum(counts[3:4]), sum(counts[1:2])) * dnorm(z)^2))
  square <- z^2 / 2
  least <- pmax(0, abs(z) - half)^2 / 2
  most <- (abs(z) + half)^2 / 2
  lower <- sqrt((square[2] - least[2])^2 + (most[1] - square[1])^2)
  upper <- sqrt((most[2] - square[2])^2 + (square[1] - least[1])^2)
  exp(square[2] - square[1] + c(0, -lower, upper))
}

# All trials as independent, under such a name as "%s_pooled".
tell.independent <- function(tell, name, of, counts) {
  note <- "for independent trials"
  half <- deviate * standard.error(counts)
  tell(sprintf(name, "d_prime"), of, around(d.prime(counts), half), note)
  tell(sprintf(name, "criterion"), of, around(criterion(counts), half / 2), note)
  tell(sprintf(name, "beta"), of, beta.interval(counts), note)
  tell(sprintf(name, "a_d"), of, pnorm(around(d.prime(counts), half) / sqrt(2)), note)
}

tell.resampled <- function(tell, name, of, replicates, note = "resampled") {
  statistics <- list(d_prime = d.prime, criterion = criterion, beta = beta, a_d = area)
  for (figure in names(statistics)) tell(sprintf(name, figure), of, percentiles(replicates, statistics[[figure]]), note)
}

within.participants <- function(tell, alone) {
  cells <- table(alone$session_id, factor(1 + alone$called + 2 * alone$machine, 1:4))
  both <- cells[cells[, 1] + cells[, 2] > 0 & cells[, 3] + cells[, 4] > 0, , drop = FALSE]
  if (nrow(both) > 0) tell("d_prime_within_participant", "", middle(apply(both, 1, d.prime)))
}

# ---- participants and stimuli resampled (pigeonhole bootstrap: Owen 2007)

crosses <- function(alone) {
  stimuli <- unique(alone[c("stimulus_id", "machine")])
  length(unique(alone$session_id)) > 1 && sum(stimuli$machine) > 1 && sum(!stimuli$machine) > 1
}

resampled <- function(alone) {
  participant <- match(alone$session_id, unique(alone$session_id))
  pictures <- unique(alone$stimulus_id)
  stimulus <- match(alone$stimulus_id, pictures)
  machine <- alone$machine[match(pictures, alone$stimulus_id)]
  cells <- outer(1 + alone$called + 2 * alone$machine, 1:4, "==") * 1
  often <- function(some, of) tabulate(some[sample.int(length(some), replace = TRUE)], of)
  draw <- function() {
    weight <- often(seq_len(max(participant)), max(participant))[participant] *
      (often(which(machine), length(machine)) + often(which(!machine), length(machine)))[stimulus]
    counts <- drop(weight %*% cells)
    if (sum(counts[1:2]) > 0 && sum(counts[3:4]) > 0) counts else draw()
  }
  list(observed = counted(alone), drawn = replicate(max(200, min(1000, 2e8 %/% nrow(alone))), draw()))
}

percentiles <- function(resampled, statistic) {
  c(statistic(resampled$observed), quantile(apply(resampled$drawn, 2, statistic), c(0.025, 0.975), names = FALSE))
}

human.of.human <- function(counts) counts[1] / sum(counts[1:2])
human.of.machine <- function(counts) counts[3] / sum(counts[3:4])

# Variance of the share right clustered by participant and by stimulus, over that of as many independent answers
# (Cameron, Gelbach and Miller 2011).
design.effect <- function(alone) {
  share <- mean(alone$right)
  if (share == 0 || share == 1) return(NA)
  error <- alone$right - ave(as.numeric(alone$right), alone$machine)
  by.participant <- tapply(error, alone$session_id, sum)
  by.stimulus <- tapply(error, alone$stimulus_id, sum)
  one <- sum(by.participant^2) * length(by.participant) / (length(by.participant) - 1)
  other <- sum(by.stimulus^2) * length(by.stimulus) / (length(by.stimulus) - 2)
  max(one + other - sum(error^2), min(one, other)) / (nrow(alone) * share * (1 - share))
}

# ---- the crossed probit model (DeCarlo 1998), by lme4

crossed.probit <- function(tell, alone) {
  estimate <- rep(NA, 3)
  spread <- c(NA, NA)
  counts <- counted(alone)
  if (!requireNamespace("lme4", quietly = TRUE)) {
    note <- "needs the package lme4"
  } else if (nrow(alone) > 60000) {
    note <- "not modelled: more than 60000 answers"
  } else if (!crosses(alone) || min(counts) == 0) {
    note <- "nothing to model: too few participants or stimuli or all answered alike"
  } else {
    data <- data.frame(answer = alone$called, truth = as.numeric(alone$machine), participant = alone$session_id,
                       stimulus = alone$stimulus_id)
    fit <- tryCatch(suppressMessages(suppressWarnings(lme4::glmer(
      answer ~ truth + (1 + truth | participant) + (1 | stimulus), data, binomial("probit"),
      control = lme4::glmerControl(optimizer = "bobyqa", tolPwrss = 1e-11, optCtrl = list(rhoend = 1e-9, maxfun = 1e5))))), error = conditionMessage)
    if (is.character(fit)) {
      note <- paste("lme4:", gsub("[[:space:]]+", " ", fit))
    } else {
      freedom <- max(1, min(length(unique(data$participant)) - 1, length(unique(data$stimulus)) - 2))
      error <- sqrt(vcov(fit)["truth", "truth"])
      estimate <- around(lme4::fixef(fit)[["truth"]], qt(0.975, freedom) * error)
      deviations <- lme4::VarCorr(fit)
      spread <- c(attr(deviations$participant, "stddev")[["truth"]], attr(deviations$stimulus, "stddev")[[1]])
      note <- if (lme4::isSingular(fit)) "singular fit" else ""
    }
  }
  tell("d_prime_model", "", estimate, note)
  tell("d_prime_model_spread_between_participants", "", spread[1], note)
  tell("model_spread_between_pictures", "", spread[2], note)
}

# Proportions and signal detection, for other participants and other pictures or modelled, for reproduce.R.

# What each way to be sure is called, as on the page and in documentation/figures.csv.
clustered.words <- "clustered by participant and picture, Satterthwaite\u2019s t"
independent.words <- "assumes independent trials"
quartiles.words <- "median (quartiles)"

# ---- proportions and means

wilson <- function(successes, trials) {
  centre <- (successes + deviate^2 / 2) / (trials + deviate^2)
  half <- deviate / (trials + deviate^2) * sqrt(successes * (trials - successes) / trials + deviate^2 / 4)
  c(successes / trials, max(0, centre - half), min(1, centre + half))
}

# A share of answers on the probit scale, with the log-linear correction.
share.of <- function(yes) {
  corrected <- (sum(yes) + 0.5) / (length(yes) + 1)
  z <- qnorm(corrected)
  slope <- 1 / length(yes) / dnorm(z)
  list(share = mean(yes), z = z, slope = slope, residuals = (yes - mean(yes)) * slope, varies = any(yes) && !all(yes),
       independent = corrected * (1 - corrected) / length(yes) / dnorm(z)^2)
}

# ---- how sure: variance clustered by participant and by picture within its origin (Cameron, Gelbach and Miller 2011) of a statistic's
# residuals (delta method), with Satterthwaite's degrees of freedom and Student's t; never narrower than of independent answers

by.cluster <- function(residuals, clusters) {
  sums <- rowsum(residuals, clusters)
  c(variance = length(sums) / (length(sums) - 1) * sum(sums^2), size = length(sums))
}

# Nothing where it cannot be estimated: fewer than three sessions, one picture of an origin, all sessions or all pictures alike.
clustered <- function(answers, residuals, independent, varies, within.origin = residuals) {
  people <- by.cluster(residuals, answers$session_id)
  about <- Filter(function(ids) any(!is.na(ids)), answers[c("human.picture", "machine.picture")])
  pictures <- vapply(about, function(ids) by.cluster(within.origin[!is.na(ids)], ids[!is.na(ids)]), numeric(2))
  both <- !is.na(answers$human.picture) & !is.na(answers$machine.picture)
  combined(people, pictures, sum(within.origin^2), sum(within.origin[both]^2), independent, varies)
}

# pictures: a column a stratum; shared: of answers to pairs, which are part of two pictures
combined <- function(people, pictures, each, shared, independent, varies) {
  if (people[2] < 3 || any(pictures[2, ] == 1) || !varies || people[1] <= 1e-12 * each || any(pictures[1, ] <= 1e-12 * each)) return(NULL)
  own <- pmax(0, pictures[1, ] - shared / 2)
  variance <- max(people[1] + sum(own) - each, min(people[1], sum(own)))
  spread <- max(people[1] - each, 0)^2 / (people[2] - 1) + sum(own^2 / (pictures[2, ] - 1))
  freedom <- if (spread > 0) max(1, variance^2 / spread) else people[2] - 1
  list(variance = variance, half = max(qt(0.975, freedom) * sqrt(variance), deviate * sqrt(independent)))
}

# shown: from the statistic's scale to that on which it is told
between <- function(estimate, value, sure, shown = identity) {
  c(estimate, if (is.null(sure)) c(NA, NA) else shown(value + c(-1, 1) * sure$half))
}

# The difference of two estimates from the bounds of both (Zou and Donner 2008).
apart <- function(one, other, correlation) {
  gap <- function(a, b) sqrt(max(0, a^2 + b^2 - 2 * correlation * a * b))
  one[1] - other[1] + c(0, -gap(one[1] - one[2], other[3] - other[1]), gap(one[3] - one[1], other[1] - other[2]))
}

bounded <- function(correlation) max(-1, min(1, correlation))

# Of wrong and right answers; pictures differ about their own origin's share.
share.right <- function(answers) {
  share <- share.of(answers$right)
  about <- ifelse(answers$task == "2AFC", 2, answers$machine)
  within <- (answers$right - ave(as.numeric(answers$right), about)) * share$slope
  between(share$share, share$z, clustered(answers, share$residuals, share$independent, share$varies, within), pnorm)
}

# Of yes-no answers, or of pairs with the machine picture on the left as the signal: each figure with its interval.
detected <- function(answers) {
  counts <- counted(answers)
  hit <- share.of(answers$called[answers$machine])
  alarm <- share.of(answers$called[!answers$machine])
  signal <- noise <- numeric(nrow(answers))
  signal[answers$machine] <- hit$residuals
  noise[!answers$machine] <- alarm$residuals
  sum.of <- function(a, b) {
    clustered(answers, a * signal + b * noise, a^2 * hit$independent + b^2 * alarm$independent, hit$varies && alarm$varies)
  }
  of.signal <- clustered(answers[answers$machine, ], hit$residuals, hit$independent, hit$varies)
  of.noise <- clustered(answers[!answers$machine, ], alarm$residuals, alarm$independent, alarm$varies)
  apart.rates <- apart.squares <- c(NA, NA, NA)
  sensitivity <- sum.of(1, -1)
  # of pairs one of them can be 0
  if (!is.null(sensitivity) && !is.null(of.signal) && !is.null(of.noise) && of.signal$variance * of.noise$variance > 0) {
    people <- length(unique(answers$session_id))
    covariance <- people / (people - 1) * sum(rowsum(signal, answers$session_id) * rowsum(noise, answers$session_id))
    deviations <- sqrt(of.signal$variance * of.noise$variance)
    correlation <- bounded(covariance / deviations)
    apart.rates <- apart(between(alarm$share, alarm$z, of.noise, pnorm), between(hit$share, hit$z, of.signal, pnorm), correlation)
    of.squares <- correlation * deviations * (2 * correlation * deviations + 4 * hit$z * alarm$z) /
      sqrt(of.signal$variance * (2 * of.signal$variance + 4 * hit$z^2) * of.noise$variance * (2 * of.noise$variance + 4 * alarm$z^2))
    apart.squares <- exp(apart(half.square(alarm$z, of.noise$half), half.square(hit$z, of.signal$half), bounded(of.squares)))
  }
  list(d_prime = between(d.prime(counts), hit$z - alarm$z, sensitivity),
       criterion = between(criterion(counts), -(hit$z + alarm$z) / 2, sum.of(-0.5, -0.5)),
       beta = c(beta(counts), apart.squares[2:3]),
       a_d = between(area(counts), hit$z - alarm$z, sensitivity, function(value) pnorm(value / sqrt(2))),
       human.of.machine = complement(between(hit$share, hit$z, of.signal, pnorm)),
       human.of.human = complement(between(alarm$share, alarm$z, of.noise, pnorm)),
       human.difference = c(alarm$share - hit$share, apart.rates[2:3]))
}

complement <- function(share) 1 - share[c(1, 3, 2)]

half.square <- function(z, half) c(z, max(0, abs(z) - half), abs(z) + half)^2 / 2

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
  exp(apart(half.square(z[2], half[2]), half.square(z[1], half[1]), 0))
}

# All trials as independent, under such a name as "%s_pooled".
tell.independent <- function(tell, name, of, counts) {
  note <- independent.words
  half <- deviate * standard.error(counts)
  tell(sprintf(name, "d_prime"), of, around(d.prime(counts), half), note)
  tell(sprintf(name, "criterion"), of, around(criterion(counts), half / 2), note)
  tell(sprintf(name, "beta"), of, beta.interval(counts), note)
  tell(sprintf(name, "a_d"), of, pnorm(around(d.prime(counts), half) / sqrt(2)), note)
}

tell.detected <- function(tell, name, of, found, note = clustered.words) {
  for (figure in c("d_prime", "criterion", "beta", "a_d")) tell(sprintf(name, figure), of, found[[figure]], note)
}

within.participants <- function(tell, alone) {
  cells <- table(alone$session_id, factor(1 + alone$called + 2 * alone$machine, 1:4))
  both <- cells[cells[, 1] + cells[, 2] > 0 & cells[, 3] + cells[, 4] > 0, , drop = FALSE]
  if (nrow(both) > 0) tell("d_prime_within_participant", "", middle(apply(both, 1, d.prime)))
}

# ---- by how much answers hang together

crosses <- function(alone) {
  stimuli <- unique(alone[c("stimulus_id", "machine")])
  length(unique(alone$session_id)) > 2 && sum(stimuli$machine) > 1 && sum(!stimuli$machine) > 1
}

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
      note <- if (lme4::isSingular(fit)) "boundary (singular) fit: see help('isSingular')" else paste(fit@optinfo$conv$lme4$messages, collapse = " ")
    }
  }
  tell("d_prime_model", "", estimate, note)
  tell("d_prime_model_spread_between_participants", "", spread[1], note)
  tell("model_spread_between_pictures", "", spread[2], note)
}

# Reproduces every figure of a study's results page from its responses, with nothing but R itself.
#
#   Rscript analysis/reproduce.R [folder of the CSV files] [study version]
#
# Prints a table sessions,figure,of,estimate,lower,upper,note. Sessions are all finished ones; those of the registered analysis, which is of
# the registered number that were finished first, without those that the exclusion rules leave out; or all that answered, finished or not. Only trials that count are used: phase main, not superseded, of one version
# (the newest unless another is asked for). Machine-made is the signal. Bounds are of 95 % intervals. Figures marked pooled take all trials
# as independent, which trials of one participant and of one picture are not: take the resampled ones beside them.
#
# Resampled intervals have a chance of their own: they differ from the page's by a few hundredths of their width. The crossed probit
# model needs the package lme4; without it its figures stay empty, and all others are there.

set.seed(1)
arguments <- commandArgs(trailingOnly = TRUE)
script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)[1])
folder <- if (length(arguments) > 0) arguments[1] else file.path(dirname(script), "..", "data")
deviate <- qnorm(0.975)

# ---- reading and telling

answers <- function(folder, version) {
  file <- list.files(folder, pattern = "responses(_data)?\\.csv$", full.names = TRUE)[1]
  used <- c("study_version", "session_id", "session_finished_at", "excluded", "exclusion_reason", "phase", "superseded", "task",
            "stimulus_id", "right_stimulus_id", "origin", "preset", "right_preset", "rating", "side", "correct", "recognised", "rt")
  header <- names(read.csv(file, nrows = 1, check.names = FALSE))
  rows <- read.csv(file, colClasses = ifelse(header %in% used, "character", "NULL"), encoding = "UTF-8")
  if (is.na(version)) version <- as.character(max(c(0, as.integer(rows$study_version))))
  rows <- rows[rows$study_version == version & rows$phase == "main" & rows$superseded == "false", ]
  rows$right <- rows$correct == "true"
  rows$machine <- rows$origin == "machine"
  rows$rating <- as.integer(rows$rating)
  rows$called <- ifelse(rows$task == "yes-no", rows$rating > 3, rows$side == "right") # machine-made; of a pair, its left picture
  rows$rt <- as.numeric(rows$rt)
  rows
}

beside <- function(folder, names) {
  files <- c(file.path(folder, names), file.path(folder, "..", "materials", names))
  files[file.exists(files)][1]
}

# Finished sessions at which the registered analysis is made, from the design.
registered.number <- function(folder, version) {
  file <- beside(folder, c(paste0("design-version-", version, ".json"), "design.json"))
  design <- if (is.na(file)) "" else paste(readLines(file, warn = FALSE), collapse = " ")
  number <- regmatches(design, regexec("\"registered_sessions\"\\s*:\\s*([0-9]+)", design))[[1]][2]
  if (is.na(number)) Inf else as.integer(number)
}

# In the order in which they were finished.
finished.first <- function(rows, number) {
  sessions <- unique(rows[c("session_id", "session_finished_at")])
  by.time <- order(sub("Z$", "", sessions$session_finished_at), sessions$session_id, method = "radix")
  head(sessions$session_id[by.time], number)
}

text <- function(value) ifelse(is.na(value), "", format(value, digits = 17, scientific = FALSE, trim = TRUE))

cell <- function(word) if (grepl("[\",]", word)) paste0("\"", gsub("\"", "\"\"", word), "\"") else word

say <- function(sessions, figure, of, values, note = "") {
  cat(paste(c(sessions, figure, cell(of), text(c(values, NA, NA)[1:3]), cell(note)), collapse = ","), "\n", sep = "")
}

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
    fit <- suppressMessages(suppressWarnings(lme4::glmer(
      answer ~ truth + (1 + truth | participant) + (1 | stimulus), data, binomial("probit"),
      control = lme4::glmerControl(optimizer = "bobyqa", tolPwrss = 1e-11, optCtrl = list(rhoend = 1e-9, maxfun = 1e5)))))
    freedom <- max(1, min(length(unique(data$participant)) - 1, length(unique(data$stimulus)) - 2))
    error <- sqrt(vcov(fit)["truth", "truth"])
    estimate <- around(lme4::fixef(fit)[["truth"]], qt(0.975, freedom) * error)
    deviations <- lme4::VarCorr(fit)
    spread <- c(attr(deviations$participant, "stddev")[["truth"]], attr(deviations$stimulus, "stddev")[[1]])
    note <- if (lme4::isSingular(fit)) "singular fit" else ""
  }
  tell("d_prime_model", "", estimate, note)
  tell("d_prime_model_spread_between_participants", "", spread[1], note)
  tell("model_spread_between_pictures", "", spread[2], note)
}

# ---- ratings: ROC curve, its area by DeLong, calibration

roc <- function(tell, human, machine) {
  from <- function(counts) rev(cumsum(c(0, rev(counts)))) / sum(counts) # share at or above each step, and 0 beyond the last
  for (point in 0:6) tell("roc_false_alarm_rate", point, from(human)[7 - point])
  for (point in 0:6) tell("roc_hit_rate", point, from(machine)[7 - point])
  middle <- function(counts) (from(counts)[1:6] + from(counts)[2:7]) / 2
  variance <- function(values, counts) {
    centre <- sum(counts * values) / sum(counts)
    sum(counts * (values - centre)^2) / (sum(counts) - 1) / sum(counts)
  }
  area <- sum(machine * (1 - middle(human))) / sum(machine)
  half <- deviate * sqrt(variance(1 - middle(human), machine) + variance(middle(machine), human))
  interval <- if (half > 0) c(max(0, area - half), min(1, area + half)) else newcombe(area, sum(machine), sum(human))
  tell("auc", "", c(area, interval), "DeLong, for independent trials")
}

# Where DeLong's interval has no width (Newcombe 2006, method 5).
newcombe <- function(area, signal, noise) {
  others <- (signal + noise) / 2 - 1
  variance <- function(a) a * (1 - a) * (1 + others * (1 - a) / (2 - a) + others * a / (1 + a)) / (signal * noise)
  bound <- function(end) {
    if (area == end) return(end)
    beside <- area + sign(end - area) * 1e-9 # the estimate may itself be a root
    uniroot(function(a) (area - a)^2 - deviate^2 * variance(a), sort(c(beside, end)), tol = 1e-13)$root
  }
  c(bound(0), bound(1))
}

# Each rating as a stated probability of "machine", the middle of its sixth (Brier 1950, Murphy 1973).
calibration <- function(tell, human, machine) {
  all <- human + machine
  stated <- (2 * 1:6 - 1) / 12
  observed <- ifelse(all > 0, machine / all, 0)
  base <- sum(machine) / sum(all)
  for (step in which(all > 0)) {
    tell("calibration_stated", step, stated[step])
    tell("calibration_answers", step, all[step])
    tell("calibration_machine", step, machine[step])
    tell("calibration_share", step, wilson(machine[step], all[step]))
  }
  tell("brier", "", sum(machine * (1 - stated)^2 + human * stated^2) / sum(all))
  tell("reliability", "", sum(all * (stated - observed)^2) / sum(all))
  tell("resolution", "", sum(all * (observed - base)^2) / sum(all))
  tell("uncertainty", "", base * (1 - base))
}

# ---- response times

quartiles <- function(rt) quantile(rt, c(0.5, 0.25, 0.75), na.rm = TRUE, names = FALSE)

# ---- presets

deception <- function(tell, alone) {
  for (preset in sort(unique(alone$preset[alone$preset != ""]), method = "radix")) {
    own <- alone[alone$preset == preset, ]
    beside <- alone[alone$preset == preset | !alone$machine, ]
    tell("preset_stimuli", preset, length(unique(own$stimulus_id)))
    tell("preset_answers", preset, nrow(own))
    tell("preset_called_human", preset, sum(!own$called))
    if (crosses(beside)) {
      replicates <- resampled(beside)
      tell("deception", preset, percentiles(replicates, human.of.machine), "resampled")
      tell("deception_against_human", preset,
           percentiles(replicates, function(counts) human.of.machine(counts) - human.of.human(counts)), "resampled")
    } else {
      tell("deception", preset, wilson(sum(!own$called), nrow(own)), "Wilson for independent answers")
    }
  }
}

# ---- presets as if their pictures did not differ in aspect, sharpness and palette: probit regression on counts by picture, each
# preset's share standardised over all machine pictures, participants and pictures resampled within their preset

probit <- function(x, human, answers) {
  beta <- rep(0, ncol(x))
  for (step in 1:50) {
    predictor <- drop(x %*% beta)
    rise <- function(predictor) exp(dnorm(predictor, log = TRUE) - pnorm(predictor, log.p = TRUE))
    score <- human * rise(predictor) - (answers - human) * rise(-predictor)
    information <- crossprod(x, answers * rise(predictor) * rise(-predictor) * x)
    change <- tryCatch(drop(solve(information, crossprod(x, score))), error = function(singular) NA)
    if (any(!is.finite(change))) return(NULL)
    beta <- beta + change
    if (max(abs(change)) < 1e-8) return(beta)
  }
  NULL # some pictures are told from the others without an error
}

covariates <- function(file) {
  pictures <- read.csv(file, encoding = "UTF-8")
  data.frame(stimulus_id = pictures$stimulus_id, aspect = log(pictures$width / pictures$height), sharpness = pictures$sharpness,
             saturation = pictures$saturation, luminance = pictures$luminance)
}

alike <- function(values) sqrt(mean((values - mean(values))^2)) <= 1e-9 * max(1, abs(mean(values)))

adjusted <- function(tell, alone, pictures) {
  machine <- alone[alone$machine, ]
  shares <- tapply(!machine$called, machine$preset, mean)
  presets <- names(shares)[order(-shares, names(shares), method = "radix")]
  if (length(presets) < 2) return(invisible())
  refuse <- function(note) tell("deception_adjusted", "", NA, note)
  stimuli <- unique(machine[c("stimulus_id", "preset")])
  group <- match(stimuli$preset, presets)
  measured <- pictures[match(stimuli$stimulus_id, pictures$stimulus_id), -1]
  if (anyNA(measured)) return(refuse("pictures were not measured"))
  differ <- Filter(function(values) !alike(values), measured)
  fewest <- 5
  if (length(unique(machine$session_id)) < 2) return(refuse("one participant cannot be resampled"))
  if (ncol(differ) == 0) return(refuse("the pictures differ in nothing that was measured"))
  if (nrow(stimuli) < fewest * (length(presets) - 1 + ncol(differ)) || min(table(group)) < fewest) return(refuse("too few pictures"))
  standard <- vapply(differ, function(values) (values - mean(values)) / sqrt(mean((values - mean(values))^2)), measured[[1]])
  x <- cbind(outer(group, seq_along(presets), "==") * 1, standard)
  rates <- function(human, answers, often) {
    beta <- probit(x[answers > 0, ], human[answers > 0], answers[answers > 0])
    if (is.null(beta)) return(NULL)
    others <- drop(standard %*% beta[-seq_along(presets)])
    c(tapply(human, group, sum) / tapply(answers, group, sum),
      vapply(seq_along(presets), function(preset) sum(often * pnorm(others + beta[preset])) / sum(often), 0))
  }
  cells <- list(match(machine$session_id, unique(machine$session_id)), match(machine$stimulus_id, stimuli$stimulus_id))
  human <- tapply(1 * !machine$called, cells, sum, default = 0)
  answers <- tapply(1 + 0 * machine$called, cells, sum, default = 0)
  observed <- rates(colSums(human), colSums(answers), rep(1, nrow(stimuli)))
  if (is.null(observed)) return(refuse("no likeliest fit"))
  draws <- max(200, min(1000, 2e8 %/% nrow(machine)))
  drawn <- lapply(seq_len(draws), function(draw) {
    people <- tabulate(sample.int(nrow(human), replace = TRUE), nrow(human))
    often <- rep(0, nrow(stimuli))
    for (preset in seq_along(presets)) {
      own <- which(group == preset)
      often <- often + tabulate(own[sample.int(length(own), replace = TRUE)], nrow(stimuli))
    }
    rates(drop(people %*% human) * often, drop(people %*% answers) * often, often)
  })
  drawn <- do.call(cbind, drawn)
  if (ncol(drawn) < 0.95 * draws) return(refuse("no likeliest fit for many draws"))
  interval <- function(statistic) c(statistic(observed), quantile(apply(drawn, 2, statistic), c(0.025, 0.975), names = FALSE))
  for (preset in seq_along(presets)) {
    tell("deception_adjusted", presets[preset], interval(function(rates) rates[length(presets) + preset]), "resampled")
    for (measure in names(measured)) tell(paste0("preset_", measure), presets[preset], mean(measured[[measure]][group == preset]))
  }
  for (pair in utils::combn(length(presets), 2, simplify = FALSE)) {
    of <- paste(presets[pair], collapse = " - ")
    tell("difference", of, interval(function(rates) rates[pair[1]] - rates[pair[2]]), "resampled")
    between <- length(presets) + pair
    tell("difference_adjusted", of, interval(function(rates) rates[between[1]] - rates[between[2]]), "resampled")
  }
}

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
      if (any(!is.na(rows[[id]]$rt))) tell("rt", id, quartiles(rows[[id]]$rt), "median and quartiles in ms")
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
  tell("d_prime_without_famous", "", percentiles(resampled(others), d.prime), "resampled")
}

# ---- pairs (2AFC): d', side bias, Bradley and Terry's ranking

pairs <- function(tell, pairs) {
  tell("pairs", "", nrow(pairs))
  counts <- counted(pairs) # the machine picture on the left is the signal
  if (sum(counts[1:2]) == 0 || sum(counts[3:4]) == 0) return(invisible())
  tell("pairs_right_share", "", mean(pairs$right))
  tell("pairs_d_prime_pooled", "", around(d.prime(counts), deviate * standard.error(counts)) / sqrt(2))
  tell("pairs_side_bias_pooled", "", around(criterion(counts), deviate * standard.error(counts) / 2))
  if (any(!is.na(pairs$rt))) tell("pairs_rt", "", quartiles(pairs$rt), "median and quartiles in ms")
  ranking(tell, pairs)
}

# Log odds of being called human beside the picture shown most often (of several the first by its id).
ranking <- function(tell, pairs) {
  shown <- table(c(pairs$stimulus_id, pairs$right_stimulus_id))
  items <- sort(names(shown), method = "radix")
  reference <- items[which.max(shown[items])]
  won <- match(ifelse(pairs$side == "left", pairs$stimulus_id, pairs$right_stimulus_id), items)
  lost <- match(ifelse(pairs$side == "left", pairs$right_stimulus_id, pairs$stimulus_id), items)
  wins <- matrix(tabulate(won + length(items) * (lost - 1), length(items)^2), length(items))
  leads <- diag(length(items)) + wins > 0
  for (doubling in seq_len(ceiling(log2(length(items))))) leads <- leads %*% leads > 0
  if (!all(leads)) return(tell("log_odds", "", NA, "no ranking: wins do not link every picture to every other"))
  met <- which(upper.tri(wins) & wins + t(wins) > 0, arr.ind = TRUE)
  signs <- (outer(met[, 1], seq_along(items), "==") - outer(met[, 2], seq_along(items), "=="))[, items != reference, drop = FALSE]
  often <- wins[met] + t(wins)[met]
  fit <- glm.fit(signs, wins[met] / often, often, start = rep(0, ncol(signs)), family = binomial(), intercept = FALSE,
                 control = list(epsilon = 1e-15, maxit = 100))
  error <- sqrt(diag(chol2inv(fit$qr$qr[seq_len(ncol(signs)), seq_len(ncol(signs)), drop = FALSE])))
  others <- items[items != reference]
  for (item in seq_along(others)) tell("log_odds", others[item], around(fit$coefficients[[item]], deviate * error[item]))
  tell("log_odds", reference, c(0, 0, 0), "the reference")
}

# ---- the page, from its headline to its last table

single.pictures <- function(tell, alone) {
  counts <- counted(alone)
  for (cell in 1:4) tell(c("correct_rejections", "false_alarms", "misses", "hits")[cell], "", counts[cell])
  if (sum(counts[1:2]) == 0 || sum(counts[3:4]) == 0) return(invisible())
  error <- deviate * standard.error(counts)
  tell("d_prime_pooled", "", around(d.prime(counts), error))
  tell("c_pooled", "", around(criterion(counts), error / 2))
  tell("beta_pooled", "", exp(criterion(counts) * d.prime(counts)))
  tell("a_d_pooled", "", pnorm(around(d.prime(counts), error) / sqrt(2)))
  tell("called_human_of_machine", "", wilson(counts[3], sum(counts[3:4])), "Wilson for independent answers")
  if (crosses(alone)) {
    replicates <- resampled(alone)
    tell("d_prime", "", percentiles(replicates, d.prime), "resampled")
    tell("c", "", percentiles(replicates, criterion), "resampled")
    tell("called_human_of_human", "", percentiles(replicates, human.of.human), "resampled")
    tell("design_effect", "", design.effect(alone))
    crossed.probit(tell, alone)
  } else {
    tell("called_human_of_human", "", wilson(counts[1], sum(counts[1:2])), "Wilson for independent answers")
  }
  human <- tabulate(alone$rating[!alone$machine], 6)
  machine <- tabulate(alone$rating[alone$machine], 6)
  for (step in 1:6) tell("ratings_human", step, human[step])
  for (step in 1:6) tell("ratings_machine", step, machine[step])
  if (min(sum(human), sum(machine)) > 1) roc(tell, human, machine)
  calibration(tell, human, machine)
  if (any(!is.na(alone$rt))) tell("rt", "", quartiles(alone$rt), "median and quartiles in ms")
}

figures <- function(sessions, rows, pictures) {
  tell <- function(...) say(sessions, ...)
  right <- if (nrow(rows) > 0) tapply(rows$right, rows$session_id, sum) else integer(0)
  trials <- if (nrow(rows) > 0) max(table(rows$session_id)) else 0
  tell("sessions", "", length(right))
  tell("trials", "", nrow(rows))
  tell("accuracy", "", if (length(right) > 1) mean.of.sessions(right / trials) else NA, "Student's t over sessions")
  tell("accuracy_pooled", "", if (nrow(rows) > 0) wilson(sum(rows$right), nrow(rows)) else NA)
  if (nrow(rows) > 0) for (score in 0:trials) tell("sessions_with_right_answers", score, sum(right == score))
  alone <- rows[rows$task == "yes-no", ]
  single.pictures(tell, alone)
  if (any(alone$machine) && any(!alone$machine)) {
    deception(tell, alone)
    adjusted(tell, alone, pictures)
    stimuli(tell, alone)
    without.famous(tell, alone)
  }
  pairs(tell, rows[rows$task == "2AFC", ])
}

# How many sessions the registered rule leaves out, by reason, numbers apart.
left.out <- function(tell, rows) {
  reasons <- unique(rows[rows$excluded == "true", c("session_id", "exclusion_reason")])$exclusion_reason
  kinds <- gsub("[0-9]+ ", "", sub(" of [0-9]+ ms", " too short", reasons))
  tell("left_out", "", length(kinds))
  for (kind in sort(unique(kinds), method = "radix")) tell("left_out", kind, sum(kinds == kind))
}

# Each picture alone or in a pair, in sessions finished or not, as participants are told at the end.
everybody <- function(rows) {
  beside <- rows[rows$right_stimulus_id != "", ]
  right <- split(c(rows$right, beside$right), c(rows$stimulus_id, beside$right_stimulus_id))
  for (id in names(right)) {
    say("answered", "answers", id, length(right[[id]]))
    say("answered", "right_share", id, mean(right[[id]]))
  }
}

rows <- answers(folder, arguments[2])
finished <- rows[rows$session_finished_at != "", ]
pictures <- covariates(list.files(folder, pattern = "stimuli(_data)?\\.csv$", full.names = TRUE)[1])
first <- finished$session_id %in% finished.first(finished, registered.number(folder, rows$study_version[1]))
cat("sessions,figure,of,estimate,lower,upper,note\n")
figures("all", finished, pictures)
tell <- function(...) say("all", ...)
tell("later", "", length(unique(finished$session_id[!first])))
left.out(tell, finished[first, ])
figures("registered", finished[first & finished$excluded == "false", ], pictures)
everybody(rows)

# Presets, as if their pictures did not differ in aspect, sharpness and palette, for reproduce.R: probit regression on counts by picture, each
# preset's share standardised over all machine pictures, with variance clustered by participant and by picture within its preset

probit <- function(x, human, answers) {
  beta <- rep(0, ncol(x))
  for (step in 1:50) {
    predictor <- drop(x %*% beta)
    score <- human * rise(predictor) - (answers - human) * rise(-predictor)
    information <- crossprod(x, answers * rise(predictor) * rise(-predictor) * x)
    change <- tryCatch(drop(solve(information, crossprod(x, score))), error = function(singular) NA)
    if (any(!is.finite(change))) return(NULL)
    beta <- beta + change
    if (max(abs(change)) < 1e-8) return(beta)
  }
  NULL # some pictures are told from the others without an error
}

covariates <- function(pictures) {
  data.frame(stimulus_id = pictures$stimulus_id, aspect = log(pictures$width / pictures$height), sharpness = pictures$sharpness,
             saturation = pictures$saturation, luminance = pictures$luminance)
}

alike <- function(values) sqrt(mean((values - mean(values))^2)) <= 1e-9 * max(1, abs(mean(values)))

# What is known of the machine pictures of several presets.
adjustment <- function(machine, presets, pictures) {
  stimuli <- unique(machine[c("stimulus_id", "preset")])
  group <- match(stimuli$preset, presets)
  measured <- pictures[match(stimuli$stimulus_id, pictures$stimulus_id), -1]
  differ <- if (anyNA(measured)) measured[0] else Filter(function(values) !alike(values), measured)
  standard <- vapply(differ, function(values) (values - mean(values)) / sqrt(mean((values - mean(values))^2)), measured[[1]])
  picture <- match(machine$stimulus_id, stimuli$stimulus_id)
  list(presets = presets, group = group, measured = measured, standard = standard,
       x = cbind(outer(group, seq_along(presets), "==") * 1, standard),
       person = machine$session_id, picture = picture, called.human = !machine$called,
       human = as.vector(tapply(1 * !machine$called, picture, sum)), answers = tabulate(picture))
}

refusal <- function(model) {
  fewest <- 5
  pictures <- length(model$group)
  needed <- fewest * (length(model$presets) - 1 + ncol(model$standard))
  if (length(unique(model$person)) < 3) "fewer than three participants"
  else if (anyNA(model$measured)) "pictures were not measured"
  else if (ncol(model$standard) == 0) "the pictures differ in nothing that was measured"
  else if (pictures < needed || min(table(model$group)) < fewest) "too few pictures"
  else ""
}

rise <- function(predictor) exp(dnorm(predictor, log = TRUE) - pnorm(predictor, log.p = TRUE))

# A preset's share as it is: what it is, by how much each answer moves it, and each picture by itself.
crude <- function(model, preset) {
  own <- model$group[model$picture] == preset
  share <- mean(model$called.human[own])
  list(value = share, residuals = ifelse(own, model$called.human - share, 0) / sum(own), pictures = 0 * model$group, strata = preset)
}

# The same of its standardised share: answers move it by moving the coefficients.
standardised <- function(model, beta, preset) {
  moved <- model$x
  moved[, seq_along(model$presets)] <- rep(seq_along(model$presets) == preset, each = nrow(moved)) * 1
  predictor <- drop(moved %*% beta)
  fitted <- drop(model$x %*% beta)
  observed <- function(predictor) rise(predictor) * (rise(predictor) + predictor)
  weights <- model$human * observed(fitted) + (model$answers - model$human) * observed(-fitted)
  information <- crossprod(model$x, weights * model$x)
  weight <- drop(model$x %*% solve(information, colMeans(dnorm(predictor) * moved)))[model$picture]
  fitted <- fitted[model$picture]
  share <- mean(pnorm(predictor))
  list(value = share, residuals = weight * ifelse(model$called.human, rise(fitted), -rise(-fitted)),
       pictures = (pnorm(predictor) - share) / nrow(moved), strata = seq_along(model$presets))
}

sure.of <- function(model, statistic) {
  sums <- rowsum(statistic$residuals, model$picture)[, 1] + statistic$pictures
  strata <- vapply(statistic$strata, function(preset) {
    own <- sums[model$group == preset]
    c(length(own) / (length(own) - 1) * sum((own - mean(own))^2), length(own))
  }, numeric(2))
  each <- sum(statistic$residuals^2)
  combined(by.cluster(statistic$residuals, model$person), strata, each, 0, each, TRUE)
}

share.between <- function(model, statistic) {
  sure <- sure.of(model, statistic)
  if (!is.null(sure)) sure$half <- sure$half / dnorm(qnorm(statistic$value))
  between(statistic$value, qnorm(statistic$value), sure, pnorm)
}

difference.between <- function(model, one, other) {
  both <- list(value = 0, residuals = one$residuals - other$residuals, pictures = one$pictures - other$pictures,
               strata = union(one$strata, other$strata))
  sure <- list(sure.of(model, one), sure.of(model, other), sure.of(model, both))
  if (any(vapply(sure, is.null, NA))) return(c(one$value - other$value, NA, NA))
  variances <- vapply(sure, function(each) each$variance, 0)
  correlation <- (variances[1] + variances[2] - variances[3]) / 2 / sqrt(variances[1] * variances[2])
  apart(share.between(model, one), share.between(model, other), bounded(correlation))
}

adjusted <- function(tell, alone, pictures) {
  machine <- alone[alone$machine, ]
  shares <- tapply(!machine$called, machine$preset, mean)
  presets <- names(shares)[order(-shares, names(shares), method = "radix")]
  if (length(presets) < 2) return(invisible())
  model <- adjustment(machine, presets, pictures)
  note <- refusal(model)
  beta <- if (note == "") probit(model$x, model$human, model$answers)
  if (note == "" && is.null(beta)) note <- "no likeliest fit"
  if (note != "") return(tell("deception_adjusted", "", NA, note))
  tell.adjusted(tell, model, lapply(seq_along(presets), function(preset) crude(model, preset)),
                lapply(seq_along(presets), function(preset) standardised(model, beta, preset)))
}

tell.adjusted <- function(tell, model, crude, standardised) {
  presets <- model$presets
  note <- clustered.words
  for (preset in seq_along(presets)) {
    tell("deception_adjusted", presets[preset], share.between(model, standardised[[preset]]), note)
    for (measure in names(model$measured))
      tell(paste0("preset_", measure), presets[preset], mean(model$measured[[measure]][model$group == preset]))
  }
  for (pair in utils::combn(length(presets), 2, simplify = FALSE)) {
    of <- paste(presets[pair], collapse = " - ")
    tell("difference", of, difference.between(model, crude[[pair[1]]], crude[[pair[2]]]), note)
    tell("difference_adjusted", of, difference.between(model, standardised[[pair[1]]], standardised[[pair[2]]]), note)
  }
}

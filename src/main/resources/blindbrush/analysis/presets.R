# Presets, as if their pictures did not differ in aspect, sharpness and palette, for reproduce.R: probit regression on counts by picture, each
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
  cells <- list(match(machine$session_id, unique(machine$session_id)), match(machine$stimulus_id, stimuli$stimulus_id))
  list(presets = presets, group = group, measured = measured, standard = standard,
       x = cbind(outer(group, seq_along(presets), "==") * 1, standard),
       human = tapply(1 * !machine$called, cells, sum, default = 0), # participants by pictures
       answers = tapply(1 + 0 * machine$called, cells, sum, default = 0))
}

refusal <- function(model) {
  fewest <- 5
  pictures <- length(model$group)
  needed <- fewest * (length(model$presets) - 1 + ncol(model$standard))
  if (nrow(model$human) < 2) "one participant cannot be resampled"
  else if (anyNA(model$measured)) "pictures were not measured"
  else if (ncol(model$standard) == 0) "the pictures differ in nothing that was measured"
  else if (pictures < needed || min(table(model$group)) < fewest) "too few pictures"
  else ""
}

# Of each preset its share as it is, then of each its standardised one; nothing where there is no likeliest fit.
rates <- function(model, people, often) {
  human <- drop(people %*% model$human) * often
  answers <- drop(people %*% model$answers) * often
  beta <- probit(model$x[answers > 0, ], human[answers > 0], answers[answers > 0])
  if (is.null(beta)) return(NULL)
  presets <- seq_along(model$presets)
  others <- drop(model$standard %*% beta[-presets])
  c(tapply(human, model$group, sum) / tapply(answers, model$group, sum),
    vapply(presets, function(preset) sum(often * pnorm(others + beta[preset])) / sum(often), 0))
}

drawn.rates <- function(model) {
  people <- tabulate(sample.int(nrow(model$human), replace = TRUE), nrow(model$human))
  often <- rep(0, length(model$group))
  for (preset in seq_along(model$presets)) {
    own <- which(model$group == preset)
    often <- often + tabulate(own[sample.int(length(own), replace = TRUE)], length(often))
  }
  rates(model, people, often)
}

adjusted <- function(tell, alone, pictures) {
  machine <- alone[alone$machine, ]
  shares <- tapply(!machine$called, machine$preset, mean)
  presets <- names(shares)[order(-shares, names(shares), method = "radix")]
  if (length(presets) < 2) return(invisible())
  model <- adjustment(machine, presets, pictures)
  note <- refusal(model)
  if (note == "") {
    observed <- rates(model, rep(1, nrow(model$human)), rep(1, length(model$group)))
    draws <- max(200, min(1000, 2e8 %/% nrow(machine)))
    drawn <- if (!is.null(observed)) do.call(cbind, lapply(seq_len(draws), function(draw) drawn.rates(model)))
    note <- if (is.null(observed)) "no likeliest fit" else if (NCOL(drawn) < 0.95 * draws) "no likeliest fit for many draws" else ""
  }
  if (note != "") return(tell("deception_adjusted", "", NA, note))
  tell.adjusted(tell, model, function(statistic) {
    c(statistic(observed), quantile(apply(drawn, 2, statistic), c(0.025, 0.975), names = FALSE))
  })
}

tell.adjusted <- function(tell, model, interval) {
  presets <- model$presets
  for (preset in seq_along(presets)) {
    tell("deception_adjusted", presets[preset], interval(function(rates) rates[length(presets) + preset]), "resampled")
    for (measure in names(model$measured))
      tell(paste0("preset_", measure), presets[preset], mean(model$measured[[measure]][model$group == preset]))
  }
  for (pair in utils::combn(length(presets), 2, simplify = FALSE)) {
    of <- paste(presets[pair], collapse = " - ")
    difference <- function(places) interval(function(rates) rates[places[1]] - rates[places[2]])
    tell("difference", of, difference(pair), "resampled")
    tell("difference_adjusted", of, difference(length(presets) + pair), "resampled")
  }
}

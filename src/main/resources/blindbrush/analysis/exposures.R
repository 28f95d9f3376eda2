# The psychometric function of pairs whose exposure chance dealt (the method of constant stimuli), for reproduce.R:
# share right = 1/2 + (1/2 - lapses) logistic(a + b log2(frames)), with the share of lapses held fixed (Wichmann and Hill 2001).

frame <- 1000 / 60 # ms
lapses <- 0.02

psychometric.at <- function(levels, parameters) {
  doublings <- log(levels$frames) / log(2)
  logistic <- 1 / (1 + exp(-(parameters[1] + parameters[2] * doublings)))
  right <- 0.5 + (0.5 - lapses) * logistic
  rise <- (0.5 - lapses) * logistic * (1 - logistic)
  scores <- list(wrong = -rise / (1 - right) * cbind(1, doublings), right = rise / right * cbind(1, doublings))
  weight <- rise^2 * (levels$right / right^2 + levels$wrong / (1 - right)^2) -
    (levels$right / right - levels$wrong / (1 - right)) * rise * (1 - 2 * logistic)
  list(parameters = parameters, scores = scores, observed = crossprod(cbind(1, doublings), weight * cbind(1, doublings)),
       score = colSums(levels$right * scores$right + levels$wrong * scores$wrong),
       information = crossprod(scores$right, (levels$right + levels$wrong) * right / (1 - right) * scores$right),
       likelihood = sum(levels$right * log(right) + levels$wrong * log(1 - right)))
}

# By Fisher's scoring; nothing where the likelihood rises without end.
psychometric.fit <- function(levels) {
  now <- psychometric.at(levels, c(-mean(log(levels$frames) / log(2)), 1))
  for (step in 1:200) {
    change <- tryCatch(solve(now$information, now$score), error = function(singular) NULL)
    if (is.null(change)) return(NULL)
    if (max(abs(change)) < 1e-12 * max(1, abs(now$parameters[2]))) return(now)
    part <- 1
    while (part > 1e-12) {
      following <- psychometric.at(levels, now$parameters + part * change)
      if (following$likelihood >= now$likelihood - 1e-9) {
        now <- following
        break
      }
      part <- part / 2
    }
    if (abs(now$parameters[2]) > 5000) return(NULL)
  }
  NULL
}

# Whether the pictures stood as long as chance dealt, within half a frame, or the answer came before they were covered.
as.asked <- function(pairs) {
  !is.na(pairs$exposure_frames) & pairs$display_unverified != "true" &
    (is.na(pairs$exposure_measured) | abs(pairs$exposure_measured - pairs$exposure_frames * frame) <= 9)
}

# The exposure in ms at which the share right is halfway between guessing and what lapses leave: only of a curve that surely rises, and
# between the shortest and the longest exposure.
exposures <- function(tell, pairs) {
  dealt <- pairs[!is.na(pairs$exposure_frames), ]
  if (nrow(dealt) == 0) return(invisible())
  asked <- as.asked(dealt)
  kept <- dealt[asked, ]
  tell("exposures_left_out", "", sum(!asked))
  if (nrow(kept) == 0) return(invisible())
  shown <- sort(unique(kept$exposure_frames))
  place <- match(kept$exposure_frames, shown)
  levels <- list(frames = shown, right = tabulate(place[kept$right], length(shown)), wrong = tabulate(place[!kept$right], length(shown)))
  for (level in seq_along(shown)) {
    tell("exposure_answers", shown[level], levels$right[level] + levels$wrong[level])
    tell("exposure_right", shown[level], levels$right[level])
    tell("exposure_right_share", shown[level], levels$right[level] / (levels$right[level] + levels$wrong[level]))
  }
  fit <- if (length(shown) > 2) psychometric.fit(levels)
  if (is.null(fit)) return(invisible())
  covariance <- tryCatch(solve(fit$observed), error = function(singular) NULL)
  if (is.null(covariance)) return(invisible())
  sure <- function(gradient) {
    influence <- drop(covariance %*% gradient)
    moved <- ifelse(kept$right, drop(fit$scores$right %*% influence)[place], drop(fit$scores$wrong %*% influence)[place])
    clustered(kept, moved, sum(gradient * influence), TRUE)
  }
  a <- fit$parameters[1]
  b <- fit$parameters[2]
  rise <- sure(c(0, 1))
  if (b <= 0 || (!is.null(rise) && b <= rise$half) || -a / b < log2(min(shown)) || -a / b > log2(max(shown))) return(invisible())
  tell("exposure_threshold", "", between(frame * 2^(-a / b), -a / b, sure(c(-1 / b, a / b^2)), function(value) frame * 2^value))
}

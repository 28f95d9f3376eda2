# Which pictures looked more human than others beside them (Bradley and Terry 1952), for reproduce.R.

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
  for (item in items) tell("pair_answers", item, shown[[item]])
  for (item in seq_along(others)) tell("log_odds", others[item], around(fit$coefficients[[item]], deviate * error[item]))
  tell("log_odds", reference, c(0, 0, 0), "the reference")
}

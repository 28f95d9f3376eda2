# The normal model of ratings whose origins need not vary alike (Dorfman and Alf 1969), for reproduce.R: z(hit rate) = a + b z(false alarm rate).

# Parameters: a, log b, and a criterion between each two steps that were used. counts: a row for human, a row for machine pictures.
unequal.at <- function(counts, parameters) {
  slope <- exp(parameters[2])
  criteria <- parameters[-(1:2)]
  scores <- weights <- NULL
  likelihood <- 0
  for (machine in 0:1) {
    bounds <- if (machine) slope * criteria - parameters[1] else criteria
    probability <- diff(c(0, pnorm(bounds), 1))
    if (any(probability <= 0)) return(list(likelihood = -Inf))
    density <- dnorm(bounds)
    edges <- cbind(if (machine) -density else 0 * density, if (machine) density * slope * criteria else 0 * density,
                   diag(density * (if (machine) slope else 1), length(criteria)))
    scores <- rbind(scores, diff(rbind(0, edges, 0)) / probability)
    weights <- c(weights, sum(counts[machine + 1, ]) * probability)
    likelihood <- likelihood + sum(counts[machine + 1, ] * log(probability))
  }
  list(parameters = parameters, scores = scores, information = crossprod(scores, weights * scores), likelihood = likelihood)
}

# By Fisher's scoring; nothing where the likelihood rises without end.
unequal.fit <- function(counts) {
  every <- colSums(counts)
  now <- unequal.at(counts, c(0, 0, qnorm(head(cumsum(every), -1) / sum(every))))
  for (step in 1:500) {
    change <- tryCatch(solve(now$information, drop(crossprod(now$scores, as.vector(t(counts))))), error = function(singular) NULL)
    if (is.null(change)) return(NULL)
    if (max(abs(change)) < 1e-11) return(now)
    part <- 1
    while (part > 1e-11) {
      following <- unequal.at(counts, now$parameters + part * change)
      if (following$likelihood >= now$likelihood - 1e-9) {
        now <- following
        break
      }
      part <- part / 2
    }
  }
  NULL
}

# The slope b of the zROC line, and d_a. It takes two points inside of the square that differ in both rates.
unequal.variance <- function(tell, alone, human, machine) {
  below <- rbind(cumsum(human)[1:5] / sum(human), cumsum(machine)[1:5] / sum(machine))
  inside <- below[, apply(below > 0 & below < 1, 2, all), drop = FALSE]
  if (min(length(unique(inside[1, ])), length(unique(inside[2, ]))) < 2) return(invisible())
  used <- which(human + machine > 0)
  counts <- rbind(human, machine)[, used]
  fit <- unequal.fit(counts)
  if (is.null(fit)) return(invisible())
  covariance <- solve(fit$information)
  slope <- exp(fit$parameters[2])
  distance <- fit$parameters[1] * sqrt(2 / (1 + slope^2))
  sure <- function(gradient) {
    influence <- drop(covariance[, 1:2] %*% gradient)
    moved <- matrix(fit$scores %*% influence, 2, byrow = TRUE)
    within <- moved - rowSums(moved * counts) / rowSums(counts)
    cell <- cbind(alone$machine + 1, match(alone$rating, used))
    clustered(alone, moved[cell], sum(gradient * influence[1:2]), TRUE, within[cell])
  }
  tell("zroc_slope", "", between(slope, fit$parameters[2], sure(c(0, 1)), exp))
  tell("d_a", "", between(distance, distance, sure(c(sqrt(2 / (1 + slope^2)), -distance * slope^2 / (1 + slope^2)))))
}

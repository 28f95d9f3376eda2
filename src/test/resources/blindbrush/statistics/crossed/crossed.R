# The numbers that CrossedAnswersTest expects: variances by pairs of answers that share a participant or a picture
# (Cameron, Gelbach and Miller 2011), written apart from the program. Run: Rscript crossed.R

options(digits = 15)
table <- expand.grid(j = 0:7, i = 0:5)
table <- table[(table$i + 2 * table$j) %% 7 != 0, ]
table$machine <- table$j >= 4
table$rating <- 1 + ((5 * table$i^2 + 4 * table$j + 2 * table$i * table$j + 5 * table$machine) %% 13 * 6) %/% 13
table$called <- table$rating > 3

together <- function(ids) outer(ids, ids, "==") & !is.na(outer(ids, ids, "=="))
bounds <- function(value, e, independent, d, of.pictures = e) {
  people <- length(unique(d$i))
  by.people <- people / (people - 1) * sum(outer(e, e) * together(d$i))
  each <- sum(of.pictures^2)
  shared <- sum(of.pictures[!is.na(d$h) & !is.na(d$m)]^2)
  origins <- Filter(function(ids) any(!is.na(ids)), list(d$h, d$m))
  sizes <- vapply(origins, function(ids) length(unique(na.omit(ids))), 0)
  by.origin <- mapply(function(ids, n) max(0, n / (n - 1) * sum(outer(of.pictures, of.pictures) * together(ids)) - shared / 2),
                      origins, sizes)
  variance <- max(by.people + sum(by.origin) - each, min(by.people, sum(by.origin)))
  df <- max(1, variance^2 / (max(by.people - each, 0)^2 / (people - 1) + sum(by.origin^2 / (sizes - 1))))
  half <- max(qt(0.975, df) * sqrt(variance), qnorm(0.975) * sqrt(independent))
  list(variance = variance, df = df, half = half, bounds = value + c(-half, half))
}
rate <- function(y) {
  corrected <- (sum(y) + 0.5) / (length(y) + 1)
  z <- qnorm(corrected)
  list(z = z, e = (y - mean(y)) / length(y) / dnorm(z), independent = corrected * (1 - corrected) / length(y) / dnorm(z)^2,
       slope = 1 / length(y) / dnorm(z))
}
show <- function(name, ...) cat(name, format(c(...), digits = 12), "\n")

table$h <- ifelse(table$machine, NA, table$j)
table$m <- ifelse(table$machine, table$j, NA)
signal <- table$machine
hit <- rate(table$called[signal])
alarm <- rate(table$called[!signal])
e.hit <- e.alarm <- rep(0, nrow(table))
e.hit[signal] <- hit$e
e.alarm[!signal] <- alarm$e
h <- bounds(hit$z, hit$e, hit$independent, table[signal, ])
f <- bounds(alarm$z, alarm$e, alarm$independent, table[!signal, ])
d <- bounds(hit$z - alarm$z, e.hit - e.alarm, hit$independent + alarm$independent, table)
cr <- bounds(-(hit$z + alarm$z) / 2, -(e.hit + e.alarm) / 2, (hit$independent + alarm$independent) / 4, table)
show("counts", sum(table$called[signal]), sum(signal), sum(table$called[!signal]), sum(!signal))
show("d'", hit$z - alarm$z, d$variance, d$df, d$bounds)
show("c", -(hit$z + alarm$z) / 2, cr$variance, cr$df, cr$bounds)
show("A_d", pnorm(d$bounds / sqrt(2)))
show("hit rate", pnorm(h$bounds), h$df)
show("false-alarm rate", pnorm(f$bounds), f$df)

# difference of two estimates from the bounds of both (Zou and Donner 2008)
mover <- function(one, a, other, b, correlation) {
  one - other + c(-1, 1) * sqrt(pmax(0, c((one - a[1])^2 + (b[2] - other)^2 - 2 * correlation * (one - a[1]) * (b[2] - other),
                                          (a[2] - one)^2 + (other - b[1])^2 - 2 * correlation * (a[2] - one) * (other - b[1]))))
}
people <- length(unique(table$i))
covariance <- people / (people - 1) * sum(outer(e.hit, e.alarm) * together(table$i))
correlation <- max(-1, min(1, covariance / sqrt(h$variance * f$variance)))
covariance <- correlation * sqrt(h$variance * f$variance)
square <- function(z, half) c(max(0, abs(z) - half)^2, (abs(z) + half)^2) / 2
of.squares <- (2 * covariance^2 + 4 * covariance * hit$z * alarm$z) /
  sqrt((2 * h$variance^2 + 4 * h$variance * hit$z^2) * (2 * f$variance^2 + 4 * f$variance * alarm$z^2))
show("beta", exp(mover(alarm$z^2 / 2, square(alarm$z, f$half), hit$z^2 / 2, square(hit$z, h$half), of.squares)))
show("human difference", mover(mean(table$called[!signal]), pnorm(f$bounds), mean(table$called[signal]), pnorm(h$bounds), correlation))

# area under the ROC curve, each answer with its DeLong component
x <- table$rating[signal]
y <- table$rating[!signal]
won <- outer(x, y, ">") + outer(x, y, "==") / 2
area <- mean(won)
slope <- 1 / dnorm(qnorm(area))
e <- rep(0, nrow(table))
e[signal] <- slope * (rowMeans(won) - area) / length(x)
e[!signal] <- slope * (colMeans(won) - area) / length(y)
a <- bounds(qnorm(area), e, slope^2 * (var(rowMeans(won)) / length(x) + var(colMeans(won)) / length(y)), table)
show("AUC", area, pnorm(a$bounds), a$df)

# pairs: human picture h, machine picture m
pairs <- expand.grid(t = 0:4, i = 0:6)
pairs$h <- (pairs$i + 2 * pairs$t) %% 5
pairs$m <- (2 * pairs$i + pairs$t) %% 4
pairs$left <- (pairs$i * pairs$t + pairs$i + pairs$t) %% 2 == 0
pairs$called <- (3 * pairs$i^2 + 5 * pairs$t + pairs$m * pairs$h + 2 * pairs$left) %% 7 > 2
left <- rate(pairs$called[pairs$left])
right <- rate(pairs$called[!pairs$left])
e.left <- e.right <- rep(0, nrow(pairs))
e.left[pairs$left] <- left$e
e.right[!pairs$left] <- right$e
d <- bounds((left$z - right$z) / sqrt(2), (e.left - e.right) / sqrt(2), (left$independent + right$independent) / 2, pairs)
b <- bounds(-(left$z + right$z) / 2, -(e.left + e.right) / 2, (left$independent + right$independent) / 4, pairs)
show("counts of pairs", sum(pairs$called[pairs$left]), sum(pairs$left), sum(pairs$called[!pairs$left]), sum(!pairs$left))
show("d' of pairs", (left$z - right$z) / sqrt(2), d$bounds, d$df)
show("side bias", -(left$z + right$z) / 2, b$bounds, b$df)

# share right of all of them, pairs by participants 10 to 16 to human pictures 0 to 4 and machine pictures 0 to 3
share <- function(d) {
  all <- rate(d$right)
  within <- (d$right - ave(as.numeric(d$right), d$about)) * all$slope
  s <- bounds(all$z, all$e, all$independent, d, within)
  c(mean(d$right), pnorm(s$bounds), s$df)
}
alone <- data.frame(i = table$i, h = table$h, m = table$m, about = table$machine * 1, right = table$called == table$machine)
both <- data.frame(i = pairs$i + 10, h = pairs$h, m = pairs$m, about = 2, right = pairs$called == pairs$left)
show("share right", share(alone))
show("share right of pairs", share(both))
show("share right of all", share(rbind(alone, both)))

# presets' standardised shares of StandardizedRatesTest: an answer's residual is the slope of the share by the answer's weight (infinitesimal
# jackknife), so that nothing is derived by hand
answers <- expand.grid(person = 0:9, stimulus = 0:15)
measured <- data.frame(preset = rep(1:2, each = 8),
                       sharp = c(0.1, 0.3, 0.2, 0.5, 0.4, 0.7, 0.6, 0.2, 0.6, 0.9, 0.5, 0.8, 1.1, 0.7, 0.4, 1.0),
                       light = c(0.5, 0.2, 0.6, 0.4, 0.3, 0.7, 0.5, 0.1, 0.4, 0.6, 0.2, 0.5, 0.3, 0.8, 0.6, 0.4))
often <- c(8, 6, 7, 6, 5, 4, 6, 7, 5, 3, 6, 4, 2, 5, 7, 3)
answers$human <- (answers$person + answers$stimulus) %% 10 < often[answers$stimulus + 1]
x <- cbind(measured$preset == 1, measured$preset == 2, measured$sharp, measured$light) * 1
shares <- function(weights, pictures = rep(1, 16)) {
  fit <- suppressWarnings(glm.fit(x[answers$stimulus + 1, ], answers$human, weights, family = binomial("probit"),
                                  control = list(epsilon = 1e-15, maxit = 100)))
  vapply(1:2, function(preset) {
    moved <- x
    moved[, 1:2] <- rep((1:2 == preset) * 1, each = 16)
    weighted.mean(pnorm(drop(moved %*% fit$coefficients)), pictures)
  }, 0)
}
ones <- rep(1, nrow(answers))
step <- 1e-3
by.answer <- vapply(seq_along(ones), function(k) {
  change <- replace(0 * ones, k, step)
  (shares(ones + change) - shares(ones - change)) / (2 * step)
}, numeric(2))
by.picture <- vapply(1:16, function(j) {
  change <- replace(rep(0, 16), j, step)
  (shares(ones, 1 + change) - shares(ones, 1 - change)) / (2 * step)
}, numeric(2))
clusters <- function(e, own, presets) {
  people <- 10 / 9 * sum(tapply(e, answers$person, sum)^2)
  pictures <- tapply(e, answers$stimulus, sum) + own
  strata <- vapply(presets, function(preset) 8 * var(pictures[measured$preset == preset]), 0)
  each <- sum(e^2)
  variance <- max(people + sum(strata) - each, min(people, sum(strata)))
  df <- max(1, variance^2 / (max(people - each, 0)^2 / 9 + sum(strata^2 / 7)))
  list(variance = variance, half = max(qt(0.975, df) * sqrt(variance), qnorm(0.975) * sqrt(each)))
}
told <- function(share, sure) pnorm(qnorm(share) + c(-1, 1) * sure$half / dnorm(qnorm(share)))
compared <- function(share, e, own, presets) {
  one <- clusters(e[2, ], own[2, ], presets[[2]])
  other <- clusters(e[1, ], own[1, ], presets[[1]])
  both <- clusters(e[2, ] - e[1, ], own[2, ] - own[1, ], 1:2)
  correlation <- (one$variance + other$variance - both$variance) / 2 / sqrt(one$variance * other$variance)
  mover(share[2], told(share[2], one), share[1], told(share[1], other), max(-1, min(1, correlation)))
}
share <- shares(ones)
show("standardised", share)
for (preset in 1:2) show("bounds", told(share[preset], clusters(by.answer[preset, ], by.picture[preset, ], 1:2)))
show("difference", compared(share, by.answer, by.picture, list(1:2, 1:2)))
own <- outer(1:2, measured$preset[answers$stimulus + 1], "==")
crude <- vapply(1:2, function(preset) mean(answers$human[own[preset, ]]), 0)
e <- t(vapply(1:2, function(preset) own[preset, ] * (answers$human - crude[preset]) / sum(own[preset, ]), ones))
show("crude difference", compared(crude, e, 0 * by.picture, list(1, 2)))

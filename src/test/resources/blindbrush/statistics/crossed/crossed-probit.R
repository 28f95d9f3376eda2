# Made crossed-probit.csv and the figures that CrossedProbitTest holds:
#   Rscript --vanilla crossed-probit.R
# R 4.2.2, lme4 1.1-31 (Debian 12). 80 participants see 16 of 24 stimuli, 8 of each origin; truth 1 is machine, answer 1 "machine".
library(lme4)
set.seed(20240607)
participants <- 80
stimuli <- 24
truth <- rep(0:1, each = stimuli / 2)
u <- rnorm(participants, 0, 0.4)
s <- 0.5 * rnorm(participants) - 0.4 * u
v <- rnorm(stimuli, 0, 0.6)
seen <- lapply(seq_len(participants), function(i) sort(c(sample(12, 8), 12 + sample(12, 8))))
data <- data.frame(participant = rep(seq_len(participants), each = 16), stimulus = unlist(seen))
data$truth <- truth[data$stimulus]
eta <- -0.5 + 0.9 * data$truth + u[data$participant] + s[data$participant] * data$truth + v[data$stimulus]
data$answer <- rbinom(nrow(data), 1, pnorm(eta))
write.csv(data, "crossed-probit.csv", row.names = FALSE, quote = FALSE)

# From its own start lme4 stops at the first sd's bound, 0, where -2 log likelihood is 0.9 higher; hence a start.
fit <- function(some) {
    found <- glmer(answer ~ truth + (1 + truth | participant) + (1 | stimulus), some, binomial("probit"),
        start = list(theta = c(0.4, -0.1, 0.4, 0.5), fixef = c(-0.7, 1.1)),
        control = glmerControl("bobyqa", tolPwrss = 1e-14, optCtrl = list(rhoend = 1e-8, maxfun = 1e5)))
    print(c(fixef(found), se = sqrt(diag(vcov(found)))), digits = 10)
    print(vcov(found)[1, 2], digits = 10)
    print(as.data.frame(VarCorr(found))[, c("grp", "var1", "var2", "sdcor")], digits = 10)
    print(c(minusTwoLogLikelihood = -2 * as.numeric(logLik(found))), digits = 12)
}
fit(data)
fit(subset(data, participant <= 25)) # few participants

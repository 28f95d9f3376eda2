# Reproduces a study's figures from its responses, with nothing but R itself.
#
#   Rscript analysis/reproduce.R [folder of the CSV files] [study version]
#
# Prints a table name,value. Names that begin with all_ are of all finished sessions, those with registered_ of the ones that the
# registered exclusion rule leaves in. Only trials that count are used: phase main, not superseded, of one version (the newest
# unless another is asked for). Machine-made is the signal. Figures marked pooled treat all trials as independent, which trials of one
# participant and of one picture are not: take the mean over sessions, with its t interval, as the headline.

arguments <- commandArgs(trailingOnly = TRUE)
script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)[1])
folder <- if (length(arguments) > 0) arguments[1] else file.path(dirname(script), "..", "data")
file <- list.files(folder, pattern = "responses(_data)?\\.csv$", full.names = TRUE)[1]

used <- c("study_version", "session_id", "session_finished_at", "excluded", "phase", "superseded", "task", "stimulus_id",
          "right_stimulus_id", "origin", "rating", "correct")
header <- names(read.csv(file, nrows = 1, check.names = FALSE))
rows <- read.csv(file, colClasses = ifelse(header %in% used, "character", "NULL"), encoding = "UTF-8")

version <- if (length(arguments) > 1) arguments[2] else as.character(max(c(0, as.integer(rows$study_version))))
rows <- rows[rows$study_version == version & rows$phase == "main" & rows$superseded == "false", ]
rows$right <- rows$correct == "true"

say <- function(name, value) {
  cat(name, ",", if (is.na(value)) "" else format(value, digits = 17, scientific = FALSE, trim = TRUE), "\n", sep = "")
}

wilson <- function(successes, trials) {
  z <- qnorm(0.975)
  centre <- (successes + z^2 / 2) / (trials + z^2)
  half <- z / (trials + z^2) * sqrt(successes * (trials - successes) / trials + z^2 / 4)
  c(max(0, centre - half), min(1, centre + half))
}

figures <- function(prefix, rows) {
  tell <- function(name, value) say(paste0(prefix, "_", name), value)
  scores <- if (nrow(rows) > 0) tapply(rows$right, rows$session_id, mean) else numeric(0)
  tell("sessions", length(scores))
  tell("trials", nrow(rows))
  tell("right", sum(rows$right))
  tell("accuracy_pooled", if (nrow(rows) > 0) mean(rows$right) else NA)
  interval <- if (nrow(rows) > 0) wilson(sum(rows$right), nrow(rows)) else c(NA, NA)
  tell("accuracy_pooled_wilson_lower", interval[1])
  tell("accuracy_pooled_wilson_upper", interval[2])
  several <- length(scores) > 1
  half <- if (several) qt(0.975, length(scores) - 1) * sd(scores) / sqrt(length(scores)) else NA
  tell("accuracy_mean", if (several) mean(scores) else NA)
  tell("accuracy_mean_t_lower", if (several) max(0, mean(scores) - half) else NA)
  tell("accuracy_mean_t_upper", if (several) min(1, mean(scores) + half) else NA)

  alone <- rows[rows$task == "yes-no", ]
  said <- as.integer(alone$rating) > 3
  machine <- alone$origin == "machine"
  hits <- sum(said & machine)
  misses <- sum(!said & machine)
  false.alarms <- sum(said & !machine)
  correct.rejections <- sum(!said & !machine)
  tell("hits", hits)
  tell("misses", misses)
  tell("false_alarms", false.alarms)
  tell("correct_rejections", correct.rejections)
  both <- hits + misses > 0 && false.alarms + correct.rejections > 0
  hit.rate <- qnorm((hits + 0.5) / (hits + misses + 1))
  false.alarm.rate <- qnorm((false.alarms + 0.5) / (false.alarms + correct.rejections + 1))
  tell("d_prime_pooled", if (both) hit.rate - false.alarm.rate else NA)
  tell("c_pooled", if (both) -(hit.rate + false.alarm.rate) / 2 else NA)

  pairs <- rows[rows$task == "2AFC", ]
  tell("pairs", nrow(pairs))
  tell("pairs_right", sum(pairs$right))
  tell("pairs_right_share_pooled", if (nrow(pairs) > 0) mean(pairs$right) else NA)
}

cat("name,value\n")
finished <- rows[rows$session_finished_at != "", ]
figures("all", finished)
figures("registered", finished[finished$excluded == "false", ])

# each picture alone or in a pair, in sessions finished or not
beside <- rows[rows$right_stimulus_id != "", ]
shown <- c(rows$stimulus_id, beside$right_stimulus_id)
right <- c(rows$right, beside$right)
for (stimulus in sort(unique(shown), method = "radix")) {
  say(paste0("stimulus_", stimulus, "_responses"), sum(shown == stimulus))
  say(paste0("stimulus_", stimulus, "_right_share"), mean(right[shown == stimulus]))
}

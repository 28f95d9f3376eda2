# Reproduces every figure of a study's results page from its responses, with nothing but R itself.
#
#   Rscript analysis/reproduce.R [folder of the CSV files] [study version]
#
# Prints a table sessions,figure,of,estimate,lower,upper,note. Sessions are all finished ones; those of the registered analysis, which is of
# the registered number that were finished first, without those that the exclusion rules leave out; or all that answered, finished or not.
# Whoever withdrew after the registered analysis was frozen is not in these files: then its figures are of today's rows and are printed as
# registered_today, and withdrew_since says how many are missing. The results page has both, the frozen ones as registered. Only trials that count are used: phase main, not superseded, not of staff, of one version
# (the newest unless another is asked for). Machine-made is the signal. Bounds are of 95 % intervals. Figures marked pooled take all trials
# as independent, which trials of one participant and of one picture are not: take the clustered ones beside them. They have no bounds where
# the variance cannot be estimated.
#
# The crossed probit model needs the package lme4; without it its figures stay empty, and all others are there.

arguments <- commandArgs(trailingOnly = TRUE)
script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)[1])
folder <- if (length(arguments) > 0) arguments[1] else file.path(dirname(script), "..", "data")
deviate <- qnorm(0.975)
for (part in c("detection", "presets", "groups", "pictures", "ranking", "ratings", "exposures")) source(file.path(dirname(script), paste0(part, ".R")))

# ---- reading and telling

answers <- function(folder, version) {
  file <- list.files(folder, pattern = "responses(_data)?\\.csv$", full.names = TRUE)[1]
  used <- c("study_version", "session_id", "session_finished_at", "finish_number", "staff", "excluded", "exclusion_code", "phase", "superseded", "task",
            "condition", "expertise", "stimulus_id", "right_stimulus_id", "origin", "preset", "network", "rating", "side", "correct", "recognised", "rt",
            "exposure", "exposure_frames", "exposure_measured", "display_unverified")
  header <- names(read.csv(file, nrows = 1, check.names = FALSE))
  # an empty cell is missing, and NA is a text like any other
  rows <- read.csv(file, colClasses = ifelse(header %in% used, "character", "NULL"), encoding = "UTF-8",
                   na.strings = character(0))
  if (is.na(version)) version <- as.character(max(c(0, as.integer(rows$study_version))))
  rows <- rows[rows$study_version == version & rows$staff == "false" & rows$phase == "main" & rows$superseded == "false", ]
  rows$right <- rows$correct == "true"
  rows$machine <- rows$origin == "machine"
  rows$rating <- as.integer(rows$rating)
  rows$called <- ifelse(rows$task == "yes-no", rows$rating > 3, rows$side == "right") # machine-made; of a pair, its left picture
  rows$rt <- as.numeric(rows$rt)
  rows$exposure_frames <- as.integer(rows$exposure_frames)
  rows$exposure_measured <- as.numeric(rows$exposure_measured)
  other <- ifelse(rows$task == "2AFC", rows$right_stimulus_id, NA) # what else an answer is about
  rows$human.picture <- ifelse(rows$machine, other, rows$stimulus_id)
  rows$machine.picture <- ifelse(rows$machine, rows$stimulus_id, other)
  rows
}

document <- function(folder, names) {
  files <- c(file.path(folder, names), file.path(folder, "..", "materials", names))
  files[file.exists(files)][1]
}

# Finished sessions at which the registered analysis is made, from the design.
registered.number <- function(folder, version) {
  file <- document(folder, c(paste0("design-version-", version, ".json"), "design.json"))
  design <- if (is.na(file)) "" else paste(readLines(file, warn = FALSE), collapse = " ")
  number <- regmatches(design, regexec("\"registered_sessions\"\\s*:\\s*([0-9]+)", design))[[1]][2]
  if (is.na(number)) Inf else as.integer(number)
}

# How many of the registered analysis withdrew since: as many were chosen as are registered.
withdrew.since <- function(rows, number) {
  chosen <- length(unique(rows$session_id[rows$finish_number != ""]))
  if (chosen == 0) 0 else number - chosen
}

# Those of the registered analysis once they are chosen; before that, in the order in which they were finished.
finished.first <- function(rows, number) {
  if (any(rows$finish_number != "")) return(unique(rows$session_id[rows$finish_number != ""]))
  sessions <- unique(rows[c("session_id", "session_finished_at")])
  by.time <- order(sub("Z$", "", sessions$session_finished_at), sessions$session_id, method = "radix")
  head(sessions$session_id[by.time], number)
}

text <- function(value) ifelse(is.na(value), "", format(value, digits = 17, scientific = FALSE, trim = TRUE))

cell <- function(word) if (grepl("[\",]", word)) paste0("\"", gsub("\"", "\"\"", word), "\"") else word

# How each figure that sums the study up is computed, by its key.
methods <- local({
  file <- file.path(dirname(script), "..", "documentation", "figures.csv")
  listed <- if (file.exists(file)) read.csv(file, encoding = "UTF-8", colClasses = "character") else data.frame(key = character(0), method = character(0))
  setNames(listed$method, listed$key)
})

say <- function(sessions, figure, of, values, note = "") {
  if (note == "" && of == "" && figure %in% names(methods)) note <- methods[[figure]]
  cat(paste(c(sessions, figure, cell(of), text(c(values, NA, NA)[1:3]), cell(note)), collapse = ","), "\n", sep = "")
}

# ---- ratings: ROC curve, its area by DeLong's components, calibration

roc <- function(tell, alone, human, machine) {
  from <- function(counts) rev(cumsum(c(0, rev(counts)))) / sum(counts) # share at or above each step, and 0 beyond the last
  for (point in 0:6) tell("roc_false_alarm_rate", point, from(human)[7 - point])
  for (point in 0:6) tell("roc_hit_rate", point, from(machine)[7 - point])
  middle <- function(counts) (from(counts)[1:6] + from(counts)[2:7]) / 2
  variance <- function(values, counts) {
    centre <- sum(counts * values) / sum(counts)
    sum(counts * (values - centre)^2) / (sum(counts) - 1) / sum(counts)
  }
  area <- sum(machine * (1 - middle(human))) / sum(machine)
  slope <- 1 / dnorm(qnorm(area))
  independent <- slope^2 * (variance(1 - middle(human), machine) + variance(middle(machine), human))
  residuals <- slope * ifelse(alone$machine, (1 - middle(human))[alone$rating] - area, middle(machine)[alone$rating] - area) /
    ifelse(alone$machine, sum(machine), sum(human))
  tell("auc", "", between(area, qnorm(area), if (area > 0 && area < 1) clustered(alone, residuals, independent, TRUE), pnorm))
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

# ---- median and quartiles

middle <- function(values) quantile(values, c(0.5, 0.25, 0.75), na.rm = TRUE, names = FALSE)

# ---- pairs (2AFC): d' and side bias

pairs <- function(tell, pairs) {
  tell("pairs", "", nrow(pairs))
  counts <- counted(pairs) # the machine picture on the left is the signal
  if (sum(counts[1:2]) == 0 || sum(counts[3:4]) == 0) return(invisible())
  found <- detected(pairs)
  tell("pairs_right_share", "", share.right(pairs))
  tell("pairs_d_prime_pooled", "", found$d_prime / sqrt(2))
  tell("pairs_side_bias_pooled", "", found$criterion)
  if (any(!is.na(pairs$rt))) tell("pairs_rt", "", middle(pairs$rt))
  exposures(tell, pairs)
  ranking(tell, pairs)
}

# ---- the page, from its headline to its last table

single.pictures <- function(tell, alone) {
  counts <- counted(alone)
  for (cell in 1:4) tell(c("correct_rejections", "false_alarms", "misses", "hits")[cell], "", counts[cell])
  if (sum(counts[1:2]) == 0 || sum(counts[3:4]) == 0) return(invisible())
  tell.independent(tell, "%s_pooled", "", counts)
  tell("yes_no_right_share", "", share.right(alone))
  within.participants(tell, alone)
  found <- detected(alone)
  tell.detected(tell, "%s", "", found, note = "")
  tell("called_human_of_machine", "", found$human.of.machine, clustered.words)
  tell("called_human_of_human", "", found$human.of.human, clustered.words)
  if (crosses(alone)) {
    tell("design_effect", "", design.effect(alone))
    crossed.probit(tell, alone)
  }
  human <- tabulate(alone$rating[!alone$machine], 6)
  machine <- tabulate(alone$rating[alone$machine], 6)
  for (step in 1:6) tell("ratings_human", step, human[step])
  for (step in 1:6) tell("ratings_machine", step, machine[step])
  if (min(sum(human), sum(machine)) > 1) {
    roc(tell, alone, human, machine)
    unequal.variance(tell, alone, human, machine)
  }
  calibration(tell, human, machine)
  if (any(!is.na(alone$rt))) tell("rt", "", middle(alone$rt))
}

# Of how many participants, pictures and answers the figures are made.
extents <- function(tell, rows) {
  alone <- rows[rows$task == "yes-no", ]
  pairs <- rows[rows$task == "2AFC", ]
  both <- intersect(alone$session_id[alone$machine], alone$session_id[!alone$machine])
  extent <- function(of, some) {
    tell("extent_participants", of, length(unique(some$session_id)))
    tell("extent_pictures", of, length(setdiff(unique(c(some$stimulus_id, some$right_stimulus_id)), "")))
    tell("extent_answers", of, nrow(some))
  }
  extent("all", rows)
  extent("yes-no", alone)
  extent("yes-no within", alone[alone$session_id %in% both, ])
  extent("yes-no timed", alone[!is.na(alone$rt), ])
  extent("yes-no unlimited", alone[alone$exposure == "", ])
  extent("2AFC", pairs)
  extent("2AFC timed", pairs[!is.na(pairs$rt), ])
  extent("2AFC exposed", pairs[as.asked(pairs), ])
}

figures <- function(sessions, rows, pictures, words) {
  tell <- function(...) say(sessions, ...)
  right <- if (nrow(rows) > 0) tapply(rows$right, rows$session_id, sum) else integer(0)
  answered <- if (nrow(rows) > 0) tapply(rows$right, rows$session_id, length) else integer(0)
  trials <- max(answered, 0)
  tell("sessions", "", length(right))
  tell("trials", "", nrow(rows))
  tell("accuracy", "", if (length(right) > 1) share.right(rows) else NA)
  tell("accuracy_pooled", "", if (nrow(rows) > 0) wilson(sum(rows$right), nrow(rows)) else NA)
  extents(tell, rows)
  if (nrow(rows) > 0) for (score in 0:trials) tell("sessions_with_right_answers", score, sum(right == score))
  alone <- rows[rows$task == "yes-no", ]
  unlimited <- alone[alone$exposure == "", ]
  tell("hype_infinity", "", if (length(unique(unlimited$session_id)) > 1) complement(share.right(unlimited)) else NA)
  single.pictures(tell, alone)
  if (any(alone$machine) && any(!alone$machine)) {
    adjusted(tell, alone, pictures)
    groups(tell, alone, words)
    stimuli(tell, alone)
    without.famous(tell, alone)
  }
  pairs(tell, rows[rows$task == "2AFC", ])
}

# How many sessions the registered rules leave out, by rule.
left.out <- function(tell, rows) {
  codes <- unique(rows[rows$excluded == "true", c("session_id", "exclusion_code")])$exclusion_code
  tell("left_out", "", length(codes))
  for (code in sort(unique(codes), method = "radix")) tell("left_out", code, sum(codes == code))
}

# Each picture alone, and in pairs, in sessions finished or not, as participants are told at the end.
everybody <- function(rows, prefix) {
  beside <- rows[rows$right_stimulus_id != "", ]
  right <- split(c(rows$right, beside$right), c(rows$stimulus_id, beside$right_stimulus_id))
  for (id in names(right)) {
    say("answered", paste0(prefix, "answers"), id, length(right[[id]]))
    say("answered", paste0(prefix, "right_share"), id, mean(right[[id]]))
  }
}

rows <- answers(folder, arguments[2])
finished <- rows[rows$session_finished_at != "", ]
described <- read.csv(list.files(folder, pattern = "stimuli(_data)?\\.csv$", full.names = TRUE)[1], encoding = "UTF-8",
                      colClasses = c(style = "character"), na.strings = character(0))
pictures <- covariates(described)
words <- styles(described)
number <- registered.number(folder, rows$study_version[1])
first <- finished$session_id %in% finished.first(finished, number)
withdrew <- withdrew.since(finished, number)
cat("sessions,figure,of,estimate,lower,upper,note\n")
figures("all", finished, pictures, words)
tell <- function(...) say("all", ...)
tell("later", "", length(unique(finished$session_id[!first])))
left.out(tell, finished[first, ])
if (withdrew > 0) {
  tell("withdrew_since", "", withdrew)
  message(withdrew, " of the registered analysis withdrew since it was frozen: what is printed as registered_today is of those that are left.")
}
figures(if (withdrew > 0) "registered_today" else "registered", finished[first & finished$excluded == "false", ], pictures, words)
everybody(rows[rows$task == "yes-no", ], "")
everybody(rows[rows$task == "2AFC", ], "pair_")

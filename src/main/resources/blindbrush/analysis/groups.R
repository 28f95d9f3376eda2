# Signal detection by condition, expertise, style, preset and network, and presets' deception, for reproduce.R.

# Without the apostrophe that keeps spreadsheets from running a text; each text that begins with one of its own has one more.
unguarded <- function(cells) sub("^'", "", cells)

# The curators' words for each picture.
styles <- function(pictures) setNames(strsplit(unguarded(pictures$style), "|", fixed = TRUE), pictures$stimulus_id)

groups <- function(tell, alone, words) {
  single <- function(names) as.list(unguarded(names))
  kinds <- list(condition = single(alone$condition), expertise = single(alone$expertise), style = unname(words[alone$stimulus_id]), preset = single(alone$preset),
                network = single(alone$network))
  for (kind in names(kinds)) {
    for (name in sort(setdiff(unique(unlist(kinds[[kind]])), ""), method = "radix")) {
      own <- vapply(kinds[[kind]], function(names) name %in% names, NA)
      facing <- own | lacking(own, alone)
      # one that holds every answer would say what the study's own figures do
      if (kind == "preset" || !all(facing)) group(tell, kind, name, alone[own, ], alone[facing, ])
    }
  }
}

# Of one origin only: the same participants' answers to the other; where they gave none, everybody's.
lacking <- function(own, alone) {
  origins <- unique(alone$machine[own])
  others <- length(origins) == 1 & !alone$machine %in% origins
  theirs <- others & alone$session_id %in% alone$session_id[own]
  if (any(theirs)) theirs else others
}

group <- function(tell, kind, name, own, facing) {
  of <- paste(kind, name)
  tell("group_participants", of, length(unique(own$session_id)))
  tell("group_stimuli", of, length(unique(own$stimulus_id)))
  tell("group_answers", of, nrow(own))
  if (kind == "preset") {
    tell("preset_participants", name, length(unique(own$session_id)))
    tell("preset_stimuli", name, length(unique(own$stimulus_id)))
    tell("preset_answers", name, nrow(own))
  }
  counts <- counted(facing)
  fewest <- if (kind == "style") min(sum(counts[1:2]), sum(counts[3:4])) else nrow(own)
  if (kind == "expertise") fewest <- min(fewest, length(unique(own$session_id)))
  if (fewest < 5) return(invisible()) # of so few only their number is told
  pictures <- unique(facing[c("stimulus_id", "machine")])
  tell("group_fewest", of, min(sum(pictures$machine), sum(!pictures$machine)))
  for (cell in 1:4) tell(paste0("group_", c("correct_rejections", "false_alarms", "misses", "hits")[cell]), of, counts[cell])
  found <- detected(facing)
  tell.detected(tell, "group_%s", of, found)
  if (kind == "preset") deception(tell, name, counts, found)
}

deception <- function(tell, preset, counts, found) {
  tell("preset_called_human", preset, counts[3])
  tell("deception", preset, found$human.of.machine, clustered.words)
  tell("deception_against_human", preset, found$human.difference, clustered.words)
}

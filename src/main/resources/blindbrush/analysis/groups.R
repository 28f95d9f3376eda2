# Signal detection by condition, style, preset and network, for reproduce.R.

# The curators' words for each picture.
styles <- function(pictures) setNames(strsplit(pictures$style, "|", fixed = TRUE), pictures$stimulus_id)

groups <- function(tell, alone, words) {
  kinds <- list(condition = as.list(alone$condition), style = unname(words[alone$stimulus_id]), preset = as.list(alone$preset),
                generator = as.list(alone$network))
  for (kind in names(kinds)) {
    for (name in sort(setdiff(unique(unlist(kinds[[kind]])), c("", NA)), method = "radix")) {
      member <- vapply(kinds[[kind]], function(names) name %in% names, NA)
      origins <- unique(alone$machine[member])
      facing <- member | !alone$machine %in% origins
      # one that holds every answer would say what the study's own figures do
      if (kind == "preset" || !all(facing)) group(tell, paste(kind, name), alone[member, ], alone[facing, ])
    }
  }
}

group <- function(tell, of, own, facing) {
  tell("group_participants", of, length(unique(own$session_id)))
  tell("group_stimuli", of, length(unique(own$stimulus_id)))
  counts <- counted(facing)
  for (cell in 1:4) tell(paste0("group_", c("correct_rejections", "false_alarms", "misses", "hits")[cell]), of, counts[cell])
  if (crosses(facing)) tell.resampled(tell, "group_%s", of, resampled(facing)) else tell.independent(tell, "group_%s", of, counts)
}

"""Signal detection by condition, style, preset and network, for reproduce.py."""

import csv
from collections import defaultdict

from detection import counted, crosses, resampled, tell_independent, tell_resampled


def styles(file):
    """The curators' words for each picture."""
    with file.open(newline="", encoding="utf-8-sig") as lines:
        return {row["stimulus_id"]: set(row["style"].split("|")) for row in csv.DictReader(lines)}


def groups(tell, alone, words):
    for kind, names in (
        ("condition", lambda row: {row["condition"]}),
        ("style", lambda row: words[row["stimulus_id"]]),
        ("preset", lambda row: {row["preset"]}),
        ("generator", lambda row: {row["network"]}),
    ):
        members = defaultdict(list)
        for row in alone:
            for name in names(row) - {""}:
                members[name].append(row)
        for name, own in sorted(members.items()):
            origins = {row["machine"] for row in own}
            facing = own if len(origins) == 2 else own + [row for row in alone if row["machine"] not in origins]
            # one that holds every answer would say what the study's own figures do
            if kind == "preset" or len(facing) < len(alone):
                group(tell, f"{kind} {name}", own, facing)


def group(tell, of, own, facing):
    tell("group_participants", of, len({row["session_id"] for row in own}))
    tell("group_stimuli", of, len({row["stimulus_id"] for row in own}))
    counts = counted(facing)
    for name, count in zip(("correct_rejections", "false_alarms", "misses", "hits"), counts):
        tell(f"group_{name}", of, count)
    if crosses(facing):
        tell_resampled(tell, "group_{}", of, resampled(facing))
    else:
        tell_independent(tell, "group_{}", of, counts)

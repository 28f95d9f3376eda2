"""Signal detection by condition, expertise, style, preset and network, and presets' deception, for reproduce.py."""

import csv
from collections import Counter, defaultdict

from detection import CLUSTERED, counted, detected, tell_detected


def styles(file):
    """The curators' words for each picture."""
    with file.open(newline="", encoding="utf-8-sig") as lines:
        return {row["stimulus_id"]: {*unguarded(row["style"]).split("|")} for row in csv.DictReader(lines)}


def unguarded(cell):
    """Without the apostrophe that keeps spreadsheets from running a text; each text that begins with one of its own has one more."""
    return cell[cell.startswith("'"):]


def groups(tell, alone, words):
    for kind, names in (
        ("condition", lambda row: {unguarded(row["condition"])}),
        ("expertise", lambda row: {unguarded(row["expertise"])}),
        ("style", lambda row: words[row["stimulus_id"]]),
        ("preset", lambda row: {unguarded(row["preset"])}),
        ("network", lambda row: {unguarded(row["network"])}),
    ):
        members = defaultdict(list)
        for row in alone:
            for name in names(row) - {""}:
                members[name].append(row)
        for name, own in sorted(members.items()):
            facing = own + lacking(own, alone)
            # one that holds every answer would say what the study's own figures do
            if kind == "preset" or len(facing) < len(alone):
                group(tell, kind, name, own, facing)


def lacking(own, alone):
    """Of one origin only: the same participants' answers to the other; where they gave none, everybody's."""
    origins = {row["machine"] for row in own}
    here = {row["session_id"] for row in own}
    others = [row for row in alone if len(origins) == 1 and row["machine"] not in origins]
    return [row for row in others if row["session_id"] in here] or others


def group(tell, kind, name, own, facing):
    of = f"{kind} {name}"
    tell("group_participants", of, len({row["session_id"] for row in own}))
    tell("group_stimuli", of, len({row["stimulus_id"] for row in own}))
    tell("group_answers", of, len(own))
    if kind == "preset":
        tell("preset_participants", name, len({row["session_id"] for row in own}))
        tell("preset_stimuli", name, len({row["stimulus_id"] for row in own}))
        tell("preset_answers", name, len(own))
    counts = counted(facing)
    fewest = min(counts[0] + counts[1], counts[2] + counts[3]) if kind == "style" else len(own)
    if kind == "expertise":
        fewest = min(fewest, len({row["session_id"] for row in own}))
    if fewest < 5:  # of so few only their number is told
        return
    pictures = Counter({row["stimulus_id"]: row["machine"] for row in facing}.values())
    tell("group_fewest", of, min(pictures[True], pictures[False]))
    for cell, count in zip(("correct_rejections", "false_alarms", "misses", "hits"), counts):
        tell(f"group_{cell}", of, count)
    found = detected(facing)
    tell_detected(tell, "group_{}", of, found)
    if kind == "preset":
        deception(tell, name, counts, found)


def deception(tell, preset, counts, found):
    tell("preset_called_human", preset, counts[2])
    tell("deception", preset, found["human_of_machine"], CLUSTERED)
    tell("deception_against_human", preset, found["human_difference"], CLUSTERED)

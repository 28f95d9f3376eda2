"""Reproduces every figure of a study's results page from its responses, with nothing but Python's standard library (3.8 or newer).

    python3 analysis/reproduce.py [folder of the CSV files] [study version]

Prints a table sessions,figure,of,estimate,lower,upper,note. Sessions are all finished ones; those of the registered analysis, which is of
the registered number that were finished first, without those that the exclusion rules leave out; or all that answered, finished or not.
Whoever withdrew after the registered analysis was frozen is not in these files: then its figures are of today's rows and are printed as
registered_today, and withdrew_since says how many are missing. The results page has both, the frozen ones as registered. Only trials that count are used: phase main, not superseded, not of staff, of one version
(the newest unless another is asked for). Machine-made is the signal. Bounds are of 95 % intervals. Figures marked pooled take all
trials as independent, which trials of one participant and of one picture are not: take the clustered ones beside them. They have no bounds
where the variance cannot be estimated.

The crossed probit model is left to reproduce.R, its figures are empty here.
"""

import csv
import json
import math
import sys

sys.dont_write_bytecode = True  # the data set stays as it came

from collections import Counter, defaultdict
from operator import mul
from pathlib import Path
from statistics import fmean

from detection import (
    CLUSTERED, between, clustered, complement, counted, crosses, design_effect, detected, share_right, tell_detected, tell_independent,
    within_participants
)
from exposures import as_asked, exposures
from groups import groups, styles
from numerics import NORMAL, quartiles, wilson
from pictures import stimuli, without_famous
from presets import adjusted, covariates
from ranking import ranking
from ratings import unequal_variance

sys.stdout.reconfigure(encoding="utf-8")
TABLE = csv.writer(sys.stdout, lineterminator="\n")
LISTED = Path(__file__).resolve().parent.parent / "documentation" / "figures.csv"


def methods():
    """How each figure that sums the study up is computed, by its key."""
    if not LISTED.exists():
        return {}
    with LISTED.open(newline="", encoding="utf-8") as lines:
        return {row["key"]: row["method"] for row in csv.DictReader(lines)}


METHODS = methods()


def table(folder, name):
    return sorted([*folder.glob(f"*{name}_data.csv"), *folder.glob(f"*{name}.csv")])[0]


def registered_number(folder, version):
    """Finished sessions at which the registered analysis is made, from the design; none where it is of all."""
    for name in (f"design-version-{version}.json", "design.json"):
        for file in (folder / name, folder.parent / "materials" / name):
            if file.exists():
                design = json.loads(file.read_text(encoding="utf-8"))
                return design.get("design", design).get("reporting", {}).get("registered_sessions")
    return None


def withdrew_since(rows, number):
    """How many of the registered analysis withdrew since it was frozen: as many were chosen as are registered."""
    chosen = {row["session_id"] for row in rows if row["finish_number"]}
    return number - len(chosen) if chosen else 0


def finished_first(rows, number):
    """Those of the registered analysis once they are chosen; before that, in the order in which they were finished."""
    chosen = {row["session_id"] for row in rows if row["finish_number"]}
    if chosen:
        return chosen
    sessions = {row["session_id"]: row["session_finished_at"].rstrip("Z") for row in rows}
    return set(sorted(sessions, key=lambda session: (sessions[session], session))[:number])


def answers(folder, version):
    file = table(folder, "responses")
    with file.open(newline="", encoding="utf-8-sig") as lines:
        rows = list(csv.DictReader(lines))
    newest = version or str(max((int(row["study_version"]) for row in rows), default=0))
    rows = [
        row
        for row in rows
        if row["study_version"] == newest
        and row["staff"] == "false"
        and row["phase"] == "main"
        and row["superseded"] == "false"
    ]
    for row in rows:
        row["right"] = row["correct"] == "true"
        row["machine"] = row["origin"] == "machine"
        row["rating"] = int(row["rating"] or 0)
        # machine-made; of a pair, its left picture
        row["called"] = row["rating"] > 3 if row["task"] == "yes-no" else row["side"] == "right"
        row["rt"] = float(row["rt"]) if row["rt"] else None
        about = [row["stimulus_id"], row["right_stimulus_id"] or None]
        row["machine_picture"], row["human_picture"] = about if row["machine"] else about[::-1]
    return rows


def say(sessions, figure, of, values, note=""):
    if not isinstance(values, tuple):
        values = (values,)
    estimate, lower, upper = (*values, None, None, None)[:3]
    note = note or (METHODS.get(figure, "") if of == "" else "")
    TABLE.writerow([sessions, figure, of, *("" if value is None else repr(0 + value) for value in (estimate, lower, upper)), note])


# ---- ratings: ROC curve, its area by DeLong's components, calibration


def roc(tell, alone, human, machine):
    def reached(counts):
        return [sum(counts[step:]) / sum(counts) for step in range(7)]

    def middle(counts):
        shares = reached(counts)
        return [(shares[step] + shares[step + 1]) / 2 for step in range(6)]

    def variance(values, counts):
        size = sum(counts)
        mean = sum(map(mul, counts, values)) / size
        return sum(count * (value - mean) ** 2 for count, value in zip(counts, values)) / (size - 1) / size

    for name, counts in (("roc_false_alarm_rate", human), ("roc_hit_rate", machine)):
        for point in range(7):
            tell(name, point, reached(counts)[6 - point])
    won, lost = [1 - share for share in middle(human)], middle(machine)
    area = sum(map(mul, machine, won)) / sum(machine)
    sure, z = None, None
    if 0 < area < 1:
        z = NORMAL.inv_cdf(area)
        slope = 1 / NORMAL.pdf(z)
        residuals = [
            slope * ((won if row["machine"] else lost)[row["rating"] - 1] - area) / sum(machine if row["machine"] else human)
            for row in alone
        ]
        sure = clustered(alone, residuals, slope**2 * (variance(won, machine) + variance(lost, human)), True)
    tell("auc", "", between(area, z, sure, NORMAL.cdf))


def calibration(tell, human, machine):
    """Each rating as a stated probability of "machine", the middle of its sixth (Brier 1950, Murphy 1973)."""
    size = sum(human) + sum(machine)
    base = sum(machine) / size
    brier = reliability = resolution = 0.0
    for step in range(6):
        stated, count = (2 * step + 1) / 12, human[step] + machine[step]
        brier += (machine[step] * (1 - stated) ** 2 + human[step] * stated**2) / size
        if count:
            share = machine[step] / count
            reliability += count * (stated - share) ** 2 / size
            resolution += count * (share - base) ** 2 / size
            tell("calibration_stated", step + 1, stated)
            tell("calibration_answers", step + 1, count)
            tell("calibration_machine", step + 1, machine[step])
            tell("calibration_share", step + 1, wilson(machine[step], count))
    tell("brier", "", brier)
    tell("reliability", "", reliability)
    tell("resolution", "", resolution)
    tell("uncertainty", "", base * (1 - base))


# ---- pairs (2AFC): d' and side bias


def pairs(tell, rows):
    tell("pairs", "", len(rows))
    counts = counted(rows)  # the machine picture on the left is the signal
    if counts[0] + counts[1] and counts[2] + counts[3]:
        found = detected(rows)
        tell("pairs_right_share", "", share_right(rows))
        tell("pairs_d_prime_pooled", "", tuple(value and value / math.sqrt(2) for value in found["d_prime"]))
        tell("pairs_side_bias_pooled", "", found["criterion"])
        quartiles(tell, "pairs_rt", "", rows)
        exposures(tell, rows)
        ranking(tell, rows)


# ---- the page, from its headline to its last table


def single_pictures(tell, alone):
    counts = counted(alone)
    for name, count in zip(("correct_rejections", "false_alarms", "misses", "hits"), counts):
        tell(name, "", count)
    if not (counts[0] + counts[1] and counts[2] + counts[3]):
        return
    tell_independent(tell, "{}_pooled", "", counts)
    tell("yes_no_right_share", "", share_right(alone))
    within_participants(tell, alone)
    found = detected(alone)
    tell_detected(tell, "{}", "", found, note="")
    tell("called_human_of_machine", "", found["human_of_machine"], CLUSTERED)
    tell("called_human_of_human", "", found["human_of_human"], CLUSTERED)
    if crosses(alone):
        tell("design_effect", "", design_effect(alone))
        for figure in ("d_prime_model", "d_prime_model_spread_between_participants", "model_spread_between_pictures"):
            tell(figure, "", None, "left to reproduce.R and its package lme4")
    human, machine = (
        [sum(row["rating"] == step and row["machine"] == origin for row in alone) for step in range(1, 7)]
        for origin in (False, True)
    )
    for name, ratings in (("ratings_human", human), ("ratings_machine", machine)):
        for step, count in enumerate(ratings, 1):
            tell(name, step, count)
    if min(sum(human), sum(machine)) > 1:
        roc(tell, alone, human, machine)
        unequal_variance(tell, alone, human, machine)
    calibration(tell, human, machine)
    quartiles(tell, "rt", "", alone)


def extents(tell, rows):
    """Of how many participants, pictures and answers the figures are made."""
    alone = [row for row in rows if row["task"] == "yes-no"]
    pairs = [row for row in rows if row["task"] == "2AFC"]
    machine, human = ({row["session_id"] for row in alone if row["machine"] == origin} for origin in (True, False))
    for of, some in (
        ("all", rows),
        ("yes-no", alone),
        ("yes-no within", [row for row in alone if row["session_id"] in machine & human]),
        ("yes-no timed", [row for row in alone if row["rt"] is not None]),
        ("yes-no unlimited", [row for row in alone if not row["exposure"]]),
        ("2AFC", pairs),
        ("2AFC timed", [row for row in pairs if row["rt"] is not None]),
        ("2AFC exposed", [row for row in pairs if as_asked(row)]),
    ):
        tell("extent_participants", of, len({row["session_id"] for row in some}))
        tell("extent_pictures", of, len({row[side] for row in some for side in ("stimulus_id", "right_stimulus_id")} - {""}))
        tell("extent_answers", of, len(some))


def figures(tell, rows, measured, words):
    right, trials = Counter(), Counter()
    for row in rows:
        right[row["session_id"]] += row["right"]
        trials[row["session_id"]] += 1
    length = max(trials.values(), default=0)
    tell("sessions", "", len(right))
    tell("trials", "", len(rows))
    tell("accuracy", "", share_right(rows) if len(right) > 1 else None)
    tell("accuracy_pooled", "", wilson(sum(right.values()), len(rows)) if rows else None)
    extents(tell, rows)
    for score in range(length + 1) if rows else ():
        tell("sessions_with_right_answers", score, sum(count == score for count in right.values()))
    alone = [row for row in rows if row["task"] == "yes-no"]
    unlimited = [row for row in alone if not row["exposure"]]
    tell("hype_infinity", "", complement(share_right(unlimited)) if len({row["session_id"] for row in unlimited}) > 1 else None)
    single_pictures(tell, alone)
    if {row["machine"] for row in alone} == {True, False}:
        adjusted(tell, alone, measured)
        groups(tell, alone, words)
        stimuli(tell, alone)
        without_famous(tell, alone)
    pairs(tell, [row for row in rows if row["task"] == "2AFC"])


def left_out(tell, rows):
    """How many sessions the registered rules leave out, by rule."""
    codes = {row["session_id"]: row["exclusion_code"] for row in rows if row["excluded"] == "true"}
    tell("left_out", "", len(codes))
    for code, count in sorted(Counter(codes.values()).items()):
        tell("left_out", code, count)


def everybody(tell, rows, prefix):
    """Each picture alone, or in pairs, in sessions finished or not, as participants are told at the end."""
    shown = defaultdict(list)
    for row in rows:
        shown[row["stimulus_id"]].append(row["right"])
        if row["right_stimulus_id"]:
            shown[row["right_stimulus_id"]].append(row["right"])
    for stimulus, rights in sorted(shown.items()):
        tell(f"{prefix}answers", stimulus, len(rights))
        tell(f"{prefix}right_share", stimulus, fmean(rights))


def main(arguments):
    folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent / "data"
    rows = answers(folder, arguments[1] if len(arguments) > 1 else None)
    finished = [row for row in rows if row["session_finished_at"]]
    measured, words = covariates(table(folder, "stimuli")), styles(table(folder, "stimuli"))
    number = registered_number(folder, rows[0]["study_version"] if rows else None)
    first = finished_first(finished, number)
    withdrew = withdrew_since(finished, number)

    def of(sessions):
        return lambda *figure: say(sessions, *figure)

    TABLE.writerow(["sessions", "figure", "of", "estimate", "lower", "upper", "note"])
    figures(of("all"), finished, measured, words)
    of("all")("later", "", len({row["session_id"] for row in finished} - first))
    within = [row for row in finished if row["session_id"] in first]
    left_out(of("all"), within)
    if withdrew:
        of("all")("withdrew_since", "", withdrew)
        print(
            f"{withdrew} of the registered analysis withdrew since it was frozen: what is printed as registered_today is of those that are left.",
            file=sys.stderr,
        )
    figures(of("registered_today" if withdrew else "registered"), [row for row in within if row["excluded"] == "false"], measured, words)
    everybody(of("answered"), [row for row in rows if row["task"] == "yes-no"], "")
    everybody(of("answered"), [row for row in rows if row["task"] == "2AFC"], "pair_")


main(sys.argv[1:])

"""Reproduces a study's figures from its responses, with nothing but Python's standard library (3.8 or newer).

    python3 analysis/reproduce.py [folder of the CSV files] [study version]

Prints a table name,value. Names that begin with all_ are of all finished sessions, those with registered_ of the ones that the
registered exclusion rule leaves in. Only trials that count are used: phase main, not superseded, of one version (the newest
unless another is asked for). Machine-made is the signal. Figures marked pooled treat all trials as independent, which trials of one
participant and of one picture are not: take the mean over sessions, with its t interval, as the headline.
"""

import csv
import math
import sys
from collections import defaultdict
from pathlib import Path
from statistics import NormalDist, fmean, stdev

NORMAL = NormalDist()


def beta_fraction(a, b, x):
    """The continued fraction of the incomplete beta function (Lentz)."""
    tiny = 1e-300
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > tiny else tiny)
    fraction = d
    for m in range(1, 10000):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 + numerator * d
            d = 1 / (d if abs(d) > tiny else tiny)
            c = 1 + numerator / c
            c = c if abs(c) > tiny else tiny
            fraction *= c * d
        if abs(c * d - 1) < 1e-16:
            break
    return fraction


def beta_share(a, b, x):
    """The regularised incomplete beta function."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * beta_fraction(a, b, x) / a
    return 1 - front * beta_fraction(b, a, 1 - x) / b


def t_quantile(freedom):
    """Beyond which 2.5 % of Student's t lie."""
    low, high = 0.0, 20.0
    for _ in range(200):
        middle = (low + high) / 2
        tail = beta_share(freedom / 2, 0.5, freedom / (freedom + middle * middle)) / 2
        low, high = (middle, high) if tail > 0.025 else (low, middle)
    return (low + high) / 2


def wilson(successes, trials):
    z = NORMAL.inv_cdf(0.975)
    centre = (successes + z * z / 2) / (trials + z * z)
    half = z / (trials + z * z) * math.sqrt(successes * (trials - successes) / trials + z * z / 4)
    return max(0.0, centre - half), min(1.0, centre + half)


def say(name, value):
    print(f"{name},{'' if value is None else repr(value)}")


def figures(prefix, rows):
    def tell(name, value):
        say(f"{prefix}_{name}", value)

    sessions = defaultdict(list)
    for row in rows:
        sessions[row["session_id"]].append(row["right"])
    scores = [fmean(rights) for rights in sessions.values()]
    right = sum(row["right"] for row in rows)
    tell("sessions", len(scores))
    tell("trials", len(rows))
    tell("right", right)
    tell("accuracy_pooled", right / len(rows) if rows else None)
    lower, upper = wilson(right, len(rows)) if rows else (None, None)
    tell("accuracy_pooled_wilson_lower", lower)
    tell("accuracy_pooled_wilson_upper", upper)
    several = len(scores) > 1
    half = t_quantile(len(scores) - 1) * stdev(scores) / math.sqrt(len(scores)) if several else None
    tell("accuracy_mean", fmean(scores) if several else None)
    tell("accuracy_mean_t_lower", max(0.0, fmean(scores) - half) if several else None)
    tell("accuracy_mean_t_upper", min(1.0, fmean(scores) + half) if several else None)

    counts = defaultdict(int)
    for row in rows:
        if row["task"] == "yes-no":
            counts[int(row["rating"]) > 3, row["origin"] == "machine"] += 1
    hits, misses = counts[True, True], counts[False, True]
    false_alarms, correct_rejections = counts[True, False], counts[False, False]
    tell("hits", hits)
    tell("misses", misses)
    tell("false_alarms", false_alarms)
    tell("correct_rejections", correct_rejections)
    both = hits + misses > 0 and false_alarms + correct_rejections > 0
    hit_rate = NORMAL.inv_cdf((hits + 0.5) / (hits + misses + 1))
    false_alarm_rate = NORMAL.inv_cdf((false_alarms + 0.5) / (false_alarms + correct_rejections + 1))
    tell("d_prime_pooled", hit_rate - false_alarm_rate if both else None)
    tell("c_pooled", -(hit_rate + false_alarm_rate) / 2 if both else None)

    pairs = [row["right"] for row in rows if row["task"] == "2AFC"]
    tell("pairs", len(pairs))
    tell("pairs_right", sum(pairs))
    tell("pairs_right_share_pooled", fmean(pairs) if pairs else None)


def read(folder, version):
    file = sorted([*folder.glob("*responses_data.csv"), *folder.glob("*responses.csv")])[0]
    with file.open(newline="", encoding="utf-8-sig") as lines:
        rows = list(csv.DictReader(lines))
    newest = version or str(max((int(row["study_version"]) for row in rows), default=0))
    rows = [
        row
        for row in rows
        if row["study_version"] == newest and row["phase"] == "main" and row["superseded"] == "false"
    ]
    for row in rows:
        row["right"] = int(row["correct"] == "true")
    return rows


def main(arguments):
    folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent / "data"
    rows = read(folder, arguments[1] if len(arguments) > 1 else None)
    print("name,value")
    finished = [row for row in rows if row["session_finished_at"]]
    figures("all", finished)
    figures("registered", [row for row in finished if row["excluded"] == "false"])

    # each picture alone or in a pair, in sessions finished or not
    shown = defaultdict(list)
    for row in rows:
        shown[row["stimulus_id"]].append(row["right"])
        if row["right_stimulus_id"]:
            shown[row["right_stimulus_id"]].append(row["right"])
    for stimulus, rights in sorted(shown.items()):
        say(f"stimulus_{stimulus}_responses", len(rights))
        say(f"stimulus_{stimulus}_right_share", fmean(rights))


main(sys.argv[1:])

"""Presets, as if their pictures did not differ in aspect, sharpness and palette, for reproduce.py."""

import csv
import math
from collections import Counter, defaultdict
from itertools import combinations
from operator import mul
from statistics import fmean, pstdev

from detection import CHANCE
from numerics import NORMAL, inverse, quantile

MEASURES = ("aspect", "sharpness", "saturation", "luminance")
FEWEST = 5


def covariates(file):
    """Of each picture, as far as it was measured."""
    with file.open(newline="", encoding="utf-8-sig") as lines:
        return {
            row["stimulus_id"]: [
                math.log(int(row["width"]) / int(row["height"])),
                *(float(row[measure]) if row[measure] else None for measure in MEASURES[1:]),
            ]
            for row in csv.DictReader(lines)
        }


def slope(predictor):
    """Of the logarithm of the normal distribution function."""
    return NORMAL.pdf(predictor) / NORMAL.cdf(predictor) if predictor > -30 else -predictor


def dot(row, beta):
    return sum(map(mul, row, beta))


def probit(rows, human, answers):
    """Coefficients by Fisher's scoring; none where some pictures are told from the others without an error."""
    size = len(rows[0])
    known = [(row, called, count) for row, called, count in zip(rows, human, answers) if count]
    beta = [0.0] * size
    for _ in range(50):
        score, information = [0.0] * size, [[0.0] * size for _ in range(size)]
        for row, called, count in known:
            up, down = slope(dot(row, beta)), slope(-dot(row, beta))
            rise, weight = called * up - (count - called) * down, count * up * down
            for i, value in enumerate(row):
                score[i] += rise * value
                for j, other in enumerate(row):
                    information[i][j] += weight * value * other
        try:
            change = [dot(row, score) for row in inverse(information)]
        except ZeroDivisionError:
            return None
        beta = list(map(sum, zip(beta, change)))
        if max(map(abs, change)) < 1e-8:
            return beta
    return None


class Adjustment:
    """Probit regression on counts by picture, each preset's share standardised over all machine pictures."""

    def __init__(self, machine, presets, measured):
        self.presets = presets
        preset_of = {row["stimulus_id"]: row["preset"] for row in machine}
        self.stimuli = list(preset_of)
        self.group = [presets.index(preset_of[stimulus]) for stimulus in self.stimuli]
        self.measured = list(zip(*(measured[stimulus] for stimulus in self.stimuli)))
        columns = [] if self.unmeasured() else [standard(values) for values in self.measured if not alike(values)]
        self.standard = list(zip(*columns)) if columns else [()] * len(self.stimuli)
        self.rows = [
            [*(float(group == own) for group in range(len(presets))), *values]
            for own, values in zip(self.group, self.standard)
        ]
        self.differing = len(columns)

    def unmeasured(self):
        return any(value is None for values in self.measured for value in values)

    def refusal(self, participants):
        if participants < 2:
            return "one participant cannot be resampled"
        if self.unmeasured():
            return "pictures were not measured"
        if not self.differing:
            return "the pictures differ in nothing that was measured"
        rarest = min(map(self.group.count, range(len(self.presets))))
        if rarest < FEWEST or len(self.stimuli) < FEWEST * (len(self.presets) - 1 + self.differing):
            return "too few pictures"
        return None

    def rates(self, human, answers, often):
        """Of each preset its share as it is, then of each its standardised one."""
        beta = probit(self.rows, human, answers)
        if beta is None:
            return None
        crude = [
            sum(called for own, called in zip(self.group, human) if own == group)
            / sum(count for own, count in zip(self.group, answers) if own == group)
            for group in range(len(self.presets))
        ]
        others = [dot(values, beta[len(self.presets):]) for values in self.standard]
        return crude + [
            sum(times * NORMAL.cdf(other + beta[group]) for times, other in zip(often, others)) / sum(often)
            for group in range(len(self.presets))
        ]

    def draw(self):
        """How often each picture comes, drawn within its preset."""
        often = [0] * len(self.stimuli)
        for group in range(len(self.presets)):
            own = [number for number, its in enumerate(self.group) if its == group]
            for number in CHANCE.choices(own, k=len(own)):
                often[number] += 1
        return often


def standard(values):
    mean, deviation = fmean(values), pstdev(values)
    return [(value - mean) / deviation for value in values]


def alike(values):
    return pstdev(values) <= 1e-9 * max(1.0, abs(fmean(values)))


def adjusted(tell, alone, measured):
    machine = [row for row in alone if row["machine"]]
    called = defaultdict(list)
    for row in machine:
        called[row["preset"]].append(not row["called"])
    presets = sorted(called, key=lambda preset: (-fmean(called[preset]), preset))
    if len(presets) < 2:
        return
    people = sorted({row["session_id"] for row in machine})
    model = Adjustment(machine, presets, measured)
    refusal = model.refusal(len(people))
    if refusal:
        tell("deception_adjusted", "", None, refusal)
        return
    replicates = resampled_rates(model, machine, people)
    if isinstance(replicates, str):
        tell("deception_adjusted", "", None, replicates)
        return
    report(tell, model, *replicates)


def resampled_rates(model, machine, people):
    """As observed, and of each replicate of participants and pictures; or why there are none."""
    person, place = ({name: number for number, name in enumerate(names)} for names in (people, model.stimuli))
    answered = [Counter() for _ in model.stimuli]
    human = [Counter() for _ in model.stimuli]
    for row in machine:
        answered[place[row["stimulus_id"]]][person[row["session_id"]]] += 1
        human[place[row["stimulus_id"]]][person[row["session_id"]]] += not row["called"]

    def rates(weights, often):
        def sums(counters):
            return [
                times * sum(count * weights[who] for who, count in counter.items())
                for times, counter in zip(often, counters)
            ]

        return model.rates(sums(human), sums(answered), often)

    observed = rates([1] * len(people), [1] * len(model.stimuli))
    if observed is None:
        return "no likeliest fit"
    draws = max(200, min(1000, 200_000_000 // len(machine)))
    drawn = []
    for _ in range(draws):
        weights = Counter(CHANCE.choices(range(len(people)), k=len(people)))
        drawn.append(rates(weights, model.draw()))
    drawn = [rates for rates in drawn if rates is not None]
    return (observed, drawn) if len(drawn) >= 0.95 * draws else "no likeliest fit for many draws"


def report(tell, model, observed, drawn):
    def interval(statistic):
        values = list(map(statistic, drawn))
        return statistic(observed), quantile(values, 0.025), quantile(values, 0.975)

    size = len(model.presets)
    for number, preset in enumerate(model.presets):
        tell("deception_adjusted", preset, interval(lambda rates: rates[size + number]), "resampled")
        for measure, values in zip(MEASURES, model.measured):
            tell(f"preset_{measure}", preset, fmean(value for value, own in zip(values, model.group) if own == number))
    for one, other in combinations(range(size), 2):
        of = f"{model.presets[one]} - {model.presets[other]}"
        tell("difference", of, interval(lambda rates: rates[one] - rates[other]), "resampled")
        tell("difference_adjusted", of, interval(lambda rates: rates[size + one] - rates[size + other]), "resampled")

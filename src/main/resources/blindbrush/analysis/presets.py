"""Presets, as if their pictures did not differ in aspect, sharpness and palette, with variance clustered by participant and by picture within
its preset, for reproduce.py."""

import csv
import math
from collections import Counter, defaultdict
from itertools import combinations
from operator import mul
from statistics import fmean, pstdev

from detection import CLUSTERED, Sure, apart, between, bounded, by_cluster, combined, squares, sums
from numerics import NORMAL, inverse

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


def observed(predictor):
    """Information that an answer gives."""
    return slope(predictor) * (slope(predictor) + predictor)


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
        place = {stimulus: number for number, stimulus in enumerate(self.stimuli)}
        self.picture = [place[row["stimulus_id"]] for row in machine]
        self.person = [row["session_id"] for row in machine]
        self.human = [not row["called"] for row in machine]

    def unmeasured(self):
        return any(value is None for values in self.measured for value in values)

    def refusal(self, participants):
        if participants < 3:
            return "fewer than three participants"
        if self.unmeasured():
            return "pictures were not measured"
        if not self.differing:
            return "the pictures differ in nothing that was measured"
        rarest = min(map(self.group.count, range(len(self.presets))))
        if rarest < FEWEST or len(self.stimuli) < FEWEST * (len(self.presets) - 1 + self.differing):
            return "too few pictures"
        return None

    def fit(self):
        """The coefficients, and the inverse of the observed information; none without a likeliest fit."""
        answers = [self.picture.count(number) for number in range(len(self.stimuli))]
        counter = Counter(number for number, human in zip(self.picture, self.human) if human)
        called = [counter[number] for number in range(len(self.stimuli))]
        beta = probit(self.rows, called, answers)
        if beta is None:
            return None
        size = range(len(beta))
        information = [[0.0] * len(beta) for _ in size]
        for row, count, human in zip(self.rows, answers, called):
            weight = human * observed(dot(row, beta)) + (count - human) * observed(-dot(row, beta))
            for i in size:
                for j in size:
                    information[i][j] += weight * row[i] * row[j]
        return beta, inverse(information)

    def crude(self, preset):
        """A preset's share as it is: what it is, by how much each answer moves it, and each picture by itself."""
        own = [self.group[picture] == preset for picture in self.picture]
        share = fmean(human for human, its in zip(self.human, own) if its)
        residuals = [(human - share) / sum(own) if its else 0.0 for human, its in zip(self.human, own)]
        return Statistic(share, residuals, [0.0] * len(self.stimuli), {preset})

    def standardised(self, fit, preset):
        """The same of its standardised share: answers move it by moving the coefficients."""
        beta, covariance = fit
        presets = range(len(self.presets))
        moved = [[*(float(group == preset) for group in presets), *values] for values in self.standard]
        predictors = [dot(row, beta) for row in moved]
        gradient = [
            fmean(NORMAL.pdf(predictor) * row[i] for predictor, row in zip(predictors, moved)) for i in range(len(beta))
        ]
        direction = [dot(row, gradient) for row in covariance]
        weights, fitted = [dot(row, direction) for row in self.rows], [dot(row, beta) for row in self.rows]
        residuals = [
            weights[picture] * (slope(fitted[picture]) if human else -slope(-fitted[picture]))
            for picture, human in zip(self.picture, self.human)
        ]
        share = fmean(map(NORMAL.cdf, predictors))
        own = [(NORMAL.cdf(predictor) - share) / len(moved) for predictor in predictors]
        return Statistic(share, residuals, own, set(presets))

    def sure(self, statistic):
        moved = sums(statistic.residuals, self.picture)
        strata = []
        for preset in statistic.strata:
            own = [moved[n] + statistic.pictures[n] for n, group in enumerate(self.group) if group == preset]
            strata.append((len(own) / (len(own) - 1) * sum((value - fmean(own)) ** 2 for value in own), len(own)))
        each = squares(statistic.residuals)
        return combined(by_cluster(statistic.residuals, self.person), strata, each, 0.0, each, True)

    def share(self, statistic):
        sure = self.sure(statistic)
        if sure is None:
            return statistic.value, None, None
        z = NORMAL.inv_cdf(statistic.value)
        return between(statistic.value, z, Sure(sure.variance, sure.half / NORMAL.pdf(z)), NORMAL.cdf)

    def difference(self, one, other):
        sure, others, apart_by = self.sure(one), self.sure(other), self.sure(one.minus(other))
        if sure is None or others is None or apart_by is None:
            return one.value - other.value, None, None
        correlation = (sure.variance + others.variance - apart_by.variance) / 2 / math.sqrt(sure.variance * others.variance)
        return apart(self.share(one), self.share(other), bounded(correlation))


class Statistic:
    """What it is, by how much each answer moves it, each picture by itself, and the presets whose pictures do."""

    def __init__(self, value, residuals, pictures, strata):
        self.value, self.residuals, self.pictures, self.strata = value, residuals, pictures, strata

    def minus(self, other):
        def less(some, others):
            return [value - its for value, its in zip(some, others)]

        return Statistic(
            self.value - other.value,
            less(self.residuals, other.residuals),
            less(self.pictures, other.pictures),
            self.strata | other.strata,
        )


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
    fit = model.fit()
    if fit is None:
        tell("deception_adjusted", "", None, "no likeliest fit")
        return
    report(tell, model, *zip(*((model.crude(preset), model.standardised(fit, preset)) for preset in range(len(presets)))))


def report(tell, model, crude, standardised):
    for number, preset in enumerate(model.presets):
        tell("deception_adjusted", preset, model.share(standardised[number]), CLUSTERED)
        for measure, values in zip(MEASURES, model.measured):
            tell(f"preset_{measure}", preset, fmean(value for value, own in zip(values, model.group) if own == number))
    for one, other in combinations(range(len(model.presets)), 2):
        of = f"{model.presets[one]} - {model.presets[other]}"
        tell("difference", of, model.difference(crude[one], crude[other]), CLUSTERED)
        tell("difference_adjusted", of, model.difference(standardised[one], standardised[other]), CLUSTERED)

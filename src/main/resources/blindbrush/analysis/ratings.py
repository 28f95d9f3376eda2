"""The normal model of ratings whose origins need not vary alike (Dorfman and Alf 1969), for reproduce.py."""

import math

from detection import between, clustered
from numerics import NORMAL, inverse


class UnequalVariance:
    """z(hit rate) = a + b z(false alarm rate). Parameters: a, log b, and a criterion between each two steps that were used."""

    def __init__(self, counts, parameters):
        self.counts, self.parameters = counts, parameters
        intercept, slope, criteria = parameters[0], math.exp(parameters[1]), parameters[2:]
        self.steps, self.log_likelihood = [], 0.0
        for machine in (False, True):
            bounds = [slope * at - intercept if machine else at for at in criteria]
            below = [0.0, *map(NORMAL.cdf, bounds), 1.0]
            edges = [[0.0] * len(parameters)]
            for place, (bound, at) in enumerate(zip(bounds, criteria)):
                density, edge = NORMAL.pdf(bound), [0.0] * len(parameters)
                edge[2 + place] = density * (slope if machine else 1.0)
                if machine:
                    edge[0], edge[1] = -density, density * slope * at
                edges.append(edge)
            edges.append([0.0] * len(parameters))
            for place, count in enumerate(counts[machine]):
                probability = below[place + 1] - below[place]
                if probability <= 0:
                    self.log_likelihood = -math.inf
                    return
                score = [(high - low) / probability for high, low in zip(edges[place + 1], edges[place])]
                self.steps.append((count, sum(counts[machine]) * probability, score))
                self.log_likelihood += count * math.log(probability)

    def covariance(self):
        """Inverse of the expected information."""
        size = range(len(self.parameters))
        return inverse([[sum(weight * score[i] * score[j] for _, weight, score in self.steps) for j in size] for i in size])

    def change(self):
        total = [sum(count * score[i] for count, _, score in self.steps) for i in range(len(self.parameters))]
        return [dot(row, total) for row in self.covariance()]


def dot(one, other):
    return sum(a * b for a, b in zip(one, other))


def fitted(counts):
    """By Fisher's scoring; none where the likelihood rises without end."""
    every = [human + machine for human, machine in zip(*counts)]
    criteria = [NORMAL.inv_cdf(sum(every[: place + 1]) / sum(every)) for place in range(len(every) - 1)]
    now = UnequalVariance(counts, [0.0, 0.0, *criteria])
    for _ in range(500):
        try:
            change = now.change()
        except ZeroDivisionError:
            return None
        if max(map(abs, change)) < 1e-11:
            return now
        part = 1.0
        while part > 1e-11:
            following = UnequalVariance(counts, [value + part * step for value, step in zip(now.parameters, change)])
            if following.log_likelihood >= now.log_likelihood - 1e-9:
                now = following
                break
            part /= 2
    return None


def unequal_variance(tell, alone, human, machine):
    """The slope b of the zROC line, and d_a. It takes two points inside of the square that differ in both rates."""
    points = [(sum(human[step:]) / sum(human), sum(machine[step:]) / sum(machine)) for step in range(1, 6)]
    inside = [point for point in points if 0 < min(point) and max(point) < 1]
    if min(len({alarm for alarm, _ in inside}), len({hit for _, hit in inside})) < 2:
        return
    used = [step for step in range(6) if human[step] + machine[step]]
    fit = fitted([[counts[step] for step in used] for counts in (human, machine)])
    if not fit:
        return
    covariance, intercept, slope = fit.covariance(), fit.parameters[0], math.exp(fit.parameters[1])
    distance = intercept * math.sqrt(2 / (1 + slope**2))

    def sure(by_intercept, by_slope):
        influence = [by_intercept * row[0] + by_slope * row[1] for row in covariance]
        moved = [dot(influence, score) for _, _, score in fit.steps]
        parts = [dict(zip(used, moved[: len(used)])), dict(zip(used, moved[len(used) :]))]
        means = [sum(counts[step] * part[step] for step in used) / sum(counts) for counts, part in zip((human, machine), parts)]
        residuals = [parts[row["machine"]][row["rating"] - 1] for row in alone]
        within = [value - means[row["machine"]] for value, row in zip(residuals, alone)]
        return clustered(alone, residuals, by_intercept * influence[0] + by_slope * influence[1], True, within)

    tell("zroc_slope", "", between(slope, fit.parameters[1], sure(0.0, 1.0), math.exp))
    tell("d_a", "", between(distance, distance, sure(math.sqrt(2 / (1 + slope**2)), -distance * slope**2 / (1 + slope**2))))

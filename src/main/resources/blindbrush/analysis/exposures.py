"""The psychometric function of pairs whose exposure chance dealt (the method of constant stimuli), for reproduce.py."""

import math

from detection import between, clustered
from numerics import inverse

FRAME = 1000 / 60  # ms
LAPSES = 0.02


class Psychometric:
    """Share right = 1/2 + (1/2 - lapses) logistic(a + b log2(frames)), with the share of lapses held fixed (Wichmann and Hill 2001)."""

    def __init__(self, levels, a, b):
        self.levels, self.a, self.b = levels, a, b
        self.log_likelihood, self.score, information, observed = 0.0, [0.0, 0.0], [[0.0, 0.0], [0.0, 0.0]], [[0.0, 0.0], [0.0, 0.0]]
        self.scores = {}
        for frames, (wrong, right) in levels.items():
            doublings = math.log(frames) / math.log(2)
            logistic = 1 / (1 + math.exp(-(a + b * doublings)))
            share = 0.5 + (0.5 - LAPSES) * logistic
            rise = (0.5 - LAPSES) * logistic * (1 - logistic)
            of_wrong, of_right = ([each, each * doublings] for each in (-rise / (1 - share), rise / share))
            self.scores[frames] = (of_wrong, of_right)
            self.log_likelihood += right * math.log(share) + wrong * math.log(1 - share)
            slope = right / share - wrong / (1 - share)
            weight = rise**2 * (right / share**2 + wrong / (1 - share) ** 2) - slope * rise * (1 - 2 * logistic)
            by = (1.0, doublings)
            for i in range(2):
                self.score[i] += right * of_right[i] + wrong * of_wrong[i]
                for j in range(2):
                    information[i][j] += (right + wrong) * share / (1 - share) * of_right[i] * of_right[j]
                    observed[i][j] += weight * by[i] * by[j]
        self.covariance, self.observed = inverse(information), observed


def fitted(levels):
    """By Fisher's scoring; none where the likelihood rises without end."""
    try:
        now = Psychometric(levels, -sum(math.log(frames) / math.log(2) for frames in levels) / len(levels), 1.0)
        for _ in range(200):
            change = [sum(entry * score for entry, score in zip(row, now.score)) for row in now.covariance]
            if max(map(abs, change)) < 1e-12 * max(1, abs(now.b)):
                return now
            part = 1.0
            while part > 1e-12:
                following = Psychometric(levels, now.a + part * change[0], now.b + part * change[1])
                if following.log_likelihood >= now.log_likelihood - 1e-9:
                    now = following
                    break
                part /= 2
            if abs(now.b) > 5000:
                return None
    except (ZeroDivisionError, OverflowError):
        pass
    return None


def as_asked(row):
    """Whether the pictures stood as long as chance dealt, within half a frame, or the answer came before they were covered."""
    if not row["exposure_frames"] or row["display_unverified"] == "true":
        return False
    return not row["exposure_measured"] or abs(float(row["exposure_measured"]) - int(row["exposure_frames"]) * FRAME) <= 9


def exposures(tell, rows):
    """The exposure in ms at which the share right is halfway between guessing and what lapses leave: only of a curve that surely rises, and
    between the shortest and the longest exposure."""
    dealt = [row for row in rows if row["exposure_frames"]]
    if not dealt:
        return
    kept = [row for row in dealt if as_asked(row)]
    tell("exposures_left_out", "", len(dealt) - len(kept))
    levels = {}
    for row in sorted(kept, key=lambda row: int(row["exposure_frames"])):
        levels.setdefault(int(row["exposure_frames"]), [0, 0])[row["right"]] += 1
    for frames, (wrong, right) in levels.items():
        tell("exposure_answers", frames, wrong + right)
        tell("exposure_right", frames, right)
        tell("exposure_right_share", frames, right / (wrong + right))
    fit = fitted(levels) if len(levels) > 2 else None
    if not fit:
        return
    try:
        covariance = inverse(fit.observed)
    except ZeroDivisionError:
        return

    def sure(by_a, by_b):
        influence = [by_a * row[0] + by_b * row[1] for row in covariance]
        moved = [
            sum(map(lambda one, other: one * other, influence, fit.scores[int(row["exposure_frames"])][row["right"]])) for row in kept
        ]
        return clustered(kept, moved, by_a * influence[0] + by_b * influence[1], True)

    rise = sure(0.0, 1.0)
    if fit.b <= 0 or (rise and fit.b <= rise.half):
        return
    halfway = -fit.a / fit.b
    if not math.log2(min(levels)) <= halfway <= math.log2(max(levels)):
        return
    tell(
        "exposure_threshold",
        "",
        between(FRAME * 2**halfway, halfway, sure(-1 / fit.b, fit.a / fit.b**2), lambda value: FRAME * 2**value),
    )

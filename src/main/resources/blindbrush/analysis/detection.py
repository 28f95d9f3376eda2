"""Signal detection, and its figures with participants and stimuli resampled, for reproduce.py."""

import math
from collections import Counter, defaultdict
from random import Random
from statistics import fmean

from numerics import DEVIATE, NORMAL, around, middle, quantile

CHANCE = Random(1)


def cell(row):
    """0 correct rejection, 1 false alarm, 2 miss, 3 hit."""
    return row["called"] + 2 * row["machine"]


def counted(alone):
    counts = Counter(map(cell, alone))
    return [counts[number] for number in range(4)]


def z_rates(counts):
    """Of hits and false alarms, always with the log-linear correction."""
    rejections, alarms, misses, hits = counts
    rates = ((hits + 0.5) / (hits + misses + 1), (alarms + 0.5) / (alarms + rejections + 1))
    return tuple(map(NORMAL.inv_cdf, rates))


def d_prime(counts):
    hit, alarm = z_rates(counts)
    return hit - alarm


def criterion(counts):
    return -sum(z_rates(counts)) / 2


def standard_error(counts):
    """Of d' (Gourevitch and Galanter 1967)."""
    pictures = (counts[2] + counts[3], counts[0] + counts[1])
    return math.sqrt(
        sum(NORMAL.cdf(z) * NORMAL.cdf(-z) / (n * NORMAL.pdf(z) ** 2) for z, n in zip(z_rates(counts), pictures))
    )


def beta(counts):
    return math.exp(criterion(counts) * d_prime(counts))


def area(counts):
    """A_d, the share of pairs that this sensitivity would get right."""
    return NORMAL.cdf(d_prime(counts) / math.sqrt(2))


def beta_interval(counts):
    """From the bounds of half the squares of z (Zou and Donner 2008)."""
    pictures = (counts[2] + counts[3], counts[0] + counts[1])
    (signal, signal_low, signal_high), (noise, noise_low, noise_high) = (
        (z * z / 2, max(0.0, abs(z) - half) ** 2 / 2, (abs(z) + half) ** 2 / 2)
        for z, half in (
            (z, DEVIATE * math.sqrt(NORMAL.cdf(z) * NORMAL.cdf(-z) / (n * NORMAL.pdf(z) ** 2)))
            for z, n in zip(z_rates(counts), pictures)
        )
    )
    lower = math.hypot(noise - noise_low, signal_high - signal)
    upper = math.hypot(noise_high - noise, signal - signal_low)
    return math.exp(noise - signal), math.exp(noise - signal - lower), math.exp(noise - signal + upper)


def tell_independent(tell, name, of, counts):
    """All trials as independent, under such a name as "{}_pooled"."""
    note = "for independent trials"
    half = DEVIATE * standard_error(counts)
    sensitivity = around(d_prime(counts), half)
    tell(name.format("d_prime"), of, sensitivity, note)
    tell(name.format("criterion"), of, around(criterion(counts), half / 2), note)
    tell(name.format("beta"), of, beta_interval(counts), note)
    tell(name.format("a_d"), of, tuple(NORMAL.cdf(value / math.sqrt(2)) for value in sensitivity), note)


def tell_resampled(tell, name, of, replicates, note="resampled"):
    for figure, statistic in (("d_prime", d_prime), ("criterion", criterion), ("beta", beta), ("a_d", area)):
        tell(name.format(figure), of, percentiles(replicates, statistic), note)


def within_participants(tell, alone):
    own = defaultdict(list)
    for row in alone:
        own[row["session_id"]].append(row)
    counts = [counted(rows) for rows in own.values() if len({row["machine"] for row in rows}) == 2]
    if counts:
        tell("d_prime_within_participant", "", middle(map(d_prime, counts)))


def crosses(alone):
    stimuli = {row["stimulus_id"]: row["machine"] for row in alone}
    machines = sum(stimuli.values())
    return len({row["session_id"] for row in alone}) > 1 and machines > 1 and len(stimuli) - machines > 1


def resampled(alone):
    """Counts as observed, and those of each replicate of participants and stimuli (pigeonhole bootstrap: Owen 2007)."""
    people = {session: number for number, session in enumerate(sorted({row["session_id"] for row in alone}))}
    origins = [sorted({row["stimulus_id"] for row in alone if row["machine"] == machine}) for machine in (False, True)]
    answered = defaultdict(list)
    for row in alone:
        answered[row["stimulus_id"], cell(row)].append(people[row["session_id"]])

    def draw():
        often = [0] * len(people)
        for person in CHANCE.choices(range(len(people)), k=len(people)):
            often[person] += 1
        counts = [0, 0, 0, 0]
        for origin in origins:
            for stimulus, times in Counter(CHANCE.choices(origin, k=len(origin))).items():
                for kind in range(4):
                    counts[kind] += times * sum(map(often.__getitem__, answered.get((stimulus, kind), ())))
        return counts if counts[0] + counts[1] and counts[2] + counts[3] else draw()

    return counted(alone), [draw() for _ in range(max(200, min(1000, 200_000_000 // len(alone))))]


def percentiles(replicates, statistic):
    observed, drawn = replicates
    values = [statistic(counts) for counts in drawn]
    return statistic(observed), quantile(values, 0.025), quantile(values, 0.975)


def human_of_human(counts):
    return counts[0] / (counts[0] + counts[1])


def human_of_machine(counts):
    return counts[2] / (counts[2] + counts[3])


def design_effect(alone):
    """Variance of the share right clustered by participant and by stimulus, over that of as many independent answers
    (Cameron, Gelbach and Miller 2011)."""
    share = fmean(row["right"] for row in alone)
    if share in (0, 1):
        return None
    means = {machine: fmean(row["right"] for row in alone if row["machine"] == machine) for machine in (False, True)}
    participants, stimuli, singles = defaultdict(float), defaultdict(float), 0.0
    for row in alone:
        error = row["right"] - means[row["machine"]]
        participants[row["session_id"]] += error
        stimuli[row["stimulus_id"]] += error
        singles += error * error
    one = sum(error * error for error in participants.values()) * len(participants) / (len(participants) - 1)
    other = sum(error * error for error in stimuli.values()) * len(stimuli) / (len(stimuli) - 2)
    return max(one + other - singles, min(one, other)) / (len(alone) * share * (1 - share))

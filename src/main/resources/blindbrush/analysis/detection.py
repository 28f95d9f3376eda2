"""Proportions and signal detection, for other participants and other pictures, for reproduce.py."""

import math
from collections import Counter, defaultdict
from statistics import fmean

from numerics import DEVIATE, NORMAL, around, middle, t_quantile

# what each way to be sure is called, as on the page and in documentation/figures.csv
CLUSTERED = "clustered by participant and picture, Satterthwaite’s t"
INDEPENDENT = "assumes independent trials"


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


def half_square(z, half):
    """z squared and halved, with the bounds that those of z make."""
    return z * z / 2, max(0.0, abs(z) - half) ** 2 / 2, (abs(z) + half) ** 2 / 2


def apart(one, other, correlation):
    """The difference of two estimates from the bounds of both (Zou and Donner 2008)."""

    def gap(a, b):
        return math.sqrt(max(0.0, a * a + b * b - 2 * correlation * a * b))

    difference = one[0] - other[0]
    return (
        difference,
        difference - gap(one[0] - one[1], other[2] - other[0]),
        difference + gap(one[2] - one[0], other[0] - other[1]),
    )


def beta_interval(counts):
    """From the bounds of half the squares of z (Zou and Donner 2008)."""
    pictures = (counts[2] + counts[3], counts[0] + counts[1])
    signal, noise = (
        half_square(z, DEVIATE * math.sqrt(NORMAL.cdf(z) * NORMAL.cdf(-z) / (n * NORMAL.pdf(z) ** 2)))
        for z, n in zip(z_rates(counts), pictures)
    )
    return tuple(map(math.exp, apart(noise, signal, 0.0)))


def tell_independent(tell, name, of, counts):
    """All trials as independent, under such a name as "{}_pooled"."""
    note = INDEPENDENT
    half = DEVIATE * standard_error(counts)
    sensitivity = around(d_prime(counts), half)
    tell(name.format("d_prime"), of, sensitivity, note)
    tell(name.format("criterion"), of, around(criterion(counts), half / 2), note)
    tell(name.format("beta"), of, beta_interval(counts), note)
    tell(name.format("a_d"), of, tuple(NORMAL.cdf(value / math.sqrt(2)) for value in sensitivity), note)


def tell_detected(tell, name, of, found, note=CLUSTERED):
    for figure in ("d_prime", "criterion", "beta", "a_d"):
        tell(name.format(figure), of, found[figure], note)


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
    return len({row["session_id"] for row in alone}) > 2 and machines > 1 and len(stimuli) - machines > 1


# ---- how sure: variance clustered by participant and by picture within its origin (Cameron, Gelbach and Miller 2011) of a statistic's
# residuals (delta method), with Satterthwaite's degrees of freedom and Student's t; never narrower than of independent answers


class Share:
    """A share of answers on the probit scale, with the log-linear correction."""

    def __init__(self, yes):
        yes = list(yes)
        corrected = (sum(yes) + 0.5) / (len(yes) + 1)
        self.share = fmean(yes)
        self.z = NORMAL.inv_cdf(corrected)
        self.slope = 1 / len(yes) / NORMAL.pdf(self.z)
        self.varies = 0 < sum(yes) < len(yes)
        self.independent = corrected * (1 - corrected) / len(yes) / NORMAL.pdf(self.z) ** 2

    def residual(self, counts):
        return (counts - self.share) * self.slope


class Sure:
    """Variance, and half of the width of an interval."""

    def __init__(self, variance, half):
        self.variance, self.half = variance, half


def sums(residuals, clusters):
    found = defaultdict(float)
    for residual, cluster in zip(residuals, clusters):
        if cluster is not None:
            found[cluster] += residual
    return found


def by_cluster(residuals, clusters):
    """Variance and number of clusters."""
    found = sums(residuals, clusters).values()
    size = len(found)
    return (size / (size - 1) if size > 1 else 1) * sum(value * value for value in found), size


def clustered(answers, residuals, independent, varies, within_origin=None):
    """Of residuals by answer; none where it cannot be estimated: fewer than three sessions, one picture of an origin, all sessions or all pictures
    alike."""
    within = residuals if within_origin is None else within_origin
    shared = sum(value * value for value, row in zip(within, answers) if row["human_picture"] and row["machine_picture"])
    strata = [by_cluster(within, [row[about] for row in answers]) for about in ("human_picture", "machine_picture")]
    people = by_cluster(residuals, [row["session_id"] for row in answers])
    return combined(people, [stratum for stratum in strata if stratum[1]], squares(within), shared, independent, varies)


def squares(residuals):
    return sum(value * value for value in residuals)


def combined(people, pictures, each, shared, independent, varies):
    """pictures: of each stratum; shared: of answers to pairs, which are part of two pictures."""
    nothing = 1e-12 * each
    if people[1] < 3 or any(size == 1 for _, size in pictures) or not varies:
        return None
    if people[0] <= nothing or any(variance <= nothing for variance, _ in pictures):
        return None
    own = [(max(0.0, variance - shared / 2), size) for variance, size in pictures]
    together = sum(variance for variance, _ in own)
    variance = max(people[0] + together - each, min(people[0], together))
    spread = max(people[0] - each, 0.0) ** 2 / (people[1] - 1) + sum(part * part / (size - 1) for part, size in own)
    freedom = max(1.0, variance * variance / spread) if spread > 0 else people[1] - 1
    return Sure(variance, max(t_quantile(freedom) * math.sqrt(variance), DEVIATE * math.sqrt(independent)))


def same(value):
    return value


def between(estimate, value, sure, shown=same):
    """shown: from the statistic's scale to that on which it is told."""
    return (estimate, shown(value - sure.half), shown(value + sure.half)) if sure else (estimate, None, None)


def complement(share):
    return tuple(None if value is None else 1 - value for value in (share[0], share[2], share[1]))


def bounded(correlation):
    return max(-1.0, min(1.0, correlation))


def share_right(answers):
    """Of right answers; pictures differ about their own origin's share."""
    share = Share(row["right"] for row in answers)
    about = defaultdict(list)
    for row in answers:
        about[row["task"], row["task"] == "yes-no" and row["machine"]].append(row["right"])
    means = {which: fmean(rights) for which, rights in about.items()}
    within = [
        (row["right"] - means[row["task"], row["task"] == "yes-no" and row["machine"]]) * share.slope for row in answers
    ]
    residuals = [share.residual(row["right"]) for row in answers]
    return between(
        share.share, share.z, clustered(answers, residuals, share.independent, share.varies, within), NORMAL.cdf
    )


def detected(answers):
    """Of yes-no answers, or of pairs with the machine picture on the left as the signal: each figure with its interval."""
    counts = counted(answers)
    machine, human = ([row for row in answers if row["machine"] == origin] for origin in (True, False))
    hit, alarm = Share(row["called"] for row in machine), Share(row["called"] for row in human)
    signal = [hit.residual(row["called"]) if row["machine"] else 0.0 for row in answers]
    noise = [0.0 if row["machine"] else alarm.residual(row["called"]) for row in answers]

    def sum_of(a, b):
        residuals = [a * one + b * other for one, other in zip(signal, noise)]
        independent = a * a * hit.independent + b * b * alarm.independent
        return clustered(answers, residuals, independent, hit.varies and alarm.varies)

    of_signal = clustered(machine, [hit.residual(row["called"]) for row in machine], hit.independent, hit.varies)
    of_noise = clustered(human, [alarm.residual(row["called"]) for row in human], alarm.independent, alarm.varies)
    sensitivity = sum_of(1, -1)
    rates = between(alarm.share, alarm.z, of_noise, NORMAL.cdf), between(hit.share, hit.z, of_signal, NORMAL.cdf)
    found = {
        "d_prime": between(d_prime(counts), hit.z - alarm.z, sensitivity),
        "criterion": between(criterion(counts), -(hit.z + alarm.z) / 2, sum_of(-0.5, -0.5)),
        "beta": (beta(counts), None, None),
        "a_d": between(area(counts), hit.z - alarm.z, sensitivity, lambda value: NORMAL.cdf(value / math.sqrt(2))),
        "human_of_machine": complement(rates[1]),
        "human_of_human": complement(rates[0]),
        "human_difference": (alarm.share - hit.share, None, None),
    }
    # of pairs one of them can be 0
    if sensitivity and of_signal and of_noise and of_signal.variance * of_noise.variance > 0:
        people = [row["session_id"] for row in answers]
        ones, others = sums(signal, people), sums(noise, people)
        covariance = len(ones) / (len(ones) - 1) * sum(ones[person] * others[person] for person in ones)
        deviations = math.sqrt(of_signal.variance * of_noise.variance)
        correlation = bounded(covariance / deviations)
        found["human_difference"] = apart(*rates, correlation)
        of_squares = (correlation * deviations * (2 * correlation * deviations + 4 * hit.z * alarm.z)) / math.sqrt(
            of_signal.variance * (2 * of_signal.variance + 4 * hit.z**2)
            * of_noise.variance * (2 * of_noise.variance + 4 * alarm.z**2)
        )
        logarithm = apart(half_square(alarm.z, of_noise.half), half_square(hit.z, of_signal.half), bounded(of_squares))
        found["beta"] = (beta(counts), math.exp(logarithm[1]), math.exp(logarithm[2]))
    return found


# ---- by how much answers hang together


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

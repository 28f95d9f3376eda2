"""Single pictures, for reproduce.py."""

import math
from collections import Counter, defaultdict

from detection import CLUSTERED, counted, crosses, detected, tell_independent
from numerics import binomial, log_beta, mixed_quantile, quartiles


# human-likeness: hierarchical Beta-binomial model of the pictures by humans, and of those of each preset (Gelman et al., Bayesian Data
# Analysis, chapter 5), integrated over a fixed grid. The prior is uniform on the mean and on the intraclass correlation
# 1 / (alpha + beta + 1), the uniform shrinkage prior (Strawderman 1971, Daniels 1999)

FEWEST_ANSWERS = 5  # fewer are counted and no more
MEANS, SPREADS = 40, 20
LIGHTEST = 1e-6  # of the heaviest point's weight; lighter points are left out


def prior():
    """Weight, alpha and beta of each point: means denser towards 0 and 1, and the root of the correlation evenly."""
    for i in range(MEANS):
        angle = math.pi / 2 * (i + 0.5) / MEANS
        for k in range(SPREADS):
            root_of = (k + 0.5) / SPREADS
            trials = 1 / root_of**2 - 1
            yield math.sin(2 * angle) * root_of, math.sin(angle) ** 2 * trials, math.cos(angle) ** 2 * trials


def beta_binomial(known):
    """The points of the prior with their posterior weights, given how many of how many of each picture."""
    counts = Counter(known)
    points = [
        (
            math.log(weight)
            + sum(
                count * (log_beta(alpha + called, beta + size - called) - log_beta(alpha, beta))
                for (called, size), count in counts.items()
            ),
            alpha,
            beta,
        )
        for weight, alpha, beta in prior()
    ]
    heaviest = max(log for log, _, _ in points)
    kept = [(math.exp(log - heaviest), alpha, beta) for log, alpha, beta in points]
    kept = [point for point in kept if point[0] >= LIGHTEST]
    total = sum(weight for weight, _, _ in kept)
    return [(weight / total, alpha, beta) for weight, alpha, beta in kept]


def likeness(usual, called, size):
    """Posterior mean of a picture's share, and its equal-tailed 95 % interval."""
    own = [(weight, alpha + called, beta + size - called) for weight, alpha, beta in usual]
    return sum(weight * alpha / (alpha + beta) for weight, alpha, beta in own), mixed_quantile(0.025, own), mixed_quantile(0.975, own)


# the funnel (Spiegelhalter 2005)


def funnel_limit(proportion, trials, error):
    reached = 0.0
    for count, chance in enumerate(binomial(trials, proportion)):
        reached += chance
        if reached >= error:
            return max(0.0, (count - (reached - error) / chance) / trials)
    return 1.0


def funnel(tell, of, share, overall, trials):
    def limits(error):
        return funnel_limit(overall, trials, error / 2), 1 - funnel_limit(1 - overall, trials, error / 2)

    if overall in (0, 1):
        return tell("funnel", of, share, "within")
    (low, high), (lowest, highest) = limits(0.05), limits(0.002)
    place = "within" if low <= share <= high else "beyond_warning" if lowest <= share <= highest else "beyond_alarm"
    tell("funnel", of, (share, low, high), place)


def stimuli(tell, alone):
    all_together = counted(alone)
    for machine in (False, True):
        rows = defaultdict(list)
        for row in alone:
            if row["machine"] == machine:
                rows[row["stimulus_id"]].append(row)
        known = {of: (sum(not row["called"] for row in own), len(own)) for of, own in rows.items()}
        human, trials = map(sum, zip(*known.values()))
        alike = defaultdict(list)
        for of, own in rows.items():
            alike[own[0]["preset"]].append(known[of])
        likenesses = {}
        for preset, counts in alike.items():
            usual = beta_binomial(counts)
            for called, size in {*counts}:
                if size >= FEWEST_ANSWERS:
                    likenesses[preset, called, size] = likeness(usual, called, size)
        for of, own in sorted(rows.items()):
            called, size = known[of]
            tell("answers", of, size)
            if size < FEWEST_ANSWERS:
                continue
            tell("called_human", of, called)
            for step in range(1, 7):
                tell(f"rating_{step}", of, sum(row["rating"] == step for row in own))
            tell("human_likeness", of, likenesses[own[0]["preset"], called, size])
            funnel(tell, of, called / size, human / trials, size)
            quartiles(tell, "rt", of, own)
            mine = [called, size - called]
            facing = all_together[:2] + mine if machine else mine + all_together[2:]
            tell_independent(tell, "stimulus_{}", of, facing)


# without famous pictures: known to a quarter or more of at least five who saw them


def without_famous(tell, alone):
    knew = defaultdict(list)
    human = {row["stimulus_id"]: not row["machine"] for row in alone}
    for row in alone:
        knew[row["stimulus_id"]].append(row["recognised"] == "true")
    famous = {of for of, known in knew.items() if len(known) >= 5 and 4 * sum(known) >= len(known)}
    others = [row for row in alone if row["stimulus_id"] not in famous]
    if famous and crosses(others):
        tell("famous_pictures", "", len(famous))
        tell("famous_pictures_human", "", sum(human[of] for of in famous))
        tell("d_prime_without_famous", "", detected(others)["d_prime"], CLUSTERED)

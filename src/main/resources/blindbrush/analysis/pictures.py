"""Single pictures, for reproduce.py."""

import math
from collections import Counter, defaultdict

from detection import CLUSTERED, counted, crosses, detected, tell_independent
from numerics import binomial, log_beta, mixed_quantile, quartiles


# human-likeness: hierarchical Beta-binomial model of the pictures by humans, and of those of each preset (Gelman et al., Bayesian Data
# Analysis, chapter 5), integrated over a grid that is laid anew, twice, over the part that had weight. The prior is uniform on the mean and on the intraclass correlation
# 1 / (alpha + beta + 1), the uniform shrinkage prior (Strawderman 1971, Daniels 1999)

FEWEST_ANSWERS = 5  # fewer are counted and no more
FIRST, LATER, REFINEMENTS = (40, 20), (20, 12), 2  # means and correlations
LIGHTEST = 1e-6  # of the heaviest point's weight; lighter points are left out


def grid(angles, roots, size):
    """Row, column, log weight, alpha and beta of each point: squared sines of angles are means, and roots those of the correlation."""
    for i in range(size[0]):
        angle = between(angles, i + 0.5, size[0])
        for k in range(size[1]):
            root_of = between(roots, k + 0.5, size[1])
            trials = 1 / root_of**2 - 1
            yield i, k, math.log(math.sin(2 * angle) * root_of), math.sin(angle) ** 2 * trials, math.cos(angle) ** 2 * trials


def between(ends, place, places):
    return ends[0] + (ends[1] - ends[0]) * place / places


def around(ends, places, number):
    """Over these rows or columns and the next to each side."""
    return between(ends, max(0, min(places) - 1), number), between(ends, min(number, max(places) + 2), number)


def heaviest(points, counts):
    weighed = [
        (
            i,
            k,
            log
            + sum(
                count * (log_beta(alpha + called, beta + size - called) - log_beta(alpha, beta))
                for (called, size), count in counts.items()
            ),
            alpha,
            beta,
        )
        for i, k, log, alpha, beta in points
    ]
    most = max(log for _, _, log, _, _ in weighed)
    kept = [(i, k, math.exp(log - most), alpha, beta) for i, k, log, alpha, beta in weighed]
    return [point for point in kept if point[2] >= LIGHTEST]


def beta_binomial(known):
    """Points with their posterior weights, given how many of how many of each picture."""
    counts = Counter(known)
    angles, roots, size = (0.0, math.pi / 2), (0.0, 1.0), FIRST
    kept = heaviest(grid(angles, roots, size), counts)
    for _ in range(REFINEMENTS):
        angles = around(angles, [point[0] for point in kept], size[0])
        roots = around(roots, [point[1] for point in kept], size[1])
        size = LATER
        kept = heaviest(grid(angles, roots, size), counts)
    total = sum(weight for _, _, weight, _, _ in kept)
    return [(weight / total, alpha, beta) for _, _, weight, alpha, beta in kept]


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

"""Single pictures, for reproduce.py."""

import math
from collections import defaultdict

from detection import CLUSTERED, counted, crosses, detected, tell_independent
from numerics import beta_quantile, binomial, quartiles, root, wilson


# human-likeness by a Beta-binomial model, and the funnel (Spiegelhalter 2005)


def beta_binomial(known):
    """Maximum marginal likelihood: alpha + beta, the weight, between 0.01 and 10000, and for each weight the likeliest alpha."""

    def above(counts):
        return [sum(count > number for count in counts) for number in range(max(counts))]

    won, lost, every = (
        above([human for human, _ in known]), above([trials - human for human, trials in known]), above([n for _, n in known])
    )

    def rise(start, counts):
        """Of the digamma function."""
        return sum(count / (start + number) for number, count in enumerate(counts))

    def slopes(share, weight):
        usual = rise(weight, every)
        return rise(share * weight, won) - usual, rise((1 - share) * weight, lost) - usual

    def likeliest(weight):
        def excess(share):
            alpha, beta = slopes(share, weight)
            return alpha - beta

        return root(excess, 1e-9, 1 - 1e-9)

    def slope(log_weight):
        weight = math.exp(log_weight)
        share = likeliest(weight)
        alpha, beta = slopes(share, weight)
        return share * alpha + (1 - share) * beta

    low, high = math.log(0.01), math.log(10000)
    weight = math.exp(low if slope(low) <= 0 else high if slope(high) >= 0 else root(slope, low, high))
    share = likeliest(weight)
    return share * weight, (1 - share) * weight


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
        known = [(sum(not row["called"] for row in own), len(own)) for own in rows.values()]
        human, trials = map(sum, zip(*known))
        prior = beta_binomial(known) if len(known) > 1 and 0 < human < trials else None
        for (of, own), (called, size) in sorted(zip(rows.items(), known), key=lambda each: each[0][0]):
            tell("answers", of, size)
            tell("called_human", of, called)
            tell("human_likeness", of, likeness(prior, called, size))
            funnel(tell, of, called / size, human / trials, size)
            for step in range(1, 7):
                tell(f"rating_{step}", of, sum(row["rating"] == step for row in own))
            quartiles(tell, "rt", of, own)
            mine = [called, size - called]
            facing = all_together[:2] + mine if machine else mine + all_together[2:]
            tell_independent(tell, "stimulus_{}", of, facing)


def likeness(prior, called, size):
    if not prior:
        return wilson(called, size)
    alpha, beta = prior[0] + called, prior[1] + size - called
    return alpha / (alpha + beta), beta_quantile(0.025, alpha, beta), beta_quantile(0.975, alpha, beta)


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

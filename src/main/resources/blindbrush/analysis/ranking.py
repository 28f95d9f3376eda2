"""Which pictures looked more human than others beside them (Bradley and Terry 1952), for reproduce.py."""

import math
from collections import Counter, defaultdict
from operator import mul

from numerics import DEVIATE, around, inverse


def ranking(tell, rows):
    """Log odds of being called human beside the picture shown most often (of several the first by its id)."""
    wins = Counter()
    for row in rows:
        sides = (row["stimulus_id"], row["right_stimulus_id"])
        wins[sides if row["side"] == "left" else sides[::-1]] += 1
    shown = Counter(item for pair, count in wins.items() for item in pair for _ in range(count))
    items = sorted(shown)
    if items and not all(reached(items[0], wins, way) == set(items) for way in (1, -1)):
        tell("log_odds", "", None, "no ranking: wins do not link every picture to every other")
    elif items:
        reference = min(items, key=lambda item: (-shown[item], item))
        strengths, errors = bradley_terry([item for item in items if item != reference], wins)
        for item in items:
            tell("pair_answers", item, shown[item])
        for item, strength in strengths.items():
            tell("log_odds", item, around(strength, DEVIATE * errors[item]))
        tell("log_odds", reference, (0.0, 0.0, 0.0), "the reference")


def reached(start, wins, way):
    """All that wins lead to, or all from which they lead here."""
    next_to = defaultdict(set)
    for pair in wins:
        winner, loser = pair[::way]
        next_to[winner].add(loser)
    found, waiting = {start}, [start]
    while waiting:
        new = next_to[waiting.pop()] - found
        found |= new
        waiting.extend(new)
    return found


def bradley_terry(items, wins):
    """By Newton's method; whatever is no item has strength 0 (Bradley and Terry 1952)."""
    place = {item: number for number, item in enumerate(items)}
    strengths = [0.0] * len(items)
    for _ in range(100):
        slope = [0.0] * len(items)
        information = [[0.0] * len(items) for _ in items]
        for (winner, loser), count in wins.items():
            signed = [(place[item], sign) for item, sign in ((winner, 1), (loser, -1)) if item in place]
            lost = 1 / (1 + math.exp(sum(sign * strengths[item] for item, sign in signed)))
            for item, sign in signed:
                slope[item] += sign * count * lost
                for other, its in signed:
                    information[item][other] += sign * its * count * lost * (1 - lost)
        covariance = inverse(information)
        step = [sum(map(mul, row, slope)) for row in covariance]
        longest = max(map(abs, step))
        strengths = [strength + change / max(1.0, longest) for strength, change in zip(strengths, step)]
        if longest < 1e-12:
            break
    return (
        dict(zip(items, strengths)),
        {item: math.sqrt(covariance[number][number]) for item, number in place.items()},
    )

"""What reproduce.py needs of distributions, roots and matrices, with nothing but Python's standard library."""

import math
from statistics import NormalDist

NORMAL = NormalDist()
DEVIATE = NORMAL.inv_cdf(0.975)


def root(function, low, high):
    """Where a function that changes its sign between two places is 0 (Ridders' method, halving where that does not close in)."""
    at_low, at_high = function(low), function(high)
    if at_low == 0 or at_high == 0:
        return low if at_low == 0 else high
    for _ in range(200):
        middle = (low + high) / 2
        at_middle = function(middle)
        if at_middle == 0:
            return middle
        place = middle + (middle - low) * math.copysign(1, at_low) * at_middle / math.sqrt(at_middle**2 - at_low * at_high)
        for place, there in ((middle, at_middle), (place, function(place))):
            if there == 0 or not low < place < high:
                if there == 0:
                    return place
            elif (there < 0) == (at_low < 0):
                low, at_low = place, there
            else:
                high, at_high = place, there
        if high - low <= 4e-16 * max(abs(low), abs(high)):
            break
    return (low + high) / 2


def beta_fraction(a, b, x):
    """The continued fraction of the incomplete beta function (Lentz)."""
    tiny = 1e-300
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > tiny else tiny)
    fraction = d
    for m in range(1, 10000):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 + numerator * d
            d = 1 / (d if abs(d) > tiny else tiny)
            c = 1 + numerator / c
            c = c if abs(c) > tiny else tiny
            fraction *= c * d
        if abs(c * d - 1) < 1e-16:
            break
    return fraction


def log_beta(a, b):
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def beta_share(a, b, x):
    """The regularised incomplete beta function."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = math.exp(a * math.log(x) + b * math.log1p(-x) - log_beta(a, b))
    if x < (a + 1) / (a + b + 2):
        return front * beta_fraction(a, b, x) / a
    return 1 - front * beta_fraction(b, a, 1 - x) / b


def mixed_quantile(share, points):
    """Of Beta distributions with weights, by Newton's method, halving where that leaves the interval."""
    logs = [log_beta(a, b) for _, a, b in points]
    low, high, x = 0.0, 1.0, sum(weight * a / (a + b) for weight, a, b in points)
    while high - low > 1e-14:
        excess = sum(weight * beta_share(a, b, x) for weight, a, b in points) - share
        low, high = (low, x) if excess > 0 else (x, high)
        log, other = math.log(x), math.log1p(-x)
        density = sum(
            weight * math.exp((a - 1) * log + (b - 1) * other - norm) for (weight, a, b), norm in zip(points, logs)
        )
        before, x = x, x - excess / density if density > 0 else low
        if not low < x < high:
            x = (low + high) / 2
        elif abs(x - before) < 1e-14:
            break
    return x


def t_quantile(freedom):
    """Beyond which 2.5 % of Student's t lie."""
    return root(lambda t: beta_share(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2 - 0.025, 0.0, 20.0)


def binomial(trials, proportion):
    """The probability of each count."""
    log, other = math.log(proportion), math.log1p(-proportion)
    return [
        math.exp(
            math.lgamma(trials + 1) - math.lgamma(count + 1) - math.lgamma(trials - count + 1)
            + count * log + (trials - count) * other
        )
        for count in range(trials + 1)
    ]


def quantile(values, share):
    """Between the two nearest of sorted values, in proportion (R's default, type 7)."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def middle(values):
    """Median and quartiles."""
    ordered = sorted(values)
    return tuple(quantile(ordered, share) for share in (0.5, 0.25, 0.75))


def quartiles(tell, figure, of, rows):
    """Of the response times that are known."""
    times = [row["rt"] for row in rows if row["rt"] is not None]
    if times:
        tell(figure, of, middle(times), "median (quartiles)" if of else "")


def wilson(successes, trials):
    centre = (successes + DEVIATE**2 / 2) / (trials + DEVIATE**2)
    half = DEVIATE / (trials + DEVIATE**2) * math.sqrt(successes * (trials - successes) / trials + DEVIATE**2 / 4)
    return successes / trials, max(0.0, centre - half), min(1.0, centre + half)


def around(estimate, half):
    return estimate, estimate - half, estimate + half


def inverse(matrix):
    """By Gauss and Jordan, the largest pivot of each column first."""
    size = len(matrix)
    rows = [[*row, *(float(i == j) for j in range(size))] for i, row in enumerate(matrix)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda i: abs(rows[i][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        first = rows[column][column]
        rows[column] = [value / first for value in rows[column]]
        for i in range(size):
            factor = rows[i][column]
            if i != column and factor:
                rows[i] = [value - factor * head for value, head in zip(rows[i], rows[column])]
    return [row[size:] for row in rows]

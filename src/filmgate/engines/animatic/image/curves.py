"""Courses of time for what a subject does: they begin at 0, with zero speed, and are told by keys."""

import itertools
import math
from collections.abc import Sequence

from filmgate.engines.animatic.render.pixels import ease

Keys = Sequence[tuple[float, float]]  # (seconds, value), in order; the first is (0, 0)


def along(keys: Keys, t: float) -> float:
    """Return the value at `t` seconds: smooth between keys, at rest in each."""
    if t <= keys[0][0]:
        return keys[0][1]
    for (t0, a), (t1, b) in itertools.pairwise(keys):
        if t < t1:
            return a + (b - a) * ease((t - t0) / (t1 - t0))
    return keys[-1][1]


def again(keys: Keys, t: float, pause: float) -> float:
    """Return the value of keys that are played again and again, with a pause between; each a little less."""
    t = abs(t)
    whole = keys[-1][0] + pause
    turn = int(t / whole)
    return along(keys, t - turn * whole) * (1.0, 0.8, 0.9, 0.72)[turn % 4]


def both(keys: Keys, t: float) -> float:
    """Return the value at `t` seconds; before 0 its opposite, so that it goes on the same way."""
    return math.copysign(along(keys, abs(t)), t)


def after(t: float, late: float) -> float:
    """Return the seconds of what is so much later; in a film that ends with an image, so much earlier."""
    return math.copysign(max(abs(t) - late, 0.0), t)


def swing(t: float, period: float, *, grows: float = 0.6) -> float:
    """Return a wave from -1 to 1 that grows from rest; before 0 it dies away to rest."""
    return math.sin(2 * math.pi * t / period) * ease(min(abs(t) / grows, 1.0))


def settled(t: float, period: float, lasts: float) -> float:
    """Return a wave from -1 to 1 that dies away after `lasts` seconds, as a spring does."""
    return 0.0 if t <= 0 else math.sin(2 * math.pi * t / period) * math.exp(-2.2 * t / lasts)


# a head that nods, with a small lift before it
NOD = ((0.0, 0.0), (0.3, -0.25), (0.9, 1.0), (1.6, 1.0), (2.1, 0.05), (2.6, 0.0))
SHAKE = ((0.0, 0.0), (0.35, -0.9), (0.85, 1.0), (1.35, -1.0), (1.8, 0.7), (2.2, 0.0))
# a head that turns, looks, and comes back half the way
TURN = ((0.0, 0.0), (0.25, -0.1), (1.2, 1.06), (1.5, 1.0), (3.6, 0.94), (4.8, -0.25), (6.0, -0.2))
TILT = ((0.0, 0.0), (0.2, -0.12), (0.9, 1.08), (1.2, 1.0), (3.2, 0.95), (4.2, -0.7), (5.2, -0.6), (6, 0.1))
LEAN = ((0.0, 0.0), (0.35, -0.16), (1.5, 1.06), (1.9, 1.0), (4.5, 0.96), (10.0, 1.0))
CARD = ((0.0, 0.0), (0.3, -0.12), (1.3, 1.0), (2.5, -0.62), (3.5, 0.3), (4.4, -0.1), (5.0, 0.0))
BLINK = ((0.0, 0.0), (0.15, 1.0), (0.75, 1.0), (1.05, 0.0))
SMILE = ((0.0, 0.0), (0.9, 1.05), (1.3, 1.0), (10.0, 0.95))

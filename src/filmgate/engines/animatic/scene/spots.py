"""Positions around the subject for a supporting role, best first: (x, z) in metres from the subject.

Right on the screen is +x, away from the camera is +z.
"""

import math
from collections.abc import Iterator

from filmgate.engines.animatic.subjects.actor import Actor, gap

Spot = tuple[float, float]

_LITTLE = 0.5  # times the height of the subject: lower roles stand in front of it, so that it hides none
_GIANT = 3.0  # times the height of the subject: higher roles stand further back
_BOTH = (1.0, -1.0)  # right of the subject, then left of it
_SIDES = {"left": (-1.0,), "right": (1.0,)}


def spots(relation: str, actor: Actor, subject: Actor, radius: float) -> Iterator[Spot]:
    """Give the positions for an actor in this relation to the subject.

    radius: metres that the actor and its group take to each side.
    """
    aside = gap(subject, actor) + radius - 0.5 * actor.length
    sides = _SIDES.get(relation, _BOTH)
    if relation == "above":  # a tree, a roof: close behind, so that the subject is below it
        yield from ((side * 0.22 * actor.length, 0.2 * actor.length + 0.6) for side in _BOTH)
    if giant(actor, subject) and relation not in ("front", "facing"):
        back = 1.2 * actor.height + 0.5 * actor.length + 2.0
        yield from ((far * side * 0.3 * back, back) for far in (1.0, 2.2) for side in sides)
    yield from _related(relation, subject, aside)
    deep = _depth(actor, subject, aside)
    for wide, back in ((1.0, deep), (0.9, 1.1 * aside), (1.9, deep + 0.4 * aside), (1.6, 2.0 * aside)):
        yield from ((side * wide * aside, back) for side in sides)


def giant(actor: Actor, subject: Actor) -> bool:
    """Tell whether an actor on the ground is so high beside the subject that it stands further back."""
    return actor.height > _GIANT * subject.height and actor.medium != "air"


def _related(relation: str, subject: Actor, aside: float) -> Iterator[Spot]:
    """Give the positions that only this relation has."""
    ahead = math.copysign(1.0, subject.speed or 1.0)
    if relation in ("behind", "front"):
        sign = 1.0 if relation == "behind" else -1.0
        yield from ((side * 0.45 * aside, sign * 0.75 * aside) for side in (1.0, -1.0, 2.0, -2.0))
    elif relation in ("ahead", "after"):
        yield ((1.15 if relation == "ahead" else -1.15) * ahead * aside, 0.1 * aside)
    elif relation == "facing":
        yield from ((side * 0.8 * aside, 0.0) for side in _BOTH)


def _depth(actor: Actor, subject: Actor, aside: float) -> float:
    """Return how far behind the subject an actor beside it stands, in metres; less than 0: in front of it."""
    passes = bool(subject.speed) != bool(actor.speed)  # one of them passes the other
    deep = 0.7 * aside if passes else 0.25 * actor.length
    return -deep if actor.height < _LITTLE * subject.height else deep

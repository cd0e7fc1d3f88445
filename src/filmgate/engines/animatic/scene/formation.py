"""The formation of an ensemble: each player is seen by the audience, and looks to the middle of it."""

import math
from collections.abc import Sequence
from dataclasses import replace

from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.script.treatment import Relation, Supporting

_OPEN = 1.05  # radians from the middle of the arc to its ends
_CENTRE = 0.42  # radians from the middle that stay free where somebody is before or behind it
_APART, _BESIDE = 1.15, 0.95  # metres from one player to the next: on the arc, and behind it
_LEAST = 1.25  # metres: the radius of the smallest arc
_BEHIND, _BEFORE = 1.15, 1.15  # metres from the arc to those behind it, and from its centre to a soloist
_INWARDS = 0.52  # of the angle on the arc: so far each is turned to the middle
_WIDE = 1.35  # radians that who sits at a grand piano is turned
_ENDS: dict[Relation, int] = {"left": -1, "right": 1}

Spot = tuple[float, float, float]  # metres x, z; radians of the turn


def formed(actor: Actor, members: Sequence[Supporting]) -> Actor:
    """Return the actor of a group whose members have the places that their relations tell: on an arc that is
    open to the camera, before it, behind it, or at its left or right end.
    """
    return replace(actor, spots=spots([one.relation for one in members]), ring=0.0)


def spots(where: Sequence[Relation]) -> tuple[Spot, ...]:
    """Return the place of each member of an ensemble, from the centre of its arc."""
    on_arc = [n for n, one in enumerate(where) if one not in ("front", "behind")]
    behind = [n for n, one in enumerate(where) if one == "behind"]
    ahead = [n for n, one in enumerate(where) if one == "front"]
    order = sorted(on_arc, key=lambda n: _ENDS.get(where[n], 0))
    angles = _angles(len(order), gap=bool(ahead) or len(behind) % 2 == 1)
    step = min((b - a for a, b in zip(angles, angles[1:], strict=False)), default=1.0)
    radius = max(_LEAST, 0.5 * _APART / math.sin(0.5 * min(step, math.pi)))
    found: dict[int, Spot] = {}
    for n, angle in zip(order, angles, strict=True):
        turn = math.copysign(_WIDE, angle) if where[n] in _ENDS else _INWARDS * angle
        found[n] = (radius * math.sin(angle), radius * math.cos(angle), turn)
    for k, n in enumerate(behind):
        x = (k - 0.5 * (len(behind) - 1)) * _BESIDE * (1.4 if len(behind) < len(order) else 1.0)
        far = radius + _BEHIND if behind and order else _LEAST
        found[n] = (x, far - 0.06 * x * x, 0.12 * x)
    for k, n in enumerate(ahead):
        found[n] = ((k - 0.5 * (len(ahead) - 1)) * _APART, radius * math.cos(_OPEN) - _BEFORE, 0.0)
    middle = 0.5 * (min(z for _, z, _ in found.values()) + max(z for _, z, _ in found.values()))
    return tuple((x, z - middle, turn) for x, z, turn in (found[n] for n in range(len(where))))


def _angles(count: int, *, gap: bool) -> list[float]:
    """Return the angles of so many on the arc, from left to right. gap: the middle stays free."""
    if count == 1 and not gap:
        return [0.0]
    if not gap:
        return [_OPEN * (2 * k / (count - 1) - 1) for k in range(count)]
    left = (count + 1) // 2
    found = []
    for side, many in ((-1, left), (1, count - left)):
        step = (_OPEN - _CENTRE) / max(many - 1, 1)
        own = [side * (_OPEN - k * step) if many > 1 else side * 0.5 * (_OPEN + _CENTRE) for k in range(many)]
        found += own
    return sorted(found)

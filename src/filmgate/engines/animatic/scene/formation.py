"""The formation of an ensemble: each player is seen by the audience, and looks to the middle of it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.script.treatment import Relation, Supporting

_OPEN = 1.12  # radians from the middle of the arc to its ends
_CENTRE = 0.42  # radians from the middle that stay free where somebody is before or behind it
_APART, _CLOSE, _BESIDE = 1.2, 0.9, 1.3  # metres from one player to the next: on the arc, and behind it
_LEAST = 1.25  # metres: the radius of the smallest arc
_BEHIND, _BEFORE = 1.25, 0.7  # metres from the arc to those behind it, and from its ends to a soloist
_BEYOND = 2.0  # metres from the arc to who sits at its end, at a piano
_EYE = 5.0  # metres from the centre to the camera
_INWARDS = 0.61  # of the angle on the arc: so far each is turned to the middle
# radians by which each is turned further, and at most: from the side, who sits is seen to sit
_ASLANT, _MOST = 0.22, 0.69
_SLIGHT = 0.05  # radians: an angle that is none
_WIDE = 1.45  # radians that who sits at a grand piano is turned
_ENDS: dict[Relation, int] = {"left": -1, "right": 1}

Spot = tuple[float, float, float]  # metres x, z; radians of the turn


def formed(actor: Actor, members: Sequence[Supporting]) -> Actor:
    """Return the actor of a group whose members have the places that their relations tell: on an arc that is
    open to the camera, before it, behind it, or at its left or right end.
    """
    return replace(actor, spots=spots([one.relation for one in members]), ring=0.0)


def spots(where: Sequence[Relation]) -> tuple[Spot, ...]:
    """Return the place of each member of an ensemble, from the middle of all."""
    on_arc = [n for n, one in enumerate(where) if one not in ("front", "behind", *_ENDS)]
    behind = [n for n, one in enumerate(where) if one == "behind"]
    ahead = [n for n, one in enumerate(where) if one == "front"]
    angles = _angles(len(on_arc), gap=bool(ahead) or len(behind) == 1)
    step = min((b - a for a, b in pairwise(angles)), default=_OPEN)
    apart = _CLOSE if len(on_arc) == len(where) else _APART  # nobody is seen between them
    radius = max(_LEAST, 0.5 * apart / math.sin(0.5 * min(step, math.pi)))
    found = {
        n: (radius * math.sin(angle), radius * math.cos(angle), _inwards(angle))
        for n, angle in zip(on_arc, angles, strict=True)
    }
    for k, n in enumerate(ahead):
        x = (k - 0.5 * (len(ahead) - 1)) * _APART
        found[n] = (x, radius * math.cos(_OPEN) - _BEFORE, 0.0)
    for n, one in enumerate(where):
        if one in _ENDS:
            found[n] = (_ENDS[one] * (radius + _BEYOND), radius, _ENDS[one] * _WIDE)
    deep = radius + _BEHIND
    for n, x in zip(behind, _between(len(behind), angles, radius, deep, _middle(found)), strict=True):
        found[n] = (x, deep, 0.12 * x)
    wide, long = [x for x, _, _ in found.values()], [z for _, z, _ in found.values()]
    middle, far = 0.5 * (min(wide) + max(wide)), 0.5 * (min(long) + max(long))
    return tuple((x - middle, z - far, turn) for x, z, turn in (found[n] for n in range(len(where))))


def _inwards(angle: float) -> float:
    """Return the turn of who is at this angle on the arc; in its middle, one looks straight ahead."""
    more = _ASLANT if abs(angle) > _SLIGHT else 0.0
    return math.copysign(min(_INWARDS * abs(angle) + more, _MOST), angle)


def _middle(found: Mapping[int, Spot]) -> float:
    """Return the middle of these places along x: the camera is before it."""
    wide = [x for x, _, _ in found.values()] or [0.0]
    return 0.5 * (min(wide) + max(wide))


def _between(count: int, angles: Sequence[float], radius: float, deep: float, eye: float) -> list[float]:
    """Return the places along x of so many who stand `deep` metres from the centre of an arc, where a camera
    before `eye` sees them between those on it.
    """
    gaps = [0.5 * (a + b) for a, b in pairwise(angles)]
    if not gaps:
        return [(k - 0.5 * (count - 1)) * _BESIDE for k in range(count)]
    if count > len(gaps):
        long = angles[-1] - angles[0]
        gaps = [angles[0] + long * (k + 1) / (count + 1) for k in range(count)]
    chosen = sorted(sorted(gaps, key=abs)[:count])
    on_arc = [(radius * math.sin(one), radius * math.cos(one)) for one in chosen]
    return [eye + (x - eye) * (_EYE + deep) / (_EYE + z) for x, z in on_arc]


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
        own = [side * (_OPEN - k * step) if many > 1 else side * _OPEN for k in range(many)]
        found += own
    return sorted(found)

"""Holding: where a thing is that somebody has in the hand."""

from collections.abc import Callable
from dataclasses import dataclass

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.subjects.actor import Actor, tilted

_HAND = (0.24, 1.0, -0.16)  # metres; the height is a multiple of that of the hands
_BULKY = 0.7  # metres: longer things are held before the body
# kind: where it is held, as a share of its height from below
_HELD_AT = {
    "sword": 0.08,
    "umbrella": 0.1,
    "tool": 0.25,
    "toy-balloon": 0.0,
    "flower": 0.3,
    "book": 0.5,
    "bowl": 0.0,
    **dict.fromkeys(("case", "basket", "bucket", "bag"), 0.95),
}
_BELLY = (0.06, 1.1, -0.2)  # as _HAND, for what is played across the body
_PLAYED = {"guitar": 1.0, "violin": 0.9}  # kind: radians that it leans to the right while somebody plays it


@dataclass(frozen=True, slots=True)
class Held:
    """A thing in the hand of somebody. offset, palm: as for a standing."""

    actor: Actor
    offset: Vector
    palm: Callable[[float], Vector] | None = None


def held(kind: str, thing: Actor, by: Actor) -> Held:
    """Return the place of a thing that an actor holds."""
    if kind in _PLAYED:
        aside, high, near = _BELLY
        return Held(tilted(thing, _PLAYED[kind]), (aside, high * by.hand, near))
    if by.palm and thing.length < _BULKY:
        return Held(thing, (0.0, -_HELD_AT.get(kind, 0.4) * thing.height, 0.0), by.palm)
    aside, high, near = _HAND
    return Held(thing, (aside, high * by.hand, near))

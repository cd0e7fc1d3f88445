"""Flames at the ends of what somebody holds: a torch, a candle."""

from collections.abc import Callable

from filmgate.engines.animatic.effects import fire
from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment
from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.objects.fires import IN_HAND
from filmgate.engines.animatic.subjects.thing import Thing


def alight(number: int, thing: Thing, tips: Callable[[float, Vector], list[Vector]]) -> Effect:
    """Return the flames at the end of a thing in the hand. number: among those that burn; tips: where their
    ends are at a time.
    """
    flames = fire.flames(IN_HAND[thing.name], seed=Seed(number + 1), wide=0.1, smoke=0.0)

    def at(t: float, foot: Foot) -> Moment:
        here = foot(t)
        ends = tips(t, here)
        if number >= len(ends):
            return Moment()
        away = [end - own for end, own in zip(ends[number], here, strict=True)]

        def source(when: float) -> Vector:
            x, y, z = foot(when)
            return x + away[0], y + away[1], z + away[2]

        return flames(t, source)

    return at

"""Fires of things and buildings: where their flames are, and how large."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from filmgate.engines.animatic.effects import fire
from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment
from filmgate.engines.animatic.geometry.mesh import Vector, placement
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.actor import Actor

# where a building burns: shares of its width from its middle, and of its height; the first throws the light
_ABLAZE = ((0.2, 0.5), (-0.27, 0.3), (-0.1, 0.74), (0.12, 1.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Blaze:
    """The flames of a thing. size: their height, metres; up: share of the height of the thing; ahead: metres
    before its middle; wide: half their width over their height.
    """

    size: float
    up: float
    ahead: float = 0.0
    wide: float = 0.05


BLAZES: Mapping[str, Blaze] = {
    "candle": Blaze(size=0.16, up=0.98),
    "fireplace": Blaze(size=0.8, up=0.08, ahead=0.2, wide=0.26),
    "tool flambeau": Blaze(size=0.6, up=0.95, wide=0.14),
}
# in somebody's hand: the height of the flames in metres
IN_HAND = {"candle": 0.07, "tool flambeau": 0.3}


def blaze(name: str, tall: float, yaw: float) -> tuple[Effect, ...]:
    """Return the flames of a thing of this height that is turned by yaw; none if it does not burn."""
    one = BLAZES.get(name)
    if one is None:
        return ()
    flames = fire.flames(one.size, seed=Seed(1), wide=one.wide, smoke=0.0)
    away = placement((0.0, 0.0, 0.0), yaw=yaw)[:, :3] @ [one.ahead, one.up * tall, 0.0]

    def at(t: float, foot: Foot) -> Moment:
        def source(when: float) -> tuple[float, float, float]:
            x, y, z = foot(when)
            return x + float(away[0]), y + float(away[1]), z + float(away[2])

        return flames(t, source)

    return (at,)


def of_building(actor: Actor, seed: Seed) -> Iterator[Effect]:
    """Give the flames of a building: out of its windows before us, and on its roof."""
    at = actor.mesh(0.0, (0.0, 0.0, 0.0)).at
    low, high = at.min(0), at.max(0)
    wide, tall = float(high[0] - low[0]), float(high[1])
    size = min(0.3 * min(wide, tall) + 0.8, 7.0)
    for k, (across, up) in enumerate(_ABLAZE):
        roof = up == 1.0
        spot = (across * wide, 0.0 if roof else float(low[2]) - 0.02 * wide)
        flames = fire.flames(size * (1.3 if roof else 1.0), seed=seed.another(40 + k), up=up * tall)
        yield partial(_beside, flames, spot, lit=not k)


def _beside(effect: Effect, spot: tuple[float, float], t: float, foot: Foot, *, lit: bool) -> Moment:
    def there(when: float) -> Vector:
        x, y, z = foot(when)
        return x + spot[0], y, z + spot[1]

    moment = effect(t, there)
    return moment if lit else replace(moment, lamps=Moment().lamps)

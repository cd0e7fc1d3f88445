"""Things that burn by themselves: where their flames are, and how large."""

from collections.abc import Mapping
from dataclasses import dataclass

from filmgate.engines.animatic.effects import fire
from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment
from filmgate.engines.animatic.geometry.mesh import placement
from filmgate.engines.animatic.seeds import Seed


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

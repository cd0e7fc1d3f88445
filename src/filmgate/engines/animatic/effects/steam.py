"""Steam of hot drinks and food."""

from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment, Plume
from filmgate.engines.animatic.seeds import Seed


def steam(up: float, *, since: float = -1e9) -> Effect:
    """Return steam that rises `up` metres above the foot of a thing, from a second on."""
    plume = Plume(
        rate=5,
        life=2.4,
        radius=(0.08, 0.3),
        color=(0.8, 0.8, 0.8),
        rise=0.42,
        spread=0.12,
        offset=0.1,
        opacity=0.16,
        start=since,
    )

    def rising(t: float, foot: Foot) -> Moment:
        x, y, z = foot(t)
        return Moment(puffs=plume.at(t, lambda _t: (x, y + up, z), Seed(5)))

    return rising

"""The puddles of a shot: those that it shows as a role, and others near them where rain falls."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Height, Vector
from filmgate.engines.animatic.native.structs import Floats, Ground, pointer
from filmgate.engines.animatic.render.picture import Pools
from filmgate.engines.animatic.scene.standing import Standing
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.groups import Group

_TRACK = 1.7  # metres: half the width of a path through a meadow
_RAIN = 1.0
# others where it rains: x, z in metres from the first, size as a share of it
_OTHERS = (
    (-3.4, 1.1, 0.62), (3.1, 0.9, 0.7), (-1.9, -1.5, 0.3), (6.3, 0.2, 0.8), (-6.6, 0.4, 0.75),
    (1.2, 3.6, 0.66), (-4.9, 3.9, 0.8), (5.4, 4.4, 0.9),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Puddles:
    """The puddles of a shot, which stay where they are. at (n, 6): as for `Pools`."""

    at: Floats
    rain: float
    track: float

    def now(self, rings: Floats) -> Pools:
        """Return them with the rings of one moment."""
        return Pools(
            at=self.at, rings=np.ascontiguousarray(rings, np.float32), rain=self.rain, track=self.track
        )

    def clear(self, x: float, z: float) -> bool:
        """Tell whether no water is at (x, z), nor the path through it."""
        away = np.hypot((self.at[:, 0] - x) / self.at[:, 2], (self.at[:, 1] - z) / self.at[:, 3])
        on_track = self.track > 0 and abs(z - float(self.at[0, 1])) < self.track
        return not on_track and bool(away.min() > 1.5)


def puddles(
    actor: Actor | None,
    count: int,
    foot: Vector,
    standings: Sequence[Standing],
    duration: float,
    top: Height,
    *,
    rain: bool,
    grows: bool,
) -> Puddles | None:
    """Return the puddles of a shot; None if it has none.

    foot: of the subject in the middle of the shot; grows: grass grows here, and there is a path.
    """
    shown = [*_of(actor, count, foot, standings, duration, top)]
    if not shown:
        return None
    (x, z, a, b), near = shown[0], shown
    if rain and len(shown) == 1:
        there = [one for one in _OTHERS if not grows or abs(one[1]) < _TRACK]
        near = [*shown, *((x + dx, z + dz, k * a, k * b) for dx, dz, k in there)]
    rows = [(x, z, a, b, top(x, z), 0.37 * n) for n, (x, z, a, b) in enumerate(near)]
    return Puddles(np.array(rows, np.float32), _RAIN * rain, _TRACK * grows)


def ringed(ground: Ground, rings: Floats) -> Ground:
    """Return the ground with these rings on its water; rings (n, 4)."""
    if not len(rings) or not ground.water:
        return ground
    ringed = Ground.from_buffer_copy(ground)
    rows = np.ascontiguousarray(rings, np.float32)
    ringed.rings, ringed.ring_count = pointer(rows), len(rows)
    ringed.keep = rows  # as long as the ground is used
    return ringed


def _of(
    actor: Actor | None,
    count: int,
    foot: Vector,
    standings: Sequence[Standing],
    duration: float,
    top: Height,
) -> Iterator[tuple[float, float, float, float]]:
    """Give x, z and half the sizes of each puddle that is a role."""
    groups = [(Group(actor, count), foot)] if actor and actor.pool else []
    groups += [
        (one.group, one.foot(0.5 * duration, foot, duration, top)) for one in standings if one.actor.pool
    ]
    for group, at in groups:
        for one in group.members(0.0, at, top):
            a, b = one.actor.pool or (0.0, 0.0)
            yield one.foot[0], one.foot[2], a, b

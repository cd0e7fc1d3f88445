"""Camera moves (pan, dolly, zoom, …) as a smooth path over time."""

import math
from dataclasses import dataclass, fields

from filmgate.script.treatment import Move


@dataclass(frozen=True, slots=True, kw_only=True)
class Offsets:
    """The offsets of the camera from its framing. Angles are in radians; the rest is relative.

    `truck` and `lift` are in units of the distance to the subject. `dolly` and `zoom` are logarithms of the
    factors of the distance and of the focal length. `fly` runs from 0 to 1. `shake` is an amplitude.
    """

    truck: float = 0.0
    lift: float = 0.0
    dolly: float = 0.0
    zoom: float = 0.0
    pan: float = 0.0
    tilt: float = 0.0
    orbit: float = 0.0
    fly: float = 0.0
    shake: float = 0.0

    def plus(self, other: "Offsets", k: float) -> "Offsets":
        return Offsets(**{f.name: getattr(self, f.name) + k * getattr(other, f.name) for f in fields(self)})


TRAVEL = {
    Move.TRUCK_LEFT: Offsets(truck=-0.62),
    Move.TRUCK_RIGHT: Offsets(truck=0.62),
    Move.PAN_LEFT: Offsets(pan=-0.42),
    Move.PAN_RIGHT: Offsets(pan=0.42),
    Move.PUSH_IN: Offsets(dolly=-0.62),
    Move.PULL_OUT: Offsets(dolly=0.95, lift=0.10),
    Move.PEDESTAL_UP: Offsets(lift=0.40),
    Move.PEDESTAL_DOWN: Offsets(lift=-0.40),
    Move.TILT_UP: Offsets(tilt=0.30),
    Move.TILT_DOWN: Offsets(tilt=-0.30),
    Move.ZOOM_IN: Offsets(zoom=0.55),
    Move.ZOOM_OUT: Offsets(zoom=-0.55),
    Move.SHAKE: Offsets(),
    Move.TRACKING: Offsets(),
    Move.STATIC: Offsets(),
    Move.ORBIT: Offsets(orbit=1.35),
    Move.FLY_OVER: Offsets(fly=1.0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """The camera moves of a shot. Moves of one group happen together; groups follow each other."""

    groups: tuple[tuple[Move, ...], ...]
    pace: float
    duration: float

    @property
    def follows(self) -> bool:
        return not any(Move.STATIC in group for group in self.groups)

    def has(self, *moves: Move) -> bool:
        return any(move in group for group in self.groups for move in moves)

    def at(self, t: float) -> Offsets:
        """Return the offsets of the camera at `t` seconds.

        The path is centred: near the middle of the clip the offsets are about zero.
        """
        start, total = Offsets(), Offsets()
        for group in self.groups:
            for move in group:
                total = total.plus(TRAVEL[move], self._reach(move))
        start = self._start(total)
        count = len(self.groups)
        now = start
        for number, group in enumerate(self.groups):
            u = min(max(t / self.duration * count - number, 0.0), 1.0)
            e = u * u * (3 - 2 * u)
            e = 0.6 * e + 0.4 * u if count == 1 else e
            for move in group:
                now = now.plus(TRAVEL[move], e * self._reach(move))
                if move is Move.SHAKE:
                    now = now.plus(Offsets(shake=1.0), math.sin(math.pi * min(u * 1.02, 1)) ** 0.5)
        return now

    def _reach(self, move: Move) -> float:
        return 1.0 if move is Move.FLY_OVER else self.pace

    def _start(self, total: Offsets) -> Offsets:
        """Return the offsets at the start of the clip, for moves that add up to `total`.

        Turns and trucks pass the base half-way. Dollies, zooms, lifts and tilts pass it earlier or later.
        """
        return Offsets(
            truck=-0.5 * total.truck,
            pan=-0.5 * total.pan,
            orbit=-0.5 * total.orbit,
            dolly=-0.55 * total.dolly if total.dolly < 0 else -0.30 * total.dolly,
            zoom=-0.15 * total.zoom if total.zoom > 0 else -0.75 * total.zoom,
            tilt=-0.62 * total.tilt if total.tilt > 0 else -0.75 * total.tilt,
            lift=-0.35 * total.lift if total.lift > 0 else -0.65 * total.lift,
        )

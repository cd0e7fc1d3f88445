"""The camera: moves become a smooth path, the path becomes a lens and an eye for each moment."""

import math
from dataclasses import dataclass, fields

from filmgate.engines.animatic.mesh import Vector
from filmgate.engines.animatic.native import Camera
from filmgate.script.treatment import Move

FIELD_OF_VIEW = math.radians(40.0)  # vertical; about 35 mm on a full frame
_TILT_LIMIT = math.radians(19.0)  # beyond it the shifted lens stretches the picture visibly


@dataclass(frozen=True, slots=True, kw_only=True)
class Offsets:
    """How far the camera has moved from its base: angles in radians, the rest relative.

    `truck`, `lift` in units of the base distance; `dolly` and `zoom` are logarithms of the
    distance's and the focal length's factor; `fly` runs from 0 to 1; `shake` is an amplitude.
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
    """Moves in time. Simultaneous moves share a group, groups follow each other."""

    groups: tuple[tuple[Move, ...], ...]
    pace: float
    duration: float

    @property
    def follows(self) -> bool:
        return not any(Move.STATIC in group for group in self.groups)

    def has(self, *moves: Move) -> bool:
        return any(move in group for group in self.groups for move in moves)

    def at(self, t: float) -> Offsets:
        """Offsets at `t` seconds; centred, so that the framing holds in the middle of the clip."""
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
        """Turns and trucks pass their base half-way; dollies, lifts and tilts end near it."""
        return Offsets(
            truck=-0.5 * total.truck,
            pan=-0.5 * total.pan,
            orbit=-0.5 * total.orbit,
            dolly=-0.55 * total.dolly if total.dolly < 0 else -0.30 * total.dolly,
            zoom=-0.15 * total.zoom if total.zoom > 0 else -0.75 * total.zoom,
            tilt=-0.62 * total.tilt if total.tilt > 0 else -0.75 * total.tilt,
            lift=-0.35 * total.lift if total.lift > 0 else -0.65 * total.lift,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Framing:
    """Where the camera stands when no move is made: metres and radians, seen from the subject."""

    distance: float
    bearing: float  # direction from the subject to the eye, 0 = +z
    height: float  # eye above the subject's foot
    aim: float  # height of the point that is looked at
    field: float = FIELD_OF_VIEW
    lead: float = 0.0  # metres by which the aim runs ahead of the subject
    over: float = 0.0  # metres added to eye and nothing else, to look over what would hide the subject


def eye(framing: Framing, offsets: Offsets, foot: Vector) -> Vector:
    bearing = framing.bearing + offsets.orbit
    distance = framing.distance * math.exp(offsets.dolly)
    side = (-math.cos(bearing), math.sin(bearing))  # right of somebody who looks at the subject
    truck = offsets.truck * framing.distance
    forward = offsets.fly * framing.distance * 0.9
    return (
        foot[0] + framing.lead + math.sin(bearing) * (distance - forward) + side[0] * truck,
        foot[1]
        + framing.height * math.exp(0.7 * max(offsets.dolly, 0.0))
        + framing.over
        + offsets.lift * min(framing.distance, 18.0)
        + offsets.fly * framing.distance * 0.25,
        foot[2] + math.cos(bearing) * (distance - forward) + side[1] * truck,
    )


def lens(framing: Framing, offsets: Offsets, at: Vector, target: Vector, size: tuple[int, int]) -> Camera:
    """A camera at `at` that looks at `target`, turned by the offsets. size = (width, height)."""
    width, height = size
    dx, dy, dz = (b - a for a, b in zip(at, target, strict=True))
    # With trucks and pans the camera keeps the direction in which it was set up.
    yaw = math.atan2(dx, dz) + offsets.pan
    pitch = math.atan2(dy, math.hypot(dx, dz)) + offsets.tilt
    pitch = min(max(pitch, -_TILT_LIMIT), _TILT_LIMIT)
    focal = 0.5 * min(height, width * 0.75) / math.tan(framing.field / 2) * math.exp(offsets.zoom)
    return Camera(
        cx=width / 2,
        cy=height / 2 + focal * math.tan(pitch),
        focal=focal,
        ex=at[0],
        ey=at[1],
        ez=at[2],
        fx=math.sin(yaw),
        fz=math.cos(yaw),
        rx=math.cos(yaw),
        rz=-math.sin(yaw),
        width=width,
        height=height,
    )


def unsteady(camera: Camera, t: float, *, seed: int, shake: float) -> None:
    """A breath of handheld life; with `shake`, an impact. Moves the principal point only."""
    w = camera.width
    camera.cx += w * 0.0012 * math.sin(t * 1.3 + seed)
    camera.cy += w * 0.0010 * math.sin(t * 1.7 + 1)
    if shake:
        shaken(camera, t, shake)


def shaken(camera: Camera, t: float, amount: float) -> None:
    """What a blow does to a camera that somebody holds."""
    for name, k in (("cx", 1.0), ("cy", 1.13)):
        wobble = math.sin(t * 31 * k + k * 7) + 0.6 * math.sin(t * 53 * k + 1 + k)
        setattr(camera, name, getattr(camera, name) + amount * wobble * camera.width * 0.005)

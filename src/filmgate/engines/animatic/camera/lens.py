"""The camera of one moment, from a framing and the offsets of the camera moves."""

import math
from dataclasses import dataclass

from filmgate.engines.animatic.camera.moves import Offsets
from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.native.structs import Camera
from filmgate.engines.animatic.seeds import Seed

FIELD_OF_VIEW = math.radians(40.0)  # vertical; about 35 mm on a full frame
_TILT_LIMIT = math.radians(19.0)  # beyond it the shifted lens stretches the picture visibly
_RISE = 0.12  # metres up for each metre back, over the line of sight


@dataclass(frozen=True, slots=True, kw_only=True)
class Framing:
    """The position of the camera without its moves, measured from the subject in metres and radians."""

    distance: float
    bearing: float  # direction from the subject to the eye, 0 = +z
    height: float  # eye above the subject's foot
    aim: float  # height of the point that is looked at
    field: float = FIELD_OF_VIEW
    flight: float = 0.9  # share of the distance that a fly-over covers
    lead: float = 0.0  # metres by which the aim runs ahead of the subject
    deep: float = 0.0  # metres by which the aim lies behind the subject
    level: float = 0.0  # height over which the eye rises as it goes back, metres
    steep: float = 0.0  # tangent of the most that the lens is shifted down to the aim; 0: the usual
    over: float = 0.0  # metres added to eye and nothing else, to look over what would hide the subject


def eye(framing: Framing, offsets: Offsets, foot: Vector) -> Vector:
    bearing = framing.bearing + offsets.orbit
    distance = framing.distance * math.exp(offsets.dolly)
    side = (-math.cos(bearing), math.sin(bearing))  # right of somebody who looks at the subject
    high = framing.level + (framing.height - framing.level) * math.exp(0.7 * max(offsets.dolly, 0.0))
    along = framing.aim + (framing.height - framing.aim) * math.exp(offsets.dolly)  # the line of sight
    if offsets.dolly < 0.0 and framing.height > framing.aim:  # the aim stays in place
        high = along
    elif offsets.dolly > 0.0:  # no higher than the lens can look down from
        high = min(high, max(framing.height, along) + _RISE * (distance - framing.distance))
    truck = offsets.truck * framing.distance
    forward = offsets.fly * framing.distance * framing.flight
    return (
        foot[0] + framing.lead + math.sin(bearing) * (distance - forward) + side[0] * truck,
        foot[1]
        + high
        + framing.over
        + offsets.lift * min(framing.distance, 18.0)
        + offsets.fly * framing.distance * framing.flight * 0.28,
        foot[2] + framing.deep + math.cos(bearing) * (distance - forward) + side[1] * truck,
    )


def lens(framing: Framing, offsets: Offsets, at: Vector, target: Vector, size: tuple[int, int]) -> Camera:
    """Return the camera at the position `at` that looks at the point `target`, then is turned and zoomed by
    the offsets.

    `size` is (width, height) in pixels.
    """
    width, height = size
    dx, dy, dz = (b - a for a, b in zip(at, target, strict=True))
    # With trucks and pans the camera keeps the direction in which it was set up.
    yaw = math.atan2(dx, dz) + offsets.pan
    pitch = math.atan2(dy, math.hypot(dx, dz)) + offsets.tilt
    most = max(_TILT_LIMIT, 1.1 * math.atan(framing.steep))
    pitch = min(max(pitch, -most), most)
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


def unsteady(camera: Camera, t: float, *, seed: Seed, shake: float) -> None:
    """Move the image a little, in place, as by a handheld camera; with `shake`, as after an impact.

    Only the principal point (cx, cy) of the camera changes. `t`: seconds.
    """
    w = camera.width
    camera.cx += w * 0.0012 * math.sin(t * 1.3 + seed.number)
    camera.cy += w * 0.0010 * math.sin(t * 1.7 + 1)
    if shake:
        shaken(camera, t, shake)


def shaken(camera: Camera, t: float, amount: float) -> None:
    """Shake the image in place, as a blow shakes a handheld camera. `t`: seconds."""
    for name, k in (("cx", 1.0), ("cy", 1.13)):
        wobble = math.sin(t * 31 * k + k * 7) + 0.6 * math.sin(t * 53 * k + 1 + k)
        setattr(camera, name, getattr(camera, name) + amount * wobble * camera.width * 0.005)

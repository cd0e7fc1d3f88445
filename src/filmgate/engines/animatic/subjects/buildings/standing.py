"""Actors that stay where they are: buildings, landmarks, single plants."""

import math
from collections.abc import Callable

from filmgate.engines.animatic.effects import sky
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed, placement
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.buildings import houses, landmarks
from filmgate.engines.animatic.subjects.part import Part


def building(part: Part) -> Actor:
    kind, coat = part.kind, part.coat
    if kind == "windmill":
        return _windmill(coat)
    height, length, yaw = _SIZES[kind]
    over = kind == "bridge"  # it stands in the water
    mesh = _BUILT[kind](part.kernels, coat)
    return Actor(
        height=height,
        length=length,
        speed=0.0,
        medium="water" if over else "fixed",
        lamp=18.7 if kind == "lighthouse" else None,
        mesh=lambda _t, at: placed(mesh, placement(at, yaw=yaw)),
        effects=(sky.chimney(_CHIMNEY, 0.9, seed=Seed(4)),) if kind == "cabin" else (),
    )


def _windmill(coat: str | None) -> Actor:
    body, sails = landmarks.windmill(coat)

    def at_time(t: float, at: Vector) -> Mesh:
        turned = placed(sails, placement((3.4, 13.0, 0.0), yaw=math.pi / 2, roll=0.9 * t))
        return placed(join(body, turned), placement(at, yaw=math.pi + 0.6))

    return Actor(height=18.0, length=14.0, speed=0.0, medium="fixed", mesh=at_time)


_CHIMNEY = (1.6, 6.7, 1.3)  # metres from the foot of the cabin, as it is turned
# kind: height, length in metres, yaw
_SIZES = {
    "lighthouse": (22.0, 10.0, 0.6),
    "castle": (40.0, 38.0, 0.5),
    "cabin": (7.5, 8.0, 0.55),
    "tower": (100.0, 60.0, 0.6),
    "church": (25.0, 20.0, 0.9),
    "pyramid": (34.0, 54.0, 0.6),
    "bridge": (8.0, 26.0, math.pi / 2),
    "tent": (1.9, 3.4, 2.4),
    "statue": (5.1, 3.0, 2.6),
    "fountain": (3.7, 6.0, 0.0),
    "tree": (9.0, 6.5, 0.4),
    "cactus": (4.2, 2.4, 1.4),
}
_Builder = Callable[[Kernels, str | None], Mesh]
_BUILT: dict[str, _Builder] = {
    "lighthouse": lambda _k, _c: houses.lighthouse(),
    "castle": lambda _k, _c: houses.castle(),
    "cabin": lambda _k, c: houses.cabin(c),
    "tower": lambda _k, c: landmarks.tower(c),
    "church": lambda _k, c: landmarks.church(c),
    "pyramid": lambda _k, c: landmarks.pyramid(c),
    "bridge": lambda _k, c: landmarks.bridge(c),
    "tent": lambda _k, c: landmarks.tent(c),
    "statue": landmarks.statue,
    "fountain": lambda _k, c: landmarks.fountain(c),
    "tree": landmarks.tree,
    "cactus": landmarks.cactus,
}
BUILDINGS = (*_BUILT, "windmill")

"""Carriages and carts that a horse draws. Front towards +x, wheels at y = 0."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import DARK, GILT, WINDOW
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed, placement
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ASIDE, box, lathe, rod, slab, turned
from filmgate.engines.animatic.motion import gaits
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.animals import quadruped
from filmgate.engines.animatic.subjects.animals.table import ANIMALS
from filmgate.engines.animatic.subjects.buildings import weather
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.part import Part

_WOOD = materials.wood("#7a5230")
_GOLD = GILT
_AHEAD = 3.3  # metres from the middle of the carriage to the middle of the horse
_MIDDLE = 1.4  # metres from there to the middle of both
_STRIDE = 1.4  # seconds


def _wheel(radius: float, paint: Paint) -> Mesh:
    """Make a wheel with spokes around the origin; its axle is along z."""
    w, r = 0.05, radius
    rim = lathe(
        [(r * 0.86, -w), (r, -w), (r, w), (r * 0.86, w), (r * 0.86, -w)], [paint, DARK, DARK, paint, paint]
    )
    hub = lathe([(0.01, -0.12), (0.13 * r + 0.03, -0.1), (0.13 * r + 0.03, 0.1), (0.01, 0.12)], [paint] * 4)
    spokes = [
        rod((0, 0, 0), (0.92 * r * math.cos(a), 0.92 * r * math.sin(a), 0), 0.034, paint)
        for a in np.linspace(0, 2 * math.pi, 10, endpoint=False)
    ]
    return join(*(turned(mesh, ASIDE) for mesh in (rim, hub)), *spokes)


def _shafts(from_x: float, y: float) -> list[Mesh]:
    return [rod((from_x, y, z), (_AHEAD + 0.7, 1.05, 0.62 * z), 0.05, _WOOD) for z in (0.75, -0.75)]


def coach(color: str | None) -> Mesh:
    """Make the mesh of a closed carriage without its wheels: a cabin with windows and a seat before it."""
    paint, seat = materials.lacquer(color or "#6a1420"), materials.leather("#3a1a14")
    cabin = [(-1.2, 1.0), (-0.9, 0.72), (0.6, 0.72), (0.9, 1.0), (0.95, 2.2), (-1.25, 2.2)]
    return join(
        slab(cabin, (-0.72, 0.72), paint),
        slab([(-1.4, 2.2), (1.1, 2.2), (0.9, 2.36), (-1.2, 2.36)], (-0.8, 0.8), DARK),
        *(box((x, 1.75, 0), (0.3, 0.28, 0.735), WINDOW) for x in (-0.72, 0.42)),
        box((-0.15, 1.4, 0), (0.03, 0.75, 0.74), _GOLD),
        *(box((-0.15, y, 0), (1.1, 0.035, 0.74), _GOLD) for y in (1.3, 2.16)),
        box((1.35, 1.15, 0), (0.4, 0.12, 0.62), seat),
        box((1.0, 1.4, 0), (0.08, 0.3, 0.62), seat),
        box((1.75, 0.95, 0), (0.06, 0.2, 0.62), paint),
        box((0.1, 0.68, 0), (1.6, 0.06, 0.3), _WOOD),
        *(box((0.98, 1.9, z), (0.09, 0.14, 0.07), materials.light("#ffc060", 4.0)) for z in (0.82, -0.82)),
        *_shafts(1.6, 0.72),
    )


def cart(color: str | None) -> Mesh:
    """Make the mesh of an open cart of boards without its wheels, loaded with hay."""
    wood = materials.wood(color or "#8a6238")
    hay = materials.straw("#d0a848")
    rails = [box((-0.1, y, z), (1.3, 0.1, 0.04), wood) for y in (1.06, 1.36) for z in (0.78, -0.78)]
    posts = [box((x, 1.2, z), (0.05, 0.32, 0.06), wood) for x in (-1.3, -0.1, 1.1) for z in (0.8, -0.8)]
    load = lathe([(0.01, 1.85), (0.35, 1.78), (0.66, 1.5), (0.76, 1.1), (0.74, 0.95)], [hay] * 5, sides=28)
    load.at[:, 0] *= 1.6
    load.at[:, 0] -= 0.1
    return join(
        box((-0.1, 0.92, 0), (1.35, 0.06, 0.8), wood),
        *rails,
        *posts,
        load,
        box((0.9, 1.0, 0), (0.1, 0.5, 0.7), wood),
        *_shafts(1.1, 0.9),
    )


def _drawn(part: Part) -> tuple[Mesh, list[tuple[Mesh, Vector]]]:
    """Return the body of a carriage, and its wheels with their places."""
    if part.variant == "cart":
        wheel = _wheel(0.82, _WOOD)
        return cart(part.coat), [(wheel, (-0.1, 0.82, z)) for z in (0.95, -0.95)]
    large, small = _wheel(0.72, _GOLD), _wheel(0.52, _GOLD)
    places = [(large, (-0.95, 0.72, z)) for z in (0.85, -0.85)]
    return coach(part.coat), places + [(small, (1.35, 0.52, z)) for z in (0.85, -0.85)]


def carriage(part: Part) -> Actor:
    """Make the actor of a carriage or cart with the horse that draws it."""
    body, wheels = _drawn(part)
    body = weather.seen(body, lit=part.lit, snowy=False)
    build, walks = ANIMALS["horse"], part.action != "stand"
    horse, speed = quadruped.model(part.kernels, build, None), 1.9 * walks
    yaw = part.heading * math.pi / 2

    def mesh(t: float, at: Vector) -> Mesh:
        there = placement((at[0] - _MIDDLE * part.heading, at[1], at[2]), yaw=yaw)
        rolled = [
            placed(wheel, placement(axle, yaw=math.pi / 2, pitch=-speed * t / axle[1]))
            for wheel, axle in wheels
        ]
        pose, shift = gaits.amble(t / _STRIDE, 1.0 if walks else 0.0)
        before = placement(
            (at[0] + (_AHEAD - _MIDDLE) * part.heading, at[1], at[2]), yaw=yaw, scale=build.scale
        )
        drawn = horse.pose(part.kernels, pose, before, shift=shift)
        return join(placed(join(body, *rolled), there), drawn)

    return Actor(height=2.5, length=6.6, speed=speed * part.heading, mesh=mesh)


CAST: dict[str, Casting] = {"carriage": carriage}

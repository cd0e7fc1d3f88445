"""Vehicles on roads and rails: cars, motorcycles, trucks, buses, trains, bicycles. Front towards +x, wheels
at y = 0.
"""

import math
from collections.abc import Callable

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import DARK, GLASS, HEADLIGHT, METAL, TAILLIGHT
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed, placement
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.rig import Rig
from filmgate.engines.animatic.geometry.shapes import box, lathe
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.people.riding import BICYCLE, MOTORCYCLE, Saddle, rider


def wheel(at: Vector, radius: float, width: float, hub: Paint = METAL) -> Mesh:
    """Make the mesh of a wheel with its tyre; its axle is along z."""
    r, w = radius, width / 2
    profile = [
        (0.02, -w),
        (r * 0.55, -w),
        (r * 0.58, -w * 0.9),
        (r, -w * 0.8),
        (r, w * 0.8),
        (r * 0.58, w * 0.9),
        (r * 0.55, w),
        (0.02, w),
    ]
    paints = [hub, hub, DARK, DARK, DARK, DARK, hub, hub]
    turn = np.array([[1, 0, 0, at[0]], [0, 0, -1, at[1]], [0, 1, 0, at[2]]], np.float32)
    return placed(lathe(profile, paints, sides=22), turn)


def bus(color: str | None) -> Mesh:
    """Make the mesh of a city bus 10 m long with a row of windows."""
    body, roof = materials.lacquer(color or "#c8a020"), materials.enamel("#ece8de")
    parts = [
        box((0, 1.35, 0), (5.0, 0.9, 1.22), body),
        box((0, 2.75, 0), (4.95, 0.2, 1.2), roof),
        box((0, 2.35, 0), (4.98, 0.32, 1.18), GLASS),
    ]
    for k in range(8):
        x = -4.3 + 1.22 * k
        parts.append(box((x - 0.56, 2.35, 0), (0.07, 0.36, 1.235), body))
    parts.append(box((5.0, 2.05, 0), (0.03, 0.55, 1.0), GLASS))
    parts.append(box((5.02, 2.75, 0), (0.03, 0.13, 0.7), materials.light("#ffb040", 2.0)))
    for z in (0.9, -0.9):
        parts += [
            box((5.02, 0.9, z), (0.03, 0.12, 0.2), HEADLIGHT),
            box((-5.02, 0.95, z), (0.03, 0.14, 0.14), TAILLIGHT),
        ]
    parts += [wheel((x, 0.48, z), 0.48, 0.3) for x in (3.3, -3.0) for z in (1.1, -1.1)]
    return join(*parts)


def train(color: str | None) -> Mesh:
    """Make the mesh of a locomotive with three coaches, 66 m long, with lit windows."""
    red, roof, lit = (
        materials.lacquer(color or "#8a2420"),
        materials.slate("#3a3e44"),
        materials.light("#ffd090", 1.6),
    )
    parts: list[Mesh] = []
    for number in range(4):
        at = -16.5 * number
        parts += [
            box((at, 2.1, 0), (7.9, 1.25, 1.4), red),
            box((at, 3.45, 0), (7.8, 0.16, 1.3), roof),
            box((at, 0.75, 0), (7.4, 0.2, 1.1), DARK),
            box((at, 2.62, 0), (7.92, 0.05, 1.42), materials.enamel("#e8dcc0")),
        ]
        for k in range(9 if number else 3):
            x = at - 6.4 + 1.6 * k if number else at - 4.5 + 2.2 * k
            parts += [box((x, 2.25, z), (0.5, 0.34, 0.03), lit) for z in (1.41, -1.41)]
        parts += [wheel((at + x, 0.5, z), 0.5, 0.2) for x in (-5.6, -4.2, 4.2, 5.6) for z in (0.85, -0.85)]
    parts += [box((7.95, 2.7, 0), (0.05, 0.45, 1.1), GLASS), box((8.05, 1.2, 0), (0.25, 0.45, 1.3), DARK)]
    parts += [box((8.0, 1.75, z), (0.06, 0.14, 0.16), HEADLIGHT) for z in (0.85, -0.85)]
    return join(*parts)


def bicycle(kernels: Kernels, color: str | None) -> Rig:
    """Make the rig of a bicycle."""
    frame = materials.lacquer(color or "#1f6a8a")
    clay = Clay()
    for x in (0.52, -0.52):
        clay.torus((x, 0.34, 0), (0.31, 0.03), DARK)
        clay.cone((x, 0.34, -0.04), (x, 0.34, 0.04), (0.03, 0.03), METAL, blend=0.0)
        for k in range(4):
            a = math.pi * k / 4
            dx, dy = 0.3 * math.cos(a), 0.3 * math.sin(a)
            clay.cone((x - dx, 0.34 - dy, 0), (x + dx, 0.34 + dy, 0), (0.007, 0.007), METAL, blend=0.0)
    for low, high in (
        ((0.52, 0.34), (0.38, 0.92)),
        ((0.40, 0.82), (-0.18, 0.78)),
        ((0.40, 0.78), (-0.02, 0.32)),
        ((-0.18, 0.86), (-0.02, 0.32)),
        ((-0.02, 0.32), (-0.52, 0.34)),
        ((-0.18, 0.74), (-0.52, 0.34)),
    ):
        clay.cone((*low, 0), (*high, 0), (0.026, 0.024), frame, blend=0.01)
    clay.cone((0.38, 0.95, -0.26), (0.38, 0.95, 0.26), (0.018, 0.018), DARK, blend=0.0)
    clay.ellipsoid((-0.2, 0.9, 0), (0.15, 0.045, 0.08), DARK, blend=0.0)
    return clay.fire(kernels, cells=140, softness=60.0)


_SADDLES = {"bicycle": BICYCLE, "motorcycle": MOTORCYCLE}


def wheeled(part: Part) -> Actor:
    kind, moving = part.kind, part.action != "stand"
    tall, long, top = {
        "car": (1.45, 4.2, 9.0),
        "motorcycle": (1.75, 2.1, 8.0),
        "bus": (3.0, 10.0, 7.0),
        "train": (3.6, 16.0, 12.0),
        "bicycle": (1.8, 1.8, 4.0),
    }[kind]
    speed = top * moving * part.heading
    if kind in ("car", "motorcycle", "bicycle"):
        rig = (
            car(part.kernels, part.coat, part.variant)
            if kind == "car"
            else motorcycle(part.kernels, part.coat)
            if kind == "motorcycle"
            else bicycle(part.kernels, part.coat)
        )
        saddle = _SADDLES.get(kind) if moving else None
        mesh, size = _ridden(part, rig, saddle) if saddle else (_roll(part, rig, moving=moving), 1.0)
        return Actor(height=tall * size, length=long * size, speed=speed, mesh=mesh)
    solid = {"bus": bus, "train": train}[kind](part.coat)
    return Actor(height=tall, length=long, speed=speed, mesh=rolling(solid, part.heading, moving=moving))


def rolling(solid: Mesh, heading: int, *, moving: bool) -> Callable[[float, Vector], Mesh]:
    """Return the mesh at a time of a vehicle that rolls, and shakes a little as it goes."""

    def mesh(t: float, at: Vector) -> Mesh:
        bounce = 0.012 * math.sin(t * 13) * moving
        return placed(solid, placement((at[0], at[1] + bounce, at[2]), yaw=heading * math.pi / 2))

    return mesh


def _roll(part: Part, rig: Rig, *, moving: bool) -> Callable[[float, Vector], Mesh]:
    def mesh(t: float, at: Vector) -> Mesh:
        return rig.pose(part.kernels, {}, _shaken(t, at, part.heading, moving=moving))

    return mesh


def _ridden(part: Part, rig: Rig, saddle: Saddle) -> tuple[Callable[[float, Vector], Mesh], float]:
    """Return the mesh at a time of a vehicle with its rider, and its size."""
    who, size = rider(part, saddle)

    def mesh(t: float, at: Vector) -> Mesh:
        matrix = _shaken(t, at, part.heading, moving=True, size=size)
        return join(rig.pose(part.kernels, {}, matrix), who(t, matrix))

    return mesh, size


def _shaken(t: float, at: Vector, heading: int, *, moving: bool, size: float = 1.0) -> Floats:
    """Return the matrix that places a vehicle, which shakes a little as it goes."""
    bounce = 0.012 * math.sin(t * 17) * moving
    return placement(
        (at[0], at[1] + bounce, at[2]),
        yaw=heading * math.pi / 2,
        pitch=0.006 * math.sin(t * 11) * moving,
        scale=size,
    )


def motorcycle(kernels: Kernels, color: str | None) -> Rig:
    """Make the rig of a motorcycle, front towards +x."""
    red = materials.lacquer(color or "#c0182a")
    clay = Clay()
    for x in (0.72, -0.70):
        clay.torus((x, 0.32, 0), (0.25, 0.075), DARK).torus((x, 0.32, 0), (0.10, 0.05), METAL)
        clay.cone((x, 0.32, -0.06), (x, 0.32, 0.06), (0.05, 0.05), METAL, blend=0.0)
    for z in (0.08, -0.08):
        clay.cone((0.72, 0.34, z * 1.1), (0.45, 0.92, z), (0.028, 0.03), METAL, blend=0.0)
    clay.ellipsoid((0.05, 0.42, 0), (0.30, 0.22, 0.13), materials.metal("#7a7d84"), blend=0.04)
    clay.ellipsoid((0.18, 0.78, 0), (0.32, 0.13, 0.14), red).ellipsoid((0.52, 0.8, 0), (0.18, 0.2, 0.13), red)
    clay.cone((-0.15, 0.74, 0), (-0.70, 0.90, 0), (0.10, 0.05), DARK)
    clay.cone((-0.35, 0.68, 0), (-0.82, 0.92, 0), (0.08, 0.04), red)
    clay.cone((-0.1, 0.28, -0.15), (-0.85, 0.42, -0.17), (0.05, 0.065), METAL, blend=0.02)
    clay.ellipsoid((0.67, 0.84, 0), (0.05, 0.09, 0.10), HEADLIGHT, blend=0.0)
    clay.ellipsoid((-0.87, 0.88, 0), (0.03, 0.035, 0.07), TAILLIGHT, blend=0.0)
    clay.cone((0.42, 0.98, -0.32), (0.42, 0.98, 0.32), (0.02, 0.02), DARK, blend=0.0)
    return clay.fire(kernels, cells=110, softness=60.0)


_LIVERIES = {"": "#b0281e", "taxi": "#e8a800", "police": "#14161c"}  # the usual colours of cars


def car(kernels: Kernels, color: str | None, variant: str = "") -> Rig:
    """Make the rig of a two-door sports car 4.2 m long, front towards +x; a taxi has a sign on its roof and
    a band of chequers, a police car white doors and lights.
    """
    body = materials.lacquer(color or _LIVERIES[variant])
    glass = materials.glass("#0e1218")
    clay = Clay()
    clay.box((0, 0.55, 0), (2.05, 0.24, 0.84), body, edge=0.2, blend=0.12)
    clay.ellipsoid((1.15, 0.72, 0), (1.0, 0.16, 0.78), body, blend=0.15)
    clay.ellipsoid((-1.35, 0.78, 0), (0.75, 0.18, 0.76), body, blend=0.15)
    clay.ellipsoid((-0.3, 0.86, 0), (1.25, 0.46, 0.70), glass, blend=0.03)
    clay.ellipsoid((-0.36, 1.22, 0), (0.72, 0.10, 0.56), body, blend=0.02)
    for x in (1.3, -1.3):
        for z in (0.74, -0.74):
            clay.torus((x, 0.34, z), (0.23, 0.12), DARK)
            clay.cone((x, 0.34, z - 0.09), (x, 0.34, z + 0.09), (0.17, 0.17), METAL, blend=0.0)
    for z in (0.58, -0.58):
        clay.ellipsoid((2.02, 0.62, z), (0.06, 0.08, 0.15), HEADLIGHT, blend=0.0)
        clay.ellipsoid((-2.04, 0.68, z), (0.04, 0.06, 0.18), TAILLIGHT, blend=0.0)
    clay.box((2.05, 0.42, 0), (0.05, 0.07, 0.5), DARK, edge=0.03)
    if variant == "taxi":
        clay.box((-0.36, 1.4, 0), (0.12, 0.11, 0.34), materials.light("#fff4c8", 2.0), edge=0.03)
        for k in range(12):
            for z in (0.83, -0.83):
                y = 0.68 if k % 2 else 0.6
                clay.box((-0.66 + 0.12 * k, y, z), (0.06, 0.04, 0.03), DARK, edge=0.005)
    if variant == "police":
        white = materials.lacquer("#eeeeea")
        for z, lamp in ((1, "#ff2018"), (-1, "#2060ff")):
            clay.box((-0.36, 1.38, 0.2 * z), (0.1, 0.08, 0.19), materials.light(lamp, 5.0), edge=0.03)
            clay.box((-0.1, 0.58, 0.81 * z), (0.62, 0.2, 0.05), white, edge=0.03)
    return clay.fire(kernels, cells=140, softness=60.0)


CAST: dict[str, Casting] = {**dict.fromkeys(("car", "motorcycle", "bus", "train", "bicycle"), wheeled)}

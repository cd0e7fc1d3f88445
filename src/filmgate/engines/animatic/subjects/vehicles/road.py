"""Vehicles on roads and rails: cars, motorcycles, trucks, buses, trains, bicycles. Front towards +x, wheels
at y = 0.
"""

import math
from collections.abc import Callable, Sequence

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import DARK, HEADLIGHT, METAL, TAILLIGHT
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed, placement
from filmgate.engines.animatic.geometry.rig import Rig
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.buildings import weather
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.people.riding import BICYCLE, MOTORCYCLE, Saddle, rider
from filmgate.engines.animatic.subjects.vehicles import cars, coaches, rails
from filmgate.engines.animatic.subjects.vehicles.wheels import rolled, tyred


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
        "bicycle": (1.8, 1.8, 4.0),
    }[kind]
    speed = top * moving * part.heading
    if kind == "car":
        body, one, axles = cars.car(part.coat, part.variant)
        wheels = [(one, axles[0][1], axles)]
        return Actor(
            height=cars.CARS[part.variant].height,
            length=cars.length(part.variant),
            speed=speed,
            mesh=rolling(body, part.heading, moving=moving, wheels=wheels, speed=abs(speed)),
        )
    if kind in ("motorcycle", "bicycle"):
        rig = {"motorcycle": motorcycle, "bicycle": bicycle}[kind](part.kernels, part.coat)
        saddle = _SADDLES.get(kind) if moving else None
        mesh, size = _ridden(part, rig, saddle) if saddle else (_roll(part, rig, moving=moving), 1.0)
        return Actor(height=tall * size, length=long * size, speed=speed, mesh=mesh)
    wheels = [(tyred(0.48, 0.3, spokes=0), 0.48, [(x, 0.48, z) for x in (3.05, -3.0) for z in (1.06, -1.06)])]
    body = weather.seen(coaches.bus(part.coat), lit=part.lit, snowy=False)
    mesh = rolling(body, part.heading, moving=moving, wheels=wheels, speed=abs(speed))
    return Actor(height=tall, length=long, speed=speed, mesh=mesh)


def rolling(
    solid: Mesh,
    heading: int,
    *,
    moving: bool,
    wheels: Sequence[tuple[Mesh, float, Sequence[Vector]]] = (),
    speed: float = 0.0,
) -> Callable[[float, Vector], Mesh]:
    """Return the mesh at a time of a vehicle that rolls, and shakes a little as it goes.

    wheels: what turns, with its radius in metres, and its axles. speed: m/s ahead.
    """

    def mesh(t: float, at: Vector) -> Mesh:
        bounce = 0.012 * math.sin(t * 13) * moving
        there = placement((at[0], at[1], at[2]), yaw=heading * math.pi / 2)
        matrix = placement((at[0], at[1] + bounce, at[2]), yaw=heading * math.pi / 2)
        turning = [rolled(wheel, axles, speed * t, radius) for wheel, radius, axles in wheels]
        whole = placed(solid, matrix)
        return join(whole, placed(join(*turning), there)) if turning else whole

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


CAST: dict[str, Casting] = {
    **dict.fromkeys(("car", "motorcycle", "bus", "bicycle"), wheeled),
    "train": rails.train,
}

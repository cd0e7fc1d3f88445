"""Trucks of all sorts: a lorry, a pickup, a tractor, a fire engine, an ambulance. Front towards +x, wheels at
y = 0.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from filmgate.engines.animatic.geometry.materials import (
    ALUMINIUM,
    DARK,
    DARK_PAINT,
    METAL,
    enamel,
    glass,
    lacquer,
    light,
    wood,
)
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import box, rod, slab
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.vehicles import bodies
from filmgate.engines.animatic.subjects.vehicles.bodies import Body
from filmgate.engines.animatic.subjects.vehicles.coaches import coachwork, lamps
from filmgate.engines.animatic.subjects.vehicles.road import rolling
from filmgate.engines.animatic.subjects.vehicles.wheels import tyred

_WHITE = lacquer("#e8e6e0")
_PANE = glass("#16202a")
_BLUE_LAMP = light("#3070ff", 5.0)
_RED_LAMP = light("#ff2a1c", 5.0)
Wheels = list[tuple[Mesh, float, list[Vector]]]


def _axles(
    at: tuple[float, ...], radius: float, aside: float, width: float = 0.34, *, rim: Paint = ALUMINIUM
) -> Wheels:
    places = [(x, radius, s * aside) for x in at for s in (1, -1)]
    return [(tyred(radius, width, rim=rim, spokes=7, share=0.58), radius, places)]


def _cab(
    x: tuple[float, float],
    y: tuple[float, float],
    half: float,
    paint: Paint,
    *,
    arch: float,
    lean: float = 0.28,
) -> Mesh:
    """Make a driver's cab with a windscreen that leans back, side windows, a grille and mirrors."""
    (back, front), (low, high) = x, y
    waist = low + 0.5 * (high - low)
    window = (back + 0.32, front - 0.42, waist, high - 0.32, _PANE)
    door = (back + 0.2, back + 0.215, low + 0.25, high - 0.3, DARK)
    body = coachwork(
        x,
        y,
        half,
        [(low + 0.2, DARK_PAINT), (high, paint)],
        paint,
        [window, door],
        edge=0.2,
        ends=(0.12, 0.3),
        lean=(0.0, lean),
        front=(waist - 0.02, high - 0.3),
        arches=((arch, 0.62),) if arch else (),
    )
    grille = [
        box((front + 0.05, low + 0.42 + 0.11 * k, 0), (0.02, 0.03, 0.62 * half), DARK) for k in range(4)
    ]
    mirrors = [
        box((front - 0.1, waist + 0.2, s * (half + 0.14)), (0.04, 0.24, 0.08), DARK_PAINT) for s in (1, -1)
    ]
    step = box((front + 0.06, low + 0.08, 0), (0.08, 0.14, 0.94 * half), METAL)
    return join(body, *grille, *mirrors, step)


def lorry(color: str | None) -> tuple[Mesh, Wheels]:
    """Make a truck 7 m long with a closed body."""
    cab, load = lacquer(color or "#b02a1e"), enamel("#e4e0d6")
    box_ = coachwork(
        (-3.5, 1.55),
        (1.0, 3.3),
        1.22,
        [(1.16, cab), (2.0, load), (2.12, cab), (3.3, load)],
        load,
        edge=0.08,
        ends=(0.04, 0.04),
    )
    ribs = [box((-3.5 + 0.84 * k, 2.15, 0), (0.02, 1.0, 1.235), load) for k in range(7)]
    return (
        join(
            _cab((1.7, 3.4), (0.55, 2.75), 1.15, cab, arch=2.5),
            box_,
            *ribs,
            box((0, 0.72, 0), (3.2, 0.16, 0.55), DARK),
            *(box((0.2, 0.7, s * 0.95), (0.7, 0.24, 0.18), METAL) for s in (1, -1)),
            rod((1.62, 1.0, -0.9), (1.62, 3.1, -0.9), 0.07, METAL),
            *lamps(3.44, -3.54, 0.98, 0.85),
        ),
        _axles((2.5, -1.4, -2.6), 0.52, 0.98),
    )


_PICKUP = Body(
    top=[(-2.65, 0.9), (-2.6, 1.06), (-0.6, 1.07), (0.8, 1.08), (1.9, 1.04), (2.45, 0.96), (2.58, 0.72)],
    plan=[(-2.65, 0.9), (-2.4, 0.94), (0.0, 0.95), (1.8, 0.94), (2.3, 0.88), (2.58, 0.76)],
    roof=[(-0.95, 1.05), (-0.72, 1.72), (-0.3, 1.82), (0.25, 1.79), (1.05, 1.06)],
    axles=(1.7, -1.6),
    wheel=0.4,
    doors=(-0.78, 0.12, 0.95),
    pillars=(0.12,),
    sill=0.42,
    tumble=0.12,
    tread=0.26,
    track=0.13,
)


def pickup(color: str | None) -> tuple[Mesh, Wheels]:
    """Make a pickup truck 5.2 m long: a bonnet, a cab of glass and pillars, a bed between rails."""
    paint = lacquer(color or "#a03020")
    bed = [
        box((-1.78, 1.1, 0), (0.78, 0.012, 0.72), DARK),
        *(box((-1.78, 1.13, s * 0.79), (0.84, 0.04, 0.06), paint) for s in (1, -1)),
        *(box((x, 1.13, 0), (0.05, 0.04, 0.84), paint) for x in (-2.58, -0.96)),
        *(rod((-1.0, 1.1, s * 0.72), (-1.15, 1.6, s * 0.6), 0.04, METAL) for s in (1, -1)),
        rod((-1.15, 1.6, -0.6), (-1.15, 1.6, 0.6), 0.04, METAL),
        box((-1.8, 1.2, 0.2), (0.5, 0.1, 0.3), wood("#8a6238")),
    ]
    whole = join(
        bodies.shell(_PICKUP, paint),
        bodies.cabin(_PICKUP, paint),
        bodies.fittings(_PICKUP, lamp=0.86, grille=(0.46, 0.11), bright=True),
        *bed,
    )
    places = [(x, 0.4, s * 0.82) for x in _PICKUP.axles for s in (1, -1)]
    return whole, [(tyred(0.4, 0.26, spokes=6), 0.4, places)]


def tractor(color: str | None) -> tuple[Mesh, Wheels]:
    """Make a farm tractor 3.6 m long: a narrow bonnet, a cab of glass, large wheels behind."""
    paint, rim = lacquer(color or "#2f7a2c"), enamel("#e0b818")
    hood = coachwork(
        (-0.2, 1.8),
        (0.85, 1.58),
        0.37,
        [(1.0, DARK), (1.6, paint)],
        paint,
        edge=0.14,
        ends=(0.05, 0.2),
        lean=(0, 0.1),
    )
    guards = []
    for s in (1, -1):
        for k in range(7):
            a = math.radians(25 + 22 * k)
            b = math.radians(25 + 22 * (k + 1))
            line = [
                (-0.95 + r * math.cos(q), 0.9 + r * math.sin(q))
                for r, q in ((1.0, a), (1.0, b), (1.05, b), (1.05, a))
            ]
            guards.append(slab(line, (s * 0.85 - 0.3, s * 0.85 + 0.3), paint))
    posts = [
        rod((x, 1.5, z), (0.9 * x - 0.1, 2.62, 0.92 * z), 0.045, paint)
        for x in (-0.12, -1.3)
        for z in (0.56, -0.56)
    ]
    whole = join(
        hood,
        *(box((1.82, 1.05 + 0.1 * k, 0), (0.02, 0.03, 0.28), DARK) for k in range(4)),
        box((0.4, 0.72, 0), (1.4, 0.2, 0.28), DARK),
        box((-0.75, 1.3, 0), (0.6, 0.3, 0.5), paint),
        box((-0.72, 2.1, 0), (0.55, 0.5, 0.52), _PANE),
        *posts,
        coachwork((-1.45, 0.02), (2.58, 2.74), 0.7, [(2.7, paint)], paint, edge=0.06, ends=(0.1, 0.1)),
        *guards,
        rod((1.1, 1.4, 0.2), (1.1, 2.35, 0.2), 0.05, DARK),
        rod((1.1, 2.3, 0.2), (1.0, 2.42, 0.2), 0.055, METAL),
        *lamps(1.84, -1.45, 1.32, 0.24),
        box((1.35, 0.5, 0), (0.08, 0.08, 0.66), DARK),
    )
    rear, front = (
        tyred(0.9, 0.46, rim=rim, spokes=8, share=0.55, tread=28),
        tyred(0.5, 0.3, rim=rim, spokes=6, share=0.55, tread=20),
    )
    return whole, [
        (rear, 0.9, [(-0.95, 0.9, z) for z in (0.88, -0.88)]),
        (front, 0.5, [(1.35, 0.5, z) for z in (0.7, -0.7)]),
    ]


def fire_engine(color: str | None) -> tuple[Mesh, Wheels]:
    """Make a fire engine 8 m long: a white band, lockers, lamps and a ladder on the roof."""
    red = lacquer(color or "#c01810")
    rungs = [box((-3.8 + 0.4 * k, 3.0 + 0.03 * k, 0), (0.03, 0.03, 0.36), METAL) for k in range(15)]
    lockers = [(-3.6 + 1.05 * k, -2.7 + 1.05 * k, 1.45, 2.45, METAL) for k in range(5)]
    body = coachwork(
        (-4.0, 1.62),
        (0.62, 2.8),
        1.2,
        [(0.9, DARK), (1.1, _WHITE), (1.3, red), (2.8, red)],
        red,
        lockers,
        edge=0.12,
        ends=(0.08, 0.04),
        arches=((-2.3, 0.66),),
    )
    slats = [
        box((-3.15 + 1.05 * k, 1.5 + 0.1 * q, 0), (0.44, 0.008, 1.21), DARK)
        for k in range(5)
        for q in range(1, 10)
    ]
    return (
        join(
            _cab((1.7, 4.0), (0.55, 2.8), 1.17, red, arch=2.7),
            box((2.85, 1.2, 0), (1.14, 0.09, 1.18), _WHITE),
            body,
            *slats,
            *(rod((-3.95, 2.98, z), (2.1, 3.46, z), 0.07, METAL) for z in (0.36, -0.36)),
            box((-3.5, 2.88, 0), (0.2, 0.12, 0.3), DARK),
            box((1.5, 3.08, 0), (0.1, 0.32, 0.3), DARK),
            *rungs,
            *(box((2.9, 2.9, z), (0.16, 0.13, 0.3), _BLUE_LAMP) for z in (0.55, -0.55)),
            box((0, 0.7, 0), (3.8, 0.16, 0.7), DARK),
            *lamps(4.04, -4.04, 0.98, 0.88),
        ),
        _axles((2.7, -2.3), 0.56, 1.0),
    )


def ambulance(color: str | None) -> tuple[Mesh, Wheels]:
    """Make an ambulance 5.8 m long: a white van with a red band, a cross and blue lamps."""
    body, red = lacquer(color or "#eceae4"), lacquer("#c81c18")
    cross = [box((-0.9, 2.05, 0), half, red) for half in ((0.42, 0.14, 1.14), (0.14, 0.42, 1.14))]
    hood = coachwork(
        (1.9, 2.95),
        (0.42, 1.32),
        1.0,
        [(0.6, DARK_PAINT), (1.0, body), (1.12, red), (1.4, body)],
        body,
        edge=0.18,
        ends=(0.02, 0.3),
        lean=(0, 0.2),
        arches=((2.05, 0.56),),
    )
    rear = coachwork(
        (-2.8, 0.75),
        (0.5, 2.72),
        1.13,
        [(0.62, DARK_PAINT), (1.0, body), (1.3, red), (2.7, body)],
        body,
        [(-2.4, -1.6, 1.6, 2.3, _PANE)],
        edge=0.16,
        ends=(0.1, 0.1),
        back=(1.6, 2.3),
        arches=((-1.7, 0.56),),
    )
    return (
        join(
            hood,
            _cab((0.6, 2.25), (0.5, 2.25), 1.0, body, arch=0.0, lean=0.62),
            rear,
            *cross,
            *(box((0.5, 2.79, z), (0.18, 0.11, 0.34), _BLUE_LAMP) for z in (0.6, -0.6)),
            *(box((-2.6, 2.79, z), (0.12, 0.09, 0.16), _RED_LAMP) for z in (0.7, -0.7)),
            *(box((2.99, 0.62 + 0.09 * k, 0), (0.02, 0.025, 0.5), DARK) for k in range(4)),
            *(box((x, 0.5, 0), (0.08, 0.1, 1.0), DARK) for x in (2.95, -2.84)),
            box((0, 0.6, 0), (2.5, 0.16, 0.72), DARK),
            *lamps(2.97, -2.84, 0.86, 0.76),
        ),
        _axles((2.05, -1.7), 0.44, 0.88, 0.28),
    )


@dataclass(frozen=True, slots=True)
class _Truck:
    """A sort of truck, with its height and length in metres and its speed in m/s."""

    make: Callable[[str | None], tuple[Mesh, Wheels]]
    height: float
    length: float
    speed: float = 8.0


_TRUCKS = {
    "": _Truck(lorry, 3.3, 7.0),
    "pickup": _Truck(pickup, 1.9, 5.4),
    "tractor": _Truck(tractor, 2.75, 3.7, 4.0),
    "fire": _Truck(fire_engine, 3.1, 8.2, 9.0),
    "ambulance": _Truck(ambulance, 2.9, 5.9, 9.0),
}


def truck(part: Part) -> Actor:
    """Make the actor of a truck of the sort that its variant says."""
    sort, moving = _TRUCKS[part.variant], part.action != "stand"
    speed = sort.speed * moving
    body, wheels = sort.make(part.coat)
    return Actor(
        height=sort.height,
        length=sort.length,
        speed=speed * part.heading,
        mesh=rolling(body, part.heading, moving=moving, wheels=wheels, speed=speed),
    )


CAST: dict[str, Casting] = {"truck": truck}

"""Trucks of all sorts: a lorry, a pickup, a tractor, a fire engine, an ambulance. Front towards +x, wheels at
y = 0.
"""

from collections.abc import Callable
from dataclasses import dataclass

from filmgate.engines.animatic.geometry.materials import (
    DARK,
    HEADLIGHT,
    METAL,
    TAILLIGHT,
    enamel,
    glass,
    lacquer,
    light,
)
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import box, rod, slab
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.vehicles.road import rolling, wheel

_WHITE = lacquer("#e8e6e0")
_PANE = glass("#3c5a74")  # lighter than the glass of a car: seen from afar by night too
_BLUE_LAMP = light("#3070ff", 5.0)
_RED_LAMP = light("#ff2a1c", 5.0)


def _lights(front: float, back: float, y: float, z: float) -> list[Mesh]:
    return [
        lamp
        for side in (z, -z)
        for lamp in (
            box((front, y, side), (0.04, 0.11, 0.16), HEADLIGHT),
            box((back, y, side), (0.04, 0.13, 0.1), TAILLIGHT),
        )
    ]


def _cab(front: float, back: float, low: float, high: float, wide: float, paint: Paint) -> list[Mesh]:
    """Make a driver's cab with a windscreen that leans back and a window on each side."""
    waist, lean = low + 0.52 * (high - low), 0.22
    whole = [(back, low), (front, low), (front, waist), (front - lean, high), (back, high)]
    y = (waist + 0.04, high - 0.14)
    window = [(back + 0.18, y[0]), (front - 0.16, y[0]), (front - lean - 0.14, y[1]), (back + 0.18, y[1])]
    screen = [
        (front - 0.02, y[0]),
        (front + 0.03, y[0]),
        (front - lean + 0.1, y[1]),
        (front - lean + 0.04, y[1]),
    ]
    return [
        slab(whole, (-wide, wide), paint),
        slab(window, (-wide - 0.015, wide + 0.015), _PANE),
        slab(screen, (0.12 - wide, wide - 0.12), _PANE),
    ]


def _wheels(axles: tuple[float, ...], radius: float, aside: float, hub: Paint = METAL) -> list[Mesh]:
    return [wheel((x, radius, z), radius, 0.34, hub) for x in axles for z in (aside, -aside)]


def lorry(color: str | None) -> Mesh:
    """Make the mesh of a truck 7 m long with a closed body."""
    cab, load = lacquer(color or "#b02a1e"), enamel("#d8d4ca")
    return join(
        *_cab(3.4, 1.75, 0.62, 2.65, 1.1, cab),
        box((3.42, 1.12, 0), (0.03, 0.22, 0.6), DARK),
        box((3.46, 0.72, 0), (0.08, 0.16, 1.1), METAL),
        box((-0.98, 2.0, 0), (2.52, 1.25, 1.18), load),
        box((-0.98, 1.1, 0), (2.54, 0.14, 1.2), cab),
        *(box((x, 2.0, 0), (0.04, 1.27, 1.2), METAL) for x in (-3.46, 1.5)),
        box((0, 0.62, 0), (3.3, 0.14, 0.85), DARK),
        *_lights(3.44, -3.5, 0.98, 0.85),
        *_wheels((2.5, -1.4, -2.6), 0.56, 0.96),
    )


def pickup(color: str | None) -> Mesh:
    """Make the mesh of a pickup truck 5.2 m long: a bonnet, a cab with windows, an open bed."""
    paint = lacquer(color or "#a03020")
    hood = [(0.7, 0.55), (2.55, 0.55), (2.6, 1.0), (2.45, 1.16), (0.7, 1.24)]
    return join(
        slab(hood, (-0.92, 0.92), paint),
        *_cab(1.15, -0.75, 0.55, 1.86, 0.92, paint),
        box((0.2, 1.45, 0), (0.06, 0.3, 0.945), paint),
        box((-1.7, 0.62, 0), (0.95, 0.07, 0.92), paint),
        box((-1.65, 0.74, 0), (0.9, 0.06, 0.84), DARK),
        *(box((-1.7, 0.9, z), (0.97, 0.27, 0.05), paint) for z in (0.88, -0.88)),
        box((-2.64, 0.9, 0), (0.05, 0.27, 0.92), paint),
        box((2.6, 0.84, 0), (0.03, 0.14, 0.5), DARK),
        *(box((x, 0.5, 0), (0.09, 0.1, 0.96), METAL) for x in (2.6, -2.68)),
        *_lights(2.6, -2.68, 0.86, 0.74),
        *_wheels((1.65, -1.65), 0.44, 0.84),
    )


def tractor(color: str | None) -> Mesh:
    """Make the mesh of a farm tractor 3.6 m long: a narrow bonnet, a cab of glass, large wheels behind."""
    paint, rim = lacquer(color or "#2f7a2c"), enamel("#e0b818")
    hood = [(-0.2, 0.85), (1.75, 0.85), (1.8, 1.3), (1.6, 1.5), (-0.2, 1.62)]
    guard = [(-1.75, 1.5), (-1.45, 1.8), (-0.6, 1.85), (-0.1, 1.45), (-0.1, 1.3), (-1.75, 1.3)]
    return join(
        slab(hood, (-0.36, 0.36), paint),
        box((1.8, 1.15, 0), (0.03, 0.22, 0.28), DARK),
        box((0.4, 0.72, 0), (1.4, 0.2, 0.28), DARK),
        box((-0.75, 1.5, 0), (0.6, 0.42, 0.5), paint),
        box((-0.72, 2.15, 0), (0.58, 0.46, 0.56), _PANE),
        *(box((x, 2.15, z), (0.05, 0.48, 0.05), paint) for x in (-0.14, -1.3) for z in (0.56, -0.56)),
        box((-0.72, 2.66, 0), (0.72, 0.08, 0.7), paint),
        *(slab(guard, (z - 0.2, z + 0.2), paint) for z in (0.82, -0.82)),
        rod((1.1, 1.4, 0.2), (1.1, 2.35, 0.2), 0.05, DARK),
        *_lights(1.82, -1.4, 1.32, 0.22),
        *(wheel((-0.95, 0.9, z), 0.9, 0.46, rim) for z in (0.88, -0.88)),
        *(wheel((1.35, 0.5, z), 0.5, 0.3, rim) for z in (0.7, -0.7)),
    )


def fire_engine(color: str | None) -> Mesh:
    """Make the mesh of a fire engine 8 m long: a white band, lockers, lamps and a ladder on the roof."""
    red = lacquer(color or "#c01810")
    rungs = [box((-3.8 + 0.4 * k, 3.0 + 0.03 * k, 0), (0.03, 0.03, 0.36), METAL) for k in range(15)]
    lockers = [box((-3.1 + 1.05 * k, 1.95, 0), (0.44, 0.42, 1.2), METAL) for k in range(4)]
    return join(
        *_cab(4.0, 1.6, 0.6, 2.75, 1.15, red),
        box((2.85, 2.05, 0), (0.06, 0.5, 1.175), red),
        box((-1.2, 1.7, 0), (2.8, 1.1, 1.18), red),
        *lockers,
        box((0, 1.2, 0), (4.02, 0.13, 1.2), _WHITE),
        *(rod((-3.95, 2.98, z), (2.1, 3.46, z), 0.07, METAL) for z in (0.36, -0.36)),
        box((-3.5, 2.88, 0), (0.2, 0.12, 0.3), DARK),
        box((1.5, 3.08, 0), (0.1, 0.32, 0.3), DARK),
        *rungs,
        *(box((2.9, 2.87, z), (0.16, 0.13, 0.3), _BLUE_LAMP) for z in (0.55, -0.55)),
        box((4.05, 0.72, 0), (0.08, 0.16, 1.1), METAL),
        box((0, 0.62, 0), (3.8, 0.16, 0.85), DARK),
        *_lights(4.03, -4.02, 0.98, 0.85),
        *_wheels((2.7, -2.3), 0.58, 1.0),
    )


def ambulance(color: str | None) -> Mesh:
    """Make the mesh of an ambulance 5.8 m long: a white van with a red band, a cross and blue lamps."""
    body, red = lacquer(color or "#eceae4"), lacquer("#c81c18")
    hood = [(1.6, 0.5), (2.9, 0.5), (2.95, 1.05), (2.75, 1.25), (1.6, 1.4)]
    cross = [box((-0.9, 2.05, 0), half, red) for half in ((0.42, 0.14, 1.14), (0.14, 0.42, 1.14))]
    return join(
        slab(hood, (-0.98, 0.98), body),
        *_cab(2.1, 0.5, 0.5, 2.15, 1.0, body),
        box((-1.05, 1.6, 0), (1.75, 1.05, 1.12), body),
        box((-1.05, 1.12, 0), (1.76, 0.14, 1.135), red),
        box((1.6, 1.02, 0), (1.3, 0.1, 1.01), red),
        *cross,
        box((-2.81, 1.9, 0), (0.02, 0.4, 0.8), _PANE),
        *(box((0.45, 2.75, z), (0.18, 0.12, 0.34), _BLUE_LAMP) for z in (0.6, -0.6)),
        box((2.95, 0.78, 0), (0.03, 0.13, 0.5), DARK),
        *(box((x, 0.48, 0), (0.08, 0.1, 1.0), DARK) for x in (2.95, -2.8)),
        *_lights(2.96, -2.82, 0.86, 0.76),
        *_wheels((1.95, -1.7), 0.46, 0.9),
    )


@dataclass(frozen=True, slots=True)
class _Truck:
    """A sort of truck, with its height and length in metres and its speed in m/s."""

    make: Callable[[str | None], Mesh]
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
    return Actor(
        height=sort.height,
        length=sort.length,
        speed=sort.speed * moving * part.heading,
        mesh=rolling(sort.make(part.coat), part.heading, moving=moving),
    )


CAST: dict[str, Casting] = {"truck": truck}

"""Trains: an express with coaches, a steam locomotive with its tender, a tram. Front towards +x, rails at
y = 0.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment, Plume
from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.lofts import loft, tubular
from filmgate.engines.animatic.geometry.materials import (
    BRASS,
    DARK,
    DARK_PAINT,
    HEADLIGHT,
    IRON,
    LIT_ROOM,
    STEEL,
)
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed, placement
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import FORWARD, ball, box, facing, lathe, rod, turned
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.buildings import weather
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.vehicles.coaches import coachwork, lamps, row
from filmgate.engines.animatic.subjects.vehicles.wheels import rolled, spoked

_ROOF = materials.slate("#4a4e54")
_LONG = 16.8  # metres from one coach to the next
_STEPS = 0.42  # metres from the middle of a driving wheel to its crank
Wheels = Sequence[tuple[Mesh, float, Sequence[Vector]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Train:
    """A sort of train: what it is without wheels, its wheels, its height, length and speed, rods that go
    round with the wheels of this radius, and where its smoke comes from.
    """

    make: Callable[[str | None], Mesh]
    wheels: Callable[[], Wheels]
    height: float
    length: float
    speed: float
    rods: tuple[Callable[[], Mesh], float] | None = None
    stack: Vector | None = None


def _coach(at: float, paint: Paint, band: Paint) -> Mesh:
    """Make a coach 16 m long with a row of lit windows, doors, and a rounded roof."""
    panes = row(9, -6.0, 1.5, 1.12, 2.0, 2.85, LIT_ROOM)
    doors = [(x - 0.42, x + 0.42, 1.0, 3.0, band) for x in (-7.3, 7.3)]
    body = coachwork(
        (-8.0, 8.0),
        (0.95, 3.75),
        1.42,
        [(1.2, DARK_PAINT), (1.85, paint), (1.93, band), (3.2, paint)],
        _ROOF,
        [*panes, *doors],
        edge=0.5,
        ends=(0.12, 0.12),
    )
    parts = [body, box((0, 0.85, 0), (7.4, 0.18, 1.05), DARK), box((8.2, 1.9, 0), (0.25, 1.1, 0.8), DARK)]
    parts += [box((x, 0.6, 0), (1.6, 0.16, 1.0), DARK) for x in (-5.2, 5.2)]
    parts += [box((x, 3.82, 0), (0.4, 0.08, 0.5), _ROOF) for x in (-4.0, 0.0, 4.0)]
    for part in parts:
        part.surface[:, 0] += at
        part.surface[:, 6] += at
    return join(*parts)


def express(color: str | None) -> Mesh:
    """Make a locomotive with a sloping nose and three coaches, 66 m long."""
    paint, band = materials.lacquer(color or "#9a2620"), materials.lacquer("#e8dcc0")
    engine = coachwork(
        (-8.0, 8.4),
        (0.75, 3.75),
        1.42,
        [(1.1, DARK_PAINT), (1.85, paint), (2.1, band), (3.2, paint)],
        _ROOF,
        [(4.8, 6.4, 2.2, 2.9, materials.GLASS), *row(4, -5.0, 2.2, 1.3, 2.3, 2.8, DARK_PAINT)],
        edge=0.5,
        ends=(0.12, 1.1),
        lean=(0.0, 1.1),
        front=(2.15, 3.1),
    )
    arm = [rod((-1.0, 3.8, z), (0.2, 4.6, z), 0.04, STEEL) for z in (0.4, -0.4)]
    arm += [rod((0.2, 4.6, z), (-0.9, 5.2, z), 0.04, STEEL) for z in (0.4, -0.4)]
    return join(
        engine,
        *(_coach(-_LONG * k, paint, band) for k in (1, 2, 3)),
        *arm,
        rod((-0.9, 5.2, -0.8), (-0.9, 5.2, 0.8), 0.05, STEEL),
        box((0.0, 0.6, 0), (7.2, 0.2, 1.05), DARK),
        box((8.3, 0.72, 0), (0.3, 0.22, 1.2), DARK),
        *lamps(8.42, -59.2, 1.45, 0.95),
    )


def _running() -> Wheels:
    wheel = spoked(0.48, 0.16, IRON, spokes=6)
    at = [-_LONG * k + x for k in range(4) for x in (-6.0, -4.4, 4.4, 6.0)]
    return [(wheel, 0.48, [(x, 0.48, s * 0.78) for x in at for s in (1, -1)])]


def steam(color: str | None) -> Mesh:
    """Make a steam locomotive with its tender and two coaches: boiler, chimney, dome, cab, cylinders."""
    black, red = materials.enamel(color or "#1c2422"), materials.enamel("#a02a20")
    x = np.array([-1.9, -1.9, 4.2, 4.25, 4.3, 6.3, 6.35])
    radius = np.array([0.95, 0.98, 0.92, 0.96, 0.98, 0.98, 0.9])
    boiler = loft(
        tubular(np.stack([x, 0 * x + 2.35, 0 * x], -1), np.stack([radius, radius], -1), sides=26),
        np.repeat(np.array([0, 0, 1, 0, 2, 2])[:, None], 26, 1),
        [black, BRASS, materials.enamel("#141617")],
    )
    door = turned(
        lathe([(0.9, 6.35), (0.86, 6.4), (0.7, 6.5), (0.02, 6.56)], [IRON] * 4, sides=24),
        FORWARD,
        (0, 2.35, 0),
    )
    chimney = lathe(
        [(0.42, 3.2), (0.3, 3.45), (0.3, 4.2), (0.42, 4.4), (0.44, 4.5), (0.3, 4.5)],
        [black] * 4 + [BRASS] * 2,
        sides=20,
    )
    dome = lathe([(0.55, 3.1), (0.5, 3.4), (0.46, 3.75), (0.3, 3.98), (0.02, 4.05)], [BRASS] * 5, sides=20)
    sand = lathe([(0.42, 3.1), (0.38, 3.5), (0.25, 3.72), (0.02, 3.78)], [black] * 4, sides=18)
    for part, at in ((chimney, 5.3), (dome, 2.4), (sand, 0.6)):
        part.at[:, 0] += at
    parts = [boiler, door, chimney, dome, sand]
    parts += [
        turned(
            lathe([(r, q), (r + 0.02, q), (r + 0.02, q + 0.06), (r, q + 0.06)], [BRASS] * 4, sides=26),
            FORWARD,
            (0, 2.35, 0),
        )
        for q, r in ((-0.4, 0.95), (1.4, 0.94), (3.2, 0.93))
    ]
    cab = coachwork(
        (-3.8, -1.8),
        (1.2, 4.0),
        1.35,
        [(1.45, red), (3.6, black)],
        materials.enamel("#2a2c2e"),
        [(-3.3, -2.4, 2.5, 3.3, LIT_ROOM)],
        edge=0.35,
        ends=(0.05, 0.05),
    )
    tender = coachwork(
        (-9.0, -4.2),
        (1.1, 2.9),
        1.35,
        [(1.35, red), (2.7, black)],
        materials.soil("#15151a"),
        edge=0.12,
        ends=(0.1, 0.1),
    )
    coal = [
        ball((-6.6 + 1.2 * k, 2.85, 0.3 * (-1) ** k), (1.1, 0.45, 0.9), materials.stone("#17181c"), sides=10)
        for k in (-1, 0, 1)
    ]
    parts += [cab, tender, *coal, box((-4.0, 1.3, 0), (0.4, 0.15, 1.0), DARK)]
    parts += [box((1.8, 1.3, s * 1.15), (4.6, 0.06, 0.3), red) for s in (1, -1)]
    parts += [box((1.8, 1.05, 0), (4.6, 0.3, 0.5), DARK), box((-6.6, 0.9, 0), (2.3, 0.25, 0.9), DARK)]
    for s in (1, -1):
        cylinder = turned(
            lathe([(0.02, -0.75), (0.36, -0.75), (0.36, 0.75), (0.02, 0.75)], [black] * 4, sides=18),
            FORWARD,
            (5.0, 0.85, s * 1.15),
        )
        parts += [cylinder, rod((4.3, 0.85, s * 1.15), (2.9, 0.85, s * 1.15), 0.06, STEEL)]
        parts += [rod((-1.7, 2.75, s * 1.02), (5.8, 2.75, s * 1.02), 0.03, BRASS)]
    buffer = [box((6.75, 1.1, 0), (0.12, 0.22, 1.3), red)]
    for s in (1, -1):
        buffer.append(
            turned(
                lathe(
                    [(0.1, 0.0), (0.1, 0.35), (0.24, 0.35), (0.2, 0.43), (0.02, 0.43)], [STEEL] * 5, sides=16
                ),
                FORWARD,
                (6.8, 1.1, s * 0.8),
            )
        )
        buffer.append(ball((6.6, 1.55, s * 0.8), (0.12, 0.15, 0.15), HEADLIGHT, sides=12))
    buffer.append(ball((6.4, 3.5, 0), (0.2, 0.22, 0.22), HEADLIGHT, sides=14))
    catcher = [facing([(-1.1, 0.15), (1.1, 0.15), (0.9, 0.85), (-0.9, 0.85)], (6.7, 6.75), red)]
    catcher += [rod((7.5, 0.15, z), (6.85, 0.95, z * 0.8), 0.045, red) for z in np.linspace(-1.1, 1.1, 9)]
    catcher.append(rod((7.5, 0.15, -1.15), (7.5, 0.15, 1.15), 0.05, red))
    green, band = materials.lacquer("#6a2420"), materials.lacquer("#d8c08a")
    coaches = [_coach(-9.0 - 8.6 - _LONG * k, green, band) for k in range(2)]
    return join(*parts, *buffer, *catcher, *coaches)


def _driving() -> Wheels:
    red = materials.enamel("#a02a20")
    large, small = spoked(0.85, 0.16, red, spokes=12), spoked(0.46, 0.14, red, spokes=8)
    ends = [-17.6 - _LONG * k + x for k in range(2) for x in (-6.0, -4.4, 4.4, 6.0)]
    small_at = [5.9, 4.4, -5.2, -6.6, -8.0, *ends]
    return [
        (large, 0.85, [(x, 0.85, s * 0.85) for x in (2.6, 0.75, -1.1) for s in (1, -1)]),
        (small, 0.46, [(x, 0.46, s * 0.85) for x in small_at for s in (1, -1)]),
    ]


def _rods() -> Mesh:
    parts = [box((0.75, 0.85, s * 1.02), (2.05, 0.09, 0.045), STEEL) for s in (1, -1)]
    parts += [box((3.6, 0.85, s * 1.12), (1.1, 0.07, 0.04), STEEL) for s in (1, -1)]
    parts += [
        ball((x, 0.85, s * 1.04), (0.14, 0.14, 0.08), BRASS, sides=10)
        for x in (2.6, 0.75, -1.1)
        for s in (1, -1)
    ]
    return join(*parts)


def tram(color: str | None) -> Mesh:
    """Make a tram 14 m long: rounded ends, a band of windows, doors, a pantograph."""
    paint, cream = materials.lacquer(color or "#b8281e"), materials.lacquer("#efe6d0")
    panes = row(8, -4.55, 1.3, 1.16, 1.5, 2.55, LIT_ROOM)
    doors = [(x - 0.5, x + 0.5, 0.5, 2.6, materials.GLASS) for x in (-5.9, 5.9)]
    body = coachwork(
        (-7.0, 7.0),
        (0.36, 3.3),
        1.25,
        [(0.55, DARK_PAINT), (1.3, paint), (1.42, materials.GILT), (2.9, cream)],
        cream,
        [*panes, *doors],
        edge=0.35,
        ends=(1.0, 1.0),
        lean=(0.25, 0.25),
        front=(1.45, 2.6),
        back=(1.45, 2.6),
    )
    arm = [rod((-0.9, 3.4, z), (0.3, 4.3, 0.4 * z), 0.035, STEEL) for z in (0.5, -0.5)]
    arm += [rod((0.3, 4.3, 0.4 * z), (-0.5, 5.0, 0.6 * z), 0.03, STEEL) for z in (0.5, -0.5)]
    return join(
        body,
        *arm,
        rod((-0.5, 5.0, -0.8), (-0.5, 5.0, 0.8), 0.04, STEEL),
        box((0, 3.36, 0), (4.6, 0.08, 0.7), _ROOF),
        box((0, 0.36, 0), (5.4, 0.2, 0.95), DARK),
        box((6.72, 2.85, 0), (0.06, 0.14, 0.55), materials.light("#ffd890", 1.4)),
        box((7.0, 0.5, 0), (0.12, 0.12, 0.8), DARK_PAINT),
        *lamps(6.98, -7.0, 1.0, 0.75),
        rod((-40.0, 5.08, 0.0), (40.0, 5.08, 0.0), 0.015, DARK),
    )


def _bogies() -> Wheels:
    wheel = spoked(0.36, 0.14, IRON, spokes=5)
    return [(wheel, 0.36, [(x, 0.36, s * 0.75) for x in (-4.6, -3.2, 3.2, 4.6) for s in (1, -1)])]


_TRAINS = {
    "": _Train(make=express, wheels=_running, height=3.9, length=16.0, speed=12.0),
    "steam": _Train(
        make=steam,
        wheels=_driving,
        height=4.6,
        length=17.0,
        speed=9.0,
        rods=(_rods, 0.85),
        stack=(5.3, 4.5, 0.0),
    ),
    "tram": _Train(make=tram, wheels=_bogies, height=3.6, length=14.0, speed=7.0),
}


def train(part: Part) -> Actor:
    """Make the actor of a train of the sort that its variant says: its wheels roll, its rods go round."""
    sort, moving = _TRAINS[part.variant], part.action != "stand"
    speed = sort.speed * moving
    solid = weather.seen(sort.make(part.coat), lit=part.lit, snowy=False)
    wheels, rods = sort.wheels(), sort.rods[0]() if sort.rods else None
    yaw = part.heading * math.pi / 2

    def mesh(t: float, at: Vector) -> Mesh:
        turning = [rolled(one, axles, speed * t, radius) for one, radius, axles in wheels]
        if rods and sort.rods:
            turn = speed * t / sort.rods[1]
            shift = (_STEPS * math.cos(turn), -_STEPS * math.sin(turn), 0.0)
            turning.append(placed(rods, placement(shift, yaw=math.pi / 2)))
        return placed(join(solid, *turning), placement(at, yaw=yaw))

    return Actor(
        height=sort.height,
        length=sort.length,
        speed=speed * part.heading,
        mesh=mesh,
        effects=(_smoke(sort.stack, part.heading, moving=moving),) if sort.stack else (),
    )


def _smoke(stack: Vector, heading: int, *, moving: bool) -> Effect:
    """Return the steam that a chimney sends out in puffs, and leaves behind."""
    plume = Plume(
        rate=26 if moving else 9,
        life=3.6,
        radius=(0.4, 2.3),
        color=(0.82, 0.82, 0.84),
        rise=3.2,
        spread=0.5,
        offset=0.1,
        drag=0.7,
        opacity=0.5,
    )

    def effect(t: float, foot: Foot) -> Moment:
        def mouth(when: float) -> Vector:
            x, y, z = foot(when)
            return x + heading * stack[0], y + stack[1], z

        return Moment(puffs=plume.at(t, mouth, Seed(6)))

    return effect

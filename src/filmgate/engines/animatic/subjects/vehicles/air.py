"""Vehicles in the air: aeroplanes, helicopters, rockets, flying saucers, drones, balloons. Front towards +x
(rockets: upwards).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from filmgate.engines.animatic.effects.moment import Foot, Moment, Plume
from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import ALUMINIUM, COCKPIT, STEEL
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed, placement
from filmgate.engines.animatic.geometry.rig import Rig
from filmgate.engines.animatic.geometry.shapes import ASIDE, ball, box, lathe, ring, rod, slab, turned
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.buildings import weather
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.vehicles import airframes, airships, planes


def rocket_mesh(color: str | None) -> Mesh:
    """Make the mesh of a rocket 30 m tall with its flame below y = 0."""
    white, dark, red = (
        materials.enamel(color or "#e4e4e6"),
        materials.plastic("#22242a"),
        materials.enamel("#b82a20"),
    )
    flame, core = materials.light("#ff8a20", 7.0), materials.light("#fff0c0", 16.0)
    profile = [
        (1.5, 0.0),
        (1.6, 0.3),
        (1.6, 9.0),
        (1.61, 9.0),
        (1.61, 10.4),
        (1.6, 10.4),
        (1.6, 20.0),
        (1.45, 21.0),
        (1.4, 24.0),
        (1.0, 26.6),
        (0.4, 28.8),
        (0.03, 30.0),
    ]
    paints = [dark, white, white, dark, dark, white, white, red, white, white, red, red]
    fire = lathe(
        [(1.2, 0.0), (1.7, -2.5), (1.3, -6.0), (0.7, -9.0), (0.05, -13.0)],
        [core, flame, flame, flame, flame],
        sides=24,
    )
    plate = slab([(1.5, 0.3), (3.4, -0.6), (3.5, 1.2), (1.5, 5.4)], (-0.12, 0.12), red)
    fins = [
        turned(plate, np.array([[c, 0, n], [0, 1, 0], [-n, 0, c]]))
        for c, n in ((1, 0), (-1, 0), (0, 1), (0, -1))
    ]
    bell = lathe([(0.7, 0.3), (0.8, -0.3), (1.15, -1.1), (1.05, -1.1)], [STEEL] * 4, sides=24)
    ports = [ball((0.0, 22.4 + 1.6 * k, 1.42), (0.34, 0.34, 0.1), COCKPIT, sides=14) for k in range(2)]
    ports += [turned(ring((0, 0, 0), 0.38, 0.07, STEEL), ASIDE, (0.0, 22.4 + 1.6 * k, 1.4)) for k in range(2)]
    seams = [ring((0, y, 0), 1.6, 0.03, STEEL) for y in (4.5, 9.0, 10.4, 15.0, 20.0)]
    ports = [*ports, *(turned(one, np.diag([1.0, 1, -1])) for one in ports)]
    return join(lathe(profile, paints, sides=36), fire, bell, *fins, *ports, *seams)


def saucer(color: str | None) -> Mesh:
    """Make the mesh of a flying saucer 14 m across, with a ring of lights and a lit dome."""
    hull, ring = (
        materials.plated(color, ALUMINIUM),
        materials.metal("#7a828c"),
    )
    glow, dome = materials.light("#70e0ff", 9.0), materials.glass("#a8e8ff", 1.2)
    rim = [(6.4 + 0.6 * math.cos(a), 0.12 + 0.26 * math.sin(a)) for a in np.linspace(-1.4, 1.4, 7)]
    cap = [(2.15 * math.cos(a), 1.35 + 1.6 * math.sin(a)) for a in np.linspace(0.0, math.pi / 2 - 0.02, 9)]
    under = [(0.05, -1.05), (1.3, -1.0), (2.0, -0.82), (2.0, -0.82), (2.4, -0.66), (4.4, -0.42)]
    over = [(5.2, 0.66), (3.6, 1.0), (2.6, 1.2), (2.45, 1.3), (2.2, 1.35), (2.2, 1.35)]
    profile = [*under, *rim, *over, *cap]
    paints = [
        glow,
        glow,
        glow,
        ring,
        ring,
        hull,
        *[hull] * 2,
        *[ring] * 3,
        *[hull] * 2,
        *[hull] * 3,
        *[ring] * 3,
    ]
    paints += [dome] * (len(profile) - len(paints))
    lamps = [
        ball((6.1 * math.cos(a), -0.12, 6.1 * math.sin(a)), (0.26, 0.14, 0.26), glow, sides=10)
        for a in (2 * math.pi * k / 14 for k in range(14))
    ]
    portholes = [
        ball((2.9 * math.cos(a), 1.13, 2.9 * math.sin(a)), (0.16, 0.1, 0.16), glow, sides=8)
        for a in (2 * math.pi * k / 18 for k in range(18))
    ]
    return join(lathe(profile, paints, sides=64), *lamps, *portholes)


def drone(kernels: Kernels, color: str | None) -> Rig:
    """Make the rig of a quadcopter about 1 m across its rotors."""
    body = materials.plastic(color or "#2a2d33")
    clay = Clay()
    clay.box((0, 0, 0), (0.16, 0.05, 0.1), body, edge=0.04, blend=0.03)
    clay.ellipsoid((0.17, -0.05, 0), (0.05, 0.05, 0.05), COCKPIT, blend=0.01)
    for x in (1, -1):
        for z in (1, -1):
            clay.cone((x * 0.1, 0.01, z * 0.07), (x * 0.32, 0.04, z * 0.32), (0.025, 0.02), body, blend=0.02)
            clay.ellipsoid(
                (x * 0.32, 0.075, z * 0.32), (0.17, 0.006, 0.17), materials.plastic("#5a5e64"), blend=0.0
            )
            clay.ellipsoid(
                (x * 0.32, 0.02, z * 0.32),
                (0.02, 0.02, 0.02),
                materials.light("#40ff70" if x < 0 else "#ff3828", 9.0),
                blend=0.0,
            )
    return clay.fire(kernels, cells=130, softness=60.0)


def flyer(part: Part) -> Actor:
    """Make the actor of an aeroplane, a helicopter, a drone or a flying saucer."""
    if part.kind == "spaceship":
        solid = saucer(part.coat)
        return Actor(
            height=4.0,
            length=14.0,
            speed=3.0 * part.heading,
            lift=9.0,
            medium="air",
            mesh=lambda t, at: placed(
                solid, placement((at[0], at[1] + 0.5 * math.sin(t * 1.1), at[2]), yaw=0.5 * t, roll=0.12)
            ),
        )
    if part.kind == "drone":
        return _drone(part)
    sort = _CRAFT[f"{part.kind} {part.variant}".strip()]
    solid = weather.seen(sort.make(part.coat), lit=part.lit, snowy=False)
    turning = [(one(), place, axis, rate) for one, place, axis, rate in sort.turning]

    def mesh(t: float, at: Vector) -> Mesh:
        parts = [solid]
        for one, place, axis, rate in turning:
            yaw, turn = math.pi / 2, rate * t
            where = {
                "x": placement(place, yaw=yaw, roll=turn),
                "y": placement(place, yaw=yaw + turn),
                "z": placement(place, yaw=yaw, pitch=turn),
            }[axis]
            parts.append(placed(one, where))
        up = (at[0], at[1] + 0.02 * sort.length * math.sin(t * 1.3), at[2])
        matrix = placement(
            up,
            yaw=part.heading * (math.pi / 2 + sort.shown),
            pitch=sort.lean,
            roll=part.heading * sort.bank + 0.05 * math.sin(t * 0.8),
        )
        return placed(join(*parts), matrix)

    return Actor(
        height=sort.height,
        length=sort.length,
        speed=sort.speed * part.heading,
        lift=sort.lift,
        medium="air",
        mesh=mesh,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Craft:
    """A sort of aircraft; metres, m/s and radians.

    turning: what turns, where, about which axis, and how fast. shown: how far it is turned to us, bank: how
    far its near side is lower, so that its wings are seen.
    """

    make: Callable[[str | None], Mesh]
    height: float
    length: float
    speed: float
    lift: float
    turning: tuple[tuple[Callable[[], Mesh], Vector, Literal["x", "y", "z"], float], ...] = ()
    lean: float = 0.05
    shown: float = 0.38
    bank: float = 0.28


def _screw() -> Mesh:
    return airframes.propeller(1.15, 2, materials.wood("#6a4426"), materials.BRASS)


def _rear() -> Mesh:
    return turned(airships.rotor(0.75, 4, 0.07), ASIDE)


_CRAFT = {
    "plane": _Craft(make=planes.airliner, height=5.0, length=18.0, speed=22.0, lift=24.0),
    "plane biplane": _Craft(
        make=planes.biplane,
        height=3.0,
        length=7.4,
        speed=11.0,
        lift=12.0,
        turning=((_screw, (2.7, 0.0, 0.0), "x", 31.0),),
    ),
    "plane light": _Craft(
        make=planes.light_plane,
        height=3.0,
        length=7.6,
        speed=12.0,
        lift=13.0,
        turning=((_screw, (2.75, -0.02, 0.0), "x", 31.0),),
    ),
    "plane fighter": _Craft(make=planes.fighter, height=3.8, length=15.0, speed=30.0, lift=24.0, bank=0.35),
    "balloon airship": _Craft(
        make=airships.airship, height=8.0, length=22.0, speed=3.0, lift=15.0, lean=0.02, shown=0.3, bank=0.0
    ),
    "helicopter": _Craft(
        make=airships.helicopter,
        height=3.6,
        length=9.4,
        speed=6.0,
        lift=9.0,
        turning=(
            (lambda: airships.rotor(4.4, 4, 0.14), (-0.2, 1.9, 0.0), "y", 29.0),
            (_rear, (-5.95, 1.3, 0.2), "z", 37.0),
        ),
        lean=-0.08,
        bank=0.06,
    ),
}


def _drone(part: Part) -> Actor:
    rig = drone(part.kernels, part.coat)

    def mesh(t: float, at: Vector) -> Mesh:
        up = (at[0], at[1] + 0.018 * math.sin(t * 1.3), at[2])
        yaw = part.heading * (math.pi / 2 + 0.12)
        return rig.pose(part.kernels, {}, placement(up, yaw=yaw, pitch=-0.12, roll=0.08 * math.sin(t * 0.8)))

    return Actor(height=0.4, length=0.9, speed=1.6 * part.heading, lift=2.2, medium="air", mesh=mesh)


def balloon(part: Part) -> Actor:
    """Make the actor of a balloon that drifts, or of an airship."""
    if part.variant == "airship":
        return flyer(part)
    mesh = balloon_mesh(part.coat)
    return Actor(
        height=23.0,
        length=15.0,
        speed=0.6 * part.heading,
        lift=7.0,
        medium="air",
        drift=0.5,
        mesh=lambda t, at: placed(mesh, placement(at, yaw=0.3 + 0.08 * t)),
    )


def rocket(part: Part) -> Actor:
    """Make the actor of a rocket that stands, and rises on a flame a third of the shot later."""
    mesh = rocket_mesh(part.coat)
    start = 0.2 * part.duration

    def height(t: float) -> float:
        late = max(t - 0.35 * part.duration, 0.0)
        return 0.6 + 2.2 * late * late

    def at_time(t: float, at: Vector) -> Mesh:
        shake = 0.03 * math.sin(t * 40) * (t > start)
        return placed(mesh, placement((at[0] + shake, at[1] + height(t), at[2])))

    flame = Plume(
        rate=34,
        life=0.42,
        radius=(1.5, 0.5),
        color=(2.4, 1.9, 1.2),
        rise=-22.0,
        spread=0.04,
        offset=0.3,
        opacity=0.9,
        glow=1.0,
        fade=0.08,
        start=start,
    )
    smoke = Plume(
        rate=16,
        life=5.5,
        radius=(1.8, 6.5),
        color=(0.62, 0.60, 0.58),
        rise=-5.0,
        spread=1.5,
        offset=1.0,
        drag=0.9,
        opacity=0.55,
        start=start,
    )

    def exhaust(t: float, foot: Foot) -> Moment:
        def nozzle(when: float) -> Vector:
            x, y, z = foot(when)
            return x, y + height(when), z

        x, y, z = nozzle(t)
        thrust = 1.0 if t > start else 0.0
        lamp = [x, y + 1.0, z - 4.0, 14 * thrust, 8 * thrust, 3.6 * thrust, 0.006]
        return Moment(
            puffs=np.concatenate([smoke.at(t, nozzle, Seed(3)), flame.at(t, nozzle, Seed(4))]),
            lamps=np.array([lamp], np.float32),
            shake=0.45 * thrust * math.exp(-0.25 * (t - start)),
        )

    return Actor(height=32.0, length=10.0, speed=0.0, medium="fixed", mesh=at_time, effects=(exhaust,))


def balloon_mesh(color: str | None) -> Mesh:
    """Make the mesh of a hot-air balloon 23 m tall, with the floor of its basket at y = 1.4."""
    colors = (color or "#c8341e", "#f0c24a", "#2a4f86")
    radius, split = 7.5, 0.62
    profile = []
    for k in range(27):
        a = k / 26
        theta = math.pi * (0.02 + 0.86 * min(a, split))
        neck = max(a - split, 0.0) / (1 - split)
        r = radius * math.sin(theta) * (1 - 0.8 * neck)
        y = radius * 1.08 * math.cos(theta) - max(a - split, 0.0) / 0.38 * radius * 0.75
        profile.append((max(r, 0.05), y + 14.5))
    envelope = _gores(profile, colors)
    wicker = materials.wicker("#7a5028", fine=12.0)
    parts = [envelope, box((0, 2.0, 0), (0.75, 0.6, 0.75), wicker)]
    parts.append(box((0, 2.65, 0), (0.82, 0.07, 0.82), materials.leather("#8a5a30")))
    parts += [
        rod((sx * 0.7, 2.65, sz * 0.7), (sx * 1.35, 6.6, sz * 1.35), 0.03, materials.straw("#3a2c1c"))
        for sx in (1, -1)
        for sz in (1, -1)
    ]
    for x, z, cloth in ((0.2, 0.2, "#884020"), (-0.3, -0.1, "#305080")):
        parts.append(box((x, 3.0, z), (0.16, 0.42, 0.14), materials.cloth(cloth)))
        parts.append(box((x, 3.55, z), (0.11, 0.13, 0.11), materials.skin("#c89070")))
    parts.append(box((0, 4.9, 0), (0.16, 0.28, 0.16), materials.light("#ffd080", 10.0)))
    return join(*parts)


def _gores(profile: list[tuple[float, float]], colors: tuple[str, str, str]) -> Mesh:
    """Make a striped envelope with a band.

    Each gore bulges a little between its seams.
    """
    sides = 64
    paints = [materials.silk(colors[0]) for _ in profile]
    mesh = lathe(profile, paints, sides=sides)
    ring = [materials.silk(color).row()[:4] for color in colors]
    for row in range(len(profile)):
        for side in range(sides):
            stripe = (side * 16 // sides) % 2
            mesh.paint[row * sides + side, :4] = ring[2] if 9 < row < 13 else ring[stripe]
            swell = 1 + 0.02 * abs(math.sin(side * 8 * math.pi / sides))
            mesh.at[row * sides + side, [0, 2]] *= swell
    return mesh


CAST: dict[str, Casting] = {
    **dict.fromkeys(("plane", "helicopter", "drone", "spaceship"), flyer),
    "balloon": balloon,
    "rocket": rocket,
}

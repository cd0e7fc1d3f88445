"""Vehicles in the air: aeroplanes, helicopters, rockets, flying saucers, drones, balloons. Front towards +x
(rockets: upwards).
"""

import math

import numpy as np

from filmgate.engines.animatic.effects.moment import Foot, Moment, Plume
from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import ALUMINIUM, COCKPIT, DARK_PAINT
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed, placement
from filmgate.engines.animatic.geometry.rig import Rig
from filmgate.engines.animatic.geometry.shapes import box, lathe
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.part import Part


def plane(kernels: Kernels, color: str | None) -> Rig:
    """Make the rig of an airliner 18 m long."""
    white, trim = materials.lacquer("#e8e8ea"), materials.lacquer(color or "#1e4a8a")
    clay = Clay()
    clay.cone((-7.0, 0.3, 0), (6.5, 0, 0), (0.75, 1.05), white, blend=0.3)
    clay.ellipsoid((7.0, -0.05, 0), (1.9, 1.0, 1.0), white, blend=0.3)
    clay.cone((-7.0, 0.35, 0), (-9.0, 0.8, 0), (0.7, 0.2), white, blend=0.3)
    for k in range(4):
        clay.box(
            (-7.6 - 0.35 * k, 1.5 + 0.55 * k, 0), (0.85 - 0.12 * k, 0.4, 0.08), trim, edge=0.05, blend=0.1
        )
    for z in (1, -1):
        for k in range(6):
            clay.box(
                (0.9 - 0.75 * k, -0.35 + 0.1 * k, z * (1.3 + 1.25 * k)),
                (1.35 - 0.17 * k, 0.12, 0.75),
                white,
                edge=0.06,
                blend=0.12,
            )
        for k in range(3):
            clay.box(
                (-7.8 - 0.35 * k, 0.55, z * (0.8 + 0.75 * k)),
                (0.7 - 0.14 * k, 0.07, 0.45),
                white,
                edge=0.05,
                blend=0.1,
            )
        clay.cone((0.9, -1.05, z * 2.9), (-1.0, -0.95, z * 2.9), (0.52, 0.38), ALUMINIUM, blend=0.05)
        clay.ellipsoid((1.05, -1.05, z * 2.9), (0.1, 0.42, 0.42), DARK_PAINT, blend=0.0)
        clay.ellipsoid(
            (-4.0, 0.15, z * 9.0), (0.2, 0.1, 0.1), materials.light("#ff3020" if z > 0 else "#30ff60", 9.0)
        )
        for k in range(16):
            clay.ellipsoid((5.0 - 0.7 * k, 0.25, z * 1.0), (0.14, 0.16, 0.06), COCKPIT, blend=0.0)
    clay.ellipsoid((7.9, 0.38, 0), (0.5, 0.22, 0.62), COCKPIT, blend=0.0)
    return clay.fire(kernels, cells=170, softness=14.0)


def helicopter(kernels: Kernels, color: str | None) -> Rig:
    """Make the rig of a helicopter about 9 m long; its bones are root and rotor (turns about y)."""
    body = materials.lacquer(color or "#b8341e")
    clay = Clay().bone("root", None, (0, 0, 0)).bone("rotor", "root", (0, 1.75, 0))
    clay.ellipsoid((0.5, 0.2, 0), (2.0, 1.05, 0.95), body, "root", blend=0.2)
    clay.ellipsoid((1.45, 0.3, 0), (1.15, 0.8, 0.82), COCKPIT, "root", blend=0.05)
    clay.cone((-1.0, 0.6, 0), (-5.6, 0.9, 0), (0.42, 0.16), body, "root", blend=0.2)
    clay.box((-5.7, 1.3, 0), (0.3, 0.75, 0.06), body, "root", edge=0.04, blend=0.05)
    clay.ellipsoid((-5.75, 1.2, 0.14), (0.75, 0.75, 0.03), materials.metal("#b4b8be"), "root", blend=0.0)
    clay.cone((0, 1.1, 0), (0, 1.8, 0), (0.28, 0.12), DARK_PAINT, "root", blend=0.05)
    for k in range(4):
        a = math.pi * k / 2
        clay.box(
            (2.2 * math.cos(a), 1.82, 2.2 * math.sin(a)),
            (2.2 if k % 2 == 0 else 0.13, 0.025, 0.13 if k % 2 == 0 else 2.2),
            DARK_PAINT,
            "rotor",
            edge=0.02,
        )
    for z in (0.75, -0.75):
        clay.cone((-1.4, -1.25, z), (1.8, -1.25, z), (0.07, 0.07), DARK_PAINT, "root", blend=0.0)
        for x in (-0.6, 1.0):
            clay.cone((x, -0.6, z * 0.7), (x, -1.25, z), (0.05, 0.05), DARK_PAINT, "root", blend=0.0)
    return clay.fire(kernels, cells=150, softness=20.0)


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
    fins = [
        box(
            (1.6 * dx + dx * 0.9, 1.8, 1.6 * dz + dz * 0.9),
            (0.9 if dx else 0.1, 1.8, 0.9 if dz else 0.1),
            red,
        )
        for dx, dz in ((1, 0), (-1, 0), (0, 1), (0, -1))
    ]
    return join(lathe(profile, paints, sides=36), fire, *fins)


def saucer(color: str | None) -> Mesh:
    """Make the mesh of a flying saucer 14 m across, with a ring of lights and a lit dome."""
    hull, ring = (
        materials.plated(color, ALUMINIUM),
        materials.metal("#7a828c"),
    )
    glow, dome = materials.light("#70e0ff", 9.0), materials.glass("#a8e8ff", 1.2)
    profile = [
        (0.05, -1.0),
        (2.2, -0.95),
        (2.4, -0.7),
        (6.2, -0.1),
        (7.0, 0.15),
        (6.9, 0.4),
        (3.0, 1.1),
        (2.4, 1.25),
        (2.2, 1.9),
        (1.5, 2.6),
        (0.05, 2.9),
    ]
    paints = [glow, glow, ring, hull, ring, hull, hull, ring, dome, dome, dome]
    lamps = [
        box((6.3 * math.cos(a), 0.05, 6.3 * math.sin(a)), (0.22, 0.16, 0.22), glow)
        for a in (2 * math.pi * k / 14 for k in range(14))
    ]
    return join(lathe(profile, paints, sides=56), *lamps)


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
    kind = part.kind
    if kind == "spaceship":
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
    if kind == "plane":
        rig, tall, long, speed, lift = plane(part.kernels, part.coat), 5.0, 18.0, 22.0, 24.0
    elif kind == "helicopter":
        rig, tall, long, speed, lift = helicopter(part.kernels, part.coat), 3.4, 9.0, 6.0, 9.0
    else:
        rig, tall, long, speed, lift = drone(part.kernels, part.coat), 0.4, 0.9, 1.6, 2.2

    def mesh(t: float, at: Vector) -> Mesh:
        up = (at[0], at[1] + 0.02 * long * math.sin(t * 1.3), at[2])
        lean = {"helicopter": -0.1, "drone": -0.12}.get(kind or "", 0.05)
        return rig.pose(
            part.kernels,
            {"rotor": (0.0, 29.0 * t, 0.0)},
            placement(up, yaw=part.heading * (math.pi / 2 + 0.12), pitch=lean, roll=0.08 * math.sin(t * 0.8)),
        )

    return Actor(height=tall, length=long, speed=speed * part.heading, lift=lift, medium="air", mesh=mesh)


def balloon(part: Part) -> Actor:
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
        box((sx * 0.7, 3.9, sz * 0.7), (0.03, 1.3, 0.03), materials.straw("#2a2018"))
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

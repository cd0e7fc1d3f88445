"""What stays where it is: buildings, landmarks, plants, things on a table; and what rises."""

import math
from collections.abc import Callable

import numpy as np

from filmgate.engines.animatic.effects import fire, sky
from filmgate.engines.animatic.effects.moment import Foot, Moment, Plume
from filmgate.engines.animatic.mesh import Mesh, Vector, join, placed, placement
from filmgate.engines.animatic.native import Kernels
from filmgate.engines.animatic.rigs import aircraft, household, landmarks, tabletop, things
from filmgate.engines.animatic.rigs.actor import Actor
from filmgate.script.treatment import Treatment


def balloon(_kernels: Kernels, treatment: Treatment, heading: int, _duration: float) -> Actor:
    mesh = things.balloon(treatment.coat)
    return Actor(height=23.0, length=15.0, speed=0.6 * heading, lift=7.0, airborne=True, drift=0.5,
                 mesh=lambda t, at: placed(mesh, placement(at, yaw=0.3 + 0.08 * t)))  # fmt: skip


def rocket(_kernels: Kernels, treatment: Treatment, _heading: int, duration: float) -> Actor:
    """It stands, and a third of the shot later it rises on a flame."""
    mesh = aircraft.rocket(treatment.coat)
    start = 0.2 * duration

    def height(t: float) -> float:
        late = max(t - 0.35 * duration, 0.0)
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
            puffs=np.concatenate([smoke.at(t, nozzle, 3), flame.at(t, nozzle, 4)]),
            lamps=np.array([lamp], np.float32),
            shake=0.45 * thrust * math.exp(-0.25 * (t - start)),
        )

    return Actor(height=32.0, length=10.0, speed=0.0, building=True, mesh=at_time, effects=(exhaust,))


def building(kernels: Kernels, treatment: Treatment, _heading: int, _duration: float) -> Actor:
    kind, coat = treatment.subject or "cabin", treatment.coat
    if kind == "windmill":
        return _windmill(coat)
    height, length, yaw = _SIZES[kind]
    over = kind == "bridge"  # it stands in the water
    mesh = _BUILT[kind](kernels, coat)
    return Actor(
        height=height,
        length=length,
        speed=0.0,
        building=not over,
        afloat=over,
        lamp=18.7 if kind == "lighthouse" else None,
        mesh=lambda _t, at: placed(mesh, placement(at, yaw=yaw)),
        effects=(sky.chimney(_CHIMNEY, 0.9, seed=4),) if kind == "cabin" else (),
    )


def on_table(kernels: Kernels, treatment: Treatment, _heading: int, _duration: float) -> Actor:
    kind = treatment.subject or "cup"
    if kind in household.KINDS:
        mesh = household.thing(kind, treatment.noun, treatment.coat)
    else:
        mesh = tabletop.thing(kernels, kind, treatment.noun, treatment.coat)
    tall = float(mesh.at[:, 1].max())
    long = float(max(mesh.at[:, 0].max() - mesh.at[:, 0].min(), mesh.at[:, 2].max() - mesh.at[:, 2].min()))
    yaw = math.pi - 0.55  # its front towards the camera, a little aside

    def at_time(t: float, at: Vector) -> Mesh:
        swing = 0.05 * math.sin(t * 1.6) if kind == "flower" else 0.0
        return placed(mesh, placement(at, yaw=yaw + 0.06 * t, roll=swing))

    lit = (fire.flames(0.16, seed=1, up=0.98 * tall, wide=0.05, smoke=0.0),) if kind == "candle" else ()
    return Actor(height=tall, length=long, speed=0.0, mesh=at_time, tabletop=True, effects=lit)


def _windmill(coat: str | None) -> Actor:
    body, sails = landmarks.windmill(coat)

    def at_time(t: float, at: Vector) -> Mesh:
        turned = placed(sails, placement((3.4, 13.0, 0.0), yaw=math.pi / 2, roll=0.9 * t))
        return placed(join(body, turned), placement(at, yaw=math.pi + 0.6))

    return Actor(height=18.0, length=14.0, speed=0.0, building=True, mesh=at_time)


_CHIMNEY = (1.6, 6.7, 1.3)  # metres from the foot of the cabin, as it is turned
# kind: height, length in metres, yaw
_SIZES = {"lighthouse": (22.0, 10.0, 0.6), "castle": (40.0, 38.0, 0.5), "cabin": (7.5, 8.0, 0.55),
          "tower": (100.0, 60.0, 0.6), "church": (25.0, 20.0, 0.9), "pyramid": (34.0, 54.0, 0.6),
          "bridge": (8.0, 26.0, math.pi / 2), "tent": (1.9, 3.4, 2.4), "statue": (5.1, 3.0, 2.6),
          "fountain": (3.7, 6.0, 0.0), "tree": (9.0, 6.5, 0.4), "cactus": (4.2, 2.4, 1.4)}  # fmt: skip
_Builder = Callable[[Kernels, str | None], Mesh]
_BUILT: dict[str, _Builder] = {
    "lighthouse": lambda _k, _c: things.lighthouse(),
    "castle": lambda _k, _c: things.castle(),
    "cabin": lambda _k, c: things.cabin(c),
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
THINGS = (*tabletop.KINDS, *household.KINDS)
FURNITURE = (
    "chair",
    "table",
    "guitar",
    "umbrella",
    "board",
    "sign",
    "screen",
    "case",
    "plant",
)  # stand on the floor

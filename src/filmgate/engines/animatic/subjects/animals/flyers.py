"""What flies, rolls, sails and swims."""

import math
from collections.abc import Callable

from filmgate.engines.animatic.mesh import Mesh, Rig, Vector, placed, placement
from filmgate.engines.animatic.native import Kernels
from filmgate.engines.animatic.rigs import (
    aircraft,
    biped,
    crawlers,
    gaits,
    quadruped,
    swimmers,
    things,
    vehicles,
)
from filmgate.engines.animatic.rigs.actor import Actor
from filmgate.engines.animatic.rigs.animals import ANIMALS
from filmgate.script.treatment import Treatment


def bird(kernels: Kernels, treatment: Treatment, heading: int, _duration: float) -> Actor:
    rig = biped.bird(kernels, treatment.coat)
    return Actor(height=0.75, length=1.6, speed=6.0 * heading, lift=7.0, airborne=True,
                 mesh=_flight(kernels, rig, heading))  # fmt: skip


def dragon(kernels: Kernels, treatment: Treatment, heading: int, _duration: float) -> Actor:
    """In the air, legs drawn up, wings beating slowly."""
    build = ANIMALS["dragon"]
    rig = quadruped.model(kernels, build, treatment.coat)

    def mesh(t: float, at: Vector) -> Mesh:
        beat, lag = math.sin(t * 4.2), math.sin(t * 4.2 - 1.1)
        pose: gaits.Pose = {
            "wl": (0.0, 0.0, 0.5 * beat + 0.1), "vl": (0.0, 0.0, 0.45 * lag),
            "wr": (0.0, 0.0, -0.5 * beat - 0.1), "vr": (0.0, 0.0, -0.45 * lag),
            "neck": -0.25 + 0.06 * math.sin(t * 1.3), "head": -0.1, "t1": 0.12 * math.sin(t * 2.1),
            "t2": 0.2 * math.sin(t * 2.1 - 0.8), "t3": 0.25 * math.sin(t * 2.1 - 1.6),
        }  # fmt: skip
        pose |= {f"fu{s}": -0.7 for s in "lr"} | {f"fl{s}": 0.9 for s in "lr"}
        pose |= {f"hu{s}": -1.0 for s in "lr"} | {f"hl{s}": 0.5 for s in "lr"}
        up = (at[0], at[1] - 0.25 * lag, at[2])
        return rig.pose(kernels, pose, placement(up, yaw=heading * math.pi / 2, scale=build.scale, pitch=0.05,
                                                 roll=0.12 * math.sin(t * 0.7)))  # fmt: skip

    return Actor(height=2.2, length=5.5, speed=6.5 * heading, lift=9.0, airborne=True, mesh=mesh)


def insect(kernels: Kernels, treatment: Treatment, heading: int, _duration: float) -> Actor:
    """A butterfly or a bee among the flowers."""
    butterfly = treatment.subject == "butterfly"
    rig = crawlers.winged(kernels, treatment.coat, butterfly=butterfly)
    rate = 2.4 if butterfly else 9.0

    def mesh(t: float, at: Vector) -> Mesh:
        beat = math.sin(2 * math.pi * rate * t + at[2])
        swing = 0.9 * beat + 0.35 if butterfly else 0.5 * beat
        up = (at[0], at[1] + 0.10 * math.sin(t * 2.3) - 0.03 * beat, at[2] + 0.08 * math.sin(t * 1.1))
        pose: gaits.Pose = {"wl": (0.0, 0.0, -swing), "wr": (0.0, 0.0, swing)}
        return rig.pose(kernels, pose, placement(up, yaw=heading * (math.pi / 2 + 0.35), pitch=0.25,
                                                 roll=0.15 * math.sin(t * 1.7)))  # fmt: skip

    return Actor(height=0.5, length=0.55, speed=0.35 * heading, lift=0.75, airborne=True, mesh=mesh)


def many_legged(kernels: Kernels, treatment: Treatment, heading: int, _duration: float) -> Actor:
    spider = treatment.noun.startswith(("spider", "tarantula", "scorpion"))
    rig = crawlers.many_legged(kernels, treatment.coat, spider=spider)
    moving = treatment.action != "stand"

    def mesh(t: float, at: Vector) -> Mesh:
        pose: gaits.Pose = {
            f"{side}{k}": (0.0, 0.25 * moving * math.sin(t * 9 + k * 1.6 + (side == "r") * math.pi),
                           0.12 * moving * math.sin(t * 9 + k * 1.6 + 1.5)) for side in "lr" for k in range(4)
        }  # fmt: skip
        return rig.pose(kernels, pose, placement(at, yaw=heading * (math.pi / 2 + (0.0 if spider else 1.2))))

    return Actor(height=0.5, length=1.1, speed=0.4 * moving * heading, mesh=mesh)


def snake(kernels: Kernels, treatment: Treatment, heading: int, _duration: float) -> Actor:
    rig = crawlers.snake(kernels, treatment.coat)
    moving = treatment.action != "stand"

    def mesh(t: float, at: Vector) -> Mesh:
        return rig.pose(kernels, crawlers.slither(t, moving=moving), placement(at, yaw=heading * math.pi / 2))

    return Actor(height=0.35, length=1.9, speed=0.55 * moving * heading, mesh=mesh)


def swimmer(kernels: Kernels, treatment: Treatment, heading: int, duration: float) -> Actor:
    """Under water it glides; whales and dolphins at the surface leap."""
    build = swimmers.SWIMMERS[treatment.subject or "fish"]
    rig = swimmers.model(kernels, build, treatment.coat)
    surface = treatment.scene != "underwater"
    leap, hang = 0.42 * build.length, 1.1 + 0.08 * build.length
    sunk = 0.75 * build.depth * build.length

    def arc(t: float) -> tuple[float, float]:
        """(metres above the water, pitch)."""
        if not surface:
            return 0.12 * build.length * math.sin(t * 0.9), 0.06 * math.cos(t * 0.9)
        q = (t - duration / 2) / hang + 0.5
        q -= math.floor(q + 0.35) if treatment.subject == "dolphin" else 0.0
        if not 0 < q < 1:
            return -sunk, 0.0
        return leap * 4 * q * (1 - q) - sunk * (1 - 4 * q * (1 - q)), 0.9 * (1 - 2 * q)

    def mesh(t: float, at: Vector) -> Mesh:
        high, pitch = arc(t)
        w = t * (3.4 / max(build.length, 0.5) ** 0.4) * 2
        name = (lambda a: a) if build.flat else (lambda a: (0.0, a, 0.0))
        pose: gaits.Pose = {
            "t1": name(0.16 * math.sin(w)),
            "t2": name(0.26 * math.sin(w - 0.8)),
            "t3": name(0.34 * math.sin(w - 1.6)),
            "fl": (0.0, 0.0, 0.18 * math.sin(w * 0.5)),
            "fr": (0.0, 0.0, -0.18 * math.sin(w * 0.5)),
        }
        matrix = placement((at[0], at[1] + high, at[2]), yaw=heading * math.pi / 2, pitch=pitch)
        return rig.pose(kernels, pose, matrix)

    tall = build.depth * build.length + build.fin * build.length
    middle = [duration / 2]
    if treatment.subject == "dolphin":
        middle = [duration / 2 + k * hang for k in range(-3, 4)]
    falls = [when + side * hang / 2 for when in middle for side in (-1, 1)]
    entries = tuple((when, 0.26 * build.length) for when in falls if 0 < when < duration) if surface else ()
    return Actor(
        height=tall,
        length=build.length,
        speed=build.speed * heading,
        mesh=mesh,
        afloat=surface,
        entries=entries,
        submerged=not surface,
        lift=0.0 if surface else 1.2 + 0.5 * build.length,
    )


def drifter(kernels: Kernels, treatment: Treatment, heading: int, _duration: float) -> Actor:
    """Jellyfish and octopus: the bell beats, the arms follow."""
    octopus = treatment.subject == "octopus"
    rig = swimmers.jellyfish(kernels, treatment.coat, octopus=octopus)
    arms = 8 if octopus else 9

    def mesh(t: float, at: Vector) -> Mesh:
        pose: gaits.Pose = {}
        for k in range(arms):
            a = 2 * math.pi * k / arms
            for depth, name in enumerate("abc"):
                swing = (0.16 + 0.12 * depth) * math.sin(
                    t * 2.2 - 0.8 * depth + (0.7 * k if octopus else 0.0)
                )
                pose[f"{name}{k}"] = (swing * math.cos(a), 0.0, -swing * math.sin(a))
        up = (at[0], at[1] + 0.16 * math.sin(t * 2.2), at[2])
        return rig.pose(kernels, pose, placement(up, yaw=heading * 0.8 + 0.1 * t, scale=1.2))

    return Actor(
        height=1.5, length=1.0, speed=0.15 * heading, mesh=mesh, submerged=True, lift=1.4, drift=0.08
    )


def wheeled(kernels: Kernels, treatment: Treatment, heading: int, _duration: float) -> Actor:
    kind, moving = treatment.subject or "", treatment.action != "stand"
    tall, long, top = {
        "car": (1.45, 4.2, 9.0),
        "motorcycle": (1.75, 2.1, 8.0),
        "truck": (3.3, 7.0, 8.0),
        "bus": (3.0, 10.0, 7.0),
        "train": (3.6, 16.0, 12.0),
        "bicycle": (1.8, 1.8, 4.0),
    }[kind]
    speed = top * moving * heading
    if kind in ("car", "motorcycle", "bicycle"):
        rig = (things.car(kernels, treatment.coat) if kind == "car"
               else things.motorcycle(kernels, treatment.coat) if kind == "motorcycle"
               else vehicles.bicycle(kernels, treatment.coat, rider=moving))  # fmt: skip
        return Actor(height=tall, length=long, speed=speed, mesh=_roll(kernels, rig, heading, moving=moving))
    solid = {"truck": vehicles.truck, "bus": vehicles.bus, "train": vehicles.train}[kind](treatment.coat)
    return Actor(height=tall, length=long, speed=speed, mesh=_solid(solid, heading, moving=moving))


def vessel(kernels: Kernels, treatment: Treatment, heading: int, _duration: float) -> Actor:
    if treatment.subject == "ship":
        mesh = vehicles.ship(treatment.coat)
        return Actor(height=24.0, length=34.0, speed=2.4 * heading, afloat=True, mesh=_heave(mesh, heading))
    rig = things.boat(kernels, treatment.coat)
    return Actor(height=9.0, length=8.0, speed=1.6 * heading, afloat=True, mesh=_sail(kernels, rig, heading))


def flyer(kernels: Kernels, treatment: Treatment, heading: int, _duration: float) -> Actor:
    """Aeroplane, helicopter, drone, saucer."""
    kind = treatment.subject
    if kind == "spaceship":
        solid = aircraft.saucer(treatment.coat)
        return Actor(
            height=4.0,
            length=14.0,
            speed=3.0 * heading,
            lift=9.0,
            airborne=True,
            mesh=lambda t, at: placed(
                solid, placement((at[0], at[1] + 0.5 * math.sin(t * 1.1), at[2]), yaw=0.5 * t, roll=0.12)
            ),
        )
    if kind == "plane":
        rig, tall, long, speed, lift = aircraft.plane(kernels, treatment.coat), 5.0, 18.0, 22.0, 24.0
    elif kind == "helicopter":
        rig, tall, long, speed, lift = aircraft.helicopter(kernels, treatment.coat), 3.4, 9.0, 6.0, 9.0
    else:
        rig, tall, long, speed, lift = aircraft.drone(kernels, treatment.coat), 0.4, 0.9, 1.6, 2.2

    def mesh(t: float, at: Vector) -> Mesh:
        up = (at[0], at[1] + 0.02 * long * math.sin(t * 1.3), at[2])
        lean = {"helicopter": -0.1, "drone": -0.12}.get(kind or "", 0.05)
        return rig.pose(kernels, {"rotor": (0.0, 29.0 * t, 0.0)},
                        placement(up, yaw=heading * (math.pi / 2 + 0.12), pitch=lean,
                                  roll=0.08 * math.sin(t * 0.8)))  # fmt: skip

    return Actor(height=tall, length=long, speed=speed * heading, lift=lift, airborne=True, mesh=mesh)


def _solid(solid: Mesh, heading: int, *, moving: bool) -> Callable[[float, Vector], Mesh]:
    def mesh(t: float, at: Vector) -> Mesh:
        bounce = 0.012 * math.sin(t * 13) * moving
        return placed(solid, placement((at[0], at[1] + bounce, at[2]), yaw=heading * math.pi / 2))

    return mesh


def _heave(solid: Mesh, heading: int) -> Callable[[float, Vector], Mesh]:
    def mesh(t: float, at: Vector) -> Mesh:
        up = (at[0], at[1] + 0.5 * math.sin(t * 0.7) - 0.3, at[2])
        return placed(
            solid,
            placement(
                up,
                yaw=heading * (math.pi / 2 + 0.3),
                pitch=0.03 * math.sin(t * 0.7 + 1.2),
                roll=0.06 + 0.04 * math.sin(t * 0.6),
            ),
        )

    return mesh


def _flight(kernels: Kernels, rig: Rig, heading: int) -> Callable[[float, Vector], Mesh]:
    def mesh(t: float, at: Vector) -> Mesh:
        glide = 0.5 + 0.5 * math.sin(t * 0.9 + at[2])
        pose = gaits.flap(t * 1.9 + at[2] * 0.37, 0.25 + 0.95 * glide)
        matrix = placement(at, yaw=heading * math.pi / 2, pitch=0.06, scale=1.25,
                           roll=0.22 * math.sin(t * 0.6 + at[2]))  # fmt: skip
        return rig.pose(kernels, pose, matrix)

    return mesh


def _roll(kernels: Kernels, rig: Rig, heading: int, *, moving: bool) -> Callable[[float, Vector], Mesh]:
    def mesh(t: float, at: Vector) -> Mesh:
        bounce = 0.012 * math.sin(t * 17) * moving
        matrix = placement((at[0], at[1] + bounce, at[2]), yaw=heading * math.pi / 2,
                           pitch=0.006 * math.sin(t * 11) * moving, scale=1.0)  # fmt: skip
        return rig.pose(kernels, {}, matrix)

    return mesh


def _sail(kernels: Kernels, rig: Rig, heading: int) -> Callable[[float, Vector], Mesh]:
    def mesh(t: float, at: Vector) -> Mesh:
        heave = 0.35 * math.sin(t * 0.9) + 0.15 * math.sin(t * 1.7 + 1)
        matrix = placement((at[0], at[1] + heave - 0.15, at[2]), yaw=heading * (math.pi / 2 + 0.35),
                           pitch=0.07 * math.sin(t * 0.9 + 1.2),
                           roll=0.16 + 0.06 * math.sin(t * 0.8))  # fmt: skip
        return rig.pose(kernels, {}, matrix)

    return mesh

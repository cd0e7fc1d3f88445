"""Who goes on feet: animals, people, fowl."""

import math

from filmgate.engines.animatic.mesh import Mesh, Vector, placement
from filmgate.engines.animatic.native import Kernels
from filmgate.engines.animatic.rigs import biped, fowl, gaits, quadruped, rests, wardrobe
from filmgate.engines.animatic.rigs.actor import Actor
from filmgate.engines.animatic.rigs.animals import ANIMALS
from filmgate.engines.animatic.rigs.score import score
from filmgate.script.treatment import Treatment


def animal(kernels: Kernels, treatment: Treatment, heading: int, duration: float) -> Actor:
    build = ANIMALS[treatment.subject or ""]
    rig = quadruped.model(kernels, build, treatment.coat)
    scale = build.scale
    speeds = {"run": build.speed, "jump": build.speed, "walk": 0.75 * scale, "swim": 0.6 * scale}
    speeds |= {"fly": build.speed, "exercise": 0.75 * scale}
    played = score(
        treatment.beats, {k: v * heading for k, v in speeds.items()}, duration, over=bool(treatment.obstacle)
    )
    air_time, every = 0.85 * math.sqrt(scale), 2.0

    def airborne(t: float) -> float:
        """Share of the leap that is done, or a value outside 0..1 on the ground."""
        if "jump" not in treatment.beats:
            return 2.0
        if treatment.obstacle or len(treatment.beats) > 1:
            return (t - played.middle("jump")) / air_time + 0.5
        return ((t - 0.9) % every) / air_time

    def hop(t: float) -> float:
        q = airborne(t)
        return scale * 0.62 * 4 * q * (1 - q) if 0 < q < 1 else 0.0

    def poses(action: str, t: float) -> tuple[gaits.Pose, Vector, float]:
        q = airborne(t)
        if action == "jump" and 0 < q < 1:
            return gaits.leap(q), (0.0, 0.0, 0.0), 0.5 * (1 - 2 * q)
        if action in ("run", "jump", "fly", "dance", "throw"):
            return (*gaits.gallop(t / (0.42 * scale**0.5)), 0.0)
        if action in ("walk", "swim", "exercise"):
            return (*gaits.amble(t / (1.05 * scale**0.5)), 0.0)
        return rests.animal(action, t, build.leg + 0.5 * build.trunk)

    def mesh(t: float, at: Vector) -> Mesh:
        pose, shift, pitch = played.pose(t, poses)
        still = 1.0 if not played.ways.any() else 0.0
        wind = 0.05 if still else 0.16  # a mane lags behind who runs
        pose |= {"mane": (-wind - 0.5 * wind * math.sin(t * 6.3), 0.6 * wind * math.sin(t * 2.3),
                          1.2 * wind * math.sin(t * 3.1))}  # fmt: skip
        spin = 0.9 * t if treatment.action == "spin" else 0.0
        matrix = placement(at, yaw=heading * (math.pi / 2 + 0.5 * still + spin), scale=scale, pitch=pitch)
        return rig.pose(kernels, pose, matrix, shift=shift)

    tall = float(rig.mesh.at[:, 1].max()) * scale
    long = float(rig.mesh.at[:, 0].max() - rig.mesh.at[:, 0].min()) * scale
    speed = max((abs(speeds.get(beat, 0.0)) for beat in treatment.beats), default=0.0) * heading
    return Actor(height=tall, length=long, speed=speed, mesh=mesh, hop=hop, way=played.way)


def person(kernels: Kernels, treatment: Treatment, heading: int, duration: float) -> Actor:
    suit = treatment.subject == "astronaut"
    if suit:
        rig = biped.astronaut(kernels)
    elif treatment.subject == "robot":
        rig = biped.robot(kernels, treatment.coat)
    else:
        rig = biped.person(kernels, wardrobe.look(treatment.noun, treatment.coat))
    scale = 0.66 if wardrobe.CHILDREN.match(treatment.noun) else 1.0
    low_gravity = treatment.scene in ("moon", "mars")
    slow = 0.7 if suit else 1.0
    speeds = {"run": 3.0 * slow, "jump": 1.2 * slow, "walk": 1.15 * slow}
    played = score(treatment.beats, {k: v * scale * heading for k, v in speeds.items()}, duration,
                   over=bool(treatment.obstacle))  # fmt: skip
    still = not played.ways.any()
    hang = 1.7 if low_gravity else 0.8

    def hop(t: float) -> float:
        once = treatment.obstacle or len(treatment.beats) > 1
        q = (t - played.middle("jump")) / hang + 0.5 if once else (t % 2.4) / hang
        if "jump" in treatment.beats and 0 < q < 1:
            return (1.2 if low_gravity else 0.6) * 4 * q * (1 - q)
        return 0.07 * abs(math.sin(math.pi * t * 0.62)) if suit and played.moving(t) else 0.0

    def poses(action: str, t: float) -> tuple[gaits.Pose, Vector, float]:
        if action in ("run", "walk", "jump"):
            beat = {"run": 1.5, "walk": 0.62 if suit else 0.9, "jump": 0.7}[action]
            amount = {"run": 1.25, "walk": 0.9, "jump": 0.6}[action]
            pose, shift = gaits.stride(t * beat, amount, arms=0.28 if suit else 0.12)
            lifted = hop(t) if action == "jump" else 0.0
            if lifted > 0.05:
                k = min(lifted, 1.0)
                pose |= {"lul": 0.6 * k, "lll": -0.9 * k, "lur": 0.3 * k, "llr": -0.7 * k,
                         "aul": (0.3, 0.0, 0.5 + 0.5 * k), "aur": (0.3, 0.0, -0.5 - 0.5 * k)}  # fmt: skip
            return pose, shift, 0.0
        return rests.person(action, t, arms=0.28 if suit else 0.12)

    def mesh(t: float, at: Vector) -> Mesh:
        pose, shift, pitch = played.pose(t, poses)
        swing = 0.05 + 0.10 * abs(played.way(t + 0.1) - played.way(t - 0.1)) * 5  # hair and cloth lag behind
        pose |= {"hair": (-swing - 0.04 * math.sin(t * 2.7), 0.05 * math.sin(t * 1.9), 0.0),
                 "cape": (-2.2 * swing - 0.06 * math.sin(t * 3.1), 0.0, 0.04 * math.sin(t * 2.2)),
                 "hem": (-0.6 * swing + 0.04 * math.sin(t * 2.9), 0.0, 0.05 * math.sin(t * 2.4))}  # fmt: skip
        turn = 1.15 if still else 0.0  # who stands looks towards us
        turn += 0.9 * math.sin(t * 0.8) * (treatment.action == "dance") + 1.6 * t * (
            treatment.action == "spin"
        )
        matrix = placement(at, yaw=heading * (math.pi / 2 + turn), scale=scale, pitch=pitch)
        return rig.pose(kernels, pose, matrix, shift=shift)

    speed = max(speeds.get(beat, 0.0) for beat in treatment.beats) * scale * heading
    return Actor(height=1.85 * scale, length=0.9 * scale, speed=speed, mesh=mesh, hop=hop, way=played.way,
                 face=1.62 * scale)  # fmt: skip


def bird(kernels: Kernels, treatment: Treatment, heading: int, _duration: float) -> Actor:
    """Standing, walking, or swimming on the water."""
    build = fowl.named(treatment.noun)
    rig = fowl.model(kernels, build, treatment.coat)
    afloat = build.swims and treatment.scene in _WATERS
    moving = treatment.action in ("walk", "run", "fly") or afloat
    speed = (0.5 if afloat else 0.6 if treatment.action != "run" else 1.8) * moving
    sink = (build.leg + 0.25 * build.body) * build.scale if afloat else 0.0

    def mesh(t: float, at: Vector) -> Mesh:
        w = 2 * math.pi * t * (1.2 + speed)
        step = 0.0 if afloat else 0.5 * min(speed, 1.0)
        pose: gaits.Pose = {
            "ul": step * math.sin(w),
            "ur": -step * math.sin(w),
            "neck": 0.06 * math.sin(w) + 0.04 * math.sin(t * 0.9),
            "head": (0.0, 0.35 * math.sin(t * 0.8), 0.0),
        }
        waddle = 0.05 * math.sin(w) * (build.upright > 1) * moving
        bob = 0.03 * math.sin(t * 1.7) * afloat
        turn = 0.0 if moving else 0.5
        matrix = placement(
            (at[0], at[1] - sink + bob, at[2]),
            yaw=heading * (math.pi / 2 + turn),
            scale=build.scale,
            roll=waddle,
        )
        return rig.pose(kernels, pose, matrix)

    tall = float(rig.mesh.at[:, 1].max()) * build.scale
    long = float(rig.mesh.at[:, 0].max() - rig.mesh.at[:, 0].min()) * build.scale
    return Actor(height=tall, length=long, speed=speed * heading, mesh=mesh, afloat=afloat)


_WATERS = ("lake", "river", "ocean", "harbour")

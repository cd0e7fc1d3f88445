"""The actors of four-legged animals: they walk, run, leap and rest."""

import math

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, placement
from filmgate.engines.animatic.motion import gaits
from filmgate.engines.animatic.motion import poses as at_rest
from filmgate.engines.animatic.motion.score import score
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.animals import quadruped
from filmgate.engines.animatic.subjects.animals.breeds import build_of
from filmgate.engines.animatic.subjects.animals.head import around
from filmgate.engines.animatic.subjects.animals.table import ANIMALS, Build
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.part import Part

_GOES = frozenset(("walk", "run", "jump", "exercise", "fly"))


def animal(part: Part) -> Actor:
    """Make the actor of a four-legged animal that is listed in table.py."""
    return walker(part, build_of(part.kind, part.variant))


def walker(part: Part, build: Build) -> Actor:
    """Make the actor of a four-legged animal with these proportions."""
    asleep = {*part.beats} == {"sleep"}
    lies = asleep or (build.hoofs and {*part.beats} == {"sit"})
    rig = quadruped.model(part.kernels, build, part.coat, asleep=asleep, outfit=part.outfit)
    scale = build.scale
    speeds = {"run": build.speed, "jump": build.speed, "walk": 0.75 * scale, "swim": 0.6 * scale}
    speeds |= {"fly": build.speed, "exercise": 0.75 * scale}
    played = score(
        part.beats, {k: v * part.heading for k, v in speeds.items()}, part.duration, over=part.leaps
    )
    hopping = build.hops and not part.leaps and bool(_GOES & {*part.beats})
    air_time, every = 0.85 * math.sqrt(scale), 2.0

    def airborne(t: float) -> float:
        """Return how much of its leap the animal has done at `t` seconds, 0 to 1; another value if it is on
        the ground.
        """
        if hopping:
            return (t % (1.3 * air_time)) / air_time
        if "jump" not in part.beats:
            return 2.0
        if part.leaps or len(part.beats) > 1:
            return (t - played.middle("jump")) / air_time + 0.5
        return ((t - 0.9) % every) / air_time

    def hop(t: float) -> float:
        q = airborne(t)
        return scale * (0.3 if hopping else 0.62) * 4 * q * (1 - q) if 0 < q < 1 else 0.0

    def poses(action: str, t: float) -> tuple[gaits.Pose, Vector, float]:
        q = airborne(t)
        if hopping:
            return gaits.bound(q), (0.0, 0.0, 0.0), -0.3 + 0.25 * (1 - 2 * min(q, 1.0))
        if action == "jump" and 0 < q < 1:
            return gaits.leap(q), (0.0, 0.0, 0.0), 0.5 * (1 - 2 * q)
        return _gait(action, t, build)

    def mesh(t: float, at: Vector) -> Mesh:
        pose, shift, pitch = played.pose(t, poses)
        still = 1.0 if not played.ways.any() else 0.0
        pose |= {"mane": _blown(t, 0.05 if still else 0.16)}  # a mane lags behind who runs
        pose |= _laid(build) if lies else {}
        pose |= {} if asleep else _regard(pose, part.heading)
        spin = 0.9 * t if part.action == "spin" else 0.0
        matrix = placement(
            at, yaw=part.heading * (math.pi / 2 + 0.7 * still + spin), scale=scale, pitch=pitch
        )
        return rig.pose(part.kernels, pose, matrix, shift=shift)

    tall = float(rig.mesh.at[:, 1].max()) * scale
    long = float(rig.mesh.at[:, 0].max() - rig.mesh.at[:, 0].min()) * scale
    speed = max((abs(speeds.get(beat, 0.0)) for beat in part.beats), default=0.0) * part.heading
    return Actor(
        height=tall,
        length=long,
        speed=speed,
        mesh=mesh,
        hop=hop,
        way=played.way,
        head=around(rig, mesh(0.5 * part.duration, (0.0, 0.0, 0.0))),
    )


def _gait(action: str, t: float, build: Build) -> tuple[gaits.Pose, Vector, float]:
    """Return the pose of an animal with its feet on the ground: it gallops, walks, or acts on the spot."""
    if action in ("run", "jump", "fly", "dance", "throw"):
        return (*gaits.gallop(t / (0.42 * build.scale**0.5)), 0.0)
    if action in ("walk", "swim", "exercise"):
        return (*gaits.amble(t / (1.05 * build.scale**0.5)), 0.0)
    hip = build.leg + 0.5 * build.trunk
    if action == "sit" and build.hoofs:
        return at_rest.resting_animal(t, hip)
    return at_rest.animal(action, t, hip)


def _blown(t: float, wind: float) -> Vector:
    """Return the angles of a mane in the wind at `t` seconds."""
    back = -wind - 0.5 * wind * math.sin(t * 6.3)
    return (back, 0.6 * wind * math.sin(t * 2.3), 1.2 * wind * math.sin(t * 3.1))


def _regard(pose: gaits.Pose, heading: int) -> gaits.Pose:
    """Return the angles of neck and head, turned towards the camera a little, so that the face is seen."""
    turns = (("neck", 0.16), ("head", 0.3))
    return {bone: _turned(pose.get(bone, 0.0), -by * heading) for bone, by in turns}


def _laid(build: Build) -> gaits.Pose:
    """Return the angles of the tail of an animal that lies: it lies on the ground as well."""
    if build.tail_shape in ("up", "curl", "bush"):
        return {"t1": (1.0, 0.5, 0.0), "t2": (0.5, 0.6, 0.0), "t3": (0.3, 0.5, 0.0)}
    if build.tail_shape in ("hair", "rope", "hang"):
        return {"t1": (-0.2, 0.4, 0.0), "t2": (-0.7, 0.5, 0.0), "t3": (-0.2, 0.4, 0.0)}
    return {}


def _turned(angle: float | Vector, by: float) -> Vector:
    """Return a joint's angles with a turn about the upright axis added."""
    bend, turn, twist = angle if isinstance(angle, tuple) else (angle, 0.0, 0.0)
    return (bend, turn + by, twist)


CAST: dict[str, Casting] = {**dict.fromkeys(ANIMALS, animal)}

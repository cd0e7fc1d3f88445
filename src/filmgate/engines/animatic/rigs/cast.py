"""The cast: a treatment's subject as an actor that knows where it is and how it looks at any time."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from filmgate.engines.animatic.mesh import Mesh, Rig, Vector, placed, placement
from filmgate.engines.animatic.native import Kernels
from filmgate.engines.animatic.rigs import biped, gaits, quadruped, things
from filmgate.script.treatment import Treatment

Ground = Callable[[float, float], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A subject. height, length in metres; `speed` m/s along x; `mesh(t, x)` stands at (x, ., 0)."""

    height: float
    length: float
    speed: float
    mesh: Callable[[float, Vector], Mesh]
    lift: float = 0.0  # metres above ground or water
    afloat: bool = False
    airborne: bool = False
    building: bool = False
    drift: float = 0.0  # m/s upwards
    lamp: float | None = None  # height of a rotating beam
    hop: Callable[[float], float] = lambda _t: 0.0


def engage(kernels: Kernels, treatment: Treatment, heading: int, duration: float) -> Actor | None:
    """Model the subject of a treatment; heading +1 or -1 along x.

    Over an obstacle it leaps once, half-way through the shot.
    """
    kind = treatment.subject
    if kind is None:
        return None
    if kind in quadruped.ANIMALS:
        return _animal(kernels, treatment, heading, duration)
    if kind in ("person", "astronaut"):
        return _person(kernels, treatment, heading, duration)
    return _traveller(kernels, treatment, heading) or _static(treatment)


def _traveller(kernels: Kernels, treatment: Treatment, heading: int) -> Actor | None:
    """Birds and vehicles."""
    kind, action = treatment.subject, treatment.action
    if kind == "bird":
        rig = biped.bird(kernels, treatment.coat)
        return Actor(height=0.75, length=1.6, speed=6.0, lift=7.0, airborne=True,
                     mesh=_flight(kernels, rig, heading))  # fmt: skip
    if kind in ("car", "motorcycle"):
        rig = (things.car if kind == "car" else things.motorcycle)(kernels, treatment.coat)
        tall, long, top = (1.45, 4.2, 9.0) if kind == "car" else (1.75, 2.1, 8.0)
        moving = action != "stand"
        return Actor(height=tall, length=long, speed=top if moving else 0.0,
                     mesh=_roll(kernels, rig, heading, moving=moving))  # fmt: skip
    if kind == "boat":
        rig = things.boat(kernels, treatment.coat)
        return Actor(height=9.0, length=8.0, speed=1.6, afloat=True, mesh=_sail(kernels, rig, heading))
    return None


def _static(treatment: Treatment) -> Actor:
    kind = treatment.subject
    if kind == "balloon":
        mesh = things.balloon(treatment.coat)
        return Actor(height=23.0, length=15.0, speed=0.6, lift=7.0, airborne=True, drift=0.5,
                     mesh=lambda t, at: placed(mesh, placement(at, yaw=0.3 + 0.08 * t)))  # fmt: skip
    if kind == "lighthouse":
        mesh = things.lighthouse()
        return Actor(height=22.0, length=10.0, speed=0.0, building=True, lamp=18.7,
                     mesh=lambda _t, at: placed(mesh, placement(at, yaw=0.6)))  # fmt: skip
    if kind == "castle":
        mesh = things.castle()
        return Actor(height=40.0, length=38.0, speed=0.0, building=True,
                     mesh=lambda _t, at: placed(mesh, placement(at, yaw=0.5)))  # fmt: skip
    mesh = things.cabin(treatment.coat)
    return Actor(height=7.5, length=8.0, speed=0.0, building=True,
                 mesh=lambda _t, at: placed(mesh, placement(at, yaw=0.55)))  # fmt: skip


def _animal(kernels: Kernels, treatment: Treatment, heading: int, duration: float) -> Actor:
    build = quadruped.ANIMALS[treatment.subject or ""]
    rig = quadruped.model(kernels, build, treatment.coat)
    scale, action = build.scale, treatment.action
    speed = {"run": build.speed, "jump": build.speed, "walk": 0.75 * scale}.get(action, 0.0)
    cycle = {"run": 0.42 * scale**0.5, "jump": 0.42 * scale**0.5}.get(action, 1.05 * scale**0.5)
    air_time, every = 0.85 * math.sqrt(scale), 2.0

    def airborne(t: float) -> float:
        """Share of the leap that is done, or a value outside 0..1 on the ground."""
        if action != "jump":
            return 2.0
        if treatment.obstacle:
            return (t - duration / 2) / air_time + 0.5
        return ((t - 0.9) % every) / air_time

    def hop(t: float) -> float:
        q = airborne(t)
        return scale * 0.62 * 4 * q * (1 - q) if 0 < q < 1 else 0.0

    def mesh(t: float, at: Vector) -> Mesh:
        q, pitch = airborne(t), 0.0
        shift: Vector = (0.0, 0.0, 0.0)
        if 0 < q < 1:
            pose, pitch = gaits.leap(q), 0.5 * (1 - 2 * q)
        elif action in ("run", "jump"):
            pose, shift = gaits.gallop(t / cycle)
        elif action == "walk":
            pose, shift = gaits.amble(t / cycle)
        else:
            pose, shift = gaits.look_about(t)
        turn = 0.5 if speed == 0 else 0.0
        matrix = placement(at, yaw=heading * (math.pi / 2 + turn), scale=scale, pitch=pitch)
        return rig.pose(kernels, pose, matrix, shift=shift)

    tall = float(rig.mesh.at[:, 1].max()) * scale
    long = float(rig.mesh.at[:, 0].max() - rig.mesh.at[:, 0].min()) * scale
    return Actor(height=tall, length=long, speed=speed * heading, mesh=mesh, hop=hop)


def _person(kernels: Kernels, treatment: Treatment, heading: int, duration: float) -> Actor:
    suit = treatment.subject == "astronaut"
    robe = treatment.noun in ("monk", "wizard", "king", "queen", "pilgrim", "samurai", "nomad")
    rig = biped.astronaut(kernels) if suit else biped.person(kernels, treatment.coat, robe=robe)
    action = treatment.action
    low_gravity = treatment.scene in ("moon", "mars")
    speed = {"run": 3.0, "jump": 1.2, "walk": 1.15}.get(action, 0.0) * (0.7 if suit else 1.0)
    beat = {"run": 1.5, "walk": 0.62 if suit else 0.9, "jump": 0.7}.get(action, 0.0)
    amount = {"run": 1.25, "walk": 0.9, "jump": 0.6}.get(action, 0.0)
    hang = 1.7 if low_gravity else 0.8

    def hop(t: float) -> float:
        q = (t - duration / 2) / hang + 0.5 if treatment.obstacle else (t % 2.4) / hang
        if action == "jump" and 0 < q < 1:
            return (1.2 if low_gravity else 0.6) * 4 * q * (1 - q)
        return 0.07 * abs(math.sin(math.pi * t * beat)) if suit and amount else 0.0

    def mesh(t: float, at: Vector) -> Mesh:
        pose, shift = gaits.stride(t * beat, amount, arms=0.28 if suit else 0.12)
        if amount == 0:
            pose |= {"head": (0.03, 0.35 * math.sin(t * 0.7), 0.0), "spine": 0.012 * math.sin(t * 2)}
        lifted = hop(t) if action == "jump" else 0.0
        if lifted > 0.05:
            k = min(lifted, 1.0)
            pose |= {"lul": 0.6 * k, "lll": -0.9 * k, "lur": 0.3 * k, "llr": -0.7 * k,
                     "aul": (0.3, 0.0, 0.5 + 0.5 * k), "aur": (0.3, 0.0, -0.5 - 0.5 * k)}  # fmt: skip
        turn = 0.6 if speed == 0 else 0.0
        matrix = placement(at, yaw=heading * (math.pi / 2 + turn))
        return rig.pose(kernels, pose, matrix, shift=shift)

    return Actor(height=1.85, length=0.9, speed=speed * heading, mesh=mesh, hop=hop)


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


def ensemble(actor: Actor, count: int, t: float, at: Vector, ground: Ground) -> list[Mesh]:
    """The actor and its fellows, each a little behind, aside and out of step."""
    meshes = []
    for number in range(count):
        side = (number + 1) // 2 * (1 if number % 2 else -1)
        behind = abs(side) * actor.length * 0.75 + 0.3 * number
        x = at[0] - math.copysign(behind, actor.speed or 1.0)
        z = at[2] + side * max(actor.length, actor.height) * 0.72
        y = at[1] if number == 0 or actor.airborne or actor.afloat else ground(x, z)
        step = t + 0.37 * number
        hop = 0.0 if number == 0 else actor.hop(step)
        lift = 0.4 * side if actor.airborne else 0.0
        meshes.append(actor.mesh(step, (x, y + hop + lift, z)))
    return meshes

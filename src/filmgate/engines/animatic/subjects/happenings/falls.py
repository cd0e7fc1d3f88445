"""Falls of people and animals: they go their way, slip, stumble or faint, and fall as ragdolls; some get up
again.
"""

import math
from collections.abc import Callable

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placement
from filmgate.engines.animatic.geometry.shapes import blade, lathe
from filmgate.engines.animatic.motion import gaits
from filmgate.engines.animatic.motion import poses as at_rest
from filmgate.engines.animatic.motion.gaits import ease
from filmgate.engines.animatic.physics.bodies import World
from filmgate.engines.animatic.physics.motion import Motion
from filmgate.engines.animatic.physics.ragdoll import Limb, Pose, Ragdoll
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.animals import quadruped
from filmgate.engines.animatic.subjects.animals.breeds import build_of
from filmgate.engines.animatic.subjects.animals.table import ANIMALS
from filmgate.engines.animatic.subjects.happenings import grounds
from filmgate.engines.animatic.subjects.happenings.event import Event
from filmgate.engines.animatic.subjects.happenings.trial import Trial, moved
from filmgate.engines.animatic.subjects.people.going import goer, speeds
from filmgate.engines.animatic.subjects.people.likeness import person_of
from filmgate.engines.animatic.subjects.people.persons import ADULT, Person

_WHEN = 1.2  # seconds: until it loses its footing
_DT = 1 / 120
_RISES, _RISEN = 2.3, 1.5  # seconds after that it begins to get up, and how long it takes


def fall(event: Event) -> Actor:
    """Somebody goes, and falls."""
    if event.part.kind in ANIMALS:
        return _animal(event)
    return _person(event)


def limbs_of(who: Person) -> tuple[Limb, ...]:
    """Return the limbs of a person, whose joints bend as far as those of people do."""
    s = who.body.stature
    k = (s / ADULT) ** 4

    def rest(name: str) -> np.ndarray:
        return who.body.rest(name).astype(np.float64)

    def way(a: str, b: str, more: float = 1.0) -> tuple[Vector, Vector]:
        d = more * (rest(b) - rest(a))
        return (0.0, 0.0, 0.0), (float(d[0]), float(d[1]), float(d[2]))

    def off(a: str, b: str) -> Vector:
        d = rest(b) - rest(a)
        return (float(d[0]), float(d[1]), float(d[2]))

    head = off("neck", "head")
    limbs = [
        Limb(
            "root",
            (
                (off("root", "lul"), off("root", "lur"), 0.062 * s),
                ((0, 0, 0), off("root", "spine"), 0.066 * s),
            ),
        ),
        Limb(
            "spine",
            (
                (off("spine", "chest"), off("spine", "neck"), 0.066 * s),
                (off("spine", "aul"), off("spine", "aur"), 0.042 * s),
            ),
            "root",
            (0.7,),
            45 * k,
        ),
        Limb(
            "neck",
            (((0.0, 0.0, 0.0), (head[0] + 0.02 * s, head[1] + 0.05 * s, 0.0), 0.058 * s),),
            "spine",
            (0.55,),
            14 * k,
        ),
    ]
    for side in "lr":
        start, end = way("al" + side, "hand" + side, 1.35)
        foot = (
            0.09 * s,
            float(rest("lf" + side)[1] * -0.55 + 0.0) + off("ll" + side, "lf" + side)[1],
            off("ll" + side, "lf" + side)[2],
        )
        ankle = off("ll" + side, "lf" + side)
        limbs += [
            Limb("au" + side, ((*way("au" + side, "al" + side), 0.03 * s),), "spine", (2.1,), 7 * k),
            Limb("al" + side, ((start, end, 0.024 * s),), "au" + side, (0.0, 2.3), 5 * k),
            Limb("lu" + side, ((*way("lu" + side, "ll" + side), 0.047 * s),), "root", (1.7,), 16 * k),
            Limb(
                "ll" + side,
                (((0.0, 0.0, 0.0), ankle, 0.032 * s), (ankle, foot, 0.026 * s)),
                "lu" + side,
                (-2.2, 0.0),
                10 * k,
            ),
        ]
    return tuple(limbs)


def _person(event: Event) -> Actor:
    trial = event.trial(scale="life")
    part, props = event.part, event.props
    who = person_of(part)
    gait = "skate" if "ice" in props else "run" if "runs" in props else "walk"
    speed = speeds(part).get(gait, 1.3) * who.scale
    if "ice" in props:
        speed = min(speed, 2.4)
    still = bool(props & {"faints"})
    speed = 0.0 if still else speed
    high, start = 0.0, 0.0
    if "stairs" in props:
        top = grounds.stairs(trial, 7, 0.24, 0.42, 1.1)
        high, start = top[1], top[0] + 0.1
        trial.bench((top[0] - 3.0, 0.0, -1.1), (top[0] - 0.2, top[1], 1.1), None)
        trial.scenery(grounds.landing(top, 2.4, 1.1))
        speed = min(speed, 1.1)
    if "ice" in props:
        ice = materials.ice("#d4e6f0")
        pond = lathe([(0.05, 0.012), (4.4, 0.012), (4.7, 0.004), (4.8, -0.02)], [ice] * 4, sides=72)
        pond.at[:, 2] *= 0.6
        trial.scenery(pond)
    goes = goer(part, who, lambda t: speed * t, arms=0.13)

    def walking(t: float) -> Pose:
        pose, shift = goes(gait, t) if speed else at_rest.person("stand", t, arms=0.13)[:2]
        angles, (x, y, z) = who.stands(pose, shift, grounded=0.0 if speed else 1.0, seated=0.0)
        return Pose(
            angles,
            (x, y, z),
            placement((start + speed * (t - _WHEN), high, 0.0), yaw=math.pi / 2 - 0.25 * still),
        )

    doll = Ragdoll(who.rig, limbs_of(who))
    numbers: dict[str, int] = {}
    s = who.body.stature

    def falls(world: World) -> None:
        numbers.update(doll.enter(world, walking(_WHEN), walking(_WHEN - _DT), _DT, group=11))
        _kick(world, numbers, props, speed, s / ADULT)

    trial.world.at(_WHEN, falls)
    rises = bool(props & {"sits", "rises"})

    def sitting(t: float) -> Pose:
        pose, shift = goes("rest", t) if "sits" in props else at_rest.person("stand", t, arms=0.13)[:2]
        angles, at = who.stands(pose, shift, grounded=1.0, seated=0.0)
        return Pose(angles, at, placement((0.0, 0.0, 0.0), yaw=math.pi / 2 + 0.6))

    def makes(motion: Motion) -> Callable[[float], list[Mesh]]:
        def meshes(t: float) -> list[Mesh]:
            if t < _WHEN:
                now = walking(t)
                return [who.rig.pose(part.kernels, now.angles, now.matrix, shift=now.shift)]
            share = ease(0.0, 1.0, (t - _WHEN - _RISES) / _RISEN) if rises else 0.0
            return [doll.mesh(part.kernels, doll.pose(motion, t, sitting(t) if share else None, share))]

        return meshes

    trial.also(makes)
    if "peel" in props:
        _peel(trial)
    tall = 1.06 * s
    if "stairs" in props:
        trial.shows((start - 1.0, -0.1, -0.8), (2.4, high + tall, 0.8))
    else:
        ahead = 1.1 + 0.6 * speed
        trial.shows((-0.6 - 0.8 * speed, -0.3, -0.5), (ahead, tall, 0.6))
    return trial.actor()


def _kick(world: World, numbers: dict[str, int], props: frozenset[str], speed: float, k: float) -> None:
    """Make somebody fall: feet slip away ahead, or stay behind, or the legs give way."""
    for name, number in numbers.items():
        legs, arms = name[0] == "l", name[:2] in ("au", "al")
        low = name[:2] == "ll"
        if "slips" in props:
            push = (
                (2.9 if low else 1.7, 0.9 if low else 0.3, 0.0) if legs else (-0.75 * speed - 0.7, 0.15, 0.1)
            )
            push = (-0.5 * speed - 0.3, 1.2, 0.0) if arms else push
        elif "faints" in props:
            push = (0.5, 0.0, 0.15) if not legs else (0.35 if low else -0.3, 0.0, 0.1)
        elif "stairs" in props:
            push = (3.0, 0.9, 0.25) if not legs else (0.9, 0.5, 0.0)
        else:
            push = (-0.85 * speed, 0.1, 0.0) if legs else (0.7 + 0.15 * speed, -0.1, 0.15)
            push = (2.0, 0.6, 0.3 if name.endswith("r") else -0.3) if arms else push
        spin = (
            (0.0, 0.0, 2.4)
            if "slips" in props and name in ("root", "spine")
            else (0.4, 0.3, -1.6)
            if name in ("root", "spine")
            else (0.0, 0.0, 0.0)
        )
        world.push(number, tuple(k * v for v in push), spin)


def _peel(trial: Trial) -> None:
    """Let the skin of a banana lie where the foot comes, and slide away with it."""
    skin = (materials.fruit("#e8c83a"), materials.fruit("#f2e8b8"))
    flaps = [
        blade(
            (0, 0.03, 0),
            (math.cos(a), -0.06, math.sin(a)),
            (0, 1, 0),
            (0.3, 0.11, 0.02),
            skin,
            outline="leaf",
            cup=0.3,
        )
        for a in np.linspace(0.3, 2 * math.pi + 0.3, 5)[:-1]
    ]

    whole = join(*flaps)

    def makes(_motion: Motion) -> Callable[[float], list[Mesh]]:
        def meshes(t: float) -> list[Mesh]:
            s = max(t - _WHEN, 0.0)
            x = 0.28 + 1.5 * (1 - math.exp(-2.2 * s))
            return [
                moved(
                    whole,
                    np.array([[math.cos(3 * (1 - math.exp(-2 * s))), 0, 0.0], [0, 1, 0], [0, 0, 1.0]])
                    if s < 0
                    else np.eye(3),
                    (x, 0.002, 0.05),
                )
            ]

        return meshes

    trial.also(makes)


def _animal(event: Event) -> Actor:
    trial = event.trial(scale="life", dust="#9a8c70", dusts=1.2)
    part = event.part
    build = build_of(part.kind, part.variant)
    rig = quadruped.model(part.kernels, build, part.coat, outfit=part.outfit)
    scale = build.scale
    runs = build.speed > 2.0 * scale
    speed = min(build.speed, 3.0 * scale) if runs else 0.8 * scale

    def going(t: float) -> Pose:
        pose, shift = gaits.gallop(t / (0.46 * scale**0.5)) if runs else gaits.amble(t / (1.0 * scale**0.5))
        return Pose(pose, shift, placement((speed * (t - _WHEN), 0.0, 0.0), yaw=math.pi / 2, scale=scale))

    def at(name: str) -> np.ndarray:
        return np.asarray(rig.bones[rig.names[name]].at, np.float64) * scale

    def off(a: str, b: str, more: float = 1.0) -> Vector:
        d = more * (at(b) - at(a))
        return (float(d[0]), float(d[1]), float(d[2]))

    low = scale * build.trunk
    weight = (scale * build.length) ** 3 * 60
    middle = 0.5 * (at("hul") + at("hur")) - at("root")
    hips: Vector = (float(middle[0]), float(middle[1]), float(middle[2]))
    limbs = [
        Limb(
            "root",
            ((hips, (0.0, 0.0, 0.0), 0.8 * low), ((0.0, 0.0, 0.0), off("root", "chest", 0.8), 0.8 * low)),
        ),
        Limb(
            "chest", (((0.0, 0.0, 0.0), off("chest", "neck", 0.75), 0.72 * low),), "root", (0.25,), 8 * weight
        ),
        Limb("neck", (((0.0, 0.0, 0.0), off("neck", "head"), 0.4 * low),), "chest", (0.55,), 2 * weight),
        Limb(
            "head",
            (
                (
                    (0.0, 0.0, 0.0),
                    ((build.head + build.snout) * scale, -0.05 * scale, 0.0),
                    0.8 * scale * build.head,
                ),
            ),
            "neck",
            (0.5,),
            weight,
        ),
    ]
    for side in "lr":
        thin = 0.022 * scale * build.limb * build.trunk / 0.125
        foot = (0.02 * scale, -float(at("ff" + side)[1]), 0.0)
        heel = (0.03 * scale, -float(at("hf" + side)[1]) + thin, 0.0)
        limbs += [
            Limb(
                "fu" + side,
                (((0.0, 0.0, 0.0), off("fu" + side, "fl" + side), 2 * thin),),
                "chest",
                (0.9,),
                weight,
            ),
            Limb(
                "fl" + side,
                (((0.0, 0.0, 0.0), off("fl" + side, "ff" + side), thin),),
                "fu" + side,
                (-1.7, 0.2),
                0.6 * weight,
            ),
            Limb("ff" + side, (((0.0, 0.0, 0.0), foot, thin),), "fl" + side, (-0.4, 1.0), 0.4 * weight),
            Limb(
                "hu" + side,
                (((0.0, 0.0, 0.0), off("hu" + side, "hl" + side), 2.2 * thin),),
                "root",
                (0.9,),
                weight,
            ),
            Limb(
                "hl" + side,
                (((0.0, 0.0, 0.0), off("hl" + side, "hf" + side), 1.2 * thin),),
                "hu" + side,
                (-0.7, 0.8),
                0.6 * weight,
            ),
            Limb("hf" + side, (((0.0, 0.0, 0.0), heel, thin),), "hl" + side, (-0.6, 0.8), 0.4 * weight),
        ]
    doll = Ragdoll(rig, limbs, scale)

    def falls(world: World) -> None:
        numbers = doll.enter(world, going(_WHEN), going(_WHEN - _DT), _DT, group=12)
        rolls = "rolls" in event.props
        for name, number in numbers.items():
            front = name.startswith("f")
            push = (-0.8 * speed, 0.0, 0.0) if front else (-0.25 * speed, 0.0, 0.0)
            world.push(
                number,
                push,
                (-4.2 if rolls else -1.6, 0.0, -0.7) if name in ("root", "chest") else (0.0, 0.0, 0.0),
            )

    trial.world.at(_WHEN, falls)

    def makes(motion: Motion) -> Callable[[float], list[Mesh]]:
        def standing(t: float) -> Pose:
            pose, shift = gaits.amble(t, 0.0)
            return Pose(pose, shift, placement((0.0, 0.0, 0.0), yaw=math.pi / 2, scale=scale))

        def meshes(t: float) -> list[Mesh]:
            if t < _WHEN:
                now = going(t)
                return [rig.pose(part.kernels, now.angles, now.matrix, shift=now.shift)]
            share = ease(0.0, 1.0, (t - _WHEN - 2.6) / 1.6)
            return [doll.mesh(part.kernels, doll.pose(motion, t, standing(t) if share else None, share))]

        return meshes

    trial.also(makes)
    tall = float(rig.mesh.at[:, 1].max()) * scale
    trial.shows(
        (-0.9 * speed - 0.5 * tall, 0.0, -0.5 * tall), (0.9 * speed + 0.8 * tall, 1.05 * tall, 0.5 * tall)
    )
    return trial.actor()


FALLS = {"tumble": fall}

"""Hanging things that swing: pendulums, lanterns, chains, and bridges of ropes."""

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from filmgate.engines.animatic.effects.moment import Foot, Moment
from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import ball as sphere
from filmgate.engines.animatic.geometry.shapes import box, lathe, ring, rod
from filmgate.engines.animatic.physics.bodies import BALL, HINGE, World
from filmgate.engines.animatic.physics.forms import Solid, ball, block
from filmgate.engines.animatic.physics.motion import Motion, about
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.happenings.event import Event
from filmgate.engines.animatic.subjects.happenings.trial import Trial, moved

_ROPE = materials.straw("#a8926a")


def pendulum(event: Event) -> Actor:
    """A bob swings on a rod, in a frame."""
    trial = event.trial()
    long, top = 1.75, 2.35
    brass = materials.BRASS
    bob = lathe(
        [(0.001, -0.07), (0.2, -0.06), (0.27, 0.0), (0.2, 0.06), (0.001, 0.07)], [brass] * 5, sides=40
    )
    turn = np.array([[1.0, 0, 0], [0, 0, 1], [0, -1, 0]])
    mesh = join(rod((0, long, 0), (0, 0, 0), 0.018, materials.STEEL), moved(bob, turn, (0, 0, 0)))
    angle = 0.75
    number = trial.put(
        mesh,
        Solid((ball(0.14),), 3000.0),
        (-long * math.sin(angle), top - long * math.cos(angle), 0.0),
        turn=about((0, 0, 1), -angle),
        drag=0.015,
    )
    trial.world.join(HINGE, -1, number, (0, top, 0), axis=(0, 0, 1), apart=False)
    wood = materials.wood("#6a4226")
    for s in (-1, 1):
        trial.scenery(
            rod((s * 1.1, 0.0, 0.28), (s * 0.9, top + 0.05, 0.28), 0.05, wood),
            box((s * 1.1, 0.05, 0.28), (0.2, 0.05, 0.3), wood),
        )
    trial.scenery(
        box((0, top + 0.1, 0.28), (1.1, 0.07, 0.09), wood),
        rod((0, top, 0.3), (0, top, -0.08), 0.035, materials.STEEL),
    )
    trial.shows((-1.6, 0.0, -0.3), (1.6, top + 0.25, 0.3))
    return trial.actor()


def hangs(event: Event) -> Actor:
    """A thing on a rope of several links sways in the wind."""
    trial = event.trial()
    world = trial.world
    top, links, each = 2.6, 7, 0.16
    one = event.model(0, 0.62)
    wood = materials.wood("#5c3e24")
    trial.scenery(
        box((0.45, top + 0.08, 0.0), (1.3, 0.07, 0.08), wood),
        box((1.55, 0.5 * top, 0.0), (0.09, 0.5 * top + 0.15, 0.09), wood),
        rod((1.5, top - 0.6, 0), (0.9, top + 0.04, 0), 0.05, wood),
    )
    before, lean, points = -1, 0.35, []
    way = np.array((-math.sin(lean), -math.cos(lean), 0.0))
    for k in range(links):
        start = np.array((0.0, top, 0.0)) + way * each * k
        number = trial.put(
            None,
            Solid((block((0.03, 0.5 * each, 0.03)),), 900.0),
            start + 0.5 * each * way,
            turn=about((0, 0, 1), -lean),
            drag=0.1,
            group=4,
        )
        world.join(BALL, before, number, start)
        before = number
        points.append(number)
    foot = np.array((0.0, top, 0.0)) + way * each * links
    body = trial.put(
        one.mesh,
        Solid(one.solid.forms, 500.0),
        foot + way * float(one.half[1]),
        turn=about((0, 0, 1), -lean),
        drag=0.25,
        group=4,
    )
    world.join(BALL, before, body, foot, stiff=0.2)
    for number in (*points, body):
        world.change(number, asleep=0.0)
    trial.also(lambda motion: _thread(motion, points, each, (0.0, top, 0.0)))
    for k in range(12):  # gusts
        blows = (2.6 * math.sin(1.9 * k) + 1.2, 0.0, 1.3 * math.sin(2.7 * k + 1))
        world.wind_at(0.5 * k, blows)
    if event.part.kind in ("lamp", "candle"):
        _shines(trial)
    low = top - each * links - 2 * float(one.half[1])
    trial.shows((-1.2, low - 0.45, -0.3), (1.5, top + 0.2, 0.3))
    return trial.actor()


def _shines(trial: Trial) -> None:

    def moment(t: float, foot: Foot) -> Moment:
        x, y, z = foot(t)
        flick = 1 + 0.12 * math.sin(17 * t) * math.sin(7 * t)
        return Moment(
            lamps=np.array(
                [
                    [
                        x + 0.25 * math.sin(1.9 * t),
                        y + 1.2,
                        z - 0.35,
                        1.5 * flick,
                        0.95 * flick,
                        0.4 * flick,
                        0.5,
                    ]
                ],
                np.float32,
            )
        )

    trial.effects.append(moment)


def _thread(
    motion: Motion, points: list[int], each: float, top: tuple[float, float, float], radius: float = 0.022
) -> Callable[[float], list[Mesh]]:
    def meshes(t: float) -> list[Mesh]:
        where, turn = motion.when(t)
        ends = [np.array(top)] + [where[k] + turn[k] @ np.array((0, -0.5 * each, 0)) for k in points]
        return [rod(_at(a), _at(b), radius, _ROPE) for a, b in pairwise(ends)]

    return meshes


def _at(a: np.ndarray) -> tuple[float, float, float]:
    return (float(a[0]), float(a[1]), float(a[2]))


def chain(event: Event) -> Actor:
    """A chain of links hangs and swings."""
    trial = event.trial()
    steel = materials.metal(event.part.coat) if event.part.coat else materials.STEEL
    top, links, each = 2.7, 11, 0.21
    link = ring((0, 0, 0), 0.1, 0.03, steel)
    link.at[:, 0] *= 1.35
    lean = 0.85
    way = np.array((-math.sin(lean), -math.cos(lean), 0.0))
    trial.scenery(
        box((0, top + 0.13, 0), (0.5, 0.07, 0.12), materials.wood("#5c3e24")),
        rod((0, top + 0.08, 0), (0, top - 0.03, 0), 0.035, steel),
    )
    before = -1
    for k in range(links):
        start = np.array((0.0, top, 0.0)) + way * each * k
        turn = about((0, 0, 1), math.pi / 2 - lean) @ about((1, 0, 0), math.pi / 2 * (k % 2))
        number = trial.put(
            link,
            Solid((block((0.12, 0.05, 0.05)),), 2000.0),
            start + 0.5 * each * way,
            turn=turn,
            drag=0.02,
            group=4,
        )
        trial.world.join(BALL, before, number, start, stiff=0.01)
        before = number
    weight = trial.put(
        sphere((0, 0, 0), (0.16, 0.16, 0.16), materials.IRON),
        Solid((ball(0.16),), 4000.0),
        np.array((0.0, top, 0.0)) + way * (each * links + 0.13),
        group=4,
    )
    trial.world.join(BALL, before, weight, np.array((0.0, top, 0.0)) + way * each * links)
    trial.shows((-2.1, 0.0, -0.3), (2.1, top + 0.25, 0.3))
    return trial.actor()


def bridge(event: Event) -> Actor:
    """A bridge of ropes and planks sways over a gap."""
    trial = event.trial(scale="life", aside=0.5)
    count, long, high = 21, 8.4, 2.2
    each = long / count
    wood, dark = materials.wood("#8a6238"), materials.wood("#4c3420")
    rock = materials.stone("#7a7268")
    world = trial.world
    for s in (-1, 1):
        trial.scenery(box((s * (0.5 * long + 1.5), 0.5 * high - 0.1, 0), (1.5, 0.5 * high + 0.02, 1.9), rock))
        trial.scenery(box((s * (0.5 * long + 2.2), 0.3 * high, 0.3), (1.9, 0.38 * high, 2.4), rock))
        trial.scenery(
            *(
                rod(
                    (s * (0.5 * long + 0.2), high - 0.1, z),
                    (s * (0.5 * long + 0.25), high + 1.25, z),
                    0.08,
                    dark,
                )
                for z in (-0.62, 0.62)
            )
        )
    before, planks = -1, []
    sag = [0.75 * (1 - (2 * (k + 0.5) / count - 1) ** 2) for k in range(count)]
    plank = box((0, 0, 0), (0.42 * each, 0.035, 0.6), wood)
    for k in range(count):
        x = -0.5 * long + each * (k + 0.5)
        number = trial.put(
            plank,
            Solid((block((0.42 * each, 0.035, 0.6)),), 500.0),
            (x, high - sag[k], 0.0),
            drag=0.6,
            group=6,
        )
        left = (x - 0.5 * each, high - 0.5 * (sag[k] + (sag[k - 1] if k else 0.0)), 0.0)
        for z in (-0.55, 0.55):
            world.join(BALL, before, number, (left[0], left[1] if k else high, z))
        before = number
        planks.append(number)
    for z in (-0.55, 0.55):
        world.join(BALL, -1, before, (0.5 * long, high, z))
    for k in range(16):

        def gust(now: World, k: int = k) -> None:
            now.wind = (0.0, 1.2 * math.sin(2.1 * k), 6.5 * math.sin(0.95 * k + 0.6))
            middle = planks[count // 2]
            now.push(middle, (0.0, 0.9 * math.sin(1.7 * k), 1.2 * math.sin(0.95 * k + 0.6)))

        world.at(0.4 * k, gust)
    trial.also(lambda motion: _ropes(motion, planks, long, high))
    trial.shows((-0.5 * long - 1.6, 0.2, -1.0), (0.5 * long + 1.6, high + 1.6, 1.0))
    return trial.actor()


def _ropes(motion: Motion, planks: list[int], long: float, high: float) -> Callable[[float], list[Mesh]]:
    def meshes(t: float) -> list[Mesh]:
        where, turn = motion.when(t)
        parts: list[Mesh] = []
        for z in (-0.62, 0.62):
            feet = [where[k] + turn[k] @ np.array((0.0, 0.03, z)) for k in planks]
            hands = [where[k] + turn[k] @ np.array((0.0, 0.95, z * 1.06)) for k in planks]
            ends = [
                np.array((-0.5 * long - 0.22, high + 1.15, z)),
                *hands,
                np.array((0.5 * long + 0.22, high + 1.15, z)),
            ]
            low = [np.array((-0.5 * long - 0.2, high, z)), *feet, np.array((0.5 * long + 0.2, high, z))]
            parts += [rod(_at(a), _at(b), 0.028, _ROPE) for line in (ends, low) for a, b in pairwise(line)]
            parts += [rod(_at(a), _at(b), 0.014, _ROPE) for a, b in zip(feet[::2], hands[::2], strict=True)]
        return parts

    return meshes


HANGING = {"pendulum": pendulum, "hangs": hangs, "chain": chain, "bridge": bridge}

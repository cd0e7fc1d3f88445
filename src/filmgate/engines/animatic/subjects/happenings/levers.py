"""Levers: a seesaw that tips when something lands on it, and a catapult."""

import math
from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import box, lathe, rod, slab
from filmgate.engines.animatic.physics.bodies import HINGE, World
from filmgate.engines.animatic.physics.forms import Solid, block
from filmgate.engines.animatic.physics.motion import about
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.happenings import sets
from filmgate.engines.animatic.subjects.happenings.event import Event
from filmgate.engines.animatic.subjects.happenings.models import model
from filmgate.engines.animatic.subjects.happenings.trial import moved


def seesaw(event: Event) -> Actor:
    """Something lands on one end of a seesaw, and what lies on the other end is thrown up."""
    trial = event.trial(dust="#8a8278", dusts=3.0)
    long, high = 1.7, 0.55
    red, iron = materials.lacquer("#c8382c"), materials.painted("#3a5a8a")
    plank = join(
        box((0, 0, 0), (long, 0.045, 0.28), red),
        *(
            box((s * (long - 0.2), 0.05, 0), (0.18, 0.02, 0.26), materials.lacquer("#f0c02c"))
            for s in (-1, 1)
        ),
    )
    stand = slab([(-0.3, 0.0), (0.3, 0.0), (0.06, high - 0.06), (-0.06, high - 0.06)], (-0.24, 0.24), iron)
    trial.scenery(stand, rod((0, high - 0.05, -0.34), (0, high - 0.05, 0.34), 0.045, materials.METAL))
    lean = math.asin((high - 0.05) / long) * 0.96
    board = trial.put(
        plank,
        Solid((block((long, 0.045, 0.28)),), 250.0),
        (0, high, 0),
        turn=about((0, 0, 1), lean),
        friction=0.7,
        bounce=0.05,
    )
    trial.world.join(HINGE, -1, board, (0, high, 0), axis=(0, 0, 1), stiff=2.0)
    first = event.things[0]
    one = model(first, 0.62)
    r = float(one.half[1])
    end = np.array((-(long - 0.25) * math.cos(lean), high - (long - 0.25) * math.sin(lean) + 0.05, 0.0))
    light = event.second() or first
    if light is first:
        light = replace(first, kind="cube", variant="", stuff="", coat=None)
    small = model(light, 0.36)
    spot = end + about((0, 0, 1), lean) @ np.array((0.02, float(small.half[1]) + 0.002, 0.0))
    trial.put(
        small.mesh,
        Solid(small.solid.forms, 120.0),
        spot,
        turn=about((0, 0, 1), lean),
        friction=0.8,
        bounce=0.2,
        roll=0.02,
    )
    heavy = trial.put(
        one.mesh,
        Solid(one.solid.forms, 900.0),
        ((long - 0.3) * math.cos(lean), high + 2.2 + r, 0.0),
        friction=0.8,
        bounce=0.02,
        gravity=0.0,
    )
    trial.world.at(0.55, lambda world: world.change(heavy, gravity=1.0))
    trial.shows((-2.3, 0.0, -0.7), (2.3, 3.2, 0.7))
    return trial.actor()


def catapult(event: Event) -> Actor:
    """A catapult lets go: its arm turns until a bar stops it, and the stone flies on."""
    trial = event.trial(scale="life", dust="#8a7c66", dusts=3.0, shakes=0.8)
    wood, dark, iron = materials.wood("#7a5530"), materials.wood("#57391f"), materials.IRON
    frame = [box((0.0, 0.42, s * 0.62), (1.5, 0.11, 0.09), wood) for s in (-1, 1)]
    frame += [box((x, 0.42, 0), (0.09, 0.09, 0.62), dark) for x in (-1.4, 0.0, 1.4)]
    frame += [box((0.12, 1.15, s * 0.62), (0.09, 0.75, 0.08), wood) for s in (-1, 1)]
    frame += [rod((0.75, 0.45, s * 0.62), (0.16, 1.7, s * 0.62), 0.05, dark) for s in (-1, 1)]
    frame += [
        rod((0.02, 1.86, -0.7), (0.02, 1.86, 0.7), 0.09, dark),
        rod((-0.05, 0.62, -0.68), (-0.05, 0.62, 0.68), 0.12, materials.straw("#b8a078")),
    ]
    wheel = lathe(
        [(0.02, -0.06), (0.36, -0.07), (0.4, -0.06), (0.4, 0.06), (0.36, 0.07), (0.02, 0.06)],
        [dark] * 6,
        sides=24,
    )
    for x in (-1.1, 1.1):
        for s in (-1, 1):
            frame.append(moved(wheel, np.array([[1.0, 0, 0], [0, 0, 1], [0, -1, 0]]), (x, 0.4, s * 0.8)))
            frame.append(rod((x, 0.4, s * 0.72), (x, 0.4, s * 0.9), 0.07, iron))
    trial.scenery(*frame)
    long, rest, end, when = 2.0, math.pi - 0.1, 1.72, 0.9
    pivot = np.array((-0.05, 0.62, 0.0))
    cup = lathe(
        [(0.02, -0.03), (0.2, 0.0), (0.27, 0.1), (0.25, 0.1), (0.17, 0.03), (0.02, 0.01)],
        [dark] * 6,
        sides=24,
    )
    arm = join(
        rod((0, 0, 0), (long, 0, 0), 0.07, wood), moved(cup, about((0, 0, 1), math.pi), (long, -0.05, 0))
    )
    begin = pivot + long * np.array((math.cos(rest), math.sin(rest), 0.0)) + (0, 0.27, 0)

    def angle(t: float) -> float:
        s = max(t - when, 0.0)
        swing = (rest - end) - 0.5 * 32.0 * s * s
        return (
            end + swing
            if swing > 0
            else end
            + 0.07
            * math.exp(-5 * (s - math.sqrt((rest - end) / 16)))
            * math.sin(22 * (s - math.sqrt((rest - end) / 16)))
        )

    def drawn(t: float) -> Mesh:
        return moved(arm, about((0, 0, 1), angle(t)), pivot)

    trial.animated(lambda t: [drawn(t)])
    load = event.second() or event.things[0]
    one = model(load, 0.48)
    stone = trial.put(
        one.mesh, one.solid, begin, fixed=True, group=9, friction=0.7, bounce=one.bounce, roll=0.02
    )
    gone = when + math.sqrt((rest - end) / 16)
    steps = 40
    for k in range(steps + 1):  # it is carried by the cup, and then thrown
        t = when + (gone - when) * k / steps
        a = angle(t)
        turn = 32.0 * (t - when)
        r = (
            pivot
            + (long * math.cos(a), long * math.sin(a), 0)
            + 0.27 * np.array((math.sin(a), -math.cos(a), 0)) * -1 * (-1 if a > 9 else 1)
        )
        v = turn * np.array((math.sin(a), -math.cos(a), 0)) * long

        def carried(world: World, r: np.ndarray = r, v: np.ndarray = v) -> None:
            world.change(stone, at=r, velocity=v)

        if k:
            trial.world.at(t, carried)

    def thrown(world: World) -> None:
        world.free(stone)
        world.change(stone, velocity=(6.2, 5.6, 0.0), spin=(0, 0, -4), group=0.0)

    trial.world.at(gone + 0.004, thrown)
    target = max(0.0, 6.2 * 1.45)
    sets.bricks(trial, 2.4, 1.7, (0.22, 0.18, 0.34), "#9a9286", (target, 0, 0), stone=True, density=350.0)
    trial.shows((-2.6, 0.0, -1.0), (target + 2.2, 3.9, 1.0))
    return trial.actor()


LEVERS = {"seesaw": seesaw, "catapult": catapult}

"""Explosions that push what is near, things that burst, and debris that rains down."""

import math
from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.effects import blast, fire
from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.shapes import box, lathe, rod
from filmgate.engines.animatic.physics.bodies import World
from filmgate.engines.animatic.physics.forms import Solid, block
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.happenings import sets
from filmgate.engines.animatic.subjects.happenings.event import Event
from filmgate.engines.animatic.subjects.happenings.models import model
from filmgate.engines.animatic.subjects.happenings.trial import Trial

_WHEN = 1.1  # seconds


def blown(
    trial: Trial, numbers: list[int], at: tuple[float, float, float], power: float, when: float
) -> None:
    """Push bodies away from a point at a time: the less, the further and the heavier they are."""
    rng = trial.part.seed.stream("trial", 2)

    def pushes(world: World) -> None:
        for number in numbers:
            away = world.state(number).at + world.middle(number) - np.array(at)
            far = float(np.linalg.norm(away)) + 0.25
            light = float(np.clip(1.0 / math.sqrt(world.mass(number) / 40.0), 0.35, 1.5))
            way = away / far + (0.0, 0.55, 0.0)
            world.push(
                number, power * light / (0.4 + far) * way * rng.uniform(0.75, 1.25), rng.normal(0, 3.5, 3)
            )

    trial.world.at(when, pushes)


def explode(event: Event) -> Actor:
    """Something explodes, and throws what stands around it into the air."""
    trial = event.trial(scale="life", dust="#6a625a", dusts=2.5, shakes=0.5)
    small = event.part.kind == "tool"
    second = event.second()
    if small and second is not None:  # dynamite before a rock
        rock = event.model(1, 2.3)
        target = trial.put(
            rock.mesh, rock.solid, (0.0, float(rock.half[1]) * 0.96, 0.0), asleep=True, friction=0.8
        )
        stick = event.model(0, 0.5)
        trial.put(
            stick.mesh,
            stick.solid,
            (-float(rock.half[0]) * 0.72, 0.25, -float(rock.half[2]) * 0.7),
            fixed=True,
        )

        def bursts(world: World) -> None:
            world.remove(target + 1)
            found = trial.shatter(
                target, 44, np.array((-0.5, 0.4, -0.4)), burst=3.0, density=2400.0, friction=0.7
            )
            rng = trial.part.seed.stream("trial", 3)
            for number in found:
                away = world.state(number).at + world.middle(number) - np.array((-0.3, -0.5, -0.2))
                world.push(
                    number, away * rng.uniform(1.6, 3.6) + (0, 2.6 * rng.random(), 0), rng.normal(0, 4, 3)
                )

        trial.world.at(_WHEN, bursts)
        trial.effects.append(blast.blast(2.6, _WHEN, seed=event.part.seed))
        trial.shows((-3.6, 0.0, -1.5), (3.6, 3.8, 1.5))
        return trial.actor()
    one = event.model(0, 1.3 if event.part.kind not in ("car", "truck", "bus") else 4.2)
    core = trial.put(one.mesh, one.solid, (0.0, float(one.half[1]) + 0.001, 0.0), asleep=True, friction=0.6)
    around: list[int] = []
    if second is not None:
        models = [event.model(1, 0.75, tone=k) for k in range(3)]
        side = 2.15 * float(models[0].half[2])
        for s in (-1, 1):
            around += sets.pile_of(trial, models, 3, side, (s * (0.95 + float(one.half[0])), 0.0, 0.25))

    def breaks(world: World) -> None:
        found = trial.shatter(
            core, 30, np.array((0.0, 0.2, 0.0)), thickness=0.03 * 1.3, burst=6.0, density=500.0
        )
        for number in found:
            world.push(number, (0.0, 3.5, 0.0))

    trial.world.at(_WHEN, breaks)
    if around:
        blown(trial, around, (0.0, -0.25, 0.2), 14.0, _WHEN)
    trial.effects += [
        blast.blast(2.4, _WHEN, seed=event.part.seed),
        fire.flames(0.7, seed=event.part.seed.another(5), start=_WHEN + 0.3, wide=0.6),
    ]
    trial.shows((-4.6, 0.0, -1.6), (4.6, 4.2, 1.6))
    return trial.actor()


def burst(event: Event) -> Actor:
    """A balloon bursts into shreds, and a little glitter falls on the table."""
    trial = event.trial()
    rng = event.part.seed.stream("trial", 4)
    sets.table(trial, (1.3, 0.75), 0.8)

    paint = materials.plastic(event.part.coat or "#d8302c")
    rows = [
        (0.42 * math.sin(a), -0.5 * math.cos(a) - 0.06 * math.cos(a) * (a < 1.2))
        for a in np.linspace(0.02, math.pi - 0.02, 22)
    ]
    mesh = lathe(rows, [paint] * len(rows), sides=36)
    when, high = 1.2, 1.85
    core = trial.put(mesh, Solid((block((0.3, 0.4, 0.3)),), 4.0), (0, high, 0), fixed=True, group=3)
    string = rod((0, high - 0.55, 0), (0.02, 0.82, 0), 0.006, materials.painted("#e8e4dc"))
    holder = trial.put(string, Solid((block((0.01, 0.01, 0.01)),)), (0, 0, 0), fixed=True, group=3)
    bits = []
    for k in range(60):
        hue = ("#e8c83c", "#d84a8a", "#3a8ad8", "#4ab85a", "#f0f0e8")[k % 5]
        half = (0.035, 0.004, 0.03)
        bits.append(
            trial.put(
                box((0, 0, 0), half, materials.paper(hue)),
                Solid((block((0.035, 0.008, 0.03)),), 60.0),
                (0, -2.0 - 0.1 * k, 0),
                fixed=True,
                group=3,
                drag=2.6,
            )
        )

    def pops(world: World) -> None:
        world.remove(holder)
        for number in trial.shatter(
            core, 16, np.array((0.1, high + 0.1, -0.3)), thickness=0.008, burst=4.5, density=60.0
        ):
            world.change(number, drag=2.2)
        for number in bits:
            way = rng.normal(size=3)
            world.free(number)
            world.change(number, at=np.array((0, high, 0)) + 0.2 * way)
            world.push(number, 1.9 * way + (0, 1.0, 0), rng.normal(0, 8, 3))

    trial.world.at(when, pops)
    trial.shows((-1.6, 0.5, -0.8), (1.6, 2.75, 0.8))
    return trial.actor()


def rains(event: Event) -> Actor:
    """An explosion far off throws up debris, which comes down before the camera."""
    trial = event.trial(scale="life", dust="#7a7064", dusts=4.0, shakes=0.4)
    rng = event.part.seed.stream("trial", 5)
    stone = replace(event.part, kind="rock", variant="", coat=None, stuff="")
    numbers = []
    for k in range(70):
        one = model(stone, 0.1 + 0.35 * rng.random() ** 2, number=k)
        numbers.append(
            trial.put(
                one.mesh,
                one.solid,
                (0.0, -1.0 - 0.4 * k, 0.0),
                fixed=True,
                friction=0.7,
                bounce=0.2,
                roll=0.02,
            )
        )

    def flies(world: World) -> None:
        for number in numbers:
            world.free(number)
            away = rng.normal(size=2)
            world.change(number, at=np.array((0.6 * away[0], 0.3 + rng.random(), 3.0 + 0.6 * away[1])))
            world.push(
                number,
                (2.0 * away[0], 5.0 + 8.0 * rng.random(), -1.8 * rng.random() + 1.0 * away[1]),
                rng.normal(0, 5, 3),
            )

    trial.world.at(0.8, flies)
    far = blast.blast(4.2, 0.8, seed=event.part.seed)
    trial.effects.append(lambda t, foot: far(t, lambda s: (foot(s)[0], foot(s)[1], foot(s)[2] + 3.2)))
    trial.shows((-5.0, 0.0, -2.0), (5.0, 5.2, 3.0))
    return trial.actor()


BLASTS = {"explode": explode, "burst": burst, "rains": rains}

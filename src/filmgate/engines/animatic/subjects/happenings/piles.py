"""Piles that fall: stacks, towers, dominoes, what is spilled, thrown or bounces about."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.geometry.shapes import blade, lathe
from filmgate.engines.animatic.physics.bodies import World
from filmgate.engines.animatic.physics.forms import Point, Solid, block, cylinder
from filmgate.engines.animatic.physics.motion import about
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.happenings import sets
from filmgate.engines.animatic.subjects.happenings.event import SLOW, Event
from filmgate.engines.animatic.subjects.happenings.models import Model, model
from filmgate.engines.animatic.subjects.happenings.wet import drops

_PYRAMID = ("cup", "bottle", "jar", "barrel", "bowl", "vase", "can", "ball", "fruit", "teapot")
_LATE = 0.7  # seconds before something begins


def topple(event: Event) -> Actor:
    """A stack, or a pyramid of what is round, is pushed and falls."""
    trial = event.trial()
    first = event.model(0, 0.42)
    pyramid = event.part.kind in _PYRAMID and "stack" not in event.props
    models = [event.model(0, 0.42, tone=k) for k in range(4)]
    x, y, z = first.half
    if pyramid:
        rows = 4
        for up in range(rows):
            for k in range(rows - up):
                one = models[(up + k) % 4]
                spot = ((k - 0.5 * (rows - up - 1)) * 2.04 * x, y * (2 * up + 1), 0.0)
                trial.put(
                    one.mesh, one.solid, spot, asleep=True, friction=0.5, bounce=one.bounce, roll=one.roll
                )

        def pushed(world: World) -> None:
            world.push(rows - 1, (2.6, 0.0, 0.7))
            world.push(rows - 2, (1.2, 0.0, 0.3))
            world.push(0, (-1.0, 0.0, -0.5))

        trial.world.at(_LATE, pushed)
        wide = 4.08 * x
        trial.shows((-1.25 * wide, 0.0, -0.4), (1.4 * wide, 2 * y * rows, 0.4))
    else:
        count = min(max(event.counts[0], 7), 12) if y < 0.5 * x else 7
        count = 12 if y < 0.25 * x else count
        rng = trial.rng
        for k in range(count):
            one = models[k % 4]
            spot = (0.05 * x * rng.normal(), y * (2 * k + 1) + 0.0005 * k, 0.05 * z * rng.normal())
            trial.put(
                one.mesh,
                one.solid,
                spot,
                turn=about((0, 1, 0), 0.12 * rng.normal()),
                asleep=True,
                friction=0.5,
                bounce=0.05,
                roll=one.roll,
            )

        def leans(world: World) -> None:
            tall = 2 * y * count
            lean = 0.95 * (1 + 3.0 * x / tall)  # a wide one needs more
            for k in range(count):  # it is pushed above, and turns about its foot
                high = y * (2 * k + 1)
                world.push(
                    k, (lean * high * (high / tall) ** 0.4, 0.0, 0.06 * high), (0.0, 0.0, -0.5 * high / tall)
                )

        trial.world.at(_LATE, leans)
        tall = 2 * y * count
        trial.shows((-0.45 * tall, 0.0, -0.5), (1.1 * tall, tall + 0.3, 0.5))
    return trial.actor()


def dominoes(event: Event) -> Actor:
    """A row of dominoes, or of things that stand like them, falls one after the other."""
    trial = event.trial()
    count, tall = 18, 0.62
    length, apart = 0.0, 0.27
    for k in range(count):
        one = event.model(0, tall, tone=k)
        apart = max(2.9 * float(one.half[0]), 0.42 * tall)
        x = (k - 0.5 * count) * apart
        z = 0.55 * math.sin(2 * math.pi * k / count)
        turn = math.atan2(0.55 * 2 * math.pi / (count * apart) * math.cos(2 * math.pi * k / count), 1.0)
        trial.put(
            one.mesh,
            one.solid,
            (x, one.half[1], z),
            turn=about((0, 1, 0), -turn),
            asleep=True,
            friction=0.35,
            bounce=0.05,
        )
        length = abs(x)
    trial.world.at(0.5, lambda world: world.push(0, (0.75, 0.0, 0.1), (0.0, 0.0, -2.4)))
    trial.shows((-length - 0.9, 0.0, -0.8), (length + 0.9, 0.8, 0.8))
    return trial.actor()


def small(event: Event, number: int, size: float, count: int) -> list[Model]:
    """Return the models of several small things."""
    return [
        event.model(number, size * (0.94 + 0.12 * ((7 * k) % 5) / 5), tone=k) for k in range(min(count, 8))
    ]


def spill(event: Event) -> Actor:
    """Many things come out of a vessel that tips over, and roll over the table or the ground."""
    trial, rng = event.trial(), event.part.seed.stream("trial", 13)
    table = "table" in event.props
    high = 1.0 if table else 0.0
    if table:
        sets.table(trial, (2.0, 1.0), high, (0.5, 0.0, 0.0))
    size, count = 0.2, 30
    models = small(event, 0, size, count)
    glass, radius, tall = materials.clear_glass("#dff0ee", milk=0.08), 0.36, 0.95
    second = event.second()
    clear = second is None or second.kind in ("jar", "cup", "bottle", "vase", "bowl")
    paint = (
        glass
        if clear
        else materials.wicker("#a87a48")
        if second and second.variant in ("", "basket")
        else materials.painted((second and second.coat) or "#8a94a0")
    )
    rows = [
        (0.02, 0.0),
        (radius, 0.0),
        (radius, 0.05),
        (radius, 0.8 * tall),
        (0.86 * radius, 0.92 * tall),
        (0.9 * radius, tall),
    ]
    mesh = lathe(rows, [paint] * len(rows), sides=36)
    n = 12
    walls = [
        block(
            (0.03, 0.5 * tall, radius * math.tan(math.pi / n) + 0.02),
            ((radius + 0.02) * math.cos(a), 0.5 * tall, (radius + 0.02) * math.sin(a)),
            about((0, 1, 0), -a),
        )
        for a in np.linspace(0, 2 * math.pi, n, endpoint=False)
    ]
    walls.append(cylinder(radius, 0.03, (0, 0.0, 0)))
    jar = trial.put(mesh, Solid(tuple(walls), 900.0), (-0.9, high + 0.04, 0), fixed=True, friction=0.3)
    for k in range(count):
        one = models[k % len(models)]
        ring, layer = k % 5, k // 5
        a, r = 2.4 * k, 0.22 if ring else 0.0
        trial.put(
            one.mesh,
            one.solid,
            (-0.9 + r * math.cos(a), high + 0.16 + 0.21 * layer, r * math.sin(a)),
            friction=0.35,
            bounce=0.5 * one.bounce,
            roll=max(one.roll, 0.0045),
            velocity=0.1 * rng.normal(size=3),
        )
    pivot, over, start = np.array((-0.9 + radius, high, 0.0)), 1.66, 0.5
    world = trial.world

    rate = -1.6

    def tips(now: World) -> None:
        arm = now.state(jar).at + now.middle(jar) - pivot
        now.change(jar, spin=(0.0, 0.0, rate), velocity=np.cross((0, 0, rate), arm))

    for k in range(66):  # about the rim of its foot: the velocity turns with it
        world.at(start + k * over / 1.6 / 66, tips)
    world.at(start + over / 1.6, lambda now: now.change(jar, spin=(0, 0, 0), velocity=(0, 0, 0)))
    if table:
        trial.shows((-1.6, 0.2, -1.0), (2.9, high + 1.2, 1.0))
    else:
        trial.shows((-1.6, 0.0, -1.4), (2.4, 1.2, 1.2))
    return trial.actor()


def shower(event: Event) -> Actor:
    """Things are thrown onto a table or the ground: dice, coins that spin, and roll."""
    trial, rng = event.trial(), event.part.seed.stream("trial", 14)
    table = "table" in event.props
    high = 0.9 if table else 0.0
    if table:
        sets.table(trial, (1.7, 1.0), high)
    few = event.counts[0] if 0 < event.counts[0] < 12 else 5 if event.part.variant == "dice" else 12
    size = 0.34 if few < 7 else 0.28
    coins = event.part.kind == "coin"
    for k in range(few):
        one = event.model(0, size, tone=k)
        turn = about(rng.normal(size=3), 3.0)
        spot = (-1.2 + 0.5 * rng.random() - 0.25 * k / few, high + 0.7 + 0.22 * k, 0.5 * rng.normal())
        spin: Point
        velocity, spin = (2.2 + 0.6 * rng.random(), -0.5, 0.3 * rng.normal()), rng.normal(0, 9, 3)
        if coins:
            turn = about((1.0, 0.0, 0.0), math.pi / 2) @ about((0, 0, 1), float(rng.normal()))
            spot = (0.5 * rng.normal(), high + 0.6 + 0.25 * k, 0.35 * rng.normal())
            velocity, spin = (
                (0.4 * rng.normal(), -1.0, 0.3 * rng.normal()),
                (0.0, 22.0 * (1 if k % 2 else -1), 1.5 * rng.normal()),
            )
        if not coins and not table:
            spot = (0.7 * rng.normal(), 1.6 + 0.4 * k, 0.6 * rng.normal())
            velocity = (0.5 * rng.normal(), -1.0, 0.4 * rng.normal())
        number = trial.put(
            one.mesh,
            one.solid,
            spot,
            turn=turn,
            velocity=velocity,
            spin=spin,
            friction=one.friction,
            bounce=max(one.bounce, 0.2),
            roll=one.roll,
            drag=0.05,
        )
        if one.brittle:
            trial.breakable(number, 16, one.brittle, thickness=one.shell)
    trial.shows((-1.7, 0.35 * high, -0.9), (1.7, high + 1.3, 0.9))
    return trial.actor()


def bounce_about(event: Event) -> Actor:
    """Several balls fall onto each other and bounce off."""
    trial, rng = event.trial(), event.part.seed.stream("trial", 15)
    count = event.counts[0] if 1 < event.counts[0] < 12 else 6
    for k in range(count):
        one = event.model(0, 0.62, tone=k)
        side = -1 if k % 2 else 1
        trial.put(
            one.mesh,
            one.solid,
            (side * (1.5 + 0.3 * k), 1.0 + 0.3 * (k % 3) + 0.1 * k, 0.25 * rng.normal()),
            velocity=(-side * (2.0 + 0.5 * rng.random()), 1.5 + rng.random(), 0.3 * rng.normal()),
            spin=rng.normal(0, 3, 3),
            bounce=max(one.bounce, 0.75),
            roll=0.004,
            drag=0.15,
        )
    trial.shows((-2.6, 0.0, -1.2), (2.6, 2.4, 1.0))
    return trial.actor()


def into(event: Event) -> Actor:
    """Things fall into a glass or a bowl, one after the other, and lie on each other there."""
    trial, rng = event.trial(), event.part.seed.stream("trial", 16)
    second = event.second()
    wide = second is not None and second.kind in ("bowl", "cake", "basket")
    radius, tall = (0.75, 0.55) if wide else (0.42, 1.0)
    sets.table(trial, (1.5, 0.9), 0.8)
    y = 0.8
    glass = materials.clear_glass("#e4f2f4", milk=0.03)
    rows = [
        (0.02, 0.02),
        (0.86 * radius, 0.02),
        (0.9 * radius, 0.06),
        (radius, tall),
        (0.94 * radius, tall),
        (0.84 * radius, 0.1),
        (0.02, 0.09),
    ]
    mesh = lathe(rows, [glass] * len(rows), sides=44)
    if wide:
        mesh = sets.bowl(radius, tall, materials.ceramic((second and second.coat) or "#d8dce0"))
    mesh.at[:, 1] += y
    trial.scenery(mesh)
    n = 14
    lean = 0.1 * radius / tall if not wide else 0.55
    walls = [
        block(
            (0.04, 0.5 * tall, radius * math.tan(math.pi / n) + 0.03),
            (
                (0.95 * radius - (0.28 * radius if wide else 0.0) + 0.04) * math.cos(a),
                y + 0.5 * tall,
                (0.95 * radius - (0.28 * radius if wide else 0.0) + 0.04) * math.sin(a),
            ),
            about((0, 1, 0), -a) @ about((0, 0, 1), -lean),
        )
        for a in np.linspace(0, 2 * math.pi, n, endpoint=False)
    ]
    walls.append(cylinder(radius, 0.05, (0, y + 0.04, 0)))
    trial.world.add(Solid(tuple(walls)), fixed=True, friction=0.3)
    liquid = "soup" in event.props or "liquid" in event.props
    level = y + (0.62 if wide else 0.5) * tall
    if liquid:
        top = radius * (0.86 if wide else 0.9)
        paint = materials.sauce("#c8581e") if "soup" in event.props else materials.drink("#c4e2ee")
        trial.scenery(
            lathe([(0.01, level), (top, level - 0.002), (0.8 * top, level - 0.15)], [paint] * 3, sides=44)
        )
    count = event.counts[0] if 0 < event.counts[0] < 12 else 6
    long = 1.45 if event.part.kind == "tool" else 0.3
    for k in range(count):
        one = event.model(0, long, tone=k)
        upright = (
            about((0, 0, 1), math.pi / 2 + 0.35)
            if one.half[0] > 2 * one.half[1]
            else about((0, 0, 1), 0.5)
            if long > 0.5
            else about(rng.normal(size=3), 1.0)
        )
        trial.put(
            one.mesh,
            one.solid,
            (0.1 * radius * rng.normal(), y + tall + 0.7 + 0.75 * k, 0.1 * radius * rng.normal()),
            turn=upright,
            spin=rng.normal(0, 1.5, 3) * (long < 0.5),
            friction=0.3,
            bounce=one.bounce,
            drag=0.1,
        )
    if liquid:
        fall = math.sqrt(2 * (tall + 0.7 - (level - y)) / (9.81 * SLOW))
        trial.effects.append(
            drops(
                (0.0, level, 0.0),
                0.28 * radius,
                fall - 0.03,
                event.part.seed,
                "#c8581e" if "soup" in event.props else "#d8ecf4",
            )
        )
    trial.shows((-1.2, 0.55, -0.7), (1.2, y + tall + 0.75, 0.7))
    return trial.actor()


def leaves(event: Event) -> Actor:
    """A pile of light things is blown apart by a gust."""
    trial, rng = event.trial(), event.part.seed.stream("trial", 17)
    world = trial.world
    hues = ("#b8401c", "#d07a1c", "#c8a028", "#8a3018", "#a86a20")
    for k in range(110):
        size = 0.17 + 0.08 * rng.random()
        one = model(event.things[0], size) if event.part.kind not in ("leaf", "heap") else None
        mesh = one.mesh if one else _leaf(size, hues[k % 5])
        half = (0.5 * size, 0.012, 0.35 * size)
        r, a = 0.95 * math.sqrt(rng.random()), rng.random() * 2 * math.pi
        high = 0.03 + 0.62 * (1 - r) * rng.random()
        trial.put(
            mesh,
            Solid((block(half),), 40.0),
            (r * math.cos(a), high, r * math.sin(a)),
            turn=about((0, 1, 0), 6 * rng.random()) @ about((1, 0, 0), 0.5 * rng.normal()),
            friction=0.7,
            bounce=0.02,
            drag=0.5 + 3.5 * rng.random(),
            gravity=0.45,
            group=7,
            asleep=True,
        )

    def gust(now: World) -> None:
        now.wind = (4.6, 1.3, 0.8)
        for k in range(110):
            at = now.state(k).at
            now.push(
                k,
                (1.2 + 2.2 * rng.random() + at[0], 0.8 + 3.4 * rng.random() ** 2, 1.2 * at[2] + rng.normal()),
                rng.normal(0, 9, 3),
            )

    def calmer(now: World) -> None:
        now.wind = (0.7, 0.0, 0.2)

    world.at(0.9, gust)
    world.at(1.6, calmer)
    world.at(2.4, lambda now: setattr(now, "wind", (2.4, 0.9, -0.4)))
    world.at(3.2, calmer)
    trial.shows((-1.6, 0.0, -1.2), (4.2, 2.0, 1.4))
    return trial.actor()


def _leaf(size: float, color: str) -> Mesh:

    paint = materials.leaf(color)
    mesh = blade((-0.5, 0, 0), (1, 0, 0), (0, 1, 0), (1.0, 0.7, 0.03), (paint, paint), cup=0.25)
    mesh.at[:] *= size
    return mesh


PILES = {
    "topple": topple,
    "dominoes": dominoes,
    "spill": spill,
    "shower": shower,
    "bounce about": bounce_about,
    "into": into,
    "leaves": leaves,
}

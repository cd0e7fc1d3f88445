"""Falls of things: off a table, a shelf, a tree or a hand, onto the floor, where it bounces, rolls or
breaks.
"""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.geometry.shapes import ball as sphere
from filmgate.engines.animatic.geometry.shapes import box, lathe, slab
from filmgate.engines.animatic.motion.gaits import ease
from filmgate.engines.animatic.physics.bodies import HINGE, World
from filmgate.engines.animatic.physics.forms import Solid, block, cylinder
from filmgate.engines.animatic.physics.motion import Motion, about
from filmgate.engines.animatic.subjects import cast
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.happenings import sets
from filmgate.engines.animatic.subjects.happenings.event import Event
from filmgate.engines.animatic.subjects.happenings.models import Model, model
from filmgate.engines.animatic.subjects.happenings.trial import Trial, moved
from filmgate.engines.animatic.subjects.happenings.wet import drops
from filmgate.engines.animatic.subjects.part import Part

_LATE = 0.8  # seconds until it goes over the edge


def _laid(trial: Trial, one: Model, at: tuple[float, float, float], **options: object) -> int:
    number = trial.put(one.mesh, one.solid, at, friction=0.22, bounce=one.bounce, roll=one.roll, **options)
    if one.brittle:
        trial.breakable(number, 34, one.brittle, thickness=one.shell, burst=0.9)
        if trial.part.kind == "egg":
            _yolk(trial, number)
    return number


def _yolk(trial: Trial, egg: int) -> None:
    """Let what is in an egg spread where it breaks."""

    def makes(motion: Motion) -> Callable[[float], list[Mesh]]:
        when = float(motion.gone[egg])
        if not math.isfinite(when):
            return lambda _t: []
        x, y, z = (float(v) for v in motion.when(when)[0][egg])
        low = max(y - 0.45, 0.0) if y < 0.6 else y - 0.4
        white, yellow = materials.drink("#f4f0dc", milk=0.25), materials.sauce("#f0a818")

        def meshes(t: float) -> list[Mesh]:
            k = 1 - math.exp(-5 * max(t - when, 0.0))
            if t < when:
                return []
            pool = lathe(
                [(0.01, 0.03), (0.3 * k, 0.03), (0.46 * k, 0.018), (0.5 * k, 0.001)], [white] * 4, sides=40
            )
            angle = np.arctan2(pool.at[:, 2], pool.at[:, 0])
            wave = 1 + 0.16 * np.sin(3 * angle + 1) + 0.08 * np.sin(5 * angle)
            pool.at[:, 0] *= wave
            pool.at[:, 2] *= 0.8 * wave
            drop = sphere((0.05, 0.06, -0.03), (0.17, 0.1 + 0.05 * (1 - k), 0.16), yellow, sides=24)
            return [moved(one, np.eye(3), (x, low, z)) for one in (pool, drop)]

        return meshes

    trial.also(makes)


def drop(event: Event) -> Actor:
    """A thing falls from where it stands, or from above the frame."""
    trial = event.trial(dust="#8a8278", dusts=2.5)
    size = 0.62 if event.part.kind not in ("book", "pillow") else 0.7
    one = event.model(0, size)
    breaks = bool(event.props & {"breaks"})
    if breaks and not one.brittle:
        one = _brittle(one)
    y = float(one.half[1])
    count = max(1, min(event.several, 5))
    if "tree" in event.props:
        return _off_tree(event, trial)
    if event.props & {"shelf", "table", "roof"}:
        high = 1.75 if "shelf" in event.props else 1.15
        if "shelf" in event.props:
            sets.shelf(trial, high)
            edge, deep = (0.0, 0.0, -0.24), (0.0, 0.0, -1.0)
        else:
            sets.table(trial, (1.2, 0.7), high, (-0.6, 0.0, 0.0))
            edge, deep = (0.6, 0.0, 0.0), (1.0, 0.0, 0.0)
        way = np.array(deep)
        for k in range(count):
            spot = (
                np.array(edge)
                - way * 0.18
                + np.array((0.0, high + y + 0.002, 0.0))
                + np.array((0.5 * (k - 0.5 * (count - 1)) * (deep[0] == 0), 0.0, 0.0))
            )
            number = _laid(trial, one, (float(spot[0]), float(spot[1]), float(spot[2])), asleep=True)
            push = 1.25 if one.half[1] < 0.2 else 1.1

            def goes(world: World, number: int = number, push: float = push) -> None:
                world.push(number, push * way + (0.0, 0.1, 0.0), 2.2 * np.cross((0, 1, 0), way))

            trial.world.at(_LATE - 0.3 + 0.15 * k, goes)
        if "shelf" in event.props:
            trial.shows((-1.15, 0.0, -1.6), (1.15, high + 0.75, 0.3))
        else:
            trial.shows((-1.7, 0.0, -0.8), (2.3, high + 0.85, 0.8))
        return trial.actor()
    rng = trial.rng
    for k in range(count):
        spot = (0.7 * (k - 0.5 * (count - 1)) - 0.2, 1.7 + 0.3 * k, 0.1 * k)
        flat = one.half[1] < 0.5 * one.half[0]
        turn = about((0.3, 0.0, 1.0), 0.9 if flat else 0.4)
        own = event.mixed(size, tone=k) if not breaks else one
        _laid(
            trial,
            own,
            spot,
            turn=turn,
            velocity=(0.25, 0.0, 0.0),
            spin=(0.6, 0.4, -1.6 + rng.random()),
            gravity=0.0,
        )
    for k in range(count):
        trial.world.change_at(0.35 + 0.2 * k, k, gravity=1.0)
    trial.shows((-1.2, 0.0, -0.7), (1.3, 2.0, 0.7))
    return trial.actor()


def _brittle(one: Model) -> Model:
    """Return a model that breaks."""

    return replace(one, brittle=1.5)


def _off_tree(event: Event, trial: Trial) -> Actor:
    """Let it fall from a bough, and roll over the ground."""
    bark, leaf = materials.trunk("#5a4432"), materials.foliage("#4a7a2c")

    clay = Clay().cone((-1.5, 0.0, 0.6), (-1.35, 2.4, 0.5), (0.26, 0.17), bark, blend=0.05)
    clay.cone((-1.4, 1.9, 0.5), (-0.1, 2.75, 0.1), (0.12, 0.06), bark, blend=0.05)
    clay.cone((-1.4, 2.3, 0.5), (-1.5, 3.4, 0.4), (0.15, 0.08), bark, blend=0.05)
    rng = event.part.seed.stream("trial", 6)
    for _ in range(16):
        at = (-1.2 + 1.1 * rng.normal() * 0.7, 3.25 + 0.4 * rng.normal(), 0.45 + 0.5 * rng.normal())
        clay.ellipsoid(at, (0.55, 0.42, 0.5), leaf, blend=0.12)
    trial.scenery(clay.fire(event.part.kernels, cells=90, softness=24.0).mesh)

    for k, (x, y, z) in enumerate(((-0.9, 2.55, 0.0), (-1.7, 2.8, -0.15), (-0.55, 3.0, -0.1))):
        more = model(event.part, 0.34, number=k)
        trial.scenery(moved(more.mesh, np.eye(3), (x, y, z)))
    small = model(event.part, 0.4)
    number = trial.put(
        small.mesh,
        small.solid,
        (-0.25, 2.5, -0.05),
        bounce=max(small.bounce, 0.35),
        friction=0.6,
        roll=0.004,
        gravity=0.0,
    )
    trial.world.at(
        0.6,
        lambda world: world.change(number, gravity=1.0, velocity=(0.9, 0.0, -0.15), spin=(0.2, 0.0, -2.0)),
    )
    trial.shows((-2.2, 0.0, -0.8), (2.6, 3.4, 0.8))
    return trial.actor()


def knock(event: Event) -> Actor:
    """Somebody on a table, or beside it, pushes a thing over its edge."""
    trial = event.trial(dust="#8a8278", dusts=2.5)
    who, high = event.things[0], 1.0
    sets.table(trial, (1.25, 0.62), high)
    one = event.model(1, 0.36)
    y = float(one.half[1])
    thing = trial.put(
        one.mesh,
        one.solid,
        (0.95, high + y + 0.002, -0.1),
        friction=0.22,
        bounce=one.bounce,
        roll=one.roll,
        asleep=True,
    )
    if one.brittle:
        trial.breakable(thing, 30, one.brittle, thickness=one.shell)
    when = 1.15
    trial.world.at(when, lambda world: world.push(thing, (2.0, 0.15, -0.1), (0.0, 0.0, -2.4)))
    own = Part(
        kernels=who.kernels,
        kind=who.kind,
        variant=who.variant,
        coat=who.coat,
        outfit=who.outfit,
        beats=("stand",),
        duration=who.duration,
        seed=who.seed,
        heading=1,
        facing=0.9,
    )
    actor = cast.engage(own)
    tall = min(actor.height, 0.95) if who.kind != "person" else actor.height
    k = 0.85 / actor.height if who.kind != "person" else 1.0
    spot = (0.2 - 0.5 * actor.length * k * 0.4, high, 0.0) if who.kind != "person" else (0.35, 0.0, 0.95)

    def drawn(t: float) -> Mesh:
        reach = ease(0.0, 1.0, (t - when + 0.55) / 0.5) * (1.0 - ease(0.0, 1.0, (t - when - 0.25) / 0.8))
        mesh = actor.mesh(t, (0.0, 0.0, 0.0))
        there = moved(mesh, np.eye(3), (0, 0, 0))
        there.at[:] *= k
        lean = np.clip((there.at[:, 0] / max(0.5 * actor.length * k, 0.1)), 0, 1)
        there.at[:, 0] += np.float32(0.34 * reach) * lean
        there.at[:, 1] -= np.float32(0.06 * reach) * lean * (there.at[:, 1] > 0.3)
        there.at[:] += np.asarray(spot, np.float32)
        return there

    trial.animated(lambda t: [drawn(t)])
    trial.shows((-1.4, 0.0, -0.8), (2.5, high + max(tall, 0.9) + 0.2 if who.kind != "person" else 2.0, 0.7))
    return trial.actor()


def fell(event: Event) -> Actor:
    """A tree, or what is tall, breaks near its foot and falls."""
    trial = event.trial(scale="life", dust="#7a7060", dusts=1.5, shakes=2.0)
    mesh = event.model(0, 6.5)
    tall, half = 2 * float(mesh.half[1]), mesh.half
    stump = 0.35

    own = model(event.part, 6.5)
    crown = cylinder(0.1 * float(max(half[0], half[2])) + 0.06, 0.2 * tall, (0, -0.06 * tall, 0))
    leaves = block((0.45 * float(half[0]), 0.2 * tall, 0.45 * float(half[2])), (0, 0.22 * tall, 0))
    number = trial.put(
        own.mesh, Solid((crown, leaves), 120.0), (0, 0.5 * tall, 0), friction=0.9, bounce=0.05, drag=0.15
    )
    trial.world.join(HINGE, -1, number, (0.0, 0.05, 0.0), axis=(0, 0, 1), stiff=40.0)
    trial.world.change(number, asleep=1.0)
    trial.world.at(0.4, lambda world: world.push(number, (0.3 * 0.5 * tall, 0.0, 0.0), (0.0, 0.0, -0.3)))
    bark = materials.trunk("#4a3828")
    trial.scenery(
        box((0.0, 0.5 * stump - 0.1, 0.0), (0.2, 0.5 * stump, 0.2), bark)
    ) if event.part.kind != "tree" else None
    trial.shows((-2.4, 0.0, -1.0), (tall, tall + 0.4, 1.0))
    return trial.actor()


def tip_over(event: Event) -> Actor:
    """A vessel tips over, and what is in it runs out."""
    trial = event.trial()
    one = event.model(0, 0.9)
    r, y = float(max(one.half[0], one.half[2])), float(one.half[1])
    number = trial.put(
        one.mesh,
        Solid((cylinder(0.92 * r, y),), 500.0),
        (-0.6, y + 0.001, 0.0),
        asleep=True,
        friction=0.6,
        bounce=0.1,
        roll=0.01,
    )
    trial.world.at(0.6, lambda world: world.push(number, (2.0, 0.7, 0.0), (0.0, 0.0, -4.4)))
    if "liquid" in event.props:
        when = 1.15
        trial.effects.append(drops((0.55, 0.12, 0.0), 0.3, when, event.part.seed, "#cfe2ea", wide=1.1))
        blob = materials.drink("#c8dfe8", milk=0.05)
        rng = event.part.seed.stream("trial", 7)
        phase = rng.random(4) * 6

        def pool(t: float) -> Mesh:
            grown = 1 - math.exp(-1.6 * max(t - when, 0.0))

            k = max(grown, 0.001)
            mesh = lathe(
                [(0.01, 0.012), (0.7 * k, 0.016), (0.98 * k, 0.012), (1.0 * k, 0.001)], [blob] * 4, sides=64
            )
            angle = np.arctan2(mesh.at[:, 2], mesh.at[:, 0])
            wave = (
                1
                + 0.12 * np.sin(2 * angle + phase[0])
                + 0.08 * np.sin(3 * angle + phase[1])
                + 0.05 * np.sin(7 * angle + phase[2])
            )
            mesh.at[:, 0] *= 1.45 * wave
            mesh.at[:, 2] *= 0.8 * wave
            mesh.at[:, 0] += 0.25 + 0.75 * k
            if t < when:
                mesh.at[:, 1] -= 5.0
            return mesh

        trial.animated(lambda t: [pool(t)])
    trial.shows((-1.4, 0.0, -0.9), (2.4, 1.15, 0.9))
    return trial.actor()


def slides_off(event: Event) -> Actor:
    """Snow slides off a roof in slabs that break when they land."""
    trial = event.trial(scale="life", dust="#e8eef6", dusts=1.5)
    rng = event.part.seed.stream("trial", 8)
    wall, tiles = materials.plaster("#b08a62"), materials.slate("#5a4440")
    gable = slab([(-5.6, 2.55), (-1.2, 2.55), (-3.85, 4.4)], (-2.6, 2.6), wall)
    trial.scenery(box((-3.4, 1.3, 0.0), (2.2, 1.3, 2.6), wall), gable)
    for z in (-1.3, 0.0, 1.3):
        trial.scenery(
            box((-1.19, 1.45, z), (0.02, 0.42, 0.36), materials.light("#ffd890", 0.5)),
            box((-1.17, 1.45, z), (0.02, 0.44, 0.03), materials.wood("#e8e0d0")),
        )
    angle = -0.62
    turn = about((0, 0, 1), angle)
    middle = np.array((-2.35, 3.45, 0.0))
    form = block((1.9, 0.08, 2.9), middle, turn)
    roof = box((0, 0, 0), (1.9, 0.08, 2.9), tiles)
    trial.stand(moved(roof, turn, middle), form, friction=0.06)
    back = about((0, 0, 1), -angle)
    trial.scenery(moved(roof, back, (-5.35, 3.45, 0.0)))
    paint = materials.snow("#eef3fa")
    world = trial.world
    clay = Clay().box((0, 0, 0), (0.41, 0.125, 0.4), paint, edge=0.08)
    slab_of_snow = clay.fire(event.part.kernels, cells=18).mesh
    for row in range(4):
        for k in range(7):
            half = (0.36, 0.1 + 0.05 * rng.random(), 0.36)
            local = np.array((-1.45 + 0.8 * row, 0.09 + half[1], (k - 3) * 0.76))
            spot = middle + turn @ local
            mesh = moved(slab_of_snow, np.diag((1.0, half[1] / 0.125, 1.0)), (0, 0, 0))
            number = trial.put(
                mesh,
                Solid((block(half),), 250.0),
                spot,
                turn=turn,
                asleep=True,
                friction=0.06,
                bounce=0.0,
                roll=0.1,
                drag=0.1,
            )
            trial.breakable(number, 5, 3.0, burst=0.9, density=250.0, friction=0.9, bounce=0.0)
            world.push_at(
                0.45 + 0.28 * (3 - row) + 0.06 * abs(k - 3), number, turn @ np.array((0.5, 0.0, 0.0))
            )
    trial.shows((-4.6, 0.0, -2.0), (2.6, 4.6, 2.0))
    return trial.actor()


DROPS = {"drop": drop, "knock": knock, "fell": fell, "tip over": tip_over, "slides off": slides_off}

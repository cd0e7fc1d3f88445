"""Something strikes something else: what comes flying, rolling, swinging or driving, and what it meets."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.effects import blast
from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment, Plume
from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.geometry.shapes import rod
from filmgate.engines.animatic.physics.bodies import BALL, World
from filmgate.engines.animatic.physics.motion import Motion, about
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.happenings import sets
from filmgate.engines.animatic.subjects.happenings.event import Event
from filmgate.engines.animatic.subjects.happenings.models import Model, model
from filmgate.engines.animatic.subjects.happenings.trial import Trial

_HITS = 1.35  # seconds until the blow
_LARGE = (
    "car",
    "truck",
    "bus",
    "train",
    "tank",
    "motorcycle",
    "elephant",
    "tractor",
    "boulder",
    "rhinoceros",
)


def strike(event: Event) -> Actor:
    """Let what acts come from the left and strike what stands in its way."""
    second = event.second()
    kind = f"{second.kind} {second.variant}".strip() if second else "wall"
    way = next((one for one in ("swing", "roll", "drive", "fly", "fall") if one in event.props), "fly")
    target = next((make for name, make in _TARGETS.items() if kind.startswith(name)), _anything)
    castle = "castle" in event.props
    large = kind.split()[0] in ("wall", "fence") or castle or way == "drive" or event.part.kind == "rock"
    trial = event.trial(
        scale="life", dust="#8a7f72" if large else None, shakes=1.6 if large else 0.4, aside=0.55
    )
    middle, far = target(trial, event)
    size = _size(event, large=large)
    one = event.model(0, size)
    _comes(trial, one, way, middle)
    low, high = (
        (-2.4 * max(1.0, 0.55 * far), 0.0, -0.7 * far),
        (far, max(1.25 * middle[1] + 0.6, 1.2), 0.7 * far),
    )
    if kind == "ball pin":
        low, high = (-3.4, 0.0, -1.3), (2.9, 1.5, 1.3)
    if way == "swing":
        low = (-4.2, 0.0, -1.5)
        high = (high[0], max(high[1], 4.4), high[2])
    trial.shows(low, high)
    return trial.actor()


def _size(event: Event, *, large: bool) -> float:
    name, part = f"{event.part.kind} {event.part.variant}".strip(), event.part
    if part.kind in ("car", "truck", "bus"):
        return 4.3
    if part.kind == "rock":
        return 1.3
    own = {
        "ball bowling": 0.62,
        "ball cannonball": 0.55,
        "ball wrecking": 1.15,
        "ball meteor": 1.0,
        "tool arrow": 1.5,
        "ball snowball": 0.9 if large else 0.4,
    }
    return own.get(name, 0.45 if large else 0.34)


def _comes(trial: Trial, one: Model, way: str, to: tuple[float, float, float]) -> int:
    """Add what comes, so that it strikes the point `to` when it is time."""
    options = {"friction": one.friction, "bounce": one.bounce, "drag": 0.0}
    r = float(one.half[1])
    if way == "swing":
        long = 3.6
        hook = (to[0] - float(one.half[0]) - 0.05, max(to[1], r + 0.3) + long, 0.0)
        sets.crane(trial, hook)
        angle = 1.0
        spot = (hook[0] - long * math.sin(angle), hook[1] - long * math.cos(angle), 0.0)
        ball = trial.put(one.mesh, one.solid, spot, turn=about((0, 0, 1), -angle), **options)
        trial.world.join(BALL, -1, ball, hook, apart=False)
        trial.also(lambda motion: _rope(motion, ball, hook, float(one.half[1])))
        return ball
    if way in ("roll", "drive"):
        speed = 7.5
        start = to[0] - float(one.half[0]) - speed * _HITS
        spin = (0.0, 0.0, -speed / r) if way == "roll" else (0.0, 0.0, 0.0)
        options |= {"friction": 0.5 if way == "roll" else 0.06, "roll": 0.002 if way == "roll" else 0.0}
        return trial.put(
            one.mesh, one.solid, (start, r + 0.002, 0.0), velocity=(speed, 0, 0), spin=spin, **options
        )
    if way == "fall":
        high = to[1] + float(one.half[1]) + 0.5 * 9.81 * 1.0**2
        return trial.put(one.mesh, one.solid, (to[0] + 0.1, high, 0.0), spin=(0, 0, 0.4), **options)
    speed = 15.0 if one.solid.density > 3000 else 9.0 if one.half[0] > 0.2 else 7.0
    far = speed * _HITS
    rise = 0.5 * 9.81 * _HITS
    spin = (0.0, 0.0, -5.0) if one.half[0] < 1.8 * one.half[1] else (0.0, 0.0, -2 * rise / speed / _HITS)
    turn = about((0, 0, 1), math.atan2(rise, speed)) if one.half[0] > 1.8 * one.half[1] else np.eye(3)
    return trial.put(
        one.mesh,
        one.solid,
        (to[0] - float(one.half[0]) - far, to[1], 0.0),
        turn=turn,
        velocity=(speed, rise, 0.0),
        spin=spin,
        **options,
    )


def _rope(
    motion: Motion, body: int, hook: tuple[float, float, float], top: float
) -> Callable[[float], list[Mesh]]:
    chain = materials.metal("#4a4c52")

    def meshes(t: float) -> list[Mesh]:
        where, turn = motion.when(t)
        end = where[body] + turn[body] @ np.array((0.0, top, 0.0))
        return [rod(hook, (float(end[0]), float(end[1]), float(end[2])), 0.045, chain)]

    return meshes


def _wall(trial: Trial, event: Event) -> tuple[tuple[float, float, float], float]:
    second = event.second()
    castle = "castle" in event.props or (second is not None and "stone" in second.stuff)
    color = (second.coat if second else None) or ("#9a9286" if castle else "#a4523a")
    if castle:
        sets.bricks(trial, 5.2, 2.6, (0.26, 0.2, 0.36), color, stone=True, density=650.0)
        for side in (-1, 1):  # battlements that stay to left and right
            for k in range(2):
                sets.pedestal(trial, 3.1, 0.5, (0.0, 0.0, side * (3.3 + 0.02 * k)), color)
    else:
        sets.bricks(trial, 3.8, 2.2, (0.14, 0.1, 0.24), color)
    return (-0.3 if castle else -0.14, 1.2, 0.0), 4.0


def _pins(trial: Trial, event: Event) -> tuple[tuple[float, float, float], float]:
    one = event.model(1, 1.0)
    sets.triangle(trial, one, 0.72, 4)
    return (-0.16, 0.31, 0.03), 3.6


def _window(trial: Trial, _event: Event) -> tuple[tuple[float, float, float], float]:
    pane = sets.window(trial, (0.85, 0.75), 0.7)
    trial.breakable(pane, 46, 1.5, thickness=0.016, burst=0.5, density=2500.0)
    return (-0.05, 1.5, 0.0), 2.6


def _fence(trial: Trial, _event: Event) -> tuple[tuple[float, float, float], float]:
    sets.fence(trial, 5.2, 1.15)
    return (-0.05, 0.6, 0.0), 4.2


def _boxes(trial: Trial, event: Event) -> tuple[tuple[float, float, float], float]:
    large = event.part.kind in _LARGE
    size = 0.75 if large else 0.5
    models = [event.model(1, size, tone=k) for k in range(3)]
    sets.pile_of(trial, models, 4, 2.06 * float(models[0].half[2]), deep=2)
    return (-1.0 * size, 0.7 * size, 0.0), 4.6


def _vehicle(trial: Trial, event: Event) -> tuple[tuple[float, float, float], float]:
    one = event.model(1, 4.2)
    trial.put(one.mesh, one.solid, (float(one.half[0]), float(one.half[1]) + 0.002, 0.0), friction=0.35)
    return (0.0, float(one.half[1]), 0.0), 5.0


def _anything(trial: Trial, event: Event) -> tuple[tuple[float, float, float], float]:
    """Stand one thing on a pedestal, or a large one on the ground; it breaks if it is brittle."""
    second = event.second()
    floor = second is not None and second.kind in (
        "tree",
        "snowman",
        "statue",
        "barrel",
        "table",
        "chair",
        "door",
        "sign",
        "streetlamp",
    )
    one = event.model(1, 1.7 if floor else 0.62)
    high = 0.0 if floor else 0.85
    if not floor:
        sets.pedestal(trial, high, 0.42)
    number = trial.put(
        one.mesh,
        one.solid,
        (0.0, high + float(one.half[1]) + 0.001, 0.0),
        asleep=True,
        friction=one.friction,
        bounce=one.bounce,
        roll=one.roll,
    )
    breaks = one.brittle or (
        2.5
        if event.props & {"breaks"} or (second and second.kind == "fruit" and event.part.variant == "arrow")
        else 0.0
    )
    if breaks:
        split = event.part.variant == "arrow" and not one.shell  # what an arrow splits has few parts
        trial.breakable(number, 4 if split else 26, breaks, thickness=one.shell, burst=1.0)
    return (-float(one.half[0]), high + float(one.half[1]), 0.0), 1.7 if not floor else 2.6


_TARGETS = {
    "wall": _wall,
    "castle": _wall,
    "ball pin": _pins,
    "window": _window,
    "fence": _fence,
    "gate": _fence,
    "basket": _boxes,
    "cube": _boxes,
    "car": _vehicle,
    "truck": _vehicle,
    "bus": _vehicle,
}


def impact(event: Event) -> Actor:
    """Something falls out of the sky and throws up the ground."""
    trial = event.trial(scale="life", dust="#a08a68", shakes=1.2)
    rng = event.part.seed.stream("trial", 1)
    one, when = event.model(0, 1.5), 1.3
    speed = (14.0, -15.0, 2.0)
    at = (-speed[0] * when, -speed[1] * when + 0.5, -speed[2] * when)
    body = trial.put(
        one.mesh,
        one.solid,
        at,
        velocity=speed,
        spin=(2, 1, -4),
        friction=0.9,
        bounce=0.02,
        drag=0.0,
        roll=0.2,
        gravity=0.0,
    )
    clods = []
    for k in range(46):
        size = 0.12 + 0.3 * rng.random() ** 2
        clod = event.model(0, size, tone=k) if event.part.kind == "rock" else None

        clod = clod or model(replace(event.part, kind="rock", variant="", coat="#9a7c52"), size, number=k)
        a, r = rng.random() * 2 * math.pi, 0.25 + 0.9 * rng.random()
        clods.append(
            trial.put(
                clod.mesh, clod.solid, (r * math.cos(a), -0.2 - size, r * math.sin(a)), fixed=True, group=5
            )
        )

    def bursts(world: World) -> None:
        world.change(body, velocity=(0.6, 0.0, 0.2), spin=(0, 0, -0.5), gravity=1.0)
        for number in clods:
            state = world.state(number)
            away = state.at * (1, 0, 1)
            world.free(number)
            world.change(number, at=state.at * (1, 0, 1) + (0, 0.35, 0), friction=0.8, bounce=0.1, roll=0.03)
            world.push(
                number,
                (*(away * (2.5 + 3 * rng.random()))[:1] + 1.5, 4 + 5 * rng.random(), *(away * 3)[2:]),
                rng.normal(0, 5, 3),
            )

    trial.world.at(when, bursts)

    trial.effects.append(blast.blast(2.2, when, seed=event.part.seed))
    trial.effects.append(_trail(speed, when, event))
    trial.shows((-6.0, 0.0, -2.0), (5.0, 5.5, 2.0))
    return trial.actor()


def _trail(speed: tuple[float, float, float], when: float, event: Event) -> Effect:

    plume = Plume(
        rate=55,
        life=1.3,
        radius=(0.5, 0.15),
        color=(1.6, 0.7, 0.2),
        rise=0.4,
        spread=0.5,
        offset=0.25,
        opacity=0.8,
        glow=1.0,
        stop=when,
    )
    smoke = Plume(
        rate=30,
        life=3.0,
        radius=(0.4, 1.1),
        color=(0.1, 0.09, 0.08),
        rise=0.3,
        spread=0.4,
        offset=0.2,
        opacity=0.5,
        stop=when,
    )

    def moment(t: float, foot: Foot) -> Moment:
        x, y, z = foot(t)

        def source(born: float) -> tuple[float, float, float]:
            s = min(born, when) - when
            return (x + speed[0] * s, y + 0.5 + speed[1] * s - 4.9 * when * s * 0.0, z + speed[2] * s)

        return Moment(
            puffs=np.concatenate(
                [smoke.at(t, source, event.part.seed), plume.at(t, source, event.part.seed.another(3))]
            )
        )

    return moment


STRIKES = {"strike": strike, "impact": impact}

"""Balls and other round things on their way: down stairs and slopes, through a hoop, over a net."""

from collections.abc import Callable

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.physics.forms import Solid, ball
from filmgate.engines.animatic.physics.motion import Motion
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.happenings import grounds, sets
from filmgate.engines.animatic.subjects.happenings.event import Event
from filmgate.engines.animatic.subjects.happenings.models import model
from filmgate.engines.animatic.subjects.happenings.trial import Trial, moved


def downstairs(event: Event) -> Actor:
    """A thing bounces or tumbles down stairs."""
    trial = event.trial()
    top = grounds.stairs(trial, 7, 0.3, 0.5, 1.1)
    one = event.model(0, 0.44)
    count = max(1, min(event.several, 4))
    for k in range(count):
        r = float(one.half[1])
        one = event.mixed(0.44, tone=k)
        number = trial.put(
            one.mesh,
            one.solid,
            (top[0] - 0.1 - 0.5 * k, top[1] + r + 0.35, 0.3 * k * (-1) ** k),
            velocity=(1.15, 0.0, 0.02),
            spin=(0, 0, -3.0),
            bounce=max(one.bounce, 0.55) if not one.brittle else 0.1,
            friction=0.5,
            roll=one.roll,
            drag=0.05,
        )
        if one.brittle:
            trial.breakable(number, 30, 2.6, thickness=one.shell)
    trial.bench((top[0] - 1.6, 0.0, -1.1), (top[0] - 0.25, top[1], 1.1))
    trial.shows((top[0] - 0.4, 0.0, -0.8), (2.2, top[1] + 1.1, 0.8))
    return trial.actor()


def downhill(event: Event) -> Actor:
    """A thing rolls down a slope, and runs into what stands below, if anything does."""
    life = event.part.kind in ("rock", "barrel", "wheel", "pumpkin", "ball")
    trial = event.trial(
        scale="life",
        dust="#e8eef4" if "snow" in event.props else "#8a7a60",
        dusts=1.6,
        shakes=0.6,
        aside=0.45 if event.second() else 0.0,
    )
    snow = "snow" in event.props
    paint = (
        materials.snow("#e6ecf4")
        if snow
        else materials.foliage("#5c7a34")
        if "grass" in event.props
        else materials.soil("#8a7350")
    )
    long, high, half = 7.0, 3.1, 3.4
    grounds.slope(trial, long, high, half, paint)
    grows = "grows" in event.props
    size = 0.5 if grows else 1.25 if event.part.kind == "rock" else 0.8
    one = event.model(0, size)
    r = float(one.half[1])
    second = event.second()
    ball_like = np.ptp(one.half) < 0.4 * one.half.max()
    solid = Solid((ball(r),), one.solid.density) if ball_like else one.solid
    number = trial.put(
        None if grows else one.mesh,
        solid,
        (-long + 1.0, high + r, 0.0),
        velocity=(1.3, 0.0, 0.0),
        spin=(0, 0, -1.3 / r),
        friction=0.9,
        bounce=0.1,
        roll=0.004,
        drag=0.0 if second else 0.06,
    )
    if grows:
        _growing(trial, event, number, size, -long)
    if second is not None and life:
        x = 0.9
        if second.kind in ("fence", "gate"):
            sets.fence(trial, 6.0, 1.15, (x, 0, 0))
        elif second.kind == "wall":
            sets.bricks(trial, 3.6, 1.5, (0.14, 0.1, 0.24), second.coat or "#a4523a", (x, 0, 0))
        elif second.kind == "ball" and second.variant == "pin":
            sets.triangle(trial, event.model(1, 1.0), 0.75, 4, (x, 0, 0))
        elif second.kind in ("basket", "cube", "barrel"):
            models = [event.model(1, 0.6, tone=k) for k in range(3)]
            sets.pile_of(trial, models, 4, 2.06 * float(models[0].half[2]), (x, 0, 0))
        else:
            other = event.model(1, 1.5)
            hit = trial.put(
                other.mesh,
                other.solid,
                (x + float(other.half[0]), float(other.half[1]), 0.0),
                asleep=True,
                friction=0.6,
            )
            if other.brittle:
                trial.breakable(hit, 24, other.brittle, thickness=other.shell)
    trial.shows((-long - 0.3, 0.0, -1.5), (4.6, high + 1.2, 1.5))
    return trial.actor()


def _growing(trial: Trial, event: Event, body: int, size: float, start: float) -> None:
    """Draw a ball that becomes larger on its way, and stays on the ground."""
    whole = model(event.part, 1.0).mesh

    def makes(motion: Motion) -> Callable[[float], list[Mesh]]:
        def meshes(t: float) -> list[Mesh]:
            where, turn = motion.when(t)
            k = min(max((float(where[body][0]) - start) / 9.0, 0.0), 1.0)
            large = size * (1 + 2.6 * k)
            mesh = Mesh(whole.surface.copy(), whole.faces)
            mesh.at[:] *= large
            at = where[body] + (0.0, 0.5 * (large - size), 0.0)
            return [moved(mesh, turn[body], at)]

        return meshes

    trial.also(makes)


def through_hoop(event: Event) -> Actor:
    """A ball is thrown, falls through a hoop and bounces below it."""
    trial = event.trial(scale="life")
    high, radius, size = 2.7, 0.36, 0.5
    at = (1.4, high, 0.0)
    grounds.hoop(trial, at, radius)
    one = event.model(0, size)
    when, start = 1.2, (-2.6, 1.3, 0.0)
    if "bounces" in event.props:  # it comes up from the ground
        start = (-2.2, float(one.half[1]) + 0.01, 0.0)
    velocity = ((at[0] - 0.02 - start[0]) / when, (high - start[1] + 0.5 * 9.81 * when**2) / when, 0.0)
    trial.put(
        one.mesh,
        one.solid,
        start,
        velocity=velocity,
        spin=(0, 0, 5.0),
        bounce=0.74,
        friction=0.6,
        roll=0.004,
        drag=0.0,
    )
    trial.shows((-2.6, 0.0, -0.9), (2.4, 4.1, 0.9))
    return trial.actor()


def over_net(event: Event) -> Actor:
    """A ball flies over a net, bounces on the other side, and goes on."""
    trial = event.trial(scale="life")
    grounds.net(trial, 0.95, 4.4)
    one = event.model(0, 0.28)
    r = float(one.half[1])
    start, speed, rise = (-3.0, 2.0 + r, -0.2), 2.6, -1.0
    trial.put(
        one.mesh,
        one.solid,
        start,
        velocity=(speed, rise, 0.15),
        spin=(0, 0, -6),
        bounce=0.82,
        friction=0.5,
        roll=0.004,
        drag=0.0,
    )
    trial.shows((-3.2, 0.0, -0.6), (3.4, 2.2, 0.6))
    return trial.actor()


def bounces(event: Event) -> Actor:
    """A ball drops and bounces lower each time, on its way across the frame."""
    trial = event.trial()
    one = event.model(0, 0.55)
    count = max(1, min(event.several, 5))
    for k in range(count):
        other = event.mixed(0.55, tone=k)
        trial.put(
            other.mesh,
            other.solid,
            (-1.5 - 0.35 * k, 1.9 + 0.25 * k, 0.55 * (k - 0.5 * (count - 1))),
            velocity=(0.75 + 0.1 * k, 0.0, 0.0),
            spin=(0, 0, -2),
            bounce=max(one.bounce, 0.72),
            friction=0.5,
            roll=0.004,
            drag=0.03,
        )
    trial.shows((-2.0, 0.0, -0.7), (2.0, 2.3, 0.7))
    return trial.actor()


ROLLS = {
    "downstairs": downstairs,
    "downhill": downhill,
    "through hoop": through_hoop,
    "over net": over_net,
    "bounces": bounces,
}

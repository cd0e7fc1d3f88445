"""Which effects a shot has: those its words name, those its place and its subject bring along."""

import math
from collections.abc import Callable

from filmgate.engines.animatic.effects import blast, fire, sky, water
from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment
from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.world.places.record import Place
from filmgate.script.treatment import Treatment

Top = Callable[[float, float], float]
_BY_THE_FIRE = (-1.7, -0.6)  # x, z from the subject: to its side, a little towards the camera


def choose(
    treatment: Treatment, place: Place, actor: Actor | None, top: Top, *, seed: int, duration: float
) -> tuple[Effect, ...]:
    """Effects of a shot; `top(x, z)` is the height of what one stands on, metres."""
    found = list(actor.effects) if actor else []
    size = max(actor.height, 0.6 * actor.length) if actor else 2.0
    if actor and actor.afloat and not actor.entries:
        found.append(water.wake(actor.length, actor.speed))
    if actor:
        found += [
            water.splash(big, when, seed=seed + number) for number, (when, big) in enumerate(actor.entries)
        ]
    if place.effect:
        found.append(place.effect(seed))
    if "campfire" in treatment.effects:
        found.append(_fixed(fire.campfire(1.0, seed=seed), _near(actor, top)))
    if "fireworks" in treatment.effects:
        found.append(sky.fireworks((0.0, 145.0, 290.0), 66.0, seed=seed))
    if "tornado" in treatment.effects:
        found.append(sky.tornado((8.0, top(8.0, 70.0), 70.0), 30.0, seed=seed))
    alone = not treatment.subject or "explode" not in treatment.beats
    if "explosion" in treatment.effects and alone:
        far = 10.0 + 2.2 * size
        found.append(
            _fixed(
                blast.blast(4.0 + 0.5 * size, 0.38 * duration, seed=seed),
                (0.35 * far, top(0.35 * far, far), far),
            )
        )
    smokes = {"campfire", "explosion"} & set(treatment.effects) or place.effect
    if "smoke" in treatment.effects and not smokes and not (actor and actor.effects):
        far = 4.0 + 1.5 * size
        found.append(
            _fixed(
                sky.chimney((0.0, 0.0, 0.0), 0.5 + 0.15 * size, seed=seed),
                (0.3 * far, top(0.3 * far, far), far),
            )
        )
    return tuple(found)


def _near(actor: Actor | None, top: Top) -> Vector:
    """A place beside the subject, clear of its way."""
    if actor is None:
        return (0.0, top(0.0, 6.0), 6.0)
    aside = math.copysign(1.0, actor.speed) * (0.6 * actor.length + 0.9)
    x, z = _BY_THE_FIRE[0] * 0.3 - aside, _BY_THE_FIRE[1]
    return (x, top(x, z), z)


def _fixed(effect: Effect, at: Vector) -> Effect:
    """The effect where it is, whoever moves."""

    def here(t: float, _foot: Foot) -> Moment:
        return effect(t, lambda _t: at)

    return here

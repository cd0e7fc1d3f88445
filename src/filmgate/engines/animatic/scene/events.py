"""The choice of a shot's effects, such as fire or splashes: from the prompt, the place and the subject."""

import math
from collections.abc import Iterator

from filmgate.engines.animatic.effects import blast, fire, sky, water
from filmgate.engines.animatic.effects.around import Around
from filmgate.engines.animatic.effects.moment import Effect
from filmgate.engines.animatic.geometry.mesh import Height, Vector
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.world.places.record import Place
from filmgate.script.tables import joined
from filmgate.script.treatment import Treatment

_BY_THE_FIRE = (-1.7, -0.6)  # x, z from the subject: to its side, a little towards the camera


def choose(
    treatment: Treatment, place: Place, actor: Actor | None, top: Height, *, seed: Seed, duration: float
) -> tuple[Effect, ...]:
    """Return the effects of a shot: those of its actor, those of its place, and those that the prompt names.

    `top(x, z)` is the height of the ground or floor in metres.
    """
    named = treatment.effects
    own = [*_brought(actor, seed)]
    if place.effect:
        own.append(place.effect(seed))
    around = Around(
        size=max(actor.height, 0.6 * actor.length) if actor else 2.0,
        beside=_beside(actor, top),
        top=top,
        seed=seed,
        duration=duration,
        explodes=bool(treatment.subject) and "explode" in treatment.beats,
        smokes=bool({"campfire", "explosion"} & set(named) or place.effect or (actor and actor.effects)),
    )
    made = (make(around) for name, make in NAMED.items() if name in named)
    return (*own, *(effect for effect in made if effect))


def _brought(actor: Actor | None, seed: Seed) -> Iterator[Effect]:
    """Give the effects of a subject: those that it brings along, and its wake or splashes on water."""
    if actor is None:
        return
    yield from actor.effects
    rides = actor.face is not None and bool(actor.effects)  # a surfer: the wave is enough
    if actor.medium == "water" and not (actor.entries or rides):
        yield water.wake(actor.length, actor.speed)
    for number, (when, big) in enumerate(actor.entries):
        yield water.splash(big, when, seed=seed.another(number))


def _beside(actor: Actor | None, top: Height) -> Vector:
    """Return a point on the ground beside the subject, clear of its way; in the middle of a half circle."""
    if actor is None:
        return (0.0, top(0.0, 6.0), 6.0)
    if actor.ring:
        return (0.0, top(0.0, 0.0), 0.0)
    aside = math.copysign(1.0, actor.speed) * (0.6 * actor.length + 0.9)
    x, z = _BY_THE_FIRE[0] * 0.3 - aside, _BY_THE_FIRE[1]
    return (x, top(x, z), z)


# by the name that lexicons.EFFECTS gives them
NAMED = joined(fire.NAMED, sky.NAMED, blast.NAMED)

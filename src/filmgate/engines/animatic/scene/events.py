"""Which effects a shot has: those its words name, those its place and its subject bring along."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from filmgate.engines.animatic.effects import blast, fire, sky, water
from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment
from filmgate.engines.animatic.geometry.mesh import Height, Vector
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.world.places.record import Place
from filmgate.script.treatment import Treatment

_BY_THE_FIRE = (-1.7, -0.6)  # x, z from the subject: to its side, a little towards the camera


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The facts of the shot that effects read; `top(x, z)` is the height of the ground or floor, metres."""

    treatment: Treatment
    place: Place
    actor: Actor | None
    top: Height
    seed: Seed
    duration: float

    @property
    def size(self) -> float:
        return max(self.actor.height, 0.6 * self.actor.length) if self.actor else 2.0

    def behind(self, far: float, aside: float) -> Vector:
        """A place on the ground, this far behind the subject and aside."""
        return (aside, self.top(aside, far), far)


def choose(around: Around) -> tuple[Effect, ...]:
    """Effects of a shot: those of its actor, of its place, and those that the prompt names."""
    place, named = around.place, around.treatment.effects
    found = [*_brought(around.actor, around.seed)]
    if place.effect:
        found.append(place.effect(around.seed))
    made = (make(around) for name, make in NAMED.items() if name in named)
    return (*found, *(effect for effect in made if effect))


def _brought(actor: Actor | None, seed: Seed) -> Iterator[Effect]:
    """Return the effects of a subject: those that it brings along, and those that it has on water."""
    if actor is None:
        return
    yield from actor.effects
    if actor.medium == "water" and not actor.entries:
        yield water.wake(actor.length, actor.speed)
    for number, (when, big) in enumerate(actor.entries):
        yield water.splash(big, when, seed=seed.another(number))


def _campfire(around: Around) -> Effect:
    return _fixed(fire.campfire(1.0, seed=around.seed), _near(around.actor, around.top))


def _fireworks(around: Around) -> Effect:
    return sky.fireworks((0.0, 145.0, 290.0), 66.0, seed=around.seed)


def _tornado(around: Around) -> Effect:
    return sky.tornado(around.behind(70.0, 8.0), 30.0, seed=around.seed)


def _explosion(around: Around) -> Effect | None:
    """Behind the subject, unless that is what explodes."""
    if around.treatment.subject and "explode" in around.treatment.beats:
        return None
    far = 10.0 + 2.2 * around.size
    blow = blast.blast(4.0 + 0.5 * around.size, 0.38 * around.duration, seed=around.seed)
    return _fixed(blow, around.behind(far, 0.35 * far))


def _smoke(around: Around) -> Effect | None:
    """Make smoke that rises behind the subject, unless something else smokes."""
    smokes = {"campfire", "explosion"} & set(around.treatment.effects) or around.place.effect
    if smokes or (around.actor and around.actor.effects):
        return None
    far = 4.0 + 1.5 * around.size
    smoke = sky.chimney((0.0, 0.0, 0.0), 0.5 + 0.15 * around.size, seed=around.seed)
    return _fixed(smoke, around.behind(far, 0.3 * far))


def _near(actor: Actor | None, top: Height) -> Vector:
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


# by the name that lexicons.EFFECTS gives them
NAMED: dict[str, Callable[[Around], Effect | None]] = {
    "campfire": _campfire,
    "fireworks": _fireworks,
    "tornado": _tornado,
    "explosion": _explosion,
    "smoke": _smoke,
}

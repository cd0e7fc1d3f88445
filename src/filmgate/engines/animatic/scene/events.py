"""The choice of a shot's effects, such as fire or splashes: from the prompt, the place and the subject."""

import math
from collections.abc import Iterator
from functools import partial

from filmgate.engines.animatic.camera.framing import Extent
from filmgate.engines.animatic.effects import blast, fire, galaxies, sky, tracks, water
from filmgate.engines.animatic.effects.around import Around
from filmgate.engines.animatic.effects.breath import breath
from filmgate.engines.animatic.effects.moment import Effect
from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Height, Vector
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.animals.table import ANIMALS as QUADRUPEDS
from filmgate.engines.animatic.subjects.groups import Group
from filmgate.engines.animatic.world.places.record import Place
from filmgate.script.kinds import CREATURES, VEHICLES
from filmgate.script.tables import joined
from filmgate.script.treatment import Treatment

_PAIR = 2  # of more, nobody sees whose tracks they are
_TRODDEN = "#566684"  # snow that feet have pressed
_GOES = 0.3  # m/s: who is slower stands, and looks to the camera
_BREATHLESS = {"robot", "astronaut", "snowman", "skeleton"}
_HEAD = 0.13  # of the height: that of a head
_SMALL = 0.35  # metres: the breath of what is smaller is not seen
_FIRE = 0.5  # metres: the radius of a campfire
_BY_THE_FIRE = -0.6  # metres beyond the subject: a fire beside it is a little towards the camera


def choose(
    treatment: Treatment, place: Place, actor: Actor | None, top: Height, *, seed: Seed, duration: float
) -> tuple[Effect, ...]:
    """Return the effects of a shot: those of its actor, those of its place, and those that the prompt names.

    `top(x, z)` is the height of the ground or floor in metres.
    """
    named = treatment.effects
    own = [*_brought(actor, seed)]
    if breathes := _breath(treatment, place, actor, seed):
        own.append(breathes)
    if place.effect:
        own.append(place.effect(seed))
    if marks := _tracks(treatment, place, actor, top, duration):
        own.append(marks)
    around = Around(
        size=max(actor.height, 0.6 * actor.length) if actor else 2.0,
        beside=_beside(actor, top),
        top=top,
        seed=seed,
        duration=duration,
        explodes=bool(treatment.subject) and "explode" in treatment.beats,
        smokes=bool({"campfire", "explosion"} & set(named) or place.effect or (actor and actor.effects)),
    )
    made = (
        make(around) for name, make in NAMED.items() if name in named and (place.earth or name != "galaxy")
    )
    return (*own, *(effect for effect in made if effect))


def _tracks(
    treatment: Treatment, place: Place, actor: Actor | None, top: Height, duration: float
) -> Effect | None:
    """Return the tracks of who goes over sand or snow; None where the ground shows none."""
    ground = _TRODDEN if treatment.snowy and not place.hard else place.pressed
    if ground is None or actor is None or actor.extent or actor.medium != "ground" or treatment.count > _PAIR:
        return None
    way = partial(actor.x, duration=duration)
    if abs(way(duration) - way(0.0)) < 1.0:
        return None
    paint = materials.soil(ground)
    if actor.face:
        long = 0.15 * actor.height
        return tracks.prints(
            paint, way, duration, top, stride=0.4 * actor.height, wide=0.055 * actor.height, long=long
        )
    if treatment.subject in VEHICLES:
        wide, one_track = 0.2 * actor.length, treatment.subject in ("bicycle", "motorcycle")
        return tracks.tyres(
            paint,
            way,
            duration,
            top,
            wide=0.0 if one_track else min(wide, 0.9),
            tyre=0.1 if one_track else 0.34,
            rear=0.3 * actor.length,
        )
    if treatment.subject in QUADRUPEDS:
        return tracks.prints(
            paint,
            way,
            duration,
            top,
            stride=0.2 * actor.length,
            wide=0.07 * actor.length,
            long=0.09 * actor.height,
        )
    return None


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


def _breath(treatment: Treatment, place: Place, actor: Actor | None, seed: Seed) -> Effect | None:
    """Return the breath of a subject that is seen in the cold; None if it has none, or it is not cold."""
    cold = "breath" in treatment.optics or treatment.snowy or treatment.season == "winter"
    alive = treatment.subject in CREATURES - _BREATHLESS and actor is not None and actor.medium == "ground"
    if not cold or not alive or not actor or (place.indoors and "breath" not in treatment.optics):
        return None
    ahead = math.copysign(1.0, actor.speed) if actor.speed else float(treatment.how.across or 1)
    if actor.face:
        goes = abs(actor.speed) > _GOES
        way = (0.9 * ahead, 0.02, -0.25) if goes else (0.5 * ahead, 0.05, -0.65)
        return breath(
            (0.14 * way[0], 0.985 * actor.face, 0.16 * way[2]), way, _HEAD * actor.height, seed=seed
        )
    if actor.height < _SMALL:
        return None
    mouth = (0.46 * actor.length * ahead, 0.74 * actor.height, 0.0)
    return breath(mouth, (0.8 * ahead, -0.25, -0.2), _HEAD * actor.height, seed=seed)


def _beside(actor: Actor | None, top: Height) -> Vector:
    """Return a point on the ground beside the subject, clear of its way; in the middle of a half circle."""
    if actor is None:
        return (0.0, top(0.0, 0.0), 0.0)
    x, z = (0.0, 0.0) if actor.ring else (_aside(actor), _BY_THE_FIRE)
    return (x, top(x, z), z)


def _aside(actor: Actor) -> float:
    """Return how far a fire is from the foot of the subject along x, in metres: before who stays, beside the
    way of who goes.
    """
    far = _FIRE + 0.6 * actor.length + 0.7
    return -math.copysign(far, actor.speed) if actor.speed else far


def company(treatment: Treatment, actor: Actor | None) -> Extent | None:
    """Return the space that the subject and the fire beside it take; None if there is no fire."""
    if actor is None or actor.ring or actor.speed or "campfire" not in treatment.effects:
        return None
    left, right = -Group(actor, treatment.count).radius - 0.4, _aside(actor) + 2 * _FIRE
    return Extent(tall=max(actor.height, 1.2), long=right - left, middle=0.5 * (left + right))


# by the name that lexicons.EFFECTS gives them
NAMED = joined(fire.NAMED, sky.NAMED, galaxies.NAMED, blast.NAMED)

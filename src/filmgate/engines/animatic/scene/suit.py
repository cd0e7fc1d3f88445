"""Rules that make place and actor fit together: where an actor can be, how high, and how high the
waves are.
"""

from collections.abc import Callable
from dataclasses import replace

from filmgate.engines.animatic.subjects.actor import Actor, scaled
from filmgate.engines.animatic.subjects.groups import Group
from filmgate.engines.animatic.subjects.objects import obstacles
from filmgate.engines.animatic.subjects.objects.on_table import FURNITURE
from filmgate.engines.animatic.world.biome import Biome
from filmgate.engines.animatic.world.places.record import Place
from filmgate.engines.animatic.world.places.table import PLACES
from filmgate.script.treatment import Treatment

_CLOSELY = 0.8  # metres: things by themselves are no smaller
_TABLE_TOP = 3.2  # metres: several things on a table are together no wider
_LARGE = 4.0  # metres: more does not fit into a room
_ROOMY = 7.5  # metres: as above, of what happens on its floor
_LOW = 3.0  # metres: higher than that, nothing flies under a roof
_EXHIBIT = 2.6  # metres
_SPAN, _WIDE = 20.0, 60.0  # metres: longer than any boat; than a river is wide
_FALLS = {"fall", "shatter", "bounce"}


def place_for(actor: Actor | None, name: str) -> str:
    """Return this place, or the most similar place where the actor can be."""
    if actor is None:
        return name
    for rule in _RULES:
        name = rule(actor, PLACES[name]) or name
    return name


def _water(actor: Actor, place: Place) -> str | None:
    if actor.medium != "water":
        return None
    if actor.length > _SPAN and not actor.speed and (place.biome.basin or place.biome.sea is None):
        return "river" if actor.length < _WIDE else "ocean"  # a bridge, and one that hills would hide
    return "ocean" if place.biome.sea is None else None


def _under_water(actor: Actor, _place: Place) -> str | None:
    return "underwater" if actor.medium == "underwater" else None


def _dry_land(actor: Actor, place: Place) -> str | None:
    walks = actor.medium == "ground"
    return place.ashore if walks else None


def _outdoors(actor: Actor, place: Place) -> str | None:
    if actor.medium == "fixed" and place.farthest < 0.8 * actor.length:
        return "park"  # whoever looks at it would stand in it
    large = _ROOMY if actor.extent else _LARGE
    if place.indoors and max(actor.height, actor.length) > large:
        return "village" if actor.medium == "fixed" else "road"
    return None


def _open_sky(actor: Actor, place: Place) -> str | None:
    return "sky" if actor.medium == "air" and actor.height > _LOW and place.closed else None


# one after the other, each with the place that the one before it chose
_RULES: tuple[Callable[[Actor, Place], str | None], ...] = (
    _water,
    _under_water,
    _dry_land,
    _outdoors,
    _open_sky,
)


def in_water(actor: Actor | None, treatment: Treatment) -> Actor | None:
    """Return the actor placed in the water, if it is a person who swims at a place with water. Otherwise
    return it unchanged.
    """
    swims = actor and actor.face and treatment.action == "swim" and PLACES[treatment.scene].biome.sea
    return replace(actor, medium="water", lift=-0.18 * actor.height) if actor and swims else actor


def exhibited(actor: Actor | None, treatment: Treatment) -> Actor | None:
    """Return the actor smaller if it is a statue in a room: of the size that fits into it."""
    if actor is None or treatment.subject != "statue" or not PLACES[treatment.scene].indoors:
        return actor
    return scaled(actor, _EXHIBIT / actor.height)


def closely(actor: Actor | None) -> Actor | None:
    """Return the actor larger if it is a small or flat thing by itself: it is looked at closely."""
    if actor is None or actor.scale != "table" or actor.extent:
        return actor
    large = max(actor.height, actor.length)
    return scaled(actor, _CLOSELY / large) if large < _CLOSELY else actor


def together(actor: Actor | None, treatment: Treatment) -> Actor | None:
    """Return the actor smaller if it is one of many things: all of them have room on a table."""
    if actor is None or actor.scale != "table" or treatment.count == 1:
        return actor
    long = 2 * Group(actor, treatment.count).radius
    return scaled(actor, _TABLE_TOP / long) if long > _TABLE_TOP else actor


def on_table(actor: Actor | None, treatment: Treatment, place: Place) -> Actor | None:
    """Return the actor placed on a table, if it is a thing that belongs on one. Otherwise return it
    unchanged.

    A thing that falls, falls on the floor.
    """
    if actor is None or actor.extent or not (actor.scale == "table" and place.indoors):
        return actor
    if treatment.subject in FURNITURE or _FALLS & set(treatment.beats):
        return actor
    return replace(actor, lift=obstacles.TABLE)


def sea(biome: Biome, treatment: Treatment, actor: Actor | None) -> Biome:
    """Return the biome with waves that fit the weather.

    In a storm or wind they are high. Otherwise they are never so high that they hide an actor in the water.
    What a building such as a bridge stands in is so wide that one sees it.
    """
    sea = biome.sea
    if sea is None:
        return biome
    if biome.basin and actor and actor.medium == "water" and actor.length > _SPAN:
        near, far = biome.basin
        biome = replace(biome, basin=(near - 1.1 * actor.length, far + 0.6 * actor.length))
    if {"storm", "wind"} & set(treatment.weather):
        return replace(biome, sea=replace(sea, swell=sea.swell * 2.6, foam=0.8))
    if actor and actor.medium == "water":
        low = 0.03 if actor.face else 0.05 + 0.06 * actor.height  # who swims or surfs is never hidden
        calm = min(sea.swell, low)
        return replace(biome, sea=replace(sea, swell=calm))
    return biome

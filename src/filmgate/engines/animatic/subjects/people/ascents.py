"""Ascents: the stairs and the heights that people go up, and how fast they rise."""

from dataclasses import replace

from filmgate.engines.animatic.motion.climbing import CLIMBS
from filmgate.engines.animatic.motion.stairs import EVERY, HIGH, STAIRS
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.objects.flights import flight
from filmgate.engines.animatic.subjects.objects.heights import height
from filmgate.engines.animatic.subjects.part import Part


def ascending(actor: Actor, part: Part, size: float) -> Actor:
    """Return the actor with what it goes up or down. size: of the person, 1 for an adult."""
    if way := CLIMBS.get(part.action):
        what = height(part.climbs, part.action, size, part.heading)
        return replace(actor, drift=way.speed * size, lift=way.lift * size, effects=(*actor.effects, what))
    up = STAIRS.get(part.action, 0.0)
    if not up or len(part.beats) > 1:
        return actor
    rise = up * HIGH * size / EVERY
    stairs = flight(up, size, part.heading)
    return replace(actor, drift=rise, lift=max(-rise * part.duration, 0.0), effects=(*actor.effects, stairs))

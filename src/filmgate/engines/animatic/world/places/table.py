"""The table of all places, by name."""

from filmgate.engines.animatic.world.places import built, interiors, water, wild
from filmgate.engines.animatic.world.places.record import Place
from filmgate.script.tables import joined

PLACES: dict[str, Place] = joined(wild.PLACES, water.PLACES, built.PLACES, interiors.PLACES)

"""The table of all places, by name."""

from filmgate.engines.animatic.world.places import built, grounds, interiors, water, wild
from filmgate.engines.animatic.world.places.record import Place
from filmgate.script.tables import joined

PLACES: dict[str, Place] = joined(wild.PLACES, water.PLACES, built.PLACES, grounds.PLACES, interiors.PLACES)

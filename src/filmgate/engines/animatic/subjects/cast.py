"""The cast: the function that makes the actor of each kind, from the tables CAST of the modules beside it."""

from filmgate.engines.animatic.subjects import stunts
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.animals import crawlers, flyers, fowl, swimmers, walkers
from filmgate.engines.animatic.subjects.buildings import standing
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.objects import lying, on_table
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.people import walking
from filmgate.engines.animatic.subjects.vehicles import air, road, water
from filmgate.script.kinds import CREATURES
from filmgate.script.tables import joined


def engage(part: Part) -> Actor:
    """Make the actor of a part, with everything that its beats do to it.

    Over an obstacle it leaps once: half-way through that beat it passes the origin.
    """
    actor = CASTING[part.kind](part)
    return actor if part.kind in CREATURES else stunts.perform(actor, part)


CASTING: dict[str, Casting] = joined(
    walkers.CAST,
    crawlers.CAST,
    flyers.CAST,
    fowl.CAST,
    swimmers.CAST,
    walking.CAST,
    road.CAST,
    water.CAST,
    air.CAST,
    standing.CAST,
    lying.CAST,
    on_table.CAST,
)

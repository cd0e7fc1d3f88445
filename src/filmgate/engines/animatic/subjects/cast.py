"""The table of all subjects: for each kind, the function that makes its actor. It joins the tables CAST of
the other modules.
"""

from filmgate.engines.animatic.subjects import stunts
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.animals import (
    crawlers,
    drifters,
    flyers,
    fowl,
    frogs,
    swimmers,
    walkers,
)
from filmgate.engines.animatic.subjects.buildings import standing
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.objects import lying, on_table
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.people import walking
from filmgate.engines.animatic.subjects.vehicles import air, carriages, road, trucks, water
from filmgate.script.kinds import CREATURES
from filmgate.script.tables import joined


def engage(part: Part) -> Actor:
    """Make the actor of a part, with the effects of its actions, such as falling or breaking.

    If it leaps over an obstacle, it passes the origin in the middle of that action.
    """
    actor = CASTING[part.kind](part)
    return actor if part.kind in CREATURES else stunts.perform(actor, part)


CASTING: dict[str, Casting] = joined(
    walkers.CAST,
    crawlers.CAST,
    frogs.CAST,
    flyers.CAST,
    fowl.CAST,
    swimmers.CAST,
    drifters.CAST,
    walking.CAST,
    road.CAST,
    trucks.CAST,
    carriages.CAST,
    water.CAST,
    air.CAST,
    standing.CAST,
    lying.CAST,
    on_table.CAST,
)

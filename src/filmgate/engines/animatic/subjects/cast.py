"""The cast: which actor plays a part. A new kind of subject is a row."""

from collections.abc import Callable

from filmgate.engines.animatic.subjects import stunts
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.animals import crawlers, flyers, fowl, swimmers, walkers
from filmgate.engines.animatic.subjects.animals.table import ANIMALS
from filmgate.engines.animatic.subjects.buildings import standing
from filmgate.engines.animatic.subjects.objects import on_table
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.people import walking
from filmgate.engines.animatic.subjects.vehicles import air, road, water
from filmgate.script.kinds import CREATURES

Casting = Callable[[Part], Actor]


def engage(part: Part) -> Actor:
    """Model the actor of a part, with what its beats do to it.

    Over an obstacle it leaps once: half-way through that beat it passes the origin.
    """
    actor = CASTING[part.kind](part)
    return actor if part.kind in CREATURES else stunts.perform(actor, part)


CASTING: dict[str, Casting] = {
    **dict.fromkeys(ANIMALS, walkers.animal),
    **dict.fromkeys(("person", "robot", "astronaut"), walking.person),
    "fowl": fowl.bird,
    "bird": flyers.bird,
    "dragon": flyers.dragon,
    **dict.fromkeys(("butterfly", "insect"), flyers.insect),
    "crab": crawlers.many_legged,
    "snake": crawlers.snake,
    **dict.fromkeys(("fish", "shark", "whale", "dolphin", "seal"), swimmers.swimmer),
    **dict.fromkeys(("jellyfish", "octopus"), swimmers.drifter),
    **dict.fromkeys(("car", "motorcycle", "truck", "bus", "train", "bicycle"), road.wheeled),
    **dict.fromkeys(("boat", "ship"), water.vessel),
    **dict.fromkeys(("plane", "helicopter", "drone", "spaceship"), air.flyer),
    "balloon": air.balloon,
    "rocket": air.rocket,
    **dict.fromkeys(standing.BUILDINGS, standing.building),
    "windmill": standing.mill,
    **dict.fromkeys(on_table.THINGS, on_table.on_table),
}

"""The cast: which actor plays a treatment's subject. A new kind of subject is a row."""

from collections.abc import Callable

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.subjects import stunts
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.animals import crawlers, flyers, fowl, swimmers, walkers
from filmgate.engines.animatic.subjects.animals.table import ANIMALS
from filmgate.engines.animatic.subjects.buildings import standing
from filmgate.engines.animatic.subjects.objects import on_table
from filmgate.engines.animatic.subjects.people import walking
from filmgate.engines.animatic.subjects.vehicles import air, road, water
from filmgate.script.lexicons import CREATURES
from filmgate.script.treatment import Treatment

Casting = Callable[[Kernels, Treatment, int, float], Actor]


def engage(kernels: Kernels, treatment: Treatment, heading: int, duration: float, seed: int) -> Actor | None:
    """Model the subject of a treatment; heading +1 or -1 along x.

    Over an obstacle it leaps once: half-way through that beat it passes the origin.
    """
    kind = treatment.subject
    if kind is None:
        return None
    if kind == "dragon" and treatment.action != "fly":
        return walkers.animal(kernels, treatment, heading, duration)
    actor = CASTING[kind](kernels, treatment, heading, duration)
    return actor if kind in CREATURES else stunts.perform(actor, treatment, duration, seed)


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
    **dict.fromkeys(on_table.THINGS, on_table.on_table),
}

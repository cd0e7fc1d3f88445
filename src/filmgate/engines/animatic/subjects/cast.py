"""The cast: which actor plays a treatment's subject. A new kind of subject is a row."""

from collections.abc import Callable

from filmgate.engines.animatic.native import Kernels
from filmgate.engines.animatic.rigs import movers, still, stunts, walkers
from filmgate.engines.animatic.rigs.actor import Actor
from filmgate.engines.animatic.rigs.animals import ANIMALS
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
    **dict.fromkeys(("person", "robot", "astronaut"), walkers.person),
    "fowl": walkers.bird,
    "bird": movers.bird,
    "dragon": movers.dragon,
    **dict.fromkeys(("butterfly", "insect"), movers.insect),
    "crab": movers.many_legged,
    "snake": movers.snake,
    **dict.fromkeys(("fish", "shark", "whale", "dolphin", "seal"), movers.swimmer),
    **dict.fromkeys(("jellyfish", "octopus"), movers.drifter),
    **dict.fromkeys(("car", "motorcycle", "truck", "bus", "train", "bicycle"), movers.wheeled),
    **dict.fromkeys(("boat", "ship"), movers.vessel),
    **dict.fromkeys(("plane", "helicopter", "drone", "spaceship"), movers.flyer),
    "balloon": still.balloon,
    "rocket": still.rocket,
    **dict.fromkeys(still.BUILDINGS, still.building),
    **dict.fromkeys(still.THINGS, still.on_table),
}

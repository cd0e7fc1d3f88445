"""The table of all subjects: for each kind, the function that makes its actor. It joins the tables CAST of
the other modules.
"""

from collections.abc import Callable
from dataclasses import replace

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector
from filmgate.engines.animatic.subjects import finish, stunts
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.animals import crawlers, flyers, fowl, frogs, swimmers, walkers
from filmgate.engines.animatic.subjects.buildings import standing
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.objects import lying, on_table
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.people import walking
from filmgate.engines.animatic.subjects.vehicles import air, carriages, road, trucks, water
from filmgate.script.kinds import CREATURES, VEHICLES
from filmgate.script.tables import joined


def engage(part: Part) -> Actor:
    """Make the actor of a part, with the effects of its actions, such as falling or breaking.

    If it leaps over an obstacle, it passes the origin in the middle of that action.
    """
    actor = CASTING[part.kind](part)
    if part.stuff and part.kind in CREATURES | VEHICLES:  # other meshes are made once, in their material
        actor = replace(actor, mesh=_finished(actor.mesh, part))
    return actor if part.kind in CREATURES else stunts.perform(actor, part)


def _finished(mesh: Callable[[float, Vector], Mesh], part: Part) -> Callable[[float, Vector], Mesh]:
    """Return the function of an actor's mesh, painted in the material of the part."""
    paint = finish.finished(
        mesh(0.0, (0.0, 0.0, 0.0)), part.stuff, part.coat, whole=part.kind in CREATURES
    ).paint

    def at_time(t: float, at: Vector) -> Mesh:
        there = mesh(t, at)
        surface = there.surface.copy()
        surface[:, 9:] = paint
        return Mesh(surface, there.faces, there.wound)

    return at_time


CASTING: dict[str, Casting] = joined(
    walkers.CAST,
    crawlers.CAST,
    frogs.CAST,
    flyers.CAST,
    fowl.CAST,
    swimmers.CAST,
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

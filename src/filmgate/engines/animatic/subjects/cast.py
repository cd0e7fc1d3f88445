"""The table of all subjects: for each kind, the function that makes its actor. It joins the tables CAST of
the other modules.
"""

from collections.abc import Callable
from dataclasses import replace

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector
from filmgate.engines.animatic.subjects import changes, finish, stunts, travel
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
from filmgate.engines.animatic.subjects.glows import glow
from filmgate.engines.animatic.subjects.objects import lying, on_table
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.people import walking
from filmgate.engines.animatic.subjects.vehicles import air, carriages, road, trucks, water
from filmgate.script.kinds import CREATURES, VEHICLES
from filmgate.script.tables import joined
from filmgate.script.treatment import Change

# of the length: the distances of front and rear wheels or feet, and of left and right wheels
_TREAD, _WIDE = 0.6, 0.35
_LOW = 0.3  # of the length: a body that is no higher lies on the ground


def engage(part: Part) -> Actor:
    """Make the actor of a part, with the effects of its actions, such as falling or breaking.

    If it leaps over an obstacle, it passes the origin in the middle of that action.
    """
    beats = tuple(pose for one in part.beats for pose in travel.POSES.get(one, (one,)))
    swings = part.action == "swing" and part.kind == "person"
    posed = replace(part, beats=beats) if part.alive else part
    posed = replace(part, seat="thing", across=True, seated=True) if swings else posed
    actor = CASTING[part.kind](posed)
    if part.stuff and part.kind in CREATURES | VEHICLES:  # other meshes are made once, in their material
        actor = replace(actor, mesh=_finished(actor.mesh, part))
    if "glowing" in part.stuff.split():
        actor = replace(actor, effects=(*actor.effects, glow(actor)))
    actor = actor if part.alive else stunts.perform(actor, part)
    actor = _on_slopes(actor, part)
    return travel.paced(travel.travels(actor, part), part.how, part)


def _on_slopes(actor: Actor, part: Part) -> Actor:
    """Return the actor as it stands on ground that is not level. People stand upright."""
    if actor.medium != "ground" or actor.face or not (part.alive or part.kind in VEHICLES):
        return actor
    if part.alive and actor.height < _LOW * actor.length:
        return replace(actor, supple=True)
    return replace(actor, tread=(_TREAD * actor.length, _WIDE * actor.length * (not part.alive)))


def altered(
    actor: Actor, part: Part, changed: tuple[Change, ...], other: Callable[[Change], Part | None]
) -> Actor:
    """Return the actor with its changes. `other`: the part of what it becomes, None for most changes."""
    for change in changed:
        end = other(change)
        actor = changes.changed(actor, change, part, engage(end) if end else None)
    return actor


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

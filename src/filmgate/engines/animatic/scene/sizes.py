"""Sizes of roles beside the subject, and their heights on it."""

from dataclasses import replace

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector
from filmgate.engines.animatic.subjects.actor import Actor, scaled
from filmgate.engines.animatic.subjects.objects.on_table import IN_LIFE
from filmgate.engines.animatic.subjects.objects.perches import YAWS
from filmgate.script.looks import TOY
from filmgate.script.treatment import Supporting

_ENLARGED = 1.6  # factor for small things beside somebody, so that they can be seen
_SMALL = 0.5  # metres: smaller things stand on a table, not on the ground
_ON_GROUND = ("ball", "mushroom", "flower", "plant", "case", "board", "umbrella", "guitar", "rug", "fabric")
_TALL = 0.3  # metres: beside a taller subject, small animals get their smaller size in life
_FLAT = 0.06  # metres: a book
_SMALL_ANIMALS = {"mouse": 0.4, "crab": 0.45, "frog": 0.5, "insect": 0.4, "butterfly": 0.5, "squirrel": 0.8}
_NECK, _SHOULDER = 0.075, 0.86  # times the height of the face: how far behind it a child sits, and how high
_GROWN = 1.75  # metres: who is smaller sits on smaller steps
_TOY = 0.6  # metres: the length of a toy
# kinds that are not enlarged: their size is known
_IN_LIFE = frozenset(("board", "table round", "chair dining"))


def fits(actor: Actor, ceiling: float) -> Actor:
    """Return the actor, no higher than a ceiling in metres."""
    return scaled(actor, ceiling / actor.height) if actor.height > ceiling else actor


def shoulders(by: Actor) -> Vector | None:
    """Return where a child sits who is carried on the shoulders, from the foot; None on nobody's."""
    if not by.face:
        return None
    x, z = (-1.0, 0.0) if by.speed else (-0.42, 0.91)  # backwards: who stands is turned to us
    return (_NECK * by.face * x, _SHOULDER * by.face, _NECK * by.face * z)


def leaving(actor: Actor, high: float) -> Actor:
    """Return an actor on a seat of this height who stands on the ground before it for a part of the time."""
    stands = actor.stands

    def mesh(t: float, at: Vector) -> Mesh:
        x, share, z = stands(t) if stands else (0.0, 0.0, 0.0)
        return actor.mesh(t, (at[0] + x, at[1] - share * high, at[2] + z))

    return replace(actor, mesh=mesh)


def small(kind: str, actor: Actor) -> bool:
    """Tell whether something stands on a table, not on the ground."""
    return actor.scale == "table" and actor.height < _SMALL and kind not in _ON_GROUND


def sized(role: Supporting, actor: Actor, subject: Actor, *, company: bool = False) -> Actor:
    """Return the actor of a role in the size that it has beside the subject.

    Alone in a shot, small things are drawn larger than in life; beside a person they are not. company: it is
    on a table that people sit at, and no larger than in life.
    """
    factor = role.scale
    if factor == TOY and actor.scale == "life":  # a toy train is no wagon
        factor = min(TOY, _TOY / actor.length)
        way, slow = actor.way, factor
        actor = replace(actor, speed=slow * actor.speed, way=way and (lambda t: slow * way(t)))
    if subject.height > _TALL:
        factor *= _SMALL_ANIMALS.get(role.kind, 1.0)
    perch = f"{role.kind} {role.variant}"
    if perch == "chair steps":
        factor *= min(1.0, subject.height / _GROWN)
    if actor.scale == "table" and subject.scale != "table" and perch not in YAWS:
        life = IN_LIFE.get(f"{role.kind} {role.variant}", IN_LIFE[role.kind])
        # what lies flat is not as high as others of its kind: its width counts
        size = actor.height if life < _FLAT else max(actor.height, 0.4 * actor.length)
        known = company or {role.kind, f"{role.kind} {role.variant}"} & _IN_LIFE
        larger = 1.0 if known else _ENLARGED if life < _SMALL else 1.1
        factor *= life * larger / size
    return actor if factor == 1.0 else scaled(actor, factor)


def landed(actor: Actor, duration: float) -> float:
    """Return the second at which somebody who leaps is down again; the middle of the shot without a leap."""
    times = [0.02 * k for k in range(int(duration / 0.02))]
    high = [t for t in times if actor.hop(t) > 0.3 * max(*map(actor.hop, times), 0.01)]
    if not high:
        return 0.5 * duration
    peak = max(high, key=actor.hop)
    return next((t for t in times if t > peak and actor.hop(t) <= 0.0), peak)

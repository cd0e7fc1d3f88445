"""The stage: the positions of the supporting roles around the subject.

A role stands where the prompt says, else at the nearest free place. A role much larger than the subject
stands further back, and a small thing is put on a table.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from filmgate.engines.animatic.camera.framing import Extent
from filmgate.engines.animatic.geometry.mesh import Height, Mesh, Vector
from filmgate.engines.animatic.motion.dances import HOLD, PAIRED
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.scene.spots import giant, spots
from filmgate.engines.animatic.subjects.actor import Actor, scaled, tilted
from filmgate.engines.animatic.subjects.groups import Group
from filmgate.engines.animatic.subjects.objects import obstacles
from filmgate.engines.animatic.subjects.objects.on_table import IN_LIFE
from filmgate.script.treatment import Supporting

_ENLARGED = 1.6  # factor for small things beside somebody, so that they can be seen
_SMALL = 0.5  # metres: smaller things stand on a table, not on the ground
_ON_GROUND = ("ball", "mushroom", "flower", "plant", "case", "board", "umbrella", "guitar")
_TALL = 0.3  # metres: beside a taller subject, small animals get their smaller size in life
_ROOM = 0.9  # of the sum of two radii: closer ones would stand in each other
_FLAT = 0.06  # metres: a book
_SMALL_ANIMALS = {"mouse": 0.4, "crab": 0.45, "frog": 0.5, "insect": 0.4, "butterfly": 0.5, "squirrel": 0.8}
_HAND = (0.24, 1.0, -0.16)  # metres; the height is a multiple of that of the hands
_BULKY = 0.7  # metres: longer things are held before the body
# kind: where it is held, as a share of its height from below
_HELD_AT = {
    "sword": 0.08,
    "umbrella": 0.1,
    "tool": 0.25,
    "toy-balloon": 0.0,
    "flower": 0.3,
    "book": 0.5,
    "bowl": 0.0,
    **dict.fromkeys(("case", "basket", "bucket", "bag"), 0.95),
}
_BELLY = (0.06, 1.1, -0.2)  # as _HAND, for what is played across the body
_PLAYED = {"guitar": 1.0, "violin": 0.9}  # kind: radians that it leans to the right while somebody plays it
_EMBRACE = 0.2  # times the height of the face: the distance of two who hug
_ARMS = 0.21  # times the heights of both faces: the distance of two who hold hands
_WIDEST = 2.4  # times the length of the subject: the frame may cut roles further out
_LOW = 1.3  # times the height of the subject: roles in the air fly no higher
_CLEAR = 0.12  # times its height: by so much it clears what it jumps over
_LATE = 0.4  # seconds by which supporting roles move later than the subject
_ASIDE = (0.0, 0.3, -0.3, 0.15, -0.15)  # places of several things, as shares of the length of what bears them


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One supporting role and its position on the stage.

    offset: metres from the foot of the subject; the height counts only if `lifted`, else the role stands on
    the ground. follows: the role moves along with the subject. under: the standing that bears this one; then
    the offset is measured from the foot of that standing. palm: the hand of the subject that holds it, from
    the foot of the subject at a time; then the offset is measured from there.
    """

    actor: Actor
    count: int = 1
    offset: Vector
    lifted: bool = False
    follows: bool = False
    under: "Standing | None" = None
    palm: Callable[[float], Vector] | None = None
    number: int = 1  # among the standings

    def meshes(self, t: float, subject: Vector, duration: float, ground: Height) -> list[Mesh]:
        """Return the meshes of the role at `t` seconds.

        subject: the position of the subject's foot: at `t` if the role follows it, else in the middle of the
        shot.
        """
        foot = self.foot(t, subject, duration, ground)
        level = None if self.lifted or self.under else ground
        return self.group.meshes(t + _LATE, foot, level)

    @property
    def group(self) -> Group:
        """Return the copies of the actor; what stands on something is no wider than that."""
        return Group(self.actor, self.count, self.under.actor.length if self.under else math.inf)

    def foot(self, t: float, subject: Vector, duration: float, ground: Height) -> Vector:
        """Return the position of the foot of the role at `t` seconds, in metres."""
        if self.under:
            x, y, z = self.under.foot(t, subject, duration, ground)
            return (x + self.offset[0], y + self.offset[1], z + self.offset[2])
        if self.palm:
            x, y, z = (a + b + c for a, b, c in zip(subject, self.palm(t), self.offset, strict=True))
            return (x, y, z)
        goes = 0.0 if self.follows else self.actor.x(t, duration)
        x, z = subject[0] + self.offset[0] + goes, subject[2] + self.offset[2]
        if self.lifted:
            return (x, subject[1] + self.offset[1], z)
        return (x, ground(x, z) + self.actor.lift + self.actor.hop(t + _LATE), z)


@dataclass(frozen=True, slots=True)
class Stage:
    """The subject and the supporting roles, with their positions. count: how many are the subject."""

    subject: Actor
    standings: tuple[Standing, ...] = ()
    count: int = 1

    def extent(self) -> Extent | None:
        """Return the space that the subject and the roles close to it take; None if no role is close."""
        reach = 2.0 * max(self.subject.length, self.subject.height)
        near = [
            one
            for one in self.standings
            if math.hypot(one.offset[0], one.offset[2]) < reach + one.actor.length
        ]
        near = [one for one in near if not giant(one.actor, self.subject) or one.lifted]
        if not near:
            return None
        own = Group(self.subject, self.count)
        half = 0.5 * own.long
        left = min(-half, *(one.offset[0] - 0.5 * one.group.long for one in near))
        right = max(half, *(one.offset[0] + 0.5 * one.group.long for one in near))
        tall = max(own.tall, *(one.actor.height + one.offset[1] * one.lifted for one in near))
        most = _WIDEST * max(own.long, own.tall)  # the subject must not become small
        return Extent(tall=min(tall, most), long=min(right - left, most), middle=0.5 * (left + right))


def arrange(
    subject: Actor,
    others: Sequence[tuple[Supporting, Actor]],
    *,
    count: int = 1,
    ceiling: float = math.inf,
) -> Stage:
    """Return the stage with a position for the subject and for each supporting role.

    count: how many are the subject. ceiling: height in metres; higher roles are made smaller.
    """
    setting = _Setting(subject, count)
    for role, actor in others:
        sized = _sized(role, actor, subject)
        setting.add(role, scaled(sized, ceiling / sized.height) if sized.height > ceiling else sized)
    return Stage(setting.subject, tuple(setting.standings), count)


class _Setting:
    """A stage that is being filled with supporting roles, one after the other."""

    def __init__(self, subject: Actor, count: int) -> None:
        self.subject = subject
        self.count, self._radius = count, Group(subject, count).radius
        self.standings: list[Standing] = []
        self._taken = [(0.0, 0.0, self._radius)]  # x, z, radius
        self._table: int | None = None  # index of the table in `standings`
        self._laid: dict[int, int] = {}  # how many things are on a standing, by its number
        self._by_role: list[Standing | None] = []  # None: the role needs no standing of its own

    def add(self, role: Supporting, actor: Actor) -> None:
        before = len(self.standings)
        self._add(role, actor)
        self._by_role.append(self.standings[-1] if len(self.standings) > before else None)

    def _add(self, role: Supporting, actor: Actor) -> None:
        """Add what bears something or is borne; let the others stand beside the subject."""
        below = self._by_role[role.on] if role.on is not None and role.on < len(self._by_role) else None
        if below:
            self._put(actor, below, role.count)
        elif role.relation == "below":
            self._raise(actor)
        elif role.relation == "above" and actor.medium != "fixed" and role.on is None:
            self._stand(actor, (0.0, top(self.subject), 0.0), lifted=True, follows=True)
        elif role.relation == "held" and self.subject.face:
            self._hold(role, actor)
        else:
            self._ground(role, actor)

    def _hold(self, role: Supporting, actor: Actor) -> None:
        """Put an actor into the hand of the subject, or before its body."""
        aside, high, near = _BELLY if role.kind in _PLAYED else _HAND
        held = tilted(actor, _PLAYED[role.kind]) if role.kind in _PLAYED else actor
        offset, palm = (aside, high * self.subject.hand, near), None
        if self.subject.palm and role.kind not in _PLAYED and actor.length < _BULKY:
            offset, palm = (0.0, -_HELD_AT.get(role.kind, 0.4) * actor.height, 0.0), self.subject.palm
        self._stand(held, offset, lifted=True, follows=True, palm=palm)

    def _ground(self, role: Supporting, actor: Actor) -> None:
        """Add what stands on the ground, or on a table that does."""
        if role.kind == "table" and self.subject.scale == "table" and self.subject.lift:
            return  # the subject stands on this table already
        if role.relation == "crossed" and self.subject.medium != "air":
            self._leap_over(actor)
        elif role.relation == "facing" and role.beats[:1] in (("collide",), ("recoil",)):
            self._meet(actor)
        elif role.relation == "facing" and role.beats[:1] == ("hug",) and self.subject.face:
            self._stand(actor, (_EMBRACE * self.subject.face, 0.0, 0.05))
        elif role.relation == "facing" and PAIRED & {*role.beats} and self.subject.face:
            self._stand(actor, (HOLD, 0.0, 0.0))
        elif role.beats == ("handhold",) and self.subject.face and actor.face:
            self._stand(actor, (_ARMS * (self.subject.face + actor.face), 0.0, 0.0))
        elif _small(role.kind, actor) and self.subject.scale == "life":
            self._lay(actor, role.count)
        else:
            self._beside(role, actor)

    def _meet(self, actor: Actor) -> None:
        """Put an actor where the subject runs into it."""
        ahead = math.copysign(1.0, self.subject.speed or 1.0)
        level = actor.medium == self.subject.medium != "ground" or (
            actor.scale == self.subject.scale == "table"
        )
        x = ahead * 0.5 * (self.subject.length + actor.length)
        self._taken.append((x, 0.0, 0.5 * actor.length))
        self._stand(actor, (x, 0.0, 0.0), lifted=level)

    def _leap_over(self, actor: Actor) -> None:
        """Put an actor in the way of the subject, which leaps high enough for it."""
        hop = self.subject.hop
        peak = max(hop(0.02 * k) for k in range(500))
        higher = max(1.0, (actor.height + _CLEAR * self.subject.height) / max(peak, 0.05))
        tall = self.subject.height + 0.8 * higher * peak
        self.subject = replace(self.subject, hop=lambda t: higher * hop(t), height=tall)
        self._stand(replace(actor, speed=0.0, way=lambda _t: 0.0), (0.0, 0.0, 0.0))

    def _stand(
        self,
        actor: Actor,
        offset: Vector,
        *,
        lifted: bool = False,
        follows: bool = False,
        count: int = 1,
        under: Standing | None = None,
        palm: Callable[[float], Vector] | None = None,
    ) -> None:
        number = len(self.standings) + 1
        self.standings.append(
            Standing(
                actor=actor,
                offset=offset,
                lifted=lifted,
                follows=follows,
                count=count,
                number=number,
                under=under,
                palm=palm,
            )
        )

    def _put(self, actor: Actor, below: Standing, count: int) -> None:
        """Put an actor on top of a standing, beside the actors that are there already."""
        number = self._laid.get(below.number, 0)
        self._laid[below.number] = number + 1
        aside = _ASIDE[number % len(_ASIDE)] * below.actor.length
        self._stand(actor, (aside, top(below.actor), 0.0), follows=below.follows, count=count, under=below)

    def _raise(self, actor: Actor) -> None:
        """Lift the subject onto the top of this actor, and place the actor below the subject.

        It becomes so wide that all of a group stand on it.
        """
        wide = 2.2 * self._radius / actor.length
        if self.count > 1 and wide > 1:
            actor = scaled(actor, wide, up=1.0)
        level, high = self.subject.lift, top(actor)
        subject = _leaving(self.subject, high) if self.subject.stands else self.subject
        self.subject = replace(subject, lift=level + high)
        self._stand(actor, (0.0, -high, 0.0), lifted=True, follows=True)

    def _lay(self, actor: Actor, count: int) -> None:
        """Put a small thing on the table. For the first one, a table is added to the stage."""
        if self._table is None:
            self._table = len(self.standings)
            table = obstacles.in_life(1.0)
            x, z = self._free("beside", table)
            self._stand(table, (x, 0.0, z))
        self._put(actor, self.standings[self._table], count)

    def _beside(self, role: Supporting, actor: Actor) -> None:
        if actor.medium == "air" != self.subject.medium:
            actor = replace(actor, lift=min(actor.lift, _LOW * self.subject.height + 0.3))
        # they pass each other, the larger one behind
        passes = bool(role.how.across and actor.speed) and not self.subject.speed
        meets = self.subject.speed * actor.speed < 0 or passes
        x, z = self._free(role.relation, actor, role.count) if not meets else self._passing(actor)
        same = actor.medium == self.subject.medium
        level = same and (
            actor.scale == self.subject.scale == "table" or self.subject.medium in ("underwater", "air")
        )
        follows = same and self.subject.speed * actor.speed > 0
        if role.kind == "table" and self._table is None:
            self._table = len(self.standings)
        self._stand(actor, (x, 0.0, z), lifted=level, follows=follows, count=role.count)

    def _passing(self, actor: Actor) -> tuple[float, float]:
        """Return the place in the middle of the shot of an actor that goes the other way."""
        deep = 0.5 * (self.subject.length + actor.length) + 0.6
        behind = actor.height > 0.6 * self.subject.height or not self.subject.speed
        z = deep if behind else -0.5 * deep
        self._taken.append((0.0, z, 0.5 * actor.length))
        return 0.0, z

    def _free(self, relation: str, actor: Actor, count: int = 1) -> tuple[float, float]:
        """Return the first free position (x, z) for an actor in this relation to the subject; the one with
        the most room if none is free.
        """
        radius = Group(actor, count).radius
        more = self._radius - 0.5 * self.subject.length  # the others of the subject
        best, most = (0.0, 0.0), -1.0
        for x, z in spots(relation, actor, self.subject, radius + more):
            room = min((math.hypot(x - a, z - b) / (radius + r) for a, b, r in self._taken), default=1.0)
            if room > most:
                best, most = (x, z), room
            if room > _ROOM:
                break
        self._taken.append((*best, radius))
        return best


def _leaving(actor: Actor, high: float) -> Actor:
    """Return an actor on a seat of this height who stands on the ground before it for a part of the time."""
    stands = actor.stands

    def mesh(t: float, at: Vector) -> Mesh:
        x, share, z = stands(t) if stands else (0.0, 0.0, 0.0)
        return actor.mesh(t, (at[0] + x, at[1] - share * high, at[2] + z))

    return replace(actor, mesh=mesh)


def _small(kind: str, actor: Actor) -> bool:
    return actor.scale == "table" and actor.height < _SMALL and kind not in _ON_GROUND


def _sized(role: Supporting, actor: Actor, subject: Actor) -> Actor:
    """Return the actor of a role in the size that it has beside the subject.

    Alone in a shot, small things are drawn larger than in life; beside a person they are not.
    """
    factor = role.scale
    if subject.height > _TALL:
        factor *= _SMALL_ANIMALS.get(role.kind, 1.0)
    if actor.scale == "table" and subject.scale != "table":
        life = IN_LIFE.get(f"{role.kind} {role.variant}", IN_LIFE[role.kind])
        # what lies flat is not as high as others of its kind: its width counts
        size = actor.height if life < _FLAT else max(actor.height, 0.4 * actor.length)
        factor *= life * (_ENLARGED if life < _SMALL else 1.1) / size
    return actor if factor == 1.0 else scaled(actor, factor)


def top(actor: Actor) -> float:
    """Return the height in metres of the actor's surface at its middle, where something can stand: a seat, a
    back, a table top.
    """
    mesh = actor.mesh(0.0, (0.0, 0.0, 0.0))
    x, y, z = np.moveaxis(mesh.at[mesh.faces], 2, 0)  # each (faces, 3)
    doubled = (x[:, 1] - x[:, 0]) * (z[:, 2] - z[:, 0]) - (x[:, 2] - x[:, 0]) * (z[:, 1] - z[:, 0])
    flat = np.abs(doubled) > 1e-9  # faces that are vertical cover no area
    share = (
        np.stack([_turned(x, z, 1, 2), _turned(x, z, 2, 0), _turned(x, z, 0, 1)], 1)[flat]
        / doubled[flat, None]
    )
    over = np.all(share >= 0, axis=1)
    heights = (share[over] * y[flat][over]).sum(1)
    return float(heights.max() if len(heights) else mesh.at[:, 1].max())


def _turned(x: Floats, z: Floats, a: int, b: int) -> Floats:
    """Return twice the signed area of the triangles (origin, corner a, corner b), one for each face."""
    return np.asarray(x[:, a] * z[:, b] - x[:, b] * z[:, a])

"""Standings: each supporting role with its position on the stage, and the stage that they make."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from filmgate.engines.animatic.camera.framing import Extent
from filmgate.engines.animatic.geometry.mesh import Height, Mesh, Vector
from filmgate.engines.animatic.scene.spots import giant
from filmgate.engines.animatic.subjects.actor import Actor, turned
from filmgate.engines.animatic.subjects.groups import Group
from filmgate.script.treatment import Supporting

_WIDEST = 2.4  # times the length of the subject: the frame may cut roles further out
_LATE = 0.4  # seconds by which supporting roles move later than the subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One supporting role and its position on the stage.

    offset: metres from the foot of the subject; the height counts only if `lifted`, else the role stands on
    the ground. follows: the role moves along with the subject. under: the standing that bears or holds this
    one; then the offset is measured from the foot of that standing. each: the subject's group, if each of
    them has one.
    """

    actor: Actor
    count: int = 1
    offset: Vector
    lifted: bool = False
    follows: bool = False
    under: "Standing | None" = None
    each: Group | None = None
    number: int = 1  # among the standings
    borne: Callable[[float], float] | None = None  # metres by which the subject, which bears it, hops

    def meshes(self, t: float, subject: Vector, duration: float, ground: Height) -> list[Mesh]:
        """Return the meshes of the role at `t` seconds.

        subject: the position of the subject's foot: at `t` if the role follows it, else in the middle of the
        shot.
        """
        if self.each:
            return self._of_each(self.each, t, subject, ground)
        foot = self.foot(t, subject, duration, ground)
        late = 0.0 if self.actor.apart else _LATE  # hands that meet move together
        level = None if self.lifted or self.under else ground
        return self.group.meshes(t + late, foot, level)

    def _of_each(self, each: Group, t: float, subject: Vector, ground: Height) -> list[Mesh]:
        """Return the meshes of what each of the subject's group has: a chair."""
        foot = (subject[0], subject[1] + each.actor.hop(t), subject[2])
        return [
            turned(self.actor, one.turn).mesh(one.step, _added(one.foot, _swung(self.offset, one.turn)))
            for one in each.members(t, foot, ground)
        ]

    @property
    def group(self) -> Group:
        """Return the copies of the actor; what stands on something is no wider than that."""
        return Group(self.actor, self.count, self.under.actor.length if self.under else math.inf)

    @property
    def spot(self) -> tuple[float, float]:
        """Return where it is in the middle of the shot, seen from above: x, z from the subject."""
        x, z = self.under.spot if self.under else (0.0, 0.0)
        return x + self.offset[0], z + self.offset[2]

    def foot(self, t: float, subject: Vector, duration: float, ground: Height) -> Vector:
        """Return the position of the foot of the role at `t` seconds, in metres."""
        if self.under:
            return _added(self.under.foot(t, subject, duration, ground), self.offset)
        goes = 0.0 if self.follows else self.actor.x(t, duration)
        x, z = subject[0] + self.offset[0] + goes, subject[2] + self.offset[2]
        if self.lifted:
            borne = self.borne(t) if self.borne and self.offset[1] > 0 else 0.0
            return (x, subject[1] + self.offset[1] + borne, z)
        return (x, ground(x, z) + self.actor.lift + self.actor.hop(t + _LATE), z)


def _added(a: Vector, b: Vector) -> Vector:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def _swung(offset: Vector, turn: float) -> Vector:
    """Return an offset from somebody who is turned by `turn` radians, as `actor.turned` does."""
    c, s = math.cos(turn), math.sin(turn)
    return (c * offset[0] + s * offset[2], offset[1], c * offset[2] - s * offset[0])


@dataclass(frozen=True, slots=True)
class Stage:
    """The subject and the supporting roles, with their positions.

    count: how many are the subject. way: where the subject is at the start and at the end, metres along x, if
    it goes to a role.
    """

    subject: Actor
    standings: tuple[Standing, ...] = ()
    count: int = 1
    way: tuple[float, float] = (0.0, 0.0)

    @property
    def deep(self) -> float:
        """Return how many metres behind the foot of the subject all of them take."""
        own = Group(self.subject, self.count)
        seats = [one for one in self.standings if one.each]
        found = [z for _, _, z in own.places()] + [0.5 * one.actor.length for one in seats]
        found += [one.spot[1] + one.group.radius for one in self.standings if not one.each]
        return max(found) + 0.5 * min(self.subject.length, 1.0)

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
        left, right = min(left, min(self.way) - half), max(right, max(self.way) + half)
        most = math.inf if any(self.way) else _WIDEST * max(own.long, own.tall)  # the subject stays large
        return Extent(tall=min(tall, most), long=min(right - left, most), middle=0.5 * (left + right))


def in_order(roles: Sequence[tuple[Supporting, Actor]]) -> list[tuple[Supporting, Actor]]:
    """Return the roles, each after its anchor. What bears the subject alone is last: it is as wide as the
    group has become.
    """
    anchors = {role.of for role, _ in roles}
    late = [one for one in roles if one[0].relation == "below" and not one[0].of and one[0].id not in anchors]
    left, placed = [one for one in roles if one not in late], {""}
    ordered: list[tuple[Supporting, Actor]] = []
    while left:
        one = next((one for one in left if one[0].of in placed), left[0])
        left.remove(one)
        ordered.append(one)
        placed.add(one[0].id)
    return [*ordered, *late]

"""The stage: the positions of the supporting roles around the subject, and around each other.

A role stands where the prompt says, else at the nearest free place. A role much larger than the subject
stands further back, and a small thing is put on a table.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from filmgate.engines.animatic.effects import puddle, water
from filmgate.engines.animatic.effects.water import BURSTS
from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.scene import holding
from filmgate.engines.animatic.scene.formation import formed
from filmgate.engines.animatic.scene.sizes import fits, landed, leaving, shoulders, sized, small
from filmgate.engines.animatic.scene.spots import giant, spots
from filmgate.engines.animatic.scene.standing import Stage, Standing, in_order
from filmgate.engines.animatic.scene.surfaces import Surface, depth, needed, top
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.actor import Actor, gap, scaled
from filmgate.engines.animatic.subjects.groups import Group, along_seat, at_table, ring
from filmgate.engines.animatic.subjects.objects import obstacles
from filmgate.script.treatment import Supporting

_ROOM = 0.9  # of the sum of two radii: closer ones would stand in each other
_EMBRACE = 0.2  # times the height of the face: the distance of who hugs something
_LOW = 1.3  # times the height of the subject: roles in the air fly no higher
_FIRE = 0.5  # metres: the radius of a fire that people are around
_CLEAR = 0.12  # times its height: by so much it clears what it jumps over
_BACK = 0.14  # metres from who leans back to what is behind
_WIDE_BACK = 2.2  # metres: what is behind is no deeper where somebody leans on it
_ROUND = "round"  # variant of a table that a company sits at
_SEATS = ("", "stool", "throne", "dining")  # variants of a chair that one person sits on
_TABLE = "table"  # key of the loads of a table that has no id
_DEEP_SEATS = {"sofa": 0.24}  # metres by which who sits is nearer to the front than the middle
_NARROW = 0.5  # metres: who sits side by side is no nearer
_SHARED = ("chair", "log", "rock", "wall")  # kinds that several sit on side by side
_ROOTED = ("flower", "plant", "mushroom")  # kinds that grow from the ground, whoever flies there
_SEAT = 0.62  # metres: the width of a seat for one

# sizes (length, depth) in metres of what lies on a role, by its id; "": on the table that is added
_Loads = defaultdict[str, list[tuple[float, float]]]


def arrange(
    subject: Actor,
    others: Sequence[tuple[Supporting, Actor]],
    *,
    count: int = 1,
    ceiling: float = math.inf,
    duration: float = 6.0,
    fire: bool = False,
    members: Sequence[Supporting] = (),
) -> Stage:
    """Return the stage with a position for the subject and for each supporting role.

    count: how many are the subject. ceiling: height in metres; higher roles are made smaller. duration: of
    the shot, seconds. fire: the subject is a group around a fire. members: of the ensemble that it is.
    """
    if members and len(members) == count:
        subject = formed(subject, members)
    elif fire and count > 1 and not subject.speed:
        subject = ring(subject, count, _FIRE)
    setting = _Setting(subject, count, duration)
    tables = {role.id for role, _ in others if (role.kind, role.variant) == ("table", _ROUND)}
    setting.add_all(
        [
            (role, fits(sized(role, actor, subject, company=role.of in tables), ceiling))
            for role, actor in others
        ]
    )
    goes = any(role.reached for role, _ in others) and setting.subject.speed
    way = (setting.subject.x(0.0, duration), setting.subject.x(duration, duration)) if goes else (0.0, 0.0)
    return Stage(setting.subject, tuple(setting.standings), count, way)


class _Setting:
    """A stage that is being filled with supporting roles, one after the other."""

    def __init__(self, subject: Actor, count: int, duration: float) -> None:
        self._duration = duration
        self.subject = subject
        self.count, self._radius = count, Group(subject, count).radius
        self.standings: list[Standing] = []
        self._taken = [(0.0, 0.0, self._radius)]  # x, z, radius
        self._table: int | None = None  # index of the table in `standings`
        self._surfaces: dict[int, Surface] = {}  # by the number of the standing
        self._loads: _Loads = defaultdict(list)
        self._places: list[tuple[Actor, float, float]] = []  # what each at a table has, where, how high
        self._by_role: dict[str, Standing] = {}  # by the id of the role, if it has a standing of its own

    def add_all(self, roles: Sequence[tuple[Supporting, Actor]]) -> None:
        self._loads = self._weigh(roles)
        for role, actor in in_order(roles):
            before = len(self.standings)
            self._add(role, actor)
            if role.id and len(self.standings) > before:
                self._by_role[role.id] = self.standings[-1]
        for thing, ahead, high in self._places:  # when it is known how high they sit
            self._stand(thing, (0.0, high - self.subject.lift, ahead), each=Group(self.subject, self.count))
        self.standings = [self._seated(one) if one.each else one for one in self.standings]

    def _weigh(self, roles: Sequence[tuple[Supporting, Actor]]) -> _Loads:
        """Return the sizes (length, depth) of all that will lie on each role that bears something."""
        loads: _Loads = defaultdict(list)
        for role, actor in roles:
            on_table = self.subject.scale == "life" and small(role.kind, actor)
            if role.relation == "above" and role.of:
                loads[role.of].append((Group(actor, role.count).long, depth(actor)))
            elif on_table and role.relation not in ("held", "above", "below"):
                loads[""].append((Group(actor, role.count).long, depth(actor)))
        return loads

    def _add(self, role: Supporting, actor: Actor) -> None:
        """Add what bears something or is borne; let the others stand beside their anchor."""
        anchor = self._by_role.get(role.of)
        if role.kind == "table" and role.relation == "below" and self.subject.scale == "table":
            self.subject = replace(self.subject, lift=obstacles.TABLE)  # build.py draws it
            return
        if role.kind == "table":
            areas = [*self._loads[role.id or _TABLE], *self._loads[""]]
            actor = scaled(actor, needed(actor, areas), up=1.0)
        if anchor and role.relation == "above":
            company = self.subject.inwards == 1.0 and self.count == role.count > 1
            ahead = anchor.actor.length * 0.5 - 0.17 - self.subject.ring
            if company and role.kind != "person":
                self._places.append((actor, ahead, top(anchor.actor)))
            else:
                self._put(actor, anchor, role.count)
        elif role.relation == "below" and anchor:
            self._stand(actor, (anchor.spot[0], 0.0, anchor.spot[1]), count=role.count)
        elif role.relation == "below":
            self._raise(role, actor)
        elif role.relation == "above" and actor.medium != "fixed" and not role.of:
            at = shoulders(self.subject) if actor.face else None
            self._stand(actor, at or (0.0, top(self.subject), 0.0), lifted=True, follows=True)
        elif role.relation == "held" and (anchor.actor if anchor else self.subject).face:
            self._hold(actor, anchor)
        elif not (role.relation in ("tended", "leant") and self._near(role, actor)):
            self._ground(role, actor, anchor)

    def _near(self, role: Supporting, actor: Actor) -> bool:
        """Add whom the subject tends to or what it leans on, and tell whether that could be done."""
        there = self.subject.beyond
        if role.relation == "leant":
            self._stand(actor, (0.0, 0.0, 0.5 * min(depth(actor), _WIDE_BACK) + _BACK))
        elif there:
            self._stand(actor, there, lifted=there[1] > 0, follows=there[1] > 0)
        return role.relation == "leant" or there is not None

    def _hold(self, actor: Actor, anchor: Standing | None) -> None:
        """Put an actor before the body of somebody whose hands have no fingers."""
        by = anchor.actor if anchor else self.subject
        follows = anchor is None or anchor.follows
        self._stand(actor, holding.offset(by), lifted=anchor is None, follows=follows, under=anchor)

    def _ground(self, role: Supporting, actor: Actor, anchor: Standing | None) -> None:
        """Add what stands on the ground, or on a table that does."""
        if role.kind == "table" and self.subject.scale == "table" and self.subject.lift:
            return  # the subject stands on this table already
        by = anchor.actor if anchor else self.subject
        x, z = anchor.spot if anchor else (0.0, 0.0)
        if role.reached and self.subject.speed and not anchor:
            self._reached(role, actor)
        elif role.relation in ("crossed", "entered") and self.subject.medium != "air":
            self._leap_over(actor, role)
        elif role.relation == "facing" and role.beats[:1] in (("collide",), ("recoil",)) and not anchor:
            self._meet(actor)
        elif actor.apart and by.apart:
            self._stand(actor, (x + by.apart, 0.0, z))
        elif role.relation == "facing" and role.beats[:1] == ("hug",) and by.face:
            self._stand(actor, (x + _EMBRACE * by.face, 0.0, z + 0.05))
        elif role.relation == "amid":
            self._gather(role, actor, anchor)
        elif small(role.kind, actor) and self.subject.scale == "life" and self._needs_table:
            self._lay(actor, role.count)
        elif role.relation == "around" and role.count > 1:
            far = 0.8 * actor.height if giant(actor, by) else 0.0  # two trees, and somebody before them
            self._stand(ring(actor, role.count, 0.5 * by.length), (x, 0.0, z + far), count=role.count)
        else:
            self._beside(role, actor, anchor)

    @property
    def _needs_table(self) -> bool:
        """Tell whether small things are on a table; beside animals they lie on the ground."""
        return self.subject.face is not None or self._table is not None

    def _gather(self, role: Supporting, actor: Actor, anchor: Standing | None) -> None:
        """Put an actor in the middle of a group, which makes a half circle around it."""
        if small(role.kind, actor) and self.subject.scale == "life":
            table = scaled(obstacles.in_life(1.0), needed(obstacles.in_life(1.0), self._loads[""]), up=1.0)
            self._gather(replace(role, kind="table", count=1), table, anchor)
            self._put(actor, self.standings[-1], role.count)
            return
        around = Group(actor, role.count).radius
        if role.kind == "table" and role.variant == _ROUND and not anchor and self.count > 1:
            self.subject, across = at_table(self.subject, self.count)
            self._table = len(self.standings)
            self._stand(scaled(actor, across / actor.length, up=1.0), (0.0, 0.0, 0.0))
            return
        if anchor:
            x, z = anchor.spot
            wide = replace(anchor, actor=ring(anchor.actor, anchor.count, around))
            self.standings[anchor.number - 1] = wide
            self._by_role = {key: wide if one is anchor else one for key, one in self._by_role.items()}
        else:
            x, z = 0.0, 0.0
            self.subject = ring(self.subject, self.count, around)
            self._radius = Group(self.subject, self.count).radius
            self._taken[0] = (0.0, 0.0, self._radius)
        if role.kind == "table" and self._table is None:
            self._table = len(self.standings)
        low = not anchor and actor.height < self.subject.height and role.kind != "table"
        self._stand(replace(actor, speed=0.0), (x, 0.0, z), count=role.count, lifted=low, follows=low)

    def _reached(self, role: Supporting, actor: Actor) -> None:
        """Put an actor where the way of the subject ends, on the side that it has then."""
        end = self.subject.x(self._duration, self._duration)
        aside = gap(self.subject, actor) + Group(actor, role.count).radius - 0.5 * actor.length
        ahead = math.copysign(1.0, self.subject.speed)
        x, z = {"behind": (0.0, 0.8), "front": (0.0, -0.8), "left": (-1.0, 0.0), "right": (1.0, 0.0)}.get(
            role.reached or "", (ahead, 0.1)
        )
        spot = (end + x * aside, z * aside)
        self._taken.append((*spot, 0.5 * actor.length))
        self._stand(replace(actor, speed=0.0, way=lambda _t: 0.0), (spot[0], 0.0, spot[1]), count=role.count)

    def _meet(self, actor: Actor) -> None:
        """Put an actor where the subject runs into it."""
        ahead = math.copysign(1.0, self.subject.speed or 1.0)
        level = actor.medium == self.subject.medium != "ground" or (
            actor.scale == self.subject.scale == "table"
        )
        x = ahead * 0.5 * (self.subject.length + actor.length)
        self._taken.append((x, 0.0, 0.5 * actor.length))
        self._stand(actor, (x, 0.0, 0.0), lifted=level)

    def _leap_over(self, actor: Actor, role: Supporting) -> None:
        """Put an actor in the way of the subject, which leaps high enough for it, or lands in it."""
        if role.relation == "entered":
            self._land_in(actor, role)
            return
        hop = self.subject.hop
        peak = max(hop(0.02 * k) for k in range(500))
        higher = max(1.0, (actor.height + _CLEAR * self.subject.height) / max(peak, 0.05))
        tall = self.subject.height + 0.8 * higher * peak
        self.subject = replace(self.subject, hop=lambda t: higher * hop(t), height=tall)
        self._stand(replace(actor, speed=0.0, way=lambda _t: 0.0), (0.0, 0.0, 0.0))

    def _land_in(self, actor: Actor, role: Supporting) -> None:
        """Put an actor where the subject lands; it splashes, or its leaves fly up."""
        down = landed(self.subject, self._duration)
        x = self.subject.x(down, self._duration) + math.copysign(0.1, self.subject.speed or 1.0)
        if actor.pool:
            thrown = puddle.splashes(self.subject.hop, self.subject.height, down, seed=Seed(role.count))
        else:
            burst = BURSTS[f"{role.kind} {role.variant}".rstrip()]
            thrown = water.splash(burst.size, down, seed=Seed(role.count), burst=burst)
        tall = self.subject.height + 0.5 * max(self.subject.hop(0.02 * k) for k in range(500))
        self.subject = replace(
            self.subject, effects=(*self.subject.effects, thrown), height=1.15 * tall, lands=down
        )
        self._stand(replace(actor, speed=0.0, way=lambda _t: 0.0), (x, 0.0, 0.0))

    def _stand(
        self,
        actor: Actor,
        offset: Vector,
        *,
        lifted: bool = False,
        follows: bool = False,
        count: int = 1,
        under: Standing | None = None,
        each: Group | None = None,
    ) -> None:
        self.standings.append(
            Standing(
                actor=actor,
                offset=offset,
                lifted=lifted,
                follows=follows,
                count=count,
                number=len(self.standings) + 1,
                under=under,
                each=each,
                borne=self.subject.hop if lifted and follows else None,
            )
        )

    def _put(self, actor: Actor, below: Standing, count: int) -> None:
        """Put an actor on top of a standing, beside the actors that are there already."""
        surface = self._surfaces.setdefault(below.number, Surface(below.actor))
        long = Group(actor, count, below.actor.length).long
        x, z = surface.lay(long, depth(actor), actor.height)
        self._stand(actor, (x, surface.height, z), follows=below.follows, count=count, under=below)

    def _raise(self, role: Supporting, actor: Actor) -> None:
        """Lift the subject onto the top of this actor, and place the actor below the subject.

        Each of a group has a seat for one; else it becomes so wide that all of them stand on it.
        """
        if self.subject.medium == "air" and role.kind in _ROOTED:
            self._over_plants(role, actor)
            return
        one_each = self.count > 1 and role.kind == "chair" and role.variant in _SEATS
        if one_each:
            actor = scaled(actor, _SEAT / actor.length, up=1.0) if actor.length > _SEAT else actor
        elif self.count > 1 and role.kind in _SHARED:
            each = min(max(0.92 * actor.length / self.count, _NARROW), _SEAT)
            self.subject = replace(self.subject, row=each)
            self._radius = Group(self.subject, self.count).radius
            wide = (self.count * each + 0.1) / actor.length
            actor = scaled(actor, wide, up=1.0) if wide > 1 else actor
        elif self.count > 1 and (wide := 2.2 * self._radius / actor.length) > 1:
            actor = scaled(actor, wide, up=1.0)
        level, high = self.subject.lift, top(actor)
        subject = leaving(self.subject, high) if self.subject.stands else self.subject
        self.subject = replace(subject, lift=level + high)
        group = Group(self.subject, self.count) if one_each else None
        x, z = along_seat(self.subject)
        step = 0.5 * self.subject.row * (self.count % 2 == 0)  # the middle of an even number
        back = _DEEP_SEATS.get(role.variant, 0.0) * (not self.subject.lies)
        self._stand(
            actor, (step * x - back * z, -high, step * z + back * x), lifted=True, follows=True, each=group
        )

    def _over_plants(self, role: Supporting, actor: Actor) -> None:
        """Let plants grow from the ground below who flies: one sits on its plant, many fly over some."""
        many = self.count > 1
        way = self.subject.way if many else lambda _t: 0.0
        self.subject = replace(self.subject, lift=top(actor), speed=self.subject.speed * many, way=way)
        self._stand(actor, (0.0, 0.0, 0.0), follows=not many, count=role.count if many else 1)

    def _seated(self, one: Standing) -> Standing:
        """Return a standing of which each of a group has one, with the group as it has become."""
        return replace(one, each=Group(self.subject, self.count))

    def _lay(self, actor: Actor, count: int) -> None:
        """Put a small thing on the table. For the first one, a table is added to the stage."""
        if self._table is None:
            self._table = len(self.standings)
            table = obstacles.in_life(1.0)
            table = scaled(table, needed(table, self._loads[""]), up=1.0)
            x, z = self._free("beside", table, None)
            self._stand(table, (x, 0.0, z))
        self._put(actor, self.standings[self._table], count)

    def _beside(self, role: Supporting, actor: Actor, anchor: Standing | None) -> None:
        if actor.medium == "air" != self.subject.medium:
            actor = replace(actor, lift=min(actor.lift, _LOW * self.subject.height + 0.3))
        # they pass each other, the larger one behind
        passes = bool(role.how.across and actor.speed) and not self.subject.speed
        meets = (self.subject.speed * actor.speed < 0 or passes) and not anchor
        x, z = self._free(role.relation, actor, anchor, role.count) if not meets else self._passing(actor)
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

    def _free(
        self, relation: str, actor: Actor, anchor: Standing | None, count: int = 1
    ) -> tuple[float, float]:
        """Return the first free position (x, z) for an actor in this relation to the anchor (None: the
        subject); the one with the most room if none is free.
        """
        radius = Group(actor, count).radius
        by, whole = (anchor.actor, anchor.group.radius) if anchor else (self.subject, self._radius)
        more = whole - 0.5 * by.length  # the others of a group
        from_x, from_z = anchor.spot if anchor else (0.0, 0.0)
        best, most = (0.0, 0.0), -1.0
        for dx, dz in spots(relation, actor, by, radius + more):
            x, z = from_x + dx, from_z + dz
            room = min((math.hypot(x - a, z - b) / (radius + r) for a, b, r in self._taken), default=1.0)
            if room > most:
                best, most = (x, z), room
            if room > _ROOM:
                break
        self._taken.append((*best, radius))
        return best

"""Groups: where the copies of an actor are, so that each of them is seen."""

import math
from dataclasses import dataclass, replace
from typing import NamedTuple

from filmgate.engines.animatic.geometry.mesh import Height, Mesh, Vector
from filmgate.engines.animatic.subjects.actor import Actor, draped, sloped, turned

_WIDE = 2.4  # how many columns a group has for each of its rows
_APART = 1.35  # times the length of one: the distance of two in a row
_LOOSE = 0.24  # of that distance: by so much each stands off the line
_STAGGER = 0.25  # of that distance: each row is shifted against the one before it
_BEHIND = (0.72, 1.1)  # times the height, times the length of one: the distance of two rows is the larger
_SEEN, _SEEN_SLIM = 0.45, 0.22  # of the height of one: the camera sees so much of it over the row before
_STEEP = 0.4  # tangent of the angle: the camera looks down on a group no more than that
_OPEN = 1.95  # radians: a half circle goes so far from its middle to both sides, and is open to the camera
_PAIR = 1.4  # radians: as above, for two
_RING_STEEP = 0.22  # tangent of the angle at which the camera looks down on a half circle
_FORMED_STEEP = 0.045  # as above, for a formation
_RING_APART = 1.15  # times the length of one: the distance of two in a half circle
_NEAR = 0.25  # metres between a half circle and what it is around
_TURNS = 1.9  # seconds that two at a table are apart: each has its turn
_ELBOWS, _KNEES = 0.74, 0.27  # metres from one at a table to the next, and from each to its edge
_SITS = 0.52  # of the height: so much of who sits is above the seat
_LEAST_RING = 0.68  # metres from the middle of the smallest table to who sits at it
SEATS_TURN = 0.42  # radians that a seat that is shared is turned from the picture
_TIER = 1.5  # times the height of one: the distance of rows that fly or dive above each other


class Member(NamedTuple):
    """One of a group: its actor, the time in seconds of its own motion, where it stands, its turn in radians,
    and how many metres the ground below it rises for each metre along x and along z.
    """

    actor: Actor
    step: float
    foot: Vector
    turn: float
    rise: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Group:
    """`count` copies of an actor in rows, one behind the other as seen by the camera; or in a half circle, if
    the actor has a `ring`.

    The first is in the middle of the front row. What flies or dives has its rows above each other. across:
    metres; the rows are no longer than that.
    """

    actor: Actor
    count: int
    across: float = math.inf

    @property
    def columns(self) -> int:
        """Return the number of places in a row."""
        if self._ring or self.actor.row or self.actor.spots:
            return self.count
        fits = 1 + (self.across - self.actor.length) / self._aside
        return max(1, min(round(math.sqrt(_WIDE * self.count)), int(min(fits, self.count))))

    @property
    def rows(self) -> int:
        return math.ceil(self.count / self.columns)

    @property
    def long(self) -> float:
        """Return the length of the longest row in metres, with half a place more for its shift."""
        if self.actor.spots:
            return self._across(0) + self.actor.length
        if self._ring:
            return 2 * self.actor.ring + self.actor.length
        shift = self._aside * (2 * _STAGGER if self.rows > 1 else 0.0)
        return (min(self.columns, self.count) - 1) * self._aside + shift + self.actor.length

    @property
    def deep(self) -> float:
        """Return the distance of the first row and the last in metres."""
        if self.actor.spots:
            return self._across(1)
        if self._ring:
            return 2 * self.actor.ring
        return (self.rows - 1) * self._behind

    @property
    def radius(self) -> float:
        """Return the metres from the middle to what is furthest from it."""
        return 0.5 * max(self.long, self.deep)

    @property
    def tall(self) -> float:
        """Return the height in metres, as far as rows are above each other."""
        return self.actor.height * (1 + _TIER * (self.rows - 1) * self._floats)

    @property
    def steep(self) -> float:
        """Return the tangent of the angle at which the camera has to look down to see each row."""
        if self.actor.spots:
            return _FORMED_STEEP
        if self._ring and (self.count > 2 or self._at_table) and not self._floats:
            return _RING_STEEP
        if self.rows == 1 or self._floats:
            return 0.0
        # a slim one is seen in the gaps of the row before, too
        shown = _SEEN_SLIM if self.actor.length < 0.8 * self.actor.height else _SEEN
        return min(shown * self.actor.height / self._behind, _STEEP)

    def places(self) -> list[Vector]:
        """Return the place of each from the first one, in metres; of a half circle, from its middle."""
        if self.actor.spots:
            return [(x, 0.0, z) for x, z, _ in self.actor.spots[: self.count]]
        if self._ring:
            return [self._on_ring(number, angle) for number, angle in enumerate(self._angles())]
        if self.actor.row:
            return [self._beside(n) for n in range(self.count)]
        sizes = self._sizes()
        found = [(self._x(k, row, size), row) for row, size in enumerate(sizes) for k in range(size)]
        first = min((one for one in found if one[1] == 0), key=lambda one: abs(one[0]))
        found.remove(first)
        return [(0.0, 0.0, 0.0), *(self._place(x - first[0], row, n + 1) for n, (x, row) in enumerate(found))]

    def meshes(self, t: float, at: Vector, ground: Height | None) -> list[Mesh]:
        """Return the meshes at `t` seconds: the first stands at `at`, each is a little out of step.

        ground: None: all are as high as the first.
        """
        found = []
        for one in self.members(t, at, ground):
            actor = sloped(turned(one.actor, one.turn), one.rise)
            actor = draped(actor, ground) if actor.supple and ground else actor
            found.append(actor.mesh(one.step, one.foot))
            found += actor.props(one.step, one.foot) if actor.props else ()
        return found

    def members(self, t: float, at: Vector, ground: Height | None) -> list[Member]:
        """Return each of the group at `t` seconds; arguments as for `meshes`."""
        actor, cast = self.actor, (self.actor, *self.actor.others)
        level = at[1] - actor.hop(t) - actor.lift
        if actor.medium in ("air", "water", "underwater"):
            ground = None
        found = []
        for number, (dx, dy, dz) in enumerate(self.places()):
            x, z = at[0] + dx, at[2] + dz
            step = t + (_TURNS if self._at_table else 0.37) * number
            rise = _slope(ground, x, z, actor.tread) if ground else (0.0, 0.0)
            y = actor.lift + (ground(x, z) if ground and number and not actor.row else level)
            turn = self._turn(number)
            one = cast[number % len(cast)]
            found.append(Member(one, step, (x, y + actor.hop(step) + dy, z), turn, rise))
        return found

    @property
    def _ring(self) -> bool:
        return self.actor.ring > 0 and self.count > 1 and not self.actor.spots

    def _turn(self, number: int) -> float:
        """Return the radians that one of the group is turned to its middle."""
        if self.actor.spots:
            return self.actor.spots[number][2]
        return self.actor.inwards * self._angles()[number] if self._ring and not self.actor.speed else 0.0

    def _across(self, axis: int) -> float:
        """Return the metres that a formation takes along x or z."""
        return 2 * max(abs(spot[axis]) for spot in self.actor.spots)

    @property
    def _at_table(self) -> bool:
        return self._ring and self.actor.inwards == 1.0

    def _angles(self) -> list[float]:
        """Return where each is on a half circle, in radians from the middle of it to the right; the first is
        nearest to the middle.
        """
        widest = _PAIR if self.count == 2 else _OPEN
        every = [widest * (2 * k / (self.count - 1) - 1) for k in range(self.count)]
        return sorted(every, key=lambda angle: (abs(angle), angle))

    def _on_ring(self, number: int, angle: float) -> Vector:
        high = _TIER * 0.5 * (((number + 1) * 0.7548777) % 1.0 - 0.5) * self.actor.height * self._floats
        return (self.actor.ring * math.sin(angle), high, self.actor.ring * math.cos(angle))

    def _beside(self, number: int) -> Vector:
        """Return the place of one who sits beside others: in turn to the right and to the left."""
        step = (number + 1) // 2 * (1 if number % 2 else -1) * self.actor.row
        x, z = along_seat(self.actor)
        return (step * x, 0.0, step * z)

    def _sizes(self) -> list[int]:
        """Return how many are in each row; the rows at the back are the longer ones."""
        least, more = divmod(self.count, self.rows)
        return [least + (row >= self.rows - more) for row in range(self.rows)]

    def _x(self, k: int, row: int, size: int) -> float:
        sizes = self._sizes()
        shift = 0.0 if len(set(sizes)) > 1 and size % 2 != sizes[0] % 2 else (-1) ** row * _STAGGER
        return (k - 0.5 * (size - 1) + shift * (self.rows > 1)) * self._aside

    def _place(self, x: float, row: int, number: int) -> Vector:
        """Return the place of one of a row, a little off the line.

        Source of the two factors: the plastic number, as in Martin Roberts' R2 sequence.
        """
        u, v = (number * 0.7548777) % 1.0 - 0.5, (number * 0.5698403) % 1.0 - 0.5
        loose = _LOOSE * (not self.actor.uniform)
        x += u * loose * self._aside
        if self._floats:
            return (x, _TIER * (row + 0.6 * v) * self.actor.height, 2.0 * u * self._behind)
        return (x, 0.0, row * self._behind + v * loose * self._behind)

    @property
    def _aside(self) -> float:
        return self.actor.row or _APART * self.actor.length

    @property
    def _behind(self) -> float:
        return max(_BEHIND[0] * self.actor.height, _BEHIND[1] * self.actor.length)

    @property
    def _floats(self) -> bool:
        return self.actor.medium in ("air", "underwater")


def _slope(ground: Height, x: float, z: float, tread: tuple[float, float]) -> tuple[float, float]:
    """Return how the ground rises along x and along z below an actor, in metres for each metre."""
    long, wide = 0.5 * tread[0], 0.5 * tread[1]
    return (
        (ground(x + long, z) - ground(x - long, z)) / tread[0] if long else 0.0,
        (ground(x, z + wide) - ground(x, z - wide)) / tread[1] if wide else 0.0,
    )


def along_seat(actor: Actor) -> tuple[float, float]:
    """Return the way (x, z) along a seat that several share, to the right of the picture; its length is 1."""
    turn = SEATS_TURN - actor.aside
    return math.cos(turn), math.sin(turn)


def ring(actor: Actor, count: int, around: float) -> Actor:
    """Return the actor whose group stands in a half circle around something of this radius in metres."""
    needs = _RING_APART * actor.length * (count - 1) / (2 * _OPEN)
    return replace(actor, ring=max(around + 0.5 * actor.length + _NEAR, needs))


def table_ring(count: int) -> float:
    """Return how far from the middle of a table each of so many sits, in metres."""
    step = 2 * (_PAIR if count == 2 else _OPEN) / max(count - 1, 1)
    return max(_LEAST_RING, 0.5 * _ELBOWS / math.sin(0.5 * min(step, math.pi)))


def at_table(actor: Actor, count: int) -> tuple[Actor, float]:
    """Return the actor whose group sits around a table, face to face, and how wide the table is."""
    radius = table_ring(count)
    sits = replace(actor, ring=radius, inwards=1.0, height=_SITS * actor.height)
    return sits, 2 * (radius - _KNEES)

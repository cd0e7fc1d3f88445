"""Handling: somebody's things at a time, and arms that are on them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, placed
from filmgate.engines.animatic.geometry.rig import Angles
from filmgate.engines.animatic.motion.carrying import CARRYING
from filmgate.engines.animatic.motion.deed import (
    DOWN,
    Around,
    Deed,
    Doing,
    Frame,
    Hand,
    Partner,
    Touch,
    mixed,
    plus,
)
from filmgate.engines.animatic.motion.tending import TENDING
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.objects.fires import IN_HAND
from filmgate.engines.animatic.subjects.people import frames
from filmgate.engines.animatic.subjects.people.contacts import LEADING, MET, SHARED, Contact, contact
from filmgate.engines.animatic.subjects.people.frames import (
    Points,
    leaned,
    mirrored,
    scaled,
    standing,
    vector,
)
from filmgate.engines.animatic.subjects.people.gazes import eyes_of, gazing, mouth_of
from filmgate.engines.animatic.subjects.people.kneeling import kneels
from filmgate.engines.animatic.subjects.people.persons import ADULT, Person
from filmgate.engines.animatic.subjects.people.reach import Arms, Matrix, Placed
from filmgate.engines.animatic.subjects.people.slicing import rest
from filmgate.engines.animatic.subjects.thing import Thing

_DEEP = 0.2  # metres from the near edge of a table to where one works
_BESIDE = (0.0, 0.3, -0.32, 0.55, -0.55)  # metres: places of things on a table
_BEARS = ("cutting-board", "tray", "bowl", "ironing-board", "plank", "cake")  # kinds on which others lie
_HELD = ("first", "second")
_SPINE = ("root", "spine", "chest", "neck", "head")
_SLIDES = (1.0, 0.75, 0.5, 0.25)  # shares of the way to its grip where the second hand may be
# radians by which the back may bend further for a reach
_LEANS = (0.0, 0.08, 0.16, 0.24, 0.32, 0.42, 0.52, 0.64)
_MOMENTS = (0.0, 0.45, 0.9, 1.35, 1.8, 2.4, 3.2, 3.9)  # seconds at which a reach is tried
_WITHIN = 0.4  # metres from the hands: a tip that is further away is no part of what they do
_NEAR = 0.004  # metres: a hand that misses its grip by less is on it


class Moment(NamedTuple):
    """A moment of somebody's arms, eyes and things. things: their matrices, in metres from the foot; lids:
    how far they follow the eyes.
    """

    angles: Mapping[str, Floats]
    grips: tuple[float, float]
    things: tuple[Floats, ...]
    touches: tuple[tuple[str, Touch, Vector], ...]  # side, the point, by how much the hand misses it
    lids: float = 0.0


_IDLE = Moment({}, (0.0, 0.0), (), ())


class Handling:
    """The things of a person. table: the middle of one that is shared, ahead of who sits at it, and its
    height over the seat, metres; None without one. other: points of who is tended
    to; partner: somebody whom its hands meet.
    """

    def __init__(
        self,
        who: Person,
        things: Sequence[Thing],
        table: tuple[float, float] | None = None,
        other: Mapping[str, Vector] | None = None,
        partner: Partner | None = None,
    ) -> None:
        self.things = tuple(things)
        self._table, self._partner = table, partner
        self._other = {
            name: frames.shrunk(at, who.body.stature / ADULT) for name, at in (other or {}).items()
        }
        self._who = who
        self._arms = Arms(who.body, who.hands)
        self.size = who.body.stature / ADULT
        self._held = [one for one in things if one.place == "held"]
        self._before = next((one for one in things if one.place == "before"), None)
        self._worked = [one for one in things if one.place == "worked"]
        self.contact = lru_cache(maxsize=16)(self._contact)
        self._known: tuple[tuple[float, Vector], Moment] | None = None
        self._lean = lru_cache(maxsize=16)(self._tried)

    @property
    def deep(self) -> float:
        """Return how many metres before the person are taken by what stands there, or by a board."""
        long = max((one.size[0] for one in self.things if one.place == "ridden"), default=0.0)
        more = max(frames.ridden_size(self.size) * long - 0.6 * self.size, 0.0) if long else 0.0
        return self.size * (self._before.size[0] + 0.2) if self._before else more

    def _contact(self, action: str) -> Contact | None:
        if action in TENDING and not self._other:
            return None  # nobody is there
        company = ([SHARED] if self._table else []) + ([MET] if self._partner and not self._held else [])
        leads = self._partner is not None and self._partner.led
        found = contact(action, self.things, company + [LEADING] * leads)
        body = kneels(action, self._other)
        return Contact(replace(found.deed, body=body), posed=True) if found and body else found

    def kneels(self, action: str) -> bool:
        """Tell whether the person kneels in an action, before who is small."""
        return kneels(action, self._other) is not None

    def deed(self, action: str) -> Deed | None:
        """Return the deed whose pose the body has in an action; None if the action has a pose of its own."""
        found = self.contact(action)
        return found.deed if found and found.posed else None

    def moment(self, angles: Angles, shift: Vector, acts: Sequence[tuple[str, float]], t: float) -> Moment:
        """Return what arms and things do. angles, shift: the pose of the body, in metres; acts: its actions
        with their weights.
        """
        if self._known and self._known[0] == (t, shift):  # body and things are drawn one after the other
            return self._known[1]
        found = [(one, weight) for action, weight in acts if (one := self.contact(action))]
        if not found:
            return _IDLE
        lean = sum(self._lean(one.deed) * weight for one, weight in found if one.posed)
        bent = leaned(angles, lean)
        moment = self._moment([(one.deed, weight) for one, weight in found], bent, shift, t)
        changed = {name: np.asarray(bent[name]) for name in ("spine", "chest") if lean}
        whole = moment._replace(angles={**moment.angles, **changed})
        self._known = (t, shift), whole
        return whole

    def _tried(self, deed: Deed) -> float:
        """Return by how much the back has to bend further, so that both hands reach all that a deed wants."""
        for lean in _LEANS:
            missed = 0.0
            for t in _MOMENTS:
                pose, shift = deed.body(t)
                angles, (x, y, z) = self._who.stands(
                    pose, shift, grounded=1.0, seated=deed.seat > 0 or self._table is not None
                )
                at = (x, y + (0.0 if self._table else deed.seat) * self.size, z)
                moment = self._moment([(deed, 1.0)], leaned(angles, lean), at, t)
                missed = max((missed, *(float(np.linalg.norm(miss)) for _, _, miss in moment.touches)))
            if missed < _NEAR:
                return lean
        return _LEANS[-1]

    def _moment(self, deeds: Sequence[tuple[Deed, float]], angles: Angles, shift: Vector, t: float) -> Moment:
        main = max(deeds, key=lambda one: one[1])[0]
        fixed = self._fixed(main, t)
        around = self._around(main, angles, shift, fixed)
        doing = main.hands(t, around)
        doing = doing._replace(
            right=self._at_table(doing.right, around), left=self._at_table(doing.left, around)
        )
        parts = [(deed.hands(t, around), weight) for deed, weight in deeds]
        if not doing.left and len(doing.things) < len(self._held):  # the other hand has the other thing
            other = Hand(_HELD[len(doing.things)])
            carried = CARRYING[self._held[len(doing.things)].style].hands(t, around).things[0]
            doing = doing._replace(left=other)
            parts = [(one._replace(things=(*one.things, mirrored(carried))), weight) for one, weight in parts]
        frames = self._frames(parts)
        hands = {
            side: hand
            for side, hand in (("r", doing.right), ("l", doing.left))
            if hand and not (hand.of in _HELD and _HELD.index(hand.of) >= len(frames))
        }
        self._bring(hands, angles, shift, frames, fixed)
        gaze = doing.gaze and vector(self.size * np.array(doing.gaze))
        out, lids = gazing(self._who.body, self._head(angles, shift), gaze)
        grips, told = {"l": 0.0, "r": 0.0}, []
        for side, hand in hands.items():
            touch = self._touch(hand, frames, fixed)
            slides = _SLIDES if hand.point == "second" else _SLIDES[:1]
            own = self._touch(Hand(hand.of), frames, fixed).at
            tries = (replace(touch, at=mixed(own, touch.at, share)) for share in slides)
            reached = [(at, *self._arms.reach(side, angles, shift, at)) for at in tries]
            at, turned, missed = next((one for one in reached if np.linalg.norm(one[2]) < _NEAR), reached[-1])
            out |= turned
            grips[side] = touch.close
            told.append((side, at, vector(missed)))
        held, others = iter(frames), iter(fixed)
        matrices = tuple(
            scaled(next(held, np.zeros((3, 4))), self.size) if one.place == "held" else next(others)
            for one in self.things
        )
        return Moment(out, (grips["l"], grips["r"]), matrices, tuple(told), lids)

    def _at_table(self, hand: Hand | None, around: Around) -> Hand | None:
        """Return a hand on what stands before, on the table that is shared if nothing of one's own does."""
        if hand is None or hand.of != "before" or self._before or not self._table:
            return hand
        flat = Touch(at=plus(around.desk, *hand.off), palm=DOWN, way="flat", close=0.25)
        return Hand("", touch=flat)

    def _bring(
        self,
        hands: Mapping[str, Hand],
        angles: Angles,
        shift: Vector,
        frames: Sequence[Matrix],
        fixed: Sequence[Floats],
    ) -> None:
        """Bring each thing nearer that is out of reach of the hand that carries it; in place."""
        for number, of in enumerate(_HELD):
            carries = [(side, hand) for side, hand in hands.items() if hand.of == of]
            carries.sort(key=lambda one: one[1].point != "grip")
            for side, hand in 2 * carries[:1]:
                _, missed = self._arms.reach(side, angles, shift, self._touch(hand, frames, fixed))
                if np.linalg.norm(missed) < _NEAR:
                    break
                frames[number][:, 3] -= missed

    def ends(self, moment: Moment, matrix: Floats) -> list[Vector]:
        """Return the points that the hands are on and the tips of what they hold, placed by a matrix."""
        points = [touch.at for _, touch, _ in moment.touches]
        for thing, own in zip(self.things, moment.things, strict=False):
            if points and thing.place == "held" and own.any():
                tip = own[:, :3] @ np.array(thing.points["tip"].at) + own[:, 3]
                if np.linalg.norm(tip - np.mean(points, axis=0)) < _WITHIN * self.size:
                    points.append(vector(tip))
            if points and thing in self._worked[-1:]:  # where what is worked on lies
                half = 0.5 * min(thing.size[2], 2 * _WITHIN)
                points += [vector(own[:, 3] + way * half * own[:, 2]) for way in (1, -1)]
        return [vector(matrix[:, :3] @ np.array(point) + matrix[:, 3]) for point in points]

    def burns(self, moment: Moment, matrix: Floats) -> list[Vector]:
        """Return the ends of what is held and burns, placed by a matrix."""
        found = []
        for thing, own in zip(self.things, moment.things, strict=False):
            if thing.place == "held" and thing.name in IN_HAND and own.any():
                tip = own[:, :3] @ np.array(thing.points["tip"].at) + own[:, 3]
                found.append(vector(matrix[:, :3] @ tip + matrix[:, 3]))
        return found

    def meshes(self, moment: Moment, matrix: Floats, aside: Vector, action: str, t: float) -> list[Mesh]:
        """Return the things at a moment of who is placed by a matrix. aside: metres by which what stands is
        away from there; action: what is done at `t` seconds.
        """
        found, deed = [], self.deed(action)
        for thing, own in zip(self.things, moment.things, strict=False):
            if not own.any():  # both hands are full
                continue
            whole = np.empty((3, 4), np.float32)
            whole[:, :3] = matrix[:, :3] @ own[:, :3]
            whole[:, 3] = matrix[:, :3] @ own[:, 3] + matrix[:, 3]
            if thing.place not in ("held", "ridden"):
                whole[:, 3] += np.array(aside, np.float32)
            cut = deed and deed.cuts and thing in self._worked[-1:]
            found.append(placed(rest(thing, t) if cut else thing.mesh, whole))
        return found

    def _fixed(self, deed: Deed, t: float) -> list[Floats]:
        """Return the matrices of what is not held, in the order of the things."""
        found, heap = [], 0
        low = 0.0
        for one in self.things:
            if one.place == "held":
                continue
            if one.place == "seat":
                found.append(standing(self.size, 0.0, *frames.seat_of(one, deed.seat), 0.0))
            elif one.place == "ridden":
                found.append(
                    standing(frames.ridden_size(self.size), 0.0, (1.0, 1.0, 1.0), (0.0, 0.0, 0.0), 0.0)
                )
            elif one.place == "before":
                found.append(frames.before(one, deed, t, self.size))
            else:
                x, y, z = self._desk(deed)
                bears = heap and self._worked[heap - 1].name.partition(" ")[0] in _BEARS
                low = low + self._worked[heap - 1].size[1] if bears else 0.0
                aside = 0.0 if bears or not heap else _BESIDE[min(heap, len(_BESIDE) - 1)]
                deep = 0.06 if bears and heap == 1 else 0.0
                at = (x + min(0.5 * one.size[0], 0.26) - 0.12 + deep, y + low, z + aside)
                found.append(standing(self.size, math.pi, (1.0, 1.0, 1.0), at, 0.0))
                heap += 1
        return found

    def _desk(self, deed: Deed) -> Vector:
        """Return the place to work at on what stands before; in front of the feet without it."""
        one = self._before
        if one is None and self._table:
            far, high = self._table
            return (min(far - 0.3, 0.42) / self.size, high / self.size, 0.0)
        if one is None:
            return (deed.apart + _DEEP, 0.0, 0.0)
        high = deed.high if deed.high and frames.is_table(one) else one.points["top"].at[1]
        return (deed.apart + min(_DEEP, 0.5 * one.size[0]), high, 0.0)

    def _head(self, angles: Angles, shift: Vector) -> Placed:
        return self._arms.bones(angles, shift, _SPINE)["head"]

    def _around(self, deed: Deed, angles: Angles, shift: Vector, fixed: Sequence[Floats]) -> Around:
        k = self.size
        bones = self._arms.bones(angles, shift, _SPINE)
        eyes, mouth = (find(self._who.body, bones["head"]) for find in (eyes_of, mouth_of))
        chest = bones["neck"][1] - np.array([0.0, 0.08 * k, 0.0])
        points: dict[str, Vector] = {}
        if self._table:
            points["middle"] = (self._table[0] / k, self._table[1] / k, 0.0)
        piece = self._desk(deed)
        number = 0
        for one in self.things:
            if one.place == "held":
                continue
            matrix = fixed[number]
            number += 1
            if one.place == "seat":
                continue
            points |= {
                name: vector((matrix[:, :3] @ np.array(p.at) + matrix[:, 3]) / k)
                for name, p in one.points.items()
            }
            if one.place == "worked":
                piece = points["top"]
        hips = bones["root"][1] / k
        partner = self._partner or Partner(0.0, 0.0, self._who.body.stature, led=False)
        return Around(
            partner=(float(hips[0]) + partner.ahead / k, float(hips[2]) + partner.right / k),
            tall=partner.stature / self._who.body.stature,
            mouth=vector(mouth / k),
            eyes=vector(eyes / k),
            chest=vector(chest / k),
            hips=vector(hips),
            desk=self._desk(deed),
            points=Points(points, piece),
            piece=piece,
            other=self._other,
        )

    def _frames(self, parts: Sequence[tuple[Doing, float]]) -> list[Matrix]:
        """Return the matrices of what is held, between those of several deeds by their weights."""
        found = []
        for number, thing in enumerate(self._held):
            known = [
                (self._frame(one.things[number], thing), weight)
                for one, weight in parts
                if number < len(one.things)
            ]
            grip = np.array(thing.points["grip"].at)
            total = sum(weight for _, weight in known)
            if not known or not total:
                continue
            weights = np.array([weight for _, weight in known]) / total
            turn = np.tensordot(weights, np.stack([one[:, :3] for one, _ in known]), 1)
            along = turn[:, 1] / np.linalg.norm(turn[:, 1])
            front = turn[:, 0] - along * float(turn[:, 0] @ along)
            front = front / (np.linalg.norm(front) or 1.0)
            at = weights @ np.stack([self.size * one[:, :3] @ grip + one[:, 3] for one, _ in known])
            turn = np.stack([front, along, np.cross(front, along)], 1)
            found.append(np.concatenate([turn, (at - self.size * turn @ grip)[:, None]], 1))
        return found

    def _frame(self, frame: Frame, thing: Thing) -> Matrix:
        """Return the matrix (3, 4) of a thing that is held, in metres; its columns are of length 1."""
        along = np.array(frame.along) / np.linalg.norm(frame.along)
        front = np.array(frame.front) - along * float(np.array(frame.front) @ along)
        front = front / (np.linalg.norm(front) or 1.0)
        turn = np.stack([front, along, np.cross(front, along)], 1)
        anchor = thing.points.get(frame.by, Touch()).at
        at = self.size * (np.array(frame.at) - turn @ np.array(anchor))
        return np.concatenate([turn, at[:, None]], 1)

    def _touch(self, hand: Hand, frames: Sequence[Matrix], fixed: Sequence[Floats]) -> Touch:
        """Return the point that a hand is on, in metres."""
        k = self.size
        if not hand.of:
            return replace(hand.touch, at=vector(k * np.array(hand.touch.at)))
        if hand.of in ("first", "second"):
            number = _HELD.index(hand.of)
            thing, matrix = self._held[number], scaled(frames[number], k)
        else:
            place = hand.of if hand.of in ("before", "ridden") else "worked"
            rest = [one for one in self.things if one.place != "held"]
            number = max((n for n, one in enumerate(rest) if one.place == place), default=0)
            thing, matrix = rest[number], fixed[number]
        touch = thing.points.get(hand.point) or thing.points.get("grip") or Touch()
        at = matrix[:, :3] @ np.array(touch.at) + matrix[:, 3] + k * np.array(hand.off)
        turn = matrix[:, :3] / np.linalg.norm(matrix[:, :3], axis=0)
        axis = vector(turn @ np.array(touch.axis))
        palm = None if touch.palm is None else vector(turn @ np.array(touch.palm))
        elbow = hand.touch.elbow or touch.elbow
        return replace(touch, at=vector(at), axis=axis, palm=palm, elbow=elbow)

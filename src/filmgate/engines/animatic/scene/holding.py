"""Holding: the things that the subject of a shot holds, stands before and works on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.objects import handled as in_hand
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.people.contacts import contact
from filmgate.engines.animatic.subjects.thing import Thing
from filmgate.script.treatment import Supporting, Treatment

PLACES = ("held", "before", "worked", "ridden")  # relations of what hands and feet are on
HANDLES = ("person",)  # kinds whose hands have fingers
_HAND = (0.24, 1.0, -0.16)  # metres; the height is a multiple of that of the hands
_SEAT = "chair"
_WOOD = "#b98650"  # of the chairs of players: they stand out from black clothes


def handled(treatment: Treatment) -> frozenset[int]:
    """Return the numbers of the supporting roles that are in somebody's hands, or under them."""
    roles = treatment.supporting
    kinds = {"": treatment.subject} | {one.id: one.kind for one in (*roles, *treatment.company) if one.id}
    by = (kinds.get(one.of) for one in roles)
    return frozenset(
        number
        for number, (one, kind) in enumerate(zip(roles, by, strict=True))
        if one.relation in PLACES and kind in HANDLES
    )


def things(
    treatment: Treatment, by: str, beats: Sequence[str], part: Callable[[Supporting], Part]
) -> tuple[Thing, ...]:
    """Return the things of the supporting role with the id `by`; "": of the subject.

    beats: its actions. part: makes the part of a role.
    """
    numbers = handled(treatment)
    found = [
        replace(in_hand.thing(part(one), one.relation, one.scale), during=one.during)
        for number, one in enumerate(treatment.supporting)
        if number in numbers and one.of == by
    ]
    return tuple(found) if _borne(treatment, by) else (*found, *_seat(beats, found, part))


def _borne(treatment: Treatment, by: str) -> bool:
    """Tell whether somebody sits or stands on a role already."""
    if not by:
        return any(one.relation == "below" and not one.of for one in treatment.supporting)
    return any(one.relation == "above" and one.id == by for one in treatment.supporting)


def _seat(
    beats: Sequence[str], found: Sequence[Thing], part: Callable[[Supporting], Part]
) -> Iterator[Thing]:
    """Give the stool of who sits while working, or the chair of who plays with others."""
    deeds = [one.deed for beat in beats if (one := contact(beat, found)) and one.posed]
    if any(deed.seat for deed in deeds):
        stool = Supporting(kind=_SEAT, variant="stool", noun="stool")
        chair = Supporting(kind=_SEAT, variant="dining", noun="chair", coat=_WOOD)
        yield in_hand.thing(part(chair if "perform" in beats else stool), "seat")


def offset(by: Actor) -> Vector:
    """Return where a thing is that is held by somebody whose hands have no fingers."""
    aside, high, near = _HAND
    return (aside, high * by.hand, near)

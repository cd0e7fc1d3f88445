"""Supporting roles: the position of each in relation to the subject of the shot or to each other, and its
actions.
"""

from collections.abc import Mapping, Sequence

from filmgate.script import actions, beasts, change, doing, finding, kinds, looks, manner, ties
from filmgate.script.dances import PAIRED
from filmgate.script.script import Shot
from filmgate.script.ties import Drawn
from filmgate.script.treatment import Outfit, Relation, Supporting

_TWO = 2
_YEARS = 5  # of a child that is carried
# talk that two have with each other; who sings or preaches does so for others
_CONVERSE = (
    r"\b(?:talk|chat|argue|argu|discuss|convers|gossip|debat|negotiat|interview|whisper|quarrel)\w*|"
    r"speak\w* (?:to|with)"
)
_FACING = frozenset(("hug", "handshake", *PAIRED))  # what two do face to face


def supporting(shot: Shot, subject: Drawn, others: Sequence[Drawn]) -> tuple[Supporting, ...]:
    """Return the other roles of a shot as supporting roles. A role comes after the one that it is tied to."""
    tied = {one.id: _tie(shot, subject, one, others) for one in others}
    ordered: list[Drawn] = []
    while len(ordered) < len(others):
        ordered.append(_next(others, ordered, tied))
    return tuple(
        _role(shot, subject, one, tied[one.id], ordered[:number]) for number, one in enumerate(ordered)
    )


def _next(
    others: Sequence[Drawn], ordered: Sequence[Drawn], tied: Mapping[str, tuple[Relation, str]]
) -> Drawn:
    """Return the first role whose anchor is there already; in a circle, the first that is left."""
    there = {"", *(one.id for one in ordered)}
    left = [one for one in others if one not in ordered]
    return next((one for one in left if tied[one.id][1] in there), left[0])


def _tie(shot: Shot, subject: Drawn, one: Drawn, others: Sequence[Drawn]) -> tuple[Relation, str]:
    """Return the position of a role, and the id of the role that it is in relation to; "": the subject."""
    if below := ties.under(one.role, {other.id for other in others}):
        return "above", below
    if told := ties.relation(shot, subject, one):
        return told, ""
    for other in others:
        told = (
            ties.relation(shot, other, one) if other is not one and one.kind not in looks.FITTINGS else None
        )
        if told and told != "crossed" and not _by_the_other(told, one, other):
            return told, other.id
    return "beside", ""


def _converse(shot: Shot, anchor: Drawn, beats: tuple[str, ...]) -> bool:
    """Tell whether two talk with each other: both talk, and nobody else is there."""
    alike = doing.beats(shot, anchor.role, anchor.kind, then=False)
    people = [role for role in shot.cast if looks.kind(role) == "person" and not role.part_of]
    both = "talk" in beats and "talk" in alike and len(people) <= _TWO and anchor.role.pose != "sitting"
    return both and bool(finding.search(_CONVERSE, shot.text.lower()))


def _by_the_other(told: Relation, one: Drawn, other: Drawn) -> bool:
    """Tell whether the other role has a position to this one: the dog under a table, the cup on it."""
    if told == "above":
        return one.thing
    own = any(where.of == other.id and where.relation == "under" for where in one.role.where)
    return told == "below" and not own


def _role(
    shot: Shot, subject: Drawn, one: Drawn, tie: tuple[Relation, str], before: Sequence[Drawn]
) -> Supporting:
    anchor = next((other for other in before if other.id == tie[1]), subject)
    of = "" if anchor is subject else anchor.id
    relation = "beside" if tie[1] != of else tie[0]  # "beside": the first of a circle of ties
    beats = _beats(shot, anchor, one, relation) or ("stand",)
    people = one.kind == anchor.kind == "person"
    if relation == "beside" and people and (_FACING & {*beats} or _converse(shot, anchor, beats)):
        relation = "facing"
    worn = beasts.outfit(shot, doing.wearer(shot, one.role, one.kind))
    return Supporting(
        id=one.id,
        kind=one.kind,
        noun=one.role.noun,
        variant=beasts.variant(one.role, one.kind),
        coat=looks.coat(one.role, one.kind),
        stuff=looks.stuff(one.role, one.kind),
        outfit=_carried(worn) if relation == "above" and one.kind == anchor.kind == "person" else worn,
        text=looks.text(one.role, one.kind),
        count=looks.count(one.role),
        beats=beats,
        seated=doing.seated(shot, one.role, one.kind, beats),
        relation=relation,
        scale=looks.scale(one.role, one.kind),
        reached=ties.reached(shot, subject, one) if not of and subject.kind in kinds.CREATURES else None,
        of=of,
        how=manner.how(shot, one.role, beats),
        changes=change.of(shot, one.role, one.kind),
    )


def _carried(outfit: Outfit) -> Outfit:
    """Return the outfit of who is carried on shoulders: a child in trousers, if the text does not say."""
    dressed = outfit if outfit.cut else outfit._replace(cut="shirt", garments="t-shirt")
    return dressed._replace(years=outfit.years or _YEARS)


def _beats(shot: Shot, anchor: Drawn, one: Drawn, relation: Relation) -> tuple[str, ...]:
    """Return the actions of a supporting role: its own, else those of its anchor if it moves along."""
    if any(beat.role == anchor.id and doing.struck(beat) == one.id for beat in shot.beats):
        return ("collide",) if one.kind in kinds.CREATURES | kinds.VEHICLES else ("recoil",)
    own = doing.beats(shot, one.role, one.kind, then=False)
    if relation == "above":
        rests = ("sit",) if one.kind in kinds.CREATURES else ()
        later = any(beat.step for beat in shot.beats)
        stays = later and own[:1] in (("sit",), ("sleep",), ("stand",))
        busy = one.kind == "person" and anchor.thing and {*own} <= actions.SEATED
        return own if rests and own and (stays or busy) else rests
    if own:
        return own
    alike = doing.beats(shot, anchor.role, anchor.kind, then=False)
    both = _FACING & {*alike}
    owns = any(where.of == anchor.id for where in one.role.where) or f"{one.role.noun}'s hand" in shot.text
    if both and (relation == "facing" or (owns and "handshake" in both)):
        return tuple(sorted(both))[:1]
    joins = relation in ("ahead", "after") or any(where.of == anchor.id for where in one.role.where)
    if not joins or one.kind not in kinds.CREATURES | kinds.VEHICLES:
        return ()
    able = doing.able(one.kind)
    return tuple(beat for beat in alike if beat in able and beat not in ("explode", "burn"))

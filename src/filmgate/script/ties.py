"""Ties: the position of one drawn role in relation to another, read from what the two do and from the
prepositions between them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from filmgate.script import boards, doing, finding, kinds, looks
from filmgate.script.dances import PAIRED
from filmgate.script.script import Beat, Role, Shot
from filmgate.script.tables import words
from filmgate.script.treatment import Relation

# preposition between a role and another: position of the other
_SEEN: dict[str, Relation] = {
    "on": "below",
    "in": "below",
    "above": "below",
    "over": "below",
    "under": "above",
    "behind": "front",
    "in front of": "behind",
    "at left": "right",
    "at right": "left",
}
_OPPOSITE: dict[Relation, Relation] = {
    "below": "above",
    "above": "below",
    "front": "behind",
    "behind": "front",
    "left": "right",
    "right": "left",
}
# side of the picture: where the role is
_SIDES: dict[str, Relation] = {
    "at left": "left",
    "at right": "right",
    "at back": "behind",
    "at front": "front",
}
# verbs of who goes somewhere
_GOES = words(
    "walk run go come move fly swim crawl jump hop leap step stroll march sprint jog trot gallop dash rush "
    "race wander head return hurry waddle slither scamper"
)
_APPROACHES = words("approach reach near")  # verbs whose object is where somebody goes
_GOAL = re.compile(r"\b(?:to|towards?) the (front|left|right|back|rear)(?: side)? of\b")
_AT_GOAL: dict[str, Relation] = {
    "front": "behind",
    "left": "right",
    "right": "left",
    "back": "front",
    "rear": "front",
}
_LEADS = words("walk lead bring guide accompany herd")  # verbs whose object goes along
_PLAYERS = words("orchestra choir symphony")  # whom a conductor leads
_CHASES = words("chase follow pursue hunt herd tail")
# verbs whose object is not in the hand
_APART = words(
    "watch see look kick pass approach enter leave build climb push pull drag cross reach find discover "
    "admire water guard circle face hit fix repair clean wash"
)
_DANCES = words("dance waltz tango")  # one with another
_SMALL = words("child kid boy girl son daughter baby toddler grandson granddaughter grandchild")
_SHOULDERS = r"on (?:his|her|their|its) (?:shoulders|back)|piggy ?back"
_EMBRACES = words("hug kiss embrace cuddle argue fight wrestle shake")  # verbs of two with each other
_DRINKS = words("drink sip eat slurp gulp")  # verbs for which the vessel is in the hand
# nouns of what is in the hand whatever is done with it
_HANDY = words(
    "phone telephone cellphone smartphone laptop tablet book newspaper magazine map letter postcard menu "
    "remote controller walkie-talkie flute violin guitar trumpet saxophone harmonica ukulele"
)
_HANDS = words("person robot astronaut")
_OWN_HANDS = words("hand finger fingertip fist palm arm")  # what they hold, their owner does
_LARGE = words(
    "table chair sign statue fountain tree tent cactus throne piano drum microphone telescope mirror door "
    "streetlamp snowman christmas-tree kite window windowsill wall fence gate shelf curtain ladder fireplace "
    "barrel bathtub machine slide ferris-wheel sandcastle garment bamboo easel planet"
)  # kinds too large to hold in a hand
_FRAGILE = words(
    "cup bowl bottle vase lamp book candle fruit cake clock crystal tool flower mushroom plant guitar screen "
    "basket box bucket bag jar crate can nest case picture window curtain spiderweb door leaf lily-pad "
    "pillow paper ice-cube easel"
)
_LIGHT = words("cat mouse squirrel bird fowl frog insect butterfly crab turtle snake rabbit")
_UP = ("on", "in")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A role of the script, with the kind of thing that it is drawn as."""

    role: Role
    kind: str

    @property
    def id(self) -> str:
        return self.role.id

    @property
    def thing(self) -> bool:
        return self.kind in kinds.THINGS

    @property
    def many(self) -> bool:
        return looks.count(self.role) > 1


def under(role: Role, ids: set[str]) -> str:
    """Return the id of the role that this role stands on, if it is one of `ids`; else ""."""
    ways = (where.of for where in role.where if where.relation in _UP)
    return next((of for of in ways if of in ids and of != role.id), "")


def relation(shot: Shot, anchor: Drawn, one: Drawn) -> Relation | None:
    """Return the position of a role in relation to another, the anchor; None if the prompt does not say.

    Actions between the two decide; without any, prepositions do.
    """
    over = doing.crossed(shot, anchor.id)
    along = boards.ridden(shot, anchor.role)[0] == one.id
    if along or ((one.id in over or _splashed(shot, anchor, one)) and anchor.kind in kinds.CREATURES):
        return "crossed" if not along else "ridden" if anchor.kind == "person" else "below"
    both_hit = doing.collides(shot, anchor.id) and doing.collides(shot, one.id)
    if both_hit or _is_dealt_with(shot, anchor, one):
        return "facing"
    acts = (_met(shot, beat, anchor, one) or _meets(beat, anchor, one) for beat in shot.beats)
    carried: Relation | None = "above" if _shouldered(shot, anchor, one) else None
    if done := carried or next(filter(None, acts), None):
        return done
    together = _EMBRACES | (_DANCES if doing.styled(shot) in PAIRED else frozenset())
    if {anchor.id, one.id} <= {beat.role for beat in shot.beats if beat.does in together}:
        return "facing"
    own = [part for part in shot.cast if part.part_of == anchor.id and part.noun in _OWN_HANDS]
    if any(one.id in role.holds for role in (anchor.role, *own)) and _in_hand(one):
        return "held"
    return next(_said(anchor, one), None)


def _splashed(shot: Shot, anchor: Drawn, one: Drawn) -> bool:
    """Tell whether the anchor jumps or steps into a puddle."""
    into = {beat.into or beat.to for beat in shot.beats if beat.role == anchor.id}
    return one.role.noun == "puddle" and one.id in into


def reached(shot: Shot, anchor: Drawn, one: Drawn) -> Relation | None:
    """Return the position of a role at the end of the shot, if the anchor goes to it; None if it does not."""
    own = [beat for beat in shot.beats if beat.role == anchor.id]
    two = sum(where.of == one.id for where in anchor.role.where) > 1  # on the left of it, then on the right
    if not any(_goes_to(beat) == one.id or (two and beat.does in _GOES and not beat.to) for beat in own):
        return None
    side = _GOAL.search(shot.text.lower())
    return _AT_GOAL[side[1]] if side else "beside"


def _goes_to(beat: Beat) -> str:
    """Return the id of the role that somebody goes to in this beat; "" if it is no such action."""
    if beat.does in _GOES:
        return beat.to
    return beat.object if beat.does in _APPROACHES else ""


def _shouldered(shot: Shot, anchor: Drawn, one: Drawn) -> bool:
    """Tell whether the anchor carries a child on the shoulders."""
    both = anchor.kind == one.kind == "person" and one.role.noun in _SMALL and anchor.role.noun not in _SMALL
    return both and finding.search(_SHOULDERS, shot.text.lower()) is not None


def _met(shot: Shot, beat: Beat, anchor: Drawn, one: Drawn) -> Relation | None:
    """Return the position of a role that the anchor acts on in this beat; None if it is no such action."""
    drinks = one.id == beat.source and beat.does in _DRINKS
    ends = (beat.object, beat.to, beat.using, beat.into)
    goal = _goes_to(beat) == one.id and (one.thing or _GOAL.search(shot.text.lower()))
    if beat.role != anchor.id or beat.does in doing.RIDES or goal or not (one.id in ends or drinks):
        return None  # who rides is tied to what is ridden; who goes somewhere is not there yet
    if beat.does in _CHASES or (
        beat.does in _LEADS and not one.thing and one.id == beat.object and one.role.noun not in _PLAYERS
    ):
        return "ahead"
    if doing.struck(beat) == one.id:
        return "facing"
    if one.thing:
        if anchor.thing:
            return None
        tool = one.id == beat.using or one.role.noun in _HANDY
        apart = beat.does in _APART and not tool
        return "held" if _in_hand(one) and not apart and not _resting(anchor, one) else None
    partner = one.id == beat.using and beat.does in _DANCES | _EMBRACES
    return "facing" if partner or one.id in (beat.object, beat.to) else None


def _is_dealt_with(shot: Shot, anchor: Drawn, one: Drawn) -> bool:
    """Tell whether the anchor does something to a thing that is then on somebody: puts a coat on her."""
    things = {beat.object for beat in shot.beats if beat.role == anchor.id}
    ends = {where.of for role in shot.cast if role.id in things for where in role.where}
    return one.kind in kinds.CREATURES and one.id in ends


def _meets(beat: Beat, anchor: Drawn, one: Drawn) -> Relation | None:
    """Return the position of a role that acts on the anchor in this beat; None if the beat is no such
    action.
    """
    if beat.role != one.id or anchor.id not in (beat.object, beat.to, beat.using, beat.into):
        return None
    return "after" if beat.does in _CHASES else "above" if beat.does in doing.RIDES else "facing"


def _in_hand(one: Drawn) -> bool:
    return one.thing and one.kind not in _LARGE


def _resting(anchor: Drawn, one: Drawn) -> bool:
    return any(where.of == one.id for where in anchor.role.where)


def _bears(anchor: Drawn, one: Drawn, preposition: str) -> bool:
    """Tell whether a role can carry the weight of the anchor, if the anchor is on it. A cake carries nobody
    heavy.
    """
    heavy = anchor.kind in kinds.CREATURES and anchor.kind not in _LIGHT
    return preposition not in _UP or not ((heavy and one.kind in _FRAGILE) or anchor.kind == one.kind)


def _stands_over(anchor: Drawn, one: Drawn, preposition: str) -> bool:
    """Tell whether somebody is over somebody else: who leans over a child does not stand on it."""
    both = {anchor.kind, one.kind} <= kinds.CREATURES
    return preposition in ("over", "above") and both and anchor.kind not in kinds.FLYING


def _said(anchor: Drawn, one: Drawn) -> Iterator[Relation]:
    """Give the positions of a role that the prepositions of the anchor and of the role mean."""
    for where in anchor.role.where:
        if where.of == one.id:
            yield from _of_anchor(anchor, one, where.relation)
    for where in one.role.where:
        if where.of == anchor.id:
            yield from _of_role(anchor, one, where.relation)
    if one.kind in looks.FITTINGS:
        yield "behind"
    yield from (
        _SIDES[where.relation] for where in one.role.where if where.relation in _SIDES and not where.of
    )


def _of_anchor(anchor: Drawn, one: Drawn, preposition: str) -> Iterator[Relation]:
    """Give the position of a role before which the anchor has this preposition."""
    if preposition == "on" and one.role.noun in _HANDY and anchor.kind in _HANDS:
        yield "held"  # talks on the phone
    elif preposition == "around" and anchor.many:
        yield "amid"
    elif preposition == "between":
        yield from _between(anchor, one)
    elif preposition in _SEEN and _bears(anchor, one, preposition):
        yield "beside" if _stands_over(anchor, one, preposition) else _SEEN[preposition]


def _of_role(anchor: Drawn, one: Drawn, preposition: str) -> Iterator[Relation]:
    """Give the position of a role that has this preposition before the anchor."""
    if preposition == "around" and one.many:
        yield "around"
    elif preposition == "between" and anchor.many:
        yield "amid"
    elif preposition in _SEEN:
        yield "beside" if _stands_over(one, anchor, preposition) else _OPPOSITE[_SEEN[preposition]]


def _between(anchor: Drawn, one: Drawn) -> Iterator[Relation]:
    """Give the position of a role that the anchor is between: on both sides of it, or the first of two on the
    left; or of one thing between several.
    """
    if one.many:
        yield "around"
        return
    both = [where.of for where in anchor.role.where if where.relation == "between"]
    if anchor.many and len(both) == 1:
        yield "amid"  # two girls with a dog between them
        return
    yield "left" if both.index(one.id) % 2 == 0 else "right"

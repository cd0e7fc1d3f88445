"""Supporting roles: the position of each in relation to the subject of the shot, and its actions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from filmgate.script import beasts, change, doing, kinds, looks, manner
from filmgate.script.dances import PAIRED
from filmgate.script.script import Beat, Role, Shot
from filmgate.script.tables import words
from filmgate.script.treatment import Relation, Supporting

# preposition between subject and role: position of the role
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
# side of the picture: where the role is beside the subject
_SIDES: dict[str, Relation] = {
    "at left": "left",
    "at right": "right",
    "at back": "behind",
    "at front": "front",
}
_LEADS = words("walk lead bring guide accompany herd")  # verbs whose object goes along
_CHASES = words("chase follow pursue hunt herd tail")
# verbs whose object is not in the hand
_APART = words(
    "watch see look kick pass approach enter leave build climb push pull drag cross reach find discover "
    "admire water guard circle face hit fix repair clean wash"
)
_DANCES = words("dance waltz tango")  # one with another
_EMBRACES = words("hug kiss embrace cuddle argue fight wrestle shake")  # verbs of two with each other
_DRINKS = words("drink sip eat slurp gulp")  # verbs for which the vessel is in the hand
# nouns of what is in the hand whatever is done with it
_HANDY = words(
    "phone telephone cellphone smartphone laptop tablet book newspaper magazine map letter postcard menu "
    "remote controller walkie-talkie flute violin guitar trumpet saxophone harmonica ukulele"
)
_HANDS = ("person", "robot", "astronaut")
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


def supporting(shot: Shot, subject: Drawn, others: Sequence[Drawn]) -> tuple[Supporting, ...]:
    """Return the other roles of a shot as supporting roles.

    A role that others stand on comes before them.
    """
    below = {one.id: _below(one.role, {other.id for other in others}) for one in others}
    ordered = sorted(others, key=lambda one: _depth(one.id, below))
    places = [one.id for one in ordered]
    return tuple(_role(shot, subject, one, places) for one in ordered)


def _below(role: Role, ids: set[str]) -> str:
    """Return the id of the role that this role stands on, if it is one of `ids`; else ""."""
    ways = (where.of for where in role.where if where.relation in _UP)
    return next((of for of in ways if of in ids and of != role.id), "")


def _depth(id: str, below: Mapping[str, str]) -> int:
    """Return the number of roles under this one. In a circle of roles, each has all of them under it."""
    under: list[str] = []
    while (id := below[id]) and id not in under:
        under.append(id)
    return len(under)


def _role(shot: Shot, subject: Drawn, one: Drawn, places: list[str]) -> Supporting:
    under = {*places[: places.index(one.id)]}
    below = _below(one.role, under)
    relation: Relation = "above" if below else _relation(shot, subject, one)
    beats = _beats(shot, subject, one, relation) or ("stand",)
    return Supporting(
        kind=one.kind,
        noun=one.role.noun,
        variant=beasts.variant(one.role, one.kind),
        coat=looks.coat(one.role, one.kind),
        stuff=looks.stuff(one.role, one.kind),
        outfit=beasts.outfit(shot, one.role),
        text=looks.text(one.role, one.kind),
        count=looks.count(one.role),
        beats=beats,
        relation=relation,
        scale=looks.scale(one.role, one.kind),
        on=places.index(below) if below else None,
        how=manner.how(shot, one.role, beats),
        changes=change.of(shot, one.role, one.kind),
    )


def _beats(shot: Shot, subject: Drawn, one: Drawn, relation: Relation) -> tuple[str, ...]:
    """Return the actions of a supporting role: its own, else those of the subject if it moves along with the
    subject.
    """
    if any(beat.role == subject.id and doing.struck(beat) == one.id for beat in shot.beats):
        return ("collide",) if one.kind in kinds.CREATURES | kinds.VEHICLES else ("recoil",)
    if relation == "above":
        return ("sit",) if one.kind in kinds.CREATURES else ()
    if own := doing.beats(shot, one.role, one.kind, then=False):
        return own
    both = {"hug", *PAIRED} & {*doing.beats(shot, subject.role, subject.kind, then=False)}
    if relation == "facing" and both:
        return tuple(sorted(both))[:1]
    joins = relation in ("ahead", "after") or any(where.of == subject.id for where in one.role.where)
    if not joins or one.kind not in kinds.CREATURES | kinds.VEHICLES:
        return ()
    alike = doing.beats(shot, subject.role, subject.kind, then=False)
    able = doing.able(one.kind)
    return tuple(beat for beat in alike if beat in able and beat not in ("explode", "burn"))


def _relation(shot: Shot, subject: Drawn, one: Drawn) -> Relation:
    """Return the position of a supporting role in relation to the subject.

    Actions between the two decide; without any, prepositions do.
    """
    if one.id in doing.crossed(shot, subject.id) and subject.kind in kinds.CREATURES:
        return "crossed"
    if doing.collides(shot, subject.id) and doing.collides(shot, one.id):
        return "facing"
    for beat in shot.beats:
        if done := _met(beat, subject, one) or _meets(beat, subject, one):
            return done
    if {subject.id, one.id} <= {beat.role for beat in shot.beats if beat.does in _EMBRACES}:
        return "facing"
    if one.id in subject.role.holds and _in_hand(one):
        return "held"
    return _said(subject, one)


def _met(beat: Beat, subject: Drawn, one: Drawn) -> Relation | None:
    """Return the position of a role that the subject acts on in this beat; None if the beat is no such
    action.
    """
    drinks = one.id == beat.source and beat.does in _DRINKS
    ends = (beat.object, beat.to, beat.using, beat.into)
    if beat.role != subject.id or not (one.id in ends or drinks):
        return None
    if beat.does in _CHASES or (beat.does in _LEADS and not one.thing):
        return "ahead"
    if doing.struck(beat) == one.id:
        return "facing"
    if one.thing:
        if subject.thing:
            return None
        tool = one.id == beat.using or one.role.noun in _HANDY
        apart = beat.does in _APART and not tool
        return "held" if _in_hand(one) and not apart and not _resting(subject, one) else None
    partner = one.id == beat.using and beat.does in _DANCES
    return "facing" if partner or one.id in (beat.object, beat.to) else None


def _meets(beat: Beat, subject: Drawn, one: Drawn) -> Relation | None:
    """Return the position of a role that acts on the subject in this beat; None if the beat is no such
    action.
    """
    if beat.role != one.id or subject.id not in (beat.object, beat.to, beat.using, beat.into):
        return None
    return "after" if beat.does in _CHASES else "above" if beat.does in doing.RIDES else "facing"


def _in_hand(one: Drawn) -> bool:
    return one.thing and one.kind not in _LARGE


def _resting(subject: Drawn, one: Drawn) -> bool:
    return any(where.of == one.id for where in subject.role.where)


def _bears(subject: Drawn, one: Drawn, relation: str) -> bool:
    """Tell whether a role can carry the weight of the subject, if the subject is on it. A cake carries nobody
    heavy.
    """
    heavy = subject.kind in kinds.CREATURES and subject.kind not in _LIGHT
    return relation not in _UP or not ((heavy and one.kind in _FRAGILE) or subject.kind == one.kind)


def _said(subject: Drawn, one: Drawn) -> Relation:
    """Return the position of a supporting role, read from the prepositions of the subject and of the role."""
    main, other = subject.role, one.role
    for where in main.where:
        if (
            where.of == other.id
            and where.relation == "on"
            and other.noun in _HANDY
            and subject.kind in _HANDS
        ):
            return "held"  # talks on the phone
        if where.of == other.id and where.relation in _SEEN and _bears(subject, one, where.relation):
            return _SEEN[where.relation]
    for where in other.where:
        if where.of == main.id and where.relation in _SEEN:
            return _OPPOSITE[_SEEN[where.relation]]
    if one.kind in looks.FITTINGS:
        return "behind"
    sides = (_SIDES[where.relation] for where in other.where if where.relation in _SIDES and not where.of)
    return next(sides, "beside")

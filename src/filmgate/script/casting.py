"""Casting in words: of the roles of a script, who the shot is about, who is beside, and what they do."""

from collections.abc import Iterator
from dataclasses import dataclass

from filmgate.script import doing, kinds, lexicons, nouns, wording
from filmgate.script.script import Beat, Role, Shot
from filmgate.script.treatment import Named

_MOST_BEATS, _MOST_LEFT_OUT = 3, 6
_SOME, _CROWD = 4, 8  # how many are drawn of "some" and of a crowd
_NATURAL = ("fox", "bear", "wolf", "deer", "lion", "tiger")  # a red fox has its natural colour
_RIDDEN = ("ride", "drive", "pedal", "steer", "row", "sail", "paddle", "race")
_DONE = {"sitting": "sit", "lying": "sleep", "kneeling": "sit", "crouching": "sit", "flying": "fly", "floating": "float"}
# where the companion is, from the relation of the subject to it, and from its relation to the subject
_SEEN = {"on": "below", "above": "below", "over": "below", "under": "above", "behind": "front", "in front of": "behind",
         "at left": "right", "at right": "left"}  # fmt: skip
_OPPOSITE = {"below": "above", "above": "below", "front": "behind", "behind": "front", "left": "right", "right": "left"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """The roles of a treatment."""

    subject: Role | None = None
    kind: str | None = None
    companion: Named | None = None
    relation: str = "right"
    landmark: Named | None = None
    left_out: tuple[str, ...] = ()


def kind(role: Role) -> str | None:
    """Return the kind of a role; None if there is none that can be drawn."""
    noun = role.noun.replace(" ", "-")
    for form in (noun, noun.rpartition("-")[2]):
        found = kinds.WORDS.get(form) or nouns.kind(form)
        if found and found != "thing":
            return found
    return "person" if role.family in ("person", "people") else None


def choose(shot: Shot) -> Chosen:
    """Choose the subject of a shot, its companion and the building behind it."""
    drawn = {role.id: (role, found) for role in shot.cast if not role.part_of and (found := kind(role))}
    main = _subject(shot, drawn)
    if main is None:
        return Chosen(left_out=_left_out(shot, set()))
    subject, found = main
    others = [drawn[id] for id in _near(shot, subject) if id in drawn and id != subject.id]
    beside = next(((role, one) for role, one in others if kinds.KINDS[found].beside(kinds.KINDS[one])), None)
    companion = wording.named(beside[1], beside[0].noun) if beside else None
    behind = next(((role, one) for role, one in others if one in kinds.BUILDINGS and (role, one) != beside), None)
    alive = found in kinds.CREATURES | kinds.VEHICLES
    landmark = wording.named(behind[1], behind[0].noun) if behind and alive else None
    used = {subject.id} | ({beside[0].id} if beside else set()) | ({behind[0].id} if landmark and behind else set())
    return Chosen(
        subject, found, companion, _relation(subject, beside[0]) if beside else "right", landmark, _left_out(shot, used)
    )


def _subject(shot: Shot, drawn: dict[str, tuple[Role, str]]) -> tuple[Role, str] | None:
    """Return the role that the shot is about: who acts, else the first that is more than a thing, else the first."""
    acting = {beat.role for beat in shot.beats}
    held_up = {where.of for role in shot.cast for where in role.where if where.relation in ("on", "in")}

    def rank(id: str) -> tuple[bool, bool, bool]:
        found = drawn[id][1]
        return found in kinds.THINGS, id in held_up, id not in acting and found in kinds.BUILDINGS

    if not drawn:
        return None
    first = min(drawn, key=rank)
    for beat in shot.beats:  # who rides is drawn with what is ridden
        if beat.role == first and beat.does in _RIDDEN and beat.object in drawn and drawn[first][1] == "person":
            ridden = drawn[beat.object]
            return (Role(id=first, noun=ridden[0].noun, count=ridden[0].count, colours=ridden[0].colours), ridden[1]) if ridden[1] in kinds.VEHICLES else drawn[first]
    return drawn[first]


def _near(shot: Shot, subject: Role) -> Iterator[str]:
    """Name the roles that belong to the subject, those first that it acts on."""
    for beat in shot.beats:
        if beat.role == subject.id:
            yield from filter(None, (beat.object, beat.using, beat.over, beat.into, beat.to))
    yield from subject.holds
    yield from (where.of for where in subject.where)
    yield from (role.id for role in shot.cast if any(where.of == subject.id for where in role.where))
    yield from (role.id for role in shot.cast)


def _relation(subject: Role, companion: Role) -> str:
    for where in subject.where:
        if where.of == companion.id and where.relation in _SEEN:
            return _SEEN[where.relation]
    for where in companion.where:
        if where.of == subject.id and where.relation in _SEEN:
            return _OPPOSITE[_SEEN[where.relation]]
    return "right"


def _left_out(shot: Shot, used: set[str]) -> tuple[str, ...]:
    rest = [role.noun for role in shot.cast if role.id not in used and not role.part_of]
    return tuple(dict.fromkeys(rest))[:_MOST_LEFT_OUT]


def count(role: Role) -> int:
    """Return how many of a role are drawn."""
    if role.noun == "couple":
        return 2 * max(role.count, 1)
    return {0: _SOME, -1: _CROWD}.get(role.count, min(role.count, _CROWD))


def coat(role: Role, kind: str) -> str | None:
    """Return the sRGB hex of the colour that the prompt gives; None for its natural one."""
    if kind in _NATURAL and not {"white", "black"} & {*role.colours}:
        return None
    return next((lexicons.COATS[word] for word in role.colours if word in lexicons.COATS), None)


def beats(shot: Shot, subject: Role, kind: str, *, then: bool) -> tuple[str, ...]:
    """Return the actions of the subject in order, three at most: those that its kind can do.

    then: the prompt says that one thing follows another, so a pose is the first of them.
    """
    can = doing.able(kind)
    moving = any(beat.role == subject.id for beat in shot.beats)
    found = [_DONE[subject.pose]] if subject.pose in _DONE and (then or not moving) else []
    names = {role.id: role.noun for role in shot.cast}
    for beat in shot.beats:
        if beat.role == subject.id or (not beat.role and beat.object == subject.id):
            found += [action for action in _actions(beat, names) if action in can][:1]
    found = list(dict.fromkeys(found))
    if kind in kinds.FLYING and found and found[0] not in ("stand", "sit", "sleep", "look", "eat", "talk"):
        return ("fly",)
    if len(found) > 1:
        found = [action for action in found if action != "stand"] or found[:1]
    return tuple(found[:_MOST_BEATS])


def _actions(beat: Beat, names: dict[str, str]) -> Iterator[str]:
    """Give the actions that a verb means, the most precise first."""
    thing = names.get(beat.object, "")
    for verb in (_gerund(beat.does), _third(beat.does), beat.does):
        for text in (f"{verb} {thing}", f"{verb} her {thing}", verb):
            yield from (action for at, action in doing.spoken(text) if at == 0)


def _gerund(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return (verb[:-2] + "y" if verb.endswith("ie") else verb[:-1]) + "ing"
    short = len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou" and verb[-3] not in "aeiou"  # noqa: PLR2004
    return verb + (verb[-1] if short and len(verb) < 5 else "") + "ing"  # noqa: PLR2004


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")



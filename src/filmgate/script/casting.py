"""The choice of roles for a shot: its subject, the supporting roles, and the building in the background."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from filmgate.script import beasts, doing, kinds, lexicons, looks, wording
from filmgate.script.beside import supporting
from filmgate.script.dances import DANCES
from filmgate.script.physique import hairdo
from filmgate.script.script import Role, Shot, Where
from filmgate.script.tables import words
from filmgate.script.ties import Drawn
from filmgate.script.treatment import NEAR, Named, Supporting

HANDS = words("hand finger fingertip fist palm")  # somebody of whom only these are named
_MOST_SUPPORTING, _MOST_LEFT_OUT = 11, 6
_RIDERS = ("person", "robot", "astronaut")
_VESSELS = ("cup", "bottle", "bowl")
_DISHES = words("plate bowl dish platter saucer")  # food has its own, which is drawn with it
_CIRCLE = re.compile(r"\brings? of (?!gold|silver|diamond)")  # a ring of fire is not worn
_TAKEN = words("picture photo photograph selfie snapshot video bath shower nap break bow walk")
_STYLES = frozenset(one.name for one in DANCES)
_SOARING = words("goose duck swan crane stork heron flamingo")  # fowls that fly like other birds
_MEALS = words("dinner lunch breakfast supper meal food")  # no thing of its own
_SOARS = words("fly soar glide hover migrate circle")
_HUNG = words("easel clock mirror")  # kinds that hang on walls
_KIN = words("mother father baby parent brother sister mate young offspring")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The roles that were chosen for a treatment: subject, supporting roles, building behind, and the nouns
    left out.
    """

    subject: Role | None = None
    kind: str | None = None
    supporting: tuple[Supporting, ...] = ()
    landmark: Named | None = None
    left_out: tuple[str, ...] = ()


def choose(shot: Shot) -> Chosen:
    """Choose the subject of a shot, its supporting roles and the building behind them."""
    drawn = _adapted(shot, _drawn(shot, leads=False))
    subject = _subject(shot, drawn)
    if subject is None or subject.thing:
        subject = (
            _doer(shot, subject)
            or _on_top(shot, subject)
            or subject
            or _subject(shot, _drawn(shot, leads=True))
        )
    if subject is None:
        return Chosen(left_out=_left_out(shot, set()))
    vehicles = (one.id for one in drawn.values() if one.kind in kinds.VEHICLES)
    hidden = {subject.id}.union(*(doing.riders(shot, id) - {subject.id} for id in vehicles))
    if subject.kind in kinds.VEHICLES:  # a cyclist is drawn with the bicycle
        hidden |= {doing.ridden(shot, subject.id)} - {""}
    if subject.kind == "carriage":  # its horse is drawn with it
        hidden |= {one.id for one in drawn.values() if one.kind == "horse" and doing.pulled(shot, one.id)}
    hidden |= doing.leapt(shot, subject.id)  # the engine draws the obstacles itself
    hidden |= {beat.object for beat in shot.beats if beat.does == "take"} & _taken(shot)
    hidden |= {end for end, was in doing.becomes(shot).items() if was == subject.id}
    if doing.styled(shot) != "dance":  # nobody holds the salsa that is danced
        hidden |= {one.id for one in drawn.values() if _is_dance(one.role.noun) and one.id != subject.id}
    near = [drawn[id] for id in dict.fromkeys(_near(shot, subject.role)) if id in drawn and id not in hidden]
    fits = [one for one in near if _deep(one.kind) == _deep(subject.kind)]
    alive = subject.kind in kinds.CREATURES | kinds.VEHICLES
    behind = next((one for one in fits if alive and one.kind in kinds.BUILDINGS), None)
    others = [one for one in fits if one is not behind][:_MOST_SUPPORTING]
    used = {*hidden, *(one.id for one in others), *((behind.id,) if behind else ())}
    if subject.kind in _VESSELS or any(one.kind in _VESSELS for one in others):
        used |= {role.id for role in shot.cast if role.noun in lexicons.LIQUIDS}  # drawn in the vessel
    if any(one.kind == "cake" for one in (subject, *others)):
        used |= {role.id for role in shot.cast if role.noun in _DISHES}
    return Chosen(
        subject.role,
        subject.kind,
        _seated(shot, subject, supporting(shot, subject, others)),
        _building(shot, behind) if behind else None,
        _left_out(shot, used),
    )


def _building(shot: Shot, behind: Drawn) -> Named:
    burns = "burn" in doing.beats(shot, behind.role, behind.kind, then=False)
    return wording.named(behind.kind, behind.role.noun)._replace(burns=burns)


def _taken(shot: Shot) -> set[str]:
    """Return the ids of the roles that are only taken, such as photographs."""
    return {role.id for role in shot.cast if role.noun in _TAKEN}


def _drawn(shot: Shot, *, leads: bool) -> dict[str, Drawn]:
    ones = (
        (role, looks.kind(role, leads=leads or role.noun in HANDS))
        for role in shot.cast
        if not (role.part_of or _unmeant(role, shot.text.lower()))
    )
    return {role.id: Drawn(role, _standing(shot, role, kind)) for role, kind in ones if kind}


def _unmeant(role: Role, text: str) -> bool:
    """Tell whether a noun means something else: a ring of dancers, hair in a bun."""
    return (role.noun == "ring" and bool(_CIRCLE.search(text))) or (role.noun == hairdo(text) != "")


def _standing(shot: Shot, role: Role, kind: str) -> str:
    """Return the kind that a role is drawn as: a standing bird (fowl) for a bird that does not fly, a person
    for an animal that acts like one, else `kind`.
    """
    if kind != "person" and beasts.upright(shot, role):
        return "person"
    if kind == "fowl":
        soars = role.pose == "flying" or any(
            beat.role == role.id and beat.does in _SOARS for beat in shot.beats
        )
        return "bird" if soars and role.noun.rpartition(" ")[2] in _SOARING else kind
    if kind != "bird":
        return kind
    beats = doing.beats(shot, role, kind, then=False)
    rests = "hummingbird" not in role.noun and NEAR & {*shot.view.sizes}
    return "fowl" if (beats and "fly" not in beats) or (rests and not beats) else kind


def _adapted(shot: Shot, drawn: Mapping[str, Drawn]) -> dict[str, Drawn]:
    """Return the roles, changed where they could not be drawn together.

    The content of a cup gets no cup of its own, and food no plate but its own. A balloon beside a person is a
    toy balloon, not one that carries people. The mother of ducks is a duck.
    """
    animal = next((one.kind for one in drawn.values() if one.role.family == "animal"), None)
    people = [one for one in drawn.values() if one.kind == "person" and one.role.noun not in _KIN]
    kin = animal if animal and not people else None
    vessel = any(one.kind in _VESSELS and one.role.noun not in lexicons.LIQUIDS for one in drawn.values())
    alive = any(one.kind in kinds.CREATURES for one in drawn.values())
    food = any(one.kind == "cake" for one in drawn.values())
    built = any(one.kind in kinds.BUILDINGS | kinds.VEHICLES for one in drawn.values())
    return {
        id: replace(one, kind="toy-balloon")
        if _is_toy(shot, one, alive=alive)
        else replace(one, kind="barrel")
        if one.kind == "carriage" and one.role.noun == "cart" and _is_trolley(shot, one, drawn)
        else replace(one, kind=kin)
        if kin and one.role.noun in _KIN
        else one
        for id, one in drawn.items()
        if not (vessel and one.kind != "cake" and one.role.noun in lexicons.LIQUIDS)
        and one.role.noun not in _MEALS
        and not (food and one.role.noun in _DISHES)
        and not (built and one.kind in looks.FITTINGS)
        and not (one.role.noun == "wall" and not one.role.material and _is_hung_with(one, drawn))
    }


def _is_hung_with(wall: Drawn, drawn: Mapping[str, Drawn]) -> bool:
    """Tell whether a picture or a clock is on this wall: it is that of the room, and no wall of its own."""
    on = Where(relation="on", of=wall.id)
    return any(one.kind in _HUNG and on in one.role.where for one in drawn.values())


def _is_trolley(shot: Shot, cart: Drawn, drawn: Mapping[str, Drawn]) -> bool:
    """Tell whether a cart is pushed by hand: nothing pulls it, and it has a load or somebody beside it."""
    animals = any(one.kind in kinds.CREATURES - {"person", "robot"} for one in drawn.values())
    load = "cart of" in shot.text.lower() or any(
        where.of == cart.id and where.relation in ("in", "on") for one in shot.cast for where in one.where
    )
    return not animals and (load or any(one.kind == "person" for one in drawn.values()))


def _is_toy(shot: Shot, balloon: Drawn, *, alive: bool) -> bool:
    """Tell whether a balloon is one that children hold, not one that carries people."""
    if balloon.role.noun != "balloon":
        return False
    aloft = any(where.relation in ("above", "over") for where in balloon.role.where) or any(
        beat.over for beat in shot.beats if beat.role == balloon.id
    )
    return alive or not (
        aloft or shot.aerial or balloon.role.size in ("big", "giant") or "hot" in shot.text.lower()
    )


def _seated(shot: Shot, subject: Drawn, roles: tuple[Supporting, ...]) -> tuple[Supporting, ...]:
    """Return the supporting roles with a chair for a person, or for each of a group, who sits at a table; one
    who stands up or sits down does so from the seat that is named.
    """
    if subject.kind == "person" and doing.beats(shot, subject.role, "person", then=False)[1:] == ("stand",):
        roles = tuple(replace(one, relation="below", of="") if one.kind == "chair" else one for one in roles)
    around = any(one.kind == "table" and one.relation == "amid" for one in roles)
    table = around or (not subject.many and any(one.kind == "table" for one in roles))
    sits = subject.kind == "person" and subject.role.pose == "sitting"
    if not (table and sits) or any(one.relation == "below" for one in roles):
        return roles
    return (*roles, Supporting(kind="chair", noun="chair", relation="below"))


def _is_dance(noun: str) -> bool:
    return any(act in _STYLES for at, act in doing.spoken(noun) if at == 0)


def _deep(kind: str) -> bool:
    """Tell whether this kind of subject lives in deep water. Such subjects are shown only with each other."""
    return "deep" in (kinds.KINDS[kind].circles or "").split()


def _subject(shot: Shot, drawn: Mapping[str, Drawn]) -> Drawn | None:
    """Return the subject of the shot; None if nothing can be drawn.

    Creatures and vehicles come before things, and things that carry others come last. A rider is replaced by
    what is ridden.
    """
    acting = {beat.role for beat in shot.beats}
    ends = doing.becomes(shot)
    held_up = {
        where.of for one in drawn.values() for where in one.role.where if where.relation in ("on", "in")
    }

    def rank(one: Drawn) -> tuple[bool, bool, bool, bool]:
        return (
            ends.get(one.id, "") in drawn,
            one.thing,
            one.id in held_up,
            one.id not in acting and one.kind in kinds.BUILDINGS,
        )

    if not drawn:
        return None
    first = min(drawn.values(), key=rank)
    ridden = drawn.get(doing.ridden(shot, first.id)) if first.kind in _RIDERS else None
    if first.kind == "horse" and (carriage := drawn.get(doing.pulled(shot, first.id))):
        return carriage if carriage.kind == "carriage" else first
    rides = ridden and ridden.kind in (kinds.VEHICLES if doing.inside(shot, first.id) else kinds.MOBILE)
    return ridden if ridden and rides else first


def _doer(shot: Shot, subject: Drawn | None) -> Drawn | None:
    """Return the thing that does something, if the subject does nothing: the feather that falls on a desk."""
    acting = {beat.role for beat in shot.beats}
    if subject is None or subject.id in acting:
        return None
    return next((one for id, one in _drawn(shot, leads=True).items() if id in acting and one.thing), None)


def _on_top(shot: Shot, subject: Drawn | None) -> Drawn | None:
    """Return the thing that stands on the subject and is drawn only as a subject itself: a key on a table."""
    if subject is None or any(beat.role == subject.id for beat in shot.beats):
        return None
    every = _drawn(shot, leads=True).values()
    on = Where(relation="on", of=subject.id)
    return next((one for one in every if one.thing and on in one.role.where), None)


def _near(shot: Shot, subject: Role) -> Iterator[str]:
    """Give the ids of the roles around the subject, first those that it acts on. An id may come twice."""
    for beat in shot.beats:
        if beat.role == subject.id:
            yield from filter(None, (beat.object, beat.using, beat.over, beat.into, beat.to))
    yield from subject.holds
    yield from (where.of for where in subject.where)
    yield from (role.id for role in shot.cast if any(where.of == subject.id for where in role.where))
    yield from (role.id for role in shot.cast)


def _left_out(shot: Shot, used: set[str]) -> tuple[str, ...]:
    rest = [role.noun for role in shot.cast if role.noun and role.id not in used and not role.part_of]
    return tuple(dict.fromkeys(rest))[:_MOST_LEFT_OUT]

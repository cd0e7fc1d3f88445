"""Equipping: the roles of a shot with the things that its people need for what they do."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from filmgate.script import doing, kinds, nouns, wording
from filmgate.script.equipment import AGENTS, ALIKE, EQUIPMENT, HANDLED, LAID, TOOLS, Item
from filmgate.script.script import Beat, Role, Shot
from filmgate.script.tables import words
from filmgate.script.treatment import Supporting

_FIXED = words(
    "cactus fountain statue tent tree"
)  # kinds that stay where they stand, whatever is done to them
_APART = kinds.CREATURES | kinds.VEHICLES | kinds.BUILDINGS
_AT_WORK = words("play perform work practise practice rehearse")  # what anybody with a trade does
_CARRIED = words("tool umbrella sword")  # kinds that who is with them has in the hand
_BOUNCES = words("bounce dribble")
_SERVED = words("cake fruit vegetable bowl bottle cup teapot candle")  # what is on a table that many sit at
_EATS = words("eat dine feast")
_DINNER = tuple(
    Supporting(kind=kind, variant=variant, noun=noun, count=count, relation="above")
    for kind, variant, noun, count in (("cake", "salad", "dinner", 2), ("cup", "glass", "glass", 3))
)
_FURNITURE = words("table chair")  # who works at a table has his own
_BLANK = words("easel")  # kinds that are the same for what is painted on them
_FLOORS = words("rug")  # kinds that one stands on


def equipped(shot: Shot, subject: Role, roles: Sequence[Supporting]) -> tuple[Supporting, ...]:
    """Return the supporting roles of a person with the things that its actions need, and theirs.

    Roles that the prompt names take the places of what is needed; what it does not name is added.
    """
    middle = next((one for one in roles if one.relation == "amid" and one.kind == "table"), None)
    if middle:
        found = [_served(one, middle) for one in roles]
        if any(beat.does in _EATS for beat in shot.beats) and not any(one.of == middle.id for one in found):
            found += [replace(one, of=middle.id) for one in _DINNER if middle.id]
        return tuple(found)
    beat, items = _wanted(shot, subject)
    found = _met(shot, beat, items, roles) if items else _laid(shot, roles)
    found = _in_turn(shot, subject, beat, found)
    found += _of_others(shot, found, items)
    there = {"", *(one.id for one in found)}
    return tuple(one if one.of in there else replace(one, of="", relation="beside") for one in found)


def _served(one: Supporting, table: Supporting) -> Supporting:
    """Return a role; if it is a dish or a drink, on the table that people sit around."""
    dish = one.relation == "held" and one.kind in _SERVED
    return replace(one, relation="above", of=table.id) if dish else one


def _of_others(shot: Shot, roles: Sequence[Supporting], usual: Sequence[Item]) -> Iterator[Supporting]:
    """Give the things of the supporting people. usual: what the subject needs, for who does the same."""
    full = {one.of for one in roles if one.relation in HANDLED}
    for one in roles:
        role = next((role for role in shot.cast if role.id == one.id), None)
        if one.kind != "person" or role is None or one.beats == ("stand",) or one.id in full:
            continue
        beat, items = _wanted(shot, role)
        own = any(other.role == role.id for other in shot.beats)
        for thing in _met(shot, beat, items or (() if own else usual), ()):
            yield replace(thing, of=one.id)


def _in_turn(shot: Shot, subject: Role, first: Beat | None, found: list[Supporting]) -> list[Supporting]:
    """Return the roles with those that a later action needs; each has its things while it is done."""
    act = _act(shot, subject, first) if first else ""
    for beat in shot.beats if act else ():
        other = _act(shot, subject, beat) if beat.role == subject.id else ""
        again, items = _wanted(replace(shot, beats=(beat,)), subject)
        if other not in ("", act) and items:
            now = [replace(one, during=act) for one in found if _in_hands(one)]
            rest = _met(shot, again, items, [one for one in found if not _in_hands(one)])
            return now + [replace(one, during=other) if _in_hands(one) else one for one in rest]
    return found


def _in_hands(one: Supporting) -> bool:
    return one.relation in HANDLED and not one.of


def _act(shot: Shot, subject: Role, beat: Beat) -> str:
    """Return the action that a beat is."""
    return next(iter(doing.beats(replace(shot, beats=(beat,)), subject, "person", then=False)), "")


def _wanted(shot: Shot, role: Role) -> tuple[Beat | None, tuple[Item, ...]]:
    """Return what the first action of a role needs that needs anything, with its beat."""
    for beat, verb, said in _done(shot, role):
        items = next((row[2] for row in EQUIPMENT if verb in row[0] and (not row[1] or row[1] & said)), None)
        if items is not None:
            return beat, items
    return None, ()


def _done(shot: Shot, role: Role) -> Iterator[tuple[Beat | None, str, set[str]]]:
    """Give the beats of a role with their verbs, and the nouns that the verb is done to."""
    known = {one.id: one.noun for one in shot.cast}
    parts = {role.id} | {one.id for one in shot.cast if one.part_of == role.id}  # hands that knit
    own = [beat for beat in shot.beats if beat.role in parts]
    said = {wording.singular(word) for word in shot.view.words} | {*shot.view.words}
    at_work = not role.holds and all(beat.does in _AT_WORK and not beat.object for beat in own)
    if at_work and (agent := AGENTS.get(role.noun.rpartition(" ")[2])):
        verb, _, noun = agent.partition(" ")
        yield None, verb, {noun} if noun else said
    for beat in own:
        ends = [known.get(end, "") for end in (beat.object, beat.into, beat.using)]
        to = {word for end in ends for word in (*end.split(), end.replace(" ", "-")) if word}
        yield beat, beat.does, to | {*role.noun.split()} if to else said
        if not beat.object:
            yield beat, beat.does, said


def _met(
    shot: Shot, beat: Beat | None, items: Sequence[Item], roles: Sequence[Supporting]
) -> list[Supporting]:
    """Return the roles, with those that are such items in the place that each item says."""
    known = {one.id: one.noun for one in shot.cast}
    done_to = [known[end] for end in (beat.object, beat.into) if end in known] if beat else []
    tool = known.get(beat.using, "") if beat else ""
    does = ("bounce",) if beat and beat.does in _BOUNCES else ("stand",)
    left = [*roles]
    moved: list[Supporting] = []
    for item in items:
        number = _named(item, left, done_to, tool)
        if number is None:
            noun = _unseen(item, done_to, roles) or item.variant or item.kind
            own = Supporting(kind=item.kind, variant=item.variant, noun=noun.replace("-", " "))
            moved.append(replace(own, relation=item.relation, beats=does))
            continue
        one = left.pop(number)
        kept = (
            item.way == "!"
            or _guessed(one)
            or (one.kind == item.kind and (not one.variant or one.kind in _BLANK))
        )
        kind, variant = (item.kind, item.variant) if kept else (one.kind, one.variant)
        used = replace(one, kind=kind, variant=variant, relation=item.relation, beats=does, of="", count=1)
        moved.append(used)
    tables = any(one.relation == "before" and one.kind == "table" for one in moved)
    boils = any(one.variant == "stockpot" for one in moved)  # then food is in it
    rest = [
        _aside(one)
        for one in left
        if not (tables and one.kind in _FURNITURE and one.relation in ("below", "beside"))
        and not (boils and one.kind == "cake")
        and not (one.kind in _BLANK and one.kind in {other.kind for other in moved})
    ]
    return [*rest, *moved]


def _named(item: Item, roles: Sequence[Supporting], done_to: Sequence[str], tool: str) -> int | None:
    """Return the number of the role that is an item; None if the prompt names none."""
    for number, one in enumerate(roles):
        if one.kind in _FIXED or (one.kind in _APART and item.way != "!"):
            continue
        alike = one.kind in (item.kind, ALIKE.get(item.kind)) and (
            item.variant in ("", one.variant) or item.way in ("~", "*")
        )
        target = one.noun in done_to and (item.way in ("*", "!") or (item.way == "~" and alike))
        used = item.relation == "held" and item.kind in TOOLS and one.noun == tool
        itself = bool(item.variant) and (one.kind, one.variant) == (item.kind, item.variant)
        if target or used or itself or (alike and one.noun not in done_to):
            return number
    return None


def _guessed(one: Supporting) -> bool:
    """Tell whether a role is drawn as a stand-in of its family."""
    whole = one.noun.replace(" ", "-")
    return all(
        one.kind not in (kinds.WORDS.get(form), nouns.kind(form))
        for form in (whole, whole.rpartition("-")[2])
    )


def _unseen(item: Item, done_to: Sequence[str], roles: Sequence[Supporting]) -> str:
    """Return the noun of what an action is done to, if no role is drawn for it and this item is for it."""
    seen = {one.noun for one in roles}
    return next((noun for noun in done_to if item.way in ("*", "!") and noun not in seen), "")


def _aside(one: Supporting) -> Supporting:
    """Return a role that the hands are not on while they are on others."""
    if one.kind in _FLOORS:
        return replace(one, relation="below")
    return replace(one, relation="beside") if one.relation == "held" else one


def _laid(shot: Shot, roles: Sequence[Supporting]) -> list[Supporting]:
    """Return the roles; what is used on a table is on one, what one has with him is in the hand."""
    placed = {role.noun for role in shot.cast if role.where}
    full = any(one.relation in HANDLED and not one.of for one in roles)
    found: list[Supporting] = []
    for one in roles:
        if one.relation == "held" and not one.of and f"{one.kind} {one.variant}".rstrip() in LAID:
            found.append(replace(one, relation="worked"))
        elif one.kind in _CARRIED and one.relation == "beside" and one.noun not in placed and not full:
            found.append(replace(one, relation="held", of=""))
            full = True
        else:
            found.append(one)
    if any(one.relation == "worked" and not one.of for one in found):
        found = [one for one in found if one.kind != "table"]
        found.append(Supporting(kind="table", noun="table", relation="before"))
    return found

"""The account of the roles: what became of their nouns, and of the words that say what they look like."""

import re
from collections.abc import Iterator

from filmgate.script import beasts, doing, english, feelings, lexicons, looks, outfits, tables, wording
from filmgate.script.describing import AGES, BUILDS, EMOTIONS, MATERIALS, ROOMY, SIZES, TOYS, natural
from filmgate.script.kinds import CREATURES
from filmgate.script.places import PLACES
from filmgate.script.script import Role, Shot
from filmgate.script.treatment import Treatment
from filmgate.script.verbs import HOLDS, WEARS

Use = tuple[str, str, str]  # state, became, why

DRESSED = ("person", "robot")  # kinds that wear what a role wears
NO_FIGURE = "there is no figure for it"
TOO_MANY = "eleven roles beside the subject are the most"
NO_LOOK = "the figures have no such look"

_OF_TEXTS = tables.words("word words text write written say says read reads label display print")


def kinds(treatment: Treatment) -> dict[str, str]:
    """Return the kind that each noun is drawn as."""
    drawn = {one.noun: one.kind for one in (*treatment.supporting, *treatment.company)}
    drawn |= {one.into.noun: one.into.kind for one in treatment.changes if one.into}
    if treatment.landmark:
        drawn[treatment.landmark.noun] = treatment.landmark.kind
    if treatment.subject:
        drawn[treatment.noun.replace("-", " ")] = treatment.subject
    return drawn


def role(role: Role, shot: Shot, treatment: Treatment) -> Iterator[tuple[str, Use]]:
    """Give the uses of a role's noun and of the words that describe it."""
    kind = kinds(treatment).get(role.noun, "")
    noun = _noun(role, shot, treatment)
    if not kind and treatment.subject == "bicycle" and doing.ridden(shot, role.id):
        kind, noun = "person", ("drawn", "rider", "")
    for word in (*_words(role.noun), *role.name.split()):
        yield word, noun
    if kind and looks.text(role, kind):
        yield from ((word, ("drawn", "a text", "")) for word in (*role.text.split(), *_OF_TEXTS))
    if noun[0] in ("placed", "drawn"):
        yield from ((word, noun) for word in _own(role, shot, roomy=noun[0] == "placed"))
    for word, number in english.NUMBERS.items():
        if number == role.count:
            yield word, ("drawn", str(looks.count(role)), "") if kind else noun
    yield str(role.count), ("drawn", str(looks.count(role)), "") if kind else noun
    if role.holds and kind:
        yield from ((word, ("done", "holding", "")) for word in HOLDS)
    if kind == "person" and (beast := beasts.upright(shot, role)):
        yield from ((word, noun) for word in role.traits if beasts.HEADS.get(word) == beast)
    yield from _looks(role, kind)
    yield from _part(role, shot, treatment)


def _words(noun: str) -> tuple[str, ...]:
    """Return the words of a noun, and the noun as one word: a tee shirt may be written with a hyphen."""
    return (*noun.split(), noun.replace(" ", "-"))


def _own(role: Role, shot: Shot, *, roomy: bool) -> Iterator[str]:
    """Give the words before a noun for what it is like by itself: a tall tree, a medieval castle.

    roomy: also the words that every wide place deserves.
    """
    own = natural(role.noun) | (ROOMY if roomy else frozenset())
    said = {*role.colours, role.size, *role.traits}
    last = re.escape(role.noun.rpartition(" ")[2])
    text = shot.text.lower()
    for word in own:
        near = word in text and re.search(rf"\b{word}\b(?:,? [\w-]+){{0,2}} {last}", text)
        if word in said or near:
            yield word


def _noun(role: Role, shot: Shot, treatment: Treatment) -> Use:
    """Return what became of a role."""
    drawn = kinds(treatment)
    kind = drawn.get(role.noun) or (drawn.get(shot.role(role.part_of).noun) if role.part_of else None)
    effect = next(iter(wording.matches(role.noun, lexicons.EFFECTS)), "")
    if role.family == "body" and not kind:
        kind = next((one for one in drawn.values() if one in CREATURES), None)
    if kind:
        stands = kind == "person" and beasts.upright(shot, role)
        return ("drawn", f"{stands} that stands like a person" if stands else kind, "")
    if effect in treatment.effects:
        return ("drawn", effect, "")
    if weather := {*wording.matches(role.noun, lexicons.WEATHER)} & {*treatment.weather}:
        return ("styled", min(weather), "")
    if role.noun not in treatment.left_out:
        return ("placed", PLACES[treatment.scene].phrase, "")
    return ("left_out", "", TOO_MANY if looks.kind(role) else NO_FIGURE)


def _looks(role: Role, kind: str) -> Iterator[tuple[str, Use]]:
    """Give the uses of the words that say what a role looks like. kind: "" if it is not drawn."""
    lost: Use = ("left_out", "", NO_LOOK)
    coat = looks.coat(role, kind) if kind else None
    for colour in role.colours:
        own = "its natural colour" if kind in looks.NATURAL else ""
        yield colour, ("drawn", coat or own, "") if coat or own else lost
    for garment in role.wears:
        use: Use = ("worn", kind, "") if kind in DRESSED and outfits.is_drawn(garment) else lost
        yield from ((colour, use) for colour in garment.colours)
        yield from ((word, use) for word in (*_words(garment.noun), garment.material, *WEARS) if word)
    sized = kind and looks.scale(role, kind) != 1.0
    if kind in DRESSED and outfits.hair(role):
        yield from ((look, ("drawn", "hair", "")) for look in (*role.traits, *role.colours, role.age) if look)
    shown = ("drawn", kind, "")
    stuff = looks.stuff(role, kind) if kind else ""
    aged = bool(role.age) and (kind == "person" or (kind in DRESSED and role.age in ("young", "old")))
    shows = kind == "person" and role.emotion in feelings.EMOTIONS
    if aged and role.age == "young":
        yield "little", shown
    for table, said, seen in (
        (SIZES, role.size, sized),
        (AGES, role.age, sized or aged),
        (EMOTIONS, role.emotion, shows),
        (MATERIALS, role.material, stuff and looks.is_stuff(role.material)),
        (BUILDS, role.build, False),
    ):
        yield from (
            (word, shown if seen else lost) for word, value in table.items() if said and value == said
        )
    trade = beasts.trade(role) if kind == "person" else ""
    for look in role.traits:
        small = (look in TOYS and sized) or (look in ("adorable", "cute") and kind in CREATURES)
        worn = trade and wording.variant("person", look) == trade
        worn = worn or (look == "bearded" and kind in DRESSED)
        yield look, shown if small or worn or (stuff and looks.is_stuff(look)) else lost


def _part(role: Role, shot: Shot, treatment: Treatment) -> Iterator[tuple[str, Use]]:
    """Give the uses of the words for hair, which is drawn with the person whose it is."""
    whole = next((one for one in shot.cast if one.id == role.part_of), None)
    if whole is None or role.noun != "hair" or kinds(treatment).get(whole.noun, "") not in DRESSED:
        return
    if outfits.hair(whole, (role,)):
        yield from ((colour, ("drawn", "hair", "")) for colour in role.colours)

"""The physique of a person that a prompt tells: sex, years, build, ancestry and the cut of the hair."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from filmgate.script.script import Role, Shot
from filmgate.script.tables import ranked, words, words_of

_SEXES = words_of(
    {
        "female": (
            "woman girl lady grandmother grandma granny nana mother mom mum mommy aunt auntie niece "
            "sister daughter wife widow queen princess bride bridesmaid duchess empress countess "
            "actress waitress hostess stewardess ballerina cheerleader nun geisha mermaid witch "
            "goddess heroine girlfriend schoolgirl cowgirl female saleswoman policewoman "
            "businesswoman sportswoman fisherwoman seamstress maid nanny housewife mrs ms"
        ),
        "male": (
            "man boy guy gentleman grandfather grandpa granddad father dad daddy uncle nephew brother "
            "son husband groom king prince duke emperor wizard priest monk pope waiter lad bloke dude "
            "cowboy samurai knight sultan boyfriend schoolboy salesman policeman businessman fireman "
            "sportsman fisherman craftsman lumberjack mr santa barber butler shepherd viking "
            "gladiator sumo male handyman repairman mailman postman"
        ),
    }
)
# nouns and traits that tell the age: years
_YEARS = {
    "newborn": 1, "infant": 1, "baby": 1, "toddler": 2, "preschooler": 4, "child": 8, "kid": 8, "boy": 8,
    "girl": 8, "schoolboy": 9, "schoolgirl": 9, "pupil": 10, "teenager": 14, "teen": 14, "adolescent": 14,
    "youth": 18, "student": 21, "grandmother": 74, "grandma": 74, "granny": 76, "nana": 74, "grandfather": 75,
    "grandpa": 75, "granddad": 75, "grandparent": 74, "elder": 76, "senior": 72, "pensioner": 72,
    "retiree": 70, "centenarian": 90, "witch": 66, "wizard": 70, "sage": 72, "crone": 80,
}  # fmt: skip
_AGES = {"baby": 1, "toddler": 2, "teenage": 14, "middle-aged": 50, "old": 74}
_DECADES = re.compile(
    r"\bin (?:his|her|their) (?:early |mid |mid-|late )?(?:([1-9])0'?s|"
    r"(teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b"
)
_TENS = ranked("teens twenties thirties forties fifties sixties seventies eighties nineties")
_YOUNGER = {"child": 6, "kid": 6, "boy": 6, "girl": 6, "man": 21, "woman": 21}  # "a young boy"
_ANCESTRIES = words_of(
    {
        "african": (
            "african african-american afro-american black nigerian kenyan ghanaian ethiopian jamaican "
            "senegalese somali maasai zulu dark-skinned haitian congolese"
        ),
        "asian": (
            "asian chinese japanese korean vietnamese thai mongolian taiwanese filipino indonesian malaysian "
            "cambodian burmese tibetan geisha samurai ninja"
        ),
        "european": (
            "european caucasian white scandinavian swedish norwegian danish german french italian "
            "english british irish scottish russian polish dutch greek nordic ukrainian viking "
            "american pale fair-skinned"
        ),
        "indian": "indian pakistani bangladeshi nepali tamil punjabi bengali hindu sikh",
        "latin": (
            "latin latino latina hispanic mexican brazilian colombian peruvian argentinian cuban "
            "spanish chilean polynesian hawaiian maori indigenous"
        ),
        "arab": (
            "arab arabic arabian persian turkish egyptian moroccan iranian bedouin berber afghan lebanese"
        ),
    }
)
_NOT_ALONE = words("black white pale")  # of clothes and hair as often as of people
_STYLES = words_of(
    {
        "bald": "bald bald-headed hairless",
        "mohawk": "mohawk",
        "cropped": "buzzcut buzz-cut crew-cut short-haired close-cropped",
        "afro": "afro",
        "braids": "braid braids braided cornrows pigtail pigtails plait plaits dreadlock dreadlocks",
        "tail": "ponytail ponytails",
        "bun": "bun topknot chignon updo",
        "bob": "bob bobbed",
        "curly": "curly curls curly-haired frizzy",
        "wavy": "wavy wavy-haired",
        "long": "long-haired long flowing",
        "short": "short",
        "tousled": "tousled messy unkempt disheveled",
    }
)
_WORN_HAIR = re.compile(
    r"\b(?:with|has|having|wears?|wearing|(?:hair|locks)(?: \w+){0,3} in(?:to)?) (?:an? |two |her |his )?"
    r"(?:\w+ ){0,2}?(afro|mohawk|bun|updo|topknot|chignon|ponytail|braids?|pigtails|dreadlocks|cornrows)\b"
)
_BARE = re.compile(
    r"\b(?:bald|shaved|shaven) (?:head|scalp)\b|\b(?:head|scalp) (?:is )?(?:bald|shaved|shaven)\b"
)
_BEFORE_HAIR = re.compile(r"((?:[a-z-]+,? ){1,3})(?:hair|curls|locks)\b")
_PRONOUNS = words_of({"female": "she her hers herself", "male": "he his him himself"})
_PEOPLE = words("person people")
_HAIR = words("hair hairstyle haircut hairdo")
_TRAITS = words_of({"pregnant": "pregnant expectant", "elf": "elf elven elvish"})


class Physique(NamedTuple):
    """The body of a person, as far as a prompt tells. Empty words and 0 years are left open."""

    sex: str = ""
    years: int = 0
    build: str = ""
    ancestry: str = ""
    style: str = ""


def physique(role: Role, shot: Shot) -> Physique:
    """Return the physique of a role. Where nobody else is in the shot, "her" and "his" tell its sex."""
    parts = [one for one in shot.cast if one.part_of == role.id]
    heads = role.noun.replace("-", " ").split()
    said = (*heads, *role.traits)
    build = [role.build] if role.build else []
    build += [_TRAITS[word] for word in said if word in _TRAITS]
    return Physique(
        sex=next((_SEXES[word] for word in said if word in _SEXES), "") or _by_pronoun(role, shot),
        years=(_by_decade(shot) if alone(role, shot) else 0) or _years(role, heads),
        build=" ".join(build),
        ancestry=_ancestry(role, said),
        style=_style(said, parts) or (_by_phrase(shot) if alone(role, shot) else ""),
    )


def alone(role: Role, shot: Shot) -> bool:
    """Tell whether a role is the only person in the shot: what is said of a body is said of it."""
    others = any(one.family in _PEOPLE and one is not role for one in shot.cast)
    return role.family in _PEOPLE and role.count == 1 and not others


def _by_pronoun(role: Role, shot: Shot) -> str:
    meant = {_PRONOUNS[word] for word in re.findall(r"[a-z]+", shot.text.lower()) if word in _PRONOUNS}
    return next(iter(meant)) if alone(role, shot) and len(meant) == 1 else ""


def _by_decade(shot: Shot) -> int:
    """Return the years in the middle of the decade that is told: "in her forties"; 0 without one."""
    told = _DECADES.search(shot.text.lower())
    if not told:
        return 0
    return 10 * (int(told[1]) if told[1] else _TENS.index(told[2]) + 1) + (6 if told[2] == "teens" else 5)


def _years(role: Role, heads: Sequence[str]) -> int:
    told = next((_YEARS[word] for word in (*reversed(heads), *role.traits) if word in _YEARS), 0)
    if role.age in _AGES:
        return _AGES[role.age]
    if role.age == "young":
        return next((_YOUNGER[word] for word in reversed(heads) if word in _YOUNGER), told or 22)
    return told


def _ancestry(role: Role, said: Sequence[str]) -> str:
    for word in (*said, *role.colours):
        if word in _ANCESTRIES and (word not in _NOT_ALONE or (word in role.colours and not role.wears)):
            return _ANCESTRIES[word]
    return ""


def hairdo(text: str) -> str:
    """Return the noun of the hairstyle that somebody has, as a lower-case text says; "" without one."""
    found = _WORN_HAIR.search(text)
    return found[1] if found else ""


def _by_phrase(shot: Shot) -> str:
    """Return the cut of hair that stands shortly before the word "hair", or that somebody has: "an afro"."""
    if _BARE.search(shot.text.lower()):
        return "bald"
    if known := _STYLES.get(hairdo(shot.text.lower())):
        return known
    for said in _BEFORE_HAIR.findall(shot.text.lower()):
        if found := next((_STYLES[word] for word in re.findall(r"[a-z-]+", said) if word in _STYLES), ""):
            return found
    return ""


def _style(said: Sequence[str], parts: Sequence[Role]) -> str:
    for part in parts:
        if part.noun in _STYLES:
            return _STYLES[part.noun]
        if part.noun.rpartition(" ")[2] in _HAIR:
            known = (_STYLES[word] for word in (*part.traits, part.size, part.build) if word in _STYLES)
            if found := next(known, ""):
                return found
    return next(
        (_STYLES[word] for word in said if word in _STYLES and word not in ("long", "short", "flowing")), ""
    )

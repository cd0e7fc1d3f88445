"""Roles while a prompt is read: who is there, which words are about whom, and who a pronoun means."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from filmgate.script import lexicon
from filmgate.script.describing import AGES, BUILDS, COLOURS, EMOTIONS, MATERIALS, SIZES, UNSEEN
from filmgate.script.phrases import Phrase
from filmgate.script.script import Garment, Role, Where

_HE = frozenset("man boy father king guy husband brother son grandfather gentleman prince wizard monk knight".split())
_SHE = frozenset("woman girl mother queen lady wife sister daughter grandmother princess witch ballerina bride".split())
ALIVE = frozenset(("person", "people", "animal", "animals"))
# nouns of these families are no roles by themselves
_ABSTRACT = frozenset(("abstract", "time", "measure", "shape", ""))


# what a name means: its family
_FAMILIES = {
    "man": "person", "woman": "person", "god": "person", "bridge": "building", "tower": "building", "planet": "sky", "star": "sky",
}  # fmt: skip


@dataclass(slots=True)
class Draft:
    """A role while it is read."""

    id: str
    noun: str
    family: str
    count: int = 1
    name: str = ""
    words: list[str] = field(default_factory=list)
    wears: list[Garment] = field(default_factory=list)
    holds: list[str] = field(default_factory=list)
    pose: str = ""
    where: list[Where] = field(default_factory=list)
    part_of: str = ""
    text: str = ""
    acts: bool = False

    def role(self) -> Role:
        """Freeze it, with its adjectives sorted into what they say."""
        heads = {self.noun, self.noun.partition("-")[0]} - {"baby"}
        words = [word for word in dict.fromkeys(self.words) if word not in UNSEEN]
        colours = tuple(word for word in words if word in COLOURS)
        said = {
            "material": [MATERIALS[word] for word in words if word in MATERIALS and word not in colours],
            "size": _first(SIZES, words), "age": _first(AGES, (*words, *heads)), "build": _first(BUILDS, words),
            "emotion": _first(EMOTIONS, words),
        }  # fmt: skip
        if said["build"] and self.family not in ALIVE:
            said["build"] = []
        sorted_out = {*colours, *MATERIALS, *SIZES, *AGES, *BUILDS, *EMOTIONS}
        return Role(
            id=self.id, noun=self.noun.replace("-", " "), family=self.family, count=self.count, name=self.name,
            colours=colours, traits=tuple(word for word in words if word not in sorted_out), wears=tuple(self.wears),
            holds=tuple(dict.fromkeys(self.holds)), pose=self.pose, where=tuple(dict.fromkeys(self.where)),
            part_of=self.part_of, text=self.text, **{key: (found or [""])[0] for key, found in said.items()},
        )  # fmt: skip


def _first(table: dict[str, str], said: Iterable[str]) -> list[str]:
    return [table[word] for word in said if word in table][:1]


class Cast:
    """The roles of a shot, in the order in which they come up."""

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}

    def add(self, phrase: Phrase) -> Draft:
        """Return the role that a noun phrase means: the same one where it is named again, else a new one."""
        family = phrase.family or _FAMILIES.get(phrase.noun, "person" if phrase.name else "")
        known = [one for one in self.drafts.values() if one.noun == phrase.noun]
        if known and not phrase.other and (phrase.definite or phrase.plural == (known[-1].count != 1)):
            known[-1].words += phrase.words
            return known[-1]
        number = len(known) + 1
        draft = Draft(phrase.noun if number == 1 else f"{phrase.noun} {number}", phrase.noun, family)
        draft.count = 1 if phrase.count is None else phrase.count
        if draft.noun in ("crowd", "audience") and draft.count == 1:
            draft.count = -1
        draft.name, draft.words = phrase.name, [*phrase.words]
        draft.words += [noun for noun in phrase.nouns if noun in MATERIALS or noun in COLOURS or noun in AGES]
        draft.text = " ".join(phrase.texts)
        self.drafts[draft.id] = draft
        return draft

    def meant(self, pronoun: str) -> Draft | None:
        """Return who or what a pronoun means: the last role that fits it and came as somebody who acts, else the last."""
        fits = [one for one in self.drafts.values() if _fits(pronoun, one)]
        acting = [one for one in fits if one.acts]
        return (acting or fits or [None])[0 if pronoun in ("his", "her", "its", "their") else -1]


def _fits(pronoun: str, one: Draft) -> bool:
    if pronoun in ("he", "him", "his", "himself"):
        return one.family in ALIVE and one.noun not in _SHE and one.count == 1
    if pronoun in ("she", "her", "herself"):
        return one.family in ALIVE and one.noun not in _HE and one.count == 1
    if pronoun in ("they", "them", "their", "themselves"):
        return one.count != 1 or one.family in ALIVE
    return one.family != "person"


def drawable(phrase: Phrase) -> bool:
    """Tell whether a phrase is somebody or something that can be seen."""
    if phrase.name:
        return True
    family = phrase.family
    if family in ("abstract", "time", "measure", "shape") and MATERIALS.keys() & {*phrase.words, *phrase.nouns}:
        return phrase.noun not in ("style", "color", "colour")  # a metal spring
    return family not in _ABSTRACT or (not family and not lexicon.is_word(phrase.noun))

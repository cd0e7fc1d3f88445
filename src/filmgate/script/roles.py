"""Roles while a prompt is read: their words, what they wear and hold, and the role that a pronoun means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from filmgate.script import kinds, lexicon
from filmgate.script.describing import AGES, BUILDS, COLOURS, EMOTIONS, MATERIALS, SIZES, TOYS, UNSEEN
from filmgate.script.phrases import Phrase
from filmgate.script.script import Garment, Role, Where
from filmgate.script.tables import words, words_of

_HE = words("man boy father king guy husband brother son grandfather gentleman prince wizard monk knight")
_SHE = words("woman girl mother queen lady wife sister daughter grandmother princess witch ballerina bride")
_POSSESSIVE = words("his her its their")
ALIVE = words("person people animal animals")
_ABSTRACT = words("abstract time measure shape")  # families of nouns that are no roles by themselves
# family: the nouns for what a proper name is
_FAMILIES = words_of({"person": "man woman god", "building": "bridge tower", "sky": "planet star"})

_DESCRIBING = TOYS | {*MATERIALS, *COLOURS, *AGES}  # also as nouns before a noun: a stone bridge


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
        """Freeze the draft, with its adjectives sorted into what they say."""
        heads = {self.noun, self.noun.partition("-")[0]} - {"baby"}
        said = [word for word in dict.fromkeys(self.words) if word not in UNSEEN]
        colours = tuple(word for word in said if word in COLOURS)
        sorted_out = {*colours, *MATERIALS, *SIZES, *AGES, *BUILDS, *EMOTIONS}
        return Role(
            id=self.id,
            noun=self.noun.replace("-", " "),
            family=self.family,
            count=self.count,
            name=self.name,
            colours=colours,
            material=_first(MATERIALS, (word for word in said if word not in colours)),
            size=_first(SIZES, said),
            age=_first(AGES, (*said, *heads)),
            build=_first(BUILDS, said) if self.family in ALIVE else "",
            emotion=_first(EMOTIONS, said),
            traits=tuple(word for word in said if word not in sorted_out),
            wears=tuple(self.wears),
            holds=tuple(dict.fromkeys(self.holds)),
            pose=self.pose,
            where=tuple(dict.fromkeys(self.where)),
            part_of=self.part_of,
            text=self.text,
        )


def _first(table: Mapping[str, str], said: Iterable[str]) -> str:
    """Return what the first word of the table says; "" if none is there."""
    return next((table[word] for word in said if word in table), "")


class Cast:
    """The roles of a shot, in the order in which they come up."""

    def __init__(self, before: "Cast | None" = None) -> None:
        """`before`: the cast of the shot before, of which pronouns and definite nouns may still speak."""
        self.drafts: dict[str, Draft] = {}
        self._before = before

    def add(self, phrase: Phrase) -> Draft:
        """Return the role that a noun phrase means: a known one if it is named again, else a new one."""
        family = phrase.family or _FAMILIES.get(phrase.noun, "person" if phrase.name else "")
        known = [one for one in self.drafts.values() if one.noun == phrase.noun]
        if known and not phrase.other and (phrase.definite or phrase.plural == (known[-1].count != 1)):
            known[-1].words += phrase.words
            return known[-1]
        earlier = self._earlier(phrase.noun) if not known and phrase.definite else None
        if earlier:
            earlier.words += phrase.words
            return earlier
        number = len(known) + 1
        draft = Draft(phrase.noun if number == 1 else f"{phrase.noun} {number}", phrase.noun, family)
        draft.count = 1 if phrase.count is None else phrase.count
        if draft.noun in ("crowd", "audience") and draft.count == 1:
            draft.count = -1
        draft.name, draft.words = phrase.name, [*phrase.words]
        draft.words += [noun for noun in phrase.nouns if noun in _DESCRIBING]
        draft.text = " ".join(phrase.texts)
        self.drafts[draft.id] = draft
        return draft

    def _earlier(self, noun: str) -> Draft | None:
        """Bring the role of this noun from the shot before into this one: its looks, not what it did."""
        known = self._before.drafts.get(noun) if self._before else None
        if known is None:
            return None
        draft = replace(known, where=[], holds=[], pose="", part_of="", acts=False)
        draft.words, draft.wears = [*known.words], [*known.wears]
        self.drafts[draft.id] = draft
        return draft

    def meant(self, pronoun: str) -> Draft | None:
        """Return the role that a pronoun means, one that acts before others; None if it fits none.

        A possessive pronoun means the first of them, another pronoun the last.
        """
        fits = [one for one in self.drafts.values() if _fits(pronoun, one)]
        chosen = [one for one in fits if one.acts] or fits
        if not chosen:
            earlier = self._before.meant(pronoun) if self._before else None
            return self._earlier(earlier.noun) if earlier else None
        return chosen[0 if pronoun in _POSSESSIVE else -1]


def _fits(pronoun: str, one: Draft) -> bool:
    if pronoun in ("he", "him", "his", "himself"):
        return one.family in ALIVE and one.noun not in _SHE and one.count == 1
    if pronoun in ("she", "her", "herself"):
        return one.family in ALIVE and one.noun not in _HE and one.count == 1
    if pronoun in ("they", "them", "their", "themselves"):
        return one.count != 1 or one.family in ALIVE
    return one.family != "person"


def drawable(phrase: Phrase) -> bool:
    """Tell whether a phrase means somebody or something that can be seen."""
    if phrase.name or phrase.noun in kinds.WORDS:
        return True
    family = phrase.family
    if family in _ABSTRACT and MATERIALS.keys() & {*phrase.words, *phrase.nouns}:
        return phrase.noun not in ("style", "color", "colour")  # a metal spring
    return family not in _ABSTRACT if family else not lexicon.is_word(phrase.noun)

"""Roles (people and things) while a prompt is read: their descriptions, and the role that a pronoun means."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from filmgate.script import kinds, lexicon, wording
from filmgate.script.describing import (
    AGES,
    BUILDS,
    COLOURS,
    EMOTIONS,
    MACHINES,
    MATERIALS,
    SIZES,
    TOYS,
    UNSEEN,
)
from filmgate.script.phrases import Phrase
from filmgate.script.script import Garment, Role, Where
from filmgate.script.tables import words, words_of

_HE = words("man boy father king guy husband brother son grandfather gentleman prince wizard monk knight")
_SHE = words("woman girl mother queen lady wife sister daughter grandmother princess witch ballerina bride")
# pronoun: who is meant if nobody was named
STRANGERS = words_of({"man": "he him his himself", "woman": "she her herself"})
_POSSESSIVE = words("his her its their")
ALIVE = words("person people animal animals")
_CHILDREN = words("boy girl child kid toddler")  # small ones are young
_FEELING = ALIVE | words("body machine toy monster")  # families that can have emotions
_ABSTRACT = words("abstract time measure shape")  # families of nouns that make no roles by themselves
# family: nouns that lexicon.title gives for proper names
_FAMILIES = words_of({"person": "man woman god", "building": "bridge tower", "sky": "planet star"})

_DESCRIBING = (
    TOYS | MACHINES | {*MATERIALS, *COLOURS, *AGES}
)  # also describe as nouns before a noun: a stone bridge


@dataclass(slots=True)
class Draft:
    """A role while the prompt is read: a person or thing whose description still grows."""

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
    apart: str = ""  # one of a group that is told apart: "waiting" for its name (the other), or "named"

    def role(self) -> Role:
        """Return the finished role, with its adjectives sorted into colour, size, age, emotion and so on."""
        heads = {self.noun, self.noun.partition("-")[0]} - {"baby", "toddler", "teen", "adolescent"}
        said = [word for word in dict.fromkeys(self.words) if word not in UNSEEN]
        colours = tuple(word for word in said if word in COLOURS)
        small = {"little"} | ({"small"} if self.noun in _CHILDREN else set())
        young = self.family == "person" and not small.isdisjoint(said)
        sorted_out = {*colours, *MATERIALS, *SIZES, *AGES, *BUILDS, *EMOTIONS}
        return Role(
            id=self.id,
            noun=self.noun.replace("-", " "),
            family=self.family,
            count=self.count,
            name=self.name,
            colours=colours,
            material=_first(MATERIALS, (word for word in said if word not in colours)),
            size=_first(SIZES, [word for word in said if not (young and word in small)]),
            age=_exact(_first(AGES, (*said, *heads)), said) or ("young" if young else ""),
            build=_first(BUILDS, said) if self.family in ALIVE else "",
            emotion=_first(EMOTIONS, said) if self.family in _FEELING else "",
            traits=tuple(word for word in said if word not in sorted_out),
            wears=tuple(self.wears),
            holds=tuple(dict.fromkeys(self.holds)),
            pose=self.pose,
            where=tuple(dict.fromkeys(self.where)),
            part_of=self.part_of,
            text=self.text,
        )


def _exact(age: str, said: Iterable[str]) -> str:
    """Return the age, or what says more than "young": a young teenage girl."""
    told = [AGES[word] for word in said if word in AGES]
    return next((one for one in told if one != "young"), age) if age == "young" else age


def _first(table: Mapping[str, str], said: Iterable[str]) -> str:
    """Return the table's value for the first of these words that it has; "" if it has none of them."""
    return next((table[word] for word in said if word in table), "")


class Cast:
    """The roles of one shot, in the order in which the prompt names them."""

    def __init__(self, before: "Cast | None" = None) -> None:
        """`before`: the roles of the shot before. Pronouns and nouns with "the" may still mean them."""
        self.drafts: dict[str, Draft] = {}
        self._before = before

    def add(self, phrase: Phrase) -> Draft:
        """Return the role that a noun phrase means: a known role that is named again, or a new one that is
        added.
        """
        family = phrase.family or _FAMILIES.get(phrase.noun, "person" if phrase.name else "")
        alike = [one for one in self.drafts.values() if one.noun == phrase.noun]
        known = [one for one in alike if not (phrase.name and one.name) or phrase.name == one.name]
        if known and not phrase.other and (phrase.definite or phrase.plural == (known[-1].count != 1)):
            known[-1].words += phrase.words
            return known[-1]
        if not known and phrase.definite and (whole := self.ending(phrase.noun)):
            whole.words += phrase.words  # the train, of a steam train
            return whole
        earlier = self._earlier(phrase.noun) if not known and phrase.definite else None
        if earlier:
            earlier.words += phrase.words
            return earlier
        number = len(alike) + 1
        draft = Draft(phrase.noun if number == 1 else f"{phrase.noun} {number}", phrase.noun, family)
        draft.count = 1 if phrase.count is None else phrase.count
        if draft.noun in ("crowd", "audience") and draft.count == 1:
            draft.count = -1
        draft.name, draft.words = phrase.name, [*phrase.words]
        draft.words += [
            noun
            for noun in phrase.nouns
            if noun in _DESCRIBING
            or (family == "animal" and wording.variant("person", noun))
            or (family == "person" and noun in kinds.ANIMAL_NOUNS)
        ]
        draft.text = " ".join(phrase.texts)
        self.drafts[draft.id] = draft
        return draft

    def ending(self, noun: str) -> Draft | None:
        """Return the last role whose noun ends with this one ("goldfish" with "fish"); None without one."""
        fits = (one for one in self.drafts.values() if len(noun) > 2 and one.noun.endswith(noun))
        return next(reversed([*fits]), None)

    def stranger(self, pronoun: str) -> Draft:
        """Add the person that a pronoun means which nothing before it explains."""
        return self.add(Phrase(0, 0, STRANGERS[pronoun]))

    def _earlier(self, noun: str) -> Draft | None:
        """Copy the role of this noun from the shot before into this shot, and return it; None if there is
        none.

        Its looks are copied, its pose, place and actions are not.
        """
        known = self._before.drafts.get(noun) or self._before.ending(noun) if self._before else None
        if known is None:
            return None
        draft = replace(known, where=[], holds=[], pose="", part_of="", acts=False)
        draft.words, draft.wears = [*known.words], [*known.wears]
        self.drafts[draft.id] = draft
        return draft

    def meant(self, pronoun: str, others_than: Sequence[Draft] = ()) -> Draft | None:
        """Return the role that a pronoun means; None if no role fits. Roles that act are preferred.

        A possessive pronoun (his) means the first role that fits, any other pronoun the last.
        """
        fits = [one for one in self.drafts.values() if _fits(pronoun, one) and one not in others_than]
        if pronoun in STRANGERS:  # people before their animals
            fits = [one for one in fits if one.family == "person"] or fits
        chosen = [one for one in fits if one.acts] or fits
        if not chosen:
            earlier = self._before.meant(pronoun) if self._before else None
            return self._earlier(earlier.noun) if earlier else None
        subject = pronoun in ("he", "she", "it") and not any(one.acts for one in fits)
        first = pronoun in _POSSESSIVE or subject
        return chosen[0 if first else -1]


def _fits(pronoun: str, one: Draft) -> bool:
    if pronoun in ("he", "him", "his", "himself"):
        return one.family in ALIVE and one.noun not in _SHE and one.count == 1
    if pronoun in ("she", "her", "herself"):
        return one.family in ALIVE and one.noun not in _HE and one.count == 1
    if pronoun in ("they", "them", "their", "themselves"):
        return one.count != 1 or one.family in ALIVE
    return one.family != "person" and one.count == 1


def drawable(phrase: Phrase) -> bool:
    """Tell whether a noun phrase means a person or thing that can be seen."""
    if phrase.noun == "brand" or (
        phrase.noun in COLOURS and phrase.noun != "rainbow" and phrase.family not in ("food", "plant")
    ):
        return False
    if phrase.name or phrase.noun in kinds.WORDS:
        return True
    family = phrase.family
    if family in _ABSTRACT and MATERIALS.keys() & {*phrase.words, *phrase.nouns}:
        return phrase.noun not in ("style", "color", "colour")  # a metal spring
    return family not in _ABSTRACT if family else not lexicon.is_word(phrase.noun)

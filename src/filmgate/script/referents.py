"""Noun phrases: each becomes a place, something worn, something absent, a role, or nothing."""

from dataclasses import replace

from filmgate.script import lexicon
from filmgate.script.attachment import attach
from filmgate.script.clause import Clause
from filmgate.script.describing import EMOTIONS, MATERIALS
from filmgate.script.location import empty, locate
from filmgate.script.phrases import FILM, MEASURES, Phrase
from filmgate.script.relations import AT
from filmgate.script.roles import ALIVE, Draft, drawable
from filmgate.script.script import Beat
from filmgate.script.sentence import Sentence
from filmgate.script.tables import words
from filmgate.script.verbs import ENTERS, HOLDS, LIGHT, MOVES
from filmgate.script.wardrobe import dress

CONJUNCTIONS = words("as before after until since like")  # prepositions that may begin a clause
_CAMERA = words("camera lens frame viewer focus")
# nouns for a part of something: what they are "of" is meant
_PARTS = words(
    "middle center centre edge top front side end bottom foreground background distance left right corner "
    "heart surface shadow midst back interior entrance depth"
)
_UNMEANT = FILM | _PARTS | words("style sort")
# nouns that are no roles
_SURROUNDINGS = words("ground floor air sky-line scenery surroundings horizon sign-language")
_NO_ROLES = FILM | _PARTS | _SURROUNDINGS
# light and weather: they are in the picture, and act nothing
_WEATHER = words("rain snow fog mist wind storm moonlight sunlight light sunshine")


class Referents:
    """The reader of the noun phrases of one sentence."""

    def __init__(self, sentence: Sentence, clause: Clause) -> None:
        self._sentence, self._clause, self._shot = sentence, clause, clause.shot

    def read(self, phrase: Phrase) -> int:
        """Read a noun phrase, or the phrase after "of" if that one is meant. Return the token after it."""
        meant: Phrase | None = phrase
        while meant:
            phrase = meant
            if self._starts_clause(phrase):
                self._clause.subordinate()
            if self._take_material(phrase):
                return phrase.last + 1
            meant = self._after_of(phrase)
        if not self._take_camera(phrase) and not self._take_owner(phrase):
            self._read_noun(phrase)
        return phrase.last + 1

    def _read_noun(self, phrase: Phrase) -> None:
        clause = self._clause
        if self._drop_comparison() or self._take_costume(phrase):
            return
        if self._is_loose():
            clause.preposition = ""
        if self._take_absence(phrase):
            return
        empty(self._shot, phrase)
        if clause.preposition and locate(clause, phrase):
            clause.preposition, clause.before = "", "place"
        elif not drawable(phrase) or (phrase.family == "weather" and phrase.noun in _WEATHER):
            self._take_abstract(phrase)
        elif phrase.noun in _NO_ROLES:
            clause.preposition = ""
        elif not dress(clause, phrase):
            self._take_role(phrase)

    # phrases that are no roles

    def _starts_clause(self, phrase: Phrase) -> bool:
        """Tell whether the preposition before the phrase is a conjunction: as the sun sets."""
        costume = self._clause.preposition == "as" and self._clause.verb == "dress"
        if costume or self._clause.preposition not in CONJUNCTIONS:
            return False
        return self._sentence.begins_clause(phrase) and not self._sentence.ends_simile(phrase)

    def _take_material(self, phrase: Phrase) -> bool:
        """Take a material for that of the last role: made of wood. Return False if it is none."""
        clause = self._clause
        made = clause.preposition == "of" and clause.verb == "make" and phrase.noun in MATERIALS
        if made and clause.last:
            clause.last.words.append(phrase.noun)
            clause.preposition = ""
            return True
        return False

    def _after_of(self, phrase: Phrase) -> Phrase | None:
        """Return the phrase after "of" if that one is meant: a shot of a cat, a pair of shoes."""
        inner = self._sentence.of(phrase)
        if inner is None:
            return None
        if phrase.noun in _UNMEANT:
            if phrase.noun not in _PARTS:
                self._clause.preposition = ""
            return inner
        return _counted(phrase, inner) if phrase.noun in MEASURES else None

    def _take_camera(self, phrase: Phrase) -> bool:
        """Take a noun for the camera or the film, whose verbs are no beats. Return False if it is neither."""
        clause = self._clause
        film = phrase.noun in FILM and not clause.preposition and clause.before != "object"
        if film or phrase.noun in _CAMERA:
            clause.camera, clause.preposition = True, ""
            return True
        return False

    def _take_owner(self, phrase: Phrase) -> bool:
        """Take only the owner if the noun cannot be drawn: the girl's joy. Return False if it has none."""
        if phrase.owner is None or drawable(phrase):
            return False
        owner = self._sentence.owner(phrase)
        if owner and drawable(owner):
            self._place(self._shot.cast.add(owner), phrase)
        return True

    def _drop_comparison(self) -> bool:
        """Leave out a noun of a comparison: like a bird. Return False if it is none."""
        clause = self._clause
        if clause.preposition in ("like", "than") or (clause.preposition == "as" and clause.verb != "dress"):
            clause.preposition = ""
            return True
        return False

    def _take_costume(self, phrase: Phrase) -> bool:
        """Take a noun for the costume of the subject: dressed as a pirate. Return False if it is none."""
        clause = self._clause
        if clause.preposition == "as" and clause.verb == "dress" and clause.subjects:
            clause.subjects[0].words.append(phrase.noun)
            clause.preposition = ""
            return True
        return False

    def _is_loose(self) -> bool:
        """Tell whether no role stands before the preposition to which it could belong."""
        clause = self._clause
        if clause.preposition in ("of", "for", "about", "with") and not clause.last and not clause.subjects:
            return True
        return clause.preposition == "with" and clause.before == "abstract"

    def _take_absence(self, phrase: Phrase) -> bool:
        """Note a noun that the prompt says is absent: no people. Return False if it does not say so."""
        clause = self._clause
        if phrase.negated or clause.negated or clause.preposition == "without":
            self._shot.absent.append(phrase.noun)
            clause.negated, clause.preposition = False, ""
            return True
        return False

    def _take_abstract(self, phrase: Phrase) -> None:
        """Take a noun that cannot be drawn for what a light verb does, for an emotion, or for nothing."""
        clause = self._clause
        light = clause.verb in LIGHT and clause.before == "verb" and bool(clause.open)
        if light and "v" in lexicon.entry(phrase.noun):
            clause.change(does=phrase.noun)
        if clause.preposition in ("with", "in", "of"):
            clause.feel(EMOTIONS.get(phrase.noun, ""))
        if not clause.preposition and self._sentence.begins_clause(phrase):  # while snow falls: nobody acts
            clause.subjects, clause.open, clause.camera = [], [], True
        elif not clause.preposition and clause.joined:
            clause.open, clause.verb = [], ""
        clause.preposition, clause.before = "", "abstract"

    # roles

    def _take_role(self, phrase: Phrase) -> None:
        draft = self._shot.cast.add(phrase)
        if draft.family == "body" or phrase.whose == "its":
            self._note_owner(phrase, draft)
        self._place(draft, phrase)
        for word in phrase.words:  # a spinning wheel
            verb = next((one.lemma for one in lexicon.readings(word) if one.tag == "G"), "")
            if verb in MOVES:
                self._shot.beats.append(Beat(role=draft.id, does=verb))
                draft.words = [one for one in draft.words if one != word]

    def _note_owner(self, phrase: Phrase, draft: Draft) -> None:
        """Note whose part this is: the girl's hands, her hands."""
        if phrase.owner is not None:
            owner = self._sentence.owner(phrase)
            if owner and drawable(owner):
                draft.part_of = self._shot.cast.add(owner).id
        elif phrase.whose:
            meant = self._shot.cast.meant(phrase.whose)
            if meant and meant is not draft and (draft.family == "body" or meant.family not in ALIVE):
                draft.part_of = draft.part_of or meant.id

    def _place(self, draft: Draft, phrase: Phrase) -> None:
        """Make a role the subject, the object, or what a preposition says."""
        clause = self._clause
        preposition, joined, last = clause.preposition, clause.joined, clause.last
        clause.preposition, clause.joined, clause.last = "", "", draft
        if preposition:
            clause.after = clause.before
            clause.before, clause.anchor = preposition, last
            attach(clause, preposition, draft, last)
        elif joined and self._begins_own_clause(phrase):
            clause.begin(draft)
        elif joined and self._coordinate(draft, last, joined):
            return
        elif self._complement(draft):
            clause.before = "object"
        else:
            clause.begin(draft)

    def _begins_own_clause(self, phrase: Phrase) -> bool:
        """Tell whether a phrase after "and" has a verb of its own.

        It has not as one of several subjects, or as what one has with it: a boy with a kite and a dog runs.
        """
        several = self._clause.before in ("subject", "with") and not self._clause.verb
        return self._sentence.begins_clause(phrase) and not several

    def _coordinate(self, draft: Draft, last: Draft | None, joined: str) -> bool:
        """Give a role after "and" what the role before it has; return False if that is nothing."""
        clause = self._clause
        if clause.before == "subject":
            clause.subjects.append(draft)
        elif clause.before == "object" and clause.verb in HOLDS:
            clause.hold(draft)
        elif clause.before == "object" and clause.open and last:
            if joined == "and":
                clause.take_another(draft)
        elif clause.before == "with" and clause.anchor:
            attach(clause, "with", draft, clause.anchor)
        elif clause.before in AT and clause.anchor and draft.family not in ALIVE:
            attach(clause, clause.before, draft, clause.anchor)
        else:
            return False
        return True

    def _complement(self, draft: Draft) -> bool:
        """Take a role after a verb for its object or for what somebody has; return False if it is neither."""
        clause, shot = self._clause, self._shot
        if clause.before == "verb" and clause.open:
            if clause.verb in ENTERS and draft.family in ("place", "room") and not shot.place:
                shot.settle(draft.noun, 1)
                shot.cast.drafts.pop(draft.id)
                clause.change(object="place")
            else:
                clause.take_object(draft)
        elif clause.before in ("verb", "is") and clause.verb in HOLDS:
            clause.hold(draft)
        elif clause.before in ("verb", "is") and clause.verb in ("have", "be"):
            if draft.family == "body" and (owner := clause.owner(None)):
                draft.part_of = owner.id
        else:
            return False
        return True


def _counted(measure: Phrase, inner: Phrase) -> Phrase:
    """Return the phrase after "of" with the number that the phrase before it gives: a pair of shoes."""
    number = MEASURES[measure.noun]
    if measure.plural and measure.noun == "dozen":
        number = -1
    if measure.count is not None and measure.count > 0 and number > 1:
        number *= measure.count
    return replace(
        inner,
        first=measure.first,
        count=inner.count or number,
        words=(*measure.words, *inner.words),
        negated=measure.negated or inner.negated,
    )

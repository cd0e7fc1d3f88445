"""The meaning of noun phrases: each is read as a place, a garment, something absent, a role, or nothing."""

from dataclasses import replace

from filmgate.script import doing, lexicon
from filmgate.script.attachment import attach
from filmgate.script.clause import Clause
from filmgate.script.describing import EMOTIONS, MATERIALS
from filmgate.script.location import empty, locate
from filmgate.script.phrases import FILM, MEASURES, Phrase
from filmgate.script.relations import AT, SIDES
from filmgate.script.roles import ALIVE, STRANGERS, Draft, drawable
from filmgate.script.script import Beat, Where
from filmgate.script.sentence import Sentence
from filmgate.script.tables import words
from filmgate.script.verbs import ENTERS, GIVES, HOLDS, LIGHT, MOVES
from filmgate.script.wardrobe import dress

CONJUNCTIONS = words("as before after until since")  # prepositions that may begin a clause
_CAMERA = words("camera lens frame viewer focus")
# nouns for parts: in "the top of a hill", the hill is meant
_PARTS = words(
    "middle center centre edge top front side end bottom foreground background distance left right corner "
    "heart surface shadow midst back interior entrance depth"
)
# nouns that mean the whole in "the strings of a guitar", but are things by themselves
_PIECES = words("cover page string lid key petal handle peel wheel engine")
_FORMS = words("shape form outline silhouette figure image")  # of something: that is meant
_UNMEANT = FILM | _PARTS | _FORMS | words("style sort")
_SHAPES = words("circle triangle spiral square rectangle line dot star heart ring hexagon oval")
_LETTERS = words("word letter number text")  # things where their text follows
# nouns that make no roles
_SURROUNDINGS = words("ground floor air sky-line scenery surroundings horizon sign-language")
_UNDERFOOT = words("ground floor")
_NO_ROLES = FILM | _PARTS | _SURROUNDINGS
_ARTICLES = ("a", "an", "one")
_SHOWING = words("show depict feature capture reveal begin start open focus present portray display")
_PICTURES = words("photograph photo picture painting drawing portrait")
# light and weather: they are in the picture, but do no actions
_WEATHER = words(
    "rain snow fog mist wind storm moonlight sunlight light sunshine dust haze breeze gust blizzard drizzle "
    "downpour thunder aurora sandstorm"
)


class Referents:
    """Reads the noun phrases of one sentence, and adds their meaning to the clause and the shot."""

    def __init__(self, sentence: Sentence, clause: Clause) -> None:
        self._sentence, self._clause, self._shot = sentence, clause, clause.shot

    def read(self, phrase: Phrase) -> int:
        """Read one noun phrase, or the phrase after its "of" if that one is meant. Return the index of the
        next token.
        """
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
        if self._drop_comparison() or self._take_costume(phrase) or self._take_side(phrase):
            return
        if self._take_sky(phrase) or self._take_hand(phrase):
            return
        if self._is_loose():
            clause.preposition = ""
        if self._take_absence(phrase):
            return
        empty(self._shot, phrase)
        if clause.preposition and phrase.noun not in _UNDERFOOT and locate(clause, phrase):
            clause.preposition, clause.before = "", "place"
        elif phrase.noun in _WEATHER or not (drawable(phrase) or self._is_shown(phrase)):
            self._take_abstract(phrase)
        elif phrase.noun in _NO_ROLES and not self._is_thing(phrase):
            clause.preposition = ""
        elif not dress(clause, phrase):
            self._take_role(phrase)

    # Noun phrases that make no roles.

    def _starts_clause(self, phrase: Phrase) -> bool:
        """Tell whether the preposition before the phrase is used as a conjunction: "as the sun sets"."""
        costume = self._clause.preposition == "as" and self._clause.verb == "dress"
        if costume or self._clause.preposition not in CONJUNCTIONS:
            return False
        return self._sentence.begins_clause(phrase) and not self._sentence.ends_simile(phrase)

    def _take_material(self, phrase: Phrase) -> bool:
        """Add a material ("made of wood") to the last role. Return False if the phrase is no material."""
        clause = self._clause
        bare = phrase.first == phrase.last and clause.last is not None and clause.last.noun not in MEASURES
        made = clause.preposition == "of" and phrase.noun in MATERIALS and (clause.verb == "make" or bare)
        if made and clause.last:
            clause.last.words.append(phrase.noun)
            clause.preposition = ""
            return True
        return False

    def _after_of(self, phrase: Phrase) -> Phrase | None:
        """Return the phrase after "of" if it is the one that is meant (a shot of a cat, a pair of shoes);
        else None.
        """
        inner = self._sentence.of(phrase)
        if inner is None:
            return None
        if phrase.noun in _UNMEANT | _PIECES:
            if phrase.noun not in _PARTS | _FORMS:
                self._clause.preposition = ""
            return inner
        return _counted(phrase, inner) if phrase.noun in MEASURES else None

    def _take_camera(self, phrase: Phrase) -> bool:
        """Read a noun that means the camera or the film; the verbs after it are no actions. Return False for
        other nouns.
        """
        clause = self._clause
        acts = not clause.preposition and clause.before not in ("verb", "object")
        film = phrase.noun in FILM and not self._is_thing(phrase) and acts
        if film or phrase.noun in _CAMERA:
            clause.camera, clause.preposition = clause.camera or acts, ""
            return True
        return False

    def _is_thing(self, phrase: Phrase) -> bool:
        """Tell whether a picture is a thing that somebody handles: "drops a photograph"."""
        clause = self._clause
        handled = clause.before == "verb" and bool(clause.open or clause.verb in HOLDS)
        after = self._sentence.tokens[phrase.last + 1 : phrase.last + 2]
        acts = bool(after) and after[0].tag == "Z" and after[0].lemma not in _SHOWING  # a painting hangs
        return (handled or acts) and phrase.noun in _PICTURES

    def _is_shown(self, phrase: Phrase) -> bool:
        """Tell whether a shape or a word is a thing to be seen: "two circles collide", "the word 'HOPE'"."""
        clause = self._clause
        if clause.preposition or clause.before == "verb":
            return False
        if phrase.noun in _LETTERS:
            return self._sentence.word(phrase.last + 1) == ","
        return phrase.noun in _SHAPES

    def _take_owner(self, phrase: Phrase) -> bool:
        """Read only the owner in a phrase whose noun cannot be drawn: "the girl's joy". Return False for
        other phrases.
        """
        if phrase.owner is None or drawable(phrase):
            return False
        owner = self._sentence.owner(phrase)
        if owner and drawable(owner):
            self._place(self._shot.cast.add(owner), phrase)
        return True

    def _drop_comparison(self) -> bool:
        """Skip a noun that is only a comparison: "like a bird". Return False if the noun is no comparison."""
        clause = self._clause
        if clause.preposition in ("like", "than") or (clause.preposition == "as" and clause.verb != "dress"):
            clause.preposition = ""
            return True
        return False

    def _take_costume(self, phrase: Phrase) -> bool:
        """Add a costume ("dressed as a pirate") to the subject. Return False if the phrase is no costume."""
        clause = self._clause
        if clause.preposition == "as" and clause.verb == "dress" and clause.subjects:
            clause.subjects[0].words.append(phrase.noun)
            clause.preposition = ""
            return True
        return False

    def _is_loose(self) -> bool:
        """Tell whether the preposition before this phrase has no role before it that it could belong to."""
        clause = self._clause
        if clause.preposition in ("of", "for", "about", "with") and not clause.last and not clause.subjects:
            return True
        return clause.preposition == "with" and clause.before == "abstract"

    def _take_absence(self, phrase: Phrase) -> bool:
        """Add a noun to those that must be absent from the shot: "no people". Return False if the noun is not
        negated.
        """
        clause = self._clause
        if phrase.negated or clause.negated or clause.preposition == "without":
            self._shot.absent.append(phrase.noun)
            clause.negated, clause.preposition = False, ""
            return True
        return False

    def _take_abstract(self, phrase: Phrase) -> None:
        """Read a noun that cannot be drawn: as the action of a light verb (take a walk), as an emotion, or
        skip it.
        """
        clause = self._clause
        light = clause.verb in LIGHT and clause.before == "verb" and bool(clause.open)
        if light and ("v" in lexicon.entry(phrase.noun) or doing.spoken(phrase.noun)):
            clause.change(does=phrase.noun)
        if clause.preposition in ("with", "in", "of") or clause.before == "subject":
            clause.feel(EMOTIONS.get(phrase.noun, ""))
        listed = clause.preposition == "with" and clause.last is not None  # "with a smile and white hair"
        if not clause.preposition and self._sentence.begins_clause(phrase):  # "while snow falls": no actor
            clause.subjects, clause.open, clause.camera = [], [], True
        elif not clause.preposition and clause.joined:
            clause.open, clause.verb = [], ""
        clause.preposition, clause.before = "", "with" if listed else "abstract"
        clause.anchor = clause.last if listed else clause.anchor

    # Noun phrases that make roles.

    def _take_side(self, phrase: Phrase) -> bool:
        """Take a noun such as "background" for the side of the picture where a role is. Return False if it is
        none.
        """
        clause = self._clause
        side = next((SIDES[one] for one in (phrase.noun, *phrase.words) if one in SIDES), "")
        if (
            clause.preposition not in ("in", "on", "at", "to")
            or not side
            or phrase.noun not in _PARTS | SIDES.keys()
        ):
            return False
        near = clause.last if clause.last and clause.before != "verb" else None
        after = self._sentence.tokens[phrase.last + 1 : phrase.last + 2]
        ahead = clause.joined == "," and bool(after) and after[0].tag in ("D", "M", "A", "N", "S")
        placed = [] if ahead else [near] if near else clause.subjects
        clause.stand(Where(relation=side), placed)  # "on the left a wolf, on the right a lamb"
        clause.preposition = ""
        return True

    def _take_sky(self, phrase: Phrase) -> bool:
        """Let roles in the sky be above the place. Return False if the phrase names no sky around them."""
        clause = self._clause
        if (
            phrase.noun not in ("sky", "air", "mid-air")
            or not clause.preposition
            or clause.preposition in ("of", "with")
        ):
            return False
        if phrase.noun == "sky" and clause.preposition == "in" and not clause.open:
            near = clause.last if clause.last and not clause.verb else None
            clause.stand(Where(relation="above", of="place"), [near] if near else clause.subjects)
        clause.preposition = ""
        return True

    def _take_hand(self, phrase: Phrase) -> bool:
        """Skip the hand in which something is held. Return False for other phrases."""
        clause = self._clause
        if phrase.noun != "hand" or clause.preposition != "in" or clause.last is None:
            return False
        if clause.open and clause.verb not in HOLDS:
            return False
        clause.preposition = ""
        return True

    def _take_role(self, phrase: Phrase) -> None:
        clause = self._clause
        if phrase.name and clause.verb in ("name", "call") and clause.before == "verb" and clause.last:
            clause.last.name = phrase.name  # a keeper named Thomas
            clause.verb, clause.before = "", "subject"
            return
        draft = self._shot.cast.add(phrase)
        if draft.family == "body" or phrase.whose == "its":
            self._note_owner(phrase, draft)
        self._place(draft, phrase)
        for word in phrase.words:  # "a spinning wheel": the wheel spins
            verb = next((one.lemma for one in lexicon.readings(word) if one.tag == "G"), "")
            if verb in MOVES:
                self._shot.beats.append(Beat(role=draft.id, does=verb))
                draft.words = [one for one in draft.words if one != word]

    def _note_owner(self, phrase: Phrase, draft: Draft) -> None:
        """Set the owner of a part: "the girl's hands", "her hands"."""
        if phrase.owner is not None:
            owner = self._sentence.owner(phrase)
            if owner and drawable(owner):
                draft.part_of = self._shot.cast.add(owner).id
        elif phrase.whose:
            meant = self._shot.cast.meant(phrase.whose)
            if meant is None and draft.family == "body" and phrase.whose in STRANGERS:
                meant = self._shot.cast.stranger(phrase.whose)
            if meant and meant is not draft and (draft.family == "body" or meant.family not in ALIVE):
                draft.part_of = draft.part_of or (meant.part_of if meant.family == "body" else "") or meant.id
        elif (
            not (draft.part_of or self._sentence.of(phrase))
            and self._sentence.word(phrase.first) not in _ARTICLES
        ):
            living = (one for one in (*self._clause.subjects, *self._clause.main) if one.family in ALIVE)
            draft.part_of = next((one.id for one in living if one is not draft), "")

    def _place(self, draft: Draft, phrase: Phrase) -> None:
        """Make a role the subject or the object of the clause, or attach it by its preposition."""
        clause = self._clause
        preposition, joined, last = clause.preposition, clause.joined, clause.last
        clause.preposition, clause.joined, clause.last = "", "", draft
        if preposition:
            clause.after = clause.before
            clause.before, clause.anchor = preposition, last
            attach(clause, preposition, draft, last)
        elif joined and (clause.waiting or self._begins_own_clause(phrase, joined)):
            clause.begin(draft)
        elif joined and self._coordinate(draft, last, joined):
            return
        elif self._complement(draft):
            clause.before = "object"
        else:
            clause.begin(draft)

    def _begins_own_clause(self, phrase: Phrase, joined: str) -> bool:
        """Tell whether a phrase after "and" is the subject of a new clause.

        It is not if it is one of several subjects, or follows "with": "a boy with a kite and a dog runs".
        """
        several = self._clause.before in ("subject", "with") and not self._clause.verb
        if several:
            return False
        after = self._sentence.word(phrase.last + 1)
        tag = self._sentence.tokens[phrase.last + 1].tag if after else ""
        apart = joined == "," and tag == "P" and after not in ("of", "with", "for", "to")
        return apart or self._sentence.begins_clause(phrase)  # "…, butterflies around her"

    def _coordinate(self, draft: Draft, last: Draft | None, joined: str) -> bool:
        """Use a role after "and" in the same way as the role before it, for example as a second subject.

        Return False if the role before it has no use to share.
        """
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
        """Make a role after a verb its object, or something that the subjects hold or have. Return False if
        neither fits.
        """
        clause, shot = self._clause, self._shot
        if clause.before == "verb" and clause.open:
            if clause.verb in ENTERS and draft.family in ("place", "room", "building") and not shot.place:
                shot.settle(draft.noun, 1)
                shot.cast.drafts.pop(draft.id)
                clause.change(object="place")
            else:
                clause.take_object(draft)
        elif clause.before == "object" and clause.open and clause.verb in GIVES and not clause.joined:
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
    """Return the phrase after "of" with the number from the phrase before: "a pair of shoes" is two."""
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

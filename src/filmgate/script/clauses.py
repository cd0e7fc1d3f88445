"""The reader of one sentence: it goes through the tokens from left to right and adds what they say to the
draft of a shot.
"""

from collections.abc import Sequence

from filmgate.script.attachment import attach
from filmgate.script.clause import Clause
from filmgate.script.describing import COLOURS
from filmgate.script.english import NUMBERS
from filmgate.script.predicates import Predicates
from filmgate.script.referents import CONJUNCTIONS, Referents
from filmgate.script.relations import AT
from filmgate.script.retagging import Tagged
from filmgate.script.roles import STRANGERS, Draft
from filmgate.script.script import Where
from filmgate.script.sentence import VERBS, Sentence
from filmgate.script.shot import ShotDraft
from filmgate.script.tables import words
from filmgate.script.tagger import HEIGHTS


def read_sentence(shot: ShotDraft, tokens: Sequence[Tagged]) -> None:
    """Read one tagged sentence, and add its roles, actions and place to the draft of the shot."""
    walk = _Walk(shot, Sentence(tokens))
    at = 0
    while at < len(tokens):
        at = walk.step(at)
    shot.acting = walk.main or shot.acting


_SUBJECTS = words("he she they")
_OBJECTS = words("him her it them")  # pronouns for somebody else than the subject


class _Walk:
    """One pass over the tokens of a sentence."""

    def __init__(self, shot: ShotDraft, sentence: Sentence) -> None:
        self._sentence, self._clause = sentence, Clause(shot)
        if sentence.goes_on():
            self._clause.subjects = [*shot.acting]
            self._clause.main = self._clause.subjects
        self._referents = Referents(sentence, self._clause)
        self._predicates = Predicates(sentence, self._clause)

    @property
    def main(self) -> list[Draft]:
        """The first subjects of the sentence."""
        return self._clause.main

    def step(self, at: int) -> int:
        """Read the phrase, predicate or single token that begins at index `at`. Return the index of the next
        token.
        """
        if self._sentence.is_each_other(at):
            self._clause.take_each_other()
            return at + 2
        if skipped := self._distance(at):
            return skipped
        if phrase := self._sentence.phrases.get(at):
            return self._referents.read(phrase)
        if long := self._sentence.long_preposition(at):
            self._clause.preposition = long
            return at + len(long.split())
        one = self._sentence.tokens[at]
        if one.tag in (*VERBS, "X") and one.token.word != "to":
            return self._predicates.read(at)
        self._take(one.token.word, one.tag, at)
        return at + 1

    def _distance(self, at: int) -> int:
        """Read an adverb of distance: "far away", or "high" in "high above".

        Return the index of the next token; 0 if there is no such adverb.
        """
        here, after = self._sentence.word(at), self._sentence.word(at + 1)
        if here == "far" and after in ("away", "off"):
            last = self._clause.last
            self._clause.stand(Where(relation="at back"), [last] if last else self._clause.subjects)
            return at + 2
        adverb = here in HEIGHTS and after in AT and after != "by"
        return at + 1 if adverb else 0

    def _is_fronted(self, at: int) -> bool:
        """Tell whether the preposition at this token says where the next subject is, as in "behind her a man
        waits".
        """
        sentence = self._sentence
        pronoun = at + 1 < len(sentence) and sentence.tokens[at + 1].tag in ("O", "D")
        phrase = sentence.phrases.get(at + 1)
        end = phrase.last + 1 if phrase else at + 2 if pronoun else 0
        subject = sentence.phrases.get(end) if end else None
        return subject is not None and subject.first == end and sentence.tokens[end].tag in ("D", "M")

    def _take(self, word: str, tag: str, at: int) -> None:
        """Read a single token that belongs to no noun phrase and no predicate, such as a preposition or a
        comma.
        """
        clause = self._clause
        if tag == "P" or word == "to":
            self._take_preposition(word, at)
        elif tag == "O" or word == "her":
            self._take_pronoun(word)
        elif tag in ("C", ",", "Q", "T"):
            if (word, self._sentence.word(at + 1)) != ("how", "to"):
                clause.join(word, tag)
        elif tag == "A":
            self._take_adjective(word)
        elif tag == "M" and clause.preposition == "of" and clause.last:
            clause.last.count, clause.preposition = NUMBERS.get(word, int(word) if word.isdigit() else 1), ""
        elif tag == "NOT":
            clause.negated = True
        elif tag == "R":
            clause.qualify(word)

    def _take_preposition(self, word: str, at: int) -> None:
        clause = self._clause
        if clause.joined == "," and self._is_fronted(at):
            clause.front()  # "…, behind her an old man pulls a sled"
        clause.preposition = word
        if word == "without" and self._sentence.has_verb(at + 1):
            clause.preposition, clause.negated = "", True  # without looking back

    def _take_adjective(self, word: str) -> None:
        clause = self._clause
        if clause.preposition == "in" and word in COLOURS:
            clause.preposition = ""  # a nun in black
        if clause.negated:
            clause.negated = False  # not afraid
        else:
            clause.describe(word)

    def _done_to(self, word: str) -> Draft | None:
        """Return the object of the last beat if "it" means it: a girl throws a ball, it bounces."""
        shot = self._clause.shot
        closed = (
            beat
            for n, beat in enumerate(reversed(shot.beats), 1)
            if len(shot.beats) - n not in self._clause.open
        )
        own = {one.id for one in self._clause.subjects}
        acts = [beat for beat in closed if beat.object or beat.role not in own] if word == "it" else []
        done = acts[0].object if acts else ""
        draft = shot.cast.drafts.get(done)
        return draft if draft and draft.family != "person" and draft.count == 1 else None

    def _take_pronoun(self, word: str) -> None:
        clause = self._clause
        if word in ("something", "everything", "nothing"):
            clause.preposition = ""
            return
        if word == "nobody":
            clause.shot.absent.append("person")
            clause.subjects, clause.open, clause.camera = [], [], True
            return
        ends = clause.open or clause.preposition  # of what the subjects do; not in "before it jumps"
        acting = clause.subjects if clause.verb and ends and clause.preposition not in CONJUNCTIONS else []
        meant = clause.shot.cast.meant(word, others_than=acting if word in _OBJECTS else [])
        meant = self._done_to(word) or meant
        if meant is None and word in STRANGERS and clause.shot.cast.meant(word) is None:
            meant = clause.shot.cast.stranger(word)
        if meant is None or clause.preposition == "of":
            clause.preposition = ""
            return
        if clause.preposition in CONJUNCTIONS:
            clause.subordinate(clause.preposition)
        if clause.preposition:
            attach(clause, clause.preposition, meant, clause.last)
            clause.preposition = ""
        elif clause.before == "verb" and clause.open and word not in _SUBJECTS:
            clause.take_object(meant)
            clause.before = "object"
        else:
            clause.begin(meant)
        if word == "they" and len(clause.main) > 1:
            clause.subjects = [*clause.main]
        clause.last = meant

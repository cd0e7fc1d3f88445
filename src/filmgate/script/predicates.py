"""Predicates: the verb of a clause with its auxiliaries, and the roles that do it."""

from filmgate.script.clause import Clause
from filmgate.script.describing import EMOTIONS
from filmgate.script.lexicon import Reading
from filmgate.script.retagging import Tagged
from filmgate.script.roles import ALIVE, Draft
from filmgate.script.sentence import VERBS, Sentence
from filmgate.script.verbs import (
    BEGINS,
    CAUSES,
    COVERED,
    HOLDS,
    MOVES,
    PARTICLES,
    POSES,
    STATES,
    WEARS,
    WRAPS,
)

_DOING = ("do", "does", "did")
_DO = Reading("Z", "do", 0.0)


class Predicates:
    """Reads the predicates (verbs with auxiliaries) of one sentence, and adds their actions to the clause."""

    def __init__(self, sentence: Sentence, clause: Clause) -> None:
        self._sentence, self._clause = sentence, clause
        self._several = False  # no finite verb follows, so a participle is what all subjects do

    def read(self, at: int) -> int:
        """Read the predicate that begins at token `at`, and add its action to the clause. Return the index of
        the next token.
        """
        sentence, clause = self._sentence, self._clause
        here, auxiliary = self._skip_auxiliaries(at)
        if done := self._done(here):
            return done
        if not sentence.has_verb(here):
            doing = sentence.word(here - 1) in _DOING and here in sentence.phrases
            if doing:  # does yoga
                self._read_verb(Tagged(sentence.tokens[here - 1].token, _DO), passive=False)
            elif auxiliary:
                clause.verb, clause.open, clause.before = "be", [], "is"
            return max(here, at + 1)
        verb = sentence.tokens[here]
        part = clause.last if clause.last and clause.last.family == "body" else None
        apart = here + 1 >= len(sentence) or sentence.tokens[here + 1].tag != "P"
        if (
            part
            and apart
            and verb.tag == "E"
            and not auxiliary
            and not clause.joined
            and not sentence.by_follows(here)
        ):
            part.words.append(verb.token.word)  # eyes closed
            return here + 1
        worn = clause.before == "worn" and verb.tag == "E" and not auxiliary and not clause.joined
        if worn and verb.lemma not in COVERED and not sentence.by_follows(here):
            clause.before, clause.last = "abstract", None  # a hat pulled low over his eyes
            return here + 1
        if verb.lemma in ("look", "sound") and sentence.word(here + 1) == "like":
            return here + 1  # a state: looks like a pirate
        clause.wrapped = self._wrapped(verb)
        self._several = not sentence.finite_follows(here)
        self._read_verb(verb, passive=verb.tag == "E" and (auxiliary or sentence.by_follows(here)))
        particle = verb.lemma in PARTICLES.get(sentence.word(here + 1), ())
        return here + 1 + particle

    def _skip_auxiliaries(self, at: int) -> tuple[int, bool]:
        """Skip auxiliaries, negations and adverbs before a verb.

        Return the index of the next token, and whether an auxiliary was among them.
        """
        auxiliary = False
        here = at
        while here < len(self._sentence) and here not in self._sentence.phrases:
            one = self._sentence.tokens[here]
            if one.tag == "X":
                auxiliary = True
            elif one.tag == "NOT":
                self._clause.negated = True
            elif one.tag not in ("R", "TO") or not self._sentence.verb_follows(here):
                break
            elif one.tag == "R":
                self._clause.open = []  # the adverb belongs to the verb that follows
                self._clause.qualify(one.token.word)
            here += 1
        return here, auxiliary

    def _done(self, here: int) -> int:
        """Return the index of the second verb after a verb such as "begin" (begins to run); 0 if there is
        none.
        """
        following = self._sentence.tokens[here + 1 : here + 3]
        if here in self._sentence.phrases or not following:
            return 0
        if self._sentence.tokens[here].lemma not in BEGINS:
            return 0
        if following[0].tag == "G":
            return here + 1
        infinitive = len(following) > 1 and following[0].tag == "TO" and following[1].tag in VERBS
        return here + 2 if infinitive else 0

    def _read_verb(self, verb: Tagged, *, passive: bool) -> None:
        """Open a beat for each subject that does this verb. A verb of pose (sit, stand) sets the pose of the
        subjects instead.
        """
        clause, actors = self._clause, self._actors(verb)
        clause.verb, clause.passive = verb.lemma, passive
        clause.before, clause.preposition, clause.joined = "verb", "", ""
        clause.open = []
        if clause.camera or not actors:
            clause.adverbs = []
            return
        clause.subjects = actors
        if not clause.negated:
            clause.feel(EMOTIONS.get(verb.lemma, ""))
        if clause.negated:
            clause.negated = verb.lemma in WEARS | HOLDS | {"have"}  # what is not worn is absent
        elif verb.lemma in POSES and not passive and not self._handles(verb):
            later = [one for one in actors if one.pose or (one.acts and verb.tag != "G")]
            for actor in actors:
                actor.pose = actor.pose or ("" if actor in later else POSES[verb.lemma])
            if later and verb.tag in ("V", "Z"):  # sits down after other acts, stands up again
                clause.act(verb.lemma, later)
        elif verb.lemma not in STATES and not (verb.tag == "E" and verb.lemma in COVERED):
            clause.act(verb.lemma, actors, passive=passive)

    def _handles(self, verb: Tagged) -> bool:
        """Tell whether somebody does this to a thing, and takes no pose himself: hangs a picture."""
        after = self._sentence.tokens.index(verb) + 1
        thing = self._sentence.phrases.get(after)
        alive = any(one.family in ALIVE for one in self._clause.subjects)
        return verb.lemma in ("hang", "lean", "lay", "rest") and alive and thing is not None

    def _wrapped(self, verb: Tagged) -> str:
        """Return the id of what this participle covers or surrounds, or "place"; "" if it does not."""
        if verb.tag != "E" or verb.lemma not in WRAPS:
            return ""
        around = verb.lemma in ("surround", "flank", "frame") and self._clause.subjects
        if self._clause.before == "place":
            return self._clause.subjects[-1].id if around else "place"  # on stage, surrounded by candles
        return self._clause.last.id if self._clause.last else ""

    def _actors(self, verb: Tagged) -> list[Draft]:
        """Return the roles that do this verb: the subjects of the clause, or, for a participle, the last
        role.

        The last role counts if it is alive, or if it is an object that moves.
        """
        clause = self._clause
        participle = verb.tag in ("G", "E") and not clause.joined
        if verb.tag == "V" and clause.verb in CAUSES and clause.before == "object" and clause.last:
            return [clause.last]  # helps a boy tie his shoe
        joined = clause.before == "subject" and clause.last in clause.subjects and self._several
        if participle and joined and len(clause.subjects) > 1:
            return clause.subjects
        if participle and clause.wrapped and clause.last and clause.last.family not in ALIVE:
            return []
        if participle and clause.last:
            moves = clause.before == "object" and verb.lemma in MOVES  # "chases a ball rolling away"
            whole = clause.anchor is None or clause.anchor.family not in ALIVE
            moves |= clause.before == "with" and verb.tag == "G" and whole  # with laundry hanging
            if moves or clause.last.family in ALIVE:
                return [clause.last]
        parts = clause.joined == "," and all(one.family == "body" for one in clause.subjects)
        if parts and clause.main:
            return clause.main  # arms crossed, stares
        return clause.subjects or clause.main

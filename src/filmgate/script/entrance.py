"""The entrance of a role: a noun phrase that can be seen becomes the subject or object of its clause, or is
attached by its preposition.
"""

from dataclasses import replace

from filmgate.script import lexicon
from filmgate.script.attachment import attach
from filmgate.script.clause import Clause
from filmgate.script.phrases import Phrase
from filmgate.script.relations import AT
from filmgate.script.roles import ALIVE, STRANGERS, Draft, drawable
from filmgate.script.script import Beat
from filmgate.script.sentence import Sentence
from filmgate.script.tables import words
from filmgate.script.verbs import ENTERS, GIVES, HOLDS, MOVES, SPEAKS, STAYS

# words before an owner who is somebody in the picture: "his friend's phone", no "children's book"
_SOMEBODY = words("another his her their its my your someone somebody other")
_ARTICLES = ("a", "an", "one")
_FILLED = words("carry fill clink raise wash pour empty drink")  # what is done to glasses of a drink
_UNPARTED = words("place room building city country")  # what is there is no part
_GENERAL = words("man woman boy girl person lady guy")  # nouns for anybody


class Entrance:
    """Adds the roles that the noun phrases of one sentence mean to the clause and the shot."""

    def __init__(self, sentence: Sentence, clause: Clause) -> None:
        self._sentence, self._clause, self._shot = sentence, clause, clause.shot

    def take(self, phrase: Phrase) -> None:
        clause = self._clause
        if phrase.name and clause.verb in ("name", "call") and clause.before == "verb" and clause.last:
            clause.last.name = phrase.name  # a keeper named Thomas
            clause.verb, clause.before = "", "subject"
            return
        if phrase.noun == "glasses" and clause.before == "verb" and clause.verb in _FILLED:
            phrase = replace(phrase, noun="glass")  # of wine, not of the eyes
        self.enter(self._shot.cast.add(phrase), phrase)

    def enter(self, draft: Draft, phrase: Phrase) -> None:
        """Give a role its place in the clause, and its owner if it is a part."""
        owned = phrase.owner is not None and draft.family not in ALIVE
        if draft.family == "body" or phrase.whose in ("its", "whose") or owned:
            self._note_owner(phrase, draft)
        self.place(draft, phrase)
        # "a dancing woman" looks like "a dancing school"
        compound = phrase.noun.split("-")[:-1] if draft.family in ALIVE else []
        for word in (*compound, *phrase.words):  # "a spinning wheel": the wheel spins
            verb = next((one.lemma for one in lexicon.readings(word) if one.tag == "G"), "")
            if verb in MOVES or verb in STAYS.get(draft.family, ()):
                self._shot.beats.append(Beat(role=draft.id, does=verb))
                draft.words = [one for one in draft.words if one != word]

    def _note_owner(self, phrase: Phrase, draft: Draft) -> None:
        """Set the owner of a part: "the girl's hands", "her hands"."""
        if phrase.owner is not None:
            owner = self._sentence.owner(phrase)
            part = draft.family == "body" or (owner is not None and owner.family not in ALIVE)
            if owner and drawable(owner) and part and owner.family not in _UNPARTED:
                draft.part_of = self._shot.cast.add(owner).id
            elif owner and drawable(owner) and self._sentence.word(phrase.first) in _SOMEBODY:
                self._shot.cast.add(owner)  # another person's suitcase
        elif phrase.whose:
            own = self._clause.subjects[:1] if phrase.whose == "whose" else []
            meant = own[0] if own else self._shot.cast.meant(phrase.whose)
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

    def place(self, draft: Draft, phrase: Phrase) -> None:
        """Make a role the subject or the object of the clause, or attach it by its preposition."""
        clause = self._clause
        preposition, joined, last = clause.preposition, clause.joined, clause.last
        clause.preposition, clause.joined, clause.last = "", "", draft
        if preposition:
            clause.after = clause.before
            clause.before, clause.anchor = preposition, last
            attach(clause, preposition, draft, last)
        elif joined == "," and self._names_again(phrase, draft):
            subject = clause.subjects[-1]  # the detective, a tired man, pours tea
            subject.words += [word for word in draft.words if word not in subject.words]
            self._shot.cast.drafts.pop(draft.id, None)
            clause.last = subject
        elif joined and (clause.waiting or self._begins_own_clause(phrase, joined)):
            clause.begin(draft)
        elif joined and self._coordinate(draft, last, joined, phrase):
            return
        elif clause.before == "verb" and clause.verb in SPEAKS and not clause.subjects:
            said = clause.verb  # "Stop!" shouts a guard
            clause.begin(draft)
            clause.verb, clause.before = said, "object"
            clause.act(said, [draft])
        elif self._complement(draft):
            clause.before = "object"
        else:
            clause.begin(draft)

    def _names_again(self, phrase: Phrase, draft: Draft) -> bool:
        """Tell whether a phrase after a comma says what the subject is, and names nobody else."""
        clause = self._clause
        subject = clause.subjects[-1] if clause.subjects and clause.before == "subject" else None
        general = phrase.noun in _GENERAL and self._sentence.word(phrase.first) in _ARTICLES
        if subject is None or clause.verb or not general or subject is draft or subject.count != 1:
            return False
        first = subject.noun not in _GENERAL or self._sentence.word(phrase.first - 1) == "now"
        return first and subject.family == "person" and not self._sentence.listed(phrase)

    def _begins_own_clause(self, phrase: Phrase, joined: str) -> bool:
        """Tell whether a phrase after "and" is the subject of a new clause.

        It is not if it is one of several subjects, or follows "with": "a boy with a kite and a dog runs".
        """
        after = self._sentence.word(phrase.last + 1)
        tag = self._sentence.tokens[phrase.last + 1].tag if after else ""
        several = self._clause.before in ("subject", "with") and not self._clause.verb
        if several:  # "an eye, a tear rolls down": no list without "and"
            return joined == "," and (tag == "V" if phrase.plural else tag == "Z")
        apart = joined == "," and tag == "P" and after not in ("of", "with", "for", "to")
        return apart or self._sentence.begins_clause(phrase)  # "…, butterflies around her"

    def _coordinate(self, draft: Draft, last: Draft | None, joined: str, phrase: Phrase) -> bool:
        """Use a role after "and" in the same way as the role before it, for example as a second subject.

        Return False if the role before it has no use to share.
        """
        clause = self._clause
        if clause.before == "subject":
            clause.subjects += [draft] if draft not in clause.subjects else []
        elif clause.before == "object" and clause.verb in HOLDS:
            clause.hold(draft)
        elif clause.before == "object" and clause.open and last:
            if joined == "and":
                clause.take_another(draft)
        elif clause.before == "with" and clause.anchor:
            attach(clause, "with", draft, clause.anchor)
        elif clause.before in AT and clause.anchor and draft.family not in ALIVE:
            if joined == "," and self._sentence.word(phrase.last + 1) != "and":
                return False  # under a lamp, wet stones, slow motion
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

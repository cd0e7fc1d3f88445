"""A tagged sentence: its tokens and noun phrases, with questions about the words around them."""

from collections.abc import Sequence
from itertools import takewhile

from filmgate.script.phrases import Phrase, phrases
from filmgate.script.relations import LONGEST_PREPOSITION, long_preposition
from filmgate.script.retagging import Tagged

VERBS = ("V", "Z", "G", "E")  # tags


class Sentence:
    """The tokens of a sentence, and its noun phrases by the index of their first token."""

    def __init__(self, tokens: Sequence[Tagged]) -> None:
        self.tokens = tokens
        self.phrases = {one.first: one for one in phrases(tokens)}

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, at: int) -> str:
        """Return the word of the token at this index; "" after the end of the sentence."""
        return self.tokens[at].token.word if at < len(self.tokens) else ""

    def has_verb(self, at: int) -> bool:
        """Tell whether the token at this index is a verb that is not part of a noun phrase."""
        return at < len(self) and at not in self.phrases and self.tokens[at].tag in VERBS

    def goes_on(self) -> bool:
        """Tell whether the sentence has no subject of its own, but goes on with a verb: "Then runs away"."""
        first = next(
            (n for n, one in enumerate(self.tokens) if one.tag not in ("C", "T", "R", ",")), len(self)
        )
        return first < len(self) and self.tokens[first].tag == "Z" and first not in self.phrases

    def long_preposition(self, at: int) -> str:
        """Return the preposition of several words ("in front of") that begins here; "" if none does."""
        return long_preposition([one.token.word for one in self.tokens[at : at + LONGEST_PREPOSITION]])

    def is_each_other(self, at: int) -> bool:
        """Tell whether "each other" or "one another" begins at this token."""
        return (self.word(at), self.word(at + 1)) in (("each", "other"), ("one", "another"))

    def begins_clause(self, phrase: Phrase) -> bool:
        """Tell whether a verb follows this noun phrase, so that the phrase is the subject of a clause."""
        rest = (self.tokens[at] for at in range(phrase.last + 1, len(self)))
        following = next((one for one in rest if one.tag not in ("R", ",")), None)
        return following is not None and following.tag in ("X", *VERBS)

    def ends_simile(self, phrase: Phrase) -> bool:
        """Tell whether this noun phrase is the end of a comparison such as "as brave as a lion"."""
        said = [one.token.word for one in self.tokens[max(phrase.first - 3, 0) : phrase.first]]
        return len(said) > 1 and said[-1] == "as" and said[0] == "as"

    def of(self, phrase: Phrase) -> Phrase | None:
        """Return the noun phrase that "of" joins to this phrase; None if there is none."""
        return self.phrases.get(phrase.last + 2) if self.word(phrase.last + 1) == "of" else None

    def owner(self, phrase: Phrase) -> Phrase | None:
        """Return the noun phrase of the owner, before a possessive 's; None if this phrase has no owner."""
        if phrase.owner is None:
            return None
        return next(iter(phrases(self.tokens[phrase.first : phrase.owner + 1])), None)

    def listed(self, phrase: Phrase) -> bool:
        """Tell whether "and" joins another phrase to this one soon after it."""
        rest = [one.token.word for one in self.tokens[phrase.last + 1 : phrase.last + 3]]
        return "and" in rest

    def verb_follows(self, at: int) -> bool:
        """Tell whether a verb follows the adverbs after this token, as after "slowly" in "slowly crosses"."""
        rest = self.tokens[at + 1 : at + 4]
        leads = all(one.tag in (*VERBS, "R", "TO", "X", "NOT") for one in rest[:1])
        return leads and any(one.tag in VERBS for one in rest)

    def finite_follows(self, at: int) -> bool:
        """Tell whether a finite verb follows this token in its part of the sentence."""
        rest = (self.tokens[n] for n in range(at + 1, len(self)))
        return any(
            one.tag in ("V", "Z", "X") for one in takewhile(lambda one: one.tag not in (",", "C"), rest)
        )

    def by_follows(self, at: int) -> bool:
        """Tell whether "by" is one of the two words after this token."""
        return any(one.token.word == "by" for one in self.tokens[at + 1 : at + 3])

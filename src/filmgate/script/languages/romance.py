"""The word order of Spanish, French, Portuguese and Italian: adjectives follow their noun, and a verb without
an object may come before its subject.
"""

from filmgate.script.languages.grouping import (
    INTRANSITIVE,
    adjectives_first,
    clauses,
    negation_first,
    subject_first,
    together,
    word,
)
from filmgate.script.languages.pieces import Item


def order(items: list[Item]) -> list[Item]:
    """Return the items of a sentence in English order."""
    found = together(_clause(one) for one in clauses(adjectives_first(items)))
    if found and found[0].sort == "verb":  # nobody is named: the one who was named before
        found = [word("it", "pronoun", found[0]), *found]
    return found


def _clause(clause: list[Item]) -> list[Item]:
    return negation_first(subject_first(clause, lambda verb: verb.english in INTRANSITIVE))

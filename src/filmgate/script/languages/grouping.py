"""Rules of word order that several languages share."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from filmgate.script.languages.pieces import Item
from filmgate.script.tables import words

_DEGREES = words("very quite")
_OBJECTS = ("orbits", "follows", "over")  # last words of camera moves that have an object
_BEFORE_NOUN = ("article", "number", "adjective")
_INTRODUCES = ("adverb", "phrase")
_JOINS = words("and or but then")  # conjunctions after which the subject of before goes on
# verbs (in the third person) without an object: a noun after them is their subject
INTRANSITIVE = words(
    "run runs walk walks appear appears disappear disappears fall falls fly flies swim swims sleep "
    "sleeps stand stands sit sits lie lies rise rises float floats shine shines burn burns glide glides "
    "dance dances emerge emerges drift drifts blow blows flow flows roll rolls grow grows bloom blooms "
    "hover hovers explode explodes erupt erupts gallop gallops jump jumps sail sails race races crawl "
    "crawls wander wanders glow glows graze grazes hang hangs rest rests wait waits swirl swirls come "
    "comes arrive arrives"
)


def word(english: str, sort: str, near: Item) -> Item:
    """Return an item for an English word that the original does not say."""
    return Item(english=english, sort=sort, at=near.at, end=near.at)


def clauses(items: Sequence[Item]) -> list[list[Item]]:
    """Return the clauses of a sentence. One ends with a comma, or before a conjunction and a verb."""
    found: list[list[Item]] = [[]]
    for at, item in enumerate(items):
        if item.sort == "conjunction" and _opens_clause(items, at):
            found.append([])
        found[-1].append(item)
        if item.sort == "mark":
            found.append([])
    return [one for one in found if one]


def _opens_clause(items: Sequence[Item], at: int) -> bool:
    if items[at].english not in ("and", "or"):
        return True
    rest = items[at + 1 :]
    return bool(rest) and rest[0].sort in ("verb", "adverb", "pronoun")


def together(parts: Iterable[list[Item]]) -> list[Item]:
    """Return the items of clauses as one list."""
    return [item for part in parts for item in part]


def adjectives_first(items: Sequence[Item]) -> list[Item]:
    """Return the items with adjectives before their noun: "fox red and old" becomes "red and old fox"."""
    found: list[Item] = []
    at = 0
    while at < len(items):
        end = _adjectives(items, at + 1) if items[at].sort == "noun" else at + 1
        found += [*items[at + 1 : end], items[at]]
        at = end
    return found


def _adjectives(items: Sequence[Item], start: int) -> int:
    """Return the end of the adjectives that begin here, with the words between them."""
    end = at = start
    while at < len(items):
        one = items[at]
        if one.sort == "adjective":
            end = at + 1
        elif not (
            (one.sort == "adverb" and one.english in _DEGREES)
            or (one.sort == "conjunction" and one.english in ("and", "or") and end > start)
        ):
            break
        at += 1
    after = items[end : end + 1]
    # "a dog and a big cat": the adjective after "and" belongs to the next noun
    if after and after[0].sort == "noun" and end > start and items[end - 2].sort == "conjunction":
        end = max(start, end - 2)
    return end


def noun_phrase(items: Sequence[Item], start: int) -> int:
    """Return the end of the noun phrase that begins here; `start` if there is none."""
    at = start
    while at < len(items) and items[at].sort in _BEFORE_NOUN:
        at += 1
    while at < len(items) and items[at].sort in ("noun", "pronoun"):
        at += 1
        if items[at - 1].sort == "pronoun" or not (at < len(items) and items[at].sort == "noun"):
            return at
    return start


def subject_first(clause: list[Item], moves: Callable[[Item], bool]) -> list[Item]:
    """Return a clause with its verb after its subject, if the subject follows: "in the forest runs a fox"
    becomes "a fox runs in the forest".

    moves: tells whether a noun after this verb is its subject.
    """
    at = _introduction(clause)
    if at >= len(clause) or clause[at].sort != "verb" or not moves(clause[at]):
        return clause
    start = at + 1
    while start < len(clause) and clause[start].sort == "adverb":
        start += 1
    end = noun_phrase(clause, start)
    if end == start:
        return clause
    while end < len(clause) and clause[end].english in ("of", "of the"):
        inner = noun_phrase(clause, end + 1)
        if inner == end + 1:
            break
        end = inner
    opening = int(clause[0].sort == "conjunction")
    subject, verb, where = clause[start:end], clause[at:start], clause[opening:at]
    return [*clause[:opening], *subject, *verb, *where, *clause[end:]]


def _introduction(clause: Sequence[Item]) -> int:
    """Return the end of what comes before the verb and is no subject: adverbs and prepositional phrases."""
    at = 0
    while at < len(clause):
        one = clause[at]
        if one.sort in _INTRODUCES or (one.sort == "conjunction" and one.english not in _JOINS):
            at += 1
        elif one.sort == "preposition":
            end = noun_phrase(clause, at + 1)
            if end == at + 1:
                return at
            at = end
        else:
            return at
    return at


def camera_object(items: list[Item]) -> list[Item]:
    """Return the items with the preposition of English after a camera move: none or "to"."""
    found: list[Item] = []
    for item in items:
        before = found[-1] if found else None
        if before and before.sort == "phrase" and before.english.startswith("the camera"):
            head, _, the = item.english.partition(" ")
            if item.sort == "preposition" and head in ("of", "to", "at", "around"):
                bare = before.english.endswith(_OBJECTS)
                english = the if bare else f"to {the}".strip()
                if english:
                    found.append(replace(item, english=english))
                continue
        found.append(item)
    return found


def negation_first(clause: list[Item]) -> list[Item]:
    """Return a clause with "not" before its verb: "runs not" becomes "not runs"."""
    verbs = [at for at, one in enumerate(clause) if one.sort == "verb"]
    nots = [at for at, one in enumerate(clause) if one.sort == "negation" and one.english == "not"]
    if not verbs or not nots or nots[0] < verbs[0]:
        return clause
    rest = [one for at, one in enumerate(clause) if at != nots[0]]
    return [*rest[: verbs[0]], clause[nots[0]], *rest[verbs[0] :]]

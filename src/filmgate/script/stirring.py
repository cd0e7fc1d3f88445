"""The reading of what moves in a picture that is given: which part of it, and how.

A text is read clause by clause. Its noun names a part of the picture or somebody who comes in, its verb what
that does. A clause without a noun goes on with the one before it ("she smiles and blinks").
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from filmgate.script import finding, kinds, wording
from filmgate.script.stirs import ACTS, MOTIONS, OVER, PARTS, SMALL, SUBJECT, WHOLE
from filmgate.script.treatment import Stir

_NAMES = {SUBJECT, *(name for name, _ in PARTS)}
_CLAUSE = re.compile(r"[,.;:!?()]+|\b(?:and|as|while|when|but|with|whilst|then)\b")
_CAMERA = re.compile(r"\s*(?:the )?(?:camera|shot|view|we)\b")
# a clause that begins like this is about the air, and what is in it
_AIR = re.compile(
    r"\s*(?:the |a |an |some )?(?:\w+ ){0,2}?(?:fog|mist|haze|dust|sand|rain|snow|snowflakes|steam|smoke|"
    r"vapou?r|lightning|rays?|beams?|sparkles|particles|embers|sparks|bubbles|confetti|fireworks|drops|"
    r"droplets)\b"
)
_ENTERS = re.compile(
    r"(?:\b(?:an?|two|three|some|several|many)\s+(?:\w+\s+){0,2}?(?:of\s+)?([a-z-]+)|"
    r"^\s*(?:\w+ )?([a-z-]+s))\s+(?:slowly\s+|quickly\s+|suddenly\s+)?"
    r"(?:fl(?:y|ies)|run|walk|driv|swim|glid|soar|drift|cross|pass|com|enter|appear|jump|hop|sail|race)\w*\b"
)
_NAMED = re.compile(r"\s*(?:the|an?|his|her|its|their|she|he|it|they)\b")
_BREEZE = re.compile(r"\b(?:wind(?:s|y)?(?![\w-])|breez\w+|blowing|rustl\w*)")
_SOFT = re.compile(r"\b(?:slightly|a little|gently|softly|subtly|faintly|barely|slowly|calm\w*)\b")
_STRONG = re.compile(
    r"\b(?:strong\w*|wild\w*|violent\w*|fast|quick\w*|heav[iy]\w*|hard|furious\w*|vigorous\w*)\b"
)
_LEFT, _RIGHT = re.compile(r"\bleft(?:wards?)?\b"), re.compile(r"\bright(?:wards?)?\b")
_FROM = re.compile(r"\bfrom (?:the )?(?:left|right)\b")
_NUMBERS = {"two": 2, "three": 3}
_GROUP = re.compile(r"\b(?:some|several|many|flock|group|herd|swarm|pack)\b")
_MANY = 5  # who come in as a group
_LATER = 0.5  # of the clip: what comes after a "then"


def stirs(text: str) -> tuple[Stir, ...]:
    """Return what moves in a picture, as this plain text says it, each once."""
    found: dict[tuple[str, str], Stir] = {}
    for _, _, moves in clauses(text):
        for one in moves:
            found.setdefault((one.what, one.does), one)
    return tuple(found.values())


def clauses(text: str) -> Iterator[tuple[int, int, list[Stir]]]:
    """Give the clauses of a plain text: where each begins and ends, and what moves in it."""
    part, since = SUBJECT, 0.0
    for start, end, later in _clauses(text):
        since = _LATER if later else since
        clause = text[start:end]
        moves = list(_of(clause, part))
        if _BREEZE.search(clause) and all(one.what != "plants" for one in moves):
            moves.append(Stir(what="plants", does="sway", amount=_amount(clause)))
        moves = [replace(one, since=since) for one in moves]
        part = next((one.what for one in reversed(moves) if one.what in _NAMES), part)
        yield start, end, moves


def _clauses(text: str) -> Iterator[tuple[int, int, bool]]:
    """Give where the clauses of a text begin and end, and for each whether it comes after a "then"."""
    start, later = 0, False
    for match in _CLAUSE.finditer(text):
        yield start, match.start(), later
        start, later = match.end(), match[0] == "then"
    yield start, len(text), later


def _of(clause: str, before: str) -> Iterator[Stir]:
    """Give what moves in one clause. before: the part that the clause before it is about."""
    if not clause.strip() or _CAMERA.match(clause):
        return
    amount, way = _amount(clause), -1 if _LEFT.search(clause) else 1 if _RIGHT.search(clause) else 0
    for name in wording.matches(clause, OVER):
        yield Stir(what=name, does="over", amount=amount, way=way)
    comes = _ENTERS.search(clause)
    noun = (comes[1] or comes[2]) if comes else ""
    if comes and (kind := _kind(noun)):
        way = -way if _FROM.search(clause) else way
        count = _count(comes[0], noun)
        yield Stir(what=kind, does="enter", amount=amount, way=way, count=count)
        return
    if _AIR.match(clause):
        return
    part, rest = _part(clause, before)
    for name, verbs in ACTS if part == SUBJECT else _motions(part):
        if finding.search(verbs, rest):
            yield Stir(what=part, does=name, amount=amount, way=way)
            if name not in SMALL:
                return


def _amount(text: str) -> float:
    return 0.6 if _SOFT.search(text) else 1.6 if _STRONG.search(text) else 1.0


def _count(words: str, noun: str) -> int:
    """Return how many of a noun come in, by the words with it."""
    said = next((number for name, number in _NUMBERS.items() if re.search(rf"\b{name}\b", words)), None)
    return said or (_MANY if _GROUP.search(words) or wording.singular(noun) != noun else 1)


def _kind(noun: str) -> str | None:
    """Return the kind of the animal or the vehicle that a noun names; None for other nouns."""
    kind = kinds.WORDS.get(noun) or kinds.WORDS.get(wording.singular(noun))
    return kind if kind in kinds.CREATURES | kinds.VEHICLES else None


def _motions(part: str) -> list[tuple[str, str]]:
    """Return what a part other than the subject can do, with the verbs for it."""
    return [(name, verbs) for name, parts, verbs in MOTIONS if part in parts.split()]


def _part(clause: str, before: str) -> tuple[str, str]:
    """Return the part of the picture that a clause is about, and the words that may tell what it does."""
    hits = [(finding.search(words, clause), name) for name, words in PARTS]
    first = min(((hit.start(), hit.end(), name) for hit, name in hits if hit), default=None)
    if first is None:
        return (SUBJECT if _NAMED.match(clause) else before), clause
    start, end, name = first
    # a noun comes before its verb: in "she looks at the tree" somebody else does something
    if any(finding.search(verbs, clause[:start]) for _, verbs in ACTS):
        return SUBJECT, clause
    return name, clause if name in WHOLE else clause[end:]

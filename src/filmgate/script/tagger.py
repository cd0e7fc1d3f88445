"""The part-of-speech tagger: it chooses the reading (noun, verb, …) of each token in a sentence.

A Viterbi search weighs the frequency of each reading against scores for pairs of neighbouring tags. Scores
and frequencies are powers of two.
"""

from collections.abc import Sequence
from dataclasses import replace

from filmgate.script import english, kinds, lexicon
from filmgate.script.describing import COLOURS, MATERIALS, SIZES
from filmgate.script.lexicon import Reading, readings
from filmgate.script.relations import is_absence
from filmgate.script.retagging import Tagged, corrected, is_thing
from filmgate.script.tables import words
from filmgate.script.tokens import Token

# tag: the tags after it, each with its score; ^ is the start of a sentence, $ its end
_AFTER = {
    "^": "D2 M2 N1 S1 A1 L1 O1 G0 P1 R0 V-1 Z-5 E-2 X-1 NOT1 C0 Q0 TO-2 ,0",
    "D": "N4 S4 A4 L3 G1 E1 M3 R0 D-1 V-9 Z-9 P-7 C-6 X-8 O-4 Q-6 ,-3 NOT-4 TO-6 $-6",
    "M": "S5 N-1 A4 G1 E0 M2 P1 D-2 V-7 Z-6 X-2 C0 ,0 L2",
    "A": "N4 S4 A2 L1 G0 E0 C0 P0 ,0 M0 R-1 V-6 Z-6 X-1 D-3 TO-1 O-3",
    "N": "T2 K4 N2 S1 Z4 G3 E2 P2 X4 C2 ,2 R1 Q2 TO1 V-4 A-2 D-1 L1 M-1 O0 $1",
    "S": "T2 K4 V4 G3 E2 P2 X4 C2 ,2 R1 Q2 TO1 Z-5 N-4 S-4 A-2 D-1 M-1 $1",
    "L": "K4 Z4 G3 E2 P2 X4 C2 ,2 V1 L2 N1 S0 R1 $1",
    "V": "D3 N1 S2 A1 P2 R2 O2 TO1 C0 ,0 M2 V-6 Z-7 G0 E-2 X-5 L1 $0",
    "Z": "T2 D3 N1 S2 A1 P2 R2 O2 TO1 C0 ,0 M2 V-6 Z-7 G0 E-1 X-5 L1 $0",
    "G": "T2 D3 N2 S3 A2 P2 R2 O2 TO1 C0 ,0 M2 V-7 Z-6 G-1 E-2 X-3 L1 $0",
    "E": "P3 D2 R1 N1 S1 A0 C0 ,0 TO0 V-6 Z-6 X-4 G-1 L0 M1 $0",
    "K": "N4 S4 A4 G-1 E0 M2 R-2 D-8 P-6 X-6 NOT-6 L1 TO-6 ,-3 C-4",
    "X": "G5 E4 A3 R2 NOT2 D2 P1 V2 N-1 S-1 M1 X1 Z-8 L0 C-3 ,0 O1 TO1",
    "NOT": "G4 E3 A3 R2 D2 V3 P1 N0 S0 X0 Z-4 TO2 M2",
    "TO": "V6 D-3 N-4 S-4 A-4 R0 G-4 Z-7 X-1 O-4",
    "P": "D4 N3 S3 A3 L3 M3 G1 O2 Q0 E-1 V-8 Z-8 P0 R-1 X-6 C-5 ,-4 $-1 TO-6",
    "R": "T2 Z2 G2 E2 A2 V1 P2 R1 C1 ,1 D0 N-2 S-2 X1 TO1 M0 L-1 $1",
    "C": "T3 D2 N1 S1 A1 G1 Z1 V0 E0 L1 O2 X0 M1 R1 P0 NOT0 TO0 C-2 Q0",
    "T": "Z4 V3 G2 D2 R1 X2 E1 O2 A0 N-1 S-1 P0 ,0 TO-2 NOT1 L1",
    "Q": "Z4 X4 V3 G0 D1 O2 N0 E1 S0 R1",
    "O": "Z4 V3 X4 G1 E2 R1 P1 C1 ,1 N-5 S-5 A-3 D-1 TO1 $0",
    ",": "T3 D2 N1 S1 A1 L1 G1 C1 P1 R1 M1 O1 E0 Z0 V-1 X-1 Q1 NOT1 ,0 $0 TO0",
}


def _scores(text: str) -> dict[str, float]:
    """Return the score of each tag in a row of the table; "D2" gives the tag D the score 2."""
    pairs = ((entry.rstrip("-0123456789"), entry) for entry in text.split())
    return {tag: float(entry.removeprefix(tag)) for tag, entry in pairs}


_SCORES = {before: _scores(text) for before, text in _AFTER.items()}
HEIGHTS = words("high low deep far")  # before a preposition: adverbs
_LAID = words("set put spread hung cut")  # participles that look like other forms
_APART = words("one ones other others another second third")  # they may stand for a noun
_PARTICLES = words("up off out down aside")
_UNSEEN = -2.0  # the score of a pair that is not in the table
_NAME = 3.0  # the weight of the reading as a name, for a capital letter inside a sentence
_HIGHEST = 9.0  # upper limit of the weight of a frequency
_FREQUENCY = 0.7  # factor of weights against scores
_PLAIN = words("D P C O X")  # closed classes whose words are never names


def tagged(sentence: list[Token]) -> list[Tagged]:
    """Return the tokens of a sentence, each with its most likely reading."""
    sentence = _named(sentence)
    following = [_after(sentence, n) for n in range(len(sentence))]
    before = ["", *(token.word for token in sentence[:-1])]
    around = zip(sentence, before, following, strict=True)
    best = _best([_choices(*one, first=not n) for n, one in enumerate(around)])
    tags = [Tagged(token, reading) for token, reading in zip(sentence, best, strict=True)]
    return corrected(tags)


def _named(sentence: list[Token]) -> list[Token]:
    """Return the tokens with a capital for "van" and the like between two names: Vincent van Gogh."""
    named = list(sentence)
    for n in range(1, len(named) - 1):
        if named[n].word in ("van", "von", "da", "de") and named[n - 1].capital and named[n + 1].capital:
            named[n] = replace(named[n], capital=True)
    return named


def _after(sentence: Sequence[Token], at: int) -> str:
    """Return the word after a token; after a colour that is joined to another, the word after both."""
    if at + 1 == len(sentence):
        return ""
    if sentence[at].word in COLOURS and at + 3 < len(sentence) and sentence[at + 2].word in COLOURS:
        return sentence[at + 3].word if sentence[at + 1].word in ("and", ",") else sentence[at + 1].word
    return sentence[at + 1].word


def _best(choices: list[tuple[Reading, ...]]) -> tuple[Reading, ...]:
    """Return one reading for each token, so that the sum of frequencies and pair scores is the highest."""
    best = {"^": 0.0}
    steps: list[dict[str, tuple[Reading, str]]] = []  # for each tag: its reading and the tag before it
    for options in choices:
        scores: dict[str, float] = {}
        step: dict[str, tuple[Reading, str]] = {}
        for reading in options:
            before = max(best, key=lambda tag: best[tag] + _follows(tag, reading.tag))
            score = best[before] + _follows(before, reading.tag) + _FREQUENCY * reading.weight
            if reading.tag not in step or score > scores[reading.tag]:
                scores[reading.tag], step[reading.tag] = score, (reading, before)
        best = scores
        steps.append(step)
    tag = max(best, key=lambda tag: best[tag] + _follows(tag, "$"))
    found: list[Reading] = []
    for step in reversed(steps):
        reading, tag = step[tag]
        found.append(reading)
    return tuple(reversed(found))


def _follows(before: str, tag: str) -> float:
    """Return the score of a tag after a tag."""
    if before in ("V", "Z") and tag == "Z":  # feed ducks
        return 3 * _UNSEEN
    return _SCORES[before].get(tag, 0.0 if tag == "$" else _UNSEEN)


def _choices(token: Token, before: str, after: str, *, first: bool) -> tuple[Reading, ...]:
    """Return the possible readings of a token, from which the search chooses one."""
    if token.sort == "mark":
        return (Reading("C" if token.word in "&+/" else ",", token.word, 0.0),)
    if token.sort == "number":
        return (Reading("M", token.word, 6.0),)
    if token.word == "'s":  # 's is a possessive, or "is"
        return (Reading("K", "'s", 8.0), Reading("X", "is", 8.0))
    found = readings(token.word)
    laid = token.word in _LAID and after not in _PARTICLES  # a bowl set on a table
    if laid and "P" in english.CLOSED.get(after, ()):
        found = (Reading("E", token.word, 8.0),)
    if (
        before
        and token.word in english.CLOSED
        and any(is_thing(f"{before}-{one.lemma}") for one in found if one.tag in ("N", "S"))
    ):
        found = tuple(one for one in found if one.tag in ("N", "S"))  # a watering can
    if token.word in ("left", "right") and before == "the" and (not after or after in english.CLOSED):
        found = (Reading("N", token.word, _HIGHEST),)
    if token.word in HEIGHTS and "P" in english.CLOSED.get(after, ()):  # high above the city
        found = (*(one for one in found if one.tag == "A"), Reading("R", token.word, _HIGHEST))
    compounds = (
        (f"{token.word}-{one.lemma}" for one in readings(after) if one.tag in ("N", "S")) if after else ()
    )
    if any(lexicon.entry(one) or one in kinds.WORDS for one in compounds) and not _is_alive(
        before
    ):  # a compound noun: "parking meter"
        found = (*(one for one in found if one.tag != "G"), Reading("N", token.word, 6.0))
    return _with_names(token, before, after, _narrowed(token.word, before, after, found), first=first)


def _with_names(
    token: Token, before: str, after: str, found: tuple[Reading, ...], *, first: bool
) -> tuple[Reading, ...]:
    """Return the readings of a token, also that as a name if it can be one, with limited weights."""
    known = any(lexicon.entry(one.lemma) for one in found)
    pair = after and token.word not in english.CLOSED and lexicon.title(f"{token.word}-{after}")
    pair = pair or (token.capital and before and lexicon.title(f"{before}-{token.word}"))
    if (lexicon.title(token.word) or pair) and (token.capital or not known):
        weight = 7.0 if not known or not first or pair else 3.0
        return (*(found if known else ()), Reading("L", token.word, weight))
    named = token.word in english.WOMEN | english.MEN and (token.capital or not known)
    if named and after:
        return (*found, Reading("L", token.word, 7.0))
    if token.capital and first and not known and _opens_with_name(after):
        return (*found, Reading("L", token.word, 2 * _NAME))
    if token.capital and not first and _PLAIN.isdisjoint(one.tag for one in found):
        weight = _NAME if any(one.weight for one in found) else 2 * _NAME
        found = (*found, Reading("L", token.word, weight))
    return tuple(one if one.weight <= _HIGHEST else replace(one, weight=_HIGHEST) for one in found)


def _narrowed(word: str, before: str, after: str, found: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Return the readings of a word without those that the word beside it excludes."""
    if word in _APART and _tells_apart(word, before, after):
        return (Reading("N", "one", _HIGHEST),)
    if before in MATERIALS and any(one.tag == "N" and one.family == "garment" for one in found):
        return tuple(one for one in found if one.tag in ("N", "S"))  # a silk dress
    only = "Z" if before == "never" else "G" if word.endswith("ing") and _is_alive(before) else ""
    if only and any(one.tag == only for one in found):
        return tuple(one for one in found if one.tag == only)  # never looks back; a cat drinking water
    if after == "of" and is_absence(f"{word} of"):
        return (Reading("A", word, _HIGHEST),)  # a street free of cars
    fruit = any(one.tag == "N" and one.family in ("food", "plant") for one in found)
    ends = not after or (after in english.CLOSED and after not in ("and", "or"))
    if word in COLOURS and fruit and before in ("a", "an", "the", "his", "her") and ends:
        return tuple(one for one in found if one.tag == "N")  # peels an orange
    nouns = [one for one in readings(after) if one.tag in ("N", "S")] if after not in english.CLOSED else []
    colour = word in COLOURS and nouns and not lexicon.entry(f"{word}-{after}")
    adjectives = tuple(one for one in found if one.tag == "A")
    return adjectives if colour and adjectives else found  # green eyes


def _is_alive(word: str) -> bool:
    """Tell whether a word means a person or an animal first."""
    nouns = [one for one in readings(word) if one.tag in ("N", "S")] if word else []
    return bool(nouns) and max(nouns, key=lambda one: one.weight).family in ("person", "animal", "people")


def _tells_apart(word: str, before: str, after: str) -> bool:
    """Tell whether "one" or "other" stands for a noun: the one in red, the other watches."""
    described = before in ("the", "this", "each", "another") or before in COLOURS or before in SIZES
    alone = not after or after in english.CLOSED or any(one.tag == "Z" for one in readings(after))
    if word in ("one", "another") and before in ("", ",", "and", "while", "then"):
        closed = "X" in english.CLOSED.get(after, ()) or after in ("in", "with", "on", "wearing")
        return bool(after) and (closed or (alone and after not in english.CLOSED))
    return described and alone and after not in ("of", "side")


def _opens_with_name(after: str) -> bool:
    """Tell whether an unknown first word with a capital is a name, for a verb follows: Yoda plays guitar."""
    ways = readings(after) if after else ()
    if after and not lexicon.is_word(after) and not any(one.weight for one in ways):
        return True  # Gwen Stacy
    noun = any(one.tag in ("N", "S") and one.weight > _NAME for one in ways)
    acts = after.endswith("ing") or not noun
    return acts and any(one.tag in ("Z", "G", "X") for one in ways)

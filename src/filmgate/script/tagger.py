"""The tagger: one reading for each word of a sentence, by what a word mostly is and by its neighbours.

It is the Viterbi search over pairs of tags. What follows what is a small table of ours, in the same unit as the
lexicon's weights: powers of two.
"""

from dataclasses import dataclass, replace

from filmgate.script import lexicon
from filmgate.script.describing import MATERIALS
from filmgate.script.lexicon import Reading, readings
from filmgate.script.tokens import Token

# tag: what follows it well or badly
_AFTER = {
    "^": "D2 M2 N1 S1 A1 L1 O1 G0 P1 R0 V-1 Z-5 E-2 X-1 NOT1 C0 Q0 TO-2 ,0",
    "D": "N4 S4 A4 L3 G1 E1 M3 R0 D-1 V-9 Z-9 P-7 C-6 X-8 O-4 Q-6 ,-3 NOT-4 TO-6",
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
_TABLE = {
    before: {
        entry.rstrip("-0123456789"): float(entry[len(entry.rstrip("-0123456789")) :]) for entry in text.split()
    }
    for before, text in _AFTER.items()
}
_UNSEEN = -2.0  # a pair of which the table says nothing
_CLAUSES = ("as", "like", "before", "after", "than")  # what follows may be a clause
_NAME = 3.0  # a capital in mid sentence


@dataclass(frozen=True, slots=True)
class Tagged:
    """A token with its reading."""

    token: Token
    reading: Reading

    @property
    def tag(self) -> str:
        return self.reading.tag

    @property
    def lemma(self) -> str:
        return self.reading.lemma


def tagged(sentence: list[Token]) -> list[Tagged]:
    """Give every token of a sentence its most likely reading."""
    following = [token.word for token in sentence[1:]] + [""]
    choices = [_choices(token, after, first=not n) for n, (token, after) in enumerate(zip(sentence, following, strict=True))]
    best: dict[str, tuple[float, tuple[Reading, ...]]] = {"^": (0.0, ())}
    for options in choices:
        step: dict[str, tuple[float, tuple[Reading, ...]]] = {}
        for reading in options:
            before = max(best, key=lambda tag: best[tag][0] + _follows(tag, reading.tag))
            score = best[before][0] + _follows(before, reading.tag) + 0.7 * reading.weight
            if reading.tag not in step or score > step[reading.tag][0]:
                step[reading.tag] = (score, (*best[before][1], reading))
        best = step
    last = max(best, key=lambda tag: best[tag][0] + _follows(tag, "$"))
    return _joined(_plurals([Tagged(token, reading) for token, reading in zip(sentence, best[last][1], strict=True)]))


def _joined(tags: list[Tagged]) -> list[Tagged]:
    """Read a noun as the verb of two that are joined by "and": a cat and a dog play with yarn."""
    for n, one in enumerate(tags):
        verb = next((way for way in readings(one.token.word) if way.tag == "V"), None)
        after = tags[n + 1].tag if n + 1 < len(tags) else "$"
        if verb is None or one.tag != "N" or after not in ("P", "D", "R", "$", ",", "C", "O") or not n or tags[n - 1].tag != "N":
            continue
        before = n - 1
        while before >= 0 and tags[before].tag in ("N", "A", "M", "D"):
            before -= 1
        pair = before > 0 and tags[before].token.word == "and" and tags[before - 1].tag in ("N", "S", "L")
        if pair and not lexicon.entry(f"{tags[n - 1].lemma}-{one.lemma}") and not any(t.tag in "VZ" for t in tags[:before]):
            tags[n] = Tagged(one.token, verb)
    return tags


def _plurals(tags: list[Tagged]) -> list[Tagged]:
    """Decide between a plural and a verb with -s by what is around: under street lights at night; a girl in a coat runs."""
    for n, one in enumerate(tags):
        ways = {way.tag: way for way in readings(one.token.word) if way.tag in "SZ"}
        if len(ways) < len("SZ") or one.tag not in "SZ" or not n or tags[n - 1].tag not in ("N", "A"):
            continue
        before = n - 1
        while before >= 0 and tags[before].tag in ("N", "A", "M"):
            before -= 1
        opens = tags[before] if before >= 0 else None
        if opens and opens.token.word in ("a", "an", "one", "each", "every") and tags[n - 1].tag == "N":
            tags[n] = Tagged(one.token, ways["Z"])
        elif opens and opens.tag == "P" and opens.token.word not in _CLAUSES and tags[n - 1].tag == "N":
            of_stuff = opens.token.word == "of" and tags[n - 1].lemma in MATERIALS
            tags[n] = Tagged(one.token, ways["S" if ways["S"].weight > ways["Z"].weight and not of_stuff else "Z"])
        elif tags[n - 1].lemma in MATERIALS and before < n - 1 and (opens is None or opens.tag in (",", "C")):
            tags[n] = Tagged(one.token, ways["S"])  # neon signs
    return tags


def _follows(before: str, tag: str) -> float:
    if tag == "$":
        return _TABLE[before].get("$", 0.0)
    return _TABLE[before].get(tag, _UNSEEN)


def _choices(token: Token, after: str, *, first: bool) -> tuple[Reading, ...]:
    if token.sort == "mark":
        return (Reading("C" if token.word in "&+/" else ",", token.word, 0.0),)
    if token.sort == "number":
        return (Reading("M", token.word, 6.0),)
    found = readings(token.word)
    if after and any(lexicon.entry(f"{token.word}-{one.lemma}") for one in readings(after) if one.tag in "NS"):
        found = (*(one for one in found if one.tag != "G"), Reading("N", token.word, 6.0))  # a parking meter
    if token.word == "'s":  # of somebody, or "is"
        return (Reading("K", "'s", 8.0), Reading("X", "is", 8.0))
    if lexicon.title(token.word) or (after and lexicon.title(f"{token.word}-{after}")):
        known = any(lexicon.entry(one.lemma) for one in found)
        if token.capital or not known:
            return (*(one for one in found if known), Reading("L", token.word, 7.0 if not known or not first or lexicon.title(f"{token.word}-{after}") else 3.0))
    if token.capital and not first and not {one.tag for one in found} & {"D", "P", "C", "O", "X"}:
        found = (*found, Reading("L", token.word, _NAME if any(one.weight for one in found) else 2 * _NAME))
    return tuple(replace(one, weight=min(one.weight, 9.0)) for one in found)

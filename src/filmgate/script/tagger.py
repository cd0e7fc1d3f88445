"""The part-of-speech tagger: it chooses the reading (noun, verb, …) of each token in a sentence.

A Viterbi search weighs the frequency of each reading against scores for pairs of neighbouring tags. Scores
and frequencies are powers of two.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from filmgate.script import english, lexicon
from filmgate.script.describing import MATERIALS
from filmgate.script.lexicon import Reading, readings
from filmgate.script.tables import words
from filmgate.script.tokens import Token
from filmgate.script.verbs import CAUSES

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
_LISTED = words("animal animals person people body garment jewel food plant")  # families of nouns in lists
_FINITE = ("V", "Z", "X")
LONGEST = 24  # tokens of a noun phrase at most
_ONWARD = words("into over through across toward towards onto off out down up along past away")
HEIGHTS = words("high low deep far")  # before a preposition: adverbs
_LAID = words("set put spread hung cut")  # participles that look like other forms
_UNSEEN = -2.0  # the score of a pair that is not in the table
_CLAUSES = words("as like before after than")  # prepositions that may begin a clause
_OBJECTS = words("it him them me us")
_ONE = words("a an one each every")
_AFTER_VERB = words("P D R $ , C O")  # tags that may follow a verb
_NAME = 3.0  # the weight of the reading as a name, for a capital letter inside a sentence
_HIGHEST = 9.0  # upper limit of the weight of a frequency
_FREQUENCY = 0.7  # factor of weights against scores
_PLAIN = words("D P C O X")  # closed classes whose words are never names


_UNSEEN_FAMILIES = ("", "abstract", "time", "measure")  # families of nouns that cannot be seen


@dataclass(frozen=True, slots=True)
class Tagged:
    """A token with the reading that was chosen for it."""

    token: Token
    reading: Reading

    @property
    def tag(self) -> str:
        return self.reading.tag

    @property
    def lemma(self) -> str:
        return self.reading.lemma


def tagged(sentence: list[Token]) -> list[Tagged]:
    """Return the tokens of a sentence, each with its most likely reading."""
    following = [token.word for token in sentence[1:]] + [""]
    before = ["", *(token.word for token in sentence[:-1])]
    around = zip(sentence, before, following, strict=True)
    best = _best([_choices(*one, first=not n) for n, one in enumerate(around)])
    tags = [Tagged(token, reading) for token, reading in zip(sentence, best, strict=True)]
    return _third_persons(_pair_verbs(_plurals(_more_verbs(_caused(_reciprocal(tags))))))


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


def _reciprocal(tags: list[Tagged]) -> list[Tagged]:
    """Read the word before "each other" as a verb if it can be one: two samurai face each other."""
    for n, one in enumerate(tags[:-2]):
        if (tags[n + 1].token.word, tags[n + 2].token.word) in (("each", "other"), ("one", "another")):
            verb = next((way for way in readings(one.token.word) if way.tag == "V"), None)
            tags[n] = Tagged(one.token, verb) if verb and one.tag == "N" else one
    return tags


def _caused(tags: list[Tagged]) -> list[Tagged]:
    """Read a word after the object of "help" and the like as a verb, if it can be one: helps a boy tie it."""
    for n, one in enumerate(tags[1:-1], 1):
        before, after = tags[n - 1], tags[n + 1]
        if one.tag not in ("N", "V") or before.tag not in ("N", "S", "L"):
            continue
        verb = next((way for way in readings(one.token.word) if way.tag == "V"), None)
        opens = _back(tags, n, ("N", "S", "A", "M", "D", "L"))
        caused = opens >= 0 and tags[opens].lemma in CAUSES and tags[opens].tag in ("V", "Z", "G")
        if verb and caused and after.tag in ("D", "O", "P", "R"):
            tags[n] = Tagged(one.token, verb)
    return tags


def _more_verbs(tags: list[Tagged]) -> list[Tagged]:
    """Read a bare noun between "and" and a way as another verb: penguins waddle and dive into the sea."""
    plural = False  # a verb without -s stands before
    for n, one in enumerate(tags[:-1]):
        bare = one.tag == "N" and n > 0 and tags[n - 1].token.word in ("and", "then")
        if plural and bare and tags[n + 1].token.word in _ONWARD:
            verb = next((way for way in readings(one.token.word) if way.tag == "V"), None)
            tags[n] = Tagged(one.token, verb) if verb else one
        plural = plural or one.tag == "V"
    return tags


def _pair_verbs(tags: list[Tagged]) -> list[Tagged]:
    """Change a noun to a verb where the sentence has several subjects and no other verb; return the tags.

    Examples: "a cat and a dog play with yarn"; "horses that pull a carriage trot down a lane"; "a man in a
    coat and a woman in a dress dance".
    """
    first_plural = next((n for n, one in enumerate(tags) if one.tag == "S"), len(tags))
    for n, one in enumerate(tags):
        if n and tags[n - 1].tag in ("V", "Z", "X"):
            break  # the sentence has a verb
        verb = next((way for way in readings(one.token.word) if way.tag == "V"), None)
        after = tags[n + 1].tag if n + 1 < len(tags) else "$"
        if verb is None or one.tag != "N" or not n or tags[n - 1].tag != "N":
            continue
        before = _back(tags, n, ("N", "A", "M", "D"))
        pair = before > 0 and tags[before].token.word == "and" and tags[before - 1].tag in ("N", "S", "L")
        dressed = lexicon.family(tags[n - 1].lemma) == "garment" and _joins(tags[:n])
        pair = pair and (_is_act(one) or verb.weight + 2 >= one.reading.weight)
        several = first_plural < before and _is_act(one)
        compound = _is_thing(f"{tags[n - 1].lemma}-{one.lemma}")
        ends = (
            after in (*_AFTER_VERB, "Z") or dressed or (pair and verb.weight > one.reading.weight)
        )  # his dog watch fireworks
        if (pair or several or dressed) and ends and not compound:
            tags[n] = Tagged(one.token, verb)
            if after == "Z":  # a mother and her child feed ducks
                plural = (way for way in readings(tags[n + 1].token.word) if way.tag == "S")
                tags[n + 1] = Tagged(tags[n + 1].token, next(plural, tags[n + 1].reading))
    return tags


def _third_persons(tags: list[Tagged]) -> list[Tagged]:
    """Change a plural noun to a verb where the sentence has none: "a cat with soft fur sleeps"."""
    if any(one.tag in _FINITE for one in tags):
        return tags
    for n, one in enumerate(tags[1:], 1):
        verb = next((way for way in readings(one.token.word) if way.tag == "Z"), None)
        before = tags[n - 1]
        if one.tag != "S" or verb is None or before.tag not in ("N", "S", "L"):
            continue
        family = lexicon.family(before.lemma)
        worn = family in ("body", "garment")  # seldom before another noun
        acts = family in ("animal", "person") and verb.weight >= one.reading.weight
        acts |= n + 1 < len(tags) and tags[n + 1].tag in ("D", "O")  # lights chases a van
        if (worn or acts) and not _is_thing(f"{before.lemma}-{one.lemma}"):
            tags[n] = Tagged(one.token, verb)
            break
    return tags


def _goes_on(tags: Sequence[Tagged], n: int, ways: Mapping[str, Reading]) -> bool:
    """Tell whether the plural after "and" at this token is another verb of a subject that has one already."""
    if n < 2 or tags[n - 1].token.word not in ("and", "then") or tags[n - 2].tag not in ("N", "R", "O"):
        return False
    after = tags[n + 1].tag if n + 1 < len(tags) else "$"
    noun = lexicon.family(ways["S"].lemma) if "S" in ways else ""
    seldom = noun not in _LISTED or ways["Z"].weight > ways["S"].weight
    return after in ("P", "R", "D", "O", "$", ",") and seldom


def _is_listed(tags: Sequence[Tagged], n: int) -> bool:
    """Tell whether the verb with -s at this token is a plural of parts or clothes before the real verb."""
    one, after = tags[n], tags[n + 1 : n + 2]
    if one.tag != "Z" or not n or tags[n - 1].tag not in ("C", "A") or not after:
        return False
    ways = {way.tag: way.lemma for way in readings(one.token.word)}
    verb = any(way.tag == "Z" for way in readings(after[0].token.word))
    return verb and lexicon.family(ways.get("S", "")) in ("body", "garment")


def _joins(tags: Sequence[Tagged]) -> bool:
    """Tell whether "and" joins two nouns of persons or things in these tokens."""
    return any(one.token.word == "and" and before.tag in ("N", "S", "L") for before, one in pairwise(tags))


def _is_act(one: Tagged) -> bool:
    """Tell whether a noun means an action or idea, and nothing that can be seen."""
    return lexicon.family(one.lemma) in _UNSEEN_FAMILIES


def _is_thing(compound: str) -> bool:
    """Tell whether the lexicon has this compound noun as something that can be seen."""
    known = lexicon.entry(compound).get("n")
    return known is not None and known[1] not in _UNSEEN_FAMILIES


def _back(tags: Sequence[Tagged], here: int, inside: Collection[str]) -> int:
    """Return the index of the nearest token before `here` with a tag that is not in `inside`; else -1.

    No phrase is longer than LONGEST tokens.
    """
    reach = range(here - 1, max(here - 1 - LONGEST, -1), -1)
    return next((n for n in reach if tags[n].tag not in inside), -1)


def _plurals(tags: list[Tagged]) -> list[Tagged]:
    """Decide for words with -s whether they are plurals or verbs; return the tags.

    Examples: "under street lights" is a plural, "a girl in a coat runs" a verb.
    """
    third = finite = False  # whether there is a verb with -s, and a finite verb, before the token
    for n, one in enumerate(tags):
        if n:
            third, finite = third or tags[n - 1].tag == "Z", finite or tags[n - 1].tag in _FINITE
        if one.tag not in ("S", "Z"):
            continue
        if _is_listed(tags, n):  # blue eyes and freckles smiles
            tags[n] = Tagged(one.token, next(way for way in readings(one.token.word) if way.tag == "S"))
            continue
        ways = {way.tag: way for way in readings(one.token.word) if way.tag in ("S", "Z")}
        if one.tag == "S" and "Z" in ways and tags[n + 1 : n + 2] and tags[n + 1].token.word in _OBJECTS:
            tags[n] = Tagged(one.token, ways["Z"])  # waters it
            continue
        if other := lexicon.third_person(one.token.word):
            ways["Z"] = other
        if third and one.tag == "S" and "Z" in ways and _goes_on(tags, n, ways):
            tags[n] = Tagged(one.token, ways["Z"])  # flies out of a window and lands
            continue
        many = n > 1 and tags[n - 1].tag == "S" and tags[n - 2].token.word == "of"
        last = tags[n - 1].tag if n else "^"
        if len(ways) < len("SZ") or one.tag not in ways or not (many or last in ("N", "A", "L")):
            continue
        if many or (n + 1 < len(tags) and tags[n + 1].tag in ("D", "O") and not finite):
            tags[n] = Tagged(one.token, ways["Z"])  # a herd of zebras drinks; metal forms a hand
            continue
        before = _back(tags, n, ("N", "A", "M"))
        counted = any(one.tag == "M" for one in tags[before + 1 : n])  # a thousand paper cranes
        if (
            last != "L"
            and not counted
            and (tag := _plural_or_verb(ways, tags[n - 1], tags[before] if before >= 0 else None))
        ):
            tags[n] = Tagged(one.token, ways[tag])
    return tags


def _plural_or_verb(ways: Mapping[str, Reading], noun: Tagged, opens: Tagged | None) -> str:
    """Return the tag of a word with -s: S (plural) or Z (verb), judged by the words before it; "" if both are
    possible.
    """
    word = opens.token.word if opens else ""
    thing = _is_thing(f"{noun.lemma}-{ways['S'].lemma}")  # cherry blossoms
    acts = lexicon.family(noun.lemma) in ("person", "animal") and opens and opens.tag == "D"
    if noun.tag == "N" and (word in _ONE or (acts and not thing)):
        return "Z"  # the last guest leaves
    if thing and opens is None:
        return "S"
    if noun.lemma in MATERIALS and word != "of" and opens and opens.tag == "P":
        return "S"  # as in "with neon signs"
    if noun.tag == "N" and opens and opens.tag == "P" and word not in _CLAUSES:
        of_stuff = word == "of" and noun.lemma in MATERIALS
        return "S" if ways["S"].weight > ways["Z"].weight and not of_stuff else "Z"
    if noun.lemma in MATERIALS and (opens is None or opens.tag in (",", "C")):
        return "S"  # as in "neon signs"
    return ""


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
    if token.word in _LAID and "P" in english.CLOSED.get(after, ()):  # a bowl set on a table
        found = (Reading("E", token.word, 8.0),)
    if (
        before
        and token.word in english.CLOSED
        and any(_is_thing(f"{before}-{one.lemma}") for one in found if one.tag in ("N", "S"))
    ):
        found = tuple(one for one in found if one.tag in ("N", "S"))  # a watering can
    if token.word in ("left", "right") and before == "the" and (not after or after in english.CLOSED):
        found = (Reading("N", token.word, _HIGHEST),)
    if token.word in HEIGHTS and "P" in english.CLOSED.get(after, ()):  # high above the city
        found = (*(one for one in found if one.tag == "A"), Reading("R", token.word, _HIGHEST))
    compounds = (
        (f"{token.word}-{one.lemma}" for one in readings(after) if one.tag in ("N", "S")) if after else ()
    )
    if any(map(lexicon.entry, compounds)):  # a compound noun: "parking meter"
        found = (*(one for one in found if one.tag != "G"), Reading("N", token.word, 6.0))
    known = any(lexicon.entry(one.lemma) for one in found)
    pair = after and lexicon.title(f"{token.word}-{after}")
    if (lexicon.title(token.word) or pair) and (token.capital or not known):
        weight = 7.0 if not known or not first or pair else 3.0
        return (*(found if known else ()), Reading("L", token.word, weight))
    named = token.word in english.WOMEN | english.MEN and (token.capital or not known)
    if named and after:
        return (*found, Reading("L", token.word, 7.0))
    if token.capital and not first and _PLAIN.isdisjoint(one.tag for one in found):
        weight = _NAME if any(one.weight for one in found) else 2 * _NAME
        found = (*found, Reading("L", token.word, weight))
    return tuple(one if one.weight <= _HIGHEST else replace(one, weight=_HIGHEST) for one in found)

"""Noun phrases: the words around a noun that say which, how many and what like."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from filmgate.script import lexicon
from filmgate.script.lexicon import NUMBERS, readings
from filmgate.script.describing import AGES, BUILDS, COLOURS, EMOTIONS, MATERIALS, SIZES
from filmgate.script.tagger import Tagged

# nouns that count the noun after "of"; the number that they stand for, 0: some, -1: a crowd
MEASURES = {
    "pair": 2, "couple": 2, "trio": 3, "dozen": 12, "group": 0, "family": 0, "flock": 0, "herd": 0, "pack": 0, "pod": 0,
    "swarm": -1, "school": 0, "bunch": 0, "crowd": -1, "row": 0, "line": 0, "pile": 0, "stack": 0, "cluster": 0,
    "team": 0, "colony": 0, "fleet": 0, "gang": 0, "band": 0, "array": 0, "collection": 0, "variety": 0, "set": 0,
    "number": 0, "lot": 0, "handful": 0, "series": 0, "hundred": -1, "thousand": -1, "million": -1, "horde": -1,
    "piece": 1, "slice": 1, "kind": 1, "type": 1, "sort": 1, "bit": 1, "field": 0, "sea": -1, "shower": 0, "litter": 0,
}  # fmt: skip
# nouns that speak of the film: what they are "of" is the subject
FILM = frozenset(
    "shot scene view video footage clip film movie image picture photo photograph closeup close-up portrait rendering render "
    "animation illustration painting drawing timelapse time-lapse sequence frame glimpse montage depiction visual visuals "
    "tiltshift perspective vlog cinematic selfie push-in pull-back tilt-down tilt-up pan-left pan-right zoom-in zoom-out "
    "tilt pan zoom dolly aerial macro silhouette-shot still establishing moment panorama documentary advertisement ad "
    "commercial trailer pov slow-motion motion".split()
)
_SEVERAL = {"several", "some", "many", "few", "various", "multiple", "numerous", "countless", "these", "those", "all"}
_CROWDED = {"many", "countless", "numerous", "hundreds", "thousands", "dozens"}
_HEADS = ("N", "S", "L")
_INSIDE = ("D", "M", "A", "N", "S", "L", "G", "E", "R")
# words that say what something is like, even where the lexicon has them in a compound: an old man, blue jeans
DESCRIBING = frozenset((*COLOURS, *MATERIALS, *SIZES, *AGES, *BUILDS, *EMOTIONS)) - {"ice", "stone", "paper", "glass", "fur"}
# verbs that take what follows them, where they begin a clause without a subject
_TAKING = frozenset("play ride eat drink hold wear carry make cook read write watch use hug kiss push pull throw kick chase".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase. first, last: its tokens in the sentence; noun: the lemma of its head, a compound where the lexicon
    has one.
    """

    first: int
    last: int
    noun: str
    plural: bool = False
    count: int | None = None  # -1: a crowd, 0: some
    words: tuple[str, ...] = ()  # adjectives and participles before the noun
    nouns: tuple[str, ...] = ()  # nouns before the noun
    definite: bool = False  # the, this, his
    owner: int | None = None  # of "the girl's hat": the token where the owner's phrase ends
    negated: bool = False
    name: str = ""
    other: bool = False  # another one than before
    whose: str = ""  # his, her, its, their
    texts: tuple[str, ...] = field(default=())

    @property
    def family(self) -> str:
        return lexicon.family(self.noun)


def phrases(sentence: Sequence[Tagged]) -> list[Phrase]:
    """Find the noun phrases of a sentence, in order."""
    found: list[Phrase] = []
    at = 0
    while at < len(sentence):
        end = _end(sentence, at)
        if end is None:
            at += 1
            continue
        found.append(_phrase(sentence, at, end))
        at = end + 1
    return found


def _end(sentence: Sequence[Tagged], at: int) -> int | None:
    """Return the token where the phrase ends that begins here; None: none begins here."""
    if sentence[at].tag not in _INSIDE or (sentence[at].tag == "G" and not _modifies(sentence, at)):
        return None
    if sentence[at].tag in ("E", "R") and not _modifies(sentence, at):
        return None
    end, head = at, None
    while end < len(sentence) and _goes_on(sentence, at, end, head):
        if sentence[end].tag in _HEADS:
            head = end
        end += 1
    return head


def _goes_on(sentence: Sequence[Tagged], at: int, here: int, head: int | None) -> bool:
    tag = sentence[here].tag
    if tag == "K":
        return head is not None
    if tag not in _INSIDE:
        return _lists_adjectives(sentence, here) if head is None and here > at else False
    if head is None:
        return tag not in ("G", "E", "R") or here == at or _modifies(sentence, here)
    if tag == "D":
        return False
    return tag in (*_HEADS, "K") or sentence[here - 1].tag == "K"


def _lists_adjectives(sentence: Sequence[Tagged], here: int) -> bool:
    """Tell whether a comma or "and" here stands between two adjectives: a small, black and white cat."""
    return (
        sentence[here].token.word in (",", "and")
        and sentence[here - 1].tag == "A"
        and here + 1 < len(sentence)
        and sentence[here + 1].tag in ("A", "E")
        and any(one.tag in _HEADS for one in sentence[here + 2 : here + 4])
    )


def _modifies(sentence: Sequence[Tagged], here: int) -> bool:
    """Tell whether a participle or an adverb here stands before the noun that it describes: a burning house."""
    after = next((one for one in sentence[here + 1 : here + 2]), None)
    before = sentence[here - 1].tag if here else "^"
    if after is None:
        return False
    if sentence[here].tag == "R":
        return after.tag in ("A", "E", "G") and before in ("D", "P", "^", ",", "M")
    if after.tag not in ("N", "S", "A", "L"):
        return False
    if before in ("D", "M", "A", "P", "V", "Z") or (sentence[here].tag == "E" and before not in ("N", "S", "L", "X", "O")):
        return True
    # glowing runes, but: creating ripples
    describes = "a" in lexicon.entry(sentence[here].token.word) and sentence[here].lemma not in _TAKING
    return before in ("^", ",", "C") and sentence[here].tag == "G" and describes and after.tag != "L"


def _phrase(sentence: Sequence[Tagged], first: int, last: int) -> Phrase:
    owned = next((n for n in range(last, first, -1) if sentence[n].tag == "K"), None)
    inside = list(sentence[first if owned is None else owned : last + 1])
    name = " ".join(one.token.word for one in inside if one.tag == "L")
    noun, used = _noun(inside)
    if inside[-1].tag == "L":
        noun = _title(name) or "person"
    for size in (3, 2):  # the Eiffel Tower
        if len(inside) >= size and inside[-size].token.capital and (title := lexicon.title("-".join(one.token.word for one in inside[-size:]))):
            noun, name, used = title, " ".join(one.token.word for one in inside[-size:]), size
    if noun == "glasses" and any(one.tag == "M" for one in inside):
        noun = "glass"
    before = inside[: len(inside) - used]
    words = [one.token.word for one in inside]
    numbers = [_number(one) for one in before if one.tag == "M"]
    count: int | None = numbers[0] if numbers else None
    if count is None and set(words) & _SEVERAL:
        count = -1 if set(words) & _CROWDED else 0
    head = inside[-1]
    plural = head.tag == "S"
    return Phrase(
        first,
        last,
        noun,
        plural=plural,
        count=count if count is not None else 0 if plural else None,
        words=tuple(one.token.word for one in before if one.tag in ("A", "G", "E")),
        nouns=tuple(one.lemma for one in before if one.tag in ("N", "S")),
        definite=bool(set(words) & {"the", "this", "that", "its", "his", "her", "their", "these", "those"}),
        owner=None if owned is None else owned - 1,
        negated="no" in words or "neither" in words,
        name=name,
        other=bool(set(words) & {"another", "other", "second", "third"}),
        whose=next((word for word in words[:1] if word in ("his", "her", "its", "their")), ""),
        texts=tuple(one.token.word for one in inside if one.token.quoted),
    )


def _noun(inside: Sequence[Tagged]) -> tuple[str, int]:
    """Return the head's lemma and how many words it takes: as a compound where the lexicon has it."""
    lemma = inside[-1].lemma
    if inside[-1].tag == "S" and not lexicon.entry(lemma):
        lemma = inside[-1].token.word if lexicon.family(inside[-1].token.word) else lemma
    for size in (3, 2):
        before = inside[-size:-1]
        if len(inside) >= size and all(one.tag in ("N", "A", "S", "G") for one in before):
            compound = "-".join([*(one.token.word for one in before), lemma])
            if lexicon.entry(compound).get("n") and before[0].token.word not in DESCRIBING:
                return compound, size
    if "-" in lemma and not lexicon.entry(lemma):
        part = lemma.rpartition("-")[2]
        return (next((one.lemma for one in readings(part) if one.tag in "NS"), part), 1)
    return lemma, 1


def _title(name: str) -> str:
    """Return the noun for what a name means: of all its words together, else of the last or the first one."""
    words = name.split()
    tries = ("-".join(words), "-".join(words[:2]), words[-1], words[0])
    return next((found for one in tries if (found := lexicon.title(one))), "")


def _number(one: Tagged) -> int:
    word = one.token.word.replace(",", "")
    return min(int(word), 10**6) if word.isdigit() else NUMBERS.get(word, 0)

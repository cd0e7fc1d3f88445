"""Noun phrases: a noun with the words around it, such as "two small black cats"."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from filmgate.script import english, kinds, lexicon
from filmgate.script.describing import AGES, BUILDS, COLOURS, EMOTIONS, MATERIALS, SIZES, TOYS
from filmgate.script.english import NUMBERS
from filmgate.script.lexicon import readings
from filmgate.script.retagging import LONGEST, Tagged
from filmgate.script.tables import words, words_of

# number: nouns that give it to the noun after "of" (a pair of shoes); 0 is some, -1 is a crowd
MEASURES = words_of(
    {
        -1: "swarm crowd hundred thousand million horde sea",
        0: (
            "group family flock herd pack pod school bunch row line pile stack cluster team colony fleet "
            "caravan gang band array collection variety set number lot handful series field shower litter"
        ),
        1: (
            "piece slice kind type sort bit cloud puff plume wisp drop splash patch chunk scoop cube loaf "
            "blade trail burst column jet spray gust swirl streak torrent curl ray beam layer blanket flurry"
        ),
        2: "pair couple",
        3: "trio",
        12: "dozen",
    }
)
# nouns that mean the film: in "a shot of a cat", the cat is meant
FILM = words(
    "shot scene view video footage clip film movie image picture photo photograph closeup close-up portrait "
    "rendering render animation illustration painting drawing timelapse time-lapse sequence frame glimpse "
    "montage depiction visual visuals tiltshift perspective vlog cinematic selfie push-in pull-back "
    "tilt-down tilt-up pan-left pan-right zoom-in zoom-out tilt pan zoom dolly aerial macro silhouette-shot "
    "still establishing moment panorama documentary advertisement ad commercial trailer pov slow-motion "
    "motion"
)
_SEVERAL = words("several some many few various multiple numerous countless these those all")
_CROWDED = words("many countless numerous hundreds thousands dozens")
_OWNERS = words("his her its their")
_DEFINITE = words("the this that its his her their these those")
_OTHER = words("another other second third")
_COVERS = words("cover page lid handle peel seat string face")  # parts that are named after the whole
_DIGITS = 7  # of a number: more of them say only that it is large
_YEARS = range(1500, 2200)  # a number before a noun that counts nothing: a 1977 car
_DRIVERS = words("rider driver racer pilot biker")  # before them: what they drive
_ANYBODY = words("someone somebody anyone anybody")
_HEADS = ("N", "S", "L")
_INSIDE = ("D", "M", "A", "N", "S", "L", "G", "E", "R")
# adjectives that stay adjectives, even if the lexicon has a compound with them: an old man, blue jeans
_DESCRIBING = frozenset((*COLOURS, *MATERIALS, *SIZES, *AGES, *BUILDS, *EMOTIONS, "left", "right")) - words(
    "ice stone paper glass fur"
)
_CROPS = words("rice corn wheat tea cotton lavender sunflower tulip barley football soccer")
_PLACES = words("place room building country city")
# families of nouns before another: they say where, when or of what plant it is, and name no other thing
_MERE = _PLACES | words("time weather sky plant") | {""}
_LIVING = words("person people animal animals")
_NAMED = words("person animal vehicle machine")  # families of what may have a name after it
_WHOLES = words("body time measure shape weather")  # families of nouns that stay what they are
# verbs whose -ing form has an object after it, even at the start of a clause: riding horses
_TAKING = words(
    "play ride eat drink hold wear carry make cook read write watch use hug kiss push pull throw kick chase"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase of a sentence.

    first, last: indices of its tokens in the sentence; noun: the lemma of its main noun, or a compound of the
    lexicon.
    """

    first: int
    last: int
    noun: str
    plural: bool = False
    count: int | None = None  # -1: a crowd, 0: some
    words: tuple[str, ...] = ()  # adjectives and participles before the noun
    nouns: tuple[str, ...] = ()  # nouns before the noun
    definite: bool = False  # the, this, his
    owner: int | None = None  # index of the last token of the owner, as in "the girl's hat"
    negated: bool = False
    name: str = ""
    other: bool = False  # says "another" or "second": a new role
    whose: str = ""  # the possessive pronoun: his, her, its, their
    texts: tuple[str, ...] = field(default=())

    @property
    def family(self) -> str:
        return lexicon.family(self.noun)


def phrases(sentence: Sequence[Tagged]) -> list[Phrase]:
    """Return the noun phrases of a tagged sentence, in order."""
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
    """Return the index of the last token of the noun phrase that begins at token `at`; None if no phrase
    begins there.
    """
    if sentence[at].token.word == "her" and sentence[at + 1 : at + 2] and sentence[at + 1].tag in ("D", "M"):
        return None  # behind her a man waits
    if sentence[at].tag not in _INSIDE or (sentence[at].tag == "G" and not _modifies(sentence, at)):
        return None
    if sentence[at].tag in ("E", "R") and not _modifies(sentence, at):
        return None
    end, head = at, None
    most = min(len(sentence), at + LONGEST)
    while end < most and _goes_on(sentence, at, end, head):
        if sentence[end].tag in _HEADS:
            head = end
        end += 1
    return head


def _goes_on(sentence: Sequence[Tagged], at: int, here: int, head: int | None) -> bool:
    tag = sentence[here].tag
    if tag == "K":
        return head is not None
    if tag not in _INSIDE:
        return head is None and here > at and _lists_adjectives(sentence, here)
    if head is None:
        return tag not in ("G", "E", "R") or here == at or _modifies(sentence, here)
    if tag == "D":
        return False
    return tag in (*_HEADS, "K") or sentence[here - 1].tag == "K"


def _lists_adjectives(sentence: Sequence[Tagged], here: int) -> bool:
    """Tell whether the comma or "and" at this token joins two adjectives, as in "a black and white cat"."""
    if sentence[here].token.word not in (",", "and") or here + 1 >= len(sentence):
        return False
    before, after = sentence[here - 1], sentence[here + 1]
    colours = before.token.word in COLOURS and after.token.word in COLOURS  # blue and gold ink
    adjectives = before.tag == "A" and after.tag in ("A", "E")
    return (colours or adjectives) and any(one.tag in _HEADS for one in sentence[here + 2 : here + 4])


def _modifies(sentence: Sequence[Tagged], here: int) -> bool:
    """Tell whether the participle or adverb at this token describes the noun after it, as in "a burning
    house".
    """
    after = next((one for one in sentence[here + 1 : here + 2]), None)
    before = sentence[here - 1].tag if here else "^"
    if after is None:
        return False
    if sentence[here].tag == "R":
        return after.tag in ("A", "E", "G") and before in ("D", "P", "^", ",", "M")
    if after.tag not in ("N", "S", "A", "L"):
        return False
    if before in ("D", "M", "A", "P", "V", "Z") or (
        sentence[here].tag == "E" and before not in ("N", "S", "L", "X", "O")
    ):
        return True
    # "glowing runes", but not "creating ripples"
    describes = "a" in lexicon.entry(sentence[here].token.word) and sentence[here].lemma not in _TAKING
    return before in ("^", ",", "C") and sentence[here].tag == "G" and describes and after.tag != "L"


def _phrase(sentence: Sequence[Tagged], first: int, last: int) -> Phrase:
    owned = next((n for n in range(last, first, -1) if sentence[n].tag == "K"), None)
    inside = list(sentence[first if owned is None else owned : last + 1])
    noun, name, used = _head(inside)
    before = inside[: len(inside) - used]
    said = [one.token.word for one in inside]
    if noun == "glasses" and any(one.tag == "M" for one in inside):
        noun = "glass"
    if noun in _ANYBODY:
        noun = "person"
    several = MEASURES.get(noun, 1) in (0, -1) and len(before) > 0 and before[-1].tag == "N"
    if several and lexicon.family(before[-1].lemma) in ("animal", "person"):  # a wolf pack
        return replace(_phrase(sentence, first, last - 1), last=last, count=MEASURES[noun])
    if noun in _DRIVERS:
        drives = (one.lemma for one in before if kinds.WORDS.get(one.lemma) in kinds.VEHICLES)
        noun = next(drives, noun)
    return Phrase(
        first,
        last,
        noun,
        plural=inside[-1].tag == "S",
        count=_count(inside, before),
        words=tuple(
            one.token.word for one in before if one.tag in ("A", "G", "E") and one.token.word not in NUMBERS
        ),
        nouns=tuple(one.lemma for one in before if one.tag in ("N", "S")),
        definite=not _DEFINITE.isdisjoint(said),
        owner=None if owned is None else owned - 1,
        negated="no" in said or "neither" in said,
        name=name,
        other=not _OTHER.isdisjoint(said),
        whose=said[0] if said[0] in _OWNERS else "",
        texts=tuple(one.token.word for one in inside if one.token.quoted),
    )


def _head(inside: Sequence[Tagged]) -> tuple[str, str, int]:
    """Return (noun, proper name, number of tokens) for the main noun of a noun phrase."""
    noun, used = _noun(inside)
    name = " ".join(one.token.word for one in inside if one.tag == "L")
    if name and inside[-1].tag != "L" and not lexicon.is_word(inside[-1].token.word):  # mona lisa
        return ("woman" if not english.WOMEN.isdisjoint(name.split()) else noun), name, used
    sight = lexicon.title(name.replace(" ", "-")) != ""
    if inside[-1].tag == "L" and not sight and (noun_of := _common(inside)):
        return noun_of, "", used
    if inside[-1].token.word.endswith(("saurus", "sauruses", "saurs")):
        return "dinosaur", "", used
    if inside[-1].tag == "L" and (kind := _sort_of(inside, name)):
        return kind, name, min(used + name.count(" ") + 1, len(inside)) if kind in _lemmas(inside) else used
    given = not (english.WOMEN | english.MEN).isdisjoint(name.split()) and " " in name
    if inside[-1].tag == "L":
        noun = ("" if given else _title(name)) or (
            "brand" if any(letter.isdigit() for letter in name) else "person"
        )
    for size in (3, 2):  # the Eiffel Tower
        named = [one.token.word for one in inside[-size:]]
        if len(inside) >= size and inside[-size].token.capital and (title := lexicon.title("-".join(named))):
            noun, name, used = title, max(name, " ".join(named), key=len), size
    if noun in ("man", "person") and not english.WOMEN.isdisjoint(name.split()):
        noun = "woman"
    if noun == "person" and not english.MEN.isdisjoint(name.split()):
        noun = "man"
    return noun, name, used


def _sort_of(inside: Sequence[Tagged], name: str) -> str:
    """Return the noun that a phrase with a name at its end says beside it: "dog" for "her dog Rex", "park"
    for "Central Park", "car" for a maker of cars; "" without one.
    """
    before = next((one for one in reversed(inside) if one.tag != "L"), None)
    common = before is not None and before.tag == "N" and before.reading.weight > 0
    if before is not None and common and lexicon.family(before.lemma) in _NAMED:
        return before.lemma
    own = ""
    if name.count(" ") and name.split(maxsplit=1)[0] not in english.WOMEN | english.MEN:
        own = _last(inside)
    return own or next((english.BRANDS[word] for word in name.split() if word in english.BRANDS), "")


def _lemmas(inside: Sequence[Tagged]) -> set[str]:
    return {one.lemma for one in inside if one.tag == "N"}


def _last(inside: Sequence[Tagged]) -> str:
    """Return the place that the last word of a phrase means; "" if it means none."""
    ways = readings(inside[-1].token.word)
    return next((one.lemma for one in ways if one.family in _PLACES and one.weight > 0), "")


def _common(inside: Sequence[Tagged]) -> str:
    """Return the noun of capitalised words that are no name, such as "Giant Pandas"; "" if they are one."""
    last = inside[-1].token.word
    nouns = [one.lemma for one in readings(last) if one.tag in ("N", "S")]
    known = all(lexicon.is_word(one.token.word) for one in inside[:-1] if one.tag == "L")
    plain = lexicon.title(last) == "" and known
    several = inside[-1].token.word not in nouns or sum(one.tag == "L" for one in inside) > 1
    sure = several or not kinds.ANIMAL_NOUNS.isdisjoint(nouns)  # not China
    return next(
        (noun for noun in nouns if plain and sure and kinds.WORDS.get(noun, "person") != "person"), ""
    )


def _count(inside: Sequence[Tagged], before: Sequence[Tagged]) -> int | None:
    """Return how many things a noun phrase means: 0 for some, -1 for a crowd, None if it does not say."""
    numbers = [_number(one) for one in before if one.tag == "M"]
    if numbers and not (numbers[0] in _YEARS and before[-1].token.word.isdigit()):
        return _together(numbers)
    said = [one.token.word for one in inside]
    if "both" in said and inside[-1].tag == "S":
        return 2
    if not _SEVERAL.isdisjoint(said):
        return 0 if _CROWDED.isdisjoint(said) else -1
    return 0 if inside[-1].tag == "S" else None


def _noun(inside: Sequence[Tagged]) -> tuple[str, int]:
    """Return the lemma of the main noun and its number of words. Several words count as one noun if the
    lexicon has them.
    """
    lemma = inside[-1].lemma
    if inside[-1].tag == "S" and not lexicon.entry(lemma):
        lemma = inside[-1].token.word if lexicon.family(inside[-1].token.word) else lemma
    lemma = {"stairs": "stair", "brace": "braces"}.get(lemma, lemma)
    if lemma in _COVERS and len(inside) > 1 and kinds.WORDS.get(inside[-2].lemma) in kinds.THINGS:
        return inside[-2].lemma, 2  # the cover of a book is seen with the book
    for size in (3, 2):
        before = inside[-size:-1]
        if len(inside) >= size and all(one.tag in ("N", "A", "S", "G", "L") for one in before):
            compound = "-".join([*(one.token.word for one in before), lemma])
            if compound in kinds.WORDS:
                return compound, size
            if (
                before[0].tag != "L"
                and lexicon.entry(compound).get("n")
                and before[0].token.word not in _DESCRIBING
            ):
                return compound, size
    for size in (3, 2):  # an ice cream truck, a steam train
        before = inside[-size:-1]
        name = "-".join(one.token.word for one in before)
        known = (size == 2 and "-" not in name) or "n" in lexicon.entry(name)
        known &= name.partition("-")[0] not in COLOURS  # red-hot
        if len(before) == size - 1 and before[-1].tag == "N" and known and _makes(name, lemma):
            return f"{name}-{lemma}", size
    if "-" in lemma and not (lexicon.entry(lemma) or lexicon.family(lemma)):
        part = lemma.rpartition("-")[2]
        nouns = [one for one in readings(part) if one.tag in "NS"]
        if any(one.weight for one in nouns):  # else a push-up
            lemma = nouns[0].lemma
    return lemma, 1


def _makes(before: str, noun: str) -> bool:
    """Tell whether a noun before another makes it another thing, as in "steam train" and "toy shop".

    It does not where it only describes it: a stone bridge, a birch forest, a city street, a pirate cat.
    """
    own, whole = lexicon.family(before), lexicon.family(noun)
    if before == "neon":
        return noun == "sign"  # of light, not of a material
    if (whole in _PLACES and before in EMOTIONS) or (noun in ("field", "paddy") and before in _CROPS):
        return True  # an amusement park, a rice field
    if (
        before in _DESCRIBING
        or before in MATERIALS.keys() - {"neon"}
        or lexicon.title(before)
        or noun in FILM
        or (noun in MEASURES and noun != "set")  # a chess set
    ):
        return False
    if before in TOYS and whole not in _PLACES:
        return False
    if whole in _WHOLES or own in _MERE or (own in _LIVING and whole in _LIVING):
        return False
    return not (whole in _PLACES and own == "material")


def _title(name: str) -> str:
    """Return the common noun for a proper name ("city" for Paris); "" if the lexicon has no word of the name.

    The whole name is looked up first, then its last and its first word.
    """
    words = name.split()
    if len(words) > 1 and lexicon.title(words[0]) == "city" and lexicon.title("-".join(words)) == "":
        return "city"  # Mumbai India
    tries = ("-".join(words), "-".join(words[:2]), words[-1], words[0])
    return next((found for one in tries if (found := lexicon.title(one))), "")


def _together(numbers: Sequence[int]) -> int:
    """Return the number that several words make: twenty five, two hundred, three dozen."""
    whole, *others = numbers
    for one in others:
        times = one >= 100 or (one == 12 and whole < 12)
        adds = one < 10 <= whole or one < 100 <= whole
        whole = whole * one if times and whole < one else whole + one if adds else whole
    return whole


def _number(one: Tagged) -> int:
    word = one.token.word.replace(",", "")
    return min(int(word[:_DIGITS]), 10**6) if word.isdigit() else NUMBERS.get(word, 0)

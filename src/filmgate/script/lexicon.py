"""The lexicon: what part of speech a word can be, how often it is that, and what sort of thing a noun means.

The words are derived from WordNet by scripts/lexicon.py (licence: nouns.LICENSE); the little words of English, its
irregular verbs and plurals stand here.
"""

import functools
from dataclasses import dataclass
from importlib import resources


# part of speech: its words
CLOSED = {
    "D": "a an the this that these those another other each every some any both all several many few its his her their "
    "my your our no neither either",
    "P": "in on at by with without from into onto over under above below beneath between among around across through "
    "along behind beside near against toward towards beyond inside outside off of for during after before up down past "
    "upon amid amidst amongst atop within underneath next alongside via about per like as than throughout",
    "T": "then",
    "C": "and or but while when as because so if though although until where whereas once nor yet whilst",
    "Q": "who which that whose whom what",
    "O": "he she it they him them himself herself itself themselves i you we us me one someone somebody everyone "
    "something nothing nobody everything anyone",
    "X": "is are was were be been being am has have had having do does did will would can could shall should may might "
    "must 's 're 've 'll 'd 'm seems seem appears remains stays",
    "NOT": "not never n't hardly",
    "TO": "to",
    "R": "very too also just only slowly quickly gently suddenly again together away back there here still even almost "
    "around always forward backward upward downward apart quite really fully gradually finally now out aside",
}  # fmt: skip
NUMBERS = {
    word: number
    for number, text in {
        1: "one single lone solitary", 2: "two both twin", 3: "three trio triplet", 4: "four quartet",
        5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten", 11: "eleven", 12: "twelve dozen",
        13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen",
        20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 100: "hundred", 1000: "thousand",
    }.items()
    for word in text.split()
}  # fmt: skip
_IRREGULAR_NOUNS = {
    "wolves": "wolf", "mice": "mouse", "people": "person", "leaves": "leaf", "knives": "knife", "men": "man",
    "women": "woman", "children": "child", "geese": "goose", "feet": "foot", "teeth": "tooth", "lives": "life",
    "loaves": "loaf", "halves": "half", "shelves": "shelf", "scarves": "scarf", "calves": "calf", "hooves": "hoof",
    "oxen": "ox", "dice": "die", "thieves": "thief", "elves": "elf", "dwarves": "dwarf", "wives": "wife",
    "policemen": "policeman", "firemen": "fireman", "fishermen": "fisherman", "snowmen": "snowman", "cacti": "cactus",
    "potatoes": "potato", "tomatoes": "tomato", "heroes": "hero", "buses": "bus", "lenses": "lens", "glasses": "glasses",
    "jeans": "jeans", "trousers": "trousers", "clothes": "clothes", "sunglasses": "sunglasses", "shorts": "shorts",
    "scissors": "scissors", "fireworks": "firework", "pants": "pants", "headphones": "headphones", "stairs": "stair",
}  # fmt: skip
_IRREGULAR_VERBS = {
    form: verb
    for verb, forms in {
        "be": "was were been", "begin": "began begun", "bend": "bent", "bite": "bit bitten biting", "blow": "blew blown",
        "break": "broke broken", "bring": "brought", "build": "built", "burn": "burnt", "buy": "bought",
        "catch": "caught", "choose": "chose chosen", "cling": "clung", "come": "came", "creep": "crept", "cut": "cutting",
        "deal": "dealt", "dig": "dug digging", "draw": "drew drawn", "drink": "drank drunk", "drive": "drove driven",
        "eat": "ate eaten", "fall": "fell fallen", "feed": "fed", "feel": "felt", "fight": "fought", "find": "found",
        "fling": "flung", "fly": "flew flown", "freeze": "froze frozen", "get": "got gotten getting", "give": "gave given",
        "go": "went gone", "grind": "ground", "grow": "grew grown", "hang": "hung", "hear": "heard", "hide": "hid hidden",
        "hit": "hitting", "hold": "held", "keep": "kept", "kneel": "knelt", "know": "knew known", "lay": "laid",
        "lead": "led", "lean": "leant", "leap": "leapt", "leave": "left", "lend": "lent", "let": "letting",
        "lie": "lay lain lying", "light": "lit", "lose": "lost", "make": "made", "meet": "met", "pay": "paid",
        "put": "putting", "read": "read", "ride": "rode ridden", "ring": "rang rung", "rise": "rose risen",
        "run": "ran running", "say": "said", "see": "saw seen", "seek": "sought", "sell": "sold", "send": "sent",
        "set": "setting", "sew": "sewn", "shake": "shook shaken", "shine": "shone", "show": "shown",
        "shut": "shutting", "sing": "sang sung", "sink": "sank sunk", "sit": "sat sitting", "sleep": "slept",
        "slide": "slid", "speak": "spoke spoken", "spin": "spun spinning", "spread": "spread", "spring": "sprang sprung",
        "stand": "stood", "steal": "stole stolen", "stick": "stuck", "strike": "struck", "sweep": "swept",
        "swim": "swam swum swimming", "swing": "swung", "take": "took taken", "teach": "taught", "tear": "tore torn",
        "tell": "told", "think": "thought", "throw": "threw thrown", "tie": "tying", "die": "dying",
        "wake": "woke woken", "wear": "wore worn", "weave": "wove woven", "win": "won winning", "wind": "wound",
        "write": "wrote written",
    }.items()
    for form in forms.split()
}  # fmt: skip
_KNOWN_FAMILIES = {  # what WordNet's first senses do not mean in a picture
    name: family
    for family, text in {
        "abstract": "wide close-up closeup way manner style fashion mode blue world grade mix silhouette top bottom center centre side front back "
        "rear right left space direction opening setting source spot dance work body watercolor copy figure aesthetic "
        "range gap tip round record system medium reception division transport court process cinematic cinema noir lighting "
        "bokeh backlight flare photoshoot vibe vibes ambience cgi render rendering hd uhd quality resolution realism "
        "reunion party meeting interaction mix expression gesture stroll walk look colour color palette tone texture lens focus grading sense feeling",
        "time": "twilight dusk dawn sunrise sunset nightfall",
        "place": "volcano clearing backdrop marketplace downtown countryside battlefield runway lane trail hilltop stream "
        "market crossroads rooftop hallway skyline cityscape seascape landscape waterfront wasteland",
        "body": "freckle scar tear",
        "jewel": "ring crown necklace", "person": "mermaid hero performer valkyrie human female queen geisha barista",
        "animal": "duckling gosling chick gull seagull beaver whale unicorn octopus shark eagle goldfish", "building": "castle lighthouse cabin chimney",
        "room": "laboratory office cafe restaurant bar classroom attic cellar bakery studio chamber closet workshop "
        "library gym nightclub supermarket",
        "weather": "snowflake raindrop lightning wave fire flame smoke", "machine": "robot crane radio television tv phone "
        "smartphone laptop tablet windmill", "vehicle": "train tram streetcar skateboard cable-car", "plant": "mushroom plant hay", "sky": "sun moon star galaxy universe",
        "thing": "heart sign banner billboard poster door window balloon snowman log cigarette sheet firework portal cloud sandcastle bubble campfire bonfire",
        "food": "fruit honey drink beef chicken-nugget", "instrument": "drum bell horn", "material": "ice lava",
        "tool": "telescope spoon fork ladder brush pencil umbrella", "toy": "snowball surfboard ball kite basketball football baseball volleyball soccer-ball frisbee", "document": "newspaper card",
        "container": "barrel cage pocket", "furniture": "curtain mirror toilet shower fireplace throne",
        "garment": "glasses sunglasses goggles shoe boot slipper skirt sleeve collar heel high-heel hoodie t-shirt tee tuxedo beanie sneaker leggings "
        "sweatshirt headphones backpack jumpsuit overalls sari kimono", "weapon": "bow",
        "people": "audience crowd couple family team band",
    }.items()
    for name in text.split()
}  # fmt: skip
_NO_PLURALS = ("christmas", "canvas", "atlas", "texas", "alias", "bias", "pancreas", "gas")
_CLOSED = {word: tuple(tag for tag, text in CLOSED.items() if word in text.split()) for text in CLOSED.values() for word in text.split()}
# words that hardly any other language has
LITTLE = frozenset("the of and with is are his her its their from into through while at by over under an to as".split())
# little words that are often something else
_OPEN = ("one", "still", "back", "may", "will", "can", "might", "like", "near", "past", "down", "up", "inside", "outside",
         "round", "second", "right", "left", "present", "set")  # fmt: skip
_VOWELS = "aeiou"
_MOST = 12  # no word of the lexicon is more frequent, as a power of two


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word. tag: the part of speech; weight: the logarithm of how often it is that.

    Tags: N noun, S plural, V verb, Z verb with -s, G with -ing, E past or participle, A adjective, R adverb, M number,
    L unknown name; and those of the little words.
    """

    tag: str
    lemma: str
    weight: float
    family: str = ""


@functools.cache
def _entries() -> dict[str, str]:
    text = resources.files("filmgate.script").joinpath("lexicon.txt").read_text(encoding="utf-8")
    return {word: mark for mark, _, group in (line.partition("\t") for line in text.splitlines()) for word in group.split()}


def entry(lemma: str) -> dict[str, tuple[int, str]]:
    """Return (weight, family) by part of speech: n, v, a, r; empty for a word that is not known."""
    marks = (mark.partition(":") for mark in _entries().get(lemma, "").split())
    return {head[0]: (int(head[1:]), family) for head, _, family in marks}


def title(name: str) -> str:
    """Return the noun for what a proper name is: city, man; "" for a name that is not known."""
    return entry(name).get("l", (0, ""))[1]


def family(noun: str) -> str:
    """Return the sort of thing that a noun means; "" where it is not known."""
    known = _KNOWN_FAMILIES.get(noun) or entry(noun).get("n", (0, ""))[1]
    return known or (family(noun.rpartition("-")[2]) if "-" in noun else "")


@functools.cache
def readings(word: str) -> tuple[Reading, ...]:
    """Return every way to read a word in small letters; at least one."""
    found: list[Reading] = [Reading(tag, word, 9.0) for tag in _CLOSED.get(word, ())]
    if word in NUMBERS:
        found.append(Reading("M", word, 9.0))
    if word in _CLOSED and word not in _OPEN:
        return tuple(found)
    for lemma, tags in _forms(word):
        for part, (weight, kind) in entry(lemma).items():
            if part == "l":
                continue  # names: the tagger reads them by their capital
            found += [
                Reading(tag, lemma, float(weight), _KNOWN_FAMILIES.get(lemma, kind)) for tag in tags.get(part, ())
            ]
    if not found:
        found = [Reading(tag, word, 0.0) for tag in _guessed(word)]
    return tuple({(one.tag, one.lemma): one for one in found}.values())


def _forms(word: str) -> list[tuple[str, dict[str, str]]]:
    """Return (lemma, what it is by part of speech) of every word that this may be a form of."""
    plain = {"n": "N", "v": "V", "a": "A", "r": "R"}
    if word in _IRREGULAR_NOUNS:
        lemma = _IRREGULAR_NOUNS[word]
        return [(lemma, {"n": "S"}), (word, {"n": "S"}), *_verbs(word)]
    return [(word, plain), *_plurals(word), *_verbs(word), *_compared(word)]


def _plurals(word: str) -> list[tuple[str, dict[str, str]]]:
    both = {"n": "S", "v": "Z"}
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or word in _NO_PLURALS:
        return []
    found = [(word[:-1], both)]
    if word.endswith("ies"):
        found = [(word[:-3] + "y", both)]
    elif word.endswith(("ches", "shes", "xes", "sses", "zes", "oes")):
        found = [(word[:-2], both), (word[:-1], both)]
    return found


def _verbs(word: str) -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    if word in _IRREGULAR_VERBS:
        found.append((_IRREGULAR_VERBS[word], {"v": "G" if word.endswith("ing") else "E"}))
    for suffix, tag in (("ing", "G"), ("ed", "E")):
        stem = word.removesuffix(suffix)
        if stem != word and any(letter in _VOWELS + "y" for letter in stem):
            found += [(one, {"v": tag}) for one in _stems(stem)]
    return found


def _stems(stem: str) -> list[str]:
    """Return what a stem was before its ending: rid -> ride, runn -> run, carri -> carry."""
    double = len(stem) > 2 and stem[-1] == stem[-2]  # noqa: PLR2004
    found = [stem[:-1] + "y"] if stem.endswith("i") else [stem[:-1], stem] if double else [stem, stem + "e"]
    known = [one for one in found if "v" in entry(one)]
    return sorted(known, key=lambda one: -entry(one)["v"][0])[:1]


def _compared(word: str) -> list[tuple[str, dict[str, str]]]:
    stems = [word.removesuffix(end) for end in ("er", "est") if word.endswith(end)]
    return [(one, {"a": "A"}) for stem in stems for one in (stem, stem + "e", stem[:-1], stem[:-1] + "y")]


def _guessed(word: str) -> str:
    """Return the tags of a word that is not in the lexicon, by its ending."""
    last = word.rpartition("-")[2]
    if last != word:  # sun-kissed, eight-legged, fox-like
        tags = "".join(one.tag for one in readings(last))
        return "A" if last in ("like", "style", "colored", "coloured") or "E" in tags else ("A" if "A" in tags else "N")
    if word.endswith("ing"):
        return "G"
    if word.endswith("ed"):
        return "E"
    if word.endswith("ly"):
        return "R"
    if word.endswith(("ous", "ful", "ive", "less", "able", "ible", "esque", "ish", "ic")):
        return "A"
    return "S" if word.endswith("s") and not word.endswith(("ss", "us")) and word not in _NO_PLURALS else "N"


def is_word(word: str) -> bool:
    return bool(entry(word)) or word in _CLOSED or word in NUMBERS



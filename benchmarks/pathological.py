"""Measure how long the parser takes for 2,000 characters that no prompt should have, in processor time.

    python benchmarks/pathological.py          the twenty slowest texts
    python benchmarks/pathological.py --all

Read is the script alone (every prompt of a worker), told is the account of all words with it (details.understood).
Texts are one short piece again and again, random words of the lexicon and of each language, random letters.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator

from filmgate.script import lexicon
from filmgate.script.languages.orders import ORDERS
from filmgate.script.languages.table import UNSPACED, table
from filmgate.script.read import read
from filmgate.script.understood import understood

LENGTH = 2000
PIECES = (
    "(", "((a) ", ",", "a cat, ", "a of ", "no ", "and ", "then and ", "x", "a-", "'", '"a" ', "\u201ca ", "very ", "1 ",
    "running ", "it runs ", "zoom in ", "the camera pans left then ", "left to right ", "from left to right walks ",
    "turns red ", "sky to grey ", "as if ", "in the style of ", "cut to ", "1-2s ", "a cat with a dog in a hat ",
    "\n", "\U0001f98a", "e\u0301",
)  # fmt: skip
SLOWEST = 20


def texts() -> Iterator[tuple[str, str]]:
    """Give the texts with their names."""
    chance = random.Random(7)
    for piece in PIECES:
        yield repr(piece), (piece * LENGTH)[:LENGTH]
    words = sorted(word for word in lexicon.words() if word.isalpha())
    yield "words of the lexicon", " ".join(chance.choices(words, k=LENGTH))[:LENGTH]
    for language in ORDERS:
        forms = sorted(table(language).entries)
        letters = sorted({letter for form in forms for letter in form if letter.isalpha()})
        blank = "" if language in UNSPACED else " "
        yield f"words: {language}", blank.join(chance.choices(forms, k=LENGTH))[:LENGTH]
        yield f"one word: {language}", ((chance.choice(forms) + blank) * LENGTH)[:LENGTH]
        yield f"letters: {language}", "".join(chance.choices(letters, k=LENGTH))
    every = [chr(code) for code in (*range(32, 0xD800), *range(0x1F300, 0x1FA00))]
    yield "any letters", "".join(chance.choices(every, k=LENGTH))


def spent(act: Callable[[str], object], text: str) -> float:
    """Return the milliseconds of processor time of an act, the better one of two."""
    times = []
    for _ in range(2):
        began = time.process_time()
        act(text)
        times.append(time.process_time() - began)
    return min(times) * 1000


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--all", action="store_true")
    said = asked.parse_args()
    made = [*texts()]
    for _, text in made:
        understood(text[:40])  # tables and patterns are read before the clock starts
    rows = sorted(((spent(read, text), spent(understood, text), name) for name, text in made), reverse=True)
    for reading, telling, name in rows if said.all else rows[:SLOWEST]:
        print(f"{reading:7.1f} ms read {telling:7.1f} ms told   {name}")


if __name__ == "__main__":
    main()

"""Measure how much of the labelled prompts the parser understands, by slot and by class of prompt.

    python benchmarks/slots.py
    python benchmarks/slots.py --class camera

Right is in the label and in the reading, missing in the label alone, invented in the reading alone. Recall is right of
labelled, precision right of read, share right of both together. benchmarks/labelled/README.md has the rules. Prompts
are not printed: a parser that is fitted to them one by one measures nothing.
"""

import argparse
import time
from collections import defaultdict

from filmgate.script.read import read
from labelled import reading, scheme, score


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--class", dest="only", default="")
    said = asked.parse_args()
    labels = [one for one in scheme.read() if said.only in ("", one.class_)]
    read("a noun")  # the lexicon is read before the clock starts
    began = time.perf_counter()
    scripts = [read(one.prompt) for one in labels]
    took = (time.perf_counter() - began) / len(labels)
    tallies = [
        score.compare(one.shots, reading.of(script).shots)
        for one, script in zip(labels, scripts, strict=True)
    ]
    classes = defaultdict(list)
    for label, tally in zip(labels, tallies, strict=True):
        classes[label.class_].append(tally)
    for name, many in classes.items():
        _print(name, score.total(score.together(many)))
    print()
    by_slot = score.together(tallies)
    for slot, one in by_slot.items():
        _print(slot, one)
    print()
    _print("all", score.total(by_slot))
    print(f"{took * 1000:.1f} ms a prompt")


def _print(name: str, tally: score.Tally) -> None:
    labelled, given = tally.right + tally.missing, tally.right + tally.invented
    recall, precision = tally.right / max(labelled, 1), tally.right / max(given, 1)
    print(
        f"{name:22} {tally.right:5} right {tally.missing:5} missing {tally.invented:5} invented   "
        f"recall {recall:4.0%}  precision {precision:4.0%}  share {tally.share:4.0%}"
    )


if __name__ == "__main__":
    main()

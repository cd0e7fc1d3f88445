"""Measure how much of the labelled prompts the parser understands, by slot and by class of prompt.

    python benchmarks/slots.py
    python benchmarks/slots.py --class camera
    python benchmarks/slots.py --wrong              the differences in the read half, prompt by prompt
    python benchmarks/slots.py --wrong en-011       those of one prompt

Right is in the label and in the reading, missing in the label alone, invented in the reading alone. Recall is right of
labelled, precision right of read, share right of both together. benchmarks/labelled/README.md has the rules. Prompts of
the unread half are never printed: a parser that is fitted to them one by one measures nothing.
"""

import argparse
import time
from collections import defaultdict
from collections.abc import Iterable

from filmgate.script.read import read
from labelled import reading, scheme, score

HALVES = ("read", "unread")


def half(number: int) -> str:
    """Return the half of a labelled prompt, by the number of its line from 1: odd lines may be read."""
    return HALVES[(number + 1) % 2]


def differences(label: scheme.Labelled) -> tuple[str, ...]:
    """Return the facts that the label or the reading of its prompt has alone, one a line."""
    wanted = score.facts(label.shots)
    given = score.facts(reading.of(read(label.prompt)).shots)
    rows = [("missing", one) for one in wanted - given] + [("invented", one) for one in given - wanted]
    return tuple(
        f"  {which:8} {one.slot:18} {one.about}: {one.value}"
        for which, one in sorted(rows, key=lambda row: (row[1].slot, row[1].about, row[0]))
    )


def wrong(asked: str = "", only: str = "") -> Iterable[str]:
    """Give the differences of each prompt of the read half.

    asked: the id of the one that is asked for, "" for all; only: a class. Raise ValueError for one of the unread half.
    """
    labels = list(enumerate(scheme.read(), 1))
    if asked and asked not in {one.id for number, one in labels if half(number) == "read"}:
        raise ValueError(f"{asked!r} is no prompt of the read half, and the others are not shown")
    for number, one in labels:
        if half(number) == "read" and asked in ("", one.id) and only in ("", one.class_):
            rows = differences(one)
            if rows:
                yield "\n".join((f"{one.id} ({one.class_}): {one.prompt}", *rows))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--class", dest="only", default="")
    asked.add_argument("--wrong", nargs="?", const="", metavar="ID")
    said = asked.parse_args()
    if said.wrong is not None:
        try:
            print(*wrong(said.wrong, said.only), sep="\n")
        except ValueError as error:
            asked.error(str(error))
        return
    numbered = [(n, one) for n, one in enumerate(scheme.read(), 1) if said.only in ("", one.class_)]
    labels = [one for _, one in numbered]
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
    for part in HALVES:
        own = [tally for (n, _), tally in zip(numbered, tallies, strict=True) if half(n) == part]
        _print(part, score.total(score.together(own)))
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

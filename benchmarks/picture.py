"""What the embedded engine makes of many prompts: crashes, coverage, composition, light.

    python benchmarks/picture.py PROMPTS [--every N] [--sheet out.jpg]

PROMPTS: a text file with a prompt a line, or a JSON file of VBench (VBench_full_info.json from its wheel). Each
is staged and filmed at three moments in a small frame. Printed: how many failed; how many have a subject, a named
place, either; where a subject is staged, in how many frames it is seen, how large, how central; dark and frozen
pictures. `--sheet` draws forty of them, evenly chosen.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from filmgate.engines.animatic.prepare import prepare
from filmgate.engines.animatic.native import Kernels
from filmgate.engines.animatic.render import Renderer
from filmgate.script.parse import parse

SIZE = (456, 256)
MOMENTS = (0.3, 3.0, 5.7)


def prompts(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".json":
        return [line for line in text.splitlines() if line.strip()]
    found = json.loads(text)
    return sorted({one if isinstance(one, str) else one["prompt_en"] for one in found})


def film(kernels: Kernels, prompt: str, seed: int) -> Iterator[tuple[Any, float | None, bool]]:
    """(BGR frame, share of the frame that the subject covers or None, whether its middle is well inside)."""
    ready = prepare(kernels, parse(prompt), seed=seed, duration=6.0, aspect=SIZE[0] / SIZE[1])
    renderer = Renderer(kernels, *SIZE, seed=seed)
    for number, t in enumerate(MOMENTS):
        picture = ready.picture(t, SIZE)
        frame = cv2.cvtColor(renderer.frame(picture, number), cv2.COLOR_YUV2BGR_I420)
        share, inside = None, False
        if ready.actor:
            mask = renderer.subject(picture)
            share = float(mask.mean())
            if share:
                y, x = (float(v.mean()) for v in np.nonzero(mask))
                inside = 0.1 < x / SIZE[0] < 0.9 and 0.1 < y / SIZE[1] < 0.9
        yield frame, share, inside


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("prompts", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take each N-th prompt")
    parser.add_argument("--sheet", type=Path, help="draw forty of them")
    asked = parser.parse_args()
    texts = prompts(asked.prompts)[:: asked.every]
    kernels, count = Kernels(2), Counter[str]()
    tiles: list[Any] = []
    for number, text in enumerate(texts):
        found = parse(text)
        count["subject"] += found.subject is not None
        count["place"] += "scene" not in found.inferred
        count["either"] += found.subject is not None or "scene" not in found.inferred
        try:
            shots = list(film(kernels, text, number))
        except Exception as error:  # noqa: BLE001  counted
            count["failed"] += 1
            print(f"failed: {text[:80]!r}: {error!r}", file=sys.stderr)
            continue
        frames = [frame for frame, _, _ in shots]
        count["dark"] += max(float(frame.mean()) for frame in frames) < 6
        count["frozen"] += float(np.abs(frames[0].astype(int) - frames[-1]).mean()) < 0.3
        for _, share, inside in shots:
            if share is not None:
                count["staged"] += 1
                count["seen"] += share > 0.004
                count["sized"] += 0.015 < share < 0.5
                count["inside"] += inside
        if len(frames) > 1 and number % max(len(texts) // 40, 1) == 0 and len(tiles) < 40:
            tile = cv2.resize(frames[1], (320, 180), interpolation=cv2.INTER_AREA)
            tiles.append(cv2.putText(tile, text[:48], (5, 12), 0, 0.33, (255, 255, 255), 1, cv2.LINE_AA))
    total, staged = len(texts), max(count["staged"], 1)
    print(f"{total} prompts, {count['failed']} failed")
    for name in ("subject", "place", "either", "dark", "frozen"):
        print(f"{name:10s} {count[name]:5d}  {count[name] / total:6.1%}")
    for name in ("seen", "sized", "inside"):
        print(
            f"{name:10s} {count[name]:5d}  {count[name] / staged:6.1%} of {count['staged']} frames with a subject"
        )
    if asked.sheet:
        tiles += [np.zeros_like(tiles[0])] * (-len(tiles) % 5)
        rows = [np.hstack(tiles[n : n + 5]) for n in range(0, len(tiles), 5)]
        cv2.imwrite(str(asked.sheet), np.vstack(rows))


if __name__ == "__main__":
    main()

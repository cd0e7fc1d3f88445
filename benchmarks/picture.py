"""What the embedded engine makes of many prompts: crashes, coverage, composition, light, obedience.

    python benchmarks/picture.py PROMPTS [--every N] [--sheet out.jpg]     stage and film each at three moments
    python benchmarks/picture.py --fuzz 2000                               scrambled prompts: none may fail
    python benchmarks/picture.py --moves                                   the fifteen camera commands
    python benchmarks/picture.py --films benchmarks/sixty.txt              whole clips: jumps of light, repeatability
    python benchmarks/picture.py --images                                  first and last frames after decoding

PROMPTS: a text file with a prompt a line, or a JSON file of VBench (VBench_full_info.json from its wheel).
A noun is covered when the prompt has a subject that is drawn or names its place; an action when the prompt has a
verb in -ing and what the subject does was understood.
"""

import argparse
import hashlib
import json
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

import cv2
import numpy as np

import measures
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.build import prepare
from filmgate.script.parse import parse

SIZE = measures.SIZE
MOMENTS = (0.3, 3.0, 5.7)
# what flashes, beside the films that are asked for
HARD = (
    "a car explodes in the desert at night",
    "fireworks over a lake at night",
    "lightning storm over mountains",
)
# words in -ing that say nothing of what somebody does
NOT_VERBS = re.compile(
    r"\b(?:stunning|morning|evening|building|charming|breathtaking|interesting|painting|ceiling|clothing|lightning|during|king|"
    r"living room|dining|swimming pool|wedding|parking|amazing|winding|surrounding|vending|wing|ring|spring|string|thing|"
    r"mesmerizing|captivating|striking|opening shot|lighting|everything|nothing|something|shopping mall|sling|towering|timelapse|"
    r"bowling alley|boxing ring|fishing boat|washing machine|ironing board|setting|outstanding|being|using|zooming|panning|tilting)\b"
)


def prompts(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".json":
        return [line for line in text.splitlines() if line.strip()]
    found = json.loads(text)
    return sorted({one if isinstance(one, str) else one["prompt_en"] for one in found})


def film(kernels: Kernels, prompt: str, seed: int) -> Iterator[tuple[Any, float | None, bool]]:
    """(BGR frame, share of the frame that the subject covers or None, whether its middle is well inside)."""
    ready = prepare(kernels, parse(prompt, seed), seed=seed, duration=6.0, aspect=SIZE[0] / SIZE[1])
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


def sweep(texts: list[str], sheet: Path | None) -> None:
    kernels, count = Kernels(2), Counter[str]()
    tiles: list[Any] = []
    for number, text in enumerate(texts):
        found = parse(text)
        count["subject"] += found.subject is not None
        count["place"] += "scene" not in found.inferred
        count["covered"] += found.subject is not None or "scene" not in found.inferred
        if found.subject and re.search(r"\w{2}ing\b", NOT_VERBS.sub(" ", text.lower())):
            count["verbs"] += 1
            count["acted"] += "action" not in found.inferred
            if "action" in found.inferred and "-v" in sys.argv:
                print("no action:", text)
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
    total, staged, verbs = len(texts), max(count["staged"], 1), max(count["verbs"], 1)
    print(f"{total} prompts, {count['failed']} failed")
    for name in ("subject", "place", "covered", "dark", "frozen"):
        print(f"{name:10s} {count[name]:5d}  {count[name] / total:6.1%}")
    print(
        f"{'acted':10s} {count['acted']:5d}  {count['acted'] / verbs:6.1%} of {count['verbs']} with a subject and a verb"
    )
    for name in ("seen", "sized", "inside"):
        print(
            f"{name:10s} {count[name]:5d}  {count[name] / staged:6.1%} of {count['staged']} frames with a subject"
        )
    if sheet:
        tiles += [np.zeros_like(tiles[0])] * (-len(tiles) % 5)
        rows = [np.hstack(tiles[n : n + 5]) for n in range(0, len(tiles), 5)]
        cv2.imwrite(str(sheet), np.vstack(rows))


def scrambled(number: int, words: list[str]) -> str:
    """A prompt that nobody would write: words in any order, brackets, other scripts, nothing at all."""
    own = random.Random(number)
    parts = [own.choice(words) for _ in range(own.randint(0, 24))]
    parts += own.sample(
        [
            "[Pan left]",
            "[Zoom in,Shake]",
            "日本の海",
            "🦊🔥",
            "\u202e",
            "кошка",
            "then",
            "no",
            "0",
            "[",
            "]]",
            "%s",
        ],
        own.randint(0, 3),
    )
    own.shuffle(parts)
    return own.choice([" ", ", ", " and ", ""]).join(parts)[:2000]


def _fuzz(job: tuple[int, str]) -> str | None:
    number, text = job
    size, kernels = (228, 128), Kernels(1)
    try:
        ready = prepare(kernels, parse(text, number), seed=number, duration=6.0, aspect=size[0] / size[1])
        renderer = Renderer(kernels, *size, seed=number)
        for t in (0.0, 3.7):
            if not renderer.frame(ready.picture(t, size), 0).any():
                return f"black: {text[:120]!r}"
    except Exception as error:  # noqa: BLE001  told
        return f"failed: {text[:120]!r}: {error!r}"
    finally:
        kernels.close()
    return None


def fuzz(count: int) -> None:
    words = " ".join(Path(__file__).with_name("sixty.txt").read_text(encoding="utf-8").split()).split()
    words += [
        "vase",
        "shatters",
        "explodes",
        "burns",
        "pours",
        "opens",
        "falls",
        "then",
        "watercolor",
        "anime",
        "fireworks",
        "campfire",
        "autumn",
        "eerie",
        "macro",
    ]
    with ProcessPoolExecutor(2) as pool:
        found = [
            line
            for line in pool.map(_fuzz, ((n, scrambled(n, words)) for n in range(count)), chunksize=20)
            if line
        ]
    print(f"{count} scrambled prompts, {len(found)} failed", *found, sep="\n")


def films(texts: list[str]) -> None:
    worst = []
    for number, text in enumerate([*texts, *HARD]):
        light = measures.luma(text, number)
        worst.append((max(abs(a - b) for a, b in pairwise(light)), text))
    worst.sort(reverse=True)
    print(f"largest jump of mean luma between frames: {worst[0][0]:.1f} of 255 ({worst[0][1]})")
    digests = []
    for threads in (2, 1):
        other = Kernels(threads)
        found = hashlib.sha256()
        for number, text in enumerate(texts[::6]):
            for frame, _, _ in film(other, text, number):
                found.update(frame.tobytes())
        digests.append(found.hexdigest())
    print(
        "frames of every sixth, drawn twice, by two threads and by one:",
        "the same" if digests[0] == digests[1] else "DIFFERENT",
    )


def images() -> None:
    kernels = Kernels(2)
    with tempfile.TemporaryDirectory() as name:
        folder, size = Path(name), (1366, 768)
        for number, text in enumerate(
            ("A red fox in a snowy forest at dawn", "A lighthouse by the sea at sunset")
        ):
            ready = prepare(kernels, parse(text, number), seed=number, duration=6.0, aspect=16 / 9)
            frame = Renderer(kernels, *size, seed=1).frame(ready.picture(2.0, size), 1)
            cv2.imwrite(str(folder / f"{number}.png"), cv2.cvtColor(frame, cv2.COLOR_YUV2BGR_I420))
        whole: Any = cv2.imread(str(folder / "0.png"))
        cv2.imwrite(
            str(folder / "crop.png"), cv2.resize(whole[96:672, 171:1195], size, interpolation=cv2.INTER_CUBIC)
        )
        one, two, crop = (folder / f"{n}.png" for n in ("0", "1", "crop"))
        for label, first, last in (
            ("first", one, None),
            ("last", None, two),
            ("related pair", one, crop),
            ("unrelated pair", one, two),
        ):
            found = measures.ends(folder, first, last, size, "push in, light snow")
            print(f"{label:15s}", ", ".join(f"{end} frame {value:.1f} dB" for end, value in found.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("prompts", type=Path, nargs="?")
    parser.add_argument("--every", type=int, default=1, help="take each N-th prompt")
    parser.add_argument("--sheet", type=Path, help="draw forty of them")
    parser.add_argument("--fuzz", type=int, metavar="N")
    parser.add_argument("--moves", action="store_true")
    parser.add_argument("--films", type=Path, metavar="PROMPTS")
    parser.add_argument("--images", action="store_true")
    parser.add_argument("-v", action="store_true", help="name the prompts whose action was not understood")
    asked = parser.parse_args()
    if asked.prompts:
        sweep(prompts(asked.prompts)[:: asked.every], asked.sheet)
    if asked.fuzz:
        fuzz(asked.fuzz)
    if asked.moves:
        for name, found in (
            ("optical flow", measures.obedience(Kernels(2))),
            ("the camera's path", measures.truth(Kernels(2))),
        ):
            missed = [command for command, right in found.items() if not right]
            print(f"{name}: {len(found) - len(missed)} of {len(found)} commands", *missed)
    if asked.films:
        films(prompts(asked.films)[:: asked.every])
    if asked.images:
        images()


if __name__ == "__main__":
    main()

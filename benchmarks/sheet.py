"""A contact sheet of the embedded engine: rows of prompts, frames from left to right.

python benchmarks/sheet.py docs/images/sheet.jpg            the sheet of the README
python benchmarks/sheet.py out.jpg "A cat ..." "A dog ..."  any prompts, three frames each
python benchmarks/sheet.py FOLDER benchmarks/sixty.txt      a sheet for each ten lines of a file, three frames each
"""

import sys
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.build import prepare
from filmgate.script.parse import parse

SIZE = (1366, 768)
README = [
    "A red fox leaps over a fallen log in a snowy forest at dawn",
    "A hot air balloon drifts over canyons at sunset, pull back",
    "Storm waves crash against a lighthouse at night, orbit shot",
    "A motorcycle speeds through a neon city in the rain at night, tracking shot",
    "A lion walks across the savanna at golden hour, slow push in",
    "An erupting volcano at night, pull back",
    "Northern lights over snowy mountains at night, tilt up",
    "A shark swims over a coral reef underwater",
    "An astronaut walks on the moon, push in",
    "Coffee is poured into a cup in a kitchen",
    "A spaceship flies through a nebula in outer space",
    "A dragon flies over a castle at night",
]


def frames(kernels: Kernels, prompt: str, moments: list[float], seed: int) -> list[Any]:
    """BGR frames at these shares of a six-second clip."""
    ready = prepare(kernels, parse(prompt, seed), seed=seed, duration=6.0, aspect=SIZE[0] / SIZE[1])
    renderer = Renderer(kernels, *SIZE, seed=seed)
    pictures = [renderer.frame(ready.picture(u * 6, SIZE), int(u * 144)) for u in moments]
    return [cv2.cvtColor(picture, cv2.COLOR_YUV2BGR_I420) for picture in pictures]


def tile(picture: Any, width: int) -> Any:
    height = round(width * SIZE[1] / SIZE[0])
    return cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)


def strip(kernels: Kernels, prompt: str, seed: int) -> Any:
    """Three frames in a row under the prompt."""
    row = np.hstack([tile(f, 420) for f in frames(kernels, prompt, [0.03, 0.5, 0.97], seed)])
    return cv2.putText(row, prompt, (8, 18), 0, 0.5, (255, 255, 255), 1, cv2.LINE_AA)


def main() -> None:
    kernels = Kernels(2)
    target, *prompts = sys.argv[1:]
    if len(prompts) == 1 and Path(prompts[0]).is_file():
        lines = Path(prompts[0]).read_text(encoding="utf-8").splitlines()
        Path(target).mkdir(parents=True, exist_ok=True)
        for n in range(0, len(lines), 10):
            sheet = np.vstack([strip(kernels, p, n + k) for k, p in enumerate(lines[n : n + 10])])
            cv2.imwrite(f"{target}/{n // 10 + 1}.jpg", sheet, [cv2.IMWRITE_JPEG_QUALITY, 88])
        return
    if prompts:
        rows = [
            np.hstack([tile(f, 520) for f in frames(kernels, p, [0.03, 0.5, 0.97], 3 + n)])
            for n, p in enumerate(prompts)
        ]
    else:
        tiles = [tile(frames(kernels, p, [0.5], 3 + n)[0], 426) for n, p in enumerate(README)]
        rows = [np.hstack(tiles[n : n + 3]) for n in range(0, len(tiles), 3)]
    cv2.imwrite(target, np.vstack(rows), [cv2.IMWRITE_JPEG_QUALITY, 88])


if __name__ == "__main__":
    main()

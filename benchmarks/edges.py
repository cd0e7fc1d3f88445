"""How smooth silhouettes are, against four times as many pixels in both directions, averaged.

python benchmarks/edges.py               three figures a prompt
python benchmarks/edges.py "A cat ..."   of other prompts

`steep`: the mean gradient across the edges of what moves, as a share of the reference's (1 is as smooth; 2 is stairs).
`shimmer`: how much pixels at edges change from frame to frame of a slow pan, as a share of the reference's.
`off`: how far pixels at edges are from the reference, of 255 (stairs are, whatever their mean gradient is).
Grain, motion blur and depth of field are off.
"""

import sys
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.scene.scene import Scene
from filmgate.script.parse import parse

SIZE = (1024, 576)
TIMES = 4  # as many pixels in both directions: the kernels draw rows of 4096
PROMPTS = [
    "Two men shake hands in an office [Pan right]",
    "A woman in a red dress walks through a museum [Pan left]",
    "A white horse stands in a meadow by day [Pan right]",
    "A red bicycle stands on a street by day [Pan left]",
    "A castle on a hill by day [Pan right]",
]


def luma(kernels: Kernels, scene: Scene, size: tuple[int, int], t: float) -> tuple[Any, Any]:
    """Return the picture's luma as float32, and the mask of its subject."""
    renderer = Renderer(kernels, *size, seed=1)
    picture = replace(scene.picture(t, size), then=None, aperture=0.0)
    picture.grade.grain = 0.0
    frame = renderer.frame(picture, 0)[: size[1]].astype(np.float32)
    return frame, renderer.subject(picture)


def small(frame: Any) -> Any:
    """Average a large frame. A pixel's middle is at whole numbers, so the large frame moves by 1.5 pixels first."""
    shift = np.array([[1, 0, (TIMES - 1) / 2], [0, 1, (TIMES - 1) / 2]], np.float32)
    moved = cv2.warpAffine(frame, shift, frame.shape[::-1], borderMode=cv2.BORDER_REPLICATE)
    return cv2.resize(moved, SIZE, interpolation=cv2.INTER_AREA)


def steepness(frame: Any, edge: Any) -> float:
    x, y = cv2.Sobel(frame, cv2.CV_32F, 1, 0), cv2.Sobel(frame, cv2.CV_32F, 0, 1)
    return float(np.hypot(x, y)[edge].mean())


def main() -> None:
    kernels = Kernels(2)
    rows = []
    for prompt in sys.argv[1:] or PROMPTS:
        scene = prepare(kernels, parse(prompt, 1), seed=1, duration=6.0, aspect=SIZE[0] / SIZE[1])
        large = (SIZE[0] * TIMES, SIZE[1] * TIMES)
        own = [luma(kernels, scene, SIZE, t) for t in (3.0, 3.0 + 1 / 24)]
        best = [small(luma(kernels, scene, large, t)[0]) for t in (3.0, 3.0 + 1 / 24)]
        mask = own[0][1].astype(np.uint8)
        edge = cv2.morphologyEx(mask, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)) > 0
        steep = steepness(own[0][0], edge) / steepness(best[0], edge)
        shimmer = np.abs(own[1][0] - own[0][0])[edge].mean() / np.abs(best[1] - best[0])[edge].mean()
        off = float(np.abs(own[0][0] - best[0])[edge].mean())
        rows.append((steep, float(shimmer), off))
        print(f"steep {steep:.2f}  shimmer {shimmer:.2f}  off {off:4.1f}  {prompt}", flush=True)
    print("mean  {:.2f}          {:.2f}      {:4.1f}".format(*np.mean(rows, axis=0)))


if __name__ == "__main__":
    main()

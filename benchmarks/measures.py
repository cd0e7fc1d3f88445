"""What `picture.py` measures on frames: camera motion, light, likeness."""

import itertools
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from filmgate.domain.shot import FPS, Shot
from filmgate.engines.animatic.engine import AnimaticEngine
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.render.pixels import read
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.build import prepare
from filmgate.media.encode import encode
from filmgate.script.parse import parse

SIZE = (456, 256)
# command: axis of the picture's motion (x, y, growth), its sign, where to look (share of the height)
COMMANDS = {
    "Pan left": (0, 1, 0.0), "Pan right": (0, -1, 0.0), "Tilt up": (1, 1, 0.0), "Tilt down": (1, -1, 0.0),
    "Push in": (2, 1, 0.0), "Pull out": (2, -1, 0.0), "Zoom in": (2, 1, 0.0), "Zoom out": (2, -1, 0.0),
    "Truck left": (0, 1, 0.62), "Truck right": (0, -1, 0.62), "Pedestal up": (1, 1, 0.62),
    "Pedestal down": (1, -1, 0.62),
}  # fmt: skip


def luma(prompt: str, seed: int, *, size: tuple[int, int] = SIZE) -> list[float]:
    """Mean luma of every frame of six seconds as the engine hands them out, 0..255."""
    engine = AnimaticEngine(threads=2)
    shot = Shot(prompt=prompt, width=size[0], height=size[1], frames=6 * FPS, seed=seed)
    found = [float(chunk[0, : size[1]].mean()) for chunk in engine.render(shot, engine.plan(shot), Quiet())]
    engine.close()
    return found


def motion(
    kernels: Kernels, prompt: str, times: Sequence[float], top: float = 0.0
) -> tuple[float, float, float]:
    """Median shift between these moments, percent of the width, and growth in percent (LK flow and RANSAC)."""
    ready = prepare(kernels, parse(prompt), seed=3, duration=6.0, aspect=SIZE[0] / SIZE[1])
    renderer = Renderer(kernels, *SIZE, seed=3)
    frames = [renderer.frame(ready.picture(t, SIZE), round(t * 24))[: SIZE[1]] for t in times]
    found = []
    for a, b in itertools.pairwise(frames):
        mask = np.zeros_like(a)
        mask[int(top * SIZE[1]) :] = 255
        points: Any = cv2.goodFeaturesToTrack(a, 300, 0.01, 6, mask=mask)
        moved, status, _ = cv2.calcOpticalFlowPyrLK(a, b, points, np.empty_like(points))
        kept = status[:, 0] == 1
        matrix, _ = cv2.estimateAffinePartial2D(points[kept], moved[kept], ransacReprojThreshold=1.5)
        centre = matrix @ np.array([SIZE[0] / 2, SIZE[1] / 2, 1]) - (SIZE[0] / 2, SIZE[1] / 2)
        found.append((*(centre / SIZE[0] * 100), (math.hypot(matrix[0, 0], matrix[1, 0]) - 1) * 100))
    x, y, zoom = np.median(np.array(found), axis=0)
    return float(x), float(y), float(zoom)


def obedience(kernels: Kernels) -> dict[str, bool]:
    """Whether the picture moves as each of the contract's fifteen commands says."""
    place, times = "a cabin in the mountains on a sunny day", [2.0, 2.4, 2.8, 3.2, 3.6]
    found = {}
    for command, (axis, sign, top) in COMMANDS.items():
        found[command] = motion(kernels, f"{place} [{command}]", times, top)[axis] * sign > 0.12
    found["Static shot"] = max(map(abs, motion(kernels, f"{place} [Static shot]", times))) < 0.05
    # shaking goes both ways within a few frames
    steps = [motion(kernels, f"{place} [Shake]", [t, t + 0.04])[0] for t in np.arange(2.6, 3.4, 0.08)]
    found["Shake"] = max(steps) > 0.15 and min(steps) < -0.15
    # who is followed stays in its place while the ground runs past it
    ready = prepare(
        kernels,
        parse("a horse gallops through a meadow [Tracking shot]"),
        seed=3,
        duration=6.0,
        aspect=16 / 9,
    )
    renderer, places = Renderer(kernels, *SIZE, seed=3), []
    for t in (1.0, 3.0, 5.0):
        picture = ready.picture(t, SIZE)
        renderer.frame(picture, 0)
        places.append(float(np.nonzero(renderer.subject(picture))[1].mean()) / SIZE[0])
    travelled = ready.subject(5.0)[0] - ready.subject(1.0)[0]
    found["Tracking shot"] = max(places) - min(places) < 0.1 and abs(travelled) > 5
    return found


def truth(kernels: Kernels) -> dict[str, bool]:
    """The same of the camera's own path: what `Scene.camera` says at the start and the end."""
    found = {}
    for command, (_, sign, _) in COMMANDS.items():
        ready = prepare(
            kernels, parse(f"a cabin in the mountains [{command}]"), seed=3, duration=6.0, aspect=16 / 9
        )
        a, b = (ready.camera(t, SIZE) for t in (0.2, 5.8))
        pan = -math.remainder(math.atan2(b.fx, b.fz) - math.atan2(a.fx, a.fz), 2 * math.pi)
        slide = -((b.ex - a.ex) * a.rx + (b.ez - a.ez) * a.rz)
        near = (b.ex - a.ex) * a.fx + (b.ez - a.ez) * a.fz
        value = {
            "Pan": pan,
            "Til": b.cy - a.cy,
            "Zoo": b.focal - a.focal,
            "Pus": near,
            "Pul": near,
            "Tru": slide,
            "Ped": b.ey - a.ey,
        }[command[:3]]
        found[command] = value * sign > 0
    return found


class Quiet:
    """Nobody wants to know how far it is."""

    def progress(self, stage: str, done: float) -> None:
        pass


def ends(
    folder: Path, first: Path | None, last: Path | None, size: tuple[int, int], prompt: str
) -> dict[str, float]:
    """PSNR in dB of the first and the last frame of the encoded clip against the images that were given."""
    engine = AnimaticEngine(threads=2)
    shot = Shot(prompt=prompt, width=size[0], height=size[1], frames=6 * FPS, seed=7, first=first, last=last)
    clip = folder / "clip.mp4"
    encode(engine.render(shot, engine.plan(shot), Quiet()), size=size, fps=FPS, path=clip, exact=shot.exact)
    engine.close()
    film = cv2.VideoCapture(str(clip))
    frames = []
    while True:
        more, frame = film.read()
        if not more:
            break
        frames.append(frame)
    wanted = {"first": (first, frames[0]), "last": (last, frames[-1])}
    return {name: float(cv2.PSNR(read(path, size), frame)) for name, (path, frame) in wanted.items() if path}

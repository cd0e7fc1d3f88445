"""Where the milliseconds of a frame go: CPU time of one thread at 768p, by pass and by kind of scene.

    python benchmarks/passes.py                 eight scenes, a row for each
    python benchmarks/passes.py --person        what people add to a frame: one, in two shot sizes, and thirty
    python benchmarks/passes.py --styles        how much longer a frame takes in each style
    python benchmarks/passes.py --rows OUT      the same numbers as tab-separated lines, too
    python benchmarks/passes.py --prompts FILE  median and 95th percentile over the prompts of a file

Each number is the median of some frames. To compare two versions, run both by turns: the machine is noisy.
"""

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.render.picture import Picture
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.scene.scene import Scene
from filmgate.script.parse import parse

SIZE = (1366, 768)
SECONDS = 6.0
FRAMES = 9
SCENES = {
    "meadow, person": "A woman walks through a meadow by day, medium shot",
    "forest": "A deer walks through an autumn forest at dawn",
    "city, wet night": "A motorcycle speeds through a neon city in the rain at night",
    "kitchen": "A chef chops carrots in a kitchen",
    "face, close": "A woman smiles in a cafe, close-up",
    "underwater": "A shark swims over a coral reef underwater",
    "space": "An astronaut floats in outer space",
    "crowd of 30": "Thirty people walk through a meadow by day",
}
PEOPLE = {
    "medium shot": "A woman walks through a meadow by day, medium shot",
    "close-up": "A woman smiles in a meadow by day, close-up",
    "full shot": "A man walks through a meadow by day, wide shot",
    "thirty": "Thirty people walk through a meadow by day",
}
STYLED = "A fox walks through a snowy forest"
STYLES = ("", ", watercolor", ", anime style", ", pencil sketch", ", pixel art", ", claymation")
PASSES = {  # kernels by pass; what no kernel does is "python"
    "ground": "ground_depth ground_shade",
    "sky": "sky sky_fill",
    "skin": "skin",
    "shadow": "shadow_raster shadow_coarse shadow_ground",
    "raster": "project raster cover",
    "corners": "small_depth obscure obscure_soften obscure_ground contact contact_ground",
    "edges": "edges_find edges_count edges_sample edges_mix edges_set",
    "shade": "shade glow",
    "wet": "mirror wet floor mirror_small polish",
    "plants": "plants",
    "dots": "puffs particles",
    "glass": "clear glass glass_set",
    "parts": "parts parts_reach parts_blur parts_set",
    "optics": "drops heat heat_set streak ghosts",
    "motion": "moved motion motion_set",
    "focus": "soften near discs defocus",
    "bloom": "bright bloom shafts halve add_enlarged rays haze",
    "blur": "blur",
    "finish": "finish i420",
    "style": "part weigh squares calm pool flatten step ink pencil",
}
_PASS_OF = {f"fg_{kernel}": name for name, kernels in PASSES.items() for kernel in kernels.split()}
_CLOCK = time.thread_time


class Meter:
    """The CPU seconds that kernels took, by pass."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        for name in ("call", "rows"):
            setattr(Kernels, name, self._timed(getattr(Kernels, name)))

    def _timed(self, kernel: Callable[..., None]) -> Callable[..., None]:
        def run(own: Kernels, name: str, *arguments: Any, **options: Any) -> None:
            start = _CLOCK()
            kernel(own, name, *arguments, **options)
            self.spent[_PASS_OF.get(name, name)] += _CLOCK() - start

        return run

    @contextmanager
    def frame(self, into: list[dict[str, float]]) -> Any:
        """Add a row of milliseconds for what is done inside: by pass, the rest and the whole."""
        self.spent.clear()
        start = _CLOCK()
        yield
        whole = _CLOCK() - start
        row = {name: 1000 * seconds for name, seconds in self.spent.items()}
        row["python"], row["frame"] = 1000 * (whole - sum(self.spent.values())), 1000 * whole
        into.append(row)


class One(Kernels):
    """Kernels on this thread, so that its clock counts them."""

    def __init__(self) -> None:
        super().__init__(1)

    def rows(self, name: str, count: int, *arguments: Any, **_options: Any) -> None:
        self.call(name, *(one(0) if callable(one) else one for one in arguments), 0, count)


def medians(rows: list[dict[str, float]]) -> dict[str, float]:
    names = {name for row in rows for name in row}
    return {name: statistics.median(row.get(name, 0.0) for row in rows) for name in names}


def moments() -> list[float]:
    return [(k + 0.5) / FRAMES * SECONDS for k in range(FRAMES)]


def staged(kernels: Kernels, prompt: str) -> tuple[Scene, float]:
    """(Scene, CPU seconds of its preparation)."""
    start = _CLOCK()
    scene = prepare(kernels, parse(prompt, 1), seed=1, duration=SECONDS, aspect=SIZE[0] / SIZE[1])
    return scene, _CLOCK() - start


def filmed(meter: Meter, kernels: Kernels, prompt: str) -> dict[str, float]:
    """Milliseconds of a frame by pass; `picture`: what the scene's description takes, skin included."""
    scene, ready = staged(kernels, prompt)
    renderer = Renderer(kernels, *SIZE, seed=1)
    renderer.frame(scene.picture(0.0, SIZE), 0)
    rows: list[dict[str, float]] = []
    for number, t in enumerate(moments()):
        start = _CLOCK()
        with meter.frame(rows):
            shown = scene.picture(t, SIZE)
            described = _CLOCK() - start
            renderer.frame(shown, number)
        rows[-1]["picture"] = 1000 * described
    return medians(rows) | {"prepare": 1000 * ready}


def people(meter: Meter, kernels: Kernels, prompt: str) -> dict[str, float]:
    """Milliseconds that the people of a scene add: frames with them less frames without, and their own."""
    scene, _ = staged(kernels, prompt)
    renderer = Renderer(kernels, *SIZE, seed=1)
    played: list[dict[str, float]] = []
    rows: dict[bool, list[dict[str, float]]] = {True: [], False: []}
    vertices = 0
    for number, t in enumerate([0.0, *moments()]):
        with meter.frame(played):
            scene.played(t)
        shown = scene.picture(t, SIZE)
        vertices = sum(len(mesh.surface) for mesh in shown.meshes)
        for drawn in (True, False):
            with meter.frame(rows[drawn]):
                renderer.frame(shown if drawn else _empty(shown), number)
    posed, there, gone = (medians(one[1:]) for one in (played, rows[True], rows[False]))
    added = {name: there[name] - gone.get(name, 0.0) for name in there}
    return {
        "pose": posed["python"],
        "skin": posed.get("skin", 0.0),
        **{name: added.get(name, 0.0) for name in ("shadow", "raster", "shade")},
        "rest": added["frame"] - sum(added.get(name, 0.0) for name in ("shadow", "raster", "shade")),
        "adds": posed["frame"] + added["frame"],
        "vertices": vertices,
    }


def _empty(picture: Picture) -> Picture:
    return replace(picture, meshes=(), moving=0)


def spread(meter: Meter, kernels: Kernels, prompts: list[str]) -> None:
    """Print the median and the 95th percentile of what a frame and the preparation of each prompt take."""
    rows = [filmed(meter, kernels, prompt) for prompt in prompts]
    for name in ("frame", "prepare"):
        cuts = statistics.quantiles((row[name] for row in rows), n=20, method="inclusive")
        print(f"{name:9}{cuts[9]:9.0f} ms median{cuts[18]:9.0f} ms 95th percentile of {len(rows)} prompts")


def table(rows: dict[str, dict[str, float]]) -> None:
    last = ("python", "picture", "frame", "prepare", "adds", "vertices")
    names = {name for row in rows.values() for name, value in row.items() if value >= 0.05}
    order = [name for name in (*PASSES, "pose", "rest") if name in names]
    order += sorted(names - {*order, *last}) + [name for name in last if name in names]
    print(" " * 26 + "".join(f"{name:>9}" for name in order))
    for label, row in rows.items():
        print(f"{label:26}" + "".join(f"{row.get(name, 0.0):9.1f}" for name in order), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--person", action="store_true")
    parser.add_argument("--styles", action="store_true")
    parser.add_argument("--only", default="", help="scenes whose name has this in it")
    parser.add_argument("--rows", type=Path, help="a file that gets a line for each number")
    parser.add_argument("--prompts", type=Path, help="a file with a prompt on each line")
    asked = parser.parse_args()
    cv2.setNumThreads(1)
    meter, kernels = Meter(), One()
    if asked.prompts:
        spread(meter, kernels, asked.prompts.read_text(encoding="utf-8").splitlines())
        return
    prompts = PEOPLE if asked.person else SCENES
    if asked.styles:
        prompts = {style.strip(", ") or "plain": STYLED + style for style in STYLES}
    measure = people if asked.person else filmed
    found = {name: measure(meter, kernels, prompt) for name, prompt in prompts.items() if asked.only in name}
    table(found)
    if asked.rows:
        lines = [f"{name}\t{part}\t{ms:.2f}" for name, row in found.items() for part, ms in row.items()]
        asked.rows.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

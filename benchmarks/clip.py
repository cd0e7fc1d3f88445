"""What a clip costs, side by side with its floor: encoding the same frames with the same settings.

    python benchmarks/clip.py             wall, CPU, memory of some shots, and the ratio to the floor
    python benchmarks/clip.py --stages    where a frame's time goes; first frame, storyboard
    python benchmarks/clip.py --install   a fresh virtual environment: install, first clip, sizes

CPU seconds decide; wall depends on what else the machine does, so the load is printed with it.
FILMGATE_THREADS (default 2) sets the engine's threads: where two "cores" are two threads of one,
a second one costs CPU seconds and gains little.
"""

import argparse
import json
import multiprocessing
import os
import resource
import subprocess
import tempfile
import time
import venv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from filmgate.domain.shot import Shot, native_size
from filmgate.engines.animatic.engine import AnimaticEngine
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.media.encode import encode
from filmgate.studio.shoot import shoot

ROOT = Path(__file__).parent.parent
_SAMPLE = 24  # frames whose stages are timed
THREADS = int(os.environ.get("FILMGATE_THREADS", "2"))
SHOTS = [
    ("A red fox leaps over a fallen log in a snowy forest at dawn", "768p", 6),
    ("A lion walks across the savanna at golden hour, slow push in", "768p", 6),
    ("Storm waves crash against a lighthouse at night, orbit shot", "768p", 6),
    ("A motorcycle speeds through a neon city in the rain at night", "768p", 6),
    ("A red fox leaps over a fallen log in a snowy forest at dawn", "1080p", 6),
    ("A horse gallops along the beach at dawn, orbit shot", "768p", 10),
]


class Silent:
    """Nobody listens."""

    def progress(self, stage: str, done: float) -> None:
        pass


def make(prompt: str, resolution: str, seconds: int) -> Shot:
    width, height = native_size(resolution, None)
    return Shot(prompt=prompt, width=width, height=height, frames=24 * seconds, seed=1)


def clip(shot: Shot, folder: Path) -> None:
    shoot(AnimaticEngine(threads=THREADS), shot, Silent(), into=folder / "clip.mp4")


def raw(shot: Shot, folder: Path) -> None:
    engine = AnimaticEngine(threads=THREADS)
    with (folder / "raw").open("wb") as file:
        for frames in engine.render(shot, engine.plan(shot), Silent()):
            file.write(frames.tobytes())


def floor(shot: Shot, folder: Path) -> None:
    shape = (shot.frames, shot.height * 3 // 2, shot.width)
    frames = np.memmap(folder / "raw", np.uint8, "r", shape=shape)

    def each() -> Iterator[Any]:
        for number in range(shot.frames):
            yield np.array(frames[number : number + 1])

    encode(each(), size=(shot.width, shot.height), fps=shot.fps, path=folder / "floor.mp4")


def measured(work: Any, shot: Shot, folder: Path) -> dict[str, float]:
    """Run in a process of its own: seconds of wall and CPU, peak memory in MB."""
    queue: Any = multiprocessing.get_context("spawn").Queue()
    child = multiprocessing.get_context("spawn").Process(target=_child, args=(work, shot, folder, queue))
    child.start()
    found: dict[str, float] = queue.get()
    child.join()
    return found


def _child(work: Any, shot: Shot, folder: Path, queue: Any) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF)
    start = time.perf_counter()
    work(shot, folder)
    after = resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    queue.put({"wall": time.perf_counter() - start, "cpu": cpu, "rss": after.ru_maxrss / 1024})


def shots() -> None:
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {THREADS} engine threads")
    print(f"{'shot':58} {'wall s':>7} {'CPU s':>7} {'RSS MB':>7} {'floor':>7} {'ratio':>6} {'MB':>6}")
    for prompt, resolution, seconds in SHOTS:
        with tempfile.TemporaryDirectory() as name:
            folder, shot = Path(name), make(prompt, resolution, seconds)
            measured(raw, shot, folder)
            low, found = measured(floor, shot, folder), measured(clip, shot, folder)
            size = (folder / "clip.mp4").stat().st_size / 1e6
        label = f"{prompt[:44]} {resolution} {seconds} s"
        print(
            f"{label:58} {found['wall']:7.1f} {found['cpu']:7.1f} {found['rss']:7.0f} {low['cpu']:7.1f} "
            f"{found['cpu'] / low['cpu']:6.1f} {size:6.1f}"
        )
    print(f"load {os.getloadavg()[0]:.1f}")


def stages() -> None:
    """Milliseconds of a frame at 768p by kernel, on one thread; seconds to the first frame and to six stills."""
    spent: defaultdict[str, float] = defaultdict(float)
    for name in ("call", "rows"):
        setattr(Kernels, name, _timed(getattr(Kernels, name), spent))
    for prompt, resolution, seconds in SHOTS[:4]:
        shot, engine = make(prompt, resolution, seconds), AnimaticEngine(threads=1)
        engine.open(Silent())
        start = time.perf_counter()
        frames = engine.render(shot, engine.plan(shot), Silent())
        next(frames)
        first = time.perf_counter() - start
        spent.clear()
        start = time.process_time()
        for _ in range(_SAMPLE):
            next(frames)
        whole = (time.process_time() - start) / _SAMPLE * 1000
        named = ", ".join(
            f"{name[3:]} {1000 * s / _SAMPLE:.1f}"
            for name, s in sorted(spent.items(), key=lambda item: -item[1])[:12]
        )
        start = time.perf_counter()
        engine.storyboard(shot, 6)
        board = time.perf_counter() - start
        print(
            f"{prompt[:44]}: first frame {first:.2f} s, six stills {board:.2f} s; a frame {whole:.0f} ms: {named}"
        )


def _timed(kernel: Any, spent: defaultdict[str, float]) -> Any:
    def run(self: Kernels, name: str, *arguments: Any, **options: Any) -> None:
        start = time.process_time()
        kernel(self, name, *arguments, **options)
        spent[name] += time.process_time() - start

    return run


def install() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        venv.create(folder / "venv", with_pip=True)
        python = folder / "venv" / "bin" / "python"
        start = time.perf_counter()
        subprocess.run([python, "-m", "pip", "install", "-q", ROOT], check=True)
        print(f"install            {time.perf_counter() - start:6.1f} s (download and compilation included)")
        environment = {**os.environ, "FILMGATE_DATA_DIR": str(folder / "data")}
        for label in ("first clip", "second clip"):
            target = str(folder / "a.mp4")
            command = [str(python), "-m", "filmgate", "generate", SHOTS[0][0], "-o", target, "--json"]
            start = time.perf_counter()
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
            inner = json.loads(done.stdout)["timings"]["inference"] / 1000
            print(f"{label:18} {time.perf_counter() - start:6.1f} s, of which {inner:.1f} s inference")
        _sizes(folder / "venv")


def _sizes(folder: Path) -> None:
    site = next(folder.glob("lib/python*/site-packages"))
    sizes = {
        path.name: sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
        for path in site.iterdir()
        if path.is_dir()
    }
    print(f"site-packages      {sum(sizes.values()) / 1e6:6.0f} MB")
    for part, size in sorted(sizes.items(), key=lambda pair: -pair[1])[:10]:
        print(f"  {part:30} {size / 1e6:6.1f} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--install", action="store_true")
    parser.add_argument("--stages", action="store_true")
    options = parser.parse_args()
    (install if options.install else stages if options.stages else shots)()

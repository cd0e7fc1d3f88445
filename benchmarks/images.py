"""What the embedded engine makes of pictures: forty that packages bring along, with eighty instructions of ours.

    python benchmarks/images.py draw OUT [--every N] [--old CHECKOUT]   numbered sheets of five moments, in random order
    python benchmarks/images.py exact [--every N]                       PSNR of first and last frame after decoding
    python benchmarks/images.py pairs OUT                               first and last frames of two pictures, as sheets

The pictures are named in images.tsv (package, path in it, instruction). They are used where they lie and never copied:

    pip install scikit-image scikit-learn
    apt-get install opencv-doc mate-backgrounds plasma-workspace-wallpapers tuxpaint-stamps-default

`draw` writes OUT/NNN.jpg and OUT/key.json. A judge captions the sheets before anybody shows the instructions.
"""

import argparse
import csv
import hashlib
import importlib.util
import io
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
MOMENTS = [0.0, 0.25, 0.5, 0.75, 1.0]  # shares of the clip
MEETING = [0.1, 0.42, 0.5, 0.58, 0.9]
SECONDS, FPS = 6, 24
LEAST, MOST = 320, 2400  # pixels of the short and of the long side
# pictures of one scene, and of two: the numbers of pictures in the order of the list
PAIRS = [(0, 2), (2, 36), (3, 12), (11, 15), (26, 30), (30, 35), (9, 22), (34, 31), (17, 7), (38, 3)]


def pictures() -> list[tuple[Path, list[str]]]:
    """Return each picture with its instructions; those whose package is not installed are left out."""
    found: dict[Path, list[str]] = {}
    with (HERE / "images.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            path = Path(row["path"])
            if not path.is_absolute():
                spec = importlib.util.find_spec(path.parts[0])
                if spec is None or not spec.submodule_search_locations:
                    continue
                path = Path(spec.submodule_search_locations[0], *path.parts[1:])
            if path.is_file():
                found.setdefault(path, []).append(row["instruction"])
    return list(found.items())


def prepared(path: Path) -> Path:
    """Return the picture as the service hands it to an engine, in a size that the contract takes."""
    from PIL import Image  # noqa: PLC0415

    from filmgate.media.image import normalise  # noqa: PLC0415

    target = (
        Path(tempfile.gettempdir())
        / f"filmgate-still-{hashlib.sha256(str(path).encode()).hexdigest()[:12]}.png"
    )
    if target.is_file():
        return target
    with Image.open(path) as opened:
        picture = opened.convert("RGBA")
    if (k := LEAST / min(picture.size)) > 1:
        picture = picture.resize(
            (round(picture.width * k), round(picture.height * k)), Image.Resampling.LANCZOS
        )
    picture.thumbnail((MOST, MOST))
    whole = io.BytesIO()
    picture.save(whole, "PNG")
    normalise(whole.getvalue(), "image", target)
    return target


def clips() -> list[tuple[Path, str]]:
    return [(path, text) for path, texts in pictures() for text in texts]


def shot(prompt: str, first: Path | None = None, last: Path | None = None) -> Any:
    """Return the order for a clip of six seconds at 768p, in the aspect of its picture."""
    import cv2  # noqa: PLC0415

    from filmgate.domain.shot import Shot, native_size  # noqa: PLC0415

    seen: Any = cv2.imread(str(first or last), cv2.IMREAD_REDUCED_COLOR_2)
    tall, wide = seen.shape[:2]
    aspect = min(max(wide / tall, 0.4), 2.5)
    width, height = native_size("768p", (round(1000 * aspect), 1000))
    seed = int(hashlib.sha256(prompt.encode()).hexdigest()[:8], 16) % 2**31
    size = {"width": width, "height": height}
    return Shot(prompt=prompt, **size, frames=SECONDS * FPS + 1, seed=seed, first=first, last=last)


def sheet(order: Any, moments: list[float]) -> tuple[Any, float]:
    """Return five moments of a clip as one picture, and the CPU seconds that they took."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    from filmgate.engines.animatic.image import film  # noqa: PLC0415
    from filmgate.script.parse import parse  # noqa: PLC0415

    start = time.process_time()
    frames = film.stills(order, parse(order.prompt or "push in"), [u * SECONDS for u in moments])
    took = time.process_time() - start
    high = min(400, round(520 * order.height / order.width))
    wide = round(high * order.width / order.height)
    tiles = [cv2.resize(one, (wide, high), interpolation=cv2.INTER_AREA) for one in frames]
    tiles = [cv2.copyMakeBorder(one, 2, 2, 2, 2, cv2.BORDER_CONSTANT, value=(24, 24, 24)) for one in tiles]
    tiles.append(np.full_like(tiles[0], 24))
    return np.vstack([np.hstack(tiles[:3]), np.hstack(tiles[3:])]), took


def drawn(jobs: list[dict[str, Any]]) -> None:
    """Draw jobs {"first", "last", "prompt", "target"} with this version of the code."""
    import cv2  # noqa: PLC0415

    cv2.setNumThreads(1)
    for job in jobs:
        first, last = (Path(job[name]) if job.get(name) else None for name in ("first", "last"))
        first, last = (one and prepared(one) for one in (first, last))
        picture, took = sheet(shot(job["prompt"], first, last), job.get("moments", MOMENTS))
        cv2.imwrite(job["target"], picture, [cv2.IMWRITE_JPEG_QUALITY, 90])
        print(f"{took:6.1f} s  {job['prompt'][:60]}", flush=True)


def draw(asked: argparse.Namespace) -> None:
    chosen = clips()[:: asked.every]
    versions = ["new", "old"] if asked.old else ["new"]
    order = [(path, text, version) for path, text in chosen for version in versions]
    random.Random(7).shuffle(order)
    asked.out.mkdir(parents=True, exist_ok=True)
    key: list[dict[str, Any]] = [
        {"number": n, "picture": path.name, "prompt": text, "version": version, "first": str(path),
         "target": str((asked.out / f"{n:03}.jpg").absolute())}
        for n, (path, text, version) in enumerate(order, 1)
    ]  # fmt: skip
    (asked.out / "key.json").write_text(json.dumps(key, indent=1), encoding="utf-8")
    for version in versions:
        jobs = [one for one in key if one["version"] == version and not Path(one["target"]).is_file()]
        python, tree = (
            (sys.executable, None) if version == "new" else (asked.old / ".venv/bin/python", asked.old)
        )
        _run(python, tree, jobs)


def _run(python: Any, tree: Path | None, jobs: list[dict[str, Any]]) -> None:
    """Draw jobs in a process of their own, with the code of a checkout, or of this one."""
    sources = [str(tree / "src")] if tree else []
    program = f"import sys; sys.path[:0] = {[*sources, str(HERE)]!r}; import json, images; images.drawn(json.load(sys.stdin))"
    subprocess.run([str(python), "-c", program], input=json.dumps(jobs), text=True, check=True)


def pairs(asked: argparse.Namespace) -> None:
    found, jobs = pictures(), []
    asked.out.mkdir(parents=True, exist_ok=True)
    for number, (a, b) in enumerate(PAIRS):
        target = str((asked.out / f"{number:02}.jpg").absolute())
        jobs.append(
            {
                "first": str(found[a][0]),
                "last": str(found[b][0]),
                "prompt": "",
                "target": target,
                "moments": MEETING,
            }
        )
    _run(sys.executable, None, jobs)


def exact(asked: argparse.Namespace) -> None:
    """Encode whole clips, decode them, and compare their ends with the pictures that were asked for."""
    from measures import ends  # noqa: PLC0415

    found: dict[str, list[float]] = {"first": [], "last": []}
    for path, text in clips()[:: asked.every]:
        for end, values in found.items():
            one: dict[str, Path | None] = {"first": None, "last": None, end: prepared(path)}
            order = shot(text, **one)
            with tempfile.TemporaryDirectory() as folder:
                value = ends(Path(folder), **one, size=(order.width, order.height), prompt=text)[end]
            values.append(value)
            print(f"{value:5.1f} dB  {end:5}  {path.name:24} {text}", flush=True)
    for end, values in found.items():
        print(f"{end}: least {min(values):.1f} dB, median {statistics.median(values):.1f} dB")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    does = parser.add_subparsers(dest="does", required=True)
    one = does.add_parser("draw")
    one.add_argument("out", type=Path)
    one.add_argument("--every", type=int, default=1)
    one.add_argument("--old", type=Path)
    one.set_defaults(run=draw)
    one = does.add_parser("exact")
    one.add_argument("--every", type=int, default=1)
    one.set_defaults(run=exact)
    one = does.add_parser("pairs")
    one.add_argument("out", type=Path)
    one.set_defaults(run=pairs)
    asked = parser.parse_args()
    asked.run(asked)


if __name__ == "__main__":
    main()

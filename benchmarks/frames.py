"""Whether every prompt still draws the same bits: three stills each at 480p against SHA-256 in frames.tsv.

    python benchmarks/frames.py                     the sixty of sixty.txt, and three with images
    python benchmarks/frames.py --few               twelve that pass over most rooms of the engine, in a minute
    python benchmarks/frames.py PROMPTS             the prompts of a file: one a line, or a column `prompt` of a .tsv
    python benchmarks/frames.py [PROMPTS] --renew   write the rows of frames.tsv anew; --only KEY[,KEY] just these

A change that moves or renames code must leave every row as it is. Where a rule was wrong and is mended, the commit
and the changelog name it, and those rows alone are renewed. A row is found by a digest of its prompt, which also
seeds it; frames.tsv holds no prompt.

Frames are the same for any number of threads. They are the same on two machines if numpy, OpenCV and the C library
choose the same instructions, so instruction sets beyond AVX2 are switched off here. The head of frames.tsv says on
which machine and with which versions it was made; on another one make a table of the commit before yours first:
`--table other.tsv --renew`, then compare with `--table other.tsv`.
"""

import argparse
import csv
import hashlib
import os
import platform
import subprocess
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SIXTY = HERE / "sixty.txt"
TABLE = HERE / "frames.tsv"
# lines of sixty.txt: animals and what they leap over, blasts, water, a beam, styles, sets, rooms, people, pouring
FEW = (1, 19, 23, 27, 29, 36, 37, 39, 42, 50, 53, 59)
STILLS = 3
SIZE = (854, 480)
# by images: the first frame, the last one, both; drawn by the prompts of these lines of sixty.txt
IMAGES = (("first", 1, None), ("last", None, 38), ("both", 1, 38))
PLAIN = "FILMGATE_FRAMES_PLAIN"  # says to a child that it runs with plain instructions


def key(prompt: str) -> str:
    return hashlib.sha256(prompt.encode()).hexdigest()[:16]


def prompts(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    if path.suffix == ".tsv":
        return [row["prompt"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return [line for line in lines if line.strip()]


def plain_instructions() -> dict[str, str]:
    """The environment in which numpy and OpenCV use nothing beyond AVX2."""
    from numpy._core._multiarray_umath import __cpu_dispatch__ as known  # type: ignore[import-not-found]  # noqa: PLC0415

    wide = [name for name in known if name.startswith(("AVX512", "X86_V4"))]
    return os.environ | {
        PLAIN: "1",
        "NPY_DISABLE_CPU_FEATURES": " ".join(wide),
        "OPENCV_CPU_DISABLE": "AVX512-SKX,AVX512-ICL,AVX512F,AVX512-COMMON",
        "OPENBLAS_CORETYPE": "Haswell",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }


def machine() -> str:
    """What the bits depend on, beside the code."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    libc = " ".join(part for part in platform.libc_ver() if part) or platform.system()
    return f"{platform.machine()} up to AVX2, {libc}, numpy {np.__version__}, OpenCV {cv2.__version__}"


def stills(job: tuple[str, str, str | None, str | None]) -> tuple[str, list[str]]:
    """(Key, hashes): of the stills of a prompt, or of a prompt with images that other prompts draw."""
    from filmgate.engines.animatic.engine import AnimaticEngine  # noqa: PLC0415

    name, prompt, first, last = job
    engine = AnimaticEngine(threads=1)
    try:
        with tempfile.TemporaryDirectory() as folder:
            paths = [_image(engine, Path(folder), other) if other else None for other in (first, last)]
            return name, [_hash(one) for one in _drawn(engine, prompt, *paths)]
    finally:
        engine.close()


def _drawn(engine: Any, prompt: str, first: Path | None = None, last: Path | None = None) -> list[Any]:
    from filmgate.domain.shot import Shot  # noqa: PLC0415

    seed = int(key(prompt), 16) % 2**31
    shot = Shot(prompt=prompt, width=SIZE[0], height=SIZE[1], frames=144, seed=seed, first=first, last=last)
    drawn: list[Any] = engine.storyboard(shot, STILLS)
    return drawn


def _image(engine: Any, folder: Path, prompt: str) -> Path:
    import cv2  # noqa: PLC0415

    path = folder / f"{key(prompt)}.png"
    cv2.imwrite(str(path), _drawn(engine, prompt)[1])
    return path


def _hash(frame: Any) -> str:
    return hashlib.sha256(frame.tobytes()).hexdigest()


def jobs(asked: argparse.Namespace) -> list[tuple[str, str, str | None, str | None]]:
    if asked.prompts:
        return [(key(text), text, None, None) for text in dict.fromkeys(prompts(asked.prompts))]
    sixty = prompts(SIXTY)
    chosen = [sixty[number - 1] for number in FEW] if asked.few else sixty
    found: list[tuple[str, str, str | None, str | None]] = [(key(text), text, None, None) for text in chosen]
    line = dict(enumerate(sixty, 1))
    for name, first, last in IMAGES[: 1 if asked.few else None]:
        prompt = "Slow push in, the water moves, snow falls"
        found.append((f"image-{name}", prompt, line[first] if first else None, line[last] if last else None))
    return found


def read(table: Path) -> tuple[str, dict[str, list[str]]]:
    """(Machine, hashes by key)."""
    if not table.exists():
        return "", {}
    head, *lines = table.read_text(encoding="utf-8").splitlines()
    return head.removeprefix("# "), {name: hashes for name, *hashes in (line.split("\t") for line in lines)}


def write(table: Path, rows: dict[str, list[str]]) -> None:
    lines = ["\t".join((name, *hashes)) for name, hashes in sorted(rows.items())]
    table.write_text("\n".join((f"# {machine()}", *lines)) + "\n", encoding="utf-8")


def check(asked: argparse.Namespace) -> int:
    began = time.monotonic()
    made_on, known = read(asked.table)
    if known and made_on != machine():
        print(
            f"{asked.table.name} was made on {made_on};\nthis is {machine()}: hashes may differ for that alone."
        )
    wanted = [job for job in jobs(asked) if not asked.only or job[0] in asked.only.split(",")][:: asked.every]
    changed = []
    # not ProcessPoolExecutor: it hangs where a child that made its share is to be replaced (CPython issue 115634)
    with get_context("spawn").Pool(asked.processes, maxtasksperchild=40) as pool:
        for job, (name, hashes) in zip(wanted, pool.imap(stills, wanted), strict=True):
            if known.get(name) == hashes:
                continue
            changed.append(name)
            what = "is not in the table" if name not in known else "draws other frames"
            numbers = [
                n for n, (a, b) in enumerate(zip(known.get(name, hashes), hashes, strict=True), 1) if a != b
            ]
            print(f"{name} {what}{f' ({numbers})' if numbers else ''}: {job[1]}", flush=True)
            known[name] = hashes
            if asked.renew:  # row by row: what was drawn is kept when somebody stops it
                write(asked.table, known)
    took = time.monotonic() - began
    print(f"{len(wanted)} prompts, {len(changed)} {'renewed' if asked.renew else 'changed'}, {took:.0f} s")
    return 0 if asked.renew or not changed else 1


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("prompts", type=Path, nargs="?")
    parser.add_argument("--few", action="store_true", help="twelve of the sixty, and one image")
    parser.add_argument("--table", type=Path, default=TABLE)
    parser.add_argument("--renew", action="store_true", help="write the rows that changed")
    parser.add_argument(
        "--only", metavar="KEYS", help="only the rows of these keys, with commas between them"
    )
    parser.add_argument("--every", type=int, default=1, help="take each N-th prompt")
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args()
    if PLAIN not in os.environ:  # numpy reads its settings when it is imported: begin again with them
        return subprocess.run([sys.executable, *sys.argv], env=plain_instructions(), check=False).returncode
    return check(asked)


if __name__ == "__main__":
    sys.exit(main())

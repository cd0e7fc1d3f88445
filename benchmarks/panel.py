"""A blind panel: what do people see in the embedded engine's shots who know neither the prompt nor the code?

    python benchmarks/panel.py draw PROMPTS.tsv --old CHECKOUT --out panel
    (a judge looks at panel/pictures and writes panel/captions-NAME.jsonl)
    python benchmarks/panel.py reveal panel --judge NAME
    (the judge reads panel/prompts-NAME.tsv and writes panel/scores-NAME.jsonl)
    python benchmarks/panel.py report panel --keep benchmarks/panels/DATE

PROMPTS.tsv has the columns id and prompt, and may have class (or source, whose part after "/" is taken for it).
`--ids odd|even|all` and `--count N --seed K` choose among them. CHECKOUT is a working tree of another commit of this
project with a virtual environment in .venv; its pictures are mixed in, unmarked, in an order that --seed decides.

A picture is five frames of a six-second shot, from left to right and top to bottom, without a word in it. A caption is
{"picture": 12, "caption": "who, how many, what they do, with what, where, when"}; a score is
{"picture": 12, "subject": 0..1, "action": 0..1, "place": 0..1, "relevance": 0..3, "beauty": 0..3, "note": ""}.
A caption cannot be written any more once the prompts are revealed: `reveal` keeps its SHA-256, `report` compares.
Report prints means by class, old beside new, the share at 2 or more, what two judges agree on, and the worst twenty.
Prompts are not kept: `--keep` writes captions, scores and figures, by id.
"""

import argparse
import csv
import hashlib
import json
import random
import subprocess
import sys
from pathlib import Path

from panels import drawing, figures, seen
from panels.judged import Judged, Picture, read_captions, read_scores

HERE = Path(__file__).parent
KEY = "key.json"  # which picture is which: no judge opens it


def draw(asked: argparse.Namespace) -> None:
    """Draw every prompt by this code and by the old one, and number the pictures in a random order."""
    rows = _chosen(asked)
    versions = {"new": (Path(sys.executable), HERE)}
    if asked.old:
        versions["old"] = (asked.old / ".venv/bin/python", asked.old / "benchmarks")
    order = [(row, version) for row in rows for version in versions]
    random.Random(asked.seed).shuffle(order)
    pictures = asked.out / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    key = [
        Picture(number=number, id=row["id"], version=version, group=_group(row), prompt=row["prompt"])
        for number, (row, version) in enumerate(order, 1)
    ]
    (asked.out / KEY).write_text(json.dumps([one.as_json() for one in key], indent=1), encoding="utf-8")
    for version, (python, benchmarks) in versions.items():
        wanted = [
            {"prompt": one.prompt, "target": str((pictures / f"{one.number:03}.jpg").absolute())}
            for one in key
            if one.version == version and not (pictures / f"{one.number:03}.jpg").is_file()
        ]
        # in a process of its own: the old code has its own modules of the same names
        subprocess.run(
            [python, drawing.__file__, benchmarks],
            input=json.dumps(wanted),
            text=True,
            check=True,
            cwd=asked.out,
        )
    print(f"{len(key)} pictures of {len(rows)} prompts in {pictures}")


def reveal(asked: argparse.Namespace) -> None:
    """Close the captions of a judge, and write the prompts for them."""
    key = _key(asked.folder)
    captions = asked.folder / f"captions-{asked.judge}.jsonl"
    missing = {one.number for one in key} - read_captions(captions).keys()
    if missing:
        sys.exit(f"no caption yet for {sorted(missing)}")
    _seal(captions).write_text(_digest(captions), encoding="ascii")
    lines = ["picture\tprompt", *(f"{one.number}\t{one.prompt}" for one in key)]
    target = asked.folder / f"prompts-{asked.judge}.tsv"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{target}: one prompt for each picture; now the scores")


def report(asked: argparse.Namespace) -> None:
    """Merge what the judges said, print the figures, and keep both."""
    key = _key(asked.folder)
    judged = []
    for path in sorted(asked.folder.glob("scores-*.jsonl")):
        name = path.stem.removeprefix("scores-")
        captions = asked.folder / f"captions-{name}.jsonl"
        if _seal(captions).read_text(encoding="ascii") != _digest(captions):
            sys.exit(f"{captions} was changed after its prompts were revealed")
        judged.append(Judged(name, read_captions(captions), read_scores(path, {one.number for one in key})))
    named, drawn = seen.share(key, judged)
    text = figures.report(key, judged)
    text += f"\nOf the roles that are told as drawn, {named} of {drawn} are named in the captions.\n"
    print(text)
    if asked.keep:
        asked.keep.mkdir(parents=True, exist_ok=True)
        (asked.keep / "report.md").write_text(text, encoding="utf-8")
        lines = [json.dumps(row, ensure_ascii=False) for row in figures.rows(key, judged)]
        (asked.keep / "judged.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _chosen(asked: argparse.Namespace) -> list[dict[str, str]]:
    with asked.prompts.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    wanted = {"odd": (1,), "even": (0,), "all": (0, 1)}[asked.ids]
    rows = [row for row in rows if int(row["id"]) % 2 in wanted]
    if asked.count and asked.count < len(rows):
        rows = random.Random(asked.seed).sample(rows, asked.count)
    return rows


def _group(row: dict[str, str]) -> str:
    return row.get("class") or row.get("source", "").rpartition("/")[2].split(",")[0] or "all"


def _key(folder: Path) -> list[Picture]:
    return [Picture(**one) for one in json.loads((folder / KEY).read_text(encoding="utf-8"))]


def _seal(captions: Path) -> Path:
    return captions.with_suffix(".sha256")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    verbs = parser.add_subparsers(required=True)
    drawn = verbs.add_parser("draw")
    drawn.add_argument("prompts", type=Path)
    drawn.add_argument("--old", type=Path, help="a working tree of another commit, with .venv")
    drawn.add_argument("--out", type=Path, default=Path("panel"))
    drawn.add_argument("--ids", choices=("odd", "even", "all"), default="odd")
    drawn.add_argument("--count", type=int, default=0)
    drawn.add_argument("--seed", type=int, default=1)
    drawn.set_defaults(run=draw)
    shown = verbs.add_parser("reveal")
    shown.add_argument("folder", type=Path)
    shown.add_argument("--judge", required=True)
    shown.set_defaults(run=reveal)
    told = verbs.add_parser("report")
    told.add_argument("folder", type=Path)
    told.add_argument("--keep", type=Path)
    told.set_defaults(run=report)
    asked = parser.parse_args()
    asked.run(asked)


if __name__ == "__main__":
    main()

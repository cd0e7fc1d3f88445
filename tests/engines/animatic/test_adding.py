"""The recipes of docs/animatic.md, followed to the letter in a copy of the project."""

import ast
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import filmgate

PROJECT = Path(filmgate.__file__).parent
DOCS = Path(__file__).parents[3] / "docs" / "animatic.md"
_BLOCK = re.compile(
    r"```python\n# (?P<file>\S+), (?P<how>a row of|above|below its) (?P<name>\w+)\n(?P<text>.*?)```",
    re.DOTALL,
)
_RECIPE = re.compile(r"^\*\*", re.MULTILINE)

# what is added, a prompt with it, and the same prompt without it
PROMPTS = {
    "okapi": ("an okapi in a meadow", "a meadow"),
    "snail": ("a snail in a meadow", "a meadow"),
    "spool": ("a spool in a room", "a room"),
    "quarry": ("a horse in a quarry", "a horse in a meadow"),
    "genuflect": ("a woman genuflects in a meadow", "a woman stands in a meadow"),
    "geyser": ("a horse in a meadow with a geyser", "a horse in a meadow"),
}
DRAW = """
import hashlib, json, sys
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.build import prepare
from filmgate.script.parse import parse
kernels, found = Kernels(1), {}
for prompt in json.load(sys.stdin):
    read = parse(prompt)
    ready = prepare(kernels, read, seed=3, duration=6.0, aspect=16 / 9)
    frame = Renderer(kernels, 224, 126, seed=3).frame(ready.picture(1.0, (224, 126)), 24)
    found[prompt] = {
        "frame": hashlib.sha256(frame.tobytes()).hexdigest(),
        "left_out": read.left_out,
        "read": [read.subject, read.scene, *read.beats, *read.effects],
    }
print(json.dumps(found))
"""


class Block(NamedTuple):
    """One block of a recipe: what goes where."""

    file: str
    how: str
    name: str
    text: str


def recipes() -> Iterator[tuple[str, list[Block]]]:
    text = DOCS.read_text(encoding="utf-8").split("## Add something in ten minutes")[1]
    starts = [found.start() for found in _RECIPE.finditer(text)] + [len(text)]
    for start, end in itertools.pairwise(starts):
        blocks = [Block(**found.groupdict()) for found in _BLOCK.finditer(text[start:end])]
        if blocks:
            yield text[start:end].split("**")[1], blocks


def put(block: Block, project: Path) -> None:
    """Write a block into its file: below the imports, above a table, or before the bracket that closes it."""
    path = project / block.file
    source = path.read_text(encoding="utf-8")
    lines, text = source.splitlines(keepends=True), block.text
    there = [node for node in ast.parse(source).body if _name(node) == block.name]
    first, last = there[0].lineno - 1, there[-1].end_lineno or 0
    match block.how:
        case "below its":
            lines.insert(last, text)
        case "above":
            lines.insert(first, f"{text}\n\n")
        case _:
            head, bracket, tail = lines[last - 1].rpartition("}" if "}" in lines[last - 1] else ")")
            comma = ",\n" if head.strip() and not head.rstrip().endswith((",", "{")) else ""
            lines[last - 1] = f"{head}{comma}{text}{bracket}{tail}"
    path.write_text("".join(lines), encoding="utf-8")


def _name(node: ast.stmt) -> str:
    """The name of a table, or "imports"."""
    match node:
        case ast.Import() | ast.ImportFrom():
            return "imports"
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
        case _:
            return ""


def draw(folder: Path, prompts: list[str]) -> dict[str, Any]:
    """Draw a small frame of each prompt by the project in this folder."""
    # a copy of the package is not what the coverage gate counts
    environment = {name: value for name, value in os.environ.items() if name != "COVERAGE_PROCESS_START"}
    done = subprocess.run(
        [sys.executable, "-c", DRAW],
        input=json.dumps(prompts),
        capture_output=True,
        text=True,
        check=False,
        env={**environment, "PYTHONPATH": str(folder)},
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Any]]:
    """Every prompt, drawn by the project as it is and by a copy in which all recipes were followed."""
    scratch = tmp_path_factory.mktemp("recipes")
    shutil.copytree(PROJECT, scratch / "filmgate", ignore=shutil.ignore_patterns("__pycache__"))
    for _, blocks in recipes():
        for block in blocks:
            put(block, scratch / "filmgate")
    prompts = sorted({prompt for pair in PROMPTS.values() for prompt in pair})
    return draw(PROJECT.parent, prompts), draw(scratch, prompts)


def test_each_recipe_touches_two_files() -> None:
    found = {title: {block.file for block in blocks} for title, blocks in recipes()}
    assert len(found) == len(PROMPTS)
    assert {len(files) for files in found.values()} == {2}


@pytest.mark.parametrize("name", PROMPTS)
def test_who_follows_a_recipe_sees_the_thing_in_the_picture(
    drawn: tuple[dict[str, Any], dict[str, Any]], name: str
) -> None:
    before, after = drawn
    prompt, without = PROMPTS[name]
    assert name in after[prompt]["read"]
    assert after[prompt]["left_out"] == []
    assert name not in before[prompt]["read"]
    assert after[prompt]["frame"] not in (before[prompt]["frame"], after[without]["frame"])


@pytest.mark.parametrize("name", PROMPTS)
def test_a_recipe_leaves_every_other_picture_as_it_was(
    drawn: tuple[dict[str, Any], dict[str, Any]], name: str
) -> None:
    before, after = drawn
    _, without = PROMPTS[name]
    assert before[without] == after[without]

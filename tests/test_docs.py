"""The docs name only what exists."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from filmgate.cli import app
from filmgate.settings import Settings

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "filmgate"
PAGES = [
    *(ROOT / name for name in ("README.md", "AGENTS.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted(
        path
        for path in (ROOT / "deploy").rglob("*")
        if path.suffix not in (".json", ".env") and path.is_file()
    ),
]
_CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
_COMMAND = re.compile(r"\bfilmgate((?: +[^\s`|;&)(\"'#…]+)+)")
# paths are said from here: the repository, the package, the rooms of the engines, what is sent to browsers
_FROM = (
    ROOT,
    PACKAGE,
    PACKAGE / "engines" / "animatic",
    PACKAGE / "engines" / "diffusers",
    PACKAGE / "engines",
    PACKAGE / "web" / "static",
)
_ROOMS = {path.name for start in _FROM for path in start.iterdir() if path.is_dir()}
pages = pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))


def code(page: Path) -> str:
    """Return the code that a page shows. A file that is no page is all code."""
    text = page.read_text(encoding="utf-8").replace("\\\n", " ")
    if page.suffix == ".md":
        return "\n".join(_CODE.findall(text))
    return re.sub(r'\[?"([^"\n]*)"[],]?', r"\1", text)  # a list of words is a line of a shell


def commands(text: str) -> Iterator[list[str]]:
    for match in _COMMAND.finditer(text):
        yield match[1].split()


def unknown(words: list[str], root: Any) -> str | None:
    """Return the first word that names no command and no option, if there is one."""
    here = root
    for word in words:
        if word.startswith("--"):
            options = {name for one in here.params for name in (*one.opts, *one.secondary_opts)}
            if word.partition("=")[0] not in {*options, "--help"}:
                return word
        elif hasattr(here, "commands"):
            if word not in here.commands:
                return word
            here = here.commands[word]
    return None


@pages
def test_each_command_and_option_in_the_docs_exists(page: Path) -> None:
    root: Any = typer.main.get_command(app())
    found = list(commands(code(page)))
    if page.suffix != ".md":  # there the word is also the name of users, images and folders
        found = [words for words in found if words[0] in root.commands]
    assert not {f"filmgate {' '.join(words)}: {bad}" for words in found if (bad := unknown(words, root))}


def test_the_docs_show_most_commands_and_a_wrong_one_is_noticed() -> None:
    root: Any = typer.main.get_command(app())
    shown = {words[0] for page in PAGES for words in commands(code(page))}
    assert len(shown) > 8
    assert unknown(["serve", "--hots", "0.0.0.0"], root) == "--hots"
    assert unknown(["keys", "shred", "KEY_ID"], root) == "shred"
    assert unknown(["keys", "create", "--scope", "worker"], root) is None


def _variables() -> set[str]:
    """Return the variables that settings have, and those that code and tests read by name."""
    read = (
        name
        for folder in ("src", "tests", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
        if path.name != Path(__file__).name
        for name in re.findall(r"\"(FILMGATE_[A-Z_0-9]+)\"", path.read_text(encoding="utf-8"))
    )
    fields = {
        f"{name}__{inner}" if inner else name
        for name, field in Settings.model_fields.items()
        for inner in (getattr(field.annotation, "model_fields", None) or {"": None})
    }
    return {*read, *(f"FILMGATE_{name.upper()}" for name in fields)}


def test_each_variable_in_the_docs_is_read() -> None:
    known = _variables()
    for page in PAGES:
        named = set(re.findall(r"FILMGATE_[A-Z_0-9]*[A-Z0-9]\b", page.read_text(encoding="utf-8")))
        assert not named - known, page


@pages
def test_each_file_and_module_in_the_docs_exists(page: Path) -> None:
    text = code(page) if page.suffix == ".md" else ""
    modules = set(re.findall(r"\bfilmgate(?:\.[a-z_0-9]+)*\.[a-z_0-9]+\b(?=\.[A-Z]|[:`\s])", text))
    modules = {
        name for name in modules if name.split(".")[1] in _ROOMS and not name.endswith((".db", ".env"))
    }
    missing = {name for name in modules if not _module(name)}
    for path in re.findall(
        r"(?<![\w/.:-])((?:[\w.-]+/)+(?:[\w*-]+\.(?:py|c|h|js|tsv|txt|md))?)(?=[`\s:,;])", text
    ):
        if path.split("/")[0] in {
            *_ROOMS,
            "src",
            "docs",
            "tests",
            "benchmarks",
            "scripts",
            "deploy",
        } and not any(list(start.glob(path)) for start in (*_FROM, page.parent)):
            missing.add(path)
    assert not missing


def _module(name: str) -> bool:
    place = ROOT / "src" / name.replace(".", "/")
    return place.is_dir() or place.with_suffix(".py").is_file()


def test_each_target_of_make_in_the_docs_exists() -> None:
    made = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        name
        for page in PAGES
        if page.suffix == ".md"
        for name in re.findall(r"(?:^|`|&& )make ([a-z]+)", code(page), re.MULTILINE)
    }
    assert len(named) > 4
    assert not named - made

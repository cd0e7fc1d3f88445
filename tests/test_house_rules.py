"""The house keeps its own rules."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

import filmgate
from filmgate.domain.levels import LEVELS
from filmgate.media.folder import Folder
from filmgate.media.inspect import Inspector
from filmgate.settings import Limits, Screen, Settings
from filmgate.web import app
from filmgate.web.context import Context

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "filmgate"
SOURCES = sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.c"), *PACKAGE.rglob("*.h")])


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_is_small_and_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    assert text.startswith(('"""', "/*"))


def test_there_is_no_drawer_for_odds_and_ends() -> None:
    names = {path.stem for path in SOURCES} | {path.parent.name for path in SOURCES}
    # flow/services.py is no drawer: it is one value, the database, the blobs and the rules
    assert not names & {"utils", "helpers", "common", "core", "managers", "misc"}


# what waits for another process, or for a socket, waits in its time; how long a request took is only told
_REAL_TIME = {"media/image.py", "store/patience.py", "web/metrics.py"}
_SEAM = re.compile(
    r"\b(time\.(monotonic|time|sleep|perf_counter)|datetime\.now|secrets\.token_\w+|uuid\.uuid\d|os\.urandom)\("
)


@pytest.mark.parametrize("room", ["domain", "wire", "store", "media", "flow", "web"])
def test_time_and_chance_on_the_server_come_from_one_seam(room: str) -> None:
    found = {
        f"{path.relative_to(PACKAGE)}: {match[0]}"
        for path in sorted((PACKAGE / room).glob("*.py"))
        if str(path.relative_to(PACKAGE)) not in _REAL_TIME
        for match in _SEAM.finditer(path.read_text(encoding="utf-8"))
    }
    assert not found


_SURFACE = {"gloss", "grain", "metal", "sheen", "soft"}


def _paints_itself(path: Path) -> bool:
    """Tell whether a module says with a number how rough, shiny or soft a surface is."""
    return any(
        word.arg in _SURFACE and isinstance(word.value, ast.Constant)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
        for word in node.keywords
        if ast.unparse(node.func).split(".")[-1]
        not in {"Biome", "Grade", "replace"}  # grain of ground and film
    )


def test_only_the_module_of_materials_says_how_a_surface_is() -> None:
    engine = PACKAGE / "engines" / "animatic"
    found = {
        "/".join(path.parts[-2:])
        for path in sorted(engine.rglob("*.py"))
        if path.name != "materials.py" and _paints_itself(path)
    }
    assert not found


def test_every_setting_is_documented_with_its_default() -> None:
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    groups: dict[str, type[BaseModel]] = {"limits": Limits, "screen": Screen}
    named = {
        f"{group}__{name}": field
        for group, fields in groups.items()
        for name, field in fields.model_fields.items()
    }
    for name, field in (Settings.model_fields | named).items():
        if name in groups:
            continue
        row = next((line for line in text.splitlines() if f"`FILMGATE_{name.upper()}`" in line), "")
        assert field.description, name
        assert field.description in row, name


def test_every_route_is_documented(tmp_path: Path) -> None:
    from fastapi.routing import APIRoute  # noqa: PLC0415

    from filmgate.flow.services import Services  # noqa: PLC0415
    from filmgate.store.sqlite import SQLite  # noqa: PLC0415

    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    services = Services(database=SQLite(tmp_path / "a.db"), blobs=Folder(tmp_path), inspector=Inspector())
    made = app.create(Context(services=services))
    paths = {
        route.path_format
        for router in app.ROUTERS
        for route in router.routes
        if isinstance(route, APIRoute) and route.include_in_schema
    }
    described = set(made.openapi()["paths"])
    services.database.close()
    assert len(paths) > 30
    assert {path for path in paths if "/internal/" not in path} - described == {"/api/v3/{model_id}"}
    for path in paths:
        assert f" {path}`" in text, path


def test_each_case_of_the_contract_has_a_test_and_each_number_a_case() -> None:
    text = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\d, -]+) \|", text, re.MULTILINE)
    cases = {number for row in rows for part in row.split(",") for number in _numbers(part)}
    tested = set[int]()
    for path in sorted(ROOT.glob("tests/*/test_*.py")):
        for words in re.findall(r"def test_(\d+_(?:\d+_|to_)*)", path.read_text(encoding="utf-8")):
            spans = words.rstrip("_").replace("_to_", "-").split("_")
            tested |= {number for span in spans for number in _numbers(span)}
    assert tested == cases


def _numbers(text: str) -> range:
    first, _, last = text.strip().partition("-")
    return range(int(first), int(last or first) + 1)


def test_the_readme_has_exactly_two_commands_for_a_fresh_machine() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^python3 -m venv .*$", text, re.MULTILINE)
    assert [("generate" in c, "pytest" in c) for c in commands] == [(True, False), (False, True)]


def test_the_version_is_one() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", filmgate.__version__)


_RIDDLES = (
    "What", "Of", "By", "Until", "Whether", "Who", "Which", "Those",
    "Raises", "Returns", "How", "Where", "When", "Why", "Whoever", "Nobody",
)  # fmt: skip


def _docstrings(path: Path) -> Iterator[tuple[str, str]]:
    """Give (place, text) of every docstring of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if text := ast.get_docstring(node):
            yield f"{path.relative_to(PACKAGE)}: {getattr(node, 'name', 'the file')}", text


def test_a_docstring_begins_with_a_verb_or_with_the_noun_that_it_describes() -> None:
    texts = [one for path in sorted(PACKAGE.rglob("*.py")) for one in _docstrings(path)]
    riddles = [place for place, text in texts if re.match(rf"({'|'.join(_RIDDLES)})\b", text)]
    assert len(texts) > 1500
    assert not riddles, (
        f"a docstring that opens with {', '.join(_RIDDLES)} is half a sentence: the reader has to guess its subject. "
        'Begin with a verb ("Return the …", "Tell whether …") or with the noun (CONTRIBUTING.md, "How we write"): '
        f"{riddles}"
    )


def test_the_levels_are_those_that_the_docs_publish() -> None:
    text = (ROOT / "docs" / "authentication.md").read_text(encoding="utf-8")
    published = {name: (int(rate), int(most)) for name, rate, most in re.findall(r"(\w+) (\d+)/(\d+)", text)}
    held = {name: (one.per_minute, one.concurrent) for name, one in LEVELS.items()}
    assert held == {**published, "unlimited": (None, None)}

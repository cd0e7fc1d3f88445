"""What CI and images install is locked: each version with its hashes, from whichever index."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OURS = PROJECT["project"]["name"]
LOCKS = {"ci": ("dev",), "image": ("postgres", "otel")}
FILES = sorted((ROOT / "requirements").glob("*.txt"))


def locked(path: Path) -> list[tuple[Requirement, list[str]]]:
    """(requirement, hashes) of each entry."""
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    found = []
    for line in text.splitlines():
        asked, *hashes = re.split(r"\s+--hash=", line.strip())
        found.append((Requirement(asked), hashes))
    return found


def asked(*extras: str) -> list[Requirement]:
    """What the project and these extras of it ask for."""
    project = PROJECT["project"]
    lines = [*project["dependencies"]]
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    found = []
    for line in lines:
        one = Requirement(line)
        found += asked(*one.extras) if one.name == OURS else [one]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_entry_is_one_version_with_hashes_and_no_index_is_named(path: Path) -> None:
    entries = locked(path)
    assert entries
    for one, hashes in entries:
        assert one.url is None
        assert [found.operator for found in one.specifier] == ["=="], one
        assert hashes, one
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", value) for value in hashes), one
    text = path.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^--", text, re.MULTILINE)


@pytest.mark.parametrize("name", LOCKS)
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_a_lock_has_all_that_the_project_asks_for(name: str, python: str) -> None:
    here = {"python_version": python, "python_full_version": f"{python}.1"}
    entries: dict[str, Requirement] = {}
    for one, _ in locked(ROOT / "requirements" / f"{name}.txt"):
        if one.marker is None or one.marker.evaluate(here):
            assert canonicalize_name(one.name) not in entries, "one version for each Python"
            entries[canonicalize_name(one.name)] = one
    for wanted in asked(*LOCKS[name]):
        if wanted.marker is not None and not wanted.marker.evaluate(here):
            continue
        (version,) = entries[canonicalize_name(wanted.name)].specifier
        assert wanted.specifier.contains(version.version, prereleases=True), wanted
    assert not {"torch", "torchvision"} & entries.keys(), "which build fits depends on the machine"


def test_images_and_ci_take_the_same_versions() -> None:
    ci = {str(one) for one, _ in locked(ROOT / "requirements" / "ci.txt")}
    assert {str(one) for one, _ in locked(ROOT / "requirements" / "image.txt")} <= ci


def test_what_builds_is_what_the_build_asks_for() -> None:
    named = {one.name: one for one, _ in locked(ROOT / "requirements" / "build.txt")}
    hook = re.search(
        r'^ZIGLANG = "(.+)"', (ROOT / "hatch_build.py").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert hook
    assert str(named["ziglang"]) == hook[1]
    (backend,) = map(Requirement, PROJECT["build-system"]["requires"])
    (version,) = named[backend.name].specifier
    assert backend.specifier.contains(version.version)


def test_images_and_ci_install_by_hash_and_what_is_left_is_named() -> None:
    docker = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    loose = [
        line.strip()
        for text in (docker, ci)
        for line in text.splitlines()
        if re.search(r"pip\W* (?:install|download|wheel)", line)
        and not re.search(r"--require-hashes|--no-deps.*(?:--no-index|--no-build-isolation)", line)
    ]
    assert loose == [
        'RUN /opt/filmgate/bin/pip install --no-cache-dir "$(echo /wheels/*.whl)${EXTRAS:+[$EXTRAS]}"',
        ".venv/bin/pip install -q torch==2.13.0",
        ".venv/bin/pip install -q '.[gpu]'",
    ]
    for name in re.findall(r"requirements/(\w+\.txt)", docker + ci):
        assert (ROOT / "requirements" / name).is_file()
    assert {path.stem for path in FILES} <= set(re.findall(r"requirements/(\w+)\.txt", docker + ci))

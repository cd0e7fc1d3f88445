"""The examples of docs/testing-your-app.md do what they say, as they stand there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from conftest import free_port

_PAGE = Path(__file__).parents[2] / "docs" / "testing-your-app.md"
_NAMED = re.compile(r"```(?:python|js|yaml)\n(?:#|//) (\S+)\n(.*?)```", re.DOTALL)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The files of the page in `tmp_path`, and an environment where `filmgate` is this one."""
    for name, text in _NAMED.findall(_PAGE.read_text(encoding="utf-8")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "filmgate").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m filmgate "$@"\n')
    (tools / "filmgate").chmod(0o755)
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "FILMGATE_"))
    }
    return kept | {"PATH": f"{tools}:{os.environ['PATH']}"}


def test_pytest(tmp_path: Path, environment: dict[str, str]) -> None:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-c",
        "/dev/null",
        str(tmp_path),
    ]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, timeout=120, capture_output=True, text=True, check=False
    )
    assert "3 passed" in done.stdout, done.stdout + done.stderr


def test_the_steps_of_github_actions(tmp_path: Path, environment: dict[str, str]) -> None:
    job = yaml.safe_load((tmp_path / ".github" / "workflows" / "test.yml").read_text())["jobs"]["test"]
    steps = {one["name"]: one["run"] for one in job["steps"] if "name" in one}
    port = str(free_port())
    script = "\n".join((steps["Start"], "trap 'kill %1' EXIT", steps["Test"])).replace("8787", port)
    settings = environment | job["env"] | {"FILMGATE_DATA_DIR": str(tmp_path / "data")}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    done = subprocess.run(
        command, cwd=tmp_path, env=settings, timeout=120, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert '"outputs":["http' in done.stdout


@pytest.mark.long  # installs vitest
def test_vitest(tmp_path: Path, environment: dict[str, str]) -> None:
    npm = shutil.which("npm")
    assert npm
    quiet = ["--no-audit", "--no-fund", "--silent"]
    subprocess.run([npm, "install", *quiet, "vitest@3", "wavespeed"], cwd=tmp_path, check=True, timeout=300)
    done = subprocess.run(
        ["npx", "vitest", "run"],
        cwd=tmp_path,
        env=environment,
        timeout=120,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "2 passed" in done.stdout, done.stdout + done.stderr

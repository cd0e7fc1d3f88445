"""`filmgate doctor --gpu-memory`: what fits on a GPU that is not there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from filmgate.cli import doctor as module
from filmgate.engines.diffusers import verdicts


def doctor(*words: str, folder: Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "FILMGATE_DATA_DIR": str(folder / "d"), "COLUMNS": "80"}
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "filmgate", "doctor", *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


def test_it_tells_of_one_size_and_checks_nothing_else_and_needs_no_torch(tmp_path: Path) -> None:
    done = doctor("--gpu-memory", "24", folder=tmp_path)
    assert done.stdout.splitlines() == [*verdicts.table(24), "", *verdicts.legend()]
    assert "A GPU of 24 GB" in done.stdout
    assert not (tmp_path / "d").exists()
    assert " torch" not in done.stderr.replace("| ", " ")


def test_without_a_number_it_tells_of_five(tmp_path: Path) -> None:
    for words in (["--gpu-memory"], ["--gpu-memory", "--data-dir", str(tmp_path / "x")]):
        told = doctor(*words, folder=tmp_path).stdout
        heads = [line for line in told.splitlines() if line.startswith("A GPU")]
        assert heads == [f"A GPU of {one} GB" for one in (12, 24, 48, 80, 141)]


@pytest.mark.parametrize("asked", ["lots", "-24"])
def test_what_no_card_has_is_an_error_that_says_what_would_be_right(asked: str, tmp_path: Path) -> None:
    done = doctor("--gpu-memory", asked, folder=tmp_path, code=2)
    words = " ".join(line for line in done.stderr.splitlines() if "import time" not in line)
    assert f"--gpu-memory {asked!r} is not valid: give the GB of one GPU" in words
    assert "such as --gpu-memory 24, or --gpu-memory alone for 12, 24, 48, 80, 141" in words
    assert not done.stdout


@pytest.mark.parametrize("asked", ["", "0", "0.5", "nan", "inf", "-inf", "1e9", "24GB", "24,5", "twelve"])
def test_what_is_no_number_of_a_card_ends_with_2(asked: str) -> None:
    with pytest.raises(SystemExit) as ended:
        module._gigabytes(asked)
    assert ended.value.code == 2


@pytest.mark.parametrize(
    ("asked", "found"), [("24", 24), ("24.5", 24.5), ("1", 1), (" 80 ", 80), ("1e2", 100)]
)
def test_other_numbers_are_taken(asked: str, found: float) -> None:
    assert module._gigabytes(asked) == found

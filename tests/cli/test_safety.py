"""filmgate safety: verdicts as exit codes, and precision and recall on an operator's own data."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from conftest import picture
from filmgate.media.encode import encode

CALM = "A red fox leaps over a log in a snowy forest at dawn"


def run(*words: str, code: int = 0, **extra: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "filmgate", "safety", *words],
        env={**os.environ, **extra},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == code, done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    return done


def test_an_allowed_prompt_exits_0_with_its_expansion() -> None:
    answer = json.loads(run("check", CALM, "--json").stdout)
    assert answer["verdict"] == "allowed"
    assert answer["category"] == ""
    assert set(answer["scores"]) == {"prompt", "expanded_prompt"}
    assert answer["scores"]["prompt"]["any"] < answer["threshold"]
    assert answer["expanded_prompt"].startswith(CALM)
    other = json.loads(run("check", CALM, "--json", "--seed", "9").stdout)
    assert other["expanded_prompt"] != answer["expanded_prompt"]


def test_a_refused_prompt_exits_3() -> None:
    done = run("check", "a pornographic scene in a hotel", code=3)
    assert done.stdout.startswith("refused: sexual (pornography)")
    answer = json.loads(run("check", "they have explicit sex on the bed, naked", "--json", code=3).stdout)
    assert answer["verdict"] == "refused"
    assert answer["category"] == "sexual"
    assert answer["scores"]["prompt"]["sexual"] > 0.5


def test_the_thresholds_are_the_settings() -> None:
    run("check", CALM, code=3, FILMGATE_SCREEN__TEXT="0.0")
    done = run("check", CALM, code=2, FILMGATE_SCREEN__TEXT="7")
    assert "FILMGATE_SCREEN_TEXT" in done.stderr


def test_a_language_that_cannot_be_read_is_said() -> None:
    assert "not judged: the text is in zh" in run("check", "一只红狐狸在雪林中跃过倒下的原木").stdout


@pytest.mark.parametrize("prompt", ["", "   ", "x" * 2001])
def test_what_is_no_prompt(prompt: str) -> None:
    assert "1 to 2000 characters" in run("check", prompt, code=2).stderr


def test_precision_and_recall_on_prompts(tmp_path: Path) -> None:
    file = tmp_path / "own.tsv"
    file.write_text(
        f"allow\t{CALM}\nallow\ta porn star waves\n\nrefuse\tporn\nrefuse\ta cat on a wall\n", "utf-8"
    )
    done = run("eval", "--prompts", str(file), "--json")
    assert json.loads(done.stdout) == {
        "prompts": {
            "hits": 1,
            "misses": 1,
            "false_alarms": 1,
            "passes": 1,
            "precision": 0.5,
            "recall": 0.5,
            "false_positive_rate": 0.5,
        }
    }
    assert "missed: a cat on a wall" in done.stderr
    assert "false alarm: a porn star waves" in done.stderr


def test_precision_and_recall_on_pictures_and_clips(tmp_path: Path) -> None:
    allow = tmp_path / "allow"
    allow.mkdir()
    (allow / "a.png").write_bytes(picture())
    Image.new("L", (64, 64), 90).save(allow / "b.jpg")
    encode([np.full((24, 96, 96), 120, np.uint8)], size=(96, 64), fps=24, path=allow / "c.mp4")
    done = run("eval", "--images", str(tmp_path))
    assert "4 passes" not in done.stdout
    assert "3 passes" in done.stdout
    assert "false positive rate 0.0000" in done.stdout
    assert "recall -" in done.stdout
    strict = run("eval", "--images", str(tmp_path), "--json", FILMGATE_SCREEN__IMAGE="0")
    assert json.loads(strict.stdout)["images"]["false_alarms"] == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [("maybe\tx\n", "line 1"), ("allow\ta\nrefuse\n", "line 2"), ("\n\n", "was found to measure")],
)
def test_a_file_that_makes_no_sense(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "own.tsv"
    file.write_text(text)
    assert said in run("eval", "--prompts", str(file), code=1).stderr


def test_a_picture_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "refuse").mkdir()
    (tmp_path / "refuse" / "a.png").write_text("no picture")
    assert "cannot be read" in run("eval", "--images", str(tmp_path), code=1).stderr
    assert "give --prompts" in run("eval", code=2).stderr

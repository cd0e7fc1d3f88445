"""A panel: pictures in an order without meaning, captions that are closed before the prompts are shown, true means."""

import json
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

from panels import drawing, figures  # noqa: E402
from panels.judged import Judged, Picture, Score, read_captions, read_scores  # noqa: E402

PROMPTS = "id\tsource\tprompt\n001\tours/animal\tA fox on a log\n002\tours\tA red cup\n003\tours/place\tA lake at dawn\n"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("panel")
    (folder / "prompts.tsv").write_text(PROMPTS)
    _run("draw", str(folder / "prompts.tsv"), "--out", str(folder / "panel"), "--seed", "4")
    return folder / "panel"


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(BENCHMARKS / "panel.py"), *words], check=False, text=True, capture_output=True
    )


def test_a_panel_shows_five_frames_of_the_odd_prompts_and_no_word(drawn: Path) -> None:
    pictures = sorted((drawn / "pictures").iterdir())
    assert [one.name for one in pictures] == ["001.jpg", "002.jpg"]
    sheet = cv2.imread(str(pictures[0]))
    assert sheet is not None
    assert sheet.shape[1] == drawing.COLUMNS * (drawing.WIDTH + 4)
    empty = sheet[sheet.shape[0] // 2 + 4 :, -drawing.WIDTH :]
    assert np.max(empty) < 60, "the sixth tile is empty"
    key = json.loads((drawn / "key.json").read_text())
    assert {one["id"]: one["group"] for one in key} == {"001": "animal", "003": "place"}


def test_the_prompts_are_shown_after_the_captions_which_are_closed_then(drawn: Path) -> None:
    captions = drawn / "captions-a.jsonl"
    captions.write_text('{"picture": 1, "caption": "an animal"}\n')
    early = _run("reveal", str(drawn), "--judge", "a")
    assert early.returncode == 1
    assert "no caption yet for [2]" in early.stderr
    captions.write_text(captions.read_text() + '{"picture": 2, "caption": "water"}\n')
    assert _run("reveal", str(drawn), "--judge", "a").returncode == 0
    assert len((drawn / "prompts-a.tsv").read_text().splitlines()) == 3
    score = {"subject": 1, "action": 0.5, "place": 1, "relevance": 2.5, "beauty": 1}
    lines = [json.dumps({"picture": number, **score}) for number in (1, 2)]
    (drawn / "scores-a.jsonl").write_text("\n".join(lines))
    kept = drawn.parent / "kept"
    assert _run("report", str(drawn), "--keep", str(kept)).returncode == 0
    assert "| **all** | 2 | 2.50 | 1.00 | 1.00 |" in (kept / "report.md").read_text()
    assert "A fox on a log" not in (kept / "judged.jsonl").read_text()
    captions.write_text(captions.read_text().replace("water", "a lake at dawn"))
    late = _run("report", str(drawn))
    assert late.returncode == 1
    assert "was changed after its prompts were revealed" in late.stderr


def test_means_are_of_each_version_and_judges_are_compared() -> None:
    key = [
        Picture(number=1, id="7", version="new", group="animal", prompt="x"),
        Picture(number=2, id="7", version="old", group="animal", prompt="x"),
    ]

    def score(relevance: float) -> Score:
        return Score(subject=1, action=0, place=0, relevance=relevance, beauty=1)

    captions = {1: "one", 2: "two"}
    judged = [
        Judged("a", captions, {1: score(3), 2: score(1)}),
        Judged("b", captions, {1: score(2), 2: score(0)}),
    ]
    text = figures.report(key, judged)
    assert "| animal | 1 | 2.50 | 0.50 | 1.00 | 0.00 | 1.00 | 1.00 |" in text
    assert "equal within half a point for 0%, within one for 100%, correlation 1.00" in text
    assert "- 7 (animal), 2.5: one" in text


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (
            '{"picture": 1, "subject": 2, "action": 0, "place": 0, "relevance": 1, "beauty": 1}',
            "subject is from 0 to 1",
        ),
        ('{"picture": 1, "subject": 1}', "action"),
        ("{", "line 1"),
    ],
)
def test_a_score_that_is_wrong_is_refused_by_its_line(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "scores.jsonl"
    path.write_text(line)
    with pytest.raises(SystemExit, match=reason):
        read_scores(path, {1})


def test_an_empty_caption_is_none(tmp_path: Path) -> None:
    path = tmp_path / "captions.jsonl"
    path.write_text('{"picture": 1, "caption": " "}')
    with pytest.raises(SystemExit, match="the caption is empty"):
        read_captions(path)

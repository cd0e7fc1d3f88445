"""The engine for tests of applications: the prompt decides how a prediction ends."""

import re
from pathlib import Path

import av
import numpy as np
import pytest

from conftest import Server
from filmgate.domain.shot import Shot
from filmgate.engines.slate import SlateEngine
from filmgate.media import probe
from filmgate.studio.shoot import shoot


class Heard:
    def __init__(self) -> None:
        self.stages: set[str] = set()

    def progress(self, stage: str, done: float) -> None:
        assert 0 <= done <= 1
        self.stages.add(stage)


def card(engine: SlateEngine, into: Path, *, seconds: int = 6, seed: int = 1) -> tuple[bytes, int]:
    shot = Shot(prompt="", width=910, height=512, frames=24 * seconds, seed=seed)
    heard = Heard()
    _, encode_ms = shoot(engine, shot, heard, into=into)
    assert heard.stages == {"render", "encode"}
    probe.require(into, size=(910, 512), frames=24 * seconds, fps=24)
    return into.read_bytes(), encode_ms


@pytest.mark.parametrize("seconds", [6, 10])
def test_a_card_is_as_long_as_it_shall_be_and_its_end_stands_still(tmp_path: Path, seconds: int) -> None:
    card(SlateEngine(threads=1), tmp_path / "clip.mp4", seconds=seconds)
    with av.open(str(tmp_path / "clip.mp4")) as clip:
        frames = list(clip.decode(video=0))
    assert np.allclose([frame.time for frame in frames], np.arange(24 * seconds) / 24)
    grey = [frame.reformat(format="gray").to_ndarray().astype(int) for frame in frames]
    assert abs(grey[2] - grey[20]).max() > 50
    assert max(abs(grey[36] - frame).max() for frame in grey[36:]) <= 2


def test_a_card_is_encoded_once(tmp_path: Path) -> None:
    engine = SlateEngine(threads=1)
    first, encoding = card(engine, tmp_path / "clip.mp4")
    again, kept = card(engine, tmp_path / "clip.mp4")
    assert (again == first, kept) == (True, 0)
    assert encoding > 0
    other, _ = card(engine, tmp_path / "clip.mp4", seed=2)
    assert other != first


@pytest.mark.parametrize(
    ("prompt", "end", "sentence"),
    [
        ("slate: fail 1401", ("failed", 1401, []), "cannot be read"),
        ("a fox. SLATE:  Fail 1402. It runs.", ("failed", 1402, []), "Failed to download image"),
        ("slate: fail 1200", ("failed", 1200, []), "refused the prompt"),
        ("slate: fail", ("failed", 1403, []), "could not make"),
        ("slate: fail 5004", ("failed", 5004, []), "too long"),
        ("slate: nsfw", ("failed", 1200, [True]), "refused the finished clip"),
        ("slate: dance", ("failed", 1403, []), "slate: 20s"),
        ("slate: fail 9999", ("failed", 1403, []), "slate: 20s"),
        ("slate: crash once", ("completed", 0, [False]), ""),
        ("a translated: text", ("completed", 0, [False]), ""),
    ],
)
def test_an_order_in_the_prompt_decides_the_end(
    quick: Server, prompt: str, end: tuple[str, int, list[bool]], sentence: str
) -> None:
    data = quick.done({"prompt": prompt})
    assert (data["status"], data["code"], data["has_nsfw_contents"]) == end
    assert sentence in data["error"]
    assert not re.search("HTTP 5|timeout|connection|429", data["error"])
    assert data["details"]["attempt"] == (2 if "crash" in prompt else 1)


def test_a_wait_shows_progress_and_can_be_cancelled(quick: Server) -> None:
    id = quick.submit({"prompt": "slate: 60s; slate: fail 1401"})["id"]
    moving = quick.wait(id, lambda data: 0.005 < data["details"]["progress"] < 0.5)
    assert (moving["status"], moving["details"]["stage"]) == ("processing", "render")
    assert quick.call("DELETE", f"/api/v3/predictions/{id}").status_code == 200
    assert quick.result(id)["status"] == "cancelled"
    assert quick.done({"prompt": "slate: 1s"})["timings"]["inference"] > 1000

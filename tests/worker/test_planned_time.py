"""Time from the plan, in real processes: what goes on as planned is not ended, what stands still is."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import paced_engine
import pytest

from filmgate.domain import errors
from filmgate.domain.errors import Failure, GivenUp
from filmgate.domain.shot import Shot
from filmgate.engines import tempo
from filmgate.engines.base import Recipe
from filmgate.worker.engine_process import EngineProcess

SHOT = Shot(prompt="", width=64, height=64, frames=24, seed=1)
Start = Callable[..., EngineProcess]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """An engine's process by its options."""
    (tmp_path / "site").mkdir()
    paced_engine.install(tmp_path / "site")
    monkeypatch.syspath_prepend(tmp_path / "site")
    begun: list[EngineProcess] = []

    def one(*, limit: float | None = None, stall: float = 120.0, **options: Any) -> EngineProcess:
        recipe = Recipe(name="paced", kind="paced", threads=1, options=options)
        process = EngineProcess(recipe, limit=limit, stall=stall, warm=(SHOT,), book=tmp_path / "tempo.json")
        begun.append(process)
        assert process.wait(30)
        return process

    yield one
    for process in begun:
        process.kill()


def shoot(process: EngineProcess, folder: Path) -> Any:
    return process.shoot(SHOT, into=folder / "clip.mp4", report=lambda *_: None)["engine"]


def test_passes_longer_than_the_stall_are_not_ended_where_they_are_planned(
    start: Start, tmp_path: Path
) -> None:
    process = start(stall=1.0, seconds=3.0, passes=2, known=3.0)
    assert shoot(process, tmp_path) == "paced"


def test_what_really_stands_still_is_ended_although_passes_are_planned(start: Start, tmp_path: Path) -> None:
    process = start(stall=1.0, seconds=0.4, passes=9, still=3, known=0.4)
    pid = process.pid
    with pytest.raises(GivenUp, match=r"the engine made no progress for 2 s \(denoise\)"):
        shoot(process, tmp_path)
    assert process.pid != pid


def test_unplanned_a_pass_longer_than_the_stall_stands_still(start: Start, tmp_path: Path) -> None:
    with pytest.raises(GivenUp, match=r"the engine made no progress for 1 s \(denoise\)"):
        shoot(start(stall=1.0, seconds=30.0), tmp_path)


def test_a_shot_longer_than_what_is_allowed_by_itself_goes_on_as_planned(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempo, "UNKNOWN_SECONDS", 1.5)  # half an hour, in small
    assert shoot(start(seconds=1.0, passes=5, known=1.0), tmp_path) == "paced"


def test_nothing_known_it_is_given_time_by_its_own_passes(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempo, "UNKNOWN_SECONDS", 3.0)
    assert shoot(start(seconds=0.5, passes=16), tmp_path) == "paced"


def test_what_cannot_end_within_the_operators_limit_is_not_begun_and_the_engine_stays(
    start: Start, tmp_path: Path
) -> None:
    process = start(limit=5.0, seconds=0.1, passes=4, known=10.0)
    pid = process.pid
    for _ in range(3):
        with pytest.raises(Failure, match=r"not started: it needs about 40 s, but the limit is 5 s") as told:
            shoot(process, tmp_path)
        assert told.value.code == errors.TOOK_TOO_LONG
    assert (process.pid, process.ready) == (pid, True)
    assert not (tmp_path / "clip.mp4").exists()


def test_the_operators_limit_is_a_bound_where_nothing_was_known(start: Start, tmp_path: Path) -> None:
    process = start(limit=1.0, seconds=0.7, passes=30)
    with pytest.raises(Failure, match="took too long"):
        shoot(process, tmp_path)


def test_each_finished_shot_is_kept_and_goes_before_what_warming_said(start: Start, tmp_path: Path) -> None:
    process = start(seconds=0.2, passes=4, known=9.0)
    shoot(process, tmp_path)
    (entry,) = json.loads((tmp_path / "tempo.json").read_text())["shapes"].values()
    (run,) = entry["runs"]
    assert run["whole"]
    assert 0.2 <= run["unit"]["denoise"] < 9
    again = start(limit=20.0, seconds=0.2, passes=4, known=9.0)  # 36 s, if that was believed
    assert shoot(again, tmp_path) == "paced"


def test_it_says_how_long_what_it_measured_takes_by_need_and_when_that_changes(
    start: Start, tmp_path: Path
) -> None:
    process = start(seconds=0.1, passes=4, known=2.0)
    assert process.expects == {}  # no need has this shape
    wide = Shot(prompt="", width=910, height=512, frames=144, seed=1)
    process.shoot(wide, into=tmp_path / "clip.mp4", report=lambda *_: None)
    assert set(process.expects) == {"512p/6/text", "512p/6/first", "512p/6/last", "512p/6/first+last"}
    assert 0.4 <= process.expects["512p/6/text"] < 30
    assert process.news()
    assert not process.news()
    process.expects["512p/6/text"] *= 1.05
    assert not process.news()
    process.expects["512p/6/text"] *= 1.2
    assert process.news()

"""The engine's own process: it outlives what can be outlived, and is made anew where it cannot be trusted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from filmgate.domain.errors import Failure, GivenUp, LeaseLost
from filmgate.domain.shot import Shot
from filmgate.engines.base import Broken, Recipe
from filmgate.worker.engine_process import EngineProcess
from video_server import VideoServer

SHOT = Shot(prompt="a fox", width=910, height=512, frames=144, seed=7)


@pytest.fixture
def remote() -> Iterator[VideoServer]:
    server = VideoServer()
    yield server
    server.close()


@pytest.fixture
def engine(remote: VideoServer) -> Iterator[EngineProcess]:
    options = {"url": remote.url, "family": "wan2.2-ti2v-5b", "pixels": 96 * 64}
    recipe = Recipe(name="far", kind="openai_videos", threads=1, options=options)
    process = EngineProcess(recipe, limit=60)
    assert process.wait(30)
    yield process
    process.kill()


def shoot(engine: EngineProcess, folder: Path, *, stop: bool = False) -> object:
    def report(stage: str, _: float) -> None:
        if stop and stage == "remote":
            raise LeaseLost

    return engine.shoot(SHOT, into=folder / "clip.mp4", report=report)["made"]


def test_a_shot_that_is_not_wanted_any_more_leaves_the_engine_as_it_is(
    remote: VideoServer, engine: EngineProcess, tmp_path: Path
) -> None:
    pid = engine.pid
    remote.hold.set()
    with pytest.raises(LeaseLost):
        shoot(engine, tmp_path, stop=True)
    assert (engine.pid, engine.ready, len(remote.deleted)) == (pid, True, 1)
    remote.hold.clear()
    assert shoot(engine, tmp_path) == "96x64, 145 frames at 24 fps"
    assert engine.pid == pid


def test_one_failure_is_the_shots_own_and_two_in_a_row_are_the_processes(
    remote: VideoServer, engine: EngineProcess, tmp_path: Path
) -> None:
    pid, remote.fail = engine.pid, "no"
    with pytest.raises(Failure, match="could not make this clip"):
        shoot(engine, tmp_path)
    remote.fail = ""
    shoot(engine, tmp_path)  # the row is broken
    remote.fail = "no"
    for _ in range(2):
        assert engine.pid == pid
        with pytest.raises(Failure):
            shoot(engine, tmp_path)
    assert (engine.pid, engine.ready) == (None, False)
    remote.fail = ""
    shoot(engine, tmp_path)
    assert engine.pid not in (None, pid)


def test_an_engine_that_cannot_go_on_gives_the_attempt_up_with_its_reason(
    remote: VideoServer, engine: EngineProcess, tmp_path: Path
) -> None:
    remote.hold.set()

    def report(stage: str, _: float) -> None:
        if stage == "remote":
            remote.forget()

    with pytest.raises(GivenUp, match="lost the clip"):
        engine.shoot(SHOT, into=tmp_path / "clip.mp4", report=report)
    assert engine.pid is None


def test_one_that_cannot_be_opened_says_why() -> None:
    nobody = {"url": "http://127.0.0.1:1", "family": "wan2.2-ti2v-5b"}
    process = EngineProcess(Recipe(name="far", kind="openai_videos", threads=1, options=nobody), limit=60)
    with pytest.raises(Broken, match="does not answer"):
        process.wait(30)
    assert process.pid is None
    with pytest.raises(GivenUp, match="does not answer"):
        process.shoot(SHOT, into=Path("/nowhere"), report=lambda *_: None)
    with pytest.raises(Broken, match="engine 'nothing' does not exist; known are animatic"):
        EngineProcess(Recipe(name="nothing", kind="nothing", threads=1), limit=60).wait(30)

"""Real workers with a limit of their operator: measured by one, refused by the next, at submit."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from conftest import Server, serving
from filmgate.domain import errors
from filmgate.domain.errors import Failure
from filmgate.wire.protocol import Registration
from filmgate.worker.server_client import ServerClient

MODEL = "minimax/hailuo-02/standard"
OTHER = "wavespeed-ai/minimax-h3/text-to-video"  # the same size and length


@contextmanager
def hired(server: Server, folder: Path, *words: str) -> Iterator[None]:
    """A worker of slate, always by the same name, that keeps what it measures in this folder."""
    key = folder.parent / "key"
    key.write_text(server.tenant("workers", scopes=["worker"]))
    command = [sys.executable, "-m", "filmgate", "worker", "--server", server.url, "--engine", "slate"]
    worker = subprocess.Popen(
        [*command, "--name", "w", "--key-file", str(key), *words],
        env={"PATH": "", "FILMGATE_DATA_DIR": str(folder)},
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        worker.kill()
        worker.wait()


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)


def about(server: Server, model: str) -> Any:
    return server.call("GET", f"/api/v3/models/{model}").json()["data"]


def test_what_one_worker_measured_the_next_reckons_with_and_refuses_by(tmp_path: Path) -> None:
    folder = tmp_path / "worker"
    with serving(tmp_path / "data", FILMGATE_LOCAL_WORKER="false") as server:
        with hired(server, folder):
            assert about(server, OTHER)["expected"]["typical"] is None
            assert server.done({"prompt": "a fox"})["status"] == "completed"
            # of a model that made nothing yet: it can only be from the plan
            until(lambda: about(server, OTHER)["expected"]["typical"] is not None)
        measured = json.loads((folder / "tempo.json").read_text())["shapes"]
        assert [key.rpartition(" ")[2] for key in measured] == ["1366x768x144"]
        before = server.call("GET", "/api/v3/balance").json()["data"]
        waiting = server.submit({"prompt": "ten seconds are not measured", "duration": 10})["id"]
        with hired(server, folder, "--limit-minutes", "0.0005"):
            ended = server.wait(waiting, lambda p: p["status"] in ("completed", "failed"))
            assert (ended["status"], ended["error"]) == (
                "failed",
                "making the clip took too long and was stopped: choose a shorter or smaller clip",
            )
            answer = server.call("POST", f"/api/v3/{MODEL}", {"prompt": "a fox"})
            assert (answer.status_code, answer.json()["code"]) == (400, 400)
            said = answer.json()["message"]
            assert "no engine of this server can make this clip. slate: it needs about" in said
            assert "the limit is 0.03 s: choose a shorter or smaller clip" in said
        assert server.call("GET", "/api/v3/balance").json()["data"] == before


def test_a_limit_of_nothing_is_one_sentence(tmp_path: Path) -> None:
    words = ["--server", "http://127.0.0.1:1", "--key-file", str(tmp_path / "key"), "--limit-minutes", "0"]
    done = subprocess.run(
        [sys.executable, "-m", "filmgate", "worker", *words], check=False, stderr=subprocess.PIPE, text=True
    )
    assert done.returncode == 2
    assert "--limit-minutes must be above 0, not 0" in done.stderr


def test_a_server_of_before_is_told_what_it_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[dict[str, Any]] = []

    def post(_: object, path: str, body: dict[str, Any]) -> None:
        sent.append(body)
        if {"expects", "limit"} & body.keys():
            raise Failure(errors.INTERNAL, "expects is not a known field", stage="worker")

    monkeypatch.setattr(ServerClient, "_post", post)
    client = ServerClient(http=None, worker="w")  # type: ignore[arg-type]
    said = {
        "worker": "w",
        "engine": "e",
        "fingerprint": "f",
        "licence": "",
        "host": "",
        "fault": "",
        "can": {},
    }
    client._about = Registration.from_json({**said, "limit": 60.0})
    client.announce(ready=True, expects={"768p/6/text": 5.0})
    assert [{"expects", "limit"} & body.keys() for body in sent] == [{"expects", "limit"}, set()]
    client._about = Registration.from_json(said)
    client.announce(ready=True)
    assert len(sent) == 3
    assert sent[-1].keys() == {*said, "ready", "models"}

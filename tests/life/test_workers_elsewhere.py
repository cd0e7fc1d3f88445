"""A worker that somebody starts by hand, with a key in a file: on this machine, as it would be on another."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import Server, over, picture, serving, uri
from processes import descendants


def start(server: str, *words: str, key: Path | None = None) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "filmgate", "worker", "--server", server, *words]
    if key:
        command += ["--key-file", str(key)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def lonely(tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path / "data", FILMGATE_LOCAL_WORKER="false") as server:
        yield server


@pytest.fixture
def key(lonely: Server, tmp_path: Path) -> Path:
    file = tmp_path / "worker.key"
    file.write_text(lonely.tenant("workers", scopes=["worker"]) + "\n")
    return file


def workers(server: Server) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = server.call("GET", "/admin/v1/overview").json()["data"]["workers"]
    return found


def test_it_makes_clips_and_releases_what_it_holds(lonely: Server, key: Path) -> None:
    with start(lonely.url, "--engine", "slate", key=key) as worker:
        made = lonely.done({"prompt": "from afar", "image": uri(picture())})
        assert (made["status"], made["details"]["engine"]) == ("completed", "slate")
        (seen,) = workers(lonely)
        assert (seen["engine"], seen["state"]) == ("slate", "ready")
        assert seen["host"] in seen["id"]
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(20) == 0
    slow = lonely.submit({"prompt": "a fox in the snow"})["id"]
    with start(lonely.url, "--engine", "animatic", "--name", "first", key=key) as first:
        lonely.wait(slow, lambda p: p["details"]["progress"] > 0.02)
        first.send_signal(signal.SIGTERM)
        assert first.wait(20) == 0
    with start(lonely.url, "--engine", "slate", "--name", "second", key=key) as second:
        found = lonely.wait(slow, over)  # long before the lease of the first would have run out
        assert (found["status"], found["details"]["engine"]) == ("completed", "slate")
        second.terminate()


def test_an_engine_that_stands_still_is_killed_and_another_attempt_made(lonely: Server, key: Path) -> None:
    with start(lonely.url, "--engine", "animatic", "--stall-seconds", "5", key=key) as worker:
        id = lonely.submit({"prompt": "a fox in the snow"})["id"]
        lonely.wait(id, lambda p: p["details"]["progress"] > 0.02)
        engine = max(descendants(worker.pid))  # the last that started
        os.kill(engine, signal.SIGSTOP)
        lonely.wait(id, lambda p: p["status"] == "created")  # it waits again: the worker has said why
        assert not Path(f"/proc/{engine}").exists()
        worker.kill()
        _, told = worker.communicate(timeout=60)
    assert "the engine made no progress for 5 s" in told
    with start(lonely.url, "--engine", "slate", key=key) as worker:
        assert lonely.wait(id, over)["status"] == "completed"
        worker.kill()


def test_a_worker_told_to_end_may_finish_its_clip(lonely: Server, key: Path) -> None:
    with start(lonely.url, "--engine", "slate", "--drain-seconds", "60", key=key) as worker:
        id = lonely.submit({"prompt": "the last one"})["id"]
        assert worker.stderr
        # The server's word would be too early: it has leased the clip before the worker hears of it.
        assert any("action=leased" in line for line in worker.stderr)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(60) == 0
        assert lonely.result(id)["status"] == "completed"


def test_a_worker_that_the_server_forgot_announces_itself_again(lonely: Server, key: Path) -> None:
    with start(lonely.url, "--engine", "slate", key=key) as worker:
        assert lonely.done({"prompt": "before"})["status"] == "completed"
        lonely.stop()
        with sqlite3.connect(lonely.folder / "filmgate.db") as database:
            database.execute("DELETE FROM workers")  # as an upgrade of the schema does
        database.close()
        lonely.start()
        assert lonely.done({"prompt": "after"})["status"] == "completed"
        worker.kill()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["http://gpu.example.com:8787"], 2, "use https, or --insecure"),
        (["ftp://here"], 2, "http(s) address"),
        (["HERE"], 2, "--key-file is missing"),
        (["HERE", "--key-file", "/no/such/file"], 1, "cannot be read"),
        (["HERE", "--key-file", "BAD"], 1, "refused this worker"),
        (["HERE", "--key-file", "BAD", "--engine", "nobody"], 1, "engine 'nobody' does not exist"),
        (["HERE", "--key-file", "BAD", "--launcher", "slurm"], 2, "--launcher must be local or ray"),
        (["HERE", "--key-file", "BAD", "--device", "tpu"], 2, "--device must be cpu or cuda:N"),
        (["HERE", "--key-file", "GOOD", "--models", "nothing/*"], 1, "no model here is named nothing/*"),
    ],
)
def test_what_is_wrong_is_one_sentence(
    quick: Server, tmp_path: Path, words: list[str], code: int, said: str
) -> None:
    bad = tmp_path / "bad.key"
    bad.write_text("fg_live_nobody")
    good = tmp_path / "good.key"
    good.write_text(quick.tenant("workers", scopes=["worker"]))
    given = [{"HERE": quick.url, "BAD": str(bad), "GOOD": str(good)}.get(word, word) for word in words]
    with start(*given) as worker:
        _, told = worker.communicate(timeout=60)
    assert worker.returncode == code, told
    assert said in told.replace(os.linesep, " ")
    assert "Traceback" not in told

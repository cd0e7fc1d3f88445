"""Two servers over one PostgreSQL, of which one dies now and then, are to their clients as one."""

import contextlib
import random
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
from histories import Read, Submitted, broken

from conftest import KEY, Server, free_port, fresh_database

MODEL = "/api/v3/minimax/hailuo-02/standard"
OVER = ("completed", "failed", "cancelled")


def read(began: float, ended: float, status: str, attempt: int, id: str = "a") -> Read:
    return Read(began, ended, id, status, attempt)


@pytest.mark.parametrize(
    "reads",
    [
        [read(0, 1, "created", 0), read(2, 3, "processing", 1), read(4, 5, "completed", 1)],
        [read(0, 9, "created", 0), read(1, 2, "completed", 1)],  # asked for before, and overtaken
        [read(0, 1, "processing", 1), read(2, 3, "created", 1), read(4, 5, "processing", 2)],
        [read(0, 1, "completed", 1), read(2, 3, "created", 0, "b")],
    ],
)
def test_histories_that_can_be(reads: list[Read]) -> None:
    assert broken(reads, [Submitted("k", "a"), Submitted("k", "a"), Submitted("l", "b")]) == []


@pytest.mark.parametrize(
    "reads",
    [
        [read(0, 1, "processing", 1), read(2, 3, "created", 0)],
        [read(0, 1, "processing", 2), read(2, 3, "processing", 1)],
        [read(0, 1, "completed", 1), read(1, 3, "processing", 1)],
        [read(0, 1, "completed", 1), read(0, 3, "failed", 1)],
        [
            read(0, 1, "created", 0),
            read(2, 9, "completed", 1),
            read(3, 4, "created", 0),
            read(9, 10, "created", 0),
        ],
    ],
)
def test_histories_that_cannot_be(reads: list[Read]) -> None:
    assert len(broken(reads, [])) == 1


def test_a_key_with_two_predictions_cannot_be() -> None:
    assert broken([], [Submitted("k", "a"), Submitted("k", "b")]) == ["k gave 2 predictions"]


class Clients:
    """Threads that ask whichever server they like, and write down what they saw."""

    def __init__(self, servers: list[Server]) -> None:
        self._servers = servers
        self.reads: list[Read] = []
        self.submitted: list[Submitted] = []

    def run(self, count: int) -> list[threading.Thread]:
        """`count` submissions, each by two threads with one key at the same time."""
        made = [
            threading.Thread(target=self._one, args=(f"key {number}", 2 * number + half))
            for number in range(count)
            for half in range(2)
        ]
        for one in made:
            one.start()
        return made

    def _one(self, key: str, seed: int) -> None:
        rng = random.Random(seed)
        headers = {"Authorization": f"Bearer {KEY}", "Idempotency-Key": key}
        with httpx.Client(headers=headers, timeout=20) as http:
            time.sleep(rng.uniform(0, 8))
            id = self._insist(rng, lambda url: http.post(url + MODEL, json={"prompt": key}))[2]["id"]
            self.submitted.append(Submitted(key, id))
            status, path = "", f"/api/v3/predictions/{id}/result"
            while status not in OVER:
                time.sleep(rng.uniform(0, 0.4))
                began, ended, data = self._insist(rng, lambda url: http.get(url + path))
                status = str(data["status"])
                self.reads.append(Read(began, ended, id, status, data["details"]["attempt"]))

    def _insist(
        self, rng: random.Random, ask: Callable[[str], httpx.Response]
    ) -> tuple[float, float, dict[str, Any]]:
        until = time.monotonic() + 120
        while True:
            began = time.monotonic()
            with contextlib.suppress(httpx.TransportError):
                answer = ask(rng.choice(self._servers).url)
                if answer.status_code == 200:
                    data: dict[str, Any] = answer.json()["data"]
                    return began, time.monotonic(), data
                assert answer.status_code in (429, 503), answer.text
            assert time.monotonic() < until
            time.sleep(0.1)


def test_what_clients_of_two_servers_see_is_one_story(tmp_path: Path) -> None:
    extra = {
        "FILMGATE_DATABASE_URL": fresh_database(),
        "FILMGATE_BLOBS": str(tmp_path / "blobs"),
        "FILMGATE_ENGINE": "slate",
        "FILMGATE_LEASE_SECONDS": "2",
        "FILMGATE_ATTEMPTS": "20",
    }
    servers = [Server(folder=tmp_path / f"s{i}", port=free_port(), extra=dict(extra)) for i in range(2)]
    for server in servers:
        server.start()
    clients = Clients(servers)
    running = clients.run(12)
    rng = random.Random(1)
    for _ in range(3):
        time.sleep(rng.uniform(2, 4))
        dies = rng.choice(servers)
        dies.kill()
        time.sleep(rng.uniform(0, 1))
        dies.start()
    for one in running:
        one.join()
    for server in servers:
        server.stop()
    assert broken(clients.reads, clients.submitted) == []
    assert len(clients.submitted) == 24, "everyone was answered"
    assert len({one.id for one in clients.submitted}) == 12
    assert {one.status for one in clients.reads} >= {"created", "completed"}

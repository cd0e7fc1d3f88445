"""Rates, concurrency, a full queue, fair order."""

import secrets
import time
from dataclasses import asdict
from pathlib import Path

from conftest import ABLE, Server, over, refused, serving

STANDARD = "/api/v3/minimax/hailuo-02/standard"


def test_120_the_sixth_of_a_minute_is_429_on_bronze(still: Server) -> None:
    account = f"j120-{secrets.token_hex(4)}"  # another one if the test is tried again
    key = still.tenant(account, level="bronze")
    answers = [still.call("POST", STANDARD, {"prompt": "a"}, key=key) for _ in range(6)]
    assert [a.status_code for a in answers] == [200] * 5 + [429]
    refused(answers[-1], 429, "rate_limited")
    assert 50 < int(answers[-1].headers["retry-after"]) <= 61
    assert still.call("POST", "/api/v3/predictions", {}, key=key).json()["data"]["total"] == 5
    other = still.tenant(account, level="bronze")
    assert still.call("POST", STANDARD, {"prompt": "a"}, key=other).status_code == 200


def test_120_a_refused_submission_does_not_use_up_the_rate(still: Server) -> None:
    key = still.tenant("j120-refused", level="bronze")
    bad = [
        {"prompt": ""},
        {"prompt": "a", "duration": 7},
        {"prompt": "a", "image": "data:image/png;base64,AAAA"},
    ]
    for body in bad * 3:
        assert still.call("POST", STANDARD, body, key=key).status_code == 400
    answers = [still.call("POST", STANDARD, {"prompt": "a"}, key=key).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]


def states(server: Server, key: str) -> list[str]:
    items = server.call("POST", "/api/v3/predictions", {}, key=key).json()["data"]["items"]
    return [one["status"] for one in reversed(items)]


def lease(server: Server, name: str, worker: str) -> str | None:
    """Take a prediction as a worker of our own, which then never beats."""
    body = {
        "worker": name,
        "engine": "none",
        "fingerprint": "none",
        "licence": "",
        "host": "",
        "fault": "",
        "can": asdict(ABLE),
    }
    assert server.call("POST", "/internal/v1/workers", body, key=worker).status_code == 200
    answer = server.call("POST", "/internal/v1/leases", {"worker": name}, key=worker)
    return str(answer.json()["id"]) if answer.status_code == 200 else None


def test_121_more_than_the_level_runs_waits_and_then_runs(tmp_path: Path) -> None:
    with serving(tmp_path, FILMGATE_LOCAL_WORKER="false", FILMGATE_LEASE_SECONDS="60") as server:
        key, worker = server.tenant("j121", level="bronze"), server.tenant("w", scopes=["worker"])
        ids = [server.call("POST", STANDARD, {"prompt": "a"}, key=key).json()["data"]["id"] for _ in range(4)]
        taken = [lease(server, f"w{n}", worker) for n in range(3)]
        assert taken == ids[:3]
        assert states(server, key) == ["processing"] * 3 + ["created"]
        server.call("DELETE", f"/api/v3/predictions/{ids[0]}", key=key)
        assert lease(server, "w3", worker) == ids[3]


def test_122_accounts_take_turns_and_a_restart_loses_nothing(tmp_path: Path) -> None:
    with serving(tmp_path, FILMGATE_LOCAL_WORKER="false", FILMGATE_LEASE_SECONDS="60") as server:
        keys = [server.tenant("many"), server.tenant("few")]
        worker = server.tenant("w", scopes=["worker"])
        for _ in range(6):
            server.call("POST", STANDARD, {"prompt": "a"}, key=keys[0])
        few = [
            server.call("POST", STANDARD, {"prompt": "a"}, key=keys[1]).json()["data"]["id"] for _ in range(2)
        ]
        server.kill()
        server.start()
        order = [lease(server, f"w{n}", worker) for n in range(4)]
        assert [id in few for id in order].count(True) == 2


def test_122_a_long_queue_survives_a_restart_and_is_worked_off(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        ids = [server.submit({"prompt": f"p{n}"})["id"] for n in range(6)]
        time.sleep(2)
        server.kill()
        server.start()
        for id in ids:
            assert server.wait(id, over)["status"] == "completed"


def test_123_a_full_queue_is_503_and_costs_nothing(tmp_path: Path) -> None:
    with serving(tmp_path, FILMGATE_LOCAL_WORKER="false", FILMGATE_LIMITS__QUEUE="3") as server:
        answers = [server.call("POST", STANDARD, {"prompt": "a"}) for _ in range(4)]
        assert [a.status_code for a in answers] == [200, 200, 200, 503]
        refused(answers[-1], 503, "unavailable")
        assert int(answers[-1].headers["retry-after"]) > 0
        assert server.call("GET", "/api/v3/balance").json()["data"]["balance"] == 1000 - 3 * 0.23


def test_a_foreign_host_name_is_misdirected(quick: Server) -> None:
    answer = quick.call("GET", "/api/v3/models", Host="evil.example")
    refused(answer, 421, "misdirected")

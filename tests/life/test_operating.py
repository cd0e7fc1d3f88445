"""What an operator relies on: probes, metrics, logs, backups, and an end that loses nothing."""

import hashlib
import json
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

from conftest import ABLE, Receiver, Server, free_port, over, refused, serving

SHA = "0" * 64


def lease(server: Server, key: str, worker: str = "w") -> dict[str, Any]:
    head = {"Authorization": f"Bearer {key}"}
    about = {
        "worker": worker,
        "engine": "e",
        "fingerprint": "f",
        "licence": "",
        "host": "h",
        "fault": "",
        "models": ["*"],
        "can": asdict(ABLE),
    }
    assert httpx.post(f"{server.url}/internal/v1/workers", json=about, headers=head).status_code == 200
    taken = httpx.post(f"{server.url}/internal/v1/leases", json={"worker": worker}, headers=head, timeout=30)
    assert taken.status_code == 200
    found: dict[str, Any] = taken.json()
    return found


@pytest.fixture
def lonely(tmp_path: Path) -> Iterator[Server]:
    """It has no worker, and waits long for one that is silent."""
    with serving(tmp_path, FILMGATE_LOCAL_WORKER="false", FILMGATE_LEASE_SECONDS="600") as server:
        yield server


def test_what_a_worker_must_not_say_changes_nothing(lonely: Server) -> None:
    key, id = lonely.tenant("workers", scopes=["worker"]), lonely.submit({"prompt": "a"})["id"]
    held = lease(lonely, key)
    assert (held["id"], held["attempt"]) == (id, 1)
    root = f"{lonely.url}/internal/v1/predictions/{id}"

    def say(verb: str, path: str, attempt: int, **more: Any) -> httpx.Response:
        head = {"Authorization": f"Bearer {more.pop('by', key)}"}
        if verb == "PUT":
            return httpx.put(f"{root}/{path}?attempt={attempt}", content=b"a clip", headers=head)
        return httpx.post(f"{root}/{path}?attempt={attempt}", json={"attempt": attempt, **more}, headers=head)

    clip: dict[str, Any] = {"size": 6, "sha256": SHA, "inference_ms": 1, "details": {}}
    real = {**clip, "sha256": hashlib.sha256(b"a clip").hexdigest()}
    wrong: dict[str, Any] = {"code": 1403, "error": "x", "stage": "y"}
    beat: dict[str, Any] = {"stage": "render", "progress": 0.5}
    for other in (0, 2):  # of an attempt that is not now
        for verb, path, more in (
            ("POST", "heartbeat", beat),
            ("POST", "outputs/0", {}),
            ("PUT", "outputs/0", {}),
            ("POST", "fail", wrong),
            ("POST", "release", {"reason": "r", "counts": True}),
        ):
            refused(say(verb, path, other, **more), 409, "lease_lost")
        refused(say("POST", "complete", other, **clip), 400, "invalid_parameter")  # it has no clip
    for bad in (lonely.tenant("workers", scopes=["predict"]), "fgk_nobody"):  # none of a worker's
        refused(say("POST", "heartbeat", 1, by=bad, **beat), 404, "not_found")
    assert "does not have the announced size and SHA-256" in refused(
        say("POST", "complete", 1, **clip), 400, "invalid_parameter"
    )
    with socket.create_connection(("127.0.0.1", lonely.port)) as half:  # an upload that breaks off is none
        head = f"PUT /internal/v1/predictions/{id}/outputs/0?attempt=1 HTTP/1.1\r\nHost: localhost\r\n"
        head += f"Authorization: Bearer {key}\r\nContent-Length: 6\r\n\r\n"
        half.sendall(head.encode() + b"a c")
    time.sleep(0.5)
    refused(say("POST", "complete", 1, **real), 400, "invalid_parameter")
    assert say("PUT", "outputs/0", 1).status_code == 200
    for lie in (clip, {**real, "size": 7}, {**real, "sha256": SHA}):  # of its size, or of what is in it
        refused(say("POST", "complete", 1, **lie), 400, "invalid_parameter")
    refused(say("POST", "complete", 1, nonsense=1), 400, "missing_parameter")
    everybody = {"Authorization": f"Bearer {key}"}
    for name in ("%", "_", "*", ""):  # no pattern is a worker's name
        gone = httpx.post(f"{lonely.url}/internal/v1/release", json={"worker": name}, headers=everybody)
        assert gone.json() == {"released": 0}
    assert lonely.result(id)["status"] == "processing"
    assert say("POST", "fail", 1, **wrong).status_code == 200
    assert say("POST", "fail", 1, **wrong).status_code == 200  # said twice is said once
    refused(say("POST", "complete", 1, **real), 409, "lease_lost")
    refused(say("POST", "heartbeat", 1, **beat), 409, "lease_lost")
    refused(say("PUT", "outputs/0", 1), 409, "lease_lost")
    refused(say("POST", "release", 1, reason="late", counts=False), 409, "lease_lost")
    found = lonely.result(id)
    assert (found["status"], found["code"], found["error"]) == ("failed", 1403, "x")


def test_metrics_say_what_happened_and_what_stands(receiver: Receiver, tmp_path: Path) -> None:
    with serving(tmp_path, FILMGATE_ALLOW_LOOPBACK_WEBHOOKS="true") as server:
        path = f"/api/v3/minimax/hailuo-02/standard?webhook={receiver.url}"
        asked = {"prompt": "a calm lake", "enable_prompt_expansion": True}
        id = server.call("POST", path, asked).json()["data"]["id"]
        server.wait(id, over)
        receiver.wait(1)
        refused(httpx.get(f"{server.url}/metrics"), 401, "unauthorized")
        refused(server.call("GET", "/metrics", key=server.tenant("other")), 401, "unauthorized")
        time.sleep(0.3)  # the answer to a webhook is noted after it
        text = server.call("GET", "/metrics").text
        read = dict(re.findall(r"^([a-z_0-9]+(?:\{.*\})?) (\S+)$", text, re.MULTILINE))
        model = 'model="minimax/hailuo-02/standard"'
        assert read[f'filmgate_predictions_total{{{model},reason="",status="completed"}}'] == "1.0"
        assert read[f"filmgate_queue_depth{{{model}}}"] == "0.0"
        assert read[f'filmgate_workers{{{model},state="ready"}}'] == "1.0"
        assert read['filmgate_webhook_deliveries_total{outcome="delivered"}'] == "1.0"
        assert read['filmgate_safety_decisions_total{category="",decision="allowed",stage="frames"}'] == "1.0"
        assert float(read['filmgate_ledger_usd_total{type="settle"}']) == pytest.approx(0.23)
        for name in ("queue_wait", "e2e", "webhook_lag"):
            assert any(key.startswith(f"filmgate_{name}_seconds_count") for key in read)
        engine = 'duration="6",engine="slate",model="minimax/hailuo-02/standard",resolution="768p"'
        assert read[f"filmgate_inference_seconds_count{{{engine}}}"] == "1.0"
        assert float(read['filmgate_encode_seconds_sum{engine="slate"}']) > 0
        route = 'http_request_method="GET",http_response_status_code="200",http_route="/api/v3/predictions/{id}/result"'
        assert float(read[f"http_server_request_duration_seconds_count{{{route}}}"]) >= 1
        assert id not in text


def test_a_full_disk_refuses_and_recovers_by_itself(tmp_path: Path) -> None:
    blobs = tmp_path / "disk"
    blobs.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(blobs)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine does not allow to mount a small file system")
    try:
        settings = {"FILMGATE_BLOBS": str(blobs), "FILMGATE_RESERVE_MB": "8"}
        with serving(tmp_path / "data", **settings) as server:
            before = server.done({"prompt": "a"})
            (blobs / "ballast").write_bytes(bytes(18 * 2**20))
            refused(
                server.call("POST", "/api/v3/minimax/hailuo-02/standard", {"prompt": "b"}),
                503,
                "storage_full",
            )
            asked = {"filename": "a.png", "size": 10}
            refused(server.call("POST", "/api/v3/media/uploads", asked), 503, "storage_full")
            assert httpx.get(before["outputs"][0]).status_code == 200  # what is kept is still read
            time.sleep(3.1)  # for which an answer about storage is believed
            unready = server.call("GET", "/readyz")
            assert (unready.status_code, "disk is full" in unready.json()["checks"]["storage"]) == (503, True)
            (blobs / "ballast").unlink()
            assert server.done({"prompt": "c"})["status"] == "completed"
            time.sleep(3.1)
            assert server.call("GET", "/readyz").json()["checks"]["storage"] == "ok"
            assert server.call("GET", "/api/v3/balance").json()["data"]["balance"] == pytest.approx(
                1000 - 2 * 0.23
            )
    finally:
        subprocess.run(["umount", "-l", str(blobs)], check=False)


def test_logs_are_json_where_that_is_wanted_and_tell_no_prompt(tmp_path: Path) -> None:
    secret = "a lighthouse nobody has heard of"
    server = Server(
        folder=tmp_path / "d",
        port=free_port(),
        extra={"FILMGATE_ENGINE": "slate", "FILMGATE_LOG_FORMAT": "json"},
    )
    with (tmp_path / "log").open("wb") as log:
        server.start(log)
        id = server.done({"prompt": secret})["id"]
        server.stop()
    lines = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    actions = [line["action"] for line in lines if line.get("prediction") == id]
    assert [one for one in actions if one != "screened"] == ["accepted", "leased", "completed"]
    assert all({"timestamp", "level"} <= line.keys() for line in lines)
    assert secret not in (tmp_path / "log").read_text()


def test_a_server_told_to_end_lets_a_clip_end(tmp_path: Path) -> None:
    with serving(tmp_path, FILMGATE_DRAIN_SECONDS="60") as server:
        id = server.submit({"prompt": "a"})["id"]
        waits = server.submit({"prompt": "b"})["id"]
        server.wait(id, lambda p: p["status"] == "processing")
        assert server.process
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(60) == 0
        server.stop()
        with sqlite3.connect(tmp_path / "filmgate.db") as database:
            found = dict(database.execute("SELECT id, status FROM predictions"))
        database.close()
        assert found == {id: "completed", waits: "created"}


def test_a_backup_is_whole_while_the_server_goes_on(quick: Server, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "filmgate", *words, "--data-dir", str(quick.folder)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    quick.submit({"prompt": "before"})
    told = run("db", "backup", str(copy))
    if "FILMGATE_DATABASE_URL" in quick.extra:
        assert "pg_dump" in told.stderr
        return
    assert str(copy) in told.stdout
    with sqlite3.connect(copy) as found:
        assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert found.execute("SELECT COUNT(*) FROM predictions").fetchone()[0] > 0
    found.close()
    assert "already exists" in run("db", "backup", str(copy)).stderr
    assert "another Filmgate server uses" in run("db", "upgrade").stderr
    fresh = [sys.executable, "-m", "filmgate", "db", "upgrade", "--data-dir", str(tmp_path / "new")]
    assert subprocess.run(fresh, capture_output=True, text=True, check=True).stdout.startswith("schema ")
    assert not list((quick.folder / "blobs" / "spool").iterdir())

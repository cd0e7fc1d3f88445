"""Several servers over one PostgreSQL and one bucket, with workers of their own: as one server."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2 as httpx
import pytest

from conftest import KEY, Receiver, Server, free_port, fresh_database, over, picture
from filmgate.store.postgres import PostgreSQL


@contextlib.contextmanager
def replicas(folder: Path, extra: dict[str, str], count: int = 2) -> Iterator[list[Server]]:
    """Servers without workers of their own over one fresh database."""
    common = {
        "FILMGATE_DATABASE_URL": fresh_database(),
        "FILMGATE_LOCAL_WORKER": "false",
        "FILMGATE_LEASE_SECONDS": "3",
        "FILMGATE_ALLOW_LOOPBACK_WEBHOOKS": "true",
        **extra,
    }
    servers = [Server(folder=folder / str(i), port=free_port(), extra=dict(common)) for i in range(count)]
    try:
        for server in servers:
            server.start()
        yield servers
    finally:
        for server in servers:
            server.stop()


@contextlib.contextmanager
def working(server: Server, folder: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    key = folder / "worker.key"
    if not key.exists():
        key.write_text(server.tenant("workers", scopes=["worker"]))
    command = [sys.executable, "-m", "filmgate", "worker", "--server", server.url, "--key-file", str(key)]
    process = subprocess.Popen([*command, "--engine", "slate", *words], stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture(params=[True, False], ids=["redirected", "passed on"])
def in_bucket(request: pytest.FixtureRequest, bucket: dict[str, str], tmp_path: Path) -> dict[str, str]:
    redirect = str(request.param).lower()
    return {**bucket, "FILMGATE_BLOBS": f"s3://clips/{tmp_path.name}", "FILMGATE_BLOBS_REDIRECT": redirect}


def test_what_one_took_another_answers_for(
    in_bucket: dict[str, str], receiver: Receiver, tmp_path: Path
) -> None:
    with replicas(tmp_path, in_bucket) as (one, two), working(two, tmp_path):
        upload = one.call(
            "POST", "/api/v3/media/uploads", {"filename": "a.png", "size": len(picture())}
        ).json()["data"]
        put = upload["upload"]
        assert httpx.put(put["url"], content=picture(), headers=put["headers"]).status_code == 200
        assert httpx.get(upload["download_url"], follow_redirects=True).content == picture()
        path = f"/api/v3/minimax/hailuo-02/standard?webhook={receiver.url}"
        body = {"prompt": "a", "image": upload["download_url"]}
        id = one.call("POST", path, body).json()["data"]["id"]
        found = two.wait(id, over)
        assert found["status"] == "completed", found
        address = found["outputs"][0].replace(one.url, two.url)
        with httpx.Client(follow_redirects=True) as http:
            clip = http.get(address)
            assert clip.status_code == 200
            part = http.get(address, headers={"Range": "bytes=4-11"})
            assert (part.status_code, part.content) == (206, clip.content[4:12])
            assert part.headers["content-range"] == f"bytes 4-11/{len(clip.content)}"
            last = http.get(address, headers={"Range": "bytes=-5"})
            assert last.content == clip.content[-5:]
            assert http.get(address, headers={"Range": f"bytes={len(clip.content)}-"}).status_code == 416
        head = httpx.head(address)
        assert (head.status_code, int(head.headers["content-length"])) == (200, len(clip.content))
        assert httpx.get(address, headers={"If-None-Match": head.headers["etag"]}).status_code == 304
        assert httpx.get(found["urls"]["get"], headers={"Authorization": f"Bearer {KEY}"}).status_code == 200
        other = two.done({**body, "prompt": "another"})["id"]
        joined = one.call("POST", "/api/v3/predictions/join", {"ids": [id, other]})
        assert joined.headers["content-type"] == "video/mp4"
        receiver.wait(1)
        assert two.call("DELETE", f"/api/v3/predictions/{id}").status_code == 200
        assert httpx.get(address).status_code == 404
        time.sleep(1)
        assert len(receiver.seen) == 1  # both could have sent it


def test_a_replica_that_dies_takes_nothing_with_it(tmp_path: Path) -> None:
    shared = {"FILMGATE_BLOBS": str(tmp_path / "blobs")}
    with replicas(tmp_path, shared) as (one, two), working(two, tmp_path) as first:
        ids = [one.submit({"prompt": str(n)})["id"] for n in range(4)]
        two.wait(ids[0], lambda p: p["status"] == "processing")
        first.send_signal(signal.SIGSTOP)  # and its lease runs out: whoever leads now must see that
        one.kill()
        with working(two, tmp_path):
            for id in ids:
                assert two.wait(id, over)["status"] == "completed"
        first.send_signal(signal.SIGCONT)
        one.start()
        assert one.result(ids[0])["status"] == "completed"


def test_one_leads_and_the_bell_rings_in_all() -> None:
    url = fresh_database()
    one, two = PostgreSQL(url), PostgreSQL(url)
    woken = threading.Event()
    try:
        assert [one.leading(), two.leading(), one.leading()] == [True, False, True]
        with two.notifier.listening(woken.set):
            until = time.monotonic() + 60
            while not woken.wait(0.2):  # it may not listen yet
                one.notifier.notify()
                assert time.monotonic() < until
        one.close()
        until = time.monotonic() + 60
        while not two.leading():
            assert time.monotonic() < until
    finally:
        two.close()


def test_workers_have_an_address_of_their_own(tmp_path: Path) -> None:
    inside = f"127.0.0.1:{free_port()}"
    server = Server(
        folder=tmp_path / "d",
        port=free_port(),
        extra={"FILMGATE_INTERNAL_BIND": inside, "FILMGATE_ENGINE": "slate"},
    )
    server.start()
    try:
        assert server.done({"prompt": "a"})["status"] == "completed"  # the local worker knows the way
        worker = {"Authorization": f"Bearer {server.tenant('workers', scopes=['worker'])}"}
        asked = {"worker": "w", "models": ["*"]}
        for base, status in ((server.url, 404), (f"http://{inside}", 400)):
            answer = httpx.post(f"{base}/internal/v1/workers", json=asked, headers=worker)
            assert answer.status_code == status
        assert httpx.get(f"http://{inside}/internal/v1/queue", headers=worker).json() == {
            "waiting": 0,
            "running": 0,
        }
        assert httpx.get(f"http://{inside}/internal/v1/queue").status_code == 404
        assert "filmgate_workers" in httpx.get(f"http://{inside}/metrics", headers={"Host": "pod"}).text
        assert httpx.get(f"{server.url}/metrics").status_code == 404
        assert (
            httpx.get(
                f"http://{inside}/api/v3/models", headers={"Authorization": f"Bearer {KEY}"}
            ).status_code
            == 404
        )
        for base in (server.url, f"http://{inside}"):
            assert httpx.get(f"{base}/healthz", headers={"Host": "10.0.0.7"}).status_code == 200
    finally:
        server.stop()
    command = [sys.executable, "-m", "filmgate", "serve", "--port", "0", "--data-dir", str(tmp_path / "e")]
    bad = {**os.environ, "FILMGATE_INTERNAL_BIND": "nonsense"}
    told = subprocess.run(command, env=bad, capture_output=True, text=True, check=False)
    assert "must be host:port" in told.stderr


def test_a_worker_makes_what_it_was_started_for(tmp_path: Path) -> None:
    with (
        replicas(tmp_path, {}, count=1) as (server,),
        working(server, tmp_path, "--models", "minimax/video*"),
    ):
        pro = server.submit({"prompt": "a"}, "minimax/hailuo-02/pro")["id"]
        assert server.done({"prompt": "b"}, "minimax/video-02")["status"] == "completed"
        assert server.result(pro)["status"] == "created"
        served = {
            one["model_id"]: one["serving"]["state"]
            for one in server.call("GET", "/api/v3/models").json()["data"]
        }
        assert (served["minimax/video-02"], served["minimax/hailuo-02/pro"]) == ("ready", "absent")
        lacking = server.call("GET", "/readyz")
        assert (lacking.status_code, "minimax/hailuo-02/pro" in lacking.json()["checks"]["workers"]) == (
            200,
            True,
        )
        assert server.call("GET", "/readyz?workers=required").status_code == 503

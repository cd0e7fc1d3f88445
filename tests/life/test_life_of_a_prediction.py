"""One prediction from HTTP to MP4, and what happens to it when things die. Nothing is mocked."""

import hashlib
import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import av
import httpx2 as httpx
import pytest
import wavespeed

from conftest import KEY, Server, free_port, picture, uri
from filmgate.media.probe import probe
from processes import descendants

FOX = {"prompt": "A red fox runs through a snowy forest at dawn"}
FAST, PUSH = "minimax/hailuo-02/fast", {"prompt": "push in", "image": uri(picture())}  # the smallest clips


def finished(found: dict[str, object]) -> bool:
    return found["status"] in ("completed", "failed", "cancelled")


def download(server: Server, url: str, path: Path) -> Path:
    answer = httpx.get(url)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "video/mp4")
    path.write_bytes(answer.content)
    return path


def test_a_prompt_becomes_a_clip_of_the_promised_size_and_length(server: Server, tmp_path: Path) -> None:
    before = server.call("GET", "/api/v3/balance").json()["data"]["balance"]
    id = server.submit(FOX)["id"]
    found = server.wait(id, finished)
    assert (found["status"], found["error"], found["has_nsfw_contents"]) == ("completed", "", [False])
    assert found["timings"]["inference"] > 0
    clip = probe(download(server, found["outputs"][0], tmp_path / "clip.mp4"))
    assert (clip.width, clip.height, clip.frames, round(clip.seconds, 3)) == (1366, 768, 144, 6.0)
    assert found == server.result(id)
    assert server.call("GET", "/api/v3/balance").json()["data"]["balance"] == pytest.approx(before - 0.23)
    part = httpx.get(found["outputs"][0], headers={"Range": "bytes=0-99"})
    assert (part.status_code, len(part.content)) == (206, 100)
    head = httpx.head(found["outputs"][0])
    assert int(head.headers["content-length"]) == (tmp_path / "clip.mp4").stat().st_size
    server.call("DELETE", f"/api/v3/predictions/{id}")
    assert httpx.get(found["outputs"][0]).status_code == 404


def test_ten_seconds_are_what_they_say(shared: Server, tmp_path: Path) -> None:
    found = shared.wait(shared.submit(PUSH | {"duration": 10}, FAST)["id"], finished)
    clip = probe(download(shared, found["outputs"][0], tmp_path / "clip.mp4"))
    assert (clip.width, clip.height, clip.frames) == (820, 512, 240)


def busiest(processes: list[int]) -> int:
    """The one that has used most of the CPU: the engine, not what looks at pictures."""

    def used(pid: int) -> int:
        return sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]))

    return max(processes, key=used)


@pytest.mark.parametrize("victim", ["engine", "worker", "server"])
def test_kill_9_in_mid_run_loses_nothing(server: Server, tmp_path: Path, victim: str) -> None:
    id = server.submit(PUSH, FAST)["id"]
    server.wait(id, lambda p: p["details"]["progress"] > 0.1)
    assert server.process
    if victim == "server":
        server.kill()
        server.start()
        assert server.result(id)["status"] in ("created", "processing")
    else:
        below = descendants(server.process.pid)
        worker = below[0]
        os.kill(worker if victim == "worker" else busiest(descendants(worker)), signal.SIGKILL)
    found = server.wait(id, finished)
    assert (found["status"], found["details"]["attempt"]) == ("completed", 2)
    assert server.call("GET", "/api/v3/balance").json()["data"]["balance"] == pytest.approx(999.9)
    assert probe(download(server, found["outputs"][0], tmp_path / "c.mp4")).frames == 144
    stored = list((server.folder / "blobs" / "outputs" / id).rglob("*.mp4"))
    assert len(stored) == 1


def test_cancelling_a_running_prediction_frees_the_engine(server: Server) -> None:
    id = server.submit(FOX)["id"]
    server.wait(id, lambda p: p["details"]["progress"] > 0.05)
    server.call("DELETE", f"/api/v3/predictions/{id}")
    other = server.submit({"prompt": "a boat"})["id"]
    server.wait(other, lambda p: p["status"] == "processing", seconds=10)
    assert server.result(id)["status"] == "cancelled"


def test_a_poison_prediction_fails_with_a_reason_after_its_attempts(tmp_path: Path) -> None:
    server = Server(folder=tmp_path / "d", port=free_port(), extra={"FILMGATE_ATTEMPTS": "1"})
    server.start()
    try:
        id = server.submit(FOX)["id"]
        server.wait(id, lambda p: p["details"]["progress"] > 0.05)
        assert server.process
        os.kill(descendants(server.process.pid)[0], signal.SIGKILL)
        found = server.wait(id, finished)
        assert (found["status"], found["code"]) == ("failed", 1403)
        assert server.call("GET", "/api/v3/balance").json()["data"]["balance"] == 1000
    finally:
        server.stop()


def test_the_unmodified_client_runs_against_it(quick: Server) -> None:
    client = wavespeed.Client(api_key=KEY, base_url=quick.url)
    output = client.run("minimax/hailuo-02/standard", {"prompt": "a boat on the sea"}, poll_interval=0.2)
    data = httpx.get(output["outputs"][0]).content
    with av.open(io.BytesIO(data)) as clip:
        assert clip.streams.video[0].width == 1366


def test_the_unmodified_client_reports_a_bad_key(shared: Server) -> None:
    with pytest.raises(RuntimeError, match="401"):
        wavespeed.Client(api_key="wrong", base_url=shared.url).run(
            "minimax/hailuo-02/standard", {"prompt": "x"}
        )


def test_an_image_url_is_fetched_by_the_server_and_a_dead_one_fails_as_1402(shared: Server) -> None:
    id = shared.submit({"prompt": "x", "image": "http://127.0.0.1:1/none.png"})["id"]
    found = shared.wait(id, finished)
    assert (found["status"], found["code"]) == ("failed", 1402)
    assert found["error"].startswith("Failed to download image from the provided URL.")


def test_a_private_address_is_never_connected_to(server: Server) -> None:
    """The default: the loopback listener would answer, but it is not asked."""
    url = f"http://localhost:{server.port}/healthz"
    id = server.submit({"prompt": "x", "image": url})["id"]
    found = server.wait(id, finished)
    assert (found["status"], found["code"]) == ("failed", 1402)


def test_the_same_request_gives_the_same_file(shared: Server, tmp_path: Path) -> None:
    digests = []
    for _ in range(2):
        found = shared.wait(shared.submit(PUSH, FAST)["id"], finished)
        digests.append(hashlib.sha256(httpx.get(found["outputs"][0]).content).hexdigest())
    assert digests[0] == digests[1]


def test_a_second_server_is_refused_with_a_sentence(shared: Server) -> None:
    environment = {**os.environ, "FILMGATE_DATA_DIR": str(shared.folder)}
    command = [sys.executable, "-m", "filmgate", "serve", "--port", "0"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "another Filmgate server uses" in done.stderr
    assert "Traceback" not in done.stderr

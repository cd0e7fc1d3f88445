"""The power goes off: of what was acknowledged nothing is missing, though everything that was not synced is."""

import contextlib
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

from conftest import ON_POSTGRES, Server, free_port, picture, uri
from power import Disk
from processes import descendants

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="preloading is tried on Linux alone"),
    pytest.mark.skipif(not (shutil.which("cc") or shutil.which("gcc")), reason="no C compiler"),
    pytest.mark.skipif(ON_POSTGRES, reason="its files are PostgreSQL's own"),
]
LONG = bool(os.environ.get("FILMGATE_LONG"))

_WRITES = """
import os, sys
root = sys.argv[1]
def put(name, data, *, file, folder):
    handle = os.open(f"{root}/{name}", os.O_WRONLY | os.O_CREAT)
    os.write(handle, data)
    if file: os.fsync(handle)
    os.write(handle, b" and more")
    os.close(handle)
    if folder:
        handle = os.open(root, os.O_RDONLY); os.fsync(handle); os.close(handle)
put("both", b"data", file=True, folder=True)
put("name alone", b"data", file=False, folder=True)
put("content alone", b"data", file=True, folder=False)
put("neither", b"data", file=False, folder=False)
os.rename(f"{root}/both", f"{root}/renamed")
"""


def test_a_power_cut_leaves_what_was_synced_and_no_more(tmp_path: Path) -> None:
    disk = Disk(tmp_path / "data", tmp_path / "aside")
    environment = {**os.environ, **disk.environment}
    subprocess.run([sys.executable, "-c", _WRITES, str(disk.root)], env=environment, check=True)
    assert (disk.root / "renamed").read_bytes() == b"data and more"
    for _ in range(2):  # what is there after one is there after the next
        disk.cut()
        found = {path.name: path.read_bytes() for path in disk.root.iterdir()}
        assert found == {"both": b"data", "name alone": b""}


def test_nothing_acknowledged_is_lost_to_a_power_cut(tmp_path: Path) -> None:
    """With pictures that were sent and uploaded; the moment is drawn by the seed."""
    rng = random.Random(5)
    disk = Disk(tmp_path / "data", tmp_path / "aside")
    extra = {"FILMGATE_ENGINE": "slate", "FILMGATE_LEASE_SECONDS": "2", "FILMGATE_ATTEMPTS": "20"}
    server = Server(folder=disk.root, port=free_port(), extra={**extra, **disk.environment})
    acknowledged: list[str] = []
    clips: dict[str, str] = {}
    uploads: dict[str, bytes] = {}
    cuts = 8 if LONG else 3
    for cut in range(1, cuts + 1):
        server.start()
        for number in range(4):
            acknowledged.append(server.submit(_asked(server, number, rng, uploads))["id"])
        until = time.monotonic() + rng.uniform(0, 6)
        # before the last cut at least one clip is there, however slow the machine is
        while time.monotonic() < until or (cut == cuts and not clips):
            clips |= _clips(server, acknowledged, known=clips)
        _power_off(server)
        disk.cut()
    server.start()
    for id in acknowledged:
        found = server.wait(id, lambda data: data["status"] in ("completed", "failed"))
        assert found["status"] == "completed", found
    after = _clips(server, acknowledged, known={})
    assert {id: after[id] for id in clips} == clips
    for url, data in uploads.items():
        assert httpx.get(url).content == data
    server.stop()


def _asked(server: Server, number: int, rng: random.Random, uploads: dict[str, bytes]) -> dict[str, Any]:
    data = picture(320, 320, seed=rng.randrange(1000))
    body: dict[str, Any] = {"prompt": f"number {number}"}
    if number % 3 == 1:
        body["image"] = uri(data)
    if number % 3 == 2:
        asked = {"filename": "a.png", "size": len(data)}
        made = server.call("POST", "/api/v3/media/uploads", asked).json()["data"]
        put = httpx.put(made["upload"]["url"], content=data, headers=made["upload"]["headers"])
        assert put.status_code == 200, put.text
        body["image"] = made["download_url"]
        uploads[made["download_url"]] = data
    return body


def _clips(server: Server, ids: list[str], *, known: dict[str, str]) -> dict[str, str]:
    """SHA-256 of each clip that is there, by prediction."""
    found = {}
    for id in ids:
        if id not in known and (data := server.result(id))["status"] == "completed":
            found[id] = hashlib.sha256(httpx.get(data["outputs"][0]).content).hexdigest()
    return found


def _power_off(server: Server) -> None:
    assert server.process
    below = descendants(server.process.pid)
    server.kill()
    for pid in below:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    until = time.monotonic() + 60
    while any(Path(f"/proc/{pid}/fd").exists() and _open(pid) for pid in below):
        assert time.monotonic() < until
        time.sleep(0.02)


def _open(pid: int) -> bool:
    """Whether it lives still."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][:1] not in ("Z", "X")
    return False

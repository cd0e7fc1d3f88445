"""The commands of docs/gpu.md with tiny weights: doctor, a server, a worker of the card, a clip by HTTP."""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from gpu_parts import tiny_weights
from gpu_parts.bench import Bench

_WAIT = 80.0
_MODEL = "minimax/hailuo-02/standard"


def served(bench: Bench) -> None:
    """From a POST to the frames of an MP4."""
    data = bench.work / f"served-{secrets.token_hex(3)}"
    data.mkdir(parents=True)
    options = tiny_weights.options(bench, "ti2v", steps=10)
    written = "\n".join(
        f"{name} = {json.dumps(value)}" for name, value in {"kind": "diffusers", **options}.items()
    )
    (data / "filmgate.toml").write_text(f'[engines.wan22]\n{written}\n[models]\n"minimax/*" = "wan22"\n')
    here = _House(data, wait=_WAIT * (5 if bench.tiny else 1))
    try:
        bench.measure("doctor", here.doctor)
        bench.measure("server", here.serve, unit="s until it answers", needed=True)
        bench.measure(
            "worker",
            lambda: here.work("cuda:0" if bench.cuda else "cpu"),
            unit="s until it is ready",
            needed=True,
        )
        bench.measure("clip", here.clip)
        bench.measure("clip again", here.clip)
    finally:
        here.close()


class _House:
    """A server, its worker and a client of it, over one folder."""

    def __init__(self, data: Path, *, wait: float) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = int(free.getsockname()[1])
        self._data, self._wait, self._key = data, wait, f"fgk_{secrets.token_hex(8)}"
        self._running: list[subprocess.Popen[bytes]] = []
        self._environment = {
            **os.environ,
            "FILMGATE_DATA_DIR": str(data),
            "FILMGATE_BOOTSTRAP_KEY": self._key,
            "FILMGATE_SAFETY": "never",
            "FILMGATE_ENGINE": "wan22",
        }

    def doctor(self) -> list[str]:
        """What it says of the engine and of the card."""
        asked = self._command("doctor")
        said = subprocess.run(
            asked, env=self._environment, capture_output=True, text=True, timeout=self._wait, check=False
        )
        print(said.stdout, said.stderr)
        return [
            f"exit status {said.returncode}",
            *(one.strip()[:150] for one in said.stdout.splitlines()[-12:]),
        ]

    def serve(self) -> float:
        began = time.monotonic()
        self._start("serve", "--port", str(self._port), "--no-local-worker")
        self._until(lambda: self._call("GET", "/healthz") is not None)
        return round(time.monotonic() - began, 2)

    def work(self, device: str) -> float:
        began, file = time.monotonic(), self._data / "worker.key"
        key = subprocess.run(
            self._command("keys", "create", "--scope", "worker", "--name", "gpus"),
            env=self._environment,
            stdout=subprocess.PIPE,
            text=True,
            timeout=self._wait,
            check=True,
        ).stdout
        file.write_text(key)
        url = f"http://127.0.0.1:{self._port}"
        self._start(
            "worker", "--server", url, "--key-file", str(file), "--engine", "wan22", "--device", device
        )
        self._until(self._ready)
        return round(time.monotonic() - began, 2)

    def clip(self) -> dict[str, Any]:
        """Ask for a clip as WaveSpeed's clients do, wait for it, fetch it, look into it."""
        from filmgate.media import probe

        began = time.monotonic()
        made: dict[str, Any] = {}
        id = self._call("POST", f"/api/v3/{_MODEL}", {"prompt": "a red fox in the snow", "duration": 6})[
            "data"
        ]["id"]

        def over() -> bool:
            made.update(self._call("GET", f"/api/v3/predictions/{id}/result")["data"])
            return made["status"] in ("completed", "failed", "cancelled")

        self._until(over)
        assert made["status"] == "completed", made["error"]
        seconds = time.monotonic() - began
        file = self._data / "clip.mp4"
        file.write_bytes(self._open("GET", made["outputs"][0]))
        probe.require(file, size=(1366, 768), frames=144, fps=24)
        told = made["details"]
        assert told["engine"] == "wan22", told
        return {
            "seconds": round(seconds, 2),
            "made": told["made"],
            "bytes": file.stat().st_size,
            "probed": "144 frames, 1366x768, 24 fps",
        }

    def close(self) -> None:
        for one in reversed(self._running):
            one.terminate()
        for one in self._running:
            try:
                one.wait(10)
            except subprocess.TimeoutExpired:
                one.kill()

    def _start(self, *words: str) -> None:
        self._running.append(
            subprocess.Popen(self._command(*words), env=self._environment, stdin=subprocess.DEVNULL)
        )

    @staticmethod
    def _command(*words: str) -> list[str]:
        return [sys.executable, "-m", "filmgate", *words]

    def _ready(self) -> bool:
        """Whether the model's engine is loaded, by the catalogue."""
        catalogue = (self._call("GET", "/api/v3/models") or {}).get("data", [])
        serving = [one["serving"] for one in catalogue if _MODEL in one.values()]
        return bool(serving) and serving[0]["state"] == "ready"

    def _until(self, true: Any) -> None:
        end = time.monotonic() + self._wait
        while not true():
            assert time.monotonic() < end, "it took too long"
            for one in self._running:
                assert one.poll() is None, f"{one.args!r} ended with {one.returncode}"
            time.sleep(0.1)

    def _call(self, method: str, path: str, body: Any = None) -> Any:
        try:
            return json.loads(self._open(method, f"http://127.0.0.1:{self._port}{path}", body))
        except (urllib.error.URLError, ConnectionError, ValueError):
            return None

    def _open(self, method: str, url: str, body: Any = None) -> bytes:
        headers = {"Authorization": f"Bearer {self._key}", "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(url, data=data, headers=headers, method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            content: bytes = answer.read()
            return content

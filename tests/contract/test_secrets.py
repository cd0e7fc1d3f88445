"""Canaries: secrets and prompts that must not turn up in logs, errors or the database."""

import subprocess
from pathlib import Path

import httpx2 as httpx

from conftest import ON_POSTGRES, Receiver, Server, free_port, over

STANDARD = "/api/v3/minimax/hailuo-02/standard"
CANARY = "canary-prompt-5d41402abc"


def test_no_secret_is_in_logs_errors_or_files(tmp_path: Path, receiver: Receiver) -> None:
    log = tmp_path / "log"
    extra = {
        "FILMGATE_ENGINE": "slate",
        "FILMGATE_ALLOW_LOOPBACK_WEBHOOKS": "true",
        "FILMGATE_LOG_LEVEL": "debug",
    }
    server = Server(folder=tmp_path / "data", port=free_port(), extra=extra)
    with log.open("wb") as file:
        original = subprocess.Popen

        def recorded(*args: object, **options: object) -> object:
            return original(*args, **{**options, "stderr": file})  # type: ignore[call-overload]

        subprocess.Popen = recorded  # type: ignore[assignment, misc]
        try:
            server.start()
        finally:
            subprocess.Popen = original  # type: ignore[misc]
    try:
        key = server.tenant("canary")
        secret = server.call("GET", "/api/v3/webhook/secret", key=key).json()["data"]["secret"]
        answers = [
            server.call("POST", f"{STANDARD}?webhook={receiver.url}", {"prompt": CANARY}, key=key),
            server.call(
                "POST", STANDARD, {"prompt": CANARY, "image": "data:image/png;base64,Y2FuYXJ5"}, key=key
            ),
            server.call("POST", STANDARD, {"prompt": CANARY, "duration": CANARY}, key=key),
            httpx.get(f"{server.url}/api/v3/nothing", headers={"Authorization": f"Bearer {key}x"}),
            httpx.get(f"{server.url}/nothing?key={key}", headers={"Authorization": f"Bearer {key}"}),
        ]
        server.wait_as(key, answers[0].json()["data"]["id"], over)
        receiver.wait(1)
    finally:
        server.stop()
    assert not [a.text for a in answers[1:] if key in a.text or secret in a.text or "Traceback" in a.text]
    assert secret not in answers[0].text
    logged = log.read_text(encoding="utf-8")
    assert "action=accepted" in logged
    assert "action=webhook" in logged
    for word in (key, secret, CANARY, "canary-prompt"):
        assert word not in logged
    stored = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file())
    assert key.encode() not in stored
    assert ON_POSTGRES or CANARY.encode() in stored  # the prompt is part of the prediction, and only there

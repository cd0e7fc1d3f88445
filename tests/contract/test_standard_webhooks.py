"""Webhooks by Standard Webhooks, verified by the unmodified `standardwebhooks` and `openai` libraries."""

import json
import re
import shutil
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openai
import pytest
import standardwebhooks

from conftest import KEY, Receiver, Server, free_port, serving
from filmgate import outside
from filmgate.flow.listeners import Listeners
from filmgate.webhooks import signing
from filmgate.webhooks.samples import samples

STANDARD = "/api/v3/minimax/hailuo-02/standard"


def secret(server: Server, key: str = KEY) -> str:
    return str(server.call("GET", "/api/v3/webhook/secret", key=key).json()["data"]["secret"])


def test_an_account_chooses_the_signature_of_its_webhooks(quick: Server, receiver: Receiver) -> None:
    key, path = quick.tenant("standard"), "/api/v3/webhook/signature"
    assert quick.call("GET", path, key=key).json()["data"] == {"signature": "v3"}
    assert quick.call("POST", path, {"signature": "v1"}, key=key).json()["data"] == {"signature": "v1"}
    assert quick.call("POST", path, {"signature": "v2"}, key=key).status_code == 400
    quick.call("POST", f"{STANDARD}?webhook={receiver.url}", {"prompt": "a"}, key=key)
    receiver.wait(1)
    headers, raw, _ = receiver.seen[0]
    told = standardwebhooks.Webhook(secret(quick, key)).verify(raw, headers)
    assert told["status"] == "completed"
    with pytest.raises(standardwebhooks.WebhookVerificationError):
        standardwebhooks.Webhook(secret(quick, key)).verify(raw + b" ", headers)
    assert signing.genuine(secret(quick, key), headers, raw, now=datetime.now(UTC))
    assert quick.call("POST", path, {"signature": "v3"}, key=key).status_code == 200
    quick.call("POST", f"/api/v3/webhook/deliveries/{headers['webhook-id']}/replay", key=key)
    receiver.wait(2)
    assert receiver.seen[1][0]["webhook-signature"].startswith("v3,")


@pytest.mark.parametrize(
    ("image", "kind"), [(None, "video.completed"), ("http://localhost:1/i.png", "video.failed")]
)
def test_openais_client_unwraps_the_event_of_its_surface(
    quick: Server, receiver: Receiver, image: str | None, kind: str
) -> None:
    body = {"prompt": "a", "input_reference": image}
    id = quick.call("POST", f"/v1/videos?webhook={receiver.url}", body).json()["id"]
    receiver.wait(1)
    headers, raw, _ = receiver.seen[0]
    with openai.OpenAI(api_key=KEY, webhook_secret=secret(quick)) as client:
        event: Any = client.webhooks.unwrap(raw, headers)
        with pytest.raises(openai.InvalidWebhookSignatureError):
            client.webhooks.unwrap(raw + b" ", headers)
    assert (event.type, event.data.id, event.object) == (kind, id, "event")
    assert quick.call("GET", f"/v1/videos/{id}").json()["status"] == kind.removeprefix("video.")


@pytest.mark.parametrize("scheme", signing.SCHEMES)
def test_the_sample_code_verifies_in_three_languages(scheme: str, tmp_path: Path) -> None:
    key = signing.secret(bytes(range(32)))
    for body, genuine in ((b'{"a": "\xc3\xa9"}', True), (b'{"a": 2}', False)):
        headers = signing.headers(key, "m1", b'{"a": "\xc3\xa9"}', now=datetime.now(UTC), scheme=scheme)
        (tmp_path / "body.json").write_bytes(body)
        (tmp_path / "headers.json").write_text(json.dumps(headers))
        code = samples(scheme)
        ends = {
            "Python": 'import json\nprint(genuine("%s", json.load(open("headers.json")), open("body.json", "rb").read()))',
            "JavaScript": 'const fs = require("fs");\nconsole.log(genuine("%s", JSON.parse(fs.readFileSync("headers.json")), '
            'fs.readFileSync("body.json")));',
        }
        said = {}
        for language, program in (("Python", [sys.executable]), ("JavaScript", ["node"])):
            if shutil.which(program[0]):
                (tmp_path / "run").write_text(code[language] + ends[language] % key)
                done = subprocess.run(
                    [*program, "run"], cwd=tmp_path, capture_output=True, text=True, check=True
                )
                said[language] = done.stdout.strip().lower()
        names = {"ID": "webhook-id", "STAMP": "webhook-timestamp", "SIGNATURE": "webhook-signature"}
        if shutil.which("openssl"):
            given = {"SECRET": key, **{name: headers[header] for name, header in names.items()}}
            (tmp_path / "run.sh").write_text(code["shell"])
            done = subprocess.run(
                ["sh", "run.sh"],
                cwd=tmp_path,
                env={"PATH": "/usr/bin:/bin", **given},
                capture_output=True,
                text=True,
                check=False,
            )
            said["shell"] = str(done.stdout.strip() == "genuine").lower()
        assert said
        assert set(said.values()) == {str(genuine).lower()}, said


def test_listen_opens_exactly_its_own_port_while_it_runs(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as server:
        server.call("POST", "/api/v3/webhook/signature", {"signature": "v1"})
        command = [sys.executable, "-m", "filmgate", "webhooks", "listen", "--port", "0", "--count", "1"]
        command += ["--data-dir", str(server.folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr
            timer = threading.Timer(60, process.kill)
            timer.start()
            url = process.stderr.readline().split("webhook=")[1].strip()
            assert process.stderr.readline().strip() == f"secret: {secret(server)}"
            other = f"http://127.0.0.1:{free_port()}/"
            for wrong in (other, url.replace("127.0.0.1", "localhost"), url.replace("http:", "https:")):
                answer = server.call("POST", f"{STANDARD}?webhook={wrong}", {"prompt": "a"})
                assert answer.status_code == 400, wrong
            body = {"model": "MiniMax-Hailuo-02", "prompt": "a", "callback_url": url}
            assert server.call("POST", "/v1/video_generation", body).json()["base_resp"]["status_code"] == 0
            assert process.stdout
            out, err = (
                process.stdout.read(),
                process.stderr.read(),
            )  # communicate() loses what readline() read ahead
            timer.cancel()
        assert json.loads(out)["status"] == "success"
        assert ": verified" in err
        for language in ("Python", "JavaScript", "shell"):
            assert f"\n{language}:\n" in err
        assert server.call("POST", f"{STANDARD}?webhook={url}", {"prompt": "a"}).status_code == 400
        port = int(re.findall(r":(\d+)/", url)[0])
        assert server.call("PUT", f"/admin/v1/listeners/{port}").status_code == 403, (
            "only the local token may"
        )


def test_a_port_is_closed_when_its_command_dies(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(outside, "monotonic", lambda: now)
    held = Listeners()
    held.open(8788)
    assert held.has("http://127.0.0.1:8788/hook")
    for url in (
        "http://127.0.0.1:8789/",
        "https://127.0.0.1:8788/",
        "http://127.0.0.2:8788/",
        "http://[::1]:8788/",
    ):
        assert not held.has(url)
    now += 14
    assert held.ports() == [8788]
    now += 2
    assert not held.has("http://127.0.0.1:8788/hook")

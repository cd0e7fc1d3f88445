"""The vendor's unmodified clients: the Python one from PyPI, the JavaScript one from npm."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
import wavespeed

from conftest import KEY, Server, picture

STANDARD = "minimax/hailuo-02/standard"
NPM_PACKAGE = "wavespeed@0.3.2"


@pytest.fixture
def client(quick: Server) -> Any:
    return wavespeed.Client(api_key=KEY, base_url=quick.url)


def test_140_run_gives_the_clips_address(client: Any) -> None:
    out = client.run(STANDARD, {"prompt": "a cat"}, poll_interval=0.2)
    assert httpx.get(out["outputs"][0]).content[4:8] == b"ftyp"


def test_140_run_without_exceptions(client: Any) -> None:
    done = client.run_no_throw(STANDARD, {"prompt": "a cat"}, poll_interval=0.2)
    assert done["outputs"]
    failed = client.run_no_throw(
        STANDARD, {"prompt": "a", "image": "http://localhost:1/i.png"}, poll_interval=0.2
    )
    assert not failed["outputs"]
    assert "download image" in json.dumps(failed, default=str)


def test_140_sync_mode(client: Any) -> None:
    assert client.run(STANDARD, {"prompt": "a cat"}, enable_sync_mode=True)["outputs"][0].endswith(".mp4")


def test_140_a_failure_is_raised_once_and_not_submitted_again(client: Any, quick: Server) -> None:
    def total() -> int:
        return int(quick.call("POST", "/api/v3/predictions", {}).json()["data"]["total"])

    before = total()
    with pytest.raises(RuntimeError, match="download image"):
        client.run(
            STANDARD, {"prompt": "a", "image": "http://localhost:1/i.png"}, poll_interval=0.2, max_retries=2
        )
    assert total() == before + 1


@pytest.mark.parametrize("body", [{}, {"prompt": "x" * 2001}])
def test_140_a_refusal_shows_our_sentence(client: Any, body: dict[str, Any]) -> None:
    with pytest.raises(Exception, match="prompt"):
        client.run(STANDARD, body)


def test_140_a_bad_key_is_reported(quick: Server) -> None:
    with pytest.raises(Exception, match="401"):
        wavespeed.Client(api_key="bad", base_url=quick.url).run(STANDARD, {"prompt": "a"})


SCRIPT = """
const { Client } = require("wavespeed");
const fs = require("fs");
(async () => {
  const [url, key, image] = process.argv.slice(2);
  const client = new Client(key, { baseUrl: url });
  const options = { pollInterval: 0.2 };
  const out = {};
  out.run = await client.run("minimax/hailuo-02/standard", { prompt: "a cat" }, options);
  out.sync = await client.run("minimax/hailuo-02/standard", { prompt: "a cat" }, { enableSyncMode: true });
  out.address = await client.upload(image);
  out.image = await client.run("minimax/hailuo-02/fast", { image: out.address }, options);
  try { await client.run("minimax/hailuo-02/standard", {}, options); } catch (e) { out.refused = String(e); }
  try {
    await client.run("minimax/hailuo-02/standard", { prompt: "a", image: "http://localhost:1/i.png" }, options);
  } catch (e) { out.failed = String(e); }
  try { await new Client("bad", { baseUrl: url }).run("minimax/video-02", { prompt: "a" }); }
  catch (e) { out.key = String(e); }
  console.log(JSON.stringify(out));
})().catch((e) => { console.error(e); process.exit(1); });
"""


def test_142_the_javascript_client(quick: Server, tmp_path: Path) -> None:
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        pytest.skip("Node is not installed here")
    subprocess.run(
        [npm, "install", "--no-audit", "--no-fund", "--silent", NPM_PACKAGE],
        cwd=tmp_path,
        check=True,
        timeout=120,
        env={**os.environ, "npm_config_cache": str(tmp_path / "cache")},
    )
    (tmp_path / "run.js").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "first.png").write_bytes(picture(400, 320))
    done = subprocess.run(
        [node, "run.js", quick.url, KEY, "first.png"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    out = json.loads(done.stdout)
    for name in ("run", "sync", "image"):
        assert out[name]["outputs"][0].endswith(".mp4"), out
    assert out["address"].startswith(f"{quick.url}/uploads/")
    assert "prompt" in out["refused"]
    assert "download image" in out["failed"]
    assert "401" in out["key"] or "API key" in out["key"]

"""Unmodified clients whose installation is too large for every run: `make long` has them.

`minimax-mcp` and `litellm` from PyPI, each in a virtual environment of its own.
"""

import json
import subprocess
from pathlib import Path

import pytest

from conftest import KEY, Server, picture
from foreign import clip, python, task_id, tools

pytestmark = pytest.mark.long


def test_minimax_mcp_makes_and_finds_clips(quick: Server, tmp_path: Path) -> None:
    own = python(tmp_path, "minimax-mcp==0.0.19")
    image = tmp_path / "first.png"
    image.write_bytes(picture(400, 320))
    with tools([str(own), "-m", "minimax_mcp.server"], quick, tmp_path) as mcp:
        begun = mcp.call("generate_video", prompt="a fox", async_mode=True)
        quick.wait(f"{int(task_id(begun)):032x}", lambda data: data["status"] == "completed")
        assert clip(mcp.call("query_video_generation", task_id=task_id(begun)))[4:8] == b"ftyp"
        whole = mcp.call(
            "generate_video",
            model="MiniMax-Hailuo-02",
            prompt="a fox",
            first_frame_image=str(image),
            duration=6,
            resolution="768P",
        )
        assert clip(whole)[4:8] == b"ftyp"
        assert "2013" in mcp.call("generate_video", model="MiniMax-Hailuo-02", prompt="a" * 2001)
    with tools([str(own), "-m", "minimax_mcp.server"], quick, tmp_path, key="bad") as mcp:
        assert "API key" in mcp.call("generate_video", prompt="a fox", async_mode=True)


LITELLM = """
import json, sys, time
import litellm
url, key = sys.argv[1:]
where = {"api_base": f"{url}/v1", "api_key": key}
video = litellm.video_generation(model="openai/minimax/hailuo-02/standard", prompt="a fox", seconds="4", **where)
while True:
    state = litellm.video_status(video_id=video.id, **where)
    if state.status not in ("queued", "in_progress"):
        break
    time.sleep(0.2)
clip = litellm.video_content(video_id=video.id, **where)
print(json.dumps({"status": state.status, "head": clip[4:8].decode()}))
"""


def test_litellm(quick: Server, tmp_path: Path) -> None:
    own = python(tmp_path, "litellm==1.110.2")
    (tmp_path / "run.py").write_text(LITELLM, encoding="utf-8")
    done = subprocess.run(
        [own, "run.py", quick.url, KEY],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {"status": "completed", "head": "ftyp"}

"""Unmodified clients from npm: `openai`, and MiniMax's tool server."""

import json
import subprocess
from pathlib import Path

from conftest import KEY, Server, picture
from foreign import clip, npm, task_id, tools


def test_minimax_mcp_js_makes_and_finds_clips(quick: Server, tmp_path: Path) -> None:
    npm(tmp_path, "minimax-mcp-js@0.0.18")
    command = ["node", "node_modules/minimax-mcp-js/build/index.js"]
    with tools(command, quick, tmp_path) as mcp:
        begun = mcp.call("generate_video", prompt="a fox", asyncMode=True)
        quick.wait(f"{int(task_id(begun)):032x}", lambda data: data["status"] == "completed")
        assert clip(mcp.call("query_video_generation", taskId=task_id(begun)))[4:8] == b"ftyp"


OPENAI = """
const OpenAI = require("openai");
const fs = require("fs");
(async () => {
  const [url, key, image] = process.argv.slice(2);
  const client = new OpenAI({ apiKey: key, baseURL: url + "/v1" });
  const out = {};
  const video = await client.videos.create({
    prompt: "a fox", seconds: "4", size: "1280x720", input_reference: fs.createReadStream(image),
  });
  out.created = video;
  let state = video;
  while (state.status === "queued" || state.status === "in_progress") {
    await new Promise((done) => setTimeout(done, 200));
    state = await client.videos.retrieve(video.id);
  }
  out.state = state;
  const content = await client.videos.downloadContent(video.id);
  out.head = Buffer.from(await content.arrayBuffer()).subarray(4, 8).toString();
  out.listed = (await client.videos.list({ limit: 1 })).data[0].id;
  out.deleted = await client.videos.delete(video.id);
  try { await client.videos.create({ prompt: "" }); } catch (e) { out.refused = [e.status, e.code, e.param]; }
  console.log(JSON.stringify(out));
})().catch((e) => { console.error(e); process.exit(1); });
"""


def test_openai_for_node(quick: Server, tmp_path: Path) -> None:
    npm(tmp_path, "openai@7.59.0")
    (tmp_path / "run.js").write_text(OPENAI, encoding="utf-8")
    (tmp_path / "first.png").write_bytes(picture(400, 320))
    done = subprocess.run(
        ["node", "run.js", quick.url, KEY, "first.png"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    out = json.loads(done.stdout)
    assert (out["state"]["status"], out["head"]) == ("completed", "ftyp")
    assert out["listed"] == out["created"]["id"] == out["deleted"]["id"]
    assert out["refused"] == [400, "missing_required_parameter", "prompt"]

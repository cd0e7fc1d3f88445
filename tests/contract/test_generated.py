"""Clients that well-known generators make of the OpenAPI document submit, poll and download a clip."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import KEY, Server

GENERATOR = "openapi-python-client==0.29.1"
NPM_PACKAGES = ("openapi-typescript@7.13.0", "openapi-fetch@0.17.0", "typescript@5.9.3")
# it reads files only of types that it is told of
CONFIG = "content_type_overrides:\n" + "".join(
    f"  {kind}: application/octet-stream\n"
    for kind in (
        "video/mp4",
        "application/zip",
        "application/vnd.sqlite3",
        "text/markdown",
        '"*/*"',
        "text/event-stream",
    )
)

PYTHON = """
import sys, time
from client import AuthenticatedClient
from client.api.models import submit_minimax_hailuo_02_standard as submit
from client.api.predictions import get_clip, list_predictions, result
from client.models import HistoryRequest, Status, SubmitMinimaxHailuo02StandardBody as Body

url, key = sys.argv[1:]
client = AuthenticatedClient(base_url=url, token=key)
made = submit.sync(client=client, body=Body(prompt="a cat"), x_filmgate_seed=4294967295).data
assert made.details.seed == 4294967295
while made.status in (Status.CREATED, Status.PROCESSING):
    time.sleep(0.1)
    made = result.sync(made.id, client=client).data
assert made.status is Status.COMPLETED, made
clip = get_clip.sync(made.outputs[0].split("/")[-2], "0.mp4", client=client).payload.read()
assert clip[4:8] == b"ftyp"
assert made.id in [one.id for one in list_predictions.sync(client=client, body=HistoryRequest()).data.items]
refused = submit.sync_detailed(client=client, body=Body(prompt=""))
assert (refused.status_code, refused.parsed.error_code.value) == (400, "missing_parameter")
nobody = result.sync_detailed(made.id, client=AuthenticatedClient(base_url=url, token="bad"))
assert (nobody.status_code, nobody.parsed.error_code.value) == (401, "unauthorized")
print("done")
"""

TYPESCRIPT = """
import createClient from "openapi-fetch";
import type { paths } from "./api.js";

declare const process: { argv: string[] };
const [url, key] = process.argv.slice(2);
const client = createClient<paths>({ baseUrl: url, headers: { Authorization: `Bearer ${key}` } });
const { data, error } = await client.POST("/api/v3/minimax/hailuo-02/standard", { body: { prompt: "a cat" } });
if (!data) throw new Error(error.message);
let made = data.data;
while (made.status === "created" || made.status === "processing") {
  await new Promise((then) => setTimeout(then, 100));
  const seen = await client.GET("/api/v3/predictions/{id}/result", { params: { path: { id: made.id } } });
  if (!seen.data) throw new Error(seen.error.message);
  made = seen.data.data;
}
const token = new URL(made.outputs[0]!).pathname.split("/")[2]!;
const path = { token, name: "0.mp4" };
const clip = await client.GET("/outputs/{token}/{name}", { params: { path }, parseAs: "arrayBuffer" });
const refused = await client.POST("/api/v3/minimax/hailuo-02/standard", { body: { prompt: "" } });
console.log(JSON.stringify({
  status: made.status,
  seed: made.details.seed,
  clip: new TextDecoder("latin1").decode((clip.data as ArrayBuffer).slice(4, 8)),
  refused: refused.error?.error_code,
}));
"""


def run(*command: str | Path, cwd: Path) -> str:
    path = os.pathsep.join((str(Path(command[0]).parent), os.environ["PATH"]))
    done = subprocess.run(
        [str(one) for one in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
        env={**os.environ, "PATH": path, "npm_config_cache": str(cwd / "cache")},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.long
def test_a_client_of_openapi_python_client(quick: Server, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", tmp_path / "tools", cwd=tmp_path)
    tools = tmp_path / "tools" / "bin"
    run(tools / "python", "-m", "pip", "install", "-q", GENERATOR, cwd=tmp_path)
    (tmp_path / "config.yaml").write_text(CONFIG, encoding="utf-8")
    asked = ("--url", f"{quick.url}/openapi.json", "--meta", "none", "--output-path", "client")
    told = run(tools / "openapi-python-client", "generate", *asked, "--config", "config.yaml", cwd=tmp_path)
    assert "WARNING" not in told, told
    (tmp_path / "use.py").write_text(PYTHON, encoding="utf-8")
    assert run(tools / "python", "use.py", quick.url, KEY, cwd=tmp_path) == "done\n"


@pytest.mark.long
def test_a_client_of_openapi_typescript(quick: Server, tmp_path: Path) -> None:
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        pytest.skip("Node is not installed here")
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    run(npm, "install", "--no-audit", "--no-fund", "--silent", *NPM_PACKAGES, cwd=tmp_path)
    document = quick.call("GET", "/openapi.json").text
    (tmp_path / "openapi.json").write_text(document, encoding="utf-8")
    bin = tmp_path / "node_modules" / ".bin"
    asked = ("openapi.json", "-o", "api.d.ts", "--default-non-nullable=false")
    run(bin / "openapi-typescript", *asked, cwd=tmp_path)
    (tmp_path / "use.ts").write_text(TYPESCRIPT, encoding="utf-8")
    strict = ("--strict", "--noUncheckedIndexedAccess", "--module", "nodenext", "--target", "es2022")
    run(bin / "tsc", *strict, "--lib", "es2022,dom", "--skipLibCheck", "use.ts", cwd=tmp_path)
    out = json.loads(run(node, "use.js", quick.url, KEY, cwd=tmp_path))
    assert (out["status"], out["clip"], out["refused"]) == ("completed", "ftyp", "missing_parameter")
    assert 0 <= out["seed"] < 2**32

"""A page of another origin, in a real browser: it uses the API with a key where the operator names its origin."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from conftest import KEY, serving

MAKE = """async ([server, key]) => {
  const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
  const made = await fetch(`${server}/api/v3/minimax/hailuo-02/standard`, {
    method: "POST", headers: { ...headers, "X-Filmgate-Seed": "7" }, body: JSON.stringify({ prompt: "a", odd: 1 }),
  });
  let { data } = await made.json();
  const told = [made.headers.get("X-Filmgate-Seed"), made.headers.get("X-Ignored-Params"), Boolean(made.headers.get("X-Request-Id"))];
  while (["created", "processing"].includes(data.status)) {
    await new Promise((then) => setTimeout(then, 100));
    data = (await (await fetch(data.urls.get, { headers })).json()).data;
  }
  const clip = new Uint8Array(await (await fetch(data.outputs[0])).arrayBuffer());
  const refused = await (await fetch(`${server}/api/v3/balance`, { headers: { Authorization: "Bearer bad" } })).json();
  const gone = await fetch(`${server}/api/v3/predictions/${data.id}`, { method: "DELETE", headers });
  return { told, mark: String.fromCharCode(...clip.slice(4, 8)), refused: refused.error_code, gone: gone.status };
}"""
LOOK = """async ([server, path, key, credentials]) => {
  const headers = key ? { Authorization: `Bearer ${key}` } : {};
  return fetch(server + path, { headers, credentials }).then((answer) => answer.status, (error) => String(error));
}"""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    """The address of another server, with an empty page."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


def test_a_page_elsewhere_makes_a_clip_where_its_origin_is_named(
    chromium: Browser, elsewhere: str, tmp_path: Path
) -> None:
    with serving(tmp_path, FILMGATE_CORS_ORIGINS=elsewhere) as server:
        page: Any = chromium.new_page()
        page.goto(elsewhere)
        assert page.evaluate(MAKE, [server.url, KEY]) == {
            "told": ["7", "odd", True],
            "mark": "ftyp",
            "refused": "unauthorized",
            "gone": 200,
        }
        for path, key, credentials in (
            ("/api/v3/balance", KEY, "include"),  # a page elsewhere never comes with a session
            ("/session", "", "omit"),
            ("/admin/v1/accounts", KEY, "omit"),
        ):
            assert "Failed to fetch" in str(page.evaluate(LOOK, [server.url, path, key, credentials]))
        page.goto(elsewhere.replace("127.0.0.1", "localhost"))  # another origin, which nobody named
        assert "Failed to fetch" in str(page.evaluate(LOOK, [server.url, "/api/v3/balance", KEY, "omit"]))
        page.close()

"""Sessions of the playground: who gets one, who can use it, and what ends it."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

from conftest import KEY, Server, free_port, refused

STANDARD = "/api/v3/minimax/hailuo-02/standard"


def browser(server: Server) -> httpx.Client:
    """What a browser sends from our own page."""
    own = {"Origin": server.url, "Sec-Fetch-Site": "same-origin"}
    return httpx.Client(base_url=server.url, headers=own, timeout=30)


@contextmanager
def signed_in(server: Server, key: str = KEY) -> Iterator[httpx.Client]:
    with browser(server) as http:
        answer = http.post("/session", json={"key": key})
        assert answer.status_code == 200, answer.text
        yield http


def test_a_key_becomes_a_cookie_that_scripts_cannot_read(quick: Server) -> None:
    with browser(quick) as http:
        answer = http.post("/session", json={"key": KEY})
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert "path=/" in cookie
        assert KEY not in cookie
        assert answer.json()["data"] == {
            "account": "default", "scopes": ["admin", "predict", "read"], "level": "unlimited",
        }  # fmt: skip
        assert http.get("/session").status_code == 200
        assert http.get("/api/v3/models").status_code == 200
        assert http.post(STANDARD, json={"prompt": "a"}).status_code == 200
        assert http.get("/admin/v1/keys").status_code == 200


@pytest.mark.parametrize(
    "body", [{"key": "fgk_wrong"}, {"key": "é" * 40}, {"link": "wrong"}, {"link": ""}, {}]
)
def test_what_is_not_right_gets_none(quick: Server, body: dict[str, Any]) -> None:
    with browser(quick) as http:
        answer = http.post("/session", json=body)
        assert answer.status_code == (401 if any(body.values()) else 400)
        assert "set-cookie" not in answer.headers
        assert http.get("/session").status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://127.0.0.1:1", "Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "none"},
        {},
    ],
)
def test_no_other_page_can_use_it(quick: Server, headers: dict[str, str]) -> None:
    with signed_in(quick) as http:
        cookie = http.cookies["filmgate_session"]
    with httpx.Client(base_url=quick.url, headers=headers, cookies={"filmgate_session": cookie}) as other:
        refused(other.post(STANDARD, json={"prompt": "a"}), 403, "forbidden")
        refused(other.get("/api/v3/models"), 403, "forbidden")
        refused(other.post("/session", json={"key": KEY}), 403, "forbidden")
        refused(other.delete("/session"), 403, "forbidden")


def test_a_form_of_another_kind_is_not_taken(quick: Server) -> None:
    with signed_in(quick) as http:
        for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
            answer = http.post(STANDARD, content=b'{"prompt": "a"}', headers={"Content-Type": kind})
            refused(answer, 415, "unsupported_media_type")


def test_a_rebound_name_is_misdirected(quick: Server) -> None:
    with signed_in(quick) as http:
        refused(http.get("/api/v3/models", headers={"Host": "evil.example"}), 421, "misdirected")
        refused(http.get("/", headers={"Host": "evil.example"}), 421, "misdirected")


def test_signing_out_ends_it(quick: Server) -> None:
    with signed_in(quick) as http:
        cookie = http.cookies["filmgate_session"]
        assert http.delete("/session").status_code == 200
        http.cookies.set("filmgate_session", cookie)
        refused(http.get("/api/v3/models"), 401, "unauthorized")


def test_a_revoked_key_ends_its_sessions(quick: Server) -> None:
    made = quick.call("POST", "/admin/v1/keys", {"account": "default", "name": "page"}).json()["data"]
    with signed_in(quick, made["key"]) as http:
        assert http.get("/api/v3/models").status_code == 200
        quick.call("POST", f"/admin/v1/keys/{made['id']}/revoke")
        refused(http.get("/api/v3/models"), 401, "unauthorized")


def test_a_session_may_what_its_key_may(quick: Server) -> None:
    with signed_in(quick, quick.tenant("page", scopes=["read"])) as http:
        assert http.get("/api/v3/balance").status_code == 200
        refused(http.post(STANDARD, json={"prompt": "a"}), 403, "forbidden")
        refused(http.get("/admin/v1/keys"), 403, "forbidden")


def test_the_printed_link_signs_in_once(tmp_path: Path) -> None:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "filmgate", "serve", "--port", str(port), "--data-dir", str(tmp_path)],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        line = next(line for line in process.stdout if line.startswith("sign in"))
        link = re.search(r"/sign-in#(\S+)", line)
        assert link
        server = Server(folder=tmp_path, port=port, extra={})
        with browser(server) as http:
            assert http.post("/session", json={"link": link[1]}).status_code == 200
            assert http.get("/admin/v1/keys").status_code == 200
        with browser(server) as http:
            refused(http.post("/session", json={"link": link[1]}), 401, "unauthorized")
    finally:
        process.terminate()
        process.wait(20)
        assert process.stdout is not None
        process.stdout.close()


def test_the_page_and_its_files(quick: Server) -> None:
    for path in (
        "/",
        "/models",
        "/models/minimax/hailuo-02/standard",
        "/history",
        "/keys",
        "/webhooks",
        "/reference",
        "/sign-in",
    ):
        answer = httpx.get(quick.url + path)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/html")
        policy = answer.headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
    script = httpx.get(f"{quick.url}/ui/app.js")
    assert script.headers["content-type"].startswith("text/javascript")
    again = httpx.get(f"{quick.url}/ui/app.js", headers={"If-None-Match": script.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    for path in ("/ui/no.js", "/ui/..%2f..%2fapp.py", "/ui/%2e%2e/app.py"):
        assert httpx.get(quick.url + path).status_code == 404


def test_the_life_of_a_prediction_as_events(quick: Server) -> None:
    with signed_in(quick) as http:
        id = http.post(STANDARD, json={"prompt": "a"}).json()["data"]["id"]
        with http.stream("GET", f"/api/v3/predictions/{id}/events") as answer:
            assert answer.headers["content-type"].startswith("text/event-stream")
            text = "".join(answer.iter_text())
    events = re.findall(r"event: (\w+)\ndata: (.*)\n", text)
    states = [json.loads(data) for name, data in events if name == "state"]
    assert states[-1]["status"] == "completed"
    assert [s["progress"] for s in states] == sorted(s["progress"] for s in states)
    assert all(state["created_at"] for state in states)
    name, end = events[-1]
    assert name == "end"
    assert json.loads(end)["outputs"]


def test_the_events_of_others_are_not_there(quick: Server) -> None:
    id = quick.submit({"prompt": "a"})["id"]
    other = quick.tenant("page")
    refused(quick.call("GET", f"/api/v3/predictions/{id}/events", key=other), 404, "not_found")
    refused(quick.call("GET", "/api/v3/predictions/nothing/events"), 404, "not_found")

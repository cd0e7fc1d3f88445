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

from conftest import KEY, Server, free_port, refused, serving

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
            "account": "default",
            "scopes": ["admin", "predict", "read"],
            "level": "unlimited",
        }
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
        {"Referer": "http://127.0.0.1:1/"},
        {"Referer": "https://evil.example/http://127.0.0.1"},
        {"Origin": "http://["},
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


def test_over_plain_http_the_origin_is_proof_enough_and_a_get_needs_none(quick: Server) -> None:
    """What browsers send to an address that is not loopback: no Sec-Fetch-Site, and no Origin with a GET."""
    with signed_in(quick) as http:
        cookies = {"filmgate_session": http.cookies["filmgate_session"]}
    own = [{"Origin": quick.url}, {"Referer": f"{quick.url}/history?show=a"}]
    for proof in own:
        with httpx.Client(base_url=quick.url, headers=proof, cookies=cookies) as page:
            assert page.post("/api/v3/predictions", json={}).status_code == 200
            assert page.get("/session").status_code == 200
    with httpx.Client(base_url=quick.url, cookies=cookies) as page:
        assert page.get("/session").status_code == 200
        assert page.get("/api/v3/models").status_code == 200
        # nothing that changes something goes without a proof
        refused(page.post(STANDARD, json={"prompt": "a"}), 403, "forbidden")
        refused(page.post("/session", json={"key": KEY}), 403, "forbidden")
        refused(page.put("/api/v3/balance", json={}), 403, "forbidden")
        refused(page.delete("/api/v3/predictions/nothing"), 403, "forbidden")
        refused(page.delete("/session"), 403, "forbidden")


def test_what_a_get_with_the_cookie_answers_is_for_no_other_page_to_read(quick: Server) -> None:
    with signed_in(quick) as http:
        cookies = {"filmgate_session": http.cookies["filmgate_session"]}
    with httpx.Client(base_url=quick.url, cookies=cookies) as other:
        for path in ("/session", "/api/v3/balance", "/api/v3/webhook/secret", "/admin/v1/keys"):
            for headers in ({}, {"Origin": "http://evil.example"}):
                names = set(other.get(path, headers=headers).headers)
                assert not {name for name in names if name.startswith("access-control-")}


def test_of_two_headers_none_may_be_foreign(quick: Server) -> None:
    with signed_in(quick) as http:
        cookies = {"filmgate_session": http.cookies["filmgate_session"]}
    twice = [("Origin", quick.url), ("Origin", "https://evil.example")]
    with httpx.Client(base_url=quick.url, headers=twice, cookies=cookies) as other:
        refused(other.post("/api/v3/predictions", json={}), 403, "forbidden")


@pytest.mark.parametrize(
    ("public", "secure"), [("https://film.example", True), ("http://film.example", False), (None, False)]
)
def test_the_cookie_is_secure_where_the_public_address_is(
    tmp_path: Path, public: str | None, *, secure: bool
) -> None:
    extra = {"FILMGATE_LOCAL_WORKER": "false", **({"FILMGATE_PUBLIC_URL": public} if public else {})}
    with serving(tmp_path, **extra) as running, browser(running) as http:
        set_cookie = http.post("/session", json={"key": KEY}).headers["set-cookie"].lower()
        assert ("; secure" in set_cookie) is secure


def test_a_server_on_every_address_answers_to_the_one_it_was_asked_at(tmp_path: Path) -> None:
    """A name can be rebound, an address cannot: the Host that is the connection's own address is right."""
    with serving(tmp_path, FILMGATE_HOST="0.0.0.0", FILMGATE_LOCAL_WORKER="false") as running:
        at = f"http://127.0.0.2:{running.port}"
        assert httpx.get(f"{at}/").status_code == 200
        for host in ("127.0.0.3", "evil.example", "[::1", "2130706434"):
            answer = httpx.get(f"{at}/", headers={"Host": f"{host}:{running.port}"})
            assert "FILMGATE_ALLOWED_HOSTS" in refused(answer, 421, "misdirected")


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
        stdout=subprocess.PIPE,
        text=True,
    )
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
        "/docs",
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


def test_a_poster_is_sent_in_parts(quick: Server) -> None:
    url = f"{quick.url}/ui/minimax-video-01.mp4"
    whole = httpx.get(url)
    size, etag = len(whole.content), whole.headers["etag"]
    assert whole.headers["accept-ranges"] == "bytes"
    for asked, start, end in (
        ("0-0", 0, 1),
        ("100-199", 100, 200),
        ("-10", size - 10, size),
        ("5-", 5, size),
    ):
        part = httpx.get(url, headers={"Range": f"bytes={asked}"})
        assert (part.status_code, part.headers["etag"]) == (206, etag)
        assert part.headers["content-range"] == f"bytes {start}-{end - 1}/{size}"
        assert part.content == whole.content[start:end]
    beyond = httpx.get(url, headers={"Range": f"bytes={size}-"})
    assert (beyond.status_code, beyond.content) == (416, b"")
    assert beyond.headers["content-range"] == f"bytes */{size}"
    for headers in (
        {"Range": "bytes=0-9", "If-Range": '"another"'},
        {"Range": "bytes=1-2,4-5"},
        {"Range": "lines=1-2"},
    ):
        assert httpx.get(url, headers=headers).content == whole.content
    assert httpx.get(url, headers={"Range": "bytes=0-9", "If-Range": etag}).status_code == 206
    for known in (etag, f"W/{etag}", f'"a", {etag}', "*"):
        assert httpx.get(url, headers={"If-None-Match": known}).status_code == 304
    assert httpx.get(url, headers={"If-None-Match": etag.strip('"')}).status_code == 200


def test_the_policy_names_the_object_store_only_where_clients_are_sent_there(
    tmp_path: Path, bucket: dict[str, str]
) -> None:
    for redirect, wider in (("true", [bucket["AWS_ENDPOINT_URL"]]), ("false", [])):
        extra = {
            **bucket,
            "FILMGATE_BLOBS": f"s3://clips/{tmp_path.name}",
            "FILMGATE_BLOBS_REDIRECT": redirect,
        }
        with serving(tmp_path / redirect, FILMGATE_LOCAL_WORKER="false", **extra) as running:
            policy = httpx.get(f"{running.url}/").headers["content-security-policy"]
            rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
            assert rules.pop("media-src").split() == ["'self'", "blob:", *wider]
            assert not any("http" in rule for rule in rules.values())


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


def test_several_predictions_are_told_of_in_one_stream(quick: Server) -> None:
    other = quick.call("POST", STANDARD, {"prompt": "not yours"}, key=quick.tenant("other")).json()["data"][
        "id"
    ]
    with signed_in(quick) as http:
        ids = [http.post(STANDARD, json={"prompt": f"several {n}"}).json()["data"]["id"] for n in range(3)]
        asked = ",".join([*ids, other, "nothing", ids[0]])
        with http.stream("GET", f"/api/v3/predictions/events?ids={asked}") as answer:
            text = "".join(answer.iter_text())
    events = [(name, json.loads(data)) for name, data in re.findall(r"event: (\w+)\ndata: (.*)\n", text)]
    assert sorted(data["id"] for name, data in events if name == "end") == sorted(ids)
    assert sorted(data["id"] for name, data in events if name == "gone") == sorted([other, "nothing"])
    for id in ids:
        last = [data for name, data in events if name == "state" and data["id"] == id][-1]
        assert last["status"] == "completed"


def test_a_stream_carries_at_least_one_and_at_most_a_hundred(quick: Server) -> None:
    for ids, slug in (("", "missing_parameter"), (",,", "missing_parameter"), ("a,b", None)):
        answer = quick.call("GET", f"/api/v3/predictions/events?ids={ids}")
        assert answer.status_code == (400 if slug else 200)
    many = ",".join(f"{n:032x}" for n in range(101))
    refused(quick.call("GET", f"/api/v3/predictions/events?ids={many}"), 400, "invalid_parameter")
    refused(httpx.get(f"{quick.url}/api/v3/predictions/events?ids=a"), 401, "unauthorized")


def test_a_stream_ends_when_its_key_is_revoked(tmp_path: Path) -> None:
    with serving(tmp_path, FILMGATE_LOCAL_WORKER="false") as idle:
        asked = {"account": "default", "name": "listens", "scopes": ["predict", "read"]}
        made = idle.call("POST", "/admin/v1/keys", asked).json()["data"]
        key = {"Authorization": f"Bearer {made['key']}"}
        id = idle.call("POST", STANDARD, {"prompt": "a"}, key=made["key"]).json()["data"]["id"]
        path = f"{idle.url}/api/v3/predictions/{id}/events"
        with httpx.stream("GET", path, headers=key, timeout=30) as answer:
            lines = answer.iter_lines()
            assert "event: state" in lines  # reads on to it
            idle.call("POST", f"/admin/v1/keys/{made['id']}/revoke")
            assert "event: end" not in lines  # reads on to the end of the stream
        refused(httpx.get(path, headers=key), 401, "unauthorized")


def test_the_events_of_others_are_not_there(quick: Server) -> None:
    id = quick.submit({"prompt": "a"})["id"]
    other = quick.tenant("page")
    refused(quick.call("GET", f"/api/v3/predictions/{id}/events", key=other), 404, "not_found")
    refused(quick.call("GET", "/api/v3/predictions/nothing/events"), 404, "not_found")

"""The OpenAPI document is valid, and true: every operation was asked here, and answered as it says.

Server.call and the fuzzer hold all other answers of these tests to it, errors too (tests/described.py).
"""

import importlib.util
import json
import posixpath
import re
import secrets
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx2 as httpx
import pytest
from fastapi import FastAPI
from openapi_spec_validator import OpenAPIV31SpecValidator

from conftest import KEY, TLS, Receiver, Server, described, over, picture, serving, uri
from filmgate.domain.catalog import MODELS
from filmgate.web import openapi
from filmgate.wire.minimax import digits

ROOT = Path(__file__).parents[2]
STANDARD = "minimax/hailuo-02/standard"


@pytest.fixture(scope="module")
def document(quick: Server) -> dict[str, Any]:
    answer = quick.call("GET", "/openapi.json")
    found: dict[str, Any] = answer.json()
    return found


def operations(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(method, path, one) for path, item in document["paths"].items() for method, one in item.items()]


def test_it_is_made_once_however_many_ask_first(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def slow(app: FastAPI, _routers: object) -> dict[str, Any]:
        made.append(app)
        time.sleep(0.1)
        return {"openapi": "3.1.0"}

    monkeypatch.setattr(openapi, "describe", slow)
    app = FastAPI()
    document = openapi.described(app, [])
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: document(), range(8)))
    assert made == [app]
    assert all(one is found[0] for one in found)


def test_the_document_is_valid(document: dict[str, Any]) -> None:
    assert [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()] == []
    assert document["openapi"].startswith("3.1.")


def test_it_says_where_who_and_what(document: dict[str, Any], quick: Server) -> None:
    assert document["servers"][0]["url"] == quick.url
    ids = [one["operationId"] for _, _, one in operations(document)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", id) for id in ids)
    tags = [one["name"] for one in document["tags"]]
    assert {tag for _, _, one in operations(document) for tag in one["tags"]} == set(tags)
    for method, path, one in operations(document):
        guarded = path.startswith(("/api/", "/v1/", "/v2/", "/admin/", "/metrics"))
        assert one["security"] == ([{"key": []}] if guarded else one["security"]), path
        assert guarded or {"key": []} not in one["security"], path
        assert "422" not in one["responses"], path
        assert "500" in one["responses"] or one["tags"] == ["MiniMax"], path
        assert one["summary"], path
        for status, told in one["responses"].items():
            assert told["description"], (path, status)
            if status.startswith("2") and method != "put":
                schemas = [content["schema"] for content in told["content"].values()]
                assert all(schemas), (path, status)
    assert document["paths"]["/outputs/{token}/{name}"]["get"]["security"] == []


def test_the_range_of_seeds_is_the_one_that_is_taken(document: dict[str, Any], quick: Server) -> None:
    asked = document["paths"][f"/api/v3/{STANDARD}"]["post"]["parameters"]
    schema = next(one["schema"] for one in asked if one["name"] == "X-Filmgate-Seed")
    for seed, status in ((schema["minimum"], 200), (schema["maximum"], 200), (schema["maximum"] + 1, 400)):
        answer = quick.call("POST", f"/api/v3/{STANDARD}", {"prompt": "a"}, **{"X-Filmgate-Seed": str(seed)})
        assert answer.status_code == status
        assert status == 400 or answer.headers["x-filmgate-seed"] == str(seed)


def test_every_operation_answers_as_the_document_says(tmp_path: Path) -> None:
    extra = {"FILMGATE_ALLOW_LOOPBACK_WEBHOOKS": "true", "FILMGATE_SYNC_SECONDS": "0.1"}
    with serving(tmp_path, **extra) as server:
        ask_everything(server)
        seen = described(server.url)
        succeeded = {name for name, status in seen.seen if status < 300}
        missed = {one["operationId"] for _, _, one in operations(seen.document)} - succeeded
        assert not missed


def ask_everything(server: Server) -> None:
    receiver, call = Receiver(), server.call
    started = call(
        "POST",
        f"/api/v3/{STANDARD}?webhook={receiver.url}",
        {"prompt": "one", "odd": 1, "enable_sync_mode": True},
    )
    id = started.json()["data"]["id"]
    still, photo = picture(400, 320), uri(picture(400, 320))
    for name, model in MODELS.items():
        body: dict[str, Any] = {"prompt": "x"}
        if any(one.name == "image" and one.required for one in model.parameters):
            body["image"] = photo
        waits = call("POST", f"/api/v3/{name}", body, **{"Idempotency-Key": name})
        assert call("POST", f"/api/v3/{name}", body, **{"Idempotency-Key": name}).headers[
            "idempotent-replayed"
        ]
        if name != STANDARD:
            call("DELETE", f"/api/v3/predictions/{waits.json()['data']['id']}")
    two = waits_for(server, call("POST", f"/api/v3/{STANDARD}", {"prompt": "two"}).json()["data"]["id"])
    clip = waits_for(server, id)
    for path in ("", "/result", "/events"):
        call("GET", f"/api/v3/predictions/{id}{path}")
    call("GET", f"/api/v3/predictions/events?ids={id},{two['id']}")
    call("POST", "/api/v3/predictions", {"page_size": 5})
    for path in ("join", "download"):
        call("POST", f"/api/v3/predictions/{path}", {"ids": [id, two["id"]]})
    etag = call("GET", clip["outputs"][0]).headers["etag"]
    for header in ({"Range": "bytes=0-9"}, {"Range": "bytes=999999999-"}, {"If-None-Match": etag}):
        call("GET", clip["outputs"][0], **header)
    boards = call("POST", "/api/v3/storyboards", {"model_id": STANDARD, "inputs": {"prompt": "three"}})
    assert boards.status_code == 200, boards.text
    uploads(server, still)
    for path in (
        "/healthz",
        "/readyz",
        "/metrics",
        "/llms.txt",
        "/docs/api.md",
        "/openapi.json",
        "/api/v3/balance",
    ):
        call("GET", path)
    for path in ("account/balance", "models", f"models/{STANDARD}", "webhook/secret"):
        call("GET", f"/api/v3/{path}")
    for path, body in (
        ("prompt/hints", {"prompt": "a fox runs"}),
        ("model/price", {"model_id": STANDARD}),
        ("model/pricing", {"model_id": STANDARD, "inputs": {"duration": 10}}),
        ("billings/search", {}),
        ("user/usage_stats", {}),
        ("webhook/secret/rotate", {}),
        ("webhook/secret/activate", {}),
        ("webhook/test", {"url": receiver.url}),
    ):
        call("POST", f"/api/v3/{path}", body)
    receiver.wait(1)
    sent = call("GET", "/api/v3/webhook/deliveries").json()["data"][-1]["id"]
    call("GET", f"/api/v3/webhook/deliveries/{sent}")
    call("POST", f"/api/v3/webhook/deliveries/{sent}/replay")
    operator(server)
    films(server, clip)
    other_surfaces(server, id)
    call("POST", "/api/v3/predictions/delete", {"ids": [id]})
    receiver.close()


def films(server: Server, clip: dict[str, Any]) -> None:
    path = f"/api/v3/predictions/{clip['id']}"
    waits_for(server, server.call("POST", f"{path}/extend", {"prompt": "more"}).json()["data"]["id"])
    waits_for(server, server.call("POST", f"{path}/renditions", {"format": "gif"}).json()["data"]["id"])
    for shown in (*clip["urls"].values(), clip["outputs"][0].replace("0.mp4", "spritesheet.jpg")):
        assert server.call("GET", shown).status_code == 200


def other_surfaces(server: Server, id: str) -> None:
    call = server.call
    for path in ("/v1/videos", f"/v1/videos/{id}", f"/v1/videos/{id}/content", "/v1/models"):
        assert call("GET", path).status_code == 200
    call("GET", f"/v1/models/{STANDARD}")
    call("POST", "/v1/videos/extensions", {"prompt": "more", "video": {"id": id}})
    call("DELETE", f"/v1/videos/{call('POST', '/v1/videos', {'prompt': 'a'}).json()['id']}")
    call("POST", "/v1/video_generation", {"model": "MiniMax-Hailuo-02", "prompt": "a"})
    number = digits(id)
    for path in (f"query/video_generation?task_id={number}", f"files/retrieve?file_id={number}"):
        assert call("GET", f"/v1/{path}").json()["base_resp"]["status_code"] == 0
    call("GET", f"/v1/files/retrieve_content?file_id={number}")
    order = {"model": "MiniMax-H3", "content": [{"type": "text", "text": "a"}], "duration": 6}
    task = call("POST", "/v2/video_generation", order).json()["task_id"]
    for path in ("", f"/{number}"):
        assert call("GET", f"/v2/query/video_generation{path}").status_code == 200
    call("DELETE", f"/v2/video_generation/{task}")
    call("GET", "/api/v3/webhook/signature")
    call("POST", "/api/v3/webhook/signature", {"signature": "v1"})
    token = json.loads((server.folder / "server.json").read_text())["token"]
    for method in ("PUT", "DELETE"):
        assert call(method, "/admin/v1/listeners/8001", key=token).status_code == 200


def waits_for(server: Server, id: str) -> dict[str, Any]:
    return server.wait(id, over)


def uploads(server: Server, still: bytes) -> None:
    call = server.call
    ticket = call("POST", "/api/v3/media/uploads", {"filename": "a.png", "size": len(still)}).json()["data"]
    checked(server, "PUT", ticket["upload"]["url"], content=still, headers=ticket["upload"]["headers"])
    call("GET", ticket["download_url"])
    for path in ("media/upload/binary", "upload"):
        form = {"file": ("a.png", still, "image/png")}
        checked(
            server,
            "POST",
            f"{server.url}/api/v3/{path}",
            files=form,
            headers={"Authorization": f"Bearer {KEY}"},
        )


def operator(server: Server) -> None:
    call, account = server.call, f"o{secrets.token_hex(4)}"
    call("POST", "/admin/v1/accounts", {"id": account})
    key = call("POST", "/admin/v1/keys", {"account": account, "budget": 1}).json()["data"]
    fresh = call("POST", f"/admin/v1/keys/{key['id']}/rotate").json()["data"]
    call("POST", f"/admin/v1/keys/{fresh['id']}/revoke")
    for act, body in (("disable", {}), ("enable", {}), ("credit", {"amount": 1, "reason": "r"})):
        call("POST", f"/admin/v1/accounts/{account}/{act}", body)
    for path in ("accounts", "keys", "backup", "overview"):
        call("GET", f"/admin/v1/{path}")
    worker = call("GET", "/admin/v1/overview").json()["data"]["workers"][0]["id"]
    for act in ("drain", "resume"):
        call("POST", f"/admin/v1/workers/{worker}/{act}")
    own = {"Origin": server.url}
    signed = checked(server, "POST", f"{server.url}/session", json={"key": KEY}, headers=own)
    cookie = {"Cookie": signed.headers["set-cookie"].partition(";")[0], **own}
    for method in ("GET", "DELETE"):
        checked(server, method, f"{server.url}/session", headers=cookie)


def checked(server: Server, method: str, url: str, **asked: Any) -> Any:
    answer = httpx.request(method, url, verify=TLS, timeout=60, **asked)
    assert answer.status_code == 200, answer.text
    described(server.url).check(method, url, answer)
    return answer


def test_a_wrong_answer_is_noticed(quick: Server) -> None:
    found = described(quick.url)
    good = quick.call("GET", "/api/v3/balance")
    for change in ({"balance": "1"}, {"more": 1}, {"balance": None}):
        body = {**good.json(), "data": {**good.json()["data"], **change}}
        wrong = httpx.Response(200, headers=dict(good.headers), content=json.dumps(body))
        with pytest.raises(AssertionError):
            found.check("GET", "/api/v3/balance", wrong)
    with pytest.raises(AssertionError):
        found.check("GET", "/api/v3/balance", httpx.Response(418, json={}))


def test_the_guides_are_served_as_markdown_and_each_link_among_them_leads_somewhere(quick: Server) -> None:
    listed = quick.call("GET", "/llms.txt")
    assert listed.headers["content-type"] == "text/plain; charset=utf-8"
    assert listed.text.startswith("# Filmgate\n\n> ")
    urls = re.findall(r"^- \[.+?\]\((.+?)\)", listed.text, re.MULTILINE)
    guides = {url.removeprefix(f"{quick.url}/docs/") for url in urls[1:]}
    assert guides == {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    for name in sorted(guides):
        page = quick.call("GET", f"/docs/{name}")
        assert (page.status_code, page.headers["content-type"]) == (200, "text/markdown; charset=utf-8"), name
        written = (ROOT / "docs" / name).read_text(encoding="utf-8")
        assert page.text.count("\n") == written.count("\n")
        assert "](../" in written or "![" in written or page.text == written
        linked = set(re.findall(r"\]\((?!https?:|#)([^)#]+)(?:#[\w-]*)?\)", page.text))
        assert {
            posixpath.normpath(posixpath.join(posixpath.dirname(name), link)) for link in linked
        } <= guides
    same = quick.call(
        "GET", "/docs/api.md", **{"If-None-Match": quick.call("GET", "/docs/api.md").headers["etag"]}
    )
    assert (same.status_code, same.content) == (304, b"")
    for path in ("/docs/nothing.md", "/docs/../pyproject.toml", "/docs/%2e%2e/pyproject.toml", "/docs/"):
        assert quick.call("GET", path).status_code == 404


def test_a_wheel_carries_the_guides() -> None:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec
    assert spec.loader
    built = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(built)
    carried = built.NativeBuildHook._guides(SimpleNamespace(root=str(ROOT)))
    assert set(carried.values()) == {
        f"filmgate/docs/{path.relative_to(ROOT / 'docs').as_posix()}"
        for path in (ROOT / "docs").rglob("*.md")
    }

"""Who is asking, and where to."""

from dataclasses import asdict
from pathlib import Path

import httpx2 as httpx
import pytest

from conftest import ABLE, KEY, Server, refused, serving
from filmgate.wire.minimax import digits

STANDARD = "/api/v3/minimax/hailuo-02/standard"


@pytest.mark.parametrize("header", [None, "Bearer wrong", "Bearer", f"Basic {KEY}", "Bearer fg_live_typo"])
def test_01_02_03_no_key_or_a_bad_one_is_401(quick: Server, header: str | None) -> None:
    headers = {"Authorization": header} if header else {}
    refused(httpx.post(quick.url + STANDARD, json={"prompt": "a"}, headers=headers), 401, "unauthorized")


def test_03_the_scheme_is_case_insensitive(quick: Server) -> None:
    answer = httpx.get(f"{quick.url}/api/v3/balance", headers={"Authorization": f"bearer {KEY}"})
    assert answer.json()["data"]["currency"] == "USD"


def test_04_a_key_in_another_header_does_not_count(quick: Server) -> None:
    refused(httpx.get(f"{quick.url}/api/v3/balance", headers={"X-API-Key": KEY}), 401, "unauthorized")


def test_05_a_revoked_key_is_401_and_a_disabled_account_403(quick: Server) -> None:
    key = quick.tenant("a05")
    assert quick.call("GET", "/api/v3/balance", key=key).status_code == 200
    assert quick.call("POST", "/admin/v1/accounts/a05/disable").status_code == 200
    refused(quick.call("GET", "/api/v3/balance", key=key), 403, "forbidden")
    assert quick.call("POST", "/admin/v1/accounts/a05/enable").status_code == 200
    held = next(k for k in quick.call("GET", "/admin/v1/keys").json()["data"] if k["account"] == "a05")
    fresh = quick.call("POST", f"/admin/v1/keys/{held['id']}/rotate").json()["data"]
    refused(quick.call("GET", "/api/v3/balance", key=key), 401, "unauthorized")
    assert quick.call("GET", "/api/v3/balance", key=fresh["key"]).status_code == 200
    assert quick.call("POST", f"/admin/v1/keys/{fresh['id']}/revoke").status_code == 200
    refused(quick.call("GET", "/api/v3/balance", key=fresh["key"]), 401, "unauthorized")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", STANDARD),
        ("POST", "/api/v3/nope/none"),
        ("GET", STANDARD),
        ("GET", "/api/v3/unknown"),
        ("PATCH", "/api/v3/models"),
        ("GET", "/admin/v1/keys"),
        ("GET", "/api/v2/balance"),
        ("GET", "/api/x"),
    ],
)
def test_06_the_key_comes_before_everything_else(quick: Server, method: str, path: str) -> None:
    answer = httpx.request(method, quick.url + path, content=b"{bad", headers={"Authorization": "Bearer no"})
    refused(answer, 401, "unauthorized")


@pytest.mark.parametrize(
    ("method", "path", "status", "slug"),
    [
        ("POST", "/api/v3/nope/none", 404, "model_not_found"),
        ("GET", STANDARD, 405, "method_not_allowed"),
        ("PUT", STANDARD, 405, "method_not_allowed"),
        ("GET", "/api/v3/unknown", 404, "not_found"),
        ("GET", "/api/other", 404, "not_found"),
        ("GET", "/nothing", 404, "not_found"),
        ("GET", "//api/v3/balance", 404, "not_found"),
        ("POST", STANDARD + "/", 404, "model_not_found"),
        ("POST", "/internal/v1/leases", 404, "not_found"),
        ("GET", "/outputs/" + "0" * 32 + "/0.mp4", 404, "not_found"),
        ("DELETE", "/api/v3/balance", 405, "method_not_allowed"),
    ],
)
def test_07_to_10_what_is_not_there_says_so_in_the_envelope(
    quick: Server, method: str, path: str, status: int, slug: str
) -> None:
    refused(quick.call(method, path, {} if method == "POST" else None), status, slug)


def test_11_many_bad_keys_from_one_address_are_429_and_good_ones_go_on(tmp_path: Path) -> None:
    with serving(tmp_path, FILMGATE_LIMITS__FAILED_AUTH="20") as server:
        answers = [server.call("GET", "/api/v3/balance", key=f"bad{n}") for n in range(30)]
        assert [a.status_code for a in answers] == [401] * 20 + [429] * 10
        refused(answers[-1], 429, "rate_limited")
        assert 0 < int(answers[-1].headers["retry-after"]) <= 11
        assert server.call("GET", "/api/v3/balance").status_code == 200


def test_12_client_headers_make_no_difference(quick: Server) -> None:
    named = {"X-Client-Name": "wavespeed-python", "X-Client-Version": "2.0.5", "X-Client-OS": "linux"}
    plain, told = quick.call("GET", "/api/v3/models"), quick.call("GET", "/api/v3/models", **named)
    assert plain.json() == told.json()


def test_13_a_foreign_prediction_does_not_exist(quick: Server) -> None:
    id, key = quick.submit({"prompt": "mine"})["id"], quick.tenant("a13")
    named = {"X-Request-Id": "one"}
    theirs = quick.call("GET", f"/api/v3/predictions/{id}/result", key=key, **named)
    unknown = quick.call("GET", f"/api/v3/predictions/{'0' * 32}/result", key=key, **named)
    assert (
        (theirs.status_code, theirs.json()) == (unknown.status_code, unknown.json()) == (404, theirs.json())
    )


ROUTES: list[tuple[str, str, object]] = [
    ("GET", "/api/v3/predictions/{id}/result", None),
    ("GET", "/api/v3/predictions/{id}", None),
    ("GET", "/api/v2/predictions/{id}/result", None),
    ("DELETE", "/api/v3/predictions/{id}", None),
    ("GET", "/api/v3/webhook/deliveries/{delivery}", None),
    ("POST", "/api/v3/webhook/deliveries/{delivery}/replay", {}),
    ("GET", "/v1/videos/{id}", None),
    ("GET", "/v1/videos/{id}/content", None),
    ("GET", "/v1/videos/{id}/content?variant=thumbnail", None),
    ("GET", "/v1/videos?after={id}", None),
    ("DELETE", "/v1/videos/{id}", None),
    ("GET", "/v1/query/video_generation?task_id={number}", None),
    ("GET", "/v1/files/retrieve?file_id={number}", None),
    ("GET", "/v1/files/retrieve_content?file_id={number}", None),
    ("GET", "/v2/query/video_generation/{number}", None),
    ("DELETE", "/v2/video_generation/{number}", None),
]


@pytest.mark.parametrize(("method", "path", "body"), ROUTES)
def test_13_a_foreign_id_is_an_unknown_id_on_every_route(
    quick: Server, owned: dict[str, str], method: str, path: str, body: object
) -> None:
    named = {"X-Request-Id": "one"}
    key, none = quick.tenant("a13b"), "f" * 32
    foreign = quick.call(method, path.format(**owned, number=digits(owned["id"])), body, key, **named)
    other = path.format(id=none, delivery=none, number=digits(none))
    unknown = quick.call(method, other, body, key, **named)
    assert (
        foreign.status_code
        == unknown.status_code
        == (200 if "task_id=" in path or "file_id=" in path else 404)
    )
    told, same = ({**one.json(), "request_id": ""} for one in (foreign, unknown))  # MiniMax's, each its own
    assert told == same
    assert foreign.status_code == 404 or told["base_resp"]["status_code"] == 2013
    mine = quick.call("GET", f"/api/v3/predictions/{owned['id']}/result")
    assert mine.json()["data"]["status"] == "completed"


@pytest.mark.parametrize(
    "path", ["/api/v3/predictions", "/api/v3/billings/search", "/api/v3/user/usage_stats"]
)
def test_13_lists_show_only_the_own_account(quick: Server, owned: dict[str, str], path: str) -> None:
    text = quick.call("POST", path, {}, key=quick.tenant("a13c")).text
    assert owned["id"] not in text
    assert owned["id"] in quick.call("POST", path, {}).text or "usage" in path


@pytest.mark.parametrize("path", ["/v1/videos", "/v2/query/video_generation"])
def test_13_lists_of_other_surfaces_show_only_the_own_account(
    quick: Server, owned: dict[str, str], path: str
) -> None:
    """One's own is found by its id, however many there are."""
    asked = path + (f"?filter.task_ids={digits(owned['id'])}" if path.startswith("/v2") else "?limit=100")
    items = "items" if path.startswith("/v2") else "data"
    assert quick.call("GET", asked, key=quick.tenant("a13c")).json()[items] == []
    assert quick.call("GET", asked).json()[items]


def test_13_deleting_foreign_predictions_deletes_nothing(quick: Server, owned: dict[str, str]) -> None:
    body = {"ids": [owned["id"]]}
    answer = quick.call("POST", "/api/v3/predictions/delete", body, key=quick.tenant("a13d"))
    assert answer.json()["data"] == {"deleted_count": 0}
    assert quick.result(owned["id"])["status"] == "completed"


@pytest.mark.parametrize(
    ("scope", "method", "path"),
    [
        ("read", "POST", STANDARD),
        ("read", "GET", "/admin/v1/keys"),
        ("predict", "GET", "/api/v3/balance"),
        ("worker", "GET", "/api/v3/balance"),
        ("worker", "POST", STANDARD),
        ("predict", "GET", "/admin/v1/accounts"),
    ],
)
def test_a_key_does_only_what_its_scopes_say(quick: Server, scope: str, method: str, path: str) -> None:
    key = quick.tenant("scoped", scopes=[scope])
    refused(
        quick.call(method, path, {"prompt": "a"} if method == "POST" else None, key=key), 403, "forbidden"
    )


def test_only_a_worker_key_opens_the_workers_door(quick: Server) -> None:
    body = {
        "worker": "w1",
        "engine": "slate",
        "fingerprint": "x",
        "licence": "",
        "host": "",
        "fault": "",
        "can": asdict(ABLE),
    }
    worker, other = (
        quick.tenant("w", scopes=["worker"]),
        quick.tenant("w", scopes=["predict", "read", "admin"]),
    )
    assert quick.call("POST", "/internal/v1/workers", body, key=worker).status_code == 200
    refused(quick.call("POST", "/internal/v1/workers", body, key=other), 404, "not_found")
    refused(
        quick.call("POST", "/internal/v1/workers", {"worker": "w1"}, key=worker), 400, "missing_parameter"
    )

"""Around every route: request ids, cross-origin pages, what is left of a rate, HEAD, and what was probably meant."""

import re
import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
from pydantic import ValidationError

from conftest import KEY, TLS, Receiver, Server, free_port, refused
from filmgate.settings import Settings
from filmgate.wire.minimax import digits

STANDARD = "/api/v3/minimax/hailuo-02/standard"
APP = "https://app.example.com"


@pytest.fixture(scope="module")
def edged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """A server that knows an origin, and its log."""
    folder = tmp_path_factory.mktemp("edges")
    extra = {"FILMGATE_LOCAL_WORKER": "false", "FILMGATE_CORS_ORIGINS": f"{APP},http://localhost:3000"}
    running = Server(folder=folder / "data", port=free_port(), extra=extra)
    log = folder / "log"
    with log.open("w") as file:
        running.start(log=file)
    yield running, log
    running.stop()


def ask(server: Server, method: str, path: str, **headers: str) -> httpx.Response:
    return httpx.request(method, server.url + path, headers=headers, verify=TLS)


def test_a_request_has_the_id_that_it_came_with_in_answer_error_and_log(edged: tuple[Server, Path]) -> None:
    server, log = edged
    answer = server.call("POST", STANDARD, {"prompt": "a"}, **{"X-Request-Id": "mine/1:a+b=c@d.e_f-g"})
    assert answer.headers.get_list("x-request-id") == ["mine/1:a+b=c@d.e_f-g"]
    assert re.search(r"action=accepted.* request=\"?mine/1:a\+b=c@d.e_f-g", log.read_text())
    for path, key in ((STANDARD, KEY), (STANDARD, "bad"), ("/api/v3/nothing", KEY), ("/nothing", KEY)):
        answer = server.call("POST", path, {"prompt": ""}, key=key, **{"X-Request-Id": "one"})
        assert (answer.headers["x-request-id"], answer.json()["request_id"]) == ("one", "one")


@pytest.mark.parametrize("value", ["", "x" * 129, "a b", "a\tb", 'a"b', "a\\b", "<a>", "é", "a;b", "a,b"])
def test_an_id_of_another_form_is_replaced(edged: tuple[Server, Path], value: str) -> None:
    answer = httpx.get(f"{edged[0].url}/healthz", headers=[(b"X-Request-Id", value.encode())], verify=TLS)
    assert re.fullmatch(r"[0-9a-f]{32}", answer.headers["x-request-id"])


def test_each_request_without_an_id_gets_its_own(edged: tuple[Server, Path]) -> None:
    ids = {
        ask(edged[0], "GET", path).headers["x-request-id"]
        for path in ("/healthz", "/", "/api/v3/models", "/ui/app.js")
    }
    assert len(ids) == 4


def test_a_preflight_is_answered_before_anybody_asks_for_a_key(edged: tuple[Server, Path]) -> None:
    asked = {
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type,x-stainless-os",
    }
    for path in (STANDARD, "/api/v3/nothing", "/outputs/x/0.mp4", "/openapi.json"):
        answer = ask(edged[0], "OPTIONS", path, Origin=APP, **asked)
        assert (answer.status_code, answer.content) == (204, b"")
        assert answer.headers["access-control-allow-origin"] == APP
        assert answer.headers["access-control-allow-headers"] == "authorization,content-type,x-stainless-os"
        assert {"POST", "DELETE", "PUT"} <= set(answer.headers["access-control-allow-methods"].split(", "))
        assert "Origin" in answer.headers["vary"]
        assert "access-control-allow-credentials" not in answer.headers
    strange = ask(
        edged[0], "OPTIONS", STANDARD, Origin=APP, **asked | {"Access-Control-Request-Headers": 'a"b\\'}
    )
    assert "access-control-allow-headers" not in strange.headers


@pytest.mark.parametrize(
    "origin",
    [
        "https://app.example.com.evil.com",
        "http://app.example.com",
        "https://app.example.com:8443",
        "null",
        "*",
        "",
    ],
)
def test_other_origins_are_told_nothing(edged: tuple[Server, Path], origin: str) -> None:
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    assert ask(edged[0], "OPTIONS", STANDARD, **asked).status_code == 401
    answer = ask(edged[0], "GET", "/api/v3/balance", Origin=origin, Authorization=f"Bearer {KEY}")
    assert answer.status_code == 200
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert answer.headers["vary"] == "Origin"


def test_pages_of_a_known_origin_may_read_answers_and_errors(edged: tuple[Server, Path]) -> None:
    for key, path in (
        (KEY, "/api/v3/balance"),
        ("bad", "/api/v3/balance"),
        (KEY, "/api/v3/nothing"),
        (KEY, "/outputs/no/0.mp4"),
    ):
        answer = ask(edged[0], "GET", path, Origin=APP, Authorization=f"Bearer {key}")
        assert answer.headers.get_list("access-control-allow-origin") == [APP]
        exposed = answer.headers["access-control-expose-headers"].split(", ")
        assert {"X-Request-Id", "X-Ignored-Params", "Retry-After", "RateLimit"} <= set(exposed)
        assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize("path", ["/session", "/admin/v1/accounts", "/internal/v1/queue", "/metrics"])
def test_sessions_and_operators_are_not_shared(edged: tuple[Server, Path], path: str) -> None:
    asked = {"Origin": APP, "Access-Control-Request-Method": "GET"}
    for method in ("OPTIONS", "GET"):
        answer = ask(edged[0], method, path, **asked, Authorization=f"Bearer {KEY}")
        assert "access-control-allow-origin" not in answer.headers
        assert answer.status_code != 204


def test_without_the_setting_nothing_is_shared(still: Server) -> None:
    asked = {"Origin": APP, "Access-Control-Request-Method": "POST"}
    assert ask(still, "OPTIONS", STANDARD, **asked).status_code == 401
    assert "vary" not in ask(still, "GET", "/api/v3/balance", **asked).headers


@pytest.mark.parametrize(
    "value",
    ["*", "app.example.com", "https://app.example.com/", "https://*.example.com", "null", "HTTPS://a"],
)
def test_only_exact_origins_can_be_set(value: str) -> None:
    with pytest.raises(ValidationError, match="must be an origin"):
        Settings(cors_origins=value)


def rate(answer: Any) -> tuple[int, int, int]:
    policy = re.fullmatch(r'"submissions";q=(\d+);w=60', answer.headers["ratelimit-policy"])
    now = re.fullmatch(r'"submissions";r=(\d+);t=(\d+)', answer.headers["ratelimit"])
    assert policy
    assert now
    told = tuple(int(answer.headers[f"ratelimit-{name}"]) for name in ("limit", "remaining", "reset"))
    assert told == (int(policy[1]), int(now[1]), int(now[2]))
    return told[0], told[1], told[2]


def test_submissions_tell_what_is_left_of_the_rate(still: Server) -> None:
    key = still.tenant(f"rate-{secrets.token_hex(4)}", level="bronze")
    assert rate(still.call("POST", STANDARD, {"prompt": ""}, key=key)) == (5, 5, 0)  # refused: not counted
    for left in (4, 3, 2, 1, 0):
        limit, remaining, reset = rate(still.call("POST", STANDARD, {"prompt": "a"}, key=key))
        assert (limit, remaining) == (5, left)
        assert 0 < reset <= 60
    over = still.call("POST", STANDARD, {"prompt": "a"}, key=key)
    assert "FILMGATE_LIMITS__SUBMITS" in refused(over, 429, "rate_limited")
    assert rate(over)[1] == 0
    assert abs(rate(over)[2] - int(over.headers["retry-after"])) <= 1
    assert "ratelimit" not in still.call("POST", STANDARD, {"prompt": "a"}).headers  # its level has no limit


def test_every_get_route_answers_head(quick: Server, owned: dict[str, str]) -> None:
    document = quick.call("GET", "/openapi.json").json()
    clip = quick.result(owned["id"])["outputs"][0].split("/")[-2]
    places = {"token": clip, "id": owned["id"], "task_id": digits(owned["id"]), "filename": "x"}
    paths = []
    for path in (path for path, item in document["paths"].items() if "get" in item):
        name = "first.png" if path.startswith("/outputs/") else "api.md"
        paths.append(path.format(**places, name=name, model_id="minimax/video-02"))
    several = f"/predictions/events?ids={owned['id']}"
    for one in [*paths, "/", "/docs", "/ui/app.js"]:
        path = one.replace(f"deliveries/{owned['id']}", f"deliveries/{owned['delivery']}")
        path = path.replace("/predictions/events", several)
        began = time.monotonic()
        head = quick.call("HEAD", path)
        assert time.monotonic() - began < 5
        if path.endswith(("/backup", "/events", "/metrics")) or "/events?" in path:
            assert head.status_code == 200
            continue
        got = quick.call("GET", path)
        assert (head.status_code, head.content) == (got.status_code, b""), path
        assert head.headers.get("content-type") == got.headers.get("content-type"), path
    assert quick.call("HEAD", STANDARD).status_code == 405


@pytest.mark.parametrize(
    ("method", "path", "words"),
    [
        ("POST", "/api/v3/minimax/hailuo-02/standart", "did you mean 'minimax/hailuo-02/standard'?"),
        ("POST", "/api/v3/hailuo-02/pro", "did you mean 'minimax/hailuo-02/pro'?"),
        ("POST", "/api/v3/MiniMax/Video-02", "did you mean 'minimax/video-02'?"),
        ("POST", f"{STANDARD}/", "did you mean 'minimax/hailuo-02/standard'?"),
        ("POST", "/api/v3//minimax/video-02", "did you mean 'minimax/video-02'?"),
        ("POST", "/api/v3/nobody/knows", "does not exist: GET /api/v3/models"),
        ("POST", "/api/v3/balance", "this address takes GET"),
        ("POST", "/api/v3/webhook/tests", "did you mean /api/v3/webhook/test?"),
        ("POST", "/api/v3/" + "x" * 5000, "does not exist"),
        ("GET", "/api/v3/balance/", "did you mean /api/v3/balance?"),
        ("GET", "/api/v3/model", "did you mean /api/v3/models?"),
        ("GET", "/api/v3/media/uploads", "this address takes POST"),
        ("GET", "/admin/v1/key", "did you mean /admin/v1/keys?"),
        ("GET", "/internal/v1/queues", "this address does not exist"),
        ("GET", "/api/v3/models/minimax/video02", "did you mean 'minimax/video-02'?"),
    ],
)
def test_what_does_not_exist_is_answered_with_what_was_meant(
    still: Server, method: str, path: str, words: str
) -> None:
    answer = still.call(method, path, {} if method == "POST" else None)
    body = answer.json()
    assert answer.status_code == 404
    assert words in body["message"], body
    assert "internal" not in body["message"]


def test_a_method_that_is_not_taken_is_answered_with_what_is(still: Server) -> None:
    told = refused(still.call("GET", STANDARD), 405, "method_not_allowed")
    assert "is a model: POST" in told
    answer = still.call("PATCH", "/api/v3/predictions")
    refused(answer, 405, "method_not_allowed")
    assert answer.headers["allow"]


def test_a_webhook_to_this_machine_is_refused_with_the_setting_that_allows_it(
    still: Server, receiver: Receiver
) -> None:
    answer = still.call("POST", f"{STANDARD}?webhook={receiver.url}", {"prompt": "a"})
    assert "FILMGATE_ALLOW_LOOPBACK_WEBHOOKS=true" in refused(answer, 400, "invalid_parameter")
    answer = still.call("POST", f"{STANDARD}?webhook=https://10.0.0.1/hook", {"prompt": "a"})
    assert "FILMGATE" not in refused(answer, 400, "invalid_parameter")

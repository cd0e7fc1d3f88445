"""What is refused at submit; nothing is queued, nothing is charged."""

import socket
from typing import Any

import httpx2 as httpx
import pytest

from conftest import KEY, Server, refused

STANDARD = "/api/v3/minimax/hailuo-02/standard"
HEADERS = {"Authorization": f"Bearer {KEY}"}


@pytest.fixture(autouse=True)
def _nothing_moves(still: Server) -> Any:
    def state() -> Any:
        total = still.call("POST", "/api/v3/predictions", {}).json()["data"]["total"]
        return still.call("GET", "/api/v3/balance").json(), total

    before = state()
    yield
    assert state() == before


@pytest.mark.parametrize(
    ("body", "slug", "word"),
    [
        ({}, "missing_parameter", "prompt"),
        ({"prompt": ""}, "missing_parameter", "prompt"),
        ({"prompt": "   "}, "missing_parameter", "prompt"),
        ({"prompt": None}, "missing_parameter", "prompt"),
        ({"prompt": 123}, "invalid_parameter", "prompt"),
        ({"prompt": []}, "invalid_parameter", "prompt"),
        ({"prompt": "x" * 2001}, "invalid_parameter", "2000"),
        ({"prompt": "x" * 1_000_000}, "invalid_parameter", "2000"),
        ({"prompt": "a\0b"}, "invalid_parameter", "NUL"),
        *(
            ({"prompt": "a", "duration": d}, "invalid_parameter", "6 or 10")
            for d in (5, 7, 0, -6, 60, "6", True, 6.5)
        ),
        ({"prompt": "a", "duration": [6]}, "invalid_parameter", "duration"),
        ({"prompt": "a", "duration": {}}, "invalid_parameter", "duration"),
        ({"prompt": "a", "enable_prompt_expansion": "true"}, "invalid_parameter", "enable_prompt_expansion"),
        ({"prompt": "a", "enable_prompt_expansion": 1}, "invalid_parameter", "enable_prompt_expansion"),
        ({"prompt": "a", "image": 7}, "invalid_parameter", "image"),
        ({"prompt": "a", "image": "nonsense"}, "invalid_parameter", "image"),
        ({"prompt": "a", "enable_sync_mode": "yes"}, "invalid_parameter", "enable_sync_mode"),
        ({"prompt": "a", "enable_base64_output": 1}, "invalid_parameter", "enable_base64_output"),
    ],
)
def test_33_to_38_41_a_bad_parameter_is_named(
    still: Server, body: dict[str, Any], slug: str, word: str
) -> None:
    assert word in refused(still.call("POST", STANDARD, body), 400, slug)


@pytest.mark.parametrize("number", [b"1e400", b"NaN", b"Infinity", b"-1e400", b"1" * 5000])
def test_38_numbers_beyond_json_are_400(still: Server, number: bytes) -> None:
    body = b'{"prompt": "a", "duration": ' + number + b"}"
    answer = httpx.post(still.url + STANDARD, content=body, headers=HEADERS)
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ({"duration": 10}, "6"),
        ({"resolution": "720p"}, '"768p" or "1080p"'),
        ({"resolution": "4k"}, "768p"),
        ({"resolution": 768}, "768p"),
    ],
)
def test_39_40_video_02_has_its_own_values(still: Server, body: dict[str, Any], word: str) -> None:
    answer = still.call("POST", "/api/v3/minimax/video-02", {"prompt": "a", **body})
    assert word in refused(answer, 400, "invalid_parameter")


def test_40_an_empty_resolution_is_the_default(still: Server) -> None:
    answer = still.call("POST", "/api/v3/minimax/video-02", {"prompt": "a", "resolution": ""})
    assert answer.json()["data"]["input"]["resolution"] == "768p"
    still.call("POST", "/api/v3/predictions/delete", {"ids": [answer.json()["data"]["id"]]})


def test_42_fast_needs_an_image(still: Server) -> None:
    answer = still.call("POST", "/api/v3/minimax/hailuo-02/fast", {"prompt": "a"})
    assert "image" in refused(answer, 400, "missing_parameter")


@pytest.mark.parametrize(
    "body",
    [
        b'{"prompt":',
        b"",
        b"[]",
        b'"x"',
        b"null",
        b"\xff\xfe",
        b'{"prompt": NaN}',
        b"[" * 100_000,
        b'{"a":' * 70 + b"1" + b"}" * 70,
        b'{"prompt": "a", "x": ' + b"[" * 65 + b"]" * 65 + b"}",
        b'{"prompt": "\xc3"}',
    ],
)
def test_43_44_45_48_a_body_that_is_no_json_object_is_400(still: Server, body: bytes) -> None:
    headers = {**HEADERS, "Content-Type": "application/json"}
    refused(httpx.post(still.url + STANDARD, content=body, headers=headers), 400, "invalid_json")


def test_45_lone_surrogates_and_duplicate_keys_never_break_the_server(still: Server) -> None:
    for body in (b'{"prompt": "a \\ud800 b"}', b'{"prompt": 1, "prompt": ""}'):
        answer = httpx.post(still.url + STANDARD, content=body, headers=HEADERS)
        assert answer.status_code == 400, answer.text


def test_46_a_form_is_415(still: Server) -> None:
    for kwargs in ({"data": {"prompt": "a"}}, {"files": {"file": b"x"}}):
        answer = httpx.post(still.url + STANDARD, headers=HEADERS, **kwargs)
        refused(answer, 415, "unsupported_media_type")


def test_47_a_body_over_the_limit_is_413_before_it_is_read(still: Server) -> None:
    head = f"POST {STANDARD} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {KEY}\r\n"
    with socket.create_connection(("127.0.0.1", still.port)) as link:
        link.sendall(f"{head}Connection: close\r\nContent-Length: {65 * 1024 * 1024}\r\n\r\n".encode())
        answer = b""
        while chunk := link.recv(4096):
            answer += chunk
    assert b"413" in answer.splitlines()[0]
    assert b"payload_too_large" in answer


@pytest.mark.parametrize(
    "address",
    [
        "http://93.184.216.34/h",
        "ftp://93.184.216.34/",
        "https://127.0.0.1/",
        "https://10.0.0.1/",
        "nonsense",
        "https://user:pw@93.184.216.34/",
        "https://",
        "https://[::1]/",
        "https://169.254.169.254/",
        "//h/x",
        "https://[::ffff:10.0.0.1]/",
        "https://2130706433/",
        "https://93.184.216.34:99999/",
        "https://h\x00/",
    ],
)
def test_49_a_webhook_to_where_none_may_go_is_400(strict: Server, address: str) -> None:
    body = {"prompt": "a"}
    with httpx.Client(base_url=strict.url, params={"webhook": address}) as http:
        refused(http.post(STANDARD, json=body, headers=HEADERS), 400, "invalid_parameter")


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Any:
    from conftest import serving  # noqa: PLC0415

    with serving(tmp_path_factory.mktemp("strict")) as server:
        yield server


@pytest.mark.parametrize("key", ["", "x" * 256])
def test_a_bad_idempotency_key_is_400(still: Server, key: str) -> None:
    answer = still.call("POST", STANDARD, {"prompt": "a"}, **{"Idempotency-Key": key})
    refused(answer, 400, "invalid_parameter")

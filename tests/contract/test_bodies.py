"""Bodies: how large, how slow, in what form; and what is wrong with a JSON that is none."""

import asyncio
import contextlib
import gzip
import json
import random
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

from conftest import KEY, Server, refused, serving
from filmgate.bootstrap.server import open_server
from filmgate.domain.errors import FilmgateError, InvalidJson, PayloadTooLarge, RateLimited, Unavailable
from filmgate.settings import Settings
from filmgate.web import app, body, room
from filmgate.web.intake import Intake
from filmgate.web.room import Room

STANDARD = "/api/v3/minimax/hailuo-02/standard"
HEADERS = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}
KIB, MIB = 2**10, 2**20


def post(server: Server, path: str, content: Any, **headers: str) -> httpx.Response:
    return httpx.post(server.url + path, content=content, headers={**HEADERS, **headers}, timeout=60)


def padded(size: int) -> bytes:
    """A JSON object of so many bytes that says nothing."""
    return b'{"prompt": "a"' + b" " * (size - 15) + b"}"


def long(size: int) -> bytes:
    return b'{"prompt": "a", "note": "' + b"x" * size + b'"}'


@pytest.mark.parametrize("path", ["/api/v3/predictions", "/api/v3/billings/search", "/admin/v1/accounts"])
def test_a_body_that_carries_no_image_has_at_most_256_kib(still: Server, path: str) -> None:
    assert post(still, path, padded(256 * KIB)).status_code in (200, 400)
    assert "256 KiB" in refused(post(still, path, padded(256 * KIB + 1)), 413, "payload_too_large")


def test_where_an_image_can_travel_only_long_strings_may_be_more(still: Server) -> None:
    for path in (STANDARD, "/api/v3/model/price", "/api/v3/storyboards"):
        assert post(still, path, long(20 * MIB)).status_code != 413
        message = refused(post(still, path, padded(300 * KIB)), 413, "payload_too_large")
        assert "without its images" in message
    refused(post(still, STANDARD, long(33 * MIB)), 413, "payload_too_large")


def test_a_chunked_body_is_counted_as_it_comes(still: Server) -> None:
    def pieces(count: int) -> Iterator[bytes]:
        yield b'{"prompt": "a"'
        for _ in range(count):
            yield b" " * 1024
        yield b"}"

    assert post(still, "/api/v3/predictions", pieces(100)).status_code == 200
    refused(post(still, "/api/v3/predictions", pieces(300)), 413, "payload_too_large")


def raw(server: Server, request: bytes) -> bytes:
    """What is answered to these bytes, of which the body may never come."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as link:
        link.sendall(request)
        answer = b""
        with contextlib.suppress(ConnectionError):
            while b"}" not in answer and (chunk := link.recv(65536)):
                answer += chunk
    return answer


def head(path: str, *lines: str) -> bytes:
    return "\r\n".join((f"POST {path} HTTP/1.1", "Host: 127.0.0.1", *lines, "", "")).encode()


@pytest.mark.parametrize("path", [STANDARD, "/admin/v1/keys", "/internal/v1/workers", "/api/v3/upload"])
def test_the_key_is_looked_at_before_the_body_comes(still: Server, path: str) -> None:
    answer = raw(still, head(path, "Authorization: Bearer wrong", "Content-Length: 60000000"))
    assert answer.split()[1] in (b"401", b"404")
    assert b"connection: close" in answer.lower()  # and nobody drains sixty megabytes


def test_what_goes_before_a_sign_in_is_looked_at_before_its_body_comes(tmp_path: Path) -> None:
    with serving(tmp_path, FILMGATE_LIMITS__FAILED_AUTH="3") as server:
        own = f"Origin: http://127.0.0.1:{server.port}"
        here = f"Host: 127.0.0.1:{server.port}"
        unsent = "Content-Length: 4000"

        def knock(*lines: str) -> bytes:
            return raw(server, "\r\n".join(("POST /session HTTP/1.1", *lines, "", "")).encode()).split()[1]

        assert knock("Host: evil.example", own, unsent) == b"421"
        assert knock(here, "Origin: https://evil.example", unsent) == b"403"
        assert knock(here, own, "Content-Length: 4097") == b"413"
        assert knock(here, own, "Content-Length: 61000000") == b"413"
        with httpx.Client(base_url=server.url, headers={"Origin": server.url}) as http:
            refused(http.post("/session", json={"key": "wrong"}), 401, "unauthorized")
        assert knock(here, own, unsent) == b"429"


def test_a_length_that_lies_harms_nobody(still: Server) -> None:
    key = f"Authorization: Bearer {KEY}"
    with socket.create_connection(("127.0.0.1", still.port)) as link:
        link.sendall(head("/api/v3/predictions", key, "Content-Length: 100") + b'{"page": 1}')
    answer = raw(still, head("/api/v3/predictions", key, "Content-Length: 2") + b'{"page": 1}')
    assert answer.split()[1] == b"400"
    for lines in (("Content-Length: -1",), ("Content-Length: 1", "Transfer-Encoding: chunked")):
        answer = raw(still, head("/api/v3/predictions", key, *lines) + b"0\r\n\r\n")
        assert answer.split()[1] == b"400"
    assert still.call("GET", "/api/v3/balance").status_code == 200


@pytest.mark.parametrize("path", ["/api/v3/predictions", STANDARD, "/api/v3/upload"])
def test_a_compressed_body_is_refused_by_name(still: Server, path: str) -> None:
    kind = "multipart/form-data; boundary=x" if path.endswith("upload") else "application/json"
    answer = post(still, path, gzip.compress(b"{}"), **{"Content-Encoding": "gzip", "Content-Type": kind})
    assert "gzip" in refused(answer, 415, "unsupported_media_type")


def test_a_compressed_body_is_known_without_its_header(still: Server) -> None:
    assert "gzip" in refused(post(still, STANDARD, gzip.compress(b"{}")), 415, "unsupported_media_type")


L = "x" * 40_000  # set aside, and still counted


@pytest.mark.parametrize(
    ("content", "place", "cause"),
    [
        (b'{"prompt": "one\ntwo"}', (1, 16), "a raw line break"),
        (b'{"prompt": "one\ttwo"}', (1, 16), "a raw tab"),
        (b'{\n  "prompt": "a",\n}', (3, 1), "a comma before the closing bracket"),
        (b'{"a": [1, 2, ]}', (1, 14), "a comma before the closing bracket"),
        (b"\xef\xbb\xbf{}", (1, 1), "byte order mark"),
        ('{"a": 1}'.encode("utf-16"), (1, 1), "UTF-16"),
        ('{"a": 1}'.encode("utf-16-be"), (1, 1), "UTF-16"),
        (b"{'a': 1}", (1, 2), "single quote"),
        (b"{a: 1}", (1, 2), "double quotes"),
        (b'{"a": ', (1, 6), "text is incomplete"),
        (b'{"a": "b', (1, 8), "text is incomplete"),
        (b'{"a": NaN}', (1, 7), "NaN"),
        (b'{"a": True}', (1, 7), "true, false, null"),
        (b'{"a": 1} {}', (1, 10), "more text after"),
        (b'{"a": 1 // b\n}', (1, 9), "comments"),
        (b'{"a": "\xff"}', (1, 8), "UTF-8"),
        (b'{"a": "\\x41"}', (1, 9), "escape"),
        (b'{"a": "\\ud800"}', (1, 8), "surrogate"),
        ('{"é": x}'.encode(), (1, 7), "expected value"),
        (f'{{"a": "{L}",\n "b": "{L}", "c": x}}'.encode(), (2, 40_016), "expected value"),
        (f'{{"a": "{L}\n{L}"}}'.encode(), (1, 40_008), "a raw line break"),
        (f'{{"a": "{L}'.encode(), (1, 40_008), "text is incomplete"),
        (f'{{"a": "{L}'.encode() + b'\xff"}', (1, 40_008), "UTF-8"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_an_error_names_its_place_and_its_cause(
    still: Server, content: bytes, place: tuple[int, int], cause: str
) -> None:
    message = refused(post(still, STANDARD, content), 400, "invalid_json")
    assert f"line {place[0]}, column {place[1]}: " in message
    assert cause in message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"[]", "object"),
        (b'{"a": 1e999}', "too large"),
        (b'{"a": ' + b"9" * 5000 + b"}", "too many digits"),
        (f'{{"{L}": 1}}'.encode(), "too long"),
        (b'{"a": [' + b"[]," * 20_000 + b"[]]}", "10000 values"),
        (b'{"a":' * 70 + b"1" + b"}" * 70, "64 levels"),
        (b'{"a": [' + b'"",' * 20_000 + b"1]}", "10000 values"),
    ],
)
def test_what_cannot_be_taken_is_told(still: Server, content: bytes, words: str) -> None:
    assert words in refused(post(still, STANDARD, content), 400, "invalid_json")


def test_a_thousand_commas_in_a_prompt_are_text(still: Server) -> None:
    assert post(still, STANDARD, json.dumps({"prompt": "a,[{" * 500})).status_code == 200


def some(rng: random.Random, depth: int = 0) -> Any:
    kind = rng.random()
    if kind < 0.3 and depth < 4:
        return {f"{some_text(rng, 3)}{k}": some(rng, depth + 1) for k in range(rng.randint(0, 4))}
    if kind < 0.5 and depth < 4:
        return [some(rng, depth + 1) for _ in range(rng.randint(0, 4))]
    if kind < 0.7:
        return some_text(rng, rng.choice((3, 20, 20_000, 90_000)))
    return rng.choice([1, 2.5, None, True, -7, 10**20])


def some_text(rng: random.Random, count: int) -> str:
    return "".join(rng.choices('ab"\\/\n\u2028é猫😀,[{', k=count))


@pytest.mark.parametrize("seed", range(12))
def test_a_body_is_read_alike_wherever_it_is_cut(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(6):
        value = {"value": some(rng)}
        for plain in (True, False):
            data = json.dumps(value, ensure_ascii=plain, indent=rng.choice((None, 2))).encode()
            step = rng.choice((1, 2, 3, 11) if len(data) < 20_000 else (997, 4096, 65_536))
            intake = Intake()
            for start in range(0, len(data), step):
                intake.feed(data[start : start + step])
            assert intake.value() == value


def fed(piece: bytes, error: type[FilmgateError]) -> int:
    """How many of these are taken before the error."""
    intake, count = Intake(), 0
    with contextlib.suppress(error):
        for count in range(1000):  # noqa: B007
            intake.feed(piece)
        raise AssertionError("all of it was taken")
    return count


def test_what_will_be_refused_is_not_read_to_the_end() -> None:
    assert fed(b"[],[]," * 10_000, InvalidJson) == 0
    assert fed(b" " * 65_536, PayloadTooLarge) == 4


def small(tmp_path: Path) -> Any:
    return open_server(Settings(data_dir=tmp_path, bootstrap_key=KEY, reserve_mb=0), make_key=False).app


def test_a_body_that_drips_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "_PATIENCE", 0.2)

    async def dripping() -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0.05)

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(small(tmp_path))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as http:
            return await http.post(STANDARD, content=dripping(), headers=HEADERS)

    answer = asyncio.run(ask())
    refused(answer, 408, "request_timeout")
    assert answer.headers["connection"] == "close"


def test_large_bodies_have_only_so_much_memory_and_no_account_has_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room, "_SECONDS", 0.1)

    async def go() -> None:
        memory = Room(100)
        async with memory.reserved("a", 50):
            with pytest.raises(RateLimited):
                async with memory.reserved("a", 1):
                    pass
            async with memory.reserved("b", 40):
                with pytest.raises(Unavailable):
                    async with memory.reserved("c", 11):
                        pass
                async with memory.reserved("c", 10):
                    pass
        monkeypatch.setattr(room, "_SECONDS", 60)
        order = []

        async def take(name: str) -> None:
            async with memory.reserved("a", 50):
                order.append(name)
                await asyncio.sleep(0)

        await asyncio.gather(*(take(name) for name in "123"))
        assert sorted(order) == ["1", "2", "3"]

    asyncio.run(go())


def test_each_limit_is_of_a_handler_that_is_there(tmp_path: Path) -> None:
    server = small(tmp_path)
    handlers = set()
    for route in server.router.routes:
        for one in getattr(route, "effective_routes", None) or [route]:
            handlers.add(getattr(one, "endpoint", None))
    limits = app._limits(server.state.context)
    assert limits.keys() <= {one for one in handlers if one} | set(_endpoints(server.router))


def _endpoints(router: Any) -> Iterator[Any]:
    for route in router.routes:
        if endpoint := getattr(route, "endpoint", None):
            yield endpoint
        for inner in ("original_router", "router", "app"):
            if hasattr(getattr(route, inner, None), "routes"):
                yield from _endpoints(getattr(route, inner))


@pytest.mark.parametrize("name", ["bootstrap_key", "bootstrap_worker_key"])
@pytest.mark.parametrize("key", ["fg_live_typo", "fg_live_" + "0" * 49, "with blank", "schlüssel", " k"])
def test_a_first_key_that_no_request_could_bring_is_refused_at_start(
    tmp_path: Path, name: str, key: str
) -> None:
    with pytest.raises(FilmgateError) as refusal:
        open_server(Settings(data_dir=tmp_path, **{name: key}), make_key=False)  # type: ignore[arg-type]
    assert f"FILMGATE_{name.upper()}" in str(refusal.value)
    assert key not in str(refusal.value)

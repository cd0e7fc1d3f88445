"""Requests of every kind to every route, with every kind of credential, by a seed: nothing of it may break a server.

The server is the real one in this process, over SQLite; only its network is left out. A case is replayed with its
seed: `python benchmarks/reliability.py fuzz --seed 7`.
"""

import asyncio
import base64
import collections
import contextlib
import json
import random
import re
import tempfile
import traceback
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx2 as httpx
from fastapi.routing import APIRoute

from conftest import KEY, picture
from described import Described
from filmgate.bootstrap.server import open_server
from filmgate.domain import catalog
from filmgate.domain.surface import Surface
from filmgate.settings import Settings
from filmgate.web import app as web
from filmgate.web import storyboards, surfaces
from filmgate.wire.minimax import digits
from filmgate.wire.protocol import Stills

MODEL = "minimax/hailuo-02/standard"
SECRET = "a secret of the first account"
CREDENTIALS = ("none", "bad", "admin", "worker", "predict", "read", "predict+read", "session")
_SECONDS = 20.0  # for one case
_PICTURE = "data:image/png;base64," + base64.b64encode(picture(320, 310)).decode()
NASTY: tuple[Any, ...] = (
    "", "a", "é", "\u0000", "\ud7ff", "😀" * 50, "x" * 5000, "../../etc/passwd", "%00", "%", "..", ".", "0", "-1", "1e400",
    "²", "٣", "9" * 4400, "' OR 1=1--", "<script>", "\r\nX: y", "http://[", "https://[::1", "http://a:99999/", "data:",
    "data:image/png;base64,", "data:image/png;base64,AAAA", _PICTURE, "https://93.184.216.34/" + "a" * 3000,
    "https://93.184.216.34/", "https://127.0.0.1/", "http://2130706433/", "0001-01-01", "9999-12-31T23:59:59+00:00",
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-01-01", "2026-13-45", "completed", MODEL, "fast", "6",
    "false", "[Push in]" * 100, None, True, False, 0, 1, -1, 6, 2**31, 2**63, 2**64, 10**30, 0.5, 1e308, -0.0, [], [1],
    [None], {}, {"a": 1}, {"prompt": "x"}, [[]], ["x" * 40], ["admin"],
)  # fmt: skip
FIELDS = [
    "prompt",
    "image",
    "end_image",
    "duration",
    "resolution",
    "enable_prompt_expansion",
    "enable_sync_mode",
    "enable_base64_output",
    "id",
    "ids",
    "page",
    "page_size",
    "status",
    "created_after",
    "created_before",
    "model",
    "model_id",
    "inputs",
    "count",
    "access_key_uuid",
    "start_time",
    "end_time",
    "billing_type",
    "model_uuid",
    "url",
    "filename",
    "size",
    "content_type",
    "name",
    "level",
    "concurrency",
    "amount",
    "reason",
    "account",
    "scopes",
    "budget",
    "worker",
    "engine",
    "fingerprint",
    "licence",
    "host",
    "fault",
    "can",
    "models",
    "ready",
    "expects",
    "limit",
    "attempt",
    "stage",
    "progress",
    "sha256",
    "inference_ms",
    "details",
    "screening",
    "code",
    "error",
    "clip",
    "counts",
    "stills",
    "key",
    "link",
    "go_fast",
    "webhook",
    "seconds",
    "seed",
    "input_reference",
    "first_frame_image",
    "last_frame_image",
    "prompt_optimizer",
    "callback_url",
    "content",
    "ratio",
]
SHAPES: tuple[dict[str, Any], ...] = (
    {"worker": "w", "engine": "slate", "fingerprint": "f", "licence": "", "host": "h", "fault": "", "ready": True,
     "can": {"resolutions": ["768p"], "durations": [6], "takes": ["text"]}},
    {"attempt": 1, "stage": "s", "progress": 0.5}, {"attempt": 1, "code": 1, "error": "e", "stage": "s"},
    {"attempt": 1, "size": 1, "sha256": "x", "inference_ms": 1, "details": {}},
    {"attempt": 1, "size": 1, "sha256": "x", "inference_ms": 1, "details": {}, "screening": {"version": 1, "verdicts": []}},
    {"attempt": 1, "reason": "r", "counts": True}, {"worker": "w"}, {"stills": []}, {"prompt": "a fox"},
    {"prompt": "a", "image": _PICTURE}, {"filename": "a.png", "size": 3}, {"model_id": MODEL, "inputs": {"prompt": "x"}},
    {"id": "zz"}, {"account": "other", "scopes": ["read"]}, {"amount": 1, "reason": "r"}, {"url": "https://93.184.216.34/"},
    {"prompt": "a", "seconds": "8", "size": "1280x720", "input_reference": {"image_url": _PICTURE}},
    {"model": "MiniMax-Hailuo-02", "prompt": "a", "first_frame_image": _PICTURE, "duration": 6, "resolution": "768P"},
    {"model": "MiniMax-H3", "content": [{"type": "text", "text": "a"}], "duration": 6},
    {"model": "MiniMax-H3", "content": [{"type": "image_url", "image_url": {"url": _PICTURE}, "role": "first_frame"}]},
    {"start_time": "2026-01-01", "end_time": "2026-02-01"}, {"page": 1}, {"key": "x"}, {"prompt": "a", "enable_sync_mode": True},
)  # fmt: skip
BODIES = (
    b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b'{"a":NaN}', b'{"a":1e999}', b"[" * 3000, b'{"a":' * 70 + b"1" + b"}" * 70,
    b'{"prompt":"\\ud800"}', b'{"a":' + b"9" * 5000 + b"}", b'{"a":"b\nc"}', b"\x1f\x8b\x08", b'{"a":"' + b"\\/" * 40_000 + b'"}',
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="a\xff.png"\r\n\r\nabc\r\n--x--\r\n', b"--x\r\n" * 100,
    b'--x\r\nContent-Disposition: form-data; name="prompt"\r\n\r\na fox\r\n--x--\r\n',
    b'--x\r\nContent-Disposition: form-data; name="input_reference"; filename="a.png"\r\n\r\n\x89PNG\r\n--x--\r\n',
    b'--x\r\nContent-Disposition: form-data; name="seed"\r\n\r\n\xff\x00\r\n--x\r\nContent-Disposition: form-data; name="seed"\r\n\r\n--x--',
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\nabc\r\n--x--\r\n',
)  # fmt: skip
HEADERS: dict[str, tuple[str, ...]] = {
    "Idempotency-Key": ("x", "x" * 300, "\xe9", ""), "X-Filmgate-Seed": ("1", "9" * 4400, "-1", "\xb2", ""),
    "Range": ("bytes=0-0", "bytes=" + "9" * 4400 + "-", "bytes=-0", "x", "bytes=0-0,2-1"), "If-None-Match": ("*", '"x"'),
    "If-Range": ('"x"', "\xb2"), "traceparent": ("00-x", "zz", "00-" + "0" * 32 + "-" + "0" * 16 + "-01"),
    "Origin": ("null", "http://[", "http://127.0.0.1", "\xff"), "Cookie": ("filmgate_session=x", 'filmgate_session="', ";;=;", "\xff=\xff"),
    "Sec-Fetch-Site": ("same-origin", "cross-site"), "Content-Encoding": ("gzip", "identity"), "Accept": ("*/*", "\xff"),
    "X-Client-Name": ("x" * 500, "\xe9\n"),
}  # fmt: skip
KINDS = ("application/json",) * 12 + (
    "",
    "text/html",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "application/json; charset=\xff",
)


NOT_OFFERED = {
    "/v1/videos/edits",
    "/v1/videos/characters",
    "/v1/videos/characters/{id}",
    "/v1/videos/{id}/remix",
}


def shaped(surface: Surface, body: dict[str, Any], status: int) -> bool:
    """Tell whether an error has the shape of its surface."""
    match surface:
        case Surface.WAVESPEED:
            names = {"code", "message", "error_code", "data", "request_id"}
            return set(body) == names and bool(body["code"] == status)
        case Surface.OPENAI:
            return set(body) == {"error"} and set(body["error"]) == {"message", "type", "param", "code"}
        case Surface.MINIMAX:
            return bool(body["base_resp"]["status_code"])
        case Surface.MINIMAX_2:
            return bool(body["type"] == "error" and body["error"]["http_code"] == str(status))


@dataclass
class Found:
    """What came of it. `wrong`: by kind, the first case of each, with all that is needed to see it again."""

    cases: int = 0
    past: int = 0  # whom the key, or the cookie, let through
    statuses: collections.Counter[int] = field(default_factory=collections.Counter)
    wrong: dict[str, str] = field(default_factory=dict)
    fives: int = 0  # answers of 500 and more

    def __str__(self) -> str:
        said = ", ".join(f"{status}: {count}" for status, count in sorted(self.statuses.items()))
        return f"{self.cases:,} cases, {self.past / max(self.cases, 1):.0%} past the key; {said}"


def fuzz(count: int, seed: int) -> Found:
    return asyncio.run(_Fuzz(seed).run(count))


class _Fuzz:
    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._rng = random.Random(seed)
        self._found = Found()
        self._described = Described({"paths": {}, "components": {"schemas": {}}})
        self._keys: dict[str, str] = {}
        self._cookie = self._operator = ""
        self._mine: list[str] = []
        self._theirs: list[str] = []
        self._loose: list[str] = []  # ids of keys, uploads, deliveries, tokens of clips

    async def run(self, count: int) -> Found:
        with tempfile.TemporaryDirectory() as folder:
            async with _served(Path(folder)) as (app, http):
                self._described = Described(app.openapi())
                await self._prepare(app, http)
                routes = _routes()
                for number in range(count):
                    await self._case(http, routes, number)
        return self._found

    async def _prepare(self, app: Any, http: httpx.AsyncClient) -> None:
        async def made(path: str, body: Any, key: str = KEY) -> Any:
            answer = await http.post(path, json=body, headers={"Authorization": f"Bearer {key}"})
            assert answer.status_code == 200, answer.text
            return answer.json().get("data")

        await made("/admin/v1/accounts", {"id": "other", "level": "unlimited"})
        self._keys = {"admin": KEY, "bad": "zzz", "worker": app.state.context.worker_token}
        for scopes in (["predict"], ["read"], ["predict", "read"]):
            fresh = await made("/admin/v1/keys", {"account": "other", "scopes": scopes})
            self._keys["+".join(scopes)] = fresh["key"]
        self._loose.append((await made("/admin/v1/keys", {"account": "other"}))["id"])
        for number in range(5):
            self._mine.append((await made(f"/api/v3/{MODEL}", {"prompt": f"{SECRET} {number}"}))["id"])
            theirs = await made(f"/api/v3/{MODEL}", {"prompt": f"{number}"}, self._keys["predict+read"])
            self._theirs.append(theirs["id"])
            self._loose += [digits(self._mine[-1]), digits(theirs["id"])]  # MiniMax's form of an id
        upload = await made("/api/v3/media/uploads", {"filename": "a.png", "size": 3})
        self._loose += re.findall(r"/uploads/(\w+)", json.dumps(upload))
        self._loose.append((await made("/api/v3/webhook/test", {"url": "https://93.184.216.34/"}))["id"])
        await made("/internal/v1/workers", SHAPES[0], self._keys["worker"])
        leased = await http.post(
            "/internal/v1/leases",
            json={"worker": "w"},
            headers={"Authorization": f"Bearer {self._keys['worker']}"},
        )
        self._loose.append(leased.json()["id"])
        self._operator = app.state.context.admin_token
        await self._sign_in(http)

    async def _sign_in(self, http: httpx.AsyncClient) -> None:
        own = {"Origin": "http://127.0.0.1", "Sec-Fetch-Site": "same-origin"}
        signed = await http.post("/session", json={"key": KEY}, headers=own)
        self._cookie = signed.headers["set-cookie"].partition(";")[0]
        http.cookies.clear()

    async def _case(self, http: httpx.AsyncClient, routes: list[tuple[str, str]], number: int) -> None:
        rng = self._rng = random.Random(f"{self._seed}/{number}")
        method, route = rng.choice(routes)
        if rng.random() < 0.06:
            method, route = "POST", f"/api/v3/{rng.choice(list(catalog.MODELS))}"
        if rng.random() < 0.03:
            method = rng.choice(("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"))
        who = self._who(route)
        path = re.sub(r"\{[^}]*\}", lambda _: self._part(), route)
        if path.startswith("/api/v3/") and rng.random() < 0.03:
            path = path.replace("/api/v3/", "/api/v2/")
        query = self._query(route)
        headers = self._headers(who)
        body = None if method in ("GET", "HEAD") else self._body()
        raw = [(name.encode(), value.encode("latin-1", "replace")) for name, value in headers.items()]
        told = f"seed {self._seed}, case {number}: {who} {method} {path[:90]} {str(query)[:90]} {(body or b'')[:160]!r}"
        try:
            async with asyncio.timeout(0.3 if route.endswith("/events") else _SECONDS):
                answer = await http.request(method, path, params=query, headers=raw, content=body)
        except httpx.InvalidURL:
            return
        except TimeoutError:
            self._found.cases += 1
            self._found.past += 1
            if not route.endswith("/events"):
                self._found.wrong.setdefault(f"{route} does not answer", told)
            return
        except Exception as error:  # noqa: BLE001  that is what is sought
            self._found.cases += 1
            self._found.fives += 1
            frames = traceback.extract_tb(error.__traceback__)
            last = [one for one in frames if "/filmgate/" in one.filename] or frames
            place = f"{last[-1].filename.rpartition('/filmgate/')[2]}:{last[-1].lineno}"
            self._found.wrong.setdefault(f"{type(error).__name__} at {place}", f"{told}: {str(error)[:200]}")
            return
        http.cookies.clear()
        self._judge(answer, route, who, told)
        if route.endswith("/disable"):
            headers = {"Authorization": f"Bearer {self._operator}"}
            await http.post(path.replace("/disable", "/enable"), headers=headers)
        if (method, route) == ("DELETE", "/session"):
            await self._sign_in(http)

    def _judge(self, answer: httpx.Response, route: str, who: str, told: str) -> None:
        found, status, text = self._found, answer.status_code, answer.text
        found.cases += 1
        found.statuses[status] += 1
        surface = surfaces.of(answer.request.url.path).surface
        known = status == 501 and route in NOT_OFFERED
        hidden = route.startswith("/internal") and who != "worker"
        found.past += status not in (401, 403) and not hidden
        if status >= 500 and not known:
            found.fives += 1
            found.wrong.setdefault(f"{status} of {route}: {text[:80]}", told)
        if "Traceback" in text or ".py" in text:
            found.wrong.setdefault(f"a traceback in the answer of {route}", told)
        if who in ("predict", "read", "predict+read", "none", "bad") and SECRET in text:
            found.wrong.setdefault(f"{route} tells {who} what is another's", told)
        shown = route.startswith(("/api/", "/admin/", "/session")) or surface is not Surface.WAVESPEED
        if status >= 400 and shown and answer.request.method != "HEAD":
            body: Any = None
            with contextlib.suppress(ValueError):
                body = json.loads(text)
            if not isinstance(body, dict) or not shaped(surface, body, status):
                found.wrong.setdefault(f"{route} answers {status} outside the shape of {surface}", told)
        try:
            self._described.check(answer.request.method, str(answer.request.url), answer)
        except (AssertionError, ValueError) as error:
            found.wrong.setdefault(
                f"{route} answers {status} as the document does not allow: {error}"[:500], told
            )

    def _who(self, route: str) -> str:
        rng = self._rng
        if rng.random() < 0.45:
            return "worker" if route.startswith("/internal") else rng.choice(("admin", "admin", "session"))
        return rng.choice(CREDENTIALS)

    def _headers(self, who: str) -> dict[str, str]:
        rng = self._rng
        headers = {"content-type": rng.choice(KINDS)}
        for name, values in HEADERS.items():
            if rng.random() < 0.05:
                headers[name] = rng.choice(values)
        if who == "session":
            headers |= {"Cookie": self._cookie, "Origin": "http://127.0.0.1"}
            headers["content-type"] = "application/json" if rng.random() < 0.9 else headers["content-type"]
        elif who in self._keys:
            headers["Authorization"] = f"Bearer {self._keys[who]}"
        return headers

    def _query(self, route: str) -> dict[str, str]:
        rng, query = self._rng, {}
        for name in (
            "attempt",
            "webhook",
            "expires",
            "signature",
            "limit",
            "after",
            "order",
            "variant",
            "task_id",
            "file_id",
        ):
            if rng.random() < 0.15:
                query[name] = str(rng.choice((*NASTY, 1, *self._loose)))[:4500]
        if "outputs" in route or "inputs" in route:
            query["attempt"] = "1" if rng.random() < 0.6 else str(rng.choice(NASTY))[:4500]
        return query

    def _part(self) -> str:
        """One part of a path: often an id that exists."""
        rng = self._rng
        known = [*self._mine, *self._theirs, *self._loose, "other", "default", "first", "app.js", MODEL]
        value = str(rng.choice(known if rng.random() < 0.7 else NASTY))[:300]
        return quote(value, safe="/" if rng.random() < 0.2 else "")

    def _body(self) -> bytes:
        rng = self._rng
        if rng.random() < 0.07:
            return rng.choice(BODIES)
        body = dict(rng.choice(SHAPES)) if rng.random() < 0.8 else {}
        for _ in range(rng.choice((0, 0, 1, 1, 2))):
            body[rng.choice(list(body) if body and rng.random() < 0.7 else FIELDS)] = self._value()
        return json.dumps(body).encode()

    def _value(self, depth: int = 0) -> Any:
        rng = self._rng
        kind = rng.random()
        if kind < 0.2:
            return rng.choice([*self._mine, *self._theirs, *self._loose])
        if kind < 0.3 and depth < 2:
            return [self._value(depth + 1) for _ in range(rng.randint(0, 4))]
        if kind < 0.4 and depth < 2:
            return {rng.choice(FIELDS): self._value(depth + 1) for _ in range(rng.randint(0, 3))}
        return rng.choice(NASTY)


@asynccontextmanager
async def _served(folder: Path) -> AsyncIterator[tuple[Any, httpx.AsyncClient]]:
    """The whole server over a fresh directory, without waits, and somebody who draws its storyboards."""
    settings = Settings(
        data_dir=folder,
        bootstrap_key=KEY,
        reserve_mb=0,
        safety="never",
        log_level="error",
        limits={"failed_auth": 10**9, "queue": 10**9},
    )
    made = open_server(settings, make_key=False)
    context = replace(made.context, poll=timedelta(0), sync=timedelta(seconds=0.02))
    app = web.create(context)
    transport = httpx.ASGITransport(app, raise_app_exceptions=True)
    with _at_once():
        drawing = asyncio.create_task(_draw(app.state.storyboards))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", timeout=60) as http:
            yield app, http
        drawing.cancel()
    context.services.inspector.close()
    context.services.database.close()
    app.state.threads.close()


@contextlib.contextmanager
def _at_once() -> Iterator[None]:
    """Long polls for storyboards are short."""
    kept, storyboards._POLL_SECONDS = storyboards._POLL_SECONDS, 0.0
    try:
        yield
    finally:
        storyboards._POLL_SECONDS = kept


async def _draw(boards: storyboards.Storyboards) -> None:
    while True:
        if order := boards.next():
            boards.answer(order.id, Stills(stills=["data:image/webp;base64,"] * order.count))
        await asyncio.sleep(0.005)


def _routes() -> list[tuple[str, str]]:
    found = [
        (method, route.path_format)
        for router in web.ROUTERS
        for route in router.routes
        if isinstance(route, APIRoute)
        for method in route.methods or ()
    ]
    pages = ("/", "/ui/{name}", "/models/{id}", "/history", "/openapi.json", "/nowhere", "/api/v3/{id}/{id}")
    return sorted(set(found) | {("GET", path) for path in pages})

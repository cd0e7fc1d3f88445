"""The two ways out: `guarded` for addresses from requests, `trusted` for addresses from settings."""

import contextlib
import functools
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit

import httpx2 as httpx
import idna

from filmgate import __page__, __version__
from filmgate.public import public

T = TypeVar("T")
_REDIRECTS = 5
_CONNECT_SECONDS = 10.0
_PASSING = {408, 425}  # beside all from 500
_PORTS = {"http": 80, "https": 443}


@functools.cache
def _tls() -> ssl.SSLContext:
    """The authorities that are trusted, read once: that takes longer than most requests."""
    return httpx.create_ssl_context(trust_env=False)


class Blocked(Exception):
    """The address is not one that this client may reach."""


class Unreachable(Exception):
    """The address did not answer as it should.

    `passing`: another try may do better. `told`: the sentence may be told to whoever gave the address; what
    could tell names or places of inside apart is not.
    """

    def __init__(self, reason: str, *, passing: bool = False, told: bool = True) -> None:
        super().__init__(reason)
        self.passing, self.told = passing, told


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """A client for addresses that came from users: it connects only to public IPs that it checked.

    `page`: where whoever is asked can read who asks.
    """

    seconds: float = 30.0
    allows: Callable[[str], bool] = public
    page: str = __page__

    def get(self, url: str, *, limit: int) -> bytes:
        """The body of an image, at most `limit` + 1 bytes of it. Raises Blocked or Unreachable."""
        return self._within(lambda client: self._get(client, url, limit))

    def post(self, url: str, body: bytes, headers: dict[str, str]) -> tuple[int, float | None]:
        """Status and Retry-After in seconds; the answer's body is not read, redirects are not followed."""

        def work(client: httpx.Client) -> tuple[int, float | None]:
            with self._open(client, "POST", url, headers, body) as answer:
                return answer.status_code, _retry_after(answer.headers.get("retry-after", ""))

        return self._within(work)

    def check_literal(self, url: str) -> None:
        """Raise Blocked for an address that spells out an IP, in whatever form, that is not allowed."""
        host, _ = _target(url)
        with contextlib.suppress(OSError, ValueError):
            address = host if ":" in host else socket.inet_ntoa(socket.inet_aton(host.rstrip(".")))
            if not self.allows(address):
                raise Blocked(host)

    def check(self, url: str) -> None:
        """Raise Blocked or Unreachable for an address that this client would not connect to now."""
        self._within(lambda _client: self._pins(*_target(url)))

    def _within(self, work: Callable[[httpx.Client], T]) -> T:
        """Run `work` within `seconds`. Timeouts of single reads would let a server send one byte at a time
        for ever.
        """
        # a connection that is kept would serve another name of the same address, whose certificate nobody saw
        alone = httpx.Limits(max_keepalive_connections=0)
        client = httpx.Client(timeout=self.seconds, trust_env=False, verify=_tls(), limits=alone)
        done: Future[T] = Future()

        def run() -> None:
            try:
                done.set_result(work(client))
            except BaseException as error:  # noqa: BLE001 - handed over to the caller
                done.set_exception(error)

        threading.Thread(target=run, name="guarded", daemon=True).start()
        try:
            return done.result(self.seconds)
        except TimeoutError:
            raise Unreachable("it took too long", passing=True) from None
        finally:
            client.close()

    def _get(self, client: httpx.Client, url: str, limit: int) -> bytes:
        for _ in range(_REDIRECTS + 1):
            with self._open(client, "GET", url, {"Accept": "image/*"}) as answer:
                if answer.is_redirect:
                    url = urljoin(url, answer.headers.get("location", ""))
                    continue
                if answer.status_code != httpx.codes.OK:
                    raise _status(answer.status_code)
                if answer.headers.get("content-type", "").lower().startswith("text/html"):
                    raise Unreachable("a web page came, not an image")
                return _body(answer, limit)
        raise Unreachable(f"it redirects more than {_REDIRECTS} times")

    @contextmanager
    def _open(
        self,
        client: httpx.Client,
        method: str,
        url: str,
        headers: dict[str, str],
        body: bytes | None = None,
    ) -> Iterator[httpx.Response]:
        host, port = _target(url)
        pins = self._pins(host, port)
        try:
            given = httpx.URL(url)
            named = f"[{host}]" if ":" in host else host
            sent = {"User-Agent": f"filmgate/{__version__} (+{self.page})", **headers}
            sent["Host"] = named if port == _PORTS[given.scheme] else f"{named}:{port}"
            answer = _first(
                client,
                method,
                [given.copy_with(host=address, port=port) for address in pins],
                headers=sent,
                content=body,
                extensions={"sni_hostname": host},
                seconds=self.seconds,
            )
            with contextlib.closing(answer):
                yield answer
        except httpx.TransportError as error:
            raise Unreachable("it could not be reached, or broke off", passing=True) from error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, RuntimeError) as error:
            raise Unreachable("it is no address that can be asked, or the answer is not HTTP") from error

    def _pins(self, host: str, port: int) -> list[str]:
        """Every address of a name, if all may be reached: the ones that are connected to, and no others."""
        try:
            resolved = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            again = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
            raise Unreachable("the name cannot be resolved", passing=again, told=False) from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in resolved))
        if not addresses or not all(map(self.allows, addresses)):
            raise Blocked(host)
        return addresses


def _first(
    client: httpx.Client, method: str, urls: list[httpx.URL], *, seconds: float, **asked: Any
) -> httpx.Response:
    """Return the answer of the first address that accepts a connection. Each address has its share
    of the time.
    """
    patience = httpx.Timeout(seconds, connect=min(seconds / len(urls), _CONNECT_SECONDS))
    for left, url in zip(range(len(urls) - 1, -1, -1), urls, strict=True):
        request = client.build_request(method, url, timeout=patience, **asked)
        try:
            return client.send(request, stream=True)
        except (httpx.ConnectError, httpx.ConnectTimeout):  # nothing was sent: another address may be asked
            if not left:
                raise
    raise AssertionError("there is no address")


def _status(status: int) -> Unreachable:
    # official clients submit again where an error has "429" or "HTTP 5" in it: such numbers are put in words
    if status == httpx.codes.TOO_MANY_REQUESTS:
        return Unreachable("it asks to be asked less often", passing=True)
    passing = status >= httpx.codes.INTERNAL_SERVER_ERROR or status in _PASSING
    return Unreachable(f"it answered with status {status}", passing=passing)


def _target(url: str) -> tuple[str, int]:
    """The host as DNS, Host and SNI know it, and the port. Raises Blocked."""
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError):
        raise Blocked("only http and https") from None
    if not parts.hostname or parts.username or parts.password:
        raise Blocked("no host, or credentials in the address")
    if parts.hostname.isascii():
        return parts.hostname, port
    try:
        return idna.encode(parts.hostname, uts46=True).decode(), port
    except idna.IDNAError:
        raise Blocked("no name of a host") from None


def _body(answer: httpx.Response, limit: int) -> bytes:
    data = bytearray()
    for chunk in answer.iter_bytes():
        data += chunk
        if len(data) > limit:
            break
    return bytes(data[: limit + 1])


def _retry_after(value: str) -> float | None:
    """Seconds, from a number or an HTTP date."""
    if value.isascii() and value.strip().isdigit():
        return float(value)
    try:
        return max((parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds(), 0.0)
    except (TypeError, ValueError, OverflowError):
        return None


def trusted(base_url: str, *, key: str, seconds: float = 60.0) -> httpx.Client:
    """A client for a server that the settings name: Bearer key, if there is one; no redirects."""
    return httpx.Client(
        base_url=base_url,
        headers={"Authorization": f"Bearer {key}"} if key else {},
        timeout=seconds,
        follow_redirects=False,
        trust_env=False,
        verify=_tls(),
    )


def put(url: str, path: Path) -> httpx.Response:
    """A file to a signed address that our own server named; no key goes with it."""
    with path.open("rb") as file:
        headers = {"Content-Length": str(path.stat().st_size), "Content-Type": "video/mp4"}
        return httpx.put(url, content=file, headers=headers, timeout=300.0, trust_env=False, verify=_tls())


class Chat:
    """Questions to an OpenAI-compatible `/chat/completions`, each answered within `seconds` or not at all."""

    _MOST = 65_536  # bytes of an answer

    def __init__(self, *, url: str, model: str, key: str, seconds: float) -> None:
        self._client = trusted(url.rstrip("/"), key=key or "none", seconds=seconds)
        self._model, self._seconds = model, seconds

    def ask(self, messages: list[dict[str, str]], **options: Any) -> str:
        """The text of the first choice. Raises Unreachable for whatever is late, broken or not an answer."""
        body = {"model": self._model, "messages": messages, **options}
        ends, data = time.monotonic() + self._seconds, b""
        try:
            with self._client.stream("POST", "/chat/completions", json=body) as answer:
                if answer.status_code != httpx.codes.OK:
                    raise Unreachable(f"status {answer.status_code}")
                for part in answer.iter_bytes():
                    data += part
                    # the client's own limit holds for each read: a server that drips would never reach it
                    if time.monotonic() > ends or len(data) > self._MOST:
                        raise Unreachable("too long an answer")
            content = json.loads(data)["choices"][0]["message"]["content"]
        except (httpx.HTTPError, ValueError, KeyError, TypeError, IndexError) as error:
            raise Unreachable(f"no answer ({type(error).__name__})") from error
        if not isinstance(content, str):
            raise Unreachable("no text in the answer")
        return content


TransportError = httpx.TransportError
Client = httpx.Client
Response = httpx.Response

"""HTTP clients for other servers: `Guarded` for addresses that users gave, `trusted` for addresses from the
settings.
"""

import contextlib
import functools
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping
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
LOOPBACK = "127.0.0.1"
_PORTS = {"http": 80, "https": 443}


@functools.cache
def _tls() -> ssl.SSLContext:
    """Return the trusted authorities. They are read once, because that takes longer than most requests."""
    return httpx.create_ssl_context(trust_env=False)


class Blocked(Exception):
    """The address is not allowed, for example because it is not public."""


class Unreachable(Exception):
    """The server at an address did not answer, or gave a wrong answer.

    `passing`: another attempt may succeed. `shareable`: the client that gave the address may read the
    message, because it tells nothing about the network of this server.
    """

    def __init__(self, reason: str, *, passing: bool = False, shareable: bool = True) -> None:
        super().__init__(reason)
        self.passing, self.shareable = passing, shareable


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """An HTTP client for addresses that users gave. It connects only to public IP addresses that it has
    checked.

    `listening`: ports of 127.0.0.1 that are allowed as well. `page`: the page about Filmgate in its
    User-Agent, for the operators of other servers.
    """

    seconds: float = 30.0
    allows: Callable[[str], bool] = public
    listening: Callable[[], Collection[int]] = tuple
    page: str = __page__

    def get(self, url: str, *, limit: int) -> bytes:
        """Download an image and return its bytes, at most `limit` + 1. Raise Blocked or Unreachable."""
        return self._within(lambda client: self._get(client, url, limit))

    def post(self, url: str, body: bytes, headers: dict[str, str]) -> tuple[int, float | None]:
        """Send a POST. Return the status of the answer, and Retry-After in seconds or None. Read no body,
        follow no redirect.
        """

        def work(client: httpx.Client) -> tuple[int, float | None]:
            with self._open(client, "POST", url, headers, body) as answer:
                return answer.status_code, _retry_after(answer.headers.get("retry-after", ""))

        return self._within(work)

    def ask(self, url: str, body: bytes, headers: dict[str, str], *, limit: int) -> tuple[int, bytes]:
        """Send a POST. Return the status and the body of the answer, at most `limit` + 1 bytes. Follow no
        redirect.
        """

        def work(client: httpx.Client) -> tuple[int, bytes]:
            with self._open(client, "POST", url, headers, body) as answer:
                return answer.status_code, _body(answer, limit)

        return self._within(work)

    def check_literal(self, url: str) -> None:
        """Raise Blocked if the host of an address is an IP address, in whatever notation, that is not
        allowed.
        """
        host, _ = _target(url)
        with contextlib.suppress(OSError, ValueError):
            address = host if ":" in host else socket.inet_ntoa(socket.inet_aton(host.rstrip(".")))
            if not self.allows(address):
                raise Blocked(host)

    def check(self, url: str) -> None:
        """Raise Blocked or Unreachable if this client may not connect to an address, or its host name cannot
        be resolved.
        """
        self._within(lambda _client: self._pins(*_target(url), plain=_plain(url)))

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
            raise Unreachable(
                f"the server of this address did not answer completely within {self.seconds:g} s",
                passing=True,
            ) from None
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
                    raise Unreachable("the address leads to a web page, not to an image")
                return _body(answer, limit)
        raise Unreachable(f"the address redirects more than {_REDIRECTS} times")

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
        pins = self._pins(host, port, plain=_plain(url))
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
            raise Unreachable(
                "the server of this address could not be reached, or it stopped sending", passing=True
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, RuntimeError) as error:
            raise Unreachable("the address is not valid, or its server does not speak HTTP") from error

    def _pins(self, host: str, port: int, *, plain: bool) -> list[str]:
        """Return the addresses of a name, to connect to these only. Raise Blocked if one is not allowed."""
        try:
            resolved = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            again = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
            raise Unreachable(
                "the host name of this address cannot be resolved", passing=again, shareable=False
            ) from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in resolved))
        known = plain and addresses == [LOOPBACK] and port in self.listening()
        if not addresses or not (known or all(map(self.allows, addresses))):
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
        return Unreachable("the server of this address refuses so many requests", passing=True)
    passing = status >= httpx.codes.INTERNAL_SERVER_ERROR or status in _PASSING
    return Unreachable(f"the server of this address answered with status {status}", passing=passing)


def _target(url: str) -> tuple[str, int]:
    """Return the host, as DNS, Host and SNI need it, and the port. Raise Blocked."""
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError):
        raise Blocked("the address must begin with http:// or https://") from None
    if not parts.hostname or parts.username or parts.password:
        raise Blocked("the address has no host name, or it has a user name or password")
    if parts.hostname.isascii():
        return parts.hostname, port
    try:
        return idna.encode(parts.hostname, uts46=True).decode(), port
    except idna.IDNAError:
        raise Blocked("the host name of this address is not valid") from None


def _plain(url: str) -> bool:
    return url[:5].lower() == "http:"


def _body(answer: httpx.Response, limit: int) -> bytes:
    data = bytearray()
    for chunk in answer.iter_bytes():
        data += chunk
        if len(data) > limit:
            break
    return bytes(data[: limit + 1])


def _retry_after(value: str) -> float | None:
    """Return seconds, from a number or an HTTP date."""
    if value.isascii() and value.strip().isdigit():
        return float(value)
    try:
        return max((parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds(), 0.0)
    except (TypeError, ValueError, OverflowError):
        return None


def trusted(base_url: str, *, key: str, seconds: float = 60.0) -> httpx.Client:
    """Return an HTTP client for a server of the settings. It sends the key, if there is one, and follows no
    redirect.
    """
    return httpx.Client(
        base_url=base_url,
        headers={"Authorization": f"Bearer {key}"} if key else {},
        timeout=seconds,
        follow_redirects=False,
        trust_env=False,
        verify=_tls(),
    )


def trusted_async(base_url: str, headers: Mapping[str, str], *, seconds: float = 60.0) -> httpx.AsyncClient:
    """Return an asynchronous HTTP client for a server of the settings. It follows no redirect."""
    return httpx.AsyncClient(
        base_url=base_url,
        headers=dict(headers),
        timeout=seconds,
        follow_redirects=False,
        trust_env=False,
        verify=_tls(),
    )


def inside(app: Any, base_url: str, headers: Mapping[str, str]) -> httpx.AsyncClient:
    """Return an asynchronous HTTP client for an ASGI application in this process."""
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url=base_url, headers=dict(headers), timeout=None)


def put(url: str, path: Path) -> httpx.Response:
    """Upload a clip by PUT to a signed address of our own server or its object store, without a key."""
    with path.open("rb") as file:
        headers = {"Content-Length": str(path.stat().st_size), "Content-Type": "video/mp4"}
        return httpx.put(url, content=file, headers=headers, timeout=300.0, trust_env=False, verify=_tls())


class Chat:
    """A client for an OpenAI-compatible `/chat/completions`. An answer must be complete within `seconds`."""

    _MOST = 65_536  # bytes of an answer

    def __init__(self, *, url: str, model: str, key: str, seconds: float) -> None:
        self._client = trusted(url.rstrip("/"), key=key or "none", seconds=seconds)
        self._model, self._seconds = model, seconds

    def ask(self, messages: list[dict[str, str]], **options: Any) -> str:
        """Send messages to the model and return the text of its answer. Raise Unreachable if the answer is
        late, too long or broken.
        """
        body = {"model": self._model, "messages": messages, **options}
        ends, data = time.monotonic() + self._seconds, b""
        try:
            with self._client.stream("POST", "/chat/completions", json=body) as answer:
                if answer.status_code != httpx.codes.OK:
                    raise Unreachable(
                        f"the API of the language model answered with status {answer.status_code}"
                    )
                for part in answer.iter_bytes():
                    data += part
                    # the client's own limit holds for each read: a server that drips would never reach it
                    if time.monotonic() > ends or len(data) > self._MOST:
                        raise Unreachable(
                            f"the API of the language model took over {self._seconds:g} s, or its answer "
                            "is too long"
                        )
            content = json.loads(data)["choices"][0]["message"]["content"]
        except (httpx.HTTPError, ValueError, KeyError, TypeError, IndexError) as error:
            raise Unreachable(
                "the API of the language model cannot be reached, or its answer cannot be read "
                f"({type(error).__name__})"
            ) from error
        if not isinstance(content, str):
            raise Unreachable("the API of the language model answered without a text")
        return content


TransportError = httpx.TransportError
AsyncClient = httpx.AsyncClient
Client = httpx.Client
Response = httpx.Response

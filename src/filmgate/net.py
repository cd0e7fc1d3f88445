"""The two ways out: `guarded` for addresses from requests, `trusted` for addresses from settings."""

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx2 as httpx

_REDIRECTS = 5
_HEADERS = {"User-Agent": "filmgate", "Accept": "image/*"}


class Blocked(Exception):
    """The address is not one that this client may reach."""


class Unreachable(Exception):
    """The address did not answer as it should."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """A client for addresses that came from users: it connects only to the public IP it checked."""

    seconds: float = 30.0
    private: bool = False  # development only: reach private addresses too

    def get(self, url: str, *, limit: int) -> bytes:
        """The body, at most `limit` + 1 bytes of it. Raises Blocked or Unreachable."""
        for _ in range(_REDIRECTS + 1):
            host, port = _target(url)
            with self._open(url, host, self._pin(host, port), port) as answer:
                if answer.is_redirect:
                    url = urljoin(url, answer.headers["location"])
                    continue
                if answer.status_code != httpx.codes.OK:
                    raise Unreachable(f"status {answer.status_code}")
                return _body(answer, limit)
        raise Unreachable("too many redirects")

    @contextmanager
    def _open(self, url: str, host: str, address: str, port: int) -> Iterator[httpx.Response]:
        pinned = httpx.URL(url).copy_with(host=address, port=port)
        named = f"[{host}]" if ":" in host else host
        default = {"http": 80, "https": 443}[pinned.scheme]
        headers = {**_HEADERS, "Host": named if port == default else f"{named}:{port}"}
        try:
            with (
                httpx.Client(timeout=self.seconds, trust_env=False) as client,
                client.stream("GET", pinned, headers=headers, extensions={"sni_hostname": host}) as answer,
            ):
                yield answer
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise Unreachable(type(error).__name__) from error

    def _pin(self, host: str, port: int) -> str:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise Unreachable("the name cannot be resolved") from error
        addresses = [str(entry[4][0]) for entry in found]
        if not addresses or not (self.private or all(map(_public, addresses))):
            raise Blocked(host)
        return addresses[0]


def _target(url: str) -> tuple[str, int]:
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    except (ValueError, KeyError):
        raise Blocked("only http and https") from None
    if not parts.hostname or parts.username or parts.password:
        raise Blocked("no host, or credentials in the address")
    return parts.hostname, port


def _public(address: str) -> bool:
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner:
            return _public(str(inner))
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            return False
    return ip.is_global and not ip.is_multicast


def _body(answer: httpx.Response, limit: int) -> bytes:
    data = bytearray()
    for chunk in answer.iter_bytes():
        data += chunk
        if len(data) > limit:
            break
    return bytes(data[: limit + 1])


def trusted(base_url: str, *, key: str, seconds: float = 60.0) -> httpx.Client:
    """A client for our own server: Bearer key, no redirects."""
    return httpx.Client(
        base_url=base_url,
        headers={"Authorization": f"Bearer {key}"},
        timeout=seconds,
        follow_redirects=False,
        trust_env=False,
    )


TransportError = httpx.TransportError
Client = httpx.Client
Response = httpx.Response

"""Loopback ports that webhooks may be sent to for a while: a developer's receiver runs there."""

from collections.abc import Collection
from urllib.parse import urlsplit

from filmgate import outside
from filmgate.net import LOOPBACK

SECONDS = 15.0  # for which a port is open without being named again


class Listeners:
    """The open ports of this machine. They are kept in memory only: each expires by itself."""

    def __init__(self) -> None:
        self._until: dict[int, float] = {}

    def open(self, port: int) -> None:
        """Open a port for 15 s from now."""
        self._until[port] = outside.monotonic() + SECONDS

    def close(self, port: int) -> None:
        self._until.pop(port, None)

    def ports(self) -> Collection[int]:
        """Return the ports that are open now."""
        now = outside.monotonic()
        return [port for port, until in list(self._until.items()) if until > now]

    def has(self, url: str) -> bool:
        """Tell whether an address is one of these receivers, exactly: plain http, 127.0.0.1, an open port."""
        parts = urlsplit(url)
        return parts.scheme == "http" and parts.hostname == LOOPBACK and parts.port in self.ports()

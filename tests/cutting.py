"""A way to PostgreSQL that breaks at a COMMIT: before it arrives, or after it took place and before its answer."""

import contextlib
import socket
import threading
from typing import Literal
from urllib.parse import parse_qs, urlsplit

When = Literal["before", "after"]


class CuttingProxy:
    """Listens on this machine and hands bytes on to the server of `address`."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        folder = parse_qs(parts.query).get("host", [""])[0]
        self._place = f"{folder}/.s.PGSQL.{parts.port or 5432}" if folder else (parts.hostname, parts.port)
        self._next: When | None = None
        self._shut = self._shut_then = False
        self._ends: list[socket.socket] = []
        self.cuts = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        user = f"{parts.username}:{parts.password}" if parts.password else parts.username
        port = self._listener.getsockname()[1]
        self.address = f"postgresql://{user}@127.0.0.1:{port}{parts.path}"
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self, when: When, *, shut: bool = False) -> None:
        """The next COMMIT breaks its connection. `shut`: and no other is let through until `open`."""
        self._next, self._shut_then = when, shut

    def open(self) -> None:
        self._shut = False

    def close(self) -> None:
        for one in (self._listener, *self._ends):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self._shut:
                client.close()
                continue
            family = socket.AF_UNIX if isinstance(self._place, str) else socket.AF_INET
            server = socket.socket(family)
            server.connect(self._place)
            both = (client, server)
            self._ends += both
            threading.Thread(target=self._ask, args=both, daemon=True).start()
            threading.Thread(target=self._answer, args=both, daemon=True).start()

    def _ask(self, client: socket.socket, server: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := client.recv(65536):
                if self._next and b"COMMIT" in data:
                    self._break(data, client, server)
                    break
                server.sendall(data)
        _end(client, server)

    def _answer(self, client: socket.socket, server: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := server.recv(65536):
                client.sendall(data)
        _end(client, server)

    def _break(self, data: bytes, client: socket.socket, server: socket.socket) -> None:
        when, self._next, self._shut = self._next, None, self._shut_then
        self.cuts += 1
        client.shutdown(socket.SHUT_RDWR)  # nothing of the answer reaches it
        if when == "after":
            server.sendall(data)


def _end(*ends: socket.socket) -> None:
    for one in ends:
        with contextlib.suppress(OSError):
            one.shutdown(socket.SHUT_WR)

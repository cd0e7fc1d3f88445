"""A receiver of webhooks on this machine, and the permission to send them there."""

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from filmgate import net
from filmgate.cli import directory
from filmgate.cli.console import err
from filmgate.domain.errors import FilmgateError
from filmgate.webhooks import signing

_AGAIN_SECONDS = 5.0  # a third of the time for which the server keeps a port open


class Receiver(HTTPServer):
    """An HTTP server on 127.0.0.1 that verifies and prints webhooks. `seen`: their number."""

    def __init__(self, port: int, secret: str) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.secret, self.seen = secret, 0


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", "0")))
        if challenge := _challenge(body):
            self._answer(200, challenge)
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        genuine = signing.genuine(self.server.secret, headers, body, now=datetime.now(UTC))
        verdict = "verified" if genuine else "NOT VERIFIED"
        err.print(f"{headers.get('webhook-id', 'no id')}: {verdict}", markup=False)
        sys.stdout.write(body.decode("utf-8", "replace") + "\n")
        sys.stdout.flush()
        self._answer(200 if genuine else 400)
        self.server.seen += 1

    def _answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Do nothing: the webhook is printed by other code."""


def _challenge(body: bytes) -> bytes:
    """Return the answer to the challenge of a `callback_url`, or nothing if the body is a webhook."""
    with suppress(ValueError, AttributeError):
        asked = json.loads(body)
        if set(asked) == {"challenge"}:
            return json.dumps(asked).encode()
    return b""


@contextmanager
def opened(port: int, secret: str) -> Iterator[Receiver]:
    """Give a receiver. Raise FilmgateError if the port is in use."""
    try:
        made = Receiver(port, secret)
    except OSError as error:
        raise FilmgateError(f"cannot listen on 127.0.0.1:{port}: {error.strerror}") from None
    with made:
        yield made


@contextmanager
def allowed(folder: Path, port: int) -> Iterator[bool]:
    """Let the server that runs on this data directory send webhooks to the port while the context lasts. Give
    False if no server runs there.

    The server forgets the port after some seconds, so that it is closed even if this process dies. A server
    that is restarted is told again.
    """
    over = threading.Event()

    def again() -> None:
        while not over.wait(_AGAIN_SECONDS):
            _tell(folder, "PUT", port)

    known = _tell(folder, "PUT", port)
    thread = threading.Thread(target=again, name="listener", daemon=True)
    thread.start()
    try:
        yield known
    finally:
        over.set()
        thread.join()
        _tell(folder, "DELETE", port)


def _tell(folder: Path, method: str, port: int) -> bool:
    running = directory.find(folder)
    if not running:
        return False
    url, token = running
    with suppress(net.TransportError), net.trusted(url, key=token, seconds=5.0) as http:
        return http.request(method, f"/admin/v1/listeners/{port}").status_code == 200
    return False

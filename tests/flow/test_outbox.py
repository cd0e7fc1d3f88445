"""Webhooks: which addresses are taken, how many an account may begin, what a server that stops leaves."""

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from filmgate import outside
from filmgate.domain.errors import InvalidParameter
from filmgate.flow import notify
from filmgate.flow.notify import Dispatcher, Slots
from filmgate.flow.services import Services
from filmgate.store import deliveries
from filmgate.store.deliveries import Delivery, Lane
from in_process import NOW, Clock, opened


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with outside.replaced(Clock()), opened(tmp_path, allow_loopback_webhooks=True) as made:
        yield made


@pytest.fixture
def endpoint() -> Iterator["Endpoint"]:
    made = Endpoint()
    yield made
    made.close()


class Endpoint:
    """A receiver of this machine, which answers when it is let go."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.busy, self.go = threading.Event(), threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                outer.told.append(body["id"])
                outer.busy.set()
                outer.go.wait(20)
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/hook"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.go.set()
        self._server.shutdown()
        self._server.server_close()


@pytest.mark.parametrize(
    "address",
    [
        "https://127.0.0.1/hook",
        "https://10.0.0.8/hook",
        "https://[::1]/hook",
        "https://localhost/hook",
        "http://93.184.216.34/hook",
        "https:///hook",
        "https://me:secret@93.184.216.34/hook",
        f"https://93.184.216.34/{'x' * 2000}",
        "https://[/hook",
    ],
)
def test_an_address_that_is_not_public_and_https_is_refused(tmp_path: Path, address: str) -> None:
    with opened(tmp_path) as services, pytest.raises(InvalidParameter, match="public https URL"):
        notify.check(services, address)


def test_a_public_address_is_taken(tmp_path: Path) -> None:
    with opened(tmp_path) as services:
        notify.check(services, "https://93.184.216.34/hook")


def test_an_account_is_crowded_when_it_may_begin_no_more() -> None:
    slots, lane = Slots(), Lane(name="b", account="a", failing=False)
    while slots.room(lane):
        assert slots.crowded() == []
        slots.take(Delivery(id="", account="a", prediction="", url="", lane=f"a {slots.free}", body=""))
    assert slots.crowded() == ["a"]
    assert slots.free > 64


def test_a_server_that_stops_sends_what_it_began_and_leaves_the_rest_due(
    services: Services, endpoint: Endpoint
) -> None:
    for _ in range(3):
        notify.rehearse(services, "default", endpoint.url, now=NOW)
    pool = ThreadPoolExecutor(1)
    dispatcher = Dispatcher(services, pool)
    dispatcher.turn()
    assert endpoint.busy.wait(20)
    dispatcher.close()
    endpoint.go.set()
    pool.shutdown(wait=True)
    assert len(endpoint.told) == 1
    with services.database.reading() as connection:
        states = sorted(one["status"] for one in deliveries.listing(connection, "default"))
    assert states == ["delivered", "pending", "pending"]

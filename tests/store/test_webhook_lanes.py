"""The outbox: an account's hanging endpoints hold up nobody else, and every attempt is counted."""

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from filmgate import outside, public
from filmgate.bootstrap.server import open_server
from filmgate.domain import retry
from filmgate.flow import notify, sweep, tenants
from filmgate.flow.notify import Dispatcher, Slots
from filmgate.flow.services import Services
from filmgate.settings import Settings
from filmgate.store import deliveries
from filmgate.store.deliveries import Delivery, Lane

NOW = datetime(2026, 11, 26, tzinfo=UTC)


class Clock(outside.Outside):
    """Time stands until it is set."""

    at = NOW

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return (self.at - NOW).total_seconds()


@pytest.fixture(autouse=True)
def clock() -> Iterator[Clock]:
    made = Clock()
    with outside.replaced(made):
        yield made


@pytest.fixture
def services(tmp_path: Path, database_url: str | None) -> Iterator[Services]:
    """With a second account."""
    settings = Settings(
        data_dir=tmp_path, database_url=database_url, bootstrap_key="k", allow_loopback_webhooks=True
    )
    made = open_server(settings, make_key=False).context.services
    tenants.ensure(made, "b", level="unlimited", opening=0, now=NOW)
    yield made
    made.inspector.close()
    made.database.close()


class _Wide(ThreadingHTTPServer):
    request_queue_size = 128  # that many may knock at once


class Endpoints:
    """Receivers of this machine: `/hang…` answers when it is let go, all others as `headers` say."""

    def __init__(self, status: int = 200, headers: tuple[tuple[str, str], ...] = ()) -> None:
        self.told: list[str] = []
        self.go = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers.get("content-length", "0")))
                outer.told.append(self.path)
                if self.path.startswith("/hang"):
                    outer.go.wait(30)
                self.send_response(status)
                for name, value in (*headers, ("Content-Length", "0")):
                    self.send_header(name, value)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._server = _Wide(("0.0.0.0", 0), Handler)  # all of 127.0.0.0/8
        self._server.daemon_threads = True
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}/{path}"

    def close(self) -> None:
        self.go.set()
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def endpoints() -> Iterator[Endpoints]:
    made = Endpoints()
    yield made
    made.close()


def until(what: object, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not what():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.02)


def turned(dispatcher: Dispatcher) -> bool:
    """Give it a turn; for conditions that are waited for."""
    dispatcher.turn()
    return True


def listing(services: Services, account: str = "default") -> list[dict[str, object]]:
    with services.database.reading() as connection:
        return deliveries.listing(connection, account, limit=1000)


def test_sixty_hanging_endpoints_of_one_account_leave_room_for_another(
    services: Services, endpoints: Endpoints
) -> None:
    for i in range(60):  # each an origin of its own: every 127.0.0.x is this machine
        notify.rehearse(services, "default", endpoints.url("hang", f"127.0.1.{i + 1}"), now=NOW)
    dispatcher = Dispatcher(services)
    dispatcher.turn()
    until(lambda: len(endpoints.told) >= 30)
    notify.rehearse(services, "b", endpoints.url("quick"), now=NOW)
    until(lambda: turned(dispatcher) and "/quick" in endpoints.told)
    assert not endpoints.go.is_set(), "all of the first account hang still"
    assert endpoints.told.count("/hang") < 60, "no account has every place"
    endpoints.go.set()
    until(lambda: turned(dispatcher) and endpoints.told.count("/hang") == 60)
    dispatcher.close()


def test_several_of_one_lane_are_under_way_at_once(services: Services, endpoints: Endpoints) -> None:
    for i in range(6):
        notify.rehearse(services, "default", endpoints.url(f"hang/{i}"), now=NOW)
    dispatcher = Dispatcher(services)
    dispatcher.turn()
    until(lambda: len(endpoints.told) == 4)
    dispatcher.turn()
    time.sleep(0.2)
    assert len(endpoints.told) == 4
    endpoints.go.set()
    until(lambda: turned(dispatcher) and len(endpoints.told) == 6)
    dispatcher.close()


def test_an_account_takes_at_most_half_of_what_it_leaves() -> None:
    slots = Slots()
    taken = 0
    for i in range(200):
        lane = Lane(name=f"a {i}", account="a", failing=False)
        for _ in range(slots.room(lane)):
            slots.take(Delivery(id="", account="a", prediction="", url="", lane=lane.name, body=""))
            taken += 1
    assert 2 * taken <= slots.free + 2
    assert slots.crowded() == ["a"]
    assert slots.room(Lane(name="b", account="b", failing=False)) == 4
    assert slots.room(Lane(name="c", account="c", failing=True)) == 1


@pytest.mark.parametrize(
    "wish", ["99999999999999", "9" * 5000, "-1", "nan", "inf", "\xb2", "Fri, 31 Dec 9999 23:59:59 GMT", ""]
)
def test_whatever_a_receiver_wishes_the_attempt_is_counted(services: Services, wish: str) -> None:
    receiver = Endpoints(503, (("Retry-After", wish),))
    notify.rehearse(services, "default", receiver.url("x"), now=NOW)
    dispatcher = Dispatcher(services)
    dispatcher.turn()
    until(lambda: listing(services)[0]["answer"])
    dispatcher.turn()
    time.sleep(0.1)
    dispatcher.close()
    receiver.close()
    (found,) = listing(services)
    assert (found["attempt"], found["answer"], found["status"]) == (1, "status 503", "pending")
    assert NOW < found["due_at"] <= NOW + timedelta(days=1)  # type: ignore[operator]
    assert len(receiver.told) == 1


@pytest.mark.parametrize("wish", [float("inf"), 1e300, 10**15, 86_400.0])
def test_no_receiver_is_waited_for_longer_than_a_day(wish: float) -> None:
    assert retry.webhook(1, chance=0.5, retry_after=wish) == timedelta(days=1)


def test_an_attempt_whose_end_was_never_written_counts_and_is_made_again(
    services: Services, endpoints: Endpoints, clock: Clock
) -> None:
    notify.rehearse(services, "default", endpoints.url("x"), now=NOW)
    with services.database.writing() as connection:  # as a server does that dies at once
        (lane,) = deliveries.lanes(connection, now=NOW, limit=9)
        deliveries.claim(connection, lane.name, most=1, now=NOW, until=NOW + timedelta(minutes=1))
    clock.at = NOW + timedelta(minutes=2)
    dispatcher = Dispatcher(services)
    dispatcher.turn()
    until(lambda: listing(services)[0]["status"] == "delivered")
    dispatcher.close()
    assert listing(services)[0]["attempt"] == 2


def test_the_last_of_ten_attempts_ends_it(services: Services, clock: Clock) -> None:
    receiver = Endpoints(500)
    notify.rehearse(services, "default", receiver.url("x"), now=NOW)
    dispatcher = Dispatcher(services)
    for made in range(1, 11):
        dispatcher.turn()
        until(lambda made=made: len(receiver.told) == made)
        until(lambda: listing(services)[0]["answer"])
        time.sleep(0.1)
        clock.at += timedelta(days=2)
    dispatcher.turn()
    dispatcher.close()
    receiver.close()
    (found,) = listing(services)
    assert (found["status"], found["attempt"], len(receiver.told)) == ("dead", 10, 10)


def test_a_clock_that_was_a_day_ahead_for_a_moment_puts_nothing_off(services: Services, clock: Clock) -> None:
    receiver = Endpoints(500)
    notify.rehearse(services, "default", receiver.url("tried"), now=NOW)
    ahead = NOW + timedelta(days=1)
    clock.at = ahead
    dispatcher = Dispatcher(services)
    dispatcher.turn()
    until(lambda: listing(services)[0]["answer"])
    notify.rehearse(services, "default", receiver.url("new"), now=ahead)
    sweep.rewind(services, now=NOW)
    dispatcher.close()
    receiver.close()
    due = sorted(one["due_at"] for one in listing(services))  # type: ignore[type-var]
    assert due[0] == NOW
    assert NOW < due[1] <= NOW + timedelta(seconds=10)  # type: ignore[operator]


def test_the_clients_of_tests_may_reach_this_machine() -> None:
    """The hanging endpoints above have origins of their own only where this holds."""
    assert public.public_or_loopback("127.0.1.60")

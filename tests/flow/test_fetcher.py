"""The fetcher of a server: how much it starts at once, what it leaves when it stops, what it clears away."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import sqlalchemy as sa

from conftest import picture
from filmgate import outside
from filmgate.domain.errors import FilmgateError
from filmgate.domain.prediction import Status
from filmgate.flow import fetch, settle
from filmgate.flow.fetch import Fetcher
from filmgate.flow.services import Services
from filmgate.media.image import MAX_BYTES
from filmgate.store.tables import fetches
from in_process import NOW, Clock, get, opened, submit

PNG = picture(400, 320)


class Pictures:
    """A server of pictures, which answers when it is let go."""

    def __init__(self) -> None:
        self.asked = 0
        self.go = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked += 1
                outer.go.wait(20)
                self.send_response(200)
                self.send_header("Content-Length", str(len(PNG)))
                self.end_headers()
                self.wfile.write(PNG)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/a.png"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.go.set()
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def pictures() -> Iterator[Pictures]:
    made = Pictures()
    yield made
    made.close()


@pytest.fixture
def clock() -> Iterator[Clock]:
    made = Clock()
    with outside.replaced(made):
        yield made


@pytest.fixture
def services(tmp_path: Path, clock: Clock) -> Iterator[Services]:
    with opened(tmp_path, fetch_private=True) as made:
        yield made


def wanted(services: Services, pictures: Pictures, account: str = "default") -> str:
    return submit(services, body={"image": pictures.url}, account=account)


def until(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not reached():
        assert time.monotonic() < end
        time.sleep(0.01)


def running() -> list[threading.Thread]:
    return [one for one in threading.enumerate() if one.name == "fetch"]


def arrived(services: Services, ids: list[str]) -> bool:
    return all(get(services, id).awaits == 0 for id in ids)


def test_every_picture_comes_though_more_wait_than_may_be_under_way(
    services: Services, pictures: Pictures
) -> None:
    pictures.go.set()
    ids = [wanted(services, pictures) for _ in range(20)]  # more than a server has places
    fetcher = Fetcher(services, name="here")

    def all_came() -> bool:
        fetcher.turn()
        return arrived(services, ids)

    until(all_came)
    until(lambda: not running())
    assert pictures.asked == 20


def test_four_pictures_of_an_account_are_under_way_at_once_and_hold_up_no_exit(
    services: Services, pictures: Pictures
) -> None:
    ids = [wanted(services, pictures) for _ in range(5)]
    fetcher = Fetcher(services, name="here")
    fetcher.turn()
    until(lambda: pictures.asked == 4)
    fetcher.turn()
    assert len(running()) == 4
    assert all(one.daemon for one in running())
    pictures.go.set()
    until(lambda: not running())
    assert sum(get(services, id).awaits for id in ids) == 1
    fetcher.turn()
    until(lambda: arrived(services, ids))


def test_what_comes_after_the_server_stopped_is_left_to_another_attempt(
    services: Services, pictures: Pictures
) -> None:
    id = wanted(services, pictures)
    fetcher = Fetcher(services, name="here")
    fetcher.turn()
    until(lambda: pictures.asked == 1)
    fetcher.close()
    pictures.go.set()
    until(lambda: not running())
    assert get(services, id).awaits == 1
    again = Fetcher(services, name="here")  # the same server, started again
    again.turn()
    until(lambda: arrived(services, [id]))


def test_a_download_is_one_server_s_for_longer_than_it_may_take(
    services: Services, pictures: Pictures
) -> None:
    wanted(services, pictures)
    assert fetch.claim(services, "here", now=NOW)
    assert fetch.claim(services, "there", now=NOW + timedelta(seconds=119)) is None
    again = fetch.claim(services, "there", now=NOW + timedelta(seconds=121))
    assert again
    assert again.attempt == 2


def test_two_large_pictures_find_room_however_little_an_account_is_given(
    services: Services, pictures: Pictures
) -> None:
    small = replace(services, fetched=MAX_BYTES)
    submit(small, body={"image": pictures.url, "end_image": pictures.url})
    claimed = fetch.claim(small, "here", now=NOW)
    assert claimed
    assert sorted(claimed.urls) == ["first", "last"]


def test_a_picture_is_given_up_after_twenty_attempts_of_any_kind(
    services: Services, pictures: Pictures
) -> None:
    pictures.go.set()
    id = wanted(services, pictures)
    task = fetch.claim(services, "here", now=NOW)
    assert task
    last, beyond = replace(task, attempt=20), replace(task, attempt=21)
    assert fetch.attempt(services, last) == len(PNG)
    told = fetch.attempt(services, beyond)
    assert isinstance(told, FilmgateError)
    with services.database.writing() as connection:
        connection.execute(fetches.update().values(attempt=21))
    fetch.record(services, beyond, told, now=NOW)
    assert (get(services, id).status, get(services, id).code) == (Status.FAILED, 5000)


def test_rows_of_ended_predictions_are_cleared_once_a_minute(
    services: Services, pictures: Pictures, clock: Clock
) -> None:
    def rows() -> int:
        with services.database.reading() as connection:
            return connection.execute(sa.select(sa.func.count()).select_from(fetches)).scalar_one()

    fetcher = Fetcher(services, name="here")
    fetcher.turn()
    settle.cancel(services, "default", wanted(services, pictures), now=NOW)
    assert rows() == 1
    clock.passed = 60
    fetcher.turn()
    assert rows() == 1
    clock.passed = 61
    fetcher.turn()
    assert rows() == 0

"""Pictures from elsewhere: taken once, within bounds, by whoever is there, and lost by no crash."""

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from conftest import picture
from filmgate import public
from filmgate.bootstrap.server import open_server
from filmgate.domain.prediction import Prediction
from filmgate.flow import fetch, settle
from filmgate.flow.accept import Accepted, accept, draft
from filmgate.flow.check import Request
from filmgate.flow.services import Services
from filmgate.net import Blocked, Guarded
from filmgate.settings import Settings
from filmgate.store import accounts, fetches, ledger, predictions, queue
from filmgate.store.fetches import Bounds, Fetch
from filmgate.store.queue import Able
from filmgate.store.tables import fetches as table

NOW = datetime(2026, 11, 21, tzinfo=UTC)
MODEL = "minimax/hailuo-02/standard"
PNG = picture(400, 320)
MIB = 2**20
WIDE = Bounds(each=4, room=1000 * MIB, picture=20 * MIB)


class Web:
    """Answers by plan, then with a picture; counts what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.plan: list[int] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append(self.path)
                status = outer.plan.pop(0) if outer.plan else 200
                if status == 0:  # it breaks off
                    self.close_connection = True
                    return
                self.send_response(status)
                self.send_header("Content-Length", str(len(PNG)))
                self.end_headers()
                self.wfile.write(PNG)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def web() -> Iterator[Web]:
    made = Web()
    yield made
    made.close()


@pytest.fixture
def services(tmp_path: Path, database_url: str | None) -> Iterator[Services]:
    settings = Settings(
        data_dir=tmp_path, database_url=database_url, bootstrap_key="fgk_key", fetch_private=True
    )
    services = open_server(settings, make_key=False).context.services
    yield services
    services.inspector.close()
    services.database.close()


def submit(services: Services, at: datetime = NOW, **urls: str) -> str:
    with services.database.reading() as connection:
        caller = accounts.by_key(connection, "fgk_key")
    assert caller
    request = Request(caller=caller, model=MODEL, body={"prompt": "a", **urls}, base_url="http://here")
    answer = accept(services, [draft(services, request, now=at)], now=at)[0]
    assert isinstance(answer, Accepted)
    return answer.id


def get(services: Services, id: str) -> Prediction:
    with services.database.reading() as connection:
        found = predictions.get(connection, id)
    assert found
    return found


def given_out(services: Services, now: datetime = NOW) -> str | None:
    with services.database.writing() as connection:
        found = queue.claim(connection, worker="w", now=now, until=now + timedelta(minutes=1), able=Able())
    return found.id if found else None


def take(services: Services, now: datetime = NOW, bounds: Bounds = WIDE, holder: str = "one") -> Fetch | None:
    with services.database.writing() as connection:
        return fetches.claim(connection, bounds, holder=holder, now=now, until=now + timedelta(minutes=1))


def turn(services: Services, now: datetime = NOW) -> bool:
    """One attempt at whatever is due."""
    found = fetch.claim(services, "one", now=now)
    if found:
        fetch.record(services, found, fetch.attempt(services, found), now=now)
    return found is not None


def test_no_worker_is_given_a_prediction_before_its_pictures_are_here(services: Services, web: Web) -> None:
    id = submit(services, image=f"{web.url}/a.png", end_image=f"{web.url}/b.png")
    assert get(services, id).stage == "fetch"
    assert given_out(services) is None
    assert turn(services)
    assert not turn(services)
    assert web.asked == ["/a.png", "/b.png"]
    assert [services.blobs.read(f"inputs/{id}/{slot}") for slot in ("first", "last")] == [PNG, PNG]
    assert get(services, id).stage == ""
    assert given_out(services) == id


def test_a_prediction_without_pictures_from_elsewhere_waits_for_none(services: Services) -> None:
    assert given_out(services) is None
    id = submit(services)
    assert not turn(services)
    assert given_out(services) == id


@pytest.mark.parametrize("status", [503, 429, 408, 0])
def test_what_passes_is_tried_again(services: Services, web: Web, status: int) -> None:
    web.plan = [status, status]
    id = submit(services, image=f"{web.url}/a.png")
    assert turn(services)
    assert not turn(services)  # not at once
    assert turn(services, NOW + timedelta(seconds=1))
    assert not turn(services, NOW + timedelta(seconds=3))
    assert turn(services, NOW + timedelta(seconds=4))
    assert (len(web.asked), given_out(services)) == (3, id)


def test_what_does_not_pass_in_four_tries_fails_and_costs_nothing(services: Services, web: Web) -> None:
    before = ledger_of(services)
    web.plan = [503] * 9
    id = submit(services, image=f"{web.url}/a.png")
    assert ledger_of(services) < before
    for second in (0, 1, 4, 14):
        assert turn(services, NOW + timedelta(seconds=second))
    assert not turn(services, NOW + timedelta(hours=1))
    found = get(services, id)
    assert (found.status, found.code, found.stage) == ("failed", 1402, "fetch")
    assert found.error == f"{fetch.FAILED} Reason: the server of this address answered with status 503."
    assert (len(web.asked), ledger_of(services)) == (4, before)


def ledger_of(services: Services) -> int:
    with services.database.reading() as connection:
        return ledger.balance(connection, "default")


@pytest.mark.parametrize("status", [403, 404, 410])
def test_what_will_not_pass_is_tried_once(services: Services, web: Web, status: int) -> None:
    web.plan = [status]
    id = submit(services, image=f"{web.url}/a.png")
    assert turn(services)
    assert get(services, id).error.endswith(f"the server of this address answered with status {status}.")
    assert not turn(services, NOW + timedelta(hours=1))


def test_of_what_is_inside_nothing_is_told(services: Services, web: Web) -> None:
    guarded = replace(services, images=Guarded(seconds=5.0, allows=public.public))
    port = web.url.rpartition(":")[2]
    id = submit(guarded, image=f"http://localhost:{port}/a.png")
    assert turn(guarded)
    assert (get(services, id).error, web.asked) == (fetch.FAILED, [])


def test_an_attempt_that_died_is_made_again_and_keeps_what_it_had(services: Services, web: Web) -> None:
    id = submit(services, image=f"{web.url}/a.png", end_image=f"{web.url}/b.png")
    dead = take(services)
    assert dead
    services.blobs.write(f"inputs/{id}/first", PNG)  # so far it had come
    assert take(services, NOW + timedelta(seconds=59)) is None
    assert turn(services, NOW + timedelta(seconds=61))
    assert web.asked == ["/b.png"]
    with services.database.writing() as connection:  # what it still may say counts no more
        assert not fetches.finish(connection, dead, size=1, now=NOW)
        assert fetches.failed(connection, dead) is None
    fetch.record(services, dead, Blocked(), now=NOW)
    assert given_out(services) == id


def test_what_a_server_held_is_free_when_it_starts_again_and_only_that(services: Services, web: Web) -> None:
    for name in ("a", "b"):
        submit(services, image=f"{web.url}/{name}.png")
    assert take(services, holder="one")
    assert take(services, holder="two")
    assert take(services) is None
    fetch.Fetcher(services, name="one")
    again = take(services)
    assert again
    assert again.attempt == 2
    assert take(services) is None


def test_two_servers_never_have_the_same(services: Services, web: Web) -> None:
    ids = {submit(services, image=f"{web.url}/{number}.png") for number in range(12)}
    taken: list[str] = []
    many = replace(WIDE, each=100)

    def work(holder: str) -> None:
        while found := take(services, bounds=many, holder=holder):
            taken.append(found.prediction)

    threads = [threading.Thread(target=work, args=(name,)) for name in ("one", "two", "three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(taken), set(taken)) == (12, ids)


def test_an_account_fetches_a_few_at_once_and_another_one_passes(services: Services, web: Web) -> None:
    with services.database.writing() as connection:
        accounts.insert(connection, "b", name="", level="gold", concurrency=None, secret="", now=NOW)
    for number in range(6):
        submit(services, NOW + timedelta(seconds=number), image=f"{web.url}/{number}.png")
    other = submit(services, NOW + timedelta(seconds=9), image=f"{web.url}/other.png")
    with services.database.writing() as connection:
        for name in ("predictions", "fetches"):
            column = "id" if name == "predictions" else "prediction"
            connection.execute(sa.text(f"UPDATE {name} SET account = 'b' WHERE {column} = '{other}'"))
    now = NOW + timedelta(seconds=10)
    found = [take(services, now) for _ in range(6)]
    assert [one.account if one else None for one in found] == ["default"] * 4 + ["b", None]


def test_what_an_account_has_waiting_is_bounded_and_room_comes_back(services: Services, web: Web) -> None:
    tight = Bounds(each=100, room=50 * MIB, picture=20 * MIB)
    ids = [
        submit(services, NOW + timedelta(seconds=number), image=f"{web.url}/{number}.png")
        for number in range(3)
    ]
    now = NOW + timedelta(seconds=10)
    first, second = take(services, now, tight), take(services, now, tight)
    assert first
    assert second
    assert take(services, now, tight) is None  # two may become 20 MiB each
    with services.database.writing() as connection:
        assert fetches.finish(connection, first, size=25 * MIB, now=now)
    assert take(services, now, tight) is None  # and one did, and more
    with services.database.writing() as connection:
        assert fetches.finish(connection, second, size=MIB, now=now)
    third = take(services, now, tight)
    assert third
    assert third.prediction == ids[2]
    with services.database.writing() as connection:
        fetches.postpone(connection, third, due_at=now, counts=True)
        assert fetches.finish(connection, third, size=0, now=now) is True
    settle.delete(services, "default", ids, now=now)
    with services.database.reading() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one() == 0


def test_a_prediction_cancelled_meanwhile_leaves_no_picture(services: Services, web: Web) -> None:
    id = submit(services, image=f"{web.url}/a.png")
    found = take(services)
    assert found
    settle.cancel(services, "default", id, now=NOW)
    outcome = fetch.attempt(services, found)
    assert services.blobs.size(f"inputs/{id}/first") == len(PNG)
    fetch.record(services, found, outcome, now=NOW)
    assert services.blobs.size(f"inputs/{id}/first") is None
    assert get(services, id).status == "cancelled"
    assert not turn(services, NOW + timedelta(hours=1))
    with services.database.writing() as connection:
        fetches.tidy(connection)
        assert connection.execute(sa.select(table)).all() == []


def test_a_picture_that_ends_its_server_each_time_ends_as_well(services: Services, web: Web) -> None:
    id = submit(services, image=f"{web.url}/a.png")
    at = NOW
    for _ in range(20):
        assert take(services, at)  # and no more is heard of it
        at += timedelta(minutes=2)
    assert turn(services, at)
    assert (get(services, id).status, get(services, id).code, web.asked) == ("failed", 5000, [])


@pytest.mark.parametrize("value", [" {}/a.png", "{}/a.png\n", "\t{}/a.png \r\n"])
def test_blanks_around_an_address_are_dropped(services: Services, web: Web, value: str) -> None:
    id = submit(services, image=value.format(web.url))
    assert get(services, id).inputs["image"] == f"{web.url}/a.png"
    assert turn(services)
    assert web.asked == ["/a.png"]


def test_what_waited_under_the_sixth_schema_is_fetched(tmp_path: Path, web: Web) -> None:
    settings = Settings(data_dir=tmp_path, bootstrap_key="fgk_key", fetch_private=True)
    services = open_server(settings, make_key=False).context.services
    ids = [submit(services, image=f"{web.url}/a.png"), submit(services)]
    kept = submit(services, image=f"{web.url}/kept.png")  # as an upload was kept: its address, and its bytes
    services.blobs.write(f"inputs/{kept}/first", PNG)
    with services.database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE fetches")
        connection.exec_driver_sql("ALTER TABLE predictions DROP COLUMN awaits")
        connection.exec_driver_sql("UPDATE predictions SET stage = ''")
    services.database.close()
    with sqlite3.connect(tmp_path / "filmgate.db") as sixth:
        sixth.execute("PRAGMA user_version=6")
    sixth.close()
    services = open_server(settings, make_key=False).context.services
    assert given_out(services) == ids[1]
    while turn(services):
        pass
    assert web.asked == ["/a.png"]
    assert {given_out(services), given_out(services)} == {ids[0], kept}
    services.inspector.close()
    services.database.close()


def test_a_line_break_within_an_address_is_refused_in_words(services: Services) -> None:
    from filmgate.domain.errors import InvalidParameter  # noqa: PLC0415

    with pytest.raises(InvalidParameter, match="line breaks"):
        submit(services, image="http://93.184.216.34/a\n.png")


def test_a_storyboard_has_its_pictures_at_once(services: Services, web: Web) -> None:
    from filmgate.flow import check  # noqa: PLC0415

    with services.database.reading() as connection:
        caller: Any = accounts.by_key(connection, "fgk_key")
    body = {"prompt": "a", "image": f"{web.url}/a.png"}
    asked = check.Request(caller=caller, model=MODEL, body=body, base_url="")
    checked = check.check(services, asked, now=NOW)
    assert fetch.at_once(services, checked, "default") == {"image": PNG}

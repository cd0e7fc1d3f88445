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
from filmgate.flow.house import House
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
def house(tmp_path: Path, database_url: str | None) -> Iterator[House]:
    settings = Settings(
        data_dir=tmp_path, database_url=database_url, bootstrap_key="fgk_key", fetch_private=True
    )
    house = open_server(settings, make_key=False).context.house
    yield house
    house.inspector.close()
    house.database.close()


def submit(house: House, at: datetime = NOW, **urls: str) -> str:
    with house.database.reading() as connection:
        caller = accounts.by_key(connection, "fgk_key")
    assert caller
    request = Request(caller=caller, model=MODEL, body={"prompt": "a", **urls}, base_url="http://here")
    answer = accept(house, [draft(house, request, now=at)], now=at)[0]
    assert isinstance(answer, Accepted)
    return answer.id


def get(house: House, id: str) -> Prediction:
    with house.database.reading() as connection:
        found = predictions.get(connection, id)
    assert found
    return found


def given_out(house: House, now: datetime = NOW) -> str | None:
    with house.database.writing() as connection:
        found = queue.claim(connection, worker="w", now=now, until=now + timedelta(minutes=1), able=Able())
    return found.id if found else None


def take(house: House, now: datetime = NOW, bounds: Bounds = WIDE, holder: str = "one") -> Fetch | None:
    with house.database.writing() as connection:
        return fetches.claim(connection, bounds, holder=holder, now=now, until=now + timedelta(minutes=1))


def turn(house: House, now: datetime = NOW) -> bool:
    """One attempt at whatever is due."""
    found = fetch.claim(house, "one", now=now)
    if found:
        fetch.record(house, found, fetch.attempt(house, found), now=now)
    return found is not None


def test_no_worker_is_given_a_prediction_before_its_pictures_are_here(house: House, web: Web) -> None:
    id = submit(house, image=f"{web.url}/a.png", end_image=f"{web.url}/b.png")
    assert get(house, id).stage == "fetch"
    assert given_out(house) is None
    assert turn(house)
    assert not turn(house)
    assert web.asked == ["/a.png", "/b.png"]
    assert [house.blobs.read(f"inputs/{id}/{slot}") for slot in ("first", "last")] == [PNG, PNG]
    assert get(house, id).stage == ""
    assert given_out(house) == id


def test_a_prediction_without_pictures_from_elsewhere_waits_for_none(house: House) -> None:
    assert given_out(house) is None
    id = submit(house)
    assert not turn(house)
    assert given_out(house) == id


@pytest.mark.parametrize("status", [503, 429, 408, 0])
def test_what_passes_is_tried_again(house: House, web: Web, status: int) -> None:
    web.plan = [status, status]
    id = submit(house, image=f"{web.url}/a.png")
    assert turn(house)
    assert not turn(house)  # not at once
    assert turn(house, NOW + timedelta(seconds=1))
    assert not turn(house, NOW + timedelta(seconds=3))
    assert turn(house, NOW + timedelta(seconds=4))
    assert (len(web.asked), given_out(house)) == (3, id)


def test_what_does_not_pass_in_four_tries_fails_and_costs_nothing(house: House, web: Web) -> None:
    before = ledger_of(house)
    web.plan = [503] * 9
    id = submit(house, image=f"{web.url}/a.png")
    assert ledger_of(house) < before
    for second in (0, 1, 4, 14):
        assert turn(house, NOW + timedelta(seconds=second))
    assert not turn(house, NOW + timedelta(hours=1))
    found = get(house, id)
    assert (found.status, found.code, found.stage) == ("failed", 1402, "fetch")
    assert found.error == f"{fetch.FAILED} Reason: it answered with status 503."
    assert (len(web.asked), ledger_of(house)) == (4, before)


def ledger_of(house: House) -> int:
    with house.database.reading() as connection:
        return ledger.balance(connection, "default")


@pytest.mark.parametrize("status", [403, 404, 410])
def test_what_will_not_pass_is_tried_once(house: House, web: Web, status: int) -> None:
    web.plan = [status]
    id = submit(house, image=f"{web.url}/a.png")
    assert turn(house)
    assert get(house, id).error.endswith(f"it answered with status {status}.")
    assert not turn(house, NOW + timedelta(hours=1))


def test_of_what_is_inside_nothing_is_told(house: House, web: Web) -> None:
    guarded = replace(house, images=Guarded(seconds=5.0, allows=public.public))
    port = web.url.rpartition(":")[2]
    id = submit(guarded, image=f"http://localhost:{port}/a.png")
    assert turn(guarded)
    assert (get(house, id).error, web.asked) == (fetch.FAILED, [])


def test_an_attempt_that_died_is_made_again_and_keeps_what_it_had(house: House, web: Web) -> None:
    id = submit(house, image=f"{web.url}/a.png", end_image=f"{web.url}/b.png")
    dead = take(house)
    assert dead
    house.blobs.write(f"inputs/{id}/first", PNG)  # so far it had come
    assert take(house, NOW + timedelta(seconds=59)) is None
    assert turn(house, NOW + timedelta(seconds=61))
    assert web.asked == ["/b.png"]
    with house.database.writing() as connection:  # what it still may say counts no more
        assert not fetches.finish(connection, dead, size=1, now=NOW)
        assert fetches.failed(connection, dead) is None
    fetch.record(house, dead, Blocked(), now=NOW)
    assert given_out(house) == id


def test_what_a_server_held_is_free_when_it_starts_again_and_only_that(house: House, web: Web) -> None:
    for name in ("a", "b"):
        submit(house, image=f"{web.url}/{name}.png")
    assert take(house, holder="one")
    assert take(house, holder="two")
    assert take(house) is None
    fetch.Fetcher(house, name="one")
    again = take(house)
    assert again
    assert again.attempt == 2
    assert take(house) is None


def test_two_servers_never_have_the_same(house: House, web: Web) -> None:
    ids = {submit(house, image=f"{web.url}/{number}.png") for number in range(12)}
    taken: list[str] = []
    many = replace(WIDE, each=100)

    def work(holder: str) -> None:
        while found := take(house, bounds=many, holder=holder):
            taken.append(found.prediction)

    threads = [threading.Thread(target=work, args=(name,)) for name in ("one", "two", "three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(taken), set(taken)) == (12, ids)


def test_an_account_fetches_a_few_at_once_and_another_one_passes(house: House, web: Web) -> None:
    with house.database.writing() as connection:
        accounts.insert(connection, "b", name="", level="gold", concurrency=None, secret="", now=NOW)
    for number in range(6):
        submit(house, NOW + timedelta(seconds=number), image=f"{web.url}/{number}.png")
    other = submit(house, NOW + timedelta(seconds=9), image=f"{web.url}/other.png")
    with house.database.writing() as connection:
        for name in ("predictions", "fetches"):
            column = "id" if name == "predictions" else "prediction"
            connection.execute(sa.text(f"UPDATE {name} SET account = 'b' WHERE {column} = '{other}'"))
    now = NOW + timedelta(seconds=10)
    found = [take(house, now) for _ in range(6)]
    assert [one.account if one else None for one in found] == ["default"] * 4 + ["b", None]


def test_what_an_account_has_waiting_is_bounded_and_room_comes_back(house: House, web: Web) -> None:
    tight = Bounds(each=100, room=50 * MIB, picture=20 * MIB)
    ids = [
        submit(house, NOW + timedelta(seconds=number), image=f"{web.url}/{number}.png") for number in range(3)
    ]
    now = NOW + timedelta(seconds=10)
    first, second = take(house, now, tight), take(house, now, tight)
    assert first
    assert second
    assert take(house, now, tight) is None  # two may become 20 MiB each
    with house.database.writing() as connection:
        assert fetches.finish(connection, first, size=25 * MIB, now=now)
    assert take(house, now, tight) is None  # and one did, and more
    with house.database.writing() as connection:
        assert fetches.finish(connection, second, size=MIB, now=now)
    third = take(house, now, tight)
    assert third
    assert third.prediction == ids[2]
    with house.database.writing() as connection:
        fetches.postpone(connection, third, due_at=now, counts=True)
        assert fetches.finish(connection, third, size=0, now=now) is True
    settle.delete(house, "default", ids, now=now)
    with house.database.reading() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one() == 0


def test_a_prediction_cancelled_meanwhile_leaves_no_picture(house: House, web: Web) -> None:
    id = submit(house, image=f"{web.url}/a.png")
    found = take(house)
    assert found
    settle.cancel(house, "default", id, now=NOW)
    outcome = fetch.attempt(house, found)
    assert house.blobs.size(f"inputs/{id}/first") == len(PNG)
    fetch.record(house, found, outcome, now=NOW)
    assert house.blobs.size(f"inputs/{id}/first") is None
    assert get(house, id).status == "cancelled"
    assert not turn(house, NOW + timedelta(hours=1))
    with house.database.writing() as connection:
        fetches.tidy(connection)
        assert connection.execute(sa.select(table)).all() == []


def test_a_picture_that_ends_its_server_each_time_ends_as_well(house: House, web: Web) -> None:
    id = submit(house, image=f"{web.url}/a.png")
    at = NOW
    for _ in range(20):
        assert take(house, at)  # and no more is heard of it
        at += timedelta(minutes=2)
    assert turn(house, at)
    assert (get(house, id).status, get(house, id).code, web.asked) == ("failed", 5000, [])


@pytest.mark.parametrize("value", [" {}/a.png", "{}/a.png\n", "\t{}/a.png \r\n"])
def test_blanks_around_an_address_are_dropped(house: House, web: Web, value: str) -> None:
    id = submit(house, image=value.format(web.url))
    assert get(house, id).inputs["image"] == f"{web.url}/a.png"
    assert turn(house)
    assert web.asked == ["/a.png"]


def test_what_waited_under_the_sixth_schema_is_fetched(tmp_path: Path, web: Web) -> None:
    settings = Settings(data_dir=tmp_path, bootstrap_key="fgk_key", fetch_private=True)
    house = open_server(settings, make_key=False).context.house
    ids = [submit(house, image=f"{web.url}/a.png"), submit(house)]
    kept = submit(house, image=f"{web.url}/kept.png")  # as an upload was kept: its address, and its bytes
    house.blobs.write(f"inputs/{kept}/first", PNG)
    with house.database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE fetches")
        connection.exec_driver_sql("ALTER TABLE predictions DROP COLUMN awaits")
        connection.exec_driver_sql("UPDATE predictions SET stage = ''")
    house.database.close()
    with sqlite3.connect(tmp_path / "filmgate.db") as sixth:
        sixth.execute("PRAGMA user_version=6")
    sixth.close()
    house = open_server(settings, make_key=False).context.house
    assert given_out(house) == ids[1]
    while turn(house):
        pass
    assert web.asked == ["/a.png"]
    assert {given_out(house), given_out(house)} == {ids[0], kept}
    house.inspector.close()
    house.database.close()


def test_a_line_break_within_an_address_is_refused_in_words(house: House) -> None:
    from filmgate.domain.errors import InvalidParameter  # noqa: PLC0415

    with pytest.raises(InvalidParameter, match="line breaks"):
        submit(house, image="http://93.184.216.34/a\n.png")


def test_a_storyboard_has_its_pictures_at_once(house: House, web: Web) -> None:
    from filmgate.flow import check  # noqa: PLC0415

    with house.database.reading() as connection:
        caller: Any = accounts.by_key(connection, "fgk_key")
    body = {"prompt": "a", "image": f"{web.url}/a.png"}
    asked = check.Request(caller=caller, model=MODEL, body=body, base_url="")
    checked = check.check(house, asked, now=NOW)
    assert fetch.at_once(house, checked, "default") == {"image": PNG}

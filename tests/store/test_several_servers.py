"""Several servers on one PostgreSQL database: one writes at a time, one leads, all hear of new work."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy.exc import IntegrityError

from conftest import fresh_database, postgres
from filmgate.domain.errors import InvalidParameter
from filmgate.store import accounts
from filmgate.store.database import Connection
from filmgate.store.postgres import PostgreSQL

NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def address() -> str:
    return fresh_database()


@pytest.fixture
def one(address: str) -> Iterator[PostgreSQL]:
    made = PostgreSQL(address)
    yield made
    made.close()


@pytest.fixture
def other(address: str, one: PostgreSQL) -> Iterator[PostgreSQL]:
    made = PostgreSQL(address)
    yield made
    made.close()


def until(reached: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not reached():
        assert time.monotonic() < end
        time.sleep(0.02)


def count(database: PostgreSQL, query: str) -> int:
    with database.reading() as connection:
        return int(connection.exec_driver_sql(query).scalar_one())


def add(connection: Connection, id: str, name: str = "") -> None:
    accounts.insert(connection, id, name=name, level="gold", concurrency=None, secret="s", now=NOW)


def test_while_one_server_writes_another_waits_for_its_turn(one: PostgreSQL, other: PostgreSQL) -> None:
    began = threading.Event()

    def write() -> None:
        with other.writing() as connection:
            began.set()
            add(connection, "b")

    second = threading.Thread(target=write)
    waiting = (
        "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database "
        "WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted"
    )
    with one.writing() as connection:
        add(connection, "a")
        second.start()
        until(lambda: began.is_set() or count(one, waiting))
        assert not began.is_set()
    second.join(20)
    assert count(one, "SELECT count(*) FROM accounts") == 2


def test_what_one_server_tells_every_server_hears(one: PostgreSQL, other: PostgreSQL) -> None:
    for speaker, hearer in ((one, other), (other, one)):
        heard = threading.Event()
        with hearer.notifier.listening(heard.set):

            def told(speaker: PostgreSQL = speaker, heard: threading.Event = heard) -> bool:
                speaker.notifier.notify()  # again, until the other one listens
                return heard.wait(0.2)

            until(told)


def test_one_server_leads_and_another_follows_when_its_connection_ends(
    one: PostgreSQL, other: PostgreSQL, address: str
) -> None:
    def leading(database: PostgreSQL) -> bool:
        return database.leading()

    assert leading(one)
    assert leading(one)
    assert not leading(other)
    database = urlsplit(address).path.strip("/")
    postgres().psql(
        "SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid "
        f"WHERE l.locktype = 'advisory' AND a.datname = '{database}'"
    )
    until(lambda: leading(other))
    assert not leading(one)  # it learns that it lost the lead
    assert not leading(one)
    other.close()
    until(lambda: leading(one))


def test_a_text_that_cannot_be_stored_is_the_client_s_fault_and_a_broken_rule_is_ours(
    one: PostgreSQL,
) -> None:
    with pytest.raises(InvalidParameter, match="control characters"), one.writing() as connection:
        add(connection, "a", name="nul \0 in it")
    with one.writing() as connection:
        add(connection, "a")
    with pytest.raises(IntegrityError), one.writing() as connection:
        add(connection, "a")
    assert count(one, "SELECT count(*) FROM accounts") == 1


def test_the_test_of_readiness_leaves_the_noted_time(one: PostgreSQL) -> None:
    one.note(NOW)
    with one.writing() as connection:
        accounts.touch(connection)
    assert one.noted() == NOW


def test_a_copy_is_left_to_the_tools_of_the_database(one: PostgreSQL, tmp_path: Path) -> None:
    with pytest.raises(InvalidParameter, match="pg_dump"):
        one.backup(tmp_path / "copy")

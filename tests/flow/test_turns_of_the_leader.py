"""What the leading server does turn by turn: when it begins, what it ends and what it throws away."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from filmgate import outside
from filmgate.domain.errors import IdempotencyMismatch
from filmgate.flow import sweep
from filmgate.flow.keep import Keeper
from filmgate.flow.ready import Readiness
from filmgate.flow.services import Gauge, Services
from filmgate.settings import Settings
from filmgate.store import sessions
from filmgate.store.tables import sessions as session_rows
from in_process import NOW, Clock, ask, get, hire, opened, submit, take

HOUR = timedelta(hours=1)


@pytest.fixture
def clock() -> Iterator[Clock]:
    made = Clock()
    with outside.replaced(made):
        yield made


@pytest.fixture
def services(tmp_path: Path, clock: Clock) -> Iterator[Services]:
    with opened(tmp_path, lease_seconds=20) as made:
        yield made


def test_the_first_turn_of_a_leader_keeps_the_time_and_the_next_is_a_minute_later(
    services: Services, clock: Clock
) -> None:
    keeper = Keeper(services)
    keeper.turn()
    assert services.database.noted() == NOW
    clock.passed = 60
    keeper.turn()
    assert services.database.noted() == NOW
    clock.passed = 61
    keeper.turn()
    assert services.database.noted() == NOW + timedelta(seconds=61)


def test_a_new_leader_gives_workers_the_time_of_a_lease_to_be_heard(services: Services, clock: Clock) -> None:
    hire(services, "w")
    id = submit(services)
    take(services, now=NOW - timedelta(minutes=1))  # as of a server that went away
    keeper = Keeper(services)
    for passed, status in ((0, "processing"), (20, "processing"), (21, "created")):
        clock.passed = passed
        keeper.turn()
        assert get(services, id).status == status


def test_an_idempotency_key_is_remembered_for_a_day(services: Services) -> None:
    first = submit(services, idempotency="key")
    sweep.expire(services, now=NOW + 24 * HOUR - timedelta(minutes=1))
    assert submit(services, idempotency="key") == first
    assert isinstance(ask(services, idempotency="key", body={"prompt": "another"}), IdempotencyMismatch)
    sweep.expire(services, now=NOW + 24 * HOUR + timedelta(minutes=1))
    assert submit(services, idempotency="key") != first


def test_sessions_that_have_ended_are_deleted(services: Services) -> None:
    def count() -> int:
        with services.database.reading() as connection:
            return connection.execute(sa.select(sa.func.count()).select_from(session_rows)).scalar_one()

    with services.database.writing() as connection:
        for token, lasts in (("short", HOUR), ("long", 2 * HOUR)):
            sessions.insert(connection, token, account="default", key="", now=NOW, until=NOW + lasts)
    sweep.expire(services, now=NOW + HOUR)
    assert count() == 1
    with services.database.reading() as connection:
        assert sessions.by_token(connection, "long", now=NOW + HOUR)


def test_temporary_files_are_left_alone_for_an_hour(services: Services) -> None:
    file = services.blobs.spool()
    file.write_bytes(b"half of an upload")
    written = outside.Outside().now()  # files have the time of the machine
    sweep.orphans(services, now=written + HOUR - timedelta(minutes=1))
    assert file.exists()
    sweep.orphans(services, now=written + HOUR + timedelta(minutes=1))
    assert not file.exists()


def test_a_server_that_starts_with_its_machine_says_at_once_whether_it_is_ready(services: Services) -> None:
    faults = Readiness(services).faults(now=NOW)
    assert (faults["database"], faults["storage"], faults["migrations"]) == ("", "", "")
    assert faults["workers"].startswith("no ready worker for ")
    hire(services, "w")
    assert Readiness(services).faults(now=NOW)["workers"] == ""


def test_the_waiting_predictions_are_counted_anew_after_a_second(clock: Clock) -> None:
    gauge, counted = Gauge(), list[float]()

    def count() -> int:
        counted.append(clock.passed)
        return 5

    clock.passed = 10
    assert not gauge.full(7, count)
    gauge.add()
    clock.passed = 11
    assert not gauge.full(7, count)
    gauge.add()
    assert counted == [10]
    assert not gauge.full(7, count)  # it seems full, so it is counted: two were taken meanwhile
    clock.passed = 12.5
    assert not gauge.full(6, count)
    assert counted == [10, 11, 12.5]


def test_services_made_by_hand_have_the_limits_of_the_settings(services: Services) -> None:
    limits = Settings().limits
    plain = Services(database=services.database, blobs=services.blobs, inspector=services.inspector)
    assert plain.queue == limits.queue
    assert plain.uploads == limits.uploads_mb * 2**20
    assert plain.fetched == limits.fetched_mb * 2**20

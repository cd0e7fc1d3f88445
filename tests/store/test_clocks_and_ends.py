"""What a clock that jumps must not change, and what is gone when it is deleted."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from conftest import ABLE, picture, uri
from filmgate import outside
from filmgate.bootstrap.server import open_server
from filmgate.domain.errors import InvalidParameter, NotFound, PayloadTooLarge, StorageFull
from filmgate.flow import cut, lease, notify, receive, serving, settle, sweep, tenants
from filmgate.flow.accept import Accepted, accept, draft
from filmgate.flow.check import Request
from filmgate.flow.clock import SteadyClock
from filmgate.flow.services import Services
from filmgate.settings import Settings
from filmgate.store import deliveries
from filmgate.store.accounts import Caller
from filmgate.wire.protocol import Completion, Registration

MODEL, SECRET = "minimax/hailuo-02/standard", "a very private prompt"
NOW = datetime.now(UTC)


@pytest.fixture
def services(tmp_path: Path, database_url: str | None) -> Iterator[Services]:
    """With a second account, a worker, and a mebibyte of uploads for each account."""
    settings = Settings(
        data_dir=tmp_path,
        database_url=database_url,
        bootstrap_key="k",
        reserve_mb=0,
        allow_loopback_webhooks=True,
        limits={"uploads_mb": 1},
    )
    made = open_server(settings, make_key=False).context.services
    tenants.ensure(made, "b", level="unlimited", opening=0, now=NOW)
    about = {"engine": "e", "fingerprint": "f", "licence": "", "host": "", "fault": "", "models": ["*"]}
    serving.register(made, Registration.from_json({**about, "can": asdict(ABLE), "worker": "w"}), now=NOW)
    yield made
    made.inspector.close()
    made.database.close()


def submit(services: Services, account: str = "default", **asked: Any) -> str:
    caller = Caller(account=account, key="", scopes=frozenset(("predict",)))
    body = {"prompt": SECRET} | ({"image": asked.pop("image")} if "image" in asked else {})
    request = Request(caller=caller, model=MODEL, body=body, base_url="http://here", **asked)
    (answer,) = accept(services, [draft(services, request, now=NOW)], now=NOW)
    if isinstance(answer, Exception):
        raise answer
    assert isinstance(answer, Accepted)
    return answer.id


def finish(services: Services, now: datetime = NOW) -> str:
    held = lease.lease(services, "w", now=now)
    assert held
    path = settle.output_path(held.id, held.attempt)
    services.blobs.write(path, b"a clip")
    size, sha256 = services.blobs.check(path) or (0, "")
    done = Completion(attempt=held.attempt, size=size, sha256=sha256, inference_ms=7000, details={})
    settle.complete(services, held.id, done, now=now)
    return held.id


def test_turns_are_fair_though_the_clock_was_ahead_for_a_moment(services: Services) -> None:
    mine = [submit(services) for _ in range(6)]
    theirs = [submit(services, "b") for _ in range(6)]
    first = lease.lease(services, "w", now=NOW + timedelta(days=1))
    assert first
    taken = []
    for _ in range(10):
        held = lease.lease(services, "w", now=NOW)
        assert held
        taken.append(held.id)
    assert sum(id in mine for id in [first.id, *taken]) in (5, 6)
    assert sum(id in theirs for id in [first.id, *taken]) in (5, 6)


def test_what_was_finished_in_the_future_is_kept_from_now_on(services: Services) -> None:
    submit(services)
    id = finish(services, NOW + timedelta(days=400))
    sweep.rewind(services, now=NOW)
    sweep.expire(services, now=NOW + services.keep - timedelta(minutes=1))
    assert services.blobs.size(settle.output_path(id, 1)) is not None
    sweep.expire(services, now=NOW + services.keep + timedelta(minutes=1))
    assert services.blobs.size(settle.output_path(id, 1)) is None


class Clocks(outside.Outside):
    """Both clocks, as the test has them."""

    passed = stepped = 0.0

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.passed + self.stepped)

    def monotonic(self) -> float:
        return 1000 + self.passed


def steady(clock: SteadyClock) -> bool:
    return clock.steady


def test_the_server_keeps_its_time_while_the_clock_jumps_and_follows_what_lasts() -> None:
    clocks, day = Clocks(), timedelta(days=1)
    with outside.replaced(clocks):
        clock = SteadyClock()
        assert not steady(clock)
        clocks.passed = 601
        assert steady(clock)
        for step in (86_400, -86_400):
            clocks.passed, clocks.stepped = 700, step
            assert clock.now() == NOW + timedelta(seconds=700)
            assert not steady(clock)
            clocks.passed, clocks.stepped = 760, 0
            assert clock.now() == NOW + timedelta(seconds=760)
            assert steady(clock)
        clocks.stepped = -1.5  # a correction, not a step
        assert clock.now() == NOW + timedelta(seconds=758.5)
        clocks.stepped = 86_400
        assert clock.now() < NOW + day
        clocks.passed += 599
        assert clock.now() < NOW + day
        clocks.passed += 2
        assert clock.now() == NOW + day + timedelta(seconds=clocks.passed)
        assert steady(clock)


def test_a_server_that_starts_with_a_clock_that_is_behind_goes_on_from_what_it_knew() -> None:
    clocks = Clocks()
    with outside.replaced(clocks):
        clock = SteadyClock(NOW + timedelta(days=9))
        assert clock.now() == NOW + timedelta(days=9)
        assert not steady(clock)
        clocks.stepped, clocks.passed = 9 * 86_400 + 50, 60
        assert clock.now() == NOW + timedelta(days=9, seconds=60)
        clocks.passed += 601
        assert clock.now() == NOW + timedelta(seconds=clocks.passed + clocks.stepped)


def test_a_time_that_can_be_trusted_is_kept_for_the_next_start(services: Services) -> None:
    assert services.database.noted() is None
    services.database.note(NOW)
    services.database.note(NOW - timedelta(hours=1))
    assert services.database.noted() == NOW - timedelta(hours=1)


def everything(services: Services) -> str:
    """All text of all rows."""
    with services.database.reading() as connection:
        names = sa.inspect(connection).get_table_names()
        return str([connection.exec_driver_sql(f"SELECT * FROM {name}").fetchall() for name in names])


def test_deleted_means_gone_and_a_repeated_request_makes_no_second_prediction(services: Services) -> None:
    asked = {"webhook": "http://127.0.0.1:1/x", "idempotency": "key", "image": uri(picture(640, 400))}
    id = submit(services, **asked)
    assert submit(services, **asked) == id
    assert finish(services) == id
    assert SECRET in everything(services)
    settle.cancel(services, "default", id, now=NOW)
    assert SECRET not in everything(services)
    assert services.blobs.size(settle.output_path(id, 1)) is None
    assert services.blobs.size(f"inputs/{id}/first") is None
    with pytest.raises(NotFound):
        submit(services, **asked)
    with services.database.reading() as connection:
        (told,) = deliveries.listing(connection, "default")
    assert (told["status"], told["body"]) == ("dead", "")
    with services.database.writing() as connection:
        assert not deliveries.replay(connection, "default", told["id"], now=NOW)
        assert deliveries.lanes(connection, now=NOW + timedelta(days=9), limit=9) == []


def test_sqlite_overwrites_what_was_deleted(tmp_path: Path) -> None:
    services = open_server(Settings(data_dir=tmp_path, bootstrap_key="k", reserve_mb=0), make_key=False)
    kept = services.context.services
    id = submit(kept)
    kept.database.tidy()
    assert SECRET.encode() in (tmp_path / "filmgate.db").read_bytes()
    settle.delete(kept, "default", [id], now=NOW)
    kept.database.tidy()
    assert all(SECRET.encode() not in file.read_bytes() for file in tmp_path.glob("filmgate.db*"))
    kept.inspector.close()
    kept.database.close()


def test_deliveries_are_kept_as_long_as_clips(services: Services) -> None:
    id = notify.rehearse(services, "default", "http://127.0.0.1:1/x", now=NOW)
    with services.database.writing() as connection:
        deliveries.finish(connection, id, status="dead", answer="", now=NOW)
    sweep.expire(services, now=NOW + services.keep - timedelta(minutes=1))
    with services.database.reading() as connection:
        assert deliveries.listing(connection, "default")
    sweep.expire(services, now=NOW + services.keep + timedelta(minutes=1))
    with services.database.reading() as connection:
        assert not deliveries.listing(connection, "default")


def test_uploads_of_an_account_have_a_quota(services: Services) -> None:
    def ticket(account: str, size: int, now: datetime = NOW) -> None:
        receive.ticket(
            services, account, filename="a.png", size=size, content_type=None, base_url="http://x", now=now
        )

    ticket("default", 2**19)
    ticket("default", 2**19)
    with pytest.raises(PayloadTooLarge, match="1 MiB"):
        ticket("default", 1)
    ticket("b", 2**20)
    ticket("default", 2**20, NOW + timedelta(minutes=16))  # what was announced and never came counts no more


def test_clips_are_taken_together_once_each_and_only_where_there_is_room(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit(services)
    id = finish(services)
    with pytest.raises(InvalidParameter, match="twice"):
        cut.join(services, "default", [cut.Piece(id=id)] * 2)
    with pytest.raises(InvalidParameter, match="twice"):
        cut.pack(services, "default", [id, id])
    monkeypatch.setattr(type(services.blobs), "room", lambda _self: (3, 1000))
    with pytest.raises(StorageFull):
        cut.pack(services, "default", [id])


def test_what_a_clip_usually_takes_is_found_by_an_index(services: Services) -> None:
    submit(services)
    finish(services)
    with services.database.reading() as connection:
        assert services.pace.typical(connection, MODEL, "any", lambda: None) == 7.0
        if connection.dialect.name == "sqlite":
            asked = (
                "EXPLAIN QUERY PLAN SELECT inference_ms FROM predictions WHERE model = 'm' "
                "AND status = 'completed' ORDER BY finished_at DESC LIMIT 9"
            )
            plan = str(connection.exec_driver_sql(asked).fetchall())
            assert "predictions_pace" in plan
            assert "TEMP B-TREE" not in plan
        assert services.pace.typical(connection, "another", "any", lambda: None) is None

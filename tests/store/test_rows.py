"""Rows by direct calls: accounts, sessions, money, webhooks and uploads, each at its bounds."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from filmgate.flow import settle, tenants
from filmgate.flow.services import Services
from filmgate.store import accounts, deliveries, ledger, predictions, sessions, uploads
from filmgate.store.deliveries import Delivery, Lane
from filmgate.store.ledger import Search
from filmgate.store.notifier import Notifier
from filmgate.store.predictions import SLEW
from filmgate.store.uploads import Upload
from filmgate.wire.protocol import Refusal
from in_process import MODEL, NOW, PRICE, hire, opened, submit, take, uploaded

MICRO, DAY = timedelta(microseconds=1), timedelta(days=1)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with opened(tmp_path) as made:
        yield made


def finish(services: Services, now: datetime = NOW) -> str:
    held = take(services, now=now)
    settle.complete(services, held.id, uploaded(services, held), now=now)
    return held.id


def test_a_notification_wakes_everyone_who_listens_and_nobody_else() -> None:
    notifier, heard = Notifier(), list[str]()
    with notifier.listening(lambda: heard.append("a")):
        with notifier.listening(lambda: heard.append("b")):
            notifier.notify()
        notifier.notify()
    notifier.notify()
    assert heard == ["a", "b", "a"]


def test_a_session_is_its_key_s_until_it_ends_or_the_key_is_revoked(services: Services) -> None:
    key, _ = tenants.create_key(
        services, "default", name="k", scopes=frozenset(("read",)), budget=None, now=NOW
    )
    with services.database.writing() as connection:
        sessions.insert(connection, "by key", account="default", key=key, now=NOW, until=NOW + DAY)
        sessions.insert(connection, "by link", account="default", key="", now=NOW, until=NOW + DAY)
        first = sessions.by_token(connection, "by key", now=NOW)
        second = sessions.by_token(connection, "by link", now=NOW)
        assert first
        assert second
        assert (first.account, first.key, first.scopes) == ("default", key, frozenset(("read",)))
        assert second.scopes == sessions.OPERATOR
        assert sessions.by_token(connection, "unknown", now=NOW) is None
        assert sessions.by_token(connection, "by link", now=NOW + DAY) is None
        accounts.revoke(connection, key, now=NOW)
        assert sessions.by_token(connection, "by key", now=NOW) is None
        assert sessions.by_token(connection, "by link", now=NOW)


def test_a_row_of_an_account_that_does_not_exist_is_refused(services: Services) -> None:
    with pytest.raises(sa.exc.IntegrityError), services.database.writing() as connection:
        accounts.add_key(connection, "fgk", account="nobody", scopes=frozenset(("read",)), now=NOW)


def test_the_test_of_readiness_writes_to_the_disk_and_changes_nothing(
    services: Services, tmp_path: Path
) -> None:
    def text() -> str:
        with services.database.reading() as connection:
            names = sa.inspect(connection).get_table_names()
            return str([connection.exec_driver_sql(f"SELECT * FROM {name}").fetchall() for name in names])

    (log,) = tmp_path.glob("*.db-wal")
    for noted in (None, NOW):
        if noted:
            services.database.note(noted)
        written, rows = log.read_bytes(), text()
        with services.database.writing() as connection:
            accounts.touch(connection)
        assert log.read_bytes() != written
        assert text() == rows


def test_usage_counts_what_was_submitted_and_what_was_completed(services: Services) -> None:
    hire(services, "w")
    for _ in range(4):
        submit(services)
    finish(services)
    held = take(services)
    said = Refusal(attempt=held.attempt, code=1403, error="it cannot be made", stage="render")
    settle.fail(services, held.id, said, now=NOW)
    with services.database.reading() as connection:
        found = ledger.usage(connection, "default", after=NOW - DAY, before=NOW, model=None)
        assert found == [(MODEL, "2026-11-21", 3 * PRICE, 4, 1)]
        assert ledger.usage(connection, "default", after=NOW - DAY, before=NOW, model="another") == []
        assert ledger.usage(connection, "default", after=NOW + MICRO, before=NOW + DAY, model=None) == []


def test_the_ledger_is_read_page_by_page_from_the_newest_row(services: Services) -> None:
    for amount in range(1, 6):
        tenants.credit(services, "default", amount, reason="gift", now=NOW + timedelta(seconds=amount))
    first, last = NOW + timedelta(seconds=1), NOW + timedelta(seconds=5)
    pages = []
    with services.database.reading() as connection:
        for page in (1, 2, 3):
            wanted = Search(page=page, page_size=2, after=first, before=last)
            rows, more = ledger.search(connection, "default", wanted)
            pages.append(([row["amount"] for row in rows], more))
    assert pages == [([5, 4], True), ([3, 2], True), ([1], False)]


def test_a_prediction_is_dated_ahead_if_it_ended_after_now_and_its_clip_is_kept(services: Services) -> None:
    hire(services, "w")
    submit(services)
    id = finish(services)

    def ahead(now: datetime) -> bool:
        with services.database.reading() as connection:
            return predictions.dated_ahead(connection, now=now)

    assert not ahead(NOW + DAY)
    assert not ahead(NOW)
    assert not ahead(NOW - SLEW)  # a small correction of the clock
    assert ahead(NOW - SLEW - MICRO)
    with services.database.writing() as connection:
        predictions.expire(connection, id, now=NOW)
    assert not ahead(NOW - DAY)


def test_a_clock_that_is_corrected_a_little_postpones_no_webhook(services: Services) -> None:
    with services.database.writing() as connection:
        deliveries.insert(connection, _delivery("d"), now=NOW)
        assert not deliveries.dated_ahead(connection, now=NOW)
        assert not deliveries.dated_ahead(connection, now=NOW - SLEW)
        assert deliveries.dated_ahead(connection, now=NOW - SLEW - MICRO)


def _delivery(id: str, lane: str = "default a") -> Delivery:
    return Delivery(id=id, account="default", prediction="p", url="https://x", lane=lane, body="{}")


def test_a_lane_fails_from_its_first_failed_attempt_until_something_new_is_due(services: Services) -> None:
    def lanes() -> list[Lane]:
        return deliveries.lanes(connection, now=NOW, limit=9)

    lane = Lane(name="default a", account="default", failing=True)
    fine = Lane(name="default a", account="default", failing=False)
    with services.database.writing() as connection:
        deliveries.insert(connection, _delivery("one"), now=NOW)
        assert lanes() == [fine]
        (claimed,) = deliveries.claim(connection, lane.name, most=1, now=NOW, until=NOW + DAY)
        assert (claimed.id, claimed.attempt, lanes()) == ("one", 1, [])
        deliveries.postpone(connection, "one", answer="status 500", due_at=NOW)
        assert lanes() == [lane]
        deliveries.insert(connection, _delivery("other", "default b"), now=NOW + MICRO)
        assert lanes() == [lane]  # it is not due yet
        deliveries.insert(connection, _delivery("two"), now=NOW)
        assert lanes() == [fine]


def test_an_upload_that_was_announced_counts_from_that_very_moment(services: Services) -> None:
    def kept(since: datetime) -> int:
        return uploads.kept(connection, "default", since=since)

    about = {"account": "default", "filename": "a.png", "content_type": "image/png", "created_at": NOW}
    with services.database.writing() as connection:
        uploads.insert(connection, Upload(id="a", token="a", size=5, **about))  # type: ignore[arg-type]
        uploads.insert(connection, Upload(id="b", token="b", size=7, received_at=NOW, **about))  # type: ignore[arg-type]
        assert (kept(NOW - DAY), kept(NOW), kept(NOW + MICRO)) == (12, 12, 7)
        assert uploads.kept(connection, "nobody", since=NOW) == 0

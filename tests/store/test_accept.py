"""Submissions that share a transaction: each gets its own answer, and a refused one leaves nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from filmgate.bootstrap.server import open_server
from filmgate.domain.errors import IdempotencyMismatch, InsufficientCredits, Unavailable
from filmgate.domain.prediction import Status
from filmgate.flow.accept import Accepted, Draft, accept, draft
from filmgate.flow.check import Request
from filmgate.flow.services import Services
from filmgate.settings import Settings
from filmgate.store import accounts, ledger, predictions
from filmgate.store.predictions import Filter

NOW = datetime(2026, 11, 21, tzinfo=UTC)
PRICE = 230_000


@pytest.fixture
def services(tmp_path: Path, database_url: str | None) -> Iterator[Services]:
    """Credit for two clips, enforced; room for four that wait."""
    settings = Settings(
        data_dir=tmp_path,
        database_url=database_url,
        bootstrap_key="fgk_key",
        billing="enforce",
        opening_credit=0.5,
        limits={"queue": 4},
    )
    services = open_server(settings, make_key=False).context.services
    yield services
    services.database.close()


def drafts(services: Services, *idempotency: str | None, prompt: str = "a cat") -> list[Draft]:
    with services.database.reading() as connection:
        caller = accounts.by_key(connection, "fgk_key")
    assert caller
    return [
        draft(
            services,
            Request(
                caller=caller,
                model="minimax/hailuo-02/standard",
                body={"prompt": prompt},
                base_url="http://here",
                idempotency=key,
            ),
            now=NOW,
        )
        for key in idempotency
    ]


def books(services: Services) -> tuple[int, int]:
    """(rows, balance)."""
    with services.database.reading() as connection:
        _, total = predictions.history(connection, "default", Filter())
        return total, ledger.balance(connection, "default")


def test_together_as_one_by_one(services: Services) -> None:
    taken = drafts(services, None, None)
    first, second = accept(services, taken, now=NOW)
    assert isinstance(first, Accepted)
    assert isinstance(second, Accepted)
    assert [first.id, second.id] == [one.prediction.id for one in taken]
    assert books(services) == (2, 500_000 - 2 * PRICE)


def test_what_was_accepted_just_now_was_not_tried_yet(services: Services) -> None:
    (first,) = accept(services, drafts(services, None), now=NOW)
    assert isinstance(first, Accepted)
    with services.database.reading() as connection:
        row = predictions.get(connection, first.id)
    assert row
    assert (row.status, row.awaits, row.attempt, row.stage, row.progress) == (Status.CREATED, 0, 0, "", 0.0)
    assert (row.code, row.error, row.inference_ms, row.started_at, row.finished_at) == (0, "", 0, None, None)
    assert (row.output, row.nsfw, row.webhook, row.base64) == (None, (), None, False)


def test_one_that_is_refused_takes_no_other_with_it(services: Services) -> None:
    taken = drafts(services, None, None, None)
    answers = accept(services, taken, now=NOW)
    assert [type(answer) for answer in answers] == [Accepted, Accepted, InsufficientCredits]
    assert books(services) == (2, 500_000 - 2 * PRICE)


def test_one_key_twice_in_one_transaction_is_one_prediction(services: Services) -> None:
    first, again, other = accept(
        services, [*drafts(services, "k", "k"), *drafts(services, "k", prompt="a dog")], now=NOW
    )
    assert isinstance(first, Accepted)
    assert isinstance(again, Accepted)
    assert (first.id, first.replayed, again.replayed) == (again.id, False, True)
    assert isinstance(other, IdempotencyMismatch)
    assert books(services) == (1, 500_000 - PRICE)


def test_the_queue_does_not_overflow_by_a_transaction(services: Services) -> None:
    with services.database.writing() as connection:
        ledger.credit(connection, "default", 10 * PRICE, reason="", now=NOW)
    answers = accept(services, drafts(services, *[None] * 7), now=NOW)
    assert [type(answer) for answer in answers] == [Accepted] * 4 + [Unavailable] * 3
    assert books(services)[0] == 4

"""How long clips take, as the server knows it from its workers: what cannot end in time is refused before."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from conftest import ABLE
from filmgate.bootstrap.server import open_server
from filmgate.domain import catalog
from filmgate.domain.errors import InvalidParameter
from filmgate.domain.need import Offer
from filmgate.domain.routes import Routes
from filmgate.flow import lease, serving, settle
from filmgate.flow.accept import Accepted, accept, draft
from filmgate.flow.check import Request
from filmgate.flow.services import Services
from filmgate.settings import Settings
from filmgate.store import queue
from filmgate.store.accounts import Caller
from filmgate.store.tables import ledger
from filmgate.wire.protocol import Completion, Registration

MODEL = "minimax/hailuo-02/standard"
SIX, TEN = "768p/6/text", "768p/10/text"
NOW = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def services(tmp_path: Path, database_url: str | None) -> Iterator[Services]:
    settings = Settings(data_dir=tmp_path, database_url=database_url, bootstrap_key="k", reserve_mb=0)
    made = open_server(settings, make_key=False).context.services
    yield made
    made.inspector.close()
    made.database.close()


def hire(services: Services, name: str, *, limit: float = 0.0, now: datetime = NOW, **expects: float) -> None:
    """A worker with seconds of six and of ten, as text."""
    said = {"engine": name, "fingerprint": "f", "licence": "", "host": "", "fault": "", "models": ["*"]}
    needs = {{"six": SIX, "ten": TEN}[key]: seconds for key, seconds in expects.items()}
    about = {**said, "can": asdict(ABLE), "worker": name, "expects": needs, "limit": limit}
    serving.register(services, Registration.from_json(about), now=now)


def ask(services: Services, *, duration: int = 6, now: datetime = NOW) -> Accepted | Exception:
    caller = Caller(account="default", key="", scopes=frozenset(("predict",)))
    body = {"prompt": "a cat", "duration": duration}
    request = Request(caller=caller, model=MODEL, body=body, base_url="http://here")
    (answer,) = accept(services, [draft(services, request, now=now)], now=now)
    return answer


def standing(services: Services) -> tuple[int, int]:
    """Predictions that wait, and rows of the ledger."""
    with services.database.reading() as connection:
        waiting, _, _ = queue.standing(connection)
        return waiting, len(connection.execute(sa.select(ledger)).all())


@pytest.mark.parametrize(
    ("limit", "seconds", "said"),
    [
        (0.0, 9000.0, ""),
        (1800.0, None, ""),
        (1800.0, 1799.0, ""),
        (1800.0, 1800.0, ""),
        (
            1800.0,
            2460.0,
            "it needs about 41 minutes for this clip, but the limit is 30 minutes: choose a shorter",
        ),
        (2.0, 4.5, "it needs about 4.5 s for this clip, but the limit is 2 s"),
    ],
)
def test_an_offer_lacks_what_cannot_end_in_time(limit: float, seconds: float | None, said: str) -> None:
    expects = {} if seconds is None else {SIX: seconds}
    offer = Offer(can=ABLE, expects=expects, limit=limit)
    why = offer.lacks(catalog.NEEDS[SIX])
    assert why == "" if not said else said in why
    assert (SIX in offer.among(catalog.NEEDS.values())) == (not said)
    assert TEN in offer.among(catalog.NEEDS.values())


def test_what_no_worker_can_end_in_time_is_refused_before_the_queue_and_costs_nothing(
    services: Services,
) -> None:
    hire(services, "slow", limit=1800.0, six=1000.0, ten=2460.0)
    before = standing(services)
    answer = ask(services, duration=10)
    assert isinstance(answer, InvalidParameter)
    assert str(answer).startswith(
        "no engine of this server can make this clip. slow: it needs about 41 minutes"
    )
    assert "FILMGATE_LIMIT_MINUTES" in str(answer)
    assert standing(services) == before
    assert isinstance(ask(services, duration=6), Accepted)


def test_of_two_workers_the_one_with_more_time_is_given_it(services: Services) -> None:
    hire(services, "slow", limit=1800.0, ten=2460.0)
    hire(services, "patient", ten=2460.0)
    answer = ask(services, duration=10)
    assert isinstance(answer, Accepted)
    assert lease.lease(services, "slow", now=NOW) is None
    held = lease.lease(services, "patient", now=NOW)
    assert held
    assert held.id == answer.id


def test_while_nothing_is_measured_nothing_is_refused(services: Services) -> None:
    hire(services, "new", limit=1.0)
    assert isinstance(ask(services, duration=10), Accepted)


def test_a_worker_that_is_gone_refuses_nothing_by_its_time(services: Services) -> None:
    object.__setattr__(services, "routes", Routes((("*", "slow"),)))
    hire(services, "slow", limit=1.0, six=1000.0)
    assert isinstance(ask(services), InvalidParameter)
    assert isinstance(ask(services, now=NOW + timedelta(minutes=5)), Accepted)


def expected(services: Services) -> float | None:
    services.pace._known.clear()  # it is kept for three seconds
    return serving.expected(services, catalog.find(MODEL), now=NOW).typical


def test_what_a_clip_takes_is_what_the_quickest_worker_reckons_else_what_the_last_ones_took(
    services: Services,
) -> None:
    hire(services, "w")
    assert expected(services) is None
    assert isinstance(ask(services), Accepted)
    finish(services)
    assert expected(services) == 7.0
    hire(services, "w", six=1744.0, ten=3500.0)
    assert expected(services) == 1744.0
    hire(services, "quick", six=217.0)
    assert expected(services) == 217.0
    with services.database.reading() as connection:
        services.pace._known.clear()
        assert serving.typical(services, connection, MODEL, TEN, now=NOW) == 3500.0


def finish(services: Services) -> None:
    held = lease.lease(services, "w", now=NOW)
    assert held
    path = settle.output_path(held.id, held.attempt)
    services.blobs.write(path, b"a clip")
    size, sha256 = services.blobs.check(path) or (0, "")
    details: dict[str, Any] = {}
    done = Completion(attempt=held.attempt, size=size, sha256=sha256, inference_ms=7000, details=details)
    settle.complete(services, held.id, done, now=NOW)

"""What a prediction costs, whose turn it is and who is told: one test for each rule that a slip could turn round."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import ABLE, picture, uri
from filmgate.bootstrap.server import open_server
from filmgate.domain.errors import InsufficientCredits
from filmgate.flow import lease, serving, settle, tenants
from filmgate.flow.accept import Accepted, accept, draft
from filmgate.flow.check import Request
from filmgate.flow.services import Services
from filmgate.settings import Settings
from filmgate.store import accounts, deliveries, ledger
from filmgate.store.accounts import Caller
from filmgate.wire.protocol import Refusal, Registration

MODEL, PRICE = "minimax/hailuo-02/standard", 230_000
NOW = datetime(2026, 11, 21, tzinfo=UTC)
HOOK = "http://127.0.0.1:1/hook"


@pytest.fixture
def services(tmp_path: Path, database_url: str | None) -> Iterator[Services]:
    """Credit for two clips to the micro-dollar, enforced; one worker."""
    settings = Settings(
        data_dir=tmp_path,
        database_url=database_url,
        bootstrap_key="k",
        reserve_mb=0,
        billing="enforce",
        opening_credit=2 * PRICE / 1e6,
        allow_loopback_webhooks=True,
        lease_seconds=20,
    )
    made = open_server(settings, make_key=False).context.services
    about = {"engine": "e", "fingerprint": "f", "licence": "", "host": "", "fault": "", "models": ["*"]}
    serving.register(made, Registration.from_json({**about, "can": asdict(ABLE), "worker": "w"}), now=NOW)
    yield made
    made.inspector.close()
    made.database.close()


def ask(
    services: Services, *, key: str = "", image: bool = False, now: datetime = NOW, **asked: Any
) -> Accepted | Exception:
    caller = Caller(account="default", key=key, scopes=frozenset(("predict",)))
    body = {"prompt": "a cat"} | ({"image": uri(picture(640, 400))} if image else {})
    request = Request(caller=caller, model=MODEL, body=body, base_url="http://here", **asked)
    (answer,) = accept(services, [draft(services, request, now=now)], now=now)
    return answer


def submit(services: Services, **asked: Any) -> str:
    answer = ask(services, **asked)
    assert isinstance(answer, Accepted), answer
    return answer.id


def refuse(services: Services, id: str, attempt: int) -> None:
    said = Refusal(attempt=attempt, code=1403, error="it cannot be made", stage="render")
    settle.fail(services, id, said, now=NOW)


def inputs(services: Services) -> set[str]:
    """Ids of predictions of which pictures are kept."""
    return {
        name.split("/")[1] for name in services.blobs.names("inputs", before=datetime.now(UTC) + timedelta(1))
    }


def test_a_balance_of_exactly_the_price_pays_for_it_and_one_micro_dollar_less_does_not(
    services: Services,
) -> None:
    submit(services)
    submit(services)
    with services.database.reading() as connection:
        assert ledger.balance(connection, "default") == 0
    tenants.credit(services, "default", PRICE - 1, reason="too little", now=NOW)
    assert isinstance(ask(services), InsufficientCredits)
    tenants.credit(services, "default", 1, reason="enough", now=NOW)
    submit(services)


def test_a_budget_is_spent_to_the_last_micro_dollar_and_given_back_by_what_fails_or_is_cancelled(
    services: Services,
) -> None:
    key, _ = tenants.create_key(
        services, "default", name="k", scopes=frozenset(("predict",)), budget=2 * PRICE, now=NOW
    )
    tenants.credit(services, "default", 10 * PRICE, reason="the account has enough", now=NOW)

    def spent() -> int:
        with services.database.reading() as connection:
            row = accounts.key_row(connection, key)
        assert row
        return int(row["spent"])

    first, second = submit(services, key=key), submit(services, key=key)
    assert spent() == 2 * PRICE
    assert isinstance(ask(services, key=key), InsufficientCredits)
    settle.cancel(services, "default", first, now=NOW)
    assert spent() == PRICE
    held = lease.lease(services, "w", now=NOW)
    assert held
    assert held.id == second
    refuse(services, second, held.attempt)
    assert spent() == 0
    submit(services, key=key)
    submit(services, key=key)
    assert isinstance(ask(services, key=key), InsufficientCredits)


def test_the_predictions_of_an_account_are_made_in_the_order_in_which_they_came(services: Services) -> None:
    tenants.credit(services, "default", 10 * PRICE, reason="for all of them", now=NOW)
    asked = [submit(services, now=NOW + timedelta(milliseconds=n)) for n in range(5)]
    taken = []
    for _ in asked:
        held = lease.lease(services, "w", now=NOW + timedelta(seconds=1))
        assert held
        taken.append(held.id)
    assert taken == asked


def test_who_cancels_is_not_told_by_webhook_and_who_is_failed_is(services: Services) -> None:
    waiting, running = (
        submit(services, webhook=HOOK),
        submit(services, webhook=HOOK, now=NOW - timedelta(seconds=1)),
    )
    held = lease.lease(services, "w", now=NOW)
    assert held
    assert held.id == running
    for id in (waiting, running):
        settle.cancel(services, "default", id, now=NOW)
    with services.database.reading() as connection:
        assert deliveries.listing(connection, "default") == []
    failed = submit(services, webhook=HOOK)
    again = lease.lease(services, "w", now=NOW)
    assert again
    refuse(services, failed, again.attempt)
    with services.database.reading() as connection:
        (told,) = deliveries.listing(connection, "default")
    assert told["prediction"] == failed


def test_a_refused_submission_and_a_replayed_one_leave_no_picture(services: Services) -> None:
    first, second = submit(services, image=True, idempotency="one"), submit(services, image=True)
    assert inputs(services) == {first, second}
    assert isinstance(ask(services, image=True), InsufficientCredits)
    assert submit(services, image=True, idempotency="one") == first
    assert inputs(services) == {first, second}


def test_a_lease_of_a_clock_that_was_ahead_ends_a_lease_after_the_clock_was_set_back(
    services: Services,
) -> None:
    id, ahead = submit(services), NOW + timedelta(days=1)
    assert lease.lease(services, "w", now=ahead)
    assert lease.expire(services, now=NOW) == 0  # whoever holds it may be alive
    assert lease.expire(services, now=NOW + services.lease) == 0
    assert lease.expire(services, now=NOW + services.lease + timedelta(seconds=1)) == 1
    again = lease.lease(services, "w", now=NOW)
    assert again
    assert (again.id, again.attempt) == (id, 2)

"""A transaction whose commit is not answered: what is so is looked up, and nothing is done on a guess."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from conftest import ABLE, fresh_database, picture, uri
from cutting import CuttingProxy, When
from filmgate.bootstrap.server import open_server
from filmgate.domain.errors import IdempotencyMismatch, NotFound, OutcomeUnknown, Unavailable
from filmgate.domain.prediction import Prediction, Status
from filmgate.flow import lease, receive, serving, settle
from filmgate.flow.accept import Accepted, Draft, accept, draft
from filmgate.flow.check import Request
from filmgate.flow.services import Services
from filmgate.settings import Settings
from filmgate.store import accounts, database, ledger, predictions
from filmgate.wire.protocol import Completion, Lease, Registration

MODEL, PRICE, CREDIT = "minimax/hailuo-02/standard", 230_000, 1_000_000_000
NOW = datetime.now(UTC)
PICTURE = uri(picture(640, 400))


def opened(folder: Path, address: str | None) -> Services:
    """With one worker."""
    settings = Settings(data_dir=folder, database_url=address, bootstrap_key="k", reserve_mb=0)
    made = open_server(settings, make_key=False).context.services
    about = {"engine": "e", "fingerprint": "f", "licence": "", "host": "", "fault": "", "models": ["*"]}
    serving.register(made, Registration.from_json({**about, "can": asdict(ABLE), "worker": "w"}), now=NOW)
    return made


@pytest.fixture
def services(tmp_path: Path, database_url: str | None) -> Iterator[Services]:
    made = opened(tmp_path, database_url)
    yield made
    made.inspector.close()
    made.database.close()


def lose(services: Services, monkeypatch: pytest.MonkeyPatch, *, times: int = 1) -> None:
    """The next commits take place, and their answers do not come."""
    kind, left = type(services.database), [times]
    real = kind._end

    def end(self: Any, transaction: Any) -> None:
        real(self, transaction)
        if left[0]:
            left[0] -= 1
            raise OutcomeUnknown

    monkeypatch.setattr(kind, "_end", end)


def drafted(services: Services, key: str | None = None, image: str = PICTURE) -> Draft:
    with services.database.reading() as connection:
        caller = accounts.by_key(connection, "k")
    assert caller
    body = {"prompt": "a", "image": image} if image else {"prompt": "a"}
    asked = Request(caller=caller, model=MODEL, body=body, base_url="http://here", idempotency=key)
    return draft(services, asked, now=NOW)


def row(services: Services, id: str) -> Prediction | None:
    with services.database.reading() as connection:
        return predictions.get(connection, id)


def spent(services: Services) -> int:
    with services.database.reading() as connection:
        return CREDIT - ledger.balance(connection, "default")


def kept(services: Services, one: Draft) -> bool:
    return services.blobs.size(f"inputs/{one.prediction.id}/first") is not None


def test_a_submission_whose_commit_was_not_answered_is_accepted_with_its_picture(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = drafted(services, "key")
    lose(services, monkeypatch)
    (answer,) = accept(services, [one], now=NOW)
    assert isinstance(answer, Accepted)
    assert (answer.id, answer.replayed, kept(services, one)) == (one.prediction.id, False, True)
    (again,) = accept(services, [drafted(services, "key")], now=NOW)
    assert isinstance(again, Accepted)
    assert (again.id, again.replayed, again.prediction) == (answer.id, True, answer.prediction)
    assert spent(services) == PRICE


def test_three_in_one_transaction_are_each_accepted_once(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = [drafted(services), drafted(services, "same"), drafted(services, "same")]
    lose(services, monkeypatch)
    answers = accept(services, together, now=NOW)
    assert [isinstance(one, Accepted) and one.replayed for one in answers] == [False, False, True]
    assert spent(services) == 2 * PRICE


def test_one_whose_key_another_request_took_meanwhile_is_told_so(
    services: Services,
) -> None:
    one, first = drafted(services, "key"), drafted(services, "key", image="")
    kind = type(services.database)
    real = kind._look

    def end(self: Any, transaction: Any) -> None:
        transaction.rollback()
        raise OutcomeUnknown

    def look(*args: Any) -> Any:
        lost.undo()
        assert isinstance(accept(services, [first], now=NOW)[0], Accepted)
        return real(*args)

    with pytest.MonkeyPatch.context() as lost:
        lost.setattr(kind, "_end", end)
        lost.setattr(kind, "_look", look)
        (answer,) = accept(services, [one], now=NOW)
    assert isinstance(answer, IdempotencyMismatch)
    assert (kept(services, one), spent(services)) == (False, PRICE)


def test_while_nobody_can_look_nothing_is_deleted_and_the_answer_says_where_to_look(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_LOOK_SECONDS", 0.5)
    one, other = drafted(services), drafted(services, "key")
    with monkeypatch.context() as broken:
        lose(services, broken, times=1)

        real = type(services.database)._begun
        left = [1]

        def begun(self: Any, opened: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                raise Unavailable
            return real(self, opened)

        broken.setattr(type(services.database), "_begun", begun)
        answers = accept(services, [one, other], now=NOW)
    assert [type(answer) for answer in answers] == [OutcomeUnknown, OutcomeUnknown]
    assert one.prediction.id in str(answers[0])
    assert "Idempotency-Key" in str(answers[1])
    assert kept(services, one)
    assert kept(services, other)
    assert row(services, one.prediction.id)
    (again,) = accept(services, [drafted(services, "key")], now=NOW)
    assert isinstance(again, Accepted)
    assert again.id == other.prediction.id


def test_a_transaction_that_was_refused_is_no_question(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose(services, monkeypatch)
    with pytest.raises(NotFound):
        settle.cancel(services, "default", "0" * 32, now=NOW)


def leased(services: Services) -> Lease:
    held = lease.lease(services, "w", now=NOW)
    assert held
    services.blobs.write(settle.output_path(held.id, held.attempt), b"a clip")
    return held


def test_a_lease_whose_commit_was_not_answered_is_given(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = drafted(services)
    accept(services, [one], now=NOW)
    lose(services, monkeypatch)
    held = leased(services)
    assert (held.id, held.attempt, held.first) == (one.prediction.id, 1, "stored")


def test_a_completion_that_is_repeated_because_nobody_answered_counts_once(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(services, [drafted(services)], now=NOW)
    held = leased(services)
    size, sha256 = services.blobs.check(settle.output_path(held.id, 1)) or (0, "")
    done = Completion(attempt=1, size=size, sha256=sha256, inference_ms=1, details={})
    lose(services, monkeypatch)
    with pytest.raises(OutcomeUnknown):
        settle.complete(services, held.id, done, now=NOW)
    settle.complete(services, held.id, done, now=NOW)
    found = row(services, held.id)
    assert found
    assert (found.status, found.output) == (Status.COMPLETED, settle.output_path(held.id, 1))
    assert services.blobs.size(str(found.output)) == size
    assert spent(services) == PRICE


def test_a_cancellation_that_nobody_answered_deletes_nothing_more(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = drafted(services)
    accept(services, [one], now=NOW)
    lose(services, monkeypatch)
    settle.cancel(services, "default", one.prediction.id, now=NOW)
    found = row(services, one.prediction.id)
    assert found
    assert found.status is Status.CANCELLED
    assert spent(services) == 0
    lose(services, monkeypatch)
    settle.cancel(services, "default", one.prediction.id, now=NOW)
    assert row(services, one.prediction.id) is None


def test_many_that_are_deleted_though_nobody_answered_leave_no_file(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = [drafted(services) for _ in range(3)]
    accept(services, some, now=NOW)
    lose(services, monkeypatch)
    assert settle.delete(services, "default", [one.prediction.id for one in some], now=NOW) == 3
    assert not any(kept(services, one) for one in some)
    assert spent(services) == 0


def test_an_upload_whose_receipt_nobody_answered_is_there(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = receive.ticket(
        services, "default", filename="a.png", size=3, content_type=None, base_url="http://here", now=NOW
    )
    spool = services.blobs.spool()
    spool.write_bytes(b"abc")
    lose(services, monkeypatch)
    receive.store(services, made.upload, spool, now=NOW)
    assert receive.by_token(services, made.upload.token, now=NOW).id == made.upload.id


def test_a_database_that_another_program_has_locked_is_unavailable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = opened(tmp_path, None)
    one = drafted(services)
    with services.database.writing() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=50")
    with closing(sqlite3.connect(tmp_path / "filmgate.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        (answer,) = accept(services, [one], now=NOW)
        assert isinstance(answer, Unavailable)
        other.execute("ROLLBACK")
    (answer,) = accept(services, [drafted(services)], now=NOW)
    assert isinstance(answer, Accepted)
    services.inspector.close()
    services.database.close()


@pytest.fixture
def proxied(tmp_path: Path) -> Iterator[tuple[Services, CuttingProxy]]:
    """Services whose way to PostgreSQL can be cut."""
    proxy = CuttingProxy(fresh_database())
    made = opened(tmp_path, proxy.address)
    yield made, proxy
    made.inspector.close()
    with suppress(Unavailable):
        made.database.close()
    proxy.close()


@pytest.mark.parametrize("when", ["after", "before"])
def test_a_connection_cut_at_its_commit(proxied: tuple[Services, CuttingProxy], when: When) -> None:
    (services, proxy), happened = proxied, when == "after"
    one = drafted(services)
    proxy.cut(when)
    (answer,) = accept(services, [one], now=NOW)
    assert proxy.cuts == 1
    assert isinstance(answer, Accepted if happened else Unavailable)
    assert not isinstance(answer, OutcomeUnknown)
    assert kept(services, one) == happened
    assert (row(services, one.prediction.id) is not None) == happened
    assert spent(services) == (PRICE if happened else 0)


@pytest.mark.parametrize("when", ["after", "before"])
def test_a_database_that_stays_away_after_a_commit(
    proxied: tuple[Services, CuttingProxy], when: When, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_LOOK_SECONDS", 0.5)
    services, proxy = proxied
    one = drafted(services, "key")
    proxy.cut(when, shut=True)
    (answer,) = accept(services, [one], now=NOW)
    assert isinstance(answer, OutcomeUnknown)
    assert kept(services, one)
    proxy.open()
    (again,) = accept(services, [drafted(services, "key")], now=NOW)
    assert isinstance(again, Accepted)
    assert again.replayed == (when == "after")
    assert spent(services) == PRICE

"""A commit that the database does not confirm: how long it is looked for, and what is told then."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from filmgate import outside
from filmgate.domain.errors import OutcomeUnknown, Unavailable
from filmgate.store.database import Connection
from filmgate.store.sqlite import SQLite
from in_process import Clock


@pytest.fixture
def clock() -> Iterator[Clock]:
    made = Clock()
    with outside.replaced(made):
        yield made


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SQLite]:
    """A database that confirms no commit."""
    made = SQLite(tmp_path / "filmgate.db")

    def end(_self: Any, transaction: Any) -> None:
        transaction.rollback()
        raise OutcomeUnknown(undone=Unavailable("the network is gone"))

    monkeypatch.setattr(SQLite, "_end", end)
    yield made
    made.close()


def test_it_is_looked_for_with_pauses_for_ten_seconds_and_then_told_to_be_unknown(
    database: SQLite, clock: Clock
) -> None:
    looks = list[float]()

    def seen(_connection: Connection) -> int | None:
        looks.append(clock.passed)
        assert len(looks) < 100, "it is asked without a pause"
        raise Unavailable("the database does not answer")

    with pytest.raises(OutcomeUnknown):
        database.write(lambda _connection: 1, seen=seen)
    assert looks[:3] == pytest.approx([0.0, 0.2, 0.4])
    assert 10 <= looks[-1] < 10.5


def test_once_the_database_says_that_nothing_was_changed_the_first_error_is_told(
    database: SQLite, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "sleep", lambda _seconds: monkeypatch.undo())  # the network is back
    answers: list[Any] = [None]
    with pytest.raises(Unavailable, match="the network is gone"):
        database.write(lambda _connection: 1, seen=lambda _connection: answers.pop())
    assert answers == []

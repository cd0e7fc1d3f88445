"""Webhook deliveries, one row each: an outbox."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from filmgate.domain.surface import Surface
from filmgate.store.predictions import SLEW, aware, naive
from filmgate.store.tables import deliveries as table


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A webhook to send. `attempt`: the number of attempts, with the present one."""

    id: str
    account: str
    prediction: str
    url: str
    lane: str
    body: str
    surface: Surface = Surface.WAVESPEED
    attempt: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The due deliveries of one endpoint of one account. `failing`: its last answer was not 2xx."""

    name: str
    account: str
    failing: bool


def insert(connection: sa.Connection, delivery: Delivery, *, now: datetime) -> None:
    row = {name: getattr(delivery, name) for name in Delivery.__dataclass_fields__}
    connection.execute(
        table.insert().values(**row, status="pending", due_at=naive(now), answer="", created_at=naive(now))
    )


# asked ten times a second: to build a statement takes longer than to run it
_ANY_DUE = (
    sa.select(table.c.id).where(table.c.status == "pending", table.c.due_at <= sa.bindparam("at")).limit(1)
)


def any_due(connection: sa.Connection, *, now: datetime) -> bool:
    return connection.execute(_ANY_DUE, {"at": naive(now)}).first() is not None


def lanes(
    connection: sa.Connection,
    *,
    now: datetime,
    full: Collection[str] = (),
    crowded: Collection[str] = (),
    limit: int,
) -> list[Lane]:
    """Return lanes with due deliveries, those with a new delivery first.

    Lanes in `full` and lanes of accounts in `crowded` are left out.
    """
    failing = sa.func.min(table.c.attempt) > 0
    rows = connection.execute(
        sa.select(table.c.lane, table.c.account, failing.label("failing"))
        .where(
            table.c.status == "pending",
            table.c.due_at <= naive(now),
            table.c.lane.not_in(full),
            table.c.account.not_in(crowded),
        )
        .group_by(table.c.lane, table.c.account)
        .order_by(failing, sa.func.min(table.c.due_at))
        .limit(limit)
    )
    return [Lane(name=row.lane, account=row.account, failing=bool(row.failing)) for row in rows]


def claim(
    connection: sa.Connection, lane: str, *, most: int, now: datetime, until: datetime
) -> list[Delivery]:
    """Claim up to `most` due deliveries of a lane until the time `until`, and count their attempts.

    The attempt is counted before it is made: if the server dies, it may have been sent.
    """
    oldest = (
        sa.select(table.c.id)
        .where(table.c.status == "pending", table.c.lane == lane, table.c.due_at <= naive(now))
        .order_by(table.c.due_at)
        .limit(most)
    )
    rows = connection.execute(
        table.update()
        .where(table.c.id.in_(oldest))
        .values(attempt=table.c.attempt + 1, tried_at=naive(now), due_at=naive(until))
        .returning(*(table.c[name] for name in Delivery.__dataclass_fields__))
    )
    return [Delivery(**{**row, "surface": Surface(row["surface"])}) for row in rows.mappings()]


def finish(connection: sa.Connection, id: str, *, status: str, answer: str, now: datetime) -> float:
    """Finish a delivery with the status delivered or dead. Return the seconds since it was inserted."""
    created_at = connection.execute(
        table.update()
        .where(table.c.id == id)
        .values(status=status, answer=answer[:200], finished_at=naive(now))
        .returning(table.c.created_at)
    ).scalar_one_or_none()
    return (naive(now) - created_at).total_seconds() if created_at else 0.0


def postpone(connection: sa.Connection, id: str, *, answer: str, due_at: datetime) -> None:
    """Postpone the next attempt of a delivery to `due_at`, unless the delivery is finished."""
    pending = sa.and_(table.c.id == id, table.c.status == "pending")
    connection.execute(table.update().where(pending).values(answer=answer[:200], due_at=naive(due_at)))


_BEGAN = sa.func.coalesce(table.c.tried_at, table.c.created_at)


def _ahead(now: datetime) -> sa.ColumnElement[bool]:
    """Select pending deliveries that are dated ahead of the clock."""
    return sa.and_(table.c.status == "pending", naive(now) + SLEW < _BEGAN)


def dated_ahead(connection: sa.Connection, *, now: datetime) -> bool:
    """Tell whether a pending delivery is dated in the future, because the clock was set back."""
    return connection.execute(sa.select(table.c.id).where(_ahead(now)).limit(1)).first() is not None


def rewind(connection: sa.Connection, *, now: datetime) -> None:
    """Restart the wait of deliveries that are dated in the future."""
    query = sa.select(table.c.id, table.c.due_at, _BEGAN.label("began")).where(_ahead(now))
    for row in connection.execute(query).all():
        due = naive(now) + (row.due_at - row.began)
        connection.execute(table.update().where(table.c.id == row.id).values(tried_at=naive(now), due_at=due))


def forget(connection: sa.Connection, *, before: datetime) -> None:
    """Delete the deliveries that were finished before this time."""
    connection.execute(table.delete().where(table.c.finished_at < naive(before)))


def replay(connection: sa.Connection, account: str, id: str, *, now: datetime) -> bool:
    """Make a delivery due again now, under the same id. Return False if it does not exist or its body was
    removed.
    """
    done = connection.execute(
        table.update()
        .where(table.c.account == account, table.c.id == id, table.c.body != "")
        .values(status="pending", attempt=0, tried_at=None, due_at=naive(now), finished_at=None)
    )
    return done.rowcount == 1


def silence(connection: sa.Connection, prediction: str, *, now: datetime) -> None:
    """Stop the deliveries of a deleted prediction: remove their bodies, and mark pending ones as dead, so
    that they are not sent.
    """
    of = table.c.prediction == prediction
    pending = sa.and_(of, table.c.status == "pending")
    over = {"status": "dead", "answer": "the prediction was deleted", "finished_at": naive(now)}
    connection.execute(table.update().where(pending).values(**over))
    connection.execute(table.update().where(of).values(body=""))


def standing(connection: sa.Connection, *, since: datetime) -> tuple[int, int]:
    """Return the number of pending deliveries, and of those that were given up since then."""
    count = sa.select(sa.func.count()).select_from(table)
    dead = sa.and_(table.c.status == "dead", table.c.finished_at >= naive(since))
    return (
        int(connection.execute(count.where(table.c.status == "pending")).scalar_one()),
        int(connection.execute(count.where(dead)).scalar_one()),
    )


def listing(
    connection: sa.Connection, account: str, *, limit: int = 50, id: str | None = None
) -> list[dict[str, Any]]:
    query = sa.select(table).where(table.c.account == account)
    if id:
        query = query.where(table.c.id == id)
    rows = connection.execute(query.order_by(table.c.created_at.desc()).limit(limit)).mappings()
    return [_shown(row) for row in rows]


def _shown(row: Mapping[Any, Any]) -> dict[str, Any]:
    times = ("due_at", "created_at", "finished_at")
    return {**row, **{name: aware(row[name]) for name in times}}

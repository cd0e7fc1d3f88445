"""The outbox: webhooks to make, one row each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from filmgate.store.predictions import aware, naive
from filmgate.store.tables import deliveries as table


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One webhook to make. `attempt`: how many were made so far."""

    id: str
    account: str
    prediction: str
    url: str
    lane: str
    body: str
    attempt: int = 0


def insert(connection: sa.Connection, delivery: Delivery, *, now: datetime) -> None:
    row = {name: getattr(delivery, name) for name in Delivery.__dataclass_fields__}
    connection.execute(
        table.insert().values(**row, status="pending", due_at=naive(now), answer="", created_at=naive(now))
    )


def lanes(connection: sa.Connection, *, now: datetime, busy: frozenset[str], limit: int) -> list[str]:
    """Lanes with something due, but those that are busy; those with something new come before the others."""
    rows = connection.execute(
        sa.select(table.c.lane)
        .where(table.c.status == "pending", table.c.due_at <= naive(now), table.c.lane.not_in(busy))
        .group_by(table.c.lane)
        .order_by(sa.func.min(table.c.attempt) > 0, sa.func.min(table.c.due_at))
        .limit(limit)
    )
    return [row.lane for row in rows]


def due(connection: sa.Connection, lane: str, *, now: datetime) -> Delivery | None:
    """What this lane should deliver next."""
    row = (
        connection.execute(
            sa.select(table)
            .where(table.c.status == "pending", table.c.lane == lane, table.c.due_at <= naive(now))
            .order_by(table.c.due_at)
            .limit(1)
        )
        .mappings()
        .one_or_none()
    )
    return Delivery(**{name: row[name] for name in Delivery.__dataclass_fields__}) if row else None


def finish(
    connection: sa.Connection, id: str, *, status: str, attempt: int, answer: str, now: datetime
) -> float:
    """delivered or dead; returns the seconds since it was written."""
    created_at = connection.execute(
        table.update()
        .where(table.c.id == id)
        .values(status=status, attempt=attempt, answer=answer[:200], finished_at=naive(now))
        .returning(table.c.created_at)
    ).scalar_one_or_none()
    return (naive(now) - created_at).total_seconds() if created_at else 0.0


def postpone(connection: sa.Connection, id: str, *, attempt: int, answer: str, due_at: datetime) -> None:
    connection.execute(
        table.update()
        .where(table.c.id == id)
        .values(attempt=attempt, answer=answer[:200], due_at=naive(due_at))
    )


def replay(connection: sa.Connection, account: str, id: str, *, now: datetime) -> bool:
    """Due again at once, under the same id."""
    done = connection.execute(
        table.update()
        .where(table.c.account == account, table.c.id == id)
        .values(status="pending", attempt=0, due_at=naive(now), finished_at=None)
    )
    return done.rowcount == 1


def standing(connection: sa.Connection, *, since: datetime) -> tuple[int, int]:
    """How many are pending, and how many died since then."""
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

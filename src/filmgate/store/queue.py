"""The queue is the predictions table: leases with the attempt as fence.

Every write of a worker names its attempt and loses if the lease has moved on.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from filmgate.domain.prediction import Prediction, Status
from filmgate.store.accounts import concurrency
from filmgate.store.predictions import aware, load, naive
from filmgate.store.tables import accounts
from filmgate.store.tables import predictions as table


def _free(now: datetime, *, screened: bool) -> sa.ColumnElement[bool]:
    """Waiting, or held by a lease that ran out; without `screened`, only what asks for no expansion."""
    free = sa.or_(
        table.c.status == Status.CREATED,
        sa.and_(table.c.status == Status.PROCESSING, table.c.leased_until < naive(now)),
    )
    if screened:
        return free
    expands = sa.func.coalesce(table.c.inputs["enable_prompt_expansion"].as_boolean(), sa.false())
    return sa.and_(free, sa.not_(expands))


def waiting(connection: sa.Connection, *, now: datetime, screened: bool = True) -> bool:
    """Whether a worker would find something; `screened`: whether it can screen."""
    found = sa.select(table.c.id).where(_free(now, screened=screened)).limit(1)
    return connection.execute(found).first() is not None


def count(connection: sa.Connection, *, limit: int) -> int:
    """How many wait, counted up to `limit`."""
    some = sa.select(table.c.id).where(table.c.status == Status.CREATED).limit(limit).subquery()
    return int(connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one())


def standing(connection: sa.Connection) -> tuple[int, int, datetime | None]:
    """How many wait, how many run, and since when the oldest of those that wait does."""
    rows = connection.execute(
        sa.select(table.c.status, sa.func.count(), sa.func.min(table.c.created_at))
        .where(table.c.status.in_([Status.CREATED, Status.PROCESSING]))
        .group_by(table.c.status)
    )
    found = {status: (int(number), oldest) for status, number, oldest in rows}
    waiting, oldest = found.get(Status.CREATED, (0, None))
    return waiting, found.get(Status.PROCESSING, (0, None))[0], aware(oldest)


def running(connection: sa.Connection) -> dict[str, Prediction]:
    """By worker: what it makes."""
    rows = connection.execute(sa.select(table).where(table.c.status == Status.PROCESSING)).mappings()
    return {row["worker"]: load(row) for row in rows if row["worker"]}


def _next_account(connection: sa.Connection, now: datetime, *, screened: bool) -> str | None:
    """Of the accounts with something to do and room to run it: the one served longest ago."""
    running = (
        sa.select(sa.func.count())
        .where(
            table.c.account == accounts.c.id,
            table.c.status == Status.PROCESSING,
            table.c.leased_until >= naive(now),
        )
        .scalar_subquery()
    )
    waits = (
        sa.select(table.c.id).where(table.c.account == accounts.c.id, _free(now, screened=screened)).exists()
    )
    rows = connection.execute(
        sa.select(accounts.c.id, accounts.c.level, accounts.c.concurrency, running.label("running"))
        .where(waits)
        .order_by(accounts.c.served_at.is_not(None), accounts.c.served_at, accounts.c.id)
    )
    for row in rows:
        most = concurrency(row.level, row.concurrency)
        if most is None or row.running < most:
            return str(row.id)
    return None


def claim(
    connection: sa.Connection, *, worker: str, now: datetime, until: datetime, screened: bool = True
) -> Prediction | None:
    """Lease the oldest free prediction of the account whose turn it is; `screened`: the worker can screen."""
    account = _next_account(connection, now, screened=screened)
    if account is None:
        return None
    connection.execute(accounts.update().where(accounts.c.id == account).values(served_at=naive(now)))
    oldest = (
        sa.select(table.c.id)
        .where(table.c.account == account, _free(now, screened=screened))
        .order_by(table.c.created_at)
        .limit(1)
    )
    row = (
        connection.execute(
            table.update()
            .where(table.c.id == oldest.scalar_subquery())
            .values(
                status=Status.PROCESSING,
                worker=worker,
                leased_until=naive(until),
                attempt=table.c.attempt + 1,
                stage="starting",
                progress=0.0,
                started_at=sa.func.coalesce(table.c.started_at, naive(now)),
            )
            .returning(*table.c)
        )
        .mappings()
        .one_or_none()
    )
    return None if row is None else load(row)


def held(id: str, attempt: int) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.id == id, table.c.attempt == attempt, table.c.status == Status.PROCESSING)


def extend(
    connection: sa.Connection, id: str, *, attempt: int, until: datetime, stage: str, progress: float
) -> bool:
    """Keep the lease; False when it has moved on."""
    done = connection.execute(
        table.update()
        .where(held(id, attempt))
        .values(leased_until=naive(until), stage=stage[:40], progress=progress)
    )
    return done.rowcount == 1


def finish(
    connection: sa.Connection, id: str, *, attempt: int | None, now: datetime, outcome: Mapping[str, Any]
) -> bool:
    """Write the outcome if this attempt holds the lease; without an attempt, if it is not over yet."""
    condition = (
        held(id, attempt)
        if attempt is not None
        else sa.and_(table.c.id == id, table.c.status.in_([Status.CREATED, Status.PROCESSING]))
    )
    done = connection.execute(
        table.update()
        .where(condition)
        .values(worker=None, leased_until=None, finished_at=naive(now), **outcome)
    )
    return done.rowcount == 1


def release(connection: sa.Connection, *, worker: str, now: datetime, counts: bool) -> int:
    """Let go of everything this worker (or, ending in %, these workers) held; it is gone.

    `counts`: as an attempt that failed. One that is handed back by a worker which is told to end does not.
    """
    done = connection.execute(
        table.update()
        .where(table.c.worker.like(worker), table.c.status == Status.PROCESSING)
        .values(leased_until=naive(now), worker=None, handed_back=table.c.handed_back + (0 if counts else 1))
    )
    return done.rowcount


def exhausted(connection: sa.Connection, *, now: datetime, attempts: int) -> list[str]:
    """Predictions whose lease ran out for the last time."""
    rows = connection.execute(
        sa.select(table.c.id).where(
            table.c.status == Status.PROCESSING,
            table.c.leased_until < naive(now),
            table.c.attempt - table.c.handed_back >= attempts,
        )
    )
    return [row.id for row in rows]

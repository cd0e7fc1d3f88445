"""The queue: leases on rows of the predictions table. The attempt number is the fence.

Every write of a worker names its attempt, and changes nothing if a later attempt has the lease.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from filmgate.domain.prediction import Prediction, Status
from filmgate.store.accounts import concurrency
from filmgate.store.predictions import aware, load, naive
from filmgate.store.tables import accounts
from filmgate.store.tables import predictions as table

_FIRST = 8  # accounts that are looked at before all are: most often the first has room
Which = sa.ColumnElement[bool]  # a condition on predictions


@dataclass(frozen=True, slots=True, kw_only=True)
class Able:
    """The predictions that a worker may lease. `screened`: also those that must be screened; `models`,
    `needs`: only these, or all if None.
    """

    screened: bool = True
    models: tuple[str, ...] | None = None
    needs: tuple[str, ...] | None = None


def _free(able: Able) -> Which:
    """Select waiting predictions whose pictures are there and that this worker can make."""
    conditions = [table.c.status == Status.CREATED, table.c.awaits == 0]
    if able.models is not None:
        conditions.append(table.c.model.in_(able.models))
    if able.needs is not None:
        conditions.append(table.c.need.in_(("", *able.needs)))  # "": of before there were needs
    if not able.screened:
        expands = sa.func.coalesce(table.c.inputs["enable_prompt_expansion"].as_boolean(), sa.false())
        conditions.append(sa.not_(expands))
    return sa.and_(*conditions)


@functools.lru_cache(maxsize=64)
def _one(able: Able) -> sa.Select[Any]:
    return sa.select(table.c.id).where(_free(able)).limit(1)


def waiting(connection: sa.Connection, able: Able) -> bool:
    """Tell whether a prediction waits that such a worker may lease."""
    return connection.execute(_one(able)).first() is not None


def count(connection: sa.Connection, *, limit: int) -> int:
    """Count the waiting predictions, up to `limit`."""
    some = sa.select(table.c.id).where(table.c.status == Status.CREATED).limit(limit).subquery()
    return int(connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one())


def standing(connection: sa.Connection) -> tuple[int, int, datetime | None]:
    """Return the number of waiting and of running predictions, and the time of the oldest waiting one."""
    rows = connection.execute(
        sa.select(table.c.status, sa.func.count(), sa.func.min(table.c.created_at))
        .where(table.c.status.in_([Status.CREATED, Status.PROCESSING]))
        .group_by(table.c.status)
    )
    by_status = {status: (int(number), oldest) for status, number, oldest in rows}
    waiting, oldest = by_status.get(Status.CREATED, (0, None))
    return waiting, by_status.get(Status.PROCESSING, (0, None))[0], aware(oldest)


def by_model(connection: sa.Connection) -> list[tuple[str, str, int, datetime]]:
    """Return (model, status, count, time of the oldest) of the predictions that wait or run."""
    rows = connection.execute(
        sa.select(table.c.model, table.c.status, sa.func.count(), sa.func.min(table.c.created_at))
        .where(table.c.status.in_([Status.CREATED, Status.PROCESSING]))
        .group_by(table.c.model, table.c.status)
    )
    return [(model, status, int(count), at.replace(tzinfo=UTC)) for model, status, count, at in rows]


def running(connection: sa.Connection) -> dict[str, Prediction]:
    """Return the prediction that each worker makes now, by worker."""
    rows = connection.execute(sa.select(table).where(table.c.status == Status.PROCESSING)).mappings()
    return {row["worker"]: load(row) for row in rows if row["worker"]}


@functools.lru_cache(maxsize=64)
def _turns(able: Able, first: int, limit: int | None) -> sa.Select[Any]:
    """Select accounts with waiting predictions and their running count; the one served longest ago comes
    first.
    """
    waits = sa.select(table.c.id).where(table.c.account == accounts.c.id, _free(able)).exists()
    runs = (
        sa.select(sa.func.count())
        .where(table.c.status == Status.PROCESSING, table.c.account == accounts.c.id)
        .scalar_subquery()
    )
    return (
        sa.select(accounts.c.id, accounts.c.level, accounts.c.concurrency, runs.label("runs"))
        .where(waits)
        .order_by(accounts.c.turn, accounts.c.id)  # by an index: what comes first is found first
        .offset(first)
        .limit(limit)
    )


@functools.lru_cache(maxsize=64)
def _oldest(able: Able) -> sa.Update:
    """Lease the oldest waiting prediction of an account."""
    oldest = (
        sa.select(table.c.id)
        .where(table.c.account == sa.bindparam("whose"), _free(able))
        .order_by(table.c.created_at)
        .limit(1)
    )
    return (
        table.update()
        .where(table.c.id == oldest.scalar_subquery())
        .values(
            status=Status.PROCESSING,
            worker=sa.bindparam("by"),
            leased_until=sa.bindparam("until"),
            attempt=table.c.attempt + 1,
            stage="starting",
            progress=0.0,
            started_at=sa.func.coalesce(table.c.started_at, sa.bindparam("now", type_=sa.DateTime)),
        )
        .returning(*table.c)
    )


_LAST = sa.select(sa.func.max(accounts.c.turn)).scalar_subquery()
_SERVED = accounts.update().where(accounts.c.id == sa.bindparam("which")).values(turn=_LAST + 1)


def _next_account(connection: sa.Connection, able: Able) -> str | None:
    for turns in (_turns(able, 0, _FIRST), _turns(able, _FIRST, None)):
        for row in connection.execute(turns).all():
            most = concurrency(row.level, row.concurrency)
            if most is None or row.runs < most:
                return str(row.id)
    return None


def claim(
    connection: sa.Connection, *, worker: str, now: datetime, until: datetime, able: Able
) -> Prediction | None:
    """Lease the oldest waiting prediction of the account whose turn it is. Return None if there is none."""
    account = _next_account(connection, able)
    if account is None:
        return None
    connection.execute(_SERVED, {"which": account})
    asked = {"whose": account, "by": worker, "until": naive(until), "now": naive(now)}
    row = connection.execute(_oldest(able), asked).mappings().one_or_none()
    return None if row is None else load(row)


def held(id: str, attempt: int) -> Which:
    return sa.and_(table.c.id == id, table.c.attempt == attempt, table.c.status == Status.PROCESSING)


def extend(
    connection: sa.Connection, id: str, *, attempt: int, until: datetime, stage: str, progress: float
) -> bool:
    """Extend the lease of a prediction and store its progress. Return False if this attempt no longer holds
    the lease.
    """
    done = connection.execute(
        table.update()
        .where(held(id, attempt))
        .values(leased_until=naive(until), stage=stage[:40], progress=progress)
    )
    return done.rowcount == 1


def finish(
    connection: sa.Connection, id: str, *, attempt: int | None, now: datetime, outcome: Mapping[str, Any]
) -> bool:
    """Write the outcome of a prediction if this attempt holds the lease; without an attempt, if it has not
    ended. Return whether it was written.
    """
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


def release(connection: sa.Connection, which: Which, *, reason: str, counts: bool) -> list[str]:
    """Put these predictions back into the queue, and return their ids. `counts`: as a failed attempt."""
    rows = connection.execute(
        table.update()
        .where(table.c.status == Status.PROCESSING, which)
        .values(
            status=Status.CREATED,
            worker=None,
            leased_until=None,
            stage="waiting",
            progress=0.0,
            trouble=reason[:500],
            handed_back=table.c.handed_back + (0 if counts else 1),
        )
        .returning(table.c.id)
    )
    return [row.id for row in rows]


def of_worker(name: str) -> Which:
    """Select the predictions that this worker holds."""
    return table.c.worker == name


def of_workers(prefix: str) -> Which:
    """Select the predictions that workers with this name prefix hold."""
    return table.c.worker.startswith(prefix, autoescape=True)


def silent(*, now: datetime) -> Which:
    """Select the predictions whose lease has expired without a heartbeat."""
    return table.c.leased_until < naive(now)


# asked a few times a second: to build a statement takes longer than to run it
_HELD = sa.select(table.c.id).where(table.c.status == Status.PROCESSING).limit(1)
_SILENT = _HELD.where(table.c.leased_until < sa.bindparam("at"))
_TOO_FAR = _HELD.where(table.c.leased_until > sa.bindparam("at"))
_EXHAUSTED = sa.select(table.c.id, table.c.trouble).where(
    table.c.status == Status.CREATED,
    table.c.attempt > 0,
    table.c.attempt - table.c.handed_back >= sa.bindparam("attempts"),
)


def any_silent(connection: sa.Connection, *, now: datetime) -> bool:
    return connection.execute(_SILENT, {"at": naive(now)}).first() is not None


def any_too_far(connection: sa.Connection, *, most: datetime) -> bool:
    return connection.execute(_TOO_FAR, {"at": naive(most)}).first() is not None


def too_far(*, most: datetime) -> Which:
    """Select the predictions whose lease ends later than any lease can, because the clock was set back."""
    return table.c.leased_until > naive(most)


def shorten(connection: sa.Connection, *, most: datetime) -> None:
    connection.execute(
        table.update()
        .where(table.c.status == Status.PROCESSING, too_far(most=most))
        .values(leased_until=naive(most))
    )


def exhausted(connection: sa.Connection, *, attempts: int) -> list[tuple[str, str]]:
    """Return (id, reason of the last attempt) of waiting predictions that have used up their attempts."""
    rows = connection.execute(_EXHAUSTED, {"attempts": attempts})
    return [(row.id, row.trouble) for row in rows]

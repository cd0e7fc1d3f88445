"""Downloads of input images from other servers: one row for each prediction that needs any.

A server leases a row. The attempt number is the fence: of two servers with the same row, the later attempt
counts. A finished row stays until its prediction has ended, because it counts the bytes that are stored for
it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from filmgate.domain.prediction import Status
from filmgate.store.predictions import naive
from filmgate.store.tables import fetches as table
from filmgate.store.tables import predictions

_LOOK = 64  # accounts that are looked at for one that may be served


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """A download of the images of one prediction. `urls`: addresses by slot; `attempt`: its number,
    from 1.
    """

    prediction: str
    account: str
    urls: Mapping[str, str]
    attempt: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The limits of one account. `each`: downloads in progress; `room`: bytes stored or expected; `picture`:
    the most bytes of one picture, which are reserved until it is here.
    """

    each: int
    room: int
    picture: int


_LIVE = sa.select(predictions.c.id).where(predictions.c.status.in_([Status.CREATED, Status.PROCESSING]))
_WAITING = sa.select(predictions.c.id).where(predictions.c.status == Status.CREATED)


def insert(connection: sa.Connection, found: Iterable[Fetch], *, now: datetime) -> None:
    rows = [
        {
            "prediction": one.prediction,
            "account": one.account,
            "urls": dict(one.urls),
            "attempt": 0,
            "pictures": len(one.urls),
            "size": 0,
            "due_at": naive(now),
        }
        for one in found
    ]
    if rows:
        connection.execute(table.insert(), rows)


def _due(at: datetime | sa.BindParameter[datetime]) -> sa.ColumnElement[bool]:
    """Select fetches that are due: not done, not held, with a prediction that waits."""
    return sa.and_(
        table.c.done_at.is_(None),
        table.c.due_at <= at,
        sa.or_(table.c.leased_until.is_(None), table.c.leased_until < at),
        table.c.prediction.in_(_WAITING),
    )


# asked a few times a second: to build a statement takes longer than to run it
_ANY_DUE = sa.select(table.c.prediction).where(_due(sa.bindparam("at", type_=sa.DateTime))).limit(1)


def any_due(connection: sa.Connection, *, now: datetime) -> bool:
    return connection.execute(_ANY_DUE, {"at": naive(now)}).first() is not None


def claim(
    connection: sa.Connection, bounds: Bounds, *, holder: str, now: datetime, until: datetime
) -> Fetch | None:
    """Lease the oldest due download of an account that is within its limits, and reserve its bytes. Return
    None if there is none.
    """
    turns = (
        sa.select(table.c.account)
        .where(_due(naive(now)))
        .group_by(table.c.account)
        .order_by(sa.func.min(table.c.due_at), table.c.account)
        .limit(_LOOK)
    )
    for (account,) in connection.execute(turns).all():
        held, flying = _held(connection, account, now)
        row = connection.execute(
            sa.select(table)
            .where(_due(naive(now)), table.c.account == account)
            .order_by(table.c.due_at, table.c.prediction)
            .limit(1)
        ).one()
        coming = row.pictures * bounds.picture
        if flying >= bounds.each or held - row.size + coming > bounds.room:
            continue
        attempt = row.attempt + 1
        connection.execute(
            table.update()
            .where(table.c.prediction == row.prediction)
            .values(attempt=attempt, size=coming, leased_until=naive(until), holder=holder)
        )
        return Fetch(prediction=row.prediction, account=account, urls=row.urls, attempt=attempt)
    return None


def _held(connection: sa.Connection, account: str, now: datetime) -> tuple[int, int]:
    """Return the bytes kept or set aside for predictions that are not over, and the fetches under way."""
    rows = connection.execute(
        sa.select(table.c.size, table.c.leased_until, table.c.done_at).where(
            table.c.account == account, table.c.prediction.in_(_LIVE)
        )
    ).all()
    flying = [row for row in rows if row.done_at is None and row.leased_until]
    return sum(row.size for row in rows), sum(row.leased_until >= naive(now) for row in flying)


def _mine(found: Fetch) -> sa.ColumnElement[bool]:
    return sa.and_(
        table.c.prediction == found.prediction, table.c.attempt == found.attempt, table.c.done_at.is_(None)
    )


def finish(connection: sa.Connection, found: Fetch, *, size: int, now: datetime) -> bool:
    """Finish a download, so that its prediction can be leased. Return False if a later attempt exists or the
    prediction has ended.
    """
    done = connection.execute(
        table.update().where(_mine(found)).values(size=size, done_at=naive(now), leased_until=None)
    )
    if done.rowcount != 1:
        return False
    waits = connection.execute(
        predictions.update()
        .where(predictions.c.id == found.prediction, predictions.c.status == Status.CREATED)
        .values(awaits=0, stage="")
    )
    return waits.rowcount == 1


def postpone(connection: sa.Connection, found: Fetch, *, due_at: datetime, counts: bool) -> None:
    """Postpone a download to `due_at`. `counts`: as a failed attempt."""
    connection.execute(
        table.update()
        .where(_mine(found))
        .values(due_at=naive(due_at), size=0, leased_until=None, failed=table.c.failed + int(counts))
    )


def release(connection: sa.Connection, holder: str) -> None:
    """Release the downloads that this server held when it died."""
    connection.execute(
        table.update()
        .where(table.c.holder == holder, table.c.done_at.is_(None))
        .values(leased_until=None, size=0)
    )


def failed(connection: sa.Connection, found: Fetch) -> int | None:
    """Return the number of failed attempts of a download. Return None if a later attempt exists."""
    return connection.execute(sa.select(table.c.failed).where(_mine(found))).scalar_one_or_none()


def tidy(connection: sa.Connection) -> None:
    """Delete the rows of predictions that have ended or were deleted."""
    connection.execute(table.delete().where(table.c.prediction.not_in(_LIVE)))

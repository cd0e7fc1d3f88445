"""The table of predictions: insert, read, search and expire."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from filmgate.domain.catalog import EDITS
from filmgate.domain.prediction import Prediction, Status
from filmgate.domain.surface import Surface
from filmgate.store.tables import fetches
from filmgate.store.tables import predictions as table

# statements of the hot paths are built once: building one costs more than running it
_INSERT = table.insert()
_BY_ID = sa.select(table).where(table.c.id == sa.bindparam("id"))
_BY_IDS = sa.select(table).where(table.c.id.in_(sa.bindparam("ids", expanding=True)))
_BY_TOKEN = sa.select(table).where(table.c.token == sa.bindparam("token"))
SLEW = timedelta(seconds=2)  # that a clock may be set back without a word
_AT_ONCE = 100  # expired predictions that one turn of the sweep takes
_TIMES = ("created_at", "started_at", "finished_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """The filter of a search in the predictions of an account."""

    page: int = 1
    page_size: int = 20
    after: datetime | None = None
    before: datetime | None = None
    model: str | None = None
    status: Status | None = None
    prompt: str | None = None  # what it contains, in whatever case
    key: str | None = None
    ids: Sequence[str] | None = None


def insert(connection: sa.Connection, found: Sequence[Prediction]) -> None:
    connection.execute(_INSERT, [_row(one) for one in found])


def _row(prediction: Prediction) -> dict[str, Any]:
    row = {name: getattr(prediction, name) for name in Prediction.__dataclass_fields__}
    row |= {"nsfw": list(prediction.nsfw), "inputs": dict(prediction.inputs)}
    return row | {"details": dict(prediction.details), "created_at": naive(prediction.created_at)}


def get(connection: sa.Connection, id: str) -> Prediction | None:
    row = connection.execute(_BY_ID, {"id": id}).mappings().one_or_none()
    return None if row is None else load(row)


def get_all(connection: sa.Connection, ids: Collection[str]) -> dict[str, Prediction]:
    """Return the predictions with these ids that exist, by id. Pass at most a few hundred ids."""
    rows = connection.execute(_BY_IDS, {"ids": list(ids)}).mappings()
    return {row["id"]: load(row) for row in rows}


def by_token(connection: sa.Connection, token: str) -> Prediction | None:
    row = connection.execute(_BY_TOKEN, {"token": token}).mappings().one_or_none()
    return None if row is None else load(row)


def history(connection: sa.Connection, account: str, wanted: Filter) -> tuple[list[Prediction], int]:
    """Return one page of an account's predictions, newest first, and the number of all."""
    conditions = [table.c.account == account]
    if wanted.after:
        conditions.append(table.c.created_at >= naive(wanted.after))
    if wanted.before:
        conditions.append(table.c.created_at <= naive(wanted.before))
    conditions.append(table.c.model == wanted.model if wanted.model else table.c.model.not_in(EDITS))
    if wanted.status:
        conditions.append(table.c.status == wanted.status)
    if wanted.prompt:
        said = table.c.inputs["prompt"].as_string()
        conditions.append(said.icontains(wanted.prompt, autoescape=True))
    if wanted.key:
        conditions.append(table.c.key == wanted.key)
    if wanted.ids is not None:
        conditions.append(table.c.id.in_(wanted.ids))
    total = connection.execute(sa.select(sa.func.count()).select_from(table).where(*conditions)).scalar_one()
    rows = connection.execute(
        sa.select(table)
        .where(*conditions)
        .order_by(table.c.created_at.desc(), table.c.id)
        .limit(wanted.page_size)
        .offset((wanted.page - 1) * wanted.page_size)
    ).mappings()
    return [load(row) for row in rows], total


def page(
    connection: sa.Connection, account: str, *, after: Prediction | None, ascending: bool, limit: int
) -> list[Prediction]:
    """Return up to `limit` predictions of an account by age, those after `after`. No renditions."""
    age = (table.c.created_at, table.c.id)
    query = sa.select(table).where(table.c.account == account, table.c.model.not_in(EDITS))
    if after:
        here = sa.tuple_(sa.literal(naive(after.created_at)), sa.literal(after.id))
        there = sa.tuple_(*age)
        query = query.where(there > here if ascending else there < here)
    order = [one.asc() if ascending else one.desc() for one in age]
    return [load(row) for row in connection.execute(query.order_by(*order).limit(limit)).mappings()]


def delete(connection: sa.Connection, id: str) -> None:
    connection.execute(fetches.delete().where(fetches.c.prediction == id))
    connection.execute(table.delete().where(table.c.id == id))


def stale(connection: sa.Connection, *, before: datetime) -> list[str]:
    """Return the ids of predictions that ended before this time and whose clip is still stored."""
    rows = connection.execute(
        sa.select(table.c.id)
        .where(table.c.expired_at.is_(None), table.c.finished_at < naive(before), table.c.output.is_not(None))
        .limit(_AT_ONCE)
    )
    return [row.id for row in rows]


def expire(connection: sa.Connection, id: str, *, now: datetime) -> None:
    """Note that the clip of a prediction is no longer stored. The row stays."""
    connection.execute(table.update().where(table.c.id == id).values(expired_at=naive(now)))


def _ahead(now: datetime) -> sa.ColumnElement[bool]:
    """Select kept predictions that are dated ahead of the clock."""
    return sa.and_(table.c.expired_at.is_(None), table.c.finished_at > naive(now) + SLEW)


def dated_ahead(connection: sa.Connection, *, now: datetime) -> bool:
    """Tell whether a stored prediction is dated in the future, because the clock was set back."""
    return connection.execute(sa.select(table.c.id).where(_ahead(now)).limit(1)).first() is not None


def rewind(connection: sa.Connection, *, now: datetime) -> None:
    """Restart the retention of predictions that are dated in the future."""
    connection.execute(table.update().where(_ahead(now)).values(finished_at=naive(now)))


def load(row: Mapping[Any, Any]) -> Prediction:
    values = {name: row[name] for name in Prediction.__dataclass_fields__}
    values |= {name: aware(values[name]) for name in _TIMES}
    values |= {"status": Status(row["status"]), "nsfw": tuple(row["nsfw"])}
    values["surface"] = Surface(row["surface"])
    return Prediction(**values)


def naive(at: datetime) -> datetime:
    """Return a time in UTC without its time zone, as the database stores it."""
    return at.astimezone(UTC).replace(tzinfo=None)


def aware(at: datetime | None) -> datetime | None:
    return None if at is None else at.replace(tzinfo=UTC)


def ahead(connection: sa.Connection, prediction: Prediction) -> int:
    """Count the predictions that wait or run and were submitted before this one."""
    busy = table.c.status.in_([Status.CREATED, Status.PROCESSING])
    earlier = table.c.created_at < naive(prediction.created_at)
    count = sa.select(sa.func.count()).select_from(table).where(busy, earlier)
    return int(connection.execute(count).scalar_one())


def typical(connection: sa.Connection, model: str) -> float | None:
    """Return the median seconds of the last clips of this model. Return None before the first clip."""
    last = (
        sa.select(table.c.inference_ms)
        .where(table.c.model == model, table.c.status == Status.COMPLETED)
        .order_by(table.c.finished_at.desc())
        .limit(9)
    )
    times = sorted(row.inference_ms for row in connection.execute(last))
    return round(times[len(times) // 2] / 1000, 1) if times else None

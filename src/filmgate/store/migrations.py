"""The versions of the schema, and the migration from each to the next. They run under the write lock."""

import base64
from collections.abc import Callable

import sqlalchemy as sa

from filmgate import outside
from filmgate.domain.errors import FilmgateError
from filmgate.store.tables import fetches, metadata, predictions

_KEYS = """
INSERT INTO keys (id, hash, account, name, hint, scopes, spent, created_at, revoked_at)
SELECT lower(hex(randomblob(8))), hash, account, '', hint, scopes, 0, created_at, revoked_at FROM keys_1
"""
_PREDICTIONS = """
INSERT INTO predictions (key, base64, id, account, model, inputs, seed, price, base_url, token, status, stage,
progress, attempt, worker, leased_until, output, nsfw, code, error, inference_ms, details, created_at,
started_at, finished_at)
SELECT '', 0, id, account, model, inputs, seed, price, base_url, token, status, stage, progress, attempt,
worker, leased_until, output, nsfw, code, error, inference_ms, details, created_at, started_at, finished_at
FROM predictions_1
"""
_LEDGER = """
INSERT INTO ledger (account, verb, amount, price, prediction, model, key, reason, at)
SELECT l.account, verb, amount, COALESCE(p.price, 0), prediction, p.model, '', '', at
FROM ledger_1 l LEFT JOIN predictions_1 p ON p.id = l.prediction
"""


def _first_to_second(connection: sa.Connection) -> None:
    """Levels, webhook secrets, key ids and budgets; a ledger that knows models; balances kept.

    Only SQLite knows version 1.
    """
    for name in ("accounts", "keys", "predictions", "ledger"):
        connection.exec_driver_sql(f"ALTER TABLE {name} RENAME TO {name}_1")
    for (index,) in connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall():
        connection.exec_driver_sql(f"DROP INDEX {index}")
    metadata.create_all(connection)
    for id, name, credit, at in connection.exec_driver_sql(
        "SELECT id, name, credit, created_at FROM accounts_1"
    ).fetchall():
        connection.exec_driver_sql(
            "INSERT INTO accounts (id, name, balance, level, secret, created_at) "
            "SELECT ?, ?, ? + COALESCE(SUM(amount), 0), 'unlimited', ?, ? FROM ledger_1 WHERE account = ?",
            (id, name, credit, "whsec_" + base64.b64encode(outside.entropy(32)).decode(), at, id),
        )
        connection.exec_driver_sql(
            "INSERT INTO ledger (account, verb, amount, price, reason, at) VALUES (?, 'credit', ?, 0, ?, ?)",
            (id, credit, "opening credit", at),
        )
    for step in (_KEYS, _PREDICTIONS, _LEDGER):
        connection.exec_driver_sql(step)
    for name in ("ledger", "keys", "predictions", "accounts"):
        connection.exec_driver_sql(f"DROP TABLE {name}_1")


def _workers_anew(connection: sa.Connection) -> None:
    """Workers say more of themselves; they register at every start, so their rows need not be kept."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS workers")


def _third_to_fourth(connection: sa.Connection) -> None:
    """Stop counting attempts that were released; keep the licence and the host of each worker."""
    _workers_anew(connection)
    _grow(connection, "handed_back INTEGER NOT NULL DEFAULT 0")


def _fourth_to_fifth(connection: sa.Connection) -> None:
    """Predictions say what ended their last attempt, and their trace; turns and lanes go by an index."""
    _workers_anew(connection)
    _grow(connection, "trouble VARCHAR(500) NOT NULL DEFAULT ''")
    _grow(connection, "trace VARCHAR(55) NOT NULL DEFAULT ''")
    for step in (
        "DROP INDEX IF EXISTS deliveries_due",
        "CREATE INDEX IF NOT EXISTS deliveries_lanes ON deliveries (status, lane, due_at)",
    ):
        connection.exec_driver_sql(step)


def _fifth_to_sixth(connection: sa.Connection) -> None:
    """Predictions say what they need of an engine, workers what theirs can make and whether it is warm."""
    _workers_anew(connection)
    _grow(connection, "need VARCHAR(40) NOT NULL DEFAULT ''")


def _sixth_to_seventh(connection: sa.Connection) -> None:
    """Turns are counted, lanes belong to accounts, attempts have a time; no answer is kept with its key."""
    _drop(connection, "accounts", "served_at", index="accounts_turn")
    _drop(connection, "idempotency", "answer")
    _grow(connection, "turn BIGINT NOT NULL DEFAULT 0", table="accounts")
    _grow(connection, "tried_at TIMESTAMP", table="deliveries")
    for step in (
        "UPDATE deliveries SET lane = substr(account || ' ' || lane, 1, 300) WHERE lane NOT LIKE '% %'",
        "CREATE INDEX IF NOT EXISTS accounts_turn ON accounts (turn, id)",
        "CREATE INDEX IF NOT EXISTS predictions_pace ON predictions (model, status, finished_at)",
        "CREATE INDEX IF NOT EXISTS deliveries_prediction ON deliveries (prediction)",
        "CREATE INDEX IF NOT EXISTS uploads_account ON uploads (account)",
        "CREATE INDEX IF NOT EXISTS deliveries_kept ON deliveries (finished_at)",
    ):
        connection.exec_driver_sql(step)


def _there(connection: sa.Connection, table: str) -> set[str]:
    return {known["name"] for known in sa.inspect(connection).get_columns(table)}


def _grow(connection: sa.Connection, column: str, *, table: str = "predictions") -> None:
    """A column more; a table that the first step made anew has it already."""
    if column.split(maxsplit=1)[0] not in _there(connection, table):
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column}")


def _drop(connection: sa.Connection, table: str, column: str, *, index: str = "") -> None:
    if column in _there(connection, table):
        if index:
            connection.exec_driver_sql(f"DROP INDEX IF EXISTS {index}")
        connection.exec_driver_sql(f"ALTER TABLE {table} DROP COLUMN {column}")


def _seventh_to_eighth(connection: sa.Connection) -> None:
    """The server fetches pictures, not the worker; what waits or runs has its row, and what is kept of it
    already is not fetched again.
    """
    _grow(connection, "awaits INTEGER NOT NULL DEFAULT 0")
    metadata.tables["fetches"].create(connection, checkfirst=True)
    live = sa.select(predictions.c.id, predictions.c.account, predictions.c.inputs, predictions.c.created_at)
    for id, account, inputs, at in connection.execute(
        live.where(predictions.c.status.in_(["created", "processing"]))
    ).all():
        named = {"first": str(inputs.get("image", "")), "last": str(inputs.get("end_image", ""))}
        urls = {slot: url for slot, url in named.items() if url[:4].lower() == "http"}
        if urls:
            row = {"prediction": id, "account": account, "urls": urls, "pictures": len(urls), "due_at": at}
            connection.execute(fetches.insert().values(**row, size=0, attempt=0))
            connection.execute(predictions.update().where(predictions.c.id == id).values(awaits=1))


def _ninth_to_tenth(connection: sa.Connection) -> None:
    """Predictions and webhooks know their surface; accounts choose the signature of their webhooks."""
    for table in ("predictions", "deliveries"):
        _grow(connection, "surface VARCHAR(16) NOT NULL DEFAULT 'wavespeed'", table=table)
    _grow(connection, "signature VARCHAR(8) NOT NULL DEFAULT 'v3'", table="accounts")


_STEPS: dict[int, Callable[[sa.Connection], None]] = {
    1: _first_to_second,
    2: _workers_anew,
    3: _third_to_fourth,
    4: _fourth_to_fifth,
    5: _fifth_to_sixth,
    6: _sixth_to_seventh,
    7: _seventh_to_eighth,
    8: _workers_anew,  # they say how long clips take there
    9: _ninth_to_tenth,
}
VERSION = len(_STEPS) + 1


def migrate(connection: sa.Connection, found: int) -> int:
    """Migrate an empty (0) or older database to the present version, and return that version. Raise an error
    for a newer database.
    """
    if found > VERSION:
        raise FilmgateError(
            f"the database was written by a newer Filmgate (schema {found}, "
            f"this one knows {VERSION}): upgrade Filmgate, or use another database"
        )
    for version in range(found or VERSION, VERSION):
        _STEPS[version](connection)
    metadata.create_all(connection)
    return VERSION

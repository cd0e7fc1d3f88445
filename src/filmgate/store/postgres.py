"""PostgreSQL, by psycopg 3; the extra `postgres`."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, OperationalError

from filmgate.domain.errors import FilmgateError, InvalidParameter, StorageFull, Unavailable
from filmgate.store.database import Connection, Database
from filmgate.store.migrations import migrate

_WRITERS = 0x46494C4D  # the advisory lock of this application
_DISK_FULL = "53100"  # SQLSTATE
_COMMON: dict[str, Any] = {"pool_pre_ping": True, "hide_parameters": True}


class PostgreSQL(Database):
    """Writers take turns by an advisory lock, across processes too: what holds for SQLite holds here."""

    def __init__(self, url: str) -> None:
        place = _url(url)
        try:
            readers = sa.create_engine(
                place, **_COMMON, isolation_level="AUTOCOMMIT", pool_reset_on_return=None, pool_size=8,
                max_overflow=64,
            )  # fmt: skip
            writers = sa.create_engine(place, **_COMMON, pool_size=1)
        except ModuleNotFoundError:
            raise FilmgateError("PostgreSQL needs its driver: pip install 'filmgate[postgres]'") from None
        super().__init__(readers, writers)
        try:
            self._migrate()
        except Unavailable as error:
            reason = str(getattr(error.__cause__, "orig", error)).partition("\n")[0]
            raise FilmgateError(f"the database of FILMGATE_DATABASE_URL: {reason}") from None

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
        if getattr(error.orig, "sqlstate", None) == _DISK_FULL:
            return StorageFull()
        if error.connection_invalidated or isinstance(error, OperationalError):
            return Unavailable("the database does not answer: try again")
        if isinstance(error, DataError):  # a NUL character, which SQLite would have stored
            return InvalidParameter("a value holds characters that cannot be stored")
        return None


_VERSIONS = sa.Table("schema_version", sa.MetaData(), sa.Column("version", sa.Integer, nullable=False))


def _url(text: str) -> sa.URL:
    """Never shown in a message: it may hold a password."""
    try:
        url = sa.make_url(text)
    except ArgumentError:
        raise FilmgateError("FILMGATE_DATABASE_URL is not an address: postgresql://user@host/name") from None
    if url.drivername not in ("postgresql", "postgres"):
        raise FilmgateError("FILMGATE_DATABASE_URL must begin with postgresql://")
    return url.set(drivername="postgresql+psycopg")

"""Builds a server: database, file store, web application."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from fastapi import FastAPI

from filmgate import __page__, net, outside, public
from filmgate.bootstrap.reading import images, loopback, open_config, policy, traces
from filmgate.domain import apikey
from filmgate.domain.errors import FilmgateError
from filmgate.flow import tenants
from filmgate.flow.clock import SETTLES, SteadyClock
from filmgate.flow.listeners import Listeners
from filmgate.flow.services import Services
from filmgate.media.blobs import Blobs
from filmgate.media.folder import Folder
from filmgate.media.inspect import Inspector
from filmgate.settings import Settings
from filmgate.store import accounts
from filmgate.store.database import Database
from filmgate.store.postgres import PostgreSQL
from filmgate.store.sqlite import SQLite
from filmgate.web import app
from filmgate.web.context import DEFAULT_ACCOUNT, Context
from filmgate.wire.envelope import MICRO


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """The parts of one server process: web application, services and first API key."""

    context: Context
    app: FastAPI
    first_key: str | None  # made at this start, shown once


def open_server(settings: Settings, *, make_key: bool, internal_port: int | None = None) -> Server:
    """Open the data directory and build the server. `make_key`: make an API key at the very first start.

    `internal_port`: the port for workers, if they have one of their own.
    """
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database, keep = open_database(settings), timedelta(days=settings.keep_days)
    listeners = Listeners()
    services = Services(
        database=database,
        clock=SteadyClock(database.noted(), settles=min(SETTLES, keep)),
        blobs=open_blobs(settings),
        inspector=Inspector(),
        images=images(settings),
        webhooks=net.Guarded(
            seconds=10.0,
            allows=public.public_or_loopback if settings.allow_loopback_webhooks else public.public,
            listening=listeners.ports,
            page=settings.public_url or __page__,
        ),
        listeners=listeners,
        plain_webhooks=settings.allow_loopback_webhooks,
        enforce=settings.billing == "enforce",
        queue=settings.limits.queue,
        fetched=settings.limits.fetched_mb * 2**20,
        keep=keep,
        policy=policy(settings),
        routes=open_config(settings).routes,
        lease=timedelta(seconds=settings.lease_seconds),
        attempts=settings.attempts,
        reserve=settings.reserve_mb * 2**20,
        uploads=settings.limits.uploads_mb * 2**20,
        traces=traces(settings, "filmgate"),
    )
    hosts = frozenset(host.lower() for host in (*settings.allowed_hosts, settings.host))
    context = Context(
        services=services,
        now=services.clock.now,
        public_url=settings.public_url,
        internal_port=internal_port,
        hosts=hosts,
        origins=frozenset(settings.cors_origins),
        opening=round(settings.opening_credit * MICRO),
        sync=timedelta(seconds=settings.sync_seconds),
        failed_auth=settings.limits.failed_auth,
        submits=settings.limits.submits,
        body=settings.limits.body_mb * 2**20,
    )
    first_key = _first_key(context, settings, make_key=make_key)
    return Server(context=context, app=app.create(context), first_key=first_key)


def open_database(settings: Settings) -> Database:
    """Open the database, and migrate its schema to this version."""
    if settings.database_url:
        return PostgreSQL(settings.database_url)
    return SQLite(settings.data_dir / "filmgate.db")


def open_blobs(settings: Settings) -> Blobs:
    if "://" in settings.blobs:
        from filmgate.media.bucket import SCHEMES, Bucket  # noqa: PLC0415  most servers have none

        if not settings.blobs.startswith(SCHEMES):
            raise FilmgateError(f"FILMGATE_BLOBS must be a folder or begin with one of {', '.join(SCHEMES)}")
        return Bucket(settings.blobs, settings.data_dir / "spool", redirect=settings.blobs_redirect)
    root = Path(settings.blobs).expanduser() if settings.blobs else settings.data_dir / "blobs"
    try:
        return Folder(root)
    except OSError as error:
        raise FilmgateError(f"FILMGATE_BLOBS: {root} cannot be written: {error.strerror}") from None


def _first_key(context: Context, settings: Settings, *, make_key: bool) -> str | None:
    """Make the first API key while there is none: the given key, or a new one. Refuse to listen on an address
    that others can reach without a key.
    """
    now, given, services = context.now(), settings.bootstrap_key, context.services
    for name in ("bootstrap_key", "bootstrap_worker_key"):
        if why := apikey.unusable(getattr(settings, name) or ""):
            raise FilmgateError(f"FILMGATE_{name.upper()} cannot be used: {why}")
    level = settings.limits.level or ("unlimited" if loopback(settings.host) else "silver")
    tenants.ensure(services, DEFAULT_ACCOUNT, level=level, opening=context.opening, now=now)
    with services.database.writing() as connection:
        if (worker_key := settings.bootstrap_worker_key) and not accounts.made(connection, worker_key):
            accounts.add_key(
                connection,
                worker_key,
                account=DEFAULT_ACCOUNT,
                scopes=frozenset(("worker",)),
                name="workers",
                now=now,
            )
        if accounts.exist(connection) or not (given or make_key):
            return None
        if not given and not loopback(settings.host):
            raise FilmgateError(
                f"the server does not listen on {settings.host} without an API key: set "
                "FILMGATE_BOOTSTRAP_KEY, or start once on 127.0.0.1 to get one"
            )
        key = given or apikey.mint(outside.entropy(apikey.ENTROPY_BYTES))
        scopes = frozenset(("admin", "predict", "read"))
        accounts.add_key(connection, key, account=DEFAULT_ACCOUNT, scopes=scopes, name="first", now=now)
    return None if given else key

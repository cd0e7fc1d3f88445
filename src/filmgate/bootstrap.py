"""The composition root: the only module that names implementations."""

import ipaddress
import secrets
from dataclasses import dataclass
from datetime import timedelta

from fastapi import FastAPI

from filmgate import net
from filmgate.domain.errors import FilmgateError
from filmgate.flow.house import House
from filmgate.media.blobs import Blobs
from filmgate.prompting.cinematic import CinematicExpander
from filmgate.settings import Settings
from filmgate.store import accounts
from filmgate.store.database import Database
from filmgate.studio.produce import Studio
from filmgate.web import app
from filmgate.web.auth import ALL_SCOPES, DEFAULT_ACCOUNT
from filmgate.web.context import Context, utcnow
from filmgate.worker.engine_process import EngineProcess
from filmgate.worker.server_client import ServerClient


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """What a server process holds."""

    context: Context
    app: FastAPI
    first_key: str | None  # made at this start, shown once


def open_server(settings: Settings, *, make_key: bool) -> Server:
    """Open the data directory. `make_key`: on the very first start, make an API key."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    house = House(
        database=Database(settings.data_dir / "filmgate.db"),
        blobs=Blobs(settings.data_dir / "blobs"),
        lease=timedelta(seconds=settings.lease_seconds),
        attempts=settings.attempts,
    )
    hosts = frozenset(host.lower() for host in (*settings.allowed_hosts, settings.host))
    context = Context(house=house, public_url=settings.public_url, hosts=hosts)
    first_key = _first_key(house, settings, make_key=make_key)
    return Server(context=context, app=app.create(context), first_key=first_key)


def open_studio(settings: Settings, server: ServerClient, engine: EngineProcess) -> Studio:
    return Studio(
        camera=engine,
        expander=CinematicExpander(),
        client=net.Guarded(private=settings.fetch_private),
        stored=server.stored,
    )


def loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _first_key(house: House, settings: Settings, *, make_key: bool) -> str | None:
    """While no key exists: the given one, or a fresh one, and no address that others can reach."""
    now, given = utcnow(), settings.bootstrap_key
    with house.database.writing() as connection:
        accounts.open_account(connection, DEFAULT_ACCOUNT, name="default", now=now)
        if accounts.exist(connection) or not (given or make_key):
            return None
        if not given and not loopback(settings.host):
            raise FilmgateError(
                f"refusing to listen on {settings.host} while no API key exists: "
                "set FILMGATE_BOOTSTRAP_KEY, or start once on 127.0.0.1 to get one"
            )
        key = given or f"fgk_{secrets.token_urlsafe(32)}"
        accounts.add_key(connection, key, account=DEFAULT_ACCOUNT, scopes=ALL_SCOPES, now=now)
    return None if given else key

"""A server inside this process: the lock on the data directory, HTTP, the local worker, and the background
tasks.

Of several servers on one database, only the leader sweeps and sends webhooks.
"""

import contextlib
import gc
import os
import re
import secrets
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import uvicorn

from filmgate import logs
from filmgate.bootstrap.reading import recipe_of
from filmgate.bootstrap.server import Server, open_server
from filmgate.cli import directory
from filmgate.domain.errors import FilmgateError
from filmgate.engines import registry
from filmgate.flow import lease
from filmgate.flow.fetch import Fetcher
from filmgate.flow.keep import Keeper
from filmgate.flow.notify import Dispatcher
from filmgate.settings import Settings

HOME = "server.id"
_LOOK_SECONDS = 0.3
_TELL_SECONDS = 0.1
_FETCH_SECONDS = 0.5  # the longest wait without a notification
_GATHER_SECONDS = 0.02  # each submission notifies
_RESTART_SECONDS = 0.5  # before a worker that died is started again: twice as long each time it dies young
_STEADY_SECONDS = 60.0


class Host:
    """A server process: all its threads and its local worker. Use it as a context manager."""

    def __init__(self, settings: Settings, *, make_key: bool, worker: bool = True) -> None:
        self._settings, self._make_key, self._with_worker = settings, make_key, worker
        self._stop, self.hurry = threading.Event(), threading.Event()
        self._worker: subprocess.Popen[str] | None = None
        self._worker_name = ""
        self._began = self._again = 0.0
        self._pause = _RESTART_SECONDS / 2

    def __enter__(self) -> Self:
        folder = self._settings.data_dir
        self._lock = directory.take(folder)
        try:
            self._home = _home(folder)
            self._listen()
            if self._with_worker:  # an engine that cannot be built is told of before anything is accepted
                registry.load(recipe_of(self._settings)).traits()
            self.server: Server = open_server(
                self._settings, make_key=self._make_key, internal_port=self._internal_port
            )
            self._start()
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the server. It gives no more leases; the local worker gets some time to finish its clip, if
        the settings say so.
        """
        self.server.context.leaving.set()
        self.server.context.services.database.notifier.notify()
        self._stop.set()
        self._keeper.join(timeout=10)
        self._end_worker()
        self._uvicorn.should_exit = True
        self._thread.join(timeout=10)
        self._dispatching.join(timeout=10)
        self._fetching.join(timeout=10)
        self.server.context.services.inspector.close()
        (self._settings.data_dir / directory.NOTE).unlink(missing_ok=True)
        self.server.context.services.database.close()
        self._lock.release()

    def _listen(self) -> None:
        self._listener = _listen(self._settings.host, self._settings.port)
        self._internal: socket.socket | None = None
        if bind := self._settings.internal_bind:
            host, _, port = bind.rpartition(":")
            if not host or not re.fullmatch(r"[0-9]{1,5}", port):
                raise FilmgateError(f"FILMGATE_INTERNAL_BIND must be host:port, not {bind!r}")
            self._internal = _listen(host.strip("[]"), int(port))

    @property
    def _internal_port(self) -> int | None:
        return int(self._internal.getsockname()[1]) if self._internal else None

    @property
    def url(self) -> str:
        return _url(self._listener)

    @property
    def workers_url(self) -> str:
        """Return the base URL for workers."""
        return _url(self._internal or self._listener)

    @property
    def admin_token(self) -> str:
        return self.server.context.admin_token

    def _start(self) -> None:
        config = uvicorn.Config(
            self.server.app,
            log_level="error",
            lifespan="off",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=3,
            proxy_headers=bool(self._settings.trusted_proxies),
            forwarded_allow_ips=list(self._settings.trusted_proxies),
        )
        self._uvicorn = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._uvicorn.run,
            kwargs={"sockets": [one for one in (self._listener, self._internal) if one]},
            name="http",
            daemon=True,
        )
        self._thread.start()
        while not self._uvicorn.started:
            if not self._thread.is_alive():
                raise FilmgateError("the HTTP server could not start: read the log above")
            time.sleep(0.01)
        # what stands from here on is not garbage: the collector need not look at it again and again
        gc.collect()
        gc.freeze()
        # what a worker of an earlier start held is free: that worker died with its server
        lease.release_all(self.server.context.services, f"local-{self._home}-", now=self.server.context.now())
        directory.note(self._settings.data_dir, self.url, self.admin_token)
        if self._with_worker:
            self._begin_worker()
        self._keeper = threading.Thread(target=self._keep, name="keeper", daemon=True)
        self._keeper.start()
        self._dispatching = threading.Thread(target=self._tell, name="dispatcher", daemon=True)
        self._dispatching.start()
        self._fetching = threading.Thread(target=self._fetch, name="fetcher", daemon=True)
        self._fetching.start()

    def _keep(self) -> None:
        """Restart a worker that died; run the keeper while this server leads."""
        keeper = Keeper(self.server.context.services)
        while not self._stop.wait(_LOOK_SECONDS):
            with _carrying_on("worker"):
                self._look_after_worker()
            with _carrying_on("sweep"):
                keeper.turn()

    def _look_after_worker(self) -> None:
        worker = self._worker
        if worker and worker.poll() is not None:
            logs.event("worker_died", level="warning", code=worker.returncode)
            self._release(self._worker_name, counts=True)
            lived = time.monotonic() - self._began
            self._pause = (
                _RESTART_SECONDS if lived > _STEADY_SECONDS else min(2 * self._pause, _STEADY_SECONDS)
            )
            self._worker, self._again = None, time.monotonic() + self._pause
        elif worker is None and self._with_worker and time.monotonic() > self._again:
            self._begin_worker()

    def _release(self, worker: str, *, counts: bool) -> None:
        reason = "the worker stopped" if counts else "the worker was stopped"
        lease.release_worker(
            self.server.context.services, worker, now=self.server.context.now(), reason=reason, counts=counts
        )

    def _tell(self) -> None:
        """Send the webhooks that are due."""
        services = self.server.context.services
        dispatcher = Dispatcher(services)
        while not self._stop.wait(_TELL_SECONDS):
            with _carrying_on("webhooks"):
                if services.database.leading():
                    dispatcher.turn()
        dispatcher.close()

    def _fetch(self) -> None:
        """Bring the pictures that lie elsewhere."""
        services, woken, fetcher = self.server.context.services, threading.Event(), None
        with services.database.notifier.listening(woken.set):
            while not self._stop.is_set():
                with _carrying_on("fetch"):
                    fetcher = fetcher or Fetcher(services, name=self._home)
                    fetcher.turn()
                woken.wait(_FETCH_SECONDS)
                woken.clear()
                self._stop.wait(_GATHER_SECONDS)
        if fetcher:
            fetcher.close()

    def _begin_worker(self) -> None:
        """Start a worker as a child. It gets the token of this start by standard input, and ends when that
        closes.
        """
        self._worker_name = f"local-{self._home}-{secrets.token_hex(4)}"
        settings, self._began = self._settings, time.monotonic()
        command = [
            sys.executable,
            "-m",
            "filmgate",
            "worker",
            "--server",
            self.workers_url,
            "--name",
            self._worker_name,
            "--engine",
            settings.engine,
            "--threads",
            str(settings.engine_threads),
            "--drain-seconds",
            str(settings.drain_seconds),
            "--sketch",
            "--token-stdin",
        ]
        command += ["--limit-minutes", str(settings.limit_minutes)] if settings.limit_minutes else []
        how = {
            "FILMGATE_LOG_LEVEL": settings.log_level,
            "FILMGATE_LOG_FORMAT": settings.log_format,
            "FILMGATE_DATA_DIR": str(settings.data_dir),  # filmgate.toml may lie there
        }
        # a group of its own: Ctrl-C is the server's business, and the worker ends with its pipe
        self._worker = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, text=True, env={**os.environ, **how}, process_group=0
        )
        assert self._worker.stdin  # noqa: S101
        self._worker.stdin.write(self.server.context.worker_token + "\n")
        self._worker.stdin.flush()

    def _end_worker(self) -> None:
        if not self._worker:
            return
        if self._settings.drain_seconds:
            self._worker.terminate()
            until = time.monotonic() + self._settings.drain_seconds + 5
            while self._worker.poll() is None and time.monotonic() < until and not self.hurry.wait(0.1):
                pass
        self._worker.kill()
        self._worker.wait()
        with _carrying_on("release"):
            self._release(self._worker_name, counts=False)


@contextlib.contextmanager
def _carrying_on(task: str) -> Iterator[None]:
    """Log an error that ends one turn, such as a full disk, and go on: the next turn tries again."""
    try:
        yield
    except FilmgateError as error:
        logs.event("postponed", level="warning", task=task, reason=str(error))


def _home(folder: Path) -> str:
    """Return the id of this data directory. It tells its local workers from those of other servers."""
    path = folder / HOME
    known = path.read_text(encoding="utf-8").strip() if path.exists() else ""
    if not known:  # also where a power cut left the name of the file alone
        known = secrets.token_hex(4)
        path.write_text(known, encoding="utf-8")
    return known


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise FilmgateError(
            f"cannot listen on {host}:{port} ({error.strerror}): choose another address or port"
        ) from None
    return listener

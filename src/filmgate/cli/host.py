"""A server inside this process: the lock on the data directory, HTTP, the local worker, the sweeper."""

import contextlib
import gc
import json
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import uvicorn
from filelock import FileLock, Timeout

from filmgate import logs
from filmgate.bootstrap import Server, open_server
from filmgate.domain.errors import FilmgateError
from filmgate.flow import lease, sweep
from filmgate.flow.notify import Notifier
from filmgate.settings import Settings
from filmgate.web.context import utcnow

LOCK, NOTE = "filmgate.lock", "server.json"
_LOOK_SECONDS = 0.3
_TELL_SECONDS = 0.1
_TIDY_SECONDS = 60.0


class Busy(FilmgateError):
    """Another process holds the data directory."""


class Host:
    """Everything one server process runs. Use as a context manager."""

    def __init__(self, settings: Settings, *, make_key: bool, worker: bool = True) -> None:
        self._settings, self._make_key, self._with_worker = settings, make_key, worker
        self._stop = threading.Event()
        self._worker: subprocess.Popen[str] | None = None
        self._worker_name = ""

    def __enter__(self) -> Self:
        folder = self._settings.data_dir
        writable(folder)
        self._lock = FileLock(folder / LOCK)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise Busy(f"another Filmgate server holds {folder}") from None
        try:
            self._listener = _listen(self._settings.host, self._settings.port)
            self.server: Server = open_server(self._settings, make_key=self._make_key)
            self._start()
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._end_worker()
        self._uvicorn.should_exit = True
        self._thread.join(timeout=10)
        self._keeper.join(timeout=10)
        self._herald.join(timeout=10)
        self.server.context.house.inspector.close()
        (self._settings.data_dir / NOTE).unlink(missing_ok=True)
        self.server.context.house.database.close()
        self._lock.release()

    @property
    def url(self) -> str:
        host, port = self._listener.getsockname()[:2]
        shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104
        return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"

    @property
    def admin_token(self) -> str:
        return self.server.context.admin_token

    def _start(self) -> None:
        config = uvicorn.Config(
            self.server.app, log_level="error", lifespan="off", access_log=False, server_header=False,
            timeout_graceful_shutdown=3, proxy_headers=bool(self._settings.trusted_proxies),
            forwarded_allow_ips=list(self._settings.trusted_proxies),
        )  # fmt: skip
        self._uvicorn = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._uvicorn.run, kwargs={"sockets": [self._listener]}, name="http", daemon=True
        )
        self._thread.start()
        while not self._uvicorn.started:
            if not self._thread.is_alive():
                raise FilmgateError("the HTTP server could not start")
            time.sleep(0.01)
        # what stands from here on is not garbage: the collector need not look at it again and again
        gc.collect()
        gc.freeze()
        # what a worker of an earlier start held is free: that worker died with its server
        lease.release(self.server.context.house, "local-%", now=utcnow(), counts=True)
        _write_note(self._settings.data_dir / NOTE, self.url, self.admin_token)
        if self._with_worker:
            self._begin_worker()
        self._keeper = threading.Thread(target=self._keep, name="keeper", daemon=True)
        self._keeper.start()
        self._herald = threading.Thread(target=self._tell, name="herald", daemon=True)
        self._herald.start()

    def _keep(self) -> None:
        """Restart a worker that died, free what it held, fail what was tried too often."""
        house, tidy = self.server.context.house, 0.0
        while not self._stop.wait(_LOOK_SECONDS):
            worker = self._worker
            if worker and worker.poll() is not None and not self._stop.is_set():
                logs.event("worker_died", level="warning", code=worker.returncode)
                lease.release(house, self._worker_name, now=utcnow(), counts=True)
                self._stop.wait(0.5)
                if not self._stop.is_set():
                    self._begin_worker()
            with _carrying_on("sweep"):
                sweep.sweep(house, now=utcnow())
                if time.monotonic() > tidy:
                    tidy = time.monotonic() + _TIDY_SECONDS
                    sweep.expire(house, now=utcnow())

    def _tell(self) -> None:
        """Send the webhooks that are due."""
        notifier = Notifier(self.server.context.house)
        while not self._stop.wait(_TELL_SECONDS):
            with _carrying_on("webhooks"):
                notifier.turn(now=utcnow())
        notifier.close()

    def _begin_worker(self) -> None:
        """A child with a per-start token through its standard input; it ends when that closes."""
        self._worker_name = f"local-{secrets.token_hex(6)}"
        settings = self._settings
        command = [
            sys.executable, "-m", "filmgate", "worker", "--server", self.url, "--name",
            self._worker_name, "--engine", settings.engine, "--threads", str(settings.engine_threads),
            "--limit-minutes", str(settings.limit_minutes), "--sketch", "--token-stdin",
        ]  # fmt: skip
        environment = {**os.environ, "FILMGATE_LOG_LEVEL": settings.log_level}
        # a group of its own: Ctrl-C is the server's business, and the worker ends with its pipe
        self._worker = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, text=True, env=environment, process_group=0
        )
        assert self._worker.stdin  # noqa: S101
        self._worker.stdin.write(self.server.context.worker_token + "\n")
        self._worker.stdin.flush()

    def _end_worker(self) -> None:
        if self._worker:
            self._worker.kill()
            self._worker.wait()
            lease.release(self.server.context.house, self._worker_name, now=utcnow(), counts=False)


@contextlib.contextmanager
def _carrying_on(task: str) -> Iterator[None]:
    """A full disk or a database that is away ends a turn, not the thread: the next turn tries again."""
    try:
        yield
    except FilmgateError as error:
        logs.event("put_off", level="warning", task=task, reason=str(error))


def writable(folder: Path) -> None:
    """Raise unless files can be made there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise FilmgateError(f"the data directory {folder} cannot be written: {error.strerror}") from None


def find(folder: Path) -> tuple[str, str] | None:
    """(URL, admin token) of the server that holds this data directory now, if one does."""
    note = folder / NOTE
    if not note.exists():
        return None
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        found: dict[str, Any] = json.loads(note.read_text(encoding="utf-8"))
        return found["url"], found["token"]
    except OSError:
        return None
    lock.release()
    return None  # a note without a lock was left by a crash


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise FilmgateError(f"cannot listen on {host}:{port}: {error.strerror}") from None
    return listener


def _write_note(path: Path, url: str, token: str) -> None:
    """Readable by this user alone: the token opens the whole API of this start."""
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({"url": url, "token": token}, file)

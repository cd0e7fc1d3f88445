"""Workers on a Ray cluster: one actor for each device, and as many actors as the queue needs.

Ray places and restarts them; it stores no prediction. Actors are detached: they outlive the program that
started them, and are found again by their names. Each runs the ordinary worker as a process on its node.
"""

import contextlib
import logging
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from filmgate import logs, net

_NAMESPACE, _MANAGER, _WORKER = "filmgate", "crew", "worker-"  # names on clusters that run already
_LOOK_SECONDS = 2.0
_IDLE_SECONDS = 30.0  # for which there must be less to make before a worker is let go
_END_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerPool:
    """The workers to run on Ray. `words`: the arguments of `filmgate worker`; `least` and `most`: their
    number, each with these CPUs and GPUs.
    """

    server: str
    key: str
    words: tuple[str, ...]
    least: int
    most: int
    cpus: float
    gpus: float


def launch(pool: WorkerPool, *, address: str) -> None:
    """Start a pool of workers on the Ray cluster at `address`, or change the running pool. `most` 0 stops all
    workers.
    """
    import ray

    ray.init(address=address, namespace=_NAMESPACE, logging_level=logging.WARNING, log_to_driver=False)
    with contextlib.suppress(ValueError):  # of the pool that was there, workers stay
        ray.kill(ray.get_actor(_MANAGER))
    manager = ray.remote(_Manager).options(
        name=_MANAGER, lifetime="detached", max_restarts=-1, num_cpus=0, get_if_exists=False
    )
    made: Any = _until_free(lambda: manager.remote(pool))
    ray.get(made.ready.remote())
    if pool.most == 0:
        ray.get(made.ended.remote())
        ray.kill(made)


def _until_free(make: Any) -> Any:
    """Call `make` until the name of a killed actor is free, which takes a moment."""
    until = time.monotonic() + _END_SECONDS
    while True:
        try:
            return make()
        except ValueError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


class _Manager:
    """Compares the queue with the number of workers, and starts or ends workers."""

    def __init__(self, pool: WorkerPool) -> None:
        self._pool, self._enough_since = pool, time.monotonic()
        threading.Thread(target=self._lead, name="pool", daemon=True).start()

    def ready(self) -> bool:
        return True

    def ended(self) -> bool:
        """Wait until all workers have ended. Return whether they have."""
        until = time.monotonic() + _END_SECONDS
        while _names() and time.monotonic() < until:
            time.sleep(0.2)
        return not _names()

    def _lead(self) -> None:
        while True:
            try:
                self._look()
            except Exception as error:  # noqa: BLE001  the cluster or the server may be away: look again
                logs.event("pool_error", level="warning", reason=f"{type(error).__name__}: {error}"[:300])
            time.sleep(_LOOK_SECONDS)

    def _look(self) -> None:
        pool, there = self._pool, _names()
        wanted = max(pool.least, min(pool.most, self._to_make())) if pool.most else 0
        if len(there) <= wanted:
            self._enough_since = time.monotonic()
        for number in _free(there, wanted - len(there)):
            _start(pool, f"{_WORKER}{number}")
        if len(there) > wanted and (not pool.most or time.monotonic() - self._enough_since > _IDLE_SECONDS):
            for name in there[wanted:]:
                _end(name)

    def _to_make(self) -> int:
        with net.trusted(self._pool.server, key=self._pool.key, seconds=10) as http:
            answer = http.get("/internal/v1/queue").raise_for_status().json()
        return int(answer["waiting"]) + int(answer["running"])


class _Worker:
    """One worker process on this node; when the node dies, Ray starts the actor anew on another."""

    def __init__(self, pool: WorkerPool) -> None:
        self._pool, self._over = pool, False
        self._process = self._begin()
        threading.Thread(target=self._watch, name="watch", daemon=True).start()

    def end(self) -> None:
        """End the worker process, which releases its prediction."""
        self._over = True
        self._process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_SECONDS)

    def _begin(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "filmgate", "worker", "--server", self._pool.server, "--token-stdin"]
        process = subprocess.Popen([*command, *self._pool.words], stdin=subprocess.PIPE, text=True)  # noqa: S603
        assert process.stdin  # noqa: S101
        process.stdin.write(self._pool.key + "\n")  # never in a command line; it ends when this closes
        process.stdin.flush()
        return process

    def _watch(self) -> None:
        while not self._over:
            if self._process.poll() is not None and not self._over:
                time.sleep(1.0)
                self._process = self._begin()
            time.sleep(0.5)


def _names() -> list[str]:
    import ray

    names = [
        one["name"]
        for one in ray.util.list_named_actors(all_namespaces=True)
        if one["namespace"] == _NAMESPACE
    ]
    return sorted((one for one in names if one.startswith(_WORKER)), key=lambda one: int(one[len(_WORKER) :]))


def _free(there: Sequence[str], count: int) -> list[int]:
    """Return the lowest numbers that no worker has."""
    taken = {int(name[len(_WORKER) :]) for name in there}
    return [number for number in range(len(taken) + max(count, 0)) if number not in taken][: max(count, 0)]


def _start(pool: WorkerPool, name: str) -> None:
    import ray

    actor = ray.remote(_Worker).options(
        name=name, lifetime="detached", max_restarts=-1, num_cpus=pool.cpus, num_gpus=pool.gpus
    )
    actor.remote(pool)
    logs.event("pool_grows", worker=name)


def _end(name: str) -> None:
    import ray

    actor = ray.get_actor(name, namespace=_NAMESPACE)
    with contextlib.suppress(ray.exceptions.RayError):
        ray.get(actor.end.remote(), timeout=_END_SECONDS)
    ray.kill(actor)
    logs.event("pool_shrinks", worker=name)

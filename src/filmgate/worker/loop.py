"""The main loop of a worker: lease a prediction, make its clip, upload it. A thread sends heartbeats
meanwhile.
"""

import contextlib
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

from filmgate import logs, net
from filmgate.domain import errors
from filmgate.domain.errors import Failure, FilmgateError, GivenUp, InvalidParameter, LeaseLost
from filmgate.domain.pictures import data_uri
from filmgate.studio import storyboard
from filmgate.studio.produce import Product, Studio, produce
from filmgate.wire.protocol import Completion, Lease, Refusal, Release, Sketch, Stills
from filmgate.worker.engine_process import EngineProcess
from filmgate.worker.server_client import ServerClient

_BEAT_SECONDS = 1.0
_ANNOUNCE_SECONDS = 15.0
_IDLE_SECONDS = 300.0  # an engine that only sketches holds some 250 MB


class Pulse:
    """The heartbeat thread of a lease: it sends stage and progress to the server every second."""

    def __init__(self, server: ServerClient, lease: Lease) -> None:
        self._server, self._lease = server, lease
        self._state, self._lost, self._over = ("starting", 0.0), False, threading.Event()
        self._thread = threading.Thread(target=self._beat, name="pulse", daemon=True)

    def report(self, stage: str, done: float) -> None:
        """Set the stage and progress that the next heartbeat sends. Raise LeaseLost if the server has
        answered that the lease is lost.
        """
        self._state = (stage, done)
        if self._lost:
            raise LeaseLost

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        while not self._over.wait(_BEAT_SECONDS):
            try:
                self._server.heartbeat(self._lease, *self._state)
            except LeaseLost:
                self._lost = True
                return
            except (Failure, net.TransportError) as error:
                logs.event("heartbeat_failed", level="warning", reason=str(error))


def run(
    server: ServerClient,
    studio: Studio,
    *,
    stopped: Callable[[], bool],
    busy: threading.Event,
    prepare: Callable[[], None] = lambda: None,
) -> None:
    """Lease and make predictions until `stopped()`. `busy` is set while a prediction is being made; `prepare`
    is called before each lease.
    """
    while not stopped():
        try:
            prepare()
            lease = server.lease()
        except (Failure, net.TransportError) as error:
            logs.event("lease_failed", level="warning", reason=str(error))
            time.sleep(1.0)
            continue
        if lease:
            busy.set()
            try:
                work(server, studio, lease)
            except (Failure, net.TransportError) as error:  # its lease ends by itself
                logs.event("server_unreachable", level="error", prediction=lease.id, reason=str(error))
            busy.clear()


def warm(server: ServerClient, engine: EngineProcess) -> None:
    """Wait until the engine is warm, then tell the server that it is ready and how long clips take. Raise
    Broken.
    """
    if engine.ready:
        if engine.news():
            server.announce(ready=True, expects=engine.expects)
        return
    logs.event("loading", level="debug")
    began = time.monotonic()
    while not engine.wait(_ANNOUNCE_SECONDS):
        server.announce(ready=False)  # a sign of life
    engine.news()
    server.announce(ready=True, expects=engine.expects)
    logs.event("ready", seconds=round(time.monotonic() - began, 1))


def work(server: ServerClient, studio: Studio, lease: Lease) -> None:
    """Make the clip of one lease and report the outcome to the server. A lost lease is no error: the
    prediction was cancelled or has another worker.
    """
    logs.event("leased", prediction=lease.id, attempt=lease.attempt, model=lease.model)
    with _one_of_several(lease), tempfile.TemporaryDirectory(prefix="filmgate-") as folder:
        try:
            with (
                studio.traces.span("produce", parent=lease.trace, prediction=lease.id, attempt=lease.attempt),
                Pulse(server, lease) as pulse,
            ):
                product = produce(studio, lease, folder=Path(folder), report=pulse.report)
                with studio.traces.span("store"):
                    _deliver(server, lease, product)
        except Failure as failure:
            logs.event("failed", prediction=lease.id, stage=failure.stage, reason=failure.message)
            refusal = Refusal(
                attempt=lease.attempt,
                code=failure.code,
                error=failure.message,
                stage=failure.stage,
                screening=failure.screening,
                clip=failure.clip,
            )
            server.fail(lease, refusal)
        except GivenUp as given:
            logs.event("given_up", level="warning", prediction=lease.id, reason=given.reason)
            server.release(lease, Release(attempt=lease.attempt, reason=given.reason, counts=True))


@contextlib.contextmanager
def _one_of_several(lease: Lease) -> Iterator[None]:
    try:
        yield
    except LeaseLost:
        logs.event("lease_lost", prediction=lease.id, attempt=lease.attempt)


def draw(server: ServerClient, studio: Studio, engine: EngineProcess, *, stopped: Callable[[], bool]) -> None:
    """Draw storyboards until `stopped()`. An engine process without orders for five minutes is ended."""
    idle_since = time.monotonic()
    while not stopped():
        try:
            if order := server.sketch():
                server.stills(order, _stills(studio, engine, order))
                idle_since = time.monotonic()
            elif time.monotonic() - idle_since > _IDLE_SECONDS:
                engine.kill()
        except (Failure, net.TransportError) as error:
            logs.event("sketch_failed", level="warning", reason=str(error))
            time.sleep(1.0)


def _stills(studio: Studio, engine: EngineProcess, order: Sketch) -> Stills:
    with tempfile.TemporaryDirectory(prefix="filmgate-") as folder:
        try:
            stills = storyboard.draw(studio, engine, order, folder=Path(folder))
        except InvalidParameter as error:
            return Stills(stills=[], code=errors.INVALID_MEDIA, error=str(error))
        except Failure as failure:
            return Stills(stills=[], code=failure.code, error=failure.message)
        except GivenUp as given:
            return Stills(stills=[], code=errors.EXECUTION, error=given.reason)
        except (OSError, FilmgateError) as error:
            logs.event("sketch_failed", level="warning", reason=str(error))
            return Stills(stills=[], code=errors.INTERNAL, error="the storyboard could not be drawn")
    return Stills(stills=[data_uri(one, "image/webp") for one in stills])


def _deliver(server: ServerClient, lease: Lease, product: Product) -> None:
    server.upload(lease, product.path)
    completion = Completion(
        attempt=lease.attempt,
        size=product.size,
        sha256=product.sha256,
        inference_ms=product.inference_ms,
        details=product.details,
        screening=product.screening,
    )
    server.complete(lease, completion)
    logs.event("completed", prediction=lease.id, attempt=lease.attempt, inference_ms=product.inference_ms)

"""The routes for workers, /internal/v1: register, lease, inputs, heartbeat, outputs, complete, fail."""

import asyncio
import contextlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from filmgate.domain.errors import LeaseLost, NotFound
from filmgate.domain.pictures import BY_NAME
from filmgate.domain.prediction import EARLIER, Status, plausible
from filmgate.flow import lease, serving, settle
from filmgate.store import predictions, queue
from filmgate.store.notifier import Notifier
from filmgate.web import auth
from filmgate.web.asked import asked
from filmgate.web.auth import In, Pools
from filmgate.web.body import spool
from filmgate.web.context import Context
from filmgate.web.routing import Router
from filmgate.wire.protocol import Beat, Completion, Present, Refusal, Registration, Release

router = Router(prefix="/internal/v1", dependencies=[Depends(auth.worker)])


async def leased_id(id: str) -> str:
    """Check the form of a prediction's id in the path, and return the id. Raise LeaseLost for
    another form.
    """
    if not plausible(id):
        raise LeaseLost
    return id


Id = Annotated[str, Depends(leased_id)]
Attempt = Annotated[int, Query(ge=0, le=2**31 - 1)]
_LOOK_SECONDS = 1.0  # the longest wait without a notification


@router.post("/workers")
def register(context: In, body: Annotated[Registration, asked(Registration)]) -> dict[str, str]:
    serving.register(context.services, body, now=context.now())
    return {"status": "ok"}


@router.post("/leases")
async def take(context: In, body: Annotated[Present, asked(Present)], request: Request) -> Response:
    """Answer a worker's long poll for work: 200 with a lease, or 204 if there is no work."""
    services, worker, until = context.services, body.worker, context.now() + context.poll
    await run_in_threadpool(lease.present, services, worker, now=context.now())
    with waking(services.database.notifier) as woken:
        while not context.leaving.is_set() and not await request.is_disconnected():
            woken.clear()
            if leased := await run_in_threadpool(lease.lease, services, worker, now=context.now()):
                return Response(json.dumps(leased.to_json()), media_type="application/json")
            if context.now() >= until:
                break
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(woken.wait(), _LOOK_SECONDS)
    return Response(status_code=204)


@router.get("/queue")
def standing(context: In) -> dict[str, int]:
    """Return how many predictions wait and run, for programs that start workers."""
    with context.services.database.reading() as connection:
        waiting, running, _ = queue.standing(connection)
    return {"waiting": waiting, "running": running}


@router.get("/predictions/{id}/inputs/{slot}")
def stored(id: Id, slot: str, attempt: Attempt, context: In) -> Response:
    _leased(context, id, attempt)
    if slot not in (*BY_NAME, EARLIER):
        raise NotFound
    try:
        data = context.services.blobs.read(f"inputs/{id}/{slot}")
    except FileNotFoundError:
        raise NotFound from None
    return Response(data, media_type="application/octet-stream")


@router.post("/predictions/{id}/heartbeat")
def heartbeat(id: Id, context: In, body: Annotated[Beat, asked(Beat)]) -> dict[str, str]:
    lease.heartbeat(context.services, id, body, now=context.now())
    return {"status": "ok"}


@router.post("/predictions/{id}/outputs/0")
def address(id: Id, attempt: Attempt, context: In) -> dict[str, str | None]:
    """Return the signed address to upload the clip to. None: upload it to this server."""
    _leased(context, id, attempt)
    return {"url": context.services.blobs.put_url(settle.output_path(id, attempt))}


@router.put("/predictions/{id}/outputs/0")
async def upload(id: Id, attempt: Attempt, context: In, threads: Pools, request: Request) -> dict[str, str]:
    """Store the uploaded clip of an attempt. Two attempts never share a file."""
    await run_in_threadpool(_leased, context, id, attempt)
    file = context.services.blobs.spool()
    try:
        await spool(request, file, threads.files)
        await threads.files.run(context.services.blobs.take, settle.output_path(id, attempt), file)
    finally:
        file.unlink(missing_ok=True)
    return {"status": "ok"}


@router.post("/predictions/{id}/complete")
def complete(id: Id, context: In, body: Annotated[Completion, asked(Completion)]) -> dict[str, str]:
    settle.complete(context.services, id, body, now=context.now())
    return {"status": "ok"}


@router.post("/predictions/{id}/fail")
def fail(id: Id, context: In, body: Annotated[Refusal, asked(Refusal)]) -> dict[str, str]:
    settle.fail(context.services, id, body, now=context.now())
    return {"status": "ok"}


@router.post("/predictions/{id}/release")
def release(id: Id, context: In, body: Annotated[Release, asked(Release)]) -> dict[str, str]:
    lease.release(context.services, id, body, now=context.now())
    return {"status": "ok"}


@router.post("/release")
def release_worker(context: In, body: Annotated[Present, asked(Present)]) -> dict[str, int]:
    """Release all predictions that a worker holds, because it stops. Return their number."""
    reason = "the worker was stopped"
    return {
        "released": lease.release_worker(
            context.services, body.worker, now=context.now(), reason=reason, counts=False
        )
    }


def _leased(context: Context, id: str, attempt: int) -> None:
    with context.services.database.reading() as connection:
        prediction = predictions.get(connection, id)
    if prediction is None or prediction.attempt != attempt or prediction.status is not Status.PROCESSING:
        raise LeaseLost


@contextmanager
def waking(notifier: Notifier) -> Iterator[asyncio.Event]:
    """Give an asyncio event that each notification sets, while the context lasts."""
    loop, woken = asyncio.get_running_loop(), asyncio.Event()

    def listener() -> None:
        loop.call_soon_threadsafe(woken.set)

    with notifier.listening(listener):
        yield woken

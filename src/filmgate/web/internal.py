"""The worker protocol, /internal/v1: register, lease, inputs, heartbeat, outputs, complete, fail."""

import asyncio
import contextlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from filmgate.domain.errors import LeaseLost, NotFound
from filmgate.domain.pictures import BY_NAME
from filmgate.domain.prediction import Status, plausible
from filmgate.flow import lease, serving, settle
from filmgate.store import predictions, queue
from filmgate.store.bell import Bell
from filmgate.web import auth
from filmgate.web.asked import asked
from filmgate.web.auth import In, Pools
from filmgate.web.body import spool
from filmgate.web.context import Context
from filmgate.wire.protocol import Beat, Completion, HandedBack, Present, Refusal, Registration

router = APIRouter(prefix="/internal/v1", dependencies=[Depends(auth.worker)])


async def known(id: str) -> str:
    """A prediction's id from the path. What has not its form was never leased."""
    if not plausible(id):
        raise LeaseLost
    return id


Id = Annotated[str, Depends(known)]
Attempt = Annotated[int, Query(ge=0, le=2**31 - 1)]
_LOOK_SECONDS = 1.0  # what the bell did not tell


@router.post("/workers")
def register(context: In, body: Annotated[Registration, asked(Registration)]) -> dict[str, str]:
    serving.register(context.house, body, now=context.now())
    return {"status": "ok"}


@router.post("/leases")
async def take(context: In, body: Annotated[Present, asked(Present)], request: Request) -> Response:
    """Long poll: 200 with a lease, or 204 when nothing came."""
    house, worker, until = context.house, body.worker, context.now() + context.poll
    await run_in_threadpool(lease.present, house, worker, now=context.now())
    with waking(house.database.bell) as rung:
        while not context.leaving.is_set() and not await request.is_disconnected():
            rung.clear()
            if found := await run_in_threadpool(lease.lease, house, worker, now=context.now()):
                return Response(json.dumps(found.to_json()), media_type="application/json")
            if context.now() >= until:
                break
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(rung.wait(), _LOOK_SECONDS)
    return Response(status_code=204)


@router.get("/queue")
def standing(context: In) -> dict[str, int]:
    """How many predictions wait and run, for whoever starts workers."""
    with context.house.database.reading() as connection:
        waiting, running, _ = queue.standing(connection)
    return {"waiting": waiting, "running": running}


@router.get("/predictions/{id}/inputs/{slot}")
def stored(id: Id, slot: str, attempt: Attempt, context: In) -> Response:
    _leased(context, id, attempt)
    if slot not in BY_NAME:
        raise NotFound
    try:
        data = context.house.blobs.read(f"inputs/{id}/{slot}")
    except FileNotFoundError:
        raise NotFound from None
    return Response(data, media_type="application/octet-stream")


@router.post("/predictions/{id}/heartbeat")
def heartbeat(id: Id, context: In, body: Annotated[Beat, asked(Beat)]) -> dict[str, str]:
    lease.heartbeat(context.house, id, body, now=context.now())
    return {"status": "ok"}


@router.post("/predictions/{id}/outputs/0")
def address(id: Id, attempt: Attempt, context: In) -> dict[str, str | None]:
    """Where the clip is to be put; none: here."""
    _leased(context, id, attempt)
    return {"url": context.house.blobs.put_url(settle.output_path(id, attempt))}


@router.put("/predictions/{id}/outputs/0")
async def upload(id: Id, attempt: Attempt, context: In, threads: Pools, request: Request) -> dict[str, str]:
    """Spool the clip, then store it under its attempt: two attempts never share a file."""
    await run_in_threadpool(_leased, context, id, attempt)
    file = context.house.blobs.spool()
    try:
        await spool(request, file, threads.files)
        await threads.files.run(context.house.blobs.take, settle.output_path(id, attempt), file)
    finally:
        file.unlink(missing_ok=True)
    return {"status": "ok"}


@router.post("/predictions/{id}/complete")
def complete(id: Id, context: In, body: Annotated[Completion, asked(Completion)]) -> dict[str, str]:
    settle.complete(context.house, id, body, now=context.now())
    return {"status": "ok"}


@router.post("/predictions/{id}/fail")
def fail(id: Id, context: In, body: Annotated[Refusal, asked(Refusal)]) -> dict[str, str]:
    settle.fail(context.house, id, body, now=context.now())
    return {"status": "ok"}


@router.post("/predictions/{id}/release")
def hand_back(id: Id, context: In, body: Annotated[HandedBack, asked(HandedBack)]) -> dict[str, str]:
    lease.hand_back(context.house, id, body, now=context.now())
    return {"status": "ok"}


@router.post("/release")
def release(context: In, body: Annotated[Present, asked(Present)]) -> dict[str, int]:
    """The worker ends, and hands back what it holds."""
    reason = "its worker was told to end"
    return {
        "released": lease.release(context.house, body.worker, now=context.now(), reason=reason, counts=False)
    }


def _leased(context: Context, id: str, attempt: int) -> None:
    with context.house.database.reading() as connection:
        found = predictions.get(connection, id)
    if found is None or found.attempt != attempt or found.status is not Status.PROCESSING:
        raise LeaseLost


@contextmanager
def waking(bell: Bell) -> Iterator[asyncio.Event]:
    """An event of this loop that is set whenever the bell rings."""
    loop, rung = asyncio.get_running_loop(), asyncio.Event()

    def ear() -> None:
        loop.call_soon_threadsafe(rung.set)

    with bell.heard(ear):
        yield rung

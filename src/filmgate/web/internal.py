"""The worker protocol, /internal/v1: register, lease, inputs, heartbeat, outputs, complete, fail."""

import asyncio
import json
import tempfile
from collections.abc import Iterator
from typing import IO, Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, Request, Response
from fastapi.concurrency import run_in_threadpool

from filmgate.domain.errors import InvalidJson, LeaseLost, NotFound
from filmgate.flow import lease, settle
from filmgate.store import predictions, workers
from filmgate.web import auth
from filmgate.web.auth import In
from filmgate.web.body import json_object
from filmgate.wire.protocol import Beat, Completion, Refusal, Registration, Stills

router = APIRouter(prefix="/internal/v1", dependencies=[Depends(auth.worker)])

Body = Annotated[dict[str, Any], Depends(json_object)]
_LOOK_SECONDS = 0.1
M = TypeVar("M", Beat, Completion, Refusal, Registration, Stills)


@router.post("/workers")
def register(context: In, body: Body) -> dict[str, str]:
    said = message(Registration, body)
    with context.house.database.writing() as connection:
        workers.register(connection, said.to_json(), now=context.now())
    return {"status": "ok"}


@router.post("/leases")
async def take(context: In, body: Body, request: Request) -> Response:
    """Long poll: 200 with a lease, or 204 when nothing came."""
    until = context.now() + context.poll
    await run_in_threadpool(lease.present, context.house, body["worker"], now=context.now())
    while True:
        found = await run_in_threadpool(lease.lease, context.house, body["worker"], now=context.now())
        if found:
            return Response(json.dumps(found.to_json()), media_type="application/json")
        if context.now() >= until or await request.is_disconnected():
            return Response(status_code=204)
        await asyncio.sleep(_LOOK_SECONDS)


@router.get("/predictions/{id}/inputs/{slot}")
def stored(id: str, slot: str, attempt: int, context: In) -> Response:
    with context.house.database.reading() as connection:
        found = predictions.get(connection, id)
    if found is None or found.attempt != attempt:
        raise LeaseLost
    path = context.house.blobs.path(f"inputs/{found.id}/{slot}")
    if slot not in ("first", "last") or not path.is_file():
        raise NotFound
    return Response(path.read_bytes(), media_type="application/octet-stream")


@router.post("/predictions/{id}/heartbeat")
def heartbeat(id: str, context: In, body: Body) -> dict[str, str]:
    lease.heartbeat(context.house, id, message(Beat, body), now=context.now())
    return {"status": "ok"}


@router.put("/predictions/{id}/outputs/0")
async def upload(id: str, attempt: int, context: In, request: Request) -> dict[str, str]:
    """Spool the clip, then store it under its attempt: two attempts never share a file."""
    with context.house.database.reading() as connection:
        found = predictions.get(connection, id)
    if found is None or found.attempt != attempt:
        raise LeaseLost
    with tempfile.TemporaryFile() as spool:
        async for chunk in request.stream():
            spool.write(chunk)
        spool.seek(0)
        path = settle.output_path(found.id, attempt)
        await run_in_threadpool(context.house.blobs.write, path, _pieces(spool))
    return {"status": "ok"}


@router.post("/predictions/{id}/complete")
def complete(id: str, context: In, body: Body) -> dict[str, str]:
    settle.complete(context.house, id, message(Completion, body), now=context.now())
    return {"status": "ok"}


@router.post("/predictions/{id}/fail")
def fail(id: str, context: In, body: Body) -> dict[str, str]:
    settle.fail(context.house, id, message(Refusal, body), now=context.now())
    return {"status": "ok"}


@router.post("/release")
def release(context: In, body: Body) -> dict[str, int]:
    return {"released": lease.release(context.house, body["worker"], now=context.now(), counts=False)}


def message(kind: type[M], body: dict[str, Any]) -> M:
    """A body as this message of the protocol; raises InvalidJson."""
    try:
        return kind.from_json(body)
    except TypeError:
        raise InvalidJson("the message does not have the fields of this protocol version") from None


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(1 << 20):
        yield chunk

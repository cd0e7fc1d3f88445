"""The life of one prediction as server-sent events: what a page shows while it waits."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse

from filmgate.domain.errors import NotFound
from filmgate.domain.prediction import plausible
from filmgate.web.auth import In, Reading
from filmgate.web.context import Context
from filmgate.web.together import Standing
from filmgate.wire import envelope

router = APIRouter(prefix="/api/v3")

_LOOK_SECONDS = 0.25
_ALIVE_SECONDS = 15.0
_ID = {"parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]}


@router.get("/predictions/{id}/events", openapi_extra=_ID, response_class=StreamingResponse)
async def events(id: str, caller: Reading, context: In, request: Request) -> StreamingResponse:
    """`state` whenever something changes, and the whole prediction as `end`."""
    found = await _get(request, id)
    if found is None or found.prediction.account != caller.account:
        raise NotFound("there is no such prediction")
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(
        _follow(request, context, found), media_type="text/event-stream", headers=headers
    )


async def _follow(request: Request, context: Context, found: Standing) -> AsyncIterator[str]:
    said, silent, id = "", 0.0, found.prediction.id
    yield "retry: 1000\n\n"
    while not context.leaving.is_set() and not await request.is_disconnected():
        text = json.dumps(_state(found))
        if text != said:
            said, silent = text, 0.0
            yield f"event: state\ndata: {text}\n\n"
        elif silent > _ALIVE_SECONDS:
            silent = 0.0
            yield ": still there\n\n"
        if found.prediction.status.over:
            yield f"event: end\ndata: {json.dumps(envelope.prediction(found.prediction))}\n\n"
            return
        await asyncio.sleep(_LOOK_SECONDS)
        silent += _LOOK_SECONDS
        again = await _get(request, id)
        if again is None:
            yield "event: gone\ndata: {}\n\n"
            return
        found = again


def _state(standing: Standing) -> dict[str, Any]:
    found = standing.prediction
    return {
        "status": found.status,
        "stage": found.stage,
        "progress": round(found.progress, 3),
        "ahead": standing.ahead,
        "typical": standing.typical,
        "created_at": envelope.moment(found.created_at),
        "started_at": envelope.moment(found.started_at) if found.started_at else None,
        "finished_at": envelope.moment(found.finished_at) if found.finished_at else None,
    }


async def _get(request: Request, id: str) -> Standing | None:
    found: Standing | None = await request.app.state.standings.get(id) if plausible(id) else None
    return found

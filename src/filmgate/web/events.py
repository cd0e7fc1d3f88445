"""The states of predictions as server-sent events, for pages that wait."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterable
from typing import Annotated, Any

from fastapi import Query, Request
from fastapi.responses import StreamingResponse

from filmgate.domain.errors import InvalidParameter, MissingParameter, NotFound
from filmgate.domain.prediction import Prediction, Status, plausible
from filmgate.flow import serving
from filmgate.store import predictions
from filmgate.store.accounts import Caller
from filmgate.web.auth import In, Reading
from filmgate.web.context import Context
from filmgate.web.routing import Router, raises
from filmgate.web.threads import Threads
from filmgate.wire import answers, envelope

router = Router(prefix="/api/v3", tags=["Predictions"])

_MANY = 100
_LOOK_SECONDS = 0.25
_TURNS_SECONDS = 1.0  # how often those that wait are counted again: that changes without their rows
_ALIVE_SECONDS = 15.0
_ADMITTED_SECONDS = 5.0  # how often who listens must still be allowed to: keys are revoked, sessions end
_EVENTS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Events `state`, `end` and `gone`, each with JSON.",
        "content": {"text/event-stream": {"schema": {"type": "string"}}},
    }
}
Ids = Annotated[str, Query(description=f"Ids of at most {_MANY} predictions, separated by commas.")]


@router.get(
    "/predictions/events",
    operation_id="predictions_events",
    response_class=StreamingResponse,
    responses=_EVENTS,
)
@raises(MissingParameter, InvalidParameter)
async def several(caller: Reading, context: In, request: Request, ids: Ids = "") -> StreamingResponse:
    """Send the states of several predictions in one stream: `state` at each change, and the whole prediction
    as `end`.

    A prediction that does not exist is `gone`; the others go on.
    """
    wanted = list(dict.fromkeys(filter(None, ids.split(","))))
    if not wanted:
        raise MissingParameter("ids is required")
    if len(wanted) > _MANY:
        raise InvalidParameter(f"one stream can follow at most {_MANY} predictions: open several streams")
    return _stream(request, context, caller.account, wanted)


@router.get(
    "/predictions/{id}/events",
    operation_id="prediction_events",
    response_class=StreamingResponse,
    responses=_EVENTS,
)
@raises(NotFound)
async def events(id: str, caller: Reading, context: In, request: Request) -> StreamingResponse:
    """Send the states of a prediction as a stream: `state` at each change, and the whole prediction
    as `end`.
    """
    if not await _get(request, caller.account, [id]):
        raise NotFound("this prediction does not exist")
    return _stream(request, context, caller.account, [id])


def _stream(request: Request, context: Context, account: str, ids: list[str]) -> StreamingResponse:
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    if request.method == "HEAD":
        return StreamingResponse(iter(()), media_type="text/event-stream", headers=headers)
    return StreamingResponse(
        _follow(request, context, account, ids), media_type="text/event-stream", headers=headers
    )


async def _follow(request: Request, context: Context, account: str, ids: list[str]) -> AsyncIterator[str]:
    """Give the events until each prediction is over. If no row changes, a look is one statement by
    primary key.
    """
    said, seen = dict.fromkeys(ids, ""), dict[str, Prediction]()
    threads: Threads = request.app.state.threads
    silent = counted = admitted = 0.0
    yield "retry: 1000\n\n"
    while said and not context.leaving.is_set() and not await request.is_disconnected():
        if admitted >= _ADMITTED_SECONDS:
            admitted = 0.0
            if not await _admitted(request):
                return
        current = await _get(request, account, said)
        for id in [id for id in said if id not in current]:
            del said[id]
            yield _event("gone", json.dumps({"id": id}))
        turns = counted >= _TURNS_SECONDS
        counted = 0.0 if turns else counted
        news = [one for id, one in current.items() if one != seen.get(id) or (turns and _waits(one))]
        states = await threads.polls.run(_states, context, news) if news else []
        for one, state in zip(news, states, strict=True):
            text = json.dumps(state)
            if text != said[one.id]:
                said[one.id], silent = text, 0.0
                yield _event("state", text)
            if one.status.over:
                del said[one.id]
                yield _event("end", json.dumps(envelope.prediction(one)))
        if silent > _ALIVE_SECONDS:
            silent = 0.0
            yield ": still there\n\n"
        seen = current
        if said:
            await asyncio.sleep(_LOOK_SECONDS)
        silent += _LOOK_SECONDS
        counted += _LOOK_SECONDS
        admitted += _LOOK_SECONDS


async def _admitted(request: Request) -> bool:
    caller: Caller | None = await request.app.state.callers.of(request.scope)
    return caller is not None and not caller.disabled and "read" in caller.scopes


def _event(name: str, data: str) -> str:
    return f"event: {name}\ndata: {data}\n\n"


def _waits(one: Prediction) -> bool:
    return one.status is Status.CREATED


def _states(context: Context, found: list[Prediction]) -> list[answers.State]:
    """Return the state of each prediction. `ahead`: predictions before it; `typical`: seconds of
    such a clip.
    """
    told = []
    with context.services.database.reading() as connection:
        for one in found:
            ahead = predictions.ahead(connection, one) if _waits(one) else 0
            typical = serving.typical(context.services, connection, one.model, one.need, now=context.now())
            told.append(_state(one, ahead=ahead, typical=typical))
    return told


def _state(one: Prediction, *, ahead: int, typical: float | None) -> answers.State:
    return {
        "id": one.id,
        "status": one.status.value,
        "stage": one.stage,
        "progress": round(one.progress, 3),
        "ahead": ahead,
        "typical": typical,
        "created_at": envelope.moment(one.created_at),
        "started_at": envelope.moment(one.started_at) if one.started_at else None,
        "finished_at": envelope.moment(one.finished_at) if one.finished_at else None,
    }


async def _get(request: Request, account: str, ids: Iterable[str]) -> dict[str, Prediction]:
    """Return the predictions among these that exist and belong to the account."""
    polls = request.app.state.polls
    found = await asyncio.gather(*(polls.get(id) for id in ids if plausible(id)))
    return {one.id: one for one in found if one is not None and one.account == account}

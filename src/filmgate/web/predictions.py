"""The routes of predictions: submit, poll, list, join, download, cancel and delete."""

import asyncio
import base64
from datetime import timedelta
from typing import Annotated

from fastapi import Request
from starlette.routing import Route

from filmgate.domain import catalog
from filmgate.domain.catalog import MODELS
from filmgate.domain.errors import (
    TOOK_TOO_LONG,
    Forbidden,
    MethodNotAllowed,
    ModelNotFound,
    NotFound,
)
from filmgate.domain.prediction import Prediction
from filmgate.domain.surface import Surface
from filmgate.flow import settle
from filmgate.flow.accept import Accepted
from filmgate.store import predictions
from filmgate.store.accounts import Caller
from filmgate.store.predictions import Filter
from filmgate.web import asked, errors, lookup, submission
from filmgate.web.auth import In, Predicting, Reading, scoped
from filmgate.web.body import held_body
from filmgate.web.context import Context
from filmgate.web.routing import Answer, Router, raises
from filmgate.web.submission import Prepare
from filmgate.wire import answers, envelope
from filmgate.wire.order import Order

router = Router(prefix="/api/v3", tags=["Predictions"])

Ids = Annotated[asked.Ids, asked.asked(asked.Ids)]
_INLINE = 25 * 1024 * 1024  # bytes of a clip that may travel as base64
ID = {"parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]}
ASKED = [
    {
        "name": "webhook",
        "in": "query",
        "description": "Address to tell of the end, signed.",
        "schema": {"type": "string", "format": "uri", "maxLength": 2000},
    },
    submission.SEED,
    {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "A repeated request with this key gets the first answer, for 24 hours.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 255},
    },
]
_FIRST_LOOK, _LAST_LOOK = 0.05, 0.5


@router.get("/predictions/{id}", operation_id="get_prediction", openapi_extra=ID)
@router.get("/predictions/{id}/result", openapi_extra=ID)
@raises(Forbidden, NotFound)
async def result(request: Request) -> Answer[answers.Prediction]:
    """Return a prediction. Clients poll this route once or twice a second, so it must be fast."""
    context, caller = request.app.state.context, scoped(request, "read")
    prediction = await lookup.prediction(request, caller, request.path_params["id"])
    shown = envelope.prediction(prediction)
    if prediction.base64 and prediction.outputs:
        shown["outputs"] = await request.app.state.threads.files.run(_inline, context, prediction)
    return Answer(shown)


@router.post("/predictions", operation_id="list_predictions")
def history(
    caller: Reading, context: In, body: Annotated[asked.History, asked.asked(asked.History)]
) -> Answer[answers.History]:
    """Return a page of the account's predictions, newest first; without dates, of the last 24 hours."""
    after, before = body.created_after, body.created_before
    if after is None and before is None:
        after = context.now() - timedelta(hours=24)
    wanted = Filter(
        page=body.page,
        page_size=body.page_size,
        after=after,
        before=before,
        model=body.model,
        status=body.status,
        prompt=body.prompt,
        key=body.access_key_uuid,
    )
    with context.services.database.reading() as connection:
        page, total = predictions.history(connection, caller.account, wanted)
    more = wanted.page * wanted.page_size < total
    items = [envelope.prediction(one) for one in page]
    return Answer({"page": wanted.page, "items": items, "total": total, "has_more": more})


@router.post("/predictions/delete", operation_id="delete_predictions")
def delete(caller: Predicting, context: In, body: Ids, request: Request) -> Answer[answers.Deleted]:
    """Delete predictions with their clips. What waits or runs is cancelled first."""
    request.app.state.storyboards.forget(caller.account)
    count = settle.delete(context.services, caller.account, body.ids, now=context.now())
    return Answer({"deleted_count": count})


@router.delete("/predictions/{id}", operation_id="delete_prediction")
@raises(NotFound)
def cancel(id: str, caller: Predicting, context: In, request: Request) -> Answer[answers.Deleted]:
    """Cancel what waits or runs; it is refunded. Delete what is over, with its clip."""
    request.app.state.storyboards.forget(caller.account)
    settle.cancel(context.services, caller.account, id, now=context.now())
    return Answer({"deleted_count": 1})


models = Router(prefix="/api/v3", tags=["Models"])


@models.get("/{model_id:path}", include_in_schema=False)
async def submit_only(request: Request, model_id: str) -> None:
    """Answer 405 if the path is a model, because a model takes POST only. Answer 404 for any other path."""
    if model_id not in MODELS:
        raise errors.nowhere(request)
    raise MethodNotAllowed(
        f"{model_id} is a model: POST its inputs here; GET /api/v3/models/{model_id} tells how to ask for it"
    )


@models.post("/{model_id:path}", openapi_extra={"parameters": ASKED}, responses=submission.TOLD)
@raises(*submission.RAISED)
async def submit(request: Request) -> Answer[answers.Prediction]:
    """Accept a prediction. This route is registered last, so that fixed routes win over ids of models."""
    model = request.path_params.get("model_id") or request.url.path.removeprefix(f"{models.prefix}/")
    if model not in MODELS:
        hint = "" if catalog.near(model) else request.app.state.addresses.hint("POST", request.url.path)
        raise ModelNotFound(catalog.unknown(model, hint))
    return await answered(request, model)


async def answered(
    request: Request, model: str, prepare: Prepare | None = None
) -> Answer[answers.Prediction]:
    """Accept a prediction and return its answer; in sync mode, once it is over. `prepare`: changes the
    submission before it is checked.
    """
    caller = scoped(request, "predict")
    with submission.counted(request, caller):
        accepted = await _accept(request, caller, model, prepare)
    shown = envelope.prediction(accepted.prediction)
    if accepted.sync:
        shown = await _wait(request, caller, accepted.id)
    response = Answer(shown)
    submission.tell(request, response, accepted)
    return response


async def _accept(request: Request, caller: Caller, model: str, prepare: Prepare | None) -> Accepted:
    """Accept a prediction in a stack frame of its own, so that a long sync wait does not keep the body in
    memory.
    """
    async with held_body(request) as body:
        order, webhook = Order(model=model, inputs=body), request.query_params.get("webhook")
        return await submission.submit(
            request, caller, order, surface=Surface.WAVESPEED, webhook=webhook, prepare=prepare
        )


# plain routes that are looked at before all others
HOT = (
    Route("/api/v3/predictions/{id}/result", result, methods=["GET"]),
    *(Route(f"/api/v3/{id}", submit, methods=["POST"]) for id in MODELS),
)


async def _wait(request: Request, caller: Caller, id: str) -> answers.Prediction:
    """Wait in sync mode. Return the finished prediction, or a note that it goes on."""
    context = request.app.state.context
    until, pause = context.now() + context.sync, _FIRST_LOOK
    while True:
        prediction = await lookup.prediction(request, caller, id)
        shown = envelope.prediction(prediction)
        if prediction.status.over:
            if prediction.base64 and prediction.outputs:
                shown["outputs"] = await request.app.state.threads.files.run(_inline, context, prediction)
            return shown
        if context.now() >= until or context.leaving.is_set() or await request.is_disconnected():
            seconds = round(context.sync.total_seconds())
            note = f"Sync mode timed out after {seconds} seconds."
            note += " The prediction is still processing asynchronously."
            return {**shown, "status": "processing", "code": TOOK_TOO_LONG, "error": note}
        await asyncio.sleep(pause)
        pause = min(pause * 1.5, _LAST_LOOK)


def _inline(context: Context, prediction: Prediction) -> list[str]:
    """Return the clip as bare base64; its address if it is too large for that or no longer kept."""
    blobs, name = context.services.blobs, prediction.output or ""
    size = blobs.size(name)
    if size is None or size > _INLINE:
        return list(prediction.outputs)
    return [base64.b64encode(blobs.read(name)).decode()]

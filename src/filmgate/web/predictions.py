"""The routes of predictions: submit, poll, list, join, download, cancel and delete."""

import asyncio
import base64
from datetime import timedelta
from typing import Annotated, Any

from fastapi import Request, Response
from fastapi.responses import FileResponse
from starlette.routing import Route

from filmgate import logs
from filmgate.domain import catalog
from filmgate.domain.catalog import MODELS
from filmgate.domain.errors import (
    TOOK_TOO_LONG,
    Forbidden,
    IdempotencyMismatch,
    InsufficientCredits,
    InvalidParameter,
    MethodNotAllowed,
    MissingParameter,
    ModelNotFound,
    NotFound,
    RateLimited,
    StorageFull,
)
from filmgate.domain.prediction import SEED_LIMIT, Prediction, plausible
from filmgate.flow import cut, settle
from filmgate.flow.accept import Accepted
from filmgate.flow.check import Request as Submission
from filmgate.store import predictions
from filmgate.store.accounts import Caller
from filmgate.store.predictions import Filter
from filmgate.web import asked, errors
from filmgate.web.address import base_url
from filmgate.web.auth import In, Pools, Predicting, Reading, scoped
from filmgate.web.body import REFUSED, held_body
from filmgate.web.context import Context
from filmgate.web.limits import SubmitRate
from filmgate.web.routing import Answer, Router, raises
from filmgate.web.sending import Once, whole
from filmgate.wire import answers, envelope

router = Router(prefix="/api/v3", tags=["Predictions"])

Ids = Annotated[asked.Ids, asked.asked(asked.Ids)]
_INLINE = 25 * 1024 * 1024  # bytes of a clip that may travel as base64
_ID = {"parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]}
SEED = {
    "name": "X-Filmgate-Seed",
    "in": "header",
    "description": "Seed of the clip; without it, the same request has the same seed.",
    "schema": {"type": "integer", "minimum": 0, "maximum": SEED_LIMIT - 1},
}
_ASKED = [
    {
        "name": "webhook",
        "in": "query",
        "description": "Address to tell of the end, signed.",
        "schema": {"type": "string", "format": "uri", "maxLength": 2000},
    },
    SEED,
    {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "A repeated request with this key gets the first answer, for 24 hours.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 255},
    },
]
_TOLD: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The prediction was accepted. In sync mode: it is over, or the time to wait is.",
        "headers": {
            "X-Filmgate-Seed": {"description": "Seed of the clip.", "schema": SEED["schema"]},
            "Idempotent-Replayed": {
                "description": "This is the answer to an earlier request with this Idempotency-Key.",
                "schema": {"type": "string", "enum": ["true"]},
            },
            "X-Ignored-Params": {
                "description": "Names in the body that the model does not know.",
                "schema": {"type": "string"},
            },
        },
    }
}
_FIRST_LOOK, _LAST_LOOK = 0.05, 0.5


@router.get("/predictions/{id}", operation_id="get_prediction", openapi_extra=_ID)
@router.get("/predictions/{id}/result", openapi_extra=_ID)
@raises(Forbidden, NotFound)
async def result(request: Request) -> Answer[answers.Prediction]:
    """Return a prediction. Clients poll this route once or twice a second, so it must be fast."""
    context, caller = request.app.state.context, scoped(request, "read")
    prediction = await _get(request, caller, request.path_params["id"])
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


@router.post(
    "/predictions/join",
    operation_id="join_clips",
    response_class=FileResponse,
    responses=whole("video/mp4"),
)
@raises(NotFound, StorageFull)
async def join(caller: Reading, context: In, body: Ids, threads: Pools) -> FileResponse:
    """Join clips into one MP4 and send it. No frame is encoded again."""
    made = await threads.files.run(cut.join, context.services, caller.account, body.ids)
    return Once(made, "video/mp4", "joined.mp4")


@router.post(
    "/predictions/download",
    operation_id="download_clips",
    response_class=FileResponse,
    responses=whole("application/zip"),
)
@raises(NotFound, StorageFull)
async def download(caller: Reading, context: In, body: Ids, threads: Pools) -> FileResponse:
    """Send several clips as one ZIP file."""
    made = await threads.files.run(cut.pack, context.services, caller.account, body.ids)
    return Once(made, "application/zip", "clips.zip")


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


@models.post("/{model_id:path}", openapi_extra={"parameters": _ASKED}, responses=_TOLD)
@raises(
    *REFUSED,
    Forbidden,
    IdempotencyMismatch,
    InsufficientCredits,
    InvalidParameter,
    MissingParameter,
    ModelNotFound,
    NotFound,
    RateLimited,
    StorageFull,
)
async def submit(request: Request) -> Answer[answers.Prediction]:
    """Accept a prediction. This route is registered last, so that fixed routes win over ids of models."""
    caller = scoped(request, "predict")
    model = request.path_params.get("model_id") or request.url.path.removeprefix(f"{models.prefix}/")
    if model not in MODELS:
        hint = "" if catalog.near(model) else request.app.state.addresses.hint("POST", request.url.path)
        raise ModelNotFound(catalog.unknown(model, hint))
    rate: SubmitRate = request.app.state.rate
    try:
        with rate.turn(caller):
            accepted = await _accept(request, caller, model)
    finally:
        request.state.headers = rate.headers(caller)
    client = request.headers.get("x-client-name", "")[:80]
    logs.event("accepted", prediction=accepted.id, model=model, client=client)
    shown = accepted.answer
    if accepted.sync:
        shown = await _wait(request, caller, accepted.id)
    response = Answer(shown, request.state.headers)
    _tell(response, accepted)
    return response


async def _accept(request: Request, caller: Caller, model: str) -> Accepted:
    """Accept a prediction in a stack frame of its own, so that a long sync wait does not keep the body in
    memory.
    """
    async with held_body(request) as body:
        accepted: Accepted = await request.app.state.submits.accept(
            Submission(
                caller=caller,
                model=model,
                body=body,
                base_url=base_url(request, request.app.state.context),
                seed=request.headers.get("x-filmgate-seed"),
                webhook=request.query_params.get("webhook"),
                idempotency=request.headers.get("idempotency-key"),
                trace=request.headers.get("traceparent", ""),
                id=logs.request.get(),
            )
        )
        return accepted


# plain routes that are looked at before all others
HOT = (
    Route("/api/v3/predictions/{id}/result", result, methods=["GET"]),
    *(Route(f"/api/v3/{id}", submit, methods=["POST"]) for id in MODELS),
)


def _tell(response: Response, accepted: Accepted) -> None:
    response.headers["X-Filmgate-Seed"] = str(accepted.answer["details"]["seed"])
    if accepted.replayed:
        response.headers["Idempotent-Replayed"] = "true"
    if accepted.ignored:
        names = ", ".join(accepted.ignored)[:400]
        # a header line is printable ASCII, whatever a JSON key may hold
        response.headers["X-Ignored-Params"] = "".join(c if " " <= c <= "~" else "?" for c in names)


async def _wait(request: Request, caller: Caller, id: str) -> answers.Prediction:
    """Wait in sync mode. Return the finished prediction, or a note that it goes on."""
    context = request.app.state.context
    until, pause = context.now() + context.sync, _FIRST_LOOK
    while True:
        prediction = await _get(request, caller, id)
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


async def _get(request: Request, caller: Caller, id: str) -> Prediction:
    found: Prediction | None = await request.app.state.polls.get(id) if plausible(id) else None
    if found is None or found.account != caller.account:
        raise NotFound("this prediction does not exist")
    return found


def _inline(context: Context, prediction: Prediction) -> list[str]:
    """Return the clip as bare base64; its address if it is too large for that or no longer kept."""
    blobs, name = context.services.blobs, prediction.output or ""
    size = blobs.size(name)
    if size is None or size > _INLINE:
        return list(prediction.outputs)
    return [base64.b64encode(blobs.read(name)).decode()]

"""The routes of predictions: submit, poll, list, join, download, cancel and delete."""

import asyncio
import base64
from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import FileResponse
from pydantic_core import to_json
from starlette.routing import Route

from filmgate import logs
from filmgate.domain.catalog import MODELS
from filmgate.domain.errors import TOOK_TOO_LONG, InvalidParameter, NotFound
from filmgate.domain.prediction import Prediction, Status, plausible
from filmgate.flow import cut, settle
from filmgate.flow.accept import Accepted
from filmgate.flow.check import Request as Submission
from filmgate.flow.extend import extension
from filmgate.flow.rendition import rendition
from filmgate.store import predictions
from filmgate.store.accounts import Caller
from filmgate.store.predictions import Filter
from filmgate.web import asked
from filmgate.web.address import base_url
from filmgate.web.auth import In, Pools, Predicting, Reading, scoped
from filmgate.web.body import held_body
from filmgate.web.context import Context
from filmgate.web.sending import Once
from filmgate.wire import envelope
from filmgate.wire.fields import checked

router = APIRouter(prefix="/api/v3")

Ids = Annotated[asked.Ids, asked.asked(asked.Ids)]
_INLINE = 25 * 1024 * 1024  # bytes of a clip that may travel as base64
_ID = {"parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]}
_FIRST_LOOK, _LAST_LOOK = 0.05, 0.5


@router.get("/predictions/{id}", openapi_extra=_ID)  # noqa: FAST003
@router.get("/predictions/{id}/result", openapi_extra=_ID)
async def result(request: Request) -> Response:
    """Return a prediction. Clients poll this route once or twice a second, so it must be fast."""
    context, caller = request.app.state.context, scoped(request, "read")
    prediction = await _get(request, caller, request.path_params["id"])
    shown = envelope.prediction(prediction)
    if prediction.base64 and prediction.outputs:
        shown["outputs"] = await request.app.state.threads.files.run(_inline, context, prediction)
    return _answer(shown)


@router.post("/predictions")
def history(
    caller: Reading, context: In, body: Annotated[asked.History, asked.asked(asked.History)]
) -> dict[str, Any]:
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
    return envelope.success({"page": wanted.page, "items": items, "total": total, "has_more": more})


@router.post("/predictions/delete")
def delete(caller: Predicting, context: In, body: Ids, request: Request) -> dict[str, Any]:
    request.app.state.storyboards.forget(caller.account)
    count = settle.delete(context.services, caller.account, body.ids, now=context.now())
    return envelope.success({"deleted_count": count})


@router.post("/predictions/join", response_class=FileResponse)
async def join(
    caller: Reading, context: In, body: Annotated[asked.Film, asked.asked(asked.Film)], threads: Pools
) -> FileResponse:
    """Join clips into one MP4 and send it. Only what a cut or a transition touches is encoded again."""
    if (body.ids is None) == (body.clips is None):
        raise InvalidParameter("give either ids or clips")
    whole = [cut.Piece(id=id) for id in body.ids or ()]
    pieces = [cut.Piece(**one.model_dump()) for one in body.clips or ()]
    made = await threads.files.run(cut.join, context.services, caller.account, whole or pieces)
    return Once(made, "video/mp4", "joined.mp4")


@router.post("/predictions/download", response_class=FileResponse)
async def download(caller: Reading, context: In, body: Ids, threads: Pools) -> FileResponse:
    """Send several clips as one ZIP file."""
    made = await threads.files.run(cut.pack, context.services, caller.account, body.ids)
    return Once(made, "application/zip", "clips.zip")


@router.delete("/predictions/{id}")
def cancel(id: str, caller: Predicting, context: In, request: Request) -> dict[str, Any]:
    request.app.state.storyboards.forget(caller.account)
    settle.cancel(context.services, caller.account, id, now=context.now())
    return envelope.success({"deleted_count": 1})


@router.post("/predictions/{id}/extend", openapi_extra=_ID)  # noqa: FAST003
async def extend(request: Request) -> Response:
    """Accept a prediction that goes on from the last frame of another one. Its output is both clips as one.

    The body has the inputs of the model except `image`, and may have `model`.
    """
    return await _submitted(request, "", extends=request.path_params["id"])


@router.post("/predictions/{id}/renditions", openapi_extra=_ID)  # noqa: FAST003
async def render(request: Request) -> Response:
    """Accept a prediction whose output is the clip of another one in another format or shape."""
    return await _submitted(request, "", renders=request.path_params["id"])


models = APIRouter(prefix="/api/v3")


@models.get("/{model_id:path}")
async def submit_only(model_id: str) -> None:
    """Answer 405 if the path is a model, because a model takes POST only. Answer 404 for any other path."""
    raise HTTPException(405 if model_id in MODELS else 404)


@models.post("/{model_id:path}")  # noqa: FAST003
async def submit(request: Request) -> Response:
    """Accept a prediction. This route is registered last, so that fixed routes win over ids of models."""
    model = request.path_params.get("model_id") or request.url.path.removeprefix(f"{models.prefix}/")
    return await _submitted(request, model)


async def _submitted(request: Request, model: str, *, extends: str = "", renders: str = "") -> Response:
    caller = scoped(request, "predict")
    with request.app.state.rate.turn(caller):
        accepted = await _accept(request, caller, model, extends, renders)
    client = request.headers.get("x-client-name", "")[:80]
    logs.event("accepted", prediction=accepted.id, model=accepted.answer["model"], client=client)
    shown = accepted.answer
    if accepted.sync:
        shown = await _wait(request, caller, accepted.id)
    response = _answer(shown)
    _tell(response, accepted)
    return response


async def _accept(request: Request, caller: Caller, model: str, extends: str, renders: str) -> Accepted:
    """Accept a prediction in a stack frame of its own, so that a long sync wait does not keep the body in
    memory.
    """
    async with held_body(request) as body:
        submission = Submission(
            caller=caller,
            model=model,
            body=body,
            base_url=base_url(request, request.app.state.context),
            seed=request.headers.get("x-filmgate-seed"),
            webhook=request.query_params.get("webhook"),
            idempotency=request.headers.get("idempotency-key"),
            trace=request.headers.get("traceparent", ""),
        )
        if extends:
            submission = await _extension(request, submission, extends)
        if renders:
            services, files = request.app.state.context.services, request.app.state.threads.files
            submission = await files.run(rendition, services, submission, renders)
        accepted: Accepted = await request.app.state.submits.accept(submission)
        return accepted


async def _extension(request: Request, submission: Submission, id: str) -> Submission:
    """Return the submission that extends this prediction. `model` of its body is no input of a model."""
    chosen = checked(asked.Extension, submission.body).model
    inputs = {name: value for name, value in submission.body.items() if name != "model"}
    files = request.app.state.threads.files
    asks = replace(submission, model=chosen, body=inputs)
    extended: Submission = await files.run(extension, request.app.state.context.services, asks, id)
    return extended


# plain routes that are looked at before all others
HOT = (
    Route("/api/v3/predictions/{id}/result", result, methods=["GET"]),
    *(Route(f"/api/v3/{id}", submit, methods=["POST"]) for id in MODELS),
)


def _answer(data: dict[str, Any]) -> Response:
    return Response(to_json(envelope.success(data)), media_type="application/json")


def _tell(response: Response, accepted: Accepted) -> None:
    response.headers["X-Filmgate-Seed"] = str(accepted.answer["details"]["seed"])
    if accepted.replayed:
        response.headers["Idempotent-Replayed"] = "true"
    if accepted.ignored:
        names = ", ".join(accepted.ignored)[:400]
        # a header line is printable ASCII, whatever a JSON key may hold
        response.headers["X-Ignored-Params"] = "".join(c if " " <= c <= "~" else "?" for c in names)


async def _wait(request: Request, caller: Caller, id: str) -> dict[str, Any]:
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
            return {**shown, "status": Status.PROCESSING, "code": TOOK_TOO_LONG, "error": note}
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

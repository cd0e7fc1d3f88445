"""The routes of OpenAI's Videos API, over our own predictions: the same ids, ledger, limits and webhooks."""

import functools
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Annotated, Any, Literal

from fastapi import Query, Request, Response
from starlette.routing import Route

from filmgate.domain import catalog
from filmgate.domain.errors import Forbidden, Gone, ModelNotFound, NotFound, NotOffered
from filmgate.domain.prediction import Prediction, Status, plausible
from filmgate.domain.surface import Surface
from filmgate.flow import frames, settle
from filmgate.store import predictions
from filmgate.web import lookup, submission
from filmgate.web.auth import In, Pools, Predicting, Reading, scoped
from filmgate.web.body import held_body
from filmgate.web.context import Context
from filmgate.web.films import extended
from filmgate.web.form import held_form, is_form
from filmgate.web.routing import Json, Router, raises
from filmgate.web.sending import ranged, send
from filmgate.web.submission import Prepare
from filmgate.web.threads import Threads
from filmgate.wire import openai
from filmgate.wire.openai_order import extension, order, typed
from filmgate.wire.order import Order

router = Router(prefix="/v1", tags=["OpenAI"], refused=openai.OpenAIRefused)

_FILES = ("input_reference", "image", "end_image")
_VARIANTS = {
    "video": ("", ""),
    "thumbnail": (frames.THUMBNAIL, "-thumbnail"),
    "spritesheet": (frames.SHEET, "-spritesheet"),
}
_POLL_LEAST, _POLL_MOST = timedelta(milliseconds=500), timedelta(seconds=5)
_ID = {"parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]}
_BODY: dict[str, Any] = {
    "parameters": [{"name": "webhook", "in": "query", "schema": {"type": "string", "format": "uri"}}],
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": openai.NEW_VIDEO},
            "multipart/form-data": {"schema": openai.NEW_VIDEO_FORM},
        },
    },
}

_EXTENSION: dict[str, Any] = {
    **_BODY,
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": openai.EXTENSION},
            "multipart/form-data": {"schema": openai.EXTENSION_FORM},
        },
    },
}


@router.post("/videos", operation_id="openai_create_video", openapi_extra=_BODY, responses=submission.TOLD)
@raises(*submission.RAISED)
async def create(request: Request) -> Json[openai.Video]:
    """Make a video. Multipart with `input_reference` as a file, or JSON with it as an address. `?webhook=`
    tells that address of the end, as an event.
    """
    return await _submitted(request, lambda fields: (order(fields), None))


@router.post(
    "/videos/extensions",
    operation_id="openai_extend_video",
    openapi_extra=_EXTENSION,
    responses=submission.TOLD,
)
@raises(*submission.RAISED)
async def extend(request: Request) -> Json[openai.Video]:
    """Make a video that goes on from the last frame of another one of this server. It has both."""

    def read(fields: Mapping[str, Any]) -> tuple[Order, Prepare]:
        id, wanted = extension(fields)
        return wanted, functools.partial(extended, request, id)

    return await _submitted(request, read)


async def _submitted(
    request: Request, read: Callable[[Mapping[str, Any]], tuple[Order, Prepare | None]]
) -> Json[openai.Video]:
    """Accept a video. `read`: gives the order that the fields of a request mean, and what prepares it."""
    caller = scoped(request, "predict")
    with submission.counted(request, caller):
        async with _asked(request) as fields:
            wanted, prepare = read(fields)
            accepted = await submission.submit(
                request,
                caller,
                wanted,
                surface=Surface.OPENAI,
                webhook=request.query_params.get("webhook"),
                prepare=prepare,
            )
    response = _video(request, accepted.prediction)
    submission.tell(request, response, accepted, wanted.ignored)
    return response


@asynccontextmanager
async def _asked(request: Request) -> AsyncIterator[dict[str, Any]]:
    """Give the fields of a request to make a video."""
    if is_form(request):
        async with held_form(request, _FILES) as form:
            yield {name: typed(name, value) for name, value in form.items()}
    else:
        async with held_body(request) as body:
            yield body


@router.get("/videos/{id}", operation_id="openai_retrieve_video", openapi_extra=_ID)
@raises(Forbidden, NotFound)
async def retrieve(request: Request) -> Json[openai.Video]:
    """Return a video. While it is not over, `openai-poll-after-ms` says when to look again."""
    return _video(request, await _found(request, request.path_params["id"]))


# plain routes that are looked at before all others
HOT = (
    Route("/v1/videos/{id}", retrieve, methods=["GET"]),
    Route("/v1/videos", create, methods=["POST"]),
)


@router.get("/videos", operation_id="openai_list_videos")
@raises(NotFound)
def listing(
    caller: Reading,
    context: In,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    after: Annotated[str | None, Query(max_length=100)] = None,
    order: Literal["asc", "desc"] = "desc",
) -> Json[openai.Videos]:
    """Return a page of the account's videos, however they were submitted."""
    with context.services.database.reading() as connection:
        last = predictions.get(connection, after) if after and plausible(after) else None
        if after and (last is None or last.account != caller.account):
            raise NotFound("after: this video does not exist")
        page = predictions.page(
            connection, caller.account, after=last, ascending=order == "asc", limit=limit + 1
        )
    return Json(openai.videos(page[:limit], more=len(page) > limit, keep=context.services.keep))


@router.delete("/videos/{id}", operation_id="openai_delete_video")
@raises(NotFound)
def delete(id: str, caller: Predicting, context: In, request: Request) -> Json[openai.VideoDeleted]:
    """Delete a video with its clip. One that waits or runs is cancelled and refunded first."""
    request.app.state.storyboards.forget(caller.account)
    if not plausible(id) or not settle.delete(context.services, caller.account, [id], now=context.now()):
        raise NotFound("this video does not exist")
    return Json(openai.deleted(id))


@router.get(
    "/videos/{id}/content",
    operation_id="openai_video_content",
    response_class=Response,
    responses=ranged("video/mp4", "image/webp", "image/jpeg"),
)
@raises(Gone, NotFound)
async def content(
    *,
    id: str,
    caller: Reading,
    context: In,
    threads: Pools,
    request: Request,
    variant: Literal["video", "thumbnail", "spritesheet"] = "video",
) -> Response:
    """Send the clip (MP4), a picture from its middle (WebP) or twelve of its frames (JPEG)."""
    found = await lookup.prediction(request, caller, id, what="video")
    if found.status is not Status.COMPLETED:
        raise NotFound(f"this video has no content: its status is {found.status}")
    name, suffix = _VARIANTS[variant]
    return await threads.files.run(_sent, context, threads, request, found, name, suffix)


def _sent(  # noqa: PLR0917
    context: Context, threads: Threads, request: Request, found: Prediction, name: str, suffix: str
) -> Response:
    return send(
        request,
        context.services.blobs,
        frames.keep(context.services, found, name) if name else found.output or "",
        threads.files,
        etag=f"{found.id}-{found.attempt}{suffix}",
        media_type=frames.TYPES.get(name, "video/mp4"),
        headers={"Cache-Control": "private, no-cache"},
        here=True,
    )


@router.post("/videos/edits", include_in_schema=False)
@router.post("/videos/characters", include_in_schema=False)
@router.get("/videos/characters/{id}", include_in_schema=False)
@router.post("/videos/{id}/remix", include_in_schema=False)
async def not_offered(_caller: Reading) -> None:
    """Answer 501: no model of this server does this."""
    raise NotOffered("this server makes videos from text and from first and last frames only")


@router.get("/models", operation_id="openai_list_models")
def models(_caller: Reading, context: In) -> Json[openai.OpenAIModels]:
    """Return all models."""
    return Json(openai.models(created=_born(context)))


@router.get("/models/{model_id:path}", operation_id="openai_retrieve_model")
@raises(ModelNotFound)
def model(model_id: str, _caller: Reading, context: In) -> Json[openai.OpenAIModel]:
    """Return one model."""
    if model_id not in catalog.MODELS:
        raise ModelNotFound(f"model {model_id[:100]!r} does not exist: GET /v1/models lists all models")
    return Json(openai.model(catalog.MODELS[model_id], created=_born(context)))


def _born(context: Any) -> int:
    """Return the time of this server's start, in seconds since 1970: its catalogue is as old."""
    return int(context.began.timestamp())


async def _found(request: Request, id: str) -> Prediction:
    return await lookup.prediction(request, scoped(request, "read"), id, what="video")


def _video(request: Request, found: Prediction) -> Json[openai.Video]:
    context = request.app.state.context
    response = Json(openai.video(found, keep=context.services.keep))
    if not found.status.over:
        age = (context.now() - found.created_at) / 10
        pause = min(max(age, _POLL_LEAST), _POLL_MOST)
        response.headers["openai-poll-after-ms"] = str(int(pause / timedelta(milliseconds=1)))
    return response

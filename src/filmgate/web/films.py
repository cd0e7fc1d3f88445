"""The routes that make something of finished clips: films, extensions, renditions, a ZIP file."""

import functools
from dataclasses import replace
from typing import Annotated

from fastapi import Request
from fastapi.responses import FileResponse

from filmgate.domain.errors import InvalidParameter, NotFound, StorageFull
from filmgate.flow import cut
from filmgate.flow.check import Request as Submission
from filmgate.flow.extend import extension
from filmgate.flow.rendition import rendition
from filmgate.web import asked, submission
from filmgate.web.auth import In, Pools, Reading
from filmgate.web.predictions import ASKED, ID, Ids, answered
from filmgate.web.routing import Answer, Router, raises
from filmgate.web.sending import Once, whole
from filmgate.wire import answers
from filmgate.wire.fields import checked

router = Router(prefix="/api/v3", tags=["Predictions"])
_EXTRA = {"parameters": [*ID["parameters"], *ASKED]}


@router.post(
    "/predictions/join",
    operation_id="join_clips",
    response_class=FileResponse,
    responses=whole("video/mp4"),
)
@raises(NotFound, StorageFull)
async def join(
    caller: Reading, context: In, body: Annotated[asked.Film, asked.asked(asked.Film)], threads: Pools
) -> FileResponse:
    """Join clips into one MP4 and send it. Only what a cut or a transition touches is encoded again."""
    if (body.ids is None) == (body.clips is None):
        raise InvalidParameter("give either ids or clips")
    pieces = [cut.Piece(id=id) for id in body.ids or ()]
    pieces += [cut.Piece(**one.model_dump()) for one in body.clips or ()]
    made = await threads.files.run(cut.join, context.services, caller.account, pieces)
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


@router.post(
    "/predictions/{id}/extend", operation_id="extend_clip", openapi_extra=_EXTRA, responses=submission.TOLD
)
@asked.takes(asked.Extension)
@raises(*submission.RAISED)
async def extend(request: Request) -> Answer[answers.Prediction]:
    """Accept a prediction that goes on from the last frame of another one. Its output is both clips as one.

    The body has the inputs of the model except `image`, and may have `model`.
    """
    return await answered(request, "", functools.partial(extended, request, request.path_params["id"]))


@router.post(
    "/predictions/{id}/renditions",
    operation_id="render_clip",
    openapi_extra=_EXTRA,
    responses=submission.TOLD,
)
@asked.takes(asked.Rendition)
@raises(*submission.RAISED)
async def render(request: Request) -> Answer[answers.Prediction]:
    """Accept a prediction whose output is the clip of another one in another format or shape."""
    return await answered(request, "", functools.partial(_rendered, request, request.path_params["id"]))


async def extended(request: Request, id: str, given: Submission) -> Submission:
    """Return the submission that extends this prediction. `model` of its body is no input of a model."""
    chosen = given.model or checked(asked.Extension, given.body).model
    inputs = {name: value for name, value in given.body.items() if name != "model"}
    state = request.app.state
    asks = replace(given, model=chosen, body=inputs)
    made: Submission = await state.threads.files.run(extension, state.context.services, asks, id)
    return made


async def _rendered(request: Request, id: str, given: Submission) -> Submission:
    state = request.app.state
    made: Submission = await state.threads.files.run(rendition, state.context.services, given, id)
    return made

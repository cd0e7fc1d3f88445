"""The route that sends clips. Their addresses cannot be guessed, so it needs no key."""

from datetime import timedelta
from typing import Annotated

from fastapi import Query, Request, Response

from filmgate.domain.errors import Gone, NotFound
from filmgate.domain.prediction import Prediction
from filmgate.flow import frames
from filmgate.store import predictions
from filmgate.web.auth import In, Pools
from filmgate.web.context import Context
from filmgate.web.routing import Router, raises
from filmgate.web.sending import ranged, send
from filmgate.web.threads import Threads

router = Router(tags=["Predictions"])
_HEADERS = {"X-Content-Type-Options": "nosniff", "Access-Control-Allow-Origin": "*"}
Here = Annotated[
    bool, Query(description="Send the file from this server, without a redirect to the object store.")
]
_LONGEST = timedelta(days=1)
_CLIP = "0.mp4"
_KINDS = {
    "mp4": "video/mp4",
    "webm": "video/webm",
    "gif": "image/gif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "png": "image/png",
}


@router.get(
    "/outputs/{token}/{name}", operation_id="get_clip", responses=ranged(*dict.fromkeys(_KINDS.values()))
)
@raises(NotFound, Gone)
async def output(  # noqa: PLR0917
    token: str,
    name: str,
    context: In,
    threads: Pools,
    request: Request,
    here: Here = False,  # noqa: FBT002
) -> Response:
    """Send a clip (`0.mp4`), or a picture of it: `first.png`, `last.png`, `thumbnail.webp`, or twelve of its
    frames in `spritesheet.jpg`. The address cannot be guessed, so it needs no key.
    """
    return await threads.files.run(_output, context, threads, request, token, name, here=here)


def _output(
    context: Context, threads: Threads, request: Request, token: str, name: str, *, here: bool
) -> Response:
    with context.services.database.reading() as connection:
        prediction = predictions.by_token(connection, token)
    if prediction is None or prediction.output is None or name not in _named(prediction):
        raise NotFound("this clip does not exist")
    clip = name == prediction.file
    etag = f"{prediction.id}-{prediction.attempt}"
    return send(
        request,
        context.services.blobs,
        prediction.output if clip else frames.keep(context.services, prediction, name),
        threads.files,
        etag=etag if clip else f"{etag}-{name}",
        media_type=_KINDS[name.rpartition(".")[2]],
        headers={**_HEADERS, "Cache-Control": _kept(context, prediction)},
        here=here or name != _CLIP,  # the bucket sends all that it has as a clip
    )


def _named(prediction: Prediction) -> tuple[str, ...]:
    """Return the names of the files of a prediction."""
    return (prediction.file, *(frames.TYPES if prediction.pictures else ()))


def _kept(context: Context, found: Prediction) -> str:
    """Return the caching header: only the reader may keep the clip, and no longer than the server
    keeps it.
    """
    ended = found.finished_at or found.created_at
    left = min(ended + context.services.keep - context.now(), _LONGEST)
    return f"private, max-age={max(0, int(left.total_seconds()))}"

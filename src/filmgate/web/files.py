"""The route that sends clips. Their addresses cannot be guessed, so it needs no key."""

from datetime import timedelta
from typing import Annotated

from fastapi import Query, Request, Response

from filmgate.domain.errors import Gone, NotFound
from filmgate.domain.prediction import Prediction
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


@router.get("/outputs/{token}/0.mp4", operation_id="get_clip", responses=ranged("video/mp4"))
@raises(NotFound, Gone)
async def output(
    token: str,
    context: In,
    threads: Pools,
    request: Request,
    here: Here = False,  # noqa: FBT002
) -> Response:
    """Send a clip. Its address cannot be guessed, so it needs no key."""
    return await threads.files.run(_output, context, threads, token, request, here=here)


def _output(context: Context, threads: Threads, token: str, request: Request, *, here: bool) -> Response:
    with context.services.database.reading() as connection:
        prediction = predictions.by_token(connection, token)
    if prediction is None or prediction.output is None:
        raise NotFound("this clip does not exist")
    etag = f"{prediction.id}-{prediction.attempt}"
    headers = {**_HEADERS, "Cache-Control": _kept(context, prediction)}
    return send(
        request,
        context.services.blobs,
        prediction.output,
        threads.files,
        etag=etag,
        media_type="video/mp4",
        headers=headers,
        here=here,
    )


def _kept(context: Context, found: Prediction) -> str:
    """Return the caching header: only the reader may keep the clip, and no longer than the server
    keeps it.
    """
    ended = found.finished_at or found.created_at
    left = min(ended + context.services.keep - context.now(), _LONGEST)
    return f"private, max-age={max(0, int(left.total_seconds()))}"

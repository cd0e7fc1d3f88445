"""Clips, by their unguessable address, without a key."""

from fastapi import APIRouter, Request, Response

from filmgate.domain.errors import NotFound
from filmgate.store import predictions
from filmgate.web.auth import In, Pools
from filmgate.web.context import Context
from filmgate.web.sending import send
from filmgate.web.threads import Threads

router = APIRouter()
_HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "X-Content-Type-Options": "nosniff",
    "Access-Control-Allow-Origin": "*",
}


@router.get("/outputs/{token}/0.mp4")
@router.head("/outputs/{token}/0.mp4")
async def output(token: str, context: In, threads: Pools, request: Request) -> Response:
    return await threads.files.run(_output, context, threads, token, request)


def _output(context: Context, threads: Threads, token: str, request: Request) -> Response:
    with context.house.database.reading() as connection:
        found = predictions.by_token(connection, token)
    if found is None or found.output is None:
        raise NotFound("there is no such clip")
    etag = f"{found.id}-{found.attempt}"
    return send(
        request, context.house.blobs, found.output, threads.files, etag=etag, media_type="video/mp4",
        headers=_HEADERS,
    )  # fmt: skip

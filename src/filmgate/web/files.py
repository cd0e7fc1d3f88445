"""Clips, by their unguessable address, without a key; Range requests are answered."""

from fastapi import APIRouter
from fastapi.responses import FileResponse

from filmgate.domain.errors import Gone, NotFound
from filmgate.store import predictions
from filmgate.web.auth import In

router = APIRouter()


@router.get("/outputs/{token}/0.mp4")
@router.head("/outputs/{token}/0.mp4")
def output(token: str, context: In) -> FileResponse:
    with context.house.database.reading() as connection:
        found = predictions.by_token(connection, token)
    if found is None or found.output is None:
        raise NotFound("there is no such clip")
    path = context.house.blobs.path(found.output)
    if not path.is_file():
        raise Gone("this clip is no longer kept")
    headers = {
        "Cache-Control": "public, max-age=31536000, immutable",
        "X-Content-Type-Options": "nosniff",
        "Access-Control-Allow-Origin": "*",
    }
    return FileResponse(path, media_type="video/mp4", headers=headers)

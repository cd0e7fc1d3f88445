"""Renditions: a submission whose output is an earlier clip in another format or shape."""

from dataclasses import replace

from filmgate.domain import catalog
from filmgate.domain.errors import InvalidParameter
from filmgate.domain.prediction import RENDERS
from filmgate.domain.shot import FPS
from filmgate.flow import clips
from filmgate.flow.check import Earlier, Request
from filmgate.flow.services import Services

_LONGEST = 20  # seconds of a GIF or a WebP: all of its frames are in memory at once


def rendition(services: Services, request: Request, id: str) -> Request:
    """Return the submission that makes a rendition of the clip of prediction `id`. Its body has `format` and
    `shape`.

    Raise NotFound or InvalidParameter.
    """
    earlier = clips.find(services, request.caller.account, id)
    asked = {name: request.body.get(name) for name in ("format", "shape")}
    if asked["format"] in (None, "", "mp4") and asked["shape"] in (None, "", "original"):
        raise InvalidParameter(
            "choose a format (webm, gif, webp) or a shape (9:16, 1:1): the clip is an MP4 already"
        )
    if asked["format"] in ("gif", "webp") and earlier.details.get("frames", 0) > _LONGEST * FPS:
        raise InvalidParameter(f"format must be webm or mp4 for a film of more than {_LONGEST} seconds")
    model = catalog.find(earlier.model)
    size = {"resolution": model.size(earlier.inputs), "duration": model.duration(earlier.inputs)}
    return replace(
        request,
        model=catalog.RENDITION,
        body={**request.body, **size},
        earlier=Earlier(use=RENDERS, id=id, clip=earlier.output or ""),
    )

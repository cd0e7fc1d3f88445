"""Frames of a clip as images: its first and its last frame, and a thumbnail. They are made when asked for,
and kept beside the clip.
"""

from filmgate.domain.errors import Gone
from filmgate.domain.prediction import Prediction
from filmgate.flow.services import Services

NAMES = ("first.png", "last.png", "thumbnail.webp")


def keep(services: Services, prediction: Prediction, name: str) -> str:
    """Return the name of an image of a clip in the file store. `name`: one of NAMES. Raise Gone if the clip
    has expired.
    """
    clip = prediction.output or ""
    kept = f"{clip.rpartition('/')[0]}/{name}"
    if services.blobs.size(clip) is None:
        raise Gone("this clip has expired: the server no longer stores it")
    if services.blobs.size(kept) is None:
        services.blobs.write(kept, _made(services, clip, name))
    return kept


def _made(services: Services, clip: str, name: str) -> bytes:
    from filmgate.media import still  # noqa: PLC0415  a server starts without its decoders
    from filmgate.media.footage import Footage  # noqa: PLC0415

    with services.blobs.local(clip) as file:
        footage = Footage.of(file)
        if name == "thumbnail.webp":
            return still.thumbnail(footage.picture(footage.count // 2))
        return still.png(footage.picture(-1 if name == "last.png" else 0))

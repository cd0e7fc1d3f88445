"""Pictures of a clip: first and last frame, thumbnail, sheet. Each is made when asked for, and is kept."""

from filmgate.domain.errors import Gone, StorageFull
from filmgate.domain.prediction import Prediction
from filmgate.flow.services import Services

THUMBNAIL, SHEET = "thumbnail.webp", "spritesheet.jpg"
TYPES = {"first.png": "image/png", "last.png": "image/png", THUMBNAIL: "image/webp", SHEET: "image/jpeg"}
_TILES = 12


def keep(services: Services, prediction: Prediction, name: str) -> str:
    """Return the name of a picture of a clip in the file store. `name`: one of TYPES. Raise Gone if the clip
    has expired, or StorageFull.
    """
    clip = prediction.output or ""
    kept = f"{clip.rpartition('/')[0]}/{name}"
    if services.blobs.size(clip) is None:
        raise Gone("this clip has expired: the server no longer stores it")
    if services.blobs.size(kept) is None:
        if services.full():
            raise StorageFull
        services.blobs.write(kept, _made(services, clip, name))
    return kept


def _made(services: Services, clip: str, name: str) -> bytes:
    from filmgate.media import still  # noqa: PLC0415  a server starts without its decoders
    from filmgate.media.footage import Footage  # noqa: PLC0415

    with services.blobs.local(clip) as file:
        footage = Footage.of(file)
        if name == THUMBNAIL:
            return still.thumbnail(footage.picture(footage.count // 2))
        if name == SHEET:
            last = footage.count - 1
            return still.sheet([footage.picture(round(one * last / (_TILES - 1))) for one in range(_TILES)])
        return still.png(footage.picture(-1 if name == "last.png" else 0))

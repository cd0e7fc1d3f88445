"""Still images of a clip, made when somebody asks for them and kept beside the clip for a while."""

from typing import Literal

from filmgate.domain.errors import Gone
from filmgate.domain.prediction import Prediction
from filmgate.flow.services import Services

Kind = Literal["thumbnail", "spritesheet"]
_FILES = {"thumbnail": "thumbnail.webp", "spritesheet": "spritesheet.jpg"}
TYPES = {"thumbnail": "image/webp", "spritesheet": "image/jpeg"}


def poster(services: Services, prediction: Prediction, kind: Kind) -> bytes:
    """Return a still image of a completed prediction. Raise Gone if its clip has expired.

    The file lies beside the clip and is deleted with it. The sweep may delete it earlier; it is then made
    again.
    """
    from filmgate.media import sheet  # noqa: PLC0415  a server starts without its decoders

    clip = prediction.output or ""
    name = f"{clip.rpartition('/')[0]}/{_FILES[kind]}"
    if services.blobs.size(name) is not None:
        return services.blobs.read(name)
    make = sheet.thumbnail if kind == "thumbnail" else sheet.spritesheet
    try:
        with services.blobs.local(clip) as path:
            made = make(path)
    except FileNotFoundError:
        raise Gone("this file has expired: the server no longer stores it") from None
    if not services.full(len(made)):
        services.blobs.write(name, made)
    return made

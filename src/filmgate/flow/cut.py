"""Several clips of an account as one file: joined into one film, or packed into one ZIP."""

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from filmgate.domain.errors import InvalidParameter, NotFound, StorageFull
from filmgate.domain.shot import FPS
from filmgate.flow import clips
from filmgate.flow.services import Services
from filmgate.store import predictions

_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A clip of a film, from `start` to `end` in seconds; None: to its end. `transition`: how it follows the
    clip before it.
    """

    id: str
    start: float = 0.0
    end: float | None = None
    transition: Literal["cut", "fade", "dip"] = "cut"
    transition_seconds: float = 0.5


def join(services: Services, account: str, pieces: Sequence[Piece]) -> Path:
    """Join these pieces into one MP4 file and return its path. The caller must delete the file.

    Raise NotFound, InvalidParameter or StorageFull.
    """
    from filmgate.media import film as cutting  # noqa: PLC0415  a server starts without its decoders

    changed = any(one != Piece(id=one.id) for one in pieces)
    if len(pieces) < _FEWEST and not changed:
        raise InvalidParameter("a film must have at least two clips, or a part of one")
    ids = list(dict.fromkeys(one.id for one in pieces))
    if len(ids) < len(pieces) and not changed:
        raise InvalidParameter("ids must not have a prediction twice")
    with _clips(services, account, ids) as found, _spooled(services) as target:
        files = dict(zip(ids, found, strict=True))
        parts = [
            cutting.Part(
                path=files[one.id],
                begin=round(one.start * FPS),
                end=None if one.end is None else round(one.end * FPS),
                entry=one.transition,
                frames=0 if one.transition == "cut" else round(one.transition_seconds * FPS),
            )
            for one in pieces
        ]
        try:
            cutting.film(parts, target)
        except cutting.NotAlike:
            raise InvalidParameter(
                "these clips have different sizes: join them with `filmgate join --reencode`"
            ) from None
        except cutting.TooShort as error:
            raise InvalidParameter(f"clips: {error}") from None
    return target


def pack(services: Services, account: str, ids: Sequence[str]) -> Path:
    """Pack these clips into one ZIP file and return its path. The caller must delete the file. Raise
    NotFound, InvalidParameter or StorageFull.
    """
    if len(set(ids)) != len(ids):
        raise InvalidParameter("ids must not have a prediction twice")
    with (
        _clips(services, account, ids) as files,
        _spooled(services) as target,
        zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive,
    ):
        for id, file in zip(ids, files, strict=True):
            archive.write(file, f"{id}.mp4")  # stored: video does not get smaller
    return target


@contextmanager
def _spooled(services: Services) -> Iterator[Path]:
    """Give a path to write to. If the work fails, the file is removed."""
    target = services.blobs.spool()
    try:
        yield target
    except BaseException as error:
        target.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise StorageFull(f"the server cannot write the file: {error.strerror}") from error
        raise


@contextmanager
def _clips(services: Services, account: str, ids: Sequence[str]) -> Iterator[list[Path]]:
    """Give the files of these clips. Raise StorageFull if their sum does not fit beside the reserve of the
    disk.
    """
    with services.database.reading() as connection:
        predictions_by_id = predictions.get_all(connection, set(ids))
    with ExitStack() as opened:
        files: list[Path] = []
        for id in ids:
            one = predictions_by_id.get(id)
            if one is None or one.account != account:
                raise NotFound(f"prediction {id[:40]!r} does not exist")
            clip = clips.require(one).output or ""
            files.append(opened.enter_context(clips.opened(services, id, clip)))
        if services.full(sum(file.stat().st_size for file in files)):
            raise StorageFull
        yield files

"""Several clips of an account as one file: joined into one film, or packed into one ZIP."""

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filmgate.domain.errors import InvalidParameter, NotFound, StorageFull
from filmgate.domain.prediction import Status
from filmgate.flow.services import Services
from filmgate.store import predictions

_FEWEST = 2


def join(services: Services, account: str, ids: Sequence[str]) -> Path:
    """Join these clips into one MP4 file and return its path. The caller must delete the file.

    Raise NotFound, InvalidParameter or StorageFull.
    """
    from filmgate.media import film as cutting  # noqa: PLC0415  a server starts without its decoders

    if len(ids) < _FEWEST:
        raise InvalidParameter("ids must have at least two predictions")
    with _clips(services, account, ids) as clips, _spooled(services) as target:
        try:
            cutting.film([cutting.Part(path=clip) for clip in clips], target)
        except cutting.NotAlike:
            raise InvalidParameter(
                "these clips have different sizes: join them with `filmgate join --reencode`"
            ) from None
    return target


def pack(services: Services, account: str, ids: Sequence[str]) -> Path:
    """Pack these clips into one ZIP file and return its path. The caller must delete the file. Raise
    NotFound, InvalidParameter or StorageFull.
    """
    with (
        _clips(services, account, ids) as clips,
        _spooled(services) as target,
        zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive,
    ):
        for id, clip in zip(ids, clips, strict=True):
            archive.write(clip, f"{id}.mp4")  # stored: video does not get smaller
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
    if len(set(ids)) != len(ids):
        raise InvalidParameter("ids must not have a prediction twice")
    with services.database.reading() as connection:
        predictions_by_id = predictions.get_all(connection, set(ids))
    with ExitStack() as opened:
        clips = []
        for id in ids:
            one = predictions_by_id.get(id)
            if one is None or one.account != account:
                raise NotFound(f"prediction {id[:40]!r} does not exist")
            if one.status is not Status.COMPLETED:
                raise InvalidParameter(
                    f"prediction {id} has no clip: it is not completed, or its clip has expired"
                )
            try:
                clips.append(opened.enter_context(services.blobs.local(one.output or "")))
            except FileNotFoundError:
                raise InvalidParameter(
                    f"prediction {id} has no clip: it is not completed, or its clip has expired"
                ) from None
        if services.full(sum(clip.stat().st_size for clip in clips)):
            raise StorageFull
        yield clips

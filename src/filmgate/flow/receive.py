"""Uploads in three steps: announce a file, send its bytes, use its address as an image of a model."""

import hashlib
import hmac
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from filmgate import outside
from filmgate.domain.errors import (
    Forbidden,
    Gone,
    InvalidParameter,
    NotFound,
    PayloadTooLarge,
    PreconditionFailed,
    StorageFull,
)
from filmgate.domain.media import MAX_UPLOAD, kind_of, type_of
from filmgate.flow.services import Services
from filmgate.media.image import MAX_BYTES
from filmgate.store import uploads
from filmgate.store.database import Connection
from filmgate.store.uploads import Upload

TICKET = timedelta(minutes=15)
_ADDRESS = re.compile(r"/uploads/([0-9a-f]{32})/[^/]+")
_STAMP = re.compile(r"[0-9]{1,12}")  # seconds since 1970
_NAME_LENGTH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """The answer to an announced upload: the signed address to PUT the bytes to, when that address expires,
    and the address to use the file by later.
    """

    upload: Upload
    put_url: str
    download_url: str
    expires_at: datetime


def ticket(
    services: Services,
    account: str,
    *,
    filename: str,
    size: int,
    content_type: str | None,
    base_url: str,
    now: datetime,
) -> Ticket:
    """Announce a file to upload and return its addresses. Raise InvalidParameter or PayloadTooLarge."""
    if size > MAX_UPLOAD:
        raise PayloadTooLarge(f"the file is larger than {MAX_UPLOAD // 2**20} MiB")
    if size < 1:
        raise InvalidParameter("size must be at least 1 byte")
    if services.full(size):
        raise StorageFull
    name = _safe(filename)
    upload = Upload(
        id=outside.identifier(),
        account=account,
        token=outside.token(),
        filename=name,
        content_type=_type(name, content_type),
        size=size,
        created_at=now,
    )
    with services.database.writing() as connection:
        if uploads.kept(connection, account, since=now - TICKET) + size > services.uploads:
            raise PayloadTooLarge(
                f"at most {services.uploads // 2**20} MiB of uploads are kept for an account, "
                f"each for {services.keep.total_seconds() / 86_400:g} days: this one would be more "
                "(FILMGATE_LIMITS__UPLOADS_MB)"
            )
        uploads.insert(connection, upload)
    expires_at = now + TICKET
    stamp = int(expires_at.timestamp())
    put = f"{base_url}/uploads/{upload.id}?expires={stamp}&signature={_signature(upload, stamp)}"
    return Ticket(
        upload=upload, put_url=put, download_url=download_url(upload, base_url), expires_at=expires_at
    )


def download_url(upload: Upload, base_url: str) -> str:
    return f"{base_url}/uploads/{upload.token}/{quote(upload.filename)}"


def admit(services: Services, id: str, *, expires: str, signature: str, now: datetime) -> Upload:
    """Return the upload that a signed PUT address is for. Raise Forbidden, or PreconditionFailed if its bytes
    are here already.
    """
    with services.database.reading() as connection:
        upload = uploads.get(connection, id=id)
    if upload is None or not _STAMP.fullmatch(expires) or not signature:
        raise Forbidden("the signature of this address is not valid: ask for a new ticket")
    if not hmac.compare_digest(_signature(upload, int(expires)).encode(), signature.encode()):
        raise Forbidden("the signature of this address is not valid: ask for a new ticket")
    if now.timestamp() > int(expires):
        raise Forbidden("this ticket has expired: ask for a new one")
    if upload.received_at:
        raise PreconditionFailed
    return upload


def store(services: Services, upload: Upload, file: Path, *, now: datetime) -> None:
    """Store the received bytes of an upload. Raise InvalidParameter if their number is not the
    announced one.
    """
    size = file.stat().st_size
    if size != upload.size:
        raise InvalidParameter(f"the upload has {size} bytes, but {upload.size} were announced")
    services.blobs.take(upload.path, file)

    def seen(connection: Connection) -> bool | None:
        current = uploads.get(connection, id=upload.id)
        return (current is not None and current.received_at is not None) or None

    if not services.database.write(lambda c: uploads.receive(c, upload.id, now=now), seen=seen):
        raise PreconditionFailed


def put_whole(
    services: Services,
    account: str,
    file: Path,
    *,
    filename: str,
    content_type: str | None,
    base_url: str,
    now: datetime,
) -> Ticket:
    """Announce a file and store its bytes in one step, for the older multipart routes. Return its
    addresses.
    """
    made = ticket(
        services,
        account,
        filename=filename,
        size=file.stat().st_size,
        content_type=content_type,
        base_url=base_url,
        now=now,
    )
    store(services, made.upload, file, now=now)
    return replace(made, upload=replace(made.upload, received_at=now))


def by_token(services: Services, token: str, *, now: datetime) -> Upload:
    """Return the upload whose download address has this token. Raise NotFound, or Gone if it has expired."""
    with services.database.reading() as connection:
        upload = uploads.get(connection, token=token)
    if upload is None or upload.received_at is None:
        raise NotFound("this upload does not exist")
    if upload.created_at + services.keep < now:
        raise Gone("this upload has expired")
    return upload


def own(services: Services, url: str, name: str, *, now: datetime) -> bytes | None:
    """Return the bytes of an upload by its address on this server. Return None for any other address. Only
    the token is compared, never the host.
    """
    try:
        match = _ADDRESS.fullmatch(unquote(urlsplit(url).path))
    except ValueError:
        return None
    if not match:
        return None
    with services.database.reading() as connection:
        if uploads.get(connection, token=match[1]) is None:
            return None
    try:
        upload = by_token(services, match[1], now=now)
    except (NotFound, Gone) as error:
        raise InvalidParameter(f"{name}: {error}") from None
    if upload.size > MAX_BYTES:
        raise InvalidParameter(f"{name} is larger than 20 MB")
    return services.blobs.read(upload.path)


def _signature(upload: Upload, expires: int) -> str:
    return hmac.new(upload.token.encode(), f"PUT {upload.id} {expires}".encode(), hashlib.sha256).hexdigest()


def _safe(filename: str) -> str:
    """Return the last part of a path, without control characters, at most 200 characters, with its suffix."""
    name = PurePosixPath(filename.replace("\\", "/")).name
    name = "".join(c for c in name if c.isprintable() and c not in '"<>|:*?').strip(". ") or "upload"
    suffix = PurePosixPath(name).suffix[:10]
    return name if len(name) <= _NAME_LENGTH else name[: _NAME_LENGTH - len(suffix)] + suffix


def _type(name: str, declared: str | None) -> str:
    """Return the declared type if the server takes it, else the type of the name; without either, an unnamed
    binary.
    """
    by_name = type_of(name)
    plain = (declared or "").split(";")[0].strip().lower()
    if plain in ("", "application/octet-stream"):
        plain = by_name or ("application/octet-stream" if "." not in name else "")
    if plain != "application/octet-stream" and kind_of(plain) is None:
        raise InvalidParameter(
            f"{name!r} is not an accepted type: send a JPEG, PNG, WebP, GIF, BMP or TIFF image, a video "
            "(such as MP4, MOV or WebM) or audio (such as MP3 or WAV)"
        )
    return plain

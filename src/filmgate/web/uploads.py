"""The routes of uploads: announce and PUT for present clients, multipart for older ones."""

from pathlib import Path
from typing import Annotated, Any

from fastapi import Request, Response
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from filmgate.domain.errors import (
    Forbidden,
    Gone,
    InvalidParameter,
    MissingParameter,
    NotFound,
    PayloadTooLarge,
    PreconditionFailed,
    StorageFull,
    TooSlow,
    UnsupportedMedia,
)
from filmgate.domain.media import kind_of
from filmgate.flow import receive
from filmgate.flow.receive import Ticket
from filmgate.store.accounts import Caller
from filmgate.web import asked
from filmgate.web.address import base_url
from filmgate.web.auth import In, Pools, Predicting
from filmgate.web.body import chunks, spool
from filmgate.web.context import Context
from filmgate.web.routing import Answer, Router, raises
from filmgate.web.sending import ranged, send
from filmgate.web.threads import Threads
from filmgate.wire import answers, envelope

router = Router(tags=["Images and uploads"])
FRAMING = 64 * 1024  # bytes of multipart beside the file
_BODY = (PayloadTooLarge, TooSlow, UnsupportedMedia)
FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary"}},
                }
            }
        },
    }
}
STORED: dict[int | str, dict[str, Any]] = {200: {"description": "The bytes are stored."}}
SIGNED = {
    "parameters": [
        {"name": name, "in": "query", "required": True, "schema": {"type": "string"}}
        for name in ("expires", "signature")
    ],
    "requestBody": {
        "required": True,
        "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}},
    },
}


@router.post("/api/v3/media/uploads", operation_id="announce_upload")
@raises(PayloadTooLarge, StorageFull)
def ticket(
    caller: Predicting,
    context: In,
    request: Request,
    body: Annotated[asked.Announced, asked.asked(asked.Announced)],
) -> Answer[answers.Ticket]:
    """Announce an upload. Return the address to PUT the bytes to, and the headers that the PUT must have. It
    needs no key.
    """
    made = receive.ticket(
        context.services,
        caller.account,
        filename=body.filename,
        size=body.size,
        content_type=body.content_type,
        base_url=base_url(request, context),
        now=context.now(),
    )
    upload: answers.Put = {
        "method": "PUT",
        "url": made.put_url,
        "headers": {"Content-Type": made.upload.content_type, "If-None-Match": "*"},
        "expires_at": envelope.moment(made.expires_at),
    }
    return Answer({**_shown(made), "upload": upload})


@router.put("/uploads/{id}", operation_id="put_upload", responses=STORED, openapi_extra=SIGNED)
@raises(*_BODY, Forbidden, InvalidParameter, PreconditionFailed, StorageFull)
async def put(id: str, context: In, threads: Pools, request: Request) -> Response:
    """Store the bytes of an upload. The signature in the address is the permission; an Authorization header
    is ignored.
    """
    asked = request.query_params
    upload = await threads.polls.run(
        receive.admit,
        context.services,
        id,
        expires=asked.get("expires", ""),
        signature=asked.get("signature", ""),
        now=context.now(),
    )
    file = context.services.blobs.spool()
    try:
        await spool(request, file, threads.files, most=upload.size)
        await threads.files.run(receive.store, context.services, upload, file, now=context.now())
    except PayloadTooLarge:
        raise InvalidParameter(
            f"the upload has more bytes than the {upload.size} that were announced"
        ) from None
    finally:
        file.unlink(missing_ok=True)
    return Response(status_code=200)


@router.get("/uploads/{token}/{filename}", operation_id="get_upload", responses=ranged("*/*"))
@raises(NotFound, Gone)
async def download(token: str, filename: str, context: In, threads: Pools, request: Request) -> Response:
    """Send an uploaded file. Its address cannot be guessed, so it needs no key. A browser never shows it as a
    page.
    """
    del filename
    return await threads.files.run(_download, context, threads, token, request)


def _download(context: Context, threads: Threads, token: str, request: Request) -> Response:
    upload = receive.by_token(context.services, token, now=context.now())
    return send(
        request,
        context.services.blobs,
        upload.path,
        threads.files,
        etag=upload.id,
        media_type=upload.content_type,
        filename=upload.filename,
        headers={"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"},
    )


@router.post("/api/v3/media/upload/binary", operation_id="upload", openapi_extra=FORM)
@raises(*_BODY, InvalidParameter, MissingParameter, StorageFull)
async def multipart(
    caller: Predicting, context: In, threads: Pools, request: Request
) -> Answer[answers.Upload]:
    """Store a file in one step."""
    return Answer(_shown(await _multipart(caller, context, threads, request)))


@router.post("/api/v3/upload", operation_id="upload_oldest", openapi_extra=FORM)
@raises(*_BODY, InvalidParameter, MissingParameter, StorageFull)
async def oldest(
    caller: Predicting, context: In, threads: Pools, request: Request
) -> Answer[answers.OldUpload]:
    """Store a file in one step, for older clients."""
    shown = _shown(await _multipart(caller, context, threads, request))
    return Answer({"url": shown["download_url"], **shown})


async def _multipart(caller: Caller, context: Context, threads: Threads, request: Request) -> Ticket:
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise UnsupportedMedia("the body must be multipart/form-data with a part named file")
    parser = MultiPartParser(request.headers, chunks(request), max_files=1, max_fields=20)
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError) as error:
        raise InvalidParameter(f"the multipart body cannot be read: {error}") from None
    except OSError as error:
        raise StorageFull from error
    spooled = context.services.blobs.spool()
    try:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise MissingParameter("file is required")
        await threads.files.run(_copy, file, spooled)
        return await threads.files.run(
            receive.put_whole,
            context.services,
            caller.account,
            spooled,
            filename=file.filename or "upload",
            content_type=file.content_type,
            base_url=base_url(request, context),
            now=context.now(),
        )
    finally:
        await form.close()
        spooled.unlink(missing_ok=True)


def _copy(source: UploadFile, target: Path) -> None:
    try:
        with target.open("wb") as file:
            while chunk := source.file.read(1 << 20):
                file.write(chunk)
    except OSError as error:
        raise StorageFull from error


def _shown(made: Ticket) -> answers.Upload:
    upload = made.upload
    return {
        "type": kind_of(upload.content_type) or "file",
        "download_url": made.download_url,
        "filename": upload.filename,
        "size": upload.size,
    }

"""Uploads: ticket and PUT as the clients do it now, multipart as they did it before."""

from collections.abc import AsyncGenerator, AsyncIterator
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from filmgate.domain.errors import (
    InvalidParameter,
    MissingParameter,
    PayloadTooLarge,
    StorageFull,
    UnsupportedMedia,
)  # fmt: skip
from filmgate.domain.media import MAX_UPLOAD, kind_of
from filmgate.flow import receive
from filmgate.flow.receive import Ticket
from filmgate.web.address import base_url
from filmgate.web.auth import In, Predicting
from filmgate.web.body import Body, text
from filmgate.web.sending import send
from filmgate.wire import envelope

router = APIRouter()
_EXTRA = 64 * 1024  # bytes of multipart framing


@router.post("/api/v3/media/uploads")
def ticket(caller: Predicting, context: In, body: Body, request: Request) -> dict[str, Any]:
    """Where to PUT the bytes, with exactly these headers and without a key."""
    name, size = text(body, "filename"), body.get("size")
    if name is None:
        raise MissingParameter("filename is required")
    if not isinstance(size, int) or isinstance(size, bool):
        raise InvalidParameter("size must be the number of bytes")
    made = receive.ticket(
        context.house, caller.account, filename=name, size=size, content_type=text(body, "content_type"),
        base_url=base_url(request, context), now=context.now(),
    )  # fmt: skip
    upload = {
        "method": "PUT",
        "url": made.put_url,
        "headers": {"Content-Type": made.upload.content_type, "If-None-Match": "*"},
        "expires_at": envelope.moment(made.expires_at),
    }
    return envelope.success({**_shown(made), "upload": upload})


@router.put("/uploads/{id}")
async def put(id: str, context: In, request: Request) -> Response:
    """The signature in the address is the only permission; an Authorization header is ignored."""
    asked = request.query_params
    upload = await run_in_threadpool(
        receive.admit, context.house, id, expires=asked.get("expires", ""),
        signature=asked.get("signature", ""), now=context.now(),
    )  # fmt: skip
    spool = context.house.blobs.spool()
    try:
        await _spool(request.stream(), spool, limit=upload.size)
        await run_in_threadpool(receive.store, context.house, upload, spool, now=context.now())
    finally:
        spool.unlink(missing_ok=True)
    return Response(status_code=200)


@router.get("/uploads/{token}/{filename}")
@router.head("/uploads/{token}/{filename}")
def download(token: str, filename: str, context: In, request: Request) -> Response:
    """By an address that nobody can guess; never shown inside a page of ours."""
    del filename
    upload = receive.by_token(context.house, token, now=context.now())
    return send(
        request, context.house.blobs, upload.path, etag=upload.id, media_type=upload.content_type,
        headers={"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"},
        filename=upload.filename,
    )  # fmt: skip


@router.post("/api/v3/media/upload/binary")
async def multipart(caller: Predicting, context: In, request: Request) -> dict[str, Any]:
    return envelope.success(_shown(await _multipart(caller, context, request)))


@router.post("/api/v3/upload")
async def oldest(caller: Predicting, context: In, request: Request) -> dict[str, Any]:
    shown = _shown(await _multipart(caller, context, request))
    return envelope.success({"url": shown["download_url"], **shown})


async def _multipart(caller: Predicting, context: In, request: Request) -> Ticket:
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise UnsupportedMedia("the body must be multipart/form-data with a part named file")
    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > MAX_UPLOAD + _EXTRA:
        raise PayloadTooLarge(f"the file is larger than {MAX_UPLOAD // 2**20} MiB")
    try:
        parser = MultiPartParser(
            request.headers, _bounded(request.stream(), MAX_UPLOAD + _EXTRA), max_files=1, max_fields=20
        )
        form = await parser.parse()
    except (MultiPartException, KeyError) as error:
        raise InvalidParameter(f"the multipart body cannot be read: {error}") from None
    spool = context.house.blobs.spool()
    try:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise MissingParameter("file is required")
        await run_in_threadpool(_copy, file, spool)
        return await run_in_threadpool(
            receive.put_whole, context.house, caller.account, spool, filename=file.filename or "upload",
            content_type=file.content_type, base_url=base_url(request, context), now=context.now(),
        )  # fmt: skip
    finally:
        await form.close()
        spool.unlink(missing_ok=True)


async def _spool(stream: AsyncIterator[bytes], path: Path, *, limit: int) -> None:
    try:
        with path.open("wb") as file:
            async for chunk in _bounded(stream, limit):
                await run_in_threadpool(file.write, chunk)
    except PayloadTooLarge as error:
        raise InvalidParameter(str(error)) from None
    except OSError as error:
        raise StorageFull from error


async def _bounded(stream: AsyncIterator[bytes], limit: int) -> AsyncGenerator[bytes, None]:
    seen = 0
    async for chunk in stream:
        seen += len(chunk)
        if seen > limit:
            raise PayloadTooLarge(f"more than {limit} bytes came")
        yield chunk


def _copy(source: UploadFile, target: Path) -> None:
    try:
        with target.open("wb") as file:
            while chunk := source.file.read(1 << 20):
                file.write(chunk)
    except OSError as error:
        raise StorageFull from error


def _shown(made: Ticket) -> dict[str, Any]:
    upload = made.upload
    return {
        "type": kind_of(upload.content_type) or "file",
        "download_url": made.download_url,
        "filename": upload.filename,
        "size": upload.size,
    }

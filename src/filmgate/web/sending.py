"""Sending of stored files: whole, a byte range, or 304, from disk or object store."""

import re
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.responses import FileResponse, RedirectResponse, StreamingResponse
from starlette.background import BackgroundTask
from starlette.types import Receive, Scope, Send

from filmgate.domain.errors import Gone
from filmgate.media.blobs import Blobs
from filmgate.web.threads import Kind

_BYTES = {"type": "string", "format": "binary"}
_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


def whole(kind: str) -> dict[int | str, dict[str, Any]]:
    """Describe the answer of a route that sends a whole file of this media type."""
    return {200: {"description": "The file.", "content": {kind: {"schema": _BYTES}}}}


def ranged(*kinds: str) -> dict[int | str, dict[str, Any]]:
    """Describe the answers of a route that calls `send`, with a file of one of these media types."""
    content = {kind: {"schema": _BYTES} for kind in kinds}
    return {
        200: {"description": "The file.", "content": content},
        206: {"description": "The part of the file that Range asks for.", "content": content},
        304: {"description": "The file has not changed (If-None-Match)."},
        307: {"description": "The file is in the object store, at this address (FILMGATE_BLOBS_REDIRECT)."},
        400: {
            "description": "The Range cannot be read.",
            "content": {"text/plain": {"schema": {"type": "string"}}},
        },
        416: {"description": "The file does not have this part."},
    }


def texts(kind: str) -> dict[int | str, dict[str, Any]]:
    """Describe the answers of a route that calls `send_bytes` with a text."""
    content = {kind: {"schema": {"type": "string"}}}
    return {
        200: {"description": "The text.", "content": content},
        206: {"description": "The part of it that Range asks for.", "content": content},
        304: {"description": "It has not changed (If-None-Match)."},
        416: {"description": "It does not have this part."},
    }


def send(
    request: Request,
    blobs: Blobs,
    name: str,
    files: Kind,
    *,
    etag: str,
    media_type: str,
    headers: Mapping[str, str],
    filename: str | None = None,
    here: bool = False,
) -> Response:
    """Return the response for a stored file, with Range, If-Range and If-None-Match. Raise Gone if the file
    was deleted.

    The content at one address never changes, so any unique name can be the `etag`. `here`: never redirect to
    the object store.
    """
    known = {"ETag": f'"{etag}"', "Accept-Ranges": "bytes", **headers}
    size = blobs.size(name)
    if size is None:
        raise Gone("this file has expired: the server no longer stores it")
    if unchanged(request, known["ETag"]):
        return Response(status_code=304, headers=known)
    if path := blobs.path(name):
        return FileResponse(path, media_type=media_type, headers=known, filename=filename)
    if filename:
        known["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(filename)}"
    if request.method == "GET" and not here and (url := blobs.get_url(name)):
        return RedirectResponse(url, 307, headers={"Cache-Control": "no-store"})
    return _stream(request, blobs, name, files, size=size, media_type=media_type, headers=known)


class Once(FileResponse):
    """A response that sends a temporary file, whole, and then deletes it."""

    def __init__(self, file: Path, kind: str, name: str) -> None:
        super().__init__(file, media_type=kind, filename=name, background=BackgroundTask(file.unlink))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file without Range support, because it is deleted afterwards."""
        headers = [one for one in scope["headers"] if one[0] != b"range"]
        await super().__call__({**scope, "headers": headers}, receive, send)


def send_bytes(request: Request, data: bytes, *, media_type: str, headers: Mapping[str, str]) -> Response:
    """Return the response for bytes in memory, with Range and If-None-Match. `headers` must have an ETag."""
    known = {"Accept-Ranges": "bytes", **headers}
    if unchanged(request, known["ETag"]):
        return Response(status_code=304, headers=known)
    start, end, status = part(request, len(data), known)
    return Response(data[start:end], status, media_type=media_type, headers=known)


def unchanged(request: Request, etag: str) -> bool:
    """Tell whether the client has this version of the file already (If-None-Match)."""
    asked = request.headers.get("if-none-match", "")
    return asked.strip() == "*" or etag in [one.strip().removeprefix("W/") for one in asked.split(",")]


def part(request: Request, size: int, headers: dict[str, str]) -> tuple[int, int, int]:
    """Return (start, end, status) of the byte range that a request asks for; `end` is exclusive. Add
    Content-Range to `headers`.
    """
    asked = request.headers.get("range", "")
    span = _span(asked, size) if asked else None
    if span is None or request.headers.get("if-range", headers["ETag"]) != headers["ETag"]:
        return 0, size, 200
    if span == (0, 0):
        headers["Content-Range"] = f"bytes */{size}"
        return 0, 0, 416
    headers["Content-Range"] = f"bytes {span[0]}-{span[1] - 1}/{size}"
    return *span, 206


def _stream(
    request: Request,
    blobs: Blobs,
    name: str,
    files: Kind,
    *,
    size: int,
    media_type: str,
    headers: dict[str, str],
) -> Response:
    start, end, status = part(request, size, headers)
    if status == 416:
        return Response(status_code=416, headers={"Content-Range": headers["Content-Range"]})
    headers["Content-Length"] = str(end - start)
    if request.method == "HEAD":
        return Response(status_code=status, media_type=media_type, headers=headers)
    pieces = _pieces(blobs.chunks(name, start, end), files)
    return StreamingResponse(pieces, status, media_type=media_type, headers=headers)


async def _pieces(chunks: Iterator[bytes], files: Kind) -> AsyncIterator[bytes]:
    while chunk := await files.run(next, chunks, b""):
        yield chunk


def _span(asked: str, size: int) -> tuple[int, int] | None:
    """Return (first, behind the last) of one range; (0, 0) if it lies outside; None if it is not
    one range.
    """
    match = _RANGE.fullmatch(asked.strip())
    if not match or match[1] == match[2] == "":
        return None
    if not match[1]:  # the last so many bytes
        last = min(int(match[2]), size)
        return (size - last, size) if last else (0, 0)
    start = int(match[1])
    end = min(int(match[2]) + 1, size) if match[2] else size
    return (start, end) if start < end else (0, 0) if start >= size else None

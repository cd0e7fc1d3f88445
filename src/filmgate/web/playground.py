"""The playground: files of this package, one page behind every address, and a strict policy on it."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from fastapi import APIRouter, Request, Response

from filmgate.domain.errors import NotFound

router = APIRouter(include_in_schema=False)

_TYPES = {
    ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".svg": "image/svg+xml",
    ".webp": "image/webp", ".jpg": "image/jpeg", ".mp4": "video/mp4",
}  # fmt: skip
_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self'; "
    "script-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-cache",  # with an ETag: looked at each time, sent once
}


@router.get("/")
@router.get("/models")
@router.get("/models/{id:path}")
@router.get("/history")
@router.get("/keys")
@router.get("/webhooks")
@router.get("/operate")
@router.get("/reference")
@router.get("/sign-in")
def page(request: Request) -> Response:
    """Every screen has its address; the page reads it."""
    return _file(request, "index.html")


@router.get("/ui/{name}")
def asset(request: Request, name: str) -> Response:
    return _file(request, name)


@router.get("/favicon.ico")
def icon(request: Request) -> Response:
    return _file(request, "mark.svg")


def _file(request: Request, name: str) -> Response:
    found = _assets().get(name)
    if found is None:
        raise NotFound("there is no such file")
    kind, tag, data = found
    headers = {**_HEADERS, "ETag": tag}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(data, media_type=kind, headers=headers)


@cache
def _assets() -> dict[str, tuple[str, str, bytes]]:
    """Name: type, tag, bytes. All of them are small, and there are no others."""
    found = {}
    for file in files("filmgate.web").joinpath("static").iterdir():
        kind = _TYPES.get(PurePosixPath(file.name).suffix)
        if kind:
            data = file.read_bytes()
            found[file.name] = (kind, f'"{hashlib.sha256(data).hexdigest()[:16]}"', data)
    return found

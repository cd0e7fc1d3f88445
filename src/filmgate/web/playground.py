"""The routes of the playground: its static files, one page for every address, and a strict content security
policy.
"""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath
from zlib import crc32

from fastapi import Request, Response

from filmgate.domain.errors import NotFound
from filmgate.web.auth import In
from filmgate.web.context import Context
from filmgate.web.routing import Router
from filmgate.web.sending import send_bytes

router = Router(include_in_schema=False)

_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".mp4": "video/mp4",
}
_POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; media-src {media}; style-src 'self'; "
    "script-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types filmgate"
)
_HEADERS = {
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
@router.get("/docs")
@router.get("/sign-in")
def page(context: In, request: Request) -> Response:
    """Send the page of the playground. Each view has an address of its own, which the script of the page
    reads.
    """
    return _file(context, request, "index.html")


@router.get("/ui/{name}")
def asset(context: In, request: Request, name: str) -> Response:
    return _file(context, request, name)


@router.get("/favicon.ico")
def icon(context: In, request: Request) -> Response:
    return _file(context, request, "mark.svg")


def _file(context: Context, request: Request, name: str) -> Response:
    found = _assets().get(name)
    if found is None:
        raise NotFound("this file does not exist")
    kind, tag, data = found
    policy = _policy(context)
    etag = f'"{tag}-{crc32(policy.encode()):08x}"'  # a page with another policy is another page
    headers = {**_HEADERS, "ETag": etag, "Content-Security-Policy": policy}
    return send_bytes(request, data, media_type=kind, headers=headers)


def _policy(context: Context) -> str:
    """Return the content policy. Clips come from here, or from the object store if clients are sent there."""
    away = context.services.blobs.origin()
    return _POLICY.format(media=" ".join(filter(None, ("'self'", "blob:", away))))


@cache
def _assets() -> dict[str, tuple[str, str, bytes]]:
    """Return the files by name: type, tag, bytes. All are small, and there are no others."""
    assets = {}
    for file in files("filmgate.web").joinpath("static").iterdir():
        kind = _TYPES.get(PurePosixPath(file.name).suffix)
        if kind:
            data = file.read_bytes()
            assets[file.name] = (kind, hashlib.sha256(data).hexdigest()[:16], data)
    return assets

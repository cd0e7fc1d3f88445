"""The routes of the documents: the OpenAPI document, /llms.txt, and the guides as Markdown."""

import hashlib
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

from fastapi import Request, Response
from pydantic_core import to_json

import filmgate
from filmgate.domain.errors import NotFound
from filmgate.web.address import base_url
from filmgate.web.auth import In
from filmgate.web.routing import Router, raises
from filmgate.web.sending import send_bytes, texts

router = Router(tags=["Documents"])

_GUIDES = (  # in the order of /llms.txt: what a client needs first
    "authentication.md", "api.md", "clients.md", "prompting.md", "safety.md", "contract.md", "agents.md",
    "testing-your-app.md", "playground.md", "settings.md", "workers.md", "gpu.md", "operate.md",
    "known-limits.md",
)  # fmt: skip
_SUMMARY = (
    "Self-hosted video generation behind the WaveSpeedAI REST API of MiniMax Hailuo 02 and Video 02: "
    "submit a prompt, poll the prediction, download an MP4."
)
_HEADERS = {
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
}
_JSON: dict[int | str, dict[str, Any]] = {
    200: {"description": "OpenAPI 3.1.", "content": {"application/json": {"schema": {"type": "object"}}}},
    304: {"description": "It has not changed (If-None-Match)."},
}


@router.get("/openapi.json", operation_id="get_openapi", responses=_JSON)
def openapi(context: In, request: Request) -> Response:
    """Send the OpenAPI document. Its server is the one that is asked."""
    server = {"url": base_url(request, context), "description": "This server."}
    return _send(request, to_json({**request.app.openapi(), "servers": [server]}), "application/json")


@router.get("/llms.txt", operation_id="get_llms_txt", responses=texts("text/plain"))
def llms(context: In, request: Request) -> Response:
    """Send a list of the guides for programs that read them."""
    base, pages = base_url(request, context), _pages()
    lines = [
        "# Filmgate",
        "",
        f"> {_SUMMARY}",
        "",
        f"- [OpenAPI document]({base}/openapi.json): every route, field and error",
    ]
    for title, names in (
        ("Guides", [name for name in _GUIDES if name in pages]),
        ("Optional", [name for name in pages if name not in _GUIDES]),
    ):
        lines += ["", f"## {title}", ""]
        lines += [f"- [{_title(pages[name])}]({base}/docs/{name})" for name in names]
    return _send(request, "\n".join([*lines, ""]).encode(), "text/plain; charset=utf-8")


@router.get("/docs/{name:path}", operation_id="get_guide", responses=texts("text/markdown"))
@raises(NotFound)
def guide(request: Request, name: str) -> Response:
    """Send a guide as Markdown."""
    page = _pages().get(name)
    if page is None:
        raise NotFound("this guide does not exist: /llms.txt lists all guides")
    return _send(request, page, "text/markdown; charset=utf-8")


def _send(request: Request, data: bytes, kind: str) -> Response:
    tag = hashlib.sha256(data).hexdigest()[:16]
    return send_bytes(request, data, media_type=kind, headers={**_HEADERS, "ETag": f'"{tag}"'})


def _title(page: bytes) -> str:
    found = re.search(r"^# (.+)$", page.decode(), re.MULTILINE)
    return found[1] if found else "Untitled"


@cache
def _pages() -> dict[str, bytes]:
    """Return the guides by name. A wheel carries them (pyproject.toml); a checkout has them in
    docs.
    """
    carried = Path(str(files("filmgate").joinpath("docs")))
    folder = carried if carried.is_dir() else Path(filmgate.__file__).parents[2] / "docs"
    names = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.md"))}
    return {name: _alone(name, path.read_text()).encode() for name, path in names.items()}


def _alone(name: str, page: str) -> str:
    """Return a guide without pictures and without links to files beside the guides: neither is served."""

    def told(link: re.Match[str]) -> str:
        path = normpath(join(dirname(name), link[2]))
        if not path.startswith("../"):
            return link[0]
        return f"{link[1]} (`{path.removeprefix('../')}` in the repository)"

    page = re.sub(r"!\[([^]]*)\]\([^)]*\)", r"(A picture: \1.)", page)
    return re.sub(r"\[([^]]*)\]\((\.\./[^)]*)\)", told, page)

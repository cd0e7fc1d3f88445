"""Request bodies: JSON objects, bounded, whatever the Content-Type header forgot to say."""

import json
from typing import Any

from fastapi import Request

from filmgate.domain.errors import InvalidJson, PayloadTooLarge, UnsupportedMedia

LIMIT = 64 * 1024 * 1024
_DEPTH = 64


async def read(request: Request, *, limit: int = LIMIT) -> bytes:
    """The body; raises PayloadTooLarge before reading more than `limit` bytes."""
    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > limit:
        raise PayloadTooLarge
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > limit:
            raise PayloadTooLarge
    return bytes(data)


async def json_object(request: Request) -> dict[str, Any]:
    """A JSON object, or InvalidJson with the reason."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind and kind not in ("application/json", "text/plain", "text/json") and "json" not in kind:
        raise UnsupportedMedia(f"the body must be JSON, not {kind}")
    return parse(await read(request))


def parse(data: bytes) -> dict[str, Any]:
    try:
        value = json.loads(data.decode("utf-8"), parse_constant=_refuse)
    except RecursionError:
        raise InvalidJson("the body is nested too deeply") from None
    except ValueError:
        raise InvalidJson("the body is not valid JSON") from None
    if not isinstance(value, dict):
        raise InvalidJson("the body must be a JSON object")
    if _depth(value) > _DEPTH:
        raise InvalidJson("the body is nested too deeply")
    return value


def _refuse(name: str) -> float:
    raise ValueError(name)  # NaN and Infinity are not JSON


def _depth(value: Any) -> int:
    deepest, open_values = 0, [(value, 1)]
    while open_values:
        one, level = open_values.pop()
        deepest = max(deepest, level)
        if level > _DEPTH:
            break
        children = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        open_values += [(child, level + 1) for child in children]
    return deepest

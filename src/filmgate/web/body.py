"""Request bodies: JSON objects, bounded, whatever the Content-Type header forgot to say."""

import json
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import Depends, Request

from filmgate.domain.errors import InvalidJson, InvalidParameter, PayloadTooLarge, UnsupportedMedia

_DEPTH = 64


async def read(request: Request, *, limit: int) -> bytes:
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
    return parse(await read(request, limit=request.app.state.context.body))


Body = Annotated[dict[str, Any], Depends(json_object)]


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
    if b"\\u" in data and _halves(value):
        raise InvalidJson("the body holds half of a surrogate pair, which is no text")
    return value


def _halves(value: Any) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


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


def whole(body: dict[str, Any], name: str, default: int, most: int) -> int:
    """An integer field from 1 to `most`."""
    value = body.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
        raise InvalidParameter(f"{name} must be an integer from 1 to {most}")
    return value


def date(body: dict[str, Any], name: str) -> datetime | None:
    """An ISO 8601 field; without a zone it is UTC."""
    value = body.get(name)
    if value in (None, ""):
        return None
    try:
        at = datetime.fromisoformat(value)
        return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (TypeError, ValueError, OverflowError):
        raise InvalidParameter(f"{name} must be an ISO 8601 date and time") from None


def text(body: dict[str, Any], name: str) -> str | None:
    """A string field; "" and null mean absent."""
    value = body.get(name)
    if value is not None and not isinstance(value, str):
        raise InvalidParameter(f"{name} must be a string")
    return value or None

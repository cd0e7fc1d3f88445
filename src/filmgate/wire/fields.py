"""Types for fields of JSON bodies: their limits, and a text that says what is right.

One description gives the check, the error message, and the published schema.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Annotated, Any, TypeVar, cast

from pydantic import BeforeValidator, Field, TypeAdapter, ValidationError

from filmgate.domain.errors import InvalidParameter, MissingParameter
from filmgate.domain.parameters import shown

T = TypeVar("T")
_FIRST, _LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
_LONGEST = 60  # characters of a name that are shown again


def text(most: int, what: str = "text", **more: Any) -> Any:
    """Return the description of a string field of at most `most` characters, without NUL, which PostgreSQL
    cannot store.
    """
    about = f"{what} of at most {most:,} characters, without NUL"
    return Field(strict=True, max_length=most, pattern=r"^[^\x00]*$", description=about, **more)


def whole(least: int, most: int, what: str = "", **more: Any) -> Any:
    about = what or f"an integer from {least:,} to {most:,}"
    return Field(strict=True, ge=least, le=most, description=about, **more)


def number(least: float, most: float, what: str = "", **more: Any) -> Any:
    about = what or f"a number from {least:g} to {most:g}"
    return Field(strict=True, ge=least, le=most, allow_inf_nan=False, description=about, **more)


def flag(**more: Any) -> Any:
    return Field(strict=True, description="true or false", **more)


def items(least: int, most: int, what: str, **more: Any) -> Any:
    return Field(min_length=least, max_length=most, description=what, **more)


def moment(**more: Any) -> Any:
    """Return the description of a date-and-time field."""
    return Field(description="an ISO 8601 date and time, such as 2026-01-31T12:00:00Z", **more)


def _moment(value: object) -> datetime:
    """Read ISO 8601; without a zone it is UTC. A time before or after all stored times is moved to the edge:
    clients send year 1 for "no time".
    """
    if not isinstance(value, str):
        raise ValueError("not a text")  # noqa: TRY004  pydantic reads a ValueError
    at = datetime.fromisoformat(value)
    if at.year <= _FIRST.year or at.year >= _LAST.year:
        return _FIRST if at.year <= _FIRST.year else _LAST
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


Moment = Annotated[datetime, BeforeValidator(_moment, json_schema_input_type=str)]


def checked(kind: type[T], body: Mapping[str, Any]) -> T:
    """Check a JSON body and return it as `kind`. Raise MissingParameter, or InvalidParameter that names the
    wrong value and a right one.
    """
    try:
        return cast("T", _adapter(cast("Any", kind)).validate_python(body))
    except ValidationError as error:
        problems = error.errors(include_url=False, include_context=False)
    absent = [one for one in problems if one["type"] == "missing" and len(one["loc"]) == 1]
    missing = [str(one["loc"][0]) for one in absent]
    sentences = [f"{' and '.join(missing)} {'are' if len(missing) > 1 else 'is'} required"] if missing else []
    sentences += dict.fromkeys(_sentence(kind, one) for one in problems if one not in absent)
    raise (MissingParameter if missing else InvalidParameter)("; ".join(sentences[:5])[:1000])


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _sentence(kind: type[Any], one: Any) -> str:
    name, *within = [str(part)[:_LONGEST] for part in one["loc"]] or ["the body"]
    if one["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
        return f"{'.'.join([name, *within])} is not a known field"
    about = (
        _adapter(cast("Any", kind)).json_schema().get("properties", {}).get(name, {}).get("description", "")
    )
    came = "nothing" if one["type"] == "missing" else shown(one["input"])
    at = f": {'.'.join([name, *within])} is {came}" if within else f", not {came}"
    return f"{name} must be {about or 'of another type'}{at}"

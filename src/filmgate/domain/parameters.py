"""The parameters of models as data. One description gives the check and the published schema."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from filmgate.domain.errors import FilmgateError, InvalidParameter, MissingParameter, together

PROMPT_LIMIT = 2000
_SHOWN = 60  # characters of a value that are shown again
# a data URI, or http(s) with a host and without credentials; Python and JavaScript read it alike
# blanks and line ends around it are dropped
_ADDRESS = re.compile(r"^[ \t\r\n]*([hH][tT][tT][pP][sS]?://[^/?#@\s]+([/?#]|[ \t\r\n]*$)|[dD][aA][tT][aA]:)")
_AROUND = " \t\r\n"


class Parameter(Protocol):
    """The interface of a parameter: one field of a request."""

    @property
    def name(self) -> str: ...
    @property
    def required(self) -> bool: ...
    @property
    def default(self) -> Any: ...
    def check(self, value: Any) -> Any:
        """Return the accepted value in its normal form. Raise InvalidParameter."""
        ...

    def schema(self) -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text parameter: a string of 1 to `limit` characters that is not blank."""

    name: str
    about: str
    required: bool = True
    default: str | None = None
    limit: int = PROMPT_LIMIT

    def check(self, value: Any) -> str:
        if not isinstance(value, str):
            raise InvalidParameter(f"{self.name} must be a string, not {shown(value)}")
        if not value.strip():
            raise MissingParameter(f"{self.name} must not be empty")
        if len(value) > self.limit:
            raise InvalidParameter(
                f"{self.name} has {len(value)} characters; at most {self.limit} are allowed"
            )
        if "\0" in value:
            raise InvalidParameter(f"{self.name} must not contain NUL characters")
        return value

    def schema(self) -> dict[str, Any]:
        return {
            "type": "string",
            "description": self.about,
            "minLength": 1,
            "maxLength": self.limit,
            "pattern": r"^[^\u0000]*\S[^\u0000]*$",
            "x-ui-component": "textarea",
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """An image parameter: an http(s) URL or a data URI. The image itself is checked later."""

    name: str
    about: str
    required: bool = False
    default: str | None = None

    def check(self, value: Any) -> str:
        if not isinstance(value, str):
            raise InvalidParameter(f"{self.name} must be a string, a URL or a data URI, not {shown(value)}")
        if not _ADDRESS.match(value):
            raise InvalidParameter(f"{self.name} must be an http(s) URL or a base64 data URI")
        return value.strip(_AROUND)

    def schema(self) -> dict[str, Any]:
        return {
            "type": "string",
            "description": self.about,
            "format": "uri",
            "pattern": _ADDRESS.pattern,
            "x-ui-component": "image",
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A parameter with a few allowed values: integers (6 and 6.0 are equal) or words in upper or
    lower case.
    """

    name: str
    about: str
    values: tuple[int, ...] | tuple[str, ...]
    default: int | str
    required: bool = False

    def check(self, value: Any) -> int | str:
        given = value
        if isinstance(value, str):
            value = value.lower()
        if not isinstance(value, bool):
            for one in self.values:
                if isinstance(value, str) == isinstance(one, str) and value == one:
                    return one
        raise InvalidParameter(
            f"{self.name} must be {self._allowed()}, not {shown(given)}{self._hint(given)}"
        )

    def _allowed(self) -> str:
        """Say what is right: `an integer, 6 or 10`, `"768p" or "1080p"`."""
        *most, last = [f'"{one}"' if isinstance(one, str) else str(one) for one in self.values]
        words = f"{', '.join(most)} or {last}" if most else last
        if isinstance(self.default, str):
            return words
        return f"an integer, {words}" if most else f"the integer {words}"

    def _hint(self, value: Any) -> str:
        """Say what to write instead, where that is clear; else nothing."""
        if isinstance(value, str) and value.strip() in map(str, self.values):
            return f": write the number {value.strip()}, without quotes"
        if not isinstance(value, str | bool) and str(value)[:_SHOWN] in self.values:
            return f': write "{value}", in quotes'
        return ""

    def schema(self) -> dict[str, Any]:
        kind = "string" if isinstance(self.default, str) else "integer"
        return {
            "type": kind,
            "description": self.about,
            "enum": list(self.values),
            "default": self.default,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """An integer parameter with a lowest and a highest value."""

    name: str
    about: str
    low: int
    high: int
    default: int
    required: bool = False

    def check(self, value: Any) -> int:
        whole = isinstance(value, int | float) and not isinstance(value, bool)
        if not whole or value != value or not self.low <= value <= self.high or value % 1:  # noqa: PLR0124
            raise InvalidParameter(
                f"{self.name} must be an integer from {self.low} to {self.high}, not {shown(value)}"
            )
        return int(value)

    def schema(self) -> dict[str, Any]:
        return {
            "type": "integer",
            "description": self.about,
            "minimum": self.low,
            "maximum": self.high,
            "default": self.default,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A boolean parameter: only true or false, no text or number."""

    name: str
    about: str
    default: bool = False
    required: bool = False

    def check(self, value: Any) -> bool:
        if not isinstance(value, bool):
            quoted = isinstance(value, str) and value.strip().lower() in ("true", "false")
            hint = f": write {str(value).strip().lower()}, without quotes" if quoted else ""
            raise InvalidParameter(f"{self.name} must be true or false, not {shown(value)}{hint}")
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean", "description": self.about, "default": self.default}


def shown(value: object) -> str:
    """Return a short text for a value that was sent, for an error message: `the text "6"`, `a list of 3`."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'the text "{value[:_SHOWN]}"' + ("…" if len(value) > _SHOWN else "")
    if isinstance(value, int | float):
        return (
            f"{value:.6g}"
            if isinstance(value, float) or abs(value) < 10**15
            else "a number that is too large"
        )
    return f"a list of {len(value)}" if isinstance(value, list) else "an object"


def check(
    parameters: tuple[Parameter, ...], body: Mapping[str, Any]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the accepted inputs with defaults, and the names of unknown parameters, which are ignored.

    For optional parameters null and "" mean absent (contract 1.6). Raise MissingParameter or
    InvalidParameter, which names all problems.
    """
    accepted: dict[str, Any] = {}
    problems: list[FilmgateError] = []
    for parameter in parameters:
        value = body.get(parameter.name)
        absent = parameter.name not in body or value is None
        if parameter.required and absent:
            problems.append(MissingParameter(f"{parameter.name} is required"))
        elif absent or (value == "" and not parameter.required):
            if parameter.default is not None:
                accepted[parameter.name] = parameter.default
        else:
            try:
                accepted[parameter.name] = parameter.check(value)
            except (MissingParameter, InvalidParameter) as error:
                problems.append(error)
    if problems:
        raise together(problems)
    known = {parameter.name for parameter in parameters}
    return accepted, tuple(name for name in body if name not in known)


def lenient(parameters: tuple[Parameter, ...], body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the valid inputs, and defaults in place of invalid ones. The route for prices uses it."""
    accepted: dict[str, Any] = {}
    for parameter in parameters:
        try:
            accepted[parameter.name] = parameter.check(body[parameter.name])
        except (KeyError, InvalidParameter, MissingParameter):
            if parameter.default is not None:
                accepted[parameter.name] = parameter.default
    return accepted


def schema(parameters: tuple[Parameter, ...]) -> dict[str, Any]:
    """Return the published JSON schema of a request with these parameters."""
    return {
        "type": "object",
        "required": [parameter.name for parameter in parameters if parameter.required],
        "properties": {parameter.name: parameter.schema() for parameter in parameters},
        "x-order-properties": [parameter.name for parameter in parameters],
    }

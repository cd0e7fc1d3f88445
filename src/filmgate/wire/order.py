"""An order: a submission of another surface, in the words of our models."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from filmgate.domain.errors import FilmgateError


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A model with its inputs. `seed`: as text, like the header; `ignored`: names of fields that change
    nothing; `names`: what the client calls our parameters, for error messages.
    """

    model: str
    inputs: Mapping[str, Any]
    seed: str | None = None
    ignored: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()


def renamed(error: FilmgateError, names: Iterable[tuple[str, str]]) -> FilmgateError:
    """Return the error with the field that its message begins with under the client's name for it."""
    message = str(error)
    for ours, theirs in names:
        rest = message.removeprefix(ours)
        if rest != message and rest[:1] in (" ", ":"):
            error.args = (theirs + rest,)
            break
    return error

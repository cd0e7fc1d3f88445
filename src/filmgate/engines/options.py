"""The base of the options that engines have in filmgate.toml."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from filmgate.engines.base import Broken


class Options(BaseModel):
    """The base class of the options of each kind of engine, [engines.NAME]. An unknown option is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Kind = TypeVar("Kind", bound=Options)


def checked(kind: type[Kind], name: str, given: Mapping[str, Any]) -> Kind:
    """Check the options of an engine and return them as `kind`. Raise Broken, which names the wrong option as
    in filmgate.toml.
    """
    try:
        return kind.model_validate(given)
    except ValidationError as error:
        wrong = "; ".join(
            f"{'.'.join(str(part) for part in one['loc']) or 'options'}: {one['msg'].lower()}"
            for one in error.errors()
        )
        raise Broken(f"[engines.{name}] {wrong}") from None

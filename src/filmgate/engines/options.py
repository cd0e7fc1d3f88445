"""The options of an engine, as filmgate.toml gives them."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from filmgate.engines.base import Broken


class Options(BaseModel):
    """The base of the options of each kind of engine, [engines.NAME]. An option that the kind does not have
    is an error.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)


Kind = TypeVar("Kind", bound=Options)


def checked(kind: type[Kind], name: str, given: Mapping[str, Any]) -> Kind:
    """Return the checked options of an engine. Raise Broken with what is wrong, in the words of
    filmgate.toml.
    """
    try:
        return kind.model_validate(given)
    except ValidationError as error:
        wrong = "; ".join(
            f"{'.'.join(str(part) for part in one['loc']) or 'options'}: {one['msg'].lower()}"
            for one in error.errors()
        )
        raise Broken(f"[engines.{name}] {wrong}") from None

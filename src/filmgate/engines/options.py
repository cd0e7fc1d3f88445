"""Options of an engine, as filmgate.toml says them."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from filmgate.engines.base import Broken


class Options(BaseModel):
    """[engines.NAME]. Base of what a kind of engine takes; anything else there is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Kind = TypeVar("Kind", bound=Options)


def checked(kind: type[Kind], name: str, given: Mapping[str, Any]) -> Kind:
    """Raises Broken with what is wrong, in the words of filmgate.toml."""
    try:
        return kind.model_validate(given)
    except ValidationError as error:
        wrong = "; ".join(
            f"{'.'.join(str(part) for part in one['loc']) or 'options'}: {one['msg'].lower()}"
            for one in error.errors()
        )
        raise Broken(f"[engines.{name}] {wrong}") from None

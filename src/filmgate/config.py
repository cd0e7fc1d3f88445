"""The file filmgate.toml: engines with their options, and the engine that makes each model."""

import fnmatch
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from filmgate.domain import catalog
from filmgate.domain.errors import FilmgateError
from filmgate.domain.routes import Routes
from filmgate.engines.base import Recipe

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")


class _Wrong(Exception):
    """The file does not say what it must."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The content of filmgate.toml. `engines`: the tables of options by engine name; each has a `kind`."""

    engines: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    routes: Routes = Routes()

    def recipe(self, name: str, *, threads: int) -> Recipe:
        """Return the recipe of the engine with this name: an engine of the file, or else a kind of engine
        without options.
        """
        options = dict(self.engines.get(name, {}))
        return Recipe(name=name, kind=options.pop("kind", name), threads=threads, options=options)


def read(path: Path) -> Config:
    """Read filmgate.toml. Raise FilmgateError that names the file and the fault."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise FilmgateError(f"{path} cannot be read: {getattr(error, 'strerror', error)}") from None
    except tomllib.TOMLDecodeError as error:
        raise FilmgateError(f"{path}: {error}") from None
    try:
        return Config(
            engines=_engines(tables.pop("engines", {})), routes=_routes(tables.pop("models", {}), tables)
        )
    except _Wrong as error:
        raise FilmgateError(f"{path}: {error}") from None


def _engines(tables: Any) -> dict[str, dict[str, Any]]:
    for name, options in _table("engines", tables).items():
        if not _NAME.fullmatch(name):
            raise _Wrong(
                f"[engines.{name}]: a name begins with a small letter or a digit, and has at most 40 small "
                "letters, digits, dots, dashes and underscores"
            )
        if not isinstance(_table(f"engines.{name}", options).get("kind"), str):
            raise _Wrong(f'[engines.{name}] has no kind: add one, such as kind = "diffusers"')
    return dict(tables)


def _routes(tables: Any, rest: Mapping[str, Any]) -> Routes:
    if rest:
        raise _Wrong(f"[{next(iter(rest))}] is not a known table: use [engines.NAME] and [models]")
    for pattern, engine in _table("models", tables).items():
        if not isinstance(engine, str):
            raise _Wrong(f'[models] "{pattern}" must be the name of an engine')
        if not fnmatch.filter(catalog.MODELS, pattern):
            raise _Wrong(f'[models] "{pattern}" matches no model: `filmgate models` lists all models')
    return Routes(tuple(tables.items()))


def _table(name: str, found: Any) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise _Wrong(f"[{name}] must be a table")
    return found

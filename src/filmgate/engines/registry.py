"""The kinds of engines that are installed, from the entry-point group `filmgate.engines`. An engine is
imported only when it is needed.
"""

from importlib.metadata import entry_points
from typing import cast

from filmgate.engines.base import Broken, Engine, Recipe

GROUP = "filmgate.engines"


def kinds() -> list[str]:
    return sorted(entry.name for entry in entry_points(group=GROUP))


def load(recipe: Recipe) -> Engine:
    """Build an engine from its recipe, without loading its weights. Raise Broken if there is no engine of
    this kind, or if its options are wrong.
    """
    for entry in entry_points(group=GROUP):
        if entry.name == recipe.kind:
            build = entry.load()
            try:
                return cast("Engine", build(name=recipe.name, threads=recipe.threads, **recipe.options))
            except TypeError as error:
                if not recipe.options:
                    raise
                raise Broken(f"engine {recipe.name!r} ({recipe.kind}): {error}") from None
    known = ", ".join(kinds()) or "none (is filmgate installed?)"
    raise Broken(
        f"engine {recipe.kind!r} does not exist; known are {known}, and the engines of filmgate.toml"
    )

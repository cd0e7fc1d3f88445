"""Which engine makes which model."""

import fnmatch
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Routes:
    """(pattern of model ids as of fnmatch, engine) in the order of their writing: the first that fits holds.

    What none fits is made by whichever worker offers it.
    """

    patterns: tuple[tuple[str, str], ...] = ()

    def engine(self, model: str) -> str:
        """The engine that must make it; "" where any may."""
        fits = (engine for pattern, engine in self.patterns if fnmatch.fnmatchcase(model, pattern))
        return next(fits, "")

    def allow(self, model: str, engine: str) -> bool:
        return self.engine(model) in ("", engine)

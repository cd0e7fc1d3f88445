"""The rules that say which engine makes which model."""

import fnmatch
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Routes:
    """The rules as pairs (pattern of model ids as of fnmatch, engine), in the order of the file. The first
    match counts. A model without a match may be made by any worker that offers it.
    """

    patterns: tuple[tuple[str, str], ...] = ()

    def engine(self, model: str) -> str:
        """Return the engine that must make this model; "" if any engine may."""
        fits = (engine for pattern, engine in self.patterns if fnmatch.fnmatchcase(model, pattern))
        return next(fits, "")

    def allow(self, model: str, engine: str) -> bool:
        return self.engine(model) in ("", engine)

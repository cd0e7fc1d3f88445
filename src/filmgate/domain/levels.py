"""The levels of accounts: the limits for submissions in a minute and for predictions at once
(contract 1.10).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """The limits of a level. None means no limit."""

    per_minute: int | None
    concurrent: int | None


LEVELS = {
    "bronze": Level(per_minute=5, concurrent=3),
    "silver": Level(per_minute=60, concurrent=100),
    "gold": Level(per_minute=600, concurrent=2000),
    "ultra": Level(per_minute=5000, concurrent=5000),
    "unlimited": Level(per_minute=None, concurrent=None),
}

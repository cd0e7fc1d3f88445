"""A shot while it is read."""

from dataclasses import dataclass, field

from filmgate.script.roles import Cast
from filmgate.script.script import Beat

NO_PLACE = 9  # a rank


@dataclass(slots=True)
class ShotDraft:
    """The cast, the beats and the place that are known so far. rank: the lower, the surer is the place."""

    cast: Cast = field(default_factory=Cast)
    beats: list[Beat] = field(default_factory=list)
    place: str = ""
    place_name: str = ""
    rank: int = NO_PLACE
    absent: list[str] = field(default_factory=list)

    def settle(self, noun: str, rank: int) -> None:
        """Make this noun the place."""
        self.place, self.rank = noun, rank

    def name_place(self, name: str) -> None:
        """Name the place, if it has no name yet."""
        self.place_name = self.place_name or name

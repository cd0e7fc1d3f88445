"""The needs of a clip (resolution, seconds, key frames), and the clips that an engine or a worker
can make.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

TEXT, FIRST, LAST, BOTH = "text", "first", "last", "first+last"  # the key frames that come with a prompt
TAKES = (TEXT, FIRST, LAST, BOTH)

_NOT_TAKEN = {
    TEXT: "it needs a first frame (image)",
    FIRST: "it does not accept a first frame (image)",
    LAST: "it accepts a last frame (end_image) only with a first frame (image)",
    BOTH: "it does not accept a last frame (end_image)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """The properties of a clip that an engine must be able to make. `duration`: seconds; `takes`: the key
    frames that it starts from, one of TAKES.
    """

    resolution: str
    duration: int
    takes: str

    def __str__(self) -> str:
        return f"{self.resolution}/{self.duration}/{self.takes}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ability:
    """The clips that an engine can make: every combination of these resolutions, durations and key frames."""

    resolutions: tuple[str, ...]
    durations: tuple[int, ...]
    takes: tuple[str, ...]

    def lacks(self, need: Need) -> str:
        """Return the reason why the engine cannot make such a clip, as half a sentence; "" if it can."""
        if need.takes not in self.takes:
            return _NOT_TAKEN[need.takes]
        if need.resolution not in self.resolutions:
            return f"it makes {' and '.join(self.resolutions)}, not {need.resolution}"
        if need.duration not in self.durations:
            return f"it makes clips of {_seconds(self.durations)}, not {need.duration} s"
        return ""

    def among(self, needs: Iterable[Need]) -> list[str]:
        """Return the names of those needs that the engine can make."""
        return [str(need) for need in needs if not self.lacks(need)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The clips that a worker can make, and how long they take.

    `expects`: measured seconds by need; `limit`: the most seconds that its operator allows for one clip, 0
    for no limit.
    """

    can: Ability
    expects: Mapping[str, float] = field(default_factory=dict)
    limit: float = 0.0

    def lacks(self, need: Need) -> str:
        """Return the reason why the worker cannot make such a clip, as half a sentence; "" if it can."""
        seconds = self.expects.get(str(need), 0.0)
        if 0 < self.limit < seconds and not self.can.lacks(need):
            return (
                f"it needs about {in_words(seconds)} for this clip, but the limit is "
                f"{in_words(self.limit)}: choose a shorter or smaller clip, or ask the operator to raise "
                "FILMGATE_LIMIT_MINUTES"
            )
        return self.can.lacks(need)

    def among(self, needs: Iterable[Need]) -> list[str]:
        """Return the names of those needs that the worker can make."""
        return [str(need) for need in needs if not self.lacks(need)]


def _seconds(durations: Sequence[int]) -> str:
    return " or ".join(f"{one} s" for one in durations)


def in_words(seconds: float) -> str:
    """Return a duration as text with three figures, in seconds or minutes."""
    return f"{seconds / 60:.3g} minutes" if seconds >= 60 else f"{seconds:.3g} s"


def every(resolutions: Iterable[str], durations: Iterable[int]) -> list[Need]:
    """Return every combination of these resolutions and durations, with all key frames, as needs."""
    pairs = [(one, other) for one in resolutions for other in durations]
    return [Need(resolution=one, duration=other, takes=takes) for one, other in pairs for takes in TAKES]

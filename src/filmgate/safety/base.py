"""What every screen answers, and how."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

from PIL.Image import Image

from filmgate.domain.errors import FilmgateError
from filmgate.domain.screening import Screening


class Missing(FilmgateError):
    """A screen cannot do its work: a file is missing or altered, or a service does not answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One decision: `rule` or `score` says what decided, `unread` the language that nobody could judge."""

    allowed: bool
    by: str
    category: str = ""
    rule: str = ""
    score: float | None = None
    threshold: float | None = None
    scores: dict[str, Any] = field(default_factory=dict)
    unread: str = ""

    def to_json(self) -> dict[str, Any]:
        """Without what is empty."""
        return {name: value for name, value in asdict(self).items() if value not in ("", None, {})}


class TextScreen(Protocol):
    """Judges a prompt. `by` names what judges, for the record."""

    @property
    def by(self) -> str: ...

    def open(self) -> None:
        """Verify what it works with; raises Missing."""
        ...

    def judge(self, text: str, how: Screening) -> Verdict:
        """Raises Missing."""
        ...


class PictureScreen(Protocol):
    """Judges input pictures and clips. `by` names what judges, for the record."""

    @property
    def by(self) -> str: ...

    def open(self) -> None:
        """Verify what it works with; raises Missing."""
        ...

    def image(self, path: Path, how: Screening) -> Verdict:
        """An input picture. Raises Missing."""
        ...

    def clip(self, pictures: Sequence[Image], how: Screening) -> Verdict:
        """Sampled frames of a clip. Raises Missing."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Thresholds that a network, or a pair of them, was measured for."""

    image: float
    second: float
    top: float


class Network(Protocol):
    """Scores pictures. A plug-in is an entry point `filmgate.nsfw` that builds one."""

    name: str
    limits: Limits  # of its scores averaged with those of the built-in network

    def open(self) -> None:
        """Verify what it works with; raises Missing."""
        ...

    def scores(self, pictures: Sequence[Image]) -> list[float]:
        """0 harmless to 1, one for each RGB picture."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Screens:
    """What one worker screens with."""

    text: TextScreen
    pictures: PictureScreen

    def fault(self) -> str:
        """Why they cannot do their work; "" if they can."""
        try:
            self.text.open()
            self.pictures.open()
        except Missing as error:
            return str(error)
        return ""

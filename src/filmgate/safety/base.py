"""The interface of every screen, and its answers."""

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
        """Return the verdict as JSON, without empty fields."""
        return {name: value for name, value in asdict(self).items() if value not in ("", None, {})}


class TextScreen(Protocol):
    """Judges a prompt. `by` names what judges, for the record."""

    @property
    def by(self) -> str: ...

    def open(self) -> None:
        """Verify what it works with; raises Missing."""
        ...

    def judge(self, text: str, how: Screening) -> Verdict:
        """Judge a prompt. Raise Missing."""
        ...


class PictureScreen(Protocol):
    """Judges input pictures and clips. `by` names what judges, for the record."""

    @property
    def by(self) -> str: ...

    def open(self) -> None:
        """Verify what it works with; raises Missing."""
        ...

    def image(self, path: Path, how: Screening) -> Verdict:
        """Judge an input picture. Raise Missing."""
        ...

    def clip(self, pictures: Sequence[Image], how: Screening) -> Verdict:
        """Judge a clip by sampled frames. Raise Missing."""
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
        """Return a score from 0 (harmless) to 1 for each RGB picture."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Screens:
    """The screens of one worker."""

    text: TextScreen
    pictures: PictureScreen

    def fault(self) -> str:
        """Return the reason why the screens cannot work; "" if they can."""
        try:
            self.text.open()
            self.pictures.open()
        except Missing as error:
            return str(error)
        return ""

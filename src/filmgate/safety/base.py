"""The interfaces of screens, and their verdicts."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

from PIL.Image import Image

from filmgate.domain.errors import FilmgateError
from filmgate.domain.screening import Screening


class Missing(FilmgateError):
    """A screen cannot work: a file is missing or was changed, or a service does not answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The decision of a screen. `by`: the screen; `rule` or `score`: the reason; `unread`: the language of a
    text that could not be judged.
    """

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
    """A screen for prompts. `by`: its name in the record."""

    @property
    def by(self) -> str: ...

    def open(self) -> None:
        """Check that its files and services are there. Raise Missing."""
        ...

    def judge(self, text: str, how: Screening) -> Verdict:
        """Judge a prompt with these thresholds and return the verdict. Raise Missing."""
        ...


class PictureScreen(Protocol):
    """A screen for input images and clips. `by`: its name in the record."""

    @property
    def by(self) -> str: ...

    def open(self) -> None:
        """Check that its files are there. Raise Missing."""
        ...

    def image(self, path: Path, how: Screening) -> Verdict:
        """Judge an input image with these thresholds and return the verdict. Raise Missing."""
        ...

    def clip(self, pictures: Sequence[Image], how: Screening) -> Verdict:
        """Judge a clip by its sampled frames and return the verdict. Raise Missing."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The thresholds that one network, or a pair of networks, was measured for."""

    image: float
    second: float
    top: float


class Network(Protocol):
    """A neural network that scores images. A plug-in is an entry point `filmgate.nsfw` that builds one."""

    name: str
    limits: Limits  # of its scores averaged with those of the built-in network

    def open(self) -> None:
        """Check that its files are there. Raise Missing."""
        ...

    def scores(self, pictures: Sequence[Image]) -> list[float]:
        """Return a score for each RGB image, from 0 (harmless) to 1."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Screens:
    """The screens of one worker: one for text, one for pictures."""

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

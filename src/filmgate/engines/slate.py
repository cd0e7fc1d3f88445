"""The engine of test cards: colour bars that a white bar crosses in the first second. It replaces a real
engine in tests of applications: it is fast, and the prompt decides how it ends (docs/testing-your-app.md).
"""

import os
import re
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator

import numpy as np

from filmgate.domain import errors
from filmgate.domain.errors import Failure
from filmgate.domain.need import TAKES, Ability
from filmgate.domain.shot import FPS, SHORT_SIDES, Shot
from filmgate.engines.base import Control, Frames, Plan, Traits, Work

_ORDER = re.compile(r"\bslate:[ \t]*([^\n;.]*)", re.IGNORECASE)
_WAIT = re.compile(r"(\d{1,3}) ?s")
_FAIL = re.compile(r"fail(?: (\d{4}))?")
_KNOWN = "`slate: fail 1401`, `slate: 20s`, `slate: nsfw`, `slate: crash`, `slate: crash once`"
_REASONS = {
    errors.MODERATION: "the safety checker refused the prompt: test (slate: fail 1200)",
    errors.INVALID_MEDIA: "image cannot be read (slate: fail 1401)",
    errors.MEDIA_ACCESS: "Failed to download image from the provided URL. (slate: fail 1402)",
    errors.EXECUTION: "the engine could not make this clip (slate: fail 1403)",
    errors.INTERNAL: "something went wrong on the worker (slate: fail 5000)",
    errors.UNAVAILABLE: "the safety checker failed (slate: fail 5003)",
    errors.TOOK_TOO_LONG: "making the clip took too long and was stopped (slate: fail 5004)",
}
_KEPT = 24  # encoded cards, of some 20 kB
_PAUSE = 0.1  # seconds between two reports while it waits
# SMPTE-like bars, BT.709 limited Y, U, V
_BARS = (
    (180, 128, 128),
    (168, 44, 136),
    (145, 147, 44),
    (133, 63, 52),
    (63, 193, 204),
    (51, 109, 212),
    (28, 212, 120),
)


class SlateEngine:
    """The engine that makes test cards. The seed shifts the bars, so that different requests give different
    clips. Input images are ignored.
    """

    def __init__(self, *, threads: int, name: str = "slate") -> None:
        del threads
        self._name = name
        self._cards: OrderedDict[tuple[int, ...], bytes] = OrderedDict()

    def traits(self) -> Traits:
        return Traits(
            name=self._name,
            fingerprint="slate-2",
            fps=FPS,
            licence="Apache-2.0; your clips are yours",
            can=Ability(resolutions=tuple(SHORT_SIDES), durations=(6, 10), takes=TAKES),
        )

    def plan(self, shot: Shot) -> Plan:
        size = shot.width * shot.height * shot.frames
        work = Work(
            shape=f"{shot.width}x{shot.height}x{shot.frames}", size=size, units={"render": shot.frames}
        )
        return Plan(make_frames=shot.frames, fingerprint="slate-2", work=work)

    def open(self, control: Control) -> None:
        """Do nothing: there is nothing to load."""

    def warm(self, shots: Iterable[Shot], control: Control) -> None:
        """Do nothing: there is nothing to warm."""

    def film(self, shot: Shot, control: Control, encode: Callable[[Iterable[Frames]], bytes]) -> bytes:
        """Return the card of a shot, after what its prompt orders. A card that was made before is kept."""
        _obey(shot, control)
        card = (shot.width, shot.height, shot.frames, shot.seed % len(_BARS))
        if card not in self._cards:
            self._cards[card] = encode(_frames(shot))
            while len(self._cards) > _KEPT:
                self._cards.popitem(last=False)
        self._cards.move_to_end(card)
        control.progress("render", 1.0)
        return self._cards[card]

    def render(self, shot: Shot, plan: Plan, control: Control) -> Iterator[Frames]:
        del plan
        moving = 0
        for frame in _frames(shot):
            yield frame
            control.progress("render", (moving := moving + 1) / shot.frames)
        for number in range(moving, shot.frames):
            yield frame
            control.progress("render", (number + 1) / shot.frames)

    def close(self) -> None:
        """Do nothing: there is nothing to free."""


def _frames(shot: Shot) -> Iterator[Frames]:
    """Give the first one and a half seconds of a card. From then on nothing moves."""
    width, height = shot.width, shot.height
    bar = (np.arange(width) * len(_BARS) // width + shot.seed) % len(_BARS)
    levels = np.array(_BARS, np.uint8)[bar]
    card = np.empty((height * 3 // 2, width), np.uint8)
    card[:height] = levels[:, 0]
    chroma = card[height:].reshape(2, height // 2, width // 2)
    chroma[0], chroma[1] = levels[::2, 1][: width // 2], levels[::2, 2][: width // 2]
    for number in range(shot.fps * 3 // 2):
        frame = card.copy()
        at = min(number, shot.fps) * (width - 16) // shot.fps
        frame[:height, at : at + 16] = 235
        yield frame[None]


def _obey(shot: Shot, control: Control) -> None:
    """Do what the prompt orders, order by order: wait, fail, or end this process. Raise Failure."""
    for found in _ORDER.finditer(shot.prompt):
        order = " ".join(found[1].lower().split())
        if wait := _WAIT.fullmatch(order):
            _wait(int(wait[1]), control)
        elif (fail := _FAIL.fullmatch(order)) and (code := int(fail[1] or errors.EXECUTION)) in _REASONS:
            raise Failure(code, _REASONS[code], stage="render")
        elif order == "nsfw":
            refused = "the safety checker refused the finished clip: test (slate: nsfw)"
            raise Failure(errors.MODERATION, refused, stage="frames", clip=True)
        elif order == "crash" or (order == "crash once" and shot.attempt == 1):
            os._exit(1)
        elif order != "crash once":
            known = f"the prompt has an order that slate does not know: known are {_KNOWN}"
            raise Failure(errors.EXECUTION, known, stage="render")


def _wait(seconds: int, control: Control) -> None:
    began = time.monotonic()
    while (waited := time.monotonic() - began) < seconds:
        control.progress("render", waited / seconds)
        time.sleep(_PAUSE)

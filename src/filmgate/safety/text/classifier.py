"""The classifier of prompts by meaning: a sentence embedding, then logistic regression.

scripts/safety/train.py trains the regression on our own examples. In a long prompt an average hides one short
sentence, so each sentence and each window is judged alone, and the worst score counts.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from filmgate.safety.base import Missing
from filmgate.safety.text.minilm import FILE, WIDTH, MiniLM

_SENTENCE = re.compile(r"[.!?;\n。！？；…]+")  # noqa: RUF001
_WINDOW, _STEP = 20, 10  # words
_LATIN = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Multinomial logistic regression: weights (classes, 384) and bias. The first class means harmless."""

    version: str
    classes: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def probabilities(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the probability of each class for N embeddings: (N, classes), each row sums to 1."""
        logits = vectors @ self.weights.T + self.bias
        grown = np.exp(logits - logits.max(1, keepdims=True))
        return np.asarray(grown / grown.sum(1, keepdims=True), np.float32)


class Classifier:
    """The classifier of prompts. Its model loads at the first use. Raise Missing."""

    def __init__(self) -> None:
        self._model = MiniLM()

    @cached_property
    def head(self) -> Head:
        value = json.loads(files("filmgate.safety.text").joinpath("head.json").read_text("utf-8"))
        if value["model"] != FILE.sha256:
            raise Missing("the classifier was trained on another sentence model: install Filmgate again")
        weights = np.asarray(value["weights"], np.float32)
        assert weights.shape == (len(value["classes"]), WIDTH)  # noqa: S101 - our own file
        return Head(
            version=value["version"],
            classes=tuple(value["classes"]),
            weights=weights,
            bias=np.asarray(value["bias"], np.float32),
        )

    def scores(self, text: str) -> dict[str, float]:
        """Return the probability of each category, for the piece of the text that is least likely to be
        harmless; "any": of all categories together.

        The dict is empty if the model can read nothing in the text.
        """
        some = pieces(text)
        if not some:
            return {}
        rows = self.head.probabilities(self._model.embed(some))
        worst = rows[int(np.argmin(rows[:, 0]))]
        named = {name: round(float(value), 4) for name, value in zip(self.head.classes, worst, strict=True)}
        return {"any": round(1 - named.pop(self.head.classes[0]), 4), **named}


def pieces(text: str) -> Sequence[str]:
    """Split a text into sentences that have Latin words; a long sentence into overlapping windows of twenty
    words.
    """
    unique: dict[str, None] = {}
    for sentence in _SENTENCE.split(text):
        words = sentence.split()
        starts = range(0, max(len(words) - _WINDOW + _STEP, 1), _STEP)
        for start in starts:
            piece = " ".join(words[start : start + _WINDOW])
            if _LATIN.search(piece):
                unique[piece] = None
    return list(unique)

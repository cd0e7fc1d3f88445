"""A cache of prompt embeddings, so that a text encoder of 11 GB need not run again for the same prompt."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any

_KEPT = 2 * 2**30  # bytes: a prompt of Wan is 4 MB, one of LTX-2 400


class Texts:
    """A cache of prompt embeddings in main memory. It is not thread-safe."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, tuple[Any, ...]] = OrderedDict()

    def get(self, key: Hashable, encode: Callable[[], tuple[Any, ...]]) -> tuple[Any, ...]:
        """Return the cached tensors of a key, on the CPU, or call `encode` and cache its result. None values
        stay None.
        """
        if key not in self._kept:
            self._kept[key] = tuple(None if one is None else one.detach().cpu() for one in encode())
            while len(self._kept) > 1 and sum(map(_bytes, self._kept.values())) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]


def _bytes(tensors: tuple[Any, ...]) -> int:
    return sum(one.nbytes for one in tensors if one is not None)

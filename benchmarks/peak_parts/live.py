"""How many bytes are alive at once while something runs on shapes alone: neither memory nor arithmetic is used."""

import gc
import weakref
from collections.abc import Callable
from typing import Any

import torch
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_flatten


class Live(TorchDispatchMode):  # type: ignore[misc]
    """Adds up the storages of all results that are still held, but for those of `held`; keeps the most."""

    def __init__(self, *held: torch.nn.Module) -> None:
        super().__init__()
        tensors = [one for module in held for one in (*module.parameters(), *module.buffers())]
        self._weights = {one.untyped_storage()._cdata for one in tensors}
        self._alive: dict[int, int] = {}
        self._now: int = 0
        self.peak: int = 0

    def __torch_dispatch__(self, func: Any, _: Any, args: Any = (), kwargs: Any = None) -> Any:
        """Run it and look at what comes out."""
        found = func(*args, **(kwargs or {}))
        for one in tree_flatten(found)[0]:
            if isinstance(one, torch.Tensor):
                self._count(one.untyped_storage())
        return found

    def _count(self, storage: Any) -> None:
        key = storage._cdata
        if key in self._alive or key in self._weights:
            return
        self._alive[key] = storage.nbytes()
        self._now += self._alive[key]
        self.peak = max(self.peak, self._now)
        weakref.finalize(storage, self._gone, key)

    def _gone(self, key: int) -> None:
        self._now -= self._alive.pop(key, 0)


def peak(act: Callable[[], object], *held: torch.nn.Module) -> int:
    """The most bytes that `act` holds at once beside the weights of `held`. Inside `shapes()`."""
    gc.collect()
    live = Live(*held)
    with live, torch.no_grad():
        act()
    return live.peak


def shapes() -> Any:
    """Inside it, tensors have shapes and nothing else."""
    return FakeTensorMode(allow_non_fake_inputs=True)

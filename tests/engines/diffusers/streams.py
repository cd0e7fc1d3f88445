"""Group offloading as diffusers does it on a card, where weights are copied ahead on a stream: its own code,
with a stream that has nothing to wait for.
"""

import contextlib
from typing import Any

import pytest
import torch
from diffusers.hooks import group_offloading


class _Stream:
    def synchronize(self) -> None: ...


class _Backend:
    def __init__(self, *_: Any) -> None: ...

    def stream(self, _: Any) -> Any:
        return contextlib.nullcontext()

    def current_stream(self) -> Any:
        return _Stream()


def on_a_card(monkeypatch: pytest.MonkeyPatch) -> None:
    """What asks for a stream only where there is a card gets one here."""

    def apply(module: Any, *, offload_type: str, use_stream: bool, **devices: Any) -> None:
        del use_stream
        config = group_offloading.GroupOffloadingConfig(
            offload_type=group_offloading.GroupOffloadingType(offload_type),
            non_blocking=False,
            record_stream=False,
            low_cpu_mem_usage=False,
            stream=_Stream(),
            **devices,
        )
        group_offloading._apply_group_offloading(module, config)

    monkeypatch.setattr("diffusers.hooks.apply_group_offloading", apply)
    monkeypatch.setattr(group_offloading, "TorchDeviceBackend", _Backend)
    monkeypatch.setattr(torch.Tensor, "pin_memory", lambda tensor: tensor)  # which needs a card

"""Conversion of tensors to frames. While a chunk is encoded, the device decodes the next one."""

from collections.abc import Iterable, Iterator
from typing import Any

from filmgate.engines.base import Frames


def rgb24(video: Any) -> Any:
    """Convert a tensor (1, 3, T, height, width) from 0 to 1 to uint8 (T, height, width, 3), rounded as
    diffusers does.
    """
    import torch

    return (video[0].clamp(0, 1).permute(1, 2, 3, 0).float() * 255).round().to(torch.uint8)


def stream(chunks: Iterable[Any]) -> Iterator[Frames]:
    """Give uint8 tensors as arrays. On a GPU, the next chunk is computed while the present one is used."""
    import torch

    waiting: tuple[Any, Any] | None = None
    for chunk in chunks:
        event = None
        if chunk.is_cuda:
            host = torch.empty(chunk.shape, dtype=chunk.dtype, pin_memory=True)
            host.copy_(chunk, non_blocking=True)
            event = torch.cuda.Event()
            event.record()
        else:
            host = chunk
        if waiting:
            yield _arrived(*waiting)
        waiting = host, event
    if waiting:
        yield _arrived(*waiting)


def _arrived(host: Any, event: Any) -> Frames:
    if event is not None:
        event.synchronize()
    frames: Frames = host.numpy()
    return frames

"""Merging of LoRA files of a distilled model into the denoisers, when they are loaded."""

from pathlib import Path
from typing import Any

from filmgate.engines.base import Broken


def merge(pipe: Any, files: list[str]) -> None:
    """Merge LoRA files into the denoisers of a pipeline: the first file into the denoiser (of the early
    steps, if there are two), the second into that of the late steps.

    Raise Broken if a file cannot be merged.
    """
    names = ("transformer", "transformer_2")[: len(files)]
    try:
        for name, file in zip(names, files, strict=True):
            where = {"load_into_transformer_2": True} if name == "transformer_2" else {}
            path = Path(file).expanduser()
            pipe.load_lora_weights(str(path), adapter_name=name, local_files_only=True, **where)
        if files:
            pipe.fuse_lora(components=list(names))
            pipe.unload_lora_weights()
    except (ValueError, RuntimeError, OSError, AttributeError) as error:
        why = str(error).partition("\n")[0][:200]
        raise Broken(f"lora: {' and '.join(files)} cannot be merged: {why}") from error

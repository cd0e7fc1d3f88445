"""Tiny weights, made once, and an engine over them in this process."""

import functools
import os
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import tiny
import torch
from PIL import Image

from filmgate.domain.shot import Shot
from filmgate.engines.diffusers.engine import DiffusersEngine

os.environ["HF_HUB_OFFLINE"] = "1"  # what is not in the folder is missing
torch.set_num_threads(1)  # as the engine does: sums in another order have other last bits


class Watch:
    """Remembers how far it was; raises `what` once a stage has got to `at`."""

    def __init__(self, at: float = 2.0, what: type[BaseException] = KeyboardInterrupt) -> None:
        self.seen: list[tuple[str, float]] = []
        self._at, self._what = at, what

    def progress(self, stage: str, done: float) -> None:
        self.seen.append((stage, done))
        if stage == "denoise" and done >= self._at:
            raise self._what


NO_TORCHVISION = "its processor of images needs torchvision"
_ROOT = tempfile.TemporaryDirectory(prefix="filmgate-tiny-")


@functools.cache
def folder(kind: str) -> Path:
    """Weights by kind: t2v, i2v, ti2v, flf, text of Wan; ltx; h3."""
    at, others = Path(_ROOT.name) / kind, {"ltx": tiny.ltx, "h3": tiny.h3}
    return others[kind](at) if kind in others else tiny.wan(kind, at)


def engine(*folders: Path | str, **options: Any) -> DiffusersEngine:
    options = {
        "device": "cpu",
        "dtype": "float32",
        **({} if options.get("distilled") else {"steps": 2}),
        "pixels": 64 * 64,
        "profile": "exact",
        **options,
    }
    return DiffusersEngine(name="tiny", threads=1, weights=[str(one) for one in folders], **options)


def shot(**more: Any) -> Shot:
    return Shot(
        **{"prompt": "a red fox; crane shot", "width": 64, "height": 64, "frames": 144, "seed": 7, **more}
    )


def made(one: DiffusersEngine, what: Shot, watch: Watch | None = None) -> Any:
    return np.concatenate(list(one.render(what, one.plan(what), watch or Watch())))


def counted(one: DiffusersEngine, blocks: str) -> list[int]:
    """Opened, it adds to this whenever the second block of its denoiser runs."""
    one.open(Watch())
    assert one._runner
    runs: list[int] = []
    getattr(one._runner._adapter.denoisers[0], blocks)[1].register_forward_hook(lambda *_: runs.append(1))
    return runs


def images(at: Path) -> tuple[Path, Path]:
    """A first frame and a last one."""
    for name, colour in (("first", (220, 20, 20)), ("last", (20, 20, 220))):
        Image.new("RGB", (64, 64), colour).save(at / f"{name}.png")
    return at / "first.png", at / "last.png"

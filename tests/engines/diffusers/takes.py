"""Tiny pipelines, made once; and an engine over them in this process."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

import tiny
from filmgate.domain.shot import Shot
from filmgate.engines.diffusers.engine import DiffusersEngine

os.environ["HF_HUB_OFFLINE"] = "1"  # what is not in the folder is missing

Folder = Callable[[str], Path]


class Watch:
    """Remembers how far it was; raises `what` once a stage has got to `at`."""

    def __init__(self, at: float = 2.0, what: type[BaseException] = KeyboardInterrupt) -> None:
        self.seen: list[tuple[str, float]] = []
        self._at, self._what = at, what

    def progress(self, stage: str, done: float) -> None:
        self.seen.append((stage, done))
        if stage == "denoise" and done >= self._at:
            raise self._what


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """By kind: t2v, i2v, ti2v, flf."""
    root = tmp_path_factory.mktemp("tiny")

    def made(kind: str) -> Path:
        return root / kind if (root / kind).exists() else tiny.wan(kind, root / kind)

    return made


def engine(*folders: Path, **options: Any) -> DiffusersEngine:
    options = {"device": "cpu", "dtype": "float32", "steps": 2, "pixels": 64 * 64, "profile": "exact", **options}
    return DiffusersEngine(name="tiny", threads=1, weights=[str(one) for one in folders], **options)


def shot(**more: Any) -> Shot:
    return Shot(**{"prompt": "a red fox; crane shot", "width": 64, "height": 64, "frames": 144, "seed": 7, **more})


def made(one: DiffusersEngine, what: Shot, watch: Watch | None = None) -> Any:
    return np.concatenate(list(one.render(what, one.plan(what), watch or Watch())))


@pytest.fixture
def images(tmp_path: Path) -> tuple[Path, Path]:
    for name, colour in (("first", (220, 20, 20)), ("last", (20, 20, 220))):
        Image.new("RGB", (64, 64), colour).save(tmp_path / f"{name}.png")
    return tmp_path / "first.png", tmp_path / "last.png"

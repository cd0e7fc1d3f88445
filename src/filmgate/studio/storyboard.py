"""Storyboards: a few stills that show quickly how a clip may look, while its client waits."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from filmgate.domain.pictures import BY_NAME, SLOTS
from filmgate.domain.shot import FPS, Shot, native_size
from filmgate.media import image
from filmgate.studio import inputs
from filmgate.studio.audit import Audit
from filmgate.studio.produce import Studio
from filmgate.wire.protocol import Sketch


class StoryboardEngine(Protocol):
    """The interface that draws the stills of a shot, in the engine process, as WebP files."""

    def sketch(self, shot: Shot, count: int) -> list[bytes]: ...


def draw(studio: Studio, engine: StoryboardEngine, order: Sketch, *, folder: Path) -> list[bytes]:
    """Draw the storyboard of an order and return its stills. Prompt and images are screened as for the clip.
    Raise Failure and InvalidParameter.
    """
    audit = Audit(studio.screens, order.screening, prediction=order.id)
    audit.text("prompt", order.prompt)
    files, aspect = inputs.keep(studio.inspector, _readers(order), folder)
    for slot, file in files.items():
        audit.image(BY_NAME[slot].field, file)
    width, height = native_size(order.resolution, aspect)
    shot = Shot(
        prompt=order.prompt,
        width=width,
        height=height,
        frames=FPS * order.duration,
        seed=order.seed,
        first=files.get("first"),
        last=files.get("last"),
    )
    return engine.sketch(shot, order.count)


def _readers(order: Sketch) -> dict[str, Callable[[], bytes]]:
    """Return a reader for each input image of an order."""
    readers: dict[str, Callable[[], bytes]] = {}
    for slot in SLOTS:
        if picture := getattr(order, slot.name):
            readers[slot.name] = functools.partial(image.from_data_uri, picture, slot.field)
    return readers

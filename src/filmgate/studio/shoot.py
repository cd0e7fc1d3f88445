"""In the engine's own process: frames are pulled by the encoder, so memory is one chunk of frames."""

from pathlib import Path

from filmgate.domain.shot import Shot
from filmgate.engines.base import Control, Engine, Plan, Sketching, Unsupported
from filmgate.media import still
from filmgate.media.encode import encode


def shoot(engine: Engine, shot: Shot, control: Control, *, into: Path) -> Plan:
    """Make the clip at `into`; returns the plan it was made by. Raises Unsupported."""
    plan = engine.plan(shot)
    engine.open(control)
    frames = engine.render(shot, plan, control)
    encode(frames, size=(shot.width, shot.height), fps=shot.fps, path=into)
    control.progress("encode", 1.0)
    return plan


def sketch(engine: Engine, shot: Shot, count: int) -> list[bytes]:
    """The storyboard of a shot as `count` WebP files. Raises Unsupported."""
    if not isinstance(engine, Sketching):
        raise Unsupported("storyboard", "it makes whole clips only")
    engine.plan(shot)
    return [still.webp(picture) for picture in engine.storyboard(shot, count)]

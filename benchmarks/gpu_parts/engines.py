"""Our engine in this process, opened and looked at."""

from typing import Any

import numpy as np


class Quiet:
    """Nobody wants to know how far it is."""

    def progress(self, stage: str, done: float) -> None: ...


def opened(**options: Any) -> Any:
    """An engine of these options, loaded."""
    from filmgate.engines.diffusers.engine import DiffusersEngine

    one = DiffusersEngine(name="w", threads=1, **options)
    one.open(Quiet())
    return one


def frames(one: Any, shot: Any) -> Any:
    """All frames of a shot, uint8."""
    return np.concatenate(list(one.render(shot, one.plan(shot), Quiet())))


def take(one: Any, shot: Any, *, steps: int = 0) -> Any:
    """The first part of a shot as the model is asked for it."""
    from dataclasses import replace

    reel = one._format.reel(shot)
    found = one._take(shot.prompt, reel.made.width, reel.made.height, reel.parts[0], seed=shot.seed)
    return replace(found, how=replace(found.how, steps=steps)) if steps else found


def components(one: Any) -> dict[str, Any]:
    """Its modules by name, each once."""
    named = one._runner._adapter.components
    return {
        name: module
        for number, (name, module) in enumerate(named.items())
        if all(module is not other for other in list(named.values())[:number])
    }

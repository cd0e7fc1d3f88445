"""The frames of a shot with a first or a last image."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from filmgate.domain.shot import Shot
from filmgate.engines.animatic.image.parallax import Parallax
from filmgate.engines.animatic.image.passage import Passage
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.render.pixels import Bytes, i420, read
from filmgate.script.treatment import Move, Treatment

# A shot that ends on an image is told by how it goes on from there: each move becomes its opposite.
_OPPOSITE = {
    Move.TRUCK_LEFT: Move.TRUCK_RIGHT,
    Move.PAN_LEFT: Move.PAN_RIGHT,
    Move.PUSH_IN: Move.PULL_OUT,
    Move.PEDESTAL_UP: Move.PEDESTAL_DOWN,
    Move.TILT_UP: Move.TILT_DOWN,
    Move.ZOOM_IN: Move.ZOOM_OUT,
}
_REVERSED = _OPPOSITE | {b: a for a, b in _OPPOSITE.items()}


def frames(kernels: Kernels, shot: Shot, treatment: Treatment) -> Iterator[Bytes]:
    """Give the I420 frames of the shot.

    The first frame is `shot.first` and the last is `shot.last`, where they are given.
    """
    at = _film(shot, treatment)
    for number in range(shot.frames):
        yield i420(kernels, at(number))


def stills(shot: Shot, treatment: Treatment, moments: list[float]) -> list[Bytes]:
    """Return the BGR frames of the shot at these seconds."""
    at = _film(shot, treatment)
    return [at(round(t * shot.fps)) for t in moments]


def _film(shot: Shot, treatment: Treatment) -> Callable[[int], Bytes]:
    """Return the function from a frame number to its BGR picture."""
    size, last = (shot.width, shot.height), shot.frames - 1
    if shot.first and shot.last:
        passage = Passage(
            read(shot.first, size),
            read(shot.last, size),
            treatment,
            backwards(treatment),
            duration=last / shot.fps,
            seed=shot.seed,
        )
        return lambda number: passage.frame(number / shot.fps)
    if shot.first:
        alive = Parallax(read(shot.first, size), treatment, duration=shot.duration, seed=shot.seed)
        return lambda number: alive.frame(number / shot.fps)
    assert shot.last  # noqa: S101
    alive = Parallax(read(shot.last, size), backwards(treatment), duration=shot.duration, seed=shot.seed)
    return lambda number: alive.frame((number - last) / shot.fps)


def backwards(treatment: Treatment) -> Treatment:
    """Return a treatment whose camera moves are reversed, for a film that ends with its image."""
    groups = tuple(tuple(_REVERSED.get(move, move) for move in group) for group in reversed(treatment.moves))
    return replace(treatment, moves=groups)

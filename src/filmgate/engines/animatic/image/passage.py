"""The way from one image to another: a camera move in one place, else two shots with a transition."""

from filmgate.engines.animatic.image.alignment import Aligned, similarity
from filmgate.engines.animatic.image.parallax import Parallax
from filmgate.engines.animatic.image.transitions import Side, choose
from filmgate.engines.animatic.render.pixels import Bytes
from filmgate.script.treatment import Treatment

_LONGEST = 0.6  # of the clip: no transition takes more


class Passage:
    """A clip between two images.

    `frame(t)` is the first at t = 0 and the last at t = duration, bit for bit.
    """

    def __init__(
        self, first: Bytes, last: Bytes, there: Treatment, back: Treatment, *, duration: float, seed: int
    ) -> None:
        """there, back: the treatments of the film from the first image, and of that to the last, reversed."""
        self._duration = duration
        move = similarity(first, last)
        self.related = move is not None
        if move is not None:
            self._way = Aligned(first, last, move)
            return
        self._one = Parallax(first, there, duration=duration, seed=seed)
        self._two = Parallax(last, back, duration=duration, seed=seed)
        sides = (Side(picture=first, matte=self._one.matte), Side(picture=last, matte=self._two.matte))
        self._transition = choose(*sides, seed)

    def frame(self, t: float) -> Bytes:
        if self.related:
            return self._way.frame(t / self._duration)
        seconds = min(self._transition.seconds, _LONGEST * self._duration)
        q = (t - 0.5 * (self._duration - seconds)) / seconds
        if q <= 0:
            return self._one.frame(t)
        if q >= 1:
            return self._two.frame(t - self._duration)
        return self._transition.frame(self._one.frame(t), self._two.frame(t - self._duration), q)

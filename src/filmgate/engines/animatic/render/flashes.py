"""The limit on flashes, for viewers who are sensitive to them."""

import numpy as np
from numpy.typing import NDArray

LIMIT = 16.0  # levels of mean luma between two frames; ITU-R BT.1702 calls 20 cd/m2 of 200 a flash
_BLACK = 16  # luma of black, limited range


class Steady:
    """The limiter of flashes. It takes the frames in their order.

    No frame is on average much brighter or darker than the frame before.
    """

    def __init__(self) -> None:
        self._last: float | None = None

    def frame(self, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Dim or lift the I420 frame as far as the limit asks; in place. Return it."""
        luma = picture[: picture.shape[0] * 2 // 3]
        mean = float(luma.mean())
        if self._last is not None and abs(mean - self._last) > LIMIT:
            wanted = self._last + (LIMIT if mean > self._last else -LIMIT)
            table = _BLACK + (np.arange(256) - _BLACK) * max(wanted - _BLACK, 0.0) / max(mean - _BLACK, 1.0)
            luma[:] = np.clip(table + 0.5, 0, 255).astype(np.uint8)[luma]
            mean = float(luma.mean())
        self._last = mean
        return picture

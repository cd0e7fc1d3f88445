"""The limit for flashes of light, for viewers who are sensitive to them."""

import numpy as np
from numpy.typing import NDArray

LIMIT = 16.0  # levels of mean luma between two frames; ITU-R BT.1702 calls 20 cd/m2 of 200 a flash
_BLACK = 16  # luma of black, limited range


class FlashLimiter:
    """A limiter for flashes: it changes a frame so that its mean brightness is close to that of the frame
    before. Pass the frames in their order.
    """

    def __init__(self) -> None:
        self._last: float | None = None

    def frame(self, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Make an I420 frame darker or brighter, in place, if its mean brightness differs too much from the
        frame before. Return the same array.
        """
        luma = picture[: picture.shape[0] * 2 // 3]
        mean = float(luma.mean())
        if self._last is not None and abs(mean - self._last) > LIMIT:
            wanted = self._last + (LIMIT if mean > self._last else -LIMIT)
            table = _BLACK + (np.arange(256) - _BLACK) * max(wanted - _BLACK, 0.0) / max(mean - _BLACK, 1.0)
            luma[:] = np.clip(table + 0.5, 0, 255).astype(np.uint8)[luma]
            mean = float(luma.mean())
        self._last = mean
        return picture

"""Draw the pictures of a panel with one version of the code: `python drawing.py CHECKOUT/benchmarks`.

Standard input is JSON, [{"prompt", "target"}]. This file runs with the modules of either version and imports none of
the panel's.
"""

import hashlib
import json
import sys
from typing import Any

MOMENTS = [0.04, 0.27, 0.5, 0.73, 0.96]  # shares of the shot
WIDTH, COLUMNS = (
    520,
    3,
)  # a sheet is 1560 pixels wide: what a reader of pictures takes without making it smaller


def sheet(pictures: list[Any]) -> Any:
    """Put the frames into rows, from left to right and top to bottom, with a thin line between them."""
    import cv2  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    height = round(WIDTH * pictures[0].shape[0] / pictures[0].shape[1])
    small = [cv2.resize(one, (WIDTH, height), interpolation=cv2.INTER_AREA) for one in pictures]
    tiles = [cv2.copyMakeBorder(one, 2, 2, 2, 2, cv2.BORDER_CONSTANT, value=(24, 24, 24)) for one in small]
    tiles += [np.full_like(tiles[0], 24)] * (-len(tiles) % COLUMNS)
    return np.vstack([np.hstack(tiles[n : n + COLUMNS]) for n in range(0, len(tiles), COLUMNS)])


def main() -> None:
    sys.path.insert(0, sys.argv[1])
    import cv2  # noqa: PLC0415

    from sheet import Kernels, frames  # type: ignore[attr-defined]  # noqa: PLC0415

    kernels = Kernels(2)
    for one in json.load(sys.stdin):
        seed = int(hashlib.sha256(one["prompt"].encode()).hexdigest()[:8], 16) % 2**31
        picture = sheet(frames(kernels, one["prompt"], MOMENTS, seed))
        cv2.imwrite(one["target"], picture, [cv2.IMWRITE_JPEG_QUALITY, 90])


if __name__ == "__main__":
    main()

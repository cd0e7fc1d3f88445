"""Encoding of a single image that is small enough to be sent inside JSON."""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_QUALITY, _EFFORT = 72, 2  # a still of 854 x 480 has 15 to 30 KB


def webp(picture: NDArray[np.uint8]) -> bytes:
    """Encode a BGR uint8 array (height, width, 3) as a WebP file and return its bytes."""
    file = io.BytesIO()
    Image.fromarray(picture[:, :, ::-1]).save(file, "WEBP", quality=_QUALITY, method=_EFFORT)
    return file.getvalue()

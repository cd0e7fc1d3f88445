"""Changes of the light of an image: night falls, the sun sets."""

from collections.abc import Iterator

import numpy as np

from filmgate.engines.animatic.image.still import Light, Still
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import ease

# time of day that a text turns to: factors of blue, green and red
_HOURS = {
    "night": (0.78, 0.52, 0.42),
    "dusk": (0.92, 0.72, 0.74),
    "sunset": (0.66, 0.86, 1.12),
    "dawn": (0.86, 0.92, 1.08),
    "day": (1.08, 1.08, 1.06),
    "overcast": (0.95, 0.92, 0.88),
}
_SETTLED = 0.7  # of the clip: by then the light has turned


def lights(still: Still) -> Iterator[Light]:
    """Give the changes of light that the text asks for."""
    if hour := _HOURS.get(still.treatment.turns or ""):
        yield _turning(hour, _SETTLED * still.duration)


def _turning(hour: tuple[float, float, float], seconds: float) -> Light:
    def lit(picture: Floats, _cover: Floats | None, t: float) -> Floats:
        k = ease(min(t / seconds, 1.0))
        return np.asarray(picture * (1 + (np.array(hour, np.float32) - 1) * k), np.float32)

    return lit

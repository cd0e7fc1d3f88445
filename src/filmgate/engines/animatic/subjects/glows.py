"""The light that glowing things throw on what is near."""

import numpy as np

from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment
from filmgate.engines.animatic.subjects.actor import Actor

_BRIGHT = 3.0


def glow(actor: Actor) -> Effect:
    """Return the lamp of a thing that glows, in the colour of most of its surface."""
    paint = actor.mesh(0.0, (0.0, 0.0, 0.0)).paint[:, :3]
    vivid = paint.max(1) - paint.min(1)
    hue = np.average(paint, axis=0, weights=vivid + 0.02)
    red, green, blue = (float(one) for one in _BRIGHT * hue / max(float(hue.max()), 1e-3))
    high = actor.height

    def moment(t: float, foot: Foot) -> Moment:
        x, y, z = foot(t)
        reach = 0.45 / (high * high + 0.05)
        lamp = [x, y + 0.7 * high, z - 0.4 * high, red, green, blue, reach]
        return Moment(lamps=np.array([lamp], np.float32))

    return moment

"""Faces over time: feelings that come and go, lids that blink, mouths that talk and eat."""

import math
from collections.abc import Sequence

from filmgate.engines.animatic.motion.gaits import ease


def moods(t: float, duration: float, faces: list[str], lag: float) -> tuple[float, ...]:
    """Return how much of a face at rest and of each later face is shown: an emotion comes within a second,
    is never quite still, and gives way to the next.
    """
    if not faces:
        return ()
    length = duration / len(faces)
    shares = [1.0]
    for k in range(1, len(faces)):
        gone = ease(-0.5, 0.6, t - k * length)
        shares = [share * (1 - gone) for share in shares] + [gone]
    alive = 0.86 + 0.14 * math.sin(t * 1.3 + lag) * math.sin(t * 0.7)
    shakes = 0.22 * math.sin(t * 17.0) * math.sin(t * 2.2) ** 2  # who laughs or cries does so in fits
    fits = sum(share for share, face in zip(shares, faces, strict=True) if face in ("laugh", "cry"))
    shown = (0.45 + 0.55 * ease(0.0, 1.0, t + 0.2)) * alive + fits * shakes
    return ((1.0 - shown), *(share * shown for share in shares[1:]))


def mouth(acts: Sequence[tuple[str, float]], t: float, lag: float) -> float:
    """Return how far the mouth is open of who talks or eats."""
    talks = sum(weight for action, weight in acts if action == "talk")
    shouts = sum(weight for action, weight in acts if action in ("shout", "rant"))
    speaks = sum(weight for action, weight in acts if action == "speak")
    eats = sum(weight for action, weight in acts if action == "eat")
    talks += (
        0.6
        * sum(weight for action, weight in acts if action == "handshake")
        * (math.sin(1.3 * t - 1.9 * lag) > 0)
    )
    say = max(0.0, math.sin(t * 11.3 + lag) * math.sin(t * 4.7 + 1.3 * lag) + 0.25)
    call = 0.55 + 1.25 * max(0.0, math.sin(t * 2.6)) + 0.2 * math.sin(t * 9.0)
    return (talks + speaks) * say + shouts * call + 0.35 * eats * max(0.0, math.sin(t * 6.0))


def blink(t: float) -> float:
    """Return how far lids are closed: they close for a moment every three seconds or so."""
    q = (t + 0.7 * math.sin(t * 0.37)) % 3.3
    return max(0.0, 1.0 - abs(q - 0.1) / 0.1) if q < 0.2 else 0.0

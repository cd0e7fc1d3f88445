"""Light and things in the air of images, as the text names them."""

import cv2
import numpy as np
import pytest

from filmgate.engines.animatic.image.parallax import Parallax
from filmgate.engines.animatic.render.pixels import Bytes
from filmgate.script.parse import parse

SIZE = (640, 384)
STEADY = "the camera holds steady, "


def town() -> Bytes:
    """A sky over houses with lit windows, a lamp, a chimney and a lake."""
    rng = np.random.default_rng(5)
    shade = np.linspace(190, 130, 200)[:, None, None] * np.array((1.0, 0.82, 0.7))
    sheet = np.full((SIZE[1], SIZE[0], 3), 90, np.float64)
    sheet[:200] = shade
    sheet[270:] = np.array((120, 100, 70)) + rng.normal(0, 5, (114, 640, 1))
    found = np.clip(sheet, 0, 255).astype(np.uint8)
    for x, high in ((40, 130), (170, 160), (330, 120), (480, 150)):
        cv2.rectangle(found, (x, high), (x + 110, 270), (60, 70, 95), -1)
        for k in range(6):
            at = (x + 12 + 32 * (k % 3), high + 24 + 48 * (k // 3))
            cv2.rectangle(found, at, (at[0] + 16, at[1] + 24), (120, 220, 255), -1)
    cv2.circle(found, (310, 200), 7, (200, 240, 255), -1)
    return found


@pytest.mark.every(3)
@pytest.mark.parametrize(
    "words",
    [
        "leaves fall",
        "petals drift down",
        "confetti falls",
        "bubbles rise",
        "water drops fall",
        "sparkles glitter",
        "lightning flashes",
        "fireworks explode in the sky",
        "rays of sunlight break through",
        "smoke rises from the chimney",
        "steam rises",
        "flames flicker",
        "the lamps flicker",
        "the windows light up",
        "night falls",
        "the sun rises",
        "stars twinkle",
        "a beam of light sweeps over the town",
        "rain falls",
        "snow falls",
        "fog rolls in",
    ],
)
def test_a_named_change_is_seen_after_a_first_frame_that_is_the_picture(words: str) -> None:
    sheet = town()
    film = Parallax(sheet, parse(STEADY + words), duration=6.0, seed=3)
    still = Parallax(sheet, parse("the camera holds steady"), duration=6.0, seed=3)
    assert (film.frame(0.0) == sheet).all()
    times = np.linspace(0.6, 5.9, 9)
    more = [np.abs(film.frame(float(t)).astype(int) - still.frame(float(t))).max(2) > 6 for t in times]
    assert max(float(one.mean()) for one in more) > 0.0008

"""Eyes: on what somebody does, on whom they meet, and lids that follow them."""

from math import hypot

import numpy as np
import pytest

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.geometry.rig import rotation
from filmgate.engines.animatic.motion import ensembles, music, pairs, playing
from filmgate.engines.animatic.motion.deed import Around, Deed
from filmgate.engines.animatic.subjects.people.body import Figure, body
from filmgate.engines.animatic.subjects.people.flesh import Tone
from filmgate.engines.animatic.subjects.people.gazes import eyes_of, gazing
from filmgate.engines.animatic.subjects.people.hair import STYLES, hair, uncovered
from filmgate.engines.animatic.subjects.people.natures import EMOTIONS

_TIMES = np.linspace(0.0, 8.0, 60)


def _around(sheet: Vector | None = None) -> Around:
    return Around(
        mouth=(0.12, 1.5, 0.0),
        eyes=(0.1, 1.57, 0.0),
        chest=(0.0, 1.3, 0.0),
        hips=(0.0, 0.9, 0.0),
        desk=(0.3, 0.9, 0.0),
        points={"top": sheet} if sheet else {},
        partner=(0.8, -0.2),
        tall=0.9,
    )


@pytest.mark.parametrize("off", [(1.0, 0.0, 0.0), (1.0, -0.25, 0.2), (2.0, 0.2, -0.6)])
def test_eyes_are_on_the_point_that_is_looked_at(off: Vector) -> None:
    shape = body(Figure(female=True))
    head = (rotation((-0.1, 0.3, 0.05)), np.array([0.2, 1.4, 0.1]))
    way = head[0] @ np.array(off)
    at = eyes_of(shape, head) + way
    angles, lids = gazing(shape, head, (float(at[0]), float(at[1]), float(at[2])))
    assert {*angles} == {"eyel", "eyer"}
    looks = head[0] @ angles["eyel"] @ np.array([1.0, 0.0, 0.0])
    assert float(looks @ way) / hypot(*way) > 0.999
    assert (lids > 0.05) == (off[1] < 0)  # they follow eyes that look down


def test_eyes_turn_no_further_than_eyes_can() -> None:
    shape = body(Figure())
    head = (np.eye(3), np.array([0.0, 1.5, 0.0]))
    for at in ((-1.0, 1.6, 0.5), (0.2, 0.0, 0.0), (0.3, 4.0, 0.0)):
        angles, lids = gazing(shape, head, at)
        assert float((angles["eyel"] @ np.array([1.0, 0.0, 0.0]))[0]) > 0.8
        assert lids < 0.4  # nobody looks with closed eyes


def test_who_looks_at_nothing_has_eyes_that_go_with_the_head() -> None:
    assert gazing(body(Figure()), (np.eye(3), np.zeros(3)), None) == ({}, 0.0)


@pytest.mark.parametrize(
    "deed", [music.VIOLIN, music.CELLO, playing.GUITAR, playing.TRUMPET, playing.FLUTE, playing.CLARINET]
)
def test_who_plays_looks_down_at_hands_or_sheet_and_not_at_us(deed: Deed) -> None:
    around, sheet = _around(), (0.6, 1.0, 0.34)
    alone = [deed.hands(float(t), around).gaze for t in _TIMES]
    for gaze in alone:
        assert gaze
        assert gaze[1] < around.eyes[1]
        assert np.linalg.norm(np.subtract(gaze, around.eyes)) < 1.2
    reads = [deed.hands(float(t), _around(sheet)).gaze or around.eyes for t in _TIMES]
    away = [float(np.linalg.norm(np.subtract(one, sheet))) for one in reads]
    at_sheet = np.mean([one < 0.12 for one in away])
    assert 0.15 < at_sheet < 0.85  # in turn: the sheet, and the fingers


def test_a_violin_lies_under_the_chin_and_its_scroll_is_to_the_left() -> None:
    around = _around()
    violin = music.VIOLIN.hands(1.0, around).things[0]
    ahead, up, right = np.subtract(violin.at, around.mouth)
    assert -0.12 < up < -0.06  # below the chin, which is as far below the mouth
    assert -0.08 < ahead < 0.02
    assert abs(right) < 0.05
    assert violin.along[2] < -0.6
    assert abs(violin.along[1]) < 0.15
    for deed in (music.VIOLIN, ensembles.sitting(music.VIOLIN)):
        head = deed.body(0.7)[0]["head"]
        assert isinstance(head, tuple)
        assert head[0] < -0.1  # it is bent to the violin, turned and inclined to the left
        assert head[1] > 0.25
        assert head[2] < -0.1


def test_two_who_shake_hands_look_into_the_eyes_of_the_other() -> None:
    around = _around()
    gaze = pairs.SHAKE.hands(0.8, around).gaze
    assert gaze
    assert gaze[0] == around.partner[0]
    assert -0.3 < gaze[1] - around.eyes[1] < -0.1  # the other is shorter by a tenth
    assert around.partner[1] <= gaze[2] <= 0.0


def test_nobody_stares_who_is_absorbed_or_at_rest() -> None:
    for name in ("", "absorbed", "calm"):
        assert EMOTIONS[name].get("eyeWide", 0.0) == 0.0
        assert EMOTIONS[name]["eyeBlink"] >= 0.15  # the upper lid covers the top of the iris


def test_short_hair_is_thin_at_the_sides_and_dense_on_top() -> None:
    shape, tone = body(Figure()), Tone(skin="#c89878", hair="#14100e")
    cap = hair(shape, STYLES["short"], tone, 3, afar=True)[0]
    middle = float(shape.modelled("eyel")[1])
    side = np.abs(cap.at[:, 2]) > 0.8 * np.abs(cap.at[:, 2]).max()
    low, high = cap.at[:, 1] < middle + 0.01, cap.at[:, 1] > middle + 0.09
    light = cap.paint[:, :3].mean(1)
    assert np.median(light[side & low]) > 3.0 * np.median(light[high])
    assert uncovered(STYLES["short"]).max() == 1.0

"""Subjects of images that move as the text says, and who comes in."""

import cv2
import numpy as np
import pytest

from filmgate.engines.animatic.image import candidates, faces, layers, matte
from filmgate.engines.animatic.image.parallax import Parallax
from filmgate.engines.animatic.render.pixels import Bytes
from filmgate.script.parse import parse
from filmgate.script.pictured import NO_LIPS, pictured
from filmgate.script.stirs import ACTS
from filmgate.script.understood import understood

SIZE = (640, 384)
SECONDS = 6.0
WHITE = 255


def drawing() -> Bytes:
    """A figure on white: a head, a body, and an arm that is held up."""
    sheet = np.full((SIZE[1], SIZE[0], 3), WHITE, np.uint8)
    cv2.rectangle(sheet, (280, 170), (360, 350), (40, 60, 200), -1)
    cv2.circle(sheet, (320, 120), 52, (90, 160, 230), -1)
    cv2.line(sheet, (355, 190), (440, 90), (40, 60, 200), 18)
    for x in (302, 338):
        cv2.circle(sheet, (x, 110), 7, (30, 30, 30), -1)
    cv2.ellipse(sheet, (320, 140), (18, 8), 0, 0, 180, (30, 30, 120), 4)
    return sheet


def portrait() -> Bytes:
    """A drawn face that fills the middle of a picture, on a wall that is not plain."""
    rng = np.random.default_rng(3)
    wall = cv2.resize(rng.integers(60, 190, (24, 40, 3), dtype=np.uint8), SIZE, interpolation=cv2.INTER_CUBIC)
    sheet = np.asarray(wall, np.uint8)
    cv2.ellipse(sheet, (320, 190), (105, 135), 0, 0, 360, (150, 175, 225), -1)
    for x in (280, 360):
        cv2.circle(sheet, (x, 165), 13, (40, 35, 30), -1)
    cv2.ellipse(sheet, (320, 250), (34, 14), 0, 0, 180, (70, 60, 150), 5)
    return sheet


def clip(sheet: Bytes, prompt: str) -> Parallax:
    return Parallax(sheet, parse(prompt), duration=SECONDS, seed=3)


def moved(sheet: Bytes, prompt: str, t: float) -> np.ndarray:
    """How much each pixel has changed at a time, 0..255."""
    return np.asarray(np.abs(clip(sheet, prompt).frame(t).astype(int) - sheet).max(2))


@pytest.mark.every(3)
@pytest.mark.parametrize("act", [name for name, _ in ACTS])
def test_every_act_begins_with_the_picture_itself_and_then_moves_it(act: str) -> None:
    said = {
        "leave": "walks off",
        "launch": "lifts off",
        "shake": "shakes its head",
        "go": "walks",
        "rise": "rises",
    }
    said |= {
        "speak": "speaks",
        "turn": "turns to the left",
        "tilt": "tilts its head",
        "lean": "leans forward",
    }
    said |= {
        "blink": "blinks",
        "wave": "is waving",
        "flap": "flaps",
        "nod": "nods",
        "eat": "eats",
        "melt": "melts",
    }
    prompt = f"the robot {said.get(act, act + 's')}, static shot"
    assert any(one.does == act for one in parse(prompt).stirs)
    film = clip(drawing(), prompt)
    assert (film.frame(0.0) == drawing()).all()
    assert any(np.abs(film.frame(t).astype(int) - drawing()).mean() > 0.02 for t in (0.6, 0.9, 1.3, 2.0, 3.0))


def test_a_frame_depends_on_its_time_alone() -> None:
    film = clip(drawing(), "it jumps and waves")
    late = film.frame(3.1)
    film.frame(0.4)
    assert (film.frame(3.1) == late).all()


def test_what_stands_on_a_plain_ground_is_cut_out_along_its_outline() -> None:
    sheet = drawing()
    matte = layers.split(sheet).matte
    truth = (sheet != WHITE).any(2)
    assert ((matte > 0.5) == truth).mean() > 0.998
    assert (layers.split(sheet).background > WHITE - 2).all()


def test_a_pattern_has_no_subject() -> None:
    rng = np.random.default_rng(1)
    sheet = cv2.resize(
        rng.integers(0, 255, (48, 80, 3), dtype=np.uint8), SIZE, interpolation=cv2.INTER_NEAREST
    )
    assert candidates.best(np.asarray(sheet, np.uint8)) is None


def test_who_walks_off_is_gone_at_the_end_and_went_the_way_that_was_said() -> None:
    film = clip(drawing(), "the robot walks off to the left")
    assert (film.frame(SECONDS) > WHITE - 6).all()
    half = np.nonzero((film.frame(2.2) < 200).any(2))[1]
    assert half.mean() < np.nonzero((drawing() < 200).any(2))[1].mean() - 10


def test_what_leaves_shows_the_ground_that_goes_on_behind_it() -> None:
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    stripes = np.repeat((120 + 40 * np.sin(y / 9.0) + 0 * x)[..., None], 3, 2).astype(np.uint8)
    sheet = stripes.copy()
    cv2.circle(sheet, (320, 200), 60, (30, 40, 220), -1)
    found = layers.split(sheet)
    assert found.matte[200, 320] > 0.9
    inside = found.matte > 0.9
    assert np.abs(found.background - stripes)[inside].mean() < 14  # a blur would miss by 25


def test_a_nod_moves_the_head_and_not_the_feet() -> None:
    change = moved(drawing(), "the robot nods, static shot", 0.72)
    assert change[60:180, 270:370].mean() > 4 * change[300:350, 270:370].mean() + 0.5


def test_a_wave_moves_the_arm_more_than_the_body() -> None:
    film = clip(drawing(), "the robot is waving, static shot")
    change = np.mean([np.abs(film.frame(t).astype(int) - drawing()).max(2) for t in (0.9, 1.2, 1.5)], axis=0)
    assert change[70:150, 400:470].mean() > 3 * change[200:350, 270:350].mean()


def test_nothing_but_the_subject_moves_before_a_camera_that_holds() -> None:
    rng = np.random.default_rng(5)
    far = cv2.resize(rng.integers(90, 130, (48, 80, 3), dtype=np.uint8), SIZE, interpolation=cv2.INTER_CUBIC)
    sheet = np.asarray(far, np.uint8)
    cv2.circle(sheet, (320, 200), 70, (30, 30, 230), -1)
    change = moved(sheet, "the ball jumps, the camera holds still", 0.62)
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    away = np.hypot(x - 320, y - 160) > 170
    assert change.max() > 60
    assert change[away].max() <= 1


def test_a_face_is_found_where_it_is() -> None:
    found = faces.face(portrait())
    assert found is not None
    (ax, ay), (bx, by) = found.eyes
    assert np.hypot(ax - 280, ay - 165) < 8
    assert np.hypot(bx - 360, by - 165) < 8


def test_no_face_is_found_in_a_meadow() -> None:
    rng = np.random.default_rng(2)
    grass = cv2.GaussianBlur(rng.integers(0, 255, (384, 640, 3), dtype=np.uint8), (0, 0), 3)
    assert faces.face(np.asarray(grass, np.uint8)) is None


def test_eyes_close_in_a_blink_and_open_again() -> None:
    film = clip(portrait(), "she blinks, static shot")
    eye = slice(155, 176), slice(270, 291)

    def dark(t: float) -> float:
        return float((film.frame(t)[eye].mean(2) < 80).mean())

    # twice, at a quarter of the clip and at three quarters, and not between
    assert dark(0.0) > 0.5
    for part in (0.25, 0.75):
        assert dark(part * SECONDS) < 0.25
    assert dark(0.5 * SECONDS) > 0.45


@pytest.mark.parametrize(
    ("prompt", "way"), [("a bird flies past to the right", 1), ("a dog runs in from the right", -1)]
)
def test_who_comes_in_crosses_the_picture(prompt: str, way: int) -> None:
    grey = np.full((SIZE[1], SIZE[0], 3), 190, np.uint8)
    film = clip(grey, f"{prompt}, static shot")
    assert (film.frame(0.0) == grey).all()
    at = []
    for t in (2.0, 3.5):
        change = np.abs(film.frame(t).astype(int) - grey).max(2) > 25
        assert 0.001 < change.mean() < 0.2
        at.append(np.nonzero(change)[1].mean())
    assert way * (at[1] - at[0]) > 60


def test_a_picture_does_not_speak_and_says_so() -> None:
    prompt = "she speaks and nods, slow push in"
    rows = {row["text"]: row for row in pictured(prompt, understood(prompt, 3))["words"]}
    assert rows["speaks"]["state"] == "left_out"
    assert rows["speaks"]["why"] == NO_LIPS
    assert rows["nods"]["state"] == "done"
    assert rows["push"]["state"] == "camera"


def test_snow_that_is_drawn_over_a_picture_is_not_called_left_out() -> None:
    prompt = "snow falls, the camera holds still"
    rows = {row["text"]: row for row in pictured(prompt, understood(prompt, 3))["words"]}
    assert rows["snow"]["state"] == "done"
    grey = np.full((SIZE[1], SIZE[0], 3), 90, np.uint8)
    assert (clip(grey, prompt).frame(2.0) > 150).any()


@pytest.mark.parametrize(
    ("prompt", "way"), [("the robot walks off to the right", 1), ("the robot walks off to the left", -1)]
)
def test_before_the_picture_that_ends_a_film_things_happen_forwards(prompt: str, way: int) -> None:
    film = clip(drawing(), f"{prompt}, static shot")
    assert (film.frame(0.0) == drawing()).all()
    at = [np.nonzero((film.frame(t) < 200).any(2))[1].mean() for t in (-3.0, -1.5, -0.4)]
    assert way * (at[1] - at[0]) > 20
    assert way * (at[2] - at[1]) > 20


def test_snow_falls_down_before_the_picture_that_ends_a_film() -> None:
    grey = np.full((SIZE[1], SIZE[0], 3), 60, np.uint8)
    film = clip(grey, "snow falls, static shot")
    one, two = (film.frame(t)[..., 0].astype(np.float32) for t in (-2.04, -2.0))
    costs = {shift: np.abs(np.roll(one, shift, 0) - two)[20:-20].mean() for shift in range(-6, 7)}
    assert min(costs, key=lambda shift: costs[shift]) > 0


def test_it_is_darker_in_a_picture_that_night_falls_to() -> None:
    film = clip(portrait(), "night falls, static shot")
    light = [float(film.frame(t).mean()) for t in (-6.0, -3.0, 0.0)]
    assert light[0] >= light[1] > light[2]


def test_who_stays_in_its_place_is_not_cut_out_and_leaves_no_hole() -> None:
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    wall = np.repeat((120 + 40 * np.sin(y / 9.0) + 0 * x)[..., None], 3, 2).astype(np.uint8)
    cv2.circle(wall, (320, 130), 50, (30, 40, 220), -1)
    cv2.rectangle(wall, (285, 150), (355, 330), (30, 40, 220), -1)
    film = clip(wall, "she leans to the right, static shot")
    assert film.matte[200, 320] > 0.9
    red = [(film.frame(t)[..., 2].astype(int) - film.frame(t)[..., 0] > 100) for t in (0.0, 2.0)]
    assert np.nonzero(red[1][80:120])[1].mean() - np.nonzero(red[0][80:120])[1].mean() > 6
    # one layer: there is nothing of her where she was
    assert abs(int(red[1].sum()) - int(red[0].sum())) < 0.12 * red[0].sum()


def test_who_is_cut_through_does_not_leave_the_rest_behind() -> None:
    rng = np.random.default_rng(3)
    far = cv2.resize(rng.integers(120, 150, (24, 40, 3), dtype=np.uint8), SIZE, interpolation=cv2.INTER_CUBIC)
    whole = np.asarray(far, np.uint8)
    cv2.rectangle(whole, (200, 140), (440, 260), (30, 30, 40), -1)
    half = np.zeros(whole.shape[:2], np.float32)
    half[140:261, 200:320] = 1
    all_ = half.copy()
    all_[140:261, 320:441] = 1
    assert matte.sound(whole, all_)
    assert not matte.sound(whole, half)


def test_a_camera_that_slides_shows_nothing_twice_at_the_edges() -> None:
    rng = np.random.default_rng(8)
    wall = cv2.resize(rng.integers(0, 255, (40, 64, 3), dtype=np.uint8), SIZE, interpolation=cv2.INTER_CUBIC)
    film = clip(np.asarray(wall, np.uint8), "the camera slides along the wall")
    edge = film.frame(SECONDS).astype(int)[:, -40:]
    assert np.abs(edge[:, 20:] - edge[:, 19::-1]).mean() > 15


def test_clouds_go_by_in_a_clear_sky_and_not_over_the_ground() -> None:
    view = np.empty((SIZE[1], SIZE[0], 3), np.uint8)
    view[:240], view[240:] = (230, 150, 60), (40, 90, 60)
    film = clip(view, "clouds move across the sky, the camera holds still")
    change = [np.abs(film.frame(t).astype(int) - view).max(2) for t in (2.0, 4.0)]
    assert min(one[:170].max() for one in change) > 40
    assert np.abs(change[0] - change[1])[:170].max() > 20
    assert max(one[250:].max() for one in change) <= 2


def test_who_is_cut_by_the_lower_edge_shows_no_gap_below() -> None:
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    wall = np.repeat((110 + 12 * np.sin(x / 40.0) + 0 * y)[..., None], 3, 2).astype(np.uint8)
    cv2.rectangle(wall, (250, 150), (390, SIZE[1]), (30, 40, 210), -1)
    cv2.circle(wall, (320, 110), 50, (30, 40, 210), -1)
    film = clip(wall, "she walks off to the right, static shot")
    assert film.matte[300, 320] > 0.9
    for t in (0.6, 1.0, 1.4):
        low = film.frame(t)[-1].astype(int)
        red = low[:, 2] - low[:, 0] > 100
        assert 120 < red.sum() < 160


@pytest.mark.parametrize(
    "prompt", ["the camera holds steady", "the lake ripples", "it wags its tail", "slow push in"]
)
def test_a_clip_is_alive_whatever_the_text_says(prompt: str) -> None:
    film = clip(drawing(), prompt)
    assert (film.frame(0.0) == drawing()).all()
    assert any((film.frame(t) != drawing()).mean() > 0.002 for t in (0.7, 1.4, 2.2, 4.0))

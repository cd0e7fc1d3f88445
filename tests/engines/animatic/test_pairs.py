"""Two who deal with each other: their hands meet, at every moment and whatever their sizes."""

import functools

import cv2
import numpy as np
import pytest

from filmgate.engines.animatic.motion.deed import Around, clasp
from filmgate.engines.animatic.motion.pairs import SHAKE, WELCOME
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.scene.roles import Roles
from filmgate.engines.animatic.scene.stage import arrange
from filmgate.engines.animatic.scene.standing import Stage
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.people.body import Figure, body
from filmgate.engines.animatic.subjects.people.hands import Hands
from filmgate.script.parse import parse

_TIMES = (1.0, 1.5, 2.7, 3.9, 5.6)
_TOUCH = 0.02  # metres between the skins of two hands


@functools.lru_cache(maxsize=4)
def staged(kernels: Kernels, prompt: str) -> Stage:
    roles = Roles(kernels=kernels, treatment=parse(prompt, 1), duration=6.0, seed=Seed(3))
    subject = roles.subject()
    assert subject
    return arrange(subject, roles.supporting())


def pair(kernels: Kernels, prompt: str, t: float) -> tuple[Floats, Floats, float]:
    """Return the vertices of both people at a time, and the metres between their feet."""
    stage = staged(kernels, prompt)
    (other,) = stage.standings
    foot = (0.0, 0.0, 0.0)
    (mesh,) = other.meshes(t, foot, 6.0, lambda _x, _z: 0.0)
    return stage.subject.mesh(t, foot).at, mesh.at, other.offset[0]


def gaps(one: Floats, other: Floats) -> Floats:
    """Return how many metres each point of a cloud is from the nearest of another."""
    first, second = (np.ascontiguousarray(cloud, np.float32) for cloud in (one, other))
    found, _ = cv2.batchDistance(first, second, cv2.CV_32F, normType=cv2.NORM_L2, K=1)
    return np.asarray(found[:, 0], np.float32)


@pytest.mark.parametrize(
    "prompt",
    [
        "two men shake hands",
        "a businesswoman shakes hands with a tall man",
        "a little girl shakes hands with her grandfather",
    ],
)
def test_hands_that_are_shaken_meet_half_way(kernels: Kernels, prompt: str) -> None:
    for t in _TIMES:
        one, other, apart = pair(kernels, prompt, t)
        reach = (0.36 * apart, 0.62 * apart)  # the hands, not the bodies
        mine = one[(one[:, 0] > reach[0]) & (one[:, 0] < reach[1])]
        theirs = other[(other[:, 0] > apart - reach[1]) & (other[:, 0] < apart - reach[0])]
        assert min(len(mine), len(theirs)) > 0, (prompt, t)
        assert gaps(mine, theirs).min() < _TOUCH, (prompt, t)


def test_one_arm_shakes_hands_and_the_other_hangs() -> None:
    there = (0.08, 1.5, 0.0)
    around = Around(
        mouth=there,
        eyes=there,
        chest=(0.05, 1.35, 0.0),
        hips=(0.0, 0.95, 0.0),
        desk=there,
        partner=(0.75, 0.26),
    )
    done = [SHAKE.hands(t, around) for t in np.linspace(0.0, 6.0, 60)]
    right = np.array([one.right.touch.at for one in done if one.right])
    middle = np.array((0.375, right[:, 1].mean(), 0.13))
    assert len(right) == len(done)
    met = right[np.linspace(0.0, 6.0, 60) > 0.9]
    assert np.linalg.norm(met - middle, axis=1).max() < 0.075
    assert np.linalg.norm(right[0] - middle) > 0.05  # it comes from one's own side
    assert np.ptp(right[:, 1]) > 0.05  # it is shaken
    assert all(one.left is None for one in done)


def test_who_leads_a_handshake_opens_the_free_hand_after_it() -> None:
    there = (0.08, 1.5, 0.0)
    around = Around(
        mouth=there, eyes=there, chest=there, hips=(0.0, 0.95, 0.0), desk=there, partner=(0.7, 0.2)
    )
    left = [WELCOME.hands(t, around).left for t in (0.5, 2.0, 4.2, 5.9)]
    high = [hand.touch.at[1] for hand in left if hand]
    assert high[2] > 1.1
    assert max(high[0], high[1], high[3]) < 0.9
    palm = left[2].touch.palm if left[2] else None
    assert palm
    assert palm[1] > 0.7  # it looks up


def test_fingers_that_clasp_bend_behind_the_edge_of_the_other_hand() -> None:
    fingers = Hands(body(Figure()))
    bent = fingers.angles("r", clasp(1.0))
    angle = {k: np.arccos((np.trace(bent[f"finger3{k}r"]) - 1) / 2) for k in (1, 2)}
    assert angle[1] < 0.4
    assert angle[2] > 0.9
    straight = fingers.angles("r", clasp(0.0))
    assert np.trace(straight["finger32r"]) > np.trace(bent["finger32r"])  # less bent


@pytest.mark.parametrize("prompt", ["two women hug", "a father hugs his daughter"])
def test_arms_are_around_who_is_hugged(kernels: Kernels, prompt: str) -> None:
    for t in _TIMES[::2]:
        one, other, apart = pair(kernels, prompt, t)
        assert one[:, 0].max() > apart, prompt  # a hand of mine is behind the other's spine
        assert other[:, 0].min() < 0.0, prompt


@pytest.mark.parametrize("prompt", ["an elderly couple dances", "a couple dances salsa", "two people waltz"])
def test_couples_in_hold_touch_hands_aside_of_both(kernels: Kernels, prompt: str) -> None:
    for t in _TIMES:
        one, other, apart = pair(kernels, prompt, t)
        middle = np.array([0.5 * apart, 0.0, 0.0])
        far = 0.36  # metres beside the couple: hands, no bodies
        mine, theirs = (cloud[np.hypot(*(cloud - middle)[:, ::2].T) > far] for cloud in (one, other))
        high = (mine[:, 1] > 1.0), (theirs[:, 1] > 1.0)
        assert gaps(mine[high[0]], theirs[high[1]]).min() < _TOUCH, (prompt, t)


def test_who_holds_something_does_not_shake_hands(kernels: Kernels) -> None:
    roles = Roles(
        kernels=kernels, treatment=parse("a man gives a gift to a woman", 1), duration=6.0, seed=Seed(3)
    )
    subject = roles.subject()
    assert subject
    assert subject.apart == 0.0


def test_a_robot_and_who_shakes_its_hand_stand_as_near_as_two_people(kernels: Kernels) -> None:
    _, _, people = pair(kernels, "two men shake hands", 1.0)
    _, _, robot = pair(kernels, "a man shakes hands with a robot", 1.0)
    assert robot == pytest.approx(people, abs=0.1)


@pytest.mark.parametrize(
    "prompt", ["an elderly couple dances", "a couple waltzes", "two friends dance tango"]
)
def test_faces_of_a_couple_are_apart_and_the_hands_that_they_hold_are_seen(
    kernels: Kernels, prompt: str
) -> None:
    for t in _TIMES:
        one, other, _ = pair(kernels, prompt, t)
        tall = min(one[:, 1].max(), other[:, 1].max())
        heads = [cloud[cloud[:, 1] > cloud[:, 1].max() - 0.12 * tall] for cloud in (one, other)]
        assert gaps(*heads).min() > 0.05, (prompt, t)
        middle = 0.25 * (heads[0].mean(0) + heads[1].mean(0)) * 2
        hands = [cloud[np.hypot(*(cloud - middle)[:, ::2].T) > 0.44] for cloud in (one, other)]
        hands = [cloud[cloud[:, 1] > 1.0] for cloud in hands]
        nearest = hands[0][gaps(*hands).argmin()]
        assert nearest[2] < middle[2], (prompt, t)  # between them and the camera

"""Steps of people: feet that carry stand still, on the ground, within reach of the legs."""

from math import cos, sin

import pytest

from filmgate.engines.animatic.motion.steps import RUN, WALK, Gait, Legs, steps

ADULT = Legs(thigh=0.42, shin=0.41, ankle=0.08, heel=0.05, ball=0.13, thigh_lean=0.05, shin_lean=-0.04)
CHILD = Legs(thigh=0.25, shin=0.24, ankle=0.05, heel=0.03, ball=0.08)
GOING = [(ADULT, WALK, 1.15), (ADULT, RUN, 3.0), (CHILD, WALK, 0.68), (CHILD, RUN, 1.8)]


def _ankle(phase: float, legs: Legs, gait: Gait, speed: float, side: str) -> tuple[float, float, float]:
    """Where an ankle is: ahead of where the person was at phase 0, and above the ground; the pitch of its foot."""
    pose, shift = steps(phase, legs, gait, speed, arms=0.1)
    thigh, shin, foot = (float(pose[name + side]) for name in ("lu", "ll", "lf"))  # type: ignore[arg-type]
    a, b = thigh + legs.thigh_lean, thigh + shin + legs.shin_lean
    rest = legs.ankle + legs.thigh * cos(legs.thigh_lean) + legs.shin * cos(legs.shin_lean)
    x = legs.thigh * sin(a) + legs.shin * sin(b) + speed * phase / gait.pace
    y = rest + shift[1] - legs.thigh * cos(a) - legs.shin * cos(b)
    return x, y, thigh + shin + foot


@pytest.mark.parametrize(("legs", "gait", "speed"), GOING)
def test_a_flat_foot_does_not_slide(legs: Legs, gait: Gait, speed: float) -> None:
    stride = speed / gait.pace
    for side, start in (("l", 0.0), ("r", 0.5)):
        flat = [start + gait.stance * u for u in (0.2, 0.25, 0.3, 0.35, 0.4)]
        places = [_ankle(phase, legs, gait, speed, side) for phase in flat]
        assert max(x for x, _, _ in places) - min(x for x, _, _ in places) < 0.01 * stride
        assert [y for _, y, _ in places] == pytest.approx([legs.ankle] * len(places), abs=0.006)
        assert [pitch for _, _, pitch in places] == pytest.approx([0.0] * len(places), abs=0.01)


@pytest.mark.parametrize(("legs", "gait", "speed"), GOING)
def test_no_part_of_a_foot_is_below_the_ground(legs: Legs, gait: Gait, speed: float) -> None:
    for k in range(200):
        for side in "lr":
            _, y, pitch = _ankle(k / 200, legs, gait, speed, side)
            heel = y - legs.ankle * cos(pitch) - legs.heel * sin(pitch)
            ball = y - legs.ankle * cos(pitch) + legs.ball * sin(pitch)
            assert min(heel, ball) > -0.01


@pytest.mark.parametrize(("legs", "gait", "speed"), GOING)
def test_knees_bend_backwards_alone_and_steps_have_no_jumps(legs: Legs, gait: Gait, speed: float) -> None:
    before, _ = steps(-1 / 200, legs, gait, speed, arms=0.1)
    for k in range(201):
        pose, _ = steps(k / 200, legs, gait, speed, arms=0.1)
        for side in "lr":
            bend = float(pose["ll" + side]) + legs.shin_lean - legs.thigh_lean  # type: ignore[arg-type]
            assert -2.4 < bend < 0.03
            for name in ("lu", "ll", "lf"):
                change = float(pose[name + side]) - float(before[name + side])  # type: ignore[arg-type]
                assert abs(change) < 0.2
        before = pose


def test_one_foot_is_in_the_air_when_walking_and_both_are_when_running() -> None:
    def lifted(gait: Gait, speed: float) -> set[int]:
        feet = set()
        for k in range(100):
            high = [_ankle(k / 100, ADULT, gait, speed, side) for side in "lr"]
            lows = [
                y - ADULT.ankle * cos(p) - max(ADULT.heel * sin(p), -ADULT.ball * sin(p)) for _, y, p in high
            ]
            feet.add(sum(low > 0.012 for low in lows))
        return feet

    assert lifted(WALK, 1.15) == {0, 1}
    assert 2 in lifted(RUN, 3.0)

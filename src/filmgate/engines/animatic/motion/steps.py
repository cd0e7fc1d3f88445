"""Steps of people: feet that stand still while they carry, by the lengths of a person's legs."""

from dataclasses import dataclass
from math import acos, atan2, cos, hypot, pi, sin

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.gaits import Pose, ease

_STRAIGHT = 0.998  # of a leg's length: a knee is never stretched altogether


@dataclass(frozen=True, slots=True, kw_only=True)
class Legs:
    """The lengths of a person's legs in metres, and how they lean at rest, in radians forwards.

    ankle: its height; heel, ball: how far they are behind and ahead of the ankle; apart: how far the hips are
    to the sides of the middle; pivot: how far ahead of them and above them the body turns.
    """

    thigh: float
    shin: float
    ankle: float
    heel: float
    ball: float
    thigh_lean: float = 0.0
    shin_lean: float = 0.0
    apart: float = 0.09
    pivot: tuple[float, float] = (0.0, 0.0)

    @property
    def long(self) -> float:
        return self.thigh + self.shin


@dataclass(frozen=True, slots=True, kw_only=True)
class Gait:
    """A way to go. Lengths are shares of the leg's.

    pace: cycles of both legs a second; stance: share of a cycle that a foot stands; reach: how far ahead it
    is set down; hips: their height; bob: how much they rise when a foot carries; lift: of a foot; roll:
    radians that a heel has risen when its toes leave; lean: radians of the back, forwards; swing, elbow: of
    the arms.
    """

    pace: float
    stance: float
    reach: float
    hips: float
    bob: float
    lift: float
    roll: float
    lean: float
    swing: float
    elbow: float
    strike: float


WALK = Gait(
    pace=0.9, stance=0.62, reach=0.35, hips=0.955, bob=0.016, lift=0.05, roll=0.78, lean=0.05, swing=0.34,
    elbow=0.28, strike=0.30,
)  # fmt: skip
RUN = Gait(
    pace=1.45, stance=0.34, reach=0.26, hips=0.93, bob=-0.045, lift=0.26, roll=0.85, lean=0.16, swing=0.75,
    elbow=1.45, strike=0.10,
)  # fmt: skip

MARCH = Gait(
    pace=0.95, stance=0.56, reach=0.30, hips=0.965, bob=0.014, lift=0.24, roll=0.55, lean=-0.02, swing=0.62,
    elbow=0.22, strike=0.16,
)  # fmt: skip
SNEAK = Gait(
    pace=0.62, stance=0.64, reach=0.34, hips=0.88, bob=0.012, lift=0.14, roll=0.70, lean=0.34, swing=0.20,
    elbow=1.1, strike=-0.20,
)  # fmt: skip
CLIMB = Gait(
    pace=0.70, stance=0.58, reach=0.24, hips=0.93, bob=0.030, lift=0.30, roll=0.60, lean=0.22, swing=0.40,
    elbow=0.7, strike=0.0,
)  # fmt: skip
# action: its gait and its speed in m/s, for legs of the usual length
GAITS = {
    "walk": (WALK, 1.15), "run": (RUN, 3.0), "march": (MARCH, 1.05), "sneak": (SNEAK, 0.6),
    "climb": (CLIMB, 0.7),
}  # fmt: skip


def steps(phase: float, legs: Legs, gait: Gait, speed: float, *, arms: float) -> tuple[Pose, Vector]:
    """Return the pose and the shift of a person who goes at this phase of a cycle (one cycle = 1).

    speed: m/s, at which the feet that stand do not slide; arms: how far they are from the body, in radians.
    """
    high = legs.ankle + legs.long * (gait.hips + gait.bob * cos(4 * pi * (phase - gait.stance / 2)))
    travel = speed * gait.stance / gait.pace
    pose: Pose = {}
    for side, lag, out in (("l", 0.0, 1.0), ("r", 0.5, -1.0)):
        q = (phase + lag) % 1.0
        ahead, up, pitch = _foot(q, legs, gait, travel)
        thigh, shin = bent(ahead, high - up, legs)
        pose["lu" + side] = thigh - legs.thigh_lean
        pose["ll" + side] = shin - legs.shin_lean - (thigh - legs.thigh_lean)
        pose["lf" + side] = pitch - (shin - legs.shin_lean)
        back = cos(2 * pi * (q - 0.06))  # an arm is back when the foot of its side is set down
        pose["au" + side] = (-gait.swing * back + 0.06, 0.0, arms * out)
        pose["al" + side] = gait.elbow - 0.4 * gait.swing * back
    turn = cos(2 * pi * (phase - 0.06))
    pose |= {
        "spine": (-gait.lean, 0.10 * turn, 0.02 * sin(2 * pi * phase)),
        "head": (0.8 * gait.lean, -0.09 * turn, 0.0),
    }
    return pose, (0.0, high - legs.ankle - rest(legs), 0.0)


def drawn_up(legs: Legs, seat: float, ahead: float, tilt: float, *, wide: float) -> Pose:
    """Return the pose of the legs of a person who sits with the soles on the ground.

    seat: height of the hips, ahead: how far ahead of them the ankles are, in metres; tilt: radians that the
    body leans back; wide: radians that the knees are apart.
    """
    thigh, shin = bent(ahead, seat - legs.ankle, legs)
    pose: Pose = {}
    for side, out in (("l", 1.0), ("r", -1.0)):
        pose["lu" + side] = (thigh - legs.thigh_lean - tilt, 0.0, wide * out)
        pose["ll" + side] = shin - legs.shin_lean - (thigh - legs.thigh_lean)
        pose["lf" + side] = -(shin - legs.shin_lean)
    return pose


def rest(legs: Legs) -> float:
    """Return the height of the hips above the ankles at rest."""
    return legs.thigh * cos(legs.thigh_lean) + legs.shin * cos(legs.shin_lean)


def _foot(q: float, legs: Legs, gait: Gait, travel: float) -> tuple[float, float, float]:
    """Return where an ankle is, ahead of the hips and above the ground, and the pitch of its foot.

    q: 0 when the heel is set down. Lengths are in metres; the toes of a positive pitch are up.
    """
    front = gait.reach * legs.long
    if q < gait.stance:
        return _standing(q / gait.stance, legs, gait, front, travel)
    u = (q - gait.stance) / (1 - gait.stance)
    x0, y0, p0 = _standing(1.0, legs, gait, front, travel)
    x1, y1, p1 = _standing(0.0, legs, gait, front, travel)
    along = ease(0.0, 1.0, 0.12 + 0.88 * u) if u < 1 else 1.0
    first = ease(0.0, 1.0, 0.12)
    along = (along - first) / (1 - first)
    x = x0 + (x1 - x0) * along
    y = y0 + (y1 - y0) * u + gait.lift * legs.long * sin(pi * u) ** 1.2
    return x, y, p0 * (1 - ease(0.0, 0.55, u)) + p1 * ease(0.55, 1.0, u)


def _standing(u: float, legs: Legs, gait: Gait, front: float, travel: float) -> tuple[float, float, float]:
    """Return ankle and pitch of a foot that stands: it rolls from the heel over the sole to the ball."""
    flat = front - travel * u
    strike = gait.strike * (1 - ease(0.0, 0.18, u))
    if strike > 0:
        x = flat - legs.heel + legs.heel * cos(strike) - legs.ankle * sin(strike)
        return x, legs.heel * sin(strike) + legs.ankle * cos(strike), strike
    roll = gait.roll * ease(0.42, 1.12, u)
    x = flat + legs.ball - legs.ball * cos(roll) + legs.ankle * sin(roll)
    return x, legs.ball * sin(roll) + legs.ankle * cos(roll), -roll


def bent(ahead: float, below: float, legs: Legs) -> tuple[float, float]:
    """Return the angles of thigh and shin from the vertical, forwards, for an ankle at this place."""
    far = min(hypot(ahead, below), _STRAIGHT * legs.long)
    toward = atan2(ahead, below)
    a, b = legs.thigh, legs.shin
    at_hip = acos(min((a * a + far * far - b * b) / (2 * a * far), 1.0))
    thigh = toward + at_hip
    knee_x, knee_y = a * sin(thigh), a * cos(thigh)
    return thigh, atan2(far * sin(toward) - knee_x, far * cos(toward) - knee_y)

"""Tending: what hands do to somebody else: comb, fasten, bandage, feed, pat; and how the other bears it.

The points of the other's body are in `Around.other`, in the frame of who tends. Sides are those of who tends.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Literal

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.deed import (
    AHEAD,
    DOWN,
    UP,
    Around,
    Body,
    Deed,
    Doing,
    Frame,
    Hand,
    Touch,
    mixed,
    plus,
)
from filmgate.engines.animatic.motion.deeds import kneeling, leaning, seated
from filmgate.engines.animatic.motion.gaits import ease
from filmgate.engines.animatic.motion.grooming import (
    caress,
    clasp,
    comb,
    fasten,
    invest,
    lather,
    paint,
    pair,
    pin,
    plait,
    snip,
    touch,
)

Stance = Literal["front", "back", "side"]
Hands = Callable[[float, Around], Doing]
_IN: Vector = (0.0, 0.0, -1.0)  # of the right hand: to the left
_BACK: Vector = (-1.0, 0.0, 0.0)
STOOL = 0.46  # metres: what somebody sits on who is tended


@dataclass(frozen=True, slots=True, kw_only=True)
class Tend:
    """A way to tend to somebody. apart: metres between two adults; stance: whether the other is face to face,
    has its back to who tends, or its side; turn: radians that who tends is turned to us; bears: the
    other's action; lean, look: radians of the back and the head, forwards; goes: both walk.
    """

    hands: Hands
    apart: float = 0.48
    stance: Stance = "front"
    turn: float = 0.12
    bears: str = "bear"
    lean: float = 0.06
    look: float = 0.10
    borne: Vector | None = None  # metres from the foot of an adult to the seat of who is carried
    goes: bool = False


def _pat(t: float, around: Around) -> Doing:
    up = 0.07 * abs(sin(4.2 * t)) * (0.5 + 0.5 * sin(0.9 * t)) ** 0.5
    at = plus(around.other["shoulder r"], 0.0, 0.012 + up, 0.0)
    return Doing((), touch(at, (0.2, 0.1, -0.9), DOWN, "flat", 0.3), None)


def _soothe(t: float, around: Around) -> Doing:
    """Lay one hand on the shoulder and one on the arm."""
    right, _ = pair(around, "shoulder", (0.0, 0.014, 0.0), (0.3, 0.2, -0.9), DOWN)
    at = plus(around.other["elbow l"], -0.045, 0.06 + 0.03 * sin(1.1 * t), -0.01)
    return Doing((), right, touch(at, (0.1, 0.9, 0.3), AHEAD, "flat", 0.35))


def _knead(t: float, around: Around) -> Doing:
    q = 0.012 * sin(4.0 * t)
    return Doing((), *pair(around, "shoulder", (q, 0.016 + q, -0.03), (0.75, 0.2, -0.6), DOWN, 0.45 + 8 * q))


def _drape(t: float, around: Around) -> Doing:
    """Bring a cloth down on both shoulders, and smooth it."""
    down = ease(0.0, 1.6, t)
    smooth = 0.03 * sin(1.6 * t) * down
    off = (-0.05 * (1 - down), 0.02 + 0.24 * (1 - down), 0.03 + smooth)
    return Doing((), *pair(around, "shoulder", off, (0.75, 0.2, -0.6), DOWN, 0.4))


def _feed(t: float, around: Around) -> Doing:
    """Bring what is held from before the chest to the other's mouth."""
    near = ease(0.1, 0.75, 0.5 - 0.5 * cos(1.8 * t))
    low = plus(around.chest, 0.24, -0.16, 0.06)
    at = mixed(low, plus(around.other["mouth"], -0.012, 0.0, 0.0), near)
    along = (0.85, 0.1 - 0.35 * (1 - near), -0.3)
    return Doing((Frame(at, along, UP, "tip"),), Hand("first"), None)


def _bandage(t: float, around: Around) -> Doing:
    """Wind something around the forearm, which the other hand holds."""
    x, y, z = mixed(around.other["wrist m"], around.other["elbow m"], 0.3)
    w = 3.2 * t
    right = touch((x - 0.01, y + 0.045 * cos(w), z + 0.045 * sin(w)), (0.2, 0.6, -0.7), None, "pinch", 0.6)
    hold = plus(around.other["wrist m"], -0.02, -0.035, 0.0)
    return Doing((), right, touch(hold, (0.3, 0.0, 0.9), UP, "flat", 0.45))


def _inject(t: float, around: Around) -> Doing:
    """Hold a syringe to the upper arm."""
    arm = mixed(around.other["shoulder r"], around.other["elbow r"], 0.35)
    tip = plus(arm, -0.03 + 0.008 * sin(1.2 * t), 0.0, 0.045)
    hold = plus(around.other["elbow r"], -0.04, 0.05, 0.0)
    return Doing(
        (Frame(tip, (-0.75, 0.25, 0.6), UP, "tip"),),
        Hand("first"),
        touch(hold, (0.2, 0.9, 0.2), AHEAD, "flat", 0.5),
    )


def _listen(t: float, around: Around) -> Doing:
    """Hold a stethoscope to the chest, and move it."""
    q = 0.5 + 0.5 * sin(0.9 * t)
    at = plus(around.other["chest"], -0.016, -0.03 * q, 0.07 - 0.10 * q)
    _, left = pair(around, "shoulder", (0.0, 0.014, 0.0), (0.3, 0.2, -0.9), DOWN)
    return Doing((), touch(at, (0.0, 0.8, -0.6), AHEAD, "flat", 0.4), left)


def _clash(t: float, around: Around) -> Doing:
    """Raise the right hand, and strike that of the other."""
    hit = 0.5 - 0.5 * cos(2 * pi * t / 2.2)
    x, y, z = around.other["high"]
    at = (x - 0.004 - 0.16 * (1 - hit), y - 0.10 * (1 - hit), z + 0.08 * (1 - hit))
    return Doing((), touch(at, (0.0, 0.35, -0.9), AHEAD, "flat", 0.05), None)


def _whisper(t: float, around: Around) -> Doing:
    """Hold a hand between the own mouth and the other's ear."""
    at = plus(around.mouth, 0.055, 0.005 + 0.004 * sin(2.0 * t), 0.05)
    return Doing((), touch(at, UP, (0.15, 0.0, -1.0), "flat", 0.25), None)


def _hold(_t: float, around: Around) -> Doing:
    return Doing((), *pair(around, "shoulder", (0.0, 0.0, 0.03), (0.5, 0.6, -0.4), (0.3, -0.5, -0.8)))


def _raise(t: float, around: Around) -> Doing:
    """Take the hand of who is on the ground."""
    x, y, z = around.other["low"]
    return Doing(
        (),
        Hand("", touch=Touch(at=(x, y + 0.02 * sin(1.6 * t), z), axis=(0.5, 0.8, 0.0), palm=_IN, close=0.8)),
        None,
    )


def _offer(t: float, around: Around) -> Doing:
    """Hold something out to the other."""
    out = ease(0.0, 1.4, t)
    x, y, z = around.other["middle"]
    at = mixed(plus(around.chest, 0.26, -0.16, 0.0), (x - 0.05, y + 0.01 * sin(1.3 * t), z), out)
    return Doing((Frame(at, UP, AHEAD, "grip"),), Hand("first"), None)


_TOSS = 2.8  # seconds for a ball to go to the other and back


def _ball(t: float, around: Around) -> tuple[Vector, float]:
    """Return where a ball is that two throw to each other, and how near it is to the first, 0 to 1."""
    q = (t % _TOSS) / _TOSS
    x, y, _ = around.other["middle"]
    share = min(max((q - 0.16) / 0.32, 0.0), 1.0) - min(max((q - 0.66) / 0.32, 0.0), 1.0)
    hold = 0.40
    return (hold + (2 * x - 2 * hold) * share, y + 2.6 * share * (1 - share), 0.0), 1.0 - share


def _catcher(at: Vector, near: float) -> tuple[Hand, Hand]:
    """Return both hands at the sides of a ball, open while it is away."""
    apart = 0.115 + 0.08 * (1 - near)
    right = touch(plus(at, 0.0, 0.0, apart), (0.3, 0.9, 0.0), (0.25, 0.1, -1.0), "flat", 0.3)
    return right, touch(plus(at, 0.0, 0.0, -apart), (0.3, 0.9, 0.0), (0.25, 0.1, 1.0), "flat", 0.3)


def _toss(t: float, around: Around) -> Doing:
    """Throw a ball to the other, and catch it."""
    at, near = _ball(t, around)
    home = (0.40, around.other["middle"][1] + 0.06 * (1 - near), 0.0)
    return Doing((Frame(at),), *_catcher(home, near))


def _catch(t: float, around: Around) -> Doing:
    """Catch the ball of the other, and throw it back."""
    _, near = _ball(t, around)
    home = (0.40, around.other["middle"][1] + 0.06 * near, 0.0)
    return Doing((), *_catcher(home, 1 - near))


def _under(around: Around, side: str) -> Vector:
    return mixed(around.other["hip " + side], around.other["knee " + side], 0.55)


def _cradle(t: float, around: Around) -> Doing:
    """Carry somebody before the chest: one arm under the knees, one around the back."""
    low = mixed(_under(around, "r"), _under(around, "l"), 0.5)
    right = touch(plus(low, 0.02, -0.075 + 0.006 * sin(1.5 * t), 0.0), (0.6, 0.1, -0.7), UP, "flat", 0.3)
    back = plus(around.other["back"], 0.03, -0.03, 0.0)
    return Doing((), right, touch(back, (0.6, 0.5, 0.4), (0.0, 0.1, 1.0), "flat", 0.3))


def _piggyback(_t: float, around: Around) -> Doing:
    """Carry somebody on the back: a hand under each thigh."""
    right, left = (
        touch(plus(_under(around, side), 0.04, -0.07, 0.0), (0.5, 0.2, -0.8 * out), UP, "flat", 0.4)
        for side, out in (("r", 1.0), ("l", -1.0))
    )
    return Doing((), right, left)


def _laces(t: float, around: Around) -> Doing:
    """Work at the other's shoe."""
    w = 0.012 * sin(3.4 * t)
    at = plus(around.other["foot r"], -0.04, 0.15, 0.0)
    right = touch(plus(at, 0.0, w, 0.03), (0.6, 0.2, -0.7), None, "pinch", 0.6)
    return Doing((), right, touch(plus(at, 0.0, -w, -0.03), (0.6, 0.2, 0.7), None, "pinch", 0.6))


def _rub(t: float, around: Around) -> Doing:
    """Rub the back with one hand, the other on the shoulder."""
    at = plus(around.other["back"], -0.012, 0.05 * sin(2.2 * t), 0.05 * cos(2.2 * t))
    _, left = pair(around, "shoulder", (0.0, 0.016, -0.02), (0.75, 0.2, -0.6), DOWN)
    return Doing((), touch(at, (0.0, 0.9, -0.4), AHEAD, "flat", 0.15), left)


def _gauge(t: float, around: Around) -> Doing:
    """Hold a tape along the shoulders."""
    w = 0.01 * sin(1.4 * t)
    right, left = pair(around, "shoulder", (-0.02, 0.02 + w, 0.03), (0.6, 0.5, -0.6), DOWN, 0.6)
    return Doing((), right, left)


TENDS: dict[str, Tend] = {
    "pat": Tend(hands=_pat, apart=0.56),
    "soothe": Tend(hands=_soothe, apart=0.44, bears="mourn"),
    "knead": Tend(hands=_knead, stance="back", apart=0.40, turn=0.75, bears="bear-seated"),
    "drape": Tend(hands=_drape, stance="back", apart=0.36, turn=0.75, bears="huddle"),
    "fasten": Tend(hands=fasten, apart=0.44, look=0.2),
    "clasp": Tend(hands=clasp, stance="back", apart=0.36, turn=0.75),
    "pin": Tend(hands=pin, apart=0.46, look=0.3),
    "comb": Tend(hands=comb, stance="back", apart=0.42, turn=0.6, bears="bear-seated", look=0.3),
    "snip": Tend(hands=snip, stance="back", apart=0.42, turn=0.6, bears="bear-seated", look=0.3),
    "plait": Tend(hands=plait, stance="back", apart=0.42, turn=0.6, bears="bear-seated", look=0.3),
    "lather": Tend(hands=lather, stance="back", apart=0.40, turn=0.6, bears="bear-seated", look=0.35),
    "makeup": Tend(hands=paint, apart=0.46, turn=0.2, bears="bear-seated", look=0.2),
    "caress": Tend(hands=caress, apart=0.46),
    "spoon": Tend(hands=_feed, apart=0.56, turn=0.2, bears="bear-seated", look=0.15),
    "bind": Tend(hands=_bandage, apart=0.58, bears="hold-out", look=0.35),
    "inject": Tend(hands=_inject, apart=0.44, bears="bear-seated", look=0.25),
    "listen": Tend(hands=_listen, apart=0.46, bears="bear-seated", look=0.2),
    "highfive": Tend(hands=_clash, apart=0.74, turn=0.1, bears="highfive", look=-0.05),
    "breathe": Tend(hands=_whisper, stance="side", apart=0.34, turn=0.15, lean=0.14, look=0.0),
    "peck": Tend(hands=_hold, stance="side", apart=0.28, turn=0.15, lean=0.14, look=0.02, bears="bear-glad"),
    "invest": Tend(hands=invest, apart=0.50, look=0.0, bears="bear-low"),
    "aid": Tend(hands=_raise, apart=0.86, lean=0.22, look=0.2, bears="aided"),
    "offer": Tend(hands=_offer, apart=0.86, turn=0.15, bears="receive"),
    "toss": Tend(hands=_toss, apart=3.2, turn=0.12, bears="catch", lean=0.05, look=0.0),
    "cradle": Tend(
        hands=_cradle, borne=(0.27, 0.98, 0.0), stance="side", turn=0.9, bears="carried", look=0.2
    ),
    "cradle-walk": Tend(
        hands=_cradle, borne=(0.27, 0.98, 0.0), stance="side", turn=0.0, bears="carried", look=0.05, goes=True
    ),
    "piggyback": Tend(
        hands=_piggyback, borne=(-0.15, 0.98, 0.0), stance="back", turn=0.7, bears="astride", lean=0.2
    ),
    "piggyback-walk": Tend(
        hands=_piggyback,
        borne=(-0.15, 0.98, 0.0),
        stance="back",
        turn=0.0,
        bears="astride",
        lean=0.2,
        look=-0.1,
        goes=True,
    ),
    "lace": Tend(hands=_laces, apart=0.55, look=0.3),
    "rub-back": Tend(hands=_rub, stance="back", apart=0.36, turn=0.75),
    "gauge": Tend(hands=_gauge, stance="back", apart=0.36, turn=0.75),
}


def _still(_t: float, _around: Around) -> Doing:
    return Doing()


def _in_lap(_t: float, around: Around) -> Doing:
    """Lay both hands on the thighs."""
    hands = [
        touch(plus(around.hips, 0.30, 0.085, 0.10 * out), (0.3, 0.0, -0.9 * out), DOWN, "flat", 0.3)
        for out in (1.0, -1.0)
    ]
    return Doing((), hands[0], hands[1])


def _holds_out(_t: float, around: Around) -> Doing:
    """Hold the left arm out ahead."""
    at = (0.36, around.chest[1] - 0.22, -0.10)
    return Doing((), None, touch(at, (0.0, 0.2, 0.9), DOWN, "flat", 0.25))


def _receives(t: float, around: Around) -> Doing:
    """Hold both hands out for what is given."""
    out = ease(0.2, 1.5, t)
    x, y, z = around.other["middle"]
    at = mixed(plus(around.chest, 0.2, -0.2, 0.0), (x - 0.10, y - 0.03, z), out)
    right = touch(plus(at, 0.0, 0.0, 0.07), (0.2, 0.2, 0.9), (0.3, 0.9, -0.3), "flat", 0.3)
    return Doing((), right, touch(plus(at, 0.0, 0.0, -0.07), (0.2, 0.2, -0.9), (0.3, 0.9, 0.3), "flat", 0.3))


def _huddles(_t: float, around: Around) -> Doing:
    """Hold a cloth together before the chest."""
    at = plus(around.chest, 0.13, -0.10, 0.0)
    right = touch(plus(at, 0.02, 0.0, -0.02), (0.1, 0.8, -0.5), _BACK, "flat", 0.7)
    return Doing((), right, touch(plus(at, 0.0, -0.06, 0.02), (0.1, 0.8, 0.5), _BACK, "flat", 0.7))


def _around_neck(_t: float, around: Around) -> Doing:
    """Hold on to the shoulders of who carries."""
    right, left = (
        touch(plus(around.chest, 0.26, 0.02, 0.10 * out), (0.5, 0.5, -0.5 * out), DOWN, "flat", 0.4)
        for out in (1.0, -1.0)
    )
    return Doing((), right, left)


def _bears(
    hands: Hands = _still,
    *,
    spine: float = 0.0,
    head: float = 0.0,
    body: Body | None = None,
    seat: float = 0.0,
) -> Deed:
    return Deed(body=body or leaning(spine, head, sway=0.0), hands=hands, seat=seat)


BEARS: dict[str, Deed] = {
    "bear": _bears(),
    "bear-glad": _bears(head=-0.02),
    "bear-low": _bears(spine=0.08, head=0.3),
    "bear-seated": _bears(_in_lap, body=seated(0.0, 0.02), seat=STOOL),
    "mourn": _bears(spine=0.12, head=0.3),
    "huddle": _bears(_huddles, spine=0.04, head=0.1),
    "hold-out": _bears(_holds_out, head=0.25),
    "receive": _bears(_receives, spine=0.05, head=0.1),
    "aided": _bears(_raise, body=kneeling(-0.02, -0.35)),
    "carried": _bears(body=seated(0.1, 0.1)),
    "astride": _bears(_around_neck, body=seated(0.12, -0.02, knees=0.5)),
    "catch": _bears(_catch, spine=0.05),
}
TENDING = {
    name: Deed(body=leaning(one.lean, one.look), hands=one.hands, turn=one.turn, goes=one.goes)
    for name, one in TENDS.items()
}

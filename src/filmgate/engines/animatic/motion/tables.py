"""Deeds of people who sit around one table: games, cards, a trial of strength."""

from math import cos, pi, sin

from filmgate.engines.animatic.motion.deed import DOWN, Around, Deed, Doing, Frame, Hand, Touch, plus
from filmgate.engines.animatic.motion.deeds import seated
from filmgate.engines.animatic.motion.gaits import ease

_EVERY = 3.8  # seconds from one move in a game to the next


def _on_table(around: Around, ahead: float, aside: float) -> Hand:
    """Return a hand that lies on the table. ahead, aside: metres from where one works at it."""
    return Hand("", touch=Touch(at=plus(around.desk, ahead, 0.014, aside), palm=DOWN, way="flat", close=0.25))


def _game(t: float, around: Around) -> Doing:
    """Take a piece on the board in the middle, set it down elsewhere, and draw the hand back."""
    q = (t % _EVERY) / _EVERY
    out = ease(0.08, 0.28, q) * (1 - ease(0.62, 0.85, q))
    move = ease(0.34, 0.54, q)
    x, y, z = around.points["middle"]
    back = plus(around.desk, 0.02, 0.03, 0.2)
    over = (x - 0.12 + 0.10 * move, y + 0.10 + 0.07 * sin(pi * move), z + 0.06 - 0.12 * move)
    at = tuple(a + (b - a) * out for a, b in zip(back, over, strict=True))
    touch = Touch(
        at=(at[0], at[1] + 0.08 * sin(pi * out), at[2]), axis=(0.5, -0.8, 0.0), way="pinch", close=0.6
    )
    return Doing((), Hand("", touch=touch), _on_table(around, -0.04, -0.2))


def _cards(t: float, around: Around) -> Doing:
    """Hold cards before the eyes, and now and then lay one in the middle of the table."""
    q = (t % _EVERY) / _EVERY
    out = ease(0.2, 0.4, q) * (1 - ease(0.55, 0.8, q))
    fan = Frame(plus(around.chest, 0.24, -0.06, -0.06), (0.25, 0.95, 0.0), (-0.95, 0.25, 0.1))
    x, y, z = around.points["middle"]
    near = plus(around.chest, 0.25, -0.06, 0.05)
    end = (x - 0.14, y + 0.03, z)
    at = tuple(a + (b - a) * out for a, b in zip(near, end, strict=True))
    lays = Touch(
        at=(at[0], at[1] + 0.06 * sin(pi * out), at[2]), axis=(0.6, -0.6, 0.0), way="pinch", close=0.55
    )
    return Doing((fan,), Hand("", touch=lays), Hand("first"))


def _armwrestle(t: float, around: Around) -> Doing:
    """Press against the hand of who sits across, elbow on the table; the other hand lies on it."""
    x, y, z = around.points["middle"]
    push = 0.05 * sin(2 * pi * 0.21 * t) + 0.006 * sin(19.0 * t)
    hand = Touch(
        at=(x - 0.015, y + 0.25 - 0.4 * abs(push), z), axis=(0.0, 1.0, 0.0), palm=(0.0, 0.0, -1.0), close=0.8
    )
    return Doing((), Hand("", touch=hand), _on_table(around, 0.0, -0.24))


def _sits(_t: float, around: Around) -> Doing:
    """Lay both hands on the table."""
    return Doing((), _on_table(around, -0.02, 0.14), _on_table(around, -0.02, -0.14))


def _gesture(t: float, around: Around) -> Doing:
    """Lay one hand on the table and speak with the other."""
    w = 0.5 + 0.5 * cos(1.9 * t)
    at = plus(around.desk, 0.02, 0.10 + 0.12 * w, 0.2 + 0.05 * sin(2.7 * t))
    open_ = Touch(at=at, palm=(0.0, 0.8, -0.6), way="flat", close=0.2)
    return Doing((), Hand("", touch=open_), _on_table(around, -0.02, -0.16))


GAME = Deed(body=seated(0.26, 0.26), hands=_game)
CARDS = Deed(body=seated(0.14, 0.24), hands=_cards)
ARMWRESTLE = Deed(body=seated(0.36, 0.02), hands=_armwrestle)
AT_TABLE = Deed(body=seated(0.12, 0.06), hands=_sits)
TALK = Deed(body=seated(0.12, 0.02), hands=_gesture)

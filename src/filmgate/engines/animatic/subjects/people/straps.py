"""Straps over the shoulders: those of trousers, aprons and overalls, and a backpack with its own."""

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.garments import Tailor
from filmgate.engines.animatic.subjects.people.measures import Measures
from filmgate.engines.animatic.subjects.people.pieces import Piece, fixed
from filmgate.engines.animatic.subjects.people.shells import sheet

_CLEAR = 0.026  # metres that straps are further apart on the shoulders


def straps(tailor: Tailor, paint: Paint, apart: float, half: float, out: float) -> Piece:
    """Cut two straps that go over the shoulders."""
    scale = tailor.body.stature / 1.75

    def keep(m: Measures, at: Floats) -> Floats:
        strap = half * scale - np.abs(np.abs(at[:, 2]) - _aside(tailor, at, apart))
        strap = np.minimum(strap, 0.012 - m.collar)
        whole = np.minimum(np.minimum(strap, m.hip - 0.9 * tailor.waist), 0.9 - m.of_arm * 1.2)
        return np.asarray(whole, np.float32)

    return tailor.shell(paint, out, keep, rounds=16, fine=2)


def _aside(tailor: Tailor, at: Floats, apart: float) -> Floats:
    """Return how far from the middle a strap is at these places, in metres: on a shoulder it is clear of the
    neck. apart: lower down, for somebody of 1.75 m.
    """
    scale = tailor.body.stature / 1.75
    high = float(tailor.body.modelled("neck")[1])
    return np.asarray(scale * (apart + _CLEAR * np.clip(1.0 + (at[:, 1] - high) / (0.16 * scale), 0, 1)))


def pack(tailor: Tailor, color: str, out: float) -> list[Piece]:
    """Model a backpack and its straps."""
    body, k = tailor.body, tailor.body.stature / 1.75
    cloth = materials.cloth(color)
    spine, chest = body.modelled("spine"), body.modelled("chest")
    back = float(body.at[(np.abs(body.at[:, 1] - chest[1]) < 0.1) & (np.abs(body.at[:, 2]) < 0.1), 0].min())
    x, y = back - 0.085 * k, float(0.35 * spine[1] + 0.65 * chest[1]) + 0.06 * k
    bag = cushion((x, y, 0.0), (0.095 * k, 0.21 * k, 0.145 * k))
    pocket = cushion((x - 0.085 * k, y - 0.07 * k, 0.0), (0.035 * k, 0.09 * k, 0.10 * k))

    def strap(m: Measures, at: Floats) -> Floats:
        band = 0.020 * k - np.abs(np.abs(at[:, 2]) - _aside(tailor, at, 0.082))
        band = np.minimum(band, 0.012 - m.collar)
        whole = np.minimum(np.minimum(band, m.hip - 1.5 * tailor.waist), 0.9 - m.of_arm * 1.2)
        return np.asarray(whole, np.float32)

    return [
        fixed(sheet(bag, cloth, closed=True), body, "chest"),
        fixed(sheet(pocket, cloth, closed=True), body, "chest"),
        tailor.shell(materials.cloth(color), out, strap, rounds=16),
    ]


def cushion(at: tuple[float, float, float], half: tuple[float, float, float]) -> Floats:
    """Return the points of a box with round edges."""
    polar = np.linspace(0.04, np.pi - 0.04, 13)[:, None]
    turn = (2 * np.pi * np.arange(20) / 20)[None, :]
    unit = np.stack(
        [np.sin(polar) * np.cos(turn), np.cos(polar) + 0 * turn, np.sin(polar) * np.sin(turn)], -1
    )
    round_ = np.sign(unit) * np.abs(unit) ** 0.5
    return np.asarray(np.array(at) + np.array(half) * np.clip(round_, -1, 1), np.float32)

"""Measures of bodies: where a vertex is along the limbs, and how high."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.body import Body
from filmgate.engines.animatic.subjects.people.numbers import numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The places of vertices on a body. Lengths along a limb: 0 at its start, 1 at its middle joint, 2 at its
    end.

    of_arm, of_leg, of_head: how much a vertex is of them. collar, hip: metres above the foot of the neck,
    with the slope of a collar, and above the hips.
    """

    sleeve: Floats
    leg: Floats
    of_arm: Floats
    of_leg: Floats
    of_head: Floats
    collar: Floats
    hip: Floats


def measures(body: Body, at: Floats, weight: Floats) -> Measures:
    """Return the measures of vertices of a body or of cloth around it."""

    def share(*starts: str, side: str = "") -> Floats:
        return np.asarray(weight[:, _columns(starts, side)].sum(1))

    def along(starts: tuple[str, ...], joints: tuple[str, str, str]) -> Floats:
        out = np.full(len(at), -9.0, np.float32)
        for side in "lr":
            upper, lower = share(starts[0], side=side), share(*starts[1:], side=side)
            own = upper + lower > 0.3
            p, q, r = (body.modelled(name + side) for name in joints)
            part = (lower / np.maximum(upper + lower, 1e-6))[own]
            first = (at[own] - p) @ (q - p) / float((q - p) @ (q - p))
            second = 1.0 + (at[own] - q) @ (r - q) / float((r - q) @ (r - q))
            out[own] = first * (1 - part) + second * part
        return out

    arm, leg = ("arm", "forearm", "hand", "finger"), ("thigh", "shin", "foot", "toes")
    neck = body.modelled("neck")
    return Measures(
        sleeve=along(arm, ("au", "al", "hand")),
        leg=along(leg, ("lu", "ll", "lf")),
        of_arm=share(*arm),
        of_leg=share(*leg),
        of_head=share("head", "jaw", "eye", "neck"),
        collar=at[:, 1] - neck[1] + 0.35 * (at[:, 0] - neck[0]),
        hip=at[:, 1] - body.modelled("lul")[1],
    )


@cache
def _columns(starts: tuple[str, ...], side: str) -> list[int]:
    """Return the numbers of the bones whose names start and end so."""
    names = [name for name, _ in numbers().bones]
    return [k for k, name in enumerate(names) if name.startswith(starts) and name.endswith(side)]

"""Measures of bodies: where a vertex is along the limbs, and how high."""

from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.body import Body
from filmgate.engines.animatic.subjects.people.numbers import numbers

_ARM, _LEG = ("arm", "forearm", "hand", "finger"), ("thigh", "shin", "foot", "toes")


@dataclass(frozen=True, eq=False)
class Measures:
    """The places of vertices of a body, or of cloth around it. Each is found when it is asked for.

    Lengths along a limb: 0 at its start, 1 at its middle joint, 2 at its end. of_arm, of_leg, of_head: how
    much a vertex is of them. collar, hip: metres above the foot of the neck, with the slope of a collar, and
    above the hips.
    """

    body: Body
    at: Floats
    weight: Floats

    @cached_property
    def sleeve(self) -> Floats:
        return self._along(_ARM, ("au", "al", "hand"))

    @cached_property
    def leg(self) -> Floats:
        return self._along(_LEG, ("lu", "ll", "lf"))

    @cached_property
    def of_arm(self) -> Floats:
        return self._share(*_ARM)

    @cached_property
    def of_leg(self) -> Floats:
        return self._share(*_LEG)

    @cached_property
    def of_head(self) -> Floats:
        return self._share("head", "jaw", "eye", "neck")

    @cached_property
    def collar(self) -> Floats:
        neck = self.body.modelled("neck")
        return np.asarray(self.at[:, 1] - neck[1] + 0.35 * (self.at[:, 0] - neck[0]))

    @cached_property
    def hip(self) -> Floats:
        return np.asarray(self.at[:, 1] - self.body.modelled("lul")[1])

    def _share(self, *starts: str, side: str = "") -> Floats:
        return np.asarray(self.weight[:, _columns(starts, side)].sum(1))

    def _along(self, starts: tuple[str, ...], joints: tuple[str, str, str]) -> Floats:
        at = self.at
        out = np.full(len(at), -9.0, np.float32)
        for side in "lr":
            upper, lower = self._share(starts[0], side=side), self._share(*starts[1:], side=side)
            own = upper + lower > 0.3
            p, q, r = (self.body.modelled(name + side) for name in joints)
            part = (lower / np.maximum(upper + lower, 1e-6))[own]
            first = (at[own] - p) @ (q - p) / float((q - p) @ (q - p))
            second = 1.0 + (at[own] - q) @ (r - q) / float((r - q) @ (r - q))
            out[own] = first * (1 - part) + second * part
        return out


@cache
def _columns(starts: tuple[str, ...], side: str) -> list[int]:
    """Return the numbers of the bones whose names start and end so."""
    names = [name for name, _ in numbers().bones]
    return [k for k, name in enumerate(names) if name.startswith(starts) and name.endswith(side)]

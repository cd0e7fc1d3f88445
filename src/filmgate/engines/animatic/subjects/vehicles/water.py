"""The actors of boats and ships: front towards +x, waterline at y = 0."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, placed, placement
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.buildings import weather
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.vehicles import boats, ships
from filmgate.engines.animatic.subjects.vehicles.rowing import rowing_boat


@dataclass(frozen=True, slots=True)
class _Vessel:
    """A sort of boat or ship, with its height and length in metres, its speed in m/s, and how much it rolls,
    0 to 1.
    """

    make: Callable[[str | None], Mesh]
    height: float
    length: float
    speed: float
    lively: float = 1.0


_DEPTH = 9.0  # metres over the bottom at which a submarine goes
_VESSELS = {
    "boat": _Vessel(boats.sailboat, 9.0, 8.0, 1.6),
    "boat fishing": _Vessel(boats.fishing_boat, 6.4, 9.2, 1.5, 0.7),
    "boat yacht": _Vessel(boats.yacht, 6.6, 18.5, 4.0, 0.4),
    "ship": _Vessel(ships.galleon, 24.0, 34.0, 2.4),
    "ship cruise": _Vessel(ships.cruise_ship, 9.8, 34.0, 2.4, 0.15),
    "ship freighter": _Vessel(ships.freighter, 10.2, 34.0, 2.4, 0.2),
    "ship submarine": _Vessel(ships.submarine, 7.0, 34.0, 2.4, 0.15),
}


def vessel(part: Part) -> Actor:
    """Make the actor of a boat or a ship of the sort that its variant says."""
    if part.variant == "rowing":
        return rowing_boat(part)
    sort = _VESSELS[f"{part.kind} {part.variant}".strip()]
    solid = weather.seen(sort.make(part.coat), lit=part.lit, snowy=False)
    if part.heading < 0:  # the wind comes from the side that we do not see
        solid.surface[:, [2, 5]] *= -1
    dives = part.variant == "submarine" and part.footing == "bottom"
    sway = _heave if part.kind == "ship" else _sailing
    return Actor(
        height=sort.height,
        length=sort.length,
        speed=sort.speed * part.heading,
        lift=_DEPTH if dives else 0.0,
        medium="underwater" if dives else "water",
        mesh=sway(solid, part.heading, sort.lively),
    )


def _heave(solid: Mesh, heading: int, lively: float) -> Callable[[float, Vector], Mesh]:
    def mesh(t: float, at: Vector) -> Mesh:
        up = (at[0], at[1] + lively * 0.5 * math.sin(t * 0.7) - 0.3, at[2])
        return placed(
            solid,
            placement(
                up,
                yaw=heading * (math.pi / 2 + 0.3),
                pitch=lively * 0.03 * math.sin(t * 0.7 + 1.2),
                roll=lively * (0.06 + 0.04 * math.sin(t * 0.6)),
            ),
        )

    return mesh


def _sailing(solid: Mesh, heading: int, lively: float) -> Callable[[float, Vector], Mesh]:
    heel = 0.16 if lively == 1.0 else 0.03  # a boat under sail leans

    def mesh(t: float, at: Vector) -> Mesh:
        heave = lively * (0.35 * math.sin(t * 0.9) + 0.15 * math.sin(t * 1.7 + 1))
        matrix = placement(
            (at[0], at[1] + heave - 0.15, at[2]),
            yaw=heading * (math.pi / 2 + 0.35),
            pitch=lively * 0.07 * math.sin(t * 0.9 + 1.2),
            roll=heel + lively * 0.06 * math.sin(t * 0.8),
        )
        return placed(solid, matrix)

    return mesh


CAST: dict[str, Casting] = {**dict.fromkeys(("boat", "ship"), vessel)}

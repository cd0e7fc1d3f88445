"""Cars by sort: a sedan, a sports car, an off-roader, an old-timer, a van; taxis and police. Front towards
+x, the road at y = 0.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import ALUMINIUM, CHROME, DARK
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, box, rod
from filmgate.engines.animatic.subjects.vehicles import bodies
from filmgate.engines.animatic.subjects.vehicles.bodies import Body
from filmgate.engines.animatic.subjects.vehicles.wheels import tyred


@dataclass(frozen=True, slots=True, kw_only=True)
class Car:
    """A sort of car: its body, usual colour and lamps, the wheels, and what else is on it."""

    body: Body
    color: str
    lamp: float
    grille: tuple[float, float] = (0.42, 0.07)
    bright: bool = False  # its trim is of chrome
    rim: Paint = ALUMINIUM
    spokes: int = 5
    white: bool = False
    more: Callable[[Body, Paint], list[Mesh]] = field(default=lambda _body, _paint: [])
    band: str = ""
    checks: bool = False
    height: float = 1.45


_SEDAN = Body(
    top=[
        (-2.3, 0.74),
        (-2.15, 0.95),
        (-1.5, 1.0),
        (0.0, 0.97),
        (0.95, 0.94),
        (1.7, 0.84),
        (2.2, 0.7),
        (2.3, 0.56),
    ],
    plan=[(-2.3, 0.78), (-1.9, 0.87), (0.0, 0.91), (1.5, 0.89), (2.05, 0.8), (2.3, 0.66)],
    roof=[(-1.95, 0.98), (-1.2, 1.4), (-0.5, 1.47), (0.1, 1.44), (1.15, 0.94)],
    axles=(1.4, -1.4),
    wheel=0.335,
    doors=(-0.95, -0.12, 0.85),
    pillars=(-0.12,),
)
_SPORTS = Body(
    top=[
        (-2.1, 0.72),
        (-1.95, 0.9),
        (-1.3, 0.93),
        (-0.3, 0.82),
        (0.6, 0.8),
        (1.4, 0.74),
        (2.0, 0.6),
        (2.15, 0.46),
    ],
    plan=[(-2.1, 0.82), (-1.4, 0.95), (-0.3, 0.89), (0.6, 0.89), (1.35, 0.93), (1.9, 0.8), (2.15, 0.6)],
    roof=[(-1.75, 0.92), (-0.75, 1.2), (-0.3, 1.24), (0.0, 1.22), (0.95, 0.79)],
    axles=(1.32, -1.3),
    wheel=0.34,
    doors=(-0.72, 0.62),
    sill=0.2,
    tumble=0.26,
    tread=0.25,
    track=0.13,
)
_OFFROAD = Body(
    top=[(-2.25, 0.95), (-2.2, 1.12), (-1.0, 1.14), (0.7, 1.12), (1.7, 1.08), (2.1, 1.0), (2.2, 0.8)],
    plan=[(-2.25, 0.86), (-2.0, 0.93), (0.0, 0.95), (1.6, 0.94), (2.0, 0.88), (2.2, 0.78)],
    roof=[(-2.2, 1.1), (-2.02, 1.72), (-1.0, 1.8), (0.2, 1.76), (0.95, 1.1)],
    axles=(1.38, -1.35),
    wheel=0.39,
    doors=(-0.95, -0.05, 0.85),
    pillars=(-1.0, -0.05),
    sill=0.4,
    tumble=0.13,
    tread=0.25,
    track=0.12,
)
_OLD = Body(
    top=[
        (-2.15, 0.62),
        (-1.9, 0.92),
        (-1.2, 1.02),
        (0.0, 1.03),
        (0.8, 1.0),
        (1.75, 0.92),
        (2.05, 0.8),
        (2.12, 0.6),
    ],
    plan=[(-2.15, 0.6), (-1.6, 0.84), (0.0, 0.86), (0.9, 0.82), (1.5, 0.82), (2.12, 0.62)],
    roof=[(-1.75, 0.98), (-1.1, 1.5), (-0.4, 1.6), (0.25, 1.56), (0.85, 1.0)],
    axles=(1.38, -1.3),
    wheel=0.35,
    doors=(-0.75, 0.6),
    pillars=(-0.7,),
    tumble=0.22,
    round=0.24,
    lower=CHROME,
)
_VAN = Body(
    top=[(-2.5, 1.0), (-2.45, 1.2), (0.8, 1.2), (1.7, 1.12), (2.3, 0.98), (2.45, 0.7)],
    plan=[(-2.5, 0.92), (-2.2, 0.97), (1.2, 0.97), (2.1, 0.9), (2.45, 0.72)],
    roof=[(-2.49, 1.18), (-2.4, 2.05), (-1.0, 2.12), (0.75, 2.06), (2.1, 1.05)],
    axles=(1.6, -1.5),
    wheel=0.35,
    doors=(-0.6, 0.35, 1.4),
    pillars=(0.35,),
    side=(-0.5, 1.75),
    tumble=0.1,
    rear=False,
    sill=0.3,
)


def _sign(_body: Body, _paint: Paint) -> list[Mesh]:
    return [
        box((-0.35, 1.56, 0), (0.13, 0.09, 0.34), materials.light("#fff0b8", 1.6)),
        box((-0.35, 1.48, 0), (0.16, 0.03, 0.38), DARK),
    ]


def _beacons(_body: Body, _paint: Paint) -> list[Mesh]:
    lamps = [
        box((-0.35, 1.55, 0.26 * s), (0.13, 0.06, 0.25), materials.light(tone, 4.0))
        for s, tone in ((1, "#ff2018"), (-1, "#2060ff"))
    ]
    return [*lamps, box((-0.35, 1.48, 0), (0.16, 0.025, 0.54), DARK)]


def _wing(_body: Body, paint: Paint) -> list[Mesh]:
    stripes = [rod((-1.85, 0.9, z), (-1.9, 1.02, z), 0.03, DARK) for z in (0.5, -0.5)]
    return [
        *stripes,
        box((-1.92, 1.04, 0), (0.16, 0.02, 0.78), paint),
        *(box((0.1, 0.3, s * 0.9), (0.7, 0.05, 0.04), DARK) for s in (1, -1)),
    ]


def _rack(_body: Body, _paint: Paint) -> list[Mesh]:
    bars = [rod((x, 1.88, -0.66), (x, 1.88, 0.66), 0.025, DARK) for x in (-1.7, -1.0, -0.3)]
    rails = [rod((-1.9, 1.88, s * 0.66), (0.1, 1.86, s * 0.66), 0.03, DARK) for s in (1, -1)]
    spare = tyred(0.36, 0.2)
    back = spare.surface.copy()
    return [*bars, *rails, Mesh(_aside(back, (-2.36, 1.15, 0.0)), spare.faces)]


def _aside(surface: "bodies.Array", at: Vector) -> "bodies.Array":
    """Return the rows of a wheel whose axle lies along x."""
    for block in (slice(0, 3), slice(3, 6), slice(6, 9)):
        surface[:, block] = surface[:, block][:, [2, 1, 0]]
    surface[:, :3] += at
    return surface


def _chrome(body: Body, _paint: Paint) -> list[Mesh]:
    parts = [ball((2.0, 0.86, s * 0.52), (0.14, 0.14, 0.14), CHROME, sides=16) for s in (1, -1)]
    parts += [ball((2.07, 0.86, s * 0.52), (0.1, 0.12, 0.12), materials.HEADLIGHT, sides=14) for s in (1, -1)]
    parts += [box((0.1, 0.62, s * 0.868), (1.2, 0.014, 0.012), CHROME) for s in (1, -1)]
    parts += [rod((body.ends[1] + 0.1, 0.42, -0.7), (body.ends[1] + 0.1, 0.42, 0.7), 0.06, CHROME)]
    parts += [rod((body.ends[0] - 0.08, 0.44, -0.66), (body.ends[0] - 0.08, 0.44, 0.66), 0.06, CHROME)]
    return parts


CARS = {
    "": Car(body=_SPORTS, color="#b0281e", lamp=0.56, grille=(0.34, 0.05), more=_wing, height=1.3),
    "sedan": Car(body=_SEDAN, color="#8a94a2", lamp=0.68, height=1.5),
    "suv": Car(body=_OFFROAD, color="#3f5a44", lamp=0.92, grille=(0.5, 0.1), more=_rack, height=1.9),
    "old": Car(
        body=_OLD,
        color="#6f9a9a",
        lamp=0.7,
        grille=(0.3, 0.13),
        bright=True,
        rim=ALUMINIUM,
        spokes=8,
        white=True,
        more=_chrome,
        height=1.62,
    ),
    "van": Car(body=_VAN, color="#e6e4de", lamp=0.86, spokes=7, height=2.15),
    "taxi": Car(body=_SEDAN, color="#e8a800", lamp=0.68, checks=True, more=_sign, height=1.6),
    "police": Car(body=_SEDAN, color="#14161c", lamp=0.68, band="#eeeeea", more=_beacons, height=1.6),
}


def car(color: str | None, variant: str = "") -> tuple[Mesh, Mesh, list[Vector]]:
    """Return the body of a car without its wheels, one of its wheels, and where their axles are."""
    sort = CARS[variant]
    body, paint = sort.body, materials.lacquer(color or sort.color)
    band = materials.lacquer(sort.band) if sort.band else None
    whole = join(
        bodies.shell(body, paint, band=band, checks=sort.checks),
        bodies.cabin(body, paint),
        bodies.fittings(body, lamp=sort.lamp, grille=sort.grille, bright=sort.bright),
        *sort.more(body, paint),
    )
    wheel = tyred(body.wheel, body.tread, rim=sort.rim, spokes=sort.spokes, white=sort.white)
    wide = max(y for _, y in body.plan) - body.track
    return whole, wheel, [(x, body.wheel, s * wide) for x in body.axles for s in (1, -1)]


def length(variant: str) -> float:
    """Return the length of a car, metres."""
    first, last = CARS[variant].body.ends
    return last - first

"""The heads of four-legged animals, modelled finer than their bodies: a face is what one looks at first."""

import math

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import EYE, GLINT
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.rig import Rig
from filmgate.engines.animatic.geometry.shapes import ball, blade
from filmgate.engines.animatic.subjects.actor import Sphere
from filmgate.engines.animatic.subjects.animals import primates
from filmgate.engines.animatic.subjects.animals.coats import cover, skull
from filmgate.engines.animatic.subjects.animals.table import Build

_LIGHT = GLINT  # what an eye reflects
_LINE = materials.wet_skin("#1a1210")


class Head:
    """The measures of a head: its middle, its size, its muzzle."""

    def __init__(self, build: Build, hip: float) -> None:
        x, y, _ = skull(build, hip)
        self.build, self.size = build, build.head
        self.middle = (x + 0.2 * build.head, y + 0.1 * build.head, 0.0)
        self.radii = (build.head * 1.02, build.head * 0.92, build.head * build.wide)
        drop = {"dog": 0.3, "cat": 0.2, "hoof": 0.55, "disc": 0.3, "blunt": 0.25, "ape": 0.25}[build.face]
        self.root = (x + build.head * 0.75, y - build.head * 0.14)
        self.end = (self.root[0] + build.snout, self.root[1] - build.snout * drop)

    def at(self, turn: float, lift: float, side: float, out: float = 1.0) -> Vector:
        """Return the point of the skull in a direction: `turn` from the front, `lift` above the level."""
        c = math.cos(lift) * out
        return (
            self.middle[0] + self.radii[0] * c * math.cos(turn),
            self.middle[1] + self.radii[1] * math.sin(lift) * out,
            side * self.radii[2] * c * math.sin(turn),
        )


def mould(clay: Clay, b: Build, hip: float, main: Paint, belly: Paint) -> None:
    """Model skull, muzzle, nose and mouth into the clay, on the bone "head"."""
    head = Head(b, hip)
    h, r = b.head, b.snout_radius
    main = main.dyed(b.hood) if b.hood else main
    clay.ellipsoid(head.middle, head.radii, main, "head")
    if b.cheeks:
        for z in (1, -1):
            at = head.at(1.25, -0.45, z, 0.9)
            clay.ellipsoid(
                at,
                (h * 0.45, h * 0.42, h * (0.25 + b.cheeks)),
                main,
                "head",
                blend=h * 0.2,
            )
    if b.face == "ape":
        primates.mould(clay, b, head.middle, main)
        return
    muzzle = belly.dyed(b.muzzle or b.belly)
    (rx, ry), (ex, ey) = head.root, head.end
    top = muzzle if b.face in ("cat", "blunt") or b.muzzle else main
    clay.cone(
        (rx, ry, 0), (ex, ey, 0), (min(max(r * 1.45, h * 0.42), h * 0.82), r), top, "head", blend=h * 0.35
    )
    clay.cone(
        (rx - h * 0.1, ry - r * 0.8, 0),
        (ex - r * 0.35, ey - r * 0.75, 0),
        (r * 1.1, r * 0.68),
        muzzle,
        "head",
        blend=h * 0.15,
    )
    if b.face in ("dog", "cat"):
        for z in (1, -1):
            pad = (ex + r * 0.05, ey - r * 0.25, z * r * 0.52)
            clay.ellipsoid(pad, (r * 0.9, r * 0.72, r * 0.72), muzzle, "head", blend=r * 0.3)
            brow = head.at(b.gaze * 0.75, 0.72, z, 0.93)
            clay.ellipsoid(brow, (h * 0.2, h * 0.13, h * 0.2), main, "head", blend=h * 0.15)
    _nose(clay, b, (ex, ey))
    for z in (1, -1):
        _mouth(clay, b, (rx, ry), (ex, ey), z)
        k = h * 0.2 * b.eyes
        if not b.pattern or b.pattern == "tabby":
            clay.ellipsoid(
                head.at(b.gaze, 0.3, z, 0.955), (k * 0.9, k * 0.9, k * 0.9), _LINE, "head", blend=0.0
            )
        lid = head.at(b.gaze, 0.3 + 0.2 * b.eyes, z, 0.96)
        clay.ellipsoid(lid, (k * 1.25, k * 0.7, k * 1.25), main, "head", blend=k * 0.4)
    if b.beard:
        clay.cone(
            (ex - r, ey - r, 0),
            (ex - r * 1.6, ey - r - h * 1.0, 0),
            (r * 0.6, 0.006),
            belly,
            "head",
            blend=0.02,
        )


def _nose(clay: Clay, b: Build, end: tuple[float, float]) -> None:
    (ex, ey), r = end, b.snout_radius
    leather = materials.leather(b.nose_color)
    if b.face == "disc":
        disc = materials.hide(b.nose_color)
        clay.ellipsoid((ex + r * 0.85, ey, 0), (r * 0.35, r * 0.85, r * 0.95), disc, "head", blend=r * 0.1)
        for z in (1, -1):
            clay.ellipsoid(
                (ex + r * 1.2, ey, z * r * 0.36), (r * 0.1, r * 0.28, r * 0.18), _LINE, "head", blend=0.0
            )
    elif b.face in ("hoof", "blunt"):
        for z in (1, -1):
            size = (r * 0.28, r * 0.22, r * 0.16)
            at = (ex + r * (0.72 if b.face == "hoof" else 0.5), ey + r * 0.35, z * r * 0.55)
            clay.ellipsoid(at, size, _LINE, "head", blend=0.0)
    else:
        k = r * (0.52 if b.face == "dog" else 0.36)
        at = (ex + r * 0.82, ey + r * 0.42, 0)
        clay.ellipsoid(at, (k * 0.9, k * 0.72, k * 1.15), leather, "head", blend=k * 0.15)


def _mouth(clay: Clay, b: Build, root: tuple[float, float], end: tuple[float, float], side: int) -> None:
    """Draw the line of the mouth on one side: forward, down from the nose, and back along the jaw."""
    r, thin = b.snout_radius, max(b.snout_radius * 0.085, 0.0028)
    (rx, ry), (ex, ey) = root, end
    front = (ex + r * 0.72, ey - r * 0.62, 0.0)
    middle = (ex + r * 0.25, ey - r * 0.82, side * r * 0.78)
    back = (ex * 0.55 + rx * 0.45, (ey * 0.55 + ry * 0.45) - r * 0.62, side * r * 1.08)
    clay.cone(front, middle, (thin, thin), _LINE, "head", blend=0.0)
    clay.cone(middle, back, (thin, thin * 0.8), _LINE, "head", blend=0.0)


def features(b: Build, hip: float, main: Paint, *, asleep: bool) -> list[Mesh]:
    """Make what is crisp in a face: eyes with a light in them, and ears with an inside."""
    head = Head(b, hip)
    found: list[Mesh] = []
    if b.face == "ape":
        found += primates.features(b, head.middle, asleep=asleep)
    for z in (1, -1):
        if not asleep and b.face != "ape":
            found += _eye(head, z)
        if b.ears:
            found.append(_ear(head, z, main))
    return found


def _eye(head: Head, side: int) -> list[Mesh]:
    b, k = head.build, head.size * 0.19 * head.build.eyes
    at = head.at(b.gaze, 0.3, side)
    turn = b.gaze * 0.85
    way = (math.cos(turn) * 0.97, 0.12, side * math.sin(turn) * 0.97)

    def moved(out: float, up: float) -> Vector:
        return (at[0] + way[0] * out * k, at[1] + (way[1] * out + up) * k, at[2] + way[2] * out * k)

    dark = b.eye == "#101010"
    iris = materials.eye("#2c170a" if dark else b.eye)
    pupil, front, sides = (0.7, 0.9, 16) if dark else (0.5, 0.95, 24)
    return [
        ball(moved(-0.14, 0.0), (k, k, k), iris, sides=sides),
        ball(moved(front - pupil, 0.0), (k * pupil, k * pupil, k * pupil), EYE, sides=sides),
        ball(moved(0.76, 0.36), (k * 0.16, k * 0.16, k * 0.16), _LIGHT, sides=10),
    ]


_EARS: dict[str, tuple[tuple[float, float, float], Vector, Vector, float, str, float]] = {
    # where: turn, lift, out; along; face; width as a share of the length; outline; cup
    "prick": ((1.75, 0.78, 0.82), (-0.12, 1.0, 0.34), (1.0, 0.12, 0.45), 0.78, "point", 0.35),
    "round": ((1.7, 0.66, 0.9), (-0.1, 1.0, 0.72), (1.0, 0.0, 0.35), 1.15, "round", 0.3),
    "drop": ((1.65, 0.72, 0.92), (0.02, -1.0, 0.26), (0.25, 0.2, 1.0), 0.6, "flap", 0.15),
    "long": ((1.9, 0.95, 0.8), (-0.22, 1.0, 0.2), (1.0, 0.1, 0.5), 0.32, "leaf", 0.45),
    "side": ((1.75, 0.5, 0.88), (-0.1, 0.02, 1.0), (1.0, 0.25, 0.1), 0.5, "leaf", 0.4),
    "fan": ((1.6, 0.35, 0.85), (-0.5, -0.42, 0.78), (1.0, -0.1, 0.62), 1.15, "round", 0.12),
}


def _ear(head: Head, side: int, main: Paint) -> Mesh:
    b = head.build
    (turn, lift, out), along, face, width, outline, cup = _EARS[b.ear_shape]
    root = head.at(turn, lift, side, out)
    main = main.dyed(b.hood) if b.hood else main
    inside = cover(b, b.ear if b.ear != "#222222" else b.coat, 0.5)
    mirror = (1.0, 1.0, float(side))
    way = (along[0], along[1], along[2] * mirror[2])
    front = (face[0], face[1], face[2] * mirror[2])
    outside = main if b.ear_shape != "drop" else main.dyed(b.ear if b.ear != "#222222" else main.color)
    size = (b.ears, b.ears * width, b.ears * 0.13)
    if b.ear_shape == "drop":
        inside = outside
    return blade(root, way, front, size, (outside, inside), outline=outline, cup=cup)


def around(rig: Rig, posed: Mesh) -> Sphere:
    """Return the ball around the head of an animal at the origin. posed: its mesh, from this rig."""
    own = posed.at[rig.weight[:, rig.names["head"]] > 0.5]
    low, high = own.min(0), own.max(0)
    x, y, z = (float(one) for one in 0.5 * (low + high))
    return Sphere(x, y, z, 0.5 * float((high - low).max()))

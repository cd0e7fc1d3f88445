"""Four-legged animals: one body plan for all animals of the table."""

import math

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.rig import Rig, held, united
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.subjects.animals import clothes, coats, coverings, head, tails, wings
from filmgate.engines.animatic.subjects.animals.coats import skull
from filmgate.engines.animatic.subjects.animals.table import Build
from filmgate.script.treatment import Outfit

_BARE = Outfit()
_CELLS, _COARSE = 108, 88  # along a body; locks and quills are many, and large, a stout body has much skin
_CELLS_OF_TAIL = 64  # along one that curls over the back: modelled with it, skin would stretch between them
_STOUT = 0.42  # height of the trunk to its length


def model(
    kernels: Kernels, build: Build, color: str | None, *, asleep: bool = False, outfit: Outfit = _BARE
) -> Rig:
    """Make the rig of a standing animal with these proportions, front towards +x, feet at y = 0.

    asleep: its eyes are closed.
    """
    build = coats.dyed(build, color)
    main = coats.cover(build, build.coat)
    belly = coats.cover(build, build.belly, 0.6)
    clay = Clay()
    hip = build.leg + build.trunk * 0.75
    _skeleton(clay, build, hip)
    _trunk(clay, build, hip, main, belly)
    if build.rise:
        _spine(clay, build, hip, main, belly)
    _neck(clay, build, hip, main, belly)
    tail, curled = Clay(), build.tail_shape == "curl" and not build.paddle
    _skeleton(tail, build, hip)
    tails.tail(tail if curled else clay, build, hip, main)
    for side, z in (("l", build.trunk * 0.55), ("r", -build.trunk * 0.55)):
        _legs(clay, build, hip, side, z, main)
    _extras(clay, build, hip, main)
    if build.quills:
        coverings.quills(clay, build, hip)
    if build.wool:
        coverings.wool(clay, build, hip, main)
    fine = Clay()
    _skeleton(fine, build, hip)
    head.mould(fine, build, hip, main, belly)
    _features(fine, build, hip, main)
    stout = build.trunk > _STOUT * build.length
    rig = united(
        clay.fire(
            kernels,
            cells=_COARSE if curled or build.wool or build.quills or stout else _CELLS,
            softness=48 * 0.125 / build.trunk,
        ),
        fine.fire(kernels, cells=64),
        *((tail.fire(kernels, cells=_CELLS_OF_TAIL),) if curled else ()),
    )
    if build.pattern:
        coats.ink(rig.mesh, build, hip)
    if build.shag:
        coats.ruffle(rig.mesh, build, hip)
    clothes.dress(rig.mesh, build, hip, outfit)
    crisp = head.features(build, hip, main, asleep=asleep) + clothes.hats(build, hip, outfit)
    rig = held(rig, "head", *crisp) if crisp else rig
    return wings.grown(rig, build, hip) if build.wings else rig


def _skeleton(clay: Clay, b: Build, hip: float) -> None:
    length = b.length
    clay.bone("root", None, (0, hip, 0)).bone("chest", "root", (length * 0.18, hip + b.rise * 0.6, 0))
    clay.bone("neck", "chest", (length * 0.44, hip + b.trunk * 0.35 + b.rise, 0))
    clay.bone("head", "neck", skull(b, hip))
    if b.mane or b.crest:
        x, y, _ = skull(b, hip)
        clay.bone("mane", "neck", ((x + length * 0.44) / 2, (y + hip + b.trunk * 0.35) / 2 + 0.05, 0))
    for side, way in (("l", 1.0), ("r", -1.0)) if b.wings else ():
        clay.bone("w" + side, "chest", (length * 0.2, hip + b.trunk * 0.9, 0.08 * way))
        clay.bone("v" + side, "w" + side, (length * 0.2, hip + b.trunk * 0.95, 0.58 * way))
    ends = tails.points(b, hip)
    clay.bone("t1", "root", ends[0]).bone("t2", "t1", ends[1]).bone("t3", "t2", ends[3])
    for side, z in (("l", b.trunk * 0.55), ("r", -b.trunk * 0.55)):
        shoulder, elbow, wrist = foreleg(b, hip)
        clay.bone("fu" + side, "chest", (*shoulder, z))
        clay.bone("fl" + side, "fu" + side, (*elbow, z))
        clay.bone("ff" + side, "fl" + side, (*wrist, z))
        clay.bone("hu" + side, "root", (-length * 0.36, hip - b.trunk * 0.1, z))
        clay.bone("hl" + side, "hu" + side, (-length * 0.30, b.leg * 0.58, z))
        clay.bone("hf" + side, "hl" + side, (-length * 0.42, b.leg * 0.26, z))


def foreleg(b: Build, hip: float) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]]:
    """Return where shoulder, elbow and wrist are, (x, y). Arms that do not reach the ground are bent."""
    x, top = b.length * 0.33, hip - b.trunk * 0.15 + b.rise
    bent = 1 - b.reach
    long = top * b.reach
    elbow = (
        b.length * 0.30 - 0.02 * bent,
        top - long * (0.46 if bent else 1 - 0.62 * (b.leg + b.rise) / top),
    )
    return (x, top), elbow, (x + 0.3 * bent * long, top - long * 0.9 if bent else b.leg * 0.13)


def _trunk(clay: Clay, b: Build, hip: float, main: Paint, belly: Paint) -> None:
    length, t, k = b.length, b.trunk, b.bulk
    clay.ellipsoid(
        (length * 0.26, hip - 0.005 + b.rise, 0),
        (length * 0.28, t * b.chest * k, t * 0.82 * k),
        main,
        "chest",
        blend=0.1,
    )
    clay.ellipsoid(
        (0, hip + t * 0.04 + b.rise * 0.5, 0),
        (length * 0.34, t * 0.86 * k, t * 0.72 * k),
        main,
        "root",
        blend=0.1,
    )
    clay.ellipsoid(
        (-length * 0.32, hip + t * 0.02, 0),
        (length * 0.23, t * 0.98 * k, t * 0.8 * k),
        main,
        "root",
        blend=0.1,
    )
    clay.ellipsoid(
        (length * 0.33, hip - t * 0.45 + b.rise, 0),
        (length * 0.16, t * 0.6, t * 0.5),
        belly,
        "chest",
        blend=0.08,
    )
    clay.ellipsoid(
        (-length * 0.02, hip - t * 0.45 + b.rise * 0.5, 0),
        (length * 0.3, t * 0.42, t * 0.45),
        belly,
        "root",
        blend=0.08,
    )


def _spine(clay: Clay, b: Build, hip: float, main: Paint, belly: Paint) -> None:
    """Join hips and shoulders of an animal whose back is steep."""
    low, high, t = (-b.length * 0.28, hip, 0), (b.length * 0.26, hip + b.rise, 0), b.trunk
    clay.cone(low, high, (t * 0.98, t * 0.9), main, "root", blend=0.06)
    front = t * 0.35
    clay.cone(
        (low[0] + front, low[1] - front * 0.3, 0),
        (high[0] + front * 0.6, high[1] - front, 0),
        (t * 0.72, t * 0.62),
        belly,
        "root",
        blend=0.04,
    )


def _neck(clay: Clay, b: Build, hip: float, main: Paint, belly: Paint) -> None:
    x, y, _ = skull(b, hip)
    h, t, length = b.head, b.trunk, b.length
    low, high = (length * 0.38, hip + t * 0.15 + b.rise, 0), (x + h * 0.05, y, 0)
    clay.cone(low, high, (t * 0.74, h * 0.74 if not b.hoofs else h * 0.66), main, "neck", blend=0.09)
    clay.ellipsoid(
        (length * 0.3, hip + t * 0.55 + b.rise, 0),
        (length * 0.16, t * 0.55, t * 0.55),
        main,
        "chest",
        blend=0.1,
    )
    if b.face == "dog" and not b.pattern:
        throat = (x - h * 0.1, y - h * 0.55, 0)
        clay.cone(
            (length * 0.42, hip - t * 0.2 + b.rise, 0), throat, (t * 0.5, h * 0.42), belly, "neck", blend=0.05
        )
    if b.mane:
        mane = materials.MANE.dyed(b.mane)
        for k in range(16):
            a = math.tau * k / 16
            up, out = math.cos(a), math.sin(a)
            at = (x - h * (0.25 + 0.25 * (k % 2)), y - h * 0.12 + h * 1.05 * up, h * 1.05 * out)
            clay.ellipsoid(at, (h * 0.42, h * 0.5, h * 0.5), mane, "neck", blend=0.03)
        clay.ellipsoid((x - 0.09, y - 0.06, 0), (h * 1.1, h * 1.35, h * 1.25), mane, "neck")
        clay.ellipsoid((x - 0.10, y - h * 1.5, 0), (h * 1.0, h * 1.25, h * 0.95), mane, "mane")
    if b.crest:
        _crest(clay, b, hip, (x, y))


def _crest(clay: Clay, b: Build, hip: float, at: tuple[float, float]) -> None:
    """Model a mane on the back of the neck: a zebra's stands, a horse's hangs to one side."""
    (x, y), h = at, b.head
    crest = materials.MANE.dyed(b.crest or b.coat)
    top, low = (x - h * 0.35, y + h * 0.85), (b.length * 0.34, hip + b.trunk * 1.0)
    clay.cone((*top, 0), (*low, 0), (0.03, 0.04), crest, "neck", blend=0.02)
    for k in range(0 if b.pattern else 15):
        u = 0.02 + 0.066 * k
        px, py = top[0] * (1 - u) + low[0] * u, top[1] * (1 - u) + low[1] * u
        fall = 0.15 + 0.02 * (k % 3)
        clay.cone(
            (px, py, 0.02 * (-1) ** k),
            (px - 0.04, py - fall, h * 0.85 * (-1) ** k),
            (0.036, 0.012),
            crest,
            "mane",
            blend=0.02,
        )
    if not b.pattern:  # the forelock
        clay.cone(
            (x + h * 0.1, y + h * 0.95, 0),
            (x + h * 0.95, y + h * 0.45, 0),
            (0.03, 0.01),
            crest,
            "head",
            blend=0.02,
        )


def _crown(clay: Clay, b: Build, hip: float) -> None:
    """Model what grows on the top of a head: antlers, horns."""
    x, y, _ = skull(b, hip)
    h, horn = b.head, materials.horn("#cfc4ae")
    if b.lance:
        clay.cone(
            (x + h * 0.6, y + h * 0.85, 0),
            (x + h * 0.6 + b.lance * 0.6, y + h * 0.85 + b.lance * 0.8, 0),
            (0.026, 0.004),
            materials.horn("#f0dcae"),
            "head",
            blend=0.01,
        )
    if b.pom:
        for k in range(7):
            at = (x + h * (0.1 + 0.3 * math.sin(k)), y + h * 1.05, h * 0.45 * math.cos(2.4 * k))
            clay.ellipsoid(at, (h * 0.5, h * 0.5, h * 0.5), materials.fur(b.coat), "head", blend=0.02)
    for z in (1, -1):
        if b.antlers:
            _antler(clay, x, y, h, z)
        if b.knobs:
            clay.cone(
                (x, y + h * 0.8, z * h * 0.35),
                (x - 0.02, y + h * 1.55, z * h * 0.4),
                (0.016, 0.02),
                horn,
                "head",
                blend=0.01,
            )
        if b.horns:
            root, mid = (x, y + h * 0.8, z * h * 0.6), (x + 0.03, y + h * 1.25, z * h * 1.5)
            clay.cone(root, mid, (0.024, 0.018), horn, "head", blend=0.01)
            clay.cone(mid, (x + 0.06, y + h * 1.9, z * h * 1.45), (0.018, 0.006), horn, "head", blend=0.01)


def _antler(clay: Clay, x: float, y: float, h: float, z: int) -> None:
    bone = materials.horn("#8a6a48")
    base = (x - 0.02, y + h * 0.9, z * h * 0.35)
    mid = (base[0] - 0.12, base[1] + 0.22, base[2] + z * 0.12)
    for a, b, radii in (
        (base, mid, (0.017, 0.013)),
        (mid, (mid[0] + 0.06, mid[1] + 0.20, mid[2] + z * 0.06), (0.013, 0.007)),
        (mid, (mid[0] - 0.10, mid[1] + 0.12, mid[2] + z * 0.02), (0.012, 0.006)),
        (
            (base[0] - 0.06, base[1] + 0.11, base[2] + z * 0.06),
            (base[0] + 0.10, base[1] + 0.2, base[2] + z * 0.1),
            (0.012, 0.006),
        ),
    ):
        clay.cone(a, b, radii, bone, "head", blend=0.01)


def _legs(clay: Clay, b: Build, hip: float, side: str, z: float, main: Paint) -> None:
    s, leg, length, t = b.trunk / 0.125 * b.limb, b.leg, b.length, b.trunk
    paint = coats.cover(b, b.legs, 0.5)
    back, out = -length * 0.385, z * 1.6 * b.crouch  # out: the foot stands out
    top, bend, end = foreleg(b, hip)
    elbow, wrist, k = (*bend, z + out), (*end, z + out), s * b.arms
    mid = (end[0] * 0.6 + bend[0] * 0.4, end[1] * 0.6 + bend[1] * 0.4, z + out)
    knee, hock = (-length * 0.28, leg * 0.64, z + out), (-length * 0.425, leg * 0.32, z + out)
    heel = (back - 0.01, leg * 0.07 + 0.012 * s, z + out)
    pieces = [
        ((top[0], top[1] + t * 0.25, z * 0.9), elbow, (0.07 * b.arms, 0.042 * b.arms), main, "fu", 0.05),
        (elbow, mid, (0.04 * b.arms, 0.029 * b.arms), main, "fl", 0.03),
        (mid, wrist, (0.029 * b.arms, 0.022 * b.arms), paint, "fl", 0.02),
        ((-length * 0.34, hip + t * 0.05, z * 0.9), knee, (0.1, 0.055), main, "hu", 0.05),
        (knee, hock, (0.05, 0.027), main, "hl", 0.03),
        (hock, heel, (0.028, 0.022), paint, "hf", 0.02),
    ]
    for a, e, radii, color, bone, blend in pieces:
        clay.cone(a, e, (radii[0] * s, radii[1] * s), color, bone + side, blend=blend)
    _foot(
        clay,
        b,
        (end[0], max(end[1] - leg * 0.1, 0.0) if b.reach < 1 else 0.0, z + out),
        "ff" + side,
        paint,
        k,
        1.0,
    )
    _foot(clay, b, (back, 0.0, z + out), "hf" + side, paint, s, b.foot)


def _foot(
    clay: Clay, b: Build, at: tuple[float, float, float], bone: str, paint: Paint, s: float, long: float
) -> None:
    """Model a paw with toes, or a hoof. s: its thickness; long: how much longer than a paw."""
    x, y, z = at
    if b.hoofs:
        horn = materials.horn("#1a1512")
        top = (x, y + b.leg * 0.1 + 0.01, z)
        clay.cone(top, (x + 0.012 * s, y + 0.016, z), (0.023 * s, 0.034 * s), horn, bone, blend=0.008)
        return
    size = (0.052 * s * long, min(0.03 * s, b.leg * 0.22), 0.036 * s)
    clay.ellipsoid((x + size[0] * 0.5, y + size[1] * 0.92, z), size, paint, bone, blend=0.02)
    for toe in (-0.5, 0.5):
        tip = (x + size[0] * 1.15, y + size[1] * 0.7, z + toe * 0.036 * s)
        clay.ellipsoid(tip, (0.022 * s, size[1] * 0.62, 0.016 * s), paint, bone, blend=0.008)


def _features(clay: Clay, b: Build, hip: float, main: Paint) -> None:
    """Model the parts of the head that only some animals have: trunk, tusks, horns, antlers."""
    x, y, _ = skull(b, hip)
    _crown(clay, b, hip)
    if b.nose:
        _nose(clay, b, (x + b.head * 0.9, y - b.head * 0.1), main)
    for side in (1, -1):
        _sides(clay, b, hip, side)


def _extras(clay: Clay, b: Build, hip: float, main: Paint) -> None:
    """Model the parts of the body that only some animals have: hump, shell, spines."""
    if b.hump:
        clay.ellipsoid(
            (b.hump_at * b.length / 2, hip + b.trunk * 0.9, 0),
            (b.hump, b.hump * 1.25, b.hump * 0.7),
            main,
            "root",
            blend=0.1,
        )
    if b.carapace:
        coverings.carapace(clay, b, hip)
    if b.spines:
        spine = materials.fur(b.tail_tip)
        for k in range(9):
            sx, top = b.length * (0.36 - 0.1 * k), hip + b.trunk * (1.0 + 0.06 * (k % 2))
            bone = "chest" if k < 3 else "root"
            tip = (sx - 0.03, top + b.trunk * 0.32, 0)
            clay.cone((sx, top - 0.03, 0), tip, (0.03, 0.004), spine, bone, blend=0.02)


def _nose(clay: Clay, b: Build, at: tuple[float, float], main: Paint) -> None:
    """Model a trunk that hangs and turns up at its end."""
    radius, step = b.head * 0.42, b.nose / 6
    for k in range(6):
        to = (at[0] + step * (0.55 - 0.13 * k + 0.035 * k * k), at[1] - step * (0.95 - 0.05 * k))
        clay.cone((*at, 0), (*to, 0), (radius, radius * 0.84), main, "head", blend=0.03)
        at, radius = to, radius * 0.84


def _sides(clay: Clay, b: Build, hip: float, side: int) -> None:
    """Model a tusk on one side; the horn of a rhinoceros with the side +1."""
    x, y, _ = skull(b, hip)
    h, ivory = b.head, materials.ivory("#e6dcc4")
    if b.tusks:
        root, tip = (
            (x + h * 0.8, y - h * 0.5, side * h * 0.42),
            (x + h * 0.8 + b.tusks, y - h * 0.62, side * h * 0.6),
        )
        clay.cone(root, tip, (0.034, 0.012), ivory, "head", blend=0.0)
    if b.horn and side > 0:
        for dx, size in ((b.snout * 0.75, b.horn), (b.snout * 0.3, b.horn * 0.5)):
            tip = (x + h + dx + 0.05, y + size, 0.0)
            clay.cone((x + h * 0.9 + dx, y + 0.02, 0), tip, (0.045, 0.008), ivory, "head", blend=0.02)

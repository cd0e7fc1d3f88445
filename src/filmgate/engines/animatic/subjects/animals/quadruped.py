"""Four-legged animals: one body plan for all animals of the table."""

from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import Paint
from filmgate.engines.animatic.geometry.rig import Rig
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.subjects.animals import coats, wings
from filmgate.engines.animatic.subjects.animals.coats import skull
from filmgate.engines.animatic.subjects.animals.table import Build


def model(kernels: Kernels, build: Build, color: str | None) -> Rig:
    """Make the rig of a standing animal with these proportions, front towards +x, feet at y = 0."""
    main = Paint(color=color or build.coat, grain=build.fur, scale=75.0)
    belly = Paint(color=build.belly, grain=build.fur * 0.6, scale=75.0)
    clay = Clay()
    hip = build.leg + build.trunk * 0.75
    _skeleton(clay, build, hip)
    _trunk(clay, build, hip, main, belly)
    _head(clay, build, hip, main, belly)
    _tail(clay, build, hip, main)
    for side, z in (("l", build.trunk * 0.55), ("r", -build.trunk * 0.55)):
        _legs(clay, build, hip, side, z, main)
    _extras(clay, build, hip, main)
    rig = clay.fire(kernels, cells=118, softness=48 * 0.125 / build.trunk)
    if build.pattern:
        coats.ink(rig.mesh, build, hip)
    return wings.grown(rig, build, hip) if build.wings else rig


def _skeleton(clay: Clay, b: Build, hip: float) -> None:
    length, tail = b.length, b.tail
    clay.bone("root", None, (0, hip, 0)).bone("chest", "root", (length * 0.18, hip, 0))
    clay.bone("neck", "chest", (length * 0.44, hip + b.trunk * 0.35, 0))
    clay.bone("head", "neck", skull(b, hip))
    if b.mane or b.crest:
        x, y, _ = skull(b, hip)
        clay.bone("mane", "neck", ((x + length * 0.44) / 2, (y + hip + b.trunk * 0.35) / 2 + 0.05, 0))
    for side, way in (("l", 1.0), ("r", -1.0)) if b.wings else ():
        clay.bone("w" + side, "chest", (length * 0.2, hip + b.trunk * 0.9, 0.08 * way))
        clay.bone("v" + side, "w" + side, (length * 0.2, hip + b.trunk * 0.95, 0.58 * way))
    clay.bone("t1", "root", (-length * 0.46, hip + b.trunk * 0.25, 0))
    clay.bone("t2", "t1", (-length * 0.46 - tail * 0.33, hip + b.trunk * 0.05, 0))
    clay.bone("t3", "t2", (-length * 0.46 - tail * 0.66, hip - 0.02, 0))
    for side, z in (("l", b.trunk * 0.55), ("r", -b.trunk * 0.55)):
        clay.bone("fu" + side, "chest", (length * 0.33, hip - b.trunk * 0.15, z))
        clay.bone("fl" + side, "fu" + side, (length * 0.31, b.leg * 0.52, z))
        clay.bone("ff" + side, "fl" + side, (length * 0.33, b.leg * 0.10, z))
        clay.bone("hu" + side, "root", (-length * 0.36, hip - b.trunk * 0.1, z))
        clay.bone("hl" + side, "hu" + side, (-length * 0.30, b.leg * 0.58, z))
        clay.bone("hf" + side, "hl" + side, (-length * 0.42, b.leg * 0.26, z))


def _trunk(clay: Clay, b: Build, hip: float, main: Paint, belly: Paint) -> None:
    length, t, k = b.length, b.trunk, b.bulk
    clay.ellipsoid(
        (length * 0.26, hip - 0.005, 0),
        (length * 0.28, t * b.chest * k, t * 0.82 * k),
        main,
        "chest",
        blend=0.1,
    )
    clay.ellipsoid(
        (0, hip + t * 0.04, 0), (length * 0.34, t * 0.86 * k, t * 0.72 * k), main, "root", blend=0.1
    )
    clay.ellipsoid(
        (-length * 0.32, hip + t * 0.02, 0),
        (length * 0.23, t * 0.98 * k, t * 0.8 * k),
        main,
        "root",
        blend=0.1,
    )
    clay.ellipsoid(
        (length * 0.33, hip - t * 0.45, 0), (length * 0.16, t * 0.6, t * 0.5), belly, "chest", blend=0.08
    )
    clay.ellipsoid(
        (-length * 0.02, hip - t * 0.45, 0), (length * 0.3, t * 0.42, t * 0.45), belly, "root", blend=0.08
    )


def _head(clay: Clay, b: Build, hip: float, main: Paint, belly: Paint) -> None:
    x, y, _ = skull(b, hip)
    h, sr = b.head, b.snout_radius
    clay.cone(
        (b.length * 0.40, hip + b.trunk * 0.15, 0),
        (x, y, 0),
        (b.trunk * 0.72, h * 0.72),
        main,
        "neck",
        blend=0.09,
    )
    if b.mane:
        mane = Paint(color=b.mane, grain=1.3, scale=95.0)
        clay.ellipsoid((x - 0.07, y - 0.05, 0), (h * 1.25, h * 1.75, h * 1.45), mane, "neck")
        clay.ellipsoid((x - 0.12, y - 0.20, 0), (h * 1.15, h * 1.5, h * 1.15), mane, "mane")
    if b.crest:
        crest = Paint(color=b.crest, grain=0.9, scale=110.0)
        clay.cone(
            (x - h * 0.5, y + h * 0.9, 0),
            (b.length * 0.36, hip + b.trunk * 1.05, 0),
            (0.035, 0.05),
            crest,
            "neck",
            blend=0.02,
        )
        for k in range(0 if b.pattern else 5):  # a zebra's stands, a horse's hangs
            u = 0.1 + 0.19 * k
            px = (x - h * 0.5) * (1 - u) + b.length * 0.36 * u
            py = (y + h * 0.9) * (1 - u) + (hip + b.trunk * 1.05) * u
            clay.cone((px, py, 0.02), (px - 0.09, py - 0.10, 0.06), (0.034, 0.012), crest, "mane", blend=0.02)
    clay.ellipsoid((x + h * 0.25, y + h * 0.15, 0), (h * 1.08, h * 0.92, h * 0.95), main, "head")
    sx, sy, drop = x + h * 0.9, y - h * 0.02, -b.snout * 0.28
    clay.cone((sx, sy, 0), (sx + b.snout, sy + drop, 0), (sr * 1.55, sr), main, "head")
    clay.cone(
        (sx, sy - 0.022, 0),
        (sx + b.snout * 0.9, sy + drop - 0.018, 0),
        (sr * 1.2, sr * 0.8),
        belly,
        "head",
        blend=0.03,
    )
    nose = Paint(color="#15110f", gloss=0.35)
    clay.ellipsoid(
        (sx + b.snout + sr * 0.6, sy - b.snout * 0.25 + 0.008, 0),
        (sr * 0.45, sr * 0.4, sr * 0.5),
        nose,
        "head",
        blend=0.01,
    )
    eye, ear = Paint(color=b.eye, gloss=0.9), Paint(color=b.ear)
    for z in (1, -1):
        ex, ey, ez = x - h * 0.1, y + h * 0.75, z * h * 0.55
        if b.ears:
            tip = (ex - 0.015, ey + b.ears, ez + z * h * 0.22)
            clay.cone((ex, ey, ez), tip, (h * 0.33, 0.008), main, "head", blend=0.02)
            clay.cone(
                (ex + h * 0.16, ey + b.ears * 0.25, ez + z * h * 0.06),
                (ex + h * 0.02, ey + b.ears * 0.8, ez + z * h * 0.18),
                (h * 0.17, 0.006),
                ear,
                "head",
                blend=0.0,
            )
        clay.ellipsoid(
            (x + h * 0.95, y + h * 0.38, z * h * 0.58), (h * 0.15, h * 0.17, h * 0.13), eye, "head", blend=0.0
        )
        if b.antlers:
            _antler(clay, x, y, h, z)
        if b.horns:
            horn = Paint(color="#cfc4ae", gloss=0.2)
            clay.cone(
                (x, y + h * 0.8, z * h * 0.6),
                (x + 0.03, y + h * 1.25, z * h * 1.5),
                (0.024, 0.018),
                horn,
                "head",
                blend=0.01,
            )
            clay.cone(
                (x + 0.03, y + h * 1.25, z * h * 1.5),
                (x + 0.06, y + h * 1.9, z * h * 1.45),
                (0.018, 0.006),
                horn,
                "head",
                blend=0.01,
            )


def _antler(clay: Clay, x: float, y: float, h: float, z: int) -> None:
    bone = Paint(color="#8a6a48", grain=0.5)
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


def _tail(clay: Clay, b: Build, hip: float, main: Paint) -> None:
    a = (-b.length * 0.46, hip + b.trunk * 0.25, 0.0)
    m = (a[0] - b.tail * 0.36, a[1] - 0.07, 0.0)
    n = (m[0] - b.tail * 0.36, m[1] - 0.03, 0.0)
    end = (n[0] - b.tail * 0.28, n[1] + 0.02, 0.0)
    r = b.tail_radius
    tip = Paint(color=b.tail_tip, grain=0.7, scale=90.0)
    if b.paddle:
        flat = Paint(color=b.tail_tip, grain=0.9, scale=50.0)
        clay.cone(a, (a[0] - 0.08, a[1] - 0.05, 0), (r, r * 0.6), main, "t1")
        size = (b.tail * 0.5, r * 0.22, r * 1.35)
        clay.ellipsoid((a[0] - b.tail * 0.55, a[1] - 0.09, 0), size, flat, "t2", blend=0.03)
        return
    clay.cone(a, m, (r * 0.55, r * 0.95), main, "t1")
    clay.cone(m, n, (r * 0.95, r * 1.05), tip if b.crest else main, "t2")
    clay.cone(n, end, (r, r * 0.25), tip, "t3", blend=0.04)


def _legs(clay: Clay, b: Build, hip: float, side: str, z: float, main: Paint) -> None:
    s, leg, length, t = b.trunk / 0.125, b.leg, b.length, b.trunk
    paint = Paint(color=b.legs, grain=b.fur * 0.5, scale=75.0)
    hoof = Paint(color="#1a1512", gloss=0.2) if b.leg > 0.45 else paint
    front, back = length * 0.33, -length * 0.385
    out = z * 1.6 * b.crouch  # how far the foot stands out
    for a, e, radii, color, bone, blend in (
        ((front, hip - t * 0.1, z), (length * 0.31, leg * 0.52, z + out), (0.062, 0.036), main, "fu", 0.05),
        (
            (length * 0.31, leg * 0.52, z + out),
            (front, leg * 0.12, z + out),
            (0.034, 0.024),
            paint,
            "fl",
            0.03,
        ),
        (
            (front, leg * 0.10, z + out),
            (front + 0.045 * s, leg * 0.05 + 0.005, z + out),
            (0.027, 0.022),
            hoof,
            "ff",
            0.02,
        ),
        (
            (-length * 0.35, hip - t * 0.05, z),
            (-length * 0.29, leg * 0.58, z + out),
            (0.085, 0.045),
            main,
            "hu",
            0.05,
        ),
        (
            (-length * 0.30, leg * 0.58, z + out),
            (-length * 0.42, leg * 0.27, z + out),
            (0.042, 0.026),
            main,
            "hl",
            0.03,
        ),
        (
            (-length * 0.42, leg * 0.26, z + out),
            (back, leg * 0.05 + 0.01, z + out),
            (0.027, 0.022),
            paint,
            "hf",
            0.02,
        ),
        (
            (back, leg * 0.05 + 0.005, z + out),
            (back + 0.05 * s, leg * 0.05, z + out),
            (0.024, 0.02),
            hoof,
            "hf",
            0.02,
        ),
    ):
        clay.cone(a, e, (radii[0] * s, radii[1] * s), color, bone + side, blend=blend)


def _extras(clay: Clay, b: Build, hip: float, main: Paint) -> None:
    """Model the parts that only some animals have: trunk, tusks, ears, horn, hump, shell, spines."""
    x, y, _ = skull(b, hip)
    if b.nose:
        _nose(clay, b, (x + b.head * 0.9, y - b.head * 0.1), main)
    for side in (1, -1):
        _sides(clay, b, hip, side, main)
    if b.hump:
        clay.ellipsoid(
            (0, hip + b.trunk * 0.9, 0), (b.hump, b.hump * 1.25, b.hump * 0.7), main, "root", blend=0.1
        )
    if b.carapace:
        shell = Paint(color=b.carapace, grain=1.2, scale=22.0, gloss=0.25)
        size = (b.length * 0.52, b.trunk * 1.35, b.length * 0.42)
        clay.ellipsoid((0, hip + b.trunk * 0.35, 0), size, shell, "root", blend=0.02)
    if b.spines:
        spine = Paint(color=b.tail_tip, grain=0.6)
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


def _sides(clay: Clay, b: Build, hip: float, side: int, main: Paint) -> None:
    """Model a tusk and a hanging ear on one side; the horn of a rhinoceros with the side +1."""
    x, y, _ = skull(b, hip)
    h, ivory = b.head, Paint(color="#e6dcc4", gloss=0.3)
    if b.tusks:
        root, tip = (
            (x + h * 0.8, y - h * 0.5, side * h * 0.42),
            (x + h * 0.8 + b.tusks, y - h * 0.62, side * h * 0.6),
        )
        clay.cone(root, tip, (0.034, 0.012), ivory, "head", blend=0.0)
    if b.flaps:
        at = (x - h * 0.25, y - b.flaps * 0.25, side * (h + b.flaps * 0.42))
        clay.ellipsoid(at, (b.flaps * 0.72, b.flaps, b.flaps * 0.14), main, "head", blend=0.06)
    if b.horn and side > 0:
        for dx, size in ((b.snout * 0.75, b.horn), (b.snout * 0.3, b.horn * 0.5)):
            tip = (x + h + dx + 0.05, y + size, 0.0)
            clay.cone((x + h * 0.9 + dx, y + 0.02, 0), tip, (0.045, 0.008), ivory, "head", blend=0.02)

"""Four-legged animals: one body plan, a table of proportions."""

from dataclasses import dataclass

from filmgate.engines.animatic.mesh import Clay, Paint, Rig
from filmgate.engines.animatic.native import Kernels


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """Proportions of an animal one unit high or so; `scale` and `speed` (m/s at a run) are metres."""

    coat: str
    belly: str
    legs: str
    tail_tip: str
    scale: float
    speed: float
    ear: str = "#222222"
    eye: str = "#101010"
    mane: str | None = None
    length: float = 0.62
    leg: float = 0.36
    trunk: float = 0.125
    head: float = 0.105
    snout: float = 0.12
    snout_radius: float = 0.035
    ears: float = 0.10
    tail: float = 0.5
    tail_radius: float = 0.075
    neck: float = 0.16
    bulk: float = 1.0
    chest: float = 1.1
    antlers: bool = False
    horns: bool = False
    crest: str | None = None
    fur: float = 0.55


ANIMALS = {
    "fox": Build(coat="#b8501a", belly="#efe6da", legs="#2a1a14", tail_tip="#f4efe8", ears=0.115,
                 tail=0.62, tail_radius=0.10, scale=1.1, speed=3.4),
    "wolf": Build(coat="#5d5f63", belly="#b9b6ae", legs="#6d6a66", tail_tip="#2c2c30", trunk=0.13,
                  leg=0.42, head=0.11, snout=0.14, scale=1.45, speed=4.0),
    "dog": Build(coat="#b98a4e", belly="#e8d9bd", legs="#c79a60", tail_tip="#d9b680", ears=0.06,
                 tail=0.42, tail_radius=0.045, head=0.115, snout_radius=0.04, scale=1.2, speed=3.4),
    "horse": Build(coat="#5b321b", belly="#4b2a18", legs="#1d120c", tail_tip="#140d0a", length=0.78,
                   leg=0.62, trunk=0.15, head=0.10, snout=0.26, snout_radius=0.05, ears=0.07,
                   tail=0.55, tail_radius=0.06, neck=0.42, bulk=1.05, crest="#140d0a", fur=0.25,
                   scale=1.75, speed=7.0),
    "deer": Build(coat="#8a5c34", belly="#d9c4a2", legs="#6a4628", tail_tip="#efe8da", leg=0.60,
                  trunk=0.12, head=0.08, snout=0.16, ears=0.12, tail=0.12, tail_radius=0.04,
                  neck=0.36, antlers=True, scale=1.5, speed=5.0, fur=0.35),
    "cow": Build(coat="#6a4026", belly="#d8cdbb", legs="#5a3822", tail_tip="#1d120c", length=0.80,
                 leg=0.46, trunk=0.19, head=0.12, snout=0.17, snout_radius=0.065, ears=0.06,
                 tail=0.5, tail_radius=0.025, neck=0.2, bulk=1.1, horns=True, scale=1.7, speed=3.2,
                 fur=0.3),
    "lion": Build(coat="#c08a45", belly="#e2c590", legs="#c09050", tail_tip="#4a2c14", length=0.72,
                  leg=0.42, trunk=0.15, head=0.13, snout=0.11, snout_radius=0.055, ears=0.05,
                  tail=0.75, tail_radius=0.03, mane="#4e2e16", scale=1.6, speed=4.4),
    "tiger": Build(coat="#c8742a", belly="#efe4d2", legs="#c47a34", tail_tip="#1c1410", length=0.76,
                   leg=0.40, trunk=0.15, head=0.125, snout=0.10, snout_radius=0.055, ears=0.05,
                   tail=0.78, tail_radius=0.035, fur=1.0, scale=1.6, speed=4.6),
    "bear": Build(coat="#4a2f1d", belly="#3d2718", legs="#2d1c12", tail_tip="#3d2718", length=0.72,
                  trunk=0.22, head=0.15, snout_radius=0.055, ears=0.05, tail=0.06,
                  tail_radius=0.05, bulk=1.1, scale=1.7, speed=3.0),
    "cat": Build(coat="#8a5a2c", belly="#e9d8bf", legs="#caa878", tail_tip="#6b4420", ear="#d09a80",
                 length=0.40, leg=0.19, trunk=0.072, head=0.066, snout=0.022, snout_radius=0.022,
                 ears=0.075, tail=0.42, tail_radius=0.026, neck=0.085, eye="#6a9a30", scale=1.4,
                 speed=2.4),
    "rabbit": Build(coat="#8a7358", belly="#e6ddd0", legs="#94795c", tail_tip="#f4f0ea",
                    ear="#c89a88", length=0.30, leg=0.14, trunk=0.078, head=0.060, snout=0.03,
                    snout_radius=0.024, ears=0.15, tail=0.05, tail_radius=0.04, neck=0.05,
                    scale=1.2, speed=2.6),
}  # fmt: skip


def model(kernels: Kernels, build: Build, coat: str | None) -> Rig:
    """Model the animal, standing, front towards +x, feet at y = 0."""
    main = Paint(color=coat or build.coat, grain=build.fur, scale=75.0)
    belly = Paint(color=build.belly, grain=build.fur * 0.6, scale=75.0)
    clay = Clay()
    hip = build.leg + build.trunk * 0.75
    _skeleton(clay, build, hip)
    _trunk(clay, build, hip, main, belly)
    _head(clay, build, hip, main, belly)
    _tail(clay, build, hip, main)
    for side, z in (("l", build.trunk * 0.55), ("r", -build.trunk * 0.55)):
        _legs(clay, build, hip, side, z, main)
    return clay.fire(kernels, cells=118, softness=48 * 0.125 / build.trunk)


def _skeleton(clay: Clay, b: Build, hip: float) -> None:
    length, tail = b.length, b.tail
    clay.bone("root", None, (0, hip, 0)).bone("chest", "root", (length * 0.18, hip, 0))
    clay.bone("neck", "chest", (length * 0.44, hip + b.trunk * 0.35, 0))
    clay.bone("head", "neck", _skull(b, hip))
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


def _skull(b: Build, hip: float) -> tuple[float, float, float]:
    return (b.length * 0.44 + b.neck * 0.75, hip + b.trunk * 0.35 + b.neck * 0.75, 0.0)


def _trunk(clay: Clay, b: Build, hip: float, main: Paint, belly: Paint) -> None:
    length, t, k = b.length, b.trunk, b.bulk
    clay.ellipsoid((length * 0.26, hip - 0.005, 0), (length * 0.28, t * b.chest * k, t * 0.82 * k),
                   main, "chest", blend=0.1)  # fmt: skip
    clay.ellipsoid((0, hip + t * 0.04, 0), (length * 0.34, t * 0.86 * k, t * 0.72 * k), main, "root",
                   blend=0.1)  # fmt: skip
    clay.ellipsoid((-length * 0.32, hip + t * 0.02, 0), (length * 0.23, t * 0.98 * k, t * 0.8 * k),
                   main, "root", blend=0.1)  # fmt: skip
    clay.ellipsoid((length * 0.33, hip - t * 0.45, 0), (length * 0.16, t * 0.6, t * 0.5), belly,
                   "chest", blend=0.08)  # fmt: skip
    clay.ellipsoid((-length * 0.02, hip - t * 0.45, 0), (length * 0.3, t * 0.42, t * 0.45), belly,
                   "root", blend=0.08)  # fmt: skip


def _head(clay: Clay, b: Build, hip: float, main: Paint, belly: Paint) -> None:
    x, y, _ = _skull(b, hip)
    h, sr = b.head, b.snout_radius
    clay.cone((b.length * 0.40, hip + b.trunk * 0.15, 0), (x, y, 0), (b.trunk * 0.72, h * 0.72), main,
              "neck", blend=0.09)  # fmt: skip
    if b.mane:
        mane = Paint(color=b.mane, grain=1.3, scale=95.0)
        clay.ellipsoid((x - 0.07, y - 0.05, 0), (h * 1.25, h * 1.75, h * 1.45), mane, "neck")
        clay.ellipsoid((x - 0.12, y - 0.20, 0), (h * 1.15, h * 1.5, h * 1.15), mane, "neck")
    if b.crest:
        crest = Paint(color=b.crest, grain=0.9, scale=110.0)
        clay.cone((x - h * 0.5, y + h * 0.9, 0), (b.length * 0.36, hip + b.trunk * 1.05, 0),
                  (0.035, 0.05), crest, "neck", blend=0.02)  # fmt: skip
    clay.ellipsoid((x + h * 0.25, y + h * 0.15, 0), (h * 1.08, h * 0.92, h * 0.95), main, "head")
    sx, sy, drop = x + h * 0.9, y - h * 0.02, -b.snout * 0.28
    clay.cone((sx, sy, 0), (sx + b.snout, sy + drop, 0), (sr * 1.55, sr), main, "head")
    clay.cone((sx, sy - 0.022, 0), (sx + b.snout * 0.9, sy + drop - 0.018, 0), (sr * 1.2, sr * 0.8),
              belly, "head", blend=0.03)  # fmt: skip
    nose = Paint(color="#15110f", gloss=0.35)
    clay.ellipsoid((sx + b.snout + sr * 0.6, sy - b.snout * 0.25 + 0.008, 0),
                   (sr * 0.45, sr * 0.4, sr * 0.5), nose, "head", blend=0.01)  # fmt: skip
    eye, ear = Paint(color=b.eye, gloss=0.9), Paint(color=b.ear)
    for z in (1, -1):
        ex, ey, ez = x - h * 0.1, y + h * 0.75, z * h * 0.55
        tip = (ex - 0.015, ey + b.ears, ez + z * h * 0.22)
        clay.cone((ex, ey, ez), tip, (h * 0.33, 0.008), main, "head", blend=0.02)
        clay.cone((ex + h * 0.16, ey + b.ears * 0.25, ez + z * h * 0.06),
                  (ex + h * 0.02, ey + b.ears * 0.8, ez + z * h * 0.18), (h * 0.17, 0.006), ear, "head",
                  blend=0.0)  # fmt: skip
        clay.ellipsoid((x + h * 0.95, y + h * 0.38, z * h * 0.58), (h * 0.15, h * 0.17, h * 0.13), eye,
                       "head", blend=0.0)  # fmt: skip
        if b.antlers:
            _antler(clay, x, y, h, z)
        if b.horns:
            horn = Paint(color="#cfc4ae", gloss=0.2)
            clay.cone((x, y + h * 0.8, z * h * 0.6), (x + 0.03, y + h * 1.25, z * h * 1.5),
                      (0.024, 0.018), horn, "head", blend=0.01)  # fmt: skip
            clay.cone((x + 0.03, y + h * 1.25, z * h * 1.5), (x + 0.06, y + h * 1.9, z * h * 1.45),
                      (0.018, 0.006), horn, "head", blend=0.01)  # fmt: skip


def _antler(clay: Clay, x: float, y: float, h: float, z: int) -> None:
    bone = Paint(color="#8a6a48", grain=0.5)
    base = (x - 0.02, y + h * 0.9, z * h * 0.35)
    mid = (base[0] - 0.12, base[1] + 0.22, base[2] + z * 0.12)
    for a, b, radii in (
        (base, mid, (0.017, 0.013)),
        (mid, (mid[0] + 0.06, mid[1] + 0.20, mid[2] + z * 0.06), (0.013, 0.007)),
        (mid, (mid[0] - 0.10, mid[1] + 0.12, mid[2] + z * 0.02), (0.012, 0.006)),
        ((base[0] - 0.06, base[1] + 0.11, base[2] + z * 0.06),
         (base[0] + 0.10, base[1] + 0.2, base[2] + z * 0.1), (0.012, 0.006)),
    ):  # fmt: skip
        clay.cone(a, b, radii, bone, "head", blend=0.01)


def _tail(clay: Clay, b: Build, hip: float, main: Paint) -> None:
    a = (-b.length * 0.46, hip + b.trunk * 0.25, 0.0)
    m = (a[0] - b.tail * 0.36, a[1] - 0.07, 0.0)
    n = (m[0] - b.tail * 0.36, m[1] - 0.03, 0.0)
    end = (n[0] - b.tail * 0.28, n[1] + 0.02, 0.0)
    r = b.tail_radius
    tip = Paint(color=b.tail_tip, grain=0.7, scale=90.0)
    clay.cone(a, m, (r * 0.55, r * 0.95), main, "t1")
    clay.cone(m, n, (r * 0.95, r * 1.05), tip if b.crest else main, "t2")
    clay.cone(n, end, (r, r * 0.25), tip, "t3", blend=0.04)


def _legs(clay: Clay, b: Build, hip: float, side: str, z: float, main: Paint) -> None:
    s, leg, length, t = b.trunk / 0.125, b.leg, b.length, b.trunk
    paint = Paint(color=b.legs, grain=b.fur * 0.5, scale=75.0)
    hoof = Paint(color="#1a1512", gloss=0.2) if b.leg > 0.45 else paint
    front, back = length * 0.33, -length * 0.385
    for a, e, radii, color, bone, blend in (
        ((front, hip - t * 0.1, z), (length * 0.31, leg * 0.52, z), (0.062, 0.036), main, "fu", 0.05),
        ((length * 0.31, leg * 0.52, z), (front, leg * 0.12, z), (0.034, 0.024), paint, "fl", 0.03),
        ((front, leg * 0.10, z), (front + 0.045 * s, leg * 0.05 + 0.005, z), (0.027, 0.022), hoof,
         "ff", 0.02),
        ((-length * 0.35, hip - t * 0.05, z), (-length * 0.29, leg * 0.58, z), (0.085, 0.045), main,
         "hu", 0.05),
        ((-length * 0.30, leg * 0.58, z), (-length * 0.42, leg * 0.27, z), (0.042, 0.026), main, "hl",
         0.03),
        ((-length * 0.42, leg * 0.26, z), (back, leg * 0.05 + 0.01, z), (0.027, 0.022), paint, "hf",
         0.02),
        ((back, leg * 0.05 + 0.005, z), (back + 0.05 * s, leg * 0.05, z), (0.024, 0.02), hoof, "hf",
         0.02),
    ):  # fmt: skip
        clay.cone(a, e, (radii[0] * s, radii[1] * s), color, bone + side, blend=blend)

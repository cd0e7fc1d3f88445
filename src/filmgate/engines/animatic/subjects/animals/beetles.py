"""Insects of their own shape, larger than life: ants, ladybugs, dragonflies. Front towards +x."""

from collections.abc import Callable

from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import EYE, GLEAM, chitin, eye
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.rig import Rig, held
from filmgate.engines.animatic.geometry.shapes import ball, blade
from filmgate.engines.animatic.native.kernels import Kernels

_BLACK = chitin("#17130f")
_LIGHT = GLEAM


def _body() -> Clay:
    """Begin an insect with its bones: the body, and wings that may be there."""
    clay = Clay().bone("root", None, (0, 0, 0))
    return clay.bone("wl", "root", (0.05, 0.03, 0.02)).bone("wr", "root", (0.05, 0.03, -0.02))


def _legs(clay: Clay, at: tuple[float, ...], reach: float, low: float, paint: Paint) -> None:
    """Model a pair of bent legs at each of these x."""
    for k, x in enumerate(at):
        for z in (1, -1):
            lean = (0.5 - k / 2) * 0.16
            knee, foot = (x + lean, 0.04, z * reach * 0.6), (x + lean * 2, low, z * reach)
            clay.cone((x, -0.01, z * 0.03), knee, (0.012, 0.01), paint, "root", blend=0.005)
            clay.cone(knee, foot, (0.01, 0.006), paint, "root", blend=0.0)


def _feelers(clay: Clay, x: float, y: float, long: float) -> None:
    for z in (1, -1):
        bend = (x + long * 0.5, y + long * 0.6, z * 0.05)
        clay.cone((x, y, z * 0.02), bend, (0.008, 0.007), _BLACK, "root", blend=0.0)
        clay.cone(bend, (x + long, y + long * 0.5, z * 0.08), (0.007, 0.005), _BLACK, "root", blend=0.0)


def _eyed(rig: Rig, at: tuple[float, float, float], r: float, paint: Paint = EYE) -> Rig:
    x, y, aside = at
    for z in (1.0, -1.0):
        glint = ball(
            (x + r * 0.6, y + r * 0.55, z * (aside + r * 0.45)),
            (r * 0.25, r * 0.25, r * 0.25),
            _LIGHT,
            sides=8,
        )
        rig = held(rig, "root", ball((x, y, z * aside), (r, r, r), paint, sides=12), glint)
    return rig


def _ant(kernels: Kernels, color: str | None) -> Rig:
    skin = chitin(color or "#5a2414")
    clay = _body()
    clay.ellipsoid((-0.17, 0.03, 0), (0.13, 0.085, 0.085), skin, "root", blend=0.01)
    clay.ellipsoid((0.02, 0.01, 0), (0.09, 0.045, 0.045), skin, "root", blend=0.015)
    clay.ellipsoid((0.17, 0.04, 0), (0.085, 0.07, 0.075), skin, "root", blend=0.015)
    for z in (1, -1):
        clay.cone((0.23, 0.01, z * 0.03), (0.29, 0.0, z * 0.01), (0.014, 0.006), _BLACK, "root", blend=0.01)
    _legs(clay, (0.07, 0.02, -0.03), 0.24, -0.15, skin)
    _feelers(clay, 0.21, 0.09, 0.14)
    return _eyed(clay.fire(kernels, cells=110), (0.2, 0.06, 0.06), 0.02)


def _ladybug(kernels: Kernels, color: str | None) -> Rig:
    red = chitin(color or "#c41f16")
    clay = _body()
    clay.ellipsoid((-0.02, -0.01, 0), (0.2, 0.05, 0.16), _BLACK, "root", blend=0.01)
    clay.ellipsoid((-0.03, 0.03, 0), (0.2, 0.13, 0.17), red, "root", blend=0.0)
    clay.ellipsoid((0.15, 0.04, 0), (0.08, 0.075, 0.1), _BLACK, "root", blend=0.0)
    clay.ellipsoid((-0.03, 0.065, 0), (0.19, 0.1, 0.006), _BLACK, "root", blend=0.0)
    for x, z in ((0.05, 0.08), (-0.06, 0.1), (-0.15, 0.06)):
        for side in (1, -1):
            share = max(1 - (x + 0.03) ** 2 / 0.04 - z * z / 0.029, 0.02) ** 0.5
            clay.ellipsoid(
                (x, 0.03 + 0.13 * share, side * z), (0.035, 0.02, 0.035), _BLACK, "root", blend=0.0
            )
    _legs(clay, (0.1, 0.0, -0.1), 0.22, -0.1, _BLACK)
    _feelers(clay, 0.2, 0.08, 0.1)
    return _eyed(clay.fire(kernels, cells=110), (0.2, 0.07, 0.06), 0.024)


def _dragonfly(kernels: Kernels, color: str | None) -> Rig:
    skin = chitin(color or "#1f8a8a")
    glass, up = chitin("#d0e0ea"), (0.0, 1.0, 0.0)
    clay = _body()
    clay.ellipsoid((0.08, 0.01, 0), (0.09, 0.06, 0.055), skin, "root", blend=0.01)
    clay.cone((0.02, 0.0, 0), (-0.42, -0.01, 0), (0.026, 0.018), skin, "root", blend=0.01)
    for k in range(5):
        clay.ellipsoid((-0.05 - 0.08 * k, 0.0, 0), (0.012, 0.03, 0.03), _BLACK, "root", blend=0.0)
    clay.ellipsoid((0.19, 0.02, 0), (0.045, 0.045, 0.06), skin, "root", blend=0.01)
    _legs(clay, (0.12, 0.09, 0.06), 0.1, -0.12, _BLACK)
    rig = _eyed(clay.fire(kernels, cells=120), (0.2, 0.035, 0.04), 0.036, eye("#7a2a1c"))
    for bone, z in (("wl", 1.0), ("wr", -1.0)):
        fore = blade(
            (0.1, 0.05, z * 0.02), (0.12, 0.05, z), up, (0.42, 0.1, 0.006), (glass, glass), outline="flap"
        )
        hind = blade(
            (0.04, 0.05, z * 0.02), (-0.3, 0.05, z), up, (0.38, 0.12, 0.006), (glass, glass), outline="flap"
        )
        rig = held(rig, bone, fore, hind)
    return rig


MODELS: dict[str, Callable[[Kernels, str | None], Rig]] = {
    "ant": _ant,
    "ladybug": _ladybug,
    "dragonfly": _dragonfly,
}

"""Heads and tails of animals that stand, dress and act like people.

To add one, add a row here, and its words in script/beasts.py.
"""

from dataclasses import dataclass, replace

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.faces import Look
from filmgate.engines.animatic.subjects.people.shells import Head

_LARGE, _ABOUT = 1.5, (0.0, 1.6, 0.0)  # a head that reads from afar, and the place that it grows from
SKULL = Head(middle=-0.01, eye=1.68, top=1.765, long=0.104, wide=0.100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Muzzle:
    """The head of an animal on a person's body. Lengths are in metres, colours sRGB hex.

    coat: of head, hands and tail; pale: of the muzzle; patch: around the eyes, "" for none; long, thick: the
    muzzle; ears: pointed, round, long, floppy, wide, or none; beak: "" for a muzzle.
    """

    coat: str
    pale: str
    patch: str = ""
    long: float = 0.06
    thick: float = 0.055
    ears: str = "pointed"
    ear: float = 1.0
    inner: str = "#c89a90"
    nose: str = "#181414"
    beak: str = ""
    horns: str = ""
    mane: str = ""
    limbs: str = ""  # arms and legs, "" for those of the coat
    trunk: bool = False
    stare: bool = False  # large eyes, all black
    tail: float = 0.4
    plump: float = 1.0


_CAT = Muzzle(coat="#8a8078", pale="#d8d0c6", long=0.03, thick=0.05, nose="#b06a68", tail=0.7)
_DOG = Muzzle(coat="#b07a40", pale="#d8b890", ears="floppy", long=0.10)
_BEAR = Muzzle(coat="#5a3c26", pale="#a88860", ears="round", long=0.07, thick=0.06, tail=0.05, plump=1.1)
_BOVINE = Muzzle(
    coat="#6a4630", pale="#d0b8a4", ears="floppy", ear=0.7, long=0.12, thick=0.07, horns="#d8ccb0"
)
_BIRD = Muzzle(coat="#e8e4da", pale="#e8e4da", ears="none", beak="#e0922a", tail=0.12)
MUZZLES = {
    "cat": _CAT,
    "dog": _DOG,
    "fox": Muzzle(coat="#c0602a", pale="#eee4d8", long=0.11, thick=0.042, tail=0.6),
    "wolf": Muzzle(coat="#6e7078", pale="#c8c8c6", long=0.11, tail=0.5),
    "bear": _BEAR,
    "panda": replace(
        _BEAR, coat="#e6e2da", pale="#e6e2da", patch="#16161a", inner="#16161a", limbs="#16161a"
    ),
    "icebear": replace(_BEAR, coat="#e4e0d6", pale="#e4e0d6", inner="#b8b0a4"),
    "teddy": replace(_BEAR, coat="#a8743c", pale="#d8b480", long=0.04),
    "koala": replace(_BEAR, coat="#8c9096", pale="#d8d8d8", long=0.03, ear=1.6, inner="#e4dede"),
    "rabbit": Muzzle(
        coat="#b0a090", pale="#e6dcd0", ears="long", ear=1.35, long=0.03, nose="#b87a78", tail=0.08
    ),
    "mouse": Muzzle(coat="#8c857e", pale="#c8beb4", ears="round", ear=1.5, long=0.08, thick=0.035, tail=0.6),
    "lion": replace(
        _CAT, coat="#c8985a", pale="#e6d4b4", long=0.07, thick=0.06, ears="round", mane="#7a4420"
    ),
    "tiger": replace(
        _CAT, coat="#d0782a", pale="#efe6d8", long=0.06, thick=0.06, ears="round", patch="#241810"
    ),
    "leopard": replace(_CAT, coat="#d0a050", pale="#efe2c4", long=0.05, ears="round"),
    "monkey": Muzzle(
        coat="#5a4230", pale="#c8a080", ears="round", long=0.04, thick=0.06, nose="#4a3024", tail=0.7
    ),
    "gorilla": Muzzle(
        coat="#26262a", pale="#3c3a3c", ears="round", ear=0.6, long=0.05, thick=0.065, tail=0.0, plump=1.25
    ),
    "kangaroo": Muzzle(
        coat="#a87850", pale="#d8bc9c", ears="long", ear=0.95, long=0.11, thick=0.045, tail=0.8
    ),
    "elephant": Muzzle(
        coat="#7c7a7c", pale="#7c7a7c", ears="wide", long=0.05, trunk=True, tail=0.3, plump=1.3
    ),
    "pig": Muzzle(
        coat="#e0a8a0", pale="#d89088", long=0.07, thick=0.05, nose="#c07870", tail=0.1, plump=1.15
    ),
    "cow": _BOVINE,
    "goat": replace(_BOVINE, coat="#d8d0c4", pale="#c8bcac", thick=0.05, horns="#8a7a64"),
    "sheep": Muzzle(
        coat="#ece6da", pale="#3a3430", ears="floppy", ear=0.7, long=0.09, mane="#f0ebe0", tail=0.1
    ),
    "horse": Muzzle(coat="#7a4c2c", pale="#6a4028", long=0.17, thick=0.055, mane="#2a1c14", tail=0.6),
    "deer": Muzzle(
        coat="#a06e42", pale="#d8c0a0", long=0.11, thick=0.045, ears="floppy", horns="#c8a878", tail=0.1
    ),
    "raccoon": Muzzle(coat="#85827e", pale="#e0dcd4", patch="#1c1a1c", ears="round", ear=0.9, tail=0.5),
    "beaver": Muzzle(coat="#6a4428", pale="#8a6444", ears="round", ear=0.7, long=0.06, tail=0.35),
    "otter": Muzzle(coat="#5e4836", pale="#b8a48c", ears="round", ear=0.55, long=0.04, tail=0.5),
    "squirrel": Muzzle(coat="#a85c2c", pale="#ecd8c0", long=0.06, thick=0.04, tail=0.6),
    "hedgehog": Muzzle(
        coat="#d0b494",
        pale="#d8c0a4",
        ears="round",
        ear=0.8,
        long=0.09,
        thick=0.035,
        mane="#4a3828",
        tail=0.05,
    ),
    "reptile": Muzzle(
        coat="#5c8a3a", pale="#8cac5c", ears="none", long=0.16, thick=0.055, nose="#4a7030", tail=0.9
    ),
    "frog": Muzzle(
        coat="#5a9a36", pale="#b8d080", ears="none", long=0.04, thick=0.075, nose="#5a9a36", tail=0.0
    ),
    "turtle": Muzzle(coat="#7a9048", pale="#a8b470", ears="none", long=0.05, nose="#6a8040", tail=0.1),
    "duck": _BIRD,
    "chicken": replace(_BIRD, coat="#d8c8a8", beak="#d8a030"),
    "owl": replace(_BIRD, coat="#7a5c3c", pale="#d8c4a4", beak="#c8a050", ears="pointed"),
    "parrot": replace(_BIRD, coat="#c8302a", pale="#e8e0d4", beak="#2a2624", tail=0.5),
    "camel": Muzzle(coat="#c8a878", pale="#d8c09c", long=0.13, ear=0.6, tail=0.3),
    "giraffe": Muzzle(coat="#d0a050", pale="#d8b878", long=0.14, ear=0.6, horns="#7a5028", tail=0.4),
    "hippo": Muzzle(
        coat="#86787a", pale="#a08c8a", ears="round", ear=0.5, long=0.12, thick=0.085, plump=1.35
    ),
    "crow": replace(_BIRD, coat="#1a1a20", pale="#26262e", beak="#22201e"),
    "eagle": replace(_BIRD, coat="#5a3e28", pale="#efe8dc", beak="#e0a83a"),
    "gull": replace(_BIRD, coat="#c8ccd0", pale="#f0eee8", beak="#e0b040"),
    "monster": Muzzle(
        coat="#5f8f4a",
        pale="#86b070",
        long=0.05,
        thick=0.075,
        ears="pointed",
        ear=0.8,
        nose="#3f6a34",
        horns="#d8d0b8",
        tail=0.6,
        plump=1.3,
    ),
    "alien": Muzzle(
        coat="#8fae9a",
        pale="#8fae9a",
        long=0.0,
        thick=0.03,
        ears="none",
        nose="#7f9e8a",
        stare=True,
        tail=0.0,
    ),
    "penguin": replace(_BIRD, coat="#1c1e26", pale="#f0ece4", beak="#e09a3a"),
}


def head(clay: Clay, look: Look) -> Clay:
    """Model the head of an animal into the head bone; front towards +x. Return the same clay."""
    m = MUZZLES[look.beast]
    fur = materials.fur(look.skin)
    pale = materials.fur(m.pale)
    b = 0.12 * m.plump**0.5
    clay.cone((0.015, 1.515, 0), (0.01, 1.56, 0), (0.058, 0.066), fur, "head", blend=0.03)
    if m.mane:
        mane = materials.fur(m.mane)
        clay.ellipsoid((-0.07, 1.64, 0), (0.10, 0.20, 0.19), mane, "head", blend=0.02)
    clay.ellipsoid((0.0, 1.655, 0), (b, b * 0.98, b), fur, "head", blend=0.02)
    for z in (1.0, -1.0):
        clay.ellipsoid((0.045, 1.61, 0.05 * z), (0.06, 0.055, 0.055), fur, "head", blend=0.03)
    _snout(clay, m, fur, pale)
    _eyes(clay, m, fur)
    for z in (1.0, -1.0):
        _ear(clay, m, fur, z)
        if m.horns:
            horn = materials.horn(m.horns)
            clay.cone(
                (-0.01, 1.75, 0.05 * z), (-0.03, 1.86, 0.13 * z), (0.02, 0.014), horn, "head", blend=0.0
            )
            clay.cone(
                (-0.03, 1.86, 0.13 * z), (0.02, 1.95, 0.13 * z), (0.014, 0.004), horn, "head", blend=0.0
            )
    if look.glasses:
        lens = materials.glass(look.glasses)
        for z in (0.052, -0.052):
            clay.ellipsoid((0.125, 1.69, z), (0.012, 0.028, 0.036), lens, "head", blend=0.0)
    return clay.scale(_LARGE, _ABOUT)


def enlarged(at: Floats) -> Floats:
    """Return points around the skull where the head of an animal is: it is larger than that of a person."""
    return np.asarray((at - np.array(_ABOUT, np.float32)) * np.float32(_LARGE) + np.array(_ABOUT, np.float32))


def _snout(clay: Clay, m: Muzzle, fur: Paint, pale: Paint) -> None:
    tip = 0.10 + m.long
    nose = materials.leather(m.nose)
    if m.beak:
        beak = materials.horn(m.beak)
        clay.ellipsoid((0.06, 1.645, 0), (0.075, 0.075, 0.09), pale, "head", blend=0.02)
        clay.cone((0.10, 1.635, 0), (0.22, 1.615, 0), (0.038, 0.014), beak, "head", blend=0.01)
        return
    if m.trunk:
        for k in range(5):
            a, z = (0.11 + 0.035 * k - 0.006 * k * k, 1.62 - 0.075 * k), 0.05 - 0.006 * k
            clay.cone(
                (a[0], a[1], 0),
                (a[0] + 0.03 - 0.01 * k, a[1] - 0.075, 0),
                (z, z - 0.006),
                fur,
                "head",
                blend=0.02,
            )
        return
    clay.cone(
        (0.07, 1.615, 0), (tip - 0.02, 1.605, 0), (m.thick * 1.15, m.thick * 0.8), pale, "head", blend=0.02
    )
    clay.ellipsoid((tip + m.thick * 0.45, 1.625, 0), (0.016, 0.014, 0.02), nose, "head", blend=0.004)
    lip = materials.wet_skin("#2a1a18")
    y = 1.605 - m.thick * 0.62
    for z in (0.55, -0.55):
        clay.cone(
            (tip - 0.01, y, 0),
            (tip - 0.05, y + 0.008, z * m.thick * 1.5),
            (0.006, 0.004),
            lip,
            "head",
            blend=0.0,
        )


def _eyes(clay: Clay, m: Muzzle, fur: Paint) -> None:
    white, iris = materials.eye("#e4dfd6"), materials.eye("#5a3c1c")
    pupil = materials.eye("#0a0808")
    for z in (0.052, -0.052):
        if m.stare:
            clay.ellipsoid((0.086, 1.68, 1.15 * z), (0.032, 0.048, 0.038), pupil, "head", blend=0.0)
            continue
        if m.patch:
            patch = materials.fur(m.patch)
            clay.ellipsoid((0.088, 1.683, z * 1.1), (0.024, 0.034, 0.032), patch, "head", blend=0.004)
        clay.ellipsoid((0.096, 1.688, z), (0.021, 0.021, 0.022), white, "head", blend=0.0)
        clay.ellipsoid((0.112, 1.688, z * 0.98), (0.008, 0.0145, 0.0145), iris, "head", blend=0.0)
        clay.ellipsoid((0.117, 1.688, z * 0.98), (0.005, 0.0085, 0.0085), pupil, "head", blend=0.0)
        lid = fur if not m.patch else materials.fur(m.patch)
        clay.ellipsoid((0.098, 1.705, z), (0.021, 0.010, 0.024), lid, "head", blend=0.004)


def _ear(clay: Clay, m: Muzzle, fur: Paint, z: float) -> None:
    k, inner = m.ear, materials.fur(m.inner)
    if m.ears == "pointed":
        clay.cone(
            (-0.01, 1.74, 0.07 * z),
            (-0.01, 1.74 + 0.12 * k, 0.095 * z),
            (0.048, 0.008),
            fur,
            "head",
            blend=0.01,
        )
        clay.cone(
            (0.018, 1.75, 0.07 * z),
            (0.008, 1.74 + 0.09 * k, 0.09 * z),
            (0.028, 0.005),
            inner,
            "head",
            blend=0.0,
        )
    elif m.ears == "round":
        clay.ellipsoid((-0.02, 1.755, 0.098 * z), (0.022, 0.048 * k, 0.048 * k), fur, "head", blend=0.01)
        clay.ellipsoid((0.0, 1.755, 0.1 * z), (0.012, 0.03 * k, 0.03 * k), inner, "head", blend=0.0)
    elif m.ears == "long":
        clay.ellipsoid((-0.02, 1.74 + 0.12 * k, 0.06 * z), (0.02, 0.14 * k, 0.038), fur, "head", blend=0.02)
        clay.ellipsoid(
            (-0.004, 1.75 + 0.12 * k, 0.061 * z), (0.01, 0.10 * k, 0.022), inner, "head", blend=0.0
        )
    elif m.ears == "floppy":
        clay.ellipsoid(
            (-0.01, 1.70 - 0.02 * k, 0.135 * z), (0.045, 0.085 * k, 0.026), fur, "head", blend=0.01
        )
    elif m.ears == "wide":
        clay.ellipsoid((-0.05, 1.65, 0.21 * z), (0.02, 0.13, 0.11), fur, "head", blend=0.01)


def tail(clay: Clay, look: Look) -> Clay:
    """Model a tail into the root bone. Return the same clay."""
    m = MUZZLES[look.beast]
    long, fur = m.tail, materials.fur(look.skin)
    thick = 0.03 + 0.03 * long if long > 0.2 else 0.05
    start = (-0.10, 0.97)
    for k in range(4):  # down and out, then up
        a, b = (n / 4 for n in (k, k + 1))
        p, q = ((start[0] - 0.55 * long * n, start[1] - long * (0.9 * n - 0.75 * n * n), 0) for n in (a, b))
        wide = thick * (1.0 + 0.5 * a), thick * (1.0 + 0.5 * b) if k < 3 else thick
        clay.cone(p, q, wide, fur, "root", blend=0.03)
    return clay

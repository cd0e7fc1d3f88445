"""The patterns of the coats of four-legged animals: stripes, spots, masks, painted over the fur."""

from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.geometry.materials import fur, hide, reptile
from filmgate.engines.animatic.geometry.mesh import Mesh, soften
from filmgate.engines.animatic.geometry.paint import Paint, dull, linear
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.animals.table import Build

_PLAIN = 0.12  # how much of its own colours an animal keeps that the text gives a colour


_PIED = ("holstein", "calico")  # patterns of two colours, of which a text that says one means none
_PURE = ("#dedad2", "#17171a")  # white and black, which show no stripes


def mixed(a: str, b: str, share: float) -> str:
    """Return a colour between two, both sRGB hex."""
    return "#" + "".join(
        f"{round(int(a[k : k + 2], 16) * (1 - share) + int(b[k : k + 2], 16) * share):02x}" for k in (1, 3, 5)
    )


def dyed(b: Build, color: str | None) -> Build:
    """Return the build in a colour that the text gives it: all of it, but for what its pattern paints."""
    if color is None:
        return b
    coat = mixed(color, "#ffffff", 0.07)  # pure black shows no form
    pale = mixed(coat, "#ffffff", 0.12)
    own = {"panda", "stripes", "mask", "band", "badger"}
    if b.pattern in own:
        return replace(b, coat=coat)
    if b.pattern in _PIED or (b.pattern in ("tabby", "saddle") and color in _PURE):
        b = replace(b, pattern=None)
    elif b.pattern in ("tabby", "saddle"):
        b = replace(b, ink=mixed(coat, "#000000", 0.45))
    dark_points = b.hoofs and b.crest is not None and color != "#dedad2"
    return replace(
        b,
        coat=coat,
        ear=mixed(coat, "#000000", 0.25) if b.ear_shape == "drop" else b.ear,
        hood=coat if b.hood and b.hood != "#3a322c" else b.hood,
        belly=mixed(pale, b.belly, _PLAIN if b.face != "dog" else 0.3),
        legs=b.legs if dark_points else coat,
        tail_tip=b.tail_tip if dark_points or b.tail_shape == "rope" else coat,
        muzzle=pale if b.muzzle else None,
        mane=mixed(coat, b.mane, 0.5) if b.mane else None,
        crest=(b.crest if dark_points else mixed(coat, "#ffffff", 0.3)) if b.crest else None,
    )


def cover(b: Build, color: str, share: float = 1.0) -> Paint:
    """Return fur or bare skin in this colour; share: how rough it is, of what the coat is."""
    if b.scales:
        return reptile(color, fine=b.scales)
    return (hide if b.bare else fur)(color, grain=b.fur * share)


def skull(b: Build, hip: float) -> tuple[float, float, float]:
    """Return the middle of the head of an animal that stands."""
    return (b.length * 0.44 + b.neck * 0.75, hip + b.trunk * 0.35 + b.neck * 0.75 + b.rise, 0.0)


def ink(mesh: Mesh, b: Build, hip: float) -> None:
    """Paint a pattern over the fur, by the position of each vertex at rest; in place."""
    x, y, z = mesh.surface[:, 6], mesh.surface[:, 7], mesh.surface[:, 8]
    hue = np.array(linear(b.ink), np.float32)
    mesh.paint[:, :3] += (hue - mesh.paint[:, :3]) * (
        _PATTERNS[b.pattern or ""](x, y, z, b, hip) * dull(mesh.paint)
    )[:, None]


def ruffle(mesh: Mesh, b: Build, hip: float) -> None:
    """Make the outline of a mesh rough like fur; in place. Its face and its feet stay smooth."""
    x, y, z = mesh.surface[:, 6], mesh.surface[:, 7], mesh.surface[:, 8]
    sx, sy, _ = skull(b, hip)
    k = 0.13 / b.trunk
    lock = np.sin((70 * x + 44 * y) * k + 2.2 * np.sin(31 * z * k)) * np.sin(
        (83 * z + 26 * x) * k + 2.0 * np.sin(37 * y * k)
    )
    fine = np.sin((190 * x + 120 * y) * k + 3 * lock) * np.sin(210 * z * k + 1.5 * np.sin(90 * y * k))
    face = _smooth(1.7 - np.hypot(np.hypot(x - sx - b.head * 1.1, y - sy), z) / (b.head * 0.9))
    feet = _smooth(1.3 - y / (b.leg * 0.35))
    high = (0.0045 * lock + 0.0035 * fine) * b.shag * b.trunk / 0.13 * (1 - face) * (1 - feet)
    high *= dull(mesh.paint)
    mesh.at[:] += mesh.normal * high[:, None]
    mesh.paint[:, :3] *= (1 + np.clip(24 * high / max(b.trunk / 0.13, 0.1), -0.4, 0.3))[:, None]
    soften(mesh)


def _stripes(x: Floats, y: Floats, _z: Floats, _b: Build, hip: float) -> Floats:
    """Return the ink 0..1 of stripes around the trunk and the head; on the legs they run across."""
    leg = np.clip((hip - 0.1 - y) / 0.1, 0, 1)
    wave = np.sin(x * 46 + 1.6 * np.sin(y * 11)) * (1 - leg) + np.sin(y * 60) * leg
    back = np.clip((y - 0.08) / 0.1, 0, 1)
    return np.asarray(np.clip(wave * 5 - 0.6, 0, 1) * back, np.float32)


def _tiger(x: Floats, y: Floats, z: Floats, _b: Build, hip: float) -> Floats:
    """Return the ink 0..1 of stripes that are narrow and broken, with none on the belly."""
    wave = np.sin(x * 40 + 2.2 * np.sin(y * 13 + z * 6))
    back = np.clip((y - hip + 0.09) / 0.08, 0, 1)
    return np.asarray(np.clip(wave * 6 - 3.4, 0, 1) * back, np.float32)


def _spots(x: Floats, y: Floats, z: Floats, b: Build, hip: float) -> Floats:
    around = np.arctan2(z, y - hip) * b.trunk
    spot = np.sin(x * 62 + 0.9 * np.sin(around * 30)) * np.sin(around * 62 + 0.9 * np.sin(x * 27))
    return np.asarray(np.clip(np.abs(spot) * 6 - 3.3, 0, 1) * np.clip((y - 0.1) / 0.1, 0, 1), np.float32)


def _patches(x: Floats, y: Floats, z: Floats, _b: Build, hip: float) -> Floats:
    """Return the ink 0..1 of patches with pale seams."""
    around = np.arctan2(z, y - hip - 0.3) * 0.25
    u, v = x * 15 + 0.5 * np.sin(y * 9), y * 15 + 0.6 * np.sin(x * 11 + around * 4)
    seam = np.minimum(np.abs(np.sin(u)), np.abs(np.sin(v + around * 12)))
    return np.asarray(np.clip(seam * 7 - 1.6, 0, 1) * np.clip((y - 0.35) / 0.15, 0, 1), np.float32)


def _panda(x: Floats, y: Floats, z: Floats, b: Build, hip: float) -> Floats:
    """Return the ink 0..1 of a panda: shoulders, ears, and rings around the eyes."""
    sx, sy, _ = skull(b, hip)
    band = np.clip(1 - np.abs(x - b.length * 0.3) * 14 + 0.5, 0, 1) * (x < b.length * 0.44)
    ring = np.zeros_like(x)
    for side in (1, -1):
        d = np.hypot(np.hypot(x - sx - b.head * 0.85, y - sy - b.head * 0.36), z - side * b.head * 0.52)
        ring = np.maximum(ring, np.clip(2.6 - d / (b.head * 0.16), 0, 1))
    ears = (y > sy + b.head * 0.95) & (x > b.length * 0.44)
    return np.asarray(np.maximum.reduce([band, ring, ears.astype(np.float32)]), np.float32)


def _rings(x: Floats, _y: Floats, _z: Floats, b: Build, _hip: float) -> Floats:
    """Return the ink 0..1 of rings around the tail."""
    along = (-b.length * 0.5 - x) / b.tail
    return np.asarray((np.sin(along * 26) > 0) & (along > 0.03), np.float32)


def _mask(x: Floats, y: Floats, z: Floats, b: Build, hip: float) -> Floats:
    """Return the ink 0..1 of a raccoon: a mask over the eyes, and rings around the tail."""
    sx, sy, _ = skull(b, hip)
    eyes = (np.abs(y - sy - b.head * 0.32) < b.head * 0.3) & (x > sx + b.head * 0.5) & (np.abs(z) < b.head)
    return np.maximum(eyes.astype(np.float32), _rings(x, y, z, b, hip))


def _band(_x: Floats, y: Floats, z: Floats, b: Build, hip: float) -> Floats:
    """Return the ink 0..1 of a skunk: a band along the back."""
    return np.asarray((np.abs(z) < b.trunk * 0.4) & (y > hip + b.trunk * 0.3), np.float32)


def _badger(x: Floats, y: Floats, z: Floats, b: Build, hip: float) -> Floats:
    """Return the ink 0..1 of a badger: the head is white but for a dark band over each eye."""
    sx, sy, _ = skull(b, hip)
    head = (x > sx - b.head * 0.7) & (y > sy - b.head * 1.1)
    dark = np.abs(np.abs(z) - b.head * 0.5) < b.head * 0.22
    return np.asarray(head & ~dark, np.float32)


def _smooth(x: Floats) -> Floats:
    return np.asarray(np.clip(x, 0, 1), np.float32)


def _holstein(x: Floats, y: Floats, z: Floats, b: Build, hip: float) -> Floats:
    """Return the ink 0..1 of large patches, and of a patch over each side of the head."""
    sx, sy, _ = skull(b, hip)
    k = 1.0 / b.length
    body = np.sin(x * 9.5 * k + 2.1 * np.sin(y * 6 * k + 1.3)) + np.sin(
        y * 8 * k + 1.7 * np.sin(x * 5 * k) + 3 * np.sign(z)
    )
    head = (x > sx - b.head * 0.5) & (y > sy - b.head * 1.2)
    face = (np.abs(z) > b.head * 0.3) & (x < sx + b.head * 1.5)
    return np.where(head, face, _smooth(body * 6 - 2.5) * np.clip((y - hip * 0.5) * 20, 0, 1)).astype(
        np.float32
    )


def _dots(x: Floats, y: Floats, z: Floats, b: Build, _hip: float) -> Floats:
    """Return the ink 0..1 of round spots of uneven size, all over."""
    k = 0.125 / b.trunk * 46
    u, v = x * k + 0.9 * np.sin(z * k * 0.6), y * k + 0.9 * np.sin(x * k * 0.37 + 1) + z * k * 0.5
    spot = np.sin(u) * np.sin(v) + 0.25 * np.sin(u * 0.53 + 2 * v)
    return _smooth(spot * 7 - 3.6)


def _tabby(x: Floats, y: Floats, z: Floats, b: Build, hip: float) -> Floats:
    """Return the ink 0..1 of a tabby: soft stripes on back, legs and tail, an M on the brow."""
    k = 0.078 / b.trunk
    sx, sy, _ = skull(b, hip)
    wave = np.sin(x * 74 * k + 1.5 * np.sin(y * 22 * k)) * np.clip(
        (y - hip + 0.2 * b.trunk) / (0.5 * b.trunk), 0, 1
    )
    legs = np.sin(y * 120 * k) * (y < hip - 0.6 * b.trunk) * (y > b.leg * 0.25)
    head = (x > sx - b.head * 0.6) & (y > sy - b.head)
    brow = (np.sin(z * 210 * k) > 0.25) & (y > sy + b.head * 0.55) & (np.abs(z) < b.head * 0.5)
    return np.where(head, brow * 0.75, _smooth(np.maximum(wave, legs * 0.9) * 3 - 1.2) * 0.8).astype(
        np.float32
    )


def _saddle(x: Floats, y: Floats, z: Floats, b: Build, hip: float) -> Floats:
    """Return the ink 0..1 of a dark back."""
    sx, _, _ = skull(b, hip)
    ragged = 0.25 * b.trunk * np.sin(x * 40) * np.sin(x * 17 + z * 9)
    top = _smooth((y - hip - 0.05 * b.trunk + ragged) / (0.35 * b.trunk))
    return np.asarray(top * _smooth((sx - b.head * 0.7 - x) / 0.06), np.float32)


def _husky(x: Floats, y: Floats, z: Floats, b: Build, hip: float) -> Floats:
    """Return the ink 0..1 of a husky: a pale mask, chest, belly and legs below a dark back."""
    sx, sy, _ = skull(b, hip)
    head = (x > sx - b.head * 0.4) & (y > sy - b.head * 1.1)
    mask = (y < sy + b.head * 0.42) | (
        (x > sx + b.head * 0.6) & (np.abs(np.abs(z) - b.head * 0.4) < b.head * 0.2) & (y < sy + b.head * 0.72)
    )
    low = _smooth((hip - 0.1 * b.trunk - y) / (0.3 * b.trunk))
    chest = _smooth((x - b.length * 0.36) / 0.05) * (y < sy - b.head * 0.2)
    return np.where(head, mask, np.maximum(low, chest)).astype(np.float32)


def _collie(x: Floats, y: Floats, z: Floats, b: Build, hip: float) -> Floats:
    """Return the ink 0..1 of a collie or a tuxedo cat: a pale collar, chest, blaze and feet."""
    sx, sy, _ = skull(b, hip)
    head = (x > sx - b.head * 0.3) & (y > sy - b.head * 1.0)
    blaze = (np.abs(z) < b.head * 0.2) | (y < sy - b.head * 0.15)
    collar = _smooth(1.6 - np.abs(x - b.length * 0.45) / (0.08 * b.length)) * (y < sy + 0.02)
    low = _smooth((hip - 0.5 * b.trunk - y) / (0.25 * b.trunk))
    return np.where(head, blaze & (x > sx + b.head * 0.3), np.maximum(collar, low)).astype(np.float32)


def _points(x: Floats, y: Floats, z: Floats, b: Build, hip: float) -> Floats:
    """Return the ink 0..1 of a siamese cat: face, ears, feet and tail."""
    sx, sy, _ = skull(b, hip)
    d = np.hypot(np.hypot(x - sx - b.head * 1.25, y - sy + b.head * 0.1), z)
    face = _smooth(1.5 - d / (b.head * 0.65)) * (x > sx)
    feet = _smooth((b.leg * 0.62 - y) / (b.leg * 0.3))
    behind = _smooth((-b.length * 0.5 - x) / 0.05)
    return np.asarray(np.maximum.reduce([face, feet, behind]), np.float32)


def _calico(x: Floats, y: Floats, z: Floats, b: Build, hip: float) -> Floats:
    return _holstein(x, y, z, b, hip)


def _silver(x: Floats, y: Floats, _z: Floats, b: Build, hip: float) -> Floats:
    """Return the ink 0..1 of the grey back of an old gorilla."""
    back = _smooth((y - hip - b.rise * (0.5 + x / b.length)) / (0.3 * b.trunk) + 0.4)
    return np.asarray(back * _smooth(1.4 - np.abs(x + 0.1 * b.length) / (0.26 * b.length)) * 0.8, np.float32)


_PATTERNS = {
    "silver": _silver,
    "holstein": _holstein,
    "calico": _calico,
    "dots": _dots,
    "tabby": _tabby,
    "saddle": _saddle,
    "husky": _husky,
    "collie": _collie,
    "points": _points,
    "stripes": _stripes,
    "tiger": _tiger,
    "spots": _spots,
    "patches": _patches,
    "panda": _panda,
    "rings": _rings,
    "mask": _mask,
    "band": _band,
    "badger": _badger,
}

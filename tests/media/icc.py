"""ICC profiles written by hand, and what their colours are in sRGB."""

import itertools
import struct

import numpy as np

_D50 = (0.9642, 1.0, 0.8249)
# columns: red, green, blue primaries under D50
SRGB = np.array([(0.4361, 0.3851, 0.1431), (0.2225, 0.7169, 0.0606), (0.0139, 0.0971, 0.7142)])
SPACES = {
    "Display P3": (
        np.array([(0.5151, 0.2920, 0.1571), (0.2412, 0.6922, 0.0666), (-0.0011, 0.0419, 0.7841)]),
        2.2,
    ),
    "Adobe RGB": (
        np.array([(0.6097, 0.2053, 0.1492), (0.3111, 0.6257, 0.0632), (0.0195, 0.0609, 0.7446)]),
        2.2,
    ),
    "ProPhoto": (
        np.array([(0.7977, 0.1352, 0.0313), (0.2880, 0.7119, 0.0001), (0.0, 0.0, 0.8249)]),
        1.8,
    ),
    "red means blue": (SRGB[:, ::-1], 2.2),
}


def rgb(space: str) -> bytes:
    matrix, gamma = SPACES[space]
    tags = {f"{name}XYZ": _xyz(matrix[:, number]) for number, name in enumerate("rgb")}
    tags |= {f"{name}TRC": _curve(gamma) for name in "rgb"}
    return _profile(b"RGB ", b"XYZ ", tags)


def in_srgb(space: str, colour: tuple[int, int, int]) -> np.ndarray:
    """What an ICC engine must make of it: out of gamut is clipped."""
    matrix, gamma = SPACES[space]
    light = np.linalg.inv(SRGB) @ matrix @ (np.array(colour) / 255) ** gamma
    light = np.clip(light, 0, 1)
    shown = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    return np.asarray(255 * shown)


def grey(gamma: float) -> bytes:
    return _profile(b"GRAY", b"XYZ ", {"kTRC": _curve(gamma)})


def cmyk_of_light(colour: tuple[float, float, float]) -> bytes:
    """A press whose coloured inks are all this colour of Lab; its paper is white, and its black is black."""
    white, black = (100.0, 0.0, 0.0), (0.0, 0.0, 0.0)
    grid = b"".join(
        _lab(black if inks[3] else colour if any(inks) else white)
        for inks in itertools.product((0, 1), repeat=4)
    )
    ramp = bytes(range(256))
    table = b"mft1" + bytes(4) + bytes([4, 3, 2, 0]) + _matrix() + ramp * 4 + grid + ramp * 3
    return _profile(b"CMYK", b"Lab ", {"A2B0": table})


def _lab(colour: tuple[float, float, float]) -> bytes:
    return bytes([round(colour[0] * 2.55), round(colour[1] + 128), round(colour[2] + 128)])


def _matrix() -> bytes:
    return b"".join(_fixed(value) for value in (1, 0, 0, 0, 1, 0, 0, 0, 1))


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(values: np.ndarray | tuple[float, ...]) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(_fixed(float(value)) for value in values)


def _curve(gamma: float) -> bytes:
    return b"curv" + bytes(4) + struct.pack(">IH", 1, round(gamma * 256)) + bytes(2)


def _profile(space: bytes, connection: bytes, tags: dict[str, bytes]) -> bytes:
    named = b"made by hand\0"
    tags = {
        "desc": b"desc" + bytes(4) + struct.pack(">I", len(named)) + named + bytes(78),
        "cprt": b"text" + bytes(4) + named,
        "wtpt": _xyz(_D50),
        **tags,
    }
    table, body, at = b"", b"", 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        data += bytes(-len(data) % 4)  # noqa: PLW2901
        table += name.encode() + struct.pack(">II", at + len(body), len(data))
        body += data
    head = struct.pack(">I4sI4s4s4s", at + len(body), bytes(4), 0x02400000, b"prtr", space, connection)
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28)
    head += b"".join(_fixed(value) for value in _D50)
    return head + bytes(128 - len(head)) + struct.pack(">I", len(tags)) + table + body

"""Skin, eyes and lashes of people. Places are those of the reference body, in metres."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import EYE, GLEAM, cloth
from filmgate.engines.animatic.geometry.mesh import Ints
from filmgate.engines.animatic.geometry.paint import Paint, linear
from filmgate.engines.animatic.geometry.rig import rotation
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.body import Body, reference
from filmgate.engines.animatic.subjects.people.numbers import numbers
from filmgate.engines.animatic.subjects.people.pieces import Piece, piece, wide
from filmgate.engines.animatic.subjects.people.strips import foremost

_OUTWARDS = 0.06  # radians: eyes look at what is some metres away, and their lids lie a little outwards
_AROUND = 20  # corners of the rings of an eye
# rings of an eye: degrees from the direction of gaze, and what they show
_RINGS = (
    (0.0, "pupil"),
    (10.5, "pupil"),
    (10.6, "inner"),
    (17.0, "iris"),
    (22.5, "rim"),
    (24.0, "white"),
    (45.0, "white"),
    (75.0, "white"),
    (100.0, "white"),
)
# what an eye reflects: radians to the side and up from the direction of gaze, half of its width
_GLEAM_AT, _GLEAM_WIDE, _GLEAM_CORNERS = (0.13, 0.17), 0.062, 7
_SHRINKS = 0.35  # how much smaller the inside of a mouth is than that of the reference
_ON_SKIN = 0.0006  # metres: what lies on the skin is above it


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """The colours of a person's skin, hair and eyes: sRGB hex. painted: the lips are; stubble: 0 to 1; lines:
    how deep those of age are, blush: how red the cheeks, 0 to 1; gloves, mask: the colours of what covers the
    hands and what is around the eyes, "" for none.
    """

    skin: str
    hair: str
    eyes: str = "#4a3018"
    painted: bool = False
    stubble: float = 0.0
    lines: float = 0.0
    blush: float = 0.0
    gloves: str = ""
    mask: str = ""


def skin(body: Body, tone: Tone, quads: Ints, bare: Floats) -> Piece:
    """Return the skin of these faces. bare: for all vertices, how much of the scalp shows no hair."""
    one, used = piece(body, quads, materials.skin(tone.skin), painted=painted(tone, bare))
    masks = numbers().masks
    inner = (masks["mouth"] * np.clip(1.0 - 3.0 * masks["lips"], 0, 1))[used]
    middle = one.at[inner > 0.5].mean(0) if (inner > 0.5).any() else one.at.mean(0)
    one.at[:] += _SHRINKS * inner[:, None] * (middle - one.at)  # no cheek is so flat that it shows
    return one


def painted(tone: Tone, bare: Floats | None = None) -> Floats:
    """Return the paint of all vertices (n, 11): darker lips, redder cheeks, nose and ears, light nails. bare:
    for all vertices, how much of the scalp shows no hair; None for all of it.
    """
    masks, at = numbers().masks, reference().at
    base = np.array(linear(tone.skin), np.float32)
    rows = np.tile(np.array(materials.skin(tone.skin).row(), np.float32), (len(at), 1))
    red = np.array([1.10, 0.80, 0.77], np.float32)
    lip = base * (np.array([1.0, 0.47, 0.48]) if tone.painted else np.array([0.88, 0.56, 0.55]))
    warm = 0.55 * _spot(at, (0.135, 0.690, 0.043), 0.022) + 0.45 * _spot(at, (0.168, 0.692, 0.0), 0.013)
    warm = warm + tone.blush * _spot(at, (0.128, 0.692, 0.046), 0.020)
    _blend(rows, np.minimum(warm + 0.5 * masks["ears"], 1.0), base * red)
    worn = 0.45 * _spot(at, (0.135, 0.709, 0.030), 0.010) + 0.30 * _spot(at, (0.10, 0.668, 0.045), 0.018)
    _blend(rows, tone.lines * worn, base * np.array([0.74, 0.62, 0.62]))
    _blend(rows, 0.35 * masks["lids"], base * np.array([0.72, 0.56, 0.52]))
    _blend(rows, 0.4 * _spot(at, (0.136, 0.716, 0.028), 0.009), base * np.array([0.78, 0.66, 0.66]))
    hair = np.array(linear(tone.hair), np.float32)
    if tone.stubble:
        _blend(rows, tone.stubble * beard_area(), base * 0.45 + hair * 0.3)
    if bare is not None:
        _blend(rows, 0.75 * (1.0 - bare), hair)
    _blend(rows, np.clip(masks["lips"] * 1.3, 0, 1), lip)
    _blend(rows, np.clip(masks["mouth"] * 2.0, 0, 1) * (masks["lips"] < 0.3), np.array([0.07, 0.012, 0.012]))
    creases, knuckles = _fingers()
    _blend(rows, 0.5 * knuckles, base * np.array([1.06, 0.76, 0.72]))
    _blend(rows, 0.75 * creases, base * np.array([0.46, 0.30, 0.27]))
    _blend(rows, 0.8 * masks["nails"], np.minimum(base * np.array([1.3, 1.16, 1.14]) + 0.06, 0.9))
    if tone.mask:
        band = np.clip((0.016 - np.abs(at[:, 1] - 0.731)) / 0.004, 0, 1) * np.clip(
            (at[:, 0] - 0.05) / 0.02, 0, 1
        )
        _blend(rows, band, np.array(linear(tone.mask)))
    if tone.gloves:
        columns = [k for k, (name, _) in enumerate(numbers().bones) if name.startswith(("hand", "finger"))]
        covered = numbers().weight[:, columns].sum(1) > 0.45
        rows[covered] = cloth(tone.gloves).row()
    shut = 1.0 - np.clip(masks["mouth"] * 3.0, 0, 1)  # where lips meet it is dark
    rows[:, 4] += 0.35 * masks["lips"] * shut * (1.6 if tone.painted else 0.7)
    rows[:, 4] *= 1.0 - 0.85 * np.clip(1.5 * masks["lids"], 0, 1)  # rims of lids, seen aslant, do not glare
    rows[:, 4] += 0.9 * masks["nails"]
    rows[:, 5] *= 1.0 - masks["lips"]
    return rows


def _blend(rows: Floats, share: Floats, color: Floats) -> None:
    rows[:, :3] += share[:, None] * (color - rows[:, :3])


def _spot(at: Floats, middle: tuple[float, float, float], radius: float) -> Floats:
    """Return a soft spot on both sides of a face: 1 in its middle."""
    away = np.stack([at[:, 0] - middle[0], at[:, 1] - middle[1], np.abs(at[:, 2]) - middle[2]], 1)
    return np.asarray(np.exp(-((away / radius) ** 2).sum(1)))


@lru_cache(maxsize=1)
def _fingers() -> tuple[Floats, Floats]:
    """Return for all vertices how much they are between two fingers, where light does not come, and how much
    of knuckles and finger tips, where blood shows.
    """
    body = reference()
    columns = {name: k for k, (name, _) in enumerate(numbers().bones)}
    whole, used = piece(body, numbers().faces["skin"], Paint(color="#000000"))
    normal = np.zeros((len(body.at), 3), np.float32)
    normal[used] = whole.normal()
    creases, warm = np.zeros(len(body.at), np.float32), np.zeros(len(body.at), np.float32)
    for side in "lr":
        joint = {(f, k): body.modelled(f"finger{f}{k}{side}") for f in range(1, 6) for k in (1, 2, 3)}
        across = joint[5, 1] - joint[2, 1]
        across = across / np.linalg.norm(across)
        for finger in range(2, 6):
            way = joint[finger, 3] - joint[finger, 1]
            long = float(np.linalg.norm(way))
            way = way / long
            own = sum(numbers().weight[:, columns[f"finger{finger}{k}{side}"]] for k in (1, 2, 3))
            sideways = normal @ across
            # the outer sides of index and little finger have no neighbour
            inner = np.maximum(sideways if finger < 5 else 0.0, -sideways if finger > 2 else 0.0)
            share = ((body.at - joint[finger, 1]) @ way) / long
            creases += own * np.clip((inner - 0.45) / 0.45, 0, 1) * np.clip((1.5 - share) / 0.5, 0, 1)
            for k in (1, 2):
                away = np.linalg.norm(body.at - joint[finger, k], axis=1)
                warm += 0.8 * np.exp(-((away / (0.011 if k == 1 else 0.009)) ** 4))
            warm += own * np.clip((share - 1.15) / 0.3, 0, 1)
    return np.minimum(creases, 1.0), np.minimum(warm, 1.0)


@lru_cache(maxsize=1)
def beard_area() -> Floats:
    """Return for all vertices how much a beard covers them."""
    at, masks = reference().at, numbers().masks
    x, y, z = at[:, 0], at[:, 1], np.abs(at[:, 2])
    top = (
        0.682 - 0.35 * np.minimum(z, 0.030) + 0.9 * np.maximum(z - 0.030, 0.0)
    )  # under the nose, up to the ears
    whisker = np.clip((top - y) / 0.012, 0, 1) * np.clip((y - 0.602 + 0.25 * (x - 0.12)) / 0.012, 0, 1)
    cheeks = np.clip((x - 0.052) / 0.012, 0, 1)
    bare = np.clip(masks["lips"] * 2.0, 0, 1) + np.clip(masks["mouth"] * 4.0, 0, 1)
    return np.asarray(whisker * cheeks * np.clip(1.0 - bare, 0, 1), np.float32)


def eyes(body: Body, tone: Tone) -> list[Piece]:
    """Return the two eyes."""
    return [_eye(body, tone, side) for side in "lr"]


def plain(color: str) -> Paint:
    """Return the paint of lashes, teeth and the tongue."""
    return materials.painted(color)


def _eye(body: Body, tone: Tone, side: str) -> Piece:
    """Model an eye: rings around the direction of gaze, shaded under the upper lid."""
    middle, out = body.modelled("eye" + side), -1.0 if side == "l" else 1.0
    ball = body.at[np.unique(numbers().faces["eyes"])]
    ball = ball[(ball[:, 2] < 0) == (middle[2] < 0)]
    radius = float(np.linalg.norm(ball - middle, axis=1).mean())
    colors = {
        "pupil": np.array(linear("#060505")),
        "inner": np.array(linear(tone.eyes)) * 1.5,
        "iris": np.array(linear(tone.eyes)),
        "rim": np.array(linear(tone.eyes)) * 0.3,
        "white": np.array(linear("#d6cfc6")),
    }
    turn = 2 * np.pi * np.arange(_AROUND) / _AROUND
    at, rows = [], []
    for degrees, what in _RINGS:
        angle = np.radians(degrees)
        ring = np.stack(
            [np.full(_AROUND, np.cos(angle)), np.sin(angle) * np.sin(turn), np.sin(angle) * np.cos(turn)], 1
        )
        bulge = 1.0 + 0.05 * max(0.0, 1.0 - degrees / 24.0)
        under_lid = (
            1.0 - 0.12 * np.clip((-0.3 - ring[:, 1]) / 0.3, 0, 1)[:, None]
        )  # a cheek that rises hides it
        at.append(middle + radius * bulge * (under_lid * ring) @ rotation((0.0, out * _OUTWARDS, 0.0)))
        lid = 1.0 - 0.55 * np.clip((ring[:, 1] - 0.12) * 4.0, 0, 1)
        corner = 1.0 - 0.35 * np.clip((np.abs(ring[:, 2]) - 0.35) * 2.0, 0, 1)
        color = colors[what] * (lid * corner)[:, None]
        rows.append(np.concatenate([color, np.tile(EYE.row()[3:], (_AROUND, 1))], axis=1))
    turned = rotation((0.0, out * _OUTWARDS, 0.0))
    angle = 2 * np.pi * np.arange(_GLEAM_CORNERS) / _GLEAM_CORNERS
    up, aside = _GLEAM_AT[1] + _GLEAM_WIDE * np.sin(angle), _GLEAM_AT[0] + _GLEAM_WIDE * np.cos(angle)
    gleam = np.stack([np.cos(up) * np.cos(aside), np.sin(up), np.cos(up) * np.sin(aside)], 1)
    at.append(middle + 1.075 * radius * gleam @ turned)
    rows.append(np.tile(GLEAM.row(), (_GLEAM_CORNERS, 1)))
    weight = np.zeros((len(_RINGS) * _AROUND + _GLEAM_CORNERS, len(body.skeleton)), np.float32)
    weight[:, body.names["eye" + side]] = 1.0
    first = len(_RINGS) * _AROUND
    fan = np.array([[first, first + k, first + k + 1] for k in range(1, _GLEAM_CORNERS - 1)], np.int32)
    return Piece(
        at=np.concatenate(at).astype(np.float32),
        weight=weight,
        paint=np.concatenate(rows).astype(np.float32),
        faces=np.concatenate([tube(len(_RINGS), _AROUND, closed=True), fan]),
    )


def tube(rings: int, around: int, *, closed: bool) -> Ints:
    """Return the faces of a grid of rings of vertices; closed: each ring comes back to its start."""
    ring, step = np.meshgrid(np.arange(rings - 1), np.arange(around if closed else around - 1), indexing="ij")
    k, i = ring.ravel(), step.ravel()
    j = (i + 1) % around
    a, b, c, d = k * around + i, k * around + j, (k + 1) * around + j, (k + 1) * around + i
    return np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)]).astype(np.int32)


def sticker(
    body: Body, places: tuple[tuple[float, float], ...], lift: Floats, faces: Ints, paint: Floats
) -> Piece:
    """Return a piece that lies on the front of the face, at these places (sideways, up) of the reference.

    lift: metres above the skin.
    """
    corners, shares = under(places)
    whole, used = piece(body, numbers().faces["skin"], Paint(color="#000000"))
    normal = np.zeros((len(body.at), 3), np.float32)
    normal[used] = whole.normal()
    at = (body.at[corners] * shares[..., None]).sum(1)
    out = (normal[corners] * shares[..., None]).sum(1)
    weight = (numbers().weight[corners] * shares[..., None]).sum(1)
    return Piece(
        at=(at + out * (lift[:, None] + _ON_SKIN)).astype(np.float32),
        weight=wide(weight.astype(np.float32), len(body.skeleton)),
        paint=paint,
        faces=faces,
    )


@lru_cache(maxsize=24)
def under(places: tuple[tuple[float, float], ...]) -> tuple[Ints, Floats]:
    """Return the corners of the foremost triangle of the reference face at each place, and their shares."""
    at, quads = reference().at, numbers().faces["skin"]
    faces = np.concatenate([quads[:, (0, 1, 2)], quads[:, (0, 2, 3)]])
    faces = faces[at[faces, 0].min(1) > 0.08]
    return foremost(at, faces, places)

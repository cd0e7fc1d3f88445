"""The subject of an image in motion: all of it by a pose, its parts by fields, and its shadow."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from filmgate.engines.animatic.image import bearing, faces, regions, strides
from filmgate.engines.animatic.image.acts import fields as fields_of
from filmgate.engines.animatic.image.bearing import Field
from filmgate.engines.animatic.image.body import Body, body
from filmgate.engines.animatic.image.given import Given, Light, Veil, Warp
from filmgate.engines.animatic.image.plumes import exhaust
from filmgate.engines.animatic.image.strides import Pose
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import ease
from filmgate.script.treatment import Stir

_BUST, _WIDE = 0.1, 0.45  # of the image, and of its width: who is cut by the lower edge is no smaller there
_COARSE = 4  # pixels: eyes are looked for so far apart
_ALIVE = faces.ASKED | {"breathe", "wave", "wag", "dance", "lean", "go", "leave"}
_IN_PLACE = faces.ASKED | {"breathe"}
_UNCOVERS = {"flap"}  # acts of parts that show a lot of what is behind them
_BUSTS = {"leave", "jump", "rise"}  # acts in which the lower edge of the image may cut a subject
_LIFTS = {"jump", "launch", "rise", "leave", "float"}
_SHADE = 0.34  # of the light that a shadow takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The motion of a subject.

    cut: it is cut out, and moves before the rest; else its warps are for all of the image. warps: of its
    layer. lids: warps of all pixels, as of eyes that close. shades: shadows on the layer behind it. veils:
    what it blows over the image. roams: it leaves its place. below: it goes on below the image, so its lower
    end is not seen.
    """

    cut: bool
    roams: bool = False
    below: bool = False
    veils: tuple[Veil, ...] = ()
    warps: tuple[Warp, ...] = ()
    lids: tuple[Warp, ...] = ()
    shades: tuple[Light, ...] = ()


def figure(given: Given) -> Figure:
    """Return the subject that moves as the text says, and breathes if it lives."""
    if "subject" in given.treatment.held:
        return Figure(cut=False)
    acts = [
        one for one in given.treatment.stirs if one.what == "subject" and one.does not in ("enter", "glow")
    ]
    leafy = next((one for one in given.treatment.stirs if one.what == "plants" and one.does == "sway"), None)
    if leafy and _is_plant(given):
        acts.append(Stir(what="subject", does="bend", amount=leafy.amount))
    worn = [one for one in given.treatment.stirs if one.what in ("hair", "cloth") and one.does == "sway"]
    asked = {one.does for one in acts}
    face = given.face
    if not acts and not worn:
        return Figure(cut=False)
    bound = not (asked.isdisjoint(strides.NAMES) or _free(given, bust=bool(asked & _BUSTS)))
    stays = bound or (bool(asked) and asked <= _IN_PLACE)
    found = body(given, face, loose=stays and not given.layers.plain)
    poses = tuple(pose for one in acts for pose in strides.poses(given, found, one))
    fields = [field for one in acts for field in _fields(given, found, one)]
    if worn and (found.cut or face):
        parts = {"hair": bearing.hair, "cloth": bearing.cloth}
        fields += [parts[one.what](given, found, one) for one in worn]
    if asked & _ALIVE and "breathe" not in asked and not found.solid:
        fields.append(bearing.breath(found))
    # who stays in its place is not cut out: it has no seam then, and nothing is made up behind it
    cut = found.cut and (bool(poses) or bool(asked & _UNCOVERS) or given.layers.plain)
    warps = []
    if poses:
        warps.append(_posed(poses))
    if fields:
        warps.append(_drawn(given, tuple(fields), cut=cut, near=found.cut and not cut))
    below = bool(poses) and found.box[3] >= given.size[1] - 3 and "launch" not in asked
    lids = []
    if face:
        for one in acts:
            if one.does == "blink":
                start = given.begins(one) + strides.STARTS
                lids.append(_winked(face, bearing.lids(face, one, start, given.duration - start)))
    lifts = [one for one in acts if one.does in _LIFTS]
    # what fills a sheet of paper throws no shadow on it
    throws = found.whole and not (given.layers.plain and found.size[0] > 0.6 * given.size[0])
    shades = (_shadow(given, found, poses),) if poses and lifts and throws else ()
    launch = next((one for one in acts if one.does == "launch"), None)
    veils = (_flames(given, found, poses, launch),) if launch and poses else ()
    return Figure(
        cut=cut,
        roams=bool(poses),
        below=below and not given.layers.plain,
        warps=tuple(warps),
        lids=tuple(lids),
        shades=shades,
        veils=veils,
    )


def _fields(given: Given, found: Body, one: Stir) -> Iterator[Field]:
    if (one.does == "turn" and found.thing) or (one.does == "blink" and found.face):  # a pose, and lids
        return
    moves = list(fields_of(given, found, one))
    if not moves and not found.cut:  # who cannot leave or jump still sways a little
        moves = list(fields_of(given, found, Stir(what="subject", does="dance", amount=0.9)))
    yield from moves


def _free(given: Given, *, bust: bool) -> bool:
    """Tell whether a subject can leave its place: nothing of it would stay, and no edge of the image cuts it.

    bust: the lower one may, as in a portrait.
    """
    inside = given.layers.matte > 0.5
    sides = np.concatenate([inside[:2].ravel(), inside[:, :2].ravel(), inside[:, -2:].ravel()])
    low = float(inside[-1].sum()) / max(int(inside.sum(1).max()), 1)
    return (
        given.layers.sound
        and not sides.any()
        and (not inside[-2:].any() or (bust and low > _WIDE and float(inside.mean()) > _BUST))
    )


def _is_plant(given: Given) -> bool:
    """Tell whether the subject is a flower or a tree: most of it has the look of plants."""
    inside = given.layers.matte > 0.5
    return bool(inside.any()) and float(regions.plants(given.picture)[inside].mean()) > 0.45


def _posed(poses: tuple[Pose, ...]) -> Warp:
    """Return the warp of poses."""

    def moved(x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        pose = strides.together(poses, t)
        if np.array_equal(pose, np.eye(3)):
            return x, y
        (a, b, c), (d, e, f), (g, h, i) = np.linalg.inv(pose).astype(np.float32)
        u, v = a * x + b * y + c, d * x + e * y + f
        if g or h:
            w = g * x + h * y + i
            # what is turned away too far is nowhere
            w = np.where(w > 1e-3, w, np.float32(1e-3))
            u, v = u / w, v / w
        else:
            u, v = u / i, v / i
        return u, v

    return moved


def _drawn(given: Given, fields: tuple[Field, ...], *, cut: bool, near: bool) -> Warp:
    """Return a warp by fields; the edges of an image stay where they are.

    near: only the subject and what is near it moves.
    """
    wide, high = given.size
    rim = 0.15 * min(wide, high)

    def moved(x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        px, py = x, y
        for field in fields:
            dx, dy = field(px, py, t)
            px, py = px + dx, py + dy
        dx, dy = px - x, py - y
        if near:
            k = cv2.remap(given.layers.around, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
            dx, dy = dx * k, dy * k
        if not cut:
            dx = dx * np.clip(np.minimum(x, wide - x) / rim, 0, 1)
            dy = dy * np.clip(y / rim, 0, 1)
        return x + dx, y + dy

    return moved


def _winked(face: faces.Face, lids: Field) -> Warp:
    """Return a warp by eyelids: only around the eyes, but there for each pixel."""
    reach = 1.3 * max(face.almond, 1.8) * max(face.radii)

    def moved(x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
        few = x[::_COARSE, ::_COARSE], y[::_COARSE, ::_COARSE]
        for ex, ey in face.eyes:
            rows, columns = np.nonzero((np.abs(few[0] - ex) < reach) & (np.abs(few[1] - ey) < reach))
            if not len(rows):
                continue
            top, left = (max(int(one.min() - 1) * _COARSE, 0) for one in (rows, columns))
            bottom, right = (int(one.max() + 2) * _COARSE for one in (rows, columns))
            near = slice(top, bottom), slice(left, right)
            dx, dy = lids(x[near], y[near], t)
            if dx.any() or dy.any():
                x, y = x.copy(), y.copy()
                x[near] += dx
                y[near] += dy
        return x, y

    return moved


def _flames(given: Given, found: Body, poses: tuple[Pose, ...], one: Stir) -> Veil:
    """Return the flames below who lifts off; they come before it does."""
    clock = given.clock(one, strides.STARTS)

    def foot(t: float) -> tuple[float, float, float]:
        x, y, w = strides.together(poses, t) @ (*found.foot, 1.0)
        return float(x / w), float(y / w), ease(min(abs(clock(t)) / 0.9, 1.0))

    return exhaust(given, foot)


def _shadow(given: Given, found: Body, poses: tuple[Pose, ...]) -> Light:
    """Return the shadow on the ground of who is above it or elsewhere; there is none at the beginning."""
    wide, high = found.size
    rx, ry = 0.46 * wide, max(0.07 * wide, 0.03 * high)
    height, width = given.picture.shape[:2]

    def shaded(picture: Floats, _cover: Floats | None, t: float) -> Floats:
        foot = strides.together(poses, t) @ (*found.foot, 1.0)
        x, up = float(foot[0] / foot[2]), max(found.foot[1] - float(foot[1] / foot[2]), 0.0)
        away = abs(x - found.foot[0]) + up
        k = _SHADE * min(away / (0.12 * high), 1.0) * max(1 - up / (1.2 * high), 0.0)
        y0 = found.foot[1] - 0.4 * ry
        if k < 0.004:
            return picture
        spread = 1 + 0.5 * up / high
        reach = 2.2 * spread
        rows = slice(max(int(y0 - reach * ry), 0), min(int(y0 + reach * ry) + 1, height))
        columns = slice(max(int(x - reach * rx), 0), min(int(x + reach * rx) + 1, width))
        if rows.start >= rows.stop or columns.start >= columns.stop:
            return picture
        v, u = np.mgrid[rows, columns].astype(np.float32)
        dark = np.exp(-((((u - x) / rx) ** 2 + ((v - y0) / ry) ** 2) / spread**2) * 1.6)
        near = picture[rows, columns]  # floats, or bytes
        near[:] = (near * (1 - np.float32(k) * dark[..., None])).astype(near.dtype)
        return picture

    return shaded

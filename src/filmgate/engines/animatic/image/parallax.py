"""A clip from one image by parallax: foreground and background shift against each other as the camera moves.

What moves by itself is made by the modules beside this one: warps.py, figure.py, lights.py, air.py.
"""

import math
from dataclasses import replace

import cv2
import numpy as np

from filmgate.engines.animatic.camera.moves import Path
from filmgate.engines.animatic.image import air, faces, figure, lattice, layers, lights, warps
from filmgate.engines.animatic.image.clouds import clouds
from filmgate.engines.animatic.image.flows import flows, painted
from filmgate.engines.animatic.image.given import Given, Shift, Warp
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes, ease, grid
from filmgate.engines.animatic.seeds import Seed
from filmgate.script.treatment import Move, Treatment

_GENTLE = 0.5  # of the pace: a camera that the text does not speak of
_BLACK = np.zeros(4)
_BORDER = cv2.BORDER_REFLECT_101
_NOTHING = 1e-6
_NEARS = 0.35  # of the clip, in which a camera that will slide comes nearer
_PIVOT = 0.25  # disparity that stands still while the camera shifts


class Parallax:
    """A clip from one image. `frame(t)` returns the frame at `t` seconds; at t = 0 it is the image itself,
    bit for bit. Before, at t < 0, it is a clip that ends with the image: the camera comes back the way that
    it goes after 0, but what happens goes on.
    """

    def __init__(self, picture: Bytes, treatment: Treatment, *, duration: float, seed: int) -> None:
        self._picture = picture
        acts = {one.does for one in treatment.stirs if one.what in ("subject", "hair", "cloth")}
        steams = any(one.what == "steam" for one in treatment.stirs)  # out of a cup, which has to be found
        face = faces.face(picture) if acts & faces.ASKED else None
        self._layers = layers.split(
            picture, face=face, lifts=bool(acts & {"launch", "jump"}), moves=bool(acts) or steams
        )
        self._held = frozenset(treatment.held)
        # in a picture nobody walks off: following them is a camera that slides along
        groups = tuple(
            tuple(Move.TRUCK_RIGHT if m is Move.TRACKING else m for m in group) for group in treatment.moves
        )
        if "camera" in treatment.held:
            groups = ((Move.STATIC,),)
        pace = treatment.pace * (_GENTLE if "moves" in treatment.inferred else 1.0)
        self._path = Path(groups=groups, pace=pace, duration=duration)
        self._start = self._path.at(0.0)
        self._size = (picture.shape[1], picture.shape[0])
        self._x, self._y = grid(self._size)
        self._px, self._py = lattice.points(self._size)
        given = Given(
            picture=picture,
            layers=self._layers,
            face=face,
            treatment=treatment,
            duration=duration,
            seed=Seed(seed),
        )
        self._flows = tuple(flows(given))
        drifts = (one for one in treatment.stirs if (one.what, one.does) == ("sky", "drift"))
        self._clouds = tuple(clouds(given, one) for one in drifts if not painted(given))
        self._warps, self._figure = tuple(warps.warps(given)), figure.figure(given)
        # what only moves in its place stays in the layer where it is: no seam, and nothing is made up
        apart = (
            self._figure.cut
            or self._layers.plain
            or ("camera" not in self._held and bool({"subject", "background"} & self._held))
        )
        self._parted = bool(self._layers.matte.any()) and apart
        self._front = np.asarray(self._layers.front, np.uint8) if self._parted else picture
        whole = np.clip(self._layers.background, 0, 255).astype(np.uint8) if self._parted else picture
        self._background = whole
        self._far = lattice.few(self._layers.far if self._parted else self._layers.whole)
        self._near = lattice.few(self._layers.near)
        self._few = lattice.few(self._layers.matte)
        self._slack = float(np.quantile(_rim(self._far), 0.9)) + 0.5 - _PIVOT
        self._lights, self._veils = tuple(lights.lights(given)), (*self._figure.veils, *air.veils(given))
        self._covers = bool(self._layers.matte.any()) and bool(self._lights or self._veils)
        busy = bool(self._figure.warps or self._figure.lids or self._lights or self._veils)
        self._eager, self._steady = _handled(treatment, acts=bool(acts), drawn=self._layers.plain, busy=busy)
        self._widest = max(self._needed(self._moved(u * duration)) for u in (0.5, 1.0))
        self._asleep = self._steady and not (busy or self._warps or self._flows or self._clouds)

        drawn = self._flows or self._clouds or self._lights or self._veils
        self._bare = not (drawn or self._asleep)  # nothing is mixed but the layers: bytes are enough

    @property
    def matte(self) -> Floats:
        """Return the opacity of the subject in the image, 0..1 (height, width)."""
        return self._layers.matte

    def frame(self, t: float) -> Bytes:
        if t == 0:
            return self._picture.copy()
        shift = self._shift(t)
        px, py = self._source(self._far, Shift() if "background" in self._held else shift)
        px, py = _through(self._warps if self._parted else (*self._warps, *self._figure.warps), px, py, t)
        x, y = self._all(px, py)
        if not self._parted:
            x, y = _through(self._figure.lids, x, y, t)
        out = self._behind(x, y, px, py, t)
        for cloud in self._clouds:
            out = cloud(out, px, py, t)
        for shade in self._figure.shades:
            out = shade(out, None, t)
        cover = None
        if self._parted:
            cover = self._before(out, shift, t)
        elif self._covers:
            cover = cv2.remap(self._layers.matte, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        for light in self._lights:
            out = light(out, cover, t)
        if self._asleep:  # nothing else is alive: the light is
            out *= np.float32(1 + 0.008 * math.sin(0.9 * t) * min(abs(t), 1.0))
        for veil in self._veils:
            out = veil(out, cover, t, shift)
        return out if self._bare else np.asarray(cv2.add(out, _BLACK, dtype=cv2.CV_8U))

    def _behind(self, x: Floats, y: Floats, px: Floats, py: Floats, t: float) -> Floats | Bytes:
        """Return the background, read from these pixels, with what flows in it; bytes where that is enough.

        px, py: where the points are read from.
        """
        if x is self._x and y is self._y:
            still = self._background.copy()
        else:
            still = cv2.remap(self._background, x, y, cv2.INTER_LINEAR, borderMode=_BORDER)
        if self._bare:
            return np.asarray(still)
        out = still.astype(np.float32)
        for flow in self._flows:
            part = flow.part
            if part is None:
                continue
            here = part.of(out)
            there = np.zeros_like(here)
            for seconds, weight in flow.phases(t):
                if weight > 0:
                    way = self._all(
                        px - flow.few[0] * np.float32(seconds), py - flow.few[1] * np.float32(seconds), part
                    )
                    copy = cv2.remap(self._background, *way, cv2.INTER_LINEAR, borderMode=_BORDER)
                    cv2.scaleAdd(copy.astype(np.float32), weight, there, there)
            here += (there - here) * part.of(flow.share)
        return np.asarray(out, np.float32)

    def _before(self, out: Floats | Bytes, shift: Shift, t: float) -> Floats | None:
        """Draw the subject over the picture, in place, and return its opacity; None where nobody asks."""
        x, y = self._source(self._near, Shift() if "subject" in self._held else shift)
        x, y = _through(self._figure.warps, x, y, t)
        roams = self._figure.roams or self._layers.plain
        outside = cv2.BORDER_CONSTANT if roams else cv2.BORDER_REPLICATE
        last = np.float32(self._size[1] - 1 if self._figure.below else np.inf)
        u, v = (x - lattice.FIRST) / lattice.APART, (np.minimum(y, last) - lattice.FIRST) / lattice.APART
        # only where the subject is
        seen = cv2.remap(self._few, u, v, cv2.INTER_LINEAR, borderMode=outside)
        part = lattice.touched(seen)
        cover = np.zeros(self._layers.matte.shape, np.float32)
        if part is None:
            return cover
        x, y = _through(self._figure.lids, *self._all(x, y, part), t)
        y = np.minimum(y, last)
        front = cv2.remap(self._front, x, y, cv2.INTER_CUBIC, borderMode=_BORDER)
        here = part.of(cover)
        here[:] = cv2.remap(self._layers.matte, x, y, cv2.INTER_LINEAR, borderMode=outside)
        behind = part.of(out)
        if self._bare:
            mixed = behind + (front.astype(np.float32) - behind) * lattice.thrice(np.ascontiguousarray(here))
            behind[:] = cv2.add(mixed, _BLACK, dtype=cv2.CV_8U)
            return cover
        behind += (front - behind) * lattice.thrice(np.ascontiguousarray(here))
        return cover

    def _all(self, x: Floats, y: Floats, part: lattice.Window | None = None) -> tuple[Floats, Floats]:
        """Return the pixels that all pixels of a part of the image are read from, as the points are."""
        if x is self._px and y is self._py:
            return (part.of(self._x), part.of(self._y)) if part else (self._x, self._y)
        part = part or lattice.Window(0, x.shape[0], 0, x.shape[1])
        found = []
        for moved, point, at in ((x, self._px, self._x), (y, self._py, self._y)):
            here = part.of(at)
            far = lattice.drawn_out(part.few(moved - point), (here.shape[1], here.shape[0]))
            found.append(cv2.add(here, far))
        return np.asarray(found[0]), np.asarray(found[1])

    def _shift(self, t: float) -> Shift:
        """Return the shift of the camera. Who slides along first comes nearer, and then has room to slide."""
        most = 1 + (self._widest - 1) * ease(min(abs(t) / (_NEARS * self._path.duration), 1.0))
        return replace(self._moved(t), margin=most)

    def _moved(self, t: float) -> Shift:
        now, start, k = self._path.at(abs(t)), self._start, self._eager
        sway = 0.0 if self._steady else 0.004 * min(abs(t), 1.0)
        wobble = 0.010 * now.shake
        return Shift(
            x=-0.38 * k * (now.pan - start.pan)
            - 0.26 * k * (now.truck - start.truck)
            - 0.14 * k * (now.orbit - start.orbit)
            + sway * math.sin(1.1 * t)
            + wobble * math.sin(t * 31),
            y=0.45 * k * (now.tilt - start.tilt)
            + 0.25 * k * (now.lift - start.lift)
            + sway * math.sin(0.9 * t)
            + wobble * math.sin(t * 37 + 1),
            near=k * (min(0.75 * (math.exp(start.dolly - now.dolly) - 1), 0.9) + 0.6 * now.fly),
            zoom=math.exp(0.7 * k * (now.zoom - start.zoom)),
        )

    def _needed(self, shift: Shift) -> float:
        """Return how much larger the image must be for its edges to stay out of sight."""
        nearer = max(shift.zoom - 1 + 0.3 * shift.near, 0.0)
        return 1 + max(2 * self._slack * max(abs(shift.x), abs(shift.y)) - nearer, 0.0)

    def _source(self, disparity: Floats, shift: Shift) -> tuple[Floats, Floats]:
        """Return the pixel coordinates that each point is read from.

        They depend on the disparity at themselves, so they are found by fixed-point iteration.
        """
        if (
            shift == Shift(margin=shift.margin) and shift.margin <= 1 + _NOTHING
        ):  # the camera holds: nothing is read from elsewhere, and nothing is worked out
            return self._px, self._py
        width, height = self._size
        cx, cy = width / 2, height / 2
        reach = max(self._needed(shift), shift.margin)
        d, x, y = disparity, self._px, self._py
        for step in range(3):
            scale = 1 / (shift.zoom * (reach + shift.near * d))
            # a turning or rising camera moves the far layer too: hence the half
            slide = d + (0.5 - _PIVOT)
            x = cx + (self._px - cx - shift.x * width * slide) * scale
            y = cy + (self._py - cy - shift.y * height * slide) * scale
            if step < 2:
                d = lattice.look(disparity, x, y)
        return x, y


def _rim(values: Floats) -> Floats:
    """Return the values of the pixels at the four edges, (n,)."""
    return np.concatenate([values[0], values[-1], values[:, 0], values[:, -1]])


def _handled(treatment: Treatment, *, acts: bool, drawn: bool, busy: bool) -> tuple[float, bool]:
    """Return how much of its moves the camera makes, and whether it holds altogether.

    Who moves is seen best by a camera that hardly does, unless the text sets it in motion. drawn: on a plain
    ground, where a move shows nothing but that an edge comes nearer. busy: something else moves for sure.
    """
    if "camera" in treatment.held:
        return 1.0, True
    if "moves" not in treatment.inferred:
        return 1.0, treatment.moves == ((Move.STATIC,),)
    if drawn:
        return (0.0, True) if busy else (0.4, False)
    return 0.3 if acts else 0.5 if treatment.stirs else 1.0, False


def _through(moves: tuple[Warp, ...], x: Floats, y: Floats, t: float) -> tuple[Floats, Floats]:
    """Return the coordinates that a layer is read from, after all its warps."""
    for warp in moves:
        x, y = warp(x, y, t)
    return np.asarray(x, np.float32), np.asarray(y, np.float32)

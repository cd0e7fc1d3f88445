"""Persons: body, face, hair and clothes, joined into one mesh on a skeleton."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import plastic, stone
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector
from filmgate.engines.animatic.geometry.rig import Angles, Rig, rotation
from filmgate.engines.animatic.motion.steps import Legs
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people import flesh, hair, numbers
from filmgate.engines.animatic.subjects.people.attire import attire
from filmgate.engines.animatic.subjects.people.body import Body, body
from filmgate.engines.animatic.subjects.people.faces import Look
from filmgate.engines.animatic.subjects.people.folds import Creases, creases
from filmgate.engines.animatic.subjects.people.garments import Tailor
from filmgate.engines.animatic.subjects.people.hands import Hands
from filmgate.engines.animatic.subjects.people.lashes import lashes
from filmgate.engines.animatic.subjects.people.lines import features
from filmgate.engines.animatic.subjects.people.natures import EMOTIONS, Nature, nature, under_hat, units
from filmgate.engines.animatic.subjects.people.pieces import Piece, coarser, joined, piece
from filmgate.engines.animatic.subjects.people.worn import HIDING, on_face, pressed, worn
from filmgate.engines.animatic.subjects.people.wraps import WRAPS, uncovered, wrap

_SURFACES = {
    "plastic": plastic("#d8d0c6"),
    "stone": stone("#d4d0c8"),
}
_SHALLOW = 0.04  # of the depth of folds: less is not seen
_INNER = 3  # pieces of a face that nobody sees from afar: lashes, teeth, tongue
_CELL = 0.015  # metres: of the mesh of who is seen from afar
ADULT = 1.744  # metres: the stature of who deeds and boards are made for
_HIP = 0.93  # metres: the hips of the person that poses are made for
_LIDS = units({"eyeBlink": 1.0})
_SPEECH = units({"jawOpen": 0.34, "mouthLowerDown": 0.08})


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person who can be posed. blink, speech (n, 3): how lids that close and a mouth that opens move the
    first n vertices. moods: the same for a face at rest, and for each further face that the person shows;
    the first is that of the mesh. creases: the folds of clothes that come where joints bend. stoop: radians
    that the back is bent by age.
    """

    rig: Rig
    body: Body
    hands: Hands
    blink: Floats
    speech: Floats
    moods: tuple[Floats, ...] = ()
    creases: tuple[Creases, ...] = ()
    stoop: float = 0.0

    @property
    def scale(self) -> float:
        """Return how long the legs are, as a share of those that poses are made for."""
        return float(self.body.rest("lul")[1]) / _HIP

    @property
    def legs(self) -> Legs:
        """Return the lengths of the legs."""
        root, hip, knee, ankle, toes = (
            self.body.rest(name).astype(float) for name in ("root", "lul", "lll", "lfl", "toesl")
        )
        thigh, shin = knee - hip, ankle - knee
        return Legs(
            thigh=math.hypot(thigh[0], thigh[1]),
            shin=math.hypot(shin[0], shin[1]),
            ankle=float(ankle[1]),
            heel=0.03 * self.body.stature,
            ball=float(toes[0] - ankle[0]),
            thigh_lean=math.atan2(thigh[0], -thigh[1]),
            shin_lean=math.atan2(shin[0], -shin[1]),
            apart=abs(float(hip[2])),
            pivot=(float(root[0] - hip[0]), float(root[1] - hip[1])),
        )

    def skeleton(self, pose: Angles, shift: Vector) -> list[tuple[NDArray[np.float64], NDArray[np.float64]]]:
        """Return rotation and position of each bone in a pose."""
        moved = (shift[0] * self.scale, shift[1] * self.scale, shift[2] * self.scale)
        return self.rig.skeleton(self._whole(pose, (0.0, 0.0)), moved)

    def mesh(
        self,
        kernels: Kernels,
        pose: Angles,
        matrix: Floats,
        *,
        shift: Vector,
        grounded: float = 0.0,
        seated: float = 0.0,
        grips: tuple[float, float] = (0.0, 0.0),
        lids: float = 0.0,
        mouth: float = 0.0,
        moods: tuple[float, ...] = (),
    ) -> Mesh:
        """Return the mesh in a pose, placed by the matrix.

        grounded: 1 if the lowest point touches the ground, 0 if the pose says how high it is; seated: how far
        the seat touches instead; grips: how far the hands are closed; lids: 1 if they are; mouth: 0 shut, 1
        open.
        """
        angles = self._whole(pose, grips)
        moved = self._moved(angles, shift, grounded=grounded, seated=seated)
        surface = None
        deep = [(fold, depth) for fold in self.creases if (depth := _depth(angles, fold))]
        if lids or mouth or any(moods) or deep:
            surface = self.rig.mesh.surface.copy()
            for fold, depth in deep:
                surface[fold.which, :6] += np.float32(depth) * fold.by
            count = len(self.blink)
            surface[:count, :3] += np.float32(lids) * self.blink + np.float32(mouth) * self.speech
            for share, moved_by in zip(moods, self.moods, strict=False):
                if share:
                    surface[:count, :3] += np.float32(share) * moved_by
        return self.rig.pose(kernels, angles, matrix, shift=moved, surface=surface)

    def stands(self, pose: Angles, shift: Vector, *, grounded: float, seated: float) -> tuple[Angles, Vector]:
        """Return the angles of all bones in a pose, and the shift of the body in metres."""
        angles = self._whole(pose, (0.0, 0.0))
        return angles, self._moved(angles, shift, grounded=grounded, seated=seated)

    def _moved(self, angles: Angles, shift: Vector, *, grounded: float, seated: float) -> Vector:
        """Return the shift of a person of this size, so that what is lowest touches the ground."""
        x, y, z = (one * self.scale for one in shift)
        if grounded:
            low = sum(
                share * self._lowest(angles, (x, y, z), points)
                for share, points in ((seated, _SEAT), (1.0 - seated, _POINTS))
                if share > 0
            )
            y -= grounded * low
        return (x, y, z)

    def _whole(self, pose: Angles, grips: tuple[float, float]) -> Angles:
        """Return the angles of all bones: what a pose says of a few is shared among those beside them."""
        out: dict[str, float | Vector | Floats] = dict(pose)
        for name, other, share in (("spine", "chest", 0.5), ("head", "neck", 0.4)):
            if isinstance(pose.get(name), np.ndarray):  # it is shared already
                continue
            bend, turn, twist = _triple(pose.get(name, 0.0))
            bend += self.stoop if name == "head" else -self.stoop
            out[name] = (bend * (1 - share), turn * (1 - share), twist * (1 - share))
            out[other] = (bend * share, turn * share, twist * share)
        for side, grip in zip("lr", grips, strict=True):
            out |= self.hands.angles(side, grip)
            upright = float(rotation(pose.get("au" + side, 0.0))[1, 1])  # 1 hangs, 0 is level, -1 is up
            raised = min(max((0.3 - upright) / 1.3, 0.0), 1.0)
            out.setdefault("shoulder" + side, (0.0, 0.0, (0.42 if side == "l" else -0.42) * raised))
            out["toes" + side] = 0.8 * max(0.0, -_triple(pose.get("lf" + side, 0.0))[0])
        return out

    def _lowest(self, angles: Angles, shift: Vector, points: dict[str, tuple[Vector, ...]]) -> float:
        """Return the height of the lowest point of a posed body, by its feet, knees, seat, back and head."""
        bones, names = self.rig.skeleton(angles, shift), self.rig.names
        tall = self.body.stature
        low = math.inf
        for name, offsets in points.items():
            turn, at = bones[names[name]]
            for offset in offsets:
                x, y, z = offset
                y = y * tall if name not in ("lfl", "lfr") else -float(self.body.rest(name)[1])
                low = min(low, float(at[1] + turn[1] @ np.array([x * tall, y, z * tall])))
        return low


# points of the body that can touch the ground, from a bone, as shares of the stature; below a foot it is the
# sole
_POINTS = {
    "lfl": ((-0.03, 0.0, 0.0), (0.10, 0.0, 0.0)),
    "lfr": ((-0.03, 0.0, 0.0), (0.10, 0.0, 0.0)),
    "lll": ((0.02, -0.01, 0.0),),
    "llr": ((0.02, -0.01, 0.0),),
    "root": ((-0.03, -0.052, 0.0), (-0.075, 0.0, 0.0)),
    "chest": ((-0.085, 0.06, 0.0), (0.08, 0.05, 0.0)),
    "head": ((-0.055, 0.05, 0.0), (0.08, 0.0, 0.0)),
    "handl": ((0.0, -0.05, 0.0),),
    "handr": ((0.0, -0.05, 0.0),),
}
_SEAT = {"root": _POINTS["root"]}


def _depth(angles: Angles, fold: Creases) -> float:
    """Return how deep the folds at a joint are in a pose, 0 to 1; nothing for those that nobody sees."""
    angle = angles.get(fold.bone, 0.0)
    if isinstance(angle, np.ndarray):
        bent = math.acos(min(max(0.5 * (float(np.trace(angle)) - 1.0), -1.0), 1.0))
    else:
        bent = math.hypot(*_triple(angle))
    share = min(bent / fold.full, 1.0)
    return share if share > _SHALLOW else 0.0


def _triple(angle: float | Vector | Floats) -> Vector:
    return angle if isinstance(angle, tuple) else (float(angle), 0.0, 0.0)


def person(kernels: Kernels, look: Look, chance: np.random.Generator, *, afar: bool = False) -> Person:
    """Make the person of a look. `chance` decides what the look leaves open. afar: it is seen from afar, so
    that a coarse mesh without a face that moves will do.
    """
    own = nature(look, chance)
    if look.hat:
        own = replace(own, style=under_hat(own.style, look.hat))
    shaped = body(own.figure)
    head, sources = _face(shaped, look, own)
    tailor = Tailor(shaped, afar=afar)
    clothes, free = attire(tailor, look)
    bare = _beastless(free) if look.beast else free
    if look.hat in WRAPS and not look.beast:
        bare = uncovered(look.hat, bare)
    skin = flesh.skin(shaped, own.tone, bare, hair.uncovered(own.style))
    used = np.unique(bare)
    flesh_of = 1 + len(head)
    wears = not look.beast and look.cut != "suit"
    bust = [tailor.nape(materials.skin(own.tone.skin), free)] if wears else []
    pieces = [skin, *head, *bust, *clothes]
    if not look.beast:
        number = int(chance.integers(0, 90))
        locks = hair.hair(shaped, own.style, own.tone, number, own.grey, afar=afar)
        pieces += pressed(shaped, own.style, look.hat, locks)
        if own.beard and look.hat not in HIDING:
            lip = look.moustache and not look.beard
            pieces.append(hair.beard(shaped, own.tone, own.beard, lip=lip))
        if look.hat in WRAPS:
            pieces += wrap(tailor, look.hat, look.hat_colour, number)
        pieces += on_face(shaped, look)
    pieces += worn(kernels, shaped, look, own.style)
    if look.surface:
        pieces = [
            one if look.surface == "plastic" and k >= flesh_of else _cast(one, look)
            for k, one in enumerate(pieces)
        ]
    if afar:
        seen = [skin, *head[_INNER:], *pieces[flesh_of:]]
        pieces = [one for one in (coarser(one, _CELL) for one in seen) if len(one.faces)]
    mesh, weight = joined(pieces)
    if look.glow:
        mesh.paint[:, 3] = np.maximum(mesh.paint[:, 3], look.glow * mesh.paint[:, :3].mean(1))
    if afar or look.surface or look.beast:
        return _still(Rig(mesh=mesh, weight=weight, bones=shaped.skeleton, names=shaped.names), shaped)
    ids = np.concatenate([used, sources])
    rig = Rig(mesh=mesh, weight=weight, bones=shaped.skeleton, names=shaped.names)
    known = ids >= 0
    blink, speech = (np.zeros((len(ids), 3), np.float32) for _ in range(2))
    blink[known] = numbers.moved(dict(_LIDS))[ids[known]]
    speech[known] = numbers.moved(dict(_SPEECH))[ids[known]]
    moods = tuple(_moods(look, own, shaped, ids, known))
    before = len(skin.at) + sum(len(one.at) for one in (*head, *bust))
    return Person(
        rig=rig,
        body=shaped,
        hands=Hands(shaped),
        blink=blink,
        speech=speech,
        moods=moods,
        creases=tuple(creases(shaped, clothes, before)) if look.cut != "suit" else (),
        stoop=own.stoop,
    )


def _still(rig: Rig, shaped: Body) -> Person:
    """Return a person whose face does not move."""
    none = np.zeros((0, 3), np.float32)
    return Person(rig=rig, body=shaped, hands=Hands(shaped), blink=none, speech=none)


def _moods(
    look: Look, own: Nature, shaped: Body, ids: NDArray[np.int64], known: NDArray[np.bool_]
) -> Iterator[Floats]:
    """Give how each other face moves the vertices of skin and face: that at rest, then those of the look.

    Brows and lines, the last of them, lie on the skin and move with it.
    """
    later = look.emotion.split()[1:]
    was, drawn = numbers.moved(dict(own.figure.units)), features(shaped, own.tone, own.brow)
    for name in ("", *later):
        shown = units(EMOTIONS[name]) if name else own.rest
        away = np.zeros((len(ids), 3), np.float32)
        away[known] = (numbers.moved(dict(shown)) - was)[ids[known]]
        other = features(body(replace(own.figure, units=shown)), own.tone, own.brow)
        away[-len(drawn.at) :] = other.at - drawn.at
        yield away


def _cast(one: Piece, look: Look) -> Piece:
    """Return a piece in the one material of a figure that is no living person."""
    row = _SURFACES[look.surface]
    return replace(one, paint=np.tile(np.array(row.row(), np.float32), (len(one.at), 1)))


def _face(shaped: Body, look: Look, own: Nature) -> tuple[list[Piece], NDArray[np.int64]]:
    """Return eyes, lashes, brows, teeth and tongue, and the number of each vertex, -1 for one of our own."""
    if look.beast:
        return [], np.zeros(0, np.int64)
    shared = numbers.numbers()
    pieces, ids = [], []
    for group, color in (("lashes", ""), ("teeth", "#cfc9bc"), ("tongue", "#6a2c28")):
        if group == "lashes":
            one, used = lashes(shaped, own.tone)
        else:
            one, used = piece(shaped, shared.faces[group], flesh.plain(color))
        pieces.append(one)
        ids.append(used.astype(np.int64))
    for one in (*flesh.eyes(shaped, own.tone), features(shaped, own.tone, own.brow)):
        pieces.append(one)
        ids.append(np.full(len(one.at), -1))
    return pieces, np.concatenate(ids)


def _beastless(free: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the faces of the skin without those of the head and the neck."""
    shared = numbers.numbers()
    columns = [
        k for k, (name, _) in enumerate(shared.bones) if name.startswith(("head", "jaw", "eye", "neck"))
    ]
    of_head = shared.weight[:, columns].sum(1) > 0.5
    return np.asarray(free[~of_head[free].any(1)])

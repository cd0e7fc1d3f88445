"""Clothes: what is cut from the tights and the skirt around a body, moved outwards and sewn."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Ints
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.body import Body
from filmgate.engines.animatic.subjects.people.folds import rested
from filmgate.engines.animatic.subjects.people.measures import Measures
from filmgate.engines.animatic.subjects.people.numbers import numbers
from filmgate.engines.animatic.subjects.people.pieces import (
    Piece,
    clipped,
    compact,
    evened,
    finer,
    hemmed,
    piece,
    pushed,
    smoothed,
)
from filmgate.engines.animatic.subjects.people.rings import ring

COLLAR = 0.030  # metres: the usual height of a collar
_NEAR_CUT = 0.05  # metres: faces further from a cut are not made finer
_HEM = 0.005  # metres that an edge is thick
_SOLE = 0.016
_TALL = 1.75  # metres: the person that widths are measured on
_ANKLE = 0.075  # metres: height of an adult's ankle
_ARMHOLE = 0.50  # share of an arm at which clothes without sleeves end
_SHOULDER = (0.34, 0.25)  # share of an arm, and of the way to the elbow: the skin that is around an armhole
_NEAR_NECK = 0.12  # metres above and below the foot of a neck: what a collar lies on


class Tailor:
    """Cuts garments for a body. A sleeve of 1 ends at the elbow, one of 2 at the wrist; a leg of 1 ends
    at the knee, one of 2 at the ankle; heights are metres above the hips, collars above the foot of the
    neck.
    """

    def __init__(self, body: Body, *, afar: bool = False) -> None:
        self.body = body
        self._afar = afar
        self._all = Measures(body, body.at, numbers().weight)
        self._ankle = float(body.modelled("lfl")[1])
        self.waist = float(body.modelled("spine")[1] - body.modelled("lul")[1])
        faces = numbers().faces
        self._worn = np.isin(
            np.arange(len(body.at)), np.concatenate([faces["tights"].ravel(), faces["skin"].ravel()])
        )
        self._smooth: dict[int, tuple[Piece, Measures]] = {}
        self._low = float(body.at[self._all.of_leg > 0.5, 1].min())

    def tights(self, paint: Paint, rounds: int, out: Callable[[Measures], Floats]) -> tuple[Piece, Measures]:
        """Return the tights, smoothed and moved outwards by `out` metres, and their measures."""
        if rounds not in self._smooth:
            cloth, used = piece(self.body, numbers().faces["tights"], paint)
            before = Measures(self.body, self.body.at[used], numbers().weight[used])
            # cloth spans what is hollow: the more so over the chest
            share = np.where(before.of_arm > 0.35, 0.12, 0.5)
            self._smooth[rounds] = smoothed(cloth, rounds, share), before
        cloth, before = self._smooth[rounds]
        dyed = np.tile(np.array(paint.row(), np.float32), (len(cloth.at), 1))
        cloth = pushed(replace(cloth, paint=dyed), np.asarray(out(before), np.float32))
        return cloth, Measures(self.body, cloth.at, cloth.weight)

    def fine(self, paint: Paint, rounds: int, out: Callable[[Measures], Floats]) -> tuple[Piece, Measures]:
        """Return the tights as `tights` does, with faces that are small enough for folds, which
        nobody sees from afar.
        """
        if self._afar:
            return self.tights(paint, rounds, out)
        cloth, _ = finer(self.tights(paint, rounds, out)[0])
        cloth = smoothed(cloth, 2, 0.5)
        return cloth, Measures(self.body, cloth.at, cloth.weight)

    def top(
        self,
        paint: Paint,
        *,
        sleeve: float,
        hem: float,
        collar: float = COLLAR,
        loose: float = 0.008,
        thick: float = _HEM,
        ease: float = 0.0,
        gap: tuple[float, float] | None = None,
        open_neck: float = 0.0,
    ) -> Piece:
        """Cut a shirt. sleeve: 0 for none; ease: metres that it falls wider over the waist, its hem and its
        sleeves; gap: half of how far it is open at the collar and at the hem; open_neck: metres that it is
        unbuttoned down from the collar.
        """
        size = self.body.stature / _TALL

        def out(m: Measures) -> Floats:
            far = loose * (0.8 + 0.2 * np.clip(-m.collar / 0.2, 0, 1)) + 0.007 * np.clip(
                0.2 - m.hip * 8, 0, 1
            )
            far = far + ease * np.clip(1.0 - np.abs(m.hip / size - 0.10) / 0.24, 0, 1)
            wide = (0.4 * loose + 0.4 * ease) * np.clip(m.sleeve, 0, 1.0)
            wide = wide * (1.0 - 0.75 * np.clip((m.sleeve - 1.35) / 0.5, 0, 1))  # gathered at the wrist
            far = far - ease * np.clip(m.sleeve - 0.2, 0, 1) * (m.of_arm > 0.35)
            return np.asarray(far + np.where(m.of_arm > 0.35, 0.003 + wide, 0.0))

        cloth, m = self.fine(paint, 16, out)
        # one cut after another: each is straight, and they meet in corners
        end = np.where(m.of_arm > 0.35, sleeve - m.sleeve if sleeve else 1.0, m.hip - hem)
        cloth = clipped(cloth, evened(cloth, end, 4))
        m = Measures(self.body, cloth.at, cloth.weight)
        cloth = clipped(cloth, np.where(m.of_arm > 0.35, 1.0, collar - m.collar))
        if not sleeve:
            cloth = clipped(
                cloth, _ARMHOLE - evened(cloth, Measures(self.body, cloth.at, cloth.weight).of_arm)
            )
        if open_neck:
            m = Measures(self.body, cloth.at, cloth.weight)
            front = cloth.at[:, 0] > self.body.modelled("neck")[0] + 0.01
            vee = np.abs(cloth.at[:, 2]) - 0.55 * (m.collar - collar + open_neck * size)
            cloth = clipped(cloth, np.where(front, vee, 1.0))
        if gap:
            cloth = clipped(cloth, self.opening(cloth.at, gap, hem))
        return hemmed(rested(self.body, cloth), thick)

    def opening(self, at: Floats, gap: tuple[float, float], low: float) -> Floats:
        """Return how far points are outside the gap down the front of what is open. gap: half of its
        width at the collar and at the hem; low: metres above the hips at which that is.
        """
        y = at[:, 1] - self.body.modelled("lul")[1]
        half = gap[1] + (gap[0] - gap[1]) * np.clip((y - low) / (self.waist + 0.45 - low), 0, 1) ** 1.5
        front = at[:, 0] > self.body.modelled("spine")[0] + 0.02
        return np.where(front, np.abs(at[:, 2]) - half, 1.0).astype(np.float32)

    def shell(
        self,
        paint: Paint,
        out: float,
        keep: Callable[[Measures, Floats], Floats],
        *,
        rounds: int = 6,
        thick: float = _HEM,
        fine: int = 0,
    ) -> Piece:
        """Cut what lies over the clothes: a part of the tights, moved outwards by `out` metres. keep: above 0
        for what is left, by the measures and the places of its vertices; fine: how often its faces are
        parted in four before, so that what is narrower than they are has straight edges.
        """
        cloth, m = self.tights(paint, rounds, lambda m: np.full(len(m.hip), out))
        for _ in range(fine):
            near = np.asarray(keep(m, cloth.at), np.float32) > -_NEAR_CUT
            cloth = compact(replace(cloth, faces=cloth.faces[near[cloth.faces].any(1)]))
            cloth, _ = finer(cloth)
            m = Measures(self.body, cloth.at, cloth.weight)
        return hemmed(clipped(cloth, np.asarray(keep(m, cloth.at), np.float32)), thick)

    def trousers(
        self,
        paint: Paint,
        *,
        leg: float,
        loose: float = 0.011,
        top: float | None = None,
        hang: float = 0.0,
    ) -> Piece:
        """Cut trousers. top: None for the waist; hang: how wide they fall from the knee, 0 if they are tight,
        1 if they are as wide at the ankle.
        """
        end = self.waist + 0.03 if top is None else top

        def out(m: Measures) -> Floats:
            return np.where(m.of_leg > 0.5, loose * (0.45 + 0.55 * np.clip(m.leg, 0, 2)), 0.45 * loose)

        cloth, m = self.fine(paint, 6, out)
        keep = np.where(m.of_leg > 0.5, np.minimum(leg - m.leg, 1.0), end - m.hip)
        if hang:
            cloth, over = self._straight(cloth, m, hang)
            keep = np.minimum(keep, over)
        cloth = clipped(cloth, np.where(m.of_arm > 0.3, -1.0, keep))
        return hemmed(rested(self.body, cloth), _HEM)

    def _straight(self, cloth: Piece, m: Measures, hang: float) -> tuple[Piece, Floats]:
        """Return trousers that fall from the knee instead of lying on the calf, with folds at the knee and
        above the shoe, and how far vertices are from what lies on the foot. They move with the shin alone.
        """
        over = np.ones(len(cloth.at), np.float32)
        at, weight, names = cloth.at.copy(), cloth.weight.copy(), self.body.names
        for side in "lr":
            hip, knee, ankle = (self.body.modelled(name + side) for name in ("lu", "ll", "lf"))
            own = (m.of_leg > 0.5) & (at[:, 2] * hip[2] > 0) & (m.leg > 0.3)
            along = m.leg[own][:, None]
            axis = np.where(along < 1, hip + (knee - hip) * along, knee + (ankle - knee) * (along - 1))
            away = (at[own] - axis) * np.array([1, 0, 1], np.float32)
            far = np.linalg.norm(away, axis=1, keepdims=True) + 1e-6
            wide = float(far[np.abs(along - 1.0) < 0.12].mean())
            fall = np.clip((along - 0.35) / 0.6, 0, 1)
            fold = np.sin(24 * along + 2.0 * np.sin(2.0 * np.arctan2(away[:, 2:], away[:, :1])))
            fold *= 0.0045 * hang * (_near(along, 1.88, 0.2) + 0.5 * _near(along, 1.0, 0.22))
            over[own] = np.where(along < 1.7, 1.0, 1.12 * wide - away[:, :1] * np.ones_like(along))[:, 0]
            least = wide * (hang + 0.05 * np.abs(along - 1.0)) * fall
            at[own] += away / far * (np.maximum(far, least) - far + fold)
            low = own & (m.leg > 1.7)
            foot = [names["lf" + side], names["toes" + side]]
            weight[low, names["ll" + side]] += weight[low][:, foot].sum(1)
            weight[np.ix_(low, foot)] = 0.0
        return replace(cloth, at=at.astype(np.float32), weight=weight), over

    def skirt(
        self,
        paint: Paint,
        *,
        leg: float,
        flare: float,
        loose: float = 0.012,
        start: float | None = None,
        keep: Callable[[Floats], Floats] | None = None,
    ) -> Piece:
        """Cut a skirt that hangs from the waist. flare: metres that it is wider for each metre downwards;
        start: the length at which it begins, None for the waist; keep: above 0 for what is left, by place.
        """
        cloth, _ = piece(self.body, numbers().faces["skirt"], paint)
        cloth = pushed(smoothed(cloth, 6, 0.5), loose)
        hip = self.body.modelled("lul")
        down = np.clip(hip[1] - cloth.at[:, 1] + 0.08, 0, None)
        around = np.arctan2(cloth.at[:, 2], cloth.at[:, 0])
        wave = 1.0 + 0.16 * np.sin(9 * around + 2.0 * np.sin(3 * around)) * np.clip(down / 0.4, 0, 1)
        out = cloth.at[:, (0, 2)] - np.array([hip[0], 0.0], np.float32)
        out /= np.linalg.norm(out, axis=1, keepdims=True) + 1e-6
        at = cloth.at.copy()
        at[:, (0, 2)] += out * (flare * down * wave)[:, None]
        y = at[:, 1] - hip[1]
        long = hip[1] - self._ankle
        top = self.waist + 0.035 if start is None else -start / 2 * long
        left = np.minimum(y + leg / 2 * long, top - y)
        if keep is not None:
            left = np.minimum(left, keep(at))
        hanging = replace(cloth, at=at, weight=self._hung(at, cloth.weight, down))
        return hemmed(clipped(hanging, left), 0.008)

    def _hung(self, at: Floats, weight: Floats, down: Floats) -> Floats:
        """Return the weights of cloth that hangs over the legs: each half goes along with its leg, so that it
        lies on the lap of who sits; it swings a little by itself, the more the lower it hangs.
        """
        names = self.body.names
        hip, knee, ankle = (self.body.modelled(name)[1] for name in ("lul", "lll", "lfl"))
        y = at[:, 1]
        along = np.where(y > knee, (hip - y) / (hip - knee), 1 + (knee - y) / (knee - ankle))
        of_legs = _rise(along, 0.0, 0.42)
        shins = 0.95 * _rise(along, 0.88, 1.20)
        right = _rise(at[:, 2], -0.13, 0.13)
        free = 0.08 * np.clip(down / 0.5, 0, 1)
        out = np.zeros_like(weight)
        out[:, names["hem"]] = free
        out[:, names["root"]] = (1 - free) * (1 - of_legs)
        for side, share in (("l", 1 - right), ("r", right)):
            out[:, names["lu" + side]] = (1 - free) * of_legs * share * (1 - shins)
            out[:, names["ll" + side]] = (1 - free) * of_legs * share * shins
        waist = _rise(y, hip + 0.02, hip + 0.10)[:, None]
        return np.asarray(weight * waist + out * (1 - waist), np.float32)

    def shoes(self, paint: Paint, sole: Paint, *, high: float) -> Piece:
        """Cut shoes. high: metres above the ankle."""
        cloth, m = self.tights(paint, 5, lambda m: np.full(len(m.hip), 0.007))
        y = cloth.at[:, 1]
        at, rows = cloth.at.copy(), cloth.paint.copy()
        at[:, 1] = np.where(y < self._low + 0.012, self._low, y)
        rows[at[:, 1] < self._low + _SOLE] = sole.row()
        keep = np.where(m.of_leg > 0.5, self._shod(high) - y, -1.0)
        return hemmed(clipped(replace(cloth, at=at, paint=rows), keep), _HEM)

    def _shod(self, high: float) -> float:
        """Return how high shoes reach. high: metres above the ankle, for an adult."""
        return self._ankle + high * (self._ankle - self._low) / _ANKLE

    def band(self, paint: Paint, low: float, high: float, out: float) -> Piece:
        """Cut a belt between two heights."""
        cloth, m = self.tights(paint, 24, lambda m: np.full(len(m.hip), out))
        cloth = clipped(cloth, np.where(m.of_arm > 0.3, -1.0, m.hip - low))
        # one cut after another: a triangle may reach over both edges
        cloth = clipped(cloth, high - Measures(self.body, cloth.at, cloth.weight).hip)
        return hemmed(cloth, out * 0.3)

    def necklet(self, paint: Paint, low: float, high: float, out: float, sunk: float = 0.0) -> Piece:
        """Model a ring of cloth around the neck between two heights: a scarf or a collar. sunk: metres in
        which it comes out of what is below.
        """
        neck = (self._all.of_arm < 0.2) & (np.abs(self._all.collar) < _NEAR_NECK)
        return ring(self.body, neck & self._worn, paint, (low, high), out, sunk)

    def nape(self, paint: Paint, free: Ints) -> Piece:
        """Return the skin at the foot of the neck and, without sleeves, at the shoulders: skin itself ends
        there. free: the faces of the skin that clothes leave free.
        """
        cloth, m = self.tights(paint, 2, lambda m: np.full(len(m.hip), -0.0045))
        size = self.body.stature / _TALL
        aside = 0.088 * size - np.abs(cloth.at[:, 2])
        keep = np.minimum(m.collar + 0.034 * size, 0.034 - m.collar)
        neck = np.minimum(np.minimum(keep, aside), 0.3 - m.of_arm)
        arms = np.unique(free)
        if not ((self._all.of_arm[arms] > 0.5) & (self._all.sleeve[arms] < _SHOULDER[1])).any():
            return clipped(cloth, neck)
        shoulder = np.minimum(evened(cloth, m.of_arm) - _SHOULDER[0], _SHOULDER[1] - m.sleeve)
        return clipped(cloth, np.maximum(neck, shoulder))

    def suit(self, paint: Paint, out: float) -> tuple[Piece, Measures]:
        """Cut what covers the whole body but head and hands, in soft shapes. Return its measures, too."""
        return self.tights(paint, 30, lambda m: np.full(len(m.hip), out))

    def bare(self, *, sleeve: float, leg: float, collar: float, shoes: float | None) -> Ints:
        """Return the faces of the skin that clothes of these lengths leave free. shoes: metres above the
        ankle that they reach up to, None for bare feet.
        """
        m = self._all
        free = np.where(m.of_arm > 0.5, m.sleeve > sleeve - (0.2 if sleeve < 1 else 0.05), np.True_)
        free &= np.where(m.of_leg > 0.5, m.leg > leg - 0.15, np.True_)
        free &= np.where(m.of_head > 0.5, m.collar > collar - 0.025, np.True_)
        if shoes is not None:
            free &= ~((m.of_leg > 0.5) & (self.body.at[:, 1] < self._shod(shoes) - 0.012))
        quads = numbers().faces["skin"]
        return quads[free[quads].all(1)]


def _rise(x: Floats, low: float, high: float) -> Floats:
    """Return 0 below the low value and 1 above the high one, with a smooth rise between them."""
    share = np.clip((x - low) / (high - low), 0, 1)
    return np.asarray(share * share * (3 - 2 * share), np.float32)


def _near(x: Floats, middle: float, reach: float) -> Floats:
    """Return 1 in the middle, 0 where it is further away than the reach."""
    return np.asarray(np.clip(1.0 - np.abs(x - middle) / reach, 0, 1), np.float32)

"""Layers over clothes: vests, aprons, belts, straps, plates, trims, and what stands off the body."""

from collections.abc import Callable

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import BRASS, STEEL
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.body import Body
from filmgate.engines.animatic.subjects.people.faces import Look
from filmgate.engines.animatic.subjects.people.garments import COLLAR, Tailor
from filmgate.engines.animatic.subjects.people.measures import Measures
from filmgate.engines.animatic.subjects.people.pieces import Piece, clipped, fixed
from filmgate.engines.animatic.subjects.people.shells import ball, rope, sheet
from filmgate.engines.animatic.subjects.people.straps import cushion, pack, straps
from filmgate.engines.animatic.subjects.people.strips import Strip, laid

_ARM, _LEG = 0.35, 0.5  # shares of a limb above which a vertex is one of it
BELT = 0.45  # of the way from the hips to the waist: its lower edge
_SUNK = 0.012  # metres above its lower edge in which the collar of a shirt comes out of it
_OVER = 0.020  # metres: what is worn over clothes lies so far from the body


def layers(
    tailor: Tailor, look: Look, top: Piece, *, hem: float, long: float, loose: float, ease: float
) -> list[Piece]:
    """Return all that a look wears over its clothes.

    top: the shirt or the coat; hem: metres above the hips at which it ends; long: the length of what hangs
    from the waist, 0 for nothing; loose: how far the clothes are from the body; ease: how much
    further over the waist.
    """
    over = max(_OVER, loose + 0.008)
    pieces: list[Piece] = []
    if look.vest:
        cloth = materials.cloth(look.vest)
        pieces.append(
            tailor.top(
                cloth,
                sleeve=0.0,
                hem=0.10 * tailor.waist,
                collar=0.010,
                loose=over + 0.004,
                ease=ease,
                gap=(0.085, 0.010),
            )
        )
    if look.bands:
        pieces += _bands(tailor, materials.plastic(look.bands), over + 0.004, vest=bool(look.vest))
    if look.bib:
        pieces += _bib(tailor, materials.cloth(look.bib), over)
    if look.apron:
        pieces += _apron(tailor, materials.cloth(look.apron), over + ease, long)
    if look.suspenders:
        pieces.append(straps(tailor, materials.cloth(look.suspenders), 0.075, 0.016, over))
    if look.plates:
        pieces += _plates(tailor, materials.metal(look.plates), over)
    if look.belt:
        pieces += _belt(tailor, look, over + 0.5 * ease + 0.008)
    if look.trim:
        pieces += _trims(tailor, look, top, hem=hem, long=long, over=over)
    if look.pack:
        pieces += pack(tailor, look.pack, over + 0.006)
    if look.socks:
        wool = materials.knit(look.socks)
        pieces.append(tailor.shell(wool, 0.006, lambda m, _: np.where(m.of_leg > _LEG, m.leg - 1.25, -1.0)))
    return pieces + _standing_off(tailor.body, look) + _emblem(tailor, look, top)


def _on_arm(low: float, high: float) -> Callable[[Measures, Floats], Floats]:
    return lambda m, _at: np.where(m.of_arm > _ARM, np.minimum(m.sleeve - low, high - m.sleeve), -1.0)


def _on_leg(low: float, high: float) -> Callable[[Measures, Floats], Floats]:
    return lambda m, _at: np.where(m.of_leg > _LEG, np.minimum(m.leg - low, high - m.leg), -1.0)


def _bands(tailor: Tailor, paint: Paint, out: float, *, vest: bool) -> list[Piece]:
    waist = tailor.waist
    pieces = [tailor.band(paint, waist + low, waist + low + 0.045, out) for low in (0.0, 0.13)]
    if not vest:
        pieces.append(tailor.shell(paint, out, _on_arm(1.35, 1.52), rounds=16))
        pieces.append(tailor.shell(paint, out, _on_leg(1.40, 1.52), rounds=6))
    return pieces


def _bib(tailor: Tailor, cloth: Paint, out: float) -> list[Piece]:
    """Cut what overalls have before the chest, and their straps."""
    high = tailor.waist + 0.24 * tailor.body.stature / 1.75
    middle = float(tailor.body.modelled("spine")[0])

    def keep(m: Measures, at: Floats) -> Floats:
        inside = np.minimum(high - m.hip, m.hip - 0.4 * tailor.waist)
        wide = 0.125 + 0.4 * np.clip(tailor.waist + 0.05 - m.hip, 0, 1) - np.abs(at[:, 2])
        front = np.where(at[:, 0] > middle, 1.0, tailor.waist + 0.05 - m.hip)
        return np.minimum(np.minimum(inside, wide), np.minimum(front, 0.3 - m.of_arm))

    over = straps(tailor, cloth, 0.085, 0.022, out)
    return [tailor.shell(cloth, out, keep, rounds=16, fine=1), over]


def _apron(tailor: Tailor, cloth: Paint, out: float, long: float) -> list[Piece]:
    high = tailor.waist + 0.22 * tailor.body.stature / 1.75
    middle = float(tailor.body.modelled("spine")[0])

    def bib(m: Measures, at: Floats) -> Floats:
        up = np.minimum(high - m.hip, m.hip - 0.05)  # its lower edge is under the skirt
        return np.minimum(
            np.minimum(up, 0.13 - np.abs(at[:, 2])), np.minimum(at[:, 0] - middle, 0.3 - m.of_arm)
        )

    def front(at: Floats) -> Floats:
        return np.asarray(
            at[:, 0] - middle + 0.9 * (0.03 - np.maximum(np.abs(at[:, 2]) - 0.16, 0)), np.float32
        )

    skirt = tailor.skirt(
        cloth,
        leg=min(max(0.86, long * 0.9), 1.4),
        flare=0.30 if long else 0.10,
        loose=out + (0.016 if long else 0.006),
        keep=front,
    )
    k = tailor.body.stature / 1.75

    def waistband(m: Measures, _at: Floats) -> Floats:
        return np.where(m.of_arm > _ARM, -1.0, np.minimum(m.hip - 0.09 * k, 0.145 * k - m.hip))

    band = tailor.shell(cloth, out + (0.022 if long else 0.014), waistband, rounds=24, thick=0.012, fine=1)
    return [
        tailor.shell(cloth, out + 0.006, bib, rounds=16, fine=1),
        skirt,
        band,
        straps(tailor, cloth, 0.07, 0.014, out),
    ]


def _belt(tailor: Tailor, look: Look, out: float) -> list[Piece]:
    low = BELT * tailor.waist
    belt = tailor.band(materials.leather(look.belt), low, low + 0.055, out)
    y = float(tailor.body.modelled("lul")[1]) + low + 0.028
    half = 0.026
    line = tuple((0.0, y + half - half * k / 2) for k in range(5))
    buckle = laid(belt, Strip(line=line, half=(half,) * 5, lift=0.006), BRASS)
    return [belt, buckle]


def _plates(tailor: Tailor, steel: Paint, out: float) -> list[Piece]:
    """Cut a breastplate, and model what covers shoulders, elbows and knees."""
    body = tailor.body
    k = body.stature / 1.75
    chest = tailor.shell(
        steel,
        out + 0.010,
        lambda m, _at: np.minimum(
            np.minimum(m.hip - 0.85 * tailor.waist, -0.002 - m.collar), 0.42 - m.of_arm
        ),
        rounds=22,
        thick=0.012,
    )
    skirt = tailor.skirt(steel, leg=0.42, flare=0.34, loose=out)
    pieces = [chest, skirt]
    for side, out_ in (("l", -1.0), ("r", 1.0)):
        for name, bone, size, shift in (
            ("au", "au", (0.088, 0.072, 0.086), (0.0, 0.022, 0.012)),
            ("al", "al", (0.062, 0.058, 0.058), (-0.012, 0.0, 0.0)),
            ("ll", "ll", (0.075, 0.080, 0.072), (0.022, 0.0, 0.0)),
        ):
            x, y, z = (float(one) for one in body.modelled(name + side))
            at = (x + shift[0] * k, y + shift[1] * k, z + out_ * shift[2] * k)
            pieces.append(fixed(ball(at, tuple(s * k for s in size), steel), body, bone + side))  # type: ignore[arg-type]
    pieces.append(tailor.shell(steel, out, _on_arm(1.15, 1.9), rounds=12))
    pieces.append(tailor.shell(steel, out, _on_leg(1.12, 1.84), rounds=6))
    return pieces


def _trims(tailor: Tailor, look: Look, top: Piece, *, hem: float, long: float, over: float) -> list[Piece]:
    """Cut the edges of a coat: its hem, its cuffs, its front, its collar."""
    fur = materials.fur(look.trim) if look.fur else materials.silk(look.trim)
    wide, out = (0.055, over + 0.014) if look.fur else (0.022, over + 0.003)
    pieces = [tailor.shell(fur, out, _on_arm(1.94 - 3.2 * wide, 1.97), rounds=16, thick=0.7 * out)]
    if long:
        share = wide / 0.42
        flare = 0.14 if long < 1.5 else 0.20
        pieces.append(
            tailor.skirt(fur, leg=long, flare=flare + 0.01, loose=out + 0.016, start=long - 2 * share)
        )
    else:
        pieces.append(tailor.band(fur, hem, hem + wide, out))
    front = top.at[(np.abs(top.at[:, 2]) < 0.05) & (top.at[:, 0] > tailor.body.modelled("neck")[0])]
    high, low = float(front[:, 1].max()) - 0.02, float(front[:, 1].min()) + 0.01
    line = tuple((0.0, high + (low - high) * k / 24) for k in range(25))
    pieces.append(laid(top, Strip(line=line, half=(0.8 * wide,) * 25, lift=0.008 + 0.2 * wide), fur))
    pieces.append(tailor.necklet(fur, -0.012, 0.030 + 0.5 * wide, out))
    return pieces


def _under_feet(body: Body, look: Look) -> list[Piece]:
    """Return the skis or the blades under the feet."""
    worn = {*look.garments.split()}
    if not worn & {"skis", "skates"}:
        return []
    k, pieces = body.stature / 1.75, []
    low = float(body.at[:, 1].min())
    for side in "lr":
        x, _, z = (float(one) for one in body.modelled("lf" + side))
        if "skis" in worn:
            board, tip = materials.enamel("#c83020"), np.linspace(-1, 1, 25)
            line = [
                (x + (0.08 + 0.88 * q) * k, low - 0.006 + 0.10 * k * max(q - 0.86, 0.0) ** 1.4 * 9, z)
                for q in tip
            ]
            thick = [0.010 * k] * 25
            made = rope(line, thick, board, sides=8)
            made.at[:, 2] = z + 3.4 * (made.at[:, 2] - z)
        else:
            steel = STEEL
            made = sheet(
                cushion((x + 0.07 * k, low - 0.018, z), (0.15 * k, 0.020, 0.004)), steel, closed=True
            )
        pieces.append(fixed(made, body, "lf" + side))
    return pieces


def _standing_off(body: Body, look: Look) -> list[Piece]:
    """Return what stands off the body: skis, a hood, a ruff, a bow tie, wings."""
    pieces = _under_feet(body, look)
    x, y, _ = (float(one) for one in body.modelled("neck"))
    k = body.stature / 1.75
    if "hoodie" in look.garments.split():
        cloth = materials.cloth(look.top)
        turn = np.linspace(-2.75, 2.75, 21)
        line = [
            (
                x - 0.01 - 0.092 * k * float(np.cos(a)),
                y + 0.004 + 0.022 * float(np.cos(a)),
                0.098 * k * float(np.sin(a)),
            )
            for a in turn
        ]
        pieces.append(
            fixed(rope(line, [0.011 + 0.030 * float(np.cos(a / 2) ** 2) for a in turn], cloth), body, "chest")
        )
    if look.ruff:
        turn = np.linspace(0, 2 * np.pi, 73)[None, :-1]
        out = np.array([0.055, 0.10, 0.145, 0.15, 0.10, 0.055])[:, None] * k
        wave = 0.016 * np.sin(16 * turn) * (out - 0.05 * k) / 0.1
        high = np.array([0.045, 0.035, 0.018, 0.010, 0.022, 0.03])[:, None]
        at = np.stack(
            [x + 0.012 + out * np.cos(turn), y + high + wave - 0.30 * out * np.cos(turn), out * np.sin(turn)],
            -1,
        )
        pieces.append(fixed(sheet(at, materials.cloth(look.ruff), closed=True), body, "neck"))
    if look.bow:
        silk = materials.silk(look.bow)
        front = body.at[(np.abs(body.at[:, 1] - y - 0.002) < 0.02) & (np.abs(body.at[:, 2]) < 0.03), 0].max()
        knot = (float(front) + 0.015, y + 0.006, 0.0)
        pieces.append(fixed(ball(knot, (0.009, 0.010, 0.009), silk), body, "chest"))
        for side in (-1.0, 1.0):
            wing = [(knot[0] - 0.002 * q, knot[1], side * 0.012 * q) for q in range(5)]
            pieces.append(
                fixed(rope(wing, [0.006, 0.010, 0.015, 0.018, 0.015], silk, sides=6), body, "chest")
            )
    if look.wings:
        pieces += [_wing(body, side, look.wings) for side in (-1.0, 1.0)]
    if look.patch:
        pieces += _eye_patch(body)
    return pieces


def _wing(body: Body, side: float, color: str) -> Piece:
    chest, k = body.modelled("chest"), body.stature / 1.75
    rows, columns = 14, 7
    along, across = np.linspace(0, 1, rows)[:, None], np.linspace(0, 1, columns)[None, :]
    long = 0.62 * k * np.sin(np.pi * (0.12 + 0.80 * along)) ** 0.8
    feathers = 1.0 - 0.10 * np.abs(np.sin(9 * np.pi * along)) * across
    z = side * (0.05 * k + 0.50 * k * along + 0.06 * across * along)
    y = chest[1] + 0.16 * k + 0.34 * k * np.sin(1.7 * along) - long * across * feathers
    x = chest[0] - 0.17 * k - 0.12 * k * along + 0.03 * np.sin(np.pi * across)
    at = np.stack([x + 0 * z, y, z], -1)
    paint = materials.feathers(color)
    return fixed(
        sheet(at, paint, bright=1.0 - 0.25 * np.abs(np.sin(9 * np.pi * along)) * across), body, "chest"
    )


def _eye_patch(body: Body) -> list[Piece]:
    leather = materials.leather("#0c0c0e")
    x, y, z = (float(one) for one in body.modelled("eyer"))
    head = body.modelled("head")
    cover = ball((x + 0.020, y - 0.002, z + 0.002), (0.009, 0.022, 0.024), leather)
    turn = np.linspace(0, 2 * np.pi, 29)
    band = [
        (
            float(head[0])
            + 0.012
            + (x - float(head[0]) + 0.012) * float(np.cos(a)) * (1.0 if np.cos(a) > 0 else 0.9),
            y + 0.030 + 0.012 * float(np.sin(a)),
            (abs(z) + 0.052) * float(np.sin(a)),
        )
        for a in turn
    ]
    return [fixed(cover, body, "head"), fixed(rope(band, [0.003] * 29, leather, sides=6), body, "head")]


def _emblem(tailor: Tailor, look: Look, top: Piece) -> list[Piece]:
    """Return a badge on the chest, and a chain around the neck."""
    pieces = []
    front = top.at[(np.abs(top.at[:, 2]) < 0.05) & (top.at[:, 0] > tailor.body.modelled("neck")[0])]
    high, low = float(front[:, 1].max()), float(front[:, 1].min())
    if look.emblem:
        badge = "uniform" in look.garments.split()
        z, size = (0.075, 0.024) if badge else (0.0, 0.070)
        y = high - (0.20 if badge else 0.22) * (high - low) - 0.02
        half = (0.15, 0.75, 1.0, 0.85, 0.6, 0.3, 0.03)
        line = tuple((z, y + size * (1.0 - k / 3)) for k in range(7))
        strip = Strip(line=line, half=tuple(size * h for h in half), lift=0.005)
        pieces.append(laid(top, strip, materials.enamel(look.emblem)))
    if look.chain:
        gold = materials.CHROME.dyed(look.chain)
        steps = np.linspace(-1, 1, 21)
        line = tuple((0.085 * float(u), high - 0.015 - 0.14 * (1 - float(u) ** 2)) for u in steps)
        for part in range(20):
            (z0, y0), (z1, y1) = line[part], line[part + 1]
            mid = ((z0 + z1) / 2, (y0 + y1) / 2)
            strip = Strip(
                line=tuple((mid[0], mid[1] + 0.007 * s) for s in (1, 0.3, -0.3, -1)),
                half=(0.003, 0.007, 0.007, 0.003),
                lift=0.010,
            )
            pieces.append(laid(top, strip, gold))
    return pieces


def collar(
    tailor: Tailor,
    shirt: Piece,
    paint: Paint,
    *,
    lift: float = 0.007,
    open_neck: bool = False,
    knotted: bool = False,
) -> list[Piece]:
    """Return the collar of a shirt: a ring around the neck, and two points that lie on the chest
    where it is not open in front. knotted: it leaves room for the knot of a tie.
    """
    front = shirt.at[(np.abs(shirt.at[:, 2]) < 0.04) & (shirt.at[:, 0] > tailor.body.modelled("neck")[0])]
    k = tailor.body.stature / 1.75
    high = float(front[:, 1].max()) - 0.004
    ring = tailor.necklet(paint, -0.004, COLLAR + 0.004, 0.015, _SUNK)
    ahead = ring.at[:, 0] - tailor.body.modelled("neck")[0]
    apart = np.abs(ring.at[:, 2]) - (0.016 if open_neck else 0.011 if knotted else 0.003) * k
    ring = clipped(ring, np.where(ahead > 0.0, apart, 1.0).astype(np.float32))
    pieces = [ring]
    for side in () if open_neck else (-1.0, 1.0):
        line = tuple(
            (side * (0.033 + 0.010 * q / 6) * k, high + (0.004 - 0.046 * q / 6) * k) for q in range(7)
        )
        half = tuple((0.027 * (1 - q / 6) + 0.002) * k for q in range(7))
        pieces.append(laid(shirt, Strip(line=line, half=half, lift=lift), paint))
    return pieces

"""The clothes of a person, as pieces: by their cut, and with what goes with them."""

from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.geometry.materials import Paint
from filmgate.engines.animatic.geometry.mesh import Ints
from filmgate.engines.animatic.subjects.people.faces import Look
from filmgate.engines.animatic.subjects.people.garments import COLLAR, Strip, Tailor, laid
from filmgate.engines.animatic.subjects.people.muzzles import MUZZLES
from filmgate.engines.animatic.subjects.people.pieces import Piece
from filmgate.engines.animatic.subjects.people.sheets import cape
from filmgate.script.tables import words

_LONG, _SHORT = 1.94, 0.62  # sleeves
_ANKLE, _KNEE = 1.95, 0.92  # legs
_HEM, _LOW_HEM = 0.35, 0.15  # of a shirt and of a jacket, as shares of the way from the hips to the waist
_UNDER = 0.03  # metres that trousers reach up under what is over them: more would come through
_LOW_SHOE = -0.040  # metres above the ankle: shoes that show the instep
_TEES = words("t-shirt tee polo jersey tank-top undershirt scrubs shirtless swimsuit bikini")
_WARM = words("sweater jumper pullover hoodie sweatshirt cardigan parka turtleneck")
_FORMAL = words("suit blazer tuxedo")
_BUTTONED = words("shirt blouse uniform")
_SHORTS = words("shorts swimsuit bikini swimwear")
_SKIRTS = words("skirt kilt tutu")


def attire(tailor: Tailor, look: Look) -> tuple[list[Piece], Ints]:
    """Return the clothes of a look, and the faces of the skin that they leave free."""
    if look.cut == "fur":
        return [_fur(tailor, look)], tailor.bare(sleeve=1.85, leg=9.0, collar=COLLAR, shoes=0.0)
    worn = {*look.garments.split()}
    top = _cloth(look, look.top, worn)
    legs = Paint(color=look.legs, grain=0.32, scale=70.0, gloss=1.2 if look.armour else 0.04)
    if look.cut in ("coat", "dress", "robe"):
        pieces, sleeve, leg, collar = _hanging(tailor, look, top, legs, worn)
    else:
        pieces, sleeve, leg, collar = _shirt(tailor, look, top, legs, worn)
    shod = 0.13 if look.boots else _LOW_SHOE if look.cut == "dress" else 0.0
    sole = Paint(color="#e4e0d8" if _light(look.shoes) else "#241c16", gloss=0.1)
    pieces.append(tailor.shoes(Paint(color=look.shoes, gloss=0.35), sole, high=shod))
    pieces += _extras(tailor, look, pieces[0])
    return pieces, tailor.bare(sleeve=sleeve, leg=leg, collar=collar, shoes=shod)


def _fur(tailor: Tailor, look: Look) -> Piece:
    """Return the fur of an animal without clothes: limbs and belly have colours of their own."""
    coat, limbs, pale = (
        Paint(color=color, grain=0.6, scale=60.0)
        for color in (look.top, look.legs, MUZZLES[look.beast].pale if look.beast else look.top)
    )
    suit, m = tailor.suit(coat, 0.016)
    rows = suit.paint.copy()
    belly = (suit.normal()[:, 0] > 0.45) & (m.of_arm < 0.3) & (m.of_leg < 0.5) & (m.collar < -0.10)
    rows[belly] = pale.row()
    rows[(m.of_arm > 0.45) | (m.of_leg > 0.55)] = limbs.row()
    return replace(suit, paint=rows)


def _cloth(look: Look, color: str, worn: set[str]) -> Paint:
    if look.armour:
        return Paint(color=color, grain=0.15, scale=40.0, gloss=1.5)
    rough = 0.9 if worn & _WARM else 0.4
    return Paint(color=color, grain=rough, scale=90.0 if worn & _WARM else 70.0, gloss=0.04)


def _shirt(
    tailor: Tailor, look: Look, top: Paint, legs: Paint, worn: set[str]
) -> tuple[list[Piece], float, float, float]:
    sleeve = _SHORT if worn & _TEES else _LONG
    leg = _KNEE if worn & _SHORTS else _ANKLE
    formal, warm = bool(worn & _FORMAL) or bool(look.tie), bool(worn & _WARM)
    collar = COLLAR + (0.012 if warm or look.armour else 0.0)
    loose = 0.016 if warm else 0.011 if formal else 0.009
    hem = (_LOW_HEM if formal or warm else _HEM) * tailor.waist
    shirt = tailor.top(
        top,
        sleeve=sleeve,
        hem=hem,
        collar=collar,
        loose=loose,
        thick=0.009 if warm else 0.005,
    )
    pieces = [shirt]
    if worn & _SKIRTS:
        leg = 0.98
        pieces += [tailor.skirt(legs, leg=leg, flare=0.22), _lining(tailor, legs, leg)]
    else:
        pieces.append(tailor.trousers(legs, leg=leg, top=hem + _UNDER))
    if formal:
        pieces += _front(tailor, shirt, look)
    elif look.armour:
        pieces.append(tailor.band(Paint(color="#3a2c1e", gloss=0.3), 0.02, 0.07, 0.022))
        pieces.append(tailor.necklet(top, 0.0, 0.05, 0.022))
    elif worn & _BUTTONED and not worn & _TEES:
        pieces += _buttons(tailor, shirt, top)
    return pieces, sleeve, leg, collar


def _hanging(
    tailor: Tailor, look: Look, top: Paint, legs: Paint, worn: set[str]
) -> tuple[list[Piece], float, float, float]:
    if look.cut == "dress":
        long = bool(worn & {"gown", "sari"})
        bodice = tailor.top(top, sleeve=0.42, hem=0.02, loose=0.006)
        leg = 1.9 if long else 1.16
        flare = 0.30 if worn & {"tutu"} else 0.22 if long else 0.26
        belt = tailor.band(_darker(top), 0.098, 0.118, 0.017)
        skirt = tailor.skirt(top, leg=leg, flare=flare)
        return [bodice, skirt, belt, _lining(tailor, top, leg)], 0.42, leg, COLLAR
    if look.cut == "robe":
        bodice = tailor.top(top, sleeve=_LONG - 0.12, hem=0.0, loose=0.026, collar=COLLAR, thick=0.01)
        skirt = tailor.skirt(top, leg=1.9, flare=0.16, loose=0.026)
        belt = tailor.band(_darker(top), 0.06, 0.105, 0.036)
        edge = tailor.necklet(_darker(top), 0.0, 0.038, 0.014)
        return [bodice, skirt, belt, edge, _lining(tailor, top, 1.9)], _LONG - 0.12, 1.9, COLLAR
    jacket = bool(worn & {"jacket", "blazer", "cardigan"})
    collar, hem = COLLAR + 0.004, _LOW_HEM * tailor.waist
    coat = tailor.top(top, sleeve=_LONG, hem=hem, loose=0.018, collar=collar, thick=0.01)
    pieces = [coat, tailor.trousers(legs, leg=_ANKLE, top=hem + _UNDER)]
    if not jacket:
        pieces.append(tailor.skirt(top, leg=0.98, flare=0.14, loose=0.026))
        pieces.append(tailor.band(_darker(top), 0.07, 0.105, 0.036))
    pieces.append(tailor.necklet(_darker(top), 0.004, 0.044, 0.02))
    return [*pieces, *_buttons(tailor, coat, top)], _LONG, _ANKLE, collar


def _lining(tailor: Tailor, paint: Paint, leg: float) -> Piece:
    """Return what is seen under a skirt when its wearer sits or jumps: cloth, not skin."""
    return tailor.trousers(_darker(paint), leg=min(leg - 0.12, 1.8), loose=0.004)


def _darker(paint: Paint, share: float = 0.72) -> Paint:
    channels = (round(int(paint.color[k : k + 2], 16) * share) for k in (1, 3, 5))
    return Paint(color="#" + "".join(f"{c:02x}" for c in channels), grain=paint.grain, scale=paint.scale)


def _light(color: str) -> bool:
    return sum(int(color[k : k + 2], 16) for k in (1, 3, 5)) > 330


def _chest(tailor: Tailor, cloth: Piece) -> tuple[float, float, float]:
    """Return the heights of the collar, the middle and the hem of a shirt on its front."""
    front = cloth.at[(np.abs(cloth.at[:, 2]) < 0.05) & (cloth.at[:, 0] > tailor.body.modelled("neck")[0])]
    high, low = float(front[:, 1].max()), float(front[:, 1].min())
    return high - 0.012, (high + low) / 2, low + 0.006


def _front(tailor: Tailor, shirt: Piece, look: Look) -> list[Piece]:
    """Return the front of a suit: a white triangle of shirt, lapels, a tie, buttons."""
    high, middle, low = _chest(tailor, shirt)
    white = Paint(color="#e6e4de", grain=0.1)
    deep = high - (high - middle) * 0.85
    wide = 0.052
    line = tuple((0.0, high + (deep - high) * k / 8) for k in range(9))
    inset = Strip(line=line, half=tuple(wide * (1 - k / 8) ** 0.9 + 0.002 for k in range(9)), lift=0.006)
    pieces = [laid(shirt, inset, white)]
    lapel = _darker(Paint(color=look.top, grain=0.3, scale=70.0), 0.62)
    for side in (-1.0, 1.0):
        edge = tuple(
            (side * (wide * (1 - k / 8) ** 0.9 + 0.014 * np.sin(np.pi * min(k / 6 + 0.1, 1.0))), y)
            for k, (_, y) in enumerate(line)
        )
        half = tuple(0.005 + 0.012 * float(np.sin(np.pi * min(k / 6 + 0.1, 1.0))) for k in range(9))
        pieces.append(laid(shirt, Strip(line=edge, half=half, lift=0.010), lapel))
    if look.tie:
        end = deep - 0.02
        knot = tuple((0.0, high - 0.004 + (end - high) * k / 8) for k in range(9))
        half = (0.013, 0.010, 0.011, 0.013, 0.015, 0.017, 0.019, 0.020, 0.004)
        pieces.append(laid(shirt, Strip(line=knot, half=half, lift=0.014), Paint(color=look.tie, gloss=0.3)))
    button = Paint(color="#14120f", gloss=0.6)
    return pieces + _dots(shirt, [deep - 0.03, deep - 0.03 - (deep - low) * 0.4], button)


def _buttons(tailor: Tailor, shirt: Piece, paint: Paint) -> list[Piece]:
    """Return the edge down the front of a shirt or a coat, and its buttons."""
    high, _, low = _chest(tailor, shirt)
    line = tuple((0.0, high + (low - high) * k / 24) for k in range(25))
    edge = laid(shirt, Strip(line=line, half=(0.011,) * 25, lift=0.0035), _darker(paint, 0.9))
    places = [high + (low - high) * k for k in (0.06, 0.24, 0.42, 0.60, 0.78)]
    return [
        edge,
        *_dots(shirt, places, Paint(color="#d8d2c4" if not _light(paint.color) else "#4a4238", gloss=0.6)),
    ]


def _dots(cloth: Piece, heights: list[float], paint: Paint) -> list[Piece]:
    r = 0.0055
    return [
        laid(
            cloth,
            Strip(
                line=((0.0, y + r), (0.0, y + 0.6 * r), (0.0, y - 0.6 * r), (0.0, y - r)),
                half=(0.4 * r, r, r, 0.4 * r),
                lift=0.0075,
            ),
            paint,
        )
        for y in heights
    ]


def _extras(tailor: Tailor, look: Look, top: Piece) -> list[Piece]:
    pieces = []
    if look.scarf:
        wool = Paint(color=look.scarf, grain=0.8, scale=80.0)
        pieces.append(tailor.necklet(wool, -0.012, 0.062, 0.026))
        high, middle, _ = _chest(tailor, top)
        line = tuple((0.045 + 0.008 * k / 6, high - 0.012 + (middle - high) * k / 7) for k in range(8))
        pieces.append(laid(top, Strip(line=line, half=(0.036,) * 8, lift=0.018), wool))
    if look.tie and look.cut != "shirt":
        high, middle, _ = _chest(tailor, top)
        line = tuple((0.0, high + (middle - high) * k / 8) for k in range(9))
        half = (0.013, 0.010, 0.011, 0.013, 0.015, 0.017, 0.019, 0.020, 0.004)
        pieces.append(laid(top, Strip(line=line, half=half, lift=0.014), Paint(color=look.tie, gloss=0.3)))
    if look.cape:
        pieces.append(cape(tailor.body, top, Paint(color=look.cape, grain=0.4, scale=50.0)))
    return pieces

"""The clothes of a person, as pieces: by their cut, and with what goes with them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import cloth, fur, knit, leather, metal
from filmgate.engines.animatic.geometry.mesh import Ints
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people import waists
from filmgate.engines.animatic.subjects.people.faces import Look
from filmgate.engines.animatic.subjects.people.fronts import (
    UNBUTTONED,
    buttons,
    chest,
    darker,
    leaves,
    light,
    tie,
)
from filmgate.engines.animatic.subjects.people.garments import COLLAR, Tailor
from filmgate.engines.animatic.subjects.people.jackets import jacket, shadowed
from filmgate.engines.animatic.subjects.people.layers import BELT, layers
from filmgate.engines.animatic.subjects.people.layers import collar as layered_collar
from filmgate.engines.animatic.subjects.people.muzzles import MUZZLES
from filmgate.engines.animatic.subjects.people.patterns import patterned
from filmgate.engines.animatic.subjects.people.pieces import Piece, pushed
from filmgate.engines.animatic.subjects.people.sheets import cape
from filmgate.engines.animatic.subjects.people.strips import Strip, laid
from filmgate.script.tables import words

_LONG, _SHORT = 1.94, 0.62  # sleeves
_ANKLE, _KNEE = 2.08, 0.92  # legs: trousers reach over the shoes
_TIGHT_ANKLE = 1.95
_SHAFT = 1.74  # trousers that end in boots
# necklines: metres above the foot of the neck
_CREW, _OPEN_NECK, _SCOOP = 0.002, -0.004, 0.003
_BUTTONED_NECK, _UNDER_HOOD = 0.010, 0.020
_EASE, _EASE_OF_SUIT, _EASE_TUCKED = 0.017, 0.008, 0.005  # metres that shirts are wider than the body
_HEM, _LOW_HEM = 0.35, 0.15  # of a shirt and of a jacket, as shares of the way from the hips to the waist
_IN_BELT = 0.012  # metres above its lower edge: a shirt that is tucked in ends behind the belt
_LINED = -0.06  # metres above the hips: what is under a skirt reaches up to there
_IN_BAND = 0.115  # metres below the waist: it ends inside a skirt
_UNDER = 0.03  # metres that trousers reach up under what is over them: more would come through
_OVER_INSTEP = 0.012  # metres above the ankle: no skin shows between shoe and trousers
_LOW_SHOE = -0.040  # metres above the ankle: shoes that show the instep
_TEES = words("t-shirt tee polo jersey tank-top undershirt scrubs shirtless swimsuit bikini")
_WARM = words("sweater jumper pullover hoodie sweatshirt cardigan parka turtleneck")
_COLLARED = words("shirt blouse polo")
_ROUND = words("t-shirt tee sweater jumper pullover hoodie sweatshirt scrubs pajamas pajama top tracksuit")
_SPORTING = words("jersey tank-top undershirt swimsuit bikini sportswear")
_TIGHT = words("leggings wetsuit leotard")
_FORMAL = words("suit blazer tuxedo")
_BUTTONED = words("shirt blouse uniform")
_SHORTS = words("shorts swimsuit bikini swimwear")
_SKIRTS = words("skirt kilt")
_JACKETS = words("jacket blazer cardigan parka")
_ONE = words("pajamas pajama jumpsuit scrubs camouflage uniform")  # trousers of the cloth of the shirt
_WRAPPED = words("hijab hood mask sheet")


def attire(tailor: Tailor, look: Look) -> tuple[list[Piece], Ints]:
    """Return the clothes of a look, and the faces of the skin that they leave free."""
    if look.cut == "fur":
        return [_fur(tailor, look)], tailor.bare(sleeve=1.85, leg=9.0, collar=COLLAR, shoes=0.0)
    worn = {*look.garments.split()}
    top = _cloth(look, look.top, worn)
    legs = metal(look.legs) if look.armour else cloth(look.legs)
    cut = _Cut()
    if look.cut == "suit":
        pieces = _whole(tailor, top, cut)
    elif worn & _FORMAL and not (look.armour or look.cut in ("dress", "robe")):
        pieces = _tailored(tailor, look, top, legs, worn, cut)
    elif look.cut in ("coat", "dress", "robe"):
        pieces = _hanging(tailor, look, top, legs, worn, cut)
    else:
        pieces = _shirt(tailor, look, top, legs, worn, cut)
    outer = pieces[0]
    below = look.legs_pattern or (look.pattern if worn & _ONE else "")
    for which, pattern in ((cut.of_top, look.pattern), (cut.of_legs, below)):
        for k in which if pattern else ():
            pieces[k] = patterned(pieces[k], pattern, tailor.body, hangs=k in cut.hangs)
    shod = 0.13 if look.boots else _LOW_SHOE if look.cut == "dress" else _OVER_INSTEP
    sole = materials.rubber("#e4e0d8" if light(look.shoes) else "#241c16")
    pieces.append(tailor.shoes(leather(look.shoes), sole, high=shod))
    pieces += _extras(tailor, look, outer)
    pieces += layers(tailor, look, outer, hem=cut.hem, long=cut.long, loose=cut.loose, ease=cut.ease)
    return pieces, tailor.bare(sleeve=cut.sleeve, leg=cut.leg, collar=cut.collar, shoes=shod)


@dataclass(slots=True)
class _Cut:
    """The lengths of clothes, as the tailor measures them. long: of what hangs from the waist, 0 for
    nothing; loose: how far they are from the body; ease: how much further over the waist; of_top,
    of_legs: the numbers of the pieces that are of the cloth of the top and of the legs; hangs: of those
    that are skirts.
    """

    sleeve: float = _LONG
    leg: float = _ANKLE
    collar: float = COLLAR
    hem: float = 0.0
    long: float = 0.0
    loose: float = 0.01
    ease: float = 0.0
    of_top: tuple[int, ...] = (0,)
    of_legs: tuple[int, ...] = ()
    hangs: tuple[int, ...] = ()


def _whole(tailor: Tailor, cloth: Paint, cut: _Cut) -> list[Piece]:
    """Return a thick suit of one piece, with folds at its joints."""
    suit, m = tailor.suit(cloth, 0.034)
    ridge = np.where(m.of_arm > 0.4, m.sleeve, m.leg)
    limb = (m.of_arm > 0.4) | (m.of_leg > 0.5)
    suit = pushed(suit, np.where(limb, 0.007 * np.sin(26.0 * ridge), 0.0).astype(np.float32))
    cut.sleeve, cut.leg, cut.loose = 1.9, 9.0, 0.04
    return [suit, tailor.necklet(darker(cloth, 0.7), 0.0, 0.05, 0.05)]


def _fur(tailor: Tailor, look: Look) -> Piece:
    """Return the fur of an animal without clothes: limbs and belly have colours of their own."""
    coat, limbs, pale = (
        fur(color) for color in (look.top, look.legs, MUZZLES[look.beast].pale if look.beast else look.top)
    )
    suit, m = tailor.suit(coat, 0.016)
    rows = suit.paint.copy()
    belly = (suit.normal()[:, 0] > 0.45) & (m.of_arm < 0.3) & (m.of_leg < 0.5) & (m.collar < -0.10)
    rows[belly] = pale.row()
    rows[(m.of_arm > 0.45) | (m.of_leg > 0.55)] = limbs.row()
    return replace(suit, paint=rows)


def _cloth(look: Look, color: str, worn: set[str]) -> Paint:
    if look.armour:
        return metal(color)
    return knit(color) if worn & _WARM else cloth(color)


def _shirt(tailor: Tailor, look: Look, top: Paint, legs: Paint, worn: set[str], cut: _Cut) -> list[Piece]:
    sleeve = look.sleeves if look.sleeves >= 0 else _SHORT if worn & _TEES else _LONG
    leg = _KNEE if worn & _SHORTS else _SHAFT if look.boots else _ANKLE
    formal, warm = bool(worn & _FORMAL) or bool(look.tie and not look.vest), bool(worn & _WARM)
    collar = _neckline(look, worn)
    unbuttoned = bool(worn & _COLLARED) and not (look.tie or look.bow or look.scarf)
    tight = look.fit or look.armour or worn & _TIGHT
    loose = 0.005 if look.fit else 0.016 if warm else 0.011 if formal else 0.009
    tucked = bool(look.belt) and bool(worn & _COLLARED)
    hem = (BELT if tucked else _LOW_HEM if formal or warm else _HEM) * tailor.waist + _IN_BELT * tucked
    skirted = bool(worn & _SKIRTS)
    hem = tailor.waist - _IN_BAND if skirted else hem
    cut.ease = 0.0 if look.fit or look.armour or look.bib or skirted else _EASE_OF_SUIT if formal else _EASE
    cut.ease = min(cut.ease, _EASE_TUCKED) if tucked else cut.ease
    shirt = tailor.top(
        top,
        sleeve=sleeve,
        hem=hem,
        collar=collar,
        loose=loose,
        thick=0.009 if warm else 0.005,
        open_neck=UNBUTTONED if unbuttoned else 0.0,
        ease=cut.ease,
    )
    pieces = [shirt]
    if skirted:
        leg = 0.98
        skirt = waists.gathered(tailor, shirt, tailor.skirt(legs, leg=leg, flare=0.22))
        pieces += [skirt, _lining(tailor, legs, leg), waists.band(tailor, shirt, darker(legs, 0.85))]
        cut.hangs = (1,)
    else:
        width = 0.006 if look.fit else 0.013
        slack = 0.0 if tight or look.boots else 0.96 if look.sex == "male" else 0.82
        leg = min(leg, _TIGHT_ANKLE) if tight else leg
        trousers = tailor.trousers(legs, leg=leg, top=hem + _UNDER, loose=width, hang=slack)
        if not (tucked or tight):
            shirt = waists.outside(tailor, shirt, trousers)
        pieces = [shirt, trousers]
    cut.sleeve, cut.leg, cut.collar, cut.hem, cut.loose = sleeve, leg, collar, hem, loose
    cut.of_legs = (1,)
    if look.armour:
        pieces.append(tailor.band(materials.leather("#3a2c1e"), 0.02, 0.07, 0.022))
        pieces.append(tailor.necklet(top, 0.0, 0.05, 0.022))
    elif worn & _BUTTONED and not worn & _TEES:
        pieces += [
            *buttons(tailor, waists.above(tailor, shirt) if skirted else shirt, top, unbuttoned=unbuttoned),
            *layered_collar(tailor, shirt, darker(top, 0.93), open_neck=unbuttoned),
        ]
        if look.tie:
            pieces.append(tie(tailor, shirt, look.tie))
    elif worn & {"polo"}:
        pieces += layered_collar(tailor, shirt, darker(top, 0.93), open_neck=unbuttoned)
    return pieces


def _tailored(tailor: Tailor, look: Look, top: Paint, legs: Paint, worn: set[str], cut: _Cut) -> list[Piece]:
    """Return a jacket with lapels over a shirt, and trousers or a skirt of their own colour."""
    cut.of_legs = (1,)
    if worn & _SKIRTS:
        cut.leg, cut.hangs = 0.98, (1,)
        below = [tailor.skirt(legs, leg=0.98, flare=0.10, loose=0.008), _lining(tailor, legs, 0.98)]
    else:
        cut.leg = _SHAFT if look.boots else _ANKLE
        slack = 0.0 if look.boots else 0.96 if look.sex == "male" else 0.86
        below = [tailor.trousers(legs, leg=cut.leg, loose=0.012, top=0.6 * tailor.waist, hang=slack)]
    made = jacket(tailor, look, top, materials.cloth(look.under or "#eceae6"), below[0])
    below[0] = shadowed(below[0], float(tailor.body.modelled("lul")[1]) + made.hem)
    cut.sleeve, cut.collar, cut.hem, cut.loose = made.sleeve, made.collar, made.hem, made.loose
    return [made.pieces[0], *below, *made.pieces[1:]]


def _neckline(look: Look, worn: set[str]) -> float:
    """Return how high a shirt reaches: metres above the foot of the neck."""
    if look.armour or look.ruff or worn & {"turtleneck"}:
        return COLLAR + 0.012
    if "hoodie" in worn:
        return _UNDER_HOOD
    if worn & _SPORTING or worn & _ROUND:
        return _OPEN_NECK if worn & {"tank-top", "undershirt"} else _CREW
    if worn & _COLLARED:
        return _BUTTONED_NECK
    return COLLAR


def _hanging(tailor: Tailor, look: Look, top: Paint, legs: Paint, worn: set[str], cut: _Cut) -> list[Piece]:
    if look.cut == "dress":
        return _dress(tailor, look, top, worn, cut)
    if look.cut == "robe":
        cut.sleeve, cut.leg, cut.long, cut.loose = _LONG - 0.12, 1.9, 1.9, 0.034
        bodice = tailor.top(top, sleeve=cut.sleeve, hem=0.0, loose=0.026, collar=COLLAR, thick=0.01)
        skirt = tailor.skirt(top, leg=1.9, flare=0.16, loose=0.026)
        cut.of_top, cut.hangs = (0, 1), (1,)
        pieces = [bodice, skirt, _lining(tailor, top, 1.9)]
        if look.hat not in _WRAPPED:
            pieces.append(tailor.necklet(darker(top), 0.0, 0.038, 0.014))
        return (
            pieces
            if look.belt or look.hat == "sheet"
            else [*pieces, tailor.band(darker(top), 0.06, 0.105, 0.036)]
        )
    jacket = bool(worn & _JACKETS)
    collar, hem = COLLAR + 0.004, _LOW_HEM * tailor.waist
    cut.collar, cut.hem, cut.loose, cut.long = collar, hem, 0.022, 0.0 if jacket else 0.98
    gap = (0.050, 0.075 if jacket else 0.062)
    coat = tailor.top(
        top,
        sleeve=_LONG,
        hem=hem,
        loose=0.018,
        ease=0.012,
        collar=collar,
        thick=0.01,
        gap=gap if look.open else None,
    )
    leg = _SHAFT if look.boots else _ANKLE
    slack = 0.0 if look.boots else 0.92
    pieces = [coat, tailor.trousers(legs, leg=leg, top=hem + _UNDER, hang=slack)]
    cut.leg, cut.of_legs = leg, (1,)
    if not jacket:
        cut.of_top, cut.hangs = (0, 2), (2,)
        pieces.append(
            tailor.skirt(top, leg=0.98, flare=0.14, loose=0.026, keep=_slit(0.062) if look.open else None)
        )
        if not (look.open or look.belt):
            pieces.append(tailor.band(darker(top), 0.07, 0.105, 0.036))
    if not look.open:
        pieces.append(tailor.necklet(darker(top), 0.004, 0.044, 0.02))
        return [*pieces, *buttons(tailor, coat, top)]
    under = materials.cloth(look.under or "#dcd8d0")
    unbuttoned = not (look.tie or look.scarf)
    shirt = tailor.top(
        under,
        sleeve=0.0,
        hem=_HEM * tailor.waist - 0.06,
        loose=0.003,
        collar=_BUTTONED_NECK,
        open_neck=UNBUTTONED if unbuttoned else 0.0,
    )
    cut.collar = _BUTTONED_NECK
    pieces += [shirt, *buttons(tailor, shirt, under, unbuttoned=unbuttoned)]
    pieces += layered_collar(tailor, shirt, darker(under, 0.93), open_neck=unbuttoned)
    pieces.append(leaves(tailor, coat, darker(top, 0.85), gap, hem, collar="cardigan" not in worn))
    if look.tie:
        pieces.append(tie(tailor, shirt, look.tie))
    return pieces


def _dress(tailor: Tailor, look: Look, top: Paint, worn: set[str], cut: _Cut) -> list[Piece]:
    long, tutu = bool(worn & {"gown", "sari"}), "tutu" in worn
    sleeve = look.sleeves if look.sleeves >= 0 else 0.42
    leg = 1.9 if long else 0.52 if tutu else 1.16
    collar = COLLAR if sleeve > 1 or ("gown" not in worn and look.vest) else _SCOOP
    vee = 0.03 if collar < COLLAR else 0.0
    bodice = tailor.top(
        top, sleeve=sleeve, hem=tailor.waist - _IN_BAND, loose=0.006, collar=collar, open_neck=vee
    )
    cut.sleeve, cut.leg, cut.collar, cut.long, cut.loose = sleeve, leg, collar, leg, 0.016
    if tutu:  # layers that stand off, over tights
        cut.leg = 9.0
        tights = tailor.trousers(materials.silk("#e8d4cc"), leg=9.0, loose=0.003, top=_UNDER)
        skirts = [
            waists.gathered(
                tailor,
                bodice,
                tailor.skirt(darker(top, 1 - 0.05 * k), leg=0.50 - 0.06 * k, flare=1.5 - 0.35 * k),
            )
            for k in range(3)
        ]
        belt = [waists.band(tailor, bodice, darker(top, 0.9))]
        cut.of_top, cut.hangs = (0, 1, 2, 3), (1, 2, 3)
        return [bodice, *skirts, tights, *belt]
    cut.of_top, cut.hangs = (0, 1), (1,)
    belt = [] if look.belt else [waists.band(tailor, bodice, darker(top))]
    skirt = waists.gathered(tailor, bodice, tailor.skirt(top, leg=leg, flare=0.22 if long else 0.26))
    return [bodice, skirt, *belt, _lining(tailor, top, leg)]


def _slit(half: float) -> Callable[[Floats], Floats]:
    """Return the rule that opens a skirt down its front."""
    return lambda at: np.where(at[:, 0] > 0.0, np.abs(at[:, 2]) - half, 1.0).astype(np.float32)


def _lining(tailor: Tailor, paint: Paint, leg: float) -> Piece:
    """Return what is seen under a skirt when its wearer sits or jumps: cloth, not skin."""
    return tailor.trousers(darker(paint), leg=min(leg - 0.12, 1.8), loose=0.002, top=_LINED)


def _extras(tailor: Tailor, look: Look, top: Piece) -> list[Piece]:
    pieces = []
    wool = materials.knit(look.scarf or "#000000")
    if look.scarf:
        pieces.append(tailor.necklet(wool, -0.012, 0.062, 0.026))
    if look.scarf and {"scarf", "shawl"} & {*look.garments.split()}:
        high, middle, _ = chest(tailor, top)
        line = tuple((0.045 + 0.008 * k / 6, high - 0.012 + (middle - high) * k / 7) for k in range(8))
        pieces.append(laid(top, Strip(line=line, half=(0.036,) * 8, lift=0.018), wool))
    if look.tie and look.cut in ("dress", "robe"):
        pieces.append(tie(tailor, top, look.tie))
    if look.cape:
        pieces.append(cape(tailor.body, top, materials.cloth(look.cape)))
    return pieces

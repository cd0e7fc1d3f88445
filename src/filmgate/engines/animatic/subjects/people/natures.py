"""The nature of a person: body, skin, hair and face. Seeds decide what the text leaves open."""

from dataclasses import dataclass, replace

import numpy as np

from filmgate.engines.animatic.subjects.people.body import Figure
from filmgate.engines.animatic.subjects.people.faces import Look
from filmgate.engines.animatic.subjects.people.flesh import Tone
from filmgate.engines.animatic.subjects.people.hair import STYLES, Style
from filmgate.engines.animatic.subjects.people.muzzles import MUZZLES
from filmgate.engines.animatic.subjects.people.occasions import age_of
from filmgate.script.tables import words

# emotion: facial units; a name without a side means both
EMOTIONS = {
    "": {"mouthSmile": 0.42, "browInnerUp": 0.12, "browOuterUp": 0.06, "cheekSquint": 0.10, "eyeBlink": 0.15},
    "happy": {
        "mouthSmile": 0.80,
        "mouthStretch": 0.25,
        "mouthRollLower": 0.35,
        "cheekSquint": 0.35,
        "eyeBlink": 0.05,
        "mouthDimple": 0.3,
    },
    "sad": {"browInnerUp": 0.9, "mouthFrown": 0.75, "mouthShrugLower": 0.35, "eyeBlink": 0.18},
    "angry": {"browDown": 0.95, "noseSneer": 0.5, "mouthPress": 0.5, "mouthFrown": 0.35, "eyeSquint": 0.4},
    "determined": {"browDown": 0.55, "mouthPress": 0.45, "eyeSquint": 0.25},
    "surprised": {
        "browInnerUp": 0.8,
        "browOuterUp": 0.9,
        "eyeWide": 0.8,
        "jawOpen": 0.42,
        "mouthFunnel": 0.25,
    },
    "laugh": {
        "mouthSmile": 0.85,
        "cheekSquint": 0.9,
        "eyeSquint": 0.55,
        "jawOpen": 0.34,
        "browOuterUp": 0.25,
        "mouthUpperUp": 0.35,
        "noseSneer": 0.15,
    },
    "cry": {
        "browInnerUp": 1.0,
        "browDown": 0.25,
        "mouthFrown": 0.9,
        "mouthStretch": 0.45,
        "eyeSquint": 0.6,
        "cheekSquint": 0.5,
        "eyeBlink": 0.30,
        "mouthShrugLower": 0.6,
        "jawOpen": 0.12,
        "noseSneer": 0.25,
    },
    "scream": {
        "jawOpen": 0.75,
        "mouthStretch": 0.4,
        "eyeWide": 0.45,
        "browDown": 0.5,
        "browInnerUp": 0.4,
        "mouthUpperUp": 0.4,
        "mouthLowerDown": 0.4,
        "noseSneer": 0.4,
    },
    "disgusted": {
        "noseSneer": 1.0,
        "mouthUpperUp": 0.5,
        "browDown": 0.5,
        "eyeSquint": 0.45,
        "mouthFrown": 0.5,
        "mouthShrugLower": 0.3,
    },
    "tired": {"eyeBlink": 0.45, "browInnerUp": 0.35, "mouthFrown": 0.2, "jawOpen": 0.04},
    "thoughtful": {
        "browDown": 0.25,
        "browInnerUp": 0.3,
        "eyeSquint": 0.2,
        "mouthPress": 0.25,
        "eyeLookDown": 0.15,
    },
    "calm": {"mouthSmile": 0.22, "browInnerUp": 0.10, "eyeBlink": 0.20},
    "absorbed": {"mouthSmile": 0.36, "browInnerUp": 0.25, "cheekSquint": 0.12, "eyeBlink": 0.22},
    "love": {"mouthSmile": 0.48, "browInnerUp": 0.35, "cheekSquint": 0.3, "eyeBlink": 0.18},
    "kiss": {"mouthPucker": 0.85, "mouthFunnel": 0.2, "browOuterUp": 0.2, "mouthSmile": 0.05},
    "wink": {"mouthSmile": 0.6, "cheekSquint": 0.4, "eyeBlinkRight": 1.0, "browOuterUp": 0.2},
    "afraid": {"browInnerUp": 1.0, "eyeWide": 0.9, "mouthStretch": 0.6, "jawOpen": 0.22, "browOuterUp": 0.2},
}
BOTH = words(
    "mouthSmile cheekSquint eyeSquint browOuterUp mouthDimple mouthFrown eyeBlink browDown noseSneer "
    "mouthPress eyeWide mouthStretch eyeLookDown mouthUpperUp mouthLowerDown"
)
_LIGHT = words("crown tiara headband halo wreath ears horns headphones party")  # they press no hair down
_CLOSING = words("helmet helm space hijab hood mask sheet soldier firehat hardhat")
# ancestry: shares of african, asian and caucasian, and the colours of skin and hair that go with it
_ANCESTRIES = {
    "african": ((0.9, 0.05, 0.05), ("#6e4a36", "#7c563f", "#8c6349", "#9a7054"), ("#14100e", "#1c1512")),
    "asian": ((0.0, 0.95, 0.05), ("#c49a76", "#d0a884", "#b48a66", "#d6b08e"), ("#15110f", "#1e1613")),
    "european": (
        (0.0, 0.05, 0.95),
        ("#d0a88c", "#c89c7e", "#d8b398", "#bf9070"),
        ("#2a1c12", "#4a2e1c", "#6a4526", "#a87e48", "#1a1310", "#7a3a1e"),
    ),
    "indian": ((0.15, 0.25, 0.6), ("#8a5f44", "#9a6c4e", "#75503a"), ("#14100e", "#1c1512")),
    "latin": ((0.1, 0.3, 0.6), ("#b48662", "#a47652", "#c09472"), ("#1c1410", "#2a1c12")),
    "arab": ((0.1, 0.1, 0.8), ("#b08260", "#a27452", "#bc906e"), ("#1a1310", "#241811")),
}
_EYES = {"european": ("#4a3018", "#3a5a78", "#4a6a4a", "#5a4020", "#50707e")}
_BROWN_EYES = ("#2e1c10", "#3c2614", "#4a3018")
_DARK_HAIR = 150  # sum of the three colours: hair that is lighter is rarely black by nature
_KIND = 0.10  # added to the smile and the brows of the old, whose skin draws them down
_BEARDED = {"middle": 0.2, "old": 0.25}  # shares of the men of whom nothing is said
_HEAVIER = {"toddler": 0.22, "teen": -0.14, "middle": 0.17, "old": 0.02}
_OF_AGE: dict[str, tuple[tuple[str, float], ...]] = {
    "toddler": (
        ("cheek-volume-incr", 0.8),
        ("eye-scale-incr", 0.6),
        ("head-round", 0.5),
        ("nose-volume-decr", 0.4),
        ("forehead-scale-vert-incr", 0.3),
        ("neck-scale-horiz-decr", 0.3),
    ),
    "child": (("eye-scale-incr", 0.45), ("cheek-volume-incr", 0.4), ("nose-volume-decr", 0.3)),
    "teen": (("eye-scale-incr", 0.3), ("chin-width-decr", 0.2), ("cheek-volume-decr", 0.1)),
    "everyday": (("eye-scale-incr", 0.22),),
    "middle": (
        ("eye-scale-incr", 0.1),
        ("eye-bag-incr", 0.6),
        ("neck-double-incr", 0.45),
        ("head-fat-incr", 0.25),
        ("mouth-laugh-lines-in", 0.5),
        ("stomach-tone-decr", 0.5),
    ),
    "old": (
        ("eye-bag-incr", 0.9),
        ("head-age-incr", 0.6),
        ("mouth-laugh-lines-in", 0.7),
        ("cheek-inner-decr", 0.4),
        ("ear-lobe-incr", 0.6),
        ("mouth-upperlip-volume-decr", 0.4),
    ),
}
_GREY, _WHITE = "#9a968f", "#cfcbc4"
_STYLES = {
    "female": ("long", "wavy", "bob", "bun", "tail", "long", "wavy"),
    "old female": ("bob", "bun", "short", "curly", "bun"),
    "toddler female": ("braids", "wisps", "bob", "tail"),
    "toddler male": ("wisps", "wisps", "cropped", "short"),
    "child male": ("short", "cropped", "tousled", "short", "curly"),
    "child female": ("tail", "braids", "long", "bob", "braids"),
    "teen female": ("long", "tail", "wavy", "long"),
    "middle female": ("bob", "short", "bun", "bob", "curly"),
    "african female": ("afro", "braids", "bun", "curly", "cropped"),
    "male": ("short", "parted", "tousled", "short", "cropped", "parted"),
    "old male": ("receding", "short", "receding", "parted", "bald"),
    "teen male": ("tousled", "tousled", "curly", "parted"),
    "middle male": ("receding", "short", "receding", "parted", "bald"),
    "african male": ("cropped", "cropped", "short", "bald"),
}
_NEAT = {"tousled": "parted", "curly": "short"}
_VARIED = (
    ("nose-scale-horiz-decr", "nose-scale-horiz-incr", 0.6),
    ("nose-scale-vert-decr", "nose-scale-vert-incr", 0.5),
    ("nose-hump-decr", "nose-hump-incr", 0.5),
    ("nose-point-down", "nose-point-up", 0.5),
    ("nose-volume-decr", "nose-volume-incr", 0.4),
    ("mouth-scale-horiz-decr", "mouth-scale-horiz-incr", 0.5),
    ("mouth-lowerlip-volume-decr", "mouth-lowerlip-volume-incr", 0.5),
    ("mouth-upperlip-volume-decr", "mouth-upperlip-volume-incr", 0.4),
    ("chin-width-decr", "chin-width-incr", 0.6),
    ("chin-height-decr", "chin-height-incr", 0.5),
    ("chin-prominent-decr", "chin-prominent-incr", 0.5),
    ("cheek-bones-decr", "cheek-bones-incr", 0.5),
    ("cheek-volume-decr", "cheek-volume-incr", 0.6),
    ("eye-trans-in", "eye-trans-out", 0.4),
    ("eye-corner2-down", "eye-corner2-up", 0.6),
    ("eye-scale-decr", "eye-scale-incr", 0.35),
    ("ear-scale-decr", "ear-scale-incr", 0.5),
    ("forehead-temple-decr", "forehead-temple-incr", 0.4),
    ("head-scale-horiz-decr", "head-scale-horiz-incr", 0.35),
    ("eyebrows-trans-up", "eyebrows-trans-up", 0.3),
)
_SHAPES = ("head-oval", "head-round", "head-square", "head-triangular", "head-diamond", "head-rectangular")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nature:
    """A person: body, colours, hair. brow: how thick the brows are, 1 is usual; beard: metres below the
    chin; age: as in `occasions.age_of`; stoop: radians that the back is bent;
    grey: how grey the temples are, 0 to 1; rest: the facial units of a face that shows nothing else.
    """

    figure: Figure
    tone: Tone
    style: Style
    brow: float
    beard: float
    age: str
    stoop: float
    grey: float
    rest: tuple[tuple[str, float], ...]


def nature(look: Look, chance: np.random.Generator) -> Nature:
    """Return what a person of this look is like. `chance` decides what the look leaves open."""
    draw = chance.uniform(size=40)
    sex = look.sex or ("male" if look.beard or look.moustache or draw[0] < 0.5 else "female")
    years = 6.0 if look.beast and look.child else float(look.years or (21 + 17 * draw[1]))
    age = age_of(years)
    ancestry = look.ancestry or _ancestry(look, float(draw[2]), age)
    mixed, skins, hairs = _ANCESTRIES[ancestry]
    hair = look.hair or _aged(hairs[int(draw[4] * len(hairs) * 0.999)], years, draw[5])
    bearded = look.beard or look.moustache or (sex == "male" and age in _BEARDED and draw[33] < _BEARDED[age])
    eyes = _EYES.get(ancestry, _BROWN_EYES)
    male = sex == "male"
    grown = age not in ("toddler", "child")
    rest, emotion = _resting(draw[36:39], age), look.emotion.partition(" ")[0]
    return Nature(
        rest=rest,
        figure=Figure(
            female=not male,
            years=years,
            ancestry=mixed,
            local=_face(look, draw[8:], age),
            units=units(EMOTIONS[emotion]) if emotion else rest,
            **_build(look, draw, age),
        ),
        tone=Tone(
            skin=_paws(look) or skins[int(draw[3] * len(skins) * 0.999)],
            hair=hair,
            eyes=eyes[int(draw[6] * len(eyes) * 0.999)],
            painted=not male and grown and age != "teen",
            stubble=0.45 * draw[7]
            if male and grown and age != "teen" and not (bearded or look.skin)
            else 0.0,
            lines=float(np.clip((years - 38) / 26, 0, 1.25)) if not look.skin else 0.0,
            blush=0.0 if look.skin else 0.75 if not grown else 0.3 * float(draw[34]),
            gloves=look.gloves,
            mask=look.face,
        ),
        style=STYLES[
            look.style or _style(sex, age, ancestry, draw[5] * 7 % 1, neat=bool(look.tie or look.bow))
        ],
        brow=(1.0 if male else 0.68) * (1.0 if grown else 0.7),
        beard=(0.095 if years > 55 else 0.03) if look.beard else 0.012 if bearded else 0.0,
        age=age,
        grey=0.0 if look.hair else float(np.clip((years - 40) / 10, 0, 1)) * (0.35 + 0.5 * float(draw[35])),
        stoop=float(np.clip((years - 62) / 60, 0, 0.26)),
    )


def under_hat(style: Style, name: str) -> Style:
    """Return hair that a hat presses down. One that closes around the head leaves room for none that is tied
    or hangs.
    """
    flat = (
        style if name in _LIGHT else replace(style, top=min(style.top, 0.014), sides=min(style.sides, 0.012))
    )
    return replace(flat, tied="", hangs=0.0) if name in _CLOSING else flat


def units(shares: dict[str, float]) -> tuple[tuple[str, float], ...]:
    """Return facial units with a side for those that have one."""
    out: list[tuple[str, float]] = []
    for name, share in shares.items():
        out += [(name + side, share) for side in ("Left", "Right")] if name in BOTH else [(name, share)]
    return tuple(out)


def _resting(draw: np.typing.NDArray[np.float64], age: str) -> tuple[tuple[str, float], ...]:
    """Return the units of a face at rest: a friendly one, as every person has it a little differently."""
    warm, brows, eyes = (0.75 + 0.5 * float(one) for one in draw)
    usual = EMOTIONS[""]
    return units(
        {
            "mouthSmile": usual["mouthSmile"] * warm + (_KIND if age == "old" else 0.0),
            "browInnerUp": usual["browInnerUp"] * brows + (_KIND if age == "old" else 0.0),
            "browOuterUp": usual["browOuterUp"] * eyes,
            "cheekSquint": usual["cheekSquint"] * warm,
            "eyeBlink": usual["eyeBlink"],
        }
    )


def _ancestry(look: Look, at: float, age: str) -> str:
    """Return an ancestry that goes with what the text says of the hair."""
    fair = look.hair and age != "old" and sum(int(look.hair[k : k + 2], 16) for k in (1, 3, 5)) > _DARK_HAIR
    return "european" if fair else tuple(_ANCESTRIES)[int(at * len(_ANCESTRIES) * 0.999)]


def _paws(look: Look) -> str:
    """Return the colour of the hands of an animal, or of the skin that the look names."""
    return (look.beast and MUZZLES[look.beast].limbs) or look.skin


def _build(look: Look, draw: np.typing.NDArray[np.float64], age: str) -> dict[str, float]:
    words = {*look.build.split()}
    muscle = 0.92 if "muscular" in words else 0.42 + 0.22 * draw[20]
    usual = 0.34 + 0.30 * draw[21] + _HEAVIER.get(age, 0.0)
    weight = 0.93 if "fat" in words else 0.12 if "thin" in words else usual
    tall = 0.55 if "tall" in words else -0.5 if "short" in words else 0.30 * (draw[22] - 0.45)
    if age in ("toddler", "child"):
        muscle = 0.5
    return {"muscle": float(muscle), "weight": float(weight), "tall": float(tall)}


def _face(look: Look, draw: np.typing.NDArray[np.float64], age: str) -> tuple[tuple[str, float], ...]:
    """Return the local changes that make this face differ from others."""
    share = 0.5 if age in ("toddler", "child") else 1.0
    out = [*_OF_AGE.get(age, ())]
    for (less, more, most), at in zip(_VARIED, draw, strict=False):
        amount = (2 * at - 1) * most * share
        out.append((more if amount > 0 else less, round(abs(float(amount)), 3)))
    out.append((_SHAPES[int(draw[20] * len(_SHAPES) * 0.999)], round(0.5 * float(draw[21]) * share, 3)))
    if "pregnant" in look.build:
        out.append(("stomach-pregnant-incr", 0.9))
    if "elf" in look.build:
        out.append(("ear-shape-pointed", 1.0))
    if look.nose == "hooked":
        out += [("nose-hump-incr", 1.0), ("nose-point-down", 0.9), ("chin-prominent-incr", 0.8)]
    return tuple(out)


def _aged(hair: str, years: float, at: float) -> str:
    """Return the colour that hair has at an age: it turns grey from forty on, and white."""
    if years > 66:
        return _WHITE if at < 0.6 else _GREY
    grey = float(np.clip((years - 42) / 22, 0, 1)) * (0.35 + 0.9 * at)
    return _between(hair, _GREY, min(grey, 1.0))


def _between(one: str, other: str, share: float) -> str:
    """Return the colour (sRGB hex) at this share of the way from one to the other."""
    mixed = (
        round(int(one[k : k + 2], 16) * (1 - share) + int(other[k : k + 2], 16) * share) for k in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def _style(sex: str, age: str, ancestry: str, at: float, *, neat: bool) -> str:
    """Return a key of STYLES. neat: for who wears a tie."""
    own = f"{ancestry} {sex}"
    key = f"{age} {sex}" if f"{age} {sex}" in _STYLES else own if own in _STYLES else sex
    styles = _STYLES[key]
    style = styles[int(at * len(styles) * 0.999)]
    return _NEAT.get(style, style) if neat and sex == "male" else style

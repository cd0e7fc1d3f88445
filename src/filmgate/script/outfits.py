"""The outfit of a role: the clothes, hats and hair that the engine has figures for."""

from collections.abc import Sequence
from typing import Any

from filmgate.script import lexicons, wording
from filmgate.script.feelings import EMOTIONS, faces
from filmgate.script.headwear import HATS
from filmgate.script.physique import alone, physique
from filmgate.script.script import Garment, Role, Shot
from filmgate.script.tables import words, words_of
from filmgate.script.trades import EVERYDAY
from filmgate.script.treatment import Outfit
from filmgate.script.wardrobe import DISGUISES

# shape of the clothes: garments that have it
CUTS = words_of(
    {
        "coat": (
            "coat jacket overcoat trenchcoat trench-coat raincoat parka blazer poncho cardigan lab-coat "
            "windbreaker anorak"
        ),
        "dress": "dress gown skirt sundress tutu sari kilt frock minidress",
        "robe": "robe kimono cassock toga bathrobe habit hanbok abaya caftan thobe",
        "shirt": (
            "shirt t-shirt tee hoodie sweater jumper pullover blouse suit uniform jersey tuxedo tunic "
            "jeans jean trousers pants shorts leggings sweatshirt swimsuit bikini outfit "
            "pajamas pajama clothes clothing attire costume armor armour top tracksuit spacesuit "
            "jumpsuit tank-top polo turtleneck swimwear wetsuit scrubs gi undershirt sportswear"
        ),
    }
)
_WHOLE = words("jumpsuit tracksuit spacesuit pajamas pajama wetsuit scrubs suit uniform tuxedo outfit")
LEGS = words("jeans jean trousers trouser pants shorts leggings skirt kilt")  # worn on the legs
_RED = "#a8261c"
_BLUE_JEANS = "#2f4a78"
CAPES = words("cape cloak")
SHOES = words("shoe sneaker trainer sandal slipper heel high-heel loafer skate shoes sneakers heels sandals")
BOOTS = words("boot boots wellington wellies")
GLASSES = words("glasses sunglasses spectacles goggles eyeglasses shades goggle glass")
# garments over others, or on hands, feet and face: the field of Outfit with their colour, and the usual one
_OVER: dict[str, tuple[str, str]] = {
    word: (field, colour)
    for field, colour, nouns in (
        ("vest", "#3a3a42", "vest waistcoat gilet"),
        ("apron", "#e6e2d8", "apron pinafore"),
        ("bib", _BLUE_JEANS, "overalls overall dungarees"),
        ("suspenders", "#2a2018", "suspenders braces"),
        ("belt", "#2a1c14", "belt sash"),
        ("pack", "#3a4a5a", "backpack rucksack schoolbag knapsack"),
        ("gloves", "#2a2a2e", "glove gloves mitten mittens"),
        ("socks", "#e4e2dc", "sock socks stocking stockings"),
        ("mask", "#c8dce0", "mask face-mask surgical-mask facemask"),
        ("bow", "#141416", "bow-tie bowtie"),
        ("tie", "#16181c", "tie necktie"),
        ("scarf", "#a8261c", "scarf shawl kerchief lei boa"),
        ("chain", "#d8b040", "necklace chain medal pendant"),
        ("wings", "#f0eee8", "wing wings"),
    )
    for word in nouns.split()
}
_PATCHES = words("eye-patch eyepatch patch")
_MATERIALS = {"denim": _BLUE_JEANS, "gold": "#c8a040", "silver": "#9a9ea6", "leather": "#3a2418"}
_GROUNDS = {
    "leopard": "#c8924a",
    "zebra": "#e8e4dc",
    "camouflage": "#7c7a52",
}  # usual colours of printed cloth
_HAIR = {
    "red": "#9a3a18", "ginger": "#9a3a18", "brown": "#4a2e1c", "black": "#15110f", "dark": "#1a1210",
    "white": "#dedad2", "gray": "#b0aca4", "grey": "#b0aca4", "silver": "#b8b8b8", "golden": "#d8b468",
    "blond": "#d8b468", "blonde": "#d8b468", "blue": "#3a5ab8", "pink": "#d87aa0", "green": "#4a9a4a",
    "purple": "#6a4aa0",
}  # fmt: skip
# words for people that tell the colour of their hair
_HAIRED = words_of(
    {"red": "redheaded redhead", "brown": "brunette", "blond": "blond blonde", "ginger": "ginger"}
)
_PAINTS = {
    "green": "#5a8a4a",
    "blue": "#4a6ab0",
    "white": "#e8e4de",
    "red": "#b03a2c",
    "gold": "#c8a040",
    "silver": "#a8acb2",
    "purple": "#7a4a9a",
}
_OLD = "#c4c0b8"
_BRIDAL = "#f4f1ea"  # of a wedding dress
_BEARDS = words("beard mustache moustache goatee")
_MOUSTACHES = words("mustache moustache")
_KNOWN = {*CUTS, *HATS, *CAPES, *SHOES, *BOOTS, *GLASSES, *_OVER, *_PATCHES}
_DARK, _CLEAR = "#101216", "#9aa8b0"  # sunglasses, and the lenses of others


def outfit(role: Role, shot: Shot) -> Outfit:
    """Return what a person wears, and the hair, as far as there is a figure for it."""
    parts = [one for one in shot.cast if one.part_of == role.id]
    if alone(role, shot):  # "with glasses and a beard"
        parts += [one for one in shot.cast if not one.part_of and one.noun in _BEARDS]
    worn: dict[str, Any] = {}
    outer = [one for one in role.wears if CUTS.get(_head(one)) == "coat"]
    for garment in role.wears:
        _put_on(worn, garment, over=bool(outer) and garment is not outer[0])
    return Outfit(
        hair=hair(role, parts),
        skin=_skin(parts),
        beard=any(one.noun in _BEARDS - _MOUSTACHES for one in parts) or "bearded" in role.traits,
        moustache=any(one.noun in _MOUSTACHES for one in parts),
        emotion=(faces(shot) if alone(role, shot) else "") or EMOTIONS.get(role.emotion, ""),
        garments=" ".join(_head(garment) for garment in role.wears),
        **worn,
        **physique(role, shot)._asdict(),
    )


def disguise(role: Role) -> str:
    """Return the figure as which a role is dressed: "witch" in a witch costume; "" without one."""
    return next((found for garment in role.wears if (found := _figure(garment))), "")


def _figure(garment: Garment) -> str:
    first, _, last = garment.noun.replace(" ", "-").rpartition("-")
    found = wording.variant("person", first) if last in DISGUISES and first else ""
    return "" if found in EVERYDAY else found


def _put_on(worn: dict[str, Any], garment: Garment, *, over: bool) -> None:
    """Add a garment to what is worn: fields of Outfit. over: a coat is worn over it."""
    noun, colour = _head(garment), _colour(garment)
    if _figure(garment):
        return
    if noun in HATS:
        worn |= {"hat": HATS[noun], "hat_colour": colour}
    elif noun in CAPES:
        worn["cape"] = colour or _RED
    elif noun in SHOES or noun in BOOTS:
        worn["boots"] = worn.get("boots", False) or noun in BOOTS
        worn["shoes"] = colour or ("#5a3a20" if worn["boots"] else "#e4e2de")
    elif noun in GLASSES:
        worn["glasses"] = colour or (_DARK if noun in ("sunglasses", "shades") else _CLEAR)
    elif noun in _PATCHES:
        worn["patch"] = True
    elif noun in _OVER:
        field, usual = _OVER[noun]
        worn[field] = colour or usual
        if field == "bib":
            worn["legs"] = worn[field]
    elif noun in LEGS:
        usual = _BLUE_JEANS if noun in ("jeans", "jean") else _GROUNDS.get(garment.pattern, "")
        worn["legs"] = colour or usual
        worn["legs_pattern"] = _print(garment)
        worn.setdefault("cut", "shirt")
    elif noun in CUTS:
        _clothe(worn, garment, noun, colour, over=over)


def _clothe(worn: dict[str, Any], garment: Garment, noun: str, colour: str, *, over: bool) -> None:
    """Add a garment that covers the body. Of a coat and a shirt, the coat is outside, and open."""
    if over and CUTS[noun] == "shirt":
        worn |= {"under": colour or "#dcd8d0", "open": True}
        return
    worn["cut"] = CUTS[noun]
    worn["top"] = colour or worn.get("top", "") or _GROUNDS.get(garment.pattern, "")
    if garment.open:
        worn["open"] = True
    if garment.pattern:
        worn["pattern"] = _print(garment)
    if noun in _WHOLE:
        worn |= {"legs": colour, "legs_pattern": _print(garment)}


def _print(garment: Garment) -> str:
    """Return the print of a garment and its second colour, with a space between them; "" for plain cloth."""
    second = [lexicons.COATS[word] for word in garment.colours[1:] if word in lexicons.COATS]
    return " ".join((garment.pattern, *second[:1])) if garment.pattern else ""


def _skin(parts: Sequence[Role]) -> str:
    """Return the colour of a face that is painted or not human; "" for that of a person."""
    said = [word for part in parts if part.noun in ("face", "skin") for word in part.colours]
    return next((_PAINTS[word] for word in said if word in _PAINTS), "")


def hair(role: Role, parts: Sequence[Role] = ()) -> str:
    """Return the colour of the hair, by what is said of it or by age. parts: named parts of the body."""
    named = [colour for part in parts if part.noun == "hair" for colour in part.colours]
    for word in (*role.traits, *role.colours, role.noun):
        named.append(word.removesuffix("-haired") if word.endswith("-haired") else _HAIRED.get(word, ""))
    return next((_HAIR[colour] for colour in named if colour in _HAIR), _OLD if role.age == "old" else "")


def _head(garment: Garment) -> str:
    """Return the word of a garment that the tables know: "wool coat" is a coat."""
    whole = garment.noun.replace(" ", "-")
    hat = f"{garment.material}-{whole}"  # a straw hat
    return hat if hat in HATS else whole if whole in _KNOWN else whole.rpartition("-")[2]


def _colour(garment: Garment) -> str:
    said = [lexicons.COATS[word] for word in garment.colours if word in lexicons.COATS]
    usual = _BRIDAL if {"wedding", "bridal"} & {*garment.noun.split()} else ""
    return next(iter(said), _MATERIALS.get(garment.material, "") or usual)


def is_clothing(garment: Garment) -> bool:
    """Tell whether this garment is made for a person's body: a dog in a coat or a hat stays on four legs."""
    noun = _head(garment)
    return CUTS.get(noun, "coat") != "coat" or noun in {
        *SHOES,
        *BOOTS,
        *GLASSES,
        *words("tie necktie apron vest"),
    }


def is_drawn(garment: Garment) -> bool:
    """Tell whether there is a figure for this garment."""
    return _head(garment) in _KNOWN

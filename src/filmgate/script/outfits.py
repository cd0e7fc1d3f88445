"""The outfit of a role: the clothes, hats and hair that the engine has figures for."""

from collections.abc import Sequence

from filmgate.script import lexicons
from filmgate.script.physique import alone, physique
from filmgate.script.script import Garment, Role, Shot
from filmgate.script.tables import words, words_of
from filmgate.script.treatment import Outfit

# shape of the clothes: garments that have it
CUTS = words_of(
    {
        "coat": "coat jacket overcoat trenchcoat raincoat parka blazer poncho cardigan",
        "dress": "dress gown skirt sundress tutu sari kilt frock minidress",
        "robe": "robe kimono cassock toga tunic bathrobe habit hanbok abaya",
        "shirt": (
            "shirt t-shirt tee hoodie sweater jumper pullover blouse vest suit uniform jersey tuxedo "
            "jeans jean trousers pants shorts leggings sweatshirt swimsuit bikini overalls overall outfit "
            "pajamas pajama clothes clothing attire costume apron armor armour top tracksuit spacesuit "
            "jumpsuit tank-top polo turtleneck swimwear wetsuit scrubs gi undershirt sportswear"
        ),
    }
)
_WHOLE = words(
    "overalls overall jumpsuit tracksuit spacesuit pajamas pajama wetsuit scrubs suit uniform tuxedo outfit"
)
LEGS = words("jeans jean trousers trouser pants shorts leggings skirt kilt")  # worn on the legs
HATS = words_of(
    {
        "brim": (
            "hat sombrero fedora sunhat straw-hat sun-hat cowboy-hat stetson bonnet bucket-hat pirate-hat"
        ),
        "cap": "cap beret beanie baseball-cap turban headscarf hood bandana headband hijab",
        "crown": "crown tiara wreath halo diadem",
        "helmet": "helmet hardhat hard-hat",
        "tall": "wizard-hat party-hat witch-hat",
        "top": "top-hat chef-hat toque",
    }
)
CAPES = words("cape cloak")
SHOES = words("shoe sneaker trainer sandal slipper heel high-heel loafer skate shoes sneakers heels sandals")
BOOTS = words("boot boots wellington wellies")
GLASSES = words("glasses sunglasses spectacles goggles eyeglasses shades goggle glass")
SCARVES = words("scarf shawl kerchief lei boa")
TIES = words("tie necktie bow-tie bowtie")
_RED = "#a8261c"
_BLUE_JEANS = "#2f4a78"
_MATERIALS = {"denim": _BLUE_JEANS, "gold": "#c8a040", "silver": "#9a9ea6", "leather": "#3a2418"}
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
_OLD = "#c4c0b8"
_BEARDS = words("beard mustache moustache goatee")
_KNOWN = {*CUTS, *HATS, *CAPES, *SHOES, *BOOTS, *GLASSES, *SCARVES, *TIES}
_DARK, _CLEAR = "#101216", "#9aa8b0"  # sunglasses, and the lenses of others
# emotion that a prompt names: the one that a face shows
FACES = {
    "happy": "happy",
    "proud": "happy",
    "in love": "happy",
    "sad": "sad",
    "angry": "angry",
    "determined": "determined",
    "disgusted": "angry",
    "surprised": "surprised",
    "afraid": "afraid",
}


def outfit(role: Role, shot: Shot) -> Outfit:
    """Return what a person wears, and the hair, as far as there is a figure for it."""
    parts = [one for one in shot.cast if one.part_of == role.id]
    if alone(role, shot):  # "with glasses and a beard"
        parts += [one for one in shot.cast if not one.part_of and one.noun in _BEARDS]
    cut = top = legs = hat = hat_colour = cape = shoes = glasses = scarf = tie = ""
    boots = False
    for garment in role.wears:
        noun, colour = _head(garment), _colour(garment)
        if noun in HATS:
            hat, hat_colour = HATS[noun], colour
        elif noun in CAPES:
            cape = colour or _RED
        elif noun in SHOES or noun in BOOTS:
            boots = boots or noun in BOOTS
            shoes = colour or ("#5a3a20" if boots else "#e4e2de")
        elif noun in GLASSES:
            glasses = colour or (_DARK if noun in ("sunglasses", "shades") else _CLEAR)
        elif noun in SCARVES:
            scarf = colour or _RED
        elif noun in TIES:
            tie = colour or "#16181c"
        elif noun in LEGS and CUTS[noun] == "shirt":
            legs = colour or (_BLUE_JEANS if noun == "jeans" else "")
            cut = cut or "shirt"
        elif noun in CUTS:
            cut, top = CUTS[noun], colour or top
            legs = colour if noun in LEGS or noun in _WHOLE else legs
    return Outfit(
        cut=cut,
        top=top,
        legs=legs,
        hat=hat,
        hat_colour=hat_colour,
        cape=cape,
        hair=hair(role, parts),
        beard=any(one.noun in _BEARDS for one in parts) or "bearded" in role.traits,
        shoes=shoes,
        boots=boots,
        glasses=glasses,
        scarf=scarf,
        tie=tie,
        emotion=FACES.get(role.emotion, ""),
        garments=" ".join(_head(garment) for garment in role.wears),
        **physique(role, shot)._asdict(),
    )


def hair(role: Role, parts: Sequence[Role] = ()) -> str:
    """Return the colour of the hair, by what is said of it or by age. parts: named parts of the body."""
    named = [colour for part in parts if part.noun == "hair" for colour in part.colours]
    for word in (*role.traits, *role.colours, role.noun):
        named.append(word.removesuffix("-haired") if word.endswith("-haired") else _HAIRED.get(word, ""))
    return next((_HAIR[colour] for colour in named if colour in _HAIR), _OLD if role.age == "old" else "")


def _head(garment: Garment) -> str:
    """Return the word of a garment that the tables know: "wool coat" is a coat."""
    whole = garment.noun.replace(" ", "-")
    return whole if whole in _KNOWN else whole.rpartition("-")[2]


def _colour(garment: Garment) -> str:
    said = [lexicons.COATS[word] for word in garment.colours if word in lexicons.COATS]
    return next(iter(said), _MATERIALS.get(garment.material, ""))


def is_clothing(garment: Garment) -> bool:
    """Tell whether this garment is made for a person's body: a dog in a coat or a hat stays on four legs."""
    noun = _head(garment)
    return CUTS.get(noun, "coat") != "coat" or noun in {*SHOES, *BOOTS, *GLASSES, *TIES}


def is_drawn(garment: Garment) -> bool:
    """Tell whether there is a figure for this garment."""
    return _head(garment) in _KNOWN

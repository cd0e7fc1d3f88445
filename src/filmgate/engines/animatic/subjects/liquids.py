"""The colours of what is poured and drunk: sRGB hex, by its noun, and what light comes through of it."""

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.paint import Paint

LIQUIDS = {
    "flour": "#f2ead8",
    "sugar": "#f6f2ea",
    "salt": "#f4f4f2",
    "oil": "#d8b23a",
    "coconut-oil": "#f2ecd6",
    "vinegar": "#c89a50",
    "syrup": "#8a4a18",
    "coffee": "#2a140a",
    "tea": "#8a4a14",
    "milk": "#f0ece2",
    "wine": "#4a0a18",
    "juice": "#d88a1a",
    "honey": "#c87a10",
    "chocolate": "#3a1c0e",
    "soup": "#b8742a",
    "beer": "#c88a24",
    "water": "#9ab4c4",
    "drink": "#c8702a",
    "cocktail": "#d0522a",
    "smoothie": "#c86a8a",
    "lemonade": "#d8c860",
    "soda": "#3a2014",
    "cola": "#2a140c",
    "cappuccino": "#b88a5c",
    "espresso": "#241008",
    "latte": "#c8a078",
    "mocha": "#6a4028",
    "milkshake": "#e8c8c8",
    "martini": "#d8dcc8",
    "whiskey": "#b06a1c",
    "beverage": "#c8702a",
}

HOT = frozenset(("coffee", "tea", "chocolate", "soup", "espresso", "cappuccino", "latte", "mocha", "gravy"))
# of liquids that one looks through: what comes through a glass of them, and how milky they are
_CLEAR = {
    "water": ("#d0e6ee", 0.0),
    "wine": ("#6a0c20", 0.06),
    "tea": ("#a8581c", 0.05),
    "beer": ("#f0b440", 0.1),
    "juice": ("#f0a030", 0.5),
    "oil": ("#f0d460", 0.05),
    "vinegar": ("#e0b870", 0.05),
    "syrup": ("#b8601c", 0.1),
    "honey": ("#f0a020", 0.25),
    "lemonade": ("#f4ecb0", 0.2),
    "soda": ("#3a1a0c", 0.03),
    "cola": ("#341608", 0.03),
    "martini": ("#f0f0dc", 0.05),
    "whiskey": ("#c07020", 0.05),
    "cocktail": ("#f07048", 0.2),
    "drink": ("#f0a050", 0.15),
    "beverage": ("#f0a050", 0.15),
}


def liquid(noun: str) -> Paint:
    """Return the paint of what is poured or drunk, by its noun: tea is clear, and milk is not."""
    if noun in _CLEAR:
        color, milk = _CLEAR[noun]
        return materials.drink(color, milk=milk)
    return materials.water(LIQUIDS[noun])


# what runs slowly, as a thread that winds where it lands: light goes into it, or hardly does
_SYRUPY = {
    "honey": "#e08a10",
    "syrup": "#b0641a",
    "caramel": "#c8741c",
    "molasses": "#3c1a0c",
    "jam": "#a8142c",
    "nectar": "#e8a028",
    "slime": "#6ad02c",
    "glaze": "#c8902c",
}
_CREAMY = {
    "chocolate": "#4a2410",
    "sauce": "#b03a1a",
    "tomato": "#c02a14",
    "strawberry": "#d0283c",
    "gravy": "#7a4a22",
    "cream": "#f6f0e2",
    "batter": "#efd9a4",
    "ketchup": "#c41c14",
    "mustard": "#e0b020",
    "mayonnaise": "#f2ead0",
    "yogurt": "#f6f2ea",
    "custard": "#f2d878",
    "icing": "#f6eef0",
    "paint": "#2a6ac8",
    "wax": "#e8dcc0",
    "dressing": "#e4d8a8",
    "butter": "#f2d05a",
    "cheese": "#f2b83a",
}
THICK = frozenset(_SYRUPY) | frozenset(_CREAMY)
POURED = (frozenset(LIQUIDS) | THICK) - {"flour", "sugar", "salt"}


def poured(noun: str, coat: str | None = None) -> Paint:
    """Return the paint of what is poured, in a vessel."""
    if noun in _SYRUPY:
        return materials.jelly(coat or _SYRUPY[noun])
    if noun in _CREAMY:
        return materials.sauce(coat or _CREAMY[noun])
    if coat and noun in _CLEAR:
        return materials.drink(coat, milk=_CLEAR[noun][1])
    if noun in ("milk", "milkshake", "smoothie"):
        return materials.icing(coat or LIQUIDS[noun])
    return liquid(noun)


def coating(noun: str, coat: str | None = None) -> Paint:
    """Return the paint of what has run over a thing: so thin, nothing is seen upside down through it."""
    return (
        materials.jelly(coat or _CLEAR[noun][0])
        if noun in _CLEAR and noun not in _SYRUPY
        else poured(noun, coat)
    )

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

"""Liquids that nobody is seen to pour: into a vessel, over food, or down from a spoon."""

import re

from filmgate.script import kinds, lexicons
from filmgate.script.script import Role
from filmgate.script.tables import words
from filmgate.script.telling import Told, happens, noun_of, plain
from filmgate.script.treatment import Happening, Supporting

_RUNS = words(
    "pour drizzle drip flow trickle stream run cascade ooze spill fall fill dribble drop splash swirl"
)
_POURED = (
    r"pour(?:s|ed|ing)?|drizzl\w+|drip(?:s|ping|ped)?|trickl\w+|cascad\w+|ooz\w+|stream(?:s|ing)?|flow\w*|"
    r"fill\w*|splash\w*|swirl\w*"
)
# what is poured, by the engine's names
LIQUIDS = {
    noun: name
    for name, nouns in {
        "honey": "honey",
        "syrup": "syrup maple-syrup",
        "caramel": "caramel caramel-sauce toffee butterscotch",
        "molasses": "molasses treacle tar",
        "jam": "jam jelly raspberry-sauce berry-sauce coulis cherry-sauce",
        "nectar": "nectar agave sap resin amber",
        "slime": "slime goo",
        "glaze": "glaze teriyaki soy-glaze",
        "chocolate": "chocolate chocolate-sauce chocolate-syrup ganache fudge hot-chocolate nutella",
        "tomato": "tomato-sauce marinara salsa",
        "strawberry": "strawberry-sauce strawberry-syrup",
        "sauce": "sauce curry hot-sauce bbq-sauce",
        "gravy": "gravy",
        "cream": "cream whipped-cream condensed-milk vanilla-sauce hollandaise mascarpone",
        "batter": "batter dough",
        "ketchup": "ketchup",
        "mustard": "mustard",
        "mayonnaise": "mayonnaise mayo aioli",
        "yogurt": "yogurt yoghurt",
        "custard": "custard",
        "icing": "icing frosting",
        "paint": "paint ink dye lacquer",
        "wax": "wax",
        "dressing": "dressing ranch",
        "butter": "butter",
        "cheese": "cheese cheese-sauce fondue",
        "oil": "oil olive-oil",
        "water": "water sparkling-water rainwater",
        "milk": "milk oat-milk",
        "coffee": "coffee black-coffee",
        "espresso": "espresso",
        "cappuccino": "cappuccino",
        "latte": "latte",
        "tea": "tea green-tea",
        "wine": "wine red-wine white-wine champagne",
        "beer": "beer ale lager",
        "whiskey": "whiskey whisky bourbon rum brandy cognac",
        "juice": "juice orange-juice apple-juice",
        "lemonade": "lemonade",
        "cola": "cola coke",
        "soda": "soda",
        "smoothie": "smoothie",
        "milkshake": "milkshake",
        "cocktail": "cocktail",
        "drink": "drink",
        "beverage": "beverage",
        "soup": "soup broth stew",
    }.items()
    for noun in nouns.split()
}
_COLOURS = {"champagne": "#f0dc90", "white-wine": "#ece2a0", "ink": "#182040", "orange-juice": "#e07a08"}
_JUGS = {("teapot", "jug"), ("bottle", ""), ("jar", "")}  # that have a mouth at their top
_DRINKS = words("coffee espresso tea water milk soup")
_VESSELS = words("cup bowl basket jar vase")
# these alone are not poured into a bowl
_PLAIN = words("water paint wax butter cheese soup oil batter slime")
_TARGETS = kinds.THINGS - {"droplet"}


def _pours(view: Told) -> Happening | None:
    if view.alive or not view.has(_POURED):
        return None
    for beat in view.beats(_RUNS):
        ids = (beat.using, beat.role, beat.object) if beat.does == "fill" else (beat.object, beat.role)
        runs = next((one for id in ids if (one := view.role(id)) and _liquid(view, one)), None)
        if runs is None:
            continue
        ends = (beat.object,) if beat.does == "fill" else (beat.into, beat.to, beat.over, beat.along)
        target = next((made for id in ends if (made := _target(view, id, runs))), None)
        return _made(view, runs, target or _other(view, runs), beat.source)
    runs = _said(view)
    return _made(view, runs, _other(view, runs), "") if runs else None


def _said(view: Told) -> Role | None:
    """Return the liquid that the text says is poured, where the reader made nothing of it: "cream", which is
    a colour, too.
    """
    nouns = "|".join(re.escape(one.replace("-", " ")) for one in sorted(LIQUIDS, key=len, reverse=True))
    found = re.search(
        rf"\b(?P<before>{nouns})(?: (?:is|are|being|gets|slowly|gently|then|it))* (?:{_POURED})\b", view.text
    ) or re.search(rf"\b(?:{_POURED}) (?:(?!in|on|over|from|out)\w+ )?(?P<after>{nouns})\b", view.text)
    if found is None:
        return None
    noun = found[found.lastgroup or 0]
    read = (one for one in view.shot.cast if noun in (one.noun, one.noun.rpartition(" ")[2]))
    return next(read, Role(id="", noun=noun))


def _made(view: Told, runs: Role, target: Supporting | None, source: str) -> Happening | None:
    name = _liquid(view, runs)
    origin = _origin(view, source)
    into = next((one for one in view.shot.cast if one.id != runs.id and _liquid(view, one) in _DRINKS), None)
    held = into if target is None or (into and target.id == into.id) else None
    if held or (origin and target and origin.id == target.id):
        target = None
    if target is None and not held and "scene" not in view.treatment.inferred:
        return None
    if name in _PLAIN and not held and (target is None or (name == "water" and target.kind not in _VESSELS)):
        return None  # a river, rain, or what drips from a brush
    target = target or (plain("cup", "", "cup") if held else plain("bowl", "", "bowl"))
    liquid = plain("droplet", name, runs.noun, _color(view, runs))
    props = _liquid(view, held) if held else "cubes" * view.has("ice(?! cream)")
    return happens("pour", liquid, target, origin, props=props)


def _origin(view: Told, source: str) -> Supporting | None:
    """Return what is poured from, if it is a jug or the like; all else is out of the picture."""
    whence = view.role(source) or next(
        (
            one
            for one in view.shot.cast
            if view.has(rf"(?:from|out of) (?:an? |the )?(?:\w+ ){{0,2}}{re.escape(one.noun.split()[-1])}")
        ),
        None,
    )
    made = view.thing(whence) if whence else None
    return made if made and (made.kind, made.variant) in _JUGS else None


def _color(view: Told, runs: Role) -> str | None:
    """Return the colour that the prompt gives a liquid; None if it has its own."""
    named = next((lexicons.COATS[one] for one in runs.colours if one in lexicons.COATS), None)
    if "orange" in runs.colours and _liquid(view, runs) == "juice":
        return _COLOURS["orange-juice"]
    if named and _liquid(view, runs) not in ("wine", "tea", "coffee", "chocolate", "beer"):
        return named
    return _COLOURS.get(noun_of(runs))


def _liquid(view: Told, role: Role) -> str:
    """Return what a role is to be poured as; "" if it is no liquid."""
    noun = noun_of(role)
    own = LIQUIDS.get(noun) or LIQUIDS.get(noun.rpartition("-")[2], "")
    if noun.rpartition("-")[2] in ("sauce", "syrup", "cream", "oil", "milk", "juice"):
        before = re.search(rf"\b(\w+) {re.escape(role.noun.split()[-1])}\b", view.text)
        return LIQUIDS.get(f"{before[1]}-{noun}", LIQUIDS.get(before[1], own)) if before else own
    return own


def _target(view: Told, id: str, runs: Role) -> Supporting | None:
    role = view.role(id)
    made = view.thing(role) if role and role.id != runs.id else None
    if role and noun_of(role).rpartition("-")[2] == "flute":
        return plain("cup", "goblet", role.noun)
    if made and made.kind == "ice-cube":
        return plain("cup", "glass", "glass")
    return made if made and made.kind in _TARGETS else None


def _other(view: Told, runs: Role) -> Supporting | None:
    """Return what else there is: a vessel, or food."""
    others = [one for one in view.shot.cast if one.id != runs.id and not _liquid(view, one)]
    return next(
        (
            made
            for one in others
            if (made := _target(view, one.id, runs)) and made.kind in _VESSELS | {"cake", "fruit"}
        ),
        None,
    )


POURING = {"pours": _pours}

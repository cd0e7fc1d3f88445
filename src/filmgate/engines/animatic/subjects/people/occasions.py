"""Clothes of people of whom a prompt tells none: by age, sex, place and what they do.

A row is a set of fields of `Look`. A colour that is the name of a palette is drawn from it.
"""

from collections.abc import Mapping
from typing import Any

from filmgate.script.tables import ranked, words

Row = Mapping[str, Any]

PALETTES = {
    "bright": ranked(
        "#7a2a22 #35506a #8a2f3c #c8942a #4a6a4a #e6e8ea #2a2c34 #6a4a6a #b0561c #587a8a #3a6c73 #54799c"
    ),
    "pale": ranked("#d6d8da #c2d2e4 #dccfd6 #e8dcc0 #b8c8b8 #d4d8dc"),
    "muted": ranked("#6a5a48 #5a6a5a #7a4a44 #4a5668 #8a7a64 #6a4a5a #50626a"),
    "dark": ranked("#2a2e3a #3a3a40 #22304a #4a4038 #1c1e24"),
    "soft": ranked("#8a2f3c #3a6c73 #d8a0a8 #4a6a9a #c8942a #6a4a6a #2f6a4a #d8c8a8"),
    "vivid": ranked("#c8302c #2a62b8 #e0a020 #3a9a5a #d8609a #e07028 #3aa0b0"),
    "sport": ranked("#b0202a #2050b0 #202226 #2a8a6a #d87020 #7a3a9a"),
    "outdoor": ranked("#7a2a22 #2a3a52 #3a4a3a #6a5a48 #26282e #b0561c #8a6a3a #8a2f3c"),
    "suits": ranked("#333b52 #464a54 #5c606a #3c4048 #4e443a #2c3a4c"),
    "slacks": ranked("#3a3e48 #4a4a4c #565048 #2e323c #625a4e #34383e"),
    "trousers": ranked("#30343e #46546c #3a3a3e #4a4636 #7a6a50 #1c1e24 #5a4a3a #55606a"),
    "jeans": ranked("#4a5a74 #5a6a82 #3a465a #525e6e"),
    "leather": ranked("#191919 #3a2418 #5a3a24 #26201c"),
    "sneakers": ranked("#e4e2de #d8d4cc #5a3a34 #8a8e94 #26282c"),
    "wellies": ranked("#b8282c #2a5aa8 #2f7a4a #d8a020"),
    "ties": ranked("#7a1c28 #22304a #4a5a2a #5a2a5a #16181c"),
}


def _row(garments: str, cut: str = "shirt", **more: Any) -> Row:
    return {"cut": cut, "garments": garments, **more}


_OPEN: dict[str, Any] = {"cut": "coat", "open": True, "under": "pale"}
_JEANS: dict[str, Any] = {"legs": "jeans", "shoes": "sneakers"}
_COLD: dict[str, Any] = {"top": "outdoor", "boots": True, "shoes": "leather", "gloves": "dark"}
_EVENING: dict[str, Any] = {"top": "#17181c", "legs": "#17181c", "shoes": "#141416"}
_ACTIVE: dict[str, Any] = {"top": "sport", "legs": "dark", "shoes": "sneakers", "socks": "#e4e2de"}
_DENIM = "#4a5a74"
_WORK: dict[str, Any] = {"boots": True, "shoes": "#5a3a20"}
_SANDALS: dict[str, Any] = {"shoes": "#8a6a4a"}
_PLAID: dict[str, Any] = {"top": "outdoor", "pattern": "checkered #e0d4c4"}
_TEEN = (
    _row("hoodie", top="bright", pack="dark", **_JEANS),
    _row("t-shirt", top="bright", **_JEANS),
    _row("hoodie", top="dark", hat="cap", hat_colour="vivid", **_JEANS),
    _row("jacket", top="jeans", **(_OPEN | _JEANS | {"legs": "dark", "under": "vivid"})),
    _row("t-shirt", top="pale", pack="muted", **_JEANS),
)
_SMALL = (
    _row("t-shirt", top="vivid", bib=_DENIM, legs=_DENIM, shoes="vivid"),
    _row("t-shirt", top="pale", bib="soft", legs="=bib", pattern="striped #c8302c", shoes="vivid"),
    _row("t-shirt", top="vivid", pattern="striped #eceae4", legs="soft", shoes="pale", sleeves=1.9),
)
_CHILD = (
    _row("t-shirt shorts", top="vivid", legs="jeans", shoes="sneakers", socks="#e4e2de"),
    _row("t-shirt", top="vivid", pattern="striped #eceae4", **_JEANS),
    _row("sweater", top="vivid", **_JEANS),
    _row("t-shirt", top="pale", bib=_DENIM, legs=_DENIM, shoes="sneakers"),
)
_MIDDLE: Mapping[str, tuple[Row, ...]] = {
    "male": (
        _row("shirt", top="pale", belt="#2a1c14", legs="trousers"),
        _row("blazer", top="muted", legs="slacks", **_OPEN),
        _row("polo", top="muted", belt="#2a1c14", legs="trousers"),
        _row("shirt", top="pale", vest="muted", legs="trousers"),
        _row("cardigan", top="muted", legs="slacks", **_OPEN),
    ),
    "female": (
        _row("cardigan", top="muted", legs="dark", **_OPEN),
        _row("blouse skirt", top="pale", legs="muted", chain="#d8b040"),
        _row("blazer", top="muted", legs="dark", chain="#eceae4", **_OPEN),
        _row("blouse", top="soft", legs="trousers", scarf="soft"),
    ),
}
_OLD: Mapping[str, tuple[Row, ...]] = {
    "male": (
        _row("cardigan", top="muted", legs="trousers", **_OPEN),
        _row("shirt", top="pale", vest="muted", legs="trousers"),
        _row("shirt", top="pale", suspenders="#5a2a20", legs="muted", hat="brim", hat_colour="muted"),
        _row("jacket", top="muted", legs="muted", **_OPEN),
    ),
    "female": (
        _row("cardigan", top="soft", legs="muted", **_OPEN),
        _row("blouse skirt", top="soft", legs="muted", scarf="pale"),
        _row("dress", "dress", top="soft", pattern="floral #eceae4", sleeves=1.9),
        _row("blouse skirt", top="pale", vest="soft", legs="dark", chain="#eceae4"),
    ),
}
# occasion: rows for men and for women
ROWS: Mapping[str, Mapping[str, tuple[Row, ...]]] = {
    "toddler": {
        "male": _SMALL,
        "female": (*_SMALL, _row("dress", "dress", top="vivid", pattern="dotted #eceae4", shoes="pale")),
    },
    "child": {
        "male": _CHILD,
        "female": (
            *_CHILD[1:],
            _row("dress", "dress", top="vivid", shoes="pale", socks="#eceae4"),
            _row("t-shirt skirt", top="pale", legs="vivid", shoes="sneakers", socks="#eceae4"),
        ),
    },
    "teen": {
        "male": _TEEN,
        "female": (*_TEEN[:4], _row("t-shirt skirt", top="soft", legs="jeans", shoes="sneakers")),
    },
    "middle": _MIDDLE,
    "old": _OLD,
    "everyday": {
        "male": (
            _row("shirt", top="bright", belt="#2a1c14", legs="trousers"),
            _row("t-shirt", top="bright", **_JEANS),
            _row("sweater", top="muted", **_JEANS),
            _row("shirt", **(_PLAID | _JEANS)),
            _row("jacket", top="outdoor", **(_OPEN | _JEANS)),
            _row("polo", top="bright", legs="trousers", shoes="sneakers"),
            _row("hoodie", top="muted", **_JEANS),
            _row("t-shirt", top="pale", pattern="striped #2a3a6a", **_JEANS),
        ),
        "female": (
            _row("blouse", top="pale", legs="trousers"),
            _row("t-shirt", top="bright", **_JEANS),
            _row("sweater", top="soft", **_JEANS),
            _row("dress", "dress", top="soft"),
            _row("dress", "dress", top="soft", pattern="floral #eceae4"),
            _row("blouse skirt", top="pale", legs="soft"),
            _row("cardigan", top="soft", **(_OPEN | _JEANS)),
            _row("jacket", top="jeans", legs="dark", shoes="sneakers", cut="coat", open=True, under="soft"),
        ),
    },
    "office": {
        "male": (
            _row("suit", top="suits", legs="=top", tie="ties", shoes="leather"),
            _row("blazer", top="suits", legs="slacks", **_OPEN),
            _row("shirt", top="pale", tie="ties", legs="slacks", belt="#191512"),
            _row("suit", top="suits", legs="=top", shoes="leather"),
            _row("shirt", top="pale", vest="suits", tie="ties", legs="slacks"),
        ),
        "female": (
            _row("blazer", top="suits", legs="=top", **_OPEN),
            _row("blouse skirt", top="pale", legs="suits"),
            _row("blazer skirt", top="suits", legs="=top", **_OPEN),
            _row("blouse", top="pale", legs="slacks", belt="#191512"),
            _row("blazer", top="soft", legs="slacks", **_OPEN),
        ),
    },
    "business": {  # who meets somebody, or speaks to several
        "male": (
            _row("suit", top="suits", legs="=top", tie="ties", shoes="leather"),
            _row("suit", top="suits", legs="=top", tie="ties", shoes="leather", under="#c2d2e4"),
            _row("blazer", top="suits", legs="slacks", tie="ties", **_OPEN),
        ),
        "female": (
            _row("blazer", top="suits", legs="=top", **_OPEN),
            _row("blazer skirt", top="suits", legs="=top", **_OPEN),
            _row("blazer", top="soft", legs="slacks", **_OPEN),
        ),
    },
    "concert": {
        "male": (
            _row("tuxedo", bow="#141416", **_EVENING),
            _row("suit", tie="#1a1a1e", **_EVENING),
            _row("tuxedo", bow="#eceae4", **_EVENING),
        ),
        "female": (
            _row("gown", "dress", **_EVENING),
            _row("gown", "dress", sleeves=1.9, **_EVENING),
            _row("gown", "dress", **(_EVENING | {"top": "#5a1420"})),
        ),
    },
    "cello": {  # who sits to play wears trousers
        "male": (_row("tuxedo", bow="#141416", **_EVENING),),
        "female": (_row("suit", **_EVENING), _row("blouse", **_EVENING)),
    },
    "show": {
        "male": (
            _row("jacket", top="#1c1a1c", legs="dark", cut="coat", open=True, under="vivid", shoes="leather"),
            _row("shirt", top="vivid", legs="dark", belt="#191512"),
            _row("shirt", top="dark", vest="muted", legs="dark"),
        ),
        "female": (
            _row("dress", "dress", top="vivid", sleeves=0.0),
            _row("gown", "dress", top="soft"),
            _row("jacket", top="#1c1a1c", legs="dark", cut="coat", open=True, under="vivid", shoes="leather"),
        ),
    },
    "smart": {
        "male": (
            _row("suit", top="suits", legs="=top", tie="ties", shoes="leather"),
            _row("blazer", top="suits", legs="slacks", **_OPEN),
            _row("shirt", top="pale", vest="dark", legs="dark"),
        ),
        "female": (
            _row("dress", "dress", top="soft", sleeves=1.9),
            _row("gown", "dress", top="soft"),
            _row("blouse skirt", top="pale", legs="dark", chain="#d8b040"),
        ),
    },
    "beach": {
        "male": (
            _row("t-shirt shorts", top="vivid", legs="vivid", **_SANDALS),
            _row("tank-top shorts", top="pale", legs="vivid", sleeves=0.0, glasses="#101216", **_SANDALS),
            _row("shirt shorts", top="vivid", pattern="floral #eceae4", legs="pale", sleeves=0.6),
        ),
        "female": (
            _row("sundress", "dress", top="vivid", sleeves=0.0, hat="straw", **_SANDALS),
            _row("sundress", "dress", top="vivid", sleeves=0.0, pattern="floral #eceae4", **_SANDALS),
            _row("tank-top shorts", top="vivid", legs="jeans", sleeves=0.0, glasses="#101216", **_SANDALS),
        ),
    },
    "winter": {
        "male": (
            _row("parka", "coat", hat="beanie", hat_colour="bright", scarf="bright", legs="jeans", **_COLD),
            _row("coat", "coat", scarf="bright", legs="dark", **_COLD),
            _row("jacket", "coat", hat="beanie", hat_colour="dark", legs="trousers", **_COLD),
        ),
        "female": (
            _row("coat", "coat", hat="beanie", hat_colour="pale", scarf="soft", legs="dark", **_COLD),
            _row("parka", "coat", hat="beanie", hat_colour="soft", scarf="soft", legs="jeans", **_COLD),
            _row("coat", "coat", scarf="soft", hat="beret", hat_colour="soft", legs="dark", **_COLD),
        ),
    },
    "sport": {
        "male": (
            _row("tank-top shorts", **(_ACTIVE | {"sleeves": 0.0})),
            _row("t-shirt shorts", **_ACTIVE),
            _row("tracksuit", **(_ACTIVE | {"legs": "=top", "socks": ""})),
        ),
        "female": (
            _row("tank-top leggings", style="tail", **(_ACTIVE | {"sleeves": 0.0, "socks": ""})),
            _row("t-shirt leggings", style="tail", **(_ACTIVE | {"socks": ""})),
            _row("tank-top shorts", style="tail", **(_ACTIVE | {"sleeves": 0.0})),
        ),
    },
    "farm": {
        "male": (
            _row("shirt", bib=_DENIM, legs=_DENIM, hat="straw", **(_PLAID | _WORK)),
            _row("shirt", legs="jeans", **(_PLAID | _WORK)),
            _row("shirt", top="pale", suspenders="#3a2a1c", legs="muted", hat="straw", **_WORK),
        ),
        "female": (
            _row("shirt", legs="jeans", hat="straw", **(_PLAID | _WORK)),
            _row("t-shirt", top="pale", bib=_DENIM, legs=_DENIM, **_WORK),
            _row("dress", "dress", top="soft", apron="#e6e2d8", sleeves=1.6),
        ),
    },
    "cooking": {
        "male": (
            _row("shirt", top="pale", apron="muted", legs="trousers", sleeves=0.95),
            _row("t-shirt", top="bright", apron="#e6e2d8", **_JEANS),
            _row("sweater", top="muted", apron="dark", **_JEANS),
        ),
        "female": (
            _row("blouse", top="pale", apron="soft", legs="trousers", sleeves=0.95),
            _row("t-shirt", top="bright", apron="#e6e2d8", **_JEANS),
            _row("dress", "dress", top="soft", apron="#e6e2d8"),
        ),
    },
    "workshop": {
        "male": (
            _row("t-shirt", top="muted", bib=_DENIM, legs=_DENIM, **_WORK),
            _row("shirt", top="outdoor", apron="#5a4028", legs="jeans", sleeves=0.95),
            _row("shirt", legs="jeans", **(_PLAID | _WORK)),
        ),
        "female": (
            _row("t-shirt", top="pale", bib=_DENIM, legs=_DENIM, **_WORK),
            _row("shirt", top="outdoor", apron="#5a4028", legs="jeans", sleeves=0.95),
        ),
    },
    "laboratory": {
        sex: (
            _row("coat", "coat", top="#e9e8e4", legs="dark", open=True, under="pale", glasses="#9aa8b0"),
            _row("coat", "coat", top="#e9e8e4", legs="trousers", open=True, under="soft"),
        )
        for sex in ("male", "female")
    },
}  # fmt: skip

_OF_PLACE = {
    "office": "office", "stage": "show", "beach": "beach", "pool": "beach", "gym": "sport",
    "stadium": "sport", "court": "sport", "farm": "farm", "wheat": "farm", "church": "smart",
    "museum": "smart", "hall": "smart", "workshop": "workshop", "laboratory": "laboratory",
}  # fmt: skip
_CLASSICAL = words("violin piano trumpet harp cello flute clarinet")
_COOKS = words("chop stir pour bake knead")
_MEETS = words("handshake speak applaud present toast hug")  # what makes an occasion of a day in an office
_YOUNG = words("toddler child teen")
_TRAINS = words("exercise kick punch lift stretch")
_COLD_PLACES = words("snowfield")
_UNLIKE = words("office smart farm workshop laboratory cooking show")  # not for children


def age_of(years: float) -> str:
    """Return the group of an age: toddler, child, teen, everyday (of young adults), middle or old."""
    return next(
        (
            name
            for most, name in ((4, "toddler"), (13, "child"), (20, "teen"), (42, "everyday"), (60, "middle"))
            if years < most
        ),
        "old",
    )


def occasion(place: str, *, cold: bool, does: tuple[str, ...], things: tuple[str, ...], years: float) -> str:
    """Return a key of ROWS: that of what is done, of the place, or of the age.

    place: a key of PLACES; cold: there is snow; does: actions; things: names of what hands hold; 0 years are
    those of a young adult.
    """
    age = age_of(years or 30.0)
    if cold or place in _COLD_PLACES:
        return "winter"
    plays = any(not _CLASSICAL.isdisjoint(name.split()) for name in things)
    if plays and place in ("stage", "hall", "church", "museum"):
        sits = "perform" in does or any("cello" in name for name in things)
        return "cello" if sits else "concert"
    if place == "office" and not _MEETS.isdisjoint(does) and age not in _YOUNG:
        return "business"
    kitchen = place == "kitchen" and not _COOKS.isdisjoint(does)
    found = "cooking" if kitchen else "sport" if _trains(place, does) else _OF_PLACE.get(place, age)
    if (age in _YOUNG and found in _UNLIKE) or (age == "toddler" and found == "sport"):
        return age
    return age if age == "old" and found == "office" else found


def dressed(trade: str, things: tuple[str, ...]) -> str:
    """Return the key of ROWS for a trade whose people dress alike: who plays music is dressed for that."""
    return "concert" if any(not _CLASSICAL.isdisjoint(name.split()) for name in things) else trade


def _trains(place: str, does: tuple[str, ...]) -> bool:
    return not _TRAINS.isdisjoint(does) and place in ("park", "meadow", "road", "beach", "gym", "room")

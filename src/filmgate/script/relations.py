"""Tables of prepositions: the position of a role (on, under) and the direction of an action (to, over)."""

from collections.abc import Sequence

from filmgate.script.tables import words_of

# preposition of several words: the position that it means
LONG = {
    "in front of": "in front of",
    "on top of": "on",
    "on the top of": "on",
    "on the bottom of": "under",
    "on the left of": "at left",
    "on the right of": "at right",
    "on the left side of": "at left",
    "on the right side of": "at right",
    "to the left side of": "at left",
    "to the right side of": "at right",
    "on the side of": "beside",
    "to the left of": "at left",
    "to the right of": "at right",
    "at the side of": "beside",
    "on each side of": "beside",
    "on either side of": "beside",
    "on both sides of": "beside",
    "next to": "beside",
    "close to": "near",
    "inside of": "in",
    "out of": "in",
    "full of": "full of",
}
# prepositions of several words before something that is absent
_ABSENCES = ("free of", "clear of", "empty of", "devoid of", "void of", "free from")
_LISTED = (*LONG, *_ABSENCES)
LONGEST_PREPOSITION = max(len(long.split()) for long in LONG)  # words
# first word of such a preposition: its words, the longest first
_LONG_BY_FIRST = {
    first: sorted((long.split() for long in _LISTED if long.split()[0] == first), key=len, reverse=True)
    for first in {long.split()[0] for long in _LISTED}
}
# preposition: the position of a role that it means
AT = LONG | words_of(
    {
        "on": "on onto atop upon off",
        "under": "under beneath below underneath",
        "in": "in inside within",
        "in front of": "opposite",
        "behind": "behind",
        "beside": "beside alongside by",
        "near": "near at outside",
        "between": "between",
        "around": "around among amid amidst",
        "above": "above",
        "over": "over",
        "against": "against",
    }
)
# preposition: the field of Beat for the role after it
WAYS = words_of(
    {
        "to": "to toward towards at onto",
        "source": "from off",
        "over": "over across",
        "through": "through",
        "along": "along down up past",
        "into": "into",
    }
) | {"out of": "source"}
# noun for a side of the picture: the relation that it says
SIDES = words_of(
    {
        "at front": "foreground",
        "at back": "background distance horizon",
        "at left": "left",
        "at right": "right",
    }
)


def long_preposition(said: Sequence[str]) -> str:
    """Return the preposition of several words that these words begin with; "" if they begin with none."""
    for long in _LONG_BY_FIRST.get(said[0], ()) if said else ():
        if [*said[: len(long)]] == long:
            return " ".join(long)
    return ""


def is_absence(preposition: str) -> bool:
    """Tell whether what follows this preposition is not there: "without", "free of"."""
    return preposition == "without" or preposition in _ABSENCES

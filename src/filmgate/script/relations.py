"""Prepositions, by what they say: where a role is, or the way of an action."""

from filmgate.script.tables import words_of

# prepositions of several words: the relation that they say
LONG = {
    "in front of": "in front of",
    "on top of": "on",
    "on the top of": "on",
    "on the bottom of": "under",
    "on the left of": "at left",
    "on the right of": "at right",
    "to the left of": "at left",
    "to the right of": "at right",
    "at the side of": "beside",
    "next to": "beside",
    "close to": "near",
    "inside of": "in",
    "out of": "in",
}
# preposition: where a role is
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
# preposition: the slot of a beat that takes what follows it
WAYS = words_of(
    {
        "to": "to toward towards at onto",
        "source": "from off",
        "over": "over across past",
        "through": "through",
        "along": "along down up",
        "into": "into",
    }
) | {"out of": "source"}

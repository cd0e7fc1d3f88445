"""Boards: what one stands or sits on and goes along with, and the way to go on each."""

from collections.abc import Iterator

from filmgate.script import kinds, wording
from filmgate.script.action import Action
from filmgate.script.script import Beat, Role, Shot
from filmgate.script.tables import words

KIND = "board"
# a way to go; the variant of the board; its verbs; how we say it; a detail
_ROWS = (
    (
        "skateboard",
        "skateboard",
        r"skateboard\w*|longboard\w*",
        "riding a skateboard",
        "bent knees, a foot that pushes now and then",
    ),
    (
        "scoot",
        "scooter",
        r"scoot(?:s|ing|ers|ering)?",
        "riding a scooter",
        "both hands on the bar, a foot that pushes",
    ),
    (
        "surf",
        "surfboard",
        r"surf(?:s|ing)?(?! the (?:web|net|internet))|wakeboard\w*|paddleboard\w*|windsurf\w*",
        "surfing",
        "a low stance, arms that keep the balance",
    ),
    (
        "snowboard",
        "snowboard",
        r"snowboard\w*",
        "snowboarding",
        "weight that goes from edge to edge",
    ),
    (
        "sled",
        "sled",
        r"sledd?(?:s|ing)|sledg(?:es|ing)|toboggan\w*|bobsled\w*",
        "sledding",
        "feet ahead, leaning back",
    ),
)
RIDES = tuple(
    Action(name=name, patterns=(pattern,), by="creature", phrase=phrase, details=(detail,))
    for name, _, pattern, phrase, detail in _ROWS
)
OF = {variant: name for name, variant, *_ in _ROWS}
WAYS = frozenset(OF.values())
# verbs of whoever is on something and goes along with it
_GOES = words("ride go glide slide race speed roll cruise descend travel coast fly zoom paddle")
# verbs of what is done on a board without leaving it
_STAYS = words(
    "stand balance trick perform do jump leap ollie grind land practice move learn try turn carve catch"
)
_ON = words("on upon atop in")


def way(noun: str) -> str:
    """Return how one goes on what this noun means; "" if it is no board."""
    name = noun.replace(" ", "-")
    for word in (name, name.rpartition("-")[2]):
        if kinds.WORDS.get(word) == KIND:
            return OF.get(wording.variant(KIND, word), "")
    return ""


def ridden(shot: Shot, role: Role) -> tuple[str, str]:
    """Return the id of the board that somebody goes along with, and the way to go; two empty texts if there
    is none. Who sits on a board or holds it does not go.
    """
    nouns = {one.id: one.noun for one in shot.cast}
    own = [beat for beat in shot.beats if beat.role == role.id]
    for id in _candidates(role, own):
        if found := way(nouns.get(id, "")):
            return id, found
    return "", ""


def _candidates(role: Role, own: list[Beat]) -> Iterator[str]:
    for beat in own:
        if beat.does in _GOES:
            yield from (beat.object, beat.using, beat.along, beat.into)
    if role.pose in ("", "standing") and all(beat.does in _GOES | _STAYS | WAYS for beat in own):
        yield from (where.of for where in role.where if where.relation in _ON)
    for beat in own:
        if beat.does in _STAYS | WAYS:
            yield from (beat.over, beat.to, beat.using, beat.object, beat.into)

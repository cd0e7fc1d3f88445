"""Climbing: what somebody goes up with hands and feet, told by the words of a shot."""

from dataclasses import replace

from filmgate.script import finding
from filmgate.script.script import Shot
from filmgate.script.treatment import Supporting

_GOES = r"(?:(?:climb|scal|clamber|ascend|shimm|shinn|boulder)\w*|(?:go|goes|going|gets?|shoots?) up)"
_OVER = rf"{_GOES} (?:(?!out|into|aboard|through|stairs|steps|in)\w+ ){{0,5}}?"
# words of a shot; the action; what is climbed; nouns of roles that are it
_ROWS = (
    (r"(?:rung|ladder|scaffold)\w*", "rungs", "ladder", "ladder"),
    (r"(?:rope|vine|liana)s?", "shin", "rope", "rope vine"),
    (r"(?:pole|flagpole|mast|drainpipe|lamppost)s?", "shin", "pole", "pole mast lamppost streetlamp"),
    (
        r"(?:tree|oak|apple tree|palm|pine|coconut palm|trunk|branch)(?:e?s)?",
        "branches",
        "tree",
        "tree cactus",
    ),
    (r"(?:climbing|bouldering|gym) (?:wall|gym)", "clamber", "gym", "wall"),
    (
        r"(?:ice|frozen) (?:\w+ )?(?:wall|face|waterfall|cliff)|glacier",
        "clamber",
        "ice",
        "wall waterfall rock ice-cube",
    ),
    (
        (
            r"(?:rock|cliff|rocky|mountain|canyon|granite|sheer|steep|vertical) ?(?:face|wall|side|cliff)?"
            r"(?: face| wall)?s?|boulders?|crags?|cliffs?|rocks?|precipice"
        ),
        "clamber",
        "rock",
        "rock cliff face mountain boulder crag wall",
    ),
    (
        r"(?:wall|facade|skyscraper|building|tower|castle|fence|house|roof)s?",
        "clamber",
        "wall",
        "wall fence house building tower skyscraper castle",
    ),
)
_CLIMBERS = (
    r"(?:rock|mountain|ice|free)?[- ]?climber|rock[- ]climb\w*|free[- "
    r"]?solo\w*|abseil\w*|(?:is|are) bouldering"
)
_WALKS = r"climb\w* (?:\w+ ){0,3}(?:mountain|hill|slope|dune|stairs|steps|trail|path|summit|peak)s?\b"
_STEEP = r"face|wall|side|sheer|steep|vertical|rope|ladder|tree|cliff"


def climbed(
    shot: Shot, beats: tuple[str, ...], roles: tuple[Supporting, ...]
) -> tuple[tuple[str, ...], tuple[Supporting, ...]]:
    """Return the actions of a person, and the roles around; what it goes up is `climbed`."""
    text = shot.text.lower()
    said = finding.search(_GOES, text)
    gym = finding.search(r"(?:climbing|bouldering) (?:wall|gym)", text)
    goes = bool({"climb", "walk"} & {*beats} and said) or (
        gym and {*beats} <= {"work", "exercise", "climb", "stand", "look"}
    )
    if not goes and not finding.search(_CLIMBERS, text):
        return beats, roles
    if finding.search(_WALKS, text) and not finding.search(_STEEP, text):
        return beats, roles
    climber = finding.search(_CLIMBERS, text)
    found = (
        _ROWS[4]
        if gym
        else next((row for row in _ROWS if finding.search(rf"{_OVER}(?:{row[0]})\b", text)), None)
    )
    if found is None and climber:
        found = _ROWS[6]
    if found is None:
        return beats, roles
    _, action, kind, nouns = found
    own = next(
        (one for one in roles if {*one.noun.split(), one.kind} & {*nouns.split()} and not one.of), None
    )
    base = own or Supporting(kind="rock", noun=kind)
    thing = replace(base, variant=kind, relation="climbed", of="", count=1)
    climbs = ("climb", "walk", "work", "exercise") + (("stand", "look", "swing") if climber else ())
    acts = tuple(dict.fromkeys(action if one in climbs else one for one in beats)) or (action,)
    rest = tuple(
        one for one in roles if one is not own and not (one.relation == "before" and one.kind == "ladder")
    )
    return acts, (*rest, thing)

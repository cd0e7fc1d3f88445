"""Seating: what somebody sits, lies and leans on that is no chair; who sits together sits side by side."""

from collections.abc import Sequence
from dataclasses import replace

from filmgate.script import finding
from filmgate.script.company import Company
from filmgate.script.script import Shot
from filmgate.script.tables import words
from filmgate.script.treatment import Relation, Supporting

_A = (
    r"(?:(?:the|a|an|some|his|her|their|its|our|edge|side|end|top|of|"
    r"old|low|stone|brick|wooden|front|marble|concrete|garden|sea|\w+ing) "
    r")*?"
)
_SITS = (
    rf"(?:sit\w*|sat|seated|perch\w*|rest\w*|relax\w*|lounging|lounges|"
    rf"chat\w*|talk\w*|eat\w*|read\w*|wait\w*|play\w*)(?: \w+){{0,4}}? "
    rf"(?:on|at|by|upon|along) {_A}"
)
# words of a shot; the form of the seat; nouns of roles that it stands for
_SEATS = (
    (
        (
            rf"{_SITS}(?:\w+ )?(?:steps|stairs|staircase|stairway|stoop|porch|"
            rf"doorstep)"
        ),
        "steps",
        "step steps stair stairs staircase porch stoop doorstep",
    ),
    (rf"{_SITS}(?:pool|swimming pool|poolside|hot tub)(?! table)|poolside", "pool", "pool swimming-pool"),
    (
        (
            rf"{_SITS}(?:dock|pier|jetty|quay|boardwalk|lake|river|water)\b|(?:feet|"
            rf"legs) (?:\w+ ){{0,3}}(?:over|in|into) the (?:water|lake|river)"
        ),
        "dock",
        "dock pier jetty quay boardwalk lake river",
    ),
    (rf"{_SITS}(?:\w+ )?(?:fence|railing|gate)", "rail", "fence gate railing"),
    (
        (
            rf"{_SITS}(?:\w+ )?(?:walls?|ledge|parapet|curb|kerb|fountain|roof|"
            rf"rooftop|cliff|stage|balustrade|windowsill|building|bridge)"
        ),
        "ledge",
        ("wall ledge parapet curb fountain roof cliff stage stone-wall windowsill building bridge"),
    ),
    (rf"{_SITS}(?:\w+ )?bed\b", "bedside", "bed"),
)
_HAMMOCK = r"hammock"
_LIES = (
    r"(?:lies|lying|laying|lays|sleep(?:s|ing)?|nap\w*|stretched out|sunbath\w*|"
    r"dozing|dozes|rests?|resting|relax\w*)"
)
_FLAT = rf"{_LIES} (?:\w+ ){{0,3}}(?:on|in|under|beneath|next|beside|face|flat)|sunbath\w*"
_BUSY = words("read write eat photograph type strum")  # what is done while leaning back
_Found = tuple[tuple[str, ...], tuple[Supporting, ...]]  # actions, and the roles around
_IDLE = words("stand look smile talk laugh work")
_QUIET = words("look read talk smile laugh stand sit sleep walk work rest")
_BACK = (
    r"(?:wall|car|truck|van|tree|lamppost|lamp post|pole|pillar|column|"
    r"door|doorframe|doorway|building|motorcycle|statue|bookshelf|locker|"
    r"hood|trunk|house|taxi|bus|fridge|refrigerator|rock|bookcase)"
)
_BEHIND = rf"lean\w* (?:back |casually |up )?(?:against|on|back on) (?:\w+(?:'s)? ){{0,3}}?(?:{_BACK})s?\b"
_BEFORE = (
    r"lean\w* (?:forward |down |out )?(?:on|over|against|upon) (?:\w+(?:'s)? "
    r"){0,3}?(?:railing|rail|balcony|banister|balustrade|bar|counter|"
    r"fence|gate|parapet|handrail|bridge|windowsill|window sill|ledge|"
    r"deck)\b"
)
_FURNITURE = words("bar counter table desk")
_PARTNERS: tuple[Relation, ...] = ("beside", "facing", "left", "right", "front", "around")
_MOST = 6  # who sit side by side
_SHARED = words("bench sofa steps dock ledge pool rail bedside log rock")  # forms that several sit on
_CHAIRS = words("cafe kitchen library classroom hall room office")


def perched(
    shot: Shot, beats: tuple[str, ...], roles: tuple[Supporting, ...]
) -> tuple[tuple[str, ...], tuple[Supporting, ...]]:
    """Return the actions of somebody, and the roles around, with what is sat on, lain on or leant on."""
    text = shot.text.lower()
    if beats == ("watch",):
        return beats, tuple(one for one in roles if one.kind != "clock")
    if "swing" in beats and finding.search(r"swing(?:s|set)?", text):
        return beats, tuple(one for one in roles if "swing" not in one.variant)
    pose = next((role.pose for role in shot.cast if role.pose), "")
    found = _laid(text, beats, roles) or _leant(text, beats, roles) or _low(text, beats, roles, pose)
    return found or _seated(text, beats, roles, pose) or (beats, roles)


def _laid(text: str, beats: tuple[str, ...], roles: tuple[Supporting, ...]) -> _Found | None:
    """Return what becomes of somebody who lies somewhere; None if he does not."""
    if finding.search(_HAMMOCK, text):
        rest = tuple(one for one in roles if one.noun != "hammock" and one.relation != "below")
        hammock = Supporting(kind="chair", variant="hammock", noun="hammock", relation="below")
        return ("sleep",), (*rest, hammock)
    if finding.search(_FLAT, text) and {*beats} <= _QUIET and "read" not in beats:
        return ("sleep",), roles
    return None


def _leant(text: str, beats: tuple[str, ...], roles: tuple[Supporting, ...]) -> _Found | None:
    """Return what becomes of somebody who leans on something; None if he does not."""
    if finding.search(_BEFORE, text) and {*beats} <= _IDLE:
        return _leaning("leanon", roles, "before")
    if finding.search(_BEHIND, text) and {*beats} <= _BUSY | _IDLE:
        acts, there = _leaning("leanback", roles, "leant")
        return (acts if {*beats} <= _IDLE else beats), there
    return None


def _low(text: str, beats: tuple[str, ...], roles: tuple[Supporting, ...], pose: str) -> _Found | None:
    """Return what becomes of somebody on the ground: at a picnic, or crouching; None of anybody else."""
    if finding.search(r"picnics?", text) and {*beats} <= _IDLE | {"sit", "eat"}:
        cloth = Supporting(kind="rug", noun="blanket", relation="below")
        return ("sit",), (*(one for one in roles if one.kind == "person"), cloth)
    low = "crouch" in beats or pose == "crouching"
    return (("crouch",), roles) if low and {*beats} <= _IDLE | {"crouch", "eat"} else None


def _seated(text: str, beats: tuple[str, ...], roles: tuple[Supporting, ...], pose: str) -> _Found | None:
    """Return what becomes of somebody who sits on what is no chair; None if he does not."""
    if "sit" not in beats and pose != "sitting":
        return None
    row = next((row for row in _SEATS if finding.search(row[0], text)), None)
    if row is None:
        return None
    _, form, nouns = row
    own = next((one for one in roles if {one.noun.rpartition(" ")[2], one.kind} & {*nouns.split()}), None)
    seat = Supporting(
        kind="chair", variant=form, noun=own.noun if own else nouns.split()[0], relation="below"
    )
    seat = replace(seat, coat=own.coat) if own else seat
    return beats, (*(one for one in roles if one is not own and one.relation != "below"), seat)


def _leaning(act: str, roles: tuple[Supporting, ...], relation: Relation) -> _Found:
    """Return what somebody leans on in its place: behind, or under the arms."""
    people = ("person", "robot", "astronaut")
    own = next(
        (one for one in roles if one.kind not in people and one.relation not in ("held", "worked")), None
    )
    if relation == "before":
        table = own and {*own.noun.split(), own.kind} & _FURNITURE
        thing = Supporting(
            kind="table" if table else "fence",
            variant="" if table else "railing",
            noun=own.noun if own else "railing",
        )
        rest = tuple(one for one in roles if one is not own)
        return (act,), (*rest, replace(thing, relation="before", coat=own.coat if own else None))
    thing = own or Supporting(kind="wall", noun="wall")
    rest = tuple(one for one in roles if one is not own)
    return (act,), (replace(thing, relation="leant", of=""), *rest)


def side_by_side(
    shot: Shot, count: int, beats: tuple[str, ...], roles: Sequence[Supporting], *, seated: bool
) -> Company | None:
    """Return those who sit beside somebody as one group with him; None if nobody does.

    count: of the subject, which is a person; seated: it sits.
    """
    if not seated or {*beats} & {"hug", "reach", "waltz", "armwrestle"}:
        return None
    below = {one.id for one in roles if one.relation == "below" and not one.of and one.id}
    others = tuple(
        one
        for one in roles
        if one.kind == "person"
        and ((one.relation in _PARTNERS and not one.of) or (one.relation == "above" and one.of in below))
        and one.count <= 2
        and {*one.beats} <= {"stand", "sit", *beats, "talk", "look", "smile", "laugh"}
    )
    total = count + sum(one.count for one in others)
    if not others or total > _MOST or _stands(shot, others):
        return None
    each = tuple(replace(one, count=1) for one in others for _ in range(one.count))
    joined = tuple(replace(one, beats=("sit",) if one.beats == ("stand",) else one.beats) for one in each)
    rest = tuple(one for one in roles if one not in others)
    return Company(total, beats, joined, rest, shared=False)


def _stands(shot: Shot, others: Sequence[Supporting]) -> bool:
    """Tell whether the text lets one of these stand."""
    ids = {one.id for one in others}
    return any(
        role.id in ids and role.pose in ("standing", "leaning", "kneeling", "lying") for role in shot.cast
    ) or any(
        beat.role in ids and beat.does in ("stand", "lean", "walk", "wait", "bend") for beat in shot.beats
    )

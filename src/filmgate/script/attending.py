"""Attending: two of whom one does something to the other with the hands."""

from dataclasses import replace

from filmgate.script import finding
from filmgate.script.casting import Chosen
from filmgate.script.pairs import like
from filmgate.script.script import Shot
from filmgate.script.tables import words
from filmgate.script.tending import BEARS, ROWS
from filmgate.script.treatment import Supporting

_APART = ("pours", "pouring", "speech", "birth")
_CHILDREN = words("child kid boy girl son daughter grandson granddaughter kid toddler pupil")
_ALIKE = words("friend buddy classmate schoolmate playmate")
_YOUNG = words("girl boy child kid schoolgirl schoolboy toddler")
_YEARS, _CLOAK = 8, "#7a5a44"


def tended(
    shot: Shot, chosen: Chosen, count: int, beats: tuple[str, ...], roles: tuple[Supporting, ...]
) -> tuple[int, tuple[str, ...], tuple[Supporting, ...]]:
    """Return how many the subject is, its actions, and the roles; one whom it tends to is `tended`.

    Two of a kind who give each other a high five are one who tends to the other.
    """
    text = shot.text.lower()
    others = [one for one in roles if one.kind == "person" and not one.of and one.relation != "below"]
    if (
        len(others) > 1
        or (len(beats) > 1 and "to sleep" not in text)
        or any(w in text for w in _APART)
        or chosen.subject is None
    ):
        return count, beats, roles
    row = next((row for row in ROWS if finding.search(row[1], text)), None)
    if row and row[0].startswith("cradle") and "shoulders" in text:
        return count, beats, roles
    two = count == 1 and len(others) == 1 and others[0].count == 1
    if row is None or not (two or (count == 2 and not others)):
        return count, beats, roles
    if not two:  # two of a kind
        others = [like(shot, chosen.subject)]
    name, _, tool, _ = row
    held = [one for one in roles if one.relation == "held" and not one.of]
    if name == "offer" and not (held and {*beats} & {"reach", "work"}):
        return count, beats, roles
    other = others[0]
    little = finding.search(rf"(?:little|younger|baby) {other.noun}", text)
    outfit, young = other.outfit, chosen.subject.noun in _YOUNG and other.noun in _ALIKE
    if not outfit.years and (other.noun in _CHILDREN or young or little) and not other.variant:
        outfit = outfit._replace(years=_YEARS)
    if name.startswith(("piggyback", "cradle")) and "baby" not in other.noun:
        outfit = outfit if outfit.cut or outfit.garments else outfit._replace(cut="shirt")
    if name == "drape":
        outfit = outfit._replace(cape=_CLOAK)
    there = replace(other, relation="tended", beats=(BEARS.get(name, "bear"),), outfit=outfit, seated=False)
    rest = [one for one in roles if one is not other and one.relation not in ("worked", "before", "below")]
    if tool and tool != "*":
        kind, _, variant = tool.partition(" ")
        own = next((one for one in held if (one.kind, one.variant) == (kind, variant)), None)
        own = own or Supporting(kind=kind, variant=variant, noun=variant or kind)
        rest = [one for one in rest if one.relation != "held"] + [replace(own, relation="held", of="")]
    elif tool == "":
        rest = [one for one in rest if one.relation != "held"]
    return 1, (name,), (there, *rest)

"""Pairs: two of a kind who deal with each other, so that they are two roles, face to face."""

from dataclasses import replace

from filmgate.script import beasts, finding, looks, wording
from filmgate.script.casting import Chosen
from filmgate.script.dances import PAIRED
from filmgate.script.script import Role, Shot
from filmgate.script.tables import words
from filmgate.script.treatment import Outfit, Relation, Supporting

_TWO = 2
_SHARED = words("talk punch reach handshake")  # actions of two people that they do to each other
_COUPLES = words("couple newlywed spouse partner bride")  # who dance in hold
_THE = r"(?:the |a |an |his |her )?"
_BOTH = (("bride", "groom"), ("man", "woman"), ("husband", "wife"), ("king", "queen"), ("prince", "princess"))
_WITH = "|".join(  # two who dance in hold
    [r"danc\w+ with|together|each other|one another"]
    + [rf"\b{one} and {_THE}{other}\b" for pair in _BOTH for one, other in (pair, pair[::-1])]
)
_CHILDREN = r"\b(?:child|children|kid|kids|toddler|baby|boy|girl|daughter|son|granddaughter|grandson)\b"
_GROWN = 15  # years
_TOGETHER = r"together|each other|one another"


def paired(
    shot: Shot, chosen: Chosen, noun: str, beats: tuple[str, ...]
) -> tuple[int, tuple[Supporting, ...]]:
    """Return how many subjects there are, and the supporting roles. Of several who hug, collide, dance in
    hold or deal with each other, two are drawn, face to face.
    """
    count = looks.count(chosen.subject) if chosen.subject else 1
    act = _act(chosen, count, beats)
    if act == "talk" and chosen.subject and chosen.subject.pose == "sitting":
        act = ""  # side by side, or at one table
    if chosen.subject is None or chosen.kind is None or not act:
        return count, chosen.supporting
    if act == "collide":
        other = Supporting(
            kind=chosen.kind,
            noun=noun.replace("-", " "),
            variant=beasts.variant(chosen.subject, chosen.kind),
            coat=looks.coat(chosen.subject, chosen.kind),
            beats=("collide",),
            relation="facing",
        )
        return 1, (other, *chosen.supporting)
    relation: Relation = "beside" if act == "handhold" else "facing"
    other = Supporting(
        kind="person",
        noun=noun,
        variant=wording.variant("person", noun),
        beats=(act,),
        relation=relation,
        outfit=_of_the_other(beasts.outfit(shot, chosen.subject)),
    )
    return 1, (other, *chosen.supporting)


def like(shot: Shot, subject: Role) -> Supporting:
    """Return the other of two of a kind, of whom the subject is one."""
    return Supporting(
        kind="person",
        noun=subject.noun,
        variant=wording.variant("person", subject.noun),
        outfit=_of_the_other(beasts.outfit(shot, subject)),
    )


def in_hold(shot: Shot, chosen: Chosen, beats: tuple[str, ...]) -> tuple[str, ...]:
    """Return the beats; a couple that dances in no style of its own dances in hold."""
    subject = chosen.subject
    if subject is None or "dance" not in beats or looks.count(subject) != _TWO:
        return beats
    close = subject.noun in _COUPLES or finding.search(_TOGETHER, shot.text.lower())
    return tuple("waltz" if beat == "dance" and close else beat for beat in beats)


def danced(
    shot: Shot, count: int, beats: tuple[str, ...], supporting: tuple[Supporting, ...]
) -> tuple[tuple[str, ...], tuple[Supporting, ...]]:
    """Return the beats and the supporting roles; somebody who dances with one other dances in hold, if both
    are grown up and it is told that they do so with each other, or they are a man and a woman.
    """
    others = [one for one in supporting if one.kind == "person"]
    if count != 1 or beats != ("dance",) or len(others) != 1:
        return beats, supporting
    other = others[0]
    alone = other.beats == ("dance",) and other.count == 1 and not other.of and other.relation == "beside"
    small = other.outfit.child or 0 < other.outfit.years < _GROWN
    text = shot.text.lower()
    if not alone or small or finding.search(_CHILDREN, text) or not finding.search(_WITH, text):
        return beats, supporting
    both = replace(other, beats=("waltz",), relation="facing")
    return ("waltz",), tuple(both if one is other else one for one in supporting)


def _act(chosen: Chosen, count: int, beats: tuple[str, ...]) -> str:
    """Return the action that makes a pair of several; "" if they are a group."""
    if "collide" in beats and count > 1:
        return "collide"
    if chosen.kind != "person" or count == 1:
        return ""
    if "hug" in beats:
        return "hug"
    both = PAIRED | {"handhold"} | (_SHARED if not chosen.supporting else set())
    return next((beat for beat in beats if beat in both), "") if count == _TWO else ""


def _of_the_other(outfit: Outfit) -> Outfit:
    """Return what the other of two wears: of the same age and people, in clothes of its own kind."""
    sex = {"male": "male", "female": "female"}.get(outfit.sex, "")
    return Outfit(years=outfit.years, ancestry=outfit.ancestry, hair=outfit.hair, sex=sex, beast=outfit.beast)

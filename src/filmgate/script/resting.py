"""Resting: what a place has for who sits or sleeps in it, where the prompt names nothing to rest on."""

from filmgate.script.tables import words
from filmgate.script.treatment import Supporting

_SEATS = {  # place: the form of a chair
    **dict.fromkeys(("classroom", "cafe", "kitchen", "library", "laboratory", "hall"), "dining"),
    **dict.fromkeys(("office", "hospital"), ""),
    **dict.fromkeys(("station", "church", "museum", "park", "garden"), "bench"),
    "room": "sofa",
}
_BEDS = {"bedroom", "hospital"}
_LOW = words(
    "picnic floor ground grass sand rug carpet mat lawn meadow step steps stairs "
    "cross-legged lotus knees edge"
)
_SLEEPERS = {"person", "cat", "dog"}


def rested(
    roles: tuple[Supporting, ...],
    *,
    subject: str | None,
    count: int,
    beats: tuple[str, ...],
    scene: str,
    said: tuple[str, ...],
    seated: bool = False,
) -> tuple[Supporting, ...]:
    """Return the supporting roles with a seat or a bed below the subject, if its place has some.

    A role that is below it, a table that people sit around, or a word for the floor leaves them as they are.
    said: the words of the shot; seated: the subject sits, whatever its hands do.
    """
    seats = ("below", "amid", "behind")
    taken = any(
        (one.relation in seats and one.kind in ("chair", "table")) or one.relation in ("before", "worked")
        for one in roles
    )
    if taken or _LOW & {*said} or not beats:
        return roles
    if beats[-1] == "sleep" and subject in _SLEEPERS and scene in _BEDS:
        bed = Supporting(kind="chair", noun="bed", variant="bed", relation="below")
        return (bed, *roles)
    if (beats[0] != "sit" and not seated) or subject != "person" or scene not in _SEATS:
        return roles
    form = _SEATS[scene]
    shared = form in ("bench", "sofa")
    seat = Supporting(
        kind="chair",
        noun=form if shared else "chair",
        variant=form,
        relation="below",
        count=1 if shared else count,
    )
    return (seat, *roles)

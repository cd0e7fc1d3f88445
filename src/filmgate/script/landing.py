"""Landings: what somebody jumps into, which is large enough for it, and gives way."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from filmgate.script.script import Role, Shot
from filmgate.script.tables import words, words_of
from filmgate.script.treatment import Move, Supporting

_JUMPS = words("jump leap hop dive plunge fall splash stomp play land skip bounce run step tread")
_INTO = words_of(
    {
        "puddle": "puddle",
        "leaves": "leaf leaves",
        "hay": "hay straw haystack",
        "snow": "snow snowdrift snowbank",
    }
)
_KINDS = {
    "puddle": ("droplet", "puddle"),
    "leaves": ("heap", ""),
    "hay": ("heap", "hay"),
    "snow": ("heap", "snow"),
}
_ONLY_JUMPED = words("jump leap hop dive plunge fall land")  # verbs after which a heap is meant
_BEATS = ("run", "jump", "stand")

_THROUGH = re.compile(r"\b(?:through|across|into|in|over) (?:\w+ ){0,3}?puddles?\b")


def wets(supporting: Sequence[Supporting]) -> bool:
    """Tell whether somebody comes down in a puddle, or runs through one."""
    return any(one.relation == "entered" and one.variant == "puddle" for one in supporting)


def shown(variant: str, supporting: Sequence[Supporting]) -> Move | None:
    """Return the camera move that shows a puddle best, by the subject's variant; None without a puddle."""
    if wets(supporting):
        return Move.TRACKING
    return Move.PUSH_IN if variant == "puddle" else None


def through(shot: Shot, supporting: Sequence[Supporting]) -> tuple[Supporting, ...]:
    """Return the supporting roles of an animal; it runs through the puddle that the text sends it through."""
    if not _THROUGH.search(shot.text.lower()):
        return tuple(supporting)
    return tuple(
        replace(one, relation="entered", of="", count=1) if one.variant == "puddle" else one
        for one in supporting
    )


def landing(
    shot: Shot, subject: Role, beats: tuple[str, ...], supporting: Sequence[Supporting]
) -> tuple[tuple[str, ...], tuple[Supporting, ...]]:
    """Return the actions and the supporting roles of somebody; who jumps into something runs up to it, and
    lands in it.
    """
    nouns = {one.id: one.noun for one in shot.cast}
    within = [nouns.get(where.of, "") for where in subject.where if where.relation in ("in", "on")]
    for beat in shot.beats:
        if beat.role != subject.id or beat.does not in _JUMPS:
            continue
        ends = [nouns.get(end, end) for end in (beat.into, beat.to, beat.over, beat.object)] + within
        said = shot.text.lower().replace(",", " ").split() if beat.does in _ONLY_JUMPED else []
        ends += [word for before, word in pairwise(said) if before in ("into", "the", "of")]
        what = next((_INTO[noun.strip(".")] for noun in ends if noun.strip(".") in _INTO), "")
        if not what or (what != "puddle" and beat.does not in _ONLY_JUMPED):
            continue
        kind, variant = _KINDS[what]
        rest = tuple(one for one in supporting if _INTO.get(one.noun) != what)
        own = next(
            (one for one in supporting if _INTO.get(one.noun) == what), Supporting(kind=kind, noun=what)
        )
        into = replace(own, kind=kind, variant=variant, relation="entered", of="", count=1)
        return _BEATS, (into, *rest)
    return beats, tuple(supporting)

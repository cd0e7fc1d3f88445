"""The beats in words: the actions of the subject, in order."""

import re

from filmgate.script import actions, kinds, wording

_NEXT = re.compile(r"(?:\bthen\b|\band\b|\bbefore\b|,|;|\.)(?P<between>[^,;.]{0,40}?)$")

_MOST_BEATS = 3


def find(text: str, subject: str | None) -> tuple[str, ...]:
    """Return the actions of the subject, three at most.

    They are the first verb and those that follow it by "then", "and", "before" or a comma. A verb after
    another noun belongs to that noun ("a cat sleeps and a dog runs"). A verb for something that the subject
    cannot do is dropped. A flying subject only flies, unless its first verb is a quiet one ("sleep", "eat").
    """
    alive = subject in kinds.CREATURES
    can = able(subject)
    acts: list[str] = []
    for at, action in spoken(text):
        if action not in can or (not alive and not _its_own(text, at, action, subject)):
            continue
        if acts:
            joined = _NEXT.search(text[:at])
            between = wording.WORD.findall(joined["between"]) if joined else []
            if joined is None or any(wording.kind(between, n) for n in range(len(between))):
                continue
        if action not in acts:
            acts.append(action)
    if subject in kinds.FLYING and acts and acts[0] not in ("stand", "sit", "sleep", "look", "eat", "talk"):
        return ("fly",)
    if len(acts) > 1:  # who stands while doing something else just does that
        acts = [action for action in acts if action != "stand"] or acts[:1]
    return tuple(acts[:_MOST_BEATS])


def _its_own(text: str, at: int, action: str, subject: str | None) -> bool:
    """Tell whether a thing does this itself: "a burning house"; not "waves crash against a tower"."""
    if action in ("stand", "pour", "run", "walk", "fly", "swim"):
        return True
    before, after = wording.WORD.findall(text[:at]), wording.WORD.findall(text[at:])[1:4]
    kinds = [kind for n in range(len(before)) if (kind := wording.kind(before, n))]
    return kinds[-1:] == [subject] or any(
        wording.kind(after, n) == subject for n in range(min(len(after), 2))
    )


def able(subject: str | None) -> frozenset[str]:
    """Return the actions that this kind of subject can do."""
    return actions.able(kinds.KINDS[subject].family if subject else "thing")


def spoken(text: str) -> list[tuple[int, str]]:
    """Return (position, action) of every verb, in the order of the text. A word is one verb only."""
    by_place: dict[int, str] = {}
    for action in actions.ACTIONS.values():
        for match in re.finditer(rf"\b(?:{action.pattern})(?!\w)", text):
            by_place.setdefault(match.start(), action.name)
    return sorted(by_place.items())

"""The rules that every expanded prompt must keep, whichever expander made it."""

import re

from filmgate.domain.parameters import PROMPT_LIMIT
from filmgate.script.parse import parse, shots
from filmgate.script.treatment import Treatment

_BRACKET = re.compile(r"\[[^\[\]]{1,200}\]")
_QUOTED = re.compile(r'"[^"]{1,200}"|“[^”]{1,200}”')
_WORD = re.compile(r"[^\W\d_]{4,}")


def broken(prompt: str, longer: str) -> str | None:
    """Return the rule that the expanded prompt `longer` breaks, as a text; None if it keeps all."""
    before, after = parse(prompt), parse(longer)
    faults = {
        "the answer is empty": not longer.strip(),
        "the answer is too long for a prompt": len(longer) > PROMPT_LIMIT,
        "the answer lacks camera commands of the prompt": any(
            part not in longer for part in _BRACKET.findall(prompt)
        ),
        "the answer lacks quoted text of the prompt": any(
            part not in longer for part in _QUOTED.findall(prompt)
        ),
        "the answer lacks words of the prompt": not _words(prompt) <= _words(longer),
        "the answer has another subject": (before.subject, before.count) != (after.subject, after.count),
        "the answer adds another subject": _kinds(after) > _kinds(before),
        "the answer has other shots": len(shots(prompt)) != len(shots(longer)),
        "the answer has another place": "scene" not in before.inferred and before.scene != after.scene,
    }
    return next((name for name, found in faults.items() if found), None)


def _kinds(treatment: Treatment) -> set[str]:
    return {one.kind for one in treatment.supporting}


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}

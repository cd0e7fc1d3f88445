"""The search for patterns of words in a text: a pattern is tried only if the text has one of its beginnings.

Most patterns of our tables are in no prompt, and to look for a few letters is much quicker than to try a
pattern at every word.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

_LETTERS = re.compile(r"[a-z0-9' &-]+")
_AROUND = re.compile(r"\(\?<?[=!][^()]*\)")  # a look at what stands beside
_OPTIONAL = ("?", "*", "{")
_REMEMBERED = 1024  # patterns


@dataclass(frozen=True, slots=True)
class Finder:
    """A compiled pattern of words. stems: how its matches may begin; none if that is not known."""

    pattern: re.Pattern[str]
    stems: tuple[str, ...]

    def may_match(self, text: str) -> bool:
        """Tell whether a text in lower case has the beginning of a match."""
        return not self.stems or any(stem in text for stem in self.stems)


@functools.lru_cache(maxsize=_REMEMBERED)
def finder(pattern: str, end: str = r"\b") -> Finder:
    """Return the finder of a pattern in lower case, which matches whole words. end: what follows a match."""
    return Finder(re.compile(rf"\b(?:{pattern}){end}"), _stems(pattern))


def search(pattern: str, text: str) -> re.Match[str] | None:
    """Return the first match of a pattern of whole words in a text in lower case; None if there is none."""
    found = finder(pattern)
    return found.pattern.search(text) if found.may_match(text) else None


def spans(pattern: str, text: str) -> Iterator[tuple[int, int]]:
    """Give the positions (start, end) of the matches of a pattern of whole words in a text in lower case."""
    found = finder(pattern)
    if found.may_match(text):
        yield from (match.span() for match in found.pattern.finditer(text))


def _stems(pattern: str) -> tuple[str, ...]:
    """Return the letters that the alternatives of a pattern begin with; () if one begins with anything."""
    stems = list[str]()
    for alternative in _alternatives(pattern):
        own = _beginnings(alternative)
        if not own:
            return ()
        stems += own
    return tuple(dict.fromkeys(stems))


def _alternatives(pattern: str) -> list[str]:
    """Return the parts of a pattern between the bars that are in no brackets."""
    parts, depth, escaped = [""], 0, False
    for letter in pattern:
        if letter == "|" and not depth and not escaped:
            parts.append("")
            continue
        depth += 0 if escaped else (letter in "([") - (letter in ")]")
        escaped = letter == "\\" and not escaped
        parts[-1] += letter
    return parts


def _beginnings(alternative: str) -> tuple[str, ...]:
    """Return the letters that one alternative begins with; () if that is not known."""
    while match := _AROUND.match(alternative):
        alternative = alternative[match.end() :]
    if alternative.startswith("(?:"):
        end = _closed(alternative)
        optional = alternative[end : end + 1] in _OPTIONAL or not end
        return () if optional else _stems(alternative[3 : end - 1])
    match = _LETTERS.match(alternative)
    letters = match[0] if match else ""
    if letters and alternative[len(letters) : len(letters) + 1] in _OPTIONAL:
        letters = letters[:-1]
    return (letters,) if len(letters) > 1 else ()


def _closed(pattern: str) -> int:
    """Return the position after the bracket that closes the first one; 0 if none does."""
    depth = 0
    for at, letter in enumerate(pattern):
        depth += (letter == "(") - (letter == ")")
        if not depth:
            return at + 1
    return 0

"""One action that a subject can do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One action that a subject can do, such as jump. To add one, add a record to `actions.py` or, for what
    hands do, to `handwork.py`, and a pose or a movement in the engine.
    """

    name: str
    patterns: tuple[str, ...]  # regular expressions of its verbs; none if no verb alone means it
    by: str  # families that can do it; other subjects leave it out
    phrase: str  # the action in our sentences: "leaping"
    details: tuple[str, ...]  # details that a cinematographer would add

    @property
    def pattern(self) -> str:
        return "|".join(self.patterns)

"""The text screen: rules, then the classifier, then a guard model if one is configured."""

from filmgate.domain.screening import Screening
from filmgate.safety.base import Verdict
from filmgate.safety.text import language, normal, rules
from filmgate.safety.text.classifier import Classifier
from filmgate.safety.text.guard import Guard
from filmgate.safety.text.minilm import FILE


class EmbeddedTextScreen:
    """A text screen that runs in the worker. If a guard model is configured, it decides about texts that
    rules and classifier allow.
    """

    def __init__(self, guard: Guard | None = None) -> None:
        self._classifier, self._guard = Classifier(), guard

    @property
    def by(self) -> str:
        return f"rules+minilm:{self._classifier.head.version}"

    def open(self) -> None:
        FILE.read()
        _ = self._classifier.head

    def judge(self, text: str, how: Screening) -> Verdict:
        read = normal.read(text)
        for reading in dict.fromkeys((read.plain, read.decoded)):
            if hit := rules.broken(reading):
                return Verdict(allowed=False, by=self.by, category=hit.category, rule=hit.rule)
        scores = self._worst(read)
        score = scores.get("any", 0.0)
        if score >= how.text:
            named = {name: value for name, value in scores.items() if name != "any"}
            return Verdict(
                allowed=False,
                by=self.by,
                category=max(named, key=lambda name: named[name]),
                score=score,
                threshold=how.text,
                scores=scores,
            )
        if self._guard:
            return self._guard.judge(text, scores=scores)
        foreign = language.unread(read.plain)
        refused = bool(foreign) and how.languages == "refuse"
        return Verdict(
            allowed=not refused,
            by=self.by,
            category="language" if refused else "",
            unread=foreign,
            rule=f"text in {foreign} cannot be judged on this server" if refused else "",
            score=score if scores else None,
            threshold=how.text,
            scores=scores,
        )

    def _worst(self, read: normal.Readings) -> dict[str, float]:
        found = [self._classifier.scores(reading) for reading in dict.fromkeys((read.plain, read.decoded))]
        return max(found, key=lambda scores: scores.get("any", 0.0))

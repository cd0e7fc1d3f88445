"""The screening of a prediction: the server decides, and the lease carries the decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

VERSION = 1  # goes up when a threshold changes its meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """The thresholds of a screening. A score (0 to 1) that reaches its threshold is refused.

    image: of an input picture; second: the second-highest of the sampled frames; top: the mean of their three
    highest. None leaves a threshold to the value that the networks in use were measured for.
    """

    version: int = VERSION
    text: float = 0.5
    image: float | None = None
    second: float | None = None
    top: float | None = None
    languages: Literal["allow", "refuse"] = "allow"  # text that the text screen cannot read
    missing: Literal["refuse", "allow"] = "refuse"  # a screen that cannot do its work


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The policy of the server: when it screens, and how. `expansion`: as the contract says, with
    enable_prompt_expansion.
    """

    when: Literal["always", "expansion", "never"] = "expansion"
    how: Screening = Screening()

    def of(self, inputs: Mapping[str, Any]) -> Screening | None:
        """Return the screening of a request with these inputs; None if it is not screened."""
        asked = self.when == "always" or bool(inputs.get("enable_prompt_expansion"))
        return self.how if asked and self.when != "never" else None

    @property
    def closed(self) -> bool:
        """Tell whether a prediction that must be screened waits for a worker that can screen."""
        return self.when != "never" and self.how.missing == "refuse"


def passed(record: Mapping[str, Any] | None, how: Screening) -> bool:
    """Tell whether a worker's record shows that the clip passed this screening to the end."""
    if record is None or record.get("version") != how.version or record.get("missing"):
        return False
    verdicts = record.get("verdicts", ())
    return all(one.get("allowed") for one in verdicts) and any(
        one.get("stage") == "frames" for one in verdicts
    )

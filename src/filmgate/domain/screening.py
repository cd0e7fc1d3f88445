"""Rules for the screening of predictions. The server decides, and sends its decision to the worker with the
lease.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

VERSION = 1  # goes up when a threshold changes its meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """The thresholds for the screening of a prediction. A score (0 to 1) that reaches its threshold is
    refused.

    image: of an input image; second: the second-highest score of the sampled frames; top: the mean of their
    three highest. None means the threshold that the networks in use were measured for.
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
    """The server's policy: which predictions it screens, and with which thresholds. `expansion`: those with
    enable_prompt_expansion, as in the contract.
    """

    when: Literal["always", "expansion", "never"] = "expansion"
    how: Screening = Screening()

    def of(self, inputs: Mapping[str, Any]) -> Screening | None:
        """Return the screening for a request with these inputs; None if it is not screened."""
        asked = self.when == "always" or bool(inputs.get("enable_prompt_expansion"))
        return self.how if asked and self.when != "never" else None

    @property
    def closed(self) -> bool:
        """Tell whether predictions that must be screened wait until a worker can screen them."""
        return self.when != "never" and self.how.missing == "refuse"


def passed(record: Mapping[str, Any] | None, how: Screening) -> bool:
    """Tell whether a worker's record shows that the clip passed all steps of this screening."""
    if record is None or record.get("version") != how.version or record.get("missing"):
        return False
    verdicts = record.get("verdicts", ())
    return all(one.get("allowed") for one in verdicts) and any(
        one.get("stage") == "frames" for one in verdicts
    )

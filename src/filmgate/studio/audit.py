"""The screening of one prediction. It records every verdict, and stops at the first refusal."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from filmgate import logs
from filmgate.domain import errors
from filmgate.domain.errors import Failure
from filmgate.domain.screening import Screening
from filmgate.media.sample import sample
from filmgate.safety.base import Missing, Screens, Verdict
from filmgate.script.read import english

FRAMES_PER_SECOND = 2  # 12 of a 6 s clip, 20 of 10 s
_NAMES = {
    "prompt": "prompt",
    "prompt_english": "prompt",
    "expanded_prompt": "expanded prompt",
    "expanded_prompt_english": "expanded prompt",
    "frames": "finished clip",
}


class Audit:
    """Screens the prompt, the images and the clip of one prediction, if its lease asks for it. Each method
    raises Failure on a refusal.
    """

    def __init__(self, screens: Screens, how: Screening | None, *, prediction: str) -> None:
        self._screens, self._how, self._prediction = screens, how, prediction
        self._verdicts: list[dict[str, Any]] = []
        self._missing: dict[str, str] = {}

    @property
    def record(self) -> dict[str, Any] | None:
        """Return the record of all verdicts and their reasons, without the screened content. None if nothing
        is screened.
        """
        if self._how is None:
            return None
        record: dict[str, Any] = {"version": self._how.version, "verdicts": self._verdicts}
        return record | {"missing": self._missing} if self._missing else record

    def text(self, stage: str, text: str) -> None:
        """Screen a text and, if it is in another language, the English that the engine reads in it."""
        if text and self._how is not None:
            self._judge(stage, lambda how: self._screens.text.judge(text, how))
            if meant := english(text):
                self._judge(f"{stage}_english", lambda how: self._screens.text.judge(meant, how))

    def image(self, field: str, file: Path) -> None:
        self._judge(field, lambda how: self._screens.pictures.image(file, how))

    def clip(self, file: Path, seconds: int) -> None:
        def look(how: Screening) -> Verdict:
            return self._screens.pictures.clip(sample(file, FRAMES_PER_SECOND * seconds), how)

        self._judge("frames", look)

    def _judge(self, stage: str, look: Callable[[Screening], Verdict]) -> None:
        if self._how is None:
            return
        try:
            verdict = look(self._how)
        except Missing as error:
            self._went_missing(stage, str(error), self._how)
            return
        self._verdicts.append({"stage": stage, **verdict.to_json()})
        logs.event(
            "screened",
            prediction=self._prediction,
            stage=stage,
            allowed=verdict.allowed,
            category=verdict.category,
            rule=verdict.rule,
            score=verdict.score,
        )
        if not verdict.allowed:
            what = _NAMES.get(stage, stage)
            raise Failure(
                errors.MODERATION,
                f"the safety checker refused the {what}: {verdict.category}"
                + (f" ({verdict.rule})" if verdict.rule else ""),
                stage=stage,
                clip=stage == "frames",
            )

    def _went_missing(self, stage: str, reason: str, how: Screening) -> None:
        logs.event("screen_missing", level="error", prediction=self._prediction, stage=stage, reason=reason)
        if how.missing == "refuse":
            raise Failure(errors.UNAVAILABLE, "the safety checker failed", stage=stage)
        self._missing[stage] = reason

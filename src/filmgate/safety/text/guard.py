"""A guard model for prompts behind an OpenAI-compatible API: Qwen3Guard or Llama Guard."""

import re

from filmgate import net
from filmgate.safety.base import Missing, Verdict

_QWEN = re.compile(r"\s*Safety:\s*(Safe|Controversial|Unsafe)\b(?:.*?Categories:\s*([^\n]*))?", re.DOTALL)
_LLAMA = re.compile(r"\s*(safe|unsafe)\s*(?:\n\s*((?:S\d{1,2}\s*,?\s*)+))?\s*")
# their categories in our words; any other keeps its own name
_QWEN_NAMES = {
    "violent": "violence",
    "non-violent illegal acts": "crime",
    "sexual content or sexual acts": "sexual",
    "suicide & self-harm": "self_harm",
    "unethical acts": "hate",
    "pii": "privacy",
}
# https://github.com/meta-llama/PurpleLlama, the MLCommons hazards S1 to S14
_LLAMA_NAMES = {
    "S1": "violence", "S2": "crime", "S3": "sexual", "S4": "minors", "S5": "deception", "S6": "advice",
    "S7": "privacy", "S8": "copyright", "S9": "crime", "S10": "hate", "S11": "self_harm", "S12": "sexual",
    "S13": "deception", "S14": "crime",
}  # fmt: skip


class Guard:
    """A client of a guard model. It asks once. An answer that has neither known form raises Missing."""

    def __init__(self, chat: net.Chat, *, name: str) -> None:
        self._chat, self._name = chat, name

    def judge(self, text: str, *, scores: dict[str, float]) -> Verdict:
        """Ask the guard model about a prompt and return its verdict. `scores`: those of the classifier,
        copied into the verdict. Raise Missing.
        """
        try:
            answer = self._chat.ask([{"role": "user", "content": text}], temperature=0.0, max_tokens=100)
        except net.Unreachable as error:
            raise Missing(f"the guard model gave no verdict: {error}") from None
        label, category = _read(answer)
        refused = label == "unsafe"
        return Verdict(
            allowed=not refused,
            by=f"guard:{self._name}",
            category=category,
            rule="the guard model judged the text as unsafe" if refused else "",
            scores={**scores, "guard": label},
        )


def _read(answer: str) -> tuple[str, str]:
    """Label (safe, controversial, unsafe) and our first category; raises Missing."""
    if match := _QWEN.match(answer):
        first = (match[2] or "").split(",")[0].strip().lower()
        return match[1].lower(), "" if first in ("", "none") else _QWEN_NAMES.get(first, first)
    if match := _LLAMA.fullmatch(answer):
        first = (match[2] or "").split(",")[0].strip()
        return match[1], _LLAMA_NAMES.get(first, first)
    raise Missing("the guard model answered in an unknown format: use Qwen3Guard or Llama Guard")

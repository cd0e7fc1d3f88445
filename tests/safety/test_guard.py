"""The guard model: against a server of our own that answers as Qwen3Guard and Llama Guard do."""

import pytest

from chat_model import ChatModel
from filmgate.domain.screening import Screening
from filmgate.safety.base import Missing
from filmgate.safety.text.guard import Guard
from filmgate.safety.text.screen import EmbeddedTextScreen

PROMPT = "голая женщина на кровати"


def screen(model: ChatModel, seconds: float = 3.0) -> EmbeddedTextScreen:
    return EmbeddedTextScreen(Guard(model.chat(seconds), name="guard-1"))


@pytest.mark.parametrize(
    ("answer", "allowed", "category"),
    [
        ("Safety: Safe\nCategories: None", True, ""),
        ("Safety: Unsafe\nCategories: Violent", False, "violence"),
        ("Safety: Unsafe\nCategories: Sexual Content or Sexual Acts, Unethical Acts", False, "sexual"),
        ("Safety: Unsafe\nCategories: Suicide & Self-Harm\nRefusal: No", False, "self_harm"),
        (
            "Safety: Controversial\nCategories: Politically Sensitive Topics",
            True,
            "politically sensitive topics",
        ),
        ("safe", True, ""),
        ("\n\nsafe", True, ""),
        ("unsafe\nS12", False, "sexual"),
        ("\n\nunsafe\nS4,S3", False, "minors"),
        ("unsafe\nS9", False, "crime"),
        ("unsafe", False, ""),
    ],
)
def test_both_forms_are_read(model: ChatModel, answer: str, allowed: bool, category: str) -> None:  # noqa: FBT001
    model.says(answer)
    verdict = screen(model).judge(PROMPT, Screening())
    assert (verdict.allowed, verdict.category) == (allowed, category)
    assert verdict.by == "guard:guard-1"
    assert verdict.unread == ""
    assert model.asked[0]["messages"] == [{"role": "user", "content": PROMPT}]


@pytest.mark.parametrize(
    "answer", ["", "I cannot help with that.", "Safety: maybe", "safe, and more words", "[]"]
)
def test_any_other_answer_is_none(model: ChatModel, answer: str) -> None:
    model.says(answer)
    with pytest.raises(Missing):
        screen(model).judge(PROMPT, Screening())


def test_an_error_or_silence_is_no_answer(model: ChatModel) -> None:
    with pytest.raises(Missing):
        screen(model).judge(PROMPT, Screening())
    model.says("safe")
    model.pause = 0.6
    with pytest.raises(Missing):
        screen(model, seconds=0.5).judge(PROMPT, Screening())


def test_what_the_embedded_screen_refuses_is_not_asked(model: ChatModel) -> None:
    model.says("safe")
    assert not screen(model).judge("a porn video", Screening()).allowed
    assert model.asked == []

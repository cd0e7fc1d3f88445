"""The screening of one prediction: what is kept of it, what is logged, what ends it."""

import json
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from conftest import picture
from filmgate.domain.errors import Failure
from filmgate.domain.screening import Screening, passed
from filmgate.safety.base import Missing, Screens, Verdict
from filmgate.safety.frames import NetworkScreen
from filmgate.safety.text.screen import EmbeddedTextScreen
from filmgate.studio.audit import Audit

SCREENS = Screens(text=EmbeddedTextScreen(), pictures=NetworkScreen())
HARM = "a zebra watches a pornographic film"


def test_every_decision_is_logged_without_what_was_judged(tmp_path: Path) -> None:
    file = tmp_path / "zebra.png"
    file.write_bytes(picture())
    audit = Audit(SCREENS, Screening(), prediction="p1")
    with capture_logs() as logged:
        audit.text("prompt", "a zebra on the savanna")
        audit.image("image", file)
        with pytest.raises(Failure) as raised:
            audit.text("expanded_prompt", HARM)
    assert [(one["stage"], one["allowed"]) for one in logged] == [
        ("prompt", True),
        ("image", True),
        ("expanded_prompt", False),
    ]
    assert all(one["action"] == "screened" and one["prediction"] == "p1" for one in logged)
    assert logged[2]["rule"] == "pornography"
    assert (raised.value.code, raised.value.stage, raised.value.clip) == (1200, "expanded_prompt", False)
    assert "zebra" not in json.dumps([logged, audit.record, raised.value.message])
    assert [one["stage"] for one in (audit.record or {})["verdicts"]] == [
        "prompt",
        "image",
        "expanded_prompt",
    ]


def test_nothing_is_done_where_nothing_is_asked(tmp_path: Path) -> None:
    audit = Audit(SCREENS, None, prediction="p1")
    with capture_logs() as logged:
        audit.text("prompt", HARM)
        audit.clip(tmp_path / "there is no such file", 6)
    assert logged == []
    assert audit.record is None


class Broken:
    """A text screen without its model."""

    by = "broken"

    def open(self) -> None:
        raise Missing("gone")

    def judge(self, text: str, how: Screening) -> Verdict:  # noqa: ARG002
        raise Missing("gone")


def test_a_screen_that_cannot_work_fails_closed_or_is_noted() -> None:
    screens = Screens(text=Broken(), pictures=NetworkScreen())
    assert screens.fault() == "gone"
    with pytest.raises(Failure) as raised:
        Audit(screens, Screening(), prediction="p1").text("prompt", "a cat")
    assert raised.value.code == 5003
    how = Screening(missing="allow")
    audit = Audit(screens, how, prediction="p1")
    audit.text("prompt", "a cat")
    assert audit.record == {"version": 1, "verdicts": [], "missing": {"prompt": "gone"}}
    assert not passed(audit.record, how)


@pytest.mark.parametrize(
    ("prompt", "stage"),
    [
        ("Un hombre apuñala a una mujer desnuda y la mata, sangre por todas partes", "prompt_english"),
        ("Ein Mann ersticht eine Frau mit einem Messer, überall Blut", "prompt_english"),
    ],
)
def test_what_is_read_in_another_language_is_screened_in_english(prompt: str, stage: str) -> None:
    assert SCREENS.text.judge(prompt, Screening()).allowed
    audit = Audit(SCREENS, Screening(), prediction="p1")
    with pytest.raises(Failure) as raised:
        audit.text("prompt", prompt)
    assert (raised.value.code, raised.value.stage) == (1200, stage)
    assert [one["stage"] for one in (audit.record or {})["verdicts"]] == ["prompt", stage]


def test_a_harmless_prompt_in_another_language_passes_both_screenings() -> None:
    audit = Audit(SCREENS, Screening(), prediction="p1")
    audit.text("prompt", "Un zorro rojo corre por el bosque nevado de noche")
    verdicts = (audit.record or {})["verdicts"]
    assert [(one["stage"], one["allowed"]) for one in verdicts] == [
        ("prompt", True),
        ("prompt_english", True),
    ]

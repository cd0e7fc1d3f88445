"""A text in quotation marks stands on a sign, in letters that can be seen."""

import numpy as np
import pytest

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.objects import lettering
from filmgate.engines.animatic.subjects.part import Part
from filmgate.script.parse import parse
from filmgate.script.understood import understood


@pytest.mark.parametrize(
    ("prompt", "text"),
    [
        ("the word 'START'", "start"),
        ('A red sign with the word "STOP" in white letters', "stop"),
        ("the words 'KEEP OFF' written on a brick wall", "keep off"),
        ("A red sign on a road", ""),
    ],
)
def test_a_text_is_written_on_a_sign(prompt: str, text: str) -> None:
    shot = parse(prompt)
    assert (shot.subject, shot.text) == ("sign", text)
    assert (shot.variant == "lettered") == bool(text)


def test_a_sign_beside_somebody_has_its_text() -> None:
    shot = parse('A dog sits beside a sign that says "Beware"')
    assert [(one.kind, one.text) for one in shot.supporting] == [("sign", "beware")]


def test_letters_that_the_engine_lacks_are_left_out() -> None:
    rows = {row["text"]: row for row in understood("A sign with the text 'добро'")["words"]}
    assert rows["добро"]["state"] == "left_out"


def test_the_letters_are_on_the_front_and_within_the_plate() -> None:
    def made(text: str) -> np.ndarray:
        return lettering.sign(Part(kernels=Kernels(1), kind="sign", text=text, duration=6.0, seed=Seed(1))).at

    short, long = made("GO"), made("KEEP OFF THE GRASS")
    assert short[:, 0].max() == pytest.approx(0.024)
    assert len(long) > len(short) > 100
    for mesh in (short, long):
        letters = mesh[mesh[:, 0] > 0.0235]
        assert np.abs(letters[:, 2]).max() < np.abs(mesh[:, 2]).max()
        assert letters[:, 1].max() < mesh[:, 1].max()

"""What people wear of whom the text says nothing: by age, place and occasion."""

import itertools
from typing import Any

import numpy as np
import pytest

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.people.faces import Look
from filmgate.engines.animatic.subjects.people.hats import HATS
from filmgate.engines.animatic.subjects.people.natures import nature
from filmgate.engines.animatic.subjects.people.occasions import PALETTES, ROWS, occasion
from filmgate.engines.animatic.subjects.people.persons import person
from filmgate.engines.animatic.subjects.people.wardrobe import Setting, look, varied
from filmgate.script.outfits import is_drawn
from filmgate.script.script import Garment
from filmgate.script.treatment import Outfit

ALL = [row for rows in ROWS.values() for one in rows.values() for row in one]


def _dressed(number: int = 0, seed: int = 5, **said: Any) -> Look:
    outfit = Outfit(**{"sex": "male", **said})
    return varied(look("man", None, outfit), "man", outfit, Seed(seed), Setting(number=number))


def _when(place: str, years: float = 30, **more: Any) -> str:
    return occasion(place, **{"cold": False, "does": (), "things": (), "years": years, **more})


@pytest.mark.parametrize("row", ALL)
def test_each_row_names_what_can_be_drawn(row: dict[str, Any]) -> None:
    assert set(row) <= set(Look.__dataclass_fields__)
    for noun in str(row["garments"]).split():
        assert is_drawn(Garment(noun=noun))
    assert row.get("hat", "brim") in HATS
    for name in ("top", "legs", "shoes", "under", "apron", "bib", "vest", "pack", "scarf"):
        colour = str(row.get(name, "#000000"))
        assert colour in PALETTES or colour[0] in "#="


def test_the_place_and_what_is_done_tell_the_occasion() -> None:
    assert _when("office") == "office"
    assert _when("office", does=("handshake",)) == "business"
    assert _when("office", years=8, does=("handshake",)) == "child"
    assert _when("office", years=8) == "child"
    assert _when("stage", things=("violin",)) == "concert"
    assert _when("stage", things=("guitar",)) == "show"
    assert _when("city", cold=True) == "winter"
    assert _when("kitchen", does=("chop",)) == "cooking"
    assert [_when("park", years) for years in (2, 8, 16, 30, 50, 75)] == [
        "toddler", "child", "teen", "everyday", "middle", "old",
    ]  # fmt: skip


def test_the_words_of_the_text_win() -> None:
    told = _dressed(cut="shirt", top="#112233", garments="shirt", hat="cap", glasses="#101216")
    assert (told.top, told.garments, told.hat, told.glasses) == ("#112233", "shirt", "cap", "#101216")
    suit = _dressed(cut="shirt", garments="suit")
    assert suit.legs == suit.top


def test_those_beside_each_other_do_not_wear_the_same() -> None:
    for seed in range(12):
        some = [_dressed(number, seed) for number in range(3)]
        for one, other in itertools.pairwise(some):
            assert (one.garments, one.top, one.legs) != (other.garments, other.top, other.legs)


@pytest.mark.parametrize("years", [2, 8, 16, 30, 50, 75])
def test_trousers_reach_the_shoe(kernels: Kernels, years: int) -> None:
    one = person(
        kernels, Look(garments="t-shirt", legs="#12ab34", years=years, sex="male"), np.random.default_rng(1)
    )
    mesh = one.rig.mesh
    cloth = np.abs(mesh.paint[:, 1] - (0xAB / 255) ** 2.2) < 1e-2
    cloth &= np.abs(mesh.paint[:, 0] - (0x12 / 255) ** 2.2) < 1e-2
    assert cloth.any()
    assert mesh.at[cloth, 1].min() < one.body.modelled("lfl")[1]


def test_years_draw_lines_and_turn_hair_grey() -> None:
    def of(years: int) -> tuple[float, float, float]:
        one = nature(Look(years=years, sex="male", ancestry="asian"), np.random.default_rng(2))
        return one.tone.lines, one.grey, one.stoop

    assert of(25) == (0.0, 0.0, 0.0)
    assert of(50)[0] > 0.2
    assert of(50)[1] > 0.2
    assert of(75)[0] > of(50)[0]
    assert of(75)[2] > 0.1

"""The catalogue, the validator and the published schema say the same."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from filmgate.domain import parameters
from filmgate.domain.catalog import MODELS
from filmgate.domain.errors import FilmgateError, InvalidParameter, MissingParameter
from filmgate.domain.prediction import derive_seed
from filmgate.domain.shot import native_size

STANDARD = MODELS["minimax/hailuo-02/standard"]

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 20),
    st.sampled_from([6.0, 6.5, 10.0]),
    st.sampled_from(
        ["", " ", "a cat", "6", "768p", "1080P", "720p", "https://x.example/a.png", "data:,", "x" * 2001]
    ),
    st.lists(st.integers(), max_size=2),
)
NAMES = [
    "prompt",
    "image",
    "end_image",
    "duration",
    "resolution",
    "enable_prompt_expansion",
    "go_fast",
    "seed",
]


@settings(max_examples=400)
@given(st.sampled_from(sorted(MODELS)), st.dictionaries(st.sampled_from(NAMES), VALUES))
def test_valid_by_the_published_schema_means_accepted(model_id: str, body: dict[str, Any]) -> None:
    model = MODELS[model_id]
    required = {p.name for p in model.parameters if p.required}
    # the contract's leniencies that JSON schema cannot say: null and "" are absent, words in any case
    given_ = {k: v for k, v in body.items() if not (k not in required and v in (None, ""))}
    given_ = {k: v.lower() if k == "resolution" and isinstance(v, str) else v for k, v in given_.items()}
    valid = Draft202012Validator(parameters.schema(model.parameters)).is_valid(given_)
    try:
        parameters.check(model.parameters, body)
        accepted = True
    except FilmgateError:
        accepted = False
    assert accepted == valid, body


def test_unknown_parameters_are_dropped_and_named() -> None:
    inputs, ignored = parameters.check(STANDARD.parameters, {"prompt": "a", "seed": 1, "resolution": "4k"})
    assert inputs == {"prompt": "a", "duration": 6, "enable_prompt_expansion": False}
    assert ignored == ("seed", "resolution")


@pytest.mark.parametrize("value", [5, 7, 0, -6, 60, 6.5, "6", True, float("inf"), float("nan")])
def test_a_wrong_duration_names_the_right_ones(value: object) -> None:
    with pytest.raises(InvalidParameter, match="6 or 10"):
        parameters.check(STANDARD.parameters, {"prompt": "a", "duration": value})


@pytest.mark.parametrize("body", [{}, {"prompt": ""}, {"prompt": "   "}, {"prompt": None}])
def test_a_missing_prompt_is_missing(body: dict[str, Any]) -> None:
    with pytest.raises(MissingParameter, match="prompt"):
        parameters.check(STANDARD.parameters, body)


def test_prices_are_those_of_the_contract() -> None:
    video = MODELS["minimax/video-02"]
    assert STANDARD.price({"duration": 6}) == 230_000
    assert STANDARD.price({"duration": 10}) == 560_000
    assert (video.price({"resolution": "768p"}), video.price({"resolution": "1080p"})) == (62_500, 110_000)
    assert MODELS["minimax/hailuo-02/fast"].price({"duration": 10}) == 150_000


def test_every_price_of_every_model_can_be_asked_for() -> None:
    for model in MODELS.values():
        for (size, seconds), price in model.prices.items():
            assert model.price({"resolution": size, "duration": seconds}) == price


@pytest.mark.parametrize(
    ("resolution", "aspect", "size"),
    [
        ("768p", None, (1366, 768)),
        ("1080p", None, (1920, 1080)),
        ("512p", None, (910, 512)),
        ("768p", (1000, 1000), (768, 768)),
        ("768p", (600, 900), (768, 1152)),
        ("768p", (3, 2), (1152, 768)),
    ],
)
def test_native_size(resolution: str, aspect: tuple[int, int] | None, size: tuple[int, int]) -> None:
    assert native_size(resolution, aspect) == size


def test_the_same_request_has_the_same_seed_and_another_image_another() -> None:
    one = derive_seed("m", {"prompt": "a", "image": "data:"}, {"image": b"1"})
    assert one == derive_seed("m", {"image": "data:", "prompt": "a"}, {"image": b"1"})
    assert one != derive_seed("m", {"prompt": "a", "image": "data:"}, {"image": b"2"})

"""What a problem looks like on each surface, and what its client does then."""

import pytest

from filmgate.domain import errors
from filmgate.domain.surface import Surface
from filmgate.web import surfaces
from filmgate.wire import minimax, problem


@pytest.mark.parametrize(
    ("path", "surface"),
    [
        ("/api/v3/predictions", Surface.WAVESPEED),
        ("/", Surface.WAVESPEED),
        ("/v1", Surface.WAVESPEED),
        ("/v1/videos", Surface.OPENAI),
        ("/v1/video_generation", Surface.MINIMAX),
        ("/v1/query/video_generation", Surface.MINIMAX),
        ("/v1/files/retrieve", Surface.MINIMAX),
        ("/v1/chat/completions", Surface.OPENAI),
        ("/v2/video_generation", Surface.MINIMAX_2),
    ],
)
def test_a_path_tells_its_surface(path: str, surface: Surface) -> None:
    assert surfaces.of(path).surface is surface


KINDS = [
    one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.FilmgateError)
]


@pytest.mark.parametrize("kind", KINDS)
def test_a_client_repeats_only_what_was_not_accepted(kind: type[errors.FilmgateError]) -> None:
    found = problem.of(kind())
    scope = {"type": "http", "path": "/v1/videos"}
    told = surfaces.shaped(scope, found)
    stopped = told.headers.get("x-should-retry") == "false"
    repeats = found.status in (408, 409, 429) or found.status >= 500  # as the openai client does by itself
    safe = kind in (
        errors.RateLimited,
        errors.TooSlow,
        errors.Unavailable,
        errors.StorageFull,
        errors.LeaseLost,
    )
    assert not repeats or stopped != safe, "only these are raised before anything is accepted"
    code = surfaces.shaped({**scope, "path": "/v1/video_generation"}, found).body["base_resp"]["status_code"]
    assert code in (1000, 1001, 1002, 1004, 1008, 2013)
    second = surfaces.shaped({**scope, "path": "/v2/video_generation"}, found)
    assert (second.status, second.body["error"]["message"][-6:]) == (found.status, f"({code})")


def test_a_task_id_is_the_predictions_id_in_decimal() -> None:
    for id in ("0" * 32, "f" * 32, "00000000000000000000000000000abc", "8" * 32):
        assert minimax.id_of(minimax.digits(id)) == id
    for wrong in ("", "-1", "01", "1.0", "²", "٣", str(1 << 128), "9" * 40, "9" * 10_000, "abc"):
        assert minimax.id_of(wrong) is None

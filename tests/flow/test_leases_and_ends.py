"""Who may end a prediction, what is told of a finished one, and which worker is given which."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from filmgate.domain.errors import InvalidParameter, LeaseLost, NotFound, Unavailable
from filmgate.domain.routes import Routes
from filmgate.domain.screening import Policy
from filmgate.flow import lease, operate, serving, settle
from filmgate.flow.services import Services
from filmgate.wire.protocol import Release
from in_process import MODEL, NOW, ask, get, hire, opened, submit, take, uploaded

FIVE = "minimax/hailuo-2.3/t2v-pro"
SIX_SECONDS = {"resolutions": ["768p", "1080p"], "durations": [6], "takes": ["text"]}


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with opened(tmp_path) as made:
        yield made


def test_a_finished_prediction_is_done_to_the_end(services: Services) -> None:
    hire(services, "w")
    id = submit(services)
    settle.complete(services, id, uploaded(services, take(services)), now=NOW)
    found = get(services, id)
    assert (found.status, found.stage, found.progress, found.nsfw) == ("completed", "done", 1.0, (False,))
    assert found.outputs == (f"http://here/outputs/{found.token}/0.mp4",)


def test_an_attempt_that_lost_its_lease_cannot_complete_the_prediction(services: Services) -> None:
    hire(services, "w")
    id = submit(services)
    late = uploaded(services, take(services))
    lease.release(services, id, Release(attempt=1, reason="it is slow", counts=True), now=NOW)
    second = take(services)
    with pytest.raises(LeaseLost):
        settle.complete(services, id, late, now=NOW)
    assert get(services, id).status == "processing"
    settle.complete(services, id, uploaded(services, second), now=NOW)
    assert get(services, id).output == settle.output_path(id, 2)


def test_a_clip_that_differs_from_what_was_announced_is_refused(services: Services) -> None:
    hire(services, "w")
    id = submit(services)
    said = uploaded(services, take(services))
    services.blobs.write(settle.output_path(id, 1), b"another clip")
    with pytest.raises(InvalidParameter, match="upload it again"):
        settle.complete(services, id, said, now=NOW)


def test_a_worker_that_never_registered_is_told_to_register(services: Services) -> None:
    with pytest.raises(NotFound, match="register it first"):
        lease.present(services, "stranger", now=NOW)
    hire(services, "w")
    lease.present(services, "w", now=NOW)


def test_a_worker_without_a_model_of_this_server_is_refused(services: Services) -> None:
    with pytest.raises(InvalidParameter, match="no model here is named another/"):
        hire(services, "w", models=["another/*"])
    with pytest.raises(InvalidParameter, match="by this worker"):
        hire(services, "w", models=[])
    hire(services, "w", models=["minimax/video-0*"])
    ready = [id for id, one in serving.serving(services, now=NOW).items() if one.state == "ready"]
    assert ready == ["minimax/video-02", "minimax/video-01"]


def test_a_worker_is_given_predictions_of_its_models_alone(services: Services) -> None:
    hire(services, "one", models=[FIVE])
    hire(services, "all")
    submit(services)
    assert lease.lease(services, "one", now=NOW) is None
    later = submit(services, model=FIVE, now=NOW + timedelta(seconds=1))
    assert take(services, "one").id == later
    assert take(services, "all").model == MODEL


def test_a_drained_worker_is_given_nothing_until_the_drain_ends(services: Services) -> None:
    hire(services, "w")
    id = submit(services)
    operate.drain(services, "w", at=NOW)
    assert lease.lease(services, "w", now=NOW) is None
    operate.drain(services, "w", at=None)
    assert take(services).id == id
    with pytest.raises(NotFound, match="this worker does not exist"):
        operate.drain(services, "stranger", at=NOW)


def test_while_no_worker_can_screen_only_what_must_be_screened_is_refused(tmp_path: Path) -> None:
    with opened(tmp_path, safety="always") as services:
        hire(services, "blind", fault="a model is missing")
        assert isinstance(ask(services), Unavailable)
        hire(services, "w")
        submit(services)
    with opened(tmp_path / "expansion") as services:
        assert services.policy == Policy()
        hire(services, "blind", fault="a model is missing")
        submit(services)
        assert isinstance(ask(services, body={"enable_prompt_expansion": True}), Unavailable)


def test_while_no_worker_is_there_the_last_one_of_the_routed_engine_says_what_can_be_made(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as plain:
        services = replace(plain, routes=Routes(patterns=(("minimax/*", "film"),)))
        submit(services, body={"duration": 10})  # nobody has said yet what the engine can make
        hire(services, "w", engine="film", can=SIX_SECONDS, now=NOW - timedelta(hours=1))
        told = ask(services, body={"duration": 10})
        assert isinstance(told, InvalidParameter)
        assert "film: it makes clips of 6 s, not 10 s" in str(told)
        submit(services, body={"duration": 6})

"""Submissions that need the clip of an earlier prediction: it may go away at any moment."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from filmgate.domain.errors import InvalidParameter
from filmgate.domain.prediction import EARLIER, RENDERS
from filmgate.flow import settle
from filmgate.flow.check import Earlier, Request, slow
from filmgate.flow.rendition import rendition
from filmgate.flow.services import Services
from filmgate.store.accounts import Caller
from in_process import NOW, ask, get, hire, opened, submit, take, uploaded


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with opened(tmp_path) as made:
        yield made


def clip(services: Services) -> str:
    hire(services, "w")
    id = submit(services)
    held = take(services)
    settle.complete(services, held.id, uploaded(services, held), now=NOW)
    return id


def test_the_clip_is_copied_when_it_is_accepted(services: Services) -> None:
    first = clip(services)
    bytes_of_it = services.blobs.read(get(services, first).output or "")
    caller = Caller(account="default", key="", scopes=frozenset(("predict",)))
    asked = Request(caller=caller, model="", body={"format": "gif"}, base_url="")
    wanted = rendition(services, asked, first)
    assert slow(wanted), "a copy would hold up all submissions"
    id = submit(services, model=wanted.model, body=wanted.body, earlier=wanted.earlier)
    settle.delete(services, "default", [first], now=NOW)
    assert services.blobs.read(f"inputs/{id}/{EARLIER}") == bytes_of_it
    assert take(services).rendition == ["gif", "original"]


def test_one_that_has_gone_since_it_was_found_is_refused_and_leaves_nothing(services: Services) -> None:
    first = clip(services)
    gone = Earlier(use=RENDERS, id=first, clip="outputs/nowhere/1/0.mp4")
    with pytest.raises(InvalidParameter, match="its clip has expired"):
        ask(services, model="filmgate/rendition", body={"format": "gif"}, earlier=gone)
    assert get(services, first).status == "completed"

"""Anything our own OpenAPI document allows, and much that it does not: never a 5xx, always the envelope."""

import os
from collections.abc import Iterator
from typing import Any

import httpx2 as httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import fuzz
from conftest import KEY, Server, described, serving
from filmgate.flow.services import Services
from filmgate.web import app
from filmgate.web.context import Context

# over the operations of the document this is about 300 cases; FILMGATE_LONG=1 (make long) about 3,000
EXAMPLES = 60 if os.environ.get("FILMGATE_LONG") else 7
CASES = 20_000 if os.environ.get("FILMGATE_LONG") else 1_500
SEED = int(os.environ.get("FILMGATE_TEST_SEED", "1"))
QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture]


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Nothing is made here, so that what is submitted only waits; the key's account can do no harm to itself."""
    with serving(
        tmp_path_factory.mktemp("fuzz"),
        FILMGATE_LOCAL_WORKER="false",
        FILMGATE_SYNC_SECONDS="0.05",
        RES_OPTIONS="timeout:1 attempts:1",  # invented host names: the resolver need not try long
    ) as server:
        yield server


def test_nothing_that_can_be_asked_breaks_the_server() -> None:
    """FILMGATE_TEST_SEED chooses another; what fails says which case of which seed it was."""
    found = fuzz.fuzz(CASES, SEED)
    assert not found.wrong, "\n".join(f"{kind}\n  {case}" for kind, case in found.wrong.items())
    assert found.fives == 0
    assert found.past >= found.cases / 2, str(found)


_NOTHING: Any = None  # a description needs no database
DOCUMENT = app.create(
    Context(services=Services(database=_NOTHING, blobs=_NOTHING, inspector=_NOTHING))
).openapi()
FOUND: Any = schemathesis.openapi.from_dict(DOCUMENT).get_all_operations()
OPERATIONS = [one.ok() for one in FOUND]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.label)
@given(data=st.data())
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=QUIET)
def test_no_request_breaks_the_server(operation: Any, data: st.DataObject, fuzzed: Server) -> None:
    case = data.draw(operation.as_strategy())
    answer = case.call(base_url=fuzzed.url, headers={"Authorization": f"Bearer {KEY}"})
    nobody_works = answer.status_code == 503 and operation.path in ("/api/v3/storyboards", "/readyz")
    not_offered = answer.status_code == 501 and operation.path in fuzz.NOT_OFFERED
    assert answer.status_code < 500 or nobody_works or not_offered, answer.text
    headers = [(name, value) for name, values in answer.headers.items() for value in values]
    plain = httpx.Response(answer.status_code, headers=headers, content=answer.content)
    described(fuzzed.url).check(answer.request.method, answer.request.url, plain)

"""`/healthz` answers whatever else happens, and a database that does not answer is told of in time."""

from pathlib import Path

import pytest

from conftest import refused
from stalls import STALLS, probed, stopped_database


@pytest.mark.parametrize("name", STALLS)
def test_it_answers_while_the_server_stands_under(name: str, tmp_path: Path) -> None:
    with STALLS[name](tmp_path) as (server, lasts):
        assert lasts()
        found = probed(server, 1.0)
        assert lasts(), "it was over before"
        assert found
        assert {status for status, _ in found} == {200}


def test_a_database_that_stands_still_is_503_and_not_a_wait_without_end(tmp_path: Path) -> None:
    with stopped_database(tmp_path) as (server, _):
        answer = server.call("GET", "/api/v3/balance")
        refused(answer, 503, "unavailable")
        assert int(answer.headers["retry-after"]) > 0
        assert server.call("GET", "/readyz").status_code == 503
    assert server.process

"""Workers on a real Ray cluster of several nodes. With `make long` alone: Ray is 480 MB."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import Server, free_port, over

pytestmark = pytest.mark.filterwarnings("ignore")  # Ray's own


@pytest.fixture
def cluster() -> Iterator[Any]:
    import ray
    from ray.cluster_utils import Cluster

    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 0})
    ray.init(address=made.address, namespace="filmgate", log_to_driver=False)
    yield made
    ray.shutdown()
    made.shutdown()


def launched(server: Server, cluster: Any, folder: Path, *words: str) -> str:
    key = folder / "worker.key"
    if not key.exists():
        key.write_text(server.tenant("workers", scopes=["worker"]))
    command = [
        sys.executable,
        "-m",
        "filmgate",
        "worker",
        "--server",
        server.url,
        "--key-file",
        str(key),
        "--launcher",
        "ray",
        "--address",
        cluster.address,
        "--threads",
        "1",
        *words,
    ]
    return subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ}).stdout


@pytest.mark.timeout(400)
def test_a_node_that_dies_in_mid_run_loses_nothing(cluster: Any, tmp_path: Path) -> None:
    first = cluster.add_node(num_cpus=1)
    server = Server(
        folder=tmp_path / "d",
        port=free_port(),
        extra={"FILMGATE_LOCAL_WORKER": "false", "FILMGATE_LEASE_SECONDS": "5"},
    )
    server.start()
    try:
        printed = launched(server, cluster, tmp_path, "--engine", "animatic", "--max-workers", "2")
        assert "Ray runs 0 to 2 workers" in printed
        id = server.submit({"prompt": "a fox in the snow"})["id"]
        server.wait(id, lambda p: p["details"]["progress"] > 0.1, seconds=120)
        cluster.add_node(num_cpus=1)
        cluster.remove_node(first, allow_graceful=False)
        found = server.wait(id, over, seconds=200)
        assert (found["status"], found["details"]["attempt"]) == ("completed", 2)
        assert "have ended" in launched(
            server, cluster, tmp_path, "--engine", "animatic", "--max-workers", "0"
        )
        until = time.monotonic() + 60
        while subprocess.run(
            ["pgrep", "-f", f"{server.url} --token-stdin"], capture_output=True, check=False
        ).stdout:
            assert time.monotonic() < until
            time.sleep(0.5)
    finally:
        server.stop()

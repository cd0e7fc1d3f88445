"""The files of deploy/: what they set exists, what they probe answers, what they query is measured."""

import configparser
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kubernetes_validate
import promql_parser
import pytest
import yaml
from dockerfile_parse import DockerfileParser

from conftest import Server
from filmgate.settings import Limits, Screen, Settings

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
# only where something was screened, or a disk is
LATER = {"filmgate_safety_decisions_total", "filmgate_storage_bytes"}
OTHERS = {"FILMGATE_WORKER_KEY", "FILMGATE_SERVER", "FILMGATE_API_KEY"}  # of the command line
FILES = [one for one in sorted(DEPLOY.rglob("*")) if one.is_file() and one.suffix != ".json"]


def settings() -> set[str]:
    names = {name.upper() for name in Settings.model_fields}
    names |= {f"LIMITS__{name.upper()}" for name in Limits.model_fields}
    names |= {f"SCREEN__{name.upper()}" for name in Screen.model_fields}
    return {f"FILMGATE_{name}" for name in names} | OTHERS


def documents(name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all((DEPLOY / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", FILES, ids=lambda one: one.name)
def test_every_setting_that_is_named_exists(file: Path) -> None:
    assert set(re.findall(r"FILMGATE_[A-Z_]+", file.read_text(encoding="utf-8"))) <= settings()


def test_the_manifests_are_of_their_schema() -> None:
    found = documents("kubernetes/filmgate.yaml")
    assert {one["kind"] for one in found} > {"Deployment", "Service", "PodDisruptionBudget", "NetworkPolicy"}
    for one in found:
        kubernetes_validate.validate(one, "1.33", strict=True)


def containers() -> Iterator[tuple[str, dict[str, Any]]]:
    for one in documents("kubernetes/filmgate.yaml"):
        if one["kind"] == "Deployment":
            yield one["metadata"]["name"], one["spec"]["template"]["spec"]["containers"][0]


def test_what_is_probed_answers_and_what_is_called_exists(shared: Server) -> None:
    for name, container in containers():
        ports = {port["name"]: port["containerPort"] for port in container.get("ports", ())}
        for kind in ("livenessProbe", "readinessProbe"):
            if probe := container.get(kind):
                assert ports[probe["httpGet"]["port"]] == Settings().port
                assert shared.call("GET", probe["httpGet"]["path"]).status_code == 200
        verb, *words = container["args"]
        told = subprocess.run(
            [sys.executable, "-m", "filmgate", verb, "--help"], capture_output=True, text=True, check=True
        )
        for word in words:
            if word.startswith("--"):
                assert word in told.stdout, (name, word)
    labels = {
        one["metadata"]["name"]: one["spec"]["template"]["metadata"]["labels"]
        for one in documents("kubernetes/filmgate.yaml")
        if one["kind"] == "Deployment"
    }
    for one in documents("kubernetes/filmgate.yaml"):
        if one["kind"] == "Service":
            assert one["spec"]["selector"] in labels.values()
    (scaled,) = documents("kubernetes/keda.yaml")
    assert scaled["spec"]["scaleTargetRef"]["name"] in labels


def test_the_services_agree_with_each_other() -> None:
    check = [
        str(Path(sys.executable).with_name("check-jsonschema")),
        "--builtin-schema",
        "vendor.compose-spec",
    ]
    told = subprocess.run([*check, str(DEPLOY / "compose.yaml")], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout
    services = documents("compose.yaml")[0]["services"]
    assert services["api"]["deploy"]["replicas"] == 2
    inside = services["api"]["environment"]["FILMGATE_INTERNAL_BIND"].rpartition(":")[2]
    assert f"http://api:{inside}" in services["worker"]["command"]
    assert f"api:{Settings().port}" in (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    for one in services.values():
        assert set(one.get("depends_on", ())) <= services.keys()
    given = set(
        re.findall(r"^([A-Z0-9_]+)=", (DEPLOY / "example.env").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert (
        set(re.findall(r"\$\{([A-Z0-9_]+)\}", (DEPLOY / "compose.yaml").read_text(encoding="utf-8"))) == given
    )


def test_the_images_are_built_from_what_is_there() -> None:
    with (DEPLOY / "Dockerfile").open("rb") as file:
        steps = [(one["instruction"], one["value"]) for one in DockerfileParser(fileobj=file).structure]
    stages = [value.split()[-1] for kind, value in steps if kind == "FROM"]
    assert stages == ["build", "cpu", "cuda-build", "cuda"]
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    assert all(f"--from={one.split()[0]}" in text for one in ("build", "cuda-build"))
    assert ":latest" not in "".join(value for kind, value in steps if kind == "FROM")
    assert [value for kind, value in steps if kind == "USER"] == ["10001", "10001"]
    assert f"EXPOSE {Settings().port}" in text
    assert json.loads(next(value for kind, value in steps if kind == "ENTRYPOINT")) == ["filmgate"]
    for kind, value in steps:
        if kind == "RUN" and "apt-get install" in value:
            assert "apt-get update" in value
            assert "rm -rf /var/lib/apt/lists" in value
    context = (DEPLOY.parent / ".dockerignore").read_text(encoding="utf-8").split()
    assert not {"src", "docs", "pyproject.toml", "README.md", "LICENSE", "hatch_build.py"} & set(context)


@pytest.mark.parametrize("name", ["filmgate.service", "filmgate-worker@.service"])
def test_units_start_what_exists(name: str) -> None:
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(DEPLOY / "systemd" / name)
    assert unit.sections() == ["Unit", "Service", "Install"]
    program, verb, *words = unit["Service"]["ExecStart"].split()
    assert program.endswith("/filmgate")
    told = subprocess.run(
        [sys.executable, "-m", "filmgate", verb, "--help"], capture_output=True, text=True, check=True
    )
    assert all(word in told.stdout for word in words if word.startswith("--"))


def queries() -> Iterator[tuple[str, str]]:
    for panel in json.loads((DEPLOY / "grafana" / "filmgate.json").read_text(encoding="utf-8"))["panels"]:
        for target in panel["targets"]:
            yield f"panel {panel['title']}", target["expr"]
    for group in documents("prometheus/alerts.yaml")[0]["groups"]:
        for one in group["rules"]:
            yield f"alert {one['alert']}", one["expr"]
    yield "keda", documents("kubernetes/keda.yaml")[0]["spec"]["triggers"][0]["metadata"]["query"]


def selectors(query: Any) -> Iterator[Any]:
    """Every vector selector of a parsed query."""
    if isinstance(query, promql_parser.VectorSelector):
        yield query
    for name in ("expr", "lhs", "rhs", "vector_selector", "param"):
        below = getattr(query, name, None)
        if below is not None and not isinstance(below, str):
            yield from selectors(below)
    for below in getattr(query, "args", ()) or ():
        yield from selectors(below)


def test_every_query_asks_for_what_is_measured(quick: Server, owned: dict[str, str]) -> None:
    measured: dict[str, set[str]] = {}
    for line in quick.call("GET", "/metrics").text.splitlines():
        if match := re.match(r"([a-z_0-9]+)(?:\{(.*)\})? ", line):
            measured.setdefault(match[1], set()).update(re.findall(r"([a-z_]+)=\"", match[2] or ""))
    count = 0
    for where, query in queries():
        found = list(selectors(promql_parser.parse(query)))
        assert found, (where, query)
        for one in found:
            count += 1
            assert one.name in measured or one.name in LATER, (where, one.name)
            for matcher in one.matchers.matchers:
                assert one.name in LATER or matcher.name in measured[one.name], (
                    where,
                    one.name,
                    matcher.name,
                )
    assert count > 20

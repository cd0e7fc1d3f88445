"""What deploy/ runs may do no more than it needs, and what comes from outside is no larger than a route takes."""

import configparser
import ipaddress
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from filmgate import public
from filmgate.flow.services import Services
from filmgate.media.folder import Folder
from filmgate.media.inspect import Inspector
from filmgate.store.sqlite import SQLite
from filmgate.web import app
from filmgate.web.body import Bodies
from filmgate.web.context import Context

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
DOCUMENTS = list(yaml.safe_load_all((DEPLOY / "kubernetes" / "filmgate.yaml").read_text(encoding="utf-8")))
PODS = {one["metadata"]["name"]: one["spec"]["template"] for one in DOCUMENTS if one["kind"] == "Deployment"}
POLICIES = {
    one["spec"]["podSelector"]["matchLabels"]["app"]: one["spec"]
    for one in DOCUMENTS
    if one["kind"] == "NetworkPolicy"
}
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))[
    "services"
]
OURS = ("api", "worker")


@pytest.mark.parametrize("name", PODS)
def test_a_pod_has_no_capability_no_token_no_root_and_nothing_to_write_to_but_its_mounts(name: str) -> None:
    pod = PODS[name]["spec"]
    assert pod["automountServiceAccountToken"] is False
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["runAsUser"] == 10001
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    for one in pod["containers"]:
        assert one["securityContext"] == {
            "readOnlyRootFilesystem": True,
            "allowPrivilegeEscalation": False,
            "capabilities": {"drop": ["ALL"]},
        }
        assert re.fullmatch(r"registry\.example\.com/filmgate@sha256:IMAGE", one["image"])


def test_every_pod_has_a_policy_for_both_directions() -> None:
    assert {pod["metadata"]["labels"]["app"] for pod in PODS.values()} == POLICIES.keys()
    for policy in POLICIES.values():
        assert policy["policyTypes"] == ["Ingress", "Egress"]


def blocks(policy: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for rule in policy["egress"]:
        for one in rule["to"]:
            if "ipBlock" in one:
                yield one["ipBlock"]


def allowed(policy: dict[str, Any], network: str) -> bool:
    """Whether any address of this network may be reached, placeholders of single machines aside."""
    wanted: Any = ipaddress.ip_network(network)
    for block in blocks(policy):
        cidr: Any = ipaddress.ip_network(block["cidr"])
        if (
            cidr.version != wanted.version
            or not cidr.overlaps(wanted)
            or cidr.prefixlen == cidr.max_prefixlen
        ):
            continue
        holes: list[Any] = [ipaddress.ip_network(one) for one in block.get("except", ())]
        if not any(wanted.subnet_of(hole) for hole in holes):
            return True
    return False


def test_servers_reach_the_public_internet_and_no_range_that_they_would_refuse_themselves() -> None:
    policy = POLICIES["filmgate-api"]
    for network in ("8.8.8.0/24", "2606:4700::/32", "193.0.0.0/16"):
        assert public.public(str(ipaddress.ip_network(network)[1]))
        assert allowed(policy, network)
    assert [one for one in public._REFUSED if allowed(policy, one)] == []


def test_workers_reach_names_the_bucket_and_the_servers_alone_and_nobody_reaches_them() -> None:
    policy = POLICIES["filmgate-worker"]
    assert "ingress" not in policy
    assert [one["cidr"] for one in blocks(policy)] == ["192.0.2.20/32"]
    reached = [one for rule in policy["egress"] for one in rule["to"] if "ipBlock" not in one]
    assert reached == [
        {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "kube-system"}}},
        {"podSelector": {"matchLabels": {"app": "filmgate-api"}}},
    ]


@pytest.mark.parametrize("name", SERVICES)
def test_a_container_of_compose_has_no_capability_and_gains_no_privilege(name: str) -> None:
    one = SERVICES[name]
    assert one["cap_drop"] == ["ALL"]
    assert one["security_opt"] == ["no-new-privileges:true"]
    assert bool(one.get("cap_add")) == (name == "postgres"), "its entry point takes its volume over"
    if name in (*OURS, "proxy"):
        assert one["read_only"] is True
        assert any(str(folder).startswith("/tmp") for folder in one["tmpfs"])
    if name not in OURS:
        assert re.fullmatch(r"\$\{[A-Z0-9]+_IMAGE:-[a-z/-]+:[0-9a-z.-]+\}", one["image"])


def test_only_servers_and_the_proxy_have_a_way_out() -> None:
    networks = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["networks"]
    assert networks["inside"] == {"internal": True}
    assert {name for name, one in SERVICES.items() if "outside" in one["networks"]} == {"proxy", "api"}
    assert all(one["networks"] for one in SERVICES.values())


@pytest.mark.parametrize("name", ["filmgate.service", "filmgate-worker@.service"])
def test_a_unit_may_do_nothing_that_it_does_not_need(name: str) -> None:
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    text = (DEPLOY / "systemd" / name).read_text(encoding="utf-8")
    unit.read_string(text)
    told = unit["Service"]
    for key in (
        "NoNewPrivileges",
        "ProtectHome",
        "ProtectClock",
        "ProtectHostname",
        "ProtectControlGroups",
        "ProtectKernelLogs",
        "ProtectKernelModules",
        "ProtectKernelTunables",
        "PrivateTmp",
        "LockPersonality",
        "RestrictNamespaces",
        "RestrictRealtime",
        "RestrictSUIDSGID",
        "RemoveIPC",
    ):
        assert told[key] == "true", key
    assert told["ProtectSystem"] == "strict"
    assert (told["CapabilityBoundingSet"], told["AmbientCapabilities"]) == ("", "")
    assert told["SystemCallArchitectures"] == "native"
    assert re.findall(r"^SystemCallFilter=(.*)$", text, re.MULTILINE) == ["@system-service", "~@privileged"]
    assert told["User"] == "filmgate"
    assert ("PrivateDevices" in told) == (name == "filmgate.service"), "a worker drives a GPU"


SIZE = {"k": 2**10, "m": 2**20}


def locations() -> tuple[int, dict[str, tuple[bool, int | None]]]:
    """The usual size, and by path: whether it is that path alone, and the size; None: nothing is passed on."""
    text = re.sub(r"#.*", "", (DEPLOY / "nginx.conf").read_text(encoding="utf-8"))
    (usual,) = re.findall(r"^    client_max_body_size (\d+)([km]);", text, re.MULTILINE)
    bytes_ = int(usual[0]) * SIZE[usual[1]]
    found: dict[str, tuple[bool, int | None]] = {}
    for exact, path, inside in re.findall(r"location (= )?(/\S*) \{([^}]*)\}", text):
        own = re.search(r"client_max_body_size (\d+)([km]);", inside)
        size = int(own[1]) * SIZE[own[2]] if own else bytes_
        found[path] = (bool(exact), size if "proxy_pass" in inside else None)
    return bytes_, found


def place(path: str, known: dict[str, tuple[bool, int | None]]) -> str:
    """As nginx chooses: the path itself, or else the longest beginning."""
    if known.get(path, (False,))[0]:
        return path
    return max((one for one, (exact, _) in known.items() if not exact and path.startswith(one)), key=len)


def takers(routes: list[Any]) -> Iterator[tuple[str, Any]]:
    """(path, handler) of each route that takes a body."""
    for route in routes:
        if {"POST", "PUT"} & set(getattr(route, "methods", None) or ()):
            yield route.path, route.endpoint
        elif inner := getattr(route, "original_router", None):
            yield from takers(inner.routes)


def test_the_proxy_lets_through_what_each_route_takes_and_little_more(tmp_path: Path) -> None:
    services = Services(database=SQLite(tmp_path / "a.db"), blobs=Folder(tmp_path), inspector=Inspector())
    made = app.create(Context(services=services))
    bodies: Bodies = made.state.bodies
    usual, known = locations()
    most = dict.fromkeys(known, 0)
    count = 0
    for path, endpoint in takers(made.routes):
        count += 1
        limit = bodies.limit({"endpoint": endpoint})
        where = place(path, known)
        size = known[where][1]
        if path.startswith("/internal/"):
            assert size is None, "workers do not come through the proxy"
            continue
        assert size is not None, path
        assert limit < size, path
        most[where] = max(most[where], limit)
    assert count > 40
    for where, largest in most.items():
        size = known[where][1]
        assert size is None or size <= max(1.05 * largest, 2**13, usual), where
    assert known["/metrics"] == (True, None)
    services.database.close()

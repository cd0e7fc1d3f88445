"""The guarded client connects to public addresses alone: 28 attacks, and listeners that must see nothing."""

import contextlib
import ipaddress
import json
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import filmgate
from filmgate import public
from filmgate.net import Blocked, Guarded, Unreachable


def test_no_attack_reaches_an_address_inside() -> None:
    unshare = shutil.which("unshare")
    if not unshare or subprocess.run([unshare, "-rn", "true"], check=False, capture_output=True).returncode:
        pytest.skip("this machine does not allow network namespaces")
    script = Path(__file__).with_name("battery.py")
    done = subprocess.run(
        [unshare, "-rn", sys.executable, str(script)],
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert len(found["said"]) == 56
    assert not [one for one, answer in found["said"].items() if "SECRET" in answer]
    assert found["inside"] == 0
    assert found["works"] == "ok"
    assert found["public"] > 0


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "0.0.0.0",
        "2130706433",
        "0x7f.1",
        "017700000001",
        "127.1",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "user:pw@127.0.0.1",
        "pub.test@127.0.0.1",
        "127\u30020\u30020\u30021",
    ],
)
def test_no_spelling_of_this_machine_is_connected_to(host: str) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.3)
    with pytest.raises((Blocked, Unreachable)):
        Guarded(seconds=2.0).get(f"http://{host}:{listener.getsockname()[1]}/", limit=100)
    with pytest.raises(TimeoutError):
        listener.accept()
    listener.close()


def serve(answer: bytes) -> tuple[int, socket.socket]:
    listener = socket.create_server(("127.0.0.1", 0))

    def run() -> None:
        link, _ = listener.accept()
        link.recv(4096)
        link.sendall(answer)
        link.close()

    threading.Thread(target=run, daemon=True).start()
    return listener.getsockname()[1], listener


@pytest.mark.parametrize(
    "location", ["http://127.0.0.1:1/", "file:///etc/passwd", "//[::1]/", "http://user@h/"]
)
def test_69_a_redirect_is_checked_like_the_first_address(
    location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = f"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    port, listener = serve(answer.encode())
    tries: list[str] = []

    def allows(address: str) -> bool:
        """This once the first address, then the rules."""
        tries.append(address)
        return len(tries) == 1 or public.public(address)

    with pytest.raises((Blocked, Unreachable)):
        Guarded(seconds=2.0, allows=allows).get(f"http://127.0.0.1:{port}/", limit=100)
    listener.close()


def test_a_redirect_loop_ends_and_an_endless_body_is_cut() -> None:
    port, listener = serve(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n" + b"x" * 50_000)
    assert (
        len(Guarded(seconds=2.0, allows=public.anywhere).get(f"http://127.0.0.1:{port}/", limit=1000)) == 1001
    )
    listener.close()


@pytest.mark.parametrize(
    "head", [b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"]
)
def test_a_server_that_drips_is_left_before_it_has_ended(head: bytes) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    left = []

    def run() -> None:
        for _ in range(2):
            link, _ = listener.accept()
            with link, contextlib.suppress(OSError):
                link.sendall(head)
                for _ in range(600):
                    link.sendall(b"x")
                    time.sleep(0.1)
                continue
            left.append(True)

    dripping = threading.Thread(target=run, daemon=True)
    dripping.start()
    client = Guarded(seconds=1.0, allows=public.anywhere)
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    for call in (lambda: client.get(url, limit=10_000), lambda: client.post(url, b"{}", {})):
        with contextlib.suppress(Unreachable):
            call()
    dripping.join()
    assert left == [True, True]
    listener.close()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("::1", False),
        ("10.1.1.1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("224.0.0.1", False),
        ("ff02::1", False),
        ("100.64.0.1", False),
        ("64:ff9b::1", False),
        ("2001:0:53aa:64c::1", False),
        ("2002:7f00:1::", False),
        ("0.0.0.0", False),
        ("255.255.255.255", False),
        ("192.0.2.1", False),
        ("198.18.0.1", False),
    ],
)
def test_what_is_public(address: str, *, expected: bool) -> None:
    assert public.public(address) is expected


def test_fetching_and_sending_can_only_be_given_the_guarded_client() -> None:
    from typing import get_type_hints  # noqa: PLC0415

    from filmgate.flow.services import Services  # noqa: PLC0415
    from filmgate.webhooks import sender  # noqa: PLC0415

    assert get_type_hints(Services)["images"] is Guarded
    assert get_type_hints(Services)["webhooks"] is Guarded
    assert get_type_hints(sender.send)["client"] is Guarded


REFUSED = [
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "0.0.0.0", "[::1]", "[::]",
    "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[::7f00:1]", "[64:ff9b::7f00:1]",
    "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]", "[fe80::1]", "[fe80::1%25eth0]",
    "[fec0::1]", "[fc00::1]", "[fd00:ec2::254]", "169.254.169.254", "169.254.170.2", "100.64.0.1",
    "100.100.100.200", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.0.0.1",
    "192.0.0.192", "192.88.99.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1",
    "192.0.2.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "[ff02::1]", "[ff0e::1]",
    "[100::1]", "[100:0:0:1::1]", "[5f00::1]", "[2001:db8::1]", "[3fff::1]", "[3fff:fff::1]",
    "[2001:20::1]", "[2001:2::1]", "[2001:1::1]", "[2001:10::1]", "[::ffff:0:127.0.0.1]",
    "[::ffff:8.8.8.8]", "[::8.8.8.8]", "[4000::1]", "[8000::1]", "[e000::1]", "[1::1]", "[3ffe::1]",
    "168.63.129.16", "127.0.0.1.", "\u2460\u2461\u2466.0.0.1", "127\u30020\u30020\u30021",
    "\uff11\uff12\uff17.0.0.1",
]  # fmt: skip


@pytest.mark.parametrize("host", REFUSED)
def test_no_literal_of_inside_is_taken_in_any_spelling(host: str) -> None:
    with pytest.raises(Blocked):
        Guarded().check_literal(f"http://{host}/i.png")


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "8.8.8.8",
        "93.184.216.34",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "169.253.255.255",
        "168.63.129.15",
        "168.63.129.17",
        "192.0.1.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2000::1",
        "2001:200::1",
        "2001:4860:4860::8888",
        "2606:4700::1111",
        "2a00:1450::1",
        "3fff:1000::1",
    ],
)
def test_the_table_refuses_no_neighbour(address: str) -> None:
    assert public.refused(address) is None


def test_every_row_of_the_table_says_why_and_is_a_range_that_python_reads_alike() -> None:
    for network, why in public._REFUSED.items():
        assert len(why) > 5
        assert str(ipaddress.ip_network(network)) == network
        assert public.refused(str(ipaddress.ip_network(network)[-1])) is not None


class Web:
    """A listener that answers every request in its turn, or breaks off, and keeps what it was sent."""

    def __init__(self, *answers: bytes) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.heard: list[str] = []
        self._answers = answers
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        for answer in self._answers:
            link, _ = self.listener.accept()
            with link:
                self.heard.append(link.recv(4096).decode("latin-1"))
                link.sendall(answer)


OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


def named(monkeypatch: pytest.MonkeyPatch, port: int, *addresses: str) -> list[str]:
    """Every name has these addresses from now on; returns the names that were asked for."""
    asked: list[str] = []

    def resolve(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


def test_every_address_of_a_name_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    web = Web(OK, OK)
    named(monkeypatch, web.port, "127.0.0.9", "127.0.0.8", "127.0.0.1")  # at the first two nobody listens
    client = Guarded(seconds=5.0, allows=public.anywhere)
    assert client.get(f"http://many.example:{web.port}/", limit=10) == b"ok"
    assert client.post(f"http://many.example:{web.port}/", b"{}", {}) == (200, None)
    web.listener.close()


def test_68_one_address_of_inside_among_others_blocks_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    named(monkeypatch, 80, "93.184.216.34", "10.0.0.1")
    with pytest.raises(Blocked):
        Guarded(seconds=1.0).get("http://mixed.example/", limit=10)


def test_a_name_in_any_script_is_asked_for_as_dns_and_http_know_it(monkeypatch: pytest.MonkeyPatch) -> None:
    web = Web(OK)
    asked = named(monkeypatch, web.port, "127.0.0.1")
    client = Guarded(seconds=5.0, allows=public.anywhere, page="https://who.example/")
    assert client.get(f"http://Bücher.example:{web.port}/größe.png?q=ä", limit=10) == b"ok"
    head = web.heard[0]
    assert asked[0] == "xn--bcher-kva.example"
    assert f"Host: xn--bcher-kva.example:{web.port}" in head
    assert "GET /gr%C3%B6%C3%9Fe.png?q=%C3%A4 HTTP/1.1" in head
    assert f"User-Agent: filmgate/{filmgate.__version__} (+https://who.example/)" in head
    web.listener.close()


def test_a_name_in_any_script_is_shown_to_tls_so_too(monkeypatch: pytest.MonkeyPatch) -> None:
    listener, shown = socket.create_server(("127.0.0.1", 0)), list[str | None]()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.sni_callback = lambda _link, name, _context: shown.append(name)

    def run() -> None:
        link, _ = listener.accept()
        with contextlib.suppress(OSError):  # it has no certificate: the name was said before that
            context.wrap_socket(link, server_side=True)

    listening = threading.Thread(target=run, daemon=True)
    listening.start()
    port = listener.getsockname()[1]
    named(monkeypatch, port, "127.0.0.1")
    with pytest.raises(Unreachable):
        Guarded(seconds=5.0, allows=public.anywhere).get(f"https://bücher.example:{port}/", limit=10)
    listening.join(10)
    assert shown == ["xn--bcher-kva.example"]
    listener.close()


@pytest.mark.parametrize(
    ("answer", "told", "passing"),
    [
        (
            b"HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n",
            "the server of this address answered with status 503",
            True,
        ),
        (
            b"HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n",
            "the server of this address answered with status 403",
            False,
        ),
        (
            b"HTTP/1.1 429 No\r\nContent-Length: 0\r\n\r\n",
            "the server of this address refuses so many requests",
            True,
        ),
        (b"", "the server of this address could not be reached, or it stopped sending", True),
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nab",
            "the server of this address could not be reached, or it stopped sending",
            True,
        ),
        (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nab",
            "the address leads to a web page, not to an image",
            False,
        ),
    ],
)
def test_what_went_wrong_is_told_and_whether_it_passes(answer: bytes, told: str, *, passing: bool) -> None:
    web = Web(answer)
    with pytest.raises(Unreachable) as caught:
        Guarded(seconds=5.0, allows=public.anywhere).get(f"http://127.0.0.1:{web.port}/", limit=100)
    assert (str(caught.value), caught.value.passing, caught.value.shareable) == (told, passing, True)
    assert not any(word in told.lower() for word in ("timeout", "connection", "http 5", "429"))
    web.listener.close()


def test_a_name_that_nobody_has_tells_nothing_of_names_inside() -> None:
    with pytest.raises(Unreachable) as caught:
        Guarded(seconds=5.0).get("http://no-such-host.invalid/", limit=100)
    assert caught.value.shareable is False

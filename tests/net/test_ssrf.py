"""The guarded client connects to public addresses alone: 28 attacks, and listeners that must see nothing."""

import contextlib
import json
import shutil
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from filmgate import net
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
    ["127.0.0.1", "localhost", "0.0.0.0", "2130706433", "0x7f.1", "017700000001", "127.1", "[::ffff:127.0.0.1]",
     "[::ffff:7f00:1]", "user:pw@127.0.0.1", "pub.test@127.0.0.1", "127\u30020\u30020\u30021"],
)  # fmt: skip
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
def test_a_redirect_is_checked_like_the_first_address(location: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = f"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    port, listener = serve(answer.encode())
    tries: list[str] = []

    def allows(address: str) -> bool:
        """This once the first address, then the rules."""
        tries.append(address)
        return len(tries) == 1 or net.public(address)

    with pytest.raises((Blocked, Unreachable)):
        Guarded(seconds=2.0, allows=allows).get(f"http://127.0.0.1:{port}/", limit=100)
    listener.close()


def test_a_redirect_loop_ends_and_an_endless_body_is_cut() -> None:
    port, listener = serve(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n" + b"x" * 50_000)
    assert len(Guarded(seconds=2.0, allows=net.anywhere).get(f"http://127.0.0.1:{port}/", limit=1000)) == 1001
    listener.close()


@pytest.mark.parametrize(
    "head", [b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"]
)
def test_a_server_that_drips_is_left_in_time(head: bytes) -> None:
    listener = socket.create_server(("127.0.0.1", 0))

    def run() -> None:
        for _ in range(2):
            link, _ = listener.accept()
            with link, contextlib.suppress(OSError):
                link.sendall(head)
                while True:
                    link.sendall(b"x")
                    time.sleep(0.1)

    dripping = threading.Thread(target=run, daemon=True)
    dripping.start()
    client = Guarded(seconds=1.0, allows=net.anywhere)
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    for call in (lambda: client.get(url, limit=10_000), lambda: client.post(url, b"{}", {})):
        started = time.monotonic()
        with contextlib.suppress(Unreachable):
            call()
        assert time.monotonic() - started < 3
    dripping.join(10)
    listener.close()


@pytest.mark.parametrize(
    ("address", "expected"),
    [("93.184.216.34", True), ("2606:4700::1111", True), ("127.0.0.1", False), ("::1", False), ("10.1.1.1", False),
     ("fe80::1%eth0", False), ("fd00::1", False), ("224.0.0.1", False), ("ff02::1", False), ("100.64.0.1", False),
     ("64:ff9b::1", False), ("2001:0:53aa:64c::1", False), ("2002:7f00:1::", False), ("0.0.0.0", False),
     ("255.255.255.255", False), ("192.0.2.1", False), ("198.18.0.1", False)],
)  # fmt: skip
def test_what_is_public(address: str, *, expected: bool) -> None:
    assert net.public(address) is expected


def test_fetching_and_sending_can_only_be_given_the_guarded_client() -> None:
    from typing import get_type_hints  # noqa: PLC0415

    from filmgate.media import fetch  # noqa: PLC0415
    from filmgate.webhooks import sender  # noqa: PLC0415

    assert get_type_hints(fetch.fetch)["client"] is Guarded
    assert get_type_hints(sender.send)["client"] is Guarded

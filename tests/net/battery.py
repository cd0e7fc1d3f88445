"""Run inside a network namespace of its own: addresses of inside and outside, listeners that count, attacks.

Prints JSON: for each attack what the client said, the connections that inside listeners saw, and whether a
public address still works.
"""

import fcntl
import json
import socket
import struct
import sys
import threading
from typing import Any

from filmgate.net import Blocked, Guarded, Unreachable

PUBLIC = "93.184.216.34"
INSIDE = ("127.0.0.1", "169.254.169.254", "10.0.0.5", "100.64.0.9")
NAMES = {
    "int.test": ["127.0.0.1"],
    "meta.test": ["169.254.169.254"],
    "ten.test": ["10.0.0.5"],
    "cgn.test": ["100.64.0.9"],
    "pub.test": [PUBLIC],
    "mixed.test": ["127.0.0.1", PUBLIC],
    "metadata.google.internal": ["169.254.169.254"],
}
ATTACKS = [
    "http://127.0.0.1/", "http://[::1]/", "http://localhost/", "http://0.0.0.0/", "http://2130706433/", "http://0x7f.1/",
    "http://017700000001/", "http://127.1/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/",
    "http://127\u30020\u30020\u30021/", "http://\uff11\uff12\uff17.0.0.1/", "http://169.254.169.254/", "http://10.0.0.5/",
    "http://100.64.0.9/", "http://[64:ff9b::7f00:1]/", "http://int.test/", "http://int.test./", "http://meta.test/",
    "http://ten.test/", "http://cgn.test/", "http://mixed.test/", "http://rebind.test/", "http://rebind2.test/",
    "http://pub.test/loopback", "http://pub.test/name", "http://user:pw@127.0.0.1/", "http://pub.test@127.0.0.1/",
]  # fmt: skip
REDIRECTS = {
    "/loopback": "http://127.0.0.1/secret",
    "/name": "http://int.test/secret",
    "/meta": "http://169.254.169.254/",
}
_SET_ADDRESS, _SET_FLAGS, _UP = 0x8916, 0x8914, 0x1
seen = {"inside": 0, "public": 0}
lookups: dict[str, int] = {}
_resolve = socket.getaddrinfo


def give(address: str, number: int) -> None:
    """One more address for the loopback device of this namespace."""
    name = b"lo" if number == 0 else f"lo:{number}".encode()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as handle:
        sockaddr = struct.pack("<HH4s8x", socket.AF_INET, 0, socket.inet_aton(address))
        fcntl.ioctl(handle, _SET_ADDRESS, struct.pack("16s16s", name, sockaddr))
        fcntl.ioctl(handle, _SET_FLAGS, struct.pack("16sh14x", name, _UP))


def listen(address: str, kind: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    server = socket.socket(family)
    server.bind((address, 80))
    server.listen(50)

    def run() -> None:
        while True:
            link, _ = server.accept()
            seen[kind] += 1
            request = link.recv(4096).decode("latin-1")
            path = request.split(" ")[1] if " " in request else "/"
            if kind == "public" and path in REDIRECTS:
                answer = f"HTTP/1.1 302 Found\r\nLocation: {REDIRECTS[path]}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            else:
                text = "SECRET" if kind == "inside" else "ok"
                answer = f"HTTP/1.1 200 OK\r\nContent-Length: {len(text)}\r\nConnection: close\r\n\r\n{text}"
            link.sendall(answer.encode())
            link.close()

    threading.Thread(target=run, daemon=True).start()


def resolve(host: Any, port: Any, *rest: Any, **options: Any) -> Any:
    """The names of the battery; two of them change their answer between one look-up and the next."""
    name = (host.decode() if isinstance(host, bytes) else host or "").rstrip(".")
    if name in ("rebind.test", "rebind2.test"):
        lookups[name] = lookups.get(name, 0) + 1
        # the first look-up finds a public address, every later one this machine
        found = [PUBLIC if lookups[name] == 1 and name == "rebind.test" else "127.0.0.1"]
        if name == "rebind2.test":
            found = [PUBLIC, "127.0.0.1"] if lookups[name] == 1 else ["127.0.0.1"]
    elif name in NAMES:
        found = NAMES[name]
    else:
        return _resolve(host, port, *rest, **options)
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, int(port or 80))) for address in found]


def main() -> None:
    for number, address in enumerate((*INSIDE, PUBLIC)):
        give(address, number)
    for address in INSIDE:
        listen(address, "inside")
    listen("::1", "inside")
    listen(PUBLIC, "public")
    socket.getaddrinfo = resolve
    client = Guarded(seconds=3.0)
    said = {}
    for verb in ("get", "post"):
        for url in ATTACKS:
            lookups.clear()
            try:
                answer: Any = client.get(url, limit=1000) if verb == "get" else client.post(url, b"{}", {})
                said[f"{verb} {url}"] = repr(answer)
            except (Blocked, Unreachable) as error:
                said[f"{verb} {url}"] = type(error).__name__
    works = client.get("http://pub.test/ok", limit=1000).decode()
    json.dump({"said": said, "inside": seen["inside"], "public": seen["public"], "works": works}, sys.stdout)


if __name__ == "__main__":
    main()

"""For a server whose name server does not answer: every name takes long. Put this folder into PYTHONPATH."""

import socket
import time
from typing import Any

_ask = socket.getaddrinfo


def _slowly(host: Any, *args: Any, **kwargs: Any) -> Any:
    if str(host).endswith(".example"):
        time.sleep(4)
        raise socket.gaierror(socket.EAI_AGAIN, "no name server answered")
    return _ask(host, *args, **kwargs)


socket.getaddrinfo = _slowly

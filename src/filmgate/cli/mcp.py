"""The command filmgate mcp: the tools of this service for an agent, over standard input and output."""

from contextlib import AbstractAsyncContextManager
from importlib.util import find_spec
from typing import Any

from filmgate import net
from filmgate.cli.connect import DataOption, KeyOption, ServerOption, connect
from filmgate.cli.console import fail


def mcp(server: ServerOption = None, key: KeyOption = None, data_dir: DataOption = None) -> None:
    """Serve the Model Context Protocol on standard input and output, for agents such as Claude."""
    if find_spec("mcp") is None:
        fail("the MCP server is not installed here: pip install 'filmgate[mcp]'")
    from filmgate.web import tools  # noqa: PLC0415  needs the extra

    with connect(server, key, data_dir, worker=True) as session:
        headers = {"Authorization": session.http.headers["Authorization"]}

        def reach(_: Any) -> AbstractAsyncContextManager[net.AsyncClient]:
            return net.trusted_async(session.url, headers)

        tools.build(reach, files=True).run("stdio")

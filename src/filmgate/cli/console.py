"""Output of commands: results go to standard output, all other text to standard error."""

import sys
from typing import NoReturn

from rich.console import Console

err = Console(stderr=True, highlight=False, soft_wrap=True)
# a pipe has no width: tables are not cut for it
out = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else 220)


def fail(message: str, *, code: int = 1) -> NoReturn:
    """Print a message on standard error, without a traceback, and exit."""
    err.print("[red]error[/red]", end=" ")
    err.print(message, markup=False)
    sys.exit(code)

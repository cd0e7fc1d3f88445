"""The command line. Every command is one function, and every failure is one sentence."""

import importlib
import os
import sys
from typing import Annotated

import typer
from pydantic import ValidationError

from filmgate import __version__
from filmgate.cli.console import fail
from filmgate.domain.errors import FilmgateError

# where each verb is: a worker need not import what a server does
_VERBS = {
    "generate": "generate", "serve": "serve", "models": "models", "history": "history", "show": "history",
    "cancel": "history", "wait": "wait", "download": "wait", "join": "edit", "extend": "edit",
    "worker": "worker", "doctor": "doctor", "accounts": "admin", "keys": "admin", "webhooks": "webhooks",
    "db": "db", "safety": "safety", "prompt": "prompt", "mcp": "mcp", "env": "env",
}  # fmt: skip


def app(only: str = "") -> typer.Typer:
    """Build the command line with all commands, or with `only` one, which loads faster."""
    made = typer.Typer(
        name="filmgate",
        help="Self-hosted video generation behind the WaveSpeed API.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    made.callback()(_options)  # a verb stays one that must be named, also where it is alone
    for name, module in _VERBS.items():
        if only == name or only not in _VERBS:
            home = importlib.import_module(f"filmgate.cli.{module}")
            verb = getattr(home, name)
            if isinstance(verb, typer.Typer):
                made.add_typer(verb, name=name)
            else:
                made.command(name, cls=getattr(home, "Command", None))(verb)
    return made


def _version(asked: bool) -> None:  # noqa: FBT001
    if asked:
        sys.stdout.write(f"filmgate {__version__}\n")
        raise typer.Exit


def _options(
    version: Annotated[  # noqa: FBT002
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_version)
    ] = False,
) -> None:
    """Take the options before the verb."""


def main() -> None:
    """Run the command of the command line. Exit codes: 0 done, 1 failed, 2 wrong use, 130 interrupted."""
    try:
        app(sys.argv[1] if len(sys.argv) > 1 else "")()
    except ValidationError as error:
        first = error.errors()[0]
        fail(f"setting FILMGATE_{'_'.join(map(str, first['loc'])).upper()}: {first['msg']}", code=2)
    except FilmgateError as error:
        fail(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        os._exit(1)  # whoever read our output is gone
    except OSError as error:
        fail(f"{error.filename or 'a file'}: {error.strerror or error}")

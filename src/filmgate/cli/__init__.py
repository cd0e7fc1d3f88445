"""The command line: every verb is one call, and every failure one sentence."""

import os
import sys
from collections.abc import Callable
from typing import Any

import typer
from pydantic import ValidationError

from filmgate.cli import admin, doctor, edit, generate, history, serve, worker
from filmgate.cli.console import fail
from filmgate.cli.db import db
from filmgate.cli.safety import safety
from filmgate.cli.webhooks import webhooks
from filmgate.domain.errors import FilmgateError

app = typer.Typer(
    name="filmgate",
    help="Self-hosted video generation behind the WaveSpeed API.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

_COMMANDS: dict[str, Callable[..., Any]] = {
    "generate": generate.generate,
    "serve": serve.serve,
    "models": history.models,
    "history": history.history,
    "show": history.show,
    "cancel": history.cancel,
    "join": edit.join,
    "extend": edit.extend,
    "worker": worker.worker,
    "doctor": doctor.doctor,
}
for _name, _verb in _COMMANDS.items():
    app.command(_name)(_verb)
app.add_typer(admin.accounts, name="accounts")
app.add_typer(admin.keys, name="keys")
app.add_typer(webhooks, name="webhooks")
app.add_typer(db, name="db")
app.add_typer(safety, name="safety")


def main() -> None:
    """Run a verb; exit 0 done, 1 failed, 2 misused, 130 interrupted."""
    try:
        app()
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

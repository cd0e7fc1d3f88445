"""The entry point: quiet when Ctrl-C comes while the program is still loading."""

import signal


def main() -> None:
    """Run a verb; exit 0 done, 1 failed, 2 misused, 130 interrupted."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing to clean up yet, and no traceback to show
    from filmgate import cli  # noqa: PLC0415 - the whole point

    signal.signal(signal.SIGINT, signal.default_int_handler)
    cli.main()


if __name__ == "__main__":
    main()

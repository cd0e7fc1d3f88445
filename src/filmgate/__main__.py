"""The entry point of the program. Ctrl-C ends it without a traceback, even while it is still loading."""

import signal


def main() -> None:
    """Run the command of the command line. Exit codes: 0 done, 1 failed, 2 wrong use, 130 interrupted."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing to clean up yet, and no traceback to show
    from filmgate import cli  # noqa: PLC0415 - the whole point

    signal.signal(signal.SIGINT, signal.default_int_handler)
    cli.main()


if __name__ == "__main__":
    main()

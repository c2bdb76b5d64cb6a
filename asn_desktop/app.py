"""This file holds where the parts are put together: words on the command line, or the window."""


def run(argv: list[str]) -> int:
    """Carry out a command when one is given, else open the window; return the exit code."""
    from asn_desktop.exchange.sheet_child import run_if_asked

    if run_if_asked(argv[1:]):
        return 0
    if _is_command(argv[1:]):
        from asn_desktop.cli.commands import run as run_command

        return run_command(argv[1:])
    from asn_desktop.ui.start import run_window

    return run_window(argv)


def _is_command(words: list[str]) -> bool:
    """Whether anything but the data folder is named."""
    rest = list(words)
    if rest[:1] == ["--data"]:
        rest = rest[2:]
    elif rest[:1] and rest[0].startswith("--data="):
        rest = rest[1:]
    return bool(rest)

"""This file holds where the parts are put together: words on the command line, or the window."""

READ_SHEET = "--read-sheet"
"""`exchange.sheet_child.CHILD_FLAG`, known without loading the reader at every start."""


def run(argv: list[str]) -> int:
    """Carry out a command when one is given, else open the window; return the exit code."""
    if argv[1:2] == [READ_SHEET]:
        from asn_desktop.exchange.sheet_child import main

        main()
        return 0
    if _is_command(argv[1:]):
        from asn_desktop.cli.commands import run as run_command

        return run_command(argv[1:])
    from asn_desktop.ui.plain_imports import import_plainly

    import_plainly()
    from asn_desktop.ui.start import run_window

    return run_window(argv)


def _is_command(words: list[str]) -> bool:
    """Whether anything but the data folder is named; `--data` without a folder is a fault of words."""
    rest = list(words)
    if rest[:1] == ["--data"] and len(rest) > 1:
        rest = rest[2:]
    elif rest[:1] and rest[0].startswith("--data="):
        rest = rest[1:]
    return bool(rest)

"""This file holds how the command line speaks Indonesian: its help, and what it says to words it does not know."""

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from gettext import gettext as _
from pathlib import Path
from typing import Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

Act = TypeVar("Act", bound=Callable[..., Any])

OPTIONS = _("[PILIHAN]")
COMMANDS = _("PERINTAH ...")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)$")


class WrongUsage(Exception):
    """Words of a command line that cannot be carried out; exit code 2."""

    def __init__(self, message: str, *, next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.message} {self.next_step}".strip()


class Verb(TyperCommand):
    """One command whose help is Indonesian."""

    def get_help_option(self, ctx: Any) -> Any:
        """The option `--help`."""
        return _indonesian_help(super().get_help_option(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The line that shows the order of the words."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """What may and must be filled in."""
        _write_parameters(self, ctx, formatter)


class VerbGroup(TyperGroup):
    """Commands under one word, with Indonesian help."""

    def get_help_option(self, ctx: Any) -> Any:
        """The option `--help`."""
        return _indonesian_help(super().get_help_option(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The line that shows the order of the words."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """What may be filled in, then the commands."""
        _write_parameters(self, ctx, formatter)
        rows = [(name, self.commands[name].help or "") for name in self.list_commands(ctx)]
        _write_section(formatter, _("Perintah"), rows)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first word names.

        Raises:
            WrongUsage: there is none of that name.
        """
        name = args[0]
        if name not in self.commands and not name.startswith("-"):
            raise WrongUsage(
                _("Perintah {name} tidak ada.").format(name=name), next_step=choose_from(self.commands)
            )
        return super().resolve_command(ctx, args)


def new_group(help_text: str) -> typer.Typer:
    """A group of verbs that needs one of them to be named; plain text, so that `rich` is not loaded."""
    return typer.Typer(
        cls=VerbGroup,
        help=help_text,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        invoke_without_command=True,
        options_metavar=OPTIONS,
        subcommand_metavar=COMMANDS,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def verb(group: typer.Typer, name: str, help_text: str) -> Callable[[Act], Act]:
    """Add a command to a group under its name."""
    return group.command(name, cls=Verb, help=help_text, options_metavar=OPTIONS)


def require_command(context: typer.Context) -> None:
    """Refuse a group without one of its commands.

    Raises:
        WrongUsage: none was named.
    """
    if context.invoked_subcommand is None:
        commands = getattr(context.command, "commands", {})
        raise WrongUsage(_("Perintah belum disebut."), next_step=choose_from(commands))


def choose_from(words: Iterable[str]) -> str:
    """The next step where one of a few words is wanted."""
    return _("Pilih {words}.").format(words=", ".join(words))


def explain(error: Exception) -> str | None:
    """What to say to wrong words; None when the error is not about words.

    The parser's own sentences are English, so they are told anew from what it found.
    """
    if isinstance(error, WrongUsage):
        return str(error)
    if getattr(error, "exit_code", None) != 2:
        return None
    context = getattr(error, "ctx", None)
    program = context.command_path if context is not None else Path(sys.argv[0]).name
    message, next_step = _told_anew(error)
    help_line = _("Jalankan {program} --help untuk melihat cara pakainya.").format(program=program)
    return " ".join(part for part in (message, next_step, help_line) if part)


def _told_anew(error: Exception) -> tuple[str, str]:
    """The sentence and the next step for one fault of the parser; told by its kind, not by its words."""
    kind = type(error).__name__
    if kind == "NoSuchOption":
        near: Sequence[str] = getattr(error, "possibilities", None) or ()
        option = str(getattr(error, "option_name", ""))
        return _("Pilihan {name} tidak ada.").format(name=option), choose_from(near) if near else ""
    if kind == "BadOptionUsage":
        option = str(getattr(error, "option_name", ""))
        if "not take" in str(error):
            return _("Pilihan {name} ditulis tanpa isi.").format(name=option), ""
        return _("Pilihan {name} belum diisi.").format(name=option), ""
    parameter = getattr(error, "param", None)
    if parameter is not None:
        words = _choices(parameter)
        is_missing = kind == "MissingParameter"
        text = _("Isian {name} belum ditulis.") if is_missing else _("Isi {name} tidak dikenal.")
        return text.format(name=_name_of(parameter)), choose_from(words) if words else ""
    extra = _IN_BRACKETS.search(str(error))
    if extra:
        return _("Kata {words} berlebih.").format(words=extra.group(1)), ""
    return _("Susunan perintah ini tidak dikenal."), ""


def _name_of(parameter: Any) -> str:
    if parameter.param_type_name == "option":
        return str(max(parameter.opts, key=len))
    return str(parameter.metavar or parameter.name.upper())


def _choices(parameter: Any) -> list[str]:
    found = getattr(getattr(parameter, "type_descriptor", None), "choices", None) or ()
    return [str(getattr(choice, "value", choice)) for choice in found]


def _indonesian_help(option: Any) -> Any:
    if option is not None:
        option.help = _("Tampilkan bantuan ini.")
    return option


def _write_usage(command: Any, ctx: Any, formatter: Any) -> None:
    # The parser puts braces around what must be filled in; the list below says that in words.
    pieces = re.sub(r"[{}]", "", " ".join(command.collect_usage_pieces(ctx)))
    formatter.write_usage(ctx.command_path, pieces, prefix=_("Cara pakai") + "  ")


def _write_parameters(command: Any, ctx: Any, formatter: Any) -> None:
    rows: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
    for parameter in command.get_params(ctx):
        words = [parameter.help or ""]
        if _choices(parameter):
            words.append(choose_from(_choices(parameter)))
        if parameter.required:
            words.append(_("Wajib diisi."))
        rows[parameter.param_type_name].append(
            (_shown_name(parameter), " ".join(word for word in words if word))
        )
    for title, kind in ((_("Isian"), "argument"), (_("Pilihan"), "option")):
        _write_section(formatter, title, rows[kind])


def _write_section(formatter: Any, title: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        formatter.write_paragraph()
        formatter.write(f"{title}\n")
        with formatter.indentation():
            formatter.write_dl(rows)


def _shown_name(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return _name_of(parameter)
    names = ", ".join(sorted(parameter.opts, key=len))
    return f"{names} {parameter.metavar or ''}".strip()

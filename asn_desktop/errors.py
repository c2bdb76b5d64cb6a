"""This file holds the refusals that are the person's to solve; everything else is a bug."""

from gettext import gettext as _


class UserError(Exception):
    """A refusal the person can act on.

    The message is Indonesian, shown as it is, and says what is the case; `next_step` says
    what to do about it and may be empty when the message already does.
    """

    def __init__(self, message: str, *, next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return join_sentences(self.message, self.next_step)


def join_sentences(*sentences: str) -> str:
    """Put sentences behind each other on one line; titles and hints come without a full stop."""
    ended = [text if text.endswith((".", "?")) else f"{text}." for text in sentences if text]
    return " ".join(ended)


class FormProblems(UserError):
    """A form refused: one sentence per field, shown at the field and in the summary above it."""

    def __init__(self, problems: "dict[str, str]") -> None:
        self.problems = problems
        count = len(problems)
        words = _("Ada {count} isian yang perlu diperbaiki").format(count=count)
        super().__init__(words, next_step=join_sentences(*problems.values()))

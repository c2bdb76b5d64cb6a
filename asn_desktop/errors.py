"""This file holds the refusals that are the person's to solve; everything else is a bug."""


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
        return f"{self.message} {self.next_step}".strip()


class FormProblems(UserError):
    """A form refused: one sentence per field, shown at the field and in the summary above it."""

    def __init__(self, problems: "dict[str, str]") -> None:
        self.problems = problems
        count = len(problems)
        super().__init__(f"Ada {count} isian yang perlu diperbaiki", next_step=" ".join(problems.values()))

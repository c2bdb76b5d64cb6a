"""This file holds the shape of a form of learning as shipped, and of the rule that turns it into JP."""

from dataclasses import dataclass

from asn_desktop.rules.learning import FormClass, JpKind


@dataclass(frozen=True, slots=True)
class CountingRule:
    """How one form of learning counts.

    `national` is JP a day, a time or a semester, or the cap of a day for `max_per_day`;
    `international` the same abroad. Where it is None, `bonus_percent` is added abroad instead.
    `per_month` is how many times a month count, None without a limit.

    Source: competency-rules.md 3.3, master table and algorithm.
    """

    kind: JpKind
    national: int | None = None
    international: int | None = None
    bonus_percent: int = 0
    per_month: int | None = None


@dataclass(frozen=True, slots=True)
class LearningFormText:
    """A form of learning (jalur) as shipped, with the rule it starts with.

    `code` is the SIASN jenisDiklatId as text, or a code of education that SIASN keeps elsewhere;
    `is_confirmed` is False where no source names a figure and the office should set its own.

    Source: SIASN reference table, PerLAN 10/2018 Pasal 20-22 (competency-rules.md 3.3).
    """

    code: str
    name: str
    form_class: FormClass
    certificate_letter: str
    meaning: str
    rule: CountingRule
    needs_report: bool
    basis: str
    is_confirmed: bool

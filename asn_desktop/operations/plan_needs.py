"""This file holds the gaps a plan answers: who lacks what, in which order, and in which words."""

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from sqlalchemy.orm import Session

from asn_desktop.operations.gaps import CompetencyHead, list_heads, office_gaps
from asn_desktop.operations.staff_lists import StaffRow, list_staff
from asn_desktop.rules.gap import format_gap


@dataclass(frozen=True, slots=True)
class OpenGap:
    """A measured score below the standard of the position held today."""

    person: StaffRow
    competency: CompetencyHead
    standard: int
    score: int
    is_mandatory: bool
    assessed_on: date | None = None

    @property
    def gap(self) -> int:
        """Score minus standard, always negative."""
        return self.score - self.standard

    @property
    def words(self) -> str:
        """`Selisih −2 Pelayanan publik (standar 4, nilai 2)`."""
        return need_words(self.competency.name, self.standard, self.score)


def need_words(name: str, standard: int, score: int) -> str:
    """What a line answers, as it stands in the plan."""
    return _("Selisih {gap} {name} (standar {standard}, nilai {score})").format(
        gap=format_gap(score - standard), name=name, standard=standard, score=score
    )


def list_open_gaps(session: Session, *, on: date, employee_id: int | None = None) -> list[OpenGap]:
    """Gaps of people who work here now, the worst first, then mandatory ones, then by name."""
    gaps = office_gaps(session, on=on, employee_id=employee_id)
    heads = {head.competency_id: (place, head) for place, head in enumerate(list_heads(session))}
    found: list[tuple[int, OpenGap]] = []
    for person in list_staff(session, with_gaps=False):
        for cell in gaps[person.employee_id].cells if person.employee_id in gaps else ():
            if cell.gap is None or cell.gap >= 0 or cell.standard is None or cell.score is None:
                continue
            place, head = heads[cell.competency_id]
            one = OpenGap(person, head, cell.standard, cell.score, cell.is_mandatory, cell.assessed_on)
            found.append((place, one))
    found.sort(key=lambda pair: (pair[1].gap, not pair[1].is_mandatory, pair[1].person.name, pair[0]))
    return [one for _place, one in found]

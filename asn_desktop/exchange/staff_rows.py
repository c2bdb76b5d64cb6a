"""This file holds a kept person as the values of a staff list, for comparing and for writing out."""

from asn_desktop.exchange.staff_values import StaffValues
from asn_desktop.operations.staff_lists import StaffRow


def values_of(row: StaffRow) -> StaffValues:
    """What a list would say of this person; unit and first appointment are not kept and stay empty."""
    return StaffValues(
        nip=row.nip,
        name=row.name,
        front_title=row.front_title,
        back_title=row.back_title,
        sex=row.sex,
        birth_place=row.birth_place,
        birth_date=row.birth_date,
        employment=row.employment,
        golongan=row.golongan,
        golongan_tmt=row.golongan_from,
        position=row.position,
        position_tmt=row.position_from,
        education=row.education,
        phone=row.phone,
        unit="",
        start=None,
        status=row.status,
        note=row.note,
    )

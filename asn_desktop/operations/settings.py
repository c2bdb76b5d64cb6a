"""This file holds the office's own choices over what the program ships."""

from collections.abc import Mapping
from gettext import gettext as _
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from asn_desktop.models.office import Setting
from asn_desktop.operations.acts import act
from asn_desktop.rules.permission import Right


def read_settings(session: Session) -> Mapping[str, Any]:
    """Key -> value of everything the office changed; what is missing holds as shipped."""
    return {row.key: row.value for row in session.scalars(select(Setting))}


def setting_of(session: Session, key: str, default: Any) -> Any:
    """One setting, or the default that the program ships."""
    found = session.scalars(select(Setting).where(Setting.key == key)).first()
    return default if found is None else found.value


def setting_days(session: Session, key: str, default: int) -> int:
    """One setting counted in days."""
    return int(setting_of(session, key, default))


def change_setting(session: Session, key: str, value: Any, *, label: str = "") -> None:
    """Set one value at once, as one act that can be undone."""
    summary = _("Pengaturan {label} diubah").format(label=label or key)
    with act(session, Right.SETTINGS, "setting.change", summary):
        found = session.scalars(select(Setting).where(Setting.key == key)).first()
        if found is None:
            session.add(Setting(key=key, value=value))
        else:
            found.value = value

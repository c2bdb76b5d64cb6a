"""This file holds what a room needs to show, print and save papers; the program gives it to each room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asn_desktop.operations.attachment_reading import EvidenceFile
    from asn_desktop.ui.paper.printing import Device
    from asn_desktop.ui.paper.saving import FileDoor


@dataclass(frozen=True, slots=True)
class PaperMeans:
    """Who prints, and the ways to a file's content, to the disk and to a printer.

    `read_file` is (session, attachment id) -> file. Doors and printers are asked for when they are
    needed, since both load much.
    """

    operator: str
    read_file: Callable[[Any, int], EvidenceFile]
    read_emblem: Callable[[Any], bytes | None]
    make_door: Callable[[], FileDoor]
    find_printer: Callable[[], Device | None]

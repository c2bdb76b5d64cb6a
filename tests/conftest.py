"""This file holds what every test stands on: no screen, no network, no folder of the person who runs it."""

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Moments are shown in the office's time; this form needs no time zone table on the machine.
os.environ["TZ"] = "WIB-7"
if hasattr(time, "tzset"):
    time.tzset()
for _name in [name for name in os.environ if name.startswith("ASN_DESKTOP_")]:
    del os.environ[_name]

_HOME = tempfile.TemporaryDirectory(prefix="asn-desktop-home-", ignore_cleanup_errors=True)
_FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_DATA_HOME": "share",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
}
for _variable, _below in _FOLDERS.items():
    _folder = Path(_HOME.name) / _below
    _folder.mkdir(exist_ok=True, mode=0o700)
    os.environ[_variable] = str(_folder)

settings.register_profile(
    "project", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("campaign", parent=settings.get_profile("project"), max_examples=2_000)
settings.load_profile("project")

_HERE = Path(__file__).parent
pytest_plugins = [
    f"tests.{name}" for name in ("factories", "fixtures_db") if (_HERE / f"{name}.py").is_file()
]


class SocketForbidden(AssertionError):
    """The program has no network, so neither have its tests."""


_REACHING_OUT = frozenset(
    f"socket.{act}"
    for act in ("bind", "connect", "sendto", "sendmsg", "getaddrinfo", "gethostbyname", "gethostbyaddr")
)


def _forbid_sockets(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse whatever leaves this machine; sockets with a path for a name stay, Qt's helpers use them."""
    if event not in _REACHING_OUT:
        return
    address = (
        arguments[1] if event in {"socket.bind", "socket.connect", "socket.sendto", "socket.sendmsg"} else ""
    )
    if event.startswith("socket.get") or isinstance(address, tuple):
        raise SocketForbidden(f"{event} {arguments[-1]!r}")


# An audit hook sees sockets that C code opens too, and no test can take it off by accident.
sys.addaudithook(_forbid_sockets)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Long fault and soak campaigns run on request."""
    parser.addoption("--campaign", action="store_true", help="also run the long fault and soak campaigns")


def pytest_configure(config: pytest.Config) -> None:
    """A campaign also tries more examples of each property."""
    if config.getoption("--campaign"):
        settings.load_profile("campaign")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the campaigns out unless they are asked for."""
    if config.getoption("--campaign"):
        return
    campaigns = [item for item in items if item.get_closest_marker("campaign")]
    if campaigns:
        config.hook.pytest_deselected(items=campaigns)
        items[:] = [item for item in items if item not in campaigns]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Any:
    """Delete windows that a file of tests left: every one of them makes the next change of theme slower."""
    result = yield
    if (nextitem is None or nextitem.path != item.path) and "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent
        from PySide6.QtWidgets import QApplication

        if QApplication.instance() is not None:
            for widget in QApplication.topLevelWidgets():
                widget.hide()
                widget.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return result

"""The main job runs where there is no network at all, and the tests reach none either."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.source_tree import ROOT

ACCOUNT = {"ASN_DESKTOP_USER": "yuni", "ASN_DESKTOP_PASSWORD": "Musi-Ampera-1988"}

# Ends the program at the first attempt to reach another machine, also from C code that Python knows of.
GUARD = """
import os, runpy, sys
def refuse(event, arguments):
    inet = event in ("socket.connect", "socket.bind", "socket.sendto") and isinstance(arguments[1], tuple)
    if inet or event in ("socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        os.write(2, f"reached out: {event} {arguments!r}".encode())
        os._exit(97)
sys.addaudithook(refuse)
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def cut_off() -> list[str]:
    """What to put before a command so that it has no interface, not even loopback; empty where not allowed."""
    for words in (["unshare", "--net"], ["unshare", "--map-root-user", "--net"]):
        if (
            shutil.which("unshare")
            and subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0
        ):
            return words
    return []


CUT_OFF = cut_off()


def run_cut_off(*words: str | Path, data: Path) -> subprocess.CompletedProcess[str]:
    """One command of the program, without any interface where the system allows that, always under the guard."""
    command = [*CUT_OFF, sys.executable, "-c", GUARD, ROOT / "main.py", "--data", data, *words]
    env = dict(os.environ, PYTHONPATH=str(ROOT), **ACCOUNT)
    texts = [str(part) for part in command]
    return subprocess.run(
        texts, cwd=data.parent, env=env, capture_output=True, text=True, check=False, timeout=120
    )


def done(*words: str | Path, data: Path) -> str:
    """The output of a command that must end well."""
    ended = run_cut_off(*words, data=data)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_cutting_off_really_cuts_off(tmp_path: Path) -> None:
    """Otherwise the test below would prove nothing."""
    script = tmp_path / "reach.py"
    script.write_text("import socket\nsocket.create_connection(('127.0.0.1', 9), timeout=1)\n", "utf-8")
    guarded = subprocess.run(
        [sys.executable, "-c", GUARD, script], capture_output=True, text=True, check=False
    )
    assert guarded.returncode == 97
    if CUT_OFF:
        alone = subprocess.run(
            [*CUT_OFF, sys.executable, script], capture_output=True, text=True, check=False
        )
        assert "unreachable" in alone.stderr


def test_main_job_runs_without_any_network(tmp_path: Path) -> None:
    data, report = tmp_path / "data", tmp_path / "profil.pdf"
    assert done("--version", data=data).startswith("ASN Desktop ")
    done("init", "--office", "16.71.14.1001", "--account", "yuni", data=data)
    answer = json.loads(
        done("import", "staff", ROOT / "tests" / "samples" / "nominatif-plaju-ulu.xlsx", "--json", data=data)
    )
    assert answer["added"] == 14
    assert answer["refused"] == []
    assert len(json.loads(done("list", "staff", "--json", data=data))) == 14
    done("report", "profile", "--all", "--out", report, data=data)
    assert report.read_bytes().startswith(b"%PDF-")
    done("check", data=data)


def test_tests_themselves_connect_to_nothing() -> None:
    with socket.socket() as unused, pytest.raises(AssertionError, match=r"socket\.connect"):
        unused.connect(("127.0.0.1", 9))


def test_tests_themselves_look_up_no_name() -> None:
    with pytest.raises(AssertionError, match=r"socket\.getaddrinfo"):
        socket.getaddrinfo("localhost", 80)


def test_tests_touch_no_folder_of_the_person_who_runs_them() -> None:
    from asn_desktop.settings import default_data_folder

    home = os.environ["HOME"]
    assert "asn-desktop-home-" in home
    assert str(default_data_folder().root).startswith(home)

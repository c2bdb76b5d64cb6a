"""This file holds the one door for whoever works on the code: `python3 dev.py --help`.

Standard library only, since it makes the environment that everything else needs.
"""

import argparse
import ctypes
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.lock"
BUILD = ROOT / "build"
STAMP = VENV / "setup-stamp.json"
SAMPLES = ROOT / "tests" / "samples"
LEARNING = "jp-"
NOTHING = "Belum ada data"
UV = "uv==0.13.9"

# What Qt opens at run time, and the Debian package that brings it.
OFFSCREEN_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}

SAMPLE_ACCOUNT = "yuni"
SAMPLE_PASSWORD = "Musi-Ampera-1988"  # noqa: S105  the sample office's, printed in the README
SAMPLE_OFFICE = "16.71.14.1001"


class StepFailed(Exception):
    """A command ended with another exit code than 0."""

    def __init__(self, name: str, code: int) -> None:
        super().__init__(name)
        self.name, self.code = name, code


def say(text: str) -> None:
    """Print at once, also into a pipe."""
    print(text, flush=True)


def has_display() -> bool:
    """True where a window can be opened."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def environment(*, offscreen: bool) -> dict[str, str]:
    """The environment of a child; the folder of the project is importable."""
    env = dict(os.environ, PYTHONPATH=str(ROOT), PYTHONUTF8="1")
    # Without the compiled files every start of a child would take two seconds more.
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    if offscreen:
        env["QT_QPA_PLATFORM"] = "offscreen"
    return env


def step(name: str, command: Sequence[str | Path], *, offscreen: bool = True) -> None:
    """Run one command, print its name and time.

    Raises:
        StepFailed: with the command's exit code.
    """
    say(f"== {name}")
    began = time.perf_counter()
    code = subprocess.call([str(part) for part in command], cwd=ROOT, env=environment(offscreen=offscreen))
    say(f"== {name}: {'done' if code == 0 else f'exit {code}'} in {time.perf_counter() - began:.1f} s")
    if code:
        raise StepFailed(name, code)


# --- set-up ---------------------------------------------------------------------------------


def missing_packages() -> list[str]:
    """Debian packages for what is not here yet; empty away from Linux."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = OFFSCREEN_LIBRARIES | (WINDOW_LIBRARIES if has_display() else {})
    missing = [package for library, package in wanted.items() if not can_load(library)]
    try:
        import ensurepip  # noqa: F401  Debian keeps it in a package of its own
    except ImportError:
        missing.append("python3-venv")
    return missing


def can_load(library: str) -> bool:
    """Whether the system's loader finds the library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: list[str]) -> None:
    """Install by apt where that is possible without a question, else print the exact command."""
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    prefix = apt_prefix()
    if prefix is None:
        say(f"These system packages are missing; please run:\n  sudo {line}")
        return
    say(f"== system packages: {' '.join(packages)}")
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for command in (["apt-get", "-qq", "update"], line.split()):
        with_log(prefix + command, env)


def apt_prefix() -> list[str] | None:
    """What to put before apt-get, or None where it may not be used."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) == 0:
        return ["sudo", "-n"]
    return None


def with_log(command: Sequence[str | Path], env: dict[str, str] | None = None) -> None:
    """Run a talkative command; its words appear only when it ends badly.

    Raises:
        StepFailed: with the command's exit code.
    """
    words = [str(part) for part in command]
    done = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        say(f"{done.stdout[-4000:]}{done.stderr[-4000:]}")
        raise StepFailed(" ".join(words[:4]), done.returncode)


def stamp_of_now() -> dict[str, str]:
    """What the environment was made from; another value means that it must be made again."""
    return {"lock": hashlib.sha256(LOCK.read_bytes()).hexdigest(), "python": sys.version.split()[0]}


def is_set_up() -> bool:
    """Whether the environment matches the lock and this Python."""
    try:
        return PYTHON.exists() and json.loads(STAMP.read_text("utf-8")) == stamp_of_now()
    except (OSError, ValueError):
        return False


def setup() -> None:
    """Make `.venv` and install the lock by hash; under a second when nothing has changed."""
    packages = missing_packages()
    if packages:
        install_packages(packages)
    if is_set_up():
        return
    began = time.perf_counter()
    if not PYTHON.exists():
        say("== making .venv")
        with_log([sys.executable, "-m", "venv", VENV])
    if subprocess.call(
        [PYTHON, "-m", "pip", "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ):
        with_log([PYTHON, "-m", "ensurepip", "--upgrade"])
    say("== installing requirements.lock by hash (about half a minute)")
    with_log([PYTHON, "-m", "pip", "install", "--require-hashes", "--no-deps", "-r", LOCK])
    STAMP.write_text(json.dumps(stamp_of_now()), "utf-8")
    say(f"== set up in {time.perf_counter() - began:.0f} s")


# --- verbs ----------------------------------------------------------------------------------


def command_setup(_: argparse.Namespace) -> None:
    """Make the environment, nothing else."""
    setup()
    say("Ready. Next: python3 dev.py run, or python3 dev.py test")


def command_test(options: argparse.Namespace) -> None:
    """Format, lint, types, then the tests."""
    setup()
    step("format", [PYTHON, "-m", "ruff", "format", "--check", "."])
    step("lint", [PYTHON, "-m", "ruff", "check", "."])
    step("types", [PYTHON, "-m", "mypy", "--strict"])
    chosen = options.arguments or ["-n", "2"]
    step("tests", [PYTHON, "-m", "pytest", *chosen])


def command_shots(options: argparse.Namespace) -> None:
    """Every screen of the sample office as PNG."""
    setup()
    wishes = [*flag("--theme", options.theme), *flag("--size", options.size)]
    step("shots", [PYTHON, "-m", "asn_desktop.ui.shots", options.out, *wishes])
    say(f"Pictures: {options.out}")


def flag(name: str, value: str | None) -> list[str]:
    """The option and its value, or nothing."""
    return [] if value is None else [name, value]


def command_bench(options: argparse.Namespace) -> None:
    """Each benchmark beside its limit, in the same run."""
    setup()
    step("bench", [PYTHON, "-m", "tests.bench", *options.names])


def command_lock(_: argparse.Namespace) -> None:
    """Rebuild the lock for every platform, with hashes and without an index address."""
    import tomllib

    setup()
    with_log([PYTHON, "-m", "pip", "install", UV])
    oldest = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    how = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-header", "--quiet"]
    what = ["--python-version", oldest.removeprefix(">="), "--extra", "dev", "--extra", "build"]
    step("lock", [PYTHON, "-m", "uv", "pip", "compile", *how, *what, "-o", LOCK.name, "pyproject.toml"])


def command_messages(_: argparse.Namespace) -> None:
    """Collect every sentence that a person reads into `build/asn_desktop.pot`."""
    setup()
    BUILD.mkdir(exist_ok=True)
    out = BUILD / "asn_desktop.pot"
    how = ["--sort-by-file", "--add-location=file", "--no-wrap", "--project=asn-desktop"]
    step(
        "messages", [PYTHON, "-m", "babel.messages.frontend", "-q", "extract", *how, "-o", out, "asn_desktop"]
    )
    say(f"Messages: {out.relative_to(ROOT)}")


def command_build(_: argparse.Namespace) -> None:
    """The frozen program as one folder, started once."""
    setup()
    where: list[str | Path] = [
        "--distpath",
        BUILD / "dist",
        "--workpath",
        BUILD / "pyinstaller",
        "--specpath",
        BUILD,
    ]
    what = ["--add-data", f"{ROOT / 'resources'}{os.pathsep}resources", "--collect-submodules", "asn_desktop"]
    what += ["--collect-data", "asn_desktop", "--collect-submodules", "rl_accel"]
    # One program for both: a terminal keeps its output, a double click shows no black window.
    console = ["--hide-console", "hide-early"] if os.name == "nt" else []
    name = ["--noconfirm", "--onedir", "--name", "asn-desktop", "--log-level", "WARN"]
    step("freeze", [PYTHON, "-m", "PyInstaller", *name, *console, *where, *what, ROOT / "main.py"])
    program = BUILD / "dist" / "asn-desktop" / ("asn-desktop.exe" if os.name == "nt" else "asn-desktop")
    smoke_test(program)
    say(f"Program: {program.relative_to(ROOT)}")


def smoke_test(program: Path) -> None:
    """The frozen program does the main job once: database, migrations, reading Excel in a child, PDF."""
    os.environ.update(ASN_DESKTOP_USER=SAMPLE_ACCOUNT, ASN_DESKTOP_PASSWORD=SAMPLE_PASSWORD)
    folder = BUILD / "smoke"
    shutil.rmtree(folder, ignore_errors=True)
    sample = str(SAMPLES / "nominatif-plaju-ulu.xlsx")
    step("smoke test: version", [program, "--version"])
    for words in (
        ["init", "--office", SAMPLE_OFFICE, "--account", SAMPLE_ACCOUNT],
        ["import", "staff", sample],
        ["report", "profile", "--all", "--out", str(folder / "profile.pdf")],
        ["check"],
    ):
        step(f"smoke test: {words[0]}", [program, "--data", folder / "data", *words])


# --- run ------------------------------------------------------------------------------------


def command_run(options: argparse.Namespace) -> None:
    """The sample office: in a window, or headless with its results in `build/run/`."""
    setup()
    os.environ.setdefault("ASN_DESKTOP_USER", SAMPLE_ACCOUNT)
    os.environ.setdefault("ASN_DESKTOP_PASSWORD", SAMPLE_PASSWORD)
    if has_display() and not options.headless:
        run_window()
    else:
        run_headless()


def run_window() -> None:
    """Open the sample office, made at the first call and kept afterwards."""
    folder = BUILD / "run" / "data"
    if not any(folder.glob("*")):
        make_sample_office(folder)
    say(f"Account {SAMPLE_ACCOUNT}, password {SAMPLE_PASSWORD}; data in {folder.relative_to(ROOT)}")
    step("window", [PYTHON, ROOT / "main.py", "--data", folder], offscreen=False)


def run_headless() -> None:
    """The main job without a display; everything is made anew."""
    out = BUILD / "run" / "headless"
    shutil.rmtree(out, ignore_errors=True)
    reports, shots = BUILD / "run" / "reports", BUILD / "run" / "shots"
    reports.mkdir(parents=True, exist_ok=True)
    folder = out / "data"
    make_sample_office(folder)
    for sample in sorted(SAMPLES.glob("*.*")):
        if not sample.name.startswith(LEARNING):
            import_sample("staff", sample, out / sample.stem)
    for sample in sorted(SAMPLES.glob(f"{LEARNING}*")):
        people = out / sample.stem.replace(f"{LEARNING}2026", "nominatif")
        import_sample("learning", sample, people)
    for kind in report_kinds():
        print_report(kind, folder, reports / f"{kind}.pdf")
    main_step("check", folder, "check")
    step("shots", [PYTHON, "-m", "asn_desktop.ui.shots", shots])
    say("No display here, so the main job ran without a window. Look at:")
    for path, what in ((reports, "every report as PDF"), (shots, "every screen"), (out, "the data folders")):
        say(f"  {path.relative_to(ROOT)}  {what}")


def make_sample_office(folder: Path) -> None:
    """An office with 25 invented people and a year of history."""
    main_step("init", folder, "init", "--office", SAMPLE_OFFICE, "--account", SAMPLE_ACCOUNT)
    main_step("seed", folder, "seed")


def print_report(kind: str, folder: Path, target: Path) -> None:
    """One kind of report about everybody; a kind about activities or interns may have nothing to tell.

    Raises:
        StepFailed: it was refused for another reason.
    """
    words = [PYTHON, ROOT / "main.py", "--data", folder, "report", kind, "--all", "--out", target]
    env = environment(offscreen=True)
    done = subprocess.run(
        [str(word) for word in words], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    told = (done.stdout + done.stderr).strip()
    if done.returncode and not told.startswith(NOTHING):
        say(told)
        raise StepFailed(f"report {kind}", done.returncode)
    say(f"== report {kind}: {told}")


def import_sample(kind: str, sample: Path, folder: Path) -> None:
    """A list as offices keep it, into an office of its own; what the program says lies beside it.

    A list of learning goes to the office of the people it is about, which is there already.

    Raises:
        StepFailed: the import did not answer; refused rows are an answer, with exit 1 and a sentence each.
    """
    if not folder.exists():
        main_step(
            f"office for {sample.name}",
            folder,
            "init",
            "--office",
            SAMPLE_OFFICE,
            "--account",
            SAMPLE_ACCOUNT,
        )
    words = [PYTHON, ROOT / "main.py", "--data", folder, "import", kind, sample, "--json"]
    env = environment(offscreen=True)
    done = subprocess.run(
        [str(word) for word in words], cwd=ROOT, env=env, stdout=subprocess.PIPE, check=False
    )
    try:
        answer = json.loads(done.stdout)
        counts = ", ".join(f"{name} {answer[name]}" for name in ("added", "changed", "unchanged"))
    except (ValueError, KeyError) as unreadable:
        raise StepFailed(f"import {sample.name}", done.returncode or 1) from unreadable
    (folder.parent / f"{sample.stem}.json").write_bytes(done.stdout)
    say(f"== import {sample.name}: {counts}, refused {len(answer['refused'])}")


def main_step(name: str, folder: Path, *words: str) -> None:
    """One command of the program on a data folder."""
    step(name, [PYTHON, ROOT / "main.py", "--data", folder, *words])


def report_kinds() -> list[str]:
    """The names that `report list` prints, one a line, each before its description."""
    words = [str(PYTHON), str(ROOT / "main.py"), "report", "list"]
    done = subprocess.run(words, env=environment(offscreen=True), capture_output=True, text=True, check=True)
    return [line.split()[0] for line in done.stdout.splitlines() if line.strip()]


# --- the door -------------------------------------------------------------------------------


def parser() -> argparse.ArgumentParser:
    """The verbs and their options."""
    top = argparse.ArgumentParser(prog="dev.py", description="Everything one does with this code.")
    verbs = top.add_subparsers(required=True, metavar="VERB")

    def verb(name: str, act: Callable[[argparse.Namespace], None]) -> argparse.ArgumentParser:
        one = verbs.add_parser(name, help=(act.__doc__ or "").strip())
        one.set_defaults(act=act)
        return one

    run = verb("run", command_run)
    run.add_argument("--headless", action="store_true", help="as if there were no display")
    verb("test", command_test).add_argument("arguments", nargs="*", help="handed to pytest as they are")
    verb("setup", command_setup)
    shots = verb("shots", command_shots)
    shots.add_argument("out", nargs="?", type=Path, default=BUILD / "shots", metavar="OUT")
    shots.add_argument("--theme", help="light,dark")
    shots.add_argument("--size", help="1366x697,1093x614")
    verb("bench", command_bench).add_argument("names", nargs="*", metavar="NAME")
    verb("build", command_build)
    verb("lock", command_lock)
    verb("messages", command_messages)
    return top


def main() -> int:
    """Do what the words ask; the exit code is that of the step that ended it."""
    if sys.version_info < (3, 11):  # noqa: UP036  started by whatever Python the machine has
        say("Python 3.11 or newer is needed.")
        return 1
    options, more = parser().parse_known_args()
    if more and options.act is not command_test:
        parser().error(f"unknown: {' '.join(more)}")
    if options.act is command_test:
        options.arguments = sys.argv[2:]
    try:
        options.act(options)
    except StepFailed as failed:
        say(f"Stopped at: {failed.name}")
        return failed.code
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())

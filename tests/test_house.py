"""The house rules that a reader could otherwise only hope for: size, first sentence, one place for each danger."""

import ast
import re
import subprocess

import pytest

from tests.source_tree import PACKAGE, ROOT, Module, calls, modules

MODULES = [pytest.param(module, id=module.place) for module in modules()]

MOST_LINES = 450
ANY_LENGTH = ("asn_desktop/models/migrations/",)

PARAGRAPH_MARKUP = {"asn_desktop/reports/page.py", "asn_desktop/reports/typeset.py"}
STYLE_SHEETS = {"asn_desktop/ui/theme.py"}
WRITES_FILES = {"asn_desktop/storage/"}
COMMITS = {"asn_desktop/storage/"}
KNOWS_NO_IDS = {"asn_desktop/ui/widgets/", "asn_desktop/ui/shell/"}

READABLE = {".py", ".md", ".toml", ".lock", ".txt", ".ts", ".svg", ".csv", ".cfg", ".ini", ".yml", ""}
# Put together here, or this file would be its own first finding.
MACHINE_PATHS = re.compile(
    "|".join([r"/ho" + "me/", r"/Use" + "rs/", r"/ro" + "ot/", r"/wo" + "rk/", r"/t" + "mp/"])
)
INDEX_ADDRESSES = re.compile(
    "|".join([r"--(extra-)?index" + "-url", r"https?://\S+/sim" + "ple", "pythonhos" + "ted"])
)
UNFINISHED = re.compile(r"\b(TO" + "DO|FIX" + "ME|XX" + r"X)\b")


def repository_files() -> list[str]:
    """Text files that are, or are about to be, part of the repository."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    listed = done.stdout.splitlines()
    if done.returncode:  # unpacked from an archive, without a history
        own = [
            path
            for path in ROOT.iterdir()
            if path.name == ".ci" or (path.name[0] != "." and path.name != "build")
        ]
        files = [found for path in own for found in (path.rglob("*") if path.is_dir() else [path])]
        listed = [path.relative_to(ROOT).as_posix() for path in files]
    kept = [name for name in listed if (ROOT / name).is_file() and (ROOT / name).suffix in READABLE]
    return sorted(kept)


def hits(pattern: re.Pattern[str], names: list[str]) -> list[str]:
    found = []
    for name in names:
        for number, line in enumerate((ROOT / name).read_text("utf-8", errors="replace").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{name}:{number}: {line.strip()[:120]}")
    return found


def within(place: str, allowed: set[str]) -> bool:
    return any(place == one or (one.endswith("/") and place.startswith(one)) for one in allowed)


@pytest.mark.parametrize("module", MODULES)
def test_file_is_short_enough_to_read(module: Module) -> None:
    lines = module.text.count("\n")
    assert lines <= MOST_LINES or module.place.startswith(ANY_LENGTH), f"{lines} lines"


@pytest.mark.parametrize("module", MODULES)
def test_module_says_in_one_sentence_what_it_holds(module: Module) -> None:
    first = (ast.get_docstring(module.tree) or "").split("\n\n")[0]
    if module.name == PACKAGE:
        assert first.endswith(".")
        return
    assert re.match(r"This (file|package) holds \S", first), "the docstring completes 'this file holds ...'"


def test_unfinished_marks_are_absent() -> None:
    assert not hits(UNFINISHED, [name for name in repository_files() if name.endswith(".py")])


def test_no_path_of_a_machine_is_in_the_repository() -> None:
    assert not hits(MACHINE_PATHS, repository_files())


def test_no_address_of_a_package_index_is_in_the_repository() -> None:
    assert not hits(INDEX_ADDRESSES, repository_files())


@pytest.mark.parametrize("module", MODULES)
def test_paragraph_markup_stays_in_the_report_kit(module: Module) -> None:
    # Text of people reaches reportlab's little markup language in one place only, where it is escaped.
    used = [f"line {node.lineno}" for name, node in calls(module.tree) if name == "Paragraph"]
    assert not used or within(module.place, PARAGRAPH_MARKUP)


@pytest.mark.parametrize("module", MODULES)
def test_style_sheets_come_from_the_theme_alone(module: Module) -> None:
    used = [f"line {node.lineno}" for name, node in calls(module.tree) if name == "setStyleSheet"]
    assert not used or within(module.place, STYLE_SHEETS)


@pytest.mark.parametrize("module", MODULES)
def test_files_are_written_by_the_atomic_writer_alone(module: Module) -> None:
    used = [f"line {node.lineno}" for name, node in calls(module.tree) if is_write(name, node)]
    assert not used or within(module.place, WRITES_FILES)


def is_write(name: str, node: ast.Call) -> bool:
    if name in {"write_text", "write_bytes"}:
        return True
    if name != "open":
        return False
    # A number is a channel that is open already, such as the standard output of a child.
    if node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, int):
        return False
    given = [*node.args, *(word.value for word in node.keywords if word.arg == "mode")]
    modes = [one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return any(re.fullmatch(r"[rwxabt+]*[wxa+][rwxabt+]*", mode) for mode in modes)


@pytest.mark.parametrize("module", MODULES)
def test_commit_happens_in_one_place(module: Module) -> None:
    used = [f"line {node.lineno}" for name, node in calls(module.tree) if name == "commit" and not node.args]
    assert not used or within(module.place, COMMITS)


@pytest.mark.parametrize("module", [one for one in MODULES if one.values[0].layer == "rules"])
def test_rule_has_no_clock(module: Module) -> None:
    used = [
        f"line {node.lineno}: {name}"
        for name, node in calls(module.tree)
        if name in {"today", "now", "utcnow"}
    ]
    assert not used


@pytest.mark.parametrize("module", [one for one in MODULES if one.values[0].layer == "ui"])
def test_screen_avoids_the_known_traps_of_qt(module: Module) -> None:
    trapped = []
    for name, node in calls(module.tree):
        # 32 bits: Rp 3.000.000.000 would arrive as a negative number, and so would an id. Widgets and shell
        # know neither; theirs are levels, row numbers and per cents.
        carries_int = any(isinstance(one, ast.Name) and one.id == "int" for one in node.args)
        if name == "Signal" and carries_int and not within(module.place, KNOWS_NO_IDS):
            trapped.append(f"line {node.lineno}: Signal(int), use Signal(object)")
        # Sorting 100 000 rows takes 13,8 s in it and 39 ms in SQL.
        if name == "QSortFilterProxyModel":
            trapped.append(f"line {node.lineno}: QSortFilterProxyModel")
    assert not trapped


@pytest.mark.parametrize("module", MODULES)
def test_processes_start_as_they_do_on_windows(module: Module) -> None:
    trapped = [
        f"line {node.lineno}: {name}" for name, node in calls(module.tree) if name in {"fork", "forkpty"}
    ]
    for name, node in calls(module.tree):
        if name in {"get_context", "set_start_method"}:
            asked = [one.value for one in node.args if isinstance(one, ast.Constant)]
            trapped += [f"line {node.lineno}: {asked}"] if asked != ["spawn"] else []
    assert not trapped


def test_every_package_of_the_program_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / PACKAGE).rglob("*.py")}
    assert not [str(folder) for folder in folders if not (folder / "__init__.py").exists()]

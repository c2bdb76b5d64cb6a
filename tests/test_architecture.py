"""Who may know whom; the table of `docs/architecture.md`, held by a test."""

import subprocess
import sys

import pytest

from tests.source_tree import PACKAGE, ROOT, Import, Module, modules

# Each room, with the rooms of the program that it may import. An arrow may skip, never turn back.
MAY_KNOW: dict[str, set[str]] = {
    "main": {"app"},
    "app": {
        "ui", "cli", "office", "reports", "exchange", "operations", "storage", "models", "rules", "settings", "errors",
    },
    "ui": {"office", "reports", "exchange", "operations", "storage", "models", "rules", "settings", "errors"},
    "cli": {"office", "reports", "exchange", "operations", "storage", "models", "rules", "settings", "errors"},
    # The office as one thing that is opened, locked and backed up; window and command line share it.
    "office": {"operations", "storage", "models", "rules", "settings", "errors"},
    "reports": {"operations", "storage", "models", "rules", "settings", "errors"},
    "exchange": {"operations", "storage", "models", "rules", "settings", "errors"},
    "operations": {"solving", "storage", "models", "rules", "errors"},
    # Plans are found by a solver; the rules say what a plan is and what it is worth.
    "solving": {"rules", "errors"},
    "storage": {"models", "rules", "settings", "errors"},
    "models": {"rules", "errors"},
    "rules": {"errors"},
    "settings": {"errors"},
    "errors": set(),
    PACKAGE: set(),
}  # fmt: skip

# Packages from outside that each room may use; the standard library is free except for `FORBIDDEN_STANDARD`.
MAY_USE: dict[str, set[str]] = {
    "main": set(),
    "app": {"PySide6", "shiboken6"},
    "ui": {"PySide6", "shiboken6", "babel", "pypdfium2", "segno", "PIL"},
    "cli": {"typer", "click", "rich", "babel", "sqlalchemy"},
    "office": {"sqlalchemy"},
    "reports": {"sqlalchemy", "reportlab", "rl_accel", "pandas", "babel", "segno", "PIL", "pypdfium2", "xlsxwriter"},
    "exchange": {
        "sqlalchemy", "pandas", "numpy", "python_calamine", "xlsxwriter", "defusedxml", "pydantic", "cryptography",
        "babel", "psutil", "icalendar",
    },
    "operations": {"sqlalchemy", "babel", "holidays"},
    "solving": {"highspy", "numpy"},
    "storage": {"sqlalchemy", "alembic", "sqlcipher3", "cryptography", "platformdirs"},
    "models": {"sqlalchemy", "alembic"},
    "rules": set(),
    "settings": {"platformdirs"},
    "errors": set(),
    PACKAGE: set(),
}  # fmt: skip

# Rules answer the same on every day and on every machine.
FORBIDDEN_STANDARD: dict[str, set[str]] = {
    "rules": {
        "os",
        "pathlib",
        "io",
        "sqlite3",
        "time",
        "random",
        "socket",
        "subprocess",
        "shutil",
        "tempfile",
    },
    "models": {"os", "socket", "subprocess", "shutil", "tempfile"},
    "operations": {"socket", "subprocess", "shutil", "tempfile", "os", "io"},
}
NEVER: set[str] = {
    "urllib.request",
    "http.client",
    "http.server",
    "smtplib",
    "ftplib",
    "requests",
    "httpx",
    "aiohttp",
}

# The window must not wait for these.
HEAVY = {
    "reportlab", "pandas", "numpy", "xlsxwriter", "python_calamine", "alembic", "pypdfium2", "highspy",
    "holidays", "icalendar",
}  # fmt: skip
HEAVY_MAY_LOAD_WITH = ("asn_desktop.reports", "asn_desktop.models.migrations")

MODULES = [pytest.param(module, id=module.place) for module in modules()]
NAMES = {module.name for module in modules()}


def top(target: str) -> str:
    return target.split(".")[0]


def own_targets(item: Import) -> set[str]:
    """Modules of the program that the import reaches: `from a import b` may mean the module `a.b`."""
    if top(item.target) != PACKAGE:
        return set()
    reached = {f"{item.target}.{name}" for name in item.names if f"{item.target}.{name}" in NAMES}
    rest = [name for name in item.names if f"{item.target}.{name}" not in NAMES]
    return reached | ({item.target} if rest or not item.names else set())


def room_of(target: str) -> str:
    parts = target.split(".")
    return parts[1] if len(parts) > 1 else PACKAGE


@pytest.mark.parametrize("module", MODULES)
def test_room_knows_only_rooms_below(module: Module) -> None:
    allowed = MAY_KNOW[module.layer] | {module.layer, PACKAGE}
    wrong = [
        f"line {item.line}: {target}"
        for item in module.imports
        for target in own_targets(item)
        if room_of(target) not in allowed
    ]
    assert not wrong, f"{module.place} may know {sorted(MAY_KNOW[module.layer])}"


@pytest.mark.parametrize("module", MODULES)
def test_room_uses_only_its_packages(module: Module) -> None:
    allowed = MAY_USE[module.layer] | set(sys.stdlib_module_names) | {PACKAGE}
    forbidden = FORBIDDEN_STANDARD.get(module.layer, set())
    wrong = [
        f"line {item.line}: {item.target}"
        for item in module.imports
        if not item.is_for_types_only
        and (top(item.target) not in allowed or top(item.target) in forbidden or item.target in NEVER)
    ]
    assert not wrong


@pytest.mark.parametrize("module", MODULES)
def test_heavy_library_is_imported_inside_functions(module: Module) -> None:
    if module.name.startswith(HEAVY_MAY_LOAD_WITH):
        return
    wrong = [
        f"line {item.line}: {item.target}"
        for item in module.imports
        if top(item.target) in HEAVY and not item.is_inside_function and not item.is_for_types_only
    ]
    assert not wrong


def test_no_circle_between_modules() -> None:
    graph = {
        module.name: {
            target for item in module.imports if not item.is_for_types_only for target in own_targets(item)
        }
        - {module.name}
        for module in modules()
    }
    settled: set[str] = set()

    def walk(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, "circle: " + " -> ".join([*path[path.index(name) :], name])
        if name in settled:
            return
        for target in sorted(graph.get(name, ())):
            walk(target, (*path, name))
        settled.add(name)

    for name in sorted(graph):
        walk(name, ())


def loaded_by(statement: str) -> set[str]:
    """Top-level packages in memory after a fresh interpreter ran the statement."""
    script = f"import sys\n{statement}\nprint(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    words = [sys.executable, "-c", script]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_starting_the_program_loads_nothing_heavy() -> None:
    loaded = loaded_by("import asn_desktop.app")
    assert loaded & (HEAVY | {"sqlalchemy", "pydantic", "PIL", "babel"}) == set()


def test_what_is_painted_before_the_password_loads_without_sqlalchemy() -> None:
    loaded = loaded_by("import asn_desktop.ui.start, asn_desktop.ui.first_run.first_run")
    assert loaded & (HEAVY | {"sqlalchemy"}) == set()


def test_every_screen_loads_without_heavy_libraries() -> None:
    """Pages may load SQLAlchemy with the operations they call: they are built after the password."""
    screens = [module.name for module in modules() if module.layer == "ui"]
    assert screens
    loaded = loaded_by("\n".join(f"import {name}" for name in screens))
    assert loaded & HEAVY == set()


def test_commands_load_without_qt() -> None:
    loaded = loaded_by("import asn_desktop.cli")
    assert loaded & {"PySide6", "shiboken6"} == set()

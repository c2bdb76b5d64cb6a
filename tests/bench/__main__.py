"""This file holds the door to the measurements: `python -m tests.bench [NAME ...]`."""

import importlib
import json
import pkgutil
import sys

import tests.bench
from tests.bench.harness import REGISTRY, measure, table
from tests.source_tree import ROOT


def main(names: list[str]) -> int:
    """Measure what is named, or everything; write `build/bench.json`."""
    for found in pkgutil.iter_modules(tests.bench.__path__):
        if found.name.startswith("bench_"):
            importlib.import_module(f"tests.bench.{found.name}")
    unknown = [name for name in names if name not in REGISTRY]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; there are: {', '.join(sorted(REGISTRY))}", file=sys.stderr)
        return 2
    results = []
    for name in names or sorted(REGISTRY):
        results.append(measure(REGISTRY[name]))
        print(table(results[-1:]), flush=True)
    out = ROOT / "build" / "bench.json"
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps([result.as_json() for result in results], indent=1), "utf-8")
    print(f"\n{out.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

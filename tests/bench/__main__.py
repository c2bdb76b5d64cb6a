"""This file holds the door to the measurements: `python -m tests.bench [--rounds N] [NAME ...]`."""

import argparse
import importlib
import json
import pkgutil
import sys
from dataclasses import replace

import tests.bench
from tests.bench.harness import REGISTRY, measure, table
from tests.source_tree import ROOT


def main(words: list[str]) -> int:
    """Measure what is named, or everything; write `build/bench.json`."""
    parser = argparse.ArgumentParser(prog="tests.bench")
    parser.add_argument("--rounds", type=int, default=0, help="measure that often, whatever is set")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args(words)
    for found in pkgutil.iter_modules(tests.bench.__path__):
        if found.name.startswith("bench_"):
            importlib.import_module(f"tests.bench.{found.name}")
    unknown = [name for name in options.names if name not in REGISTRY]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; there are: {', '.join(sorted(REGISTRY))}", file=sys.stderr)
        return 2
    results = []
    out = ROOT / "build" / "bench.json"
    out.parent.mkdir(exist_ok=True)
    for name in options.names or sorted(REGISTRY):
        one = REGISTRY[name]
        results.append(measure(replace(one, rounds=options.rounds or one.rounds)))
        print(table(results[-1:]), flush=True)
        # After each, so that a run that is cut short leaves what it measured.
        out.write_text(json.dumps([result.as_json() for result in results], indent=1), "utf-8")
    print(f"\n{out.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

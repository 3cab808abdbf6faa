"""``python -m tests.golden``: show what changed in the reading of the seed pages, and keep it."""

from __future__ import annotations

import argparse
import sys

from flows.reference import load_reference
from tests.accuracy.annotations import DOCUMENTS, ROOT
from tests.accuracy.found import read_result
from tests.golden.form import changes, golden_text

GOLDEN = ROOT / "tests" / "golden"


def main() -> int:
    """Print lines lost and gained of each page; write the files unless --look."""
    parser = argparse.ArgumentParser(prog="python -m tests.golden", description=__doc__)
    parser.add_argument("--look", action="store_true", help="write nothing")
    options = parser.parse_args()
    reference = load_reference(ROOT / "seeds" / "reference")
    for path in sorted(DOCUMENTS.glob("*.txt")):
        result = read_result(path, reference)
        kept = GOLDEN / f"{result.page.page_id}.json"
        old = kept.read_text(encoding="utf-8") if kept.exists() else ""
        new = golden_text(result)
        lines = changes(old, new)
        lost = sum(line.startswith("-") for line in lines)
        print(f"{path.name}: {lost} lines lost, {len(lines) - lost} gained")
        if old:
            print("".join(f"  {line}\n" for line in lines), end="")
        if not options.look:
            kept.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

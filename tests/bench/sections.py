"""BENCHMARKS.md: every measurement replaces its own sections and leaves the others alone.

`python -m tests.bench.sections FILE` puts a text there that another command wrote; `-` is the
standard input.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "BENCHMARKS.md"
HEAD = """# Benchmarks

Each section is the output of the command that it names and is replaced whole by its next run.
"""


def put(text: str, document: Path = DOCUMENT) -> None:
    """Replace the sections of ``text``, each from its ``## `` heading to the next; new ones go to
    the end.

    Raises:
        ValueError: the text does not begin with such a heading.
    """
    new = _sections(text)
    if "" in new or not new:
        raise ValueError("a section begins with its heading: ## …")
    old = _sections(document.read_text(encoding="utf-8")) if document.exists() else {}
    old.pop("", None)
    document.write_text("\n".join([HEAD, *(old | new).values()]), encoding="utf-8")


def _sections(text: str) -> dict[str, str]:
    """By heading; what stands before the first one is under the empty string."""
    parts = (part.strip() for part in re.split(r"^(?=## )", text, flags=re.MULTILINE))
    found = {}
    for part in filter(None, parts):
        heading = part.splitlines()[0] if part.startswith("## ") else ""
        found[heading] = f"{part}\n"
    return found


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.bench.sections", description=__doc__)
    options.add_argument("file", type=argparse.FileType(encoding="utf-8"))
    put(options.parse_args().file.read())
    sys.stdout.write(f"written: {DOCUMENT}\n")


if __name__ == "__main__":
    main()

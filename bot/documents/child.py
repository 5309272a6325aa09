"""The process that reads one document of a stranger from its input and writes it without names."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from importlib import import_module

from bot.documents.outcome import DONE, KEPT, KINDS, NOTHING

MEMORY, SECONDS = 1_000_000_000, 12


def main(media_type: str) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    content = sys.stdin.buffer.read()
    try:
        clean: Callable[[bytes], bytes | None] = import_module(
            f"bot.documents.{KINDS[media_type]}"
        ).cleaned
        found = clean(content)
    except Exception:  # noqa: BLE001 - whatever a broken file does, it stays as it came
        return KEPT
    if found is None:
        return NOTHING
    sys.stdout.buffer.write(found)
    return DONE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

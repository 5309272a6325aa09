"""Standard input of a person or a script, and where the command line kept a text."""

from __future__ import annotations

import io
import re
from pathlib import Path


def typed(text: str) -> io.StringIO:
    """As a pipe gives it."""
    return io.StringIO(text)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal() -> io.StringIO:
    """Somebody sits there."""
    return _Terminal()


def kept(said: str) -> Path:
    """The file that a refusal names."""
    found = re.search(r"\S*var/edits/\S+?\.yml", said)
    assert found, said
    return Path(found[0])

"""Files that only their owner may read: written whole, made once."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path


def read_or_make(path: Path, make: Callable[[], str]) -> str:
    """The text of `path`, stripped; made where there is none yet.

    Race-safe: of several processes that start at once, all read what the first one linked there,
    and none reads half of it. Raises OSError.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = _draft(path, make())
        try:
            with contextlib.suppress(FileExistsError):
                os.link(draft, path)
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()


def replace(path: Path, text: str) -> None:
    """The file is whole at every moment. Raises OSError."""
    _draft(path, text).replace(path)


def _draft(path: Path, text: str) -> Path:
    """A file beside `path` that holds `text`, on the disk."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        draft.unlink()
        raise
    return draft

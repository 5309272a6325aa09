"""Documents without the names that writing programs put into them: author, company, last editor.

Programs of others read them, so a process of its own does, with limits of memory and time. What
it cannot follow, or may not touch (a signature would break), stays as it came.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from threading import BoundedSemaphore

from bot.documents.outcome import DONE, KINDS, MAY_NAME, NOTHING

SECONDS = 15.0
_AT_ONCE = BoundedSemaphore(2)


@dataclass(frozen=True)
class Cleaned:
    """`whole` is False when names may still stand in `content`, which is then as it came."""

    content: bytes
    whole: bool = True


def cleaned(media_type: str, content: bytes, *, seconds: float = SECONDS) -> Cleaned:
    """Waits for the process. Done again to its own result it changes nothing."""
    marks = MAY_NAME.get(KINDS.get(media_type, ""), ())
    if not any(mark in content for mark in marks):
        return Cleaned(content)
    command = [sys.executable, "-m", "bot.documents.child", media_type]
    # Nothing of ours: what reads a stranger's file needs no settings.
    environment = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        with _AT_ONCE:
            found = subprocess.run(  # noqa: S603
                command,
                input=content,
                capture_output=True,
                timeout=seconds,
                env=environment,
                check=False,
            )
    except (OSError, subprocess.TimeoutExpired):
        return Cleaned(content, whole=False)
    if found.returncode == NOTHING:
        return Cleaned(content)
    if found.returncode == DONE and found.stdout:
        return Cleaned(found.stdout)
    return Cleaned(content, whole=False)


__all__ = ["KINDS", "Cleaned", "cleaned"]

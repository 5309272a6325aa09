"""How much room is left where the database lies."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from bot.core.db import Database

Measure = Callable[[], int | None]
"""Free bytes on the disk that files are written to; None where we cannot know."""


def disk_of(database: Database) -> Measure:
    """How much is free on the disk of this database."""
    path = None if database.postgresql else database.engine.url.database
    if not path:
        return lambda: None
    return lambda: shutil.disk_usage(Path(path).parent).free

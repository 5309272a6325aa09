"""What `doctor` says of the files that wait to be filed: how much of the quota and disk is used."""

from __future__ import annotations

from collections.abc import Iterator

from bot.cli.support.checks import Finding, database
from bot.core.db import Database
from bot.core.disk import disk_of
from bot.core.settings import Settings
from bot.messages import files
from bot.messages.file_limits import MB


def kept_files(settings: Settings) -> Iterator[Finding]:
    """Uploads are taken; where the disk is not ours to see, that is said."""
    if any(finding.code != "good" for finding in database(settings)):
        return
    opened = Database(settings.sqlalchemy_url)
    try:
        kept, free = opened.submit(files.kept_in_all).result(), disk_of(opened)()
    finally:
        opened.close()
    limits = settings.limits
    values = {"count": kept.count, "size": -(-kept.size // MB), "most": limits.files_mb}
    if free is not None:
        values |= {"free": free // MB, "floor": limits.free_mb}
    if kept.size >= limits.files_mb * MB:
        yield Finding("files", "warn", "quota", values)
    elif free is None:
        yield Finding("files", "ok", "elsewhere", values)
    elif free <= limits.free_mb * MB:
        yield Finding("files", "warn", "disk", values)
    else:
        yield Finding("files", "ok", "good", values)

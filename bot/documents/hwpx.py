"""Hancom's newer format: a zip whose package file names the author and who saved last."""

from __future__ import annotations

import re

from bot.documents import archive

_NAMES = re.compile(
    r'(<opf:meta\b[^<>]*\bname="(?:creator|lastsaveby|description|keyword)"[^<>]*>)[^<]+'
)


def cleaned(content: bytes) -> bytes | None:
    """Raises Kept."""
    return archive.cleaned(content, _part)


def _part(name: str, data: bytes) -> bytes:
    if not name.endswith(".hpf"):
        return data
    return _NAMES.sub(r"\1", archive.text(data)).encode()

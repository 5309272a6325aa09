"""The last net: what a log line must not hold is replaced before it is written."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

from bot.privacy.mask import mask
from bot.privacy.placeholders import PLACEHOLDER

_PLAIN = re.compile(r"[a-z][a-z_.]{0,38}|")
"""A word of our own, such as the name of an event: nothing in it can be a secret."""
_UUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", re.IGNORECASE)
_SECRET = "[secret]"  # noqa: S105 - what stands in its place
_SCHEME = re.compile(r"\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{6,}", re.IGNORECASE)
_ASSIGNED = re.compile(
    r"\b((?:[a-z_-]{0,30}(?:token|secret|passw(?:or)?d|api[_-]?key)|authorization|pin|key)"
    r"[\"']?\s{0,2}[=:]\s{0,2}[\"']?)(?!\[secret\]|⟦)[^\s\"',;&}\])]{4,}",
    re.IGNORECASE,
)
_BOT_TOKEN = re.compile(r"\d{6,12}:[A-Za-z0-9_-]{30,}")
_USER_INFO = re.compile(r"(://[^/\s:@]{0,64}:)[^/\s@]{1,128}(?=@)")
_LONG = re.compile(r"(?<![A-Za-z0-9_+/=-])(?=[^\s]{0,200}\d)[A-Za-z0-9_+=-]{40,}")
_SENSITIVE = re.compile(
    r"token|secret|passw|authorization|api_?key|cookie|^key$|^pin$", re.IGNORECASE
)


def scrub(text: str) -> str:
    """`text` with personal numbers as [kind] and keys, tokens, passwords as [secret].

    UUIDs stay: they are the correlation ids that make a log useful.
    """
    parts: list[str] = []
    last = 0
    for match in _UUID.finditer(text):
        parts += (_scrub(text[last : match.start()]), match[0])
        last = match.end()
    parts.append(_scrub(text[last:]))
    return "".join(parts)


def _scrub(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    text = _USER_INFO.sub(rf"\1{_SECRET}", text)
    text = _SCHEME.sub(rf"\1 {_SECRET}", text)
    text = _BOT_TOKEN.sub(_SECRET, text)
    text = _ASSIGNED.sub(rf"\1{_SECRET}", text)
    text = _LONG.sub(_SECRET, text)
    return PLACEHOLDER.sub(r"[\1]", mask(text).text)


def scrub_event(
    _logger: Any, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """A structlog processor, to stand after the one that renders tracebacks."""
    for name, value in event.items():
        event[name] = _SECRET if _SENSITIVE.search(name) and value else _value(value)
    return event


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return scrub(value)
    if isinstance(value, dict):
        return dict(scrub_event(None, "", dict(value)))
    if isinstance(value, list | tuple):
        return [_value(item) for item in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return type(value).__name__

"""Which portal serves which capability: `portals:` of endpoints.yml.

    portals:
      petition: {adapter: native, url: "http://127.0.0.1:${SINMUNGO_PORT}/portal"}

`${NAME}` is replaced as in Rasa's own sections of the file. `key` is optional: without it our
client key of the embedded portal is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from actions.adapters.native import NativeAdapter
from actions.adapters.protocol import Adapter

_VARIABLE = re.compile(r"\$\{(\w+)\}")
_FIELDS = frozenset({"adapter", "url", "key"})


class PortalsConfigError(ValueError):
    """endpoints.yml cannot be used; the message names the file, the entry and what to do."""


@dataclass(frozen=True)
class PortalEntry:
    """One entry of `portals:`, its variables filled in."""

    adapter: str
    url: str
    key: str


def _native(entry: PortalEntry) -> Adapter:
    return NativeAdapter(entry.url, entry.key)


ADAPTERS: dict[str, Callable[[PortalEntry], Adapter]] = {"native": _native}


def load(path: Path, variables: Mapping[str, str], default_key: str) -> dict[str, Adapter]:
    """Adapters by capability; entries that are the same share one. Raises PortalsConfigError."""
    built: dict[PortalEntry, Adapter] = {}
    found: dict[str, Adapter] = {}
    for capability, entry in entries(path, variables, default_key).items():
        if entry not in built:
            built[entry] = ADAPTERS[entry.adapter](entry)
        found[capability] = built[entry]
    return found


def entries(path: Path, variables: Mapping[str, str], default_key: str) -> dict[str, PortalEntry]:
    """The checked entries, without any connection. Raises PortalsConfigError."""
    portals = _section(path)
    return {
        str(capability): _entry(f"{path}: portals.{capability}", fields, variables, default_key)
        for capability, fields in portals.items()
    }


def _section(path: Path) -> dict[Any, Any]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PortalsConfigError(f"{path}: cannot be read ({type(error).__name__})") from error
    portals = content.get("portals") if isinstance(content, dict) else None
    if not isinstance(portals, dict) or not portals:
        raise PortalsConfigError(f"{path}: it needs a section `portals:` with one entry or more")
    return portals


def _entry(where: str, fields: Any, variables: Mapping[str, str], default_key: str) -> PortalEntry:
    if not isinstance(fields, dict):
        raise PortalsConfigError(f"{where}: write {{adapter: native, url: …}}")
    if unknown := {str(name) for name in fields} - _FIELDS:
        raise PortalsConfigError(f"{where}: unknown fields {', '.join(sorted(unknown))}")
    adapter = fields.get("adapter")
    if adapter not in ADAPTERS:
        raise PortalsConfigError(
            f"{where}: unknown adapter {adapter!r}, there are: {', '.join(sorted(ADAPTERS))}"
        )
    url = _filled(where, str(fields.get("url") or ""), variables)
    if not _is_http(url):
        raise PortalsConfigError(f"{where}: url must be an http or https address")
    key = _filled(where, str(fields.get("key") or ""), variables)
    return PortalEntry(adapter, url, key or default_key)


def _is_http(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _filled(where: str, text: str, variables: Mapping[str, str]) -> str:
    missing = sorted({name for name in _VARIABLE.findall(text) if name not in variables})
    if missing:
        raise PortalsConfigError(f"{where}: not set: {', '.join(missing)}")
    return _VARIABLE.sub(lambda match: variables[match.group(1)], text)

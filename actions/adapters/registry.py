"""Which portal serves which capability, and there which agency: `portals:` of endpoints.yml.

    portals:
      petition:
        - {agency: "*", adapter: native, url: "http://127.0.0.1:${SINMUNGO_PORT}/portal"}
        - {agency: jongno, adapter: native, url: https://portal.jongno.example}

`agency` is the code that the portal gives its services, `*` are all that no other line names; one
mapping instead of a list is for `*`. `${NAME}` is replaced as in Rasa's own sections of the file.
`key` is optional: without it our client key of the embedded portal is used. So is `timeout`, the
seconds that one call may take: 5 without it, 15 where files are sent.

`name` is optional too: without it a portal is called by its agency, the one for the rest by its
adapter. It stands beside every case in the database, so it stays when the address changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from actions.adapters.native.adapter import TIMEOUT, NativeAdapter
from actions.adapters.portals import REST, Portals
from actions.adapters.protocol import Adapter

_VARIABLE = re.compile(r"\$\{(\w+)\}")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_FIELDS = frozenset({"agency", "adapter", "url", "key", "name", "timeout"})
_FORM = "write {adapter: native, url: …}, or a list of such lines, each with its agency"
LONGEST = 300.0
"""Seconds that can be stated for one call: the other portals wait meanwhile."""


class PortalsConfigError(ValueError):
    """endpoints.yml cannot be used; the message names the file, the entry and what to do."""


@dataclass(frozen=True)
class PortalEntry:
    """One portal, its variables filled in."""

    name: str
    adapter: str
    url: str
    key: str = field(repr=False)
    timeout: float = TIMEOUT


Entries = dict[str, dict[str, PortalEntry]]
"""Capability → agency → portal."""


def _native(entry: PortalEntry) -> Adapter:
    return NativeAdapter(entry.url, entry.key, name=entry.name, timeout=entry.timeout)


ADAPTERS: dict[str, Callable[[PortalEntry], Adapter]] = {"native": _native}


def load(path: Path, variables: Mapping[str, str], default_key: str) -> Portals:
    """The portals' clients; a portal that serves much has one. Raises PortalsConfigError."""
    found = entries(path, variables, default_key)
    named = {entry.name: entry for by_agency in found.values() for entry in by_agency.values()}
    return Portals(
        clients={name: ADAPTERS[entry.adapter](entry) for name, entry in named.items()},
        routes={
            capability: {agency: entry.name for agency, entry in by_agency.items()}
            for capability, by_agency in found.items()
        },
    )


def entries(path: Path, variables: Mapping[str, str], default_key: str) -> Entries:
    """The checked entries, without any connection. Raises PortalsConfigError."""
    reader = _Reader(variables, default_key)
    return {
        str(capability): reader.capability(f"{path}: portals.{capability}", stated)
        for capability, stated in _section(path).items()
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


class _Reader:
    """Reads the entries of one file: what a name stands for is the same in all of them."""

    def __init__(self, variables: Mapping[str, str], default_key: str) -> None:
        self._variables = variables
        self._default_key = default_key
        self._by_name: dict[str, PortalEntry] = {}
        self._names: dict[PortalEntry, str] = {}

    def capability(self, where: str, stated: Any) -> dict[str, PortalEntry]:
        if isinstance(stated, dict):
            stated, places = [{"agency": REST, **stated}], [where]
        elif isinstance(stated, list):
            places = [f"{where}, line {number}" for number in range(1, len(stated) + 1)]
        else:
            raise PortalsConfigError(f"{where}: {_FORM}")
        found: dict[str, PortalEntry] = {}
        for place, fields in zip(places, stated, strict=True):
            agency, entry = self._line(place, fields)
            if agency in found:
                raise PortalsConfigError(f'{place}: the agency "{agency}" stands here twice')
            found[agency] = entry
        if not found:
            raise PortalsConfigError(f"{where}: the list is empty; {_FORM}")
        if REST not in found:
            raise PortalsConfigError(f'{where}: one line must be for the rest: agency: "{REST}"')
        return found

    def _line(self, where: str, fields: Any) -> tuple[str, PortalEntry]:
        if not isinstance(fields, dict):
            raise PortalsConfigError(f"{where}: {_FORM}")
        if unknown := {str(name) for name in fields} - _FIELDS:
            raise PortalsConfigError(f"{where}: unknown fields {', '.join(sorted(unknown))}")
        agency = fields.get("agency")
        if not isinstance(agency, str) or not agency.strip():
            raise PortalsConfigError(f'{where}: agency must be a code, or "{REST}" for the rest')
        return agency, self._known(where, self._entry(where, agency, fields))

    def _entry(self, where: str, agency: str, fields: Mapping[Any, Any]) -> PortalEntry:
        adapter = fields.get("adapter")
        if adapter not in ADAPTERS:
            raise PortalsConfigError(
                f"{where}: unknown adapter {adapter!r}, there are: {', '.join(sorted(ADAPTERS))}"
            )
        url = self._filled(where, fields.get("url"))
        if not _is_http(url):
            raise PortalsConfigError(f"{where}: url must be an http or https address")
        name = str(fields.get("name") or (adapter if agency == REST else agency))
        if not _NAME.fullmatch(name):
            raise PortalsConfigError(
                f"{where}: {name!r} is no name of a portal; give it one of small letters, digits,"
                " - and _ by `name:`"
            )
        key = self._filled(where, fields.get("key")) or self._default_key
        return PortalEntry(name, adapter, url, key, _timeout(where, fields.get("timeout")))

    def _known(self, where: str, entry: PortalEntry) -> PortalEntry:
        """One name is one portal, and one portal has one name: cases are known by it."""
        known = self._by_name.setdefault(entry.name, entry)
        if known != entry and replace(known, timeout=entry.timeout) == entry:
            raise PortalsConfigError(
                f"{where}: {entry.name} has timeout {known.timeout:g} elsewhere; give both the same"
            )
        if known != entry:
            raise PortalsConfigError(
                f"{where}: {entry.name} is the name of another portal; give this one its own by"
                " `name:`"
            )
        name = self._names.setdefault(replace(entry, name="", timeout=TIMEOUT), entry.name)
        if name != entry.name:
            raise PortalsConfigError(
                f"{where}: this portal is called {name} and {entry.name}; give both `name: {name}`"
            )
        return entry

    def _filled(self, where: str, stated: Any) -> str:
        text = str(stated or "")
        missing = sorted({n for n in _VARIABLE.findall(text) if n not in self._variables})
        if missing:
            raise PortalsConfigError(f"{where}: not set: {', '.join(missing)}")
        return _VARIABLE.sub(lambda match: self._variables[match.group(1)], text)


def _timeout(where: str, stated: Any) -> float:
    if stated is None:
        return TIMEOUT
    if type(stated) not in (int, float) or not 0 < stated <= LONGEST:
        raise PortalsConfigError(
            f"{where}: timeout must be a number of seconds, more than 0 and at most {LONGEST:g}"
        )
    return float(stated)


def _is_http(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False

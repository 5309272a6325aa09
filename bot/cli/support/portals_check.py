"""What `doctor` looks at of the portals: endpoints.yml, and whether each of them answers us."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from actions.adapters.errors import AuthError, PortalError, SchemaDrift
from actions.adapters.portals import Portals
from actions.adapters.protocol import PETITIONS
from actions.adapters.registry import PortalsConfigError
from bot import compose
from bot.cli.support.checks import Finding
from bot.core.settings import Settings

WRONG: tuple[tuple[type[PortalError], str], ...] = ((AuthError, "refused"), (SchemaDrift, "other"))
"""What does not mend itself, and what it is called."""


def portals(settings: Settings) -> Iterator[Finding]:
    """endpoints.yml can be read and names a portal for petitions; each portal lists its services
    to us."""
    path = {"path": str(settings.endpoints)}
    try:
        found = compose.portals(settings)
    except (PortalsConfigError, OSError):
        yield Finding("portals", "fail", "unusable", path)
        return
    if not found.of(PETITIONS):
        yield Finding("portals", "fail", "none", path)
        return
    yield Finding("portals", "ok", "good", {"names": ", ".join(sorted(found.routes))})
    yield from asyncio.run(_asked(found))


async def _asked(found: Portals) -> list[Finding]:
    try:
        serves = {name: capability for capability in found.routes for name in found.of(capability)}
        return [await _one(found, name, capability) for name, capability in serves.items()]
    finally:
        await found.close()


async def _one(found: Portals, name: str, capability: str) -> Finding:
    try:
        services = await found.client(name).describe(capability)
    except PortalError as error:
        code = next((code for kind, code in WRONG if isinstance(error, kind)), None)
        if code is None:
            return Finding("portals", "warn", "silent", {"name": name})
        return Finding("portals", "fail", code, {"name": name})
    return Finding("portals", "ok", "answers", {"name": name, "count": len(services)})

"""Several portals at once: each has a name, and serves the agencies that are given to it.

The name stands in the database beside every case. It stays when the portal's address changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from actions.adapters.errors import Retryable
from actions.adapters.protocol import Adapter

FIRST_PORTAL = "native"
"""The portal of what was written before there could be several: it was called by its adapter."""
REST = "*"
"""Every agency that no other portal of the capability serves."""
Routes = Mapping[str, Mapping[str, str]]
"""Capability → agency or `REST` → the portal's name."""


@dataclass(frozen=True)
class Portals:
    """`clients` are by the portal's name."""

    clients: Mapping[str, Adapter]
    routes: Routes = field(default_factory=dict)

    def client(self, name: str) -> Adapter:
        """Raises Retryable: a portal that is not configured may be so again, its cases wait."""
        try:
            return self.clients[name]
        except KeyError:
            raise Retryable(f"the portal {name} is not configured") from None

    def of(self, capability: str) -> dict[str, Adapter]:
        """The portals of a capability by name, the one for the rest first."""
        routes = self.routes.get(capability, {})
        agencies = sorted(routes, key=lambda agency: agency != REST)
        return {routes[agency]: self.clients[routes[agency]] for agency in agencies}

    def serving(self, capability: str, agency: str) -> str:
        """The name of the portal that this agency's services are taken from. Raises KeyError."""
        routes = self.routes[capability]
        return routes.get(agency) or routes[REST]

    def is_rest(self, capability: str, name: str) -> bool:
        return self.routes[capability].get(REST) == name

    async def close(self) -> None:
        for client in self.clients.values():
            await client.close()

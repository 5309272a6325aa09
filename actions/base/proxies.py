"""Who a request is from, behind proxies: their X-Forwarded-For is believed, nobody else's.

uvicorn's own middleware takes a word for an address, an IPv4 proxy on an IPv6 socket for a
stranger, and an empty entry on the right for the end.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

Address = IPv4Address | IPv6Address
Scope = MutableMapping[str, Any]
App = Callable[[Scope, Any, Any], Awaitable[None]]
SCHEMES = {"http": "ws", "https": "wss"}


class Trusted:
    """Addresses and networks, with commas between: `127.0.0.1,10.0.0.0/8`. Raises ValueError."""

    def __init__(self, listed: str) -> None:
        parts = filter(None, (part.strip() for part in listed.split(",")))
        self._networks: list[IPv4Network | IPv6Network] = [ip_network(part) for part in parts]

    def client(self, peer: str | None, forwarded: str) -> str | None:
        """The right-most address that is not a proxy of ours itself; else the peer."""
        if not self.holds(peer):
            return peer
        for entry in reversed(forwarded.split(",")):
            found = _address(_bare(entry.strip()))
            if found is not None and not self._has(found):
                return str(found)
        return peer

    @property
    def local(self) -> bool:
        """Whether they are all of this machine."""
        return all(network.is_loopback for network in self._networks)

    def holds(self, address: str | None) -> bool:
        found = _address(address or "")
        return found is not None and self._has(found)

    def _has(self, address: Address) -> bool:
        return any(address in network for network in self._networks)


class Proxies:
    """An ASGI application whose requests have the person's own address as `client`. `stranger` is
    told of a peer that is no proxy of ours and yet names somebody."""

    def __init__(
        self, app: App, trusted: Trusted, stranger: Callable[[str | None], None] | None = None
    ) -> None:
        self._app, self._trusted, self._stranger = app, trusted, stranger

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        if scope["type"] != "lifespan":
            self._read(scope)
        await self._app(scope, receive, send)

    def _read(self, scope: Scope) -> None:
        peer = scope["client"][0] if scope.get("client") else None
        forwarded = ",".join(_values(scope, b"x-forwarded-for"))
        if not self._trusted.holds(peer):
            if forwarded and self._stranger is not None:
                self._stranger(peer)
            return
        scheme = next(_values(scope, b"x-forwarded-proto"), "").strip()
        if scheme in SCHEMES:
            scope["scheme"] = SCHEMES[scheme] if scope["type"] == "websocket" else scheme
        client = self._trusted.client(peer, forwarded)
        if client != peer:
            scope["client"] = (client, 0)


def _values(scope: Scope, header: bytes) -> Iterator[str]:
    return (value.decode("latin-1") for name, value in scope["headers"] if name == header)


def _bare(entry: str) -> str:
    """Without port and brackets: `203.0.113.9:80`, `[2001:db8::9]:80`."""
    if entry.startswith("["):
        return entry[1:].partition("]")[0]
    return entry.partition(":")[0] if entry.count(":") == 1 else entry


def _address(text: str) -> Address | None:
    """An IPv4 address on an IPv6 socket is one of IPv4."""
    try:
        found = ip_address(text)
    except ValueError:
        return None
    return (isinstance(found, IPv6Address) and found.ipv4_mapped) or found

"""Which network a request comes from: limits count networks, since one person has many addresses.

An IPv4 network is a /24. An IPv6 one is a /64, the smallest that a site is given (RFC 6177).
"""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

V4, V6 = 24, 64


def network_of(address: str | None) -> str | None:
    """The network of an address, such as 203.0.113.0/24; None for what is no address.

    >>> network_of("::ffff:203.0.113.9")
    '203.0.113.0/24'
    """
    try:
        found = ip_address(address or "")
    except ValueError:
        return None
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is None:
            return str(ip_network((int(found), V6), strict=False))
        found = found.ipv4_mapped
    return str(ip_network((str(found), V4), strict=False))

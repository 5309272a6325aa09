"""Whether a loopback port can be had."""

from __future__ import annotations

import socket


def is_free(port: int) -> bool:
    """Bound and let go again; a connection that lingers in TIME_WAIT does not count as taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True

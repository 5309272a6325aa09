"""Ports for servers that are bound later, or again after a restart.

A port that the kernel chose (`bind` to 0) and that was let go again may be given to any outgoing
connection of the machine before the server binds it. These stand below the range that the kernel
chooses from (`net.ipv4.ip_local_port_range`, 32768 and up), and no two processes share one: each
holds the first port of its own block as long as it lives.
"""

from __future__ import annotations

import itertools
import os
import socket
from functools import cache

BLOCK = 1_000
# A process may take the ports behind its own too: a worker's metrics, a second gateway.
STEP = 4
BLOCKS = [range(start, start + BLOCK) for start in range(12_000, 32_000, BLOCK)]


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on, nor on the three behind it; each comes once,
    until the block is used up.

    Raises RuntimeError when none of this process's block is free.
    """
    _guard, ports = _own_block(os.getpid())
    for port in itertools.islice(ports, BLOCK // STEP):
        if all(_is_free(port + behind) for behind in range(STEP)):
            return port
    raise RuntimeError(f"no port is free among {BLOCK}")


@cache
def _own_block(pid: int) -> tuple[socket.socket, itertools.cycle[int]]:
    """The guard, open for the life of process `pid`, and the ports behind it, over and over."""
    start = pid % len(BLOCKS)
    for block in BLOCKS[start:] + BLOCKS[:start]:
        if (guard := _bound(block[0])) is not None:
            return guard, itertools.cycle(block[STEP::STEP])
    raise RuntimeError("every block of ports is taken")


def _is_free(port: int) -> bool:
    if (probe := _bound(port)) is None:
        return False
    probe.close()
    return True


def _bound(port: int) -> socket.socket | None:
    probe = socket.socket()
    try:
        probe.bind(("127.0.0.1", port))
    except OSError:
        probe.close()
        return None
    return probe

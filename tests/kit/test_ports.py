"""Ports for servers that are bound later: nobody else is given one in between."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

from tests.kit.ports import BLOCKS, free_port

KERNEL_RANGE = Path("/proc/sys/net/ipv4/ip_local_port_range")
ONE_MORE = "from tests.kit.ports import free_port; print(free_port())"


def test_outgoing_connections_are_never_given_one() -> None:
    if not KERNEL_RANGE.exists():
        return
    lowest = int(KERNEL_RANGE.read_text().split()[0])
    assert BLOCKS[-1][-1] < lowest


def test_each_comes_once_with_room_behind_it() -> None:
    ports = sorted(free_port() for _ in range(20))
    assert all(after - before >= 4 for before, after in zip(ports, ports[1:], strict=False))


def test_a_taken_one_is_left_out() -> None:
    after_next = free_port() + 8
    with socket.create_server(("127.0.0.1", after_next)):
        assert after_next not in {free_port() for _ in range(10)}


def test_two_processes_share_none() -> None:
    mine = free_port()
    other = subprocess.run(
        [sys.executable, "-c", ONE_MORE], capture_output=True, text=True, check=True
    )
    block = next(block for block in BLOCKS if mine in block)
    assert int(other.stdout) not in block

"""SMS-22: what every test of this suite relies on, that connections to the outside are refused."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from tests.kit.nonet.sitecustomize import REFUSALS
from tests.kit.patience import PATIENCE


def connect(host: str) -> None:
    socket.create_connection((host, 1), PATIENCE)


def resolve(host: str) -> None:
    socket.getaddrinfo(host, 443)


def send(host: str) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(b"", (host, 1))


def in_a_loop(host: str) -> None:
    asyncio.run(_open(host))


async def _open(host: str) -> None:
    await asyncio.wait_for(asyncio.open_connection(host, 1), PATIENCE)


def in_uvloop(host: str) -> None:
    import uvloop

    run: Callable[[Coroutine[Any, Any, None]], None] = uvloop.run
    run(_open(host))


WAYS = [connect, resolve, send, in_a_loop, in_uvloop]


OUTSIDE = [(way, host) for way in WAYS for host in ("192.0.2.1", "api.twilio.com")]
OUTSIDE.remove((send, "api.twilio.com"))  # the C library resolves that one, without an event


@pytest.mark.parametrize(
    ("way", "host"), OUTSIDE, ids=[f"{way.__name__} {host}" for way, host in OUTSIDE]
)
def test_refused(way: Callable[[str], None], host: str) -> None:
    with pytest.raises(PermissionError, match="refused in tests"):
        way(host)
    assert set(REFUSALS) == {host}
    REFUSALS.clear()


@pytest.mark.parametrize("way", WAYS, ids=[way.__name__ for way in WAYS])
def test_this_machine_is_not_outside(way: Callable[[str], None]) -> None:
    """Nobody listens there; to ask is allowed."""
    try:
        way("127.0.0.1")
    except PermissionError:
        raise
    except OSError:
        pass
    assert REFUSALS == []

"""A gateway that is asked to stop does so, whoever listens to it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.kit.patience import PATIENCE
from tests.kit.people.rest import Browser, plain_client
from tests.kit.stack.processes import Stack

POLL = "/socket.io/?EIO=4&transport=polling"


def stream(url: str, opened: Callable[[], object]) -> None:
    session = Browser.open(url).sender
    headers = {"Authorization": f"Bearer {session}"}
    with plain_client().stream(
        "GET", f"{url}/chat/stream", headers=headers, timeout=PATIENCE
    ) as found:
        lines = found.iter_lines()
        next(lines)
        opened()
        assert not any(line.startswith("data:") for line in lines)


def poll(url: str, opened: Callable[[], object]) -> None:
    with httpx.Client(base_url=url, trust_env=False, verify=False, timeout=PATIENCE) as client:
        engine = json.loads(client.get(POLL).text[1:])["sid"]
        client.post(f"{POLL}&sid={engine}", content="40")
        client.get(f"{POLL}&sid={engine}")
        opened()
        client.get(f"{POLL}&sid={engine}")


def socket(url: str, opened: Callable[[], object]) -> None:
    address = url.replace("http://", "ws://")
    with connect(f"{address}/socket.io/?EIO=4&transport=websocket") as connection:
        connection.recv()
        opened()
        with pytest.raises(ConnectionClosed):
            connection.recv(PATIENCE)


def test_nobody_who_listens_holds_it_up(fragile: Stack) -> None:
    """A stop that waited for clients ends with uvicorn's word that it cancels them."""
    ready = threading.Barrier(4, timeout=PATIENCE)
    with ThreadPoolExecutor(3) as pool:
        listening = [
            pool.submit(kind, fragile.gateway_url, ready.wait) for kind in (stream, poll, socket)
        ]
        ready.wait()
        before = len(fragile.logs()["gateway"])
        fragile.end("gateway")
        for listener in listening:
            listener.result(PATIENCE)
    assert "graceful shutdown exceeded" not in fragile.logs()["gateway"][before:]

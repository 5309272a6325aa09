"""The table of a channel, and the two runners that read it. What nobody writes is added here:
a post that is unsigned, signed for something else, or about somebody else's account; a message that
is posted twice; a secret in a log or in an exception; a request to another machine.

    TABLE = Table(make=…, incoming=[In("a text", request, [event])], outgoing=[Out(…)], …)

    @pytest.mark.parametrize("case", cases_in(TABLE) + cases_out(TABLE))
    async def test_channel(case): await case.run()
"""

from __future__ import annotations

import io
import logging
import socket
import traceback
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from structlog.testing import capture_logs

from connectors.contract import (
    Channel,
    ChannelError,
    Event,
    OutboundMessage,
    Request,
    SendError,
    Unreadable,
    Unverified,
)


@dataclass(frozen=True)
class In:
    """A signed request and the events that it tells."""

    label: str
    request: Request
    events: Sequence[Event]


@dataclass(frozen=True)
class Out:
    """A message to an address: what the other side received, or the error that it causes."""

    label: str
    address: str
    message: OutboundMessage
    received: Sequence[str] = ()
    error: type[SendError] | None = None
    before: Callable[[], None] = lambda: None
    """Prepares the other side, such as for its next answer."""


@dataclass(frozen=True)
class Table:
    """`secrets` appear nowhere; `signature` is the header that proves who posted; `foreign` are
    requests signed by the channel itself, for somebody else's account; `unreadable` are signed and
    make no sense; `received` reads what the other side has got, in order."""

    make: Callable[[], Channel]
    signature: str
    secrets: Sequence[str]
    incoming: Sequence[In]
    outgoing: Sequence[Out] = ()
    foreign: Sequence[Request] = ()
    unreadable: Mapping[str, Request] = field(default_factory=dict)
    received: Callable[[], Sequence[str]] = list


@dataclass(frozen=True)
class Case:
    label: str
    run: Callable[[], Awaitable[None]]


def cases_in(table: Table) -> list[Any]:
    """One case a row, and for each row those that its author did not write."""
    found = []
    for row in table.incoming:
        found.append(_case(row.label, table, _reads, row))
        for name, request in _unsigned(table, row.request):
            found.append(_case(f"{row.label}: {name}", table, _refused, request))
    for number, request in enumerate(table.foreign, start=1):
        found.append(_case(f"another account's {number}", table, _refused, request))
    for name, request in table.unreadable.items():
        found.append(_case(f"senseless: {name}", table, _senseless, request))
    return found


def cases_out(table: Table) -> list[Any]:
    return [_case(row.label, table, _sends, row) for row in table.outgoing]


def _case(
    label: str, table: Table, check: Callable[[Table, Any], Awaitable[None]], row: Any
) -> Any:
    async def run() -> None:
        with _nothing_leaks(table.secrets):
            await check(table, row)

    return pytest.param(Case(label, run), id=label)


def _unsigned(table: Table, request: Request) -> Iterator[tuple[str, Request]]:
    headers = dict(request.headers)
    proof = headers.pop(table.signature)
    yield "unsigned", replace(request, headers=headers)
    for name, value in {
        "an empty signature": "",
        "a signature that ends otherwise": proof[:-1] + ("A" if proof[-1] != "A" else "B"),
        "a signature with a character of another script": "é" + proof[1:],
    }.items():
        yield name, replace(request, headers={**headers, table.signature: value})


async def _reads(table: Table, row: In) -> None:
    channel = table.make()
    channel.verify(row.request)
    events = channel.parse(row.request)
    assert list(events) == list(row.events)
    assert list(table.make().parse(row.request)) == list(events), "posted again it is the same"


async def _refused(table: Table, request: Request) -> None:
    channel = table.make()

    def read() -> None:
        channel.verify(request)
        channel.parse(request)

    with pytest.raises(Unverified):
        read()


async def _senseless(table: Table, request: Request) -> None:
    channel = table.make()
    channel.verify(request)
    with pytest.raises(Unreadable):
        channel.parse(request)


async def _sends(table: Table, row: Out) -> None:
    channel = table.make()
    row.before()
    seen = len(table.received())
    parts = channel.parts(row.message)
    assert list(channel.parts(row.message)) == list(parts), "the same parts, however often"
    assert not any(part.choices for part in parts[:-1]), "choices stand on the last part"
    try:
        if row.error is not None:
            with pytest.raises(row.error):
                await channel.send(row.address, parts[0])
            return
        ids = [await channel.send(row.address, part) for part in parts]
        assert len(set(ids)) == len(parts), "each part has an id of its own"
        assert list(table.received())[seen:] == list(row.received)
    finally:
        await channel.stop()


@contextmanager
def _nothing_leaks(secrets: Sequence[str]) -> Iterator[None]:
    """No secret in a log at DEBUG or in a traceback, and no connection to another machine."""
    written, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(written), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        with capture_logs() as events, _this_machine_only():
            yield
    except ChannelError:
        written.write(traceback.format_exc())
        raise
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    said = written.getvalue() + repr(events)
    assert not [secret for secret in secrets if secret in said]


@contextmanager
def _this_machine_only() -> Iterator[None]:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if host not in ("", "127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a connection to {host}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield

"""500 open conversations of each kind on one gateway: each hears its own answer, and only that."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from itertools import islice

import pytest

from tests.bench.streams import CONNECTIONS, Events, Sockets, Stream, client_of, opened
from tests.kit.load.at_once import asking, receipts
from tests.kit.patience import LIMIT, PATIENCE
from tests.kit.people.rest import RECEIPT
from tests.kit.stack.processes import Stack

KINDS: dict[str, type[Stream]] = {"SSE": Events, "Socket.IO": Sockets}
TALKING = 16


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with Stack(tmp_path_factory.mktemp("streams")) as shared:
        yield shared


@pytest.mark.load
@pytest.mark.timeout(LIMIT)
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_each_hears_its_own_answer(
    kind: type[Stream], stack: Stack, record_property: Callable[[str, object], None]
) -> None:
    heard = asyncio.run(_all_talk(kind, stack.gateway_url))
    astray = [(number, text) for number, text in heard if number not in text]
    record_property("answers", len(heard))
    assert (len(heard), astray) == (CONNECTIONS, [])


async def _answer(stream: Stream) -> str:
    """What is said of a number, after the greeting."""
    while True:
        text = await stream.heard()
        if RECEIPT.search(text):
            return text


async def _all_talk(kind: type[Stream], url: str) -> list[tuple[str, str]]:
    """With everybody connected, each asks after a number of its own."""
    gate = asyncio.Semaphore(TALKING)

    async def one(stream: Stream, number: str) -> tuple[str, str]:
        async with gate:
            await stream.say(asking(number))
            return number, await asyncio.wait_for(_answer(stream), PATIENCE)

    async with client_of(url) as client:
        streams = await opened(kind, client, CONNECTIONS)
        numbers = islice(receipts(), CONNECTIONS)
        pairs = zip(streams, numbers, strict=True)
        found = await asyncio.gather(*(one(stream, number) for stream, number in pairs))
        await asyncio.gather(*(stream.close() for stream in streams))
    return found

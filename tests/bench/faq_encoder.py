"""Vectors as the gateway gets them: over HTTP, from a real dialogue process."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import quantiles

import httpx

from bot.dialogue.client import PATH
from bot.dialogue.loopback import LoopbackTransport
from bot.knowledge.content import Entry
from bot.knowledge.search import index as faq_index
from bot.knowledge.search.encoding import EncodedTexts
from bot.knowledge.search.postings import Floats
from bot.knowledge.search.vectors import DialogueVectors
from bot.knowledge.store import Stored
from tests.kit.stack.processes import LOOPBACK, Stack

READY_SECONDS = 60.0
Meanings = Mapping[str, Floats]
"""Texts → their vectors."""


class NoEncoder(Exception):
    """The dialogue has none, or another one than the search was fitted for."""


@contextlib.contextmanager
def dialogue(url: str | None) -> Iterator[str]:
    """The address of the dialogue process that runs there, or of one that runs meanwhile.

    Raises NoEncoder, NotReady."""
    if url is not None:
        wait_for_encoder(url)
        yield url
        return
    with tempfile.TemporaryDirectory() as folder:
        stack = Stack(Path(folder))
        url = f"http://127.0.0.1:{stack.ports[0].dialogue}"
        try:
            stack.start("dialogue")
            wait_for_encoder(url)
            yield url
        finally:
            stack.stop()


def wait_for_encoder(url: str) -> None:
    """Raises NoEncoder."""
    until = time.monotonic() + READY_SECONDS
    states: list[str] = []
    while time.monotonic() < until:
        answer = httpx.get(f"{url}{PATH}/health", trust_env=False, timeout=10).json()
        states = [one["state"] for one in answer.get("understanding", {}).get("encoders", [])]
        if states and not {"waiting", "loading"} & set(states):
            break
        time.sleep(0.2)
    if "ready" not in states:
        raise NoEncoder(f"encoders of {url}: {states}")


def meanings(
    url: str,
    entries: Sequence[Entry],
    questions: Sequence[str],
    *,
    alone: int = 0,
    kept: Path | None = None,
    secret: str = LOOPBACK,
) -> Meanings:
    """Of all wordings and of the questions, of which the first `alone` are asked once more by
    themselves for the time it takes. What stands in the file `kept` is not encoded again. `secret`
    is that of the dialogue's machine.

    Raises NoEncoder."""
    documents = [faq_index.prepare(Stored(entry, 1, "", 0.0), None) for entry in entries]
    texts = [text for text, _, _ in faq_index.wordings(documents)]
    client = httpx.AsyncClient(
        base_url=url,
        transport=LoopbackTransport(),
        trust_env=False,
        headers={"Authorization": f"Bearer {secret}"},
    )
    return asyncio.run(_encoded(client, [*texts, *questions], questions[:alone], kept))


async def _encoded(
    client: httpx.AsyncClient, texts: Sequence[str], alone: Sequence[str], kept: Path | None
) -> Meanings:
    async with client:
        vectors = DialogueVectors(client)
        begun = time.perf_counter()
        rows = await EncodedTexts(vectors, kept).rows(texts)
        if rows is None:
            raise NoEncoder(f"{client.base_url} gave no vectors; the log says why")
        print(f"{len(texts)} texts encoded in {time.perf_counter() - begun:.0f} s")
        if alone:
            await _time(vectors, alone)
    return dict(zip(texts, rows, strict=True))


async def _time(vectors: DialogueVectors, questions: Sequence[str]) -> None:
    taken = []
    for text in questions:
        begun = time.perf_counter()
        await vectors([text])
        taken.append((time.perf_counter() - begun) * 1000)
    percent = quantiles(taken, n=100)
    print(f"a question's vector: p50 {percent[49]:.0f} ms, p95 {percent[94]:.0f} ms")

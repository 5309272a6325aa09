"""The dialogue over HTTP: every way to fail, and what is worth another try."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

import httpx
import pytest

from bot.core.errors import DialogueDown, DialogueDrift, DialogueError, TurnNotTaken
from bot.dialogue import client as rasa_client
from bot.dialogue.client import DialogueClient, load_validator
from connectors import tls
from tests.kit.core.core import eventually
from tests.kit.core.core_dialogue import ScriptedDialogue
from tests.kit.patience import PATIENCE, pass_time

REQUEST: dict[str, Any] = {
    "conversation": "c",
    "turn": "t",
    "kind": "text",
    "text": "가로등",
    "nlu_text": None,
    "choice": None,
    "metadata": {"turn": "t", "locale": "ko", "channel": "x", "correlation": "corr", "now": "n"},
}


def client(transport: httpx.AsyncBaseTransport | None, url: str = "http://d") -> DialogueClient:
    http = httpx.AsyncClient(base_url=url, transport=transport, trust_env=False)
    return DialogueClient(http, load_validator("response"))


async def test_a_turn() -> None:
    dialogue = ScriptedDialogue()
    answer = await client(dialogue).turn(REQUEST, seconds=PATIENCE)
    assert answer.said == ({"say": "test.echo", "values": {"text": "가로등"}},)
    assert (answer.intent, answer.confidence, answer.replayed) == ("help", 1.0, False)
    assert (await client(dialogue).turn(REQUEST, seconds=PATIENCE)).replayed
    assert dialogue.asked[0] == REQUEST


@pytest.mark.parametrize(
    ("fault", "error", "tries"),
    [
        ("refused", DialogueDown, 2),
        ("lost", DialogueDown, 2),
        ("503", TurnNotTaken, 2),
        ("400", TurnNotTaken, 2),
        ("500", TurnNotTaken, 2),
        ("hang", DialogueDown, 1),
        ("broken", DialogueDrift, 1),
        ("drift", DialogueDrift, 1),
        ("silent", DialogueDrift, 1),
    ],
)
async def test_failures(
    fault: str, error: type[DialogueError], tries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within the deadline; what fails at once is tried again, silence is an error."""
    monkeypatch.setattr(rasa_client, "PAUSES", (0, 10 * PATIENCE))
    dialogue = ScriptedDialogue()
    dialogue.down = fault
    turn = asyncio.create_task(client(dialogue).turn(REQUEST, seconds=PATIENCE))
    if fault == "hang":
        await eventually(lambda: bool(dialogue.asked))
        await pass_time(2 * PATIENCE)
    with pytest.raises(error):
        await turn
    assert len(dialogue.asked) == tries


@pytest.mark.parametrize("fault", ["refused", "503", "lost"])
async def test_a_restart_is_not_worth_a_word(fault: str) -> None:
    dialogue = ScriptedDialogue()
    dialogue.faults.extend([fault, fault])
    answer = await client(dialogue).turn(REQUEST, seconds=PATIENCE)
    assert len(dialogue.asked) == 3
    assert dialogue.steps == ["t"]
    assert answer.replayed == (fault == "lost")


@pytest.mark.parametrize(
    "says",
    [
        pytest.param(b"", id="silence"),
        pytest.param(b"HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n{", id="a-byte-at-a-time"),
    ],
)
async def test_one_that_never_ends_its_answer(says: bytes) -> None:
    """A real connection: httpx's limits are for each read, ours is for the turn."""

    async def dribble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # Reset by a client that left with something unread is as good as its end.
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(says)
            while not reader.at_eof():
                writer.write(b" " if says else b"")
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(0.02):
                        await reader.read(1000)
        writer.close()
        gone.set()

    gone = asyncio.Event()

    server = await asyncio.start_server(dribble, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with httpx.AsyncClient(
        base_url=url, verify=tls.context(), trust_env=False, timeout=PATIENCE
    ) as http:
        with pytest.raises(DialogueDown):
            async with asyncio.timeout(PATIENCE):
                await DialogueClient(http, load_validator("response")).turn(REQUEST, seconds=0.15)
    server.close()
    await gone.wait()


async def test_correlation_goes_along() -> None:
    seen: list[str] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["X-Correlation-Id"])
        return httpx.Response(503)

    with pytest.raises(TurnNotTaken):
        await client(httpx.MockTransport(handle)).turn(REQUEST, seconds=0.05)
    assert set(seen) == {"corr"}


@pytest.mark.parametrize(
    ("fault", "error"), [("refused", DialogueDown), ("503", TurnNotTaken), ("", None)]
)
async def test_forget_and_health(fault: str, error: type[DialogueError] | None) -> None:
    dialogue = ScriptedDialogue()
    dialogue.down = fault
    forget = client(dialogue).forget("c")
    if error is None:
        await forget
        assert dialogue.forgotten == ["c"]
    else:
        with pytest.raises(error):
            await forget
    assert await client(dialogue).healthy() == (error is None)

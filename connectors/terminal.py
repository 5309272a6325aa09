"""The web chat in a terminal: a client of a running gateway, with the same session and calls.

Unreachable    nobody answers at this address
Rejected       the gateway refused, with a sentence for the person
Unexpected     something else answers at this address
"""

import asyncio
import json
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx

from locales.languages import DEFAULT

ATTEMPTS = 3
PAUSE = 0.5
ANSWER_WITHIN = 60.0


class TerminalError(Exception):
    """`key` and `values` name the sentence to show."""

    key = "cli.chat.unexpected"

    def __init__(self, **values: str | int) -> None:
        super().__init__(self.key)
        self.values = values


class Unreachable(TerminalError):
    key = "cli.chat.unreachable"


class Unexpected(TerminalError):
    key = "cli.chat.unexpected"


class Rejected(TerminalError):
    """`values["detail"]` is the gateway's own sentence, already in the person's language."""

    key = "cli.chat.rejected"


@dataclass(frozen=True)
class Reply:
    """One message: its text and the choices in order, the first is number 1."""

    id: int
    text: str
    choices: tuple[str, ...]

    def lines(self) -> str:
        numbered = (f"  {number}) {label}" for number, label in enumerate(self.choices, start=1))
        return "\n".join((self.text, *numbered))


class Terminal:
    """One conversation. `client` has the gateway's address as its base_url; `session` continues
    an earlier conversation, whose last seen message is `after`."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        *,
        locale: str = DEFAULT,
        session: str | None = None,
        after: int = 0,
        pause: float = PAUSE,
    ) -> None:
        self._client = client
        self._client.headers["Accept-Language"] = locale
        self._locale = locale
        self._pause = pause
        self._shown: set[int] = set()
        self.session = session
        self.after = after

    async def open(self) -> bool:
        """Begin or continue; whether an earlier conversation was found. Raises TerminalError."""
        headers = {"Authorization": f"Bearer {self.session}"} if self.session else {}
        try:
            answer = await self._client.post("/chat/session", headers=headers)
        except httpx.TransportError as error:
            raise self._unreachable() from error
        await self._check(answer)
        try:
            found = answer.json()
            self.session, resumed = str(found["session"]), bool(found["resumed"])
        except (ValueError, KeyError, TypeError) as error:
            raise Unexpected(address=str(self._client.base_url)) from error
        if not resumed:
            self.after = 0
        return resumed

    async def once(self, text: str) -> list[Reply]:
        """Everything that one message brings. Raises TerminalError."""
        if self.session is None:
            await self.open()
        return [reply async for reply in self.say(text)]

    async def say(self, text: str) -> AsyncIterator[Reply]:
        """The replies to this text as they come. A lost connection is tried again with the same
        message_id, which the gateway knows. Raises TerminalError."""
        body = {
            "sender": self.session,
            "message": text,
            "message_id": uuid.uuid4().hex,
            "metadata": {"locale": self._locale},
            "input_channel": "terminal",
        }
        for attempt in range(1, ATTEMPTS + 1):
            try:
                async for reply in self._send(body):
                    yield reply
            except httpx.TransportError as error:
                if attempt == ATTEMPTS:
                    raise self._unreachable() from error
                await asyncio.sleep(self._pause * attempt)
            else:
                return

    async def _send(self, body: dict[str, Any]) -> AsyncIterator[Reply]:
        url = "/webhooks/rest/webhook?stream=true"
        async with self._client.stream("POST", url, json=body, timeout=ANSWER_WITHIN) as answer:
            await self._check(answer)
            async for line in answer.aiter_lines():
                if line and (reply := self._reply(line)):
                    yield reply

    async def late(self) -> AsyncIterator[Reply]:
        """What comes by itself, for as long as it is read. Raises TerminalError when refused;
        a lost connection is opened again."""
        while True:
            headers = {
                "Authorization": f"Bearer {self.session}",
                "Last-Event-ID": str(self.after),
            }
            try:
                async with self._client.stream(
                    "GET", "/chat/stream", headers=headers, timeout=ANSWER_WITHIN
                ) as answer:
                    await self._check(answer)
                    async for line in answer.aiter_lines():
                        data = line.removeprefix("data: ")
                        if data != line and (reply := self._reply(data)):
                            yield reply
            except httpx.TransportError:
                pass  # opened again below; saying something will tell if nobody is there
            await asyncio.sleep(self._pause)

    async def _check(self, answer: httpx.Response) -> None:
        if answer.is_success:
            return
        await answer.aread()
        try:
            detail = answer.json()["detail"]
        except (ValueError, KeyError, TypeError) as error:
            raise Unexpected(address=str(self._client.base_url)) from error
        raise Rejected(detail=str(detail))

    def _reply(self, line: str) -> Reply | None:
        """A line of either stream, once: the same message may come on both."""
        try:
            found = json.loads(line)
            number = int(found["id"] if "id" in found else found["metadata"]["id"])
            labels = [item["title"] for item in found.get("buttons", ())]
            labels += [item["label"] for item in found.get("choices", ())]
            reply = Reply(number, str(found["text"]), tuple(labels))
        except (ValueError, KeyError, TypeError) as error:
            raise Unexpected(address=str(self._client.base_url)) from error
        if number in self._shown:
            return None
        self._shown.add(number)
        self.after = max(self.after, number)
        return reply

    def _unreachable(self) -> Unreachable:
        return Unreachable(address=str(self._client.base_url))


async def converse(
    terminal: Terminal,
    read: Callable[[], Awaitable[str | None]],
    write: Callable[[str], None],
    explain: Callable[[TerminalError], str],
) -> None:
    """Until `read` gives None: what a person types, and what comes back or comes by itself.

    A refusal is explained and the conversation goes on. Raises TerminalError only when it cannot
    begin.
    """
    await terminal.open()
    listening = asyncio.create_task(_listen(terminal, write, explain))
    try:
        while (text := await read()) is not None:
            try:
                async for reply in terminal.say(text):
                    write(reply.lines())
            except TerminalError as error:
                write(explain(error))
    finally:
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)


async def _listen(
    terminal: Terminal, write: Callable[[str], None], explain: Callable[[TerminalError], str]
) -> None:
    try:
        async for reply in terminal.late():
            write(reply.lines())
    except TerminalError as error:
        write(explain(error))

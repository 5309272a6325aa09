"""The dialogue process as a transport: scripted answers, a memory of turns, and failures."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import httpx
from jsonschema_rs import Draft202012Validator

from bot.dialogue.client import load_validator

Message = Mapping[str, Any]
Script = Callable[[Mapping[str, Any]], Sequence[Message]]


def echo(request: Mapping[str, Any]) -> list[Message]:
    """What was heard, said back."""
    result = request["metadata"].get("result") or {}
    heard = result.get("type") or request["choice"] or request["text"]
    return [{"say": "test.echo", "values": {"text": heard}}]


class ScriptedDialogue(httpx.AsyncBaseTransport):
    """Answers `answers[heard]` (a text, a choice's value or a result's type), else an echo.

    `faults` are taken one a request: refused, 503, hang, silent, drift, broken, and "lost" (the
    turn is taken, its answer never arrives). `down` is a fault that lasts.
    """

    def __init__(self) -> None:
        self.answers: dict[str, Sequence[Message] | Script] = {}
        self.faults: deque[str] = deque()
        self.down = ""
        self.asked: list[dict[str, Any]] = []
        """Every request of a turn, in order, repeated ones too."""
        self.steps: list[str] = []
        """Turns that moved the dialogue: each at most once."""
        self.forgotten: list[str] = []
        self.before: Callable[[], Awaitable[object]] | None = None
        self.after: Callable[[], Awaitable[object]] | None = None
        self._known: dict[str, list[Message]] = {}
        self._requests: Draft202012Validator = load_validator("request")

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.method == "DELETE":
            return self._forget(request)
        if request.url.path.endswith("/health"):
            return httpx.Response(503 if self.down else 200, json={"status": "ok"})
        asked = json.loads(request.content)
        self._requests.validate(asked)
        self.asked.append(asked)
        fault = self.faults.popleft() if self.faults else self.down
        if fault and fault != "lost":
            return await self._fail(fault, request)
        if self.before is not None:
            await self.before()
        response = self._answer(asked)
        if self.after is not None:
            await self.after()
        if fault == "lost":
            raise httpx.RemoteProtocolError("cut", request=request)
        return response

    def _answer(self, asked: Mapping[str, Any]) -> httpx.Response:
        turn = asked["turn"]
        replayed = turn in self._known
        if not replayed:
            self._known[turn] = self._messages(asked)
            self.steps.append(turn)
        body = {
            "messages": self._known[turn],
            "intent": {"name": "help", "confidence": 1.0},
            "ranking": [],
            "replayed": replayed,
        }
        return httpx.Response(200, json=body)

    def _messages(self, asked: Mapping[str, Any]) -> list[Message]:
        result = asked["metadata"].get("result") if asked["kind"] == "system" else None
        heard = result["type"] if result else asked["choice"] or asked["text"]
        scripted = self.answers.get(heard, echo)
        return list(scripted(asked) if callable(scripted) else scripted)

    async def _fail(self, fault: str, request: httpx.Request) -> httpx.Response:
        if fault == "refused":
            raise httpx.ConnectError("refused", request=request)
        if fault == "hang":
            await asyncio.sleep(request.extensions["timeout"]["read"])
            raise httpx.ReadTimeout("slow", request=request)
        if fault == "broken":
            return httpx.Response(200, content=b"{")
        if fault == "drift":
            return httpx.Response(200, json={"messages": [{"say": "x"}]})
        if fault == "silent":
            quiet = {"messages": [], "intent": {"name": "help", "confidence": 1.0}}
            return httpx.Response(200, json={**quiet, "ranking": [], "replayed": False})
        return httpx.Response(int(fault), json={"error": "ActionFailed"})

    def _forget(self, request: httpx.Request) -> httpx.Response:
        if self.down == "refused":
            raise httpx.ConnectError("refused", request=request)
        if self.down:
            return httpx.Response(503, json={"error": "TrackerFailed"})
        self.forgotten.append(request.url.path.rsplit("/", 1)[1])
        return httpx.Response(204)

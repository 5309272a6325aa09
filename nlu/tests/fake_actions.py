"""An action server as the tests need it: real HTTP, a small form, switches to fail."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

from aiohttp import web

from nlu.tests.patience import LOOK, PATIENCE

STEPS = ("title", "place", "confirm")


class Held:
    """Calls that are not answered for now. ``left``: the caller of one closed its connection."""

    def __init__(self) -> None:
        self._begun, self._left, self._free = Event(), Event(), Event()

    def until_begun(self) -> None:
        assert self._begun.wait(PATIENCE), "no call came"

    def until_left(self) -> None:
        assert self._left.wait(PATIENCE), "the caller still waits"

    def let_go(self) -> None:
        self._free.set()

    async def through(self, request: web.Request) -> None:
        self._begun.set()
        while not self._free.is_set():
            if request.transport is None or request.transport.is_closing():
                self._left.set()
                return
            await asyncio.sleep(LOOK)


class FakeActions:
    """``calls``: every request's body and headers; ``failing``: how the next calls end.

    The form asks ``title``, ``place``, ``confirm`` and answers an ask_faq with the same question
    again. ``check_status`` ends the form in the call that begins it.
    """

    def __init__(self) -> None:
        self.calls: list[tuple[dict[str, Any], Any]] = []
        self.failing: str | None = None
        self._held: dict[str, Held] = {}

    @contextmanager
    def held(self, conversation: str) -> Iterator[Held]:
        """No call of this conversation is answered until the block is left."""
        held = self._held[conversation] = Held()
        try:
            yield held
        finally:
            del self._held[conversation]
            held.let_go()

    async def webhook(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.calls.append((body, request.headers))
        if (held := self._held.get(body["sender_id"])) is not None:
            await held.through(request)
        if self.failing == "500":
            return web.Response(status=500, text="Traceback: secret")
        if self.failing == "rejected":
            return web.json_response(
                {"action_name": body["next_action"], "error": "no"}, status=400
            )
        if self.failing == "garbage":
            return web.Response(text="<html>")
        if self.failing == "text":
            return web.json_response({"events": [], "responses": [{"text": "hello"}]})
        if self.failing == "unknown event":
            return web.json_response({"events": [{"event": "explode"}], "responses": []})
        if self.failing == "slot without name":
            return web.json_response({"events": [{"event": "slot", "value": 1}], "responses": []})
        if self.failing == "list":
            return web.json_response([])
        if self.failing == "silent":
            return web.json_response({"events": [], "responses": []})
        run = self.form if body["next_action"] == "service_form" else self.journey
        return web.json_response(run(body["tracker"]))

    def journey(self, tracker: dict[str, Any]) -> dict[str, Any]:
        name = tracker["latest_message"]["intent"]["name"]
        return {"events": [], "responses": [custom({"say": f"said.{name}"})]}

    def form(self, tracker: dict[str, Any]) -> dict[str, Any]:
        message = tracker["latest_message"]
        intent = message["intent"]["name"]
        if tracker["active_loop"].get("name") != "service_form":
            if intent == "check_status":
                return {"events": [loop(None)], "responses": [custom({"say": "status"})]}
            events = [loop("service_form"), slot("draft", [])]
            return {"events": events, "responses": [ask(STEPS[0])]}
        draft = tracker["slots"]["draft"]
        if intent == "ask_faq" and message["text"].endswith("?"):
            return {"events": [], "responses": [custom({"say": "faq"}), ask(STEPS[len(draft)])]}
        draft = [*draft, self.answer(message)]
        if len(draft) == len(STEPS):
            sent = {"effect": {"type": "submit", "draft": draft}}
            return {"events": [slot("draft", None), loop(None)], "responses": [custom(sent)]}
        return {"events": [slot("draft", draft)], "responses": [ask(STEPS[len(draft)])]}

    @staticmethod
    def answer(message: dict[str, Any]) -> str:
        for entity in message["entities"]:
            if entity["entity"] == "choice":
                return str(entity["value"])
        return str(message["text"])


def custom(message: dict[str, Any]) -> dict[str, Any]:
    return {"text": None, "buttons": [], "elements": [], "custom": message, "response": None}


def ask(step: str) -> dict[str, Any]:
    return custom({"say": f"ask.{step}", "question": {"code": step, "type": "text"}})


def slot(name: str, value: Any) -> dict[str, Any]:
    return {"event": "slot", "timestamp": None, "name": name, "value": value}


def loop(name: str | None) -> dict[str, Any]:
    return {"event": "active_loop", "timestamp": None, "name": name}


async def serve(fake: FakeActions, port: int = 0) -> tuple[web.AppRunner, int]:
    application = web.Application(client_max_size=10**7)
    application.router.add_post("/webhook", fake.webhook)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    return runner, site._server.sockets[0].getsockname()[1]

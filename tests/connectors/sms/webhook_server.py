"""Our webhooks, served by a real server, with the gateway's promises kept in memory."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from fastapi import FastAPI
from starlette.types import Receive, Scope, Send

from connectors.contract import AutoReply, Channel, Event, InboundMessage, Resume
from connectors.webhook import routes
from tests.connectors.memory_gateway import MemoryGateway
from tests.kit.fakes.serving import in_a_thread

PUBLIC = "https://city.example"


class Inbox(MemoryGateway):
    """Keeps events as the gateway does: a message or note once by its id, receipts as they come."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[Event] = []
        self._ids: set[tuple[str, str]] = set()

    async def take(self, channel: Channel, event: Event) -> bool:
        if self.refuse is not None:
            raise self.refuse
        message = event.message if isinstance(event, AutoReply | Resume) else event
        if isinstance(message, InboundMessage):
            key = (message.account, message.external_id)
            if key in self._ids:
                return False
            self._ids.add(key)
        self.events.append(event)
        return True


class Webhooks:
    """One server; `use` says which channel it is for now."""

    def __init__(self) -> None:
        self.url = ""
        self.inbox = Inbox()
        self.refused: list[tuple[str, str]] = []
        self._app = FastAPI()

    def use(self, channel: Channel) -> None:
        self.inbox, self.refused = Inbox(), []
        self._app = FastAPI()
        refused = self.refused
        self._app.include_router(
            routes(self.inbox, [channel], PUBLIC, lambda *what: refused.append(what))
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)


@contextlib.contextmanager
def serve() -> Iterator[Webhooks]:
    webhooks = Webhooks()
    with in_a_thread(webhooks) as webhooks.url:
        yield webhooks

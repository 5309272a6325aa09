"""Handing updates to the webhook: in order within a chat, again until it answers with 2xx."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from functools import partial
from typing import Any

import httpx

from connectors import tls
from tests.kit.fakes.telegram_world import Delivery, World
from tests.kit.patience import PATIENCE

HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Deliveries:
    """`backoff` are the seconds between attempts; the last one stays."""

    def __init__(self, world: World, backoff: Sequence[float]) -> None:
        self._world = world
        self._backoff = backoff
        self._changed = asyncio.Event()
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._client = httpx.AsyncClient(verify=tls.context(), trust_env=False, timeout=PATIENCE)

    def wake(self) -> None:
        self._changed.set()

    async def run(self) -> None:
        try:
            while True:
                self._changed.clear()
                self._begin()
                await self._changed.wait()
        finally:
            for task in self._busy.values():
                task.cancel()
            await asyncio.gather(*self._busy.values(), return_exceptions=True)
            await self._client.aclose()

    def _begin(self) -> None:
        """The oldest update of each chat that has none on its way."""
        if not self._world.webhook.url:
            return
        for update in list(self._world.pending):
            chat = chat_of(update)
            if chat not in self._busy and len(self._busy) < self._world.webhook.max_connections:
                task = asyncio.ensure_future(self._deliver(update))
                self._busy[chat] = task
                task.add_done_callback(partial(self._end, chat))

    def _end(self, chat: int, _done: asyncio.Task[None]) -> None:
        self._busy.pop(chat, None)
        self.wake()

    async def _deliver(self, update: dict[str, Any]) -> None:
        attempt = 0
        while self._world.webhook.url and update in self._world.pending:
            status = await self.post(update)
            if status is not None and 200 <= status < 300:
                with self._world.changed:
                    self._world.pending.remove(update)
                self._world.wake()
                return
            await asyncio.sleep(self._backoff[min(attempt, len(self._backoff) - 1)])
            attempt += 1

    async def post(self, update: dict[str, Any]) -> int | None:
        """One attempt; the status of the answer."""
        hook = self._world.webhook
        headers = {HEADER: hook.secret} if hook.secret else {}
        status: int | None = None
        try:
            answer = await self._client.post(hook.url, json=update, headers=headers)
            status = answer.status_code
        except httpx.HTTPError as error:
            hook.last_error = f"Connection failed: {type(error).__name__}"
        else:
            if not answer.is_success:
                hook.last_error = (
                    f"Wrong response from the webhook: {status} {answer.reason_phrase}"
                )
        if status is None or status >= 300:
            hook.last_error_date = int(time.time())
        self._world.deliveries.append(Delivery(update["update_id"], status, self._world.now()))
        self._world.wake()
        return status


def chat_of(update: dict[str, Any]) -> int:
    content = next(value for key, value in update.items() if key != "update_id")
    chat = content.get("chat") or content.get("message", {}).get("chat") or {"id": 0}
    return int(chat["id"])

"""Fetching updates where Telegram cannot reach us. An update is given up to Telegram (the offset
moves) only when all of its events are safe, so whatever breaks off comes again."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping
from typing import Any

import structlog
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from connectors.contract import Channel, Event, Gateway, Unauthorised, Unreadable
from connectors.telegram.client import Client
from connectors.telegram.context import Me
from connectors.telegram.errors import describe
from connectors.telegram.settings import TelegramSettings
from connectors.telegram.updates import read
from connectors.webhook import take

log = structlog.get_logger("telegram")
LONGEST = 32.0
"""The pause after failures doubles up to this many times the shortest."""


class Poller:
    def __init__(
        self,
        channel: Channel,
        gateway: Gateway,
        client: Client,
        me: Me,
        settings: TelegramSettings,
    ) -> None:
        self._channel = channel
        self._gateway = gateway
        self._client = client
        self._me = me
        self._settings = settings
        self._offset: int | None = None
        self._failures = 0

    async def run(self) -> None:
        """Until cancelled, or until another process fetches in our place. Raises Unauthorised."""
        while True:
            try:
                if await self._once():
                    self._failures = 0
            except Conflict:
                log.error("somebody else fetches the updates of this bot, or a webhook is set")
                return
            except InvalidToken:
                raise Unauthorised("token") from None
            except TelegramError as error:
                await self._pause(error)

    async def _once(self) -> bool:
        """Whether all that came is safe."""
        found = await self._client.raw_updates(self._offset, self._settings.poll_seconds)
        if not found:
            # Ids begin anywhere after a quiet week: nothing is left before this offset, and
            # without one the oldest comes.
            self._offset = None
        for data in found:
            if not await self._take(data):
                return False
            self._offset = int(data["update_id"]) + 1
        return True

    async def _take(self, data: Mapping[str, Any]) -> bool:
        """Whether all of an update is safe."""
        try:
            events = read(self._me, data, self._client)
        except Unreadable:
            raise NetworkError("an update without a number") from None
        for event in events:
            if not await self._safe(event):
                return False
        return True

    async def _safe(self, event: Event) -> bool:
        """As `take`; a pause follows an event that could not be stored."""
        if await take(self._gateway, self._channel, event):
            return True
        self._failures += 1
        log.warning("an update could not be stored", reason="busy")
        await asyncio.sleep(self._seconds())
        return False

    async def _pause(self, error: TelegramError) -> None:
        self._failures += 1
        seconds = self._seconds()
        if isinstance(error, RetryAfter):
            seconds = max(seconds, describe(error).retry_after or 0)
        log.warning("no updates", error=type(error).__name__, wait=round(seconds, 1))
        await asyncio.sleep(seconds)

    def _seconds(self) -> float:
        most = self._settings.pause * min(2.0 ** (self._failures - 1), LONGEST)
        return most * random.uniform(0.5, 1.0)  # noqa: S311

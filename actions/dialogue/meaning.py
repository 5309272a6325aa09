"""Which service a text is about by its meaning: the dialogue process ranks them, which alone holds
an encoder. Told the phrases once, it is asked by their version.

PUT  /webhooks/gateway/services   {"version": "…", "services": {"road": ["…", …], …}}; 202
POST /webhooks/gateway/services   {"version": "…", "text": "…"}
200                               {"ranking": [{"code": "road", "share": 0.93}, …]}
404, 503                          it was not told these, has no encoder, or not yet

The contract is nlu/channels/services*.schema.json.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Protocol

import httpx

from actions.adapters.errors import PortalError
from actions.adapters.protocol import Service

log = logging.getLogger(__name__)

PATH = "/webhooks/gateway/services"
SECONDS = 4.0
"""Until a petition goes without it, by letters."""
PAUSE = 1.0
"""Seconds until it is told again at a start, when dialogue and portal come later than we do."""
RANKED = 32
"""Texts whose services are known: one turn asks for the same one at several places."""
LONGEST = 2000
"""Characters: an encoder reads the beginning and the end of a text."""

Shares = Mapping[str, float]
"""Each service's share of 1 by its code; empty where nothing is known of the meaning."""


class Meaning(Protocol):
    async def shares(self, services: Sequence[Service], text: str) -> Shares: ...


class NoMeaning:
    """Where there is no encoder: letters decide."""

    async def shares(self, services: Sequence[Service], text: str) -> Shares:
        del services, text
        return {}


class DialogueMeaning:
    """Asks the dialogue process."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        """`client` has the dialogue's address as its base URL, and our secret."""
        self._client = client
        self._trouble = ""
        self._known: tuple[tuple[Service, ...], dict[str, list[str]], str] | None = None
        self._ranked: dict[tuple[str, str], Shares] = {}

    async def shares(self, services: Sequence[Service], text: str) -> Shares:
        if not text.strip():
            return {}
        _, version = self._phrases(services)
        text = text[:LONGEST]
        asked = (version, hashlib.sha256(text.encode()).hexdigest())
        if asked not in self._ranked:
            found = await self._ask(services, version, text)
            if not found:
                return {}
            while len(self._ranked) >= RANKED:
                self._ranked.pop(next(iter(self._ranked)), None)
            self._ranked[asked] = found
        return self._ranked[asked]

    async def _ask(self, services: Sequence[Service], version: str, text: str) -> Shares:
        body = {"version": version, "text": text}
        try:
            response = await self._client.post(PATH, json=body, timeout=SECONDS)
            if response.status_code == httpx.codes.NOT_FOUND:
                await self.tell(services)
                return {}
            if response.status_code == httpx.codes.SERVICE_UNAVAILABLE:
                return {}
            ranking = response.raise_for_status().json()["ranking"]
            self._trouble = ""
            return {str(one["code"]): float(one["share"]) for one in ranking}
        except (httpx.HTTPError, ValueError, TypeError, KeyError) as error:
            self._tell_trouble(type(error).__name__)
            return {}

    async def tell(self, services: Sequence[Service]) -> bool:
        """Whether the dialogue has them, or never will. Raises httpx.HTTPError."""
        phrases, version = self._phrases(services)
        if len(phrases) < 2:
            return True
        body = {"version": version, "services": phrases}
        response = await self._client.put(PATH, json=body, timeout=SECONDS)
        return response.status_code != httpx.codes.SERVICE_UNAVAILABLE

    async def tell_at_start(self, listed: Callable[[], Awaitable[Sequence[Service]]]) -> None:
        """Until it is done: dialogue and portal may start after us. `listed` may raise
        PortalError."""
        while True:
            try:
                if await self.tell(await listed()):
                    return
            except (PortalError, httpx.HTTPError) as error:
                self._tell_trouble(type(error).__name__)
            await asyncio.sleep(PAUSE)

    async def close(self) -> None:
        await self._client.aclose()

    def _phrases(self, services: Sequence[Service]) -> tuple[dict[str, list[str]], str]:
        """By code, and their version; a list is kept for a minute, and is mostly the same."""
        given = tuple(services)
        if self._known is None or self._known[0] != given:
            phrases = {s.code: _said(s) for s in given}
            told = {code: said for code, said in sorted(phrases.items()) if said}
            text = json.dumps(told, ensure_ascii=False)
            self._known = (given, told, hashlib.sha256(text.encode()).hexdigest()[:32])
        return self._known[1], self._known[2]

    def _tell_trouble(self, reason: str) -> None:
        """Said once, since it is asked again with each petition."""
        if reason != self._trouble:
            self._trouble = reason
            log.warning("services are ranked by letters alone: %s", reason)


def _said(service: Service) -> list[str]:
    """What people say of it, and what it is called."""
    phrases = [phrase for said in service.phrases.values() for phrase in said]
    return [*dict.fromkeys([*phrases, *service.title.values()])]

"""The dialogue, over HTTP: one turn in, what to say out. Safe to repeat, so it is repeated.

A turn that fails quickly (refused, 503) is tried again until the deadline: a dialogue that is being
restarted is not worth a word to the citizen. Only then is the failure raised.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from jsonschema_rs import Draft202012Validator, ValidationError

from actions.effects import wire
from actions.effects.errors import EffectDrift
from actions.effects.wire import Effect
from bot.core.errors import DialogueDown, DialogueDrift, DialogueError, TurnNotTaken

PATH = "/webhooks/gateway"
SCHEMA = Path(__file__).resolve().parents[2] / "nlu" / "channels" / "turn.schema.json"
PAUSES = (0.1, 0.2, 0.4, 0.8)
"""Seconds between tries of one turn; the last one repeats."""


@dataclass(frozen=True)
class Answer:
    """`said` is what is told, as in the schema, and `effects` what is wanted, each in order."""

    said: tuple[Mapping[str, Any], ...]
    effects: tuple[Effect, ...]
    intent: str
    confidence: float
    ranking: tuple[Mapping[str, Any], ...]
    replayed: bool


def load_validator(part: str, path: Path = SCHEMA) -> Draft202012Validator:
    """The validator of `request` or `response` of the shared schema."""
    schema = json.loads(path.read_text(encoding="utf-8"))
    return Draft202012Validator({**schema, "$ref": f"#/$defs/{part}"})


class DialogueClient:
    def __init__(self, client: httpx.AsyncClient, validator: Draft202012Validator) -> None:
        """`client` has the dialogue's address as its base URL."""
        self._client = client
        self._validator = validator

    async def turn(self, request: Mapping[str, Any], *, seconds: float) -> Answer:
        """Take the turn within `seconds`. Raises DialogueDown, TurnNotTaken, DialogueDrift."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        for attempt in range(1_000):
            try:
                return await self._once(request, deadline - loop.time())
            except DialogueError as error:
                pause = PAUSES[min(attempt, len(PAUSES) - 1)]
                if isinstance(error, DialogueDrift) or loop.time() + pause >= deadline:
                    raise
                await asyncio.sleep(pause)
        raise DialogueDown("too many tries")

    async def _once(self, request: Mapping[str, Any], seconds: float) -> Answer:
        correlation = str(request["metadata"]["correlation"])
        seconds = max(seconds, 0.05)
        try:
            # The limits of httpx are for each step of a request, this one is for all of it.
            async with asyncio.timeout(seconds):
                response = await self._client.post(
                    f"{PATH}/turn",
                    json=request,
                    headers={"X-Correlation-Id": correlation},
                    timeout=httpx.Timeout(seconds),
                )
        except (httpx.HTTPError, TimeoutError) as error:
            raise DialogueDown(type(error).__name__) from error
        if response.status_code != httpx.codes.OK:
            raise TurnNotTaken(f"status {response.status_code}")
        return self._read(response)

    def _read(self, response: httpx.Response) -> Answer:
        try:
            body = response.json()
            self._validator.validate(body)
        except (ValueError, ValidationError) as error:
            raise DialogueDrift(type(error).__name__) from None
        messages = body["messages"]
        if not messages:
            raise DialogueDrift("silence")
        return Answer(
            tuple(message for message in messages if "say" in message),
            _effects(messages),
            body["intent"]["name"],
            body["intent"]["confidence"],
            tuple(body["ranking"]),
            body["replayed"],
        )

    async def forget(self, conversation_id: str) -> None:
        """Erase the dialogue's memory of a conversation. Raises DialogueDown, TurnNotTaken."""
        try:
            response = await self._client.delete(f"{PATH}/conversations/{conversation_id}")
        except httpx.HTTPError as error:
            raise DialogueDown(type(error).__name__) from error
        if response.status_code not in (httpx.codes.NO_CONTENT, httpx.codes.NOT_FOUND):
            raise TurnNotTaken(f"status {response.status_code}")

    async def keys(self) -> tuple[str, ...] | None:
        """Ids of the data keys that the dialogue knows; None when it does not say."""
        try:
            response = await self._client.get(f"{PATH}/health", timeout=2.0)
            return tuple(str(name) for name in response.json()["keys"])
        except (httpx.HTTPError, ValueError, KeyError, TypeError):
            return None

    async def healthy(self) -> bool:
        """Whether the model is loaded and turns are taken."""
        try:
            response = await self._client.get(f"{PATH}/health", timeout=2.0)
        except httpx.HTTPError:
            return False
        return response.status_code == httpx.codes.OK


def _effects(messages: Iterable[Mapping[str, Any]]) -> tuple[Effect, ...]:
    """Raises DialogueDrift."""
    found = (message["effect"] for message in messages if "effect" in message)
    try:
        return tuple(map(wire.read_effect, found))
    except EffectDrift as drift:
        raise DialogueDrift(f"effect {drift.kind}") from None

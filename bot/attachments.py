"""A file or a place that a person sent becomes a placeholder, before anything else sees it.

The content is fetched from the channel within the turn: a turn that is taken again fetches again
what was not kept yet.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from actions.adapters.files import problem
from bot import files
from bot.crypto import Cipher
from bot.db import Database
from bot.errors import FileNotFetched
from bot.inbox import Claim
from bot.privacy import PLACEHOLDER, following
from connectors.contract import Channel, FileRef, SendError, Undeliverable

NAMESPACE = uuid.UUID("f1c7e1a4-6a51-5d1e-8d0b-0c4be1b9a7d2")


@dataclass(frozen=True)
class Received:
    """`placeholder` is empty when the file was refused; then `notices` say why."""

    placeholder: str = ""
    personal: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Attachments:
    database: Database
    cipher: Cipher
    channels: Mapping[str, Channel]

    async def receive(
        self, claim: Claim, payload: Mapping[str, Any], vault: Mapping[str, str], now: float
    ) -> Received:
        """Raises FileNotFetched: the turn is taken again later."""
        if claim.inbound.kind == "place":
            spot = f"{payload['latitude']:.5f}, {payload['longitude']:.5f}"
            return _known("spot", spot, vault)
        found = payload["file"]
        refused = problem(found["media_type"], found["name"], found["size"] or 1)
        if refused is not None:
            return _refused(*refused)
        kept_as = file_id(claim.inbound.turn)
        size = await self.database.run(lambda c: files.size(c, kept_as))
        if size is None:
            try:
                content = await self._fetch(claim, found)
            except Undeliverable:
                return _refused("file_gone", {})
            size = len(content)
            refused = problem(found["media_type"], found["name"], size, content)
            if refused is not None:
                return _refused(*refused)
            conversation_id = claim.conversation.id
            await self.database.run(
                lambda c: files.add(c, self.cipher, conversation_id, kept_as, content, now=now)
            )
        kept = {"id": kept_as, "name": found["name"], "media_type": found["media_type"]}
        value = json.dumps({**kept, "size": size}, ensure_ascii=False, sort_keys=True)
        return _known("file", value, vault)

    async def _fetch(self, claim: Claim, found: Mapping[str, Any]) -> bytes:
        channel = self.channels.get(claim.inbound.account)
        if channel is None:
            # Its content came with the message and was erased, or the channel was switched off.
            raise Undeliverable("no_channel")
        ref = FileRef(found["id"], found["name"], found["media_type"], found["size"])
        try:
            return await channel.fetch(ref)
        except Undeliverable:
            raise
        except SendError as error:
            raise FileNotFetched(error.code) from error


def file_id(turn: str) -> str:
    """Under which the file of this turn is kept: the same however often the turn is taken."""
    return str(uuid.uuid5(NAMESPACE, turn))


def names(draft: Any) -> list[str]:
    """The placeholders of files anywhere in a draft, each once, in order."""
    if isinstance(draft, str):
        found = [m[0] for m in PLACEHOLDER.finditer(draft) if m[1] == "file"]
    elif isinstance(draft, Mapping):
        found = [name for value in draft.values() for name in names(value)]
    elif isinstance(draft, list):
        found = [name for value in draft for name in names(value)]
    else:
        found = []
    return list(dict.fromkeys(found))


def _known(kind: str, value: str, vault: Mapping[str, str]) -> Received:
    """The same file or place again has the same placeholder."""
    same = next((name for name, held in vault.items() if held == value), None)
    placeholder = same or following(kind, vault)
    return Received(placeholder, {placeholder: value})


def _refused(reason: str, values: Mapping[str, str | int]) -> Received:
    return Received(notices=({"say": f"system.file.{reason}", "values": dict(values)},))

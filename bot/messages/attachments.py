"""A file or a place that a person sent becomes a placeholder, before anything else sees it.

The content is fetched from the channel within the turn: a turn that is taken again fetches again
what was not kept yet.
"""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection

from actions.adapters.files import problem
from bot.core.errors import FileNotFetched
from bot.core.security_events import report
from bot.messages import file_limits, files, intake
from bot.messages.file_limits import NoRoom
from bot.messages.inbox import Claim
from bot.pictures import Broken
from bot.privacy import PLACEHOLDER, following
from bot.runtime import Runtime
from connectors.contract import FileRef, SendError, Undeliverable

NAMED = ({"say": "system.file.named", "values": {}},)
"""Told of a document in which its author's name may still stand."""
NAMESPACE = uuid.UUID("f1c7e1a4-6a51-5d1e-8d0b-0c4be1b9a7d2")


@dataclass(frozen=True)
class Received:
    """`placeholder` is empty when the file was refused; then `notices` say why."""

    placeholder: str = ""
    personal: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Attachments:
    runtime: Runtime

    async def receive(
        self, claim: Claim, payload: Mapping[str, Any], vault: Mapping[str, str], now: float
    ) -> Received:
        """Raises FileNotFetched: the turn is taken again later."""
        if claim.inbound.kind == "place":
            location = f"{payload['latitude']:.5f}, {payload['longitude']:.5f}"
            return _known("spot", location, vault)
        found = payload["file"]
        refused = problem(found["media_type"], found["name"], found["size"] or 1)
        if refused is not None:
            return _refused(*refused)
        kept_as = str(found.get("kept") or file_id(claim.inbound.turn))
        size = await self.runtime.database.run(lambda c: files.size(c, kept_as))
        if size is None:
            try:
                # What is claimed is enough to refuse it; what comes may be larger.
                await self.runtime.database.run(lambda c: self._check_new(c, claim, found["size"]))
                content = await self._fetch(claim, found)
            except NoRoom as full:
                return self._no_room(claim, full)
            except Undeliverable:
                return _refused("file_gone", {})
            refused = problem(found["media_type"], found["name"], len(content), content)
            if refused is not None:
                return _refused(*refused)
            try:
                clean = await asyncio.to_thread(
                    intake.clean_file, found["media_type"], found["name"], content
                )
            except Broken:
                return _refused("broken", {})
            content, found = clean.content, {**found, "named": not clean.whole}
            size = len(content)
            try:
                kept_as = await self.runtime.database.run(
                    lambda c: self._keep(c, claim, content, now)
                )
            except NoRoom as full:
                return self._no_room(claim, full)
        kept = {"id": kept_as, "name": found["name"], "media_type": found["media_type"]}
        value = json.dumps({**kept, "size": size}, ensure_ascii=False, sort_keys=True)
        before = next((name for name, known in kept_ids(vault).items() if known == kept_as), None)
        known = _known("file", value if before is None else vault[before], vault)
        return replace(known, notices=NAMED) if found.get("named") and before is None else known

    def _check_new(self, connection: Connection, claim: Claim, size: int | None) -> None:
        """Before anything is fetched; what may be a file that is kept needs no room. Raises
        NoRoom."""
        if not files.may_be_kept(connection, claim.conversation.id, size):
            file_limits.check(connection, self.runtime, claim.conversation.id, size or 1)

    def _keep(self, connection: Connection, claim: Claim, content: bytes, now: float) -> str:
        """Under which id: the same content is one file. Raises NoRoom."""
        conversation_id, kept_as = claim.conversation.id, file_id(claim.inbound.turn)
        same = files.same(connection, conversation_id, content)
        if same is not None:
            return same
        file_limits.keep(connection, self.runtime, conversation_id, kept_as, content, now)
        return kept_as

    def _no_room(self, claim: Claim, full: NoRoom) -> Received:
        channel = str(claim.conversation.channel)
        report(self.runtime.metrics, "upload_refused", reason=full.why, channel=channel)
        return _refused(full.why, full.values)

    async def _fetch(self, claim: Claim, found: Mapping[str, Any]) -> bytes:
        channel = self.runtime.channels.get(claim.inbound.account)
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


def facts(draft: Any, vault: Mapping[str, str], hide: Callable[[str], str]) -> list[Any]:
    """What the portal is told of the files of a draft, and what stands for them there; `hide`
    writes out what a name hides."""
    found = [(name, json.loads(vault[name])) for name in names(draft)]
    return [{**file, "name": hide(str(file["name"])), "stands": name} for name, file in found]


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


def kept_ids(vault: Mapping[str, str]) -> dict[str, str]:
    """Placeholder → the id under which its file is kept."""
    held = ((name, value) for name, value in vault.items() if name.startswith("⟦file:"))
    return {name: str(json.loads(value)["id"]) for name, value in held}


def _known(kind: str, value: str, vault: Mapping[str, str]) -> Received:
    """The same file or place again has the same placeholder."""
    same = next((name for name, held in vault.items() if held == value), None)
    placeholder = same or following(kind, vault)
    return Received(placeholder, {placeholder: value})


def _refused(reason: str, values: Mapping[str, str | int]) -> Received:
    return Received(notices=({"say": f"system.file.{reason}", "values": dict(values)},))

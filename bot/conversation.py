"""The turn: one message of one person, from the inbox to the outbox, under a lease.

A turn may be cut off anywhere and is then taken again, by whoever gets the lease next: the dialogue
answers a turn that it knows from its memory, effects have keys, replies have numbers, and only the
last commit, which checks the fencing token, makes anything of it visible.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import structlog

from bot import (
    attachments,
    erasure,
    hearing,
    inbox,
    lease,
    link_address,
    logs,
    outbox,
    turn_store,
    vault,
)
from bot.attachments import Attachments, Received
from bot.clock import Clock
from bot.crypto import Cipher
from bot.db import Database
from bot.effects import LOOKUPS, Lookups
from bot.errors import BotError, DialogueDrift, DialogueError, FileNotFetched, LeaseLost
from bot.hearing import Heard
from bot.inbox import Claim
from bot.lease import Lease
from bot.link_address import Addresses
from bot.link_numbers import NumberSender
from bot.link_turns import LinkTurns
from bot.link_words import Awaited
from bot.metrics import Metrics
from bot.privacy import restore
from bot.prompt import Prompt
from bot.rasa_client import Answer, DialogueClient
from bot.review_store import Said
from bot.settings import Settings
from bot.speech import Speaker
from bot.texts import Catalogue, MissingText, UnusableValue
from bot.turn_store import Outcome
from connectors.contract import Channel

log = structlog.get_logger("turn")
BACKOFF = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
LOOKUPS_MOST = 3
OWN: Mapping[str, tuple[str, ...]] = {
    "language": ("system.language_changed",),
    "expired": ("system.choice_expired",),
    "refused": (),
    "more": (),
    "missed": (),
    "resumed": (),
    "joined": (),
}
"""What is answered without the dialogue: what is heard → the sentences for it."""
ASIDE = ("more", "missed", "joined")
"""After these nothing is asked again."""
SILENT = ("system", "resumed", "joined")
"""Nobody waits for these: they are taken again without a word."""
LAST_WORD = 0.5
"""Seconds that the dialogue always has to say what a look-up has found."""
UNUSABLE = (MissingText, UnusableValue, LookupError, TypeError, ValueError)
"""An answer that is not what the contract says meets one of these on its way to a person."""


@dataclass(frozen=True)
class Parts:
    """What a turn needs; one of each per process."""

    settings: Settings
    database: Database
    cipher: Cipher
    dialogue: DialogueClient
    lookups: Lookups
    texts: Catalogue
    clock: Clock
    metrics: Metrics
    owner: str
    """Names this process in leases."""
    channels: Mapping[str, Channel] = field(default_factory=dict)
    """Those that are sent to, by account."""


class Turns:
    def __init__(self, parts: Parts, on_commit: Callable[[str], None] = lambda _id: None) -> None:
        """`on_commit` is called with the conversation's id after replies were written."""
        self._parts = parts
        self._on_commit = on_commit
        self._held: set[Lease] = set()
        database, cipher, clock = parts.database, parts.cipher, parts.clock
        numbers = NumberSender(cipher, parts.texts)
        self._links = LinkTurns(database, cipher, numbers, parts.lookups, clock)
        self._addresses = Addresses(database, cipher, numbers, parts.channels, clock)

    async def take(self, claim: Claim | None) -> None:
        """Take the turns of a leased conversation until none is due, then the lease is free."""
        if claim is None:
            return
        held = claim.lease
        self._held.add(held)
        try:
            while claim is not None:
                logs.correlation.set(claim.inbound.correlation)
                following = await self._one(claim)
                self._on_commit(claim.conversation.id)
                claim = following
        except LeaseLost:
            log.warning("lease lost")
        finally:
            self._held.discard(held)

    async def renew(self) -> None:
        """Say that this process still takes the turns that it has begun."""
        held = [held.conversation_id for held in self._held]
        if not held:
            return
        parts, now = self._parts, self._parts.clock()
        seconds = parts.settings.lease_seconds
        await parts.database.run(
            lambda c: lease.renew(c, parts.owner, held, now=now, seconds=seconds)
        )

    async def _one(self, claim: Claim) -> Claim | None:
        """One turn, step by step. Returns the next one of this conversation."""
        with self._parts.metrics.turn_seconds.time():
            prompt = self._prompt(claim)
            known = await self._vault(claim)
            awaited = await self._links.awaited(claim)
            try:
                heard = await self._hear(claim, prompt, known, awaited)
            except FileNotFetched as error:
                return await self._trouble(claim, hearing.hear_received(claim, Received()), error)
            known = {**known, **heard.personal}
            try:
                await self._forget(claim)
                if heard.wish is not None:
                    outcome = await self._link(claim, heard, prompt, awaited)
                else:
                    outcome = await self._answer(claim, heard, prompt, known)
                return await self._commit(claim, outcome)
            except DialogueError as error:
                return await self._trouble(claim, heard, error)
            except UNUSABLE as error:
                log.exception("answer cannot be used")
                return await self._trouble(claim, heard, DialogueDrift(type(error).__name__))

    async def _hear(
        self, claim: Claim, prompt: Prompt, known: Mapping[str, str], awaited: Awaited | None
    ) -> Heard:
        """Raises FileNotFetched."""
        payload = self._payload(claim)
        if claim.inbound.kind not in ("file", "place"):
            knowledge = self._parts.lookups.knowledge
            typed = claim.inbound.kind == "text"
            words = await knowledge.words.now() if knowledge and typed else None
            heard = hearing.hear(claim, payload, prompt, known, awaited, words)
            return replace(heard, files=bool(payload.get("files")))
        parts = self._parts
        received = await Attachments(parts.database, parts.cipher, parts.channels).receive(
            claim, payload, known, parts.clock()
        )
        return replace(hearing.hear_received(claim, received), files=bool(payload.get("files")))

    async def _forget(self, claim: Claim) -> None:
        """Erased before this turn began: else the dialogue would forget what this turn tells it."""
        if not claim.conversation.to_forget:
            return
        conversation_id = claim.conversation.id
        await self._parts.dialogue.forget(conversation_id)
        await self._parts.database.run(lambda c: erasure.done(c, conversation_id))

    def _payload(self, claim: Claim) -> Mapping[str, Any]:
        opened: Mapping[str, Any] = self._parts.cipher.open(claim.inbound.payload_sealed)
        return opened

    def _prompt(self, claim: Claim) -> Prompt:
        sealed = claim.conversation.prompt_sealed
        return Prompt() if sealed is None else Prompt.from_json(self._parts.cipher.open(sealed))

    async def _vault(self, claim: Claim) -> dict[str, str]:
        if not claim.conversation.has_vault:
            return {}
        cipher, conversation_id = self._parts.cipher, claim.conversation.id
        return await self._parts.database.run(lambda c: vault.load(c, cipher, conversation_id))

    async def _answer(
        self, claim: Claim, heard: Heard, prompt: Prompt, known: Mapping[str, str]
    ) -> Outcome:
        """What is said and done. Raises DialogueError."""
        if heard.kind in OWN:
            return self._own_answer(claim, heard, prompt, known)
        asked = hearing.request(claim, heard)
        answer = await self._ask(asked, claim, known)
        messages = answer.messages
        effects = [message["effect"] for message in messages if "effect" in message]
        said = [message for message in messages if "say" in message]
        heard = _in_new_language(heard, effects)
        speaker = self._speaker(claim, heard, known)
        speaker.tell([*heard.notices, *said])
        offered = claim.conversation.missed == 1 and heard.kind != "system"
        if offered:
            speaker.say("system.missed")
        return Outcome(
            replies=tuple(speaker.replies),
            prompt=speaker.prompt or (prompt if heard.kind == "system" else Prompt()),
            locale=heard.locale,
            chosen=heard.chosen,
            channel=heard.channel,
            personal=_kept(heard.personal, prompt),
            effects=tuple(self._ready(effect, known, heard.locale) for effect in effects),
            notice=heard.notice,
            said=self._said(heard, answer),
            offered=offered,
        )

    def _said(self, heard: Heard, answer: Answer) -> Said:
        """What staff may read of it."""
        texts, locale = self._parts.texts, heard.locale
        rescued = texts.hide(heard.rescued, locale)
        text = texts.hide(heard.text, locale)
        return Said(text, rescued, answer.ranking, heard.channel, locale)

    async def _ask(
        self, asked: Mapping[str, Any], claim: Claim, known: Mapping[str, str]
    ) -> Answer:
        """Ask the dialogue; look up what it wants to know and tell it, until it has answered."""
        loop = asyncio.get_running_loop()
        seconds = self._parts.settings.turn_timeout
        deadline = loop.time() + seconds
        with self._parts.metrics.dialogue_seconds.time():
            first = await self._parts.dialogue.turn(asked, seconds=seconds)
        messages = list(first.messages)
        for number in range(1, LOOKUPS_MOST + 1):
            wanted = [m["effect"] for m in messages if _is_lookup(m)]
            if not wanted:
                break
            messages = [m for m in messages if not _is_lookup(m)]
            left = deadline - loop.time()
            result = await self._look_up(wanted[0], claim, known, left)
            again = hearing.result_request(asked, result, number)
            left = max(deadline - loop.time(), LAST_WORD)
            answer = await self._parts.dialogue.turn(again, seconds=left)
            messages += answer.messages
        return replace(first, messages=tuple(messages))

    async def _look_up(
        self, effect: Mapping[str, Any], claim: Claim, known: Mapping[str, str], seconds: float
    ) -> Mapping[str, Any]:
        if effect["type"] in link_address.LOOKUPS:
            return await self._addresses.run(effect, claim, known)
        return await self._parts.lookups.run(effect, claim, known, seconds=seconds)

    def _ready(
        self, effect: Mapping[str, Any], known: Mapping[str, str], locale: str
    ) -> Mapping[str, Any]:
        """A draft as it leaves: what may go on is put back, of the rest only its name is left."""
        if effect["type"] == "rate_faq":
            question = self._parts.texts.hide(str(effect.get("question") or ""), locale)
            return {**effect, "shown": question}
        if effect["type"] != "submit":
            return effect

        def finished(value: Any) -> Any:
            if isinstance(value, str):
                return self._parts.texts.hide(restore(value, known), locale)
            if isinstance(value, Mapping):
                return {name: finished(inner) for name, inner in value.items()}
            return [finished(inner) for inner in value] if isinstance(value, list) else value

        sent = [json.loads(known[name]) for name in attachments.names(effect["draft"])]
        return {**effect, "draft": finished(effect["draft"]), "files": sent}

    def _own_answer(
        self, claim: Claim, heard: Heard, prompt: Prompt, known: Mapping[str, str]
    ) -> Outcome:
        """Said by the gateway itself; then what was asked last is asked again."""
        speaker = self._speaker(claim, heard, known)
        speaker.tell([*heard.notices, *({"say": key, "values": {}} for key in OWN[heard.kind])])
        if prompt.message is not None and heard.kind not in ASIDE:
            speaker.tell([prompt.message])
        return Outcome(
            replies=tuple(speaker.replies),
            prompt=speaker.prompt or prompt,
            locale=heard.locale,
            chosen=heard.chosen,
            channel=heard.channel,
            wanted=heard.kind if heard.kind in ("more", "missed") else None,
        )

    async def _link(
        self, claim: Claim, heard: Heard, prompt: Prompt, awaited: Awaited | None
    ) -> Outcome:
        """Codes and numbers: settled here; what was asked last waits, or is asked again."""
        if heard.wish is None:
            raise LookupError("wish")
        said = await self._links.answer(claim, heard.wish, awaited)
        speaker = self._speaker(claim, replace(heard, pin=said.secret), {})
        speaker.tell(said.messages)
        if said.again and prompt.message is not None:
            speaker.tell([prompt.message])
        return Outcome(
            replies=tuple(speaker.replies),
            prompt=speaker.prompt or prompt,
            locale=heard.locale,
            chosen=heard.chosen,
            channel=heard.channel,
            effects=said.effects,
        )

    def _speaker(self, claim: Claim, heard: Heard, known: Mapping[str, str]) -> Speaker:
        return Speaker(
            self._parts.texts,
            self._parts.cipher,
            turn=claim.inbound.turn,
            locale=heard.locale,
            channel=heard.channel,
            vault=known,
            pin=heard.pin,
            keep=heard.notice is not None,
        )

    async def _commit(self, claim: Claim, outcome: Outcome) -> Claim | None:
        parts, now = self._parts, self._parts.clock()
        following = await parts.database.run(
            lambda c: turn_store.commit(c, parts.cipher, claim, outcome, now)
        )
        parts.metrics.turns.labels(outcome="done").inc()
        log.info("turn done", kind=claim.inbound.kind, replies=len(outcome.replies))
        return following

    async def _trouble(self, claim: Claim, heard: Heard, error: BotError) -> Claim | None:
        """Silence is an error: say so once, keep the turn, try again later; give up in the end."""
        parts, now = self._parts, self._parts.clock()
        row = claim.inbound
        parts.metrics.incidents.labels(reason=type(error).__name__).inc()
        log.warning("turn failed", reason=type(error).__name__, attempt=row.attempts + 1)
        speaker = self._speaker(claim, heard, {})
        over = heard.kind not in SILENT and now - row.received_at > parts.settings.give_up_after
        if heard.kind not in SILENT:
            speaker.say("system.dropped" if over else "system.trouble")
        replies = tuple(speaker.replies)
        if over:
            return await parts.database.run(
                lambda c: turn_store.drop(c, parts.cipher, claim, replies, now)
            )
        until = now + BACKOFF[min(row.attempts, len(BACKOFF) - 1)]

        def postpone(c: Any) -> None:
            lease.check(c, claim.lease)
            to = turn_store.addressee(claim)
            outbox.add(c, parts.cipher, to, f"{row.turn}:trouble", replies, now=now)
            inbox.postpone(c, row.id, until)
            lease.release(c, claim.lease)

        await parts.database.run(postpone)
        parts.metrics.turns.labels(outcome="retried").inc()
        return None


def _kept(personal: Mapping[str, str], prompt: Prompt) -> dict[str, str]:
    """A PIN is used within its turn and never written down; so is a place that was asked for only
    to find what is near it."""
    nearby = (prompt.question or {}).get("type") == "location"
    gone = ("⟦pin:", "⟦spot:") if nearby else ("⟦pin:",)
    return {name: value for name, value in personal.items() if not name.startswith(gone)}


def _is_lookup(message: Mapping[str, Any]) -> bool:
    if "effect" not in message:
        return False
    return message["effect"]["type"] in (*LOOKUPS, *link_address.LOOKUPS)


def _in_new_language(heard: Heard, effects: list[Mapping[str, Any]]) -> Heard:
    wished = [str(effect["locale"]) for effect in effects if effect["type"] == "locale"]
    return replace(heard, locale=wished[-1], chosen=True) if wished else heard

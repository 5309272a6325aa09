"""A real gateway that keeps everything in memory: same promises as connectors.contract.Gateway.

What it answers is decided by `answer`, a function from a message to drafts of replies; what comes
later (a receipt, a notice) is put in with `say`.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from connectors.contract import (
    Accepted,
    Channel,
    Choice,
    Event,
    InboundMessage,
    OutboundMessage,
    Refused,
)
from locales.languages import FALLBACKS, order
from tests.connectors.catalogue import sentences

Key = tuple[str, str]


@dataclass(frozen=True)
class Draft:
    """A reply before it has a number. `after` is in seconds from the turn; `renews` is
    the number of the one in whose place it stands."""

    text: str
    choices: tuple[tuple[str, str], ...] = ()
    question: Mapping[str, Any] | None = None
    locale: str = "ko"
    after: float = 0
    renews: int | None = None
    secret: bool = False


def echo(message: InboundMessage) -> list[Draft]:
    return [Draft(f"{message.text or message.choice}")]


@dataclass
class Conversation:
    messages: list[OutboundMessage] = field(default_factory=list)
    turns: dict[str, str] = field(default_factory=dict)
    pending: dict[str, set[asyncio.Task[None]]] = field(default_factory=dict)
    changed: asyncio.Event = field(default_factory=asyncio.Event)


class MemoryGateway:
    def __init__(
        self, answer: Callable[[InboundMessage], list[Draft]] = echo, *, limit: int = 5000
    ) -> None:
        self.answer = answer
        self.limit = limit
        self.inbox: list[InboundMessage] = []
        self.seen: set[int] = set()
        self.unread: set[int] = set()
        """Delivered to who has not said yet that they are shown."""
        self.told: list[tuple[str, str, int]] = []
        """(account, contact, last) of what was said to be shown."""
        self.conversations: dict[Key, Conversation] = {}
        self.refuse: Refused | None = None
        self.closed: dict[str, str] = {}
        """What is refused by `admit`, with the sentence."""
        self.admitted: list[tuple[str, str | None]] = []
        self._catalogues = {locale: sentences(locale) for locale in FALLBACKS}
        self._last = 0

    def conversation(self, key: Key) -> Conversation:
        return self.conversations.setdefault(key, Conversation())

    async def accept(self, message: InboundMessage) -> Accepted:
        if self.refuse is not None:
            raise self.refuse
        if message.text is not None and not message.text.strip():
            raise Refused("empty", "web.error.fields")
        if len(message.text or "") > self.limit:
            raise Refused("too_long", "web.over", {"count": len(message.text or "") - self.limit})
        key = (message.account, message.contact)
        conversation = self.conversation(key)
        name = "/".join(key)
        if known := conversation.turns.get(message.external_id):
            return Accepted(known, name, duplicate=True)
        self.inbox.append(message)
        turn = f"turn-{len(self.inbox)}"
        conversation.turns[message.external_id] = turn
        tasks = conversation.pending.setdefault(turn, set())
        for draft in self.answer(message):
            task = asyncio.ensure_future(self._later(key, draft, turn))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
        return Accepted(turn, name)

    async def admit(self, what: str, client: str | None, contact: str | None = None) -> None:
        if self.refuse is not None:
            raise self.refuse
        if what in self.closed:
            raise Refused("too_many", self.closed[what], {"minutes": 1}, retry_after=12)
        self.admitted.append((what, client))

    async def take(self, channel: Channel, event: Event) -> bool:
        raise NotImplementedError("only of channels that are sent to")

    async def _later(self, key: Key, draft: Draft, turn: str) -> None:
        await asyncio.sleep(draft.after)
        self.say(key, draft, turn)

    def say(self, key: Key, draft: Draft, turn: str = "system") -> OutboundMessage:
        self._last += 1
        choices = tuple(
            Choice(label, token, number)
            for number, (label, token) in enumerate(draft.choices, start=1)
        )
        message = OutboundMessage(
            self._last,
            draft.text,
            draft.locale,
            turn,
            choices,
            draft.question,
            renews=draft.renews,
            secret=draft.secret,
        )
        conversation = self.conversation(key)
        conversation.messages.append(message)
        conversation.changed.set()
        conversation.changed = asyncio.Event()
        return message

    async def replies(self, accepted: Accepted, *, wait: float) -> AsyncIterator[OutboundMessage]:
        account, _, contact = accepted.conversation.partition("/")
        conversation = self.conversation((account, contact))
        until = asyncio.get_running_loop().time() + wait
        given: set[int] = set()
        while True:
            changed = conversation.changed
            for message in list(conversation.messages):
                mine = message.turn == accepted.turn
                wanted = mine if accepted.duplicate else message.id not in self.seen or mine
                if wanted and message.id not in given:
                    given.add(message.id)
                    yield message
            left = until - asyncio.get_running_loop().time()
            if not conversation.pending.get(accepted.turn) or left <= 0:
                return
            try:
                await asyncio.wait_for(changed.wait(), min(left, 0.05))
            except TimeoutError:
                continue

    async def stream(
        self, account: str, contact: str, *, after: int
    ) -> AsyncIterator[OutboundMessage]:
        last = after
        while True:
            conversation = self.conversation((account, contact))
            changed = conversation.changed
            for message in [m for m in conversation.messages if m.id > last]:
                last = message.id
                yield message
            await changed.wait()

    async def delivered(self, ids: Sequence[int], *, read: bool = True) -> None:
        self.seen.update(ids)
        if not read:
            self.unread.update(ids)

    async def shown(self, account: str, contact: str, last: int) -> None:
        self.unread = {one for one in self.unread if one > last}
        self.told.append((account, contact, last))

    async def forget(self, account: str, contact: str) -> None:
        self.conversations.pop((account, contact), None)

    async def handover(self, account: str, contact: str) -> str | None:
        """As many as there are turns, from the first message on."""
        known = self.conversations.get((account, contact))
        return None if known is None else f"token-of-{contact}-{len(known.turns)}"

    def text(self, key: str, locale: str, **values: str | int) -> str:
        tag = next(tag for tag in order(locale) if key in self._catalogues.get(tag, {}))
        return self._catalogues[tag][key].format_map(values)

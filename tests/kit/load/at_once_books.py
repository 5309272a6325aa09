"""What the gateway's tables say of many conversations, compared with what people have got.

A row that was sent has arrived once, part by part. One that is unknown has arrived once or not at
all. Nothing else has arrived.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import SecretStr

from actions.adapters import references
from bot.core.channel_settings import SmsOptions, TelegramOptions
from bot.core.crypto import Cipher, load_keys
from bot.core.settings import Settings
from bot.core.sql import place_of
from bot.gateway.channels import build
from bot.messages.outbox import outbox
from bot.texts.catalogue import Catalogue
from connectors.contract import Channel, Choice, OutboundMessage
from tests.kit.fakes.twilio_server import ACCOUNT, NUMBER, TOKEN
from tests.kit.load.at_once import Person
from tests.kit.load.at_once_web import Visitor
from tests.kit.stack.channel_stack import ChannelStack

WAITING = """
SELECT (SELECT count(*) FROM inbox WHERE state = 'pending')
     + (SELECT count(*) FROM outbox WHERE account <> '' AND state IN ('queued', 'sending'))
"""
ROWS = """
SELECT o.id, o.conversation_id, o.account, o.state, o.part, o.turn, o.seq, o.payload_sealed,
       c.contact
FROM outbox o JOIN contacts c ON c.id = o.contact_id ORDER BY o.id
"""


@dataclass(frozen=True)
class Row:
    """A reply; `texts` are its parts as the channel sends them, none where it is fetched."""

    id: int
    conversation: str
    contact: str
    state: str
    part: int
    text: str
    texts: tuple[str, ...]


class Books:
    def __init__(self, channels: ChannelStack) -> None:
        self._channels = channels
        key = channels.stack.environment["SINMUNGO_KEY"]
        self._cipher = Cipher(*load_keys(channels.stack.var, key))
        self._texts = Catalogue.load()

    def rows(self) -> list[Row]:
        return [self._row(row) for row in self._channels.query(ROWS)]

    def _row(self, row: Any) -> Row:
        payload = self._cipher.open(row.payload_sealed, place_of(outbox.c.payload_sealed, row))
        return Row(
            row.id,
            row.conversation_id,
            row.contact,
            row.state,
            row.part,
            payload["text"],
            self._parts(row, payload) if row.account else (),
        )

    def _parts(self, row: Any, payload: Any) -> tuple[str, ...]:
        choices = enumerate(payload["choices"], start=1)
        message = OutboundMessage(
            id=row.id,
            text=payload["text"],
            locale=payload["locale"],
            turn=row.turn,
            choices=tuple(Choice(label, token, number) for number, (label, token) in choices),
            question=payload["question"],
            references=references.written(payload["text"]),
        )
        return tuple(part.plain or part.text for part in self._senders[row.account].parts(message))

    def of_people(self, channel: str, people: Iterable[Person]) -> dict[str, list[Row]]:
        """Address → its rows, in order."""
        by_contact = self._grouped(lambda row: row.contact)
        return {p.address: by_contact[self._channels.digest(channel, p.address)] for p in people}

    def of_visitors(self, visitors: Iterable[Visitor]) -> dict[str, list[Row]]:
        """Sender → the rows of the conversation that it has heard of, in order."""
        rows = self._grouped(lambda row: row.conversation)
        conversations = {row.id: name for name, mine in rows.items() for row in mine}
        return {v.sender: rows[conversations[v.got[0].id]] for v in visitors}

    def _grouped(self, key: Callable[[Row], str]) -> defaultdict[str, list[Row]]:
        found: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self.rows():
            found[key(row)].append(row)
        return found

    def until_quiet(self, seconds: float) -> None:
        """Until all that was said is answered, and all answers have left. Raises TimeoutError."""
        until = time.monotonic() + seconds
        while self._channels.telegram.pending or self._channels.query(WAITING)[0][0]:
            if time.monotonic() > until:
                raise TimeoutError(f"busy after {seconds} s")
            time.sleep(0.2)

    @cached_property
    def offer(self) -> frozenset[str]:
        """How a reply that may have been lost is offered."""
        return frozenset(self._texts.text("system.missed", "ko", way) for way in ("", "sms"))

    @cached_property
    def _senders(self) -> dict[str, Channel]:
        telegram = TelegramOptions(token=SecretStr(self._channels.telegram.token), mode="polling")
        sms = SmsOptions(
            provider="twilio", sender=NUMBER, account_sid=ACCOUNT, auth_token=SecretStr(TOKEN)
        )
        settings = Settings(_env_file=None, telegram=telegram, sms=sms)
        return build(settings, self._texts)


def check_person(person: Person, rows: Sequence[Row]) -> None:
    """Sent: there, once. Unknown: there once or not. Nothing else, and in order."""
    assert {row.state for row in rows} <= {"sent", "unknown"}, person.address
    sent = Counter(text for row in rows for text in _surely(row))
    unsure = Counter(text for row in rows for text in row.texts) - sent
    got = Counter(person.got())
    assert sent <= got, (person.address, "lost", sent - got)
    assert got <= sent + unsure, (person.address, "twice", got - sent - unsure)
    arrived = iter(person.got())
    assert all(text in arrived for row in rows for text in _surely(row)), person.address
    for number in person.numbers:
        assert sum(number in row.text for row in rows) == 1, (person.address, number)


def _surely(row: Row) -> tuple[str, ...]:
    return row.texts if row.state == "sent" else row.texts[: row.part]


def check_visitor(visitor: Visitor, rows: Sequence[Row]) -> None:
    """`rows` of the visitor's conversation: all heard; once, unless it was asked for again or a
    connection was lost that had perhaps brought it."""
    heard = Counter(got.id for got in visitor.got)
    told = {row.id: row for row in rows}
    lost = [told[one] for one in told.keys() - heard.keys()]
    assert not lost, (visitor.sender, lost, visitor.got)
    assert heard.keys() == told.keys(), (visitor.sender, "of somebody else")
    for number in visitor.numbers:
        assert sum(number in row.text for row in rows) == 1, (visitor.sender, number)
    brought = Counter((got.connection, got.id) for got in visitor.got)
    assert set(brought.values()) == {1}, (visitor.sender, "twice over one connection")
    unasked = Counter(got.id for got in visitor.got if not got.known)
    assert max(unasked.values(), default=0) <= 1 + visitor.lost, (visitor.sender, "twice")

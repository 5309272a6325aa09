"""The core of the gateway and the worker, with a scripted dialogue and a portal in memory.

The database is a real one, brought up by our own migrations. The clock stands until it is moved.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import shutil
import tempfile
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import httpx
from argon2 import PasswordHasher
from sqlalchemy import Connection, select
from sqlmodel import SQLModel

from bot import migrate
from bot.conversation import Parts
from bot.crypto import Cipher
from bot.db import Database, Job
from bot.effects import Lookups
from bot.gateway import Gateway
from bot.knowledge_lookups import Knowledge
from bot.metrics import Metrics
from bot.rasa_client import DialogueClient, load_validator
from bot.settings import Settings
from bot.sql import table
from bot.texts import Catalogue
from bot.worker import Worker
from connectors.contract import Accepted, Channel, InboundMessage, OutboundMessage
from locales import ROOT
from tests.kit.core_dialogue import ScriptedDialogue
from tests.kit.core_portal import PortalInMemory

T = TypeVar("T")
KEY = bytes(range(32))
CIPHER = Cipher(KEY)
HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
SENTENCES = {
    "test.echo": "{text}",
    "test.ask": "{text}?",
    "test.receipt": "{reference} / {pin}",
    "test.yes": "좋아요",
    "test.no": "싫어요",
}


class MovableClock:
    """Stands at the time the test began, until it is moved."""

    def __init__(self) -> None:
        self.now = float(int(time.time()))

    def __call__(self) -> float:
        return self.now

    def move(self, seconds: float) -> None:
        self.now += seconds


class GatedDatabase(Database):
    """`shut` holds back whatever is run from then on, as if the process had stopped there."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.shut: asyncio.Future[None] | None = None

    async def run(self, job: Job[T]) -> T:
        if self.shut is not None:
            await self.shut
        return await super().run(job)

    def now(self, job: Job[T]) -> T:
        """The job's result, without an event loop."""
        return self.submit(job).result(timeout=20)


@cache
def sentences() -> Catalogue:
    """The gateway's own sentences, and those of `SENTENCES`."""
    with tempfile.TemporaryDirectory() as folder:
        for locale in ("ko", "en"):
            messages = Path(folder) / locale / "LC_MESSAGES"
            messages.mkdir(parents=True)
            for domain in ("system", "link"):
                shutil.copy(ROOT / locale / "LC_MESSAGES" / f"{domain}.po", messages)
            lines = ['msgid ""', 'msgstr "Content-Type: text/plain; charset=UTF-8\\n"', ""]
            for key, text in SENTENCES.items():
                lines += [f'msgid "{key}"', f'msgstr "{text}"', ""]
            (messages / "test.po").write_text("\n".join(lines), encoding="utf-8")
        return Catalogue.load(Path(folder))


@cache
def _migrated() -> bytes:
    """An empty SQLite database at the newest version; made once, copied for each test."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(var=Path(folder), database_url="", _env_file=None)
        migrate.upgrade(settings)
        return (Path(folder) / "sinmungo.db").read_bytes()


def make_settings(var: Path, url: str = "", **values: Any) -> Settings:
    """Settings of a core whose database is ready. Failing turns fail fast."""
    chosen = {"turn_timeout": 0.25, **values}
    settings = Settings(var=var, database_url=url, _env_file=None, **chosen)
    if url:
        migrate.upgrade(settings)
    else:
        var.mkdir(parents=True, exist_ok=True)
        (var / "sinmungo.db").write_bytes(_migrated())
    return settings


def rows(database: Database, model: type[SQLModel], **where: Any) -> list[Any]:
    """What stands in a table, in the order of its key."""
    target = table(model)
    statement = select(target).order_by(*target.primary_key.columns)
    for name, value in where.items():
        statement = statement.where(target.c[name] == value)

    def read(connection: Connection) -> list[Any]:
        return list(connection.execute(statement))

    return database.submit(read).result(timeout=20)


@dataclass
class Core:
    """One process that is both gateway and worker. `restart` is another one on the same database,
    dialogue and portal."""

    settings: Settings
    dialogue: ScriptedDialogue = field(default_factory=ScriptedDialogue)
    portal: PortalInMemory = field(default_factory=PortalInMemory)
    clock: MovableClock = field(default_factory=MovableClock)
    owner: str = field(default_factory=lambda: uuid.uuid4().hex)
    channels: dict[str, Channel] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.database = GatedDatabase(self.settings.sqlalchemy_url)
        self.parts = Parts(
            settings=self.settings,
            database=self.database,
            cipher=CIPHER,
            dialogue=DialogueClient(
                httpx.AsyncClient(base_url="http://dialogue", transport=self.dialogue),
                load_validator("response"),
            ),
            lookups=Lookups(
                database=self.database,
                adapters={"petition": self.portal},
                hasher=HASHER,
                dummy_hash=HASHER.hash(secrets.token_hex(8)),
                clock=self.clock,
                knowledge=Knowledge(self.database, self.clock),
            ),
            texts=sentences(),
            clock=self.clock,
            metrics=Metrics(),
            owner=self.owner,
            channels=self.channels,
        )
        self.gateway = Gateway(self.parts)
        self.worker = Worker(self.parts)

    def restart(self) -> Core:
        return Core(self.settings, self.dialogue, self.portal, self.clock, channels=self.channels)

    async def accept(self, text: str | None = None, **values: Any) -> Accepted:
        """By a proven contact of the web chat, unless `values` say otherwise."""
        message = {
            "account": "webchat",
            "contact": "amy",
            "external_id": uuid.uuid4().hex,
            "trusted": True,
        }
        return await self.gateway.accept(InboundMessage(**{**message, "text": text, **values}))

    async def say(self, text: str | None = None, **values: Any) -> list[OutboundMessage]:
        """Send a message; what comes back at once is delivered."""
        return await self.fetch(await self.accept(text, **values))

    async def fetch(
        self, accepted: Accepted, *, wait: float = 0.0, delivered: bool = True
    ) -> list[OutboundMessage]:
        found = [message async for message in self.gateway.replies(accepted, wait=wait)]
        if delivered:
            await self.gateway.delivered([message.id for message in found])
        return found

    def hold(self) -> asyncio.Event:
        """From now on the dialogue answers when the event is set, and no turn gives up before."""
        self.settings.turn_timeout = 9.0
        held = asyncio.Event()
        self.dialogue.before = held.wait
        return held

    async def settle(self) -> None:
        """Let the turns of this process end."""
        await self.gateway.drain(5)

    async def kill(self) -> None:
        """As kill -9: what runs stops where it is, leases stay."""
        tasks = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        for task in tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        self.close()

    def rows(self, model: type[SQLModel], **where: Any) -> list[Any]:
        return rows(self.database, model, **where)

    def close(self) -> None:
        self.database.close()


async def eventually(true: Callable[[], bool]) -> None:
    for _ in range(250):
        if true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not happen within five seconds")


def texts(messages: Sequence[OutboundMessage]) -> list[str]:
    return [message.text for message in messages]


def system(key: str, locale: str = "ko", **values: Any) -> str:
    """A sentence of the gateway itself."""
    return sentences().text(key, locale, **values)


def ask(text: str, type_: str = "text", **question: Any) -> dict[str, Any]:
    """A message of the dialogue that asks."""
    asked = {"code": "title", "type": type_, "required": True, **question}
    return {"say": "test.ask", "values": {"text": text}, "question": asked}


def offer(text: str, *values: str) -> dict[str, Any]:
    """A message of the dialogue with choices."""
    choices = [{"value": value, "label": {"key": f"test.{value}"}} for value in values]
    return {**ask(text, "choice"), "choices": choices}


def receipt_said(asked: Any) -> list[dict[str, Any]]:
    """What the dialogue says to a receipt: its number and its PIN."""
    result = asked["metadata"]["result"]
    pin = {"secret": "pin", "submission": result["key"]}
    values = {"reference": result["reference"], "pin": pin}
    return [{"say": "test.receipt", "values": values}]

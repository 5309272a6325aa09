"""The core of the gateway and the worker, with a scripted dialogue and a portal in memory.

The database is a real one, brought up by our own migrations. The clock stands until it is moved.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
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

from actions.adapters.portals import Portals
from actions.adapters.protocol import Adapter
from bot.cases.lookups import CaseLookups
from bot.cases.pin_hash import PinHash
from bot.cases.proof import Proofs
from bot.core import migrate
from bot.core.crypto import Cipher
from bot.core.db import Database, Job
from bot.core.metrics import Metrics
from bot.core.settings import Settings
from bot.core.sql import place_of, table
from bot.dialogue.client import DialogueClient, load_validator
from bot.gateway.service import Gateway
from bot.knowledge.service import Knowledge
from bot.texts.catalogue import Catalogue
from bot.turn.lookups import Lookups
from bot.turn.runtime import TurnRuntime
from bot.worker import Worker
from connectors.contract import Accepted, Channel, InboundMessage, OutboundMessage
from locales import LANGUAGES
from locales.languages import FALLBACKS
from tests.kit.core.core_dialogue import ScriptedDialogue
from tests.kit.core.core_portal import PortalInMemory, only
from tests.kit.patience import LOOK, PATIENCE

T = TypeVar("T")
KEY = bytes(range(32))
CIPHER = Cipher(KEY)
HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PINS = PinHash(HASHER)
SENTENCES = {
    "test.echo": "{text}",
    "test.ask": "{text}?",
    "test.receipt": "{reference} / {pin}",
    "test.yes": "좋아요",
    "test.no": "싫어요",
}


def opened_bytes(model: type[SQLModel], row: Any, name: str) -> bytes:
    """What is sealed in this column of a row."""
    return CIPHER.open_bytes(getattr(row, name), place_of(table(model).c[name], row))


def opened(model: type[SQLModel], row: Any, name: str = "payload_sealed") -> Any:
    """The same where it is JSON."""
    return json.loads(opened_bytes(model, row, name))


class MovableClock:
    """Stands at the time the test began, until it is moved."""

    def __init__(self) -> None:
        self.now = float(int(time.time()))

    def __call__(self) -> float:
        return self.now

    def move(self, seconds: float) -> None:
        self.now += seconds


class GatedDatabase(Database):
    """`shut` holds back whatever is run from then on, as if the process had stopped there; `held`
    counts what stands before it."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.shut: asyncio.Future[None] | None = None
        self.held = 0

    async def run(self, job: Job[T], *, seconds: float | None = None) -> T:
        if self.shut is not None:
            self.held += 1
            await self.shut
        return await super().run(job, seconds=seconds)

    def now(self, job: Job[T]) -> T:
        """The job's result, without an event loop."""
        return self.submit(job).result(timeout=PATIENCE)


def sentences() -> Catalogue:
    """The gateway's own sentences, and those of `SENTENCES`."""
    return _sentences(LANGUAGES.root)


@cache
def _sentences(root: Path) -> Catalogue:
    with tempfile.TemporaryDirectory() as folder:
        for messages in root.glob("*/LC_MESSAGES"):
            copy = Path(folder) / messages.relative_to(root)
            copy.mkdir(parents=True)
            for domain in ("system", "link", "sms", "dialogue"):
                if (messages / f"{domain}.po").exists():
                    shutil.copy(messages / f"{domain}.po", copy)
        for locale in FALLBACKS:
            lines = ['msgid ""', 'msgstr "Content-Type: text/plain; charset=UTF-8\\n"', ""]
            for key, text in SENTENCES.items():
                lines += [f'msgid "{key}"', f'msgstr "{text}"', ""]
            path = Path(folder) / locale / "LC_MESSAGES" / "test.po"
            path.write_text("\n".join(lines), encoding="utf-8")
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
    chosen = {"turn_timeout": 0.25, "stored_within": PATIENCE, **values}
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

    return database.submit(read).result(timeout=PATIENCE)


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
    beside: tuple[Adapter, ...] = ()
    """Other portals, each for the agency of its name."""
    portals: Portals | None = None
    """Those instead of these."""
    metrics: Metrics = field(default_factory=Metrics)
    free: int | None = None
    """Bytes on the disk; None: nobody knows."""

    def __post_init__(self) -> None:
        self.database = GatedDatabase(self.settings.sqlalchemy_url)
        self.runtime = TurnRuntime(
            settings=self.settings,
            database=self.database,
            cipher=CIPHER,
            dialogue=DialogueClient(
                httpx.AsyncClient(base_url="http://dialogue", transport=self.dialogue),
                load_validator("response"),
            ),
            lookups=Lookups(
                cases=CaseLookups(
                    database=self.database,
                    portals=self.portals or only(self.portal, *self.beside),
                    pins=PINS,
                    proofs=Proofs(
                        CIPHER, self.clock, self.metrics, self.settings.limits.wrong_proofs
                    ),
                    clock=self.clock,
                ),
                knowledge=Knowledge(self.database, self.clock),
            ),
            texts=sentences(),
            clock=self.clock,
            metrics=self.metrics,
            owner=self.owner,
            channels=self.channels,
            free=lambda: self.free,
        )
        self.gateway = Gateway(self.runtime)
        self.worker = Worker(self.runtime)

    def restart(self) -> Core:
        return Core(
            self.settings,
            self.dialogue,
            self.portal,
            self.clock,
            channels=self.channels,
            beside=self.beside,
            portals=self.portals,
        )

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
    """Raises TimeoutError."""
    async with asyncio.timeout(PATIENCE):
        while not true():  # noqa: ASYNC110 (any condition, of whatever thread or process)
            await asyncio.sleep(LOOK)


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

"""The state behind the fake Bot API: chats, what waits to be fetched, what shall go wrong; and the
transcript, which is what a test reads.

Everything here may be called from any thread. Waiting: `wait(lambda: …)`, or `await until(…)`.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.kit.patience import PATIENCE

OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"


@dataclass
class BotMessage:
    """One message of the bot as the person sees it now. `buttons`: label → data, below it;
    `keys`: labels in place of the letters; `removes` takes those away. `at`: monotonic seconds."""

    id: int
    chat: int
    text: str
    entities: tuple[Any, ...] = ()
    markup: dict[str, Any] | None = None
    at: float = 0.0
    edits: int = 0
    about: int | None = None
    """The message that it quotes."""

    @property
    def buttons(self) -> dict[str, str]:
        rows = (self.markup or {}).get("inline_keyboard") or ()
        return {b["text"]: b["callback_data"] for row in rows for b in row}

    @property
    def keys(self) -> list[str]:
        rows = (self.markup or {}).get("keyboard") or ()
        return [key if isinstance(key, str) else key["text"] for row in rows for key in row]

    @property
    def removes(self) -> bool:
        return bool((self.markup or {}).get("remove_keyboard"))

    def marked(self, kind: str) -> list[str]:
        """What of the text is of this kind, such as "code"."""
        raw = self.text.encode("utf-16-le")
        return [
            raw[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
            for e in self.entities
            if e["type"] == kind
        ]


@dataclass
class Chat:
    """`keys` are the keyboard in place of the letters: there, perhaps folded away, until a message
    removes it."""

    id: int
    type: Literal["private", "group", "supergroup"]
    user: dict[str, Any]
    title: str = ""
    blocked: bool = False
    moved_to: int | None = None
    messages: list[BotMessage] = field(default_factory=list)
    actions: list[tuple[str, float]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        name = {"title": self.title} if self.title else {"first_name": self.user["first_name"]}
        return {"id": self.id, "type": self.type, **name}


@dataclass
class Call:
    """A call of the bot that was answered with `status` (0: the connection was cut)."""

    method: str
    params: dict[str, Any]
    at: float
    status: int = 0


@dataclass
class Fault:
    """What happens to the next `times` calls of `method` (of `chat`): an answer, or a cut.
    `after`: once the call has had its effect."""

    method: str
    status: int = 0
    retry_after: int | None = None
    after: bool = False
    times: int = 1
    chat: int | None = None
    text: str | None = None


@dataclass
class Webhook:
    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error: str | None = None
    last_error_date: int | None = None


@dataclass
class Delivery:
    """An attempt to hand an update to the webhook; `status` None: nobody answered."""

    update_id: int
    status: int | None
    at: float


class World:
    def __init__(self, token: str, username: str) -> None:
        self.token = token
        self.me: dict[str, Any] = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "신문고",
            "username": username,
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }
        self.chats: dict[int, Chat] = {}
        self.pending: list[dict[str, Any]] = []
        self.updates: dict[int, dict[str, Any]] = {}
        self.allowed: list[str] = []
        self.webhook = Webhook()
        self.calls: list[Call] = []
        self.deliveries: list[Delivery] = []
        self.queries: set[str] = set()
        self.answered: Counter[str] = Counter()
        self.answers: dict[str, dict[str, Any]] = {}
        self.commands: dict[str, list[dict[str, str]]] = {}
        self.descriptions: dict[str, str] = {}
        self.short_descriptions: dict[str, str] = {}
        self.files: dict[str, tuple[str, bytes]] = {}
        self.changed = threading.Condition(threading.RLock())
        self._faults: list[Fault] = []
        self._wakers: list[Callable[[], None]] = []
        self._numbers: defaultdict[str, int] = defaultdict(int)

    def number(self, kind: str) -> int:
        with self.changed:
            self._numbers[kind] += 1
            return self._numbers[kind]

    def update(self, kind: str, content: dict[str, Any]) -> int:
        """Something happened that the bot is told of, if it wants to know. Returns the update's
        id, 0 when it does not."""
        if self.allowed and kind not in self.allowed:
            return 0
        with self.changed:
            update: dict[str, Any] = {"update_id": 1000 + self.number("update"), kind: content}
            self.updates[update["update_id"]] = update
            self.pending.append(update)
        self.wake()
        return int(update["update_id"])

    def quiet_week(self) -> None:
        """From here on the ids of updates begin lower than before."""
        with self.changed:
            self._numbers["update"] = -500

    def on_change(self, waker: Callable[[], None]) -> None:
        self._wakers.append(waker)

    def wake(self) -> None:
        with self.changed:
            self.changed.notify_all()
        for waker in self._wakers:
            waker()

    def wait(self, condition: Callable[[], Any], seconds: float = PATIENCE) -> None:
        """Raises TimeoutError."""
        with self.changed:
            if not self.changed.wait_for(condition, seconds):
                raise TimeoutError(f"not within {seconds} s")

    async def until(self, condition: Callable[[], Any], seconds: float = PATIENCE) -> None:
        """As `wait`, without holding up the event loop. Raises TimeoutError."""
        await asyncio.to_thread(self.wait, condition, seconds)

    def fail(self, method: str, status: int, **more: Any) -> None:
        """The next call of `method` is answered with `status`; `more` as in Fault."""
        self._faults.append(Fault(method, status, **more))

    def cut(self, method: str, **more: Any) -> None:
        """The next call of `method` loses its connection; `more` as in Fault."""
        self._faults.append(Fault(method, **more))

    def fault(self, method: str, chat: int | None) -> Fault | None:
        """The fault that is due, counted down."""
        with self.changed:
            for fault in self._faults:
                if fault.method == method and fault.chat in {None, chat} and fault.times:
                    fault.times -= 1
                    return fault
        return None

    def made(self, method: str) -> list[Call]:
        """The calls of one method, in their order."""
        return [call for call in self.calls if call.method == method]

    def received(self, chat: int) -> list[BotMessage]:
        """The messages of the bot that a chat has, in their order."""
        return list(self.chats[chat].messages) if chat in self.chats else []

    def texts(self, chat: int) -> list[str]:
        return [message.text for message in self.received(chat)]

    def now(self) -> float:
        return time.monotonic()

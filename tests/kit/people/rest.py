"""A citizen as a program: speaks Rasa's REST shape, and answers any question by its code and type.

citizen = Citizen(stack.gateway_url)
replies = citizen.say("우리 동네 가로등이 고장났어요")
receipt = file_petition(citizen, {"title": "…", "content": "…"})
"""

from __future__ import annotations

import json
import re
import threading
import time
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import httpx

from tests.kit.patience import PATIENCE
from tests.kit.stack.processes import TOKEN

RECEIPT = re.compile(r"\b1AA-\d{4}-\d{7}[0-9A-Z]\b")
PIN = re.compile(r"(?<![\d-])\d{8}(?![\d-])|(?<![\d-])\d{4} \d{4}(?![\d-])")


@dataclass(frozen=True)
class Bubble:
    """One message of the answer. `buttons` maps titles to payloads, in their order; `card` is what
    is read back, as data."""

    text: str
    buttons: Mapping[str, str]
    question: Mapping[str, Any] | None
    id: int
    turn: str
    locale: str
    card: Mapping[str, Any] | None = None

    @staticmethod
    def of(item: Mapping[str, Any]) -> Bubble:
        meta, custom = item.get("metadata", {}), item.get("custom") or {}
        return Bubble(
            text=item["text"],
            buttons={b["title"]: b["payload"] for b in item.get("buttons", ())},
            question=custom.get("question"),
            id=meta.get("id", 0),
            turn=meta.get("turn", ""),
            locale=meta.get("locale", ""),
            card=custom.get("card"),
        )


_MAKING = threading.Lock()


def plain_client() -> httpx.Client:
    """One for all threads, closed when the tests end (`close_plain_client`); without TLS, whose
    certificates take longer to load than a whole turn."""
    with _MAKING:
        return _client()


def close_plain_client() -> None:
    plain_client().close()
    _client.cache_clear()


@cache
def _client() -> httpx.Client:
    return httpx.Client(trust_env=False, verify=False, timeout=PATIENCE)


class Stuck(Exception):
    """The dialogue did not get on; the text is the conversation."""


@dataclass
class Citizen:
    """`token` None: a client that only claims its sender. `heard` is every bubble, in order."""

    url: str
    sender: str = field(default_factory=lambda: f"citizen-{uuid.uuid4().hex[:12]}")
    token: str | None = TOKEN
    locale: str | None = None
    timeout: float = PATIENCE
    heard: list[Bubble] = field(default_factory=list)
    received: list[tuple[int, float]] = field(default_factory=list)
    """(id, Unix time of the request) of every bubble of an answer that was not asked for again."""
    said: set[str] = field(default_factory=set)
    client: httpx.Client = field(default_factory=lambda: plain_client(), repr=False)

    def say(self, text: str, message_id: str | None = None) -> list[Bubble]:
        """The bubbles of the answer. Raises httpx.HTTPError, also for a refusal."""
        asked_at, repeated = time.time(), message_id in self.said
        if message_id is not None:
            self.said.add(message_id)
        response = self.post(text, message_id)
        response.raise_for_status()
        bubbles = [Bubble.of(item) for item in response.json()]
        if not repeated:
            self.received += [(bubble.id, asked_at) for bubble in bubbles]
        self.hear(bubbles)
        return bubbles

    def post(self, text: str, message_id: str | None = None) -> httpx.Response:
        body: dict[str, Any] = {"sender": self.sender, "message": text}
        if message_id is not None:
            body["message_id"] = message_id
        if self.locale is not None:
            body["metadata"] = {"locale": self.locale}
        return self.client.post(
            f"{self.url}/webhooks/rest/webhook",
            json=body,
            headers={"Authorization": f"Bearer {self.token}"} if self.token else {},
            timeout=self.timeout,
        )

    def say_until_heard(
        self, text: str, seconds: float = PATIENCE, message_id: str | None = None
    ) -> list[Bubble]:
        """The same message again with the same id until the gateway takes it, as a client does
        that lost its connection."""
        message_id = message_id or uuid.uuid4().hex
        until = time.monotonic() + seconds
        while True:
            try:
                return self.say(text, message_id)
            except httpx.HTTPError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.3)

    def advance(self, text: str, seconds: float = PATIENCE) -> list[Bubble]:
        """Say it once, however often it takes, until a new question or a receipt is there.

        Returns everything new. Raises Stuck with the conversation.
        """
        message_id = uuid.uuid4().hex
        known = {bubble.id for bubble in self.heard}
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.say_until_heard(text, seconds, message_id)
            new = [bubble for bubble in self.heard if bubble.id not in known]
            if any(b.question is not None or RECEIPT.search(b.text) for b in new):
                return new
            time.sleep(0.4)
        raise Stuck(self.texts()[-3000:])

    def press(self, title: str) -> list[Bubble]:
        """Press the newest button of this title."""
        for bubble in reversed(self.heard):
            if title in bubble.buttons:
                return self.say(bubble.buttons[title])
        raise KeyError(f"no button {title!r} was offered")

    def hear(self, bubbles: list[Bubble]) -> None:
        known = {bubble.id for bubble in self.heard}
        self.heard += [bubble for bubble in bubbles if bubble.id not in known]

    @property
    def question(self) -> Mapping[str, Any] | None:
        """The question that is open: that of the last bubble that asked."""
        asking = self.asking
        return None if asking is None else asking.question

    @property
    def asking(self) -> Bubble | None:
        return next((b for b in reversed(self.heard) if b.question is not None), None)

    def texts(self) -> str:
        return "\n".join(bubble.text for bubble in self.heard)


@dataclass
class Browser(Citizen):
    """A citizen with a session of the web chat: can also listen to the open stream."""

    @staticmethod
    def open(url: str, locale: str | None = None) -> Browser:
        """Raises httpx.HTTPError, also for a gateway that has just been started."""
        client = plain_client()
        answer = client.post(f"{url}/chat/session")
        answer.raise_for_status()
        session = answer.json()["session"]
        return Browser(url=url, sender=session, token=None, locale=locale, client=client)

    def listen(self, seconds: float, quiet: float = 0.0) -> Iterator[Bubble]:
        """What comes by itself after the last bubble heard, for so many seconds; with `quiet` only
        until nothing followed the last one for that long."""
        after = max((bubble.id for bubble in self.heard), default=0)
        until = time.monotonic() + seconds
        headers = {"Authorization": f"Bearer {self.sender}", "Last-Event-ID": str(after)}
        # A stream that is cut at once leaves the gateway in doubt about its last bubble.
        timeout = httpx.Timeout(10, read=quiet or seconds)
        while (left := until - time.monotonic()) > 0:
            try:
                with self.client.stream(
                    "GET", f"{self.url}/chat/stream", headers=headers, timeout=timeout
                ) as stream:
                    yield from self._events(stream, until)
            except httpx.ReadTimeout:
                newest = max((bubble.id for bubble in self.heard), default=0)
                if not quiet or newest > after or left < quiet:
                    return
            except httpx.HTTPError:
                time.sleep(0.3)

    def _events(self, stream: httpx.Response, until: float) -> Iterator[Bubble]:
        for line in stream.iter_lines():
            if line.startswith("data:"):
                bubble = _from_event(json.loads(line.removeprefix("data:")))
                self.hear([bubble])
                yield bubble
            if time.monotonic() > until:
                return


def _from_event(data: Mapping[str, Any]) -> Bubble:
    return Bubble(
        text=data["text"],
        buttons={c["label"]: "choice:" + c["token"] for c in data["choices"]},
        question=data["question"],
        id=data["id"],
        turn=data["turn"],
        locale=data["locale"],
        card=data.get("card"),
    )

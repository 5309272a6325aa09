"""What was asked last: the open question and the choices that a person may pick from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from actions.base.folded import folded
from actions.reading.asides import ordinals
from bot.core.crypto import Cipher
from bot.core.sql import AnyRow, place, table
from bot.models.conversations import Conversation
from connectors.contract import CHOICE_PREFIX

conversations = table(Conversation)

LIMIT = 5000
"""Characters of a message when no question says otherwise."""
# A bare number is the answer to this type, even when it also offers a choice such as "skip".
NUMERIC = "number"
CHOICE = "choice"
SKIP = "skip"
FINAL = frozenset({"send", "erase"})
"""Values of choices that do what cannot be undone."""
LISTS = 8
"""Lists of earlier questions that are remembered, to say what was pressed on one of them."""
SAME = 3.0
"""Seconds after an answer in which its button, pressed again, is the same press."""


@dataclass(frozen=True)
class Offered:
    """One choice as it was shown."""

    value: str
    label: str
    token: str


@dataclass(frozen=True)
class Prompt:
    """`message` is what the dialogue said, so that it can be said again in another language.
    `turn` and `seq` name the reply that asks it, `at` is when that was written; `pressed` is the
    token that led here, `older` what was offered before, the list before this one first. `receipt`
    and `tail` are for the masks: see `near`."""

    question: Mapping[str, Any] | None = None
    choices: tuple[Offered, ...] = ()
    message: Mapping[str, Any] | None = None
    receipt: int = 0
    """For how many messages more digits may be the PIN of a receipt that was named."""
    tail: str = ""
    """The end of a story that is being written: a number may go on in the next message."""
    turn: str = ""
    seq: int = 0
    at: float = 0.0
    pressed: str | None = None
    older: tuple[tuple[Offered, ...], ...] = ()

    @property
    def limit(self) -> int:
        return int((self.question or {}).get("max_length") or LIMIT)

    @property
    def card(self) -> tuple[str, int] | None:
        """Turn and number of the reply that reads back what was understood, if this is one."""
        return (self.turn, self.seq) if (self.message or {}).get("card") else None

    @property
    def is_final(self) -> bool:
        """Whether an answer does what cannot be undone."""
        exact = bool((self.question or {}).get("exact"))
        return exact or any(offer.value in FINAL for offer in self.choices)

    def as_json(self) -> dict[str, Any]:
        return {
            "question": self.question,
            "choices": _listed(self.choices),
            "message": self.message,
            "receipt": self.receipt,
            "tail": self.tail,
            "turn": self.turn,
            "seq": self.seq,
            "at": self.at,
            "pressed": self.pressed,
            "older": [_listed(choices) for choices in self.older],
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """Also of a version that remembered nothing but the newest list."""
        lists = ("choices", "older")
        plain = {name: value for name, value in stored.items() if name not in lists}
        older = tuple(_offered(choices) for choices in stored.get("older", ()))
        return cls(choices=_offered(stored["choices"]), older=older, **plain)

    def following(self, before: Self, value: str | None, *, again: bool, at: float) -> Self:
        """As it is stored once it was asked at the time `at`, after the question `before` was
        answered by the choice `value`, if by one; `again` asks the same as before."""
        if self is before:
            return self
        pressed = next((o.token for o in before.choices if o.value == value), None)
        older = (before.choices, *before.older)[:LISTS]
        return replace(self, at=at, pressed=before.pressed if again else pressed, older=older)

    def places(self, value: str | None) -> frozenset[int]:
        """Where the next question has nothing that cannot be undone: there the choice `value` was
        pressed, or one could skip."""
        here = (SKIP,) if value is None else (SKIP, value)
        return frozenset(n for n, offer in enumerate(self.choices) if offer.value in here)

    def counted(self, token: str, at: float) -> bool:
        """Whether this press is the one that has led here."""
        return self.pressed is not None and token == self.pressed and at <= self.at + SAME

    def older_by_token(self, token: str) -> Offered | None:
        """What was pressed, on a list that is no longer the newest."""
        return next((o for choices in self.older for o in choices if o.token == token), None)

    def by_token(self, token: str) -> str | None:
        """The value behind a token; None when it belongs to an earlier question."""
        wanted = token.removeprefix(CHOICE_PREFIX)
        return next((offer.value for offer in self.choices if offer.token == wanted), None)

    def by_text(self, text: str) -> str | None:
        """The value of a choice that was typed: its number, its exact title or its token."""
        if not self.choices or len(text) > LIMIT:
            return None
        if text.startswith(CHOICE_PREFIX):
            return self.by_token(text)
        kind = (self.question or {}).get("type")
        offer = typed_offer(self.choices, text, numbered=kind != NUMERIC)
        if offer is None and kind in (None, CHOICE):
            offer = self._by_words(text)
        return None if offer is None else offer.value

    def _by_words(self, text: str) -> Offered | None:
        """The choice whose number is said in words ("the second one"), which is enough for nothing
        that cannot be undone."""
        place = ordinals.place(text, len(self.choices))
        offer = None if place is None else self.choices[place]
        return None if offer is None or offer.value in FINAL else offer


def typed_offer(choices: tuple[Offered, ...], text: str, *, numbered: bool) -> Offered | None:
    """Which of these is meant by its exact title or, where they are `numbered`, by its number."""
    typed = _plain(text)
    for offer in choices:
        if typed == _plain(offer.label):
            return offer
    number = typed.removesuffix("번").rstrip(".)")
    if len(number) > len("01") and number.startswith("0"):
        return None  # "010" begins a telephone number
    if not numbered or not (number.isascii() and number.isdigit() and len(number) <= len("100")):
        return None
    return choices[int(number) - 1] if 1 <= int(number) <= len(choices) else None


def apart(
    choices: Sequence[Mapping[str, Any]], taken: frozenset[int]
) -> Sequence[Mapping[str, Any]]:
    """The choices of a message, with what cannot be undone in none of the `taken` places: at its
    own, else the last, else the first that is free."""
    final = next((n for n, choice in enumerate(choices) if choice["value"] in FINAL), None)
    if final is None or final not in taken:
        return choices
    places = (len(choices) - 1, *range(len(choices)))
    free = next((place for place in places if place not in taken), final)
    others = [choice for n, choice in enumerate(choices) if n != final]
    return [*others[:free], choices[final], *others[free:]]


def _listed(choices: tuple[Offered, ...]) -> list[list[str]]:
    return [[offer.value, offer.label, offer.token] for offer in choices]


def _offered(stored: Sequence[Sequence[str]]) -> tuple[Offered, ...]:
    return tuple(Offered(*choice) for choice in stored)


def _plain(text: str) -> str:
    """Full-width and circled digits become digits, spaces and case do not count."""
    return folded(text).strip().rstrip("!.~ ")


def sealed(cipher: Cipher, conversation_id: str, prompt: Prompt) -> bytes:
    return cipher.seal(prompt.as_json(), place(conversations.c.prompt_sealed, conversation_id))


def opened(cipher: Cipher, conversation: AnyRow) -> Prompt:
    """That of a conversation (`id`, `prompt_sealed`); nothing was asked: an empty one."""
    if conversation.prompt_sealed is None:
        return Prompt()
    here = place(conversations.c.prompt_sealed, conversation.id)
    return Prompt.from_json(cipher.open(conversation.prompt_sealed, here))

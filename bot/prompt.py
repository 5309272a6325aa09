"""What was asked last: the open question and the choices that a person may pick from."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from connectors.contract import CHOICE_PREFIX

LIMIT = 1000
"""Characters of a message when no question says otherwise."""
# A bare number is the answer to this type, even when it also offers a choice such as "skip".
NUMERIC = "number"


@dataclass(frozen=True)
class Offered:
    """One choice as it was shown."""

    value: str
    label: str
    token: str


@dataclass(frozen=True)
class Prompt:
    """`message` is what the dialogue said, so that it can be said again in another language."""

    question: Mapping[str, Any] | None = None
    choices: tuple[Offered, ...] = ()
    message: Mapping[str, Any] | None = None

    @property
    def limit(self) -> int:
        return int((self.question or {}).get("max_length") or LIMIT)

    def as_json(self) -> dict[str, Any]:
        choices = [[offer.value, offer.label, offer.token] for offer in self.choices]
        return {"question": self.question, "choices": choices, "message": self.message}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Prompt:
        choices = tuple(Offered(*choice) for choice in stored["choices"])
        return cls(stored["question"], choices, stored["message"])

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
        typed = _plain(text)
        for offer in self.choices:
            if typed == _plain(offer.label):
                return offer.value
        if (self.question or {}).get("type") == NUMERIC:
            return None
        number = typed.removesuffix("번").rstrip(".)")
        if not (number.isascii() and number.isdigit() and len(number) <= len("100")):
            return None
        return (
            self.choices[int(number) - 1].value if 1 <= int(number) <= len(self.choices) else None
        )


def _plain(text: str) -> str:
    """Full-width and circled digits become digits, spaces and case do not count."""
    return unicodedata.normalize("NFKC", text).casefold().strip().rstrip("!.~ ")

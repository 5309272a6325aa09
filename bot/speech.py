"""From what the dialogue says to what a person reads: sentences, choices, the next prompt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bot.crypto import Cipher
from bot.outbox import Reply
from bot.privacy import restore
from bot.prompt import Offered, Prompt
from bot.texts import Catalogue

HIDDEN_PIN = "••••••••"


class Speaker:
    """Renders the messages of one turn in one language."""

    def __init__(
        self,
        texts: Catalogue,
        cipher: Cipher,
        *,
        turn: str,
        locale: str,
        channel: str,
        vault: Mapping[str, str],
        pin: str | None = None,
        keep: bool = False,
    ) -> None:
        """`keep` stores what was said with the reply: another channel says it in other words."""
        self._keep = keep
        self._texts = texts
        self._cipher = cipher
        self._turn = turn
        self._locale = locale
        self._channel = channel
        self._vault = vault
        self._pin = pin
        self.replies: list[Reply] = []
        self.prompt: Prompt | None = None

    def say(self, key: str, **values: Any) -> None:
        """One of the gateway's own sentences."""
        self.tell([{"say": key, "values": values}])

    def tell(self, messages: Iterable[Mapping[str, Any]]) -> None:
        """Render these messages, in order. The last that asks or offers becomes the prompt."""
        for message in messages:
            text, shown = self._text(message, self._pin), None
            if self._pin is not None:
                shown = self._text(message, HIDDEN_PIN)
            offered, question = self._offered(message), message.get("question")
            if offered or question:
                self.prompt = Prompt(question, offered, message)
            payload = {
                "text": text,
                "locale": self._locale,
                "choices": [[offer.label, offer.token] for offer in offered],
                "question": question,
            }
            if self._keep:
                payload["message"] = message
            self.replies.append(Reply(payload, None if shown == text else shown))

    def _text(self, message: Mapping[str, Any], pin: str | None) -> str:
        rendered = self._texts.render(
            message, self._locale, self._channel, secrets=lambda _name, _submission: pin
        )
        return self._texts.hide(restore(rendered.text, self._vault), self._locale)

    def _offered(self, message: Mapping[str, Any]) -> tuple[Offered, ...]:
        place = str(len(self.replies))
        choices = message.get("choices") or ()
        return tuple(
            Offered(
                choice["value"],
                self._label(choice["label"]),
                self._cipher.digest("choice", self._turn, place, str(index))[:16],
            )
            for index, choice in enumerate(choices)
        )

    def _label(self, label: Any) -> str:
        text = self._texts.value(label, self._locale, self._channel)
        return self._texts.hide(restore(text, self._vault), self._locale)

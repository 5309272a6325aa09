"""From what the dialogue says to what a person reads: sentences, choices, the next prompt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bot.conversations.prompt import FINAL, Offered, Prompt, apart
from bot.core.crypto import Cipher
from bot.messages.outbox import Reply
from bot.privacy.joined import put_back
from bot.texts.catalogue import Catalogue

HIDDEN_PIN = "••••••••"


class Renderer:
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
        taken: frozenset[int] = frozenset(),
    ) -> None:
        """`keep` stores what was said with the reply: another channel says it in other words. In
        the places `taken` of a list stands nothing that cannot be undone."""
        self._keep = keep
        self._taken = taken
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
        self.render([{"say": key, "values": values}])

    def render(self, messages: Iterable[Mapping[str, Any]]) -> None:
        """Render these messages, in order. The last that asks or offers becomes the prompt."""
        for message in map(self._apart, messages):
            text, shown = self._text(message, self._pin), None
            if message.get("renewed"):
                text = "\n".join([*self._joined(), text])
            if self._pin is not None:
                shown = self._text(message, HIDDEN_PIN)
            offered, question = self._offered(message), message.get("question")
            if offered or question:
                place = len(self.replies)
                again = {name: value for name, value in message.items() if name != "renewed"}
                self.prompt = Prompt(question, offered, again, turn=self._turn, seq=place)
            payload = {
                "text": text,
                "locale": self._locale,
                "choices": [[offer.label, offer.token] for offer in offered],
                "question": question,
            }
            if message.get("card"):
                payload["card"] = self._card(message["card"], offered)
            if final := [n for n, offer in enumerate(offered) if offer.value in FINAL]:
                payload["final"] = final
            if self._keep:
                payload["message"] = message
            self.replies.append(Reply(payload, None if shown == text else shown))

    def _joined(self) -> list[str]:
        """The plain lines that this turn has just said: where every message costs they are one with
        the card that follows."""
        lines: list[str] = []
        while self._lists == "numbers" and self._pin is None and self.replies:
            said = self.replies[-1].payload
            if said["choices"] or said["question"]:
                break
            lines.insert(0, self.replies.pop().payload["text"])
        return lines

    def _apart(self, message: Mapping[str, Any]) -> Mapping[str, Any]:
        choices = message.get("choices") or ()
        shown = [choice for choice in choices if choice.get("shown", "") in ("", self._lists)]
        ordered = apart(shown, self._taken)
        return {**message, "choices": ordered} if choices else message

    @property
    def _lists(self) -> str:
        """How this channel shows choices."""
        return "numbers" if self._texts.is_short(self._channel) else "buttons"

    def _card(self, card: Mapping[str, Any], offered: tuple[Offered, ...]) -> dict[str, Any]:
        """What is read back, as data: `choice` of a row is the token that opens it, `full` the
        whole of a text that is folded."""
        tokens = {offer.value: offer.token for offer in offered}
        rows = [
            {
                "code": row["code"],
                "label": self._label(row["label"]),
                "value": self._label(row["value"]),
                "state": row["state"],
                "choice": tokens.get(row["opens"]),
                **({"full": self._label(row["full"])} if row.get("full") else {}),
            }
            for row in card["rows"]
        ]
        return {"kind": card["kind"], "rows": rows}

    def _text(self, message: Mapping[str, Any], pin: str | None) -> str:
        said = self._texts.render(
            message, self._locale, self._channel, secrets=lambda _name, _submission: pin
        )
        own = self._vault or message.get("question")
        text = put_back(said, self._vault) if own else said
        return self._texts.hide(text, self._locale)

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
        return self._texts.hide(put_back(text, self._vault), self._locale)

"""Files a petition as a program: any question is answered by its code or its type, and what is not
asked is opened from the read-back.

receipt = file_petition(citizen, {"title": "…", "content": "…"})
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

from tests.kit.patience import PATIENCE
from tests.kit.people.rest import PIN, RECEIPT, Browser, Bubble, Citizen, Stuck

OPENING = {"ko": "민원 넣고 싶어요", "en": "I want to file a petition"}
MATTER = {
    "ko": "서울 중구 세종대로 110 앞 가로등이 꺼졌어요",
    "en": "The street light at 110 Sejong-daero, Seoul is out",
}
"""A first message that leaves nothing to be asked."""
SEND = ("동의하고 보내기", "이대로 보낼게요", "Agree and send", "Send it")
"""Agreeing with it, and where that was done before."""
DONE = {"ko": "끝", "en": "done"}
WITH = {"phone": "name"}
"""What is asked for after another code, and opened by that one's row."""
SAMPLES = {
    "ko": {
        "text": "정문 앞",
        "story": "일주일 전부터 그래요.",
        "place": "서울특별시 중구 세종대로 110",
        "number": "3",
        "date": "2026-11-20",
        "person": "홍길동",
        "phone": "010-1234-5678",
    },
    "en": {
        "text": "In front of the main gate",
        "story": "It has been like this for a week.",
        "place": "110 Sejong-daero, Jung-gu, Seoul",
        "number": "3",
        "date": "2026-11-20",
        "person": "Jane Doe",
        "phone": "010-1234-5678",
    },
}
FILE_IT = (
    "민원 넣기", "File a petition", "네, 맞아요", "Yes, that is it",
    "기관에 알리기", "Tell an office",
)  # fmt: skip
"""Says that what was told is a petition."""
AS_ANSWER = ("방금 쓴 글을 답으로 넣기", "Use what I just wrote as the answer")
"""Offered when an answer was taken for a question: it was the answer."""


@dataclass(frozen=True)
class Receipt:
    number: str
    pin: str | None


def receipt_in(bubbles: list[Bubble]) -> Receipt | None:
    """The receipt that these bubbles give."""
    for bubble in bubbles:
        number, pin = RECEIPT.search(bubble.text), PIN.search(RECEIPT.sub("", bubble.text))
        if number and pin:
            return Receipt(number[0], pin[0].replace(" ", ""))
    return None


def sending(asking: Bubble) -> str:
    """What sends the petition that is read back. Raises StopIteration."""
    return next(payload for title, payload in asking.buttons.items() if title in SEND)


@dataclass
class Filing:
    """`given` maps question codes to what is typed; what else is asked is answered by samples."""

    citizen: Citizen
    given: Mapping[str, str]
    locale: str = "ko"
    told: tuple[str, ...] = ()

    def to_receipt(self, seconds: float = PATIENCE) -> Receipt:
        """From the opening to the receipt. Raises Stuck."""
        self.to_confirmation()
        return self.confirm(seconds)

    def to_receipt_from_here(self, seconds: float = PATIENCE) -> Receipt:
        self.go_on("confirm")
        return self.confirm(seconds)

    def to_confirmation(self) -> Bubble:
        """From the opening to the read-back."""
        self.citizen.advance(OPENING[self.locale])
        return self.go_on("confirm")

    def go_on(self, code: str, turns: int = 25) -> Bubble:
        """Answer until the question `code` is open, if need be by its row of the read-back; that
        itself is open once all that is given was said. Raises Stuck."""
        for _ in range(turns):
            asking = self.citizen.asking
            if asking is None or asking.question is None:
                break
            here = asking.question["code"]
            opener = self._opener(asking, code) if here == "confirm" else None
            if here == code and opener is None:
                return asking
            if here == "confirm" and opener is None:
                break
            self.citizen.advance(opener or self.answer(asking))
        raise Stuck(self.citizen.texts()[-3000:])

    def _opener(self, asking: Bubble, code: str) -> str | None:
        """What opens the row of `code`, else of the first code that is given and was not said."""
        rows = {row["code"]: row["choice"] for row in (asking.card or {}).get("rows", ())}
        waiting = [one for one in (code, *self.given) if one not in self.told]
        found = (rows.get(WITH.get(one, one)) for one in waiting)
        return next((f"choice:{token}" for token in found if token), None)

    def answer(self, asking: Bubble) -> str:
        """What is sent now: what is given for the code, the first button, or a sample."""
        assert asking.question is not None
        code, kind = asking.question["code"], asking.question["type"]
        again = code in self.told
        self.told = (*self.told, code)
        for title in AS_ANSWER:
            if again and title in asking.buttons:
                return asking.buttons[title]
        if kind == "story" and again:
            return DONE[self.locale]
        if code in self.given:
            return self.given[code]
        if any(WITH.get(one) == code for one in self.given):
            return SAMPLES[self.locale][kind]
        if asking.buttons and kind != "story":
            return next(iter(asking.buttons.values()))
        return SAMPLES[self.locale][kind]

    def confirm(self, seconds: float = PATIENCE) -> Receipt:
        """Send it, and wait for the receipt. Raises Stuck."""
        asking = self.citizen.asking
        assert asking is not None
        start = len(self.citizen.heard)
        self.citizen.say_until_heard(sending(asking))
        return self.await_receipt(start, seconds)

    def await_receipt(self, start: int, seconds: float = PATIENCE) -> Receipt:
        """The receipt among the bubbles from the index `start` on. Raises Stuck."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if found := receipt_in(self.citizen.heard[start:]):
                return found
            if isinstance(self.citizen, Browser):
                for _ in self.citizen.listen(2.0):
                    break
            else:
                self.citizen.say_until_heard("고마워요" if self.locale == "ko" else "thanks")
                time.sleep(0.5)
        raise Stuck(self.citizen.texts()[-3000:])


def file_petition(citizen: Citizen, given: Mapping[str, str], locale: str = "ko") -> Receipt:
    return Filing(citizen, given, locale).to_receipt()


def file_first(citizen: Citizen, text: str, locale: str = "ko") -> Receipt:
    """`text` is the first message; what is asked is answered by samples, until one press agrees and
    sends. Whoever is answered something else says what it is. Raises Stuck."""
    filing = Filing(citizen, {}, locale)
    heard = citizen.say_until_heard(text)
    for _ in range(12):
        asking = next((bubble for bubble in reversed(heard) if bubble.question is not None), None)
        if asking is None:
            buttons = {title: value for b in heard for title, value in b.buttons.items()}
            meant = (buttons[title] for title in FILE_IT if title in buttons)
            heard = citizen.advance(next(meant, OPENING[locale]))
        elif asking.question is not None and asking.question["code"] == "confirm":
            return filing.confirm()
        else:
            heard = citizen.say_until_heard(filing.answer(asking))
    raise Stuck(citizen.texts()[-3000:])

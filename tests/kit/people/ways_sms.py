"""A person with a telephone that knows nothing but text messages: reads numbered options as
buttons, puts counted parts together, and asks for more when more is announced."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.texts.catalogue import Catalogue
from connectors.sms.downgrade import plain
from tests.kit.people.rest import Bubble
from tests.kit.stack.channel_stack import ChannelStack

COUNTED = re.compile(r"\((\d+)/(\d+)\) (.*)", re.DOTALL)
MORE = {"ko": "다음", "en": "more"}
PLACES = (
    ("+8210", 8, "Asia/Seoul"),
    ("+33612", 6, "Europe/Paris"),
    ("+1415555", 4, "America/Los_Angeles"),
)
"""Beginnings of numbers, and how many digits follow. It is always day in one of these."""


def numbers(first: int = 2000) -> Iterator[str]:
    """Numbers of people who are awake: notices wait until the morning for those who are not."""
    begin, digits = next(
        (begin, digits)
        for begin, digits, zone in PLACES
        if 8 <= datetime.now(ZoneInfo(zone)).hour < 20
    )
    yield from (f"{begin}{n:0{digits}d}" for n in range(first, 10_000))


@dataclass
class Reply:
    """One bubble as far as its parts have come."""

    total: int
    parts: list[str] = field(default_factory=list)


class SmsPerson:
    def __init__(self, channels: ChannelStack, number: str) -> None:
        self.number = number
        self._channels, self._twilio = channels, channels.twilio
        self._seen = 0
        self._last = 0
        self._buttons: dict[str, str] = {}
        self._texts = SmsTexts.load()

    def say(self, text: str) -> list[Bubble]:
        self._twilio.say(self.number, text).raise_for_status()
        return self.answer()

    def press(self, title: str) -> list[Bubble]:
        """By the number before the option, or the word itself where a number is an answer."""
        return self.say(self._buttons[title])

    def answer(self) -> list[Bubble]:
        self._channels.until_quiet("sms", self.number)
        return self._new()

    def listen(self, seconds: float, quiet: float) -> list[Bubble]:
        until = time.monotonic() + seconds
        found: list[Bubble] = []
        while (left := until - time.monotonic()) > 0:
            try:
                self._twilio.phones.wait(self.number, self._seen + 1, left)
            except TimeoutError:
                break
            found += self.answer()
            until = min(until, time.monotonic() + quiet)
        return found

    def _new(self) -> list[Bubble]:
        """All of it: more is asked for as long as more is announced."""
        texts: list[str] = []
        while True:
            new = self._twilio.phones.received(self.number)[self._seen :]
            self._seen += len(new)
            texts += map(self._texts.without_more, new)
            announced = [lang for lang in map(self._texts.announced, new) if lang]
            if not announced:
                return [self._bubble(reply) for reply in joined(texts)]
            self._twilio.say(self.number, MORE[announced[-1]]).raise_for_status()
            self._channels.until_quiet("sms", self.number)

    def _bubble(self, reply: Reply) -> Bubble:
        text, buttons = self._texts.read("\n".join(reply.parts))
        self._buttons = buttons or self._buttons
        self._last += 1
        return Bubble(text, buttons, None, self._last, "", "")


def joined(texts: list[str]) -> list[Reply]:
    """The parts that belong together, in the order of the first ones. Raises AssertionError when
    one is missing."""
    replies: list[Reply] = []
    for text in texts:
        found = COUNTED.fullmatch(text)
        number, total, part = (int(found[1]), int(found[2]), found[3]) if found else (1, 1, text)
        if number == 1:
            replies.append(Reply(total))
        waiting = [r for r in replies if r.total == total and len(r.parts) == number - 1]
        assert waiting, texts
        waiting[0].parts.append(part)
    assert all(len(reply.parts) == reply.total for reply in replies), texts
    return replies


@dataclass(frozen=True)
class SmsTexts:
    """What the channel itself adds to a text, by language."""

    more: dict[str, str]
    pick: tuple[str, ...]
    say: tuple[str, ...]

    @staticmethod
    def load() -> SmsTexts:
        texts = Catalogue.load()

        def both(key: str, **values: str) -> dict[str, str]:
            return {lang: plain(texts.text(key, lang, "sms", **values)) for lang in ("ko", "en")}

        pick, say = both("sms_parts.pick"), both("sms_parts.say", words="¿")
        return SmsTexts(both("sms_parts.more"), tuple(pick.values()), tuple(say.values()))

    def announced(self, text: str) -> str | None:
        """The language in which more is announced."""
        return next((lang for lang, more in self.more.items() if text.endswith(more)), None)

    def without_more(self, text: str) -> str:
        lang = self.announced(text)
        return text if lang is None else text.removesuffix(self.more[lang]).rstrip()

    def read(self, text: str) -> tuple[str, dict[str, str]]:
        """The text without its options, and what to answer for each of them."""
        for say in self.say:
            found = re.search(_spaced(say).replace("¿", "(.+)") + r"$", text, re.DOTALL)
            if found:
                words = [" ".join(word.split()) for word in found[1].split(" / ")]
                return text[: found.start()].rstrip(), {word: word for word in words}
        for pick in self.pick:
            text = re.sub(r"\s*" + _spaced(pick) + r"$", "", text)
        begin = list(re.finditer(r"(?:^|\n)1\. ?", text))
        if not begin:
            return text, {}
        labels: list[str] = []
        rest = text[begin[-1].end() :]
        while found := re.search(rf"\s{len(labels) + 2}\. ?", rest):
            labels.append(rest[: found.start()])
            rest = rest[found.end() :]
        labels = [" ".join(label.split()) for label in (*labels, rest)]
        return text[: begin[-1].start()], {label: str(n) for n, label in enumerate(labels, 1)}


def _spaced(sentence: str) -> str:
    """A pattern of the sentence, which may be cut between its words."""
    return r"\s+".join(re.escape(word) for word in sentence.split())

"""A rough conversation (`tests/sets/listening/rough.yml`) as its person has it: their own lines,
whatever is asked in between, presses of what is on offer, going away and coming back.

    played = Rough(person, leave).play(script["says"])
    played.text()                      in the form of `transcript.py`
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from bot.texts.catalogue import Catalogue
from connectors.sms.downgrade import plain
from tests.kit.patience import PATIENCE
from tests.kit.people.filing import Receipt, receipt_in
from tests.kit.people.rest import Bubble
from tests.kit.people.transcript import VARIES, recorded
from tests.kit.people.ways import Person

SECONDS = {"minutes": 60.0, "hours": 3600.0}
PRESSES = {"send": ("choice.agree_send", "choice.send"), "skip": ("choice.skip",)}
RATES = "faq.choice.good"
"""Stands below an answer, and asks for no choice."""
QUIET = 1.5
"""Seconds after which nothing more is expected."""
SLOW = "submit.delayed"
"""What a machine that is busy with other tests may say before a receipt."""
LANGUAGES = ("ko", "en")


@dataclass
class Reply:
    """What was done, as it stands in a file, and what came; `sends`: it was the press that does."""

    line: str
    bubbles: list[Bubble]
    sends: bool = False

    @property
    def text(self) -> str:
        return "\n".join(bubble.text for bubble in self.bubbles)


@dataclass
class Rough:
    """`leave` lets so many seconds go by."""

    person: Person
    leave: Callable[[float], None]
    replies: list[Reply] = field(default_factory=list)

    def play(self, says: Iterable[str | Mapping[str, str]]) -> Rough:
        for act in says:
            if isinstance(act, str):
                self.replies.append(Reply(f"> {act}", self.person.say(act)))
            elif "leave" in act:
                count, unit = act["leave"].split()
                self.leave(float(count) * SECONDS[unit])
                self.replies.append(Reply(f"= leave {act['leave']}", []))
            else:
                self._press(act["press"])
        return self

    @property
    def bubbles(self) -> list[Bubble]:
        return [bubble for reply in self.replies for bubble in reply.bubbles]

    @property
    def receipts(self) -> list[Receipt]:
        found = (receipt_in(reply.bubbles) for reply in self.replies)
        return [one for one in found if one is not None]

    def text(self) -> str:
        """As a file. What is cut between words by a channel may stand on other lines."""
        return "\n".join(line for reply in self.replies for line in _lines(reply)) + "\n"

    def _press(self, wanted: str) -> None:
        title = self._first() if wanted == "first" else self._offered(titles(*PRESSES[wanted]))
        if title is None:
            self.replies.append(Reply(f"# not on offer: {wanted}", []))
            return
        reply = Reply(f"> [{title}]", self.person.press(title), wanted == "send")
        if reply.sends:
            self._await_receipt(reply)
        self.replies.append(reply)

    def _first(self) -> str | None:
        """The first choice of the last reply, unless it is what is read back, which asks for no
        choice but to send it."""
        with_buttons = [b for b in self.replies[-1].bubbles if b.buttons]
        called = list(with_buttons[-1].buttons) if with_buttons else []
        sends = titles(*PRESSES["send"])
        return None if any(spaced(one) in sends for one in called) else next(iter(called), None)

    def _offered(self, wanted: frozenset[str]) -> str | None:
        """The button of one of these titles, of the question that is open."""
        for bubble in reversed(self.bubbles):
            found = [one for one in bubble.buttons if spaced(one) in wanted]
            if found:
                return found[0]
            rates = any(spaced(one) in titles(RATES) for one in bubble.buttons)
            if bubble.question is not None or (bubble.buttons and not rates):
                return None
        return None

    def _await_receipt(self, reply: Reply) -> None:
        until = time.monotonic() + PATIENCE
        while receipt_in(reply.bubbles) is None and (left := until - time.monotonic()) > 0:
            reply.bubbles += self.person.listen(left, quiet=QUIET)


@cache
def titles(*keys: str) -> frozenset[str]:
    """What these choices are called, on whatever channel and in whatever language."""
    texts = Catalogue.load()
    called = [
        texts.text(key, language, channel)
        for key in keys
        for language in LANGUAGES
        for channel in ("webchat", "sms")
    ]
    return frozenset(spaced(one) for title in called for one in (title, plain(title)))


def spaced(text: str) -> str:
    return " ".join(text.split())


def _lines(reply: Reply) -> list[str]:
    shown = (bubble for bubble in reply.bubbles if not spaced(bubble.text).startswith(_slow()))
    return [reply.line, *(recorded(bubble, _WHEREVER_CUT) for bubble in shown)]


@cache
def _slow() -> tuple[str, ...]:
    """How the sentence begins that is not of the conversation."""
    texts = Catalogue.load()
    called = [
        texts.text(SLOW, language, channel, phone="¿", hours="¿")
        for language in LANGUAGES
        for channel in ("webchat", "sms")
    ]
    return tuple(spaced(plain(text).partition("¿")[0]) for text in called)


_WHEREVER_CUT = tuple(re.compile(one.pattern.replace(" ", r"\s")) for one in VARIES)

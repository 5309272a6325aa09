"""What a channel cannot do, or does by itself: only here may a conversation differ from the one on
the web.

    typed      another word is typed, and everything else is the same
    answered   the channel answers by itself, and the dialogue never hears of it; before that, what
               the carrier says to such a word
    more       a row of what is read back that the web does not have
    told       a sentence says what is true there
    fetched    a conversation of its own, where nobody can be written to
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from actions.settings import Emergency
from bot.texts.catalogue import Catalogue
from connectors.sms.settings import SERVICE
from tests.kit.fakes.twilio_server import SAID
from tests.kit.people.transcript import Expected, Step


@dataclass(frozen=True)
class Difference:
    """On the way `way`, in `locale`, where a recorded conversation types `line`."""

    way: str
    locale: str
    line: str
    reason: str
    typed: str | None = None
    answered: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    carrier: str | None = None


_HELP = "HELP is answered with who we are and how to stop, as carriers demand (SMS-10)"

DIFFERENCES = (
    Difference(
        "sms",
        "en",
        "cancel",
        "CANCEL stops all texts from our number, whatever we think (SMS-09)",
        typed="quit form",
    ),
    Difference(
        "sms",
        "en",
        "help",
        _HELP,
        answered="sms.help",
        values={"service": SERVICE["en"], "telephone": "110"},
        carrier=SAID["HELP"],
    ),
    Difference(
        "sms",
        "ko",
        "도움말",
        _HELP,
        answered="sms.help",
        values={"service": SERVICE["ko"], "telephone": "110"},
    ),
)


@dataclass(frozen=True)
class Extra:
    """On the way `way`, in `locale`, a row `row` of what is read back, before `before`."""

    way: str
    locale: str
    reason: str
    row: str
    before: str


_FILES = "Files can be sent on Telegram, so they can be added"

EXTRAS = (
    Extra("telegram", "ko", _FILES, "label.attachments", "label.person"),
    Extra("telegram", "en", _FILES, "label.attachments", "label.person"),
)


FETCHED = frozenset(
    (way, name)
    for way in ("telegram", "sms")
    for name in ("status_elsewhere", "human_in_form", "talk_to_human")
)
"""Where people can be written to, the answer takes a one-time number (tests/bot/test_answer_codes)
and nobody is asked where to be reached (tests/bot/test_handoffs)."""


@dataclass(frozen=True)
class Told:
    """On the ways `ways`: `there` in place of `web`, in a bubble that has the last of `web`."""

    ways: tuple[str, ...]
    web: tuple[str, ...]
    there: tuple[str, ...]


_RECEIPT = (
    "두 번호를 적어 두시고 남에게는 알려 주지 마세요. 이 대화를 닫아도 두 번호로 어디서든 진행 "
    "상황과 답변을 볼 수 있어요. 담당자가 민감하다고 표시한 답변만 이 대화에서 보여 드려요.",
    "Note both, and tell them to nobody. Even when this conversation is closed, they show how it "
    "stands and the answer, from anywhere. Only an answer that the officer marks as sensitive is "
    "shown just here.",
)
_RECEIPT_THERE = (
    "답변은 이 대화로 알려 드려요. 다른 곳에서는 두 번호로 진행 상황을 볼 수 있고, 답변은 연락처로 "
    "보내 드리는 확인 번호까지 적어야 보여요. 두 번호를 적어 두세요.",
    "The answer comes to this conversation. From elsewhere both numbers show how it stands; the "
    "answer also wants a code that I send to your contact. Please note both.",
)
_REACH = (
    "연락처를 몰라서 먼저 연락드리지는 못해요. 연락받고 싶으시면 ‘상담원’이라고 해 주세요.",
    "They do not know how to reach you; to hear from them, write “agent”.",
)
_REACH_THERE = {
    "telegram": ("직원이 여기로 연락드릴 수 있어요.", "They can write to you here."),
    "sms": ("직원이 이 번호로 연락드릴 수 있어요.", "They can reach you at this number."),
}
DANGERS = (
    "sos.self_harm", "sos.violence", "sos.child", "sos.fire", "sos.followed", "sos.disguised",
)  # fmt: skip
"""The numbers by kind of danger: whoever can be written to hears that staff see it."""
TOLD = (
    *(
        Told((way,), (web,), (there,))
        for way, sentences in _REACH_THERE.items()
        for web, there in zip(_REACH, sentences, strict=True)
    ),
    *(
        Told(("telegram",), (web,), (there,))
        for web, there in zip(_RECEIPT, _RECEIPT_THERE, strict=True)
    ),
    Told(
        ("sms",),
        ("에 접수됐어요.", "두 번호로 어디서든 답변을 봐요. 적어 두세요."),
        ("에 접수.", "답은 여기로 와요. 번호를 적어 두세요."),
    ),
    Told(
        ("sms",),
        ("Both numbers show the answer from anywhere. Please note them.",),
        ("The answer comes here. Please note both numbers.",),
    ),
)
"""Answers, and our staff, reach whoever can be written to."""


def differing(steps: Iterable[Step], way: str, locale: str) -> Iterator[Step]:
    """The steps as they are on this way."""
    texts = Catalogue.load()
    for step in steps:
        expected = [_told(bubble, way) for bubble in step.expected]
        step = _differing(replace(step, expected=expected), way, locale, texts)
        yield _staffed(_adding(step, way, locale, texts), way, locale, texts)


def _staffed(step: Step, way: str, locale: str, texts: Catalogue) -> Step:
    """The step, with the word that staff see it after the emergency numbers inside a form."""
    if way not in _REACH_THERE:
        return step
    numbers = Emergency().model_dump()
    form = way if way == "sms" else ""
    said = [texts.text(key, locale, form, **numbers) for key in DANGERS]
    staff = texts.text("sos.staff", locale, form)
    expected = []
    for place, bubble in enumerate(step.expected):
        expected.append(bubble)
        after = step.expected[place + 1].text if place + 1 < len(step.expected) else staff
        if any(_same(bubble.text, one) for one in said) and not after.startswith(staff):
            expected.append(Expected(staff.split("\n")))
    return replace(step, expected=expected)


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _told(bubble: Expected, way: str) -> Expected:
    text = bubble.text
    for row in TOLD:
        if way in row.ways and row.web[-1] in text:
            for web, there in zip(row.web, row.there, strict=True):
                text = text.replace(web, there)
    return bubble if text == bubble.text else replace(bubble, lines=text.split("\n"))


def _differing(step: Step, way: str, locale: str, texts: Catalogue) -> Step:
    for row in DIFFERENCES:
        if (row.way, row.locale, f"> {row.line}") != (way, locale, step.line):
            continue
        if row.typed is not None:
            return replace(step, line=f"> {row.typed}")
        answer = texts.text(str(row.answered), locale, way, **row.values)
        told = [text for text in (row.carrier, answer) if text is not None]
        return replace(step, expected=[Expected(text.split("\n")) for text in told])
    return step


def _adding(step: Step, way: str, locale: str, texts: Catalogue) -> Step:
    """The step, with the extra rows among those that can be opened."""
    for row in EXTRAS:
        if (row.way, row.locale) == (way, locale):
            expected = [_listing(bubble, row, texts) for bubble in step.expected]
            step = replace(step, expected=expected)
    return step


def _listing(bubble: Expected, row: Extra, texts: Catalogue) -> Expected:
    def openers(label: str) -> list[str]:
        named = texts.text(label, row.locale)
        keys = ("choice.row.add", "choice.row.change")
        return [texts.text(key, row.locale, label=named) for key in keys]

    following = [n for n, b in enumerate(bubble.buttons) if b in openers(row.before)]
    more = openers(row.row)[0]
    if not following or more in bubble.buttons:
        return bubble
    place = following[0]
    return replace(bubble, buttons=[*bubble.buttons[:place], more, *bubble.buttons[place:]])

"""What a channel cannot do, or does by itself: only here may a conversation differ from the one on
the web.

    typed      another word is typed, and everything else is the same
    answered   the channel answers by itself, and the dialogue never hears of it; before that, what
               the carrier says to such a word
    asked      a question is asked that the web does not ask, and left out
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from bot.texts import Catalogue
from connectors.sms.settings import SERVICE
from tests.kit.transcript import Expected, Step
from tests.kit.twilio_server import SAID


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
    """On the way `way`, in `locale`, before the question that begins with `before`; among what can
    be changed its name stands before that of this question."""

    way: str
    locale: str
    before: str
    reason: str
    asked: str
    pressed: str
    names: tuple[str, str]


_FILES = "Files can be sent on Telegram, so they are asked for"

EXTRAS = (
    Extra(
        "telegram",
        "ko",
        "답변받으실 분의 이름을 알려 주세요.",
        _FILES,
        "사진이나 파일이 있으면 보내 주세요. JPG, PNG, WEBP, HEIC, PDF, HWP, HWPX, DOCX, TXT "
        "파일을 하나에 10MB까지, 모두 5개까지 받아요. 없으면 건너뛰셔도 돼요.",
        "건너뛸게요",
        ("사진이나 파일", "이름"),
    ),
    Extra(
        "telegram",
        "en",
        "What is your name, for the reply?",
        _FILES,
        "Photos or files, if you have any: please send them. JPG, PNG, WEBP, HEIC, PDF, HWP, HWPX, "
        "DOCX, TXT, up to 10 MB each and 5 in all. You can also skip this.",
        "Skip this",
        ("Photos or files", "Name"),
    ),
)


def differing(steps: Iterable[Step], way: str, locale: str) -> Iterator[Step]:
    """The steps as they are on this way."""
    texts = Catalogue.load()
    for step in steps:
        yield from _asking(_differing(step, way, locale, texts), way, locale)


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


def _asking(step: Step, way: str, locale: str) -> Iterator[Step]:
    """The step, and the extra question between it and the one that it asked on the web."""
    for row in EXTRAS:
        if (row.way, row.locale) != (way, locale):
            continue
        step = replace(step, expected=[_listing(bubble, row) for bubble in step.expected])
        if step.expected and step.expected[-1].text.startswith(row.before):
            asked = Expected([row.asked], buttons=[row.pressed])
            yield replace(step, expected=[*step.expected[:-1], asked])
            yield Step(f"> [{row.pressed}]", step.number, step.expected[-1:])
            return
    yield step


def _listing(bubble: Expected, row: Extra) -> Expected:
    """The bubble, with the extra question among those that can be changed."""
    name, following = row.names
    if following not in bubble.buttons:
        return bubble
    place = bubble.buttons.index(following)
    return replace(bubble, buttons=[*bubble.buttons[:place], name, *bubble.buttons[place:]])

"""What the recorded conversations would be as text messages.

They were recorded on the web. Each bubble is read back into its key and its values, and written
again in the short form, so that what is counted is what would be sent. A bubble that no sentence
of the catalogue matches is taken as it stands; `Reply.as_recorded` says how many those are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from pathlib import Path

from actions.adapters import references
from bot.texts.catalogue import Catalogue, MissingText, entries
from bot.texts.particles import PAIRS
from bot.texts.template import parse
from connectors.messages import Choice, OutboundMessage
from tests.bot.sms_values import OUTGOING, values
from tests.kit.people.transcript import VARIES as PATTERNS
from tests.kit.people.transcript import Expected, files
from tests.kit.people.transcript import parse as read

FOLDER = Path(__file__).parents[2] / "e2e" / "transcripts"
VARIES = "…"
_DAY = {"ko": "11월 30일(월)", "en": "Mon 30 Nov"}
_PARTS_OF_OTHERS = (
    "system.format.",
    "system.hidden.",
    "card.",
    "confirm.",
    "label.",
    "status.line",
    "offices.line",
    "data.since.",
)
"""Keys that never are a bubble by themselves."""
_TYPES = {"ask.own.number": "number", "ask.own.number.hint": "number"}
READ_BACK = ("ask.confirm", "ask.confirm.agree", "again.send", "again.agree_send")
ROWS = ("choice.row.change", "choice.row.add")
WHY = "choice.why"
_OFFICE = {
    "ko": r"^· 분야: (?P<service>.+?) · (?P<agency>.+?) · ",
    "en": r"^· Subject: (?P<service>.+?) · (?P<agency>.+?) · ",
}
_SHORT = {
    "ko": (r"^· 제목: (.+)$", r"^· 위치: (.+)$", r"^· 언제[^:]*: (.+)$", r"^· 내용: (.+)$"),
    "en": (r"^· Title: (.+)$", r"^· Place: (.+)$", r"^· (?:Since when|When[^:]*): (.+)$",
           r"^· What happened: (.+)$"),
}  # fmt: skip
"""What a text message shows of a petition that is read back: title, place, day, text."""

Fill = Callable[[str, str, str], str]
"""(name of a value, the value as recorded, locale) → the value as it is written."""


@dataclass(frozen=True)
class Reply:
    """All bubbles that follow one message, or one wait."""

    where: str
    locale: str
    messages: tuple[OutboundMessage, ...]
    as_recorded: int


@dataclass(frozen=True)
class _Form:
    """One template as an expression that finds its own values in a text."""

    key: str
    expression: re.Pattern[str]
    literal: int


def replies(folder: Path = FOLDER) -> Iterator[Reply]:
    texts = Catalogue.load()
    for path in files(folder):
        locale = path.parent.name
        for step in read(path.read_text(encoding="utf-8"))[1]:
            if step.expected:
                written = [_written(texts, bubble, locale) for bubble in step.expected]
                messages = tuple(message for message, _ in written)
                as_recorded = sum(not known for _, known in written)
                yield Reply(f"{locale}/{path.stem}:{step.number}", locale, messages, as_recorded)


def _written(texts: Catalogue, bubble: Expected, locale: str) -> tuple[OutboundMessage, bool]:
    """The bubble as a text message, and whether a sentence of the catalogue was found."""
    key, text = short(texts, bubble.text, locale, fill=_filled)
    if key is None:
        # The language may change within a conversation.
        other = "en" if locale == "ko" else "ko"
        key, text = short(texts, bubble.text, other, fill=_filled)
        locale = other if key else locale
    listed = shown(texts, key, bubble.buttons, locale)
    labels = [short(texts, label, locale, "choice.", fill=_filled)[1] for label in listed]
    choices = tuple(Choice(label, f"token-{n:03d}", n) for n, label in enumerate(labels, 1))
    question = {"type": _TYPES[key]} if key in _TYPES else None
    whole = references.written("\n".join((text, *labels)))
    message = OutboundMessage(1, text, locale, "turn", choices, question, whole)
    return message, key is not None


def shown(texts: Catalogue, key: str | None, buttons: Sequence[str], locale: str) -> list[str]:
    """The options that a text message lists: of what is read back one for all that can be changed,
    and no more than the answers."""
    if key not in READ_BACK:
        return list(buttons)
    named = {label: short(texts, label, locale, "choice.", fill=_filled)[0] for label in buttons}
    rest = [label for label in buttons if named[label] not in (*ROWS, WHY)]
    return [texts.text("choice.change", locale), *rest]


def short(
    texts: Catalogue, text: str, locale: str, under: str = "", *, fill: Fill
) -> tuple[str | None, str]:
    """The key of `text` and its short form; None and the text when there is no such key. `fill`
    writes what the transcript leaves open."""
    for form in _forms(locale):
        if not form.key.startswith(under) or form.key.startswith(_PARTS_OF_OTHERS):
            continue
        found = form.expression.fullmatch(text)
        if found is None:
            continue
        given: dict[str, str | int] = {n: fill(n, v, locale) for n, v in found.groupdict().items()}
        if "count" in given:
            given["count"] = int(re.sub(r"\D", "", str(given["count"])))
        try:
            return form.key, texts.text(
                form.key, locale, "sms", **{**_hidden(text, locale), **given}
            )
        except MissingText:
            continue
    return None, fill("", text, locale)


def _filled(name: str, value: str, locale: str) -> str:
    """`value` with what the transcript leaves open; nested lines keep their long form."""
    if value == VARIES:
        return str(values({name}, locale, {})[name])
    return value.replace(VARIES, _DAY[locale])


def _hidden(text: str, locale: str) -> dict[str, str]:
    """Values that only the short form of the read-back shows."""
    found = re.search(_OFFICE[locale], text, re.MULTILINE)
    return {"short": "\n".join(_brief(text, locale)), **found.groupdict()} if found else {}


def _brief(text: str, locale: str) -> Iterator[str]:
    """The title, and what it has not got: the place, the day, and the beginning of a text that is
    left open here."""
    rows = [re.search(pattern, text, re.MULTILINE) for pattern in _SHORT[locale]]
    title, place, day, content = (row[1] if row else "" for row in rows)
    yield title
    if place and place not in title:
        yield place
    if day:
        yield VARIES
    if content.rstrip(".!") not in ("", title.rstrip(".!")):
        yield VARIES


@cache
def _forms(locale: str) -> tuple[_Form, ...]:
    """Templates of all long forms, the most literal ones first."""
    found = [
        _form(entry.key, form)
        for domain in OUTGOING
        for entry in entries()[locale, domain]
        if "#" not in entry.key
        for form in entry.forms
    ]
    return tuple(sorted(found, key=lambda form: -form.literal))


def _form(key: str, template: str) -> _Form:
    expression, literal, seen = "", 0, set()
    for part in parse(template):
        if isinstance(part, str):
            recorded = reduce(lambda text, pattern: pattern.sub(VARIES, text), PATTERNS, part)
            expression, literal = expression + re.escape(recorded), literal + len(part)
            continue
        name, particle = part
        expression += f"(?P={name})" if name in seen else f"(?P<{name}>.+?)"
        seen.add(name)
        if particle:
            pair = next(pair for pair in PAIRS if particle in pair)
            expression += f"(?:{'|'.join(pair)})"
    return _Form(key, re.compile(expression, re.DOTALL), literal)

"""A recorded conversation as it is by text message: the same typed lines, the short wordings. What
is read back there is changed in two steps: "1" for all of it, then its number.

A text is cut between words, so white space is not compared; signs that only a computer types are
plain ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from bot.texts.catalogue import Catalogue
from bot.texts.particles import PAIRS
from connectors.sms.downgrade import plain
from tests.kit.people.rest import Bubble
from tests.kit.people.sms_replies import READ_BACK, ROWS, VARIES, WHY, short, shown
from tests.kit.people.transcript import BUTTON, Expected, Step

OTHER = {"ko": "en", "en": "ko"}
CHANGES = frozenset(
    {
        "changed", "changed.both", "noted", "removed", "row.left", "piece.joined", "edit.cut",
        "edit.mended", "edit.swapped",
    }
)  # fmt: skip
"""What is said of a petition that has changed."""
OPEN = "¿"
"""Stands for what varies while a sentence is put together: a sign that every text may hold."""
_PARTICLE = re.compile("|".join(sorted({p for pair in PAIRS for p in pair}, key=len, reverse=True)))
_SIGNS = str.maketrans({"·": "-", "•": "-"})


def by_text_messages(steps: Iterable[Step], locale: str) -> Iterator[Step]:
    """The steps in the words of text messages; a row of the read-back that is pressed on the web is
    two steps, and what is not listed is typed."""
    rows: dict[str, str] = {}
    for step in steps:
        pressed = BUTTON.fullmatch(step.line.removeprefix(">").strip())
        label = pressed[1] if pressed else ""
        if label in rows:
            asked = Expected([_texts().text("ask.change", locale, "sms")], buttons=[*rows.values()])
            change = _texts().text("choice.change", locale, "sms")
            yield Step(f"> [{change}]", step.number, [asked])
            step = replace(step, line=f"> [{rows[label]}]")
        elif label == _texts().text(WHY, locale):
            step = replace(step, line=f"> {label}")
        for bubble in step.expected:
            rows = _rows(bubble, locale) or rows
        yield _in_one(step, by_text_message(step, locale), locale)


def _in_one(step: Step, written: Step, locale: str) -> Step:
    """The written step, with what has changed in one text with the read-back that follows."""
    found: list[Expected] = []
    changed = False
    for bubble, text in zip(step.expected, written.expected, strict=True):
        key, _ = short(_texts(), bubble.text, locale, fill=_open)
        if changed and key in READ_BACK:
            text = replace(text, lines=[*found.pop().lines, *text.lines])
        found.append(text)
        changed = key in CHANGES
    return replace(written, expected=found)


def _rows(bubble: Expected, locale: str) -> dict[str, str]:
    """The buttons that open a row of what is read back → what the row is called."""
    found = {}
    for button in bubble.buttons:
        for name in ROWS:
            before, after = _texts().text(name, locale, label=OPEN).split(OPEN)
            if button.startswith(before) and button.endswith(after):
                found[button] = button.removeprefix(before).removesuffix(after)
    return found if len(found) > 1 else {}


def by_text_message(step: Step, locale: str) -> Step:
    """The step with what is expected in the words of text messages."""
    expected = [_shortened(bubble, locale) for bubble in step.expected]
    pressed = BUTTON.fullmatch(step.line.removeprefix(">").strip())
    line = f"> [{_label(pressed[1], locale)}]" if pressed else step.line
    return replace(step, line=line, expected=expected)


def same_words(expected: Expected, bubble: Bubble) -> bool:
    """Whether a text message says what is expected: words and options, not white space."""
    first, *rest = (_bare(piece) for piece in expected.text.split(VARIES))
    # A particle fits the value before it, which is not known here.
    pieces = [
        first,
        *(_PARTICLE.sub("", piece, count=1) if _begins(piece) else piece for piece in rest),
    ]
    pattern = ".*?".join(map(re.escape, pieces))
    return re.fullmatch(pattern, _bare(bubble.text), re.DOTALL) is not None and [
        *map(_bare, bubble.buttons)
    ] == [*map(_bare, expected.buttons)]


def _begins(piece: str) -> bool:
    return _PARTICLE.match(piece) is not None


def _bare(text: str) -> str:
    return "".join(plain(text).translate(_SIGNS).split())


def _shortened(bubble: Expected, locale: str) -> Expected:
    key, text = short(_texts(), bubble.text, locale, fill=_open)
    if key is None:
        # The language may change within a conversation.
        key, text = short(_texts(), bubble.text, OTHER[locale], fill=_open)
        locale = OTHER[locale] if key else locale
    listed = shown(_texts(), key, bubble.buttons, locale)
    labels = [_label(label, locale) for label in listed]
    return replace(bubble, lines=text.replace(OPEN, VARIES).split("\n"), buttons=labels)


def _label(label: str, locale: str) -> str:
    for language in (locale, OTHER[locale]):
        key, text = short(_texts(), label, language, "choice.", fill=_open)
        if key is not None:
            return text
    return label


def _open(_name: str, value: str, _locale: str) -> str:
    return value.replace(VARIES, OPEN)


@cache
def _texts() -> Catalogue:
    return Catalogue.load()

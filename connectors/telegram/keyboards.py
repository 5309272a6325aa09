"""Buttons. A question for a place also asks for the position of the phone.

A message carries buttons below it (inline) or in place of the letters (a reply keyboard), not both,
and only the latter can send the position. So a question for a place has a reply keyboard with the
position first and its choices as further keys: pressing one types its label, which the gateway
takes for the choice. Whoever wants to write instead just writes.

Such a keyboard goes away in three ways, none of which needs to be remembered: it is for one time;
a position is confirmed in a short message that removes it; and so does every message that has no
buttons. A message with buttons cannot, which costs no more than a keyboard folded away behind its
symbol.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from connectors.contract import Choice, Part
from locales.languages import DEFAULT

Sentences = Callable[[str, str], str]
"""(key, locale) → a sentence of the catalogue."""

PLACES = frozenset({"place", "location"})
MOST_BUTTONS = 100
HALF_ROW = 14
"""Columns of a label that leaves room for a second one beside it; Hangul takes two each."""
PLACEHOLDER_LIMIT = 64

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove


def markup(part: Part, *, private: bool, sentences: Sentences) -> Markup | None:
    """What goes with a part. Only a private chat has keyboards in place of the letters."""
    question = part.question or {}
    if private and question.get("type") in PLACES:
        return _place(part.choices, str(question.get("locale", DEFAULT)), sentences)
    if part.choices:
        rows = _rows(part.choices[:MOST_BUTTONS])
        return InlineKeyboardMarkup(
            [[InlineKeyboardButton(c.label, callback_data=c.token) for c in row] for row in rows]
        )
    return ReplyKeyboardRemove() if private else None


def _place(choices: Sequence[Choice], locale: str, sentences: Sentences) -> ReplyKeyboardMarkup:
    here = KeyboardButton(sentences("telegram.place.button", locale), request_location=True)
    rows = [[KeyboardButton(c.label) for c in row] for row in _rows(choices[: MOST_BUTTONS - 1])]
    return ReplyKeyboardMarkup(
        [[here], *rows],
        resize_keyboard=True,
        one_time_keyboard=True,
        input_field_placeholder=sentences("telegram.place.placeholder", locale)[:PLACEHOLDER_LIMIT],
    )


def _rows(choices: Sequence[Choice]) -> Iterator[list[Choice]]:
    """One or two to a row, in their order; what cannot be undone has a row of its own."""
    row: list[Choice] = []
    for choice in choices:
        alone = choice.final or columns(choice.label) > HALF_ROW
        if row and (len(row) == 2 or alone):
            yield row
            row = []
        row.append(choice)
        if alone:
            yield row
            row = []
    if row:
        yield row


def columns(label: str) -> int:
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in label)
    return len(label) + wide

"""What was understood, read back before it is sent: its rows, each of which can be opened, and the
one press that agrees and sends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from actions.base import placeholders
from actions.dialogue.draft import Draft
from actions.dialogue.question import Question
from actions.dialogue.say import Choice, Value, choice, i18n, key, list_
from actions.journeys.filing import files, questions
from actions.reading.parts import PART

STEP = "confirm"
WHY = "why"
"""Asks what one agrees to."""
_FOLDED = 120
"""Characters of a text from which its first and last words stand for it."""
_BEGINNING, _END = 60, 30
_BRIEF = 12
"""Characters of a text's beginning in a text message."""
_HALF_LAST, _HALF_FIRST = re.compile(r"(?<=\s)\S{1,20}$"), re.compile(r"^\S{1,20}(?=\s)")
"""A word that is cut, where there are others."""


@dataclass(frozen=True)
class Row:
    """`code` is opened by it; `state` says whether the draft holds something there."""

    code: str
    label: Value
    value: Value
    state: Literal["filled", "empty"]
    full: str | None = None
    """All of a text of which the first and last words are shown."""

    @property
    def line(self) -> Value:
        return key("confirm.line", label=self.label, value=self.value)

    @property
    def opener(self) -> Choice:
        name = "choice.row.change" if self.state == "filled" else "choice.row.add"
        return choice(f"{PART}{self.code}", name, "buttons", label=self.label)


def question(draft: Draft, *, files_come: bool) -> Question:
    """The card of a draft that has all that is required."""
    shown = rows(draft, files_come=files_come)
    agrees = draft.consent is None
    return Question(
        STEP,
        "choice",
        "ask.confirm.agree" if agrees else "ask.confirm",
        _values(draft, shown),
        choices=_choices(shown, agrees=agrees),
        irreversible="agree_send" if agrees else "send",
        card={"kind": "petition", "rows": [_as_data(row) for row in shown]},
    )


def _values(draft: Draft, shown: list[Row]) -> dict[str, Value]:
    """A text message names what is sent and where instead of reading it back."""
    told = [row.line for row in shown if row.state == "filled" or row.code == "name"]
    values: dict[str, Value] = {"lines": list_(told), "short": list_(_short(draft))}
    if draft.service is not None:
        values["service"] = i18n(draft.service["title"])
        values["agency"] = i18n(draft.service["agency"])
    return values


def _short(draft: Draft) -> list[Value]:
    """Title, day, the place if the title has not got it, and the beginning of a text that is more
    than its title."""
    title, text = (str(draft.answers.get(code) or "") for code in ("title", "content"))
    codes = ["title", *draft.codes_of("place"), *draft.codes_of("date")]
    shown = [
        questions.value(draft, code)
        for code in codes
        if (given := draft.answers.get(code)) and (code == "title" or str(given) not in title)
    ]
    line = " ".join(text.split())
    if line.rstrip(".!") in ("", title.rstrip(".!")):
        return shown
    if len(line) <= _BRIEF:
        return [*shown, key("card.brief.whole", text=line)]
    return [*shown, key("card.brief", first=_begins(line, _BRIEF), count=len(text))]


def _choices(shown: Iterable[Row], *, agrees: bool) -> tuple[Choice, ...]:
    """What cannot be undone never stands first, where most answers are given, and never last,
    where one skipped the question before."""
    openers = tuple(row.opener for row in shown)
    first: tuple[Choice, ...] = (choice(WHY, "choice.why", "buttons"),)
    rest = openers
    if not agrees:
        first, rest = openers[:1], openers[1:]
    return (
        *first,
        choice("change", "choice.change", "numbers"),
        choice("send", "choice.agree_send" if agrees else "choice.send"),
        *rest,
        choice("stop", "choice.stop"),
    )


def _as_data(row: Row) -> dict[str, Any]:
    opens = f"{PART}{row.code}"
    shown: dict[str, Any] = {
        "code": row.code, "label": row.label, "value": row.value, "state": row.state,
        "opens": opens,
    }  # fmt: skip
    return shown if row.full is None else {**shown, "full": row.full}


def rows(draft: Draft, *, files_come: bool) -> list[Row]:
    """Everything that the draft can hold, in the order in which it is read back; files where they
    can be sent or have been."""
    found = [
        _row(draft, code)
        for code in questions.codes(draft)
        if _is_shown(draft, code, files_come=files_come)
    ]
    if files_come and not files.codes(draft):
        found.insert(-1, Row(files.OWN, key(f"label.{files.OWN}"), key("card.none"), "empty"))
    return found


def _is_shown(draft: Draft, code: str, *, files_come: bool) -> bool:
    if code == "phone" or questions.is_hidden(draft, code):
        return False
    return files_come or code not in files.codes(draft) or _has(draft, code)


def _has(draft: Draft, code: str) -> bool:
    return bool(draft.answers.get(code))


def _row(draft: Draft, code: str) -> Row:
    label = questions.heading(draft, code)
    if code == "name":
        return _person(draft, label)
    if not _has(draft, code):
        return Row(code, label, key("card.none"), "empty")
    value = _value(draft, code)
    full = str(draft.answers[code]) if code == "content" and not isinstance(value, str) else None
    return Row(code, label, value, "filled", full)


def _person(draft: Draft, label: Value) -> Row:
    """Name and contact; without both the office may not be able to answer."""
    given = [str(draft.answers[code]) for code in ("name", "phone") if _has(draft, code)]
    if not given:
        return Row("name", label, key("card.nobody"), "empty")
    return Row("name", label, ", ".join(given), "filled")


def _value(draft: Draft, code: str) -> Value:
    if code == "content":
        return folded(str(draft.answers[code]))
    if code == "category" and draft.service is not None:
        return key(
            "card.office",
            service=i18n(draft.service["title"]),
            agency=i18n(draft.service["agency"]),
            days=int(draft.service["days"]),
        )
    words: Mapping[str, str] = draft.notes.get("words") or {}
    value = questions.value(draft, code)
    if code in words and not isinstance(value, str):
        return key("card.date", day=value, words=words[code])
    return value


def folded(text: str) -> Value:
    """A long text by its first and last words; never cut within a word or a placeholder."""
    line = " ".join(text.split())
    if len(line) <= _FOLDED:
        return line
    end = _HALF_FIRST.sub("", line[-_END - 1 :])[-_END:]
    last = placeholders.CLOSED.sub("", end).lstrip()
    return key("card.text", first=_begins(line, _BEGINNING), last=last, count=len(text))


def _begins(line: str, most: int) -> str:
    """Its first words."""
    beginning = _HALF_LAST.sub("", line[: most + 1])[:most]
    return placeholders.OPEN.sub("", beginning).rstrip()

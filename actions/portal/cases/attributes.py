"""Answers to a service's own questions, checked one by one."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from pydantic_core import PydanticCustomError

from actions.portal.content.catalogue import Question
from actions.portal.core.problems import Invalid
from actions.portal.core.schemas import printable


class _Refused(Exception):
    """`code` says what is wrong with one answer."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def check(
    questions: tuple[Question, ...], answers: Mapping[str, Any], today: date
) -> dict[str, Any]:
    """The answers by question code, numbers as numbers. Raises Invalid with every wrong field.

    `today` is the day in Seoul: a date question may ask for one that is not after it.
    """
    known = {question.code: question for question in questions}
    errors = [_error(code, "unknown") for code in answers if code not in known]
    kept: dict[str, Any] = {}
    for question in questions:
        value = answers.get(question.code)
        if value is None or value in ("", []):
            if question.required:
                errors.append(_error(question.code, "required"))
            continue
        try:
            kept[question.code] = _KINDS[question.type](question, value, today)
        except _Refused as refused:
            errors.append(_error(question.code, refused.code))
    if errors:
        raise Invalid("the answers to the questions of this service are not valid", errors)
    return kept


def _error(code: str, reason: str) -> dict[str, str]:
    return {"field": f"attributes.{code[:50]}", "code": reason}


def _text(question: Question, value: Any, _today: date) -> str:
    if not isinstance(value, str):
        raise _Refused("invalid")
    if len(value) > question.max_length:
        raise _Refused("too_long")
    try:
        return printable(value)
    except PydanticCustomError as error:
        raise _Refused(error.type) from error


def _number(question: Question, value: Any, _today: date) -> float | int:
    number = _parse_number(value)
    if question.minimum is not None and number < question.minimum:
        raise _Refused("too_small")
    if question.maximum is not None and number > question.maximum:
        raise _Refused("too_large")
    return int(number) if number.is_integer() else number


def _parse_number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise _Refused("invalid")
    try:
        number = float(value)
    except (ValueError, OverflowError) as error:
        raise _Refused("invalid") from error
    if not math.isfinite(number) or abs(number) > 1e15:
        raise _Refused("invalid")
    return number


def _date(question: Question, value: Any, today: date) -> str:
    text = _text(question, value, today)
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise _Refused("invalid") from error
    if question.past and day > today:
        raise _Refused("in_future")
    return day.isoformat()


def _choice(question: Question, value: Any, _today: date) -> str:
    if not isinstance(value, str) or value not in {o.value for o in question.options}:
        raise _Refused("not_an_option")
    return value


def _person(question: Question, value: Any, today: date) -> str | dict[str, str]:
    """A name, or {"name": …, "phone": …}."""
    if isinstance(value, dict) and value.get("name") and set(value) <= {"name", "phone"}:
        return {key: _text(question, part, today) for key, part in value.items()}
    return _text(question, value, today)


def _file(question: Question, value: Any, today: date) -> list[str]:
    """The names of files that the case has; the files themselves are its attachments."""
    names = value if isinstance(value, list) else [value]
    if len(names) > (question.max_files or len(names)):
        raise _Refused("too_many")
    return [_text(question, name, today) for name in names]


_KINDS: dict[str, Callable[[Question, Any, date], Any]] = {
    "text": _text,
    "place": _text,
    "phone": _text,
    "number": _number,
    "date": _date,
    "choice": _choice,
    "person": _person,
    "file": _file,
}

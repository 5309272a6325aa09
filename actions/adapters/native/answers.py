"""Reads the native API's answers. Every function raises SchemaDrift for what it cannot read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, get_args

import httpx

from actions.adapters.errors import SchemaDrift
from actions.adapters.protocol import (
    CaseState,
    CaseView,
    Change,
    ChangePage,
    I18n,
    Office,
    Option,
    Question,
    Receipt,
    Service,
)

_STATES = frozenset(get_args(CaseState))
P = ParamSpec("P")
T = TypeVar("T")


def _reads(parse: Callable[Concatenate[Any, P], T]) -> Callable[Concatenate[Any, P], T]:
    """Missing keys and wrong types become SchemaDrift with the answer's shape."""

    @wraps(parse)
    def reader(payload: Any, /, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return parse(payload, *args, **kwargs)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise SchemaDrift(
                f"{parse.__name__}: {type(error).__name__}", _shape(payload)
            ) from error

    return reader


def json_of(reply: httpx.Response) -> Any:
    try:
        return reply.json()
    except (ValueError, UnicodeDecodeError) as error:
        raise SchemaDrift("not JSON", shape(reply)) from error


def shape(reply: httpx.Response) -> str:
    """The kind and length of an answer, never its content."""
    return f"{reply.headers.get('content-type', 'no type')}, {len(reply.content)} bytes"


@_reads
def services(payload: Any) -> tuple[Service, ...]:
    return tuple(_service(item) for item in payload["items"])


@_reads
def receipt(payload: Any) -> Receipt:
    return Receipt(
        reference=_text(payload["receipt"]),
        service=_i18n(payload["service"]),
        agency=_i18n(payload["agency"]),
        submitted_at=_time(payload["submitted_at"]),
        due_on=_day(payload["due_on"]),
        due_reason=_i18n(payload["due_reason"]) if payload["due_reason"] else None,
    )


@_reads
def first_receipt(payload: Any) -> Receipt | None:
    items = payload["items"]
    return receipt(items[0]) if items else None


@_reads
def case(payload: Any) -> CaseView:
    status = payload["status"]
    return CaseView(
        reference=_text(payload["receipt"]),
        service=_i18n(payload["service"]),
        agency=_i18n(payload["agency"]),
        state=status if status in _STATES else "unknown",
        portal_state=_i18n(payload["state_label"]),
        submitted_at=_time(payload["submitted_at"]),
        changed_at=_time(payload["changed_at"]),
        due_on=_day(payload["due_on"]),
        title=payload["title"],
        answer=payload["answer"],
        sensitive=bool(payload.get("sensitive", False)),
    )


@_reads
def changes(payload: Any, cursor: str) -> ChangePage:
    items = tuple(
        Change(_text(item["receipt"]), _text(item["event"]), _time(item["at"]))
        for item in payload["items"]
    )
    return ChangePage(items, _text(payload["cursor"]) or cursor)


@_reads
def problem(payload: Any) -> tuple[str, dict[str, str]]:
    """The code of an RFC 9457 body, and its fields: question code → reason code."""
    fields = {
        _code(_text(error["field"])): _text(error["code"]) for error in payload.get("errors") or []
    }
    return _text(payload["code"]), fields


@_reads
def wrong_files(payload: Any) -> dict[int, str]:
    """Of the same body: which of the files sent, from 0, and what is wrong with each."""
    errors = {_text(e["field"]): _text(e["code"]) for e in payload.get("errors") or []}
    named = ((field.split("."), code) for field, code in errors.items())
    return {
        int(parts[1]): code
        for parts, code in named
        if parts[0] == "attachments" and len(parts) > 1 and parts[1].isdecimal()
    }


def _code(field: str) -> str:
    """The question's code of a field; whatever is wrong with a file is wrong with the files."""
    if field.startswith("attachments."):
        return "attachments"
    return field.removeprefix("attributes.")


@_reads
def offices(payload: Any) -> tuple[Office, ...]:
    return tuple(
        Office(
            name=_i18n(item["name"]),
            agency=_i18n(item["agency"]),
            address=_i18n(item["address"]),
            phone=_text(item["phone"]),
            hours=_i18n(item["hours"]),
            metres=None if item["metres"] is None else int(item["metres"]),
        )
        for item in payload["items"]
    )


def retry_after(reply: httpx.Response, now: datetime | None = None) -> float:
    """Seconds (RFC 9110 §10.2.3: a number or a date); 1 without the header or with a bad one."""
    value = reply.headers.get("Retry-After", "")
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        then = parsedate_to_datetime(value)
    except ValueError:
        return 1.0
    return max(0.0, (then - (now or datetime.now(UTC))).total_seconds())


def _service(item: Any) -> Service:
    return Service(
        code=_text(item["code"]),
        capability=_text(item["capability"]),
        title=_i18n(item["title"]),
        agency=_i18n(item["agency"]["name"]),
        agency_code=_text(item["agency"]["code"]),
        phone=_text(item["agency"]["phone"]),
        hours=_i18n(item["agency"]["hours"]),
        description=_i18n(item["description"]),
        days=int(item["days"]),
        fee=int(item["fee"]),
        basis=_i18n(item["basis"]),
        questions=tuple(_question(one) for one in item["questions"]),
        phrases=_phrases(item["phrases"]),
        group=_i18n(item.get("group") or {}),
    )


def _phrases(item: Any) -> dict[str, tuple[str, ...]]:
    return {language: tuple(said) for language, said in item.items()}


def _option(item: Any) -> Option:
    return Option(_text(item["value"]), _i18n(item["label"]), _phrases(item.get("phrases") or {}))


def _question(item: Any) -> Question:
    return Question(
        code=_text(item["code"]),
        type=item["type"],
        label=_i18n(item["label"]),
        required=bool(item["required"]),
        hint=_i18n(item["hint"]) if item.get("hint") else None,
        options=tuple(_option(one) for one in item["options"]),
        max_length=int(item["max_length"]),
        minimum=item.get("minimum"),
        maximum=item.get("maximum"),
        past=bool(item.get("past", False)),
        accept=tuple(_text(kind) for kind in item.get("accept") or ()),
        max_bytes=_count(item.get("max_bytes")),
        max_files=_count(item.get("max_files")),
    )


def _count(value: Any) -> int | None:
    return None if value is None else int(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is missing")
    return value


def _i18n(value: Any) -> I18n:
    return {_text(language): _text(text) for language, text in value.items()}


def _time(value: Any) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        raise ValueError("a time without zone")
    return moment.astimezone(UTC)


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(_text(value))


def _shape(payload: Any) -> str:
    """Names and types of an answer, never its values."""
    if isinstance(payload, dict):
        return (
            "{" + ", ".join(f"{k}: {type(v).__name__}" for k, v in list(payload.items())[:40]) + "}"
        )
    return type(payload).__name__

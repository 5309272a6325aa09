"""Everything that a caller can do wrong, as RFC 9457 problems.

Problem
├── Unauthenticated · Forbidden        no key, or a key that may not do this
├── TooManyKeys                        wrong keys, again and again: later
├── CaseNotFound · ServiceNotFound · AttachmentNotFound
│                                      nothing there (or not for this caller)
├── UnsupportedMediaType               a file of a kind that is not taken, or not what it says
├── Invalid                            fields, each with a reason code
├── IdempotencyKeyMissing · IdempotencyKeyReused · StillRunning
├── ActionNotAllowed · VersionConflict the case is in another state than the officer thinks
├── NumbersInAnswer                     an answer holds numbers that are told to nobody
├── OfficerNotFound · OfficerExists
└── Busy                               the database is locked: the same call again later
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, ClassVar


class Problem(Exception):
    """`code` is what programs read, `detail` what their developers read."""

    status: ClassVar[HTTPStatus] = HTTPStatus.BAD_REQUEST
    code: ClassVar[str] = "bad_request"
    headers: ClassVar[Mapping[str, str]] = {}

    def __init__(self, detail: str, errors: list[dict[str, str]] | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        self.own_headers: Mapping[str, str] = {}
        self.errors = errors or []


class Unauthenticated(Problem):
    status = HTTPStatus.UNAUTHORIZED
    code = "unauthenticated"
    headers: ClassVar[Mapping[str, str]] = {"WWW-Authenticate": "Bearer"}


class TooManyKeys(Problem):
    """`wait` in seconds, until a wrong key is told apart from a right one again."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "too_many_keys"

    def __init__(self, wait: float) -> None:
        super().__init__("too many wrong keys came from this network")
        self.own_headers = {"Retry-After": str(math.ceil(wait))}


class Forbidden(Problem):
    status = HTTPStatus.FORBIDDEN
    code = "forbidden"


class CaseNotFound(Problem):
    status = HTTPStatus.NOT_FOUND
    code = "case_not_found"


class ServiceNotFound(Problem):
    status = HTTPStatus.NOT_FOUND
    code = "service_not_found"


class AttachmentNotFound(Problem):
    status = HTTPStatus.NOT_FOUND
    code = "attachment_not_found"


class TooLarge(Problem):
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    code = "too_large"


class UnsupportedMediaType(Problem):
    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    code = "unsupported_media_type"


class OfficerNotFound(Problem):
    status = HTTPStatus.NOT_FOUND
    code = "officer_not_found"


class OfficerExists(Problem):
    status = HTTPStatus.CONFLICT
    code = "officer_exists"


class Invalid(Problem):
    """`errors` are {"field": …, "code": …}: the field's name and a reason, never its value."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "validation"

    @classmethod
    def field(cls, name: str, code: str) -> Invalid:
        return cls("a field is not valid", [{"field": name, "code": code}])


class NumbersInAnswer(Invalid):
    """`errors` name the kinds of the numbers, never the numbers."""

    code = "numbers_in_answer"

    @classmethod
    def of(cls, kinds: Sequence[str]) -> NumbersInAnswer:
        found = [{"field": "note", "code": kind} for kind in kinds]
        return cls("the answer holds personal numbers", found)


class IdempotencyKeyMissing(Problem):
    code = "idempotency_key_missing"


class IdempotencyKeyReused(Problem):
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "idempotency_key_reused"


class StillRunning(Problem):
    status = HTTPStatus.CONFLICT
    code = "idempotency_key_in_progress"
    headers: ClassVar[Mapping[str, str]] = {"Retry-After": "1"}


class ActionNotAllowed(Problem):
    status = HTTPStatus.CONFLICT
    code = "action_not_allowed"


class VersionConflict(Problem):
    status = HTTPStatus.CONFLICT
    code = "version_conflict"


class Busy(Problem):
    status = HTTPStatus.SERVICE_UNAVAILABLE
    code = "busy"
    headers: ClassVar[Mapping[str, str]] = {"Retry-After": "1"}


RETRYABLE = frozenset({409, 429, 502, 503, 504})


def body(
    status: int, code: str, detail: str, errors: list[dict[str, str]] | None = None
) -> dict[str, Any]:
    """The members of an `application/problem+json` body (RFC 9457 §3)."""
    problem: dict[str, Any] = {
        "type": f"/portal/problems/{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "detail": detail,
        "retryable": status in RETRYABLE and code not in ("version_conflict", "action_not_allowed"),
    }
    if errors:
        problem["errors"] = errors
    return problem

"""What a status of the native API means when it is no success; nothing was filed then."""

from __future__ import annotations

import httpx

from actions.adapters.errors import (
    AuthError,
    NotFound,
    OutcomeUnknown,
    PortalError,
    Rejected,
    Retryable,
    SchemaDrift,
    Throttled,
)
from actions.adapters.native import answers

_REFUSED_FILES = {413: "too_large", 415: "not_accepted"}


def of_upload(reply: httpx.Response, place: int) -> PortalError:
    """The file at this place was refused: the citizen has to know which one, and why."""
    if reply.status_code in _REFUSED_FILES:
        return _refused_file(
            f"status {reply.status_code}", _REFUSED_FILES[reply.status_code], place
        )
    found = failure(reply)
    if isinstance(found, Rejected):
        return _refused_file(str(found), next(iter(found.fields.values()), "invalid"), place)
    return found


def _refused_file(message: str, reason: str, place: int) -> Rejected:
    return Rejected(message, {"attachments": reason}, {place: reason})


def failure(reply: httpx.Response) -> PortalError:
    """The error of a status that is no success; nothing was filed."""
    status = reply.status_code
    text = f"status {status}"
    if status in (401, 403):
        return AuthError(text)
    if status == 404:
        return NotFound(text)
    if status == 413:
        return Rejected(text, {"body": "too_long"})
    if status == 422:
        return _rejected(reply)
    if status == 429:
        return Throttled(text, answers.retry_after(reply))
    if status in (408, 409, 425) or status >= 500:
        return Retryable(text)
    return SchemaDrift(f"unexpected {text}", answers.shape(reply))


def _rejected(reply: httpx.Response) -> PortalError:
    try:
        problem = answers.json_of(reply)
        code, fields = answers.problem(problem)
        files = answers.wrong_files(problem)
    except SchemaDrift as drift:
        return drift
    if code == "idempotency_key_reused":
        # A case with this key exists already: `reconcile` finds it.
        return OutcomeUnknown("the key was used for an earlier case")
    return Rejected(code, fields, files)

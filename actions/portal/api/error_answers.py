"""Every error answer as RFC 9457, without the values that were sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException

from actions.portal.core import problems
from actions.portal.core.problems import Busy, Problem

_REASONS = {
    "missing": "required",
    "string_too_short": "required",
    "string_too_long": "too_long",
    "too_long": "too_long",
    "extra_forbidden": "unknown",
    "control_character": "control_character",
    "required": "required",
    "file_name": "not_a_name",
}
"""pydantic's error types → reason codes of the API; every other type is `invalid`."""

_WORDS = {400: "invalid_json", 404: "not_found", 405: "method_not_allowed"}
"""Statuses that the framework raises by itself; 400 is a body that it cannot decode."""


def install(app: FastAPI) -> None:
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(OperationalError, _busy)
    app.add_exception_handler(Exception, _unexpected)


def answer(
    status: int,
    code: str,
    detail: str,
    errors: list[dict[str, str]] | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """The answer that tells of an error: a problem document."""
    return JSONResponse(
        problems.body(status, code, detail, errors),
        status,
        media_type="application/problem+json",
        headers=headers,
    )


async def _problem(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Problem)  # noqa: S101 - the handler's own registration
    headers = {**error.headers, **error.own_headers}
    return answer(error.status, error.code, error.detail, error.errors, headers)


async def _validation(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - the handler's own registration
    found = error.errors()
    if any(one["type"] == "json_invalid" for one in found):
        return answer(400, "invalid_json", "the body is not JSON")
    errors = [{"field": _field(one["loc"]), "code": _reason(one["type"])} for one in found]
    return answer(422, "validation", "a field is not valid", errors)


async def _http(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 - the handler's own registration
    code = _WORDS.get(error.status_code, "bad_request")
    return answer(error.status_code, code, str(error.detail), headers=error.headers)


async def _busy(_request: Request, error: Exception) -> JSONResponse:
    structlog.get_logger("portal").error("database_unavailable", error=type(error).__name__)
    return answer(503, Busy.code, "the database does not answer", headers=Busy.headers)


async def _unexpected(_request: Request, error: Exception) -> JSONResponse:
    structlog.get_logger("portal").error("unexpected", error=type(error).__name__)
    return answer(500, "internal", "an error of the portal")


def _field(location: tuple[Any, ...]) -> str:
    """("body", "applicant", "name") is applicant.name; headers and parameters keep their names."""
    return ".".join(str(part)[:50] for part in location[1:]) or str(location[0])


def _reason(kind: str) -> str:
    return _REASONS.get(kind, "invalid")

"""Every refusal of the web chat as a problem document (RFC 9457) with a sentence for the person.

Problem            status, key, values
Refused            from the gateway; its reason decides the status
RequestValidationError, HTTPException   from FastAPI: broken JSON 400, wrong types 422
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from connectors.contract import Gateway, Refused
from connectors.webchat.language import preferred
from locales import LANGUAGES

STATUS = {
    "empty": 422,
    "too_long": 422,
    "too_many": 429,
    "gone": 409,
    "busy": 503,
    "file": 422,
    "full": 503,
}


class Problem(HTTPException):
    """A request that is refused before the gateway sees it.

    An HTTPException, since FastAPI lets only those pass while it reads a body.
    """

    def __init__(self, status: int, key: str, **values: str | int) -> None:
        super().__init__(status, key)
        self.key = key
        self.values = values


def document(
    gateway: Gateway, locale: str, status: int, key: str, values: Mapping[str, str | int]
) -> dict[str, Any]:
    """`code` is the catalogue key: stable for programs, where `detail` is for people."""
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": gateway.text(key, locale, **values),
        "code": key,
    }


def respond(body: dict[str, Any], headers: Mapping[str, str] | None = None) -> JSONResponse:
    return JSONResponse(
        body,
        status_code=body["status"],
        headers={**(headers or {}), "Cache-Control": "no-store"},
        media_type="application/problem+json",
    )


def failed(gateway: Gateway, accept_language: str | None) -> JSONResponse:
    """The answer to an error that nobody expected: nothing of it is told, nothing was stored."""
    locale = preferred(accept_language, LANGUAGES.offered)
    return respond(document(gateway, locale, 500, "system.unavailable", {}))


def problem(gateway: Gateway, locale: str, error: Exception) -> JSONResponse:
    """The answer to an error of this module's tree; anything else is raised again."""
    match error:
        case Refused():
            body = document(gateway, locale, STATUS[error.reason], error.key, error.values)
            if error.retry_after is None:
                return respond(body)
            body["retry_after"] = error.retry_after
            return respond(body, {"Retry-After": str(error.retry_after)})
        case Problem():
            body = document(gateway, locale, error.status_code, error.key, error.values)
            # What is still coming of a body that took too long is not awaited.
            return respond(body, {"Connection": "close"} if error.status_code == 408 else None)
        case RequestValidationError():
            return _invalid(gateway, locale, error)
        case HTTPException(status_code=400):
            # FastAPI's answer to JSON that breaks its parser, such as ten thousand brackets.
            return respond(document(gateway, locale, 400, "web.error.json", {}))
    raise error


def _invalid(gateway: Gateway, locale: str, error: RequestValidationError) -> JSONResponse:
    """Names the fields, never their values: those may be personal."""
    found = error.errors()
    if any(item["type"] == "json_invalid" for item in found):
        return respond(document(gateway, locale, 400, "web.error.json", {}))
    body = document(gateway, locale, 422, "web.error.fields", {})
    body["errors"] = [
        {"pointer": "#/" + "/".join(str(part) for part in item["loc"][1:]), "code": item["type"]}
        for item in found
    ]
    return respond(body)

"""`/v1/faq`: the answers, for everybody and without a key; errors as RFC 9457."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from sqlalchemy.exc import SQLAlchemyError

from bot.knowledge.areas import Whereabouts
from bot.knowledge.service import Knowledge, entry_json
from locales import LANGUAGES
from locales.languages import pick

PATH = "/v1/faq"
FORMER_PATH = "/portal/v1/faq"
"""Where it was while the embedded portal's address was the only one; for who calls it there."""
MOST = 50
QUERY = 300
_CACHE = "public, no-cache"
"""May be kept, and is asked for again each time: a changed answer is told at once."""
_OWN = ("agency", "title", "answer", "short")


class _Refused(Exception):
    def __init__(self, status: HTTPStatus, code: str, detail: str, field: str = "") -> None:
        super().__init__(detail)
        self.status, self.code, self.field = status, code, field


def routes(knowledge: Knowledge) -> APIRouter:
    router = APIRouter(tags=["faq"])

    @router.get(FORMER_PATH, include_in_schema=False)
    @router.get(PATH)
    async def search_faq(
        request: Request, q: str = "", locale: str = "", limit: str = "10"
    ) -> Response:
        """The entries nearest to `q`, best first; without `q` all of them by their names."""
        try:
            wanted = _limit(limit)
            _check(q, locale)
            body = await (_found(knowledge, q, locale, wanted) if q.strip()
                          else _listed(knowledge, locale, wanted))  # fmt: skip
        except _Refused as error:
            return _problem(error)
        except SQLAlchemyError:
            return _busy()
        return _answer(request, body)

    @router.get(FORMER_PATH + "/{name}", include_in_schema=False)
    @router.get(PATH + "/{name}")
    async def show_faq(request: Request, name: str, locale: str = "") -> Response:
        """One entry, in all languages or in that of `locale`."""
        try:
            _check("", locale)
            stored = await knowledge.faq.get(name)
        except _Refused as error:
            return _problem(error)
        except SQLAlchemyError:
            return _busy()
        if stored is None:
            return _problem(_Refused(HTTPStatus.NOT_FOUND, "faq_not_found", "no entry of this id"))
        return _answer(request, _shown(entry_json(stored.entry), locale))

    return router


async def _found(knowledge: Knowledge, q: str, locale: str, limit: int) -> dict[str, Any]:
    found = await knowledge.search(q, limit)
    items = [
        {**_shown(entry_json(hit.entry), locale), "confidence": round(hit.confidence, 3)}
        for hit in found.hits
    ]
    return {"sure": found.sure, "items": items}


async def _listed(knowledge: Knowledge, locale: str, limit: int) -> dict[str, Any]:
    _, documents = await knowledge.faq.listed(Whereabouts(agency=knowledge.agency))
    return {"items": [_shown(entry_json(one.entry), locale) for one in documents[:limit]]}


def _shown(entry: dict[str, Any], locale: str) -> dict[str, Any]:
    """With a language, its text in place of each map; another's where it has none."""
    if not locale:
        return entry

    def own(texts: Mapping[str, str]) -> str:
        return pick(texts, locale) or ""

    source = {**entry["source"], "title": own(entry["source"]["title"])}
    return {**entry, **{name: own(entry[name]) for name in _OWN}, "source": source}


def _limit(stated: str) -> int:
    if not (stated.isascii() and stated.isdigit() and 1 <= int(stated[:6]) <= MOST):
        raise _Refused(
            HTTPStatus.UNPROCESSABLE_ENTITY, "validation", f"limit is 1 to {MOST}", "limit"
        )
    return int(stated)


def _check(query: str, locale: str) -> None:
    if len(query) > QUERY:
        raise _Refused(
            HTTPStatus.UNPROCESSABLE_ENTITY, "validation", f"q has at most {QUERY} characters", "q"
        )
    if locale and locale not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise _Refused(
            HTTPStatus.UNPROCESSABLE_ENTITY, "validation", f"locale is one of {known}", "locale"
        )


def _answer(request: Request, body: dict[str, Any]) -> Response:
    """304 where the caller has the same already."""
    written = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    tag = f'"{hashlib.sha256(written).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": _CACHE}
    held = request.headers.get("If-None-Match", "")
    if tag in [one.strip().removeprefix("W/") for one in held.split(",")]:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(written, media_type="application/json", headers=headers)


def _problem(error: _Refused) -> JSONResponse:
    body: dict[str, Any] = {
        "type": f"/portal/problems/{error.code}",
        "title": error.status.phrase,
        "status": error.status,
        "code": error.code,
        "detail": str(error),
        "retryable": False,
    }
    if error.field:
        body["errors"] = [{"field": error.field, "code": "invalid"}]
    return JSONResponse(body, error.status, media_type="application/problem+json")


def _busy() -> JSONResponse:
    busy = _problem(
        _Refused(HTTPStatus.SERVICE_UNAVAILABLE, "busy", "the database does not answer")
    )
    busy.headers["Retry-After"] = "1"
    return busy

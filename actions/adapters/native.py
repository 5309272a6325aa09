"""The native `/v1` API of the embedded portal (`actions/portal`), spoken as any portal's client.

A submit that was sent and got no readable answer may have filed the case: OutcomeUnknown. Reads
change nothing, so their failures are Retryable.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import httpx

from actions.adapters import native_answers as answers
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
from actions.adapters.protocol import CaseView, ChangePage, Receipt, Service, Submission

_FRESH = 60.0
"""Seconds that a list of services is kept."""
_PAUSE = 5.0
"""Seconds without another try after the portal failed to list its services."""
_NOTHING_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
Clock = Callable[[], float]


class NativeAdapter:
    """One portal; `url` is its base address, with or without the final `/v1`."""

    name = "native"

    def __init__(
        self,
        url: str,
        key: str,
        *,
        timeout: float = 5.0,
        transport: httpx.AsyncBaseTransport | None = None,
        clock: Clock = time.monotonic,
    ) -> None:
        self._client = httpx.AsyncClient(
            base_url=url.rstrip("/").removesuffix("/v1") + "/v1/",
            headers={"Authorization": f"Bearer {key}", "Accept": "application/json"},
            timeout=timeout,
            transport=transport,
            # Our own portal is never behind a proxy of the environment.
            trust_env=False,
        )
        self._clock = clock
        self._services: dict[str, tuple[float, tuple[Service, ...]]] = {}
        self._asking = asyncio.Lock()

    async def describe(self, capability: str) -> tuple[Service, ...]:
        """Kept for 60 s; an old list serves while the portal is away."""
        async with self._asking:
            until, known = self._services.get(capability, (0.0, ()))
            if known and self._clock() < until:
                return known
            try:
                reply = await self._get("services", {"capability": capability})
                found = answers.services(answers.json_of(reply))
            except (Retryable, Throttled, SchemaDrift):
                if not known:
                    raise
                self._services[capability] = (self._clock() + _PAUSE, known)
                return known
            self._services[capability] = (self._clock() + _FRESH, found)
            return found

    async def submit(self, submission: Submission, key: str) -> Receipt:
        try:
            reply = await self._client.post(
                "cases", json=_body(submission), headers={"Idempotency-Key": key}
            )
        except _NOTHING_SENT as error:
            raise Retryable("the portal cannot be reached") from error
        except httpx.HTTPError as error:
            raise OutcomeUnknown(f"no answer to a submit: {type(error).__name__}") from error
        if reply.status_code in (500, 502, 504):
            raise OutcomeUnknown(f"status {reply.status_code} to a submit")
        if not reply.is_success:
            raise _failure(reply)
        try:
            return answers.receipt(answers.json_of(reply))
        except SchemaDrift as error:
            # The portal said yes and we cannot read it: the case may be there.
            raise OutcomeUnknown("the answer to a submit cannot be read") from error

    async def reconcile(self, submission: Submission, key: str) -> Receipt | None:  # noqa: ARG002
        """By the idempotency key alone: the portal keeps it with the case for good."""
        reply = await self._get("cases", {"idempotency_key": key})
        return answers.first_receipt(answers.json_of(reply))

    async def status(self, reference: str) -> CaseView:
        reply = await self._get(f"cases/{_segment(reference)}")
        return answers.case(answers.json_of(reply))

    async def changes(self, cursor: str, limit: int = 100) -> ChangePage:
        reply = await self._get("changes", {"cursor": cursor, "limit": str(limit)})
        return answers.changes(answers.json_of(reply), cursor)

    async def close(self) -> None:
        await self._client.aclose()

    async def _get(self, path: str, query: dict[str, str] | None = None) -> httpx.Response:
        try:
            reply = await self._client.get(path, params=query)
        except (httpx.DecodingError, httpx.TooManyRedirects) as error:
            raise SchemaDrift(type(error).__name__) from error
        except httpx.HTTPError as error:
            raise Retryable(f"no answer: {type(error).__name__}") from error
        if not reply.is_success:
            raise _failure(reply)
        return reply


def _segment(reference: str) -> str:
    """A reference as one path segment. Raises NotFound for what can be none."""
    if not reference or not reference.isascii() or not reference.replace("-", "").isalnum():
        raise NotFound("not a receipt number")
    return reference


def _body(submission: Submission) -> dict[str, Any]:
    return {
        "capability": submission.capability,
        "service": submission.service,
        "title": submission.title,
        "body": submission.body,
        "attributes": dict(submission.attributes),
        "applicant": asdict(submission.applicant) if submission.applicant else None,
        "consent": {
            "version": submission.consent.version,
            "at": submission.consent.at.isoformat(),
        },
        "locale": submission.locale,
        "channel": submission.channel,
    }


def _failure(reply: httpx.Response) -> PortalError:
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
        code, fields = answers.problem(answers.json_of(reply))
    except SchemaDrift as drift:
        return drift
    if code == "idempotency_key_reused":
        # A case with this key exists already: `reconcile` finds it.
        return OutcomeUnknown("the key was used for an earlier case")
    return Rejected(code, fields)

"""The native `/v1` API of the embedded portal (`actions/portal`), spoken as any portal's client.

A submit that was sent and got no readable answer may have filed the case: OutcomeUnknown. Reads
change nothing, so their failures are Retryable.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import httpx

from actions.adapters.errors import NotFound, OutcomeUnknown, Retryable, SchemaDrift
from actions.adapters.native import answers, failures, reference
from actions.adapters.protocol import (
    Attachment,
    CaseView,
    ChangePage,
    Office,
    Point,
    Receipt,
    Service,
    Submission,
)

TIMEOUT, _UPLOAD = 5.0, 15.0
"""Seconds for one call, and for a file on its way (as long as any call, where that is more)."""
_NOTHING_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class NativeAdapter:
    """One portal; `url` is its base address, with or without the final `/v1`, `name` what it is
    called here."""

    reference_pattern = reference.PATTERN

    def __init__(
        self,
        url: str,
        key: str,
        *,
        name: str = "native",
        timeout: float = TIMEOUT,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.name = name
        self._upload_seconds = max(timeout, _UPLOAD)
        self._client = httpx.AsyncClient(
            base_url=url.rstrip("/").removesuffix("/v1") + "/v1/",
            headers={"Authorization": f"Bearer {key}", "Accept": "application/json"},
            timeout=timeout,
            transport=transport,
            # Our own portal is never behind a proxy of the environment.
            trust_env=False,
        )

    @staticmethod
    def normalise(text: str) -> str | None:
        return reference.normalise(text)

    async def describe(self, capability: str) -> tuple[Service, ...]:
        reply = await self._get("services", {"capability": capability})
        return answers.services(answers.json_of(reply))

    async def submit(self, submission: Submission, key: str) -> Receipt:
        for place, attachment in enumerate(submission.attachments):
            await self._upload(attachment, place)
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
            raise failures.failure(reply)
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

    async def offices(
        self, *, near: Point | None = None, area: str | None = None, limit: int = 3
    ) -> tuple[Office, ...]:
        query = {"limit": str(limit)}
        if near is not None:
            query["near"] = f"{near.latitude:.3f},{near.longitude:.3f}"
        if area is not None:
            query["area"] = area
        return answers.offices(answers.json_of(await self._get("offices", query)))

    async def close(self) -> None:
        await self._client.aclose()

    async def _upload(self, attachment: Attachment, place: int) -> None:
        """Under its hash: however often this is done, the portal has the file once."""
        try:
            reply = await self._client.put(
                f"attachments/{attachment.sha256}",
                params={"name": attachment.name},
                content=attachment.content,
                headers={"Content-Type": attachment.media_type},
                timeout=self._upload_seconds,
            )
        except httpx.HTTPError as error:
            raise Retryable(f"no answer to an upload: {type(error).__name__}") from error
        if not reply.is_success:
            raise failures.of_upload(reply, place)

    async def _get(self, path: str, query: dict[str, str] | None = None) -> httpx.Response:
        try:
            reply = await self._client.get(path, params=query)
        except (httpx.DecodingError, httpx.TooManyRedirects) as error:
            raise SchemaDrift(type(error).__name__) from error
        except httpx.HTTPError as error:
            raise Retryable(f"no answer: {type(error).__name__}") from error
        if not reply.is_success:
            raise failures.failure(reply)
        return reply


def _segment(reference: str) -> str:
    """A reference as one path segment. Raises NotFound for what can be none."""
    if not reference or not reference.isascii() or not reference.replace("-", "").isalnum():
        raise NotFound("not a receipt number")
    return reference


def _body(submission: Submission) -> dict[str, Any]:
    body: dict[str, Any] = {
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
    if submission.attachments:
        body["attachments"] = [{"sha256": a.sha256, "name": a.name} for a in submission.attachments]
    return body

"""Any gateway behind a small bridge: signed JSON in both directions.

Korea's own gateways differ in everything but this: text in, text out. Whoever connects one writes a
bridge of some fifty lines between its interface and the four requests below.

Every request, either way, is signed with the shared secret:

    X-Timestamp: 1795500000                                  seconds since 1970
    X-Signature: sha256=<hex HMAC-SHA256(secret, timestamp + "." + body)>

A request that is older or newer than five minutes is refused, so that nobody can send it again.
Fields that are not named here are ignored.

1. We send a text: POST <api_url>

    {"id": "6f1c…", "to": "+821012345678", "from": "+82215881234", "text": "…", "type": "SMS"}

   `type` is SMS up to 90 bytes of EUC-KR, else LMS. The same `id` again is the same text: the
   bridge sends it once and answers as before. The answer is 2xx {"id": "…"}, the id that statuses
   will name. Otherwise {"code": "…"} with
     401, 403   the signature or the account is wrong: we stop and tell the operator
     410        this number has refused texts: we do not write to it again
   To a number that has sent us a word such as 수신거부 we write that it is so and, once, when it
   writes all the same, how to come back. A bridge that may not carry them answers 410.
     429, 5xx   not now: we come back, after `Retry-After` seconds if given
     other 4xx  this text never: we give it up

2. We ask whether all is well (`sinmungo doctor`): GET <api_url>, signed over an empty body → 2xx.

3. A person has written: POST <public_url>/sms/signed_json

    {"id": "mo-1", "from": "01012345678", "to": "+82215881234", "text": "…", "pictures": 0}

   The same `id` again is the same text. `pictures` (optional) counts those of an MMS, which are not
   sent. Answers: 200 it is safe · 403 the signature, the time or the receiver is wrong · 400 a
   field is wrong · 503 deliver it again.

4. What became of a text: POST <public_url>/sms/signed_json/status

    {"id": "…", "state": "sent" | "delivered" | "failed", "code": "…"}

   In any order and as often as you like; `code` is optional.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import uuid
from collections.abc import Callable, Sequence
from typing import Annotated, ClassVar

import httpx
from pydantic import AfterValidator, BaseModel, Field, StringConstraints, ValidationError

from connectors.errors import (
    Later,
    OptedOut,
    SendError,
    Unauthorised,
    Undeliverable,
    Unknown,
    Unreadable,
    Unverified,
)
from connectors.messages import Finding, Request
from connectors.sms.numbers import NumberRefused, e164
from connectors.sms.provider import Capabilities, InboundSms, Provider, State, Status
from connectors.sms.segments import count
from connectors.sms.sending import exchange, http_client
from connectors.sms.settings import SmsSettings

WINDOW = 300.0
"""Seconds that a request may be old, or ahead of our clock."""


def signature(secret: str, timestamp: str, body: bytes) -> str:
    mac = hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256)
    return "sha256=" + mac.hexdigest()


def _whole(value: str) -> str:
    """JSON can spell half of a character (`"\\ud800"`), which no database can hold."""
    value.encode()
    return value


Whole = Annotated[str, AfterValidator(_whole)]
Identifier = Annotated[Whole, StringConstraints(min_length=1, max_length=200)]


class _Inbound(BaseModel, strict=True):
    id: Identifier
    sender: Identifier = Field(alias="from")
    recipient: Identifier = Field(alias="to")
    text: Whole
    pictures: int = Field(default=0, ge=0)


class _To(BaseModel, strict=True):
    to: Identifier


class _Status(BaseModel, strict=True):
    id: Identifier
    state: State
    code: Identifier | None = None


class _Sent(BaseModel, strict=True):
    id: Identifier


class _Refusal(BaseModel, strict=True):
    code: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]{1,40}$")]


def _new_id() -> str:
    return uuid.uuid4().hex


class SignedJson(Provider):
    name: ClassVar[str] = "signed_json"

    def __init__(self, settings: SmsSettings, new_id: Callable[[], str] = _new_id) -> None:
        self._settings = settings
        self._new_id = new_id
        self._client: httpx.AsyncClient | None = None

    async def send(self, to: str, text: str, key: str = "") -> str:
        size = count(text, self._settings.counted_in)
        body = {
            "id": key or self._new_id(),
            "to": to,
            "from": self._settings.sender,
            "text": text,
            "type": "LMS" if size.long or size.segments > 1 else "SMS",
        }
        content = json.dumps(body).encode()
        try:
            answer = await self._exchange("POST", content)
        except Unknown:
            # The id makes asking once more safe; after that nobody can know.
            answer = await self._exchange("POST", content)
        if not answer.is_success:
            raise _refused(answer)
        return _sent_id(answer)

    def verify_request(self, request: Request) -> None:
        timestamp = request.headers.get("x-timestamp", "")
        expected = signature(self._settings.secret, timestamp, request.body)
        given = request.headers.get("x-signature", "")
        if not hmac.compare_digest(given.encode(), expected.encode()):
            raise Unverified("signature")
        if not timestamp.isascii() or not timestamp.isdigit():
            raise Unverified("time")
        if abs(self._settings.clock() - int(timestamp[:15])) > WINDOW:
            raise Unverified("time")
        recipient = _recipient(request.body)
        if recipient is not None and recipient != self._settings.sender:
            raise Unverified("sender")

    def parse_inbound(self, request: Request) -> InboundSms:
        try:
            said = _Inbound.model_validate_json(request.body)
        except ValidationError as error:
            raise _unreadable(error) from None
        return InboundSms(said.id, said.sender, said.text, said.pictures)

    def parse_status(self, request: Request) -> Status | None:
        try:
            said = _Status.model_validate_json(request.body)
        except ValidationError as error:
            raise _unreadable(error) from None
        return Status(said.id, said.state, said.code)

    def capabilities(self) -> Capabilities:
        return Capabilities(self._settings.counted_in, after_stop=True)

    async def check(self) -> Sequence[Finding]:
        try:
            answer = await self._exchange("GET", b"")
        except (Later, Unknown) as error:
            return [Finding("fail", "sms.check.unreachable", {"code": error.code})]
        if answer.is_success:
            return [Finding("ok", f"sms.check.ok.{self._settings.counted_in}")]
        if answer.status_code in (401, 403):
            return [Finding("fail", "sms.check.credentials")]
        return [Finding("fail", "sms.check.unreachable", {"code": str(answer.status_code)})]

    async def stop(self) -> None:
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    async def _exchange(self, method: str, body: bytes) -> httpx.Response:
        if self._client is None:
            self._client = http_client(self._settings.timeout)
        timestamp = str(int(self._settings.clock()))
        headers = {
            "Content-Type": "application/json",
            "X-Timestamp": timestamp,
            "X-Signature": signature(self._settings.secret, timestamp, body),
        }
        request = self._client.build_request(
            method, self._settings.api_url, content=body, headers=headers
        )
        return await exchange(self._client, request)


def _recipient(body: bytes) -> str | None:
    """Whom a text came to, as E.164 where it is one; None where nothing says it (a status)."""
    try:
        recipient = _To.model_validate_json(body).to
    except ValidationError:
        return None
    try:
        return e164(recipient)
    except NumberRefused:
        # A service number such as 110 has no E.164.
        return recipient


def _sent_id(answer: httpx.Response) -> str:
    try:
        return _Sent.model_validate_json(answer.content).id
    except ValidationError:
        raise Unknown("no_id") from None


def _refused(answer: httpx.Response) -> SendError:
    try:
        code = _Refusal.model_validate_json(answer.content).code
    except ValidationError:
        code = str(answer.status_code)
    if answer.status_code in (401, 403):
        return Unauthorised(code)
    if answer.status_code == 410:
        return OptedOut(code)
    return Undeliverable(code)


def _unreadable(error: ValidationError) -> Unreadable:
    """Names the fields, not what stood in them."""
    fields = {".".join(map(str, problem["loc"])) or "body" for problem in error.errors()}
    return Unreadable(", ".join(sorted(fields))[:200])

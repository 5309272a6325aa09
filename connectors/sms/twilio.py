"""Twilio, by its own library: signatures, sending, statuses.

    POST /sms/twilio          a text that came in, as a form; answered with an empty <Response/>
    POST /sms/twilio/status   what became of one that we sent

Codes in answers change (so Twilio says), hence only the one that means that a person has opted out
is read; everything else goes by the HTTP status.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from typing import Any, ClassVar
from urllib.parse import parse_qsl

from starlette.datastructures import ImmutableMultiDict
from twilio.base.exceptions import (  # type: ignore[import-untyped]
    TwilioRestException,
    TwilioServiceException,
)
from twilio.request_validator import RequestValidator  # type: ignore[import-untyped]
from twilio.rest import Client  # type: ignore[import-untyped]

from connectors.errors import (
    OptedOut,
    SendError,
    Unauthorised,
    Undeliverable,
    Unknown,
    Unreadable,
    Unverified,
)
from connectors.messages import Finding, Request
from connectors.sms.provider import Capabilities, InboundSms, Provider, State, Status
from connectors.sms.settings import SmsSettings
from connectors.sms.twilio_check import findings
from connectors.sms.twilio_http import HttpxClient
from connectors.sms.words import Meaning

OPTED_OUT = 21610
EMPTY = b'<?xml version="1.0" encoding="UTF-8"?><Response/>'
STATES: dict[str, State] = {
    "sent": "sent",
    "delivered": "delivered",
    "read": "delivered",
    "undelivered": "failed",
    "failed": "failed",
    "canceled": "failed",
}
"""Twilio's words; those before `sent` change nothing."""
BEFORE_SENT = frozenset({"accepted", "scheduled", "queued", "sending"})
ANSWERED: dict[str, Meaning] = {"STOP": "stop", "START": "start", "HELP": "help"}
"""`OptOutType`, which comes when Twilio's Advanced Opt-Out has answered the person already."""

Params = ImmutableMultiDict[str, str]


class Twilio(Provider):
    name: ClassVar[str] = "twilio"

    def __init__(self, settings: SmsSettings) -> None:
        self._settings = settings
        self._validator = RequestValidator(settings.auth_token)
        self._http = HttpxClient(settings.timeout)
        self._client = _client(settings, self._http)
        key = "messaging_service_sid" if settings.sender.startswith("MG") else "from_"
        self._origin = {key: settings.sender}

    async def send(self, to: str, text: str, key: str = "") -> str:  # noqa: ARG002 - it has none
        callback = self._settings.url(f"/sms/{self.name}/status")
        try:
            sent = await self._client.messages.create_async(
                to=to, body=text, status_callback=callback, **self._origin
            )
        except (TwilioRestException, TwilioServiceException) as error:
            # `from None`: what Twilio says quotes the number.
            raise _refused(error) from None
        if not isinstance(sent.sid, str) or not sent.sid:
            raise Unknown("no_id")
        return sent.sid

    def verify_request(self, request: Request) -> None:
        params = _params(request)
        signature = request.headers.get("x-twilio-signature", "")
        if not self._validator.validate(request.url, params, signature):
            raise Unverified("signature")
        if not hmac.compare_digest(
            params.get("AccountSid", "").encode(), self._settings.account_sid.encode()
        ):
            raise Unverified("account")
        if not self._is_ours(params):
            raise Unverified("sender")

    def parse_inbound(self, request: Request) -> InboundSms:
        params = _params(request)
        pictures = params.get("NumMedia", "0")
        return InboundSms(
            id=_needed(params, "MessageSid"),
            sender=_needed(params, "From"),
            text=params.get("Body", ""),
            pictures=int(pictures[:3]) if pictures.isascii() and pictures.isdigit() else 0,
            answered=ANSWERED.get(params.get("OptOutType", "")),
        )

    def parse_status(self, request: Request) -> Status | None:
        params = _params(request)
        said = _needed(params, "MessageStatus")
        if said in BEFORE_SENT:
            return None
        if said not in STATES:
            raise Unreadable("MessageStatus")
        return Status(_needed(params, "MessageSid"), STATES[said], params.get("ErrorCode") or None)

    def capabilities(self) -> Capabilities:
        return Capabilities(self._settings.counted_in)

    def acknowledgement(self) -> tuple[str, bytes]:
        return "text/xml", EMPTY

    async def check(self) -> Sequence[Finding]:
        return await findings(self._client, self._settings)

    async def stop(self) -> None:
        await self._http.close()

    def _is_ours(self, params: Params) -> bool:
        """A text came to our sender; a status is about one that went out from it."""
        end = "From" if "MessageStatus" in params else "To"
        return self._settings.sender in (params.get(end), params.get("MessagingServiceSid"))


def _client(settings: SmsSettings, http: HttpxClient) -> Any:
    # Without an environment of its own the client would read ours for another region.
    client = Client(
        settings.account_sid,
        settings.auth_token,
        http_client=http,
        environment={"TWILIO_REGION": ""},
    )
    if settings.api_url:
        client.api.base_url = settings.api_url
        client.messaging.base_url = settings.api_url
    return client


def _params(request: Request) -> Params:
    """The form as it came: names may repeat, values may be empty. Raises Unverified."""
    try:
        body = request.body.decode("ascii")
        return ImmutableMultiDict(parse_qsl(body, keep_blank_values=True, max_num_fields=500))
    except ValueError:
        # Twilio writes everything beyond ASCII as %XX: this is not from Twilio.
        raise Unverified("form") from None


def _needed(params: Params, name: str) -> str:
    if not (value := params.get(name)):
        raise Unreadable(name)
    return value


def _refused(error: TwilioRestException | TwilioServiceException) -> SendError:
    status, code = error.status, str(error.code)
    if error.code == OPTED_OUT:
        return OptedOut(code)
    # 20xxx are about the account; a 403 with another code is about this one text.
    if status in (401, 404) or (status == 403 and (code == "403" or code.startswith("20"))):
        return Unauthorised(code)
    return Undeliverable(code)

"""What an operator should know about our account at Twilio."""

from __future__ import annotations

from typing import Any

from twilio.base.exceptions import TwilioException  # type: ignore[import-untyped]

from connectors.errors import Later, Unknown
from connectors.messages import Finding
from connectors.sms.settings import SmsSettings

PATH = "/sms/twilio"


async def findings(client: Any, settings: SmsSettings) -> list[Finding]:
    """The account, then whether Twilio posts to us. Never raises for what Twilio does."""
    try:
        account = await client.api.v2010.accounts(settings.account_sid).fetch_async()
        if account.status != "active":
            return [Finding("fail", "sms.check.inactive")]
        return [await _webhook(client, settings)]
    except (Later, Unknown) as error:
        return [Finding("fail", "sms.check.unreachable", {"code": error.code})]
    except TwilioException as error:
        status = getattr(error, "status", 0)
        if status in (401, 403, 404):
            return [Finding("fail", "sms.check.credentials")]
        return [Finding("fail", "sms.check.unreachable", {"code": str(status)})]


async def _webhook(client: Any, settings: SmsSettings) -> Finding:
    """Where Twilio posts what people write: set at the service, or at the number."""
    wanted, alphabet = settings.url(PATH), settings.counted_in
    if settings.sender.startswith("MG"):
        service = await client.messaging.v1.services(settings.sender).fetch_async()
        if service.use_inbound_webhook_on_number:
            return Finding("warn", "sms.check.on_number", {"url": wanted})
        return _compared(service.inbound_request_url, service.inbound_method, wanted, alphabet)
    numbers = await client.incoming_phone_numbers.list_async(phone_number=settings.sender, limit=1)
    if not numbers:
        return Finding("fail", "sms.check.not_ours")
    return _compared(numbers[0].sms_url, numbers[0].sms_method, wanted, alphabet)


def _compared(url: str | None, method: str | None, wanted: str, alphabet: str) -> Finding:
    if url == wanted and (method or "POST").upper() == "POST":
        return Finding("ok", f"sms.check.ok.{alphabet}")
    return Finding("fail", "sms.check.webhook", {"url": wanted})

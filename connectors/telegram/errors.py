"""What a failed call means for the part that was to be sent.

The Bot API has no idempotency key, so it matters whether Telegram may have taken the message:

    never written (no connection, no free one)        Later
    written, and no answer came (cut, timed out, 504)  Unknown: it may have arrived
    answered 429, 500, 502, 503                       Later

A 5xx is Telegram's own “not done”. A message that arrived all the same comes twice then, which is
rare and harmless; counting every answer of an outage as unknown would leave a whole city without
replies.
"""

from __future__ import annotations

from datetime import timedelta

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from connectors.contract import (
    Later,
    Misformatted,
    SendError,
    Unauthorised,
    Undeliverable,
    Unknown,
    Unreachable,
)

NOT_WRITTEN = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)

_GONE = {
    "chat not found": "chat_not_found",
    "peer_id_invalid": "chat_not_found",
    "user not found": "chat_not_found",
}
_FIXED = ("message to edit not found", "message can't be edited", "message_id_invalid")
_REFUSED = {
    "message is too long": "too_long",
    "message text is empty": "empty",
    "button_data_invalid": "button_data",
    "reply markup": "reply_markup",
    "location can be requested": "reply_markup",
    "file is too big": "file_too_big",
    "file_id": "file_gone",
    "file is temporarily unavailable": "file_gone",
    "not enough rights": "no_rights",
}


def describe(error: TelegramError) -> SendError:
    """The error of ours for one of the library. Nothing of Telegram's text is kept: it may quote
    what was sent."""
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        seconds = wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
        return Later("flood", retry_after=seconds)
    if isinstance(error, InvalidToken):
        return Unauthorised("token")
    if isinstance(error, Forbidden):
        return Unreachable("deactivated" if "deactivated" in error.message else "blocked")
    if isinstance(error, BadRequest):
        return _bad_request(error.message.lower())
    if isinstance(error, ChatMigrated):
        return Unreachable("migrated")
    if isinstance(error, NetworkError):
        return _network(error)
    return Unknown("unreadable_answer")


def edited(error: TelegramError) -> bool | None:
    """What the refusal of an edit means: True: it stands there already, False: it can be edited no
    more. None: as of any other call."""
    if not isinstance(error, BadRequest):
        return None
    text = error.message.lower()
    if "message is not modified" in text:
        return True
    return False if any(words in text for words in _FIXED) else None


def _bad_request(text: str) -> SendError:
    if "can't parse entities" in text:
        return Misformatted("entities")
    for words, code in _GONE.items():
        if words in text:
            return Unreachable(code)
    return Undeliverable(
        next((code for words, code in _REFUSED.items() if words in text), "bad_request")
    )


def _network(error: NetworkError) -> SendError:
    if isinstance(error.__cause__, NOT_WRITTEN):
        return Later("not_connected")
    if isinstance(error, TimedOut):
        return Unknown("timed_out")
    if error.message.startswith(("httpx.", "Unknown error in HTTP")):
        return Unknown("cut")
    if "gateway time" in error.message.lower():
        return Unknown("gateway_timeout")
    return Later("server_error")

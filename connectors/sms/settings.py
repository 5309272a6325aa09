"""What an operator decides about text messages. Filled by the gateway's settings module."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal
from urllib.parse import urlsplit

from connectors.sms.alphabet import Alphabet, is_gsm

ProviderName = Literal["twilio", "signed_json"]

LONGEST_HANGUL = 8
LONGEST_LATIN = 30
LONGEST_TELEPHONE = 13
"""Characters of a name (Hangul, or GSM-7 alone) and of the telephone number, so that what is said
about stopping and starting again is never more than one message."""

PLAIN = frozenset({"en"})
"""Languages whose sentences about stopping are in GSM-7 letters, as a name in them must be."""
SERVICE: Mapping[str, str] = MappingProxyType({"ko": "신문고", "en": "Sinmungo"})


@dataclass(frozen=True)
class SmsSettings:
    """`sender` is our number in E.164, or at Twilio a Messaging Service (`MG…`); `public_url` is
    our own address as the provider sees it, without path. `account_sid` and `auth_token` are
    Twilio's, `secret` signs both ways with the generic gateway. `api_url` is the provider's
    address: needed for the generic one, Twilio's own if empty.

    `segments_per_second` is what the sender may send; `timeout` is in seconds for one request.
    `service` (by language) and `telephone` stand in the answers to STOP and HELP.
    Raises ValueError for what can never work.
    """

    provider: ProviderName
    sender: str
    public_url: str
    telephone: str
    account_sid: str = ""
    auth_token: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)
    api_url: str = ""
    alphabet: Alphabet = "auto"
    segments_per_second: float = 1.0
    timeout: float = 15.0
    service: Mapping[str, str] = field(default_factory=lambda: SERVICE)
    clock: Callable[[], float] = field(default=time.time, repr=False)
    """Seconds since 1970."""

    def __post_init__(self) -> None:
        for problem in _problems(self):
            raise ValueError(problem)

    @property
    def counted_in(self) -> Alphabet:
        """What texts are counted in: `auto` is what the provider does by itself. The generic
        gateway stands before Korea's own networks."""
        domestic = self.provider == "signed_json" and self.alphabet == "auto"
        return "euckr" if domestic else self.alphabet

    def url(self, path: str) -> str:
        return self.public_url.rstrip("/") + path


def _problems(settings: SmsSettings) -> list[str]:
    """Without any value: they are printed."""
    twilio = settings.provider == "twilio"
    rules = {
        "sender is missing": bool(settings.sender),
        "account_sid and auth_token are needed": not twilio
        or bool(settings.account_sid and settings.auth_token),
        "secret must have at least 16 characters": twilio or len(settings.secret) >= 16,
        "api_url must begin with https:// (or be on this machine)": (
            twilio and not settings.api_url
        )
        or _safe(settings.api_url),
        "segments_per_second must be above 0": settings.segments_per_second > 0,
        f"service has names of at most {LONGEST_HANGUL} Hangul or {LONGEST_LATIN} plain letters": (
            bool(settings.service) and all(_fits(*named) for named in settings.service.items())
        ),
        f"telephone must have at most {LONGEST_TELEPHONE} characters": 0
        < len(settings.telephone)
        <= LONGEST_TELEPHONE,
    }
    return [problem for problem, kept in rules.items() if not kept]


def _fits(locale: str, name: str) -> bool:
    if locale in PLAIN:
        return 0 < len(name) <= LONGEST_LATIN and is_gsm(name)
    return 0 < len(name) <= LONGEST_HANGUL


def _safe(url: str) -> bool:
    """Numbers and texts leave this machine encrypted or not at all."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (
        parts.scheme == "http" and parts.hostname in {"127.0.0.1", "localhost", "::1"}
    )

"""What an operator decides about Telegram. Filled by the gateway's settings module."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

PATH = "/telegram/webhook"
API = "https://api.telegram.org/bot"
FILES = "https://api.telegram.org/file/bot"
PORTS = frozenset({80, 88, 443, 8443})
"""Where Telegram delivers to."""

_TOKEN = re.compile(r"([0-9]{1,20}):[A-Za-z0-9_-]{1,100}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


@dataclass(frozen=True)
class TelegramSettings:
    """`token` as BotFather gave it; `secret` returns with every update (webhook only). `public_url`
    is where Telegram reaches us, without path. `base_url` and `base_file_url` name another Bot API
    server, the token is appended. `proxy` is the way out (`http://proxy.example:3128`).
    `file_limit` is in bytes: Telegram's own server hands out no more than 20 MB.
    `poll_seconds` is how long one request waits for updates.
    """

    token: str = field(repr=False)
    secret: str = field(default="", repr=False)
    mode: Literal["webhook", "polling"] = "webhook"
    public_url: str = ""
    base_url: str = API
    base_file_url: str = FILES
    proxy: str | None = field(default=None, repr=False)
    max_connections: int = 40
    file_limit: int = 20_000_000
    poll_seconds: int = 50
    timeout: float = 10.0
    pause: float = 1.0
    """Seconds before a failed request for updates is made again, doubled up to 32 times."""

    def __post_init__(self) -> None:
        if not _TOKEN.fullmatch(self.token):
            raise ValueError("the token has the form 123456:AAbb…")
        if not 1 <= self.max_connections <= 100:
            raise ValueError("max_connections is from 1 to 100")
        if self.mode == "webhook":
            self._check_webhook()

    def _check_webhook(self) -> None:
        if not _SECRET.fullmatch(self.secret):
            raise ValueError("the secret has 1 to 256 letters, digits, _ and -")
        address = urlsplit(self.public_url)
        if address.scheme not in {"http", "https"} or not address.hostname:
            raise ValueError("a webhook needs the public address")
        if self.base_url == API and (
            address.scheme != "https" or (address.port or 443) not in PORTS
        ):
            raise ValueError("Telegram delivers to https on port 443, 80, 88 or 8443 only")

    @property
    def bot_id(self) -> int:
        return int(self.token.partition(":")[0])

    @property
    def account(self) -> str:
        return f"telegram:{self.bot_id}"

    @property
    def webhook_url(self) -> str:
        return self.public_url.rstrip("/") + PATH

"""What an operator decides about e-mail. Filled by the gateway's settings module."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Security = Literal["starttls", "tls", "none"]

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True)
class EmailSettings:
    """`sender` is our address and `name` how people see it. `security`: `starttls` (port 587),
    `tls` from the first byte (465), `none` for a relay in the same house (25). `public_url` and
    `telephone` tell people where to go on, since answers to mails are not read. `ca_file` is a
    bundle for servers with certificates of their own; `timeout` is in seconds.
    Raises ValueError for what can never work.
    """

    host: str
    sender: str
    public_url: str
    telephone: str
    name: str = "신문고"
    port: int = 587
    security: Security = "starttls"
    username: str = ""
    password: str = field(default="", repr=False)
    ca_file: str | None = None
    timeout: float = 20.0
    per_second: float = 5.0

    def __post_init__(self) -> None:
        if not self.host or "@" not in self.sender.strip("@"):
            raise ValueError("host and sender are needed")
        if self.username and self.security == "none" and self.host not in LOOPBACK:
            raise ValueError("a password is not sent without TLS: set security")
        if "\n" in self.name + self.sender or "\r" in self.name + self.sender:
            raise ValueError("name and sender are one line each")

    @property
    def domain(self) -> str:
        return self.sender.rpartition("@")[2]

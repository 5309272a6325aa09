"""One mail as it goes out: plain text, one line of subject, marked as written by a program."""

from __future__ import annotations

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import localtime, make_msgid

from connectors.email.settings import EmailSettings
from connectors.errors import Undeliverable

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_ADDRESS = re.compile(rf"(?=.{{1,64}}@){_ATOM}(?:\.{_ATOM})*@[^\s@,;:<>()\"\[\]\\]{{1,253}}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def recipient(written: str) -> str:
    """An address that a header may hold; its domain in ASCII. Raises Undeliverable."""
    if not _ADDRESS.fullmatch(written):
        raise Undeliverable("bad_address")
    local, _, domain = written.rpartition("@")
    try:
        return f"{local}@{domain.encode('idna').decode()}"
    except UnicodeError:
        raise Undeliverable("bad_address") from None


def mail(settings: EmailSettings, to: str, subject: str, text: str, key: str = "") -> EmailMessage:
    """`key` names the same mail when it is tried again: mail programs show it once.

    `to` comes from `recipient`. Line breaks in `subject` become spaces: they would begin
    another header."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(settings.name, addr_spec=settings.sender)
    message["To"] = Address(addr_spec=to)
    message["Subject"] = " ".join(_CONTROL.sub(" ", subject).split())
    message["Date"] = localtime()
    random = make_msgid(domain=settings.domain)
    message["Message-ID"] = f"<{key}@{settings.domain}>" if key else random
    # Neither answers of absence nor another program shall answer this (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(_CONTROL.sub(" ", text), charset="utf-8", cte="base64")
    return message

"""One mail over one connection, and what each answer of the server says about it.

            4xx      5xx                              no answer
connect     Later    Later                            Later
AUTH        Later    Unauthorised                     Later
MAIL FROM   Later    Unauthorised: it is our sender   Later
RCPT TO     Later    Unreachable (550: no such        Later
                     mailbox), else Undeliverable
DATA        Later    Undeliverable                    Unknown: it may have been taken

Codes are the server's numbers, never its words, which quote the address.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from aiosmtplib import (
    SMTP,
    SMTPAuthenticationError,
    SMTPDataError,
    SMTPException,
    SMTPRecipientRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)

from connectors.email.settings import EmailSettings
from connectors.errors import (
    Later,
    SendError,
    Unauthorised,
    Undeliverable,
    Unknown,
    Unreachable,
)

log = structlog.get_logger("email")

NO_MAILBOX = 550
_POLICY = re.compile(r"5\.7\.")
_ENHANCED = re.compile(r"[245]\.\d{1,3}\.\d{1,3}(?!\d)")


@asynccontextmanager
async def session(settings: EmailSettings) -> AsyncIterator[SMTP]:
    """A connection that may send. Raises Later, Unauthorised."""
    client = SMTP(
        hostname=settings.host,
        port=settings.port,
        timeout=settings.timeout,
        use_tls=settings.security == "tls",
        start_tls=False,
        cert_bundle=settings.ca_file,
        # Otherwise the name of this machine is looked up, and told.
        local_hostname=settings.domain,
    )
    try:
        await _open(client, settings)
        yield client
        await _quit(client)
    finally:
        client.close()


async def deliver(client: SMTP, sender: str, to: str, content: bytes) -> None:
    """Raises SendError."""
    try:
        await client.mail(sender)
        await client.rcpt(to)
    except SMTPResponseException as error:
        raise _refused(error) from None
    except (SMTPException, OSError):
        raise Later("connection") from None
    try:
        await client.data(content)
    except SMTPResponseException as error:
        raise _refused(error) from None
    except (SMTPException, OSError):
        raise Unknown("cut") from None


async def _open(client: SMTP, settings: EmailSettings) -> None:
    try:
        await client.connect()
        if settings.security == "starttls":
            await _start_tls(client)
        if settings.username:
            await _login(client, settings)
    except SMTPResponseException as error:
        raise _refused(error) from None
    except (SMTPException, OSError) as error:
        # A certificate that does not fit is wrapped by the library or not.
        tls = isinstance(error, ssl.SSLError) or isinstance(error.__cause__, ssl.SSLError)
        raise Later("tls" if tls else "connection") from None


async def _start_tls(client: SMTP) -> None:
    await client.ehlo()
    if not client.supports_extension("starttls"):
        # Never on without it: whoever took it out of the answer reads along.
        raise Later("starttls")
    await client.starttls()


async def _login(client: SMTP, settings: EmailSettings) -> None:
    await client.ehlo()
    if not client.supported_auth_methods:
        raise Unauthorised("no_auth")
    await client.login(settings.username, settings.password)


async def _quit(client: SMTP) -> None:
    try:
        await client.quit()
    except (SMTPException, OSError) as error:
        # The mail was taken: how the server says goodbye changes nothing.
        log.info("no goodbye", error=type(error).__name__)


def _refused(error: SMTPResponseException) -> SendError:
    enhanced = _ENHANCED.match(error.message.strip())
    code = f"{error.code} {enhanced[0]}" if enhanced else str(error.code)
    if not 500 <= error.code < 600:
        return Later(code)
    if isinstance(error, SMTPAuthenticationError | SMTPSenderRefused):
        return Unauthorised(code)
    if isinstance(error, SMTPRecipientRefused):
        # 550 5.7.1 is a rule of the server, not a missing mailbox.
        unknown = error.code == NO_MAILBOX and not (enhanced and _POLICY.match(enhanced[0]))
        return Unreachable(code) if unknown else Undeliverable(code)
    return Undeliverable(code) if isinstance(error, SMTPDataError) else Later(code)

"""E-mail, sent only: a notice whose first channel is closed.

The subject says who writes and not what about: it is shown on locked screens and stands in the logs
of every server on the way. The first line of a part is its subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Protocol

from connectors.contract import Channel
from connectors.email.mail import mail, recipient
from connectors.email.settings import LOOPBACK, EmailSettings
from connectors.email.smtp import deliver, session
from connectors.errors import SendError, Unauthorised, Unverified
from connectors.messages import Abilities, Event, Finding, OutboundMessage, Pace, Part, Request

SUBJECT, FOOTER = "email.subject", "email.footer"


class Sentences(Protocol):
    def __call__(self, key: str, locale: str, /, **values: str | int) -> str:
        """A sentence of the catalogue (`Gateway.text`)."""


class EmailChannel(Channel):
    """Choices are left out: nobody reads an answer. The footer says where to go on."""

    name: ClassVar[str] = "email"
    can: ClassVar[Abilities] = Abilities()

    def __init__(self, settings: EmailSettings, sentences: Sentences) -> None:
        self._settings = settings
        self._sentences = sentences
        self.account = f"email:{settings.sender}"
        self.pace = Pace(rate=settings.per_second)

    def verify(self, request: Request) -> None:  # noqa: ARG002
        raise Unverified("nothing comes in by e-mail")

    def parse(self, request: Request) -> Sequence[Event]:  # noqa: ARG002
        raise Unverified("nothing comes in by e-mail")

    def parts(self, message: OutboundMessage) -> Sequence[Part]:
        settings = self._settings
        subject = self._sentences(SUBJECT, message.locale, service=settings.name)
        footer = self._sentences(
            FOOTER, message.locale, url=settings.public_url, telephone=settings.telephone
        )
        # `-- ` and a line of its own: mail programs show what follows as a signature.
        return [Part(f"{subject}\n{message.text}\n\n-- \n{footer}", question=message.question)]

    async def send(self, address: str, part: Part) -> str:
        subject, _, text = part.text.partition("\n")
        to = recipient(address)
        message = mail(self._settings, to, subject, text, part.id)
        async with session(self._settings) as client:
            await deliver(client, self._settings.sender, to, message.as_bytes())
        return str(message["Message-ID"])

    async def check(self) -> Sequence[Finding]:
        try:
            async with session(self._settings):
                pass
        except Unauthorised as error:
            return [Finding("fail", "email.check.login", {"code": error.code})]
        except SendError as error:
            if error.code in ("tls", "starttls"):
                return [Finding("fail", "email.check.tls")]
            return [Finding("fail", "email.check.unreachable", {"code": error.code})]
        if self._settings.security == "none" and self._settings.host not in LOOPBACK:
            return [Finding("warn", "email.check.plain")]
        return [Finding("ok", "email.check.ok")]

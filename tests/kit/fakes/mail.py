"""A mail server on 127.0.0.1 that keeps what it takes and fails as it is told.

with MailServer() as mails:
    mails.port                              for SINMUNGO_EMAIL__PORT
    mails.refuse["rcpt"] = "550 5.1.1 No such user"
    mails.wait(1)                           the mails taken, parsed
"""

from __future__ import annotations

import asyncio
import datetime
import ipaddress
import ssl
import threading
import warnings
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.kit.patience import PATIENCE

USER, PASSWORD = "sinmungo", "mail-password-of-the-tests"
Stage = Literal["mail", "rcpt", "data", "auth"]


class MailServer:
    """`refuse` answers a stage with these words; `cut` closes the connection at that stage, `data`
    once the mail is taken; `stall` never answers DATA. With `auth` nobody sends without USER."""

    def __init__(
        self,
        *,
        security: Literal["starttls", "tls", "none"] = "none",
        certificate: tuple[Path, Path] | None = None,
        auth: bool = False,
    ) -> None:
        self.refuse: dict[Stage, str] = {}
        self.cut: set[Stage] = set()
        self.stall = False
        self.port = 0
        self.taken: list[tuple[Envelope, EmailMessage]] = []
        """Envelope and mail of each one, in order."""
        self.greetings: list[str] = []
        """What clients called themselves."""
        self._changed = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._security = security
        self._auth = auth
        self._context = _context(*certificate) if certificate else None
        self._thread = threading.Thread(target=self._run)
        self._ready = threading.Event()
        self._stopped = asyncio.Event()

    def __enter__(self) -> MailServer:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._stopped.set)
        self._thread.join()

    @property
    def mails(self) -> list[EmailMessage]:
        return [mail for _, mail in self.taken]

    def wait(self, count: int, timeout: float = PATIENCE) -> list[EmailMessage]:
        """The mails once there are `count`. Raises TimeoutError."""
        with self._changed:
            if not self._changed.wait_for(lambda: len(self.taken) >= count, timeout):
                raise TimeoutError(f"{len(self.taken)} of {count} mails")
            return self.mails

    # What aiosmtpd calls.

    async def handle_EHLO(
        self, server: SMTP, session: Session, _envelope: Envelope, name: str, lines: list[str]
    ) -> list[str]:
        self.greetings.append(name)
        session.host_name = name
        return lines

    async def handle_MAIL(
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        return self._stage("mail", server, envelope, address)

    async def handle_RCPT(
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if "rcpt" not in self.refuse:
            envelope.rcpt_tos.append(address)
        return self._stage("rcpt", server, envelope, address)

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        if "data" not in self.refuse:
            content = envelope.content if isinstance(envelope.content, bytes) else b""
            with self._changed:
                self.taken.append((envelope, message_from_bytes(content, policy=default)))
                self._changed.notify_all()
        if self.stall:
            await asyncio.Event().wait()
        return self._stage("data", server, envelope, envelope.mail_from or "")

    def _stage(self, stage: Stage, server: SMTP, envelope: Envelope, address: str) -> str:
        if stage in self.cut:
            transport: Any = server.transport
            transport.abort()
        if stage in self.refuse:
            return self.refuse[stage]
        if stage == "mail":
            envelope.mail_from = address
        return "250 2.0.0 OK"

    def _authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any
    ) -> AuthResult:
        if "auth" in self.refuse:
            return AuthResult(success=False, handled=False, message=self.refuse["auth"])
        good = LoginPassword(USER.encode(), PASSWORD.encode())
        return AuthResult(success=data == good, handled=False)

    def _protocol(self) -> SMTP:
        starttls = self._security == "starttls"
        with warnings.catch_warnings():
            # It knows of STARTTLS only and takes a connection that began with TLS for a plain one.
            warnings.simplefilter("ignore", UserWarning)
            return SMTP(
                self,
                hostname="mail.test",
                tls_context=self._context if starttls else None,
                require_starttls=starttls,
                auth_required=self._auth,
                auth_require_tls=starttls,
                auth_exclude_mechanism=None if self._auth else ["LOGIN", "PLAIN"],
                authenticator=self._authenticate,
                loop=self._loop,
            )

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        context = self._context if self._security == "tls" else None
        server = await self._loop.create_server(self._protocol, "127.0.0.1", 0, ssl=context)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stopped.wait()
        server.close()
        await server.wait_closed()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)
        await asyncio.sleep(0)  # closed connections leave the loop


def certificate(folder: Path, address: str = "127.0.0.1") -> tuple[Path, Path]:
    """A certificate for `address` that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.test")])
    now = datetime.datetime.now(datetime.UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    certificate_file, key_file = folder / "mail.crt", folder / "mail.pem"
    certificate_file.write_bytes(built.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return certificate_file, key_file


def _context(certificate_file: Path, key_file: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate_file, key_file)
    return context

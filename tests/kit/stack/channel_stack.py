"""The real processes with Telegram, SMS and e-mail on them: each talks to a fake that is a server.

with ChannelStack(folder) as channels:
    channels.telegram.say(100, "가로등이 고장났어요")
    channels.twilio.say("+821012345678", "가로등이 고장났어요")
    channels.mails.wait(1)
    channels.until_quiet("telegram", "100")      every turn taken, every reply sent
"""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import Engine, create_engine, text

from bot.core.crypto import Cipher
from tests.kit.fakes import sms_gateway_server
from tests.kit.fakes.mail import MailServer
from tests.kit.fakes.sms_gateway_server import SmsGatewayServer
from tests.kit.fakes.sms_phones import FrontDoor
from tests.kit.fakes.telegram_delivery import chat_of
from tests.kit.fakes.telegram_server import TelegramServer
from tests.kit.fakes.twilio_server import ACCOUNT, NUMBER, TOKEN, TwilioServer
from tests.kit.patience import LOOK, PATIENCE
from tests.kit.people.rest import plain_client
from tests.kit.ports import free_port
from tests.kit.stack.processes import Stack

PUBLIC = "https://city.example"
BUSY = """
SELECT (SELECT count(*) FROM inbox i JOIN contacts c ON c.conversation_id = i.conversation_id
        WHERE c.contact = :contact AND i.state = 'pending' AND i.attempts = 0)
     + (SELECT count(*) FROM outbox o JOIN contacts c ON c.id = o.contact_id
        WHERE c.contact = :contact AND o.account <> '' AND o.state IN ('queued', 'sending'))
     + (SELECT count(*) FROM submissions s JOIN contacts c ON c.conversation_id = s.conversation_id
        WHERE c.contact = :contact AND s.state IN ('queued', 'unknown')
          AND s.delayed_told IS NOT TRUE)
"""


def contact_of(session: str) -> str:
    """Who the gateway talks to in a session of the web chat (connectors/webchat/session.py)."""
    return base64.urlsafe_b64decode(session.removeprefix("chat_"))[:16].hex()


class ChannelStack:
    """`settings` win over those of the fakes. `mode` is how updates of Telegram come in, `provider`
    who carries text messages: only that one's fake is there. `telegram` and `twilio` are other
    fakes than the usual ones."""

    def __init__(
        self,
        folder: Path,
        *,
        mode: Literal["webhook", "polling"] = "polling",
        provider: Literal["twilio", "signed_json"] = "twilio",
        settings: Mapping[str, str] | None = None,
        telegram: TelegramServer | None = None,
        twilio: Callable[[FrontDoor], TwilioServer] = TwilioServer,
        **more: Any,
    ) -> None:
        self.telegram = telegram or TelegramServer()
        self.mails = MailServer()
        self._opened = ExitStack()
        self._mode, self._provider, self._twilio = mode, provider, twilio
        self._folder, self._settings, self._more = folder, dict(settings or {}), more
        self.stack: Stack
        self.twilio: TwilioServer
        self.sms_gateway: SmsGatewayServer

    def __enter__(self) -> Self:
        try:
            self._open()
        except BaseException:
            self._opened.close()
            raise
        return self

    def _open(self) -> None:
        self._opened.enter_context(self.telegram)
        self._opened.enter_context(self.mails)
        self.stack = Stack(self._folder, **self._more)
        # Telegram's fake delivers to the very address that it was given.
        self.public_url = self.stack.gateway_url if self._mode == "webhook" else PUBLIC
        door = FrontDoor(self.public_url, self.stack.gateway_url)
        if self._provider == "twilio":
            self.twilio = self._opened.enter_context(self._twilio(door))
        else:
            self.sms_gateway = self._opened.enter_context(SmsGatewayServer(door))
        self.stack._settings.update({**self._of_fakes(), **self._settings})
        self._metrics_ports = {name: free_port() for name in self.stack.processes}
        for name, process in self.stack.processes.items():
            process.environment.update(self.stack._settings)
            process.environment["SINMUNGO_METRICS_PORT"] = str(self._metrics_ports[name])
        self._opened.enter_context(self.stack)

    def metric(self, process: str, name: str, **labels: str) -> float:
        """What a gateway or a worker has counted; 0 where nothing was."""
        families = text_string_to_metric_families(self.metrics(process))
        samples = (s for family in families for s in family.samples)
        return sum(s.value for s in samples if s.name == name and s.labels == labels)

    def metrics(self, process: str) -> str:
        """All of it, as it is served."""
        worker = process.startswith("worker")
        port = self._metrics_ports[process] + worker
        return plain_client().get(f"http://127.0.0.1:{port}/metrics").text

    def _of_fakes(self) -> dict[str, str]:
        return {
            "SINMUNGO_PUBLIC_URL": self.public_url,
            "SINMUNGO_TELEGRAM__TOKEN": self.telegram.token,
            "SINMUNGO_TELEGRAM__MODE": self._mode,
            "SINMUNGO_TELEGRAM__SECRET": "secret-of-the-tests",
            "SINMUNGO_TELEGRAM__API_URL": self.telegram.base_url,
            "SINMUNGO_TELEGRAM__FILE_URL": self.telegram.base_file_url,
            **self._of_provider(),
            "SINMUNGO_SMS__PROVIDER": self._provider,
            "SINMUNGO_SMS__SEGMENTS_PER_SECOND": "1000",
            "SINMUNGO_SMTP__HOST": "127.0.0.1",
            "SINMUNGO_SMTP__PORT": str(self.mails.port),
            "SINMUNGO_SMTP__SECURITY": "none",
            "SINMUNGO_SMTP__SENDER": "notice@city.example",
        }

    def _of_provider(self) -> dict[str, str]:
        if self._provider == "twilio":
            return {
                "SINMUNGO_SMS__SENDER": NUMBER,
                "SINMUNGO_SMS__ACCOUNT_SID": ACCOUNT,
                "SINMUNGO_SMS__AUTH_TOKEN": TOKEN,
                "SINMUNGO_SMS__API_URL": self.twilio.url,
            }
        return {
            "SINMUNGO_SMS__SENDER": sms_gateway_server.NUMBER,
            "SINMUNGO_SMS__SECRET": sms_gateway_server.SECRET,
            "SINMUNGO_SMS__API_URL": self.sms_gateway.url,
        }

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._opened.__exit__(kind, error, trace)

    @property
    def accounts(self) -> Mapping[str, str]:
        """Name of a channel → the account that we are on it."""
        bot = self.telegram.token.partition(":")[0]
        sender = NUMBER if self._provider == "twilio" else sms_gateway_server.NUMBER
        sms = f"sms:{self._provider}:{sender}"
        return {
            "webchat": "webchat", "telegram": f"telegram:{bot}", "sms": sms, "email": "email",
        }  # fmt: skip

    def digest(self, channel: str, contact: str) -> str:
        """How the gateway names a person of a channel."""
        key = base64.urlsafe_b64decode(self.stack.environment["SINMUNGO_KEY"])
        return Cipher(key).digest("contact", self.accounts[channel], contact)

    def query(self, statement: str, **values: Any) -> list[Any]:
        """Read the gateway's tables."""
        with self._engine.connect() as connection:
            return list(connection.execute(text(statement), values))

    def pass_by(self, conversation: str, seconds: float) -> None:
        """The person has not spoken for so long, and all files are older."""
        statements = (
            "UPDATE conversations SET seen_at = seen_at - :seconds WHERE id = :this",
            "UPDATE files SET created_at = created_at - :seconds WHERE conversation_id = :this",
        )
        with self._engine.begin() as connection:
            for statement in statements:
                connection.execute(text(statement), {"this": conversation, "seconds": seconds})

    def age(self, channel: str, contact: str, seconds: float) -> None:
        """Whatever this person has written is older by so much."""
        statement = """UPDATE inbox SET received_at = received_at - :seconds WHERE contact_id IN
                       (SELECT id FROM contacts WHERE contact = :contact)"""
        with self._engine.begin() as connection:
            values = {"seconds": seconds, "contact": self.digest(channel, contact)}
            connection.execute(text(statement), values)

    @cached_property
    def _engine(self) -> Engine:
        url = self.stack.environment["SINMUNGO_DATABASE_URL"]
        address = url.replace("postgresql://", "postgresql+psycopg://", 1)
        engine = create_engine(address or f"sqlite:///{self.stack.var / 'sinmungo.db'}")
        self._opened.callback(engine.dispose)
        return engine

    def until_quiet(self, channel: str, contact: str, seconds: float = PATIENCE) -> None:
        """Until every message of this person was answered and every answer has left."""
        digest, until = self.digest(channel, contact), time.monotonic() + seconds
        while time.monotonic() < until:
            # What was said is stored before it is given up by Telegram.
            said = channel != "telegram" or not self._waiting(int(contact))
            if said and self.query(BUSY, contact=digest)[0][0] == 0:
                return
            time.sleep(LOOK)
        raise TimeoutError(f"{channel} is busy after {seconds} s")

    def _waiting(self, chat: int) -> bool:
        return any(chat_of(update) == chat for update in list(self.telegram.pending))

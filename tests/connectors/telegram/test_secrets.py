"""TG-27, TG-01: neither the token nor the secret of the webhook gets into a log or a traceback."""

from __future__ import annotations

import asyncio
import logging
import socket
import traceback
from collections.abc import Awaitable, Callable, Iterator

import httpx
import pytest
from structlog.testing import capture_logs

from connectors import tls
from connectors.contract import FileRef, Part, SendError
from connectors.telegram import TelegramChannel
from connectors.telegram.client import client
from connectors.telegram.settings import TelegramSettings
from tests.connectors.telegram.conftest import CHAT, LIBRARY, SECRET, Hook, Make
from tests.connectors.telegram.recorder import Recorder
from tests.kit.fakes.telegram_server import TelegramServer
from tests.kit.patience import PATIENCE

pytestmark = LIBRARY

TEXT = "가로등이 고장났어요"
LIBRARIES = ("", "telegram", "telegram.Bot", "httpx", "httpcore", "telegram.request.BaseRequest")


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> Iterator[Callable[[], str]]:
    """Everything that was logged, from DEBUG on, whoever says it."""
    for name in LIBRARIES:
        caplog.set_level(logging.DEBUG, logger=name or None)
    with capture_logs() as events:
        yield lambda: "\n".join([repr(events), *(_whole(record) for record in caplog.records)])


def _whole(record: logging.LogRecord) -> str:
    """A record with all that it holds; not of the fake's server, which names what it is asked."""
    if record.name == "uvicorn.access":
        return ""
    told = "".join(traceback.format_exception(*record.exc_info)) if record.exc_info else ""
    return f"{record.getMessage()} {vars(record)!r} {told}"


def secrets(telegram: TelegramServer) -> tuple[str, ...]:
    return (telegram.token, telegram.token.partition(":")[2], SECRET, TEXT)


Do = Callable[[TelegramChannel], Awaitable[object]]
CALLS: dict[str, Do] = {
    "send": lambda c: c.send(str(CHAT), Part(TEXT)),
    "start": lambda c: c.start(),
    "fetch": lambda c: c.fetch(FileRef("x", "x", "x")),
    "typing": lambda c: c.typing(str(CHAT)),
    "check": lambda c: c.check(),
}
FAULTS = {"well": 200, "cut": 0, "401": 401, "400": 400, "502": 502}


@pytest.mark.parametrize("status", FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("do", CALLS.values(), ids=CALLS)
async def test_calls(
    make: Make, telegram: TelegramServer, said: Callable[[], str], do: Do, status: int
) -> None:
    telegram.private(CHAT)
    channel = make(mode="webhook")
    if status != 200:
        for method in ("sendMessage", "getMe", "getFile", "sendChatAction", "setWebhook"):
            telegram.fail(method, status)
    told = ""
    try:
        await do(channel)
    except SendError:
        told = traceback.format_exc()
    assert not [secret for secret in secrets(telegram) if secret in said() + told]


async def test_the_transport_itself_knows_it(
    telegram: TelegramServer, said: Callable[[], str]
) -> None:
    """The library's own exception, not ours, and its whole chain: nobody is connected to."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/bot"
    bot = client(TelegramSettings(telegram.token, mode="polling", base_url=address))
    told = ""
    try:
        await bot.get_me()
    except Exception:
        logging.getLogger("anybody").exception("failed: %r", bot.base_url)
        told = traceback.format_exc()
    await bot.close_connections()
    assert "ConnectError" in told
    assert not [secret for secret in secrets(telegram) if secret in said() + told]


async def test_an_answer_that_is_no_json(
    make: Make, telegram: TelegramServer, said: Callable[[], str]
) -> None:
    """The library logs such an answer whole, and it may quote a person."""
    async with asyncio.timeout(PATIENCE):
        server = await asyncio.start_server(_nonsense, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        channel = make(base_url=f"http://127.0.0.1:{port}/bot")
        with pytest.raises(SendError):
            await channel.send(str(CHAT), Part(TEXT))
        server.close()
    assert "no JSON" in said()
    assert not [secret for secret in secrets(telegram) if secret in said()]


async def _nonsense(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    body = f"<p>{TEXT}".encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    writer.write(head.encode() + body)
    await writer.drain()
    writer.close()


@pytest.mark.parametrize(
    "header", [None, "", "wrong", SECRET + "x", "é"], ids=["none", "empty", "wrong", "longer", "é"]
)
async def test_posts_of_somebody_else(
    make: Make,
    hook: Hook,
    gateway: Recorder,
    said: Callable[[], str],
    header: str | None,
) -> None:
    """TG-01: 403, and nothing is stored."""
    hook.mount(gateway, make(mode="webhook", public_url=hook.url))
    headers = [(b"X-Telegram-Bot-Api-Secret-Token", header.encode())] if header is not None else []
    async with httpx.AsyncClient(
        verify=tls.context(), trust_env=False, timeout=PATIENCE
    ) as stranger:
        answer = await stranger.post(
            f"{hook.url}/telegram/webhook", json={"update_id": 1}, headers=headers
        )
    assert (answer.status_code, gateway.attempts) == (403, 0)
    assert hook.refused == [("telegram", "signature")]
    assert SECRET not in said()


async def test_the_same_update_twice_at_once(
    make: Make, hook: Hook, gateway: Recorder, telegram: TelegramServer
) -> None:
    """TG-02: both answers are 200, the message is there once."""
    channel = make(mode="webhook", public_url=hook.url)
    hook.mount(gateway, channel)
    await channel.start()
    number = telegram.say(CHAT, TEXT)
    await gateway.until(lambda: bool(gateway.events))
    statuses = await asyncio.to_thread(telegram.redeliver, number, 3)
    assert statuses == [200, 200, 200]
    assert gateway.what() == [f"text {TEXT}"]

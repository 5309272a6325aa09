"""The terminal's client against the real routes, and against things that are not a gateway."""

import asyncio
from collections.abc import Callable

import httpx
import pytest

from connectors import tls
from connectors.contract import InboundMessage, Refused
from connectors.terminal import (
    Rejected,
    Reply,
    Terminal,
    TerminalError,
    Unexpected,
    Unreachable,
    converse,
)
from tests.connectors.memory_gateway import Draft, MemoryGateway
from tests.connectors.served import serve
from tests.kit.patience import PATIENCE


def ask(message: InboundMessage) -> list[Draft]:
    return [Draft("접수할까요?", (("네", "tok_yes00"), ("아니요", "tok_no000")))]


async def test_once_gives_every_reply_with_numbered_choices(
    client: httpx.AsyncClient, gateway: MemoryGateway
) -> None:
    gateway.answer = ask
    terminal = Terminal(client)
    assert await terminal.once("가로등이 고장났어요") == [Reply(1, "접수할까요?", ("네", "아니요"))]
    assert Reply(1, "접수할까요?", ("네", "아니요")).lines() == "접수할까요?\n  1) 네\n  2) 아니요"
    assert [(m.channel, m.trusted, m.locale) for m in gateway.inbox] == [("terminal", True, "ko")]


async def test_a_session_continues_a_conversation(
    client: httpx.AsyncClient, gateway: MemoryGateway
) -> None:
    first = Terminal(client)
    await first.once("하나")
    second = Terminal(client, session=first.session, after=first.after)
    assert await second.open() is True
    await second.once("둘")
    assert len({message.contact for message in gateway.inbox}) == 1


def refuse(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("refused", request=request)


def page(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, html="<h1>It works</h1>")


def broken(request: httpx.Request) -> httpx.Response:
    return httpx.Response(502, html="<h1>Bad Gateway</h1>")


def problem(request: httpx.Request) -> httpx.Response:
    return httpx.Response(503, json={"detail": "지금은 어려워요."})


def silent(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadTimeout("late", request=request)


@pytest.mark.parametrize(
    ("handler", "error", "values"),
    [
        pytest.param(refuse, Unreachable, {"address": "http://sinmungo.test"}, id="nobody there"),
        pytest.param(silent, Unreachable, {"address": "http://sinmungo.test"}, id="too late"),
        pytest.param(page, Unexpected, {"address": "http://sinmungo.test"}, id="another server"),
        pytest.param(broken, Unexpected, {"address": "http://sinmungo.test"}, id="a proxy's error"),
        pytest.param(problem, Rejected, {"detail": "지금은 어려워요."}, id="a refusal"),
    ],
)
@pytest.mark.parametrize(
    "begun", [pytest.param(False, id="opening"), pytest.param(True, id="saying")]
)
async def test_every_failure_has_a_sentence(
    handler: Callable[[httpx.Request], httpx.Response],
    error: type[TerminalError],
    values: dict[str, str],
    begun: bool,
) -> None:
    transport = httpx.MockTransport(handler)
    async with httpx.AsyncClient(transport=transport, base_url="http://sinmungo.test") as client:
        terminal = Terminal(client, session="chat_x" if begun else None, pause=0)
        with pytest.raises(error) as caught:
            await terminal.once("안녕하세요")
    assert caught.value.key.startswith("cli.chat.")
    assert caught.value.values == values


async def test_a_lost_connection_repeats_the_same_message(
    client: httpx.AsyncClient, gateway: MemoryGateway, app: object
) -> None:
    inner = httpx.ASGITransport(app)  # type: ignore[arg-type]
    lost = 0

    class Losing(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            nonlocal lost
            answer = await inner.handle_async_request(request)
            if "webhook" in request.url.path and lost == 0:
                lost += 1
                raise httpx.ReadError("reset", request=request)
            return answer

    async with httpx.AsyncClient(transport=Losing(), base_url="http://sinmungo.test") as losing:
        replies = await Terminal(losing, pause=0).once("안녕하세요")
    assert [reply.text for reply in replies] == ["안녕하세요"]
    assert (lost, len(gateway.inbox)) == (1, 1)


async def test_a_conversation_with_a_real_server() -> None:
    """A refusal is explained and the conversation goes on; a notice comes by itself, once."""
    gateway = MemoryGateway()
    typed = iter(["하나", "둘", None])
    written: list[str] = []
    noticed = asyncio.Event()

    def write(text: str) -> None:
        written.append(text)
        if text == "답변이 왔어요":
            noticed.set()

    with serve(gateway) as served:

        async def read() -> str | None:
            text = next(typed)
            gateway.refuse = Refused("busy", "web.failed") if text == "하나" else None
            if text is None:
                served.say(Draft("답변이 왔어요"))
                await asyncio.wait_for(noticed.wait(), PATIENCE)
            return text

        async with httpx.AsyncClient(
            base_url=served.url, verify=tls.context(), trust_env=False, timeout=PATIENCE
        ) as client:
            terminal = Terminal(client, pause=0.01)
            await converse(terminal, read, write, lambda error: str(error.values["detail"]))
    assert written == [gateway.text("web.failed", "ko"), "둘", "답변이 왔어요"]


async def test_late_messages_come_once() -> None:
    event = 'id: 7\ndata: {"id": 7, "text": "답변이 왔어요", "choices": []}\n\n'
    asked: list[str] = []
    thrice = asyncio.Event()

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers["last-event-id"])
        if len(asked) == 3:
            thrice.set()
        return httpx.Response(200, text=": ping\n\n" + event)

    transport = httpx.MockTransport(handler)
    async with httpx.AsyncClient(transport=transport, base_url="http://sinmungo.test") as client:
        terminal = Terminal(client, session="chat_x", after=3, pause=0)
        found: list[Reply] = []

        async def listen() -> None:
            async for reply in terminal.late():
                found.append(reply)

        task = asyncio.create_task(listen())
        await asyncio.wait_for(thrice.wait(), PATIENCE)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    assert [reply.text for reply in found] == ["답변이 왔어요"]
    assert asked[:3] == ["3", "7", "7"]

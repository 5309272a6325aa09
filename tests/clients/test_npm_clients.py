"""WEB-01 to WEB-03: clients from npm, as shipped, complete a conversation."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from connectors.contract import InboundMessage
from connectors.webchat import WebchatSettings
from tests.clients.conftest import Run
from tests.connectors.memory_gateway import Draft
from tests.connectors.served import conversation
from tests.connectors.socket_server import Address, SocketGateway, serving

pytestmark = pytest.mark.clients

SITE = "http://city.example"
HELLO = "안녕하세요. 민원을 도와드리는 자동 응답 서비스예요."
ASKED = "가로등 고장 민원으로 접수할까요?"
FILED = "접수했어요. 접수번호는 1AA-2611-0000571K예요."
LINES = f"{ASKED}\n\n1. 네, 접수해 주세요\n2. 아니요"


def answer(message: InboundMessage) -> list[Draft]:
    """A number picks a choice, as the gateway has it."""
    return [Draft(FILED)] if message.text == "1" else conversation(message)


@pytest.fixture
def gateway() -> SocketGateway:
    return SocketGateway(answer)


@pytest.fixture
async def address(gateway: SocketGateway) -> AsyncIterator[Address]:
    settings = WebchatSettings(session_key=b"k" * 32, wait=1, origins=(SITE,))
    async with serving(gateway, settings) as found:
        yield found


async def test_web_01_rasa_webchat(address: Address, gateway: SocketGateway, run: Run) -> None:
    """Embedded in a page of another site that is on the list."""
    found = await asyncio.to_thread(run, "rasa_webchat.mjs", address.url, f"{SITE}/")
    assert found["texts"] == [HELLO, ASKED, FILED]
    assert found["offered"] == ["네, 접수해 주세요", "아니요"]
    assert found["own"] == ["네, 접수해 주세요"]
    assert found["errors"] == []
    names = [name for name, _ in found["events"]]
    assert names == ["session_confirm", "bot_uttered", "bot_uttered", "bot_uttered"]
    assert found["events"][0][1] == found["session"], "the widget keeps the session it was given"
    said = [(m.text, m.choice, m.locale) for m in gateway.inbox]
    assert said == [("안녕하세요", None, "ko"), (None, "tok_yes00", "ko")]
    assert len({m.contact for m in gateway.inbox}) == 1


@pytest.mark.parametrize("client", ["socket.io-client", "socket.io-client-3"])
@pytest.mark.parametrize(
    ("transports", "used"),
    [
        pytest.param("polling,websocket", "websocket", id="WEB-02 polling, then upgraded"),
        pytest.param("websocket", "websocket", id="WEB-02 websocket only"),
        pytest.param("polling", "polling", id="WEB-02 polling only"),
    ],
)
async def test_web_02_socketio_client(
    address: Address, gateway: SocketGateway, run: Run, client: str, transports: str, used: str
) -> None:
    first = await asyncio.to_thread(run, "socketio.mjs", client, address.url, transports)
    assert first["transport"] == used
    assert [data["text"] for data in first["heard"]] == [HELLO, ASKED, FILED]
    assert (gateway.inbox[0].text, gateway.inbox[1].choice) == ("안녕하세요", "tok_yes00")
    await gateway.until_delivered(1, 2, 3)

    key = ("webchat", gateway.inbox[0].contact)
    for text in ("그사이 하나", "그사이 둘"):
        gateway.say(key, Draft(text))
    arguments = ("socketio.mjs", client, address.url, transports, first["confirmed"])
    again = await asyncio.to_thread(run, *arguments)
    assert again["confirmed"] == first["confirmed"]
    assert [data["text"] for data in again["heard"]] == ["그사이 하나", "그사이 둘"]


@pytest.mark.parametrize(
    ("way", "texts"),
    [
        pytest.param("http", [HELLO, LINES, FILED], id="WEB-03 HTTP"),
        pytest.param("events", [f"{HELLO}\n\n{LINES}", FILED], id="WEB-03 SSE"),
        pytest.param("websocket", [HELLO, LINES, FILED], id="WEB-03 WebSocket"),
    ],
)
async def test_web_03_deep_chat(
    address: Address, gateway: SocketGateway, run: Run, way: str, texts: list[str]
) -> None:
    found = await asyncio.to_thread(run, "deepchat.mjs", address.url, way)
    assert found == {"texts": texts, "shown": [], "errors": []}
    assert [m.text for m in gateway.inbox] == ["안녕하세요", "1"]
    assert len({m.contact for m in gateway.inbox}) == 1

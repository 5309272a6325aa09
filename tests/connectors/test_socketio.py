"""Socket.IO as Rasa's clients speak it: sessions, messages, and everything that should not come."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from connectors.contract import InboundMessage, Refused
from connectors.webchat import WebchatSettings
from connectors.webchat.session import Sessions
from connectors.webchat.socketio.channel import STRIKES
from connectors.webchat.socketio.receipts import Receipts
from tests.connectors.memory_gateway import Draft
from tests.connectors.socket_server import Address, SocketGateway, Widget, serving
from tests.kit.patience import LOOK, PATIENCE

YES_NO = (("네", "tok_yes00"), ("아니요", "tok_no000"))


@pytest.mark.parametrize(
    "transports",
    [
        pytest.param(["websocket"], id="websocket only"),
        pytest.param(["polling"], id="polling only"),
        pytest.param(["polling", "websocket"], id="polling, then upgraded"),
    ],
)
async def test_a_conversation(
    address: Address, gateway: SocketGateway, transports: list[str]
) -> None:
    gateway.answer = lambda message: [Draft("접수할까요?", YES_NO), Draft("천천히 고르세요.")]
    widget = Widget(address)
    await widget.client.connect(address.url, transports=transports)
    await widget.client.emit("session_request", {"session_id": None})
    await widget.say("가로등이 고장났어요")
    await widget.texts(2)
    button = widget.uttered[0]["quick_replies"][0]
    assert button == {"content_type": "text", "title": "네", "payload": "choice:tok_yes00"}
    await widget.say(button["payload"])
    await widget.texts(4)
    await gateway.until_delivered(1, 2, 3, 4)
    await widget.close()
    assert [(m.text, m.choice) for m in gateway.inbox] == [
        ("가로등이 고장났어요", None),
        (None, "tok_yes00"),
    ]
    assert {(m.account, m.trusted) for m in gateway.inbox} == {("webchat", True)}
    assert len({m.contact for m in gateway.inbox}) == 1


async def test_a_session_is_the_pages(
    address: Address, gateway: SocketGateway, settings: WebchatSettings
) -> None:
    page = Sessions(settings).issue()
    widget = await Widget(address).open(page.token)
    await widget.say("안녕하세요")
    await widget.texts(1)
    await widget.close()
    assert widget.session == page.token, "rasa-webchat starts anew when the name changes"
    assert gateway.inbox[0].contact == page.contact


@pytest.mark.parametrize(
    ("extra", "locale"),
    [
        pytest.param({"metadata": {"locale": "en"}}, "en", id="metadata, Rasa's"),
        pytest.param({"customData": {"language": "en"}}, "en", id="customData, rasa-webchat's"),
        pytest.param({"metadata": {"locale": "fr"}}, "ko", id="one we have not"),
        pytest.param({"metadata": {"locale": ["en"]}}, "ko", id="a list"),
        pytest.param({"metadata": None, "customData": None}, "ko", id="null"),
        pytest.param({}, "ko", id="none"),
    ],
)
async def test_the_language(
    address: Address, gateway: SocketGateway, extra: dict[str, Any], locale: str
) -> None:
    async with address.raw() as raw:
        await raw.emit("user_uttered", {"message": "hello", **extra})
        await raw.heard()
        await raw.heard()
    assert [m.locale for m in gateway.inbox] == [locale]


async def test_without_a_session_request_one_is_given(
    address: Address, gateway: SocketGateway, settings: WebchatSettings
) -> None:
    async with address.raw() as raw:
        await raw.emit("user_uttered", {"message": "안녕하세요"})
        name, token = await raw.heard()
        assert name == "session_confirm"
        assert await raw.sentence() == "안녕하세요"
    session = Sessions(settings).find(token)
    assert session is not None
    assert gateway.inbox[0].contact == session.contact


async def test_a_second_tab_hears_the_same(address: Address, gateway: SocketGateway) -> None:
    first = await Widget(address).open()
    second = await Widget(address).open(first.session)
    await first.say("하나")
    await second.say("둘")
    assert await first.texts(2) == await second.texts(2) == ["하나", "둘"]
    await first.close()
    await second.close()


async def test_an_acknowledgement_for_who_asks_for_one(
    address: Address, gateway: SocketGateway
) -> None:
    widget = await Widget(address).open()
    uttered = {"message": "안녕하세요", "message_id": "m-000001"}
    answers = [await widget.client.call("user_uttered", uttered) for _ in range(2)]
    gateway.refuse = Refused("too_many", "web.over", {"count": 3}, retry_after=9)
    refused = await widget.client.call("user_uttered", {"message": "또"})
    await widget.close()
    assert answers == [
        {"turn": "turn-1", "duplicate": False},
        {"turn": "turn-1", "duplicate": True},
    ]
    assert (refused["code"], refused["retry_after"]) == ("web.over", 9)


HUGE = "가" * 100_000
UNREADABLE, LARGE = "webchat.unreadable", "webchat.large"
BAD = [
    pytest.param('42["user_uttered"]', UNREADABLE, id="no data"),
    pytest.param('42["user_uttered",null]', UNREADABLE, id="null"),
    pytest.param('42["user_uttered","text"]', UNREADABLE, id="a string"),
    pytest.param('42["user_uttered",[]]', UNREADABLE, id="a list"),
    pytest.param('42["user_uttered",{}]', UNREADABLE, id="no message"),
    pytest.param('42["user_uttered",{"message":1}]', UNREADABLE, id="a number"),
    pytest.param('42["user_uttered",{"message":{"a":{}}}]', UNREADABLE, id="an object"),
    pytest.param('42["user_uttered",{"message":"\\ud800"}]', UNREADABLE, id="half a character"),
    pytest.param(
        '42["user_uttered",{"message":"x","message_id":{}}]', UNREADABLE, id="odd message id"
    ),
    pytest.param(
        '42["user_uttered",{"message":"x","metadata":"en"}]', UNREADABLE, id="metadata a string"
    ),
    pytest.param('42["session_request",[1]]', UNREADABLE, id="session request a list"),
    pytest.param('42["session_request",{"last_id":"7"}]', UNREADABLE, id="last id a string"),
    pytest.param('42["session_request",{"last_id":-1}]', UNREADABLE, id="last id below 0"),
    pytest.param('42["session_request",{"last_id":1e300}]', UNREADABLE, id="last id huge"),
    pytest.param('42["bot_uttered",{"text":"x"}]', UNREADABLE, id="our own event"),
    pytest.param('42["connect",{}]', UNREADABLE, id="the library's connect"),
    pytest.param('42["disconnect"]', UNREADABLE, id="the library's disconnect"),
    pytest.param('42["*"]', UNREADABLE, id="the library's wildcard"),
    pytest.param('42[["user_uttered"]]', UNREADABLE, id="a name that is a list"),
    pytest.param("42[]", UNREADABLE, id="no name"),
    pytest.param("42{}", UNREADABLE, id="an event that is an object"),
    pytest.param('42["user_uttered"', UNREADABLE, id="broken JSON"),
    pytest.param("42", UNREADABLE, id="an event without anything"),
    pytest.param("42" + "[" * 30_000, UNREADABLE, id="nested"),
    pytest.param("3" + "[" * 30_000, UNREADABLE, id="a pong that is nested"),
    pytest.param("4" + "[" * 30_000, UNREADABLE, id="a message that is nested"),
    pytest.param("40" + "[" * 30_000, UNREADABLE, id="a connect that is nested"),
    pytest.param('451-["user_uttered",{"_placeholder":true,"num":0}]', UNREADABLE, id="binary"),
    pytest.param("42/admin," + '["user_uttered",{}]', None, id="another namespace"),
    pytest.param('43["never asked"]', None, id="an acknowledgement of nothing"),
    pytest.param("44", UNREADABLE, id="a connect error"),
    pytest.param("49", UNREADABLE, id="no such type"),
    pytest.param("hello", UNREADABLE, id="no packet at all"),
    pytest.param("", UNREADABLE, id="empty"),
    pytest.param(b"\x00\x01", UNREADABLE, id="bytes"),
    pytest.param(f'42["user_uttered",{{"message":"{HUGE}"}}]', LARGE, id="300 kB"),
    pytest.param('42["user_uttered",{"message":"' + "가" * 5001 + '"}]', "web.over", id="too long"),
    pytest.param('42["user_uttered",{"message":" \\n"}]', "web.error.fields", id="only spaces"),
]


@pytest.mark.parametrize(("packet", "key"), BAD)
async def test_bad_input_gets_a_sentence_and_the_conversation_goes_on(
    address: Address, gateway: SocketGateway, packet: str | bytes, key: str | None
) -> None:
    async with address.raw("en") as raw:
        await raw.emit("session_request", {})
        await raw.heard()
        await raw.connection.send(packet)
        if key is not None:
            values = {"count": 1} if key == "web.over" else {}
            assert await raw.sentence() == gateway.text(key, "en", **values)
        assert gateway.inbox == []
        await raw.emit("user_uttered", {"message": "still here"})
        assert await raw.sentence() == "still here"


@pytest.mark.parametrize(("packet", "key"), BAD)
async def test_bad_input_by_polling(
    address: Address, gateway: SocketGateway, packet: str | bytes, key: str | None
) -> None:
    async with address.polled() as polled:
        large = len(packet if isinstance(packet, bytes) else packet.encode()) > 131_072
        await polled.emit("session_request", {})
        await polled.heard()
        assert await polled.post(packet) == (413 if large else 200)
        await polled.emit("user_uttered", {"message": "still here"})
        while await polled.sentence() != "still here":
            continue
    assert [m.text for m in gateway.inbox] == ["still here"]


async def test_only_refused_events_close_the_connection(address: Address) -> None:
    async with address.raw() as raw:
        for _ in range(STRIKES + 5):
            await raw.emit("nonsense")
        heard: list[str] = []
        while not heard or heard[-1] != "41":
            heard.append(str(await asyncio.wait_for(raw.connection.recv(), PATIENCE)))
    assert len([packet for packet in heard if packet.startswith("42")]) == STRIKES
    assert address.chat.connections == 0


async def test_who_does_not_read_is_not_read(
    gateway: SocketGateway, settings: WebchatSettings
) -> None:
    """By polling nobody takes what we answer: the requests are refused, and memory stays."""
    async with (
        serving(gateway, settings, slow=0.01) as address,
        address.polled() as polled,
    ):
        body = "\x1e".join(["40", "41"] * 64)
        statuses = [await polled.post(body) for _ in range(3)]
    assert statuses == [200, 503, 503]


async def test_order_is_kept(address: Address, gateway: SocketGateway) -> None:
    """Also of what a client that was offline sends at once."""
    said = [f"{number}" for number in range(40)]
    async with address.polled() as polled:
        events = [f'42["user_uttered",{{"message":"{text}"}}]' for text in said]
        await polled.post("\x1e".join(events))
    assert [m.text for m in gateway.inbox] == said


async def test_an_error_of_ours_is_told(
    address: Address, gateway: SocketGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(message: InboundMessage) -> Any:
        raise RuntimeError("disk full")

    async with address.raw() as raw:
        await raw.emit("session_request", {})
        await raw.heard()
        with monkeypatch.context() as context:
            context.setattr(gateway, "accept", fail)
            await raw.emit("user_uttered", {"message": "x"})
            assert await raw.sentence() == gateway.text("webchat.failed", "ko")
        await raw.emit("user_uttered", {"message": "다시"})
        assert await raw.sentence() == "다시"


async def test_a_stream_that_breaks_off_goes_on(
    gateway: SocketGateway, settings: WebchatSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    working = gateway.stream
    broken = 0

    async def stream(account: str, contact: str, *, after: int) -> AsyncIterator[Any]:
        nonlocal broken
        async for message in working(account, contact, after=after):
            yield message
            broken += 1
            raise OSError("the database went away")

    monkeypatch.setattr(gateway, "stream", stream)
    gateway.answer = lambda message: [Draft("하나"), Draft("둘"), Draft("셋")]
    async with serving(gateway, settings, pause=0) as address:
        widget = await Widget(address).open()
        await widget.say("안녕하세요")
        assert await widget.texts(3) == ["하나", "둘", "셋"]
        await widget.close()
    assert broken >= 3


async def test_nothing_is_left_behind(address: Address) -> None:
    widgets = [await Widget(address).open() for _ in range(3)]
    assert (address.chat.connections, len(followers())) == (3, 3)
    await widgets[0].close()
    await widgets[1].client.eio.ws.close()
    await widgets[2].client.eio.http.close()
    async with asyncio.timeout(PATIENCE):
        while address.chat.connections or followers():  # noqa: ASYNC110 (the library tells nobody)
            await asyncio.sleep(LOOK)


def followers() -> list[asyncio.Task[Any]]:
    return [task for task in asyncio.all_tasks() if "follow at" in repr(task.get_coro())]


async def test_no_session_and_no_sentence_in_the_log(
    address: Address, gateway: SocketGateway, records: pytest.LogCaptureFixture
) -> None:
    widget = await Widget(address).open()
    session = str(widget.session)
    await widget.say("제 번호는 010-1234-5678")
    await widget.texts(1)
    await widget.client.emit("user_uttered", {"message": ["010-1234-5678"]})
    await widget.texts(2)
    await widget.close()
    theirs = [r.getMessage() for r in records.records if "client" not in r.name]
    assert not [line for line in theirs if session in line or "010-1234" in line]


def test_an_answer_proves_what_went_before_it() -> None:
    receipts = Receipts()
    assert receipts.answered() is None, "to a ping of the library"
    receipts.sent(1, under_way=True)
    receipts.sent(2, under_way=True)
    found = [receipts.answered() for _ in range(4)]
    assert found == [None, 1, 2, None]


async def test_a_closed_connection_is_no_error(address: Address) -> None:
    async with address.raw() as raw:
        await raw.connection.send("1")
        with pytest.raises(ConnectionClosed):
            await asyncio.wait_for(raw.heard(), PATIENCE)


async def test_an_old_session_is_a_new_one(
    gateway: SocketGateway, settings: WebchatSettings
) -> None:
    old = Sessions(replace(settings, session_key=b"x" * 32)).issue().token
    async with serving(gateway, settings) as address:
        widget = await Widget(address).open(old)
        await widget.close()
    assert widget.session not in (None, old)

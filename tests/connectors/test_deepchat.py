"""deep-chat's protocol over HTTP, as events, and over a WebSocket."""

import asyncio
import json
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from connectors.contract import Refused
from connectors.webchat import WebchatSettings
from connectors.webchat.session import Sessions
from tests.connectors.memory_gateway import Draft
from tests.connectors.socket_server import Address, SocketGateway
from tests.kit.patience import PATIENCE

URL = "/webhooks/deepchat"
SOCKET = "/webhooks/deepchat/ws"
YES_NO = (("네", "tok_yes00"), ("아니요", "tok_no000"))


def said(text: Any, **more: Any) -> dict[str, Any]:
    return {"messages": [{"role": "user", "text": text}], **more}


async def heard(connection: ClientConnection) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(await asyncio.wait_for(connection.recv(), PATIENCE))
    return found


async def test_a_turn(client: httpx.AsyncClient, gateway: SocketGateway, session: str) -> None:
    gateway.answer = lambda message: [
        Draft("접수할까요?", YES_NO, {"code": "confirm"}),
        Draft("천천히 고르세요."),
    ]
    first, second = (await client.post(URL, json=said("가로등", session=session))).json()
    assert first["text"] == "접수할까요?\n\n1. 네\n2. 아니요"
    assert first["custom"]["choices"][0] == {"label": "네", "payload": "choice:tok_yes00"}
    assert first["custom"]["question"] == {"code": "confirm"}
    assert second["text"] == "천천히 고르세요."
    assert gateway.seen == {1, 2}


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        pytest.param(True, False, id="in a header"),
        pytest.param(False, True, id="in the body"),
    ],
)
async def test_a_session_goes_on(
    client: httpx.AsyncClient,
    gateway: SocketGateway,
    session: str,
    settings: WebchatSettings,
    headers: bool,
    body: bool,
) -> None:
    for text in ("하나", "choice:tok_yes00"):
        await client.post(
            URL,
            json=said(text, **({"session": session} if body else {})),
            headers={"Authorization": f"Bearer {session}"} if headers else {},
        )
    known = Sessions(settings).find(session)
    assert known is not None
    assert [(m.contact, m.text, m.choice) for m in gateway.inbox] == [
        (known.contact, "하나", None),
        (known.contact, None, "tok_yes00"),
    ]


async def test_without_a_session_one_is_issued(
    client: httpx.AsyncClient, gateway: SocketGateway
) -> None:
    issued = (await client.post(URL, json=said("하나"))).json()[0]["custom"]["session"]
    answer = (await client.post(URL, json=said("둘", session=issued))).json()
    assert "session" not in answer[0]["custom"]
    assert len({message.contact for message in gateway.inbox}) == 1


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
async def test_a_session_that_is_not_ours_is_told(
    client: httpx.AsyncClient, gateway: SocketGateway, session: str, accept: str
) -> None:
    changed = session[:-1] + ("B" if session.endswith("A") else "A")
    answer = await client.post(URL, json=said("x", session=changed), headers={"Accept": accept})
    assert "대화가 만료되었어요." in answer.text
    assert gateway.inbox == []
    assert gateway.conversations == {}


async def test_events(client: httpx.AsyncClient, gateway: SocketGateway) -> None:
    gateway.answer = lambda message: [Draft("하나\n둘"), Draft("셋", after=0.05)]
    headers = {"Accept": "text/event-stream"}
    answer = await client.post(URL, json=said("네"), headers=headers)
    assert answer.headers["content-type"].startswith("text/event-stream")
    found = [json.loads(line[6:]) for line in answer.text.splitlines() if line]
    assert [one["text"] for one in found] == ["하나\n둘", "\n\n셋"]
    assert gateway.seen == {1, 2}


async def test_only_the_last_message_is_new(
    client: httpx.AsyncClient, gateway: SocketGateway
) -> None:
    body = {"messages": [{"role": "user", "text": "하나"}, {"role": "ai", "text": "네"}]}
    body["messages"].append({"role": "user", "text": "둘"})
    await client.post(URL, json=body)
    assert [message.text for message in gateway.inbox] == ["둘"]


async def test_a_repeat_is_one_turn(
    client: httpx.AsyncClient, gateway: SocketGateway, session: str
) -> None:
    body = said("하나", session=session, message_id="m-000001")
    assert (await client.post(URL, json=body)).json() == (await client.post(URL, json=body)).json()
    assert len(gateway.inbox) == 1


@pytest.mark.parametrize(
    ("body", "status"),
    [
        pytest.param(b"", 422, id="empty"),
        pytest.param(b"{", 400, id="broken"),
        pytest.param(b"[" * 20_000, 400, id="nested"),
        pytest.param(b'{"messages": []}', 422, id="no message"),
        pytest.param(b'{"messages": "x"}', 422, id="a string"),
        pytest.param(b'{"messages": [{"text": 1}]}', 422, id="a number"),
        pytest.param(b'{"messages": [{"text": "\\ud800"}]}', 422, id="half a character"),
        pytest.param(b"x" * 200_000, 413, id="200 kB"),
    ],
)
async def test_bad_input(
    client: httpx.AsyncClient, gateway: SocketGateway, body: bytes, status: int
) -> None:
    headers = {"Content-Type": "application/json"}
    answer = await client.post(URL, content=body, headers=headers)
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert gateway.inbox == []


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
async def test_a_refusal_is_a_sentence(
    client: httpx.AsyncClient, gateway: SocketGateway, accept: str
) -> None:
    gateway.refuse = Refused("too_many", "web.over", {"count": 3}, retry_after=9)
    headers = {"Accept": accept, "Accept-Language": "en"}
    answer = await client.post(URL, json=said("x"), headers=headers)
    assert answer.status_code == 200
    assert "Characters over the limit: 3" in answer.text
    assert '"retry_after":9' in answer.text.replace(": ", ":")


async def test_a_websocket(address: Address, gateway: SocketGateway, session: str) -> None:
    gateway.answer = lambda message: [Draft("접수할까요?", YES_NO)]
    async with address.websocket(path=SOCKET) as connection:
        await connection.send(json.dumps(said("가로등", session=session)))
        assert (await heard(connection))["text"] == "접수할까요?\n\n1. 네\n2. 아니요"
        key = next(iter(gateway.conversations))
        gateway.say(key, Draft("답변이 왔어요"))
        assert (await heard(connection))["text"] == "답변이 왔어요"
        await gateway.until_delivered(1, 2)
    gateway.say(key, Draft("그사이에 온 말"))
    async with address.websocket(path=SOCKET) as connection:
        await connection.send(json.dumps(said("다시", session=session)))
        texts = [(await heard(connection))["text"] for _ in range(2)]
    assert texts == ["그사이에 온 말", "접수할까요?\n\n1. 네\n2. 아니요"]


async def test_a_websocket_without_a_session_is_one_conversation(
    address: Address, gateway: SocketGateway, settings: WebchatSettings
) -> None:
    async with address.websocket(path=SOCKET) as connection:
        issued = []
        for text in ("하나", "둘"):
            await connection.send(json.dumps(said(text, session="chat_not-ours")))
            issued.append((await heard(connection))["custom"]["session"])
    session = Sessions(settings).find(issued[0])
    assert session is not None
    assert {m.contact for m in gateway.inbox} == {session.contact}
    assert issued[0] == issued[1]


@pytest.mark.parametrize(
    ("frame", "key"),
    [
        pytest.param("", "webchat.unreadable", id="empty"),
        pytest.param("{", "webchat.unreadable", id="broken"),
        pytest.param("[" * 60_000, "webchat.unreadable", id="nested"),
        pytest.param("null", "webchat.unreadable", id="null"),
        pytest.param(b"\x00", "webchat.unreadable", id="bytes"),
        pytest.param('{"messages": []}', "webchat.unreadable", id="no message"),
        pytest.param('{"messages": [{"text": 1}]}', "webchat.unreadable", id="a number"),
        pytest.param("x" * 200_000, "webchat.large", id="200 kB"),
    ],
)
async def test_bad_frames(
    address: Address, gateway: SocketGateway, frame: str | bytes, key: str
) -> None:
    async with address.websocket({"Accept-Language": "en"}, SOCKET) as connection:
        await connection.send(frame)
        assert (await heard(connection))["text"] == gateway.text(key, "en")
        await connection.send(json.dumps(said("still here")))
        assert (await heard(connection))["text"] == "still here"
    assert len(gateway.inbox) == 1


async def test_only_refused_frames_close_the_connection(address: Address) -> None:
    async with address.websocket(path=SOCKET) as connection:
        for _ in range(50):
            await connection.send("nonsense")
            await heard(connection)
        with pytest.raises(ConnectionClosed):
            await heard(connection)


async def test_an_error_of_ours_is_told(
    address: Address, gateway: SocketGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(message: object) -> Any:
        raise RuntimeError("disk full")

    async with address.websocket(path=SOCKET) as connection:
        with monkeypatch.context() as context:
            context.setattr(gateway, "accept", fail)
            await connection.send(json.dumps(said("x")))
            assert (await heard(connection))["text"] == gateway.text("webchat.failed", "ko")
        await connection.send(json.dumps(said("다시")))
        assert (await heard(connection))["text"] == "다시"

"""Whoever begins a conversation is counted for the network it comes from, and told when it has to
wait: every place that gives a session away, and every message's own address."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from connectors.webchat import WebchatSettings
from connectors.webchat.session import Sessions
from tests.connectors.conftest import TOKEN
from tests.connectors.memory_gateway import Draft
from tests.connectors.socket_server import Address, SocketGateway

HERE = "127.0.0.1"
KEY = "system.limited.session"
SENTENCE = "지금 이 네트워크에서 새 대화가 너무 많이 열렸어요. 1분 뒤에 다시 열어 주세요."
DEEPCHAT, REST = "/webhooks/deepchat", "/webhooks/rest/webhook"
Told = tuple[str, str, int]
"""Sentence, its key, seconds to wait."""
Ask = Callable[[Address, str | None], Awaitable[Told | None]]


def _said(session: str | None) -> dict[str, Any]:
    return {"messages": [{"role": "user", "text": "안녕"}], "session": session}


async def page(address: Address, session: str | None) -> Told | None:
    headers = {"Authorization": f"Bearer {session}"} if session else {}
    async with address.client() as client:
        answer = await client.post("/chat/session", headers=headers)
    if answer.status_code == 201:
        return None
    found = answer.json()
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "12")
    return found["detail"], found["code"], found["retry_after"]


async def deep_chat(address: Address, session: str | None) -> Told | None:
    async with address.client() as client:
        (found,) = (await client.post(DEEPCHAT, json=_said(session))).json()
    custom = found["custom"]
    return None if "id" in custom else (found["text"], custom["code"], custom["retry_after"])


async def deep_chat_events(address: Address, session: str | None) -> Told | None:
    headers = {"Accept": "text/event-stream"}
    async with address.client() as client:
        text = (await client.post(DEEPCHAT, json=_said(session), headers=headers)).text
    found = json.loads(text.removeprefix("data: "))
    custom = found["custom"]
    return None if "id" in custom else (found["text"], custom["code"], custom["retry_after"])


async def deep_chat_socket(address: Address, session: str | None) -> Told | None:
    async with address.websocket(path=f"{DEEPCHAT}/ws") as connection:
        await connection.send(json.dumps(_said(session)))
        found = json.loads(await connection.recv())
    custom = found["custom"]
    return None if "id" in custom else (found["text"], custom["code"], custom["retry_after"])


async def socket_io_asks(address: Address, session: str | None) -> Told | None:
    async with address.raw() as raw:
        await raw.emit("session_request", {"session_id": session})
        name, found = await raw.heard()
    if name == "session_confirm":
        return None
    return found["text"], found["metadata"]["code"], found["metadata"]["retry_after"]


async def socket_io_says(address: Address, session: str | None) -> Told | None:
    async with address.raw() as raw:
        await raw.emit("user_uttered", {"message": "안녕", "session_id": session})
        name, found = await raw.heard()
    if name == "session_confirm" or "id" in found["metadata"]:
        return None
    return found["text"], found["metadata"]["code"], found["metadata"]["retry_after"]


PLACES = [page, deep_chat, deep_chat_events, deep_chat_socket, socket_io_asks, socket_io_says]


@pytest.mark.parametrize("ask", PLACES, ids=lambda ask: str(ask.__name__))
async def test_a_new_session(
    address: Address, gateway: SocketGateway, settings: WebchatSettings, ask: Ask
) -> None:
    assert await ask(address, None) is None
    assert gateway.admitted == [("session", HERE)]
    gateway.closed = {"session": KEY}
    heard = len(gateway.inbox)
    assert await ask(address, None) == (SENTENCE, KEY, 12)
    if ask not in (deep_chat, deep_chat_events):  # where that is an error of its own
        assert await ask(address, "chat_" + "A" * 56) == (SENTENCE, KEY, 12), "not one of ours"
    assert len(gateway.inbox) == heard
    known = Sessions(settings).issue().token
    assert await ask(address, known) is None, "who has one goes on"
    assert len(gateway.admitted) == 1


async def test_a_socket_that_was_refused_may_try_again(
    address: Address, gateway: SocketGateway
) -> None:
    gateway.closed = {"session": KEY}
    async with address.raw() as raw:
        await raw.emit("user_uttered", {"message": "안녕"})
        assert await raw.sentence() == SENTENCE
        gateway.closed = {}
        await raw.emit("user_uttered", {"message": "안녕"})
        assert (await raw.heard())[0] == "session_confirm"
        assert await raw.sentence() == "안녕"


@pytest.mark.parametrize(
    ("path", "body", "token", "client"),
    [
        ("/chat/messages", {"message_id": "m-000001", "text": "안녕"}, None, HERE),
        (REST, {"sender": "kim", "message": "안녕"}, "", HERE),
        # A server for many people.
        (REST, {"sender": "kim", "message": "안녕"}, TOKEN, None),
        (DEEPCHAT, _said(None), "", HERE),
    ],
    ids=["page", "open REST", "REST", "deep-chat"],
)
async def test_a_message_says_where_it_comes_from(
    address: Address,
    gateway: SocketGateway,
    settings: WebchatSettings,
    path: str,
    body: dict[str, Any],
    token: str | None,
    client: str | None,
) -> None:
    token = Sessions(settings).issue().token if token is None else token
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with address.client() as browser:
        answer = await browser.post(path, json=body, headers=headers)
    assert answer.is_success
    assert [message.client for message in gateway.inbox] == [client]


async def test_sockets_say_it_too(address: Address, gateway: SocketGateway) -> None:
    gateway.answer = lambda message: [Draft("네")]
    await socket_io_says(address, None)
    async with address.polled() as polled:
        await polled.emit("user_uttered", {"message": "안녕"})
        await polled.heard()
    await deep_chat_socket(address, None)
    assert [message.client for message in gateway.inbox] == [HERE] * 3

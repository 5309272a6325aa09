"""The page's own calls: session, messages, and the stream that can be resumed."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import httpx
import pytest

from connectors.contract import Refused
from connectors.webchat import WebchatSettings
from connectors.webchat.chat import events
from connectors.webchat.session import Sessions
from tests.connectors.conftest import Clock
from tests.connectors.memory_gateway import Draft, MemoryGateway
from tests.kit.patience import PATIENCE

WIDE = "m-000001"


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def test_sessions_are_long_and_differ(client: httpx.AsyncClient) -> None:
    found = {(await client.post("/chat/session")).json()["session"] for _ in range(20)}
    assert len(found) == 20
    assert all(len(token) == len("chat_") + 56 for token in found)


async def test_a_session_is_resumed_and_renewed(
    client: httpx.AsyncClient, settings: WebchatSettings, session: str, clock: Clock
) -> None:
    clock.now += timedelta(days=6)
    answer = (await client.post("/chat/session", headers=bearer(session))).json()
    clock.now += timedelta(days=6)
    sessions = Sessions(settings)
    assert answer["resumed"] is True
    assert sessions.find(session) is None
    renewed = sessions.find(answer["session"])
    assert renewed is not None


def altered(token: str, position: int) -> str:
    replacement = "A" if token[position] != "A" else "B"
    return token[:position] + replacement + token[position + 1 :]


@pytest.mark.parametrize(
    "forge",
    [
        pytest.param(lambda token: "", id="none"),
        pytest.param(lambda token: "chat_", id="prefix only"),
        pytest.param(lambda token: "chat_" + "A" * 48, id="unsigned"),
        pytest.param(lambda token: altered(token, 7), id="another id"),
        pytest.param(lambda token: altered(token, 28), id="another time"),
        pytest.param(lambda token: altered(token, 50), id="another signature"),
        pytest.param(lambda token: token + "AAAA", id="longer"),
        pytest.param(lambda token: token[:-4], id="shorter"),
        pytest.param(lambda token: token[5:], id="no prefix"),
        pytest.param(lambda token: "chat_%%%%", id="not base64"),
        pytest.param(
            lambda token: Sessions(WebchatSettings(session_key=b"x" * 32)).issue().token,
            id="of another installation",
        ),
    ],
)
@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/chat/messages"), ("GET", "/chat/stream"), ("DELETE", "/chat/session")],
)
async def test_a_foreign_session_opens_nothing(
    client: httpx.AsyncClient,
    gateway: MemoryGateway,
    session: str,
    forge: Any,
    method: str,
    path: str,
) -> None:
    body = {"message_id": WIDE, "text": "안녕하세요"} if method == "POST" else None
    answer = await client.request(method, path, json=body, headers=bearer(forge(session)))
    assert (answer.status_code, answer.json()["code"]) == (401, "web.error.session")
    assert gateway.inbox == []
    assert gateway.conversations == {}


async def test_an_old_session_is_refused(
    client: httpx.AsyncClient, session: str, clock: Clock
) -> None:
    clock.now += timedelta(days=7, seconds=1)
    body = {"message_id": WIDE, "text": "안녕하세요"}
    answer = await client.post("/chat/messages", json=body, headers=bearer(session))
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("body", "status"),
    [
        pytest.param({"message_id": WIDE, "text": "안녕하세요"}, 202, id="text"),
        pytest.param({"message_id": WIDE, "choice": "tok_here1"}, 202, id="choice"),
        pytest.param({"message_id": WIDE, "text": "x", "locale": "fr"}, 202, id="other locale"),
        pytest.param({"message_id": WIDE, "text": "x", "choice": "y"}, 422, id="both"),
        pytest.param({"message_id": WIDE}, 422, id="neither"),
        pytest.param({"message_id": WIDE, "text": " \n"}, 422, id="blank"),
        pytest.param({"message_id": WIDE, "text": 1}, 422, id="number"),
        pytest.param({"message_id": WIDE, "choice": ""}, 422, id="empty choice"),
        pytest.param({"message_id": "short", "text": "x"}, 422, id="short message id"),
        pytest.param({"text": "x"}, 422, id="no message id"),
        pytest.param({"message_id": WIDE, "text": "x" * 5001}, 422, id="too long"),
    ],
)
async def test_messages(
    client: httpx.AsyncClient,
    gateway: MemoryGateway,
    session: str,
    body: dict[str, Any],
    status: int,
) -> None:
    answer = await client.post("/chat/messages", json=body, headers=bearer(session))
    assert answer.status_code == status
    assert len(gateway.inbox) == (1 if status == 202 else 0)
    assert all(message.trusted for message in gateway.inbox)


async def test_a_repeated_message_is_one_turn(
    client: httpx.AsyncClient, gateway: MemoryGateway, session: str
) -> None:
    body = {"message_id": WIDE, "text": "안녕하세요"}
    answers = [
        (await client.post("/chat/messages", json=body, headers=bearer(session))).json()
        for _ in range(2)
    ]
    assert answers == [
        {"turn": "turn-1", "duplicate": False},
        {"turn": "turn-1", "duplicate": True},
    ]
    assert len(gateway.inbox) == 1


async def test_the_rate_limit_is_a_sentence_with_a_time(
    client: httpx.AsyncClient, gateway: MemoryGateway, session: str
) -> None:
    gateway.refuse = Refused("too_many", "web.over", {"count": 3}, retry_after=9)
    body = {"message_id": WIDE, "text": "안녕하세요"}
    headers = {**bearer(session), "Accept-Language": "en-GB,ko;q=0.4"}
    answer = await client.post("/chat/messages", json=body, headers=headers)
    assert answer.status_code == 429
    assert answer.json()["retry_after"] == 9
    assert answer.json()["detail"].startswith("Characters over the limit: 3")


@pytest.mark.parametrize(
    ("origin", "status", "shared"),
    [
        pytest.param(None, 201, None, id="a program"),
        pytest.param("http://sinmungo.test", 201, None, id="our page"),
        pytest.param("https://sinmungo.test", 201, None, id="our page behind TLS"),
        pytest.param("https://city.example", 201, "https://city.example", id="a listed site"),
        pytest.param("http://city.example", 403, None, id="a listed site without TLS"),
        pytest.param("https://evil.example", 403, None, id="any other site"),
        pytest.param("https://sinmungo.test.evil.example", 403, None, id="a longer name"),
        pytest.param("null", 403, None, id="sandboxed frame"),
    ],
)
async def test_origin(
    client: httpx.AsyncClient, origin: str | None, status: int, shared: str | None
) -> None:
    headers = {"Origin": origin} if origin else {}
    for method, path in (("POST", "/chat/session"), ("OPTIONS", "/chat/messages")):
        answer = await client.request(method, path, headers=headers)
        assert answer.status_code == (204 if method == "OPTIONS" and status == 201 else status)
        assert answer.headers.get("access-control-allow-origin") == shared


async def read(
    gateway: MemoryGateway, contact: str, after: int, count: int, beat: float = 0.02
) -> list[bytes]:
    """The first `count` chunks of a stream; httpx's ASGI transport waits for the end of a body."""
    stream = events(gateway, gateway.stream("webchat", contact, after=after), heartbeat=beat)
    found = [await anext(stream) for _ in range(count)]
    await stream.aclose()
    return found


async def test_a_stream_resumes_after_the_last_seen_message(gateway: MemoryGateway) -> None:
    for text in ("하나", "둘", "셋\n넷"):
        gateway.say(("webchat", "c"), Draft(text, (("예", "tok_yes00"),)))
    opened, *found = await read(gateway, "c", after=1, count=3)
    assert opened.startswith(b":")
    lines = [chunk.decode().splitlines() for chunk in found]
    assert [line[1] for line in lines] == ["id: 2", "id: 3"]
    data = [json.loads(line[0].removeprefix("data: ")) for line in lines]
    assert [item["text"] for item in data] == ["둘", "셋\n넷"]
    assert data[0]["choices"] == [{"label": "예", "token": "tok_yes00", "number": 1}]
    assert gateway.seen == {2}, "the last one was never asked beyond: its delivery is unknown"


async def test_what_is_shown_once_is_kept_until_it_was_shown(
    client: httpx.AsyncClient, gateway: MemoryGateway, session: str
) -> None:
    gateway.say(("webchat", "c"), Draft("안녕하세요"))
    gateway.say(("webchat", "c"), Draft("비밀번호는 12345678", secret=True))
    found = await read(gateway, "c", after=0, count=4)
    once = [
        json.loads(chunk.decode().partition("data: ")[2].splitlines()[0]).get("once")
        for chunk in found[1:3]
    ]
    assert once == [None, True]
    assert (gateway.seen, gateway.unread) == ({1, 2}, {2})
    answer = await client.post("/chat/shown", json={"last": 2}, headers=bearer(session))
    assert (answer.status_code, gateway.told[-1][2], gateway.unread) == (204, 2, set())


@pytest.mark.parametrize("last", [-1, "a", None, 10**18])
async def test_a_bad_number_is_shown_to_nobody(
    client: httpx.AsyncClient, gateway: MemoryGateway, session: str, last: object
) -> None:
    answer = await client.post("/chat/shown", json={"last": last}, headers=bearer(session))
    assert (answer.status_code, gateway.told) == (422, [])


async def test_a_stream_beats_while_nobody_speaks(gateway: MemoryGateway) -> None:
    found = await read(gateway, "c", after=0, count=3)
    assert {chunk[:1] for chunk in found} == {b":"}


async def test_a_stream_shows_what_comes_later(gateway: MemoryGateway) -> None:
    reader = asyncio.ensure_future(read(gateway, "c", after=0, count=2, beat=PATIENCE))
    await asyncio.sleep(0)
    gateway.say(("webchat", "c"), Draft("접수했어요"))
    assert "접수했어요" in (await reader)[1].decode()


async def test_a_stream_is_of_one_contact(gateway: MemoryGateway) -> None:
    gateway.say(("webchat", "someone"), Draft("비밀번호는 12345678"))
    found = await read(gateway, "c", after=0, count=3)
    assert b"12345678" not in b"".join(found)


@pytest.mark.parametrize("value", ["-1", "1e3", "abc", "9" * 19, "0" * 5000, "٣"])
async def test_a_bad_resume_point_is_refused(
    client: httpx.AsyncClient, session: str, value: str
) -> None:
    answer = await client.get("/chat/stream", params={"after": value}, headers=bearer(session))
    assert answer.status_code == 422


async def test_clearing_erases_the_conversation(
    client: httpx.AsyncClient, gateway: MemoryGateway, session: str
) -> None:
    body = {"message_id": WIDE, "text": "안녕하세요"}
    await client.post("/chat/messages", json=body, headers=bearer(session))
    assert gateway.conversations
    answer = await client.delete("/chat/session", headers=bearer(session))
    assert (answer.status_code, answer.content) == (204, b"")
    assert gateway.conversations == {}

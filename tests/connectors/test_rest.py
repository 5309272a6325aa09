"""Rasa's REST shape: what goes in, what comes out, and every way it can be refused."""

import json
from typing import Any

import httpx
import pytest

from connectors.contract import InboundMessage, Refused
from tests.connectors.conftest import TOKEN
from tests.connectors.memory_gateway import Draft, MemoryGateway

URL = "/webhooks/rest/webhook"
QUESTION = {"code": "place", "type": "place", "required": True, "max_length": 1000}


def ask(message: InboundMessage) -> list[Draft]:
    return [Draft("어디인가요?", (("여기", "tok_here1"), ("저기", "tok_there")), QUESTION)]


async def test_health(client: httpx.AsyncClient) -> None:
    assert (await client.get("/webhooks/rest/")).json() == {"status": "ok"}


async def test_text_buttons_and_question_come_in_one_item(
    client: httpx.AsyncClient, gateway: MemoryGateway
) -> None:
    gateway.answer = ask
    answer = await client.post(URL, json={"sender": "kim", "message": "가로등이 고장났어요"})
    assert answer.status_code == 200
    assert answer.json() == [
        {
            "recipient_id": "kim",
            "text": "어디인가요?",
            "buttons": [
                {"title": "여기", "payload": "choice:tok_here1"},
                {"title": "저기", "payload": "choice:tok_there"},
            ],
            "custom": {"question": QUESTION},
            "metadata": {"id": 1, "locale": "ko", "turn": "turn-1"},
        }
    ]
    assert gateway.seen == {1}


@pytest.mark.parametrize(
    ("message", "text", "choice"),
    [
        pytest.param("choice:tok_here1", None, "tok_here1", id="payload of a button"),
        pytest.param("1", "1", None, id="number stays text, the gateway knows the choices"),
        pytest.param("여기", "여기", None, id="title stays text"),
        pytest.param("choice: I have none", "choice: I have none", None, id="sentence"),
        pytest.param("choice:", "choice:", None, id="prefix alone"),
        pytest.param("choice:tok_here1\n", "choice:tok_here1\n", None, id="newline behind"),
        pytest.param("/restart", "/restart", None, id="rasa payload"),
        pytest.param('/inform{"pin":"1"}', '/inform{"pin":"1"}', None, id="rasa entities"),
        pytest.param('{"say":"x"}', '{"say":"x"}', None, id="our own json"),
        pytest.param("EXTERNAL: x", "EXTERNAL: x", None, id="rasa external"),
        pytest.param("  앞뒤 공백\n", "  앞뒤 공백\n", None, id="to the character"),
    ],
)
async def test_what_is_typed_is_text(
    client: httpx.AsyncClient,
    gateway: MemoryGateway,
    message: str,
    text: str | None,
    choice: str | None,
) -> None:
    await client.post(URL, json={"sender": "kim", "message": message})
    assert [(m.text, m.choice) for m in gateway.inbox] == [(text, choice)]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        pytest.param(b"{", 400, "web.error.json", id="broken json"),
        pytest.param(b"\xff\xfe", 400, "web.error.json", id="not utf-8"),
        pytest.param(b"[" * 60_000, 400, "web.error.json", id="deeply nested"),
        pytest.param(b"[]", 422, "web.error.fields", id="list"),
        pytest.param(b"null", 422, "web.error.fields", id="null"),
        pytest.param(b"", 422, "web.error.fields", id="no body"),
        pytest.param(b'{"message":"x"}', 422, "web.error.fields", id="no sender"),
        pytest.param(b'{"sender":"kim"}', 422, "web.error.fields", id="no message"),
        pytest.param(b'{"sender":"","message":"x"}', 422, "web.error.fields", id="empty sender"),
        pytest.param(b'{"sender":1,"message":"x"}', 422, "web.error.fields", id="sender number"),
        pytest.param(b'{"sender":"k","message":{}}', 422, "web.error.fields", id="message object"),
        pytest.param(
            b'{"sender":"k","message":"\\ud800"}', 422, "web.error.fields", id="half a surrogate"
        ),
        pytest.param(
            b'{"sender":"k","message":"x","metadata":[]}', 422, "web.error.fields", id="metadata"
        ),
        pytest.param(b'{"sender":"k","message":" "}', 422, "web.error.fields", id="only a space"),
        pytest.param(b"x" * 5_000_000, 413, "web.error.large", id="5 MB"),
        pytest.param(
            json.dumps({"sender": "k", "message": "x" * 10_000}).encode(),
            422,
            "web.over",
            id="10,000 characters",
        ),
    ],
)
async def test_bad_input_gets_a_clear_answer(
    client: httpx.AsyncClient, gateway: MemoryGateway, body: bytes, status: int, code: str
) -> None:
    headers = {"Content-Type": "application/json", "Accept-Language": "en"}
    answer = await client.post(URL, content=body, headers=headers)
    assert answer.headers["content-type"] == "application/problem+json"
    found = answer.json()
    assert (answer.status_code, found["status"], found["code"]) == (status, status, code)
    assert found["detail"]
    assert gateway.inbox == []


async def test_a_problem_names_fields_and_repeats_no_values(client: httpx.AsyncClient) -> None:
    answer = await client.post(URL, json={"sender": ["900101-1234567"], "message": "x"})
    assert answer.json()["errors"] == [{"pointer": "#/sender", "code": "string_type"}]
    assert "900101" not in answer.text


async def test_a_body_without_length_is_cut_off_at_the_limit(client: httpx.AsyncClient) -> None:
    sent = 0

    async def endless() -> Any:
        nonlocal sent
        while sent < 50_000_000:
            sent += 65_536
            yield b"x" * 65_536

    headers = {"Content-Type": "application/json"}
    request = client.build_request("POST", URL, content=endless(), headers=headers)
    answer = await client.send(request)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("headers", "query", "status", "account", "trusted"),
    [
        pytest.param({}, "", 200, "rest-open", False, id="no token"),
        pytest.param({}, "?token=", 200, "rest-open", False, id="Rasa's client without one"),
        pytest.param({}, f"?token={TOKEN}", 200, "rest", True, id="token in the query"),
        pytest.param({"Authorization": f"Bearer {TOKEN}"}, "", 200, "rest", True, id="bearer"),
        pytest.param({"Authorization": f"bearer {TOKEN}"}, "", 200, "rest", True, id="lower case"),
        pytest.param({"Authorization": "Bearer no"}, "", 403, None, None, id="wrong bearer"),
        pytest.param({}, "?token=no", 403, None, None, id="wrong query"),
        pytest.param({}, f"?token={TOKEN}x", 403, None, None, id="token and more"),
        pytest.param({}, "?token=%ED%86%A0", 403, None, None, id="not ascii"),
    ],
)
async def test_token(
    client: httpx.AsyncClient,
    gateway: MemoryGateway,
    headers: dict[str, str],
    query: str,
    status: int,
    account: str | None,
    trusted: bool | None,
) -> None:
    body = {"sender": "kim", "message": "안녕하세요"}
    answer = await client.post(URL + query, json=body, headers=headers)
    assert answer.status_code == status
    found = [(m.account, m.trusted) for m in gateway.inbox]
    assert found == ([] if account is None else [(account, trusted)])


async def test_a_token_is_compared_in_constant_time(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[tuple[bytes, bytes]] = []

    def compare(given: bytes, expected: bytes) -> bool:
        compared.append((given, expected))
        return given == expected

    monkeypatch.setattr("connectors.webchat.rest.hmac.compare_digest", compare)
    await client.post(f"{URL}?token=nope", json={"sender": "kim", "message": "x"})
    assert compared == [(b"nope", TOKEN.encode())]


async def test_a_session_is_a_sender_that_proves_itself(
    client: httpx.AsyncClient, gateway: MemoryGateway, session: str
) -> None:
    await client.post(URL, json={"sender": session, "message": "안녕하세요"})
    changed = session[:-1] + ("B" if session.endswith("A") else "A")
    await client.post(URL, json={"sender": changed, "message": "안녕하세요"})
    mine, forged = gateway.inbox
    assert (mine.account, mine.trusted) == ("webchat", True)
    assert (forged.account, forged.trusted) == ("rest-open", False)
    assert session not in (mine.contact, forged.contact)


async def test_a_claimed_name_never_meets_a_proven_one(
    client: httpx.AsyncClient, gateway: MemoryGateway
) -> None:
    gateway.say(("rest", "kim"), Draft("비밀번호는 12345678입니다"))
    answer = await client.post(URL, json={"sender": "kim", "message": "안녕하세요"})
    assert [found["text"] for found in answer.json()] == ["안녕하세요"]


async def test_a_repeat_is_one_turn_and_the_same_answer(
    client: httpx.AsyncClient, gateway: MemoryGateway
) -> None:
    body = {"sender": "kim", "message": "안녕하세요", "message_id": "m-1"}
    first = await client.post(URL, json=body)
    second = await client.post(URL, json=body)
    assert first.json() == second.json() != []
    assert len(gateway.inbox) == 1


@pytest.mark.parametrize(
    ("after", "within"),
    [pytest.param(0.1, True, id="in time"), pytest.param(2, False, id="too late")],
)
async def test_it_waits_for_what_the_turn_causes(
    client: httpx.AsyncClient, gateway: MemoryGateway, after: float, within: bool
) -> None:
    gateway.answer = lambda message: [Draft("보낼게요"), Draft("접수번호", after=after)]
    answer = await client.post(URL, json={"sender": "kim", "message": "네"})
    assert [m["text"] for m in answer.json()] == ["보낼게요", "접수번호"][: 2 if within else 1]


async def test_what_came_meanwhile_comes_with_the_next_request(
    client: httpx.AsyncClient, gateway: MemoryGateway
) -> None:
    gateway.say(("rest-open", "kim"), Draft("답변이 도착했어요"))
    body = {"sender": "kim", "message": "안녕하세요"}
    texts = [[m["text"] for m in (await client.post(URL, json=body)).json()] for _ in range(2)]
    assert texts == [["답변이 도착했어요", "안녕하세요"], ["안녕하세요"]]


async def test_stream_is_one_json_object_a_line(
    client: httpx.AsyncClient, gateway: MemoryGateway
) -> None:
    gateway.answer = lambda message: [Draft("하나\n둘"), Draft("셋", after=0.05)]
    answer = await client.post(f"{URL}?stream=true", json={"sender": "kim", "message": "네"})
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert [json.loads(line)["text"] for line in answer.text.splitlines()] == ["하나\n둘", "셋"]
    assert gateway.seen == {1, 2}


@pytest.mark.parametrize(
    ("refusal", "status", "retry"),
    [
        pytest.param(
            Refused("too_many", "web.error.session", retry_after=17), 429, "17", id="rate"
        ),
        pytest.param(Refused("gone", "web.error.missing"), 409, None, id="stale choice"),
        pytest.param(Refused("busy", "web.failed", retry_after=5), 503, "5", id="busy"),
        pytest.param(Refused("too_long", "web.over", {"count": 1}), 422, None, id="too long"),
    ],
)
@pytest.mark.parametrize("query", ["", "?stream=true"])
async def test_the_gateways_refusals(
    client: httpx.AsyncClient,
    gateway: MemoryGateway,
    refusal: Refused,
    status: int,
    retry: str | None,
    query: str,
) -> None:
    gateway.refuse = refusal
    headers = {"Accept-Language": "ko"}
    answer = await client.post(URL + query, json={"sender": "k", "message": "x"}, headers=headers)
    assert answer.status_code == status
    assert answer.headers.get("retry-after") == retry
    assert answer.json()["detail"] == gateway.text(refusal.key, "ko", **refusal.values)


@pytest.mark.parametrize(
    ("field", "value", "locale", "channel"),
    [
        pytest.param("metadata", {"locale": "en"}, "en", "webchat", id="locale"),
        pytest.param("metadata", {"locale": "fr"}, None, "webchat", id="locale we have not"),
        pytest.param("metadata", {"locale": ["en"]}, None, "webchat", id="locale a list"),
        pytest.param("input_channel", "terminal", None, "terminal", id="terminal"),
        pytest.param("input_channel", "telegram", None, "webchat", id="a name not theirs"),
    ],
)
async def test_optional_fields(
    client: httpx.AsyncClient,
    gateway: MemoryGateway,
    field: str,
    value: Any,
    locale: str | None,
    channel: str,
) -> None:
    await client.post(URL, json={"sender": "kim", "message": "x", field: value})
    assert [(m.locale, m.channel) for m in gateway.inbox] == [(locale, channel)]


async def test_no_secret_and_no_sentence_in_the_log(
    client: httpx.AsyncClient, session: str, records: pytest.LogCaptureFixture
) -> None:
    text = "제 번호는 010-1234-5678"
    auth = {"Authorization": f"Bearer {TOKEN}"}
    await client.post(URL, json={"sender": session, "message": text}, headers=auth)
    await client.post(URL, json={"sender": session, "message": [text]})
    await client.post("/chat/messages", json={"text": text}, headers={"Authorization": session})
    assert not [secret for secret in (TOKEN, session, "010-1234") if secret in records.text]


@pytest.mark.parametrize(("token", "address"), [("", "127.0.0.1"), (TOKEN, None)])
async def test_a_server_that_speaks_for_many_is_not_where_they_are(
    client: httpx.AsyncClient, gateway: MemoryGateway, token: str, address: str | None
) -> None:
    await client.post(f"{URL}?token={token}", json={"sender": "kim", "message": "안녕하세요"})
    assert [message.client for message in gateway.inbox] == [address]

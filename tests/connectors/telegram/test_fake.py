"""The fake is as strict as Telegram, and speaks as it does; asked without any library."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.connectors.telegram.conftest import CHAT
from tests.kit.fakes.telegram_rules import ApiError, parse_html, units
from tests.kit.fakes.telegram_server import TelegramServer
from tests.kit.fakes.telegram_users import NoSuchButton
from tests.kit.patience import PATIENCE


@pytest.fixture
def api(telegram: TelegramServer) -> Iterator[httpx.Client]:
    telegram.private(CHAT)
    base = f"{telegram.base_url}{telegram.token}/"
    with httpx.Client(base_url=base, trust_env=False, timeout=PATIENCE) as client:
        yield client


def send(**more: Any) -> dict[str, Any]:
    return {"chat_id": CHAT, "text": "안녕"} | more


def inline(data: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "네", "callback_data": data}]]}


REFUSED: dict[str, tuple[str, dict[str, Any], int, str]] = {
    "empty": ("sendMessage", send(text=" \n"), 400, "Bad Request: message text is empty"),
    "too long": ("sendMessage", send(text="😀" * 2049), 400, "Bad Request: message is too long"),
    "no chat": ("sendMessage", send(chat_id=9), 400, "Bad Request: chat not found"),
    "button": (
        "sendMessage",
        send(reply_markup=inline("가" * 22)),
        400,
        "Bad Request: BUTTON_DATA_INVALID",
    ),
    "HTML": (
        "sendMessage",
        send(text="<b>a</i>", parse_mode="HTML"),
        400,
        "Bad Request: can't parse entities: Unmatched end tag at byte offset 4, expected "
        '"</b>", found "</i>"',
    ),
    "query": (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ),
    "no message": (
        "editMessageReplyMarkup",
        {"chat_id": CHAT, "message_id": 1},
        400,
        "Bad Request: message to edit not found",
    ),
    "quoted": (
        "sendMessage",
        send(reply_parameters={"message_id": 1}),
        400,
        "Bad Request: message to be replied not found",
    ),
    "command": (
        "setMyCommands",
        {"commands": [{"command": "도움말", "description": "도움말"}]},
        400,
        "Bad Request: BOT_COMMAND_INVALID",
    ),
    "file": (
        "getFile",
        {"file_id": "x"},
        400,
        "Bad Request: wrong file_id or the file is temporarily unavailable",
    ),
    "method": ("sendTelepathy", {}, 404, "Not Found: method not found"),
}


@pytest.mark.parametrize(("method", "params", "status", "text"), REFUSED.values(), ids=REFUSED)
def test_what_telegram_refuses(
    api: httpx.Client, method: str, params: dict[str, Any], status: int, text: str
) -> None:
    answer = api.post(method, json=params)
    assert answer.status_code == status
    assert answer.json() == {"ok": False, "error_code": status, "description": text}


@pytest.mark.parametrize("kind", ["json", "form", "multipart", "query"])
def test_ways_to_send_parameters(api: httpx.Client, telegram: TelegramServer, kind: str) -> None:
    params = send(reply_markup=inline("tok_0123456789"))
    flat = {k: json.dumps(v) if isinstance(v, dict) else str(v) for k, v in params.items()}
    if kind == "json":
        answer = api.post("sendMessage", json=params)
    elif kind == "form":
        answer = api.post("sendMessage", data=flat)
    elif kind == "multipart":
        files = {key: (None, value) for key, value in flat.items()}
        answer = api.post("sendMessage", files=files)
    else:
        answer = api.get("sendmessage", params=flat)
    assert answer.json()["result"]["text"] == "안녕"
    assert telegram.received(CHAT)[0].buttons == {"네": "tok_0123456789"}


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<b>a", "Can't find end tag"),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("가<x>", 'Unsupported start tag "x" at byte offset 3'),
        ("1 < 2", 'Unsupported start tag ""'),
        ("<b", "Unclosed start tag at byte offset 0"),
    ],
    ids=["open", "not open", "unknown", "a bare sign", "half a tag"],
)
def test_html_that_cannot_be_parsed(html: str, why: str) -> None:
    with pytest.raises(ApiError, match="can't parse entities") as raised:
        parse_html(html)
    assert why in str(raised.value)


def test_html_as_it_is_shown() -> None:
    found = parse_html("😀<b>가 <i>&lt;나&gt;</i></b>&amp;&#33;")
    assert found.text == "😀가 <나>&!"
    assert [(e["type"], e["offset"], e["length"]) for e in found.entities] == [
        ("italic", 4, 3),
        ("bold", 2, 5),
    ]
    assert units(found.text) == 9


@pytest.mark.parametrize(
    ("token", "status", "text"),
    [("4242:wrong", 401, "Unauthorized"), ("wrong", 404, "Not Found")],
    ids=["revoked", "malformed"],
)
def test_tokens(telegram: TelegramServer, token: str, status: int, text: str) -> None:
    answer = httpx.get(f"{telegram.base_url}{token}/getMe", trust_env=False, timeout=PATIENCE)
    assert (answer.status_code, answer.json()["description"]) == (status, text)


def test_an_edit_that_changes_nothing(api: httpx.Client, telegram: TelegramServer) -> None:
    api.post("sendMessage", json=send(reply_markup=inline("tok_0123456789")))
    edit = {"chat_id": CHAT, "message_id": telegram.received(CHAT)[0].id}
    assert api.post("editMessageReplyMarkup", json=edit).status_code == 200
    answer = api.post("editMessageReplyMarkup", json=edit)
    assert "message is not modified" in answer.json()["description"]


def test_updates_are_kept_until_confirmed(api: httpx.Client, telegram: TelegramServer) -> None:
    first, second = telegram.say(CHAT, "하나"), telegram.say(CHAT, "둘")

    def fetched(**params: Any) -> list[int]:
        return [u["update_id"] for u in api.post("getUpdates", json=params).json()["result"]]

    assert fetched() == fetched(limit=2) == [first, second]
    assert fetched(offset=second) == [second]
    assert fetched(offset=second + 1, allowed_updates=["message"]) == []
    assert telegram.block(CHAT) == 0
    assert telegram.say(CHAT, "셋") == second + 1


def test_no_updates_beside_a_webhook(api: httpx.Client) -> None:
    api.post("setWebhook", json={"url": "http://127.0.0.1:9"})
    answer = api.post("getUpdates")
    assert answer.status_code == 409
    assert answer.json()["description"].startswith("Conflict: can't use getUpdates method")
    assert api.post("getWebhookInfo").json()["result"]["url"] == "http://127.0.0.1:9"


def test_faults_are_used_up(api: httpx.Client, telegram: TelegramServer) -> None:
    telegram.private(101)
    telegram.fail("sendMessage", 429, retry_after=3, chat=101)
    telegram.fail("sendMessage", 502, after=True, times=2)
    statuses = [api.post("sendMessage", json=send()).status_code for _ in range(3)]
    assert statuses == [502, 502, 200]
    assert len(telegram.texts(CHAT)) == 3
    answer = api.post("sendMessage", json=send(chat_id=101))
    assert answer.json()["parameters"] == {"retry_after": 3}
    telegram.cut("sendMessage")
    with pytest.raises(httpx.TransportError):
        api.post("sendMessage", json=send())
    assert [call.status for call in telegram.made("sendMessage")] == [502, 502, 200, 429, 0]


def test_pressing_and_typing(api: httpx.Client, telegram: TelegramServer) -> None:
    api.post("sendMessage", json=send(reply_markup=inline("tok_0123456789")))
    with pytest.raises(NoSuchButton):
        telegram.press(CHAT, "아니요")
    query = telegram.press(CHAT, "네")
    assert telegram.pending[-1]["callback_query"]["data"] == "tok_0123456789"
    assert api.post("answerCallbackQuery", json={"callback_query_id": query}).is_success
    api.post("sendMessage", json=send(reply_markup={"keyboard": [[{"text": "여기"}], ["저기"]]}))
    telegram.press(CHAT, "저기")
    assert telegram.pending[-1]["message"]["text"] == "저기"
    assert telegram.chats[CHAT].keys == ["여기", "저기"]
    api.post("sendMessage", json=send(reply_markup={"remove_keyboard": True}))
    assert telegram.chats[CHAT].keys == []


def test_a_file(api: httpx.Client, telegram: TelegramServer) -> None:
    telegram.send_photo(CHAT, b"jpeg")
    largest = telegram.pending[-1]["message"]["photo"][-1]["file_id"]
    path = api.post("getFile", json={"file_id": largest}).json()["result"]["file_path"]
    address = f"{telegram.base_file_url}{telegram.token}/{path}"
    with httpx.Client(trust_env=False, timeout=PATIENCE) as client:
        assert client.get(address).content == b"jpeg"
        assert client.get(address.replace("TEST", "x")).status_code == 401

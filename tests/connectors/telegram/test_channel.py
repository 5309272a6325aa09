"""Telegram in the table of channels: what every channel that is posted to must hold to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from connectors.contract import (
    AutoReply,
    Choice,
    FileRef,
    InboundMessage,
    Later,
    Misformatted,
    OutboundMessage,
    Place,
    Reachability,
    Request,
    Resume,
    Unauthorised,
    Unknown,
    Unreachable,
)
from connectors.telegram import TelegramChannel, TelegramSettings
from connectors.telegram.press import Press
from tests.connectors.telegram.conftest import LIBRARY, SECRET
from tests.kit.fakes.telegram_server import TOKEN, TelegramServer
from tests.kit.fakes.telegram_users import Users
from tests.kit.stack.channel import Case, In, Out, Table, cases_in, cases_out

pytestmark = LIBRARY

HEADER = "x-telegram-bot-api-secret-token"
URL = "https://city.example/telegram/webhook"
SERVER = TelegramServer()
"""Started by the fixture: a table is written before anything runs."""


def make() -> TelegramChannel:
    settings = TelegramSettings(
        TOKEN,
        SECRET,
        public_url="https://city.example",
        base_url=SERVER.base_url,
        base_file_url=SERVER.base_file_url,
    )
    return TelegramChannel(settings, lambda key, locale: key)


@pytest.fixture(scope="module", autouse=True)
def _server() -> Iterator[None]:
    with SERVER:
        SERVER.private(100)
        yield


def request(update: Any) -> Request:
    body = update if isinstance(update, bytes) else json.dumps(update).encode()
    return Request(URL, {HEADER: SECRET}, body)


def posted(act: Callable[[Users], object]) -> Request:
    """What Telegram posts when a person does this: update 1001."""
    users = Users(TOKEN, "sinmungo_bot")
    act(users)
    return request(users.updates[1001])


def said(**what: Any) -> InboundMessage:
    base: dict[str, Any] = {
        "account": "telegram:4242",
        "contact": "100",
        "external_id": "1001",
        "locale": "ko",
        "channel": "telegram",
        "trusted": True,
        "address": "100",
    }
    return InboundMessage(**(base | what))


PRESSED = Press(
    account="telegram:4242",
    contact="100",
    external_id="7001",
    choice="tok_0123456789",
    locale="ko",
    channel="telegram",
    trusted=True,
    address="100",
    query_id="7001",
    message_id=1,
    html="…",
)
TABLE = Table(
    make=make,
    signature=HEADER,
    secrets=[TOKEN, TOKEN.partition(":")[2], SECRET],
    incoming=[
        In("TG-01 a text", posted(lambda u: u.say(100, "가로등")), [said(text="가로등")]),
        In(
            "TG-20 a token",
            posted(lambda u: u.say(100, "/start tok_0123456789")),
            [Resume(said(text="", command="start"), "tok_0123456789")],
        ),
        In("TG-17 a button", posted(lambda u: u.press_data(100, "tok_0123456789")), [PRESSED]),
        In(
            "TG-21 a position",
            posted(lambda u: u.send_location(100, 37.5, 127.0)),
            [said(place=Place(37.5, 127.0))],
        ),
        In(
            "TG-23 a document",
            posted(lambda u: u.send_document(100, b"x", "a.pdf", "application/pdf")),
            [said(file=FileRef("file-id-1", "a.pdf", "application/pdf", 1))],
        ),
        In(
            "TG-23 a change",
            posted(lambda u: u.edit(100, "다시")),
            [AutoReply(said(), "telegram.edited")],
        ),
        In(
            "TG-11 blocked",
            posted(lambda u: u.private(100) and u.block(100)),
            [Reachability("telegram:4242", "100", reachable=False)],
        ),
        In("something new", request({"update_id": 5, "telepathy": {}}), []),
    ],
    unreadable={
        "no JSON": request(b"{"),
        "no UTF-8": request(b"\xff\xfe"),
        "a list": request([]),
        "no number": request({"message": {}}),
        "deeply nested": request(b"[" * 100_000),
    },
    outgoing=[
        Out("a text", "100", OutboundMessage(1, "안녕하세요", "ko", "t"), ["안녕하세요"]),
        Out(
            "TG-13 a long text with buttons",
            "100",
            OutboundMessage(1, "가나다. " * 1000, "ko", "t", (Choice("네", "tok_0123456789", 1),)),
            ["가나다. " * 818 + "가나다.", ("가나다. " * 181).strip()],
        ),
        Out("TG-14 HTML", "100", OutboundMessage(1, '<b>&"', "ko", "t"), ['<b>&"']),
        *(
            Out(
                label,
                "100",
                OutboundMessage(1, "안녕하세요", "ko", "t"),
                error=error,
                before=partial(SERVER.fail, "sendMessage", status, **more),
            )
            for label, status, more, error in (
                ("TG-10 flood", 429, {"retry_after": 2}, Later),
                ("TG-11 blocked", 403, {}, Unreachable),
                ("TG-12 entities", 400, {"text": "can't parse entities"}, Misformatted),
                ("TG-25 token", 401, {}, Unauthorised),
                ("TG-27 cut", 0, {}, Unknown),
                ("TG-27 down", 502, {}, Later),
            )
        ),
    ],
    received=lambda: SERVER.texts(100),
)


@pytest.mark.parametrize("case", cases_in(TABLE) + cases_out(TABLE))
async def test_channel(case: Case) -> None:
    await case.run()

"""From updates to events, without a network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from telegram import Update

from connectors.contract import AutoReply, Event, InboundMessage, Reachability, Resume, Unreadable
from connectors.telegram import commands
from connectors.telegram.client import client
from connectors.telegram.context import Me
from connectors.telegram.press import Press
from connectors.telegram.settings import TelegramSettings
from connectors.telegram.updates import events, read
from tests.connectors.telegram.recorder import describe
from tests.kit.fakes.telegram_users import Users

ME = Me(4242, "telegram:4242", "sinmungo_bot")
GROUP = -500


def told(telegram: Users, number: int, me: Me = ME) -> Sequence[Event]:
    update = Update.de_json(telegram.updates[number], None)
    return events(me, update)


@pytest.fixture
def telegram() -> Users:
    users = Users("4242:T", "sinmungo_bot")
    users.private(100)
    users.join_group(GROUP)
    return users


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/start", "command start"),
        ("/start@sinmungo_bot", "command start"),
        ("/start abc_DEF-123", "resume abc_DEF-123"),
        ("/start " + "a" * 64, "resume " + "a" * 64),
        ("/start " + "a" * 65, "command start"),
        ("/start a b", "command start"),
        ("/start 한글", "command start"),
        ("/start group", "command start"),
        ("/new", "command new"),
        ("/new 가로등이 고장났어요", "command new 가로등이 고장났어요"),
        ("/status 1AA-2611-0000571K", "command status 1AA-2611-0000571K"),
        ("/STATUS", "command status"),
        ("/cancel", "command cancel"),
        ("/도움말", "command help"),
        ("/settings en", "command settings en"),
        ("/human please", "command human"),
        ("/status@sinmungo_bot", "command status"),
        ("/hepl", "note telegram.command.near"),
        ("/qqqqqq", "note telegram.command.unknown"),
        ("/ 가로등", "text / 가로등"),
        ("/home/kim 이 안 열려요", "text /home/kim 이 안 열려요"),
        ("가로등 /help", "text 가로등 /help"),
    ],
    ids=lambda value: value if value.startswith("/") else "",
)
def test_commands(telegram: Users, text: str, expected: str) -> None:
    """TG-19, TG-20, TG-24."""
    assert [describe(event) for event in told(telegram, telegram.say(100, text))] == [expected]


@pytest.mark.parametrize("command", commands.COMMANDS, ids=lambda c: f"TG-19 {c.name}")
def test_every_command_goes_under_its_name_in_each_language(
    telegram: Users, command: commands.Command
) -> None:
    said = set()
    for chat, language in ((201, "ko"), (202, "en-GB"), (203, "de"), (204, None)):
        telegram.private(chat, language=language)
        (event,) = told(telegram, telegram.say(chat, f"/{command.name}"))
        assert isinstance(event, InboundMessage)
        assert (event.command, event.text) == (command.name, "")
        said.add((event.locale, event.text))
    assert {locale for locale, _ in said} == {"ko", "en", None}


def test_the_nearest_command_is_named(telegram: Users) -> None:
    """TG-24"""
    (event,) = told(telegram, telegram.say(100, "/statsu"))
    assert isinstance(event, AutoReply)
    assert (event.key, event.values) == ("telegram.command.near", {"command": "/status"})


def test_a_token_of_another_channel(telegram: Users) -> None:
    """TG-20"""
    (event,) = told(telegram, telegram.say(100, "/start tok-1"))
    assert isinstance(event, Resume)
    assert (event.message.contact, event.message.trusted, event.token) == ("100", True, "tok-1")


MORE = {
    "4,096": ("가" * 4096, ""),
    "2,048 emoji": ("😀" * 2048, ""),
    "4,096, cut at a blank": ("가" * 4095, " "),
    "4,000, cut after a sentence": ("가" * 3999 + ".", "\n"),
    "3,999": ("가" * 3999, None),
    "numbered": ("(1/2) 가로등이", " "),
    "an ordinary text": ("가로등이 고장났어요", None),
}
"""Text → what stands between it and the next one, if that is known to come."""


@pytest.mark.parametrize(("text", "more"), MORE.values(), ids=MORE)
def test_more_is_known_to_come(telegram: Users, text: str, more: str | None) -> None:
    (event,) = told(telegram, telegram.say(100, text))
    assert isinstance(event, InboundMessage)
    assert (event.text, event.more) == (text, more)


@pytest.mark.parametrize("text", ["/new " + "가" * 4091, "/status (1/2)"])
def test_a_command_waits_for_nothing(telegram: Users, text: str) -> None:
    (event,) = told(telegram, telegram.say(100, text))
    assert isinstance(event, InboundMessage)
    assert (event.command is not None, event.more) == (True, None)


FILE = {"file_id": "f", "file_unique_id": "u"}
SIZE = {"width": 1, "height": 1, "duration": 1}
KINDS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "voice": ({"voice": FILE | {"duration": 1}}, ["note telegram.voice"]),
    "audio": ({"audio": FILE | {"duration": 1}}, ["note telegram.voice"]),
    "video": ({"video": FILE | SIZE}, ["note telegram.video"]),
    "video note": (
        {"video_note": FILE | {"length": 1, "duration": 1}},
        ["note telegram.video"],
    ),
    "GIF": ({"animation": FILE | SIZE, "document": FILE}, ["note telegram.video"]),
    "contact": (
        {"contact": {"phone_number": "+8210", "first_name": "하나"}},
        ["note telegram.contact"],
    ),
    "dice": ({"dice": {"value": 1, "emoji": "🎲"}}, ["note telegram.dice"]),
    "poll": (
        {
            "poll": {
                "id": "1",
                "question": "?",
                "options": [],
                "total_voter_count": 0,
                "is_closed": False,
                "is_anonymous": True,
                "type": "regular",
                "allows_multiple_answers": False,
                "allows_revoting": True,
                "members_only": False,
            }
        },
        ["note telegram.poll"],
    ),
    "something new": ({"hologram": {"file_id": "h"}}, ["note telegram.other"]),
    "story": ({"story": {"id": 1, "chat": {"id": 1, "type": "private"}}}, ["note telegram.other"]),
    "venue": (
        {
            "location": {"latitude": 37.5, "longitude": 127.0},
            "venue": {
                "location": {"latitude": 37.5, "longitude": 127.0},
                "title": "시청",
                "address": "세종대로",
            },
        },
        ["place 37.5,127.0"],
    ),
    "too big": (
        {"document": FILE | {"file_size": 20_000_001, "file_name": "a.pdf"}},
        ["note telegram.too_big"],
    ),
    "nameless": ({"document": FILE}, ["file application/octet-stream None"]),
    "a caption that looks like a command": (
        {"document": FILE, "caption": "/help"},
        ["file application/octet-stream None", "text /help"],
    ),
    "pinned": ({"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}}, []),  # noqa: E501
    "new members": ({"new_chat_members": [{"id": 1, "is_bot": False, "first_name": "a"}]}, []),
    "migrated": ({"migrate_to_chat_id": -100500}, []),
}  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), KINDS.values(), ids=[f"TG-23 {k}" for k in KINDS])
def test_kinds_of_messages(telegram: Users, content: dict[str, Any], expected: list[str]) -> None:
    assert [describe(e) for e in told(telegram, telegram.message(100, **content))] == expected


def test_the_largest_photo(telegram: Users) -> None:
    number = telegram.send_photo(100, b"12345", caption="여기", media_group_id="album")
    file, text = told(telegram, number)
    assert isinstance(file, InboundMessage)
    assert isinstance(text, InboundMessage)
    assert file.file is not None
    assert (file.file.size, file.file.media_type) == (5, "image/jpeg")
    assert file.file.name.endswith(".jpg")
    assert (file.external_id, text.external_id) == (str(number), f"{number}:caption")


def test_a_moving_position_is_no_change(telegram: Users) -> None:
    telegram.edit(100, "x")
    number = telegram.update("edited_message", telegram.updates[1002]["edited_message"] | {
        "location": {"latitude": 1.0, "longitude": 2.0, "live_period": 60}})  # fmt: skip
    assert told(telegram, number) == []


MENTION = {"type": "text_mention", "offset": 0, "length": 2}
ADDRESSED: dict[str, tuple[str, dict[str, Any], bool]] = {
    "nobody": ("점심 뭐 먹지", {}, False),
    "another": ("@other_bot 도와줘", {}, False),
    "a longer name": ("@sinmungo_bot2 도와줘", {}, False),
    "an address": ("me@sinmungo_bot", {}, False),
    "by name": ("도와줘 @Sinmungo_Bot", {}, True),
    "by name, without one": (
        "신문 도와줘",
        {"entities": [MENTION | {"user": {"id": 4242, "is_bot": True, "first_name": "신문"}}]},
        True,
    ),
    "a command": ("/help", {}, True),
    "a command of ours": ("/anything@sinmungo_bot", {}, True),
    "a command of another": ("/help@other_bot", {}, False),
    "an unknown command": ("/roll", {}, False),
    "a token": ("/start tok-12345678", {}, True),
    "a reply to us": (
        "네",
        {
            "reply_to_message": {
                "message_id": 1,
                "date": 0,
                "chat": {"id": GROUP, "type": "group", "title": "우리"},
                "from": {"id": 4242, "is_bot": True, "first_name": "신문고"},
            }
        },
        True,
    ),
}


@pytest.mark.parametrize(
    ("text", "more", "is_for_us"), ADDRESSED.values(), ids=[f"TG-22 {k}" for k in ADDRESSED]
)
def test_groups(telegram: Users, text: str, more: dict[str, Any], is_for_us: bool) -> None:
    found = told(telegram, telegram.message(GROUP, who=100, text=text, **more))
    assert [describe(event) for event in found] == ["note telegram.group"] * is_for_us
    for event in found:
        assert isinstance(event, AutoReply)
        assert event.values == {"link": "https://t.me/sinmungo_bot?start=group"}
        # Nothing of the person: not the contact of the private chat, and no proof.
        assert (event.message.contact, event.message.address) == (str(GROUP), str(GROUP))
        assert not event.message.trusted
        assert event.message.text is None


def test_a_button_in_a_group(telegram: Users) -> None:
    """TG-22"""
    telegram.press_data(GROUP, "tok_0123456789", who=100)
    (event,) = told(telegram, max(telegram.updates))
    assert isinstance(event, AutoReply)
    assert event.key == "telegram.group"


@pytest.mark.parametrize(
    ("data", "choice"),
    [
        ("tok_0123456789", "tok_0123456789"),
        ("A" * 64, "A" * 64),
        ("A" * 65, None),
        ("짧아요", None),
        ('/inform{"a":1}', None),
        ("short", None),
    ],
    ids=["TG-17 a token", "TG-16 64", "TG-16 65", "TG-16 Hangul", "TG-16 payload", "TG-16 short"],
)
def test_button_data(telegram: Users, data: str, choice: str | None) -> None:
    telegram.press_data(100, data)
    (event,) = told(telegram, max(telegram.updates))
    if choice is None:
        assert isinstance(event, AutoReply)
        assert event.key == "telegram.button_expired"
        assert isinstance(event.message, Press)
    else:
        assert isinstance(event, Press)
        assert event.choice == choice


def test_one_button_pressed_again_is_another_message(telegram: Users) -> None:
    """TG-17: only an update that comes again is the same; what a second press counts for is
    settled by the gateway, once for all channels."""
    seen = []
    for _ in range(2):
        telegram.press_data(100, "tok_0123456789")
        (event,) = told(telegram, max(telegram.updates))
        assert isinstance(event, Press)
        seen.append(event)
    assert seen[0].external_id != seen[1].external_id
    assert [press.external_id for press in seen] == [press.query_id for press in seen]


def test_a_button_of_a_message_that_telegram_no_longer_shows(telegram: Users) -> None:
    telegram.press_data(100, "tok_0123456789")
    update = telegram.updates[max(telegram.updates)]
    chat = {"id": 100, "type": "private"}
    update["callback_query"]["message"] = {"message_id": 9, "date": 0, "chat": chat}
    (event,) = told(telegram, update["update_id"])
    assert isinstance(event, Press)
    assert (event.choice, event.message_id, event.html) == ("tok_0123456789", 9, None)


@pytest.mark.parametrize(
    ("chat", "act", "reachable"),
    [
        (100, "block", False),
        (100, "unblock", True),
        (GROUP, "leave_group", False),
    ],
    ids=["TG-11 blocked", "TG-11 back", "TG-11 thrown out"],
)
def test_presence(telegram: Users, chat: int, act: str, reachable: bool) -> None:
    number = getattr(telegram, act)(chat)
    assert told(telegram, number) == [Reachability("telegram:4242", str(chat), reachable)]


@pytest.mark.parametrize(
    "data",
    [[], "x", None, {}, {"update_id": "1"}, {"message": {}}],
    ids=["list", "text", "null", "empty", "a number as text", "no number"],
)
def test_what_is_no_update(data: Any) -> None:
    bot = client(TelegramSettings(token="42:T", mode="polling"))
    with pytest.raises(Unreadable):
        read(ME, data, bot)


def test_an_update_that_this_library_cannot_read_is_passed_over() -> None:
    bot = client(TelegramSettings(token="42:T", mode="polling"))
    assert read(ME, {"update_id": 1, "message": {"text": "no id"}}, bot) == []
    assert read(ME, {"update_id": 2, "telepathy": {"thought": "?"}}, bot) == []


def test_a_message_that_this_library_cannot_read_is_answered(telegram: Users) -> None:
    """TG-23: a poll of another version of the Bot API."""
    bot = client(TelegramSettings(token="42:T", mode="polling"))
    number = telegram.message(100, poll={"id": "1", "question": "?", "options": []})
    (event,) = read(ME, telegram.updates[number], bot)
    assert isinstance(event, AutoReply)
    assert (event.key, event.message.contact) == ("telegram.other", "100")
    number = telegram.message(GROUP, poll={"id": "1"})
    assert read(ME, telegram.updates[number], bot) == []

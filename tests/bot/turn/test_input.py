"""From what arrived to what the dialogue is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from actions.effects.results import CaseNotFound
from bot.conversations.lease import Lease
from bot.conversations.prompt import Offered, Prompt
from bot.dialogue.client import load_validator
from bot.messages.inbox import Claim
from bot.turn import input as turn_input
from bot.turn import request as turn_request

RESIDENT, PHONE = "900101-1234567", "010-1234-5678"
SEALED = b"x"
CHOICE = Prompt({"code": "confirm", "type": "choice"}, (Offered("yes", "네, 맞아요", "tokenyes"),))
PIN = Prompt({"code": "pin", "type": "pin"})


@dataclass
class Row:
    """A row of the inbox or of the conversations: what `hear` reads of it."""

    kind: str = "text"
    id: str = "conversation"
    turn: str = "turn"
    correlation: str = "corr"
    received_at: float = 1_795_521_600.0
    locale: str = "ko"
    locale_chosen: bool = False
    prompt_sealed: bytes | None = SEALED
    bound: bool = True
    notify: bool = True
    channel: str = "webchat"
    sent_to: bool = False
    held: int | None = None
    missed: int = 0
    stopped: bool = False
    linked: str | None = None
    values: dict[str, Any] = field(default_factory=dict)


def claim(**values: Any) -> Claim:
    row: Any = Row(**values)
    return Claim(Lease("conversation", "me", 1), row, row, (("native", "1AA-2611-0000571K"),))


def interpret(
    payload: dict[str, Any], prompt: Prompt | None = None, vault: Any = None, **values: Any
) -> turn_input.TurnInput:
    return turn_input.interpret(claim(**values), payload, prompt or Prompt(), vault or {})


@pytest.mark.parametrize(
    ("text", "prompt", "kind", "choice"),
    [
        pytest.param("가로등이 고장났어요", None, "text", None, id="a-sentence"),
        pytest.param("1", CHOICE, "choice", "yes", id="a-number-where-choices-are"),
        pytest.param("네, 맞아요.", CHOICE, "choice", "yes", id="a-title"),
        pytest.param("choice:tokenyes", CHOICE, "choice", "yes", id="a-token-as-text"),
        pytest.param("choice:tokenold", CHOICE, "text", None, id="no-token-is-text"),
        pytest.param("1", None, "text", None, id="a-number-where-none-are"),
        pytest.param("/restart", None, "text", None, id="no-payload"),
        pytest.param('/inform{"pin":"1"}', None, "text", None, id="no-payload-either"),
        pytest.param("EXTERNAL: x", None, "text", None, id="nor-that"),
        pytest.param("English", CHOICE, "language", None, id="language"),
        pytest.param("/settings", None, "language", None, id="settings"),
        pytest.param("english breakfast", None, "text", None, id="no-language"),
        pytest.param("다음", None, "text", None, id="nothing-was-held-back"),
        pytest.param("다시 보기", None, "text", None, id="nothing-was-lost"),
    ],
)
def test_kinds(text: str, prompt: Prompt | None, kind: str, choice: str | None) -> None:
    heard = interpret({"text": text, "channel": "terminal"}, prompt)
    assert (heard.kind, heard.choice, heard.channel) == (kind, choice, "terminal")
    if kind in ("text", "language"):
        assert heard.text == text


@pytest.mark.parametrize(
    ("token", "kind", "value"), [("tokenyes", "choice", "yes"), ("tokenold", "expired", None)]
)
def test_button(token: str, kind: str, value: str | None) -> None:
    heard = interpret({"choice": token, "channel": "webchat"}, CHOICE, kind="choice")
    assert (heard.kind, heard.choice) == (kind, value)


@pytest.mark.parametrize(
    ("text", "known", "locale"),
    [
        pytest.param("the light is broken", {"prompt_sealed": None}, "en", id="first-in-english"),
        pytest.param("가로등", {"locale": "en", "prompt_sealed": None}, "ko", id="first-in-korean"),
        pytest.param("the light is broken", {}, "en", id="changes-its-mind"),
        pytest.param("12", {"locale": "en"}, "en", id="digits-say-nothing"),
        pytest.param("/help", {}, "ko", id="a-command-says-nothing"),
        pytest.param("/status", {"prompt_sealed": None}, "ko", id="nor-as-the-first-message"),
        pytest.param("/help", {"locale": "en", "prompt_sealed": None}, "en", id="of-a-page"),
        pytest.param("help", {}, "ko", id="a-word-for-one-neither"),
        pytest.param("1", {"locale": "en", "prompt_sealed": None}, "en", id="first-a-digit"),
        pytest.param(
            "가로등", {"locale": "en", "locale_chosen": True}, "en", id="what-was-chosen-stays"
        ),
    ],
)
def test_language_by_script(text: str, known: dict[str, Any], locale: str) -> None:
    assert interpret({"text": text}, **known).locale == locale


@pytest.mark.parametrize(
    ("text", "locale", "now"),
    [
        ("한국어로", "en", "ko"),
        ("English", "ko", "en"),
        ("/설정", "ko", "en"),
        ("/설정", "en", "ko"),
    ],
)
def test_language_by_choice(text: str, locale: str, now: str) -> None:
    heard = interpret({"text": text}, locale=locale)
    assert (heard.kind, heard.locale, heard.chosen) == ("language", now, True)


@pytest.mark.parametrize(
    ("text", "masked", "told"),
    [
        pytest.param(f"제 번호는 {RESIDENT}", "제 번호는 ⟦rrn:1⟧", 1, id="resident"),
        pytest.param(f"전화 {PHONE}", "전화 ⟦phone:1⟧", 0, id="phone-goes-on"),
        pytest.param("⟦phone:1⟧", "[phone:1]", 0, id="typed-brackets"),
        pytest.param(f"{RESIDENT} 또 {RESIDENT}", "⟦rrn:1⟧ 또 ⟦rrn:1⟧", 1, id="twice-the-same"),
    ],
)
def test_personal_data_stops_here(text: str, masked: str, told: int) -> None:
    heard = interpret({"text": text})
    assert heard.text == masked
    assert len(heard.notices) == told
    request = turn_request.request(claim(), heard)
    assert "1234567" not in repr(request)
    assert "1234-5678" not in repr(request)


def test_pin_by_the_open_question() -> None:
    assert interpret({"text": "48210937"}, PIN).personal == {"⟦pin:1⟧": "48210937"}
    # Eight digits and nothing else may be one, also before its receipt is named.
    assert interpret({"text": "48210937"}).personal == {"⟦pin:1⟧": "48210937"}
    assert interpret({"text": "48210937"}, Prompt({"code": "title", "type": "text"})).personal == {}


def test_a_value_keeps_its_placeholder() -> None:
    """So that a turn taken again says the same."""
    heard = interpret({"text": f"{PHONE} 010-9999-8888"}, vault={"⟦phone:3⟧": PHONE})
    assert heard.text == "⟦phone:3⟧ ⟦phone:4⟧"


def test_system_turn() -> None:
    result = {"type": "submit_delayed", "key": "k"}
    payload = {"result": result, "channel": "sms", "pin": "12345678"}
    heard = interpret(payload, CHOICE, kind="system")
    assert (heard.kind, heard.pin, heard.channel) == ("system", "12345678", "sms")
    request = turn_request.request(claim(kind="system"), heard)
    assert request["metadata"]["result"] == result
    assert "12345678" not in repr(request), "the dialogue never sees a PIN"


@pytest.mark.parametrize("bound", [True, False])
def test_request(bound: bool) -> None:
    found = claim(bound=bound, notify=False)
    request = turn_request.request(found, turn_input.interpret(found, {"text": "a"}, Prompt(), {}))
    load_validator("request").validate(request)
    metadata = request["metadata"]
    own = [{"portal": "native", "reference": "1AA-2611-0000571K"}]
    assert metadata["cases"] == (own if bound else [])
    assert (metadata["bound"], metadata["notify"], metadata["first"]) == (bound, False, False)
    assert metadata["now"] == "2026-11-24T21:00:00+09:00"
    again = turn_request.result_request(request, CaseNotFound(), 2)
    load_validator("request").validate(again)
    assert (again["turn"], again["metadata"]["turn"], again["text"]) == ("turn:r2", "turn:r2", "")
    assert again["metadata"]["result"] == {"type": "case_not_found"}
    assert "result" not in request["metadata"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("text", "ko"), ("story", "ko"), ("place", "ko"), ("person", "ko"), ("choice", "en")],
)
def test_what_is_written_into_a_petition_does_not_change_the_language(
    kind: str, expected: str
) -> None:
    prompt = Prompt({"code": "x", "type": kind})
    heard = interpret({"text": "please fix this"}, prompt, locale="ko", prompt_sealed=b"x")
    assert heard.locale == expected


@pytest.mark.parametrize(
    ("text", "held", "missed", "kind"),
    [
        pytest.param("다음", 7, 0, "more", id="the-rest-is-wanted"),
        pytest.param("More", 7, 0, "more", id="the-rest-in-english"),
        pytest.param("다음 주에 시작했어요", 7, 0, "text", id="a-sentence-is-no-command"),
        pytest.param("다시 보기", None, 1, "missed", id="the-lost-one-is-wanted"),
        pytest.param("show again", None, 2, "missed", id="after-the-offer-too"),
    ],
)
def test_replies_that_wait(text: str, held: int | None, missed: int, kind: str) -> None:
    assert interpret({"text": text}, held=held, missed=missed).kind == kind


@pytest.mark.parametrize("text", ["dd", "sp", "SP", "ㅛㄷㄴ"])
def test_what_cannot_be_undone_is_not_corrected_from_the_wrong_keyboard(text: str) -> None:
    exact = Prompt({"type": "choice", "exact": True}, CHOICE.choices)
    assert interpret({"text": text}, exact).kind == "text"
    assert interpret({"text": text}, exact).text == text
    assert interpret({"text": "1"}, exact).kind == "choice"


@pytest.mark.parametrize("prompt", [None, CHOICE, PIN, Prompt({"type": "text"})])
@pytest.mark.parametrize("name", ["start", "new", "status", "human", "cancel", "help"])
def test_a_command_of_a_menu_keeps_its_mark(name: str, prompt: Prompt | None) -> None:
    heard = interpret({"text": "", "command": name}, prompt)
    asked = turn_request.request(claim(), heard)
    assert (asked["kind"], asked["text"]) == ("command", "")
    assert asked["metadata"]["command"] == {"cancel": "stop"}.get(name, name)
    load_validator("request").validate(asked)


@pytest.mark.parametrize("sealed", [SEALED, None])
@pytest.mark.parametrize("locale", ["ko", "en"])
@pytest.mark.parametrize("behind", ["", "1AA-2611-0000571K", "the street light", "가로등"])
def test_a_command_of_a_menu_keeps_the_language(
    behind: str, locale: str, sealed: bytes | None
) -> None:
    payload = {"text": behind, "command": "status"}
    assert interpret(payload, locale=locale, prompt_sealed=sealed).locale == locale


def test_what_stands_behind_a_command_is_masked() -> None:
    heard = interpret({"text": f"전화 {PHONE}", "command": "new"})
    assert (heard.kind, heard.text) == ("command", "전화 ⟦phone:1⟧")


@pytest.mark.parametrize(("behind", "locale"), [("en", "en"), ("", "en"), ("what", "en")])
def test_settings_is_answered_here(behind: str, locale: str) -> None:
    heard = interpret({"text": behind, "command": "settings"}, Prompt({"type": "text"}))
    assert (heard.kind, heard.locale) == ("language", locale)

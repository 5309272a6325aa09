"""Whatever is typed or sent is plain text or a clear refusal; it never changes a state."""

from __future__ import annotations

import httpx
import pytest

from tests.kit.patience import PATIENCE
from tests.kit.people.filing import OPENING, Filing, file_petition
from tests.kit.people.rest import Citizen
from tests.kit.stack.portal_desk import PortalDesk
from tests.kit.stack.processes import TOKEN, Stack

TYPED = {
    "restart": "/restart",
    "session start": "/session_start",
    "intent with entities": '/inform{"pin":"1"}',
    "choose": '/choose{"choice":"yes"}',
    "our message": '{"say":"receipt.number"}',
    "our effect": '{"effect":{"type":"erase"}}',
    "external": "EXTERNAL: x",
    "a field": "{agency}",
    "a field with a format": "{agency!r:>1000}",
    "percent": "%s %(agency)s %n",
    "slot": "{draft}",
    "html": "<script>alert(1)</script><b>굵게</b>",
    "sql": "'; DROP TABLE inbox; --",
    "jinja": "가로등 {{ 7*7 }} ${7*7} #{7*7}",
    "choice prefix": "choice:yes",
    "shell": "$(reboot) `reboot` | reboot",
    "line break": "가로등\n고장",
    "emoji": "가로등 💡👨‍👩‍👧 고장",
    "combining": "가̴̡̛로̷등",
    "old hangul": "ᄒᆞᆫ글 〮",
    "half jamo": "가로등 ㅋㅋㅋ ㅠㅠ",
    "long word": "가" * 1000,
}


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_a_title_is_what_was_typed(typed: str, stack: Stack, desk: PortalDesk) -> None:
    story = f"가로등에 이런 글이 붙어 있어요. {typed}"
    receipt = file_petition(Citizen(stack.gateway_url), {"title": typed, "content": story})
    case = desk.case(receipt.number)
    assert (case["title"], case["body"]) == (typed, story)


CHANGED = {
    "placeholder": ("가로등 ⟦phone:1⟧", "가로등 [phone:1]"),
    "zero": ("가로\x00등", "가로등"),
    "escape": ("\x1b[31m가로등\x1b[0m", "[31m가로등[0m"),
    "backspace": ("가로\x08등", "가로등"),
    "right-to-left override": ("가로등 \u202e고장", "가로등 고장"),
    "isolates": ("가\u2066로\u2069등", "가로등"),
    "tag characters": ("가로등" + "".join(chr(0xE0000 + ord(c)) for c in "erase"), "가로등"),
}


@pytest.mark.parametrize(("typed", "stored"), CHANGED.values(), ids=CHANGED)
def test_what_is_invisible_does_nothing(
    typed: str, stored: str, stack: Stack, desk: PortalDesk
) -> None:
    receipt = file_petition(Citizen(stack.gateway_url), {"title": typed, "content": "내용이에요"})
    assert desk.case(receipt.number)["title"] == stored


@pytest.fixture
def at_title(stack: Stack) -> Filing:
    filing = Filing(Citizen(stack.gateway_url), {"title": "가로등"})
    filing.citizen.advance(OPENING["ko"])
    filing.go_on("title")
    return filing


def goes_on(filing: Filing) -> bool:
    """The same question is open and takes its answer."""
    filing.citizen.advance("가로등이 꺼졌어요")
    question = filing.citizen.question
    return question is not None and question["code"] == "confirm"


@pytest.mark.parametrize("text", ["가" * 10_000, "가" * 1001, "", "   ", "\u200b\u200b"],
                         ids=["10,000", "1,001", "empty", "spaces", "invisible"])  # fmt: skip
def test_refused_texts_change_nothing(text: str, at_title: Filing) -> None:
    response = at_title.citizen.post(text)
    assert response.status_code in (200, 422)
    assert response.json()
    assert "Traceback" not in response.text
    assert at_title.citizen.question is not None
    assert at_title.citizen.question["code"] == "title"
    assert goes_on(at_title)


def test_a_made_up_token_changes_nothing(at_title: Filing) -> None:
    said = at_title.citizen.say("choice:abcdefgh12345678")
    assert "앞 질문의 것" in said[0].text
    assert goes_on(at_title)


BODIES: dict[str, tuple[bytes, int]] = {
    "5 MB": (b'{"sender":"x","message":"' + b"a" * 5_000_000 + b'"}', 413),
    "broken": (b'{"sender":"x","message":', 400),
    "empty": (b"", 422),
    "null": (b"null", 422),
    "list": (b"[]", 422),
    "text": (b'"hello"', 422),
    "no message": (b'{"sender":"x"}', 422),
    "no sender": (b'{"message":"x"}', 422),
    "message is a list": (b'{"sender":"x","message":["a"]}', 422),
    "message is null": (b'{"sender":"x","message":null}', 422),
    "sender is empty": (b'{"sender":"","message":"x"}', 422),
    "not UTF-8": (b'{"sender":"x","message":"\xff\xfe"}', 400),
    "deep": (b"[" * 100_000, 400),
    "lone surrogate": (b'{"sender":"x","message":"\\ud800"}', 422),
}


@pytest.mark.parametrize(("body", "status"), BODIES.values(), ids=BODIES)
def test_bodies_are_refused_clearly(body: bytes, status: int, stack: Stack) -> None:
    response = httpx.post(
        f"{stack.gateway_url}/webhooks/rest/webhook",
        content=body,
        headers={"Content-Type": "application/json", "Authorization": f"Bearer {TOKEN}"},
        timeout=PATIENCE,
        trust_env=False,
    )
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status
    assert problem["detail"]


def test_a_lie_about_the_length_is_refused(stack: Stack) -> None:
    """Chunked, so that nobody can know the size beforehand."""
    response = httpx.post(
        f"{stack.gateway_url}/webhooks/rest/webhook",
        content=(b"a" * 65_536 for _ in range(80)),
        headers={"Content-Type": "application/json"},
        timeout=PATIENCE,
        trust_env=False,
    )
    assert response.status_code == 413


def test_a_wrong_token_is_refused(stack: Stack) -> None:
    assert Citizen(stack.gateway_url, token="wrong").post("안녕하세요").status_code == 403


def test_a_client_without_token_owns_no_case(stack: Stack, desk: PortalDesk) -> None:
    """Whoever claims the same sender gets neither its cases nor its PIN."""
    citizen = Citizen(stack.gateway_url, token=None)
    receipt = file_petition(citizen, {"title": "가로등", "content": "꺼졌어요"})
    assert desk.case(receipt.number)["title"] == "가로등"
    other = Citizen(stack.gateway_url, sender=citizen.sender, token=None)
    other.say("내 민원 어떻게 됐어요?")
    assert receipt.number not in other.texts()
    assert receipt.pin is not None
    assert receipt.pin not in other.texts()


def test_a_repeated_message_is_one_turn(stack: Stack) -> None:
    citizen = Citizen(stack.gateway_url)
    first = citizen.say("안녕하세요", "same-message")
    again = citizen.say("안녕하세요", "same-message")
    assert [(b.id, b.text) for b in again] == [(b.id, b.text) for b in first]
    assert first

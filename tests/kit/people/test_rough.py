"""What is looked for in a rough conversation is found: each way to go wrong, by itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from tests.kit.people.rest import Bubble
from tests.kit.people.rough import Reply, Rough, titles
from tests.kit.people.rough_checks import services, today, wrong

SCRIPT: dict[str, Any] = {
    "says": [
        "마로 3 앞 가로등이 나갔어요",
        "돈 들어요?",
        "오늘부터요. 010-5555-0100",
        {"press": "send"},
    ],
    "must": {
        "filed": True,
        "text_has": ["가로등이 나갔어요"],
        "text_has_not": ["돈 들어요"],
        "place_has": "마로 3",
        "title_not": ["돈"],
        "since": date(2026, 11, 30),
        "answered": ["fee"],
    },
}
LAMPS = next(title for title, one in services().items() if one["code"] == "street_light")
CASE: dict[str, Any] = {
    "title": "마로 3 가로등이 나갔어요",
    "body": "마로 3 앞 가로등이 나갔어요\n언제부터: 오늘부터",
    "service": {"ko": LAMPS},
    "attributes": {"place": "마로 3 앞", "since": str(today())},
}


def conversation(**changed: str) -> Rough:
    card = "카드: 마로 3 가로등이 나갔어요"
    send = next(iter(sorted(titles("choice.agree_send"))))
    told = {"card": card, "fee": "무료예요.", "since": card + ", 오늘", **changed}
    replies = [
        Reply("> 마로 3 앞 가로등이 나갔어요", [_bubble(told["card"], send)]),
        Reply("> 돈 들어요?", [_bubble(told["fee"])] if told["fee"] else []),
        Reply("> 오늘부터요", [_bubble(told["since"], send)]),
        Reply(f"> [{send}]", [_bubble("접수되었어요.")], sends=not changed.get("typed")),
    ]
    return Rough(None, None, replies)  # type: ignore[arg-type]


def _bubble(text: str, *buttons: str) -> Bubble:
    return Bubble(text, dict.fromkeys(buttons, ""), None, 1, "", "")


def test_what_is_as_it_must_be_is_not_complained_of() -> None:
    assert wrong(SCRIPT, conversation(), [CASE]) == []


FILED: dict[str, tuple[Mapping[str, Any], str]] = {
    "text without": ({"body": "마로 3"}, "text without"),
    "text with": ({"body": "가로등이 나갔어요\n돈 들어요?"}, "text with"),
    "title": ({"title": "돈 들어요?"}, "title with"),
    "place": ({"attributes": {"place": "다로", "since": str(today())}}, "place without"),
    "day": ({"attributes": {"place": "마로 3", "since": "2020-01-01"}}, "since"),
    "number": ({"body": "가로등이 나갔어요 010 5555 0100"}, "stands in what staff see"),
    "invented": ({"body": "가로등이 나갔어요\n빨리 해 주세요"}, "nobody has said"),
    "unread": ({"title": "신호등"}, "without the card"),
}


@pytest.mark.parametrize(("changed", "found"), FILED.values(), ids=FILED)
def test_what_is_filed_wrong_is_found(changed: Mapping[str, Any], found: str) -> None:
    assert any(found in one for one in wrong(SCRIPT, conversation(), [{**CASE, **changed}]))


SAID = {
    "no receipt": ({}, [], "filed 0 times"),
    "twice": ({}, [CASE, CASE], "filed 2 times"),
    "no press": ({"typed": "yes"}, [CASE], "without the press"),
    "no answer": ({"fee": ""}, [CASE], "no answer to"),
    "another answer": ({"fee": "네, 적었어요."}, [CASE], "no answer about fee"),
    "another card": ({"card": "무료예요.", "since": "무료예요."}, [CASE], "without the card"),
}


@pytest.mark.parametrize(("changed", "cases", "found"), SAID.values(), ids=SAID)
def test_what_is_said_wrong_is_found(
    changed: Mapping[str, str], cases: list[dict[str, Any]], found: str
) -> None:
    assert any(found in one for one in wrong(SCRIPT, conversation(**changed), cases))


def test_a_reply_that_is_said_twice_running_is_found() -> None:
    played = conversation()
    played.replies[1].bubbles = played.replies[0].bubbles
    assert any("twice running" in one for one in wrong(SCRIPT, played, [CASE]))

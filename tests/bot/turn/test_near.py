"""Numbers over several messages: a PIN before or after its receipt, a number in two parts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from bot.knowledge import reviews as review_store
from bot.models.cases import PendingSubmission
from bot.models.conversations import Conversation
from bot.models.messages import Outbound
from bot.privacy.fold import fold
from tests.kit.core.core import CIPHER, Core, ask, opened, texts
from tests.kit.sets import rows

SET = "personal_before_staff"
STORIES = rows(SET, "joined_story")


class Always(dict[str, Any]):
    """Whatever is heard, the same script answers."""

    def __init__(self, script: Callable[[Mapping[str, Any]], Sequence[Mapping[str, Any]]]) -> None:
        super().__init__()
        self._script = script

    def get(self, _heard: Any, _default: Any = None) -> Any:
        return self._script


def not_understood(asked: Mapping[str, Any]) -> list[dict[str, Any]]:
    said = {"say": "test.echo", "values": {"text": "?"}}
    return [said, {"effect": {"type": "review", "outcome": "fallback"}}]


def asking(kind: str) -> Callable[[Mapping[str, Any]], Sequence[Mapping[str, Any]]]:
    return lambda _asked: [ask("?", kind)]


def digits(text: str) -> str:
    return re.sub(r"\D", "", fold(re.sub("⟦.*?⟧", "", text)))


@pytest.mark.parametrize("row", rows(SET, "pin_near_receipt"), ids=str)
async def test_no_pin_reaches_the_dialogue_or_a_review_row(core: Core, row: dict[str, Any]) -> None:
    core.dialogue.answers = Always(not_understood)
    for text in row["turns"]:
        await core.say(text)
    heard = [str(asked["text"]) for asked in core.dialogue.asked]
    assert [text for text in heard if row["secret"] in digits(text)] == []
    listed = await core.database.run(lambda c: review_store.listed(c, CIPHER, limit=None))
    assert [one.text for one in listed if row["secret"] in digits(one.text)] == []
    assert len(listed) == len(core.dialogue.asked) > 0


@pytest.mark.parametrize(
    ("kind", "typed", "hidden"),
    [
        ("reference", "4821", True),
        ("reference", "48210", True),
        ("choice", "4821 093", True),
        ("choice", "482109371", True),
        ("number", "12", False),
        ("text", "가로등 2031호 앞 4821", False),
        ("story", "가로등 번호는 2031이에요", False),
        ("text", "48210937", True),
        ("choice", "02-123-4567", True),
    ],
)
async def test_after_a_receipt_the_open_question_counts(
    core: Core, kind: str, typed: str, hidden: bool
) -> None:
    """Wrong PINs are PINs; what is written for an agency is not, but for exactly eight digits."""
    core.dialogue.answers = Always(asking(kind))
    await core.say("1AA-2611-0000874N")
    await core.say(typed)
    assert (core.dialogue.asked[-1]["text"] != typed) is hidden


async def test_a_receipt_that_was_shown_counts_and_is_forgotten_after_six_messages(
    core: Core,
) -> None:
    core.dialogue.answers = {"hi": [{"say": "test.echo", "values": {"text": "1AA-2611-0000874N"}}]}
    await core.say("hi")
    await core.say("4821")
    assert core.dialogue.asked[-1]["text"] == "⟦pin:1⟧"
    for _ in range(6):
        await core.say("음")
    await core.say("4821")
    assert core.dialogue.asked[-1]["text"] == "4821"


def submission(body: str) -> list[dict[str, Any]]:
    draft: dict[str, Any] = {
        "title": "제목", "body": body, "attributes": {}, "applicant": None,
        "consent": {"version": "1", "at": "2026-11-24T10:00:00+09:00"}, "attachments": [],
    }  # fmt: skip
    effect = {"type": "submit", "capability": "petition", "service": "street_light", "key": "k"}
    shown = {"say": "test.echo", "values": {"text": body}}
    return [shown, {"effect": {**effect, "draft": draft}}]


async def filed(core: Core, pieces: Sequence[str]) -> tuple[list[str], str, str]:
    """What the dialogue heard of each piece, the read-back, and what the portal gets."""
    heard: list[str] = []

    def script(asked: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
        if asked["text"] == "보내기":
            return submission("\n".join(heard))
        if asked["text"] != "시작":
            heard.append(str(asked["text"]))
        return [ask("?", "story", max_length=5000)]

    core.dialogue.answers = Always(script)
    await core.say("시작")
    for piece in pieces:
        await core.say(piece)
    shown = texts(await core.say("보내기"))
    [row] = core.rows(PendingSubmission)
    return heard, shown[0], opened(PendingSubmission, row)["body"]


@pytest.mark.parametrize("row", STORIES, ids=str)
async def test_a_number_in_two_messages(core: Core, row: dict[str, Any]) -> None:
    heard, shown, sent = await filed(core, row["pieces"])
    if row["kind"] == "never":
        assert [part for part in row["must_hide"] if part in sent or part in shown] == []
        return
    assert sent == shown == "\n".join(row["pieces"])
    if row["kind"] == "phone":
        assert [part for part in row["must_hide"] if part in "\n".join(heard)] == []
    else:
        assert heard == row["pieces"]


async def test_what_is_remembered_lies_sealed_and_ends_with_the_story(core: Core) -> None:
    core.dialogue.answers = Always(asking("story"))
    await core.say("시작")
    await core.say("주민번호는 900101-")
    [row] = core.rows(Conversation)
    assert opened(Conversation, row, "prompt_sealed")["tail"] == "주민번호는 900101-"
    assert b"900101" not in row.prompt_sealed
    core.dialogue.answers = {}
    await core.say("그만")
    [row] = core.rows(Conversation)
    assert opened(Conversation, row, "prompt_sealed")["tail"] == ""
    stored = [opened(Outbound, reply) for reply in core.rows(Outbound)]
    assert "900101" not in json.dumps(stored)

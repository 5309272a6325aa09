"""Look-ups within a turn: whose case, which answer, and what a guesser learns."""

from __future__ import annotations

from typing import Any

import pytest

from actions.adapters.portals import FIRST_PORTAL
from bot.cases import store as cases
from bot.models.cases import PendingSubmission, ProofAttempt
from bot.models.conversations import Conversation
from bot.models.handoffs import Handoff
from tests.kit.core.core import Core, opened, texts
from tests.kit.core.core_people import PIN, file_case

OURS, THEIRS, UNKNOWN = (f"1AA-2611-000000{n}K" for n in (1, 2, 9))
WRONG = "11112222"


def lookup(reference: str) -> list[dict[str, Any]]:
    """Asks with whatever PIN was typed."""
    return [{"effect": {"type": "lookup", "reference": reference, "proof": "⟦pin:1⟧"}}]


async def prepare(core: Core, *, trusted: bool = True) -> None:
    """Amy has one case, somebody else another; PINs are asked for."""
    core.dialogue.answers = {
        "hi": [
            {
                "say": "test.ask",
                "values": {"text": "PIN"},
                "question": {"code": "pin", "type": "pin", "required": True},
            }
        ]
    }
    await core.say("hi", trusted=trusted)
    file_case(core, OURS, core.rows(Conversation)[0].id)
    file_case(core, THEIRS, None)


async def ask(core: Core, reference: str, pin: str, **values: Any) -> dict[str, Any]:
    """The result that came back to the journey."""
    core.dialogue.answers["⟦pin:1⟧"] = lookup(reference)
    await core.say("hi", **values)
    await core.say(pin, **values)
    result: dict[str, Any] = core.dialogue.asked[-1]["metadata"]["result"]
    return result


@pytest.mark.parametrize(
    ("reference", "pin", "expected", "title", "attempts"),
    [
        pytest.param(OURS, WRONG, "case", "제목", 0, id="ones-own-needs-no-pin"),
        pytest.param(THEIRS, PIN, "case", None, 0, id="number-and-pin-open-what-has-no-contact"),
        pytest.param(THEIRS, "4821 0937", "case", None, 0, id="pin-as-people-type-it"),
        pytest.param(THEIRS, WRONG, "case_not_found", None, 1, id="wrong-pin"),
        pytest.param(UNKNOWN, PIN, "case_not_found", None, 1, id="unknown-number"),
    ],
)
async def test_lookup(
    core: Core, reference: str, pin: str, expected: str, title: str | None, attempts: int
) -> None:
    await prepare(core)
    result = await ask(core, reference, pin)
    assert result["type"] == expected
    if expected == "case":
        assert (result["case"]["title"], result["bound"]) == (title, title is not None)
        assert result["case"]["answer"] == "답"
        assert result["case"]["due_on"] is None
        assert result["case"]["changed_at"] == "2026-11-24T01:00:00+00:00"
    assert len(core.rows(ProofAttempt)) == attempts
    assert pin not in repr(core.dialogue.asked)


async def test_wrong_and_unknown_are_one_answer(core: Core) -> None:
    await prepare(core)
    answers = [await ask(core, THEIRS, WRONG)]
    core.portal.down = True
    answers += [await ask(core, UNKNOWN, PIN), await ask(core, THEIRS, WRONG)]
    expected = [{"type": "case_not_found", "left": left} for left in (4, 3, 2)]
    assert answers == expected, "nor does a portal that is down tell"


async def test_an_unproven_contact_owns_nothing(core: Core) -> None:
    """Anybody could claim its name: even the case that it filed needs the PIN."""
    await prepare(core, trusted=False)
    assert (await ask(core, OURS, WRONG, trusted=False))["type"] == "case_not_found"
    found = await ask(core, OURS, PIN, trusted=False)
    assert (found["bound"], found["case"]["title"]) == (False, None)


async def test_limit_counts_per_asker(core: Core) -> None:
    await prepare(core)
    for _ in range(cases.WRONG_MOST):
        assert (await ask(core, THEIRS, WRONG))["type"] == "case_not_found"
        core.clock.move(60)
    limited = await ask(core, THEIRS, PIN)
    assert limited == {"type": "lookup_limited", "minutes": 10}, "right ones too"
    assert (await ask(core, OURS, WRONG))["type"] == "case", "one's own stays open"
    assert (await ask(core, THEIRS, PIN, contact="bob"))["type"] == "case", "and others' too"
    core.clock.move(10 * 60 + 1)
    assert (await ask(core, THEIRS, PIN))["type"] == "case"


async def test_a_wrong_proof_counts_once_a_turn(core: Core) -> None:
    await prepare(core)
    core.dialogue.answers["⟦pin:1⟧"] = lookup(THEIRS)
    await core.say("hi")
    core.dialogue.faults.extend(["", *["503"] * 9])
    await core.say(WRONG)
    core.dialogue.faults.clear()
    core.clock.move(60)
    await core.worker.take_due()
    found = core.dialogue.asked[-1]["metadata"]["result"]
    assert (found["type"], found["left"]) == ("case_not_found", cases.WRONG_MOST - 1)
    assert len(core.rows(ProofAttempt)) == 1


@pytest.mark.parametrize(
    "effect",
    [{"type": "lookup", "reference": OURS, "proof": None}, {"type": "lookup_all"}],
    ids=["one", "all"],
)
async def test_portal_down(core: Core, effect: dict[str, Any]) -> None:
    await prepare(core)
    core.portal.down = True
    core.dialogue.answers["어떻게 됐어요"] = [{"effect": effect}]
    assert texts(await core.say("어떻게 됐어요")) == ["lookup_down"]


async def test_portal_slow(core: Core) -> None:
    """The person is answered in time, whatever the portal does."""
    await prepare(core)
    core.portal.slow = 30.0
    core.dialogue.answers["어떻게 됐어요"] = [{"effect": {"type": "lookup_all"}}]
    assert texts(await core.say("어떻게 됐어요")) == ["lookup_down"]


async def test_all_of_ones_own(core: Core) -> None:
    await prepare(core)
    conversation = core.rows(Conversation)[0].id
    core.clock.move(5)
    file_case(core, UNKNOWN, conversation)
    core.dialogue.answers["내 민원"] = [{"effect": {"type": "lookup_all"}}]
    await core.say("내 민원")
    result = core.dialogue.asked[-1]["metadata"]["result"]
    assert [case["reference"] for case in result["cases"]] == [UNKNOWN, OURS], "newest first"
    assert core.dialogue.asked[-1]["metadata"]["cases"] == [
        {"portal": FIRST_PORTAL, "reference": one} for one in (UNKNOWN, OURS)
    ]
    del core.portal.views[UNKNOWN]
    await core.say("내 민원")
    result = core.dialogue.asked[-1]["metadata"]["result"]
    assert [case["reference"] for case in result["cases"]] == [OURS], "one that is gone hides none"


@pytest.mark.parametrize(("trusted", "count"), [(True, 1), (False, 0)])
async def test_all_of_an_unproven_contact(core: Core, trusted: bool, count: int) -> None:
    await prepare(core, trusted=trusted)
    core.dialogue.answers["내 민원"] = [{"effect": {"type": "lookup_all"}}]
    await core.say("내 민원", trusted=trusted)
    assert len(core.dialogue.asked[-1]["metadata"]["result"]["cases"]) == count


async def test_what_is_stored_about_me(core: Core) -> None:
    await prepare(core)
    await core.say("음")
    await core.say("010-1234-5678")
    core.dialogue.answers["내 정보"] = [{"effect": {"type": "show_data"}}]
    await core.say("내 정보")
    result = core.dialogue.asked[-1]["metadata"]["result"]
    assert (result["personal"], result["cases"], result["drafts"]) == (1, [OURS], 0)
    assert (result["messages"], result["notify"]) == (4, True)
    assert "1234" not in repr(result)


async def test_submit_is_idempotent(core: Core) -> None:
    """The same key, confirmed twice, is one draft: the first."""
    consent = {"version": "1", "at": "2026-11-24T10:00:00"}
    draft = {"title": "a", "body": "b", "applicant": None, "consent": consent}
    effect = {
        "type": "submit",
        "capability": "petition",
        "service": "road",
        "draft": draft,
        "key": "k",
    }
    for text in ("하나", "둘"):
        changed = {**effect, "draft": {**draft, "title": text}}
        core.dialogue.answers[text] = [{"effect": changed}, {"say": "test.yes"}]
        await core.say(text)
    (row,) = core.rows(PendingSubmission)
    assert (row.state, opened(PendingSubmission, row)["title"]) == ("queued", "하나")
    assert opened(PendingSubmission, row)["service"] == "road"


async def test_small_effects(core: Core) -> None:
    core.dialogue.answers = {
        "끄기": [{"effect": {"type": "notify", "on": False}}, {"say": "test.yes"}],
        "상담원": [{"effect": {"type": "handoff", "reason": "asked"}}, {"say": "test.yes"}],
    }
    await core.say("끄기")
    assert not core.rows(Conversation)[0].notify
    await core.say("상담원")
    assert [(row.reason, row.channel) for row in core.rows(Handoff)] == [("asked", "webchat")]
    assert core.dialogue.asked[-1]["metadata"]["notify"] is False

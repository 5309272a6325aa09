"""Submissions: whatever the portal does, one case, one receipt, and an honest word meanwhile."""

from __future__ import annotations

import asyncio
import re
from datetime import datetime
from typing import Any

import pytest

from actions.adapters.errors import PortalError, Rejected, Retryable
from actions.adapters.protocol import Applicant, Consent, Submission
from bot.cases import submissions
from bot.models.cases import Case, PendingSubmission
from bot.models.conversations import Conversation
from bot.models.messages import Inbound
from tests.kit.core.core import CIPHER, HASHER, Core, eventually, receipt_said, system, texts

CONSENT = {"version": "2026-11", "at": "2026-11-24T10:00:00+09:00"}
DRAFT = {
    "title": "가로등",
    "body": "고장났어요",
    "attributes": {"place": "새봄동 12"},
    "applicant": {"name": "홍길동", "phone": "010-1234-5678"},
    "consent": CONSENT,
}


def confirmed(key: str, **draft: Any) -> list[dict[str, Any]]:
    effect = {"type": "submit", "capability": "petition", "service": "street_light", "key": key}
    return [{"effect": {**effect, "draft": {**DRAFT, **draft}}}, {"say": "test.yes"}]


async def file(core: Core, key: str = "k1", **values: Any) -> None:
    core.dialogue.answers |= {"보내기": confirmed(key), "receipt": receipt_said}
    assert texts(await core.say("보내기", **values)) == ["좋아요"]


async def heard(core: Core, **values: Any) -> list[str]:
    """What came by itself: the next message brings it along."""
    core.dialogue.answers["?"] = [{"say": "test.no"}]
    return texts(await core.say("?", **values))[:-1]


async def later(core: Core, seconds: float = 61.0) -> None:
    core.clock.move(seconds)
    await core.worker.submit()
    await core.worker.take_due()


async def test_receipt_with_one_pin_shown_once(any_core: Core) -> None:
    core = any_core
    await file(core)
    assert core.rows(PendingSubmission)[0].state == "queued"
    await core.worker.submit()
    (row,) = core.rows(PendingSubmission)
    assert (row.state, row.payload_sealed, row.reference) == ("done", None, "1AA-2611-0000001K")
    (said,) = await heard(core)
    match = re.fullmatch(r"1AA-2611-0000001K / (\d{8})", said)
    assert match is not None
    (case,) = core.rows(Case)
    assert HASHER.verify(case.pin_hash, match[1])
    assert case.conversation_id == core.rows(Conversation)[0].id
    assert await heard(core) == []
    assert match[1] not in repr(core.dialogue.asked)
    (key, sent) = core.portal.submitted[0]
    assert (key, sent.title, sent.body, dict(sent.attributes)) == (
        "k1",
        "가로등",
        "고장났어요",
        {"place": "새봄동 12"},
    )
    assert sent.applicant is not None
    assert (sent.applicant.phone, sent.consent.version) == ("010-1234-5678", "2026-11")


async def test_the_answer_waits_for_the_receipt(core: Core) -> None:
    """A REST client gets it with the same answer, if it comes soon."""
    core.dialogue.answers |= {"보내기": confirmed("k1"), "receipt": receipt_said}
    accepted = await core.accept("보내기")
    await core.settle()
    await core.worker.submit()
    assert len(await core.fetch(accepted, wait=1.0)) == 2


@pytest.mark.parametrize(
    ("faults", "told", "sends"),
    [
        pytest.param(["down", "down"], True, 3, id="down"),
        pytest.param(["throttled"], True, 2, id="throttled"),
        pytest.param(["auth"], True, 2, id="our-key-refused"),
        pytest.param(["unknown"], True, 2, id="no-answer-and-nothing-filed"),
        pytest.param(["cut"], True, 1, id="no-answer-but-filed"),
        pytest.param([], False, 1, id="all-is-well"),
    ],
)
async def test_one_case_whatever_happens(
    core: Core, faults: list[str], told: bool, sends: int
) -> None:
    core.portal.faults.extend(faults)
    await file(core)
    await later(core, 0)
    for _ in range(3):
        await later(core, 91)
    said = await heard(core)
    assert [text == "submit_delayed" for text in said] == [True] * told + [False]
    assert len(core.portal.submitted) == sends
    assert len(core.portal.filed) == len(core.rows(Case)) == 1
    assert {key for key, _ in core.portal.submitted} == {"k1"}
    assert core.portal.reconciled == (["k1"] if {"unknown", "cut"} & {*faults} else [])


async def test_delay_is_told_at_once_and_only_once(core: Core) -> None:
    core.portal.down = True
    await file(core)
    await core.worker.submit()
    assert await heard(core) == ["submit_delayed"]
    for _ in range(3):
        await later(core)
    assert await heard(core) == []
    assert core.rows(PendingSubmission)[0].state == "queued"
    core.portal.down = False
    await later(core)
    assert len(await heard(core)) == 1
    assert len(core.portal.filed) == 1


@pytest.mark.parametrize(
    ("attempts", "pause"), [(1, 0.5), (2, 1.0), (3, 2.0), (8, 60.0), (9, 60.0)]
)
async def test_pauses_grow(core: Core, attempts: int, pause: float) -> None:
    core.portal.down = True
    await file(core)
    for _ in range(attempts):
        core.clock.move(60)
        await core.worker.submit()
    assert core.rows(PendingSubmission)[0].not_before == core.clock() + pause


async def test_a_throttling_portal_says_when(core: Core) -> None:
    core.portal.faults.append("throttled")
    await file(core)
    await core.worker.submit()
    assert core.rows(PendingSubmission)[0].not_before == core.clock() + 90


async def test_rejected(core: Core) -> None:
    core.portal.faults.append("rejected")
    await file(core)
    await core.worker.submit()
    assert core.dialogue.asked[-1]["metadata"]["result"] == {
        "type": "submit_rejected",
        "key": "k1",
        "fields": {"title": "too_long"},
        "files": {},
        "reason": None,
    }
    row = core.rows(PendingSubmission)[0]
    assert (row.state, row.payload_sealed) == ("rejected", None)
    await later(core)
    assert len(core.portal.submitted) == 1
    assert core.rows(Case) == []


async def test_given_up_after_a_week(core: Core) -> None:
    core.portal.down = True
    await file(core)
    await core.worker.submit()
    await later(core, 7 * 24 * 3600 + 1)
    assert await heard(core) == ["submit_delayed", "submit_failed"]
    assert core.rows(PendingSubmission)[0].state == "failed"


async def test_killed_while_the_portal_files_it(any_core: Core) -> None:
    """The portal has the case, our row says unknown: the next worker asks before it sends."""
    core = any_core
    await file(core)
    core.portal.faults.append("stall")
    sending = asyncio.create_task(core.worker.submit())
    await eventually(lambda: bool(core.portal.filed))
    other = core.restart()
    sending.cancel()
    await core.kill()
    await other.worker.submit()
    assert other.portal.reconciled == [], "the dead one's lease still holds"
    await later(other, 41)
    assert (other.portal.reconciled, len(other.portal.submitted)) == (["k1"], 1)
    assert len(await heard(other)) == len(other.rows(Case)) == 1
    other.close()


@pytest.mark.parametrize("late", [None, Retryable("down"), Rejected("no")])
async def test_one_that_was_silent_for_too_long_writes_nothing(
    core: Core, late: PortalError | None
) -> None:
    """Two workers, one slow: one receipt with one PIN, whatever the slow one hears in the end."""
    await file(core)
    slow = core.restart()
    original = slow.portal.submit

    async def overtaken(submission: Any, key: str) -> Any:
        slow.portal.submit = original  # type: ignore[method-assign]
        slow.clock.move(41)
        await core.worker.submit()
        if late is not None:
            raise late
        return await original(submission, key)

    slow.portal.submit = overtaken  # type: ignore[method-assign]
    await slow.worker.submit()
    (row,) = core.rows(PendingSubmission)
    assert (row.state, row.reference) == ("done", "1AA-2611-0000001K")
    assert len(core.rows(Case)) == len(core.portal.filed) == 1
    assert len(await heard(core)) == 1
    assert [row.kind for row in core.rows(Inbound)].count("system") == 1
    slow.close()


def row_before(core: Core, key: str, **draft: Any) -> PendingSubmission:
    """A confirmed draft as the version before wrote it down."""
    (conversation,) = core.rows(Conversation)
    content = {"service": "street_light", **DRAFT, "attachments": [], **draft, "files": []}
    return PendingSubmission(
        key=key,
        conversation_id=conversation.id,
        turn="turn-before",
        capability="petition",
        portal="native",
        payload_sealed=submissions.sealed(CIPHER, key, content),
        locale="en",
        channel="sms",
        contact_id=conversation.last_contact,
        created_at=core.clock(),
    )


async def test_a_row_of_the_version_before_is_filed(any_core: Core) -> None:
    core = any_core
    core.dialogue.answers["receipt"] = receipt_said
    await core.say("?")
    row = row_before(core, "old")
    core.database.now(lambda c: submissions.add(c, row))
    await core.worker.submit()
    ((key, sent),) = core.portal.submitted
    assert key == "old"
    assert sent == Submission(
        capability="petition",
        service="street_light",
        title="가로등",
        body="고장났어요",
        attributes={"place": "새봄동 12"},
        consent=Consent("2026-11", datetime.fromisoformat(CONSENT["at"])),
        applicant=Applicant("홍길동", "010-1234-5678"),
        locale="en",
        channel="sms",
    )
    assert len(await heard(core)) == len(core.rows(Case)) == 1


async def test_a_draft_that_cannot_be_sent_stops_no_other(core: Core) -> None:
    await core.say("?", contact="bob")
    row = row_before(core, "bad", applicant={"no_such": "field"})
    core.database.now(lambda c: submissions.add(c, row))
    core.clock.move(1)
    await file(core)
    await core.worker.submit()
    assert {row.key: row.state for row in core.rows(PendingSubmission)} == {
        "bad": "queued",
        "k1": "done",
    }
    assert await heard(core, contact="bob") == ["submit_delayed"]


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param({"applicant": {"no_such": "field"}}, id="no-applicant"),
        pytest.param({"consent": {"version": "1"}}, id="consent-without-a-time"),
        pytest.param({"consent": {"version": "1", "at": "yesterday"}}, id="no-time"),
        pytest.param({"title": None}, id="no-title"),
    ],
)
async def test_what_is_no_submission_is_refused_in_its_turn(
    core: Core, draft: dict[str, Any]
) -> None:
    """Not a week later: nothing is written down that no portal could be sent."""
    core.dialogue.answers["보내기"] = confirmed("k1", **draft)
    assert texts(await core.say("보내기")) == [system("system.trouble")]
    assert core.rows(PendingSubmission) == []


async def test_an_unproven_contact_gets_its_receipt_but_no_binding(core: Core) -> None:
    await file(core, account="rest-open", trusted=False)
    await core.worker.submit()
    assert core.rows(Case)[0].conversation_id is None
    (said,) = await heard(core, account="rest-open", trusted=False)
    assert re.search(r"\d{8}$", said)


async def test_the_one_that_waited_longest_is_first(core: Core) -> None:
    for number in range(3):
        await file(core, f"k{number}", contact=f"c{number}")
        core.clock.move(1)
    await core.worker.submit()
    assert [key for key, _ in core.portal.submitted] == ["k0", "k1", "k2"]

"""Erased means gone: in clear, sealed, and in the dialogue's memory."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Table, select
from sqlmodel import SQLModel

from bot.core.sql import place_of
from bot.models.cases import Case, PendingSubmission
from bot.models.conversations import Contact, Conversation, Erasure, Personal
from bot.models.messages import Inbound, Outbound
from tests.bot.cases.test_delivery import confirmed
from tests.kit.core.core import CIPHER, Core, ask, eventually, opened, receipt_said, texts

ERASE: list[dict[str, Any]] = [{"effect": {"type": "erase"}}, {"say": "test.yes"}]
STORY = "새봄동 골목이 어두워요"
PHONE = "010-1234-5678"


def everything(core: Core) -> str:
    """All that stands in our tables, sealed columns opened."""

    def read(connection: Any) -> str:
        found = []
        for target in SQLModel.metadata.tables.values():
            if target.name.startswith("portal"):
                continue
            for row in connection.execute(select(target)):
                found += [_shown(target, row, name) for name in target.columns.keys()]  # noqa: SIM118
        return "\n".join(found)

    return core.database.now(read)


def _shown(target: Table, row: Any, name: str) -> str:
    value = getattr(row, name)
    if not isinstance(value, bytes):
        return repr(value)
    return repr(CIPHER.open(value, place_of(target.c[name], row)))


async def live(core: Core) -> None:
    """A person has written, asked for a person, filed a case and begun another."""
    core.dialogue.answers = {
        "상담원": [{"effect": {"type": "handoff", "reason": "asked"}}, {"say": "test.no"}],
        "보내기": confirmed("k1"),
        "receipt": receipt_said,
        STORY: [ask(STORY)],
        "지우기": ERASE,
    }
    for text in ("상담원", "보내기"):
        await core.say(text)
    await core.worker.submit()
    await core.say(f"제 번호는 {PHONE}")
    await core.say(STORY, external_id="story")
    assert len(core.rows(Case, conversation_id=core.rows(Conversation)[0].id)) == 1


@pytest.mark.parametrize("waiting", [False, True], ids=["all-done", "one-in-the-dark"])
async def test_nothing_is_left_but_the_goodbye(any_core: Core, waiting: bool) -> None:
    core = any_core
    await live(core)
    if waiting:
        core.dialogue.faults.extend(["503"] * 2)
        await core.say("그림자", external_id="dark")
        core.clock.move(60)
        await core.worker.take_due()
    before = everything(core)
    assert STORY in before
    assert PHONE in before
    assert "1AA-2611-0000001K / " in before
    assert texts(await core.say("지우기")) == ["좋아요"]
    after = everything(core)
    for gone in (STORY, PHONE, "1AA-2611-0000001K / ", "상담원", "그림자", "\nk1\n"):
        assert gone not in after
    conversation = core.rows(Conversation)[0]
    assert (conversation.prompt_sealed, conversation.has_vault) == (None, False)
    [goodbye] = core.rows(Outbound)
    assert "좋아요" in repr(opened(Outbound, goodbye))
    assert {(row.payload_sealed, row.digest) for row in core.rows(Inbound)} == {(None, "")}
    assert core.rows(Personal) == core.rows(PendingSubmission) == []
    (case,) = core.rows(Case)
    assert case.conversation_id is None, "number and PIN still open it"
    repeated = await core.accept(STORY, external_id="story")
    assert (repeated.duplicate, await core.fetch(repeated)) == (True, [])


async def test_others_keep_theirs(core: Core) -> None:
    await live(core)
    await core.say(STORY, contact="bob")
    await core.say("지우기")
    contact = core.rows(Contact, contact=CIPHER.digest("contact", "webchat", "bob"))[0]
    bob = core.rows(Conversation, id=contact.conversation_id)[0]
    assert bob.prompt_sealed is not None
    assert len(core.rows(Outbound, conversation_id=bob.id)) == 1


async def test_what_is_on_its_way_to_the_portal_arrives(core: Core) -> None:
    await live(core)
    core.portal.down = True
    core.dialogue.answers["보내기"] = confirmed("k2")
    await core.say("보내기")
    await core.say("지우기")
    assert core.rows(PendingSubmission)[0].key == "k2"
    core.portal.down = False
    core.clock.move(60)
    await core.worker.submit()
    assert set(core.portal.filed) == {"k1", "k2"}
    assert core.rows(PendingSubmission)[0].payload_sealed is None


# ── the dialogue's memory ──


async def test_the_dialogue_forgets(core: Core) -> None:
    await live(core)
    await core.say("지우기")
    conversation = core.rows(Conversation)[0].id
    core.dialogue.down = "503"
    await core.worker.clean_up()
    assert (core.dialogue.forgotten, len(core.rows(Erasure))) == ([], 1)
    core.dialogue.down = ""
    await core.worker.clean_up()
    await core.worker.clean_up()
    assert (core.dialogue.forgotten, core.rows(Erasure)) == ([conversation], [])
    assert core.rows(Conversation)[0].owner is None


async def test_it_forgets_before_the_next_turn_never_after(core: Core) -> None:
    """Else it would forget what the next turn has told it."""
    seen: list[int] = []

    def note(_asked: Any) -> list[dict[str, Any]]:
        seen.append(len(core.dialogue.forgotten))
        return [ask("제목")]

    await live(core)
    await core.say("지우기")
    core.dialogue.answers["새로"] = note
    assert texts(await core.say("새로")) == ["제목?"]
    await core.worker.clean_up()
    assert seen == [1]
    assert len(core.dialogue.forgotten) == 1


async def test_no_turn_is_taken_before_it_has_forgotten(core: Core) -> None:
    await live(core)
    await core.say("지우기")
    core.dialogue.down = "503"
    before = len(core.dialogue.asked)
    await core.say("새로")
    assert len(core.dialogue.asked) == before, "an answer to a question that was erased"
    core.dialogue.down = ""
    core.clock.move(60)
    await core.worker.take_due()
    assert len(core.dialogue.forgotten) == 1
    assert core.dialogue.asked[-1]["text"] == "새로"


async def test_the_worker_does_not_forget_under_a_turn(core: Core) -> None:
    await live(core)
    await core.say("지우기")
    gate = core.hold()
    await core.accept("새로")
    await eventually(lambda: bool(core.dialogue.forgotten))
    forgotten = len(core.dialogue.forgotten)
    await core.worker.clean_up()
    assert len(core.dialogue.forgotten) == forgotten == 1
    gate.set()
    await core.settle()


# ── by the channel ──


async def test_forget_by_the_channel(any_core: Core) -> None:
    core = any_core
    await live(core)
    await core.gateway.forget("webchat", "amy")
    await core.gateway.forget("webchat", "nobody")
    after = everything(core)
    for gone in (STORY, PHONE, "1AA-2611-0000001K / "):
        assert gone not in after
    assert core.rows(Outbound) == core.rows(PendingSubmission) == []
    await core.worker.clean_up()
    assert core.dialogue.forgotten == [core.rows(Conversation)[0].id]


async def test_forget_under_a_turn(any_core: Core) -> None:
    """The turn that runs and those that wait leave nothing behind."""
    core = any_core
    gate = core.hold()
    await core.accept(f"{STORY} {PHONE}")
    await core.accept(STORY)
    await eventually(lambda: bool(core.dialogue.asked))
    await core.gateway.forget("webchat", "amy")
    gate.set()
    await core.settle()
    await core.worker.take_due()
    after = everything(core)
    assert STORY not in after
    assert PHONE not in after
    assert core.rows(Outbound) == core.rows(Personal) == []
    assert [row.state for row in core.rows(Inbound)] == ["dropped", "dropped"]
    core.dialogue.before = None
    assert texts(await core.say("a")) == ["a"]

"""The turn: one answer and one step, however often it is cut off; and what is said in trouble."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from bot.messages import system_turns as system_turn
from bot.messages.system_turns import SystemEvent
from bot.models.cases import PendingSubmission
from bot.models.conversations import Conversation, Personal
from bot.models.handoffs import Handoff
from bot.models.messages import Inbound, Outbound
from bot.privacy import notice
from tests.kit.core.core import (
    CIPHER,
    Core,
    ask,
    eventually,
    offer,
    opened,
    sentences,
    system,
    texts,
)
from tests.kit.patience import PATIENCE

DRAFT = {
    "title": "가로등",
    "body": "전화 ⟦phone:1⟧, 주민번호 ⟦rrn:1⟧",
    "attributes": {"place": "새봄동 12"},
    "applicant": {"name": "홍길동", "phone": "⟦phone:1⟧"},
    "consent": {"version": "2026-11", "at": "2026-11-24T10:00:00+09:00"},
}


def submit(key: str = "k1") -> dict[str, Any]:
    effect = {"type": "submit", "capability": "petition", "service": "street_light"}
    return {"effect": {**effect, "draft": DRAFT, "key": key}}


def echo(text: str) -> dict[str, Any]:
    return {"say": "test.echo", "values": {"text": text}}


def told(core: Core) -> list[tuple[str, int, str]]:
    """(turn, place, text) of everything that was said."""
    return [(r.turn, r.seq, opened(Outbound, r)["text"]) for r in core.rows(Outbound)]


async def test_a_conversation(core: Core) -> None:
    core.dialogue.answers = {"안녕": [ask("제목"), offer("보낼까요", "yes", "no")]}
    messages = await core.say("안녕")
    assert texts(messages) == ["제목?", "보낼까요?"]
    assert [c.number for c in messages[1].choices] == [1, 2]
    assert messages[1].question == offer("", "yes")["question"]
    assert texts(await core.say(choice=messages[1].choices[1].token)) == ["no"]
    assert texts(await core.say("1")) == ["1"], "the choices of an earlier question are gone"
    kinds = [asked["kind"] for asked in core.dialogue.asked]
    assert kinds == ["text", "choice", "text"]
    assert [asked["metadata"]["first"] for asked in core.dialogue.asked] == [True, False, False]


async def test_old_button_while_nothing_is_asked(core: Core) -> None:
    """What was last only offered is not called a question, nor said again; it goes on to count."""
    only = {"say": "test.ask", "values": {"text": "번호만"}, "choices": offer("", "no")["choices"]}
    core.dialogue.answers = {"a": [offer("첫째", "yes", "no")], "b": [only]}
    old = (await core.say("a"))[0].choices[0].token
    new = (await core.say("b"))[0].choices[0].token
    assert texts(await core.say(choice=old)) == [system("system.choice_past.named", label="좋아요")]
    assert texts(await core.say(choice=new)) == ["no"]


async def test_old_button_asks_again(core: Core) -> None:
    core.dialogue.answers = {"a": [offer("첫째", "yes", "no")], "b": [offer("둘째", "yes", "no")]}
    old = (await core.say("a"))[0].choices[0].token
    await core.say("b")
    again = await core.say(choice=old)
    assert texts(again) == [system("system.choice_expired.named", label="좋아요"), "둘째?"]
    assert len(core.dialogue.asked) == 2, "the dialogue hears nothing of it"
    assert texts(await core.say(choice=again[1].choices[0].token)) == ["yes"]


async def test_language_asks_the_same_again(core: Core) -> None:
    core.dialogue.answers = {"a": [offer("확인", "yes", "no")]}
    await core.say("a")
    again = await core.say("English")
    assert texts(again) == [system("system.language_changed", "en"), "확인?"]
    assert {message.locale for message in again} == {"en"}
    assert texts(await core.say("1")) == ["yes"]
    assert (await core.say("고장났어요"))[0].locale == "en", "chosen, so it stays"


async def test_new_language_from_a_journey_holds_at_once(core: Core) -> None:
    core.dialogue.answers = {"a": [{"effect": {"type": "locale", "locale": "en"}}, echo("x")]}
    assert (await core.say("a"))[0].locale == "en"
    assert core.rows(Conversation)[0].locale_chosen


async def test_order_within_and_side_by_side_of_conversations(core: Core) -> None:
    """The second message waits for the first; another person's does not."""
    gate = core.hold()
    first, second = await core.accept("a"), await core.accept("b")
    other = await core.accept("z", contact="bob")
    await eventually(lambda: len(core.dialogue.asked) == 2)
    assert [asked["text"] for asked in core.dialogue.asked] == ["a", "z"]
    gate.set()
    await core.settle()
    assert [asked["text"] for asked in core.dialogue.asked if asked["text"] != "z"] == ["a", "b"]
    assert texts(await core.fetch(second)) == ["a", "b"]
    assert texts(await core.fetch(other)) == ["z"]
    assert first.conversation == second.conversation != other.conversation


# ── cut off anywhere ──


async def cut_before_the_turn(core: Core) -> None:
    await core.accept("a", external_id="m1")


def hold() -> asyncio.Future[None]:
    return asyncio.get_running_loop().create_future()


async def cut_before_the_dialogue(core: Core) -> None:
    core.hold()
    await core.accept("a", external_id="m1")
    await eventually(lambda: bool(core.dialogue.asked))
    assert core.dialogue.steps == []


async def cut_after_the_dialogue(core: Core) -> None:
    core.dialogue.after = hold
    await core.accept("a", external_id="m1")
    await eventually(lambda: len(core.dialogue.steps) == 1)


async def cut_before_the_commit(core: Core) -> None:
    async def stop() -> None:
        core.database.shut = hold()

    core.dialogue.after = stop
    await core.accept("a", external_id="m1")
    await eventually(lambda: core.database.held == 1)


async def not_cut(core: Core) -> None:
    await core.say("a", external_id="m1")


CUTS = [not_cut, cut_before_the_turn, cut_before_the_dialogue, cut_after_the_dialogue]
CUTS += [cut_before_the_commit]


@pytest.mark.parametrize("cut", CUTS, ids=[cut.__name__ for cut in CUTS])
async def test_cut_off_and_taken_again(any_core: Core, cut: Callable[[Core], Any]) -> None:
    core = any_core
    core.dialogue.answers = {
        "a": [
            offer("확인", "yes", "no"),
            {"effect": {"type": "handoff", "reason": "asked"}},
            submit(),
        ]
    }
    await cut(core)
    await core.kill()
    core.dialogue.before = core.dialogue.after = None
    again = core.restart()
    await again.worker.take_due()
    if cut is not not_cut:
        assert again.rows(Outbound) == [], "the dead one's lease still holds"
    again.clock.move(again.settings.lease_seconds + 1)
    await again.worker.take_due()
    turn = again.rows(Inbound)[0].turn
    assert told(again) == [(turn, 0, "확인?")]
    assert core.dialogue.steps == [turn]
    assert [r.state for r in again.rows(Inbound)] == ["done"]
    assert len(again.rows(PendingSubmission)) == len(again.rows(Handoff)) == 1
    repeated = await again.accept("a", external_id="m1")
    assert repeated.duplicate
    assert texts(await again.fetch(repeated)) == ["확인?"]
    assert len(core.dialogue.steps) == 1
    again.close()


async def test_tokens_survive_being_taken_again(core: Core) -> None:
    """The same rows, to the last byte of what is in them."""
    core.dialogue.answers = {"a": [offer("확인", "yes", "no")]}
    seen: list[Any] = []
    await cut_after_the_dialogue(core)
    await core.kill()
    core.dialogue.after = None
    for _ in range(2):
        again = core.restart()
        again.clock.move(60)
        await again.worker.take_due()
        seen.append([opened(Outbound, row) for row in again.rows(Outbound)])
        again.close()
    assert seen[0] == seen[1] != []


async def test_one_that_was_silent_for_too_long_writes_nothing(any_core: Core) -> None:
    core, other = any_core, any_core.restart()
    core.settings.turn_timeout = PATIENCE
    gate = hold()
    core.dialogue.after = lambda: gate
    await core.accept("a")
    await eventually(lambda: len(core.dialogue.steps) == 1)
    core.dialogue.after = None
    core.clock.move(core.settings.lease_seconds + 1)
    await other.worker.take_due()
    before = core.rows(Outbound), core.rows(Conversation)
    gate.set_result(None)
    await core.settle()
    assert (core.rows(Outbound), core.rows(Conversation)) == before
    assert len(before[0]) == 1
    other.close()


async def test_cut_off_within_a_look_up(core: Core) -> None:
    """The look-up is done again, the journey answers once."""
    core.dialogue.answers = {
        "a": [{"effect": {"type": "lookup", "reference": "1AA-2611-0000009K", "proof": None}}],
        "case_not_found": [echo("없어요")],
    }
    core.dialogue.faults.extend(["", "lost"])
    assert texts(await core.say("a")) == ["없어요"]
    turn = core.rows(Inbound)[0].turn
    assert core.dialogue.steps == [turn, f"{turn}:r1"]


# ── trouble ──


@pytest.mark.parametrize("fault", ["refused", "503", "hang", "silent", "drift", "broken", "lost"])
async def test_trouble_is_told_once_and_the_same_turn_succeeds(core: Core, fault: str) -> None:
    core.dialogue.down = fault
    assert texts(await core.say("a", external_id="m1")) == [system("system.trouble")]
    core.clock.move(2)
    await core.worker.take_due()
    core.clock.move(3)
    core.dialogue.down = ""
    await core.worker.take_due()
    turn = core.rows(Inbound)[0].turn
    assert [(name, text) for name, _, text in told(core)] == [
        (f"{turn}:trouble", system("system.trouble")),
        (turn, "a"),
    ]
    assert core.dialogue.steps == [turn]
    assert {asked["turn"] for asked in core.dialogue.asked} == {turn}
    assert len({asked["metadata"]["now"] for asked in core.dialogue.asked}) == 1


@pytest.mark.parametrize(
    "unusable",
    [
        pytest.param([{"say": "no.such.key"}], id="unknown-sentence"),
        pytest.param([{"say": "test.echo", "values": {}}], id="missing-value"),
        pytest.param([echo("x"), {"effect": {}}], id="effect-without-type"),
        pytest.param([{"effect": {"type": "lookup"}}], id="look-up-of-nothing"),
        pytest.param([echo("x"), {"effect": {"type": "notify"}}], id="effect-that-fails-late"),
        pytest.param([{"say": "test.echo", "values": {"text": {"date": "?"}}}], id="no-date"),
    ],
)
async def test_an_answer_that_cannot_be_used_is_trouble(
    core: Core, unusable: list[dict[str, Any]]
) -> None:
    """Told, kept and tried again; not a conversation that is silent for ever."""
    core.dialogue.answers = {"a": unusable}
    assert texts(await core.say("a")) == [system("system.trouble")]
    row = core.rows(Conversation)[0]
    assert (row.owner, core.rows(Inbound)[0].attempts) == (None, 1)


async def test_later_messages_wait_behind_trouble(core: Core) -> None:
    core.dialogue.down = "503"
    await core.say("a")
    waits = await core.accept("b")
    repeated = await core.accept("b")
    assert (repeated.turn, repeated.duplicate) == (waits.turn, True)
    core.dialogue.down = ""
    core.clock.move(31)
    await core.worker.take_due()
    assert [text for _, _, text in told(core)] == [system("system.trouble"), "a", "b"]
    assert texts(await core.fetch(waits)) == ["a", "b"]
    assert texts(await core.fetch(repeated)) == ["b"]


async def test_dropped_after_ten_minutes(core: Core) -> None:
    core.dialogue.down = "503"
    await core.say("a", external_id="m1")
    core.clock.move(599)
    await core.worker.take_due()
    assert core.rows(Inbound)[0].state == "pending"
    core.clock.move(60)
    await core.worker.take_due()
    row = core.rows(Inbound)[0]
    assert (row.state, row.payload_sealed) == ("dropped", None)
    assert [text for _, _, text in told(core)] == [
        system("system.trouble"),
        system("system.dropped"),
    ]
    core.dialogue.down = ""
    assert texts(await core.say("b")) == [system("system.dropped"), "b"]
    repeated = await core.accept("a", external_id="m1")
    assert texts(await core.fetch(repeated)) == [
        system("system.trouble"),
        system("system.dropped"),
    ]


async def test_trouble_of_a_system_turn_is_not_told_and_never_dropped(core: Core) -> None:
    await core.say("a")
    conversation = core.rows(Conversation)[0].id
    news = SystemEvent("x", {"type": "submit_delayed", "key": "k"})
    core.database.now(lambda c: system_turn.add(c, CIPHER, conversation, news, now=core.clock()))
    core.dialogue.down = "503"
    await core.worker.take_due()
    core.clock.move(3600)
    await core.worker.take_due()
    assert [text for _, _, text in told(core)] == ["a"]
    core.dialogue.down = ""
    await core.say("b")
    core.clock.move(60)
    await core.worker.take_due()
    assert [text for _, _, text in told(core)] == ["a", "b", "submit_delayed"]


# ── personal data ──


async def test_numbers_are_in_the_vault_until_the_draft_is_sent(core: Core) -> None:
    core.dialogue.answers = {"보내기": [submit(), echo("보냈어요")]}
    said = texts(await core.say("010-1234-5678, 900101-1234567"))
    told = notice({"phone", "rrn"})
    assert told is not None
    assert said == [sentences().render(told, "ko"), "010-1234-5678, [주민등록번호]"]
    assert len(core.rows(Personal)) == 2
    assert core.rows(Conversation)[0].has_vault
    await core.say("보내기")
    assert len(core.rows(Personal)) == 2
    content = opened(PendingSubmission, core.rows(PendingSubmission)[0])
    assert content["body"] == "전화 010-1234-5678, 주민번호 [주민등록번호]"
    applicant = {"name": "홍길동", "phone": "010-1234-5678", "email": None}
    assert content["applicant"] == applicant
    await core.worker.submit()
    assert core.rows(Personal) == []
    assert "1234567" not in repr(core.dialogue.asked)
    assert "1234-5678" not in repr(core.dialogue.asked)


async def test_a_pin_is_not_kept(core: Core) -> None:
    core.dialogue.answers = {"a": [ask("비밀번호", "pin")]}
    await core.say("a")
    assert texts(await core.say("48210937")) == ["[비밀번호]"]
    assert core.rows(Personal) == []

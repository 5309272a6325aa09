"""A request for a person: promised only where there is a way, worked on by staff, gone again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import erasure
from bot.core.errors import HandoffRefused
from bot.handoff import store as handoff_store
from bot.handoff.desk import HandoffDesk
from bot.models.handoffs import Handoff
from bot.privacy import mask
from tests.actions.conversation import Conversation
from tests.kit.core.core_people import People

SET: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[2] / "sets" / "promises.yml").read_text("utf-8")
)["hand_over"]
PHONE = "+821012345678"
ASKED = {"effect": {"type": "handoff", "reason": "asked"}}
LEFT = {"effect": {"type": "handoff", "reason": "asked", "reach": "⟦phone:1⟧"}}
YES = {"say": "test.yes"}


@pytest.mark.parametrize(
    "row", SET, ids=lambda row: f"{row['channel']} {row['asks']} {row['next']}"
)
async def test_nothing_is_promised_without_a_way(row: dict[str, Any]) -> None:
    """The set of another hand: whoever can be reached is a row, nobody else is promised a call."""
    channel = {"web": "webchat"}.get(row["channel"], row["channel"])
    reach = (channel if channel != "webchat" else "sms") if row["contact_known"] else ""
    talk = Conversation(locale=row["lang"], channel=channel, reach=reach)
    said = await talk.say(row["asks"], "talk_to_human")
    for _ in range(2):
        question = next((one["question"] for one in said if "question" in one), None)
        told = {str(one.get("say")) for one in said}
        if question is None or "human.nobody" in told or any("effect" in one for one in said):
            break
        said += await talk.say(mask(row["next"], question=question, vault={}).text)
    requests = [one for one in said if one.get("effect", {}).get("type") == "handoff"]
    promised = [one for one in said if str(one.get("say")).startswith("human.left.")]
    assert (len(requests), len(promised)) == ((1, 1) if row["reachable"] else (0, 0))
    assert row["reachable"] or [one["say"] for one in said if "say" in one][-1] == "human.nobody"


def desk(people: People) -> HandoffDesk:
    core = people.core
    return HandoffDesk(core.database, core.runtime.cipher, core.clock)


def everybody(people: People) -> list[Any]:
    return list(desk(people).listed(("waiting", "taken", "done"), 50, 0))


async def test_the_way_is_the_number_the_chat_or_what_was_left(people: People) -> None:
    people.core.dialogue.answers = {"사람": [ASKED, YES], "번호 ⟦phone:1⟧": [LEFT, YES]}
    for channel, who, text in (
        ("sms", PHONE, "사람"),
        ("telegram", "amy", "사람"),
        ("webchat", "bob", "사람"),
        ("webchat", "dan", "번호 010-7788-4321"),
    ):
        await people.write(channel, who, text)
        people.core.clock.move(60)
    ways = [(one.reach.kind, one.reach.address, one.reach.hint) for one in everybody(people)]
    assert [way[0] for way in ways] == ["sms", "telegram", "none", "phone"]
    assert [way[1] for way in ways] == ["", "", "", ""]
    assert (ways[0][2], ways[3][2]) == ("…5678", "…4321")
    full = [desk(people).take(one.id, "Kim").reach.address for one in everybody(people)]
    assert full == [PHONE, "to-amy", "", "010-7788-4321"]


async def test_a_linked_number_is_the_way_of_the_page(people: People) -> None:
    people.core.dialogue.answers["사람"] = [ASKED, YES]
    await people.one_person(("webchat", "amy"), ("sms", PHONE))
    await people.write("webchat", "amy", "사람")
    assert people.core.dialogue.asked[-1]["metadata"]["reach"] == "sms"
    [one] = everybody(people)
    assert one.reach.kind == "sms"


@pytest.mark.parametrize(
    ("channel", "who", "reach"),
    [("sms", PHONE, "sms"), ("telegram", "amy", "telegram"), ("webchat", "bob", None)],
)
async def test_the_dialogue_knows_whether_there_is_a_way(
    people: People, channel: str, who: str, reach: str | None
) -> None:
    await people.write(channel, who, "안녕하세요")
    assert people.core.dialogue.asked[-1]["metadata"]["reach"] == reach


async def test_danger_is_on_top_then_who_waited_longest(people: People) -> None:
    people.core.dialogue.answers = {
        "사람": [ASKED, YES],
        "위험": [{"effect": {"type": "handoff", "reason": "sos"}}, YES],
        "모름": [{"effect": {"type": "handoff", "reason": "failures"}}, YES],
    }
    for who, text in (("a", "사람"), ("b", "모름"), ("c", "위험"), ("d", "사람")):
        await people.write("telegram", who, text)
        people.core.clock.move(60)
    assert [one.reason for one in everybody(people)] == ["sos", "asked", "failures", "asked"]
    pages = [desk(people).listed(("waiting",), 2, offset)[0].reason for offset in (0, 2)]
    assert pages == ["sos", "failures"]


async def test_asking_twice_is_one_request(people: People) -> None:
    people.core.dialogue.answers["사람"] = [ASKED, YES]
    for _ in range(3):
        await people.write("telegram", "amy", "사람")
    assert len(everybody(people)) == 1


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("모름", "사람"), ["asked"]),
        (("사람", "모름"), ["asked"]),
        (("모름", "번호 ⟦phone:1⟧"), ["asked"]),
        (("모름", "모름", "사람", "모름"), ["asked"]),
        (("모름", "위험"), ["sos", "failures"]),
        (("위험", "사람"), ["sos", "asked"]),
    ],
    ids=" ".join,
)
async def test_a_person_waits_once(
    people: People, said: tuple[str, ...], expected: list[str]
) -> None:
    """For a person, whoever asked for one; danger stays on top."""
    people.core.dialogue.answers = {
        "사람": [ASKED, YES],
        "번호 ⟦phone:1⟧": [LEFT, YES],
        "위험": [{"effect": {"type": "handoff", "reason": "sos"}}, YES],
        "모름": [{"effect": {"type": "handoff", "reason": "failures"}}, YES],
    }
    for text in said:
        await people.write("webchat", "amy", text.replace("⟦phone:1⟧", "010-7788-4321"))
        people.core.clock.move(60)
    found = everybody(people)
    assert [one.reason for one in found] == expected
    left = any("번호" in text for text in said)
    assert [one.reach.kind for one in found] == ["phone" if left else "none"] * len(found)
    if left:
        assert desk(people).take(found[0].id, "Kim").reach.address == "010-7788-4321"


async def test_from_waiting_to_done_and_gone(people: People) -> None:
    people.core.dialogue.answers = {
        "사람": [ASKED, YES],
        "handoff_taken": [{"say": "test.echo", "values": {"text": "보고 있어요"}}],
        "handoff_reply": lambda asked: [
            {"say": "test.echo", "values": {"text": asked["metadata"]["result"]["text"]}}
        ],
    }
    await people.write("telegram", "amy", "사람")
    people.mark()
    [one] = everybody(people)
    with pytest.raises(HandoffRefused, match="not_yours"):
        desk(people).finish(one.id, "Kim", "")
    for _ in range(2):
        assert desk(people).take(one.id, "Kim").state == "taken"
        await people.settle()
    assert people.sent("telegram") == ["보고 있어요"]
    with pytest.raises(HandoffRefused, match="taken"):
        desk(people).take(one.id, "Lee")
    desk(people).write(one.id, "Kim", "내일 전화드릴게요")
    await people.settle()
    assert people.sent("telegram")[-1] == "내일 전화드릴게요"
    desk(people).finish(one.id, "Kim", "통화함")
    assert [(r.state, r.note) for r in everybody(people)] == [("done", "통화함")]
    for act in (desk(people).take, lambda name, by: desk(people).finish(name, by, "")):
        with pytest.raises(HandoffRefused, match="done"):
            act(one.id, "Kim")
    core = people.core
    core.database.now(lambda c: handoff_store.purge(c, core.clock() + 89 * 86400))
    assert len(core.rows(Handoff)) == 1
    core.database.now(lambda c: handoff_store.purge(c, core.clock() + 91 * 86400))
    assert core.rows(Handoff) == []


@pytest.mark.parametrize("name", ["", "1", "zzzzzzzz", "%%%%%%%%", "________"])
async def test_a_name_of_nothing(people: People, name: str) -> None:
    people.core.dialogue.answers["사람"] = [ASKED, YES]
    await people.write("telegram", "amy", "사람")
    with pytest.raises(HandoffRefused, match="unknown"):
        desk(people).take(name, "Kim")


async def test_it_goes_with_the_person(people: People) -> None:
    people.core.dialogue.answers["사람"] = [ASKED, YES]
    await people.write("telegram", "amy", "사람")
    conversation = people.conversation("telegram", "amy")
    core = people.core
    core.database.now(lambda c: erasure.erase(c, conversation, "", core.clock()))
    assert core.rows(Handoff) == []

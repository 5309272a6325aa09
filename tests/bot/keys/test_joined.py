"""What is sealed opens after two conversations became one, and after a new key, too."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from bot.conversations.contacts import contacts
from bot.core.crypto import Cipher
from bot.handoff.desk import HandoffDesk
from bot.keys import rotation
from bot.models.handoffs import Handoff
from connectors.contract import FileRef
from tests.kit.core.core import CIPHER, KEY, ask
from tests.kit.core.core_people import People
from tests.kit.core.sealed_rows import Cell, cells
from tests.kit.sample_files import JPEG

NEW = bytes(range(100, 132))
PHONE = "+821012345678"
YES: dict[str, object] = {"say": "test.yes"}


def left(name: str) -> list[dict[str, object]]:
    """A number or address that is behind this placeholder."""
    return [{"effect": {"type": "handoff", "reason": "asked", "reach": name}}, YES]


def found(people: People) -> list[Cell]:
    return [one for one in people.core.database.now(cells) if one.column.name != "box"]


def openable(cipher: Cipher, people: People) -> set[str]:
    """The columns with something in them; all of it opens."""
    return {str(one.column) for one in found(people) if cipher.open_bytes(one.sealed, one.place)}


async def two_conversations(people: People) -> None:
    """With a file, a number that was left, replies that wait and messages nobody has answered."""
    people.core.dialogue.answers = {
        "민원": [ask("제목")],
        "번호 ⟦phone:1⟧": left("⟦phone:1⟧"),
        "번호 ⟦phone:2⟧": left("⟦phone:2⟧"),
    }
    await people.write("sms", PHONE, "민원")
    await people.write("webchat", "amy", "번호 010-7788-4321")
    file = FileRef("upload", "a.jpg", "image/jpeg", len(JPEG), JPEG)
    await people.core.say(file=file, contact="amy")
    people.core.dialogue.faults.extend(["503"] * 4)
    await people.core.say("아직 아무도", contact="amy")
    sms = people.channel("sms")
    await people.core.gateway.take(sms, sms.message(PHONE, "late", text="답이 없어요"))


@pytest.mark.parametrize("first", ["webchat", "sms"])
async def test_after_a_join_and_a_new_key(people: People, first: str) -> None:
    await two_conversations(people)
    both = [("webchat", "amy"), ("sms", PHONE)]
    before = openable(CIPHER, people)
    await people.one_person(*sorted(both, key=lambda one: one[0] != first))
    after = openable(CIPHER, people)
    moved = {"contacts.address_sealed", "handoffs.reach_sealed", "inbox.payload_sealed"}
    assert moved <= after <= before | {"outbox.payload_sealed", "inbox.payload_sealed"}
    assert rotation.reseal(people.core.database, Cipher(NEW, KEY)) == len(found(people))
    assert openable(Cipher(NEW), people) == after


async def test_the_oldest_request_gets_the_newest_way(people: People) -> None:
    """Sealed for the row that it is put into, not for the turn that brought it."""
    await two_conversations(people)
    people.core.dialogue.faults.clear()
    people.core.clock.move(60)
    await people.settle()
    await people.write("webchat", "amy", "번호 010-9999-1234")
    assert len(people.core.rows(Handoff)) == 1
    desk = HandoffDesk(people.core.database, people.core.runtime.cipher, people.core.clock)
    [one] = desk.listed(("waiting",), 10, 0)
    assert desk.take(one.id, "Kim").reach.address == "010-9999-1234"
    desk.finish(one.id, "Kim", "전화했어요")
    assert [done.note for done in desk.listed(("done",), 10, 0)] == ["전화했어요"]


async def test_an_address_of_somebody_else_gets_nothing(people: People) -> None:
    """Whoever can write to the database cannot have somebody's replies sent to themselves."""
    for who in ("amy", "eve"):
        await people.write("telegram", who, "안녕하세요")
    rows = {who: people.contact("telegram", who) for who in ("amy", "eve")}
    [hers] = [one.sealed for one in found(people) if one.place.key == (rows["eve"],)]
    this = update(contacts).where(contacts.c.id == rows["amy"])
    people.core.database.now(lambda c: c.execute(this.values(address_sealed=hers)))
    people.mark()
    await people.write("telegram", "amy", "비밀")
    assert people.sent("telegram") == []
    assert await people.write("telegram", "eve", "안녕하세요") != [], "nobody else waits for it"
    assert len(people.sent("telegram")) == 1

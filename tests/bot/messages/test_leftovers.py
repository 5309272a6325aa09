"""Files that came and were not used, by the table of another hand; on both databases."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, event, update

from bot.core.sql import table
from bot.linking import merge as link_store
from bot.models.conversations import Conversation, Personal
from bot.models.messages import StoredFile
from connectors.contract import FileRef
from tests.bot.cases.test_delivery import confirmed
from tests.kit.core.core import Core, receipt_said, system, texts
from tests.kit.core.core_people import People
from tests.kit.sample_files import JPEG
from tests.kit.sets import rows

MINUTE, HOUR = 60.0, 3600.0
LEFT = rows("limits", "leftovers")
YES: dict[str, Any] = {"say": "test.yes"}
CONSENT: dict[str, Any] = {"effect": {"type": "consent", "given": True}}
REFUSE: dict[str, Any] = {"effect": {"type": "consent", "given": False}}
GONE = system("system.file.gone", files="*", count=1).partition("*")[0]


def photo(number: int = 0) -> FileRef:
    content = JPEG[:-2] + bytes([number]) + JPEG[-2:]
    return FileRef("upload", f"p{number}.jpg", "image/jpeg", len(content), content)


def dropping(names: list[str], *more: dict[str, Any]) -> list[dict[str, Any]]:
    return [*more, {"effect": {"type": "drop_files", "files": names}}, YES]


async def pass_by(core: Core, minutes: float) -> None:
    """The worker looks each minute; here when it matters."""
    core.clock.move(minutes * MINUTE)
    await core.worker.clean_up()


def gone(core: Core) -> list[str]:
    """What the dialogue was told with the last message."""
    return list(core.dialogue.asked[-1]["metadata"].get("files_gone", []))


@pytest.mark.parametrize("row", LEFT, ids=[row["id"] for row in LEFT])
async def test_what_was_not_used(any_core: Core, row: dict[str, Any]) -> None:
    core = any_core
    names = [f"⟦file:{number + 1}⟧" for number in range(row["files"])]
    core.portal.down = True
    core.dialogue.answers = {
        "동의": [CONSENT, YES],
        "dropped": dropping(names),
        "declined": dropping(names, REFUSE),
        "sent": confirmed("k", attributes={"photo": names}),
    }
    await core.say("동의" if row["consent"] else "안녕")
    for number in range(row["files"]):
        await core.say(file=photo(number))
    silent = (row["since_file"] or row["since_word"]) - row["since_word"]
    while silent > 50 and not row["told_before"]:
        await pass_by(core, 50)
        await core.say("말을 이어 가요")
        silent -= 50
    await pass_by(core, silent)
    ends = row["draft"] in ("dropped", "declined", "sent")
    before = texts(await core.say(row["draft"] if ends else "마지막 말")) if silent or ends else []
    assert any(GONE in text for text in before) == row["told_before"]
    await pass_by(core, row["since_word"])
    kept = {None: 0, "kept": row["files"], "gone": 0}[row["file"]]
    assert len(core.rows(StoredFile)) == kept
    said = texts(await core.say("다시 왔어요"))
    assert any(GONE in text for text in said) == row["told"]
    assert gone(core) == (names if row["told"] else [])
    assert not any(GONE in text for text in texts(await core.say("또 왔어요"))), "once"
    assert gone(core) == []


async def test_what_is_told_names_them_and_they_may_be_sent_again(any_core: Core) -> None:
    core = any_core
    await core.say(file=photo(1))
    await core.say(file=photo(2))
    await pass_by(core, 61)
    said = texts(await core.say(file=photo(3)))
    assert said[0] == system("system.file.gone", files="p1.jpg (1 kB), p2.jpg (1 kB)", count=2)
    assert gone(core) == ["⟦file:1⟧", "⟦file:2⟧"]
    assert [row.placeholder for row in core.rows(Personal)] == ["⟦file:3⟧"]
    assert len(core.rows(StoredFile)) == 1


async def test_what_we_answer_ourselves_does_not_tell_it(any_core: Core) -> None:
    core = any_core
    await core.say(file=photo())
    await pass_by(core, 61)
    assert not any("deleted" in text for text in texts(await core.say("English")))
    assert any("deleted after an hour" in text for text in texts(await core.say("hello there")))


async def test_a_turn_that_is_taken_again_tells_it_once(core: Core) -> None:
    await core.say(file=photo())
    await pass_by(core, 61)
    core.dialogue.faults.extend(["lost"])
    said = texts(await core.say("다시 왔어요"))
    assert sum(GONE in text for text in said) == 1
    assert [asked["metadata"]["files_gone"] for asked in core.dialogue.asked[-2:]] == [
        ["⟦file:1⟧"]
    ] * 2


async def test_our_own_words_are_not_the_persons(any_core: Core) -> None:
    """A receipt that comes meanwhile keeps nothing longer."""
    core = any_core
    core.dialogue.answers = {"보내기": confirmed("k"), "receipt": receipt_said}
    await core.say("보내기")
    core.clock.move(1)
    await core.say(file=photo())
    seen = core.rows(Conversation)[0].seen_at
    core.clock.move(50 * MINUTE)
    await core.worker.submit()
    assert core.rows(Conversation)[0].seen_at == seen
    await pass_by(core, 10)
    assert core.rows(StoredFile) == []


async def test_a_photo_whose_turn_waits_is_kept(any_core: Core) -> None:
    core = any_core
    core.dialogue.down = "503"
    await core.accept(file=photo())
    await core.settle()
    await pass_by(core, 61)
    assert len(core.rows(StoredFile)) == 1


async def test_nothing_is_looked_up_without_files(any_core: Core) -> None:
    core = any_core
    await core.say("010-1234-5678")
    core.database.now(lambda c: c.execute(table(StoredFile).delete()))
    ran: list[str] = []
    event.listen(core.database.engine, "before_cursor_execute", lambda *a: ran.append(str(a[2])))
    await core.say("안녕하세요")
    assert not [statement for statement in ran if "FROM files" in statement]


@pytest.mark.parametrize("left", [None, 5.0, 9.0])
@pytest.mark.parametrize("here", [None, 5.0, 9.0])
async def test_two_that_become_one_have_the_earlier_consent(
    people: People, here: float | None, left: float | None
) -> None:
    core, conversations = people.core, table(Conversation)
    await people.write("webchat", "amy", "안녕하세요")
    await people.write("telegram", "bea", "안녕하세요")
    stays, goes = people.conversation("webchat", "amy"), people.conversation("telegram", "bea")
    for name, at in ((stays, here), (goes, left)):
        this = update(conversations).where(conversations.c.id == name).values(consented_at=at)
        core.database.now(partial(Connection.execute, statement=this))
    contact = people.contact("telegram", "bea")
    core.database.now(lambda c: link_store.merge(c, contact, stays, core.clock()))
    found = {row.id: row.consented_at for row in core.rows(Conversation)}
    assert found == {stays: min(filter(None, (here, left)), default=None), goes: None}


@pytest.mark.parametrize("waits", [False, True])
async def test_a_draft_that_does_not_go_along_leaves_no_files(people: People, waits: bool) -> None:
    core = people.core
    await people.write("webchat", "amy", "안녕하세요")
    await core.say(file=photo(1), contact="bea")
    if waits:
        core.dialogue.down = "503"
        await core.accept(file=photo(2), contact="bea")
        await core.settle()
    stays, contact = people.conversation("webchat", "amy"), people.contact("webchat", "bea")
    core.database.now(lambda c: link_store.merge(c, contact, stays, core.clock()))
    kept = [row.conversation_id for row in core.rows(StoredFile)]
    assert kept == ([stays, stays] if waits else [])


async def test_consent_counts_from_the_first_and_goes_with_everything(any_core: Core) -> None:
    core = any_core
    core.dialogue.answers = {
        "동의": [CONSENT, YES],
        "지우기": [{"effect": {"type": "erase"}}, YES],
    }

    def given() -> float | None:
        found: float | None = core.rows(Conversation)[0].consented_at
        return found

    await core.say("동의")
    first = given()
    core.clock.move(10)
    await core.say("동의")
    assert first is not None
    assert given() == first
    await core.say("지우기")
    assert given() is None
    await core.say("동의")
    await core.gateway.forget("webchat", "amy")
    assert given() is None

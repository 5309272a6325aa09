"""The same file again is one file, whatever it is called: where it comes with its content, and
where it is fetched from its channel. On both databases."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import update

from actions.adapters.errors import Rejected
from bot.core.sql import table
from bot.models.messages import StoredFile
from connectors.contract import FileRef
from tests.bot.cases.test_delivery import confirmed
from tests.bot.messages.test_files_kept import OTHER, contents, file_with, photo
from tests.kit.core import core_portal
from tests.kit.core.core import Core, receipt_said
from tests.kit.core.core_people import People
from tests.kit.sample_files import JPEG

files = table(StoredFile)
COMMENTED = JPEG[:2] + b"\xff\xfe\x00\x06note" + JPEG[2:]
BEHIND = JPEG + b"whatever a camera writes behind its picture"


def named(content: bytes, name: str = "image.jpg") -> FileRef:
    return FileRef("upload", name, "image/jpeg", len(content), content)


async def send(core: Core, *sent: FileRef) -> list[str]:
    """What the dialogue got for each of them."""
    for number, file in enumerate(sent):
        await core.say(file=file, external_id=f"upload-{number}")
    return [turn["text"] for turn in core.dialogue.asked[-len(sent) :]]


SENT = {
    "twice": ([named(JPEG), named(JPEG)], [1, 1]),
    "under another name": ([named(JPEG), named(JPEG, "again.jpg")], [1, 1]),
    "with a comment in it": ([named(JPEG), named(COMMENTED)], [1, 1]),
    "with something behind it": ([named(BEHIND), named(JPEG)], [1, 1]),
    "two and one of them": ([named(JPEG), named(OTHER), named(JPEG)], [1, 2, 1]),
    "two others": ([named(JPEG), named(OTHER)], [1, 2]),
}


@pytest.mark.parametrize(("sent", "stands"), SENT.values(), ids=SENT)
async def test_it_comes_with_its_content(
    any_core: Core, sent: list[FileRef], stands: list[int]
) -> None:
    assert await send(any_core, *sent) == [f"⟦file:{number}⟧" for number in stands]
    assert len(any_core.rows(StoredFile)) == max(stands)


@pytest.mark.parametrize(("sent", "stands"), SENT.values(), ids=SENT)
async def test_it_is_fetched(people: People, sent: list[FileRef], stands: list[int]) -> None:
    core, there = people.core, people.channel("telegram")
    for number, file in enumerate(sent):
        there.files[f"f{number}"] = file.content or b""
        ref = FileRef(f"f{number}", file.name, file.media_type, file.size)
        await core.gateway.take(there, there.message("amy", str(number), file=ref))
        await people.settle()
    heard = [turn["text"] for turn in core.dialogue.asked[-len(sent) :]]
    assert heard == [f"⟦file:{number}⟧" for number in stands]
    assert len(core.rows(StoredFile)) == max(stands)


async def test_it_counts_once(any_core: Core) -> None:
    memos = [FileRef("m", "memo.txt", "text/plain", n, b"a" * n) for n in range(1, 6)]
    heard = await send(any_core, *memos, memos[0])
    assert (heard[0], heard[-1], len(any_core.rows(StoredFile))) == ("⟦file:1⟧", "⟦file:1⟧", 5)


FIVE = [b"%d" % n * 50 for n in range(1, 6)]
SIXTH: dict[str, tuple[bytes, bool]] = {
    **{f"number {n}": (content, True) for n, content in enumerate(FIVE, start=1)},
    "another": (b"6" * 50, False),
    "another of the same size": (b"7" * 50, False),
}


@pytest.mark.parametrize("stated", [True, False], ids=["size stated", "size unknown"])
@pytest.mark.parametrize(("content", "same"), SIXTH.values(), ids=SIXTH)
async def test_the_sixth_is_there_already_or_one_too_many(
    people: People, content: bytes, same: bool, stated: bool
) -> None:
    """On a channel that has to be asked for the content."""
    core, there = people.core, people.channel("telegram")
    for number, one in enumerate([*FIVE, content]):
        there.files[f"f{number}"] = one
        size = len(one) if stated else None
        ref = FileRef(f"f{number}", f"{number}.txt", "text/plain", size)
        await core.gateway.take(there, there.message("amy", str(number), file=ref))
        await people.settle()
    heard = [turn["text"] for turn in core.dialogue.asked]
    place = FIVE.index(content) + 1 if same else 0
    expected = [f"⟦file:{n}⟧" for n in range(1, 6)] + ([f"⟦file:{place}⟧"] if same else [])
    assert heard == expected
    assert len(core.rows(StoredFile)) == len(FIVE)


async def test_the_same_needs_no_room(any_core: Core) -> None:
    """Neither of the installation: nothing is added."""
    core = any_core
    await send(core, named(JPEG))
    core.settings.limits.files_mb = 0
    assert await send(core, named(JPEG)) == ["⟦file:1⟧"]


async def test_it_waits_for_its_turn(any_core: Core) -> None:
    core = any_core
    core.dialogue.down = "503"
    for name in ("one.jpg", "two.jpg"):
        await core.accept(file=named(JPEG, name))
        await core.settle()
    core.dialogue.down = ""
    core.clock.move(30)
    await core.worker.take_due()
    assert [turn["text"] for turn in core.dialogue.asked[-2:]] == ["⟦file:1⟧"] * 2
    assert len(core.rows(StoredFile)) == 1


async def test_two_petitions_with_one_photo_have_it_each(any_core: Core) -> None:
    core = any_core
    core.portal.down = True
    await file_with(core, "k1", JPEG, "⟦file:1⟧")
    await file_with(core, "k2", JPEG, "⟦file:2⟧")
    core.portal.down = False
    for _ in range(2):
        await core.worker.submit()
    assert (contents(core, "k1"), contents(core, "k2")) == ([JPEG], [JPEG])


async def test_the_same_content_of_two_channels_is_sent_once(core: Core) -> None:
    await send(core, named(JPEG), named(OTHER))
    core.database.now(lambda c: c.execute(update(files).values(sha256="0" * 64)))
    both = {"attachments": ["⟦file:1⟧", "⟦file:2⟧"]}
    core.dialogue.answers |= {"보내기": confirmed("k1", **both), "receipt": receipt_said}
    await core.say("보내기")
    await core.worker.submit()
    assert len(contents(core, "k1")) == 1


REFUSED: dict[str, tuple[dict[int, str], dict[str, str]]] = {
    "the second": ({1: "not_accepted"}, {"⟦file:2⟧": "not_accepted"}),
    "both": ({0: "x", 1: "y"}, {"⟦file:1⟧": "x", "⟦file:2⟧": "y"}),
    "none is named": ({}, {}),
    "one that was not sent": ({7: "unknown"}, {}),
}


@pytest.mark.parametrize(("places", "told"), REFUSED.values(), ids=REFUSED)
async def test_the_dialogue_is_told_which_one_was_refused(
    any_core: Core, monkeypatch: pytest.MonkeyPatch, places: dict[int, str], told: dict[str, Any]
) -> None:
    core = any_core
    refusal = Rejected("validation", {"attachments": "not_accepted"}, places)
    monkeypatch.setitem(core_portal.FAULTS, "files", refusal)
    core.portal.faults.append("files")
    await send(core, photo(JPEG), photo(OTHER))
    both = {"attachments": ["⟦file:1⟧", "⟦file:2⟧"]}
    core.dialogue.answers |= {"보내기": confirmed("k1", **both)}
    await core.say("보내기")
    await core.worker.submit()
    assert core.dialogue.asked[-1]["metadata"]["result"]["files"] == told


def test_the_samples_differ() -> None:
    assert len({JPEG, OTHER, COMMENTED, BEHIND}) == 4

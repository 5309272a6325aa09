"""Files and places that people send: each stays its own, and as long as somebody still needs it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.models.messages import Inbound, StoredFile
from connectors.contract import FileRef, Place
from tests.bot.cases.test_delivery import confirmed, later
from tests.kit.core.core import Core, receipt_said
from tests.kit.sample_files import JPEG

ERASE: list[Any] = [{"effect": {"type": "erase"}}, {"say": "test.yes"}]
OTHER = JPEG[:-4] + b"\x01\x01" + JPEG[-2:]
"""Of the same length."""


def photo(content: bytes) -> FileRef:
    return FileRef("upload", "image.jpg", "image/jpeg", len(content), content)


async def file_with(core: Core, key: str, content: bytes, name: str) -> None:
    """A petition with one photo, confirmed."""
    await core.say(file=photo(content))
    core.dialogue.answers |= {
        "보내기": confirmed(key, attributes={"photo": name}),
        "receipt": receipt_said,
        "지우기": ERASE,
    }
    core.clock.move(1)
    await core.say("보내기")
    core.clock.move(1)


def contents(core: Core, key: str) -> list[bytes]:
    sent = [submission for filed, submission in core.portal.submitted if filed == key]
    return [attachment.content for attachment in sent[-1].attachments]


async def test_a_case_that_arrives_first_takes_no_files_of_another(core: Core) -> None:
    core.portal.faults.append("throttled")
    await file_with(core, "k1", JPEG, "⟦file:1⟧")
    await core.worker.submit()
    await file_with(core, "k2", OTHER, "⟦file:2⟧")
    await core.worker.submit()
    await later(core, 91)
    assert (contents(core, "k1"), contents(core, "k2")) == ([JPEG], [OTHER])
    assert core.rows(StoredFile) == [], "and none is kept once both have arrived"


async def test_what_is_on_its_way_arrives_with_its_files(any_core: Core) -> None:
    core = any_core
    core.portal.down = True
    await file_with(core, "k1", JPEG, "⟦file:1⟧")
    await core.worker.submit()
    await core.say(file=photo(OTHER))
    await core.say("지우기")
    assert len(core.rows(StoredFile)) == 1, "what was not confirmed is gone"
    core.portal.down = False
    await later(core)
    assert contents(core, "k1") == [JPEG]
    assert core.rows(StoredFile) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({"place": Place(37.56, 126.97)}, {"place": Place(35.1, 129.0)}, id="places"),
        pytest.param({"file": photo(JPEG)}, {"file": photo(OTHER)}, id="photos of one size"),
    ],
)
async def test_what_comes_while_we_are_in_trouble_is_not_taken_for_the_same(
    core: Core, first: Any, second: Any
) -> None:
    core.dialogue.down = "503"
    for message in (first, second, second):
        await core.accept(**message)
        await core.settle()
    assert [row.state for row in core.rows(Inbound)] == ["pending", "pending", "merged"]

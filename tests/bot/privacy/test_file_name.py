"""Names of files hide numbers before anybody sees them: the person, the officer, the logs."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from bot.models.conversations import Personal
from bot.models.messages import Inbound, StoredFile
from bot.pictures import stripped
from bot.privacy.file_name import masked_name
from connectors.contract import FileRef, Refused
from tests.bot.cases.test_delivery import confirmed
from tests.kit import sample_photos as photos
from tests.kit.core.core import Core, opened, opened_bytes, receipt_said, system, texts
from tests.kit.core.core_people import People
from tests.kit.sets import rows


@pytest.mark.parametrize("row", rows("personal_before_staff", "file_names"), ids=str)
def test_the_set(row: dict[str, Any]) -> None:
    name = masked_name(row["name"])
    assert [part for part in row["must_hide"] if part in name] == []
    assert row["must_keep"] in name
    assert name == unicodedata.normalize("NFC", name)
    if row.get("unchanged"):
        assert name == row["name"]


NAME = "홍길동_900101-1234567_010-1234-5678.jpg"
SHOWN = "홍길동_[주민등록번호]_[전화번호].jpg"


def photo(name: str, content: bytes) -> FileRef:
    return FileRef("upload", name, "image/jpeg", len(content), content)


async def test_from_the_upload_to_the_officer(core: Core) -> None:
    """The name everywhere, and what is stored: `logged` looks for the numbers in the logs."""
    core.dialogue.answers = {
        "보내기": confirmed("k1", attributes={"photo": "⟦file:1⟧"}),
        "receipt": receipt_said,
    }
    [said] = texts(await core.say(file=photo(NAME, photos.JPEG)))
    assert said.startswith(SHOWN)
    left = stripped("image/jpeg", photos.JPEG)
    [stored] = core.rows(StoredFile)
    assert (opened_bytes(StoredFile, stored, "content_sealed"), stored.size) == (left, len(left))
    assert "1234567" not in repr(
        [opened(Personal, row, "value_sealed") for row in core.rows(Personal)]
    )
    waiting = [row for row in core.rows(Inbound) if row.payload_sealed]
    assert "1234567" not in repr([opened(Inbound, row) for row in waiting])
    core.clock.move(1)
    await core.say("보내기")
    await core.worker.submit()
    [(_, submission)] = core.portal.submitted
    [attachment] = submission.attachments
    assert (attachment.name, attachment.content) == (SHOWN, left)


async def test_a_broken_photo_is_not_taken(core: Core) -> None:
    with pytest.raises(Refused) as refused:
        await core.say(file=photo("a.jpg", photos.JPEG[:300]))
    assert refused.value.key == "system.file.broken"
    assert core.rows(StoredFile) == []
    assert system("system.file.broken")


@pytest.mark.parametrize(
    ("content", "kept"),
    [(photos.JPEG, stripped("image/jpeg", photos.JPEG)), (photos.JPEG[:300], None)],
    ids=["a photo", "a broken one"],
)
async def test_what_is_fetched_from_a_channel_is_stored_without_metadata(
    people: People, content: bytes, kept: bytes | None
) -> None:
    channel = people.channel("telegram")
    channel.files = {"f1": content}
    file = FileRef("f1", NAME, "image/jpeg", len(content))
    await people.core.gateway.take(channel, channel.message("amy", "m1", text=None, file=file))
    await people.settle()
    stored = [
        opened_bytes(StoredFile, row, "content_sealed") for row in people.core.rows(StoredFile)
    ]
    assert stored == ([] if kept is None else [kept])
    said = channel.texts("amy")[0]
    assert said.startswith(SHOWN) if kept else said == system("system.file.broken")

"""Files that people send on Telegram: they answer the question for them, and reach the portal as
they were."""

from __future__ import annotations

import pytest

from tests.e2e.channels.conftest import Someone
from tests.kit.channel_stack import ChannelStack
from tests.kit.portal_desk import PortalDesk
from tests.kit.sample_files import JPEG, PDF, PROGRAM
from tests.kit.transcript import Runner
from tests.kit.ways_telegram import TelegramPerson

UNTIL_FILES = """
> 우리 동네 가로등이 고장났어요, 고쳐주세요
> [네, 동의해요]
> [이대로 쓸게요]
> 다 썼어요
> [네, 맞아요]
> 세종대로 110
> 어제
> [꺼져 있어요]
"""
TO_RECEIPT = """
> [다 보냈어요]
> [건너뛸게요]
> [이대로 보낼게요]
"""


def talk(person: TelegramPerson, text: str) -> Runner:
    """Says all of it; what was told is remembered."""
    runner = Runner("", lambda *_: None, meet=lambda _: person)
    runner.record(text)
    return runner


@pytest.mark.timeout(120)
def test_files_reach_the_portal(either: ChannelStack, someone: Someone) -> None:
    """TG-07 A photo and a paper, fetched from Telegram by us; the officer gets the same bytes."""
    hana = someone(either)
    talk(hana, UNTIL_FILES)
    either.telegram.send_photo(hana.chat, JPEG)
    [one] = hana.answer()
    either.telegram.send_document(hana.chat, PDF, "고지서.pdf", "application/pdf")
    [two] = hana.answer()
    assert (one.text[:9], two.text[:9]) == ("파일 1개를 받았", "파일 2개를 받았")
    told = talk(hana, TO_RECEIPT)
    desk = PortalDesk(either.stack)
    files = desk.case(told.receipt)["attachments"]
    contents = [desk.attachment(told.receipt, file["sha256"]) for file in files]
    assert [file["media_type"] for file in files] == ["image/jpeg", "application/pdf"]
    assert files[1]["name"] == "고지서.pdf"
    assert contents == [JPEG, PDF]


def test_what_is_no_photo(either: ChannelStack, someone: Someone) -> None:
    """A program that calls itself a photo is refused in words, and nothing of it is kept."""
    hana = someone(either)
    hana.say("민원 넣고 싶어요")
    either.telegram.send_photo(hana.chat, PROGRAM)
    [bubble, *_] = hana.answer()
    assert bubble.text.endswith("요.")
    digest = either.digest("telegram", str(hana.chat))
    kept = """SELECT f.id FROM files f JOIN contacts c ON c.conversation_id = f.conversation_id
              WHERE c.contact = :contact"""
    assert either.query(kept, contact=digest) == []

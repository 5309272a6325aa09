"""Files that people send on Telegram: they answer the question for them, and reach the portal as
they were."""

from __future__ import annotations

import time
import uuid

import httpx

from bot.texts.catalogue import Catalogue
from tests.e2e.channels.conftest import Someone
from tests.kit.patience import LOOK, PATIENCE
from tests.kit.people.rest import Browser
from tests.kit.people.transcript import QUIET_SECONDS, Runner
from tests.kit.people.ways_telegram import TelegramPerson
from tests.kit.sample_files import JPEG, PDF, PROGRAM
from tests.kit.stack.channel_stack import ChannelStack
from tests.kit.stack.portal_desk import PortalDesk

TEXTS = Catalogue.load()
ADD = TEXTS.text("choice.row.add", "ko", label=TEXTS.text("label.attachments", "ko"))
UNTIL_CARD = """
> 우리 동네 가로등이 고장났어요, 고쳐주세요
> 세종대로 110
"""
UNTIL_FILES = f"{UNTIL_CARD}> [{ADD}]\n"
TO_RECEIPT = """
> [다 보냈어요]
> [동의하고 보내기]
"""


def talk(person: TelegramPerson, text: str) -> Runner:
    """Says all of it; what was told is remembered."""
    runner = Runner("", lambda *_: None, meet=lambda _: person)
    runner.record(text)
    return runner


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


def test_a_photo_that_nobody_asked_for(either: ChannelStack, someone: Someone) -> None:
    """At the read-back it is one of its lines, and goes with what is sent."""
    hana = someone(either)
    talk(hana, UNTIL_CARD)
    either.telegram.send_photo(hana.chat, JPEG)
    kept, card = hana.answer()
    assert ".jpg" in kept.text
    assert [line for line in card.text.splitlines() if ".jpg" in line] != []
    told = talk(hana, "> [동의하고 보내기]")
    desk = PortalDesk(either.stack)
    [file] = desk.case(told.receipt)["attachments"]
    assert desk.attachment(told.receipt, file["sha256"]) == JPEG


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


def photo(number: int) -> bytes:
    """Each another one."""
    return JPEG[:-2] + bytes([number]) + JPEG[-2:]


def upload(page: Browser, content: bytes) -> httpx.Response:
    """From the page; what comes of it is heard."""
    answer = page.client.post(
        f"{page.url}/chat/files",
        params={"message_id": uuid.uuid4().hex, "name": "street.jpg"},
        content=content,
        headers={"Authorization": f"Bearer {page.sender}", "Content-Type": "image/jpeg"},
    )
    if answer.status_code == httpx.codes.ACCEPTED:
        heard = list(page.listen(PATIENCE, quiet=QUIET_SECONDS))
        assert heard, "a photo is answered"
    return answer


def write(page: Browser, text: str) -> list[str]:
    page.client.post(
        f"{page.url}/chat/messages",
        json={"message_id": uuid.uuid4().hex, "text": text},
        headers={"Authorization": f"Bearer {page.sender}"},
    ).raise_for_status()
    return [bubble.text for bubble in page.listen(PATIENCE, quiet=QUIET_SECONDS)]


MINE = "SELECT f.id FROM files f WHERE f.conversation_id = :mine"


def newest(channels: ChannelStack) -> str:
    """The conversation that began last."""
    [row] = channels.query("SELECT id FROM conversations ORDER BY created_at DESC LIMIT 1")
    return str(row.id)


def until_gone(channels: ChannelStack, conversation: str) -> None:
    """The worker looks each minute."""
    until = time.monotonic() + PATIENCE
    while channels.query(MINE, mine=conversation):
        assert time.monotonic() < until, "the photo is still kept"
        time.sleep(LOOK)


def test_who_comes_back_after_an_hour(channels: ChannelStack) -> None:
    page = Browser.open(channels.stack.gateway_url)
    assert upload(page, photo(0)).status_code == httpx.codes.ACCEPTED
    mine = newest(channels)
    assert len(channels.query(MINE, mine=mine)) == 1
    channels.pass_by(mine, 61 * 60)
    until_gone(channels, mine)
    told = write(page, "우리 동네 가로등이 고장났어요, 고쳐주세요")
    gone = "아까 보내 주신 파일(street.jpg (1 kB))은 한 시간이 지나 지웠어요."
    assert [text for text in told if text.startswith(gone)] == [told[0]]
    assert told[-1].startswith("어디인가요?")
    [stopped, *_] = write(page, "그만할게요")
    assert stopped.startswith("알겠어요, 여기서 멈출게요.")


def test_whoever_does_not_agree_leaves_no_photo(channels: ChannelStack) -> None:
    page = Browser.open(channels.stack.gateway_url)
    upload(page, photo(0))
    mine = newest(channels)
    write(page, "우리 동네 가로등이 고장났어요, 고쳐주세요")
    assert len(channels.query(MINE, mine=mine)) == 1
    told = write(page, "그만할게요")
    assert told[-1] == "보내 주신 파일은 동의하시기 전이라 한 시간 뒤에 지워요."
    channels.pass_by(mine, 61 * 60)
    until_gone(channels, mine)


SIXTH = "파일은 한 대화에 5개까지만 받을 수 있어서 이 파일은 넣지 않았어요."


def test_a_sixth_photo_on_the_page(channels: ChannelStack) -> None:
    page = Browser.open(channels.stack.gateway_url)
    statuses = [upload(page, photo(number)).status_code for number in range(5)]
    sixth = upload(page, photo(6))
    assert [*statuses, sixth.status_code] == [202] * 5 + [422]
    assert sixth.json()["code"] == "system.file.many"
    assert sixth.json()["detail"].startswith(SIXTH)
    assert write(page, "안녕하세요"), "a text is taken"


def test_a_sixth_photo_on_telegram(channels: ChannelStack, someone: Someone) -> None:
    hana = someone(channels)
    hana.say("민원 넣고 싶어요")
    for number in range(5):
        channels.telegram.send_photo(hana.chat, photo(number))
        hana.answer()
    channels.telegram.send_photo(hana.chat, photo(6))
    told = [bubble.text for bubble in hana.answer()]
    assert told[0].startswith(SIXTH)
    assert told[1].startswith("어떤 일인지 적어 주세요."), "and it goes on"

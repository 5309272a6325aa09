"""What people and staff of the version before do, before its `var/` is kept (`var_before.py`).

Run by that version's own interpreter in its own tree, whose kit it finds: `python - FOLDER URL`.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from tests.kit.people.filing import Filing, file_petition
from tests.kit.people.rest import Browser
from tests.kit.people.transcript import Runner
from tests.kit.people.ways_sms import SmsPerson, numbers
from tests.kit.people.ways_telegram import TelegramPerson
from tests.kit.sample_files import JPEG, PDF
from tests.kit.stack.channel_stack import ChannelStack
from tests.kit.stack.portal_desk import PortalDesk
from tests.kit.stack.processes import TOKEN

TITLE = "정문 앞 가로등"
PHONE = "010-9876-5432"
STORY = f"정문 앞 가로등이 며칠째 꺼져 있어요. 연락처는 {PHONE} 이에요."
DRAFT = "놀이터 그네 줄이 끊어졌어요"
NONSENSE = "쿠루룽 파닥 슈웅"
ENTRY, WORDING, NEW_WORDING = "passport_issue", "여권 나오는 데 며칠 걸려요", "여권 언제 나오나"
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


def on_the_page(channels: ChannelStack) -> dict[str, Any]:
    """One files; one has read the whole petition back and not sent it; one is not understood."""
    url = channels.stack.gateway_url
    owner, drafting = Browser.open(url, locale="ko"), Browser.open(url, locale="ko")
    receipt = file_petition(owner, {"title": TITLE, "content": STORY})
    Filing(drafting, {"title": DRAFT, "content": STORY}).to_confirmation()
    Browser.open(url, locale="ko").say(NONSENSE)
    return {
        "receipt": receipt.number,
        "pin": receipt.pin,
        "session": owner.sender,
        "draft_session": drafting.sender,
        "draft": DRAFT,
        "said": STORY,
        "telephone": PHONE,
        "title": TITLE,
        "not_understood": NONSENSE,
    }


def on_telegram(channels: ChannelStack) -> dict[str, Any]:
    """One files with a photo and a paper; another has a draft with a photo."""
    people = [TelegramPerson(channels, chat, "ko") for chat in (100, 101)]
    runners = [_reading_with(person) for person in people]
    for person, runner in zip(people, runners, strict=True):
        runner.record(UNTIL_FILES)
        channels.telegram.send_photo(person.chat, JPEG)
        person.answer()
    channels.telegram.send_document(people[0].chat, PDF, "고지서.pdf", "application/pdf")
    people[0].answer()
    runners[0].record(TO_RECEIPT)
    assert runners[0].receipt
    return {
        "telegram": {"chat": people[0].chat, "receipt": runners[0].receipt, "pin": runners[0].pin},
        "telegram_draft": {"chat": people[1].chat},
        "photo": JPEG.hex(),
    }


def _reading_with(person: TelegramPerson) -> Runner:
    return Runner("", lambda *_: None, meet=lambda _: person)


def by_text_message(channels: ChannelStack) -> dict[str, Any]:
    person = SmsPerson(channels, next(numbers()))
    assert person.say("안녕하세요")
    return {"sms": {"number": person.number}}


def staff(channels: ChannelStack, folder: Path, receipt: str) -> dict[str, Any]:
    run = channels.stack.run
    PortalDesk(channels.stack).act(receipt, "take")
    entry = folder / f"{ENTRY}.yml"
    shown = run("faq", "show", ENTRY)
    assert WORDING in shown
    entry.write_text(shown.replace(WORDING, NEW_WORDING), encoding="utf-8")
    run("faq", "edit", ENTRY, str(entry))
    reviewed = run("review", "list")
    assert NONSENSE in reviewed
    return {"faq": {"id": ENTRY, "wording": NEW_WORDING}, "reviews": len(reviewed.splitlines())}


def main(folder: Path, url: str) -> None:
    """Leaves `var`, its keys and facts.json in the folder."""
    with ChannelStack(folder, mode="webhook", database_url=url or None) as channels:
        stack = channels.stack
        facts = {**on_the_page(channels), **on_telegram(channels), **by_text_message(channels)}
        facts |= staff(channels, folder, facts["receipt"])
        facts["left_at"] = time.time()
        for chat in (100, 101):
            channels.until_quiet("telegram", str(chat))
    secrets = stack.environment
    (stack.var / "key").write_text(secrets["SINMUNGO_KEY"])
    (stack.var / "portal-client.key").write_text(secrets["SINMUNGO_PORTAL_KEY"])
    (stack.var / "webchat.token").write_text(TOKEN)
    text = json.dumps(facts, ensure_ascii=False, indent=1)
    (folder / "facts.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

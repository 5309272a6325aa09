"""The people of the version before (`var_before.py`) go on with this one, on the real processes."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.kit.people.filing import Filing, sending
from tests.kit.people.rest import Browser
from tests.kit.people.transcript import Runner
from tests.kit.people.ways_telegram import TelegramPerson
from tests.kit.stack import var_before
from tests.kit.stack.channel_stack import ChannelStack
from tests.kit.stack.portal_desk import PortalDesk

ANSWER = "오늘 고쳤어요."


@dataclass
class People:
    """Everybody who was there, and what each does now (`STEPS`)."""

    channels: ChannelStack
    facts: Mapping[str, Any]
    desk: PortalDesk

    def owner(self) -> None:
        """Sees how the case stands with the session of before, then the answer."""
        browser = self._browser("session")
        receipt = self.facts["receipt"]
        assert receipt in _said(browser, "내 민원 어떻게 됐어요?")
        self.desk.act(receipt, "answer", ANSWER)
        assert any(ANSWER in bubble.text for bubble in browser.listen(60, quiet=2))

    def somebody_elsewhere(self) -> None:
        """With a wrong PIN nothing; with the right one the case."""
        receipt, pin = self.facts["receipt"], self.facts["pin"]
        wrong = "".join(str((int(digit) + 1) % 10) for digit in pin)
        for given, shown in ((wrong, False), (pin, True)):
            browser = Browser.open(self.channels.stack.gateway_url, locale="ko")
            _said(browser, f"{receipt} 어떻게 됐어요?")
            told = _said(browser, given)
            assert (self.facts["title"] in told or ANSWER in told) is shown, told

    def who_had_read_it_back(self) -> None:
        """Sends it: what was sealed reaches the agency whole."""
        browser = self._browser("draft_session")
        browser.say("다시")
        start, card = len(browser.heard), browser.asking
        assert card is not None
        assert card.card is not None
        browser.say_until_heard(sending(card))
        receipt = Filing(browser, {}).await_receipt(start)
        case = self.desk.case(receipt.number)
        assert (case["title"], case["body"]) == (self.facts["draft"], self.facts["said"])

    def who_had_sent_a_photo(self) -> None:
        """Goes on where the draft was: the photo goes with it."""
        person = TelegramPerson(self.channels, self.facts["telegram_draft"]["chat"], "ko")
        runner = Runner("", lambda *_: None, meet=lambda _: person)
        runner.record("> 다 보냈어요\n> [이대로 보낼게요]\n")
        [file] = self.desk.case(runner.receipt)["attachments"]
        photo = self.desk.attachment(runner.receipt, file["sha256"])
        assert photo == bytes.fromhex(self.facts["photo"])

    def who_had_filed_on_telegram(self) -> None:
        """Is told of the answer without asking."""
        mine = self.facts["telegram"]
        person = TelegramPerson(self.channels, mine["chat"], "ko")
        self.desk.act(mine["receipt"], "take")
        self.desk.act(mine["receipt"], "answer", ANSWER)
        assert any(ANSWER in bubble.text for bubble in person.listen(60, quiet=2))

    def _browser(self, session: str) -> Browser:
        key = base64.urlsafe_b64decode((self.channels.stack.var / "key").read_text())
        token = var_before.issued(self.facts[session], key, datetime.now(UTC))
        opened = Browser.open(self.channels.stack.gateway_url, locale="ko")
        opened.sender = token
        return opened


def _said(browser: Browser, text: str) -> str:
    return "\n".join(bubble.text for bubble in browser.say(text))


STEPS = (
    People.owner,
    People.somebody_elsewhere,
    People.who_had_read_it_back,
    People.who_had_sent_a_photo,
    People.who_had_filed_on_telegram,
)


@contextmanager
def people(kind: str, folder: Path, url: str = "") -> Iterator[People]:
    """Today's processes over what that version left a moment ago."""
    facts = var_before.unpack(kind, folder)
    if url:
        var_before.fill(url, folder)
    file = folder / "var" / "sinmungo.db"
    var_before.as_if_left_now(url or f"sqlite:///{file}", facts["left_at"])
    secrets = {
        "SINMUNGO_KEY": (folder / "var" / "key").read_text(),
        "SINMUNGO_PORTAL_KEY": (folder / "var" / "portal-client.key").read_text(),
    }
    with ChannelStack(
        folder, mode="webhook", database_url=url or None, settings=secrets
    ) as channels:
        yield People(channels, facts, PortalDesk(channels.stack))

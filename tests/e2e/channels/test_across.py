"""One case on several channels, as its person goes on: web, text messages, Telegram."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.kit.people.rest import Browser, Bubble, plain_client
from tests.kit.people.transcript import Expected, Runner, Step, matches
from tests.kit.people.ways import Ways
from tests.kit.people.ways_wording import same_words
from tests.kit.stack.portal_desk import PortalDesk

FOLDER = Path(__file__).parent / "transcripts" / "across"
WAYS = {"web": "rest", "sms": "sms", "telegram": "telegram", "elsewhere": "telegram"}


@dataclass
class Across(Runner):
    """Who speaks is named after the way; text messages are compared without their white space.

    = handover                   presses "go on on Telegram" in the page; {start} is what opens
    """

    def same_here(self, expected: Expected, bubble: Bubble) -> bool:
        return (same_words if self.speaker == "sms" else matches)(expected, bubble)

    def _other(self, rest: str, step: Step) -> list[Bubble]:
        if rest != "handover":
            return super()._other(rest, step)
        assert isinstance(self.person, Browser)
        answer = plain_client().post(
            f"{self.person.url}/chat/handover",
            headers={"Authorization": f"Bearer {self.person.sender}"},
        )
        link = urlsplit(answer.raise_for_status().json()["telegram"])
        assert (link.hostname, link.path) == ("t.me", "/sinmungo_bot")
        self.told["start"] = parse_qs(link.query)["start"][0]
        return []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_one_case(
    path: Path, ways: Ways, channel_desk: PortalDesk, pytestconfig: pytest.Config
) -> None:
    locale = path.stem[:2]
    runner = Across("", channel_desk.act, meet=lambda name: ways.meet(WAYS[name], locale))
    runner.same = runner.same_here
    text = path.read_text(encoding="utf-8")
    if pytestconfig.getoption("--record"):
        path.write_text(runner.record(text), encoding="utf-8")
        pytest.skip("recorded: read it")
    runner.play(text)

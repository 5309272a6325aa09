"""A press counts once, and one on an older list is asked about: the same on every channel."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from bot.conversations import prompt as prompts
from bot.conversations.prompt import LISTS, SAME, Offered, Prompt, apart
from bot.messages.inbox import Taken
from bot.models.conversations import Conversation
from bot.models.messages import Outbound
from connectors.contract import Accepted
from tests.kit.core.core import CIPHER, Core, ask, make_settings, opened, sentences, texts
from tests.kit.core.core_people import People, core_with

LABELS = {
    "yes": "네",
    "no": "아니요",
    "change": "고칠게요",
    "send": "이대로 보낼게요",
    "stop": "그만할게요",
    "skip": "건너뛸게요",
}


def offering(text: str, *values: str, type_: str = "choice") -> dict[str, Any]:
    choices = [{"value": value, "label": LABELS[value]} for value in values]
    return {**ask(text, type_), "choices": choices}


SCRIPT: dict[str, list[dict[str, Any]]] = {
    "begin": [offering("first", "yes", "no")],
    "yes": [offering("name", "skip", type_="person")],
    "no": [ask("title")],
    "skip": [offering("readback", "change", "send", "stop")],
    "change": [offering("which", "yes", "no", "skip")],
    "send": [{"say": "test.echo", "values": {"text": "sent"}}],
    "words": [{"say": "test.echo", "values": {"text": "words"}}],
    "next": [offering("first", "yes", "no")],
}


def _names() -> Iterator[tuple[str, str]]:
    """What is told, in any language and on any channel, and the name that it has here."""
    for name in ("first", "name", "title", "readback", "which"):
        yield f"{name}?", name
    for locale, channel in product(("ko", "en"), ("webchat", "sms")):
        for key, name in (("system.choice_expired", "old"), ("system.choice_over", "over")):
            yield sentences().text(key, locale, channel), name
            for value, label in LABELS.items():
                said = sentences().text(f"{key}.named", locale, channel, label=label)
                yield said, f"{name} {value}"


TOLD = dict(_names())


@dataclass
class Talk:
    """One person on one channel. Steps: `begin` is typed, `yes!` the newest button of that value is
    pressed, `yes!0` the first such button there ever was; `a + b` both arrive before either is
    answered; `~a` its answer has not left yet when the next step comes; `later`, `restart`,
    `erase`."""

    people: People
    channel: str
    buttons: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def core(self) -> Core:
        return self.people.core

    async def steps(self, steps: str) -> None:
        for step in steps.split(" | "):
            await self.step(step)

    async def step(self, step: str) -> None:
        match step:
            case "later":
                self.core.clock.move(SAME + 1)
            case "restart":
                self.people = People(self.core.restart())
            case "erase":
                account, contact = self.account, "amy"
                await self.core.gateway.forget(account, contact)
            case _:
                await self.at_once(step.removeprefix("~").split(" + "))
                await (self.core.settle() if step.startswith("~") else self.people.settle())
                self.core.clock.move(1)
                self.look()

    async def at_once(self, said: list[str]) -> None:
        gate = self.core.hold()
        for one in said:
            await self.say(one)
        self.core.clock.move(1)
        gate.set()

    @property
    def account(self) -> str:
        fetched = self.channel in ("webchat", "rest", "terminal")
        shared = "webchat" if self.channel == "terminal" else self.channel
        return shared if fetched else str(self.people.channel(self.channel).account)

    async def say(self, said: str) -> Accepted | None:
        value, pressed, number = said.partition("!")
        words: dict[str, Any] = {"text": said}
        if pressed:
            words = {"choice": self.buttons[value][int(number or -1)]}
        if self.account in ("webchat", "rest"):
            shown = "terminal" if self.channel == "terminal" else "webchat"
            return await self.core.accept(account=self.account, channel=shown, **words)
        there = self.people.channel(self.channel)
        message = there.message("amy", uuid.uuid4().hex, **words)
        there.counted.append(await self.core.gateway.take(there, message))
        return None

    def look(self) -> None:
        conversation = self.core.rows(Conversation)[-1]
        for offer in prompts.opened(CIPHER, conversation).choices:
            if offer.token not in self.buttons[offer.value]:
                self.buttons[offer.value].append(offer.token)

    def told(self) -> str:
        rows = self.core.rows(Outbound)
        said = [opened(Outbound, row)["text"] for row in rows if row.payload_sealed]
        return ", ".join(TOLD.get(text, text) for text in said)

    def chosen(self) -> str:
        asked = self.core.dialogue.asked
        return ", ".join(a["choice"] for a in asked if a["kind"] == "choice")


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    made = core_with(make_settings(tmp_path / "press"))
    made.dialogue.answers = dict(SCRIPT)
    yield made
    made.close()


FETCHED, SENT = ("webchat", "rest", "terminal"), ("telegram", "sms")
ALL = (*FETCHED, *SENT)
PRESSES: list[tuple[tuple[str, ...], str, str, str]] = [
    # channels, steps, what the dialogue hears chosen, what is told after the first question
    # once
    (ALL, "yes!", "yes", "name"),
    (ALL, "1", "yes", "name"),
    (ALL, "네", "yes", "name"),
    (ALL, "2번", "no", "title"),
    # the same button twice, or three times, before and after it was answered
    (ALL, "yes! + yes!", "yes", "name"),
    (ALL, "yes! + yes! + yes!", "yes", "name"),
    (ALL, "yes! | yes!0", "yes", "name"),
    (ALL, "yes! | yes!0 | yes!0", "yes", "name"),
    (ALL, "yes! | restart | yes!0", "yes", "name"),
    # … and much later: by then it is a button of an older list
    (ALL, "yes! | later | yes!0", "yes", "name, old yes, name"),
    # two buttons of one list
    (ALL, "yes! + no!", "yes", "name, old no, name"),
    (ALL, "yes! | no!0", "yes", "name, old no, name"),
    (ALL, "no! + yes!", "no", "title, old yes, title"),
    (ALL, "yes! + no! + yes!", "yes", "name, old no, name"),
    # of a list that was answered in words, or that another question has followed
    (ALL, "next | yes!0", "", "first, old yes, first"),
    (ALL, "next | no!0 | yes!", "yes", "first, old no, first, name"),
    (ALL, "words | yes!0", "", "words, over yes"),
    (ALL, "words | later | restart | no!0", "", "words, over no"),
    # the same number twice, quickly: the second one was not meant for the read-back
    (ALL, "yes! | 1 + 1", "yes, skip", "name, readback"),
    (ALL, "1 + 1", "yes", "name"),
    (ALL, "1 + 1 + 1", "yes", "name"),
    (ALL, "1 + 2", "yes", "name, old no, name"),
    (ALL, "네 + 네", "yes", "name"),
    (ALL, "2 + 2", "no", "title"),
    (ALL, "yes! | 1 + 2", "yes, skip", "name, readback, old, readback"),
    (ALL, "yes! | 1 + 이대로 보낼게요", "yes, skip", "name, readback, old, readback"),
    (ALL, "yes! | 건너뛸게요 + words", "yes, skip", "name, readback, old, readback"),
    # words that are no choice are content, however quickly they come
    (ALL, "no! + words", "no", "title, words"),
    # the read-back has not left for the telephone yet
    (SENT, "yes! | ~1 | 1", "yes, skip", "name, readback"),
    (SENT, "yes! | ~1 | 2", "yes, skip", "name, readback, old, readback"),
    (SENT, "yes! | ~1 | restart | 2", "yes, skip", "name, readback, old, readback"),
    (FETCHED, "yes! | ~1 | 2", "yes, skip, send", "name, readback, sent"),
    # what cannot be undone, on a list that is no longer the newest, or twice
    (ALL, "yes! | 1 | 2", "yes, skip, send", "name, readback, sent"),
    (ALL, "yes! | 1 | send! + send!", "yes, skip, send", "name, readback, sent"),
    (ALL, "yes! | 1 | send! | send!0", "yes, skip, send", "name, readback, sent"),
    (ALL, "yes! | 1 | send! | later | send!", "yes, skip, send", "name, readback, sent, over send"),
    (ALL, "yes! | 1 | change! + send!", "yes, skip, change",
     "name, readback, which, old send, which"),
    (ALL, "yes! | 1 | words | send!", "yes, skip", "name, readback, words, over send"),
    # after everything was erased nothing is known of it
    (FETCHED, "erase | yes!0", "", "over"),
    (FETCHED, "yes! | 1 | erase | restart | send!", "yes, skip", "over"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("channel", "steps", "chosen", "told"),
    [
        pytest.param(channel, *row, id=f"{channel}: {row[0]}")
        for channels, *row in PRESSES
        for channel in channels
    ],
)
async def test_presses(core: Core, channel: str, steps: str, chosen: str, told: str) -> None:
    talk = Talk(People(core), channel)
    await talk.steps(f"begin | {steps}")
    assert talk.chosen() == chosen
    assert talk.told().removeprefix("first, ") == told


async def test_a_repeated_press_is_answered_alike(core: Core) -> None:
    """Who waits for the answer to a request gets the same one."""
    talk = Talk(People(core), "rest")
    await core.say("begin", account="rest")
    talk.look()
    first, second = await talk.say("yes!"), await talk.say("yes!")
    assert first is not None
    assert second is not None
    assert (second.turn, second.duplicate, second.counts) == (first.turn, True, False)
    assert texts(await core.fetch(first)) == texts(await core.fetch(second)) == ["name?"]
    third = await talk.say("yes!")
    assert third is not None
    assert texts(await core.fetch(third)) == ["name?"]


@pytest.mark.parametrize(
    ("steps", "counted"),
    [
        ("begin | yes!", [True, True]),
        ("begin | yes! + yes!", [True, True, False]),
        ("begin | yes! + no!", [True, True, False]),
        ("begin | next | yes!0", [True, True, False]),
        ("begin | next | yes!", [True, True, True]),
        ("begin | words + yes!", [True, True, False]),
    ],
)
async def test_a_channel_is_told_what_counts(core: Core, steps: str, counted: list[bool]) -> None:
    """So that it shows no button as chosen that was not."""
    talk = Talk(People(core), "telegram")
    await talk.steps(steps)
    assert talk.people.channel("telegram").counted == counted


async def test_a_given_up_press_can_be_pressed_again(core: Core) -> None:
    """Nothing was chosen by it: the list is still the newest."""
    talk = Talk(People(core), "webchat")
    await talk.steps("begin")
    core.dialogue.down = "refused"
    await talk.say("yes!")
    await core.settle()
    core.clock.move(core.settings.give_up_after + 60)
    await talk.people.settle()
    core.dialogue.down = ""
    await talk.steps("yes!")
    assert talk.told().endswith("name")


@pytest.mark.parametrize(
    ("values", "taken", "order"),
    [
        ("change send stop", {0}, "change send stop"),
        ("change send stop", {1}, "change stop send"),
        ("change send stop", {2}, "change send stop"),
        ("change send stop", {1, 2}, "send change stop"),
        ("change send stop", {0, 1}, "change stop send"),
        ("change send stop", {0, 1, 2}, "change send stop"),
        ("change send stop", set(), "change send stop"),
        ("no erase", {1}, "erase no"),
        ("no erase", {0}, "no erase"),
        ("erase no", {0}, "no erase"),
        ("send", {0}, "send"),
        ("yes no", {0, 1}, "yes no"),
        ("", {0}, ""),
    ],
)
def test_what_cannot_be_undone_stands_apart(values: str, taken: set[int], order: str) -> None:
    choices = [{"value": value} for value in values.split()]
    assert [c["value"] for c in apart(choices, frozenset(taken))] == order.split()


@pytest.mark.parametrize(
    "before", [("skip",), ("yes", "skip"), ("yes", "no", "skip"), ("yes", "no", "stop", "skip")]
)
@pytest.mark.parametrize("pressed", [0, -1])
async def test_send_never_stands_where_skip_stood(
    core: Core, before: tuple[str, ...], pressed: int
) -> None:
    """Nor where any choice was pressed; on every list before the read-back."""
    core.dialogue.answers |= {
        "begin": [offering("first", *before)],
        before[pressed]: SCRIPT["skip"],
    }
    talk = Talk(People(core), "sms")
    await talk.steps(f"begin | {before[pressed]}!")
    shown = talk.people.channel("sms").sent[-1].choices
    place = shown.index(LABELS["send"])
    assert sorted(shown) == sorted(LABELS[value] for value in ("change", "send", "stop"))
    assert place not in (before.index("skip"), before.index(before[pressed]))
    # Said again, it is the same list.
    await talk.steps("English")
    assert talk.people.channel("sms").sent[-1].choices == shown


def test_older_lists_are_remembered_so_far() -> None:
    prompt = Prompt()
    for number in range(LISTS + 5):
        new = Prompt(choices=(Offered("yes", f"{number}", f"token{number:03}"),))
        prompt = new.following(prompt, None, again=False, at=float(number))
    assert len(prompt.older) == LISTS
    assert prompt.older_by_token("token003") is None
    assert prompt.older_by_token(f"token{LISTS + 3:03}") is not None


def test_what_was_stored_before_is_read() -> None:
    old = {"question": None, "choices": [["yes", "네", "tokenyes"]], "message": {"say": "x"}}
    prompt = Prompt.from_json(old)
    assert (prompt.by_token("tokenyes"), prompt.older, prompt.at) == ("yes", (), 0.0)


def test_a_press_that_was_taken_counts_unless_said_otherwise() -> None:
    assert Taken("c", "t", False, None, "a").counts

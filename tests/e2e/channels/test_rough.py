"""Thirty rough conversations, written by another hand before the code: ten by web, Telegram and
text messages, twenty by one of them. Each is a file of `transcripts/rough/<way>`, to the letter
(`--record` writes them all: read them then), and ends as its set says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.kit.patience import LIMIT
from tests.kit.people.rough import Rough
from tests.kit.people.rough_checks import wrong
from tests.kit.people.ways import Ways
from tests.kit.sets import SETS
from tests.kit.stack.channel_stack import ChannelStack
from tests.kit.stack.portal_desk import PortalDesk
from tests.kit.stack.time_passing import pass_by

FOLDER = Path(__file__).parent / "transcripts" / "rough"
SCRIPTS: Mapping[str, dict[str, Any]] = {
    row["id"]: row
    for row in yaml.safe_load((SETS / "listening" / "rough.yml").read_text(encoding="utf-8"))
}
WAYS = ("rest", "telegram", "sms")
BY_TEXT = frozenset({"dialect-jeolla-bus", "card-more", "refuse-name", "back-wage"})
"""Of those that are had on one channel, these are text messages."""
AT_ONCE = 12
NOT_YET: Mapping[str, tuple[str, ...]] = {}
"""What is known to be wrong still, by how the complaint begins. A row that nothing needs any more
is found by a test."""
HOURS = re.compile(r"직원은 [^.]*살펴봐요\.|They look at these [^.]*\.")
SUBMITTED = """SELECT count(*) FROM submissions s
               JOIN contacts c ON c.conversation_id = s.conversation_id
               WHERE c.contact = :contact"""
ROWS = [
    (way, name)
    for name, script in SCRIPTS.items()
    for way in (WAYS if script.get("everywhere") else ("sms" if name in BY_TEXT else "rest",))
]


@dataclass(frozen=True)
class Had:
    """A conversation that was had; what it has filed, and how often it was handed over."""

    played: Rough
    cases: list[Mapping[str, Any]]
    submitted: int


Conversations = Mapping[tuple[str, str], "Future[Had]"]


@pytest.fixture(scope="module")
def had(
    request: pytest.FixtureRequest, channels: ChannelStack, ways: Ways, channel_desk: PortalDesk
) -> Iterator[Conversations]:
    """Those of the chosen tests, all at once: most of the time they wait."""
    wanted = dict.fromkeys(
        (str(item.callspec.params["way"]), str(item.callspec.params["name"]))
        for item in request.session.items
        if isinstance(item, pytest.Function)
        and item.fspath == request.node.fspath
        and "name" in getattr(getattr(item, "callspec", None), "params", ())
    )
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield {row: pool.submit(have, channels, ways, channel_desk, *row) for row in wanted}


def have(channels: ChannelStack, ways: Ways, desk: PortalDesk, way: str, name: str) -> Had:
    script = SCRIPTS[name]
    person = ways.meet(way, script["language"])
    channel, contact = ways.known_as(person)
    played = Rough(person, lambda seconds: pass_by(channels, channel, contact, seconds))
    played.play(script["says"])
    [[submitted]] = channels.query(SUBMITTED, contact=channels.digest(channel, contact))
    return Had(played, [desk.case(one.number) for one in played.receipts], int(submitted))


def shown(text: str, way: str) -> list[str]:
    """What is compared: office hours depend on the hour, and where a text message is cut on how
    long the day's name is."""
    kept = HOURS.sub("…", text)
    return [one for one in kept.split() if one != "|"] if way == "sms" else kept.splitlines()


@pytest.mark.matrix
@pytest.mark.parametrize(("way", "name"), ROWS)
def test_is_had_to_the_letter(
    way: str, name: str, had: Conversations, pytestconfig: pytest.Config
) -> None:
    text = had[way, name].result(LIMIT).played.text()
    path = FOLDER / way / f"{name}.txt"
    if pytestconfig.getoption("--record"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        pytest.skip("recorded: read it")
    assert shown(text, way) == shown(path.read_text(encoding="utf-8"), way)


@pytest.mark.matrix
@pytest.mark.parametrize(("way", "name"), ROWS)
def test_ends_as_it_must(way: str, name: str, had: Conversations) -> None:
    done = had[way, name].result(LIMIT)
    assert done.submitted == len(done.cases)
    assert not (found := new(name, done)), "\n".join(found)


def new(name: str, done: Had) -> list[str]:
    """What is wrong and was not known to be."""
    found = wrong(SCRIPTS[name], done.played, done.cases)
    return [one for one in found if not one.startswith(NOT_YET.get(name, ()))]


@pytest.mark.matrix
@pytest.mark.parametrize(("way", "name"), [row for row in ROWS if row[1] in NOT_YET])
def test_what_is_not_there_yet_is_still_missing(way: str, name: str, had: Conversations) -> None:
    done = had[way, name].result(LIMIT)
    found = wrong(SCRIPTS[name], done.played, done.cases)
    over = [one for one in NOT_YET[name] if not any(said.startswith(one) for said in found)]
    assert over == [], f"mended: take it out of NOT_YET[{name!r}]"


def test_ten_are_had_everywhere_and_twenty_once() -> None:
    assert len(SCRIPTS) == 30
    assert len(ROWS) == 50
    assert {path.relative_to(FOLDER) for path in FOLDER.glob("*/*")} == {
        Path(way, f"{name}.txt") for way, name in ROWS
    }

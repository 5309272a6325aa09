"""Every recorded conversation on every way, to the letter: buttons by their labels, text messages
in their short wordings. What a channel cannot do is a row of `tests/kit/ways_differences.py`, or a
file of its own in `transcripts/<way>/`.

All of them are played at once, since Telegram takes one message a second in a chat.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.e2e.test_transcripts import FOLDER
from tests.kit.portal_desk import PortalDesk
from tests.kit.transcript import Runner, files, matches, parse
from tests.kit.ways import MEET, Ways
from tests.kit.ways_differences import DIFFERENCES, Difference, differing
from tests.kit.ways_wording import by_text_message, same_words

OWN = Path(__file__).parent / "transcripts"
AT_ONCE = {"telegram": 16}
"""Conversations of a way that go on at the same time; elsewhere two."""
SECONDS = 200.0

Played = Mapping[tuple[str, Path], "Future[None]"]


def play(ways: Ways, desk: PortalDesk, way: str, path: Path) -> None:
    locale = path.parent.name
    own = OWN / way / locale / path.name
    steps = parse((own if own.exists() else path).read_text(encoding="utf-8"))[1]
    if way == "sms":
        steps = [by_text_message(step, locale) for step in steps]
    Runner(
        url="",
        desk=desk.act,
        meet=lambda _name: ways.meet(way, locale),
        same=same_words if way == "sms" else matches,
    ).run(list(differing(steps, way, locale)))


@pytest.fixture(scope="module")
def played(
    request: pytest.FixtureRequest, ways: Ways, channel_desk: PortalDesk
) -> Iterator[Played]:
    """The conversations of the chosen tests, each as far as it has got."""
    wanted: list[tuple[str, Path]] = [
        (str(item.callspec.params["way"]), Path(str(item.callspec.params["path"])))
        for item in request.session.items
        if isinstance(item, pytest.Function) and item.originalname == "test_transcript_by"
    ]
    pools = {way: ThreadPoolExecutor(AT_ONCE.get(way, 2)) for way in MEET}
    found = {
        (way, path): pools[way].submit(play, ways, channel_desk, way, path) for way, path in wanted
    }
    yield found
    for pool in pools.values():
        pool.shutdown(cancel_futures=True)


@pytest.mark.timeout(SECONDS + 20)
@pytest.mark.parametrize("path", files(FOLDER), ids=lambda p: f"{p.parent.name}-{p.stem}")
@pytest.mark.parametrize("way", MEET)
def test_transcript_by(way: str, path: Path, played: Played) -> None:
    played[way, path].result(SECONDS)


@pytest.mark.parametrize("row", DIFFERENCES, ids=lambda row: f"{row.way}-{row.line}")
def test_every_difference_is_needed(row: Difference) -> None:
    """A row that no conversation types any more would hide the next one."""
    lines = {
        (path.parent.name, step.line)
        for path in files(FOLDER)
        for step in parse(path.read_text(encoding="utf-8"))[1]
    }
    assert (row.locale, f"> {row.line}") in lines

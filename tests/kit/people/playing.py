"""Every recorded conversation on every way, to the letter: buttons by their labels, text messages
in their short wordings. What a channel cannot do is a row of `ways_differences.py`, or a file of
its own in `tests/e2e/channels/transcripts/<way>/`.

All of them are played at once, since Telegram takes one message a second in a chat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.kit.people.transcript import Runner, files, matches, parse
from tests.kit.people.ways import MEET, Ways
from tests.kit.people.ways_differences import FETCHED, differing
from tests.kit.people.ways_wording import by_text_messages, same_words
from tests.kit.stack.portal_desk import PortalDesk
from tests.kit.stack.processes import ROOT

FOLDER = ROOT / "tests" / "e2e" / "transcripts"
OWN = ROOT / "tests" / "e2e" / "channels" / "transcripts"
AT_ONCE = {"telegram": 16}
"""Conversations of a way that go on at the same time; elsewhere two."""

Played = Mapping[tuple[str, Path], "Future[None]"]

ROWS = [
    pytest.param(way, path, id=f"{way}-{path.parent.name}-{path.stem}")
    for way in MEET
    for path in files(FOLDER)
    if (way, path.stem) not in FETCHED
]


def play(ways: Ways, desk: PortalDesk, way: str, path: Path) -> None:
    """Raises AssertionError with the line, what was expected and what came."""
    locale = path.parent.name
    own = OWN / way / locale / path.name
    steps = parse((own if own.exists() else path).read_text(encoding="utf-8"))[1]
    if way == "sms":
        steps = list(by_text_messages(steps, locale))
    Runner(
        url="",
        desk=desk.act,
        meet=lambda _name: ways.meet(way, locale),
        same=same_words if way == "sms" else matches,
    ).run(list(differing(steps, way, locale)))


@contextmanager
def all_played(
    items: Iterable[pytest.Item], test: str, ways: Ways, desk: PortalDesk
) -> Iterator[Played]:
    """The conversations of the chosen tests, those of the function `test`, each as far as it has
    got."""
    wanted: list[tuple[str, Path]] = [
        (str(item.callspec.params["way"]), Path(str(item.callspec.params["path"])))
        for item in items
        if isinstance(item, pytest.Function) and item.originalname == test
    ]
    pools = {way: ThreadPoolExecutor(AT_ONCE.get(way, 2)) for way in MEET}
    yield {(way, path): pools[way].submit(play, ways, desk, way, path) for way, path in wanted}
    for pool in pools.values():
        pool.shutdown(cancel_futures=True)

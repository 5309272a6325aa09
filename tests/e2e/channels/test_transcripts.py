"""Every recorded conversation on every way (`tests/kit/people/playing.py`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.patience import LIMIT
from tests.kit.people.playing import FOLDER, ROWS, Played, all_played
from tests.kit.people.transcript import files, parse
from tests.kit.people.ways import Ways
from tests.kit.people.ways_differences import DIFFERENCES, Difference
from tests.kit.stack.portal_desk import PortalDesk


@pytest.fixture(scope="module")
def played(
    request: pytest.FixtureRequest, ways: Ways, channel_desk: PortalDesk
) -> Iterator[Played]:
    items = request.session.items
    with all_played(items, "test_transcript_by", ways, channel_desk) as found:
        yield found


@pytest.mark.matrix
@pytest.mark.parametrize(("way", "path"), ROWS)
def test_transcript_by(way: str, path: Path, played: Played) -> None:
    played[way, path].result(LIMIT)


@pytest.mark.parametrize("row", DIFFERENCES, ids=lambda row: f"{row.way}-{row.line}")
def test_every_difference_is_needed(row: Difference) -> None:
    """A row that no conversation types any more would hide the next one."""
    lines = {
        (path.parent.name, step.line)
        for path in files(FOLDER)
        for step in parse(path.read_text(encoding="utf-8"))[1]
    }
    assert (row.locale, f"> {row.line}") in lines

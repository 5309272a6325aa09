"""Every recorded conversation on every way again, with everything on one PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.patience import LIMIT
from tests.kit.people.playing import ROWS, Played, all_played
from tests.kit.people.ways import Ways
from tests.kit.stack.channel_stack import ChannelStack
from tests.kit.stack.portal_desk import PortalDesk
from tests.kit.stack.postgres import fresh_database


@pytest.fixture(scope="module")
def played(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Played]:
    folder = tmp_path_factory.mktemp("postgres")
    with (
        fresh_database() as url,
        ChannelStack(folder, mode="polling", database_url=url) as channels,
    ):
        channels.stack.wait_for_answers()
        desk, items = PortalDesk(channels.stack), request.session.items
        with (
            Ways(channels) as ways,
            all_played(items, "test_transcript_on_postgres", ways, desk) as found,
        ):
            yield found


@pytest.mark.matrix
@pytest.mark.timeout(LIMIT)
@pytest.mark.parametrize(("way", "path"), ROWS)
def test_transcript_on_postgres(way: str, path: Path, played: Played) -> None:
    played[way, path].result(LIMIT)

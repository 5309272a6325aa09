"""Two gateways, two dialogues, two action servers, two workers on PostgreSQL, and kill -9."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from tests.kit.load.chaos import Chaos, check, check_books, seed_of_today
from tests.kit.patience import LIMIT
from tests.kit.people.rest import close_plain_client
from tests.kit.stack.portal_desk import PortalDesk
from tests.kit.stack.postgres import fresh_database
from tests.kit.stack.processes import Stack

pytestmark = [pytest.mark.scale, pytest.mark.kills]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    settings = {"SINMUNGO_LEASE_SECONDS": "3"}
    with fresh_database() as url:
        folder = tmp_path_factory.mktemp("scale")
        with Stack(folder, sets=2, database_url=url, settings=settings) as stack:
            yield stack
    close_plain_client()


@pytest.mark.timeout(LIMIT)
def test_two_of_each(pair: Stack, record_property: Callable[[str, object], None]) -> None:
    seed = int(os.environ.get("SINMUNGO_TEST_SEED", seed_of_today()))
    record_property("SINMUNGO_TEST_SEED", seed)
    chaos = Chaos(pair, seed)
    outcomes = chaos.run()
    pair.mend()
    record_property("killed", " ".join(chaos.killed))
    assert chaos.killed
    check(outcomes, PortalDesk(pair))
    states = check_books(pair, outcomes)
    assert set(states) <= {"sent", "unknown", "queued"}

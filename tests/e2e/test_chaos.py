"""kill -9 of any one process at random moments of many conversations: nothing lost or doubled."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from tests.kit.load.chaos import Chaos, check, check_books, seed_of_today
from tests.kit.patience import LIMIT
from tests.kit.stack.portal_desk import PortalDesk
from tests.kit.stack.processes import Stack

CORE = ["gateway", "dialogue", "actions", "worker"]


@pytest.mark.kills
@pytest.mark.timeout(LIMIT)
def test_many_conversations(
    fragile: Stack, fragile_desk: PortalDesk, record_property: Callable[[str, object], None]
) -> None:
    seed = int(os.environ.get("SINMUNGO_TEST_SEED", seed_of_today()))
    record_property("SINMUNGO_TEST_SEED", seed)
    chaos = Chaos(fragile, seed, victims=CORE)
    outcomes = chaos.run()
    fragile.mend()
    record_property("killed", " ".join(chaos.killed))
    assert chaos.killed
    check(outcomes, fragile_desk)
    states = check_books(fragile, outcomes)
    assert set(states) <= {"sent", "unknown", "queued"}

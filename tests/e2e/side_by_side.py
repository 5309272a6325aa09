"""Which tests run on one worker of pytest-xdist: those that share processes, which are then started
once, and which nobody else kills. (`--dist loadgroup` knows this from a mark, but pytest 9 no
longer lets pytest-xdist 3.8 write it into the name of a test.)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xdist.scheduler import LoadScopeScheduling

if TYPE_CHECKING:
    import pytest

POSTED = ("test_abuse", "test_held", "test_once", "test_segments_a_second", "[webhook")
FETCHED = ("test_killed_while_it_fetches", "[polling")
FRAGILE = ("test_chaos", "test_portal_down", "test_stopping", "test_trouble", "test_turn_twice")


class ByProcesses(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


def group_of(nodeid: str) -> str:
    """The name of the fixture whose processes a test uses; `stack` too for one that has its own."""
    if "/channels/" not in nodeid:
        return "fragile" if any(name in nodeid for name in FRAGILE) else "stack"
    fetched = any(name in nodeid for name in FETCHED)
    return "posted" if not fetched and any(name in nodeid for name in POSTED) else "channels"


def used_by(item: pytest.Item) -> str | None:
    """The same, from what the test asks for; None if it asks for none of them."""
    wanted = set(getattr(item, "fixturenames", ()))
    if "either" in wanted:
        return "channels" if "[polling" in item.name else "posted"
    return next((name for name in ("posted", "channels", "fragile") if name in wanted), None)

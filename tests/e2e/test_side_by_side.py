"""Tests that share processes share a worker, by their names as by what they ask for."""

from __future__ import annotations

import pytest

from tests.e2e.side_by_side import group_of, used_by


def test_every_test_runs_beside_its_like(request: pytest.FixtureRequest) -> None:
    astray = [
        (item.nodeid, used, group_of(item.nodeid))
        for item in request.session.items
        if "/e2e/" in item.nodeid
        and (used := used_by(item)) is not None
        and used != group_of(item.nodeid)
    ]
    assert astray == []

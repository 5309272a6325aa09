"""So many at once, refilled evenly: a table, and what holds for every series of times."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.base.rate import Rate
from tests.kit.sets import rows


def _allowed(rate: Rate, times: list[float]) -> list[bool]:
    found, full_at = [], 0.0
    for now in times:
        hit = rate.hit(full_at, now)
        assert hit.wait == 0 or hit.full_at == full_at, "what is refused costs nothing"
        full_at = hit.full_at
        found.append(hit.wait == 0)
    return found


@pytest.mark.parametrize("row", rows("limits", "rate"), ids=lambda row: str(row["id"]))
def test_a_series(row: dict[str, Any]) -> None:
    assert _allowed(Rate(row["limit"], row["period"]), row["times"]) == row["allowed"]


RATES = st.builds(Rate, st.integers(1, 50), st.floats(1, 86_400))
STEPS = st.lists(st.floats(0, 5_000), max_size=80)


@given(RATES, STEPS)
def test_no_window_holds_more_than_most_and_what_came_back(rate: Rate, steps: list[float]) -> None:
    now, times = 1_800_000_000.0, []
    for step in steps:
        now += step
        times.append(now)
    passed = [at for at, good in zip(times, _allowed(rate, times), strict=True) if good]
    for first, begun in enumerate(passed):
        for last in range(first, len(passed)):
            back = (passed[last] - begun) * rate.most / rate.seconds
            assert last - first + 1 <= rate.most + back + 1e-3


@given(RATES, STEPS)
def test_whoever_waits_as_told_may(rate: Rate, steps: list[float]) -> None:
    full_at, now = 0.0, 1_800_000_000.0
    for step in steps:
        now += step
        hit = rate.hit(full_at, now)
        if hit.wait:
            assert rate.wait(full_at, now + hit.wait) == 0
        full_at = hit.full_at

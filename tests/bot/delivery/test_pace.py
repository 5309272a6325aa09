"""GCRA: never more than promised in any second, and no slower than promised."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pace import Paces
from connectors.contract import Pace


def leave(pace: Pace, costs: list[int], now: float = 0.0) -> list[tuple[float, int]]:
    """When each of these leaves, all of them asked for at once."""
    paces = Paces(lambda: now)
    return [(now + paces.wait("x", pace, cost), cost) for cost in costs]


@given(
    rate=st.sampled_from([0.25, 1.0, 3.0, 25.0]),
    burst=st.integers(1, 6),
    costs=st.lists(st.integers(1, 3), min_size=1, max_size=60),
)
def test_no_window_of_a_second_holds_more(rate: float, burst: int, costs: list[int]) -> None:
    times = leave(Pace(rate, burst), costs)
    for start, _ in times:
        within = [cost for at, cost in times if start <= at < start + 1.0 - 1e-9]
        assert sum(within) <= max(burst, *costs) + rate + max(costs)
    assert times == sorted(times, key=lambda one: one[0])


def test_one_a_second_after_a_burst_of_three() -> None:
    times = [at for at, _ in leave(Pace(1.0, 3), [1] * 6)]
    assert times == [0.0, 0.0, 0.0, 1.0, 2.0, 3.0]


def test_segments_count() -> None:
    assert [at for at, _ in leave(Pace(1.0), [3, 1, 2])] == [0.0, 3.0, 4.0]


def test_addresses_do_not_wait_for_each_other() -> None:
    paces = Paces(lambda: 0.0)
    assert [paces.wait(str(n), Pace(1.0)) for n in range(100)] == [0.0] * 100


def test_a_hundred_to_a_hundred_never_exceed_thirty_a_second() -> None:
    times = [at for at, _ in leave(Pace(25.0, 5), [1] * 100)]
    for start in times:
        assert sum(start <= at < start + 1.0 for at in times) <= 30
    assert times[-1] < 4.0

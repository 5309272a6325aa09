"""The order of alternating rounds, their medians, and what counts as worse than before."""

from __future__ import annotations

import pytest

from tests.bench import against
from tests.bench.against import Figure
from tests.bench.load import Figures
from tests.bench.rounds import Medians, Side, order


def figures(rate: float, ms: float) -> Figures:
    return Figures(1, 10.0, (ms,) * int(rate * 10))


def test_each_round_the_other_way_round() -> None:
    names = ("stock", "before", "now")
    assert [order(names, number)[0] for number in range(4)] == ["stock", "now", "stock", "now"]
    assert all(sorted(order(names, number)) == sorted(names) for number in range(4))


def test_one_slow_round_counts_nothing() -> None:
    found = Medians.of([figures(100, 10), figures(1, 900), figures(102, 11)])
    assert (found.rate, found.p50, found.p95) == (100, 11, 11)


@pytest.mark.parametrize(
    ("before", "now", "more", "worse"),
    [
        (100, 94, True, True),
        (100, 96, True, False),
        (100, 300, True, False),
        (10, 10.6, False, True),
        (10, 10.4, False, False),
        (10, 1, False, False),
    ],
)
def test_worse_by_more_than_five_in_a_hundred(
    before: float, now: float, more: bool, worse: bool
) -> None:
    assert Figure("x", before, now, more).worse is worse


def test_the_section_names_what_is_worse() -> None:
    old = Side({1: Medians(100, 10, 20)}, {"gateway": 3.0}, {"gateway": 400}, 5.0)
    new = Side({1: Medians(90, 10, 20)}, {"gateway": 3.1}, {"gateway": 500}, 5.0)
    text = against.section("abc", old, new)
    assert "| turns/s at 1 | 100.0 | 90.0 | 0.90 worse |" in text
    assert text.endswith("Worse by more than 5%: turns/s at 1, memory, MiB.\n")
    assert "5%: nothing." in against.section("abc", old, old)


def test_the_mix_with_real_prose_is_shown_and_not_judged() -> None:
    old = Side({}, {"gateway": 3.0}, {"gateway": 400}, 5.0, prose=Medians(50, 10, 20))
    new = Side({}, {"gateway": 3.0}, {"gateway": 400}, 5.0, prose=Medians(25, 10, 20))
    text = against.section("abc", old, new)
    assert "| turns/s of a mix with real prose | 50.0 | 25.0 | 0.50 |" in text
    assert text.endswith("5%: nothing.\n")

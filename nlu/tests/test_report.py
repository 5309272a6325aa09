"""The report: what is measured of a reader, and which stages the figures speak for."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from nlu.report import text
from nlu.report.chains import CHAINS, Chain, deserved
from nlu.report.figures import Seen, measure
from nlu.report.sentences import OUT, Row

ALONE, USE, E5, ALL = CHAINS
DESERVED = {
    "nothing brings enough": ({ALONE: 0.80, USE: 0.81, E5: 0.819, ALL: 0.9}, ALONE),
    "one does": ({ALONE: 0.80, USE: 0.83, E5: 0.85, ALL: 0.86}, E5),
    "the other does": ({ALONE: 0.80, USE: 0.85, E5: 0.83, ALL: 0.86}, USE),
    "both do": ({ALONE: 0.80, USE: 0.83, E5: 0.85, ALL: 0.88}, ALL),
    "both together do harm": ({ALONE: 0.80, USE: 0.83, E5: 0.85, ALL: 0.70}, E5),
}


@pytest.mark.parametrize(("shares", "chain"), DESERVED.values(), ids=DESERVED)
def test_the_stages_that_the_default_deserves(shares: Mapping[Chain, float], chain: Chain) -> None:
    assert deserved(shares) == chain


SEEN = {
    "right at once": ("greet", Seen(["greet", "thank"], 0.9, False, False, False, 1.0)),
    "right, asked": ("thank", Seen(["thank", "greet"], 0.5, False, True, True, 2.0)),
    "second, rejected": ("thank", Seen(["greet", "thank"], 0.2, True, False, True, 3.0)),
    "acted upon wrongly": ("greet", Seen(["thank", "help"], 0.8, False, False, False, 4.0)),
    "held": (OUT, Seen(["greet"], 0.1, True, False, True, 5.0)),
    "not held": (OUT, Seen(["greet"], 0.7, False, False, True, 6.0)),
}


def test_measure() -> None:
    figures = measure(lambda name: SEEN[name][1], [Row(name, SEEN[name][0]) for name in SEEN])
    assert (figures.in_scope, figures.out_of_scope) == (4, 2)
    assert (figures.top_1, figures.top_3) == (0.5, 0.75)
    assert figures.macro_f1 == pytest.approx(0.5)
    assert figures.auroc == pytest.approx(6 / 8)
    assert (figures.held, figures.at_once, figures.acted_wrong) == (0.5, 0.25, 0.25)
    assert (figures.asked, figures.rejected) == (0.25, 0.25)
    assert (figures.encoded, figures.encoded_out) == (0.5, 1.0)
    assert (figures.p50, figures.p95) == (3.5, 5.75)
    assert sorted(figures.confusions) == [("greet", "thank", 1), ("thank", "greet", 1)]


def test_a_table_has_a_column_for_stock_only_if_it_was_measured() -> None:
    figures = measure(lambda name: SEEN[name][1], [Row(name, SEEN[name][0]) for name in SEEN])
    alone = text.unseen({"ko": figures, "en": figures}, {})
    beside = text.unseen({"ko": figures, "en": figures}, {"ko": figures, "en": figures})
    assert [len(line.split(" | ")) for line in alone.splitlines()] == [4] * 14
    assert [len(line.split(" | ")) for line in beside.splitlines()] == [6] * 14

"""The report: what is measured of a reader, and which stages the figures speak for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
import yaml

from nlu.components.encoder import Vectors
from nlu.report import real, text
from nlu.report.chains import CHAINS, Chain, deserved
from nlu.report.figures import Seen, measure
from nlu.report.sentences import OUT, Row
from nlu.settings import NLU_ROOT

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


class Letters:
    """An encoder that knows a few words."""

    name, version, dim = "letters", "1", 4

    def encode(self, texts: Sequence[str]) -> Vectors:
        words = ("lamp", "bus", "bin", "court")
        return np.array([[float(word in text) + 0.01 for word in words] for text in texts], "f4")


def test_first_messages_and_their_services(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "en_x.csv").write_text(
        "id,source,title,text,category_hint\n1,x,the lamp is out,,\n2,x,,is the bus free?,\n"
        "3,x,nobody labelled this,,\n",
        encoding="utf-8",
    )
    labels = tmp_path / "labels.yml"
    labels.write_text(
        "- {id: '1', journeys: [petition], category: [lamp], danger: none}\n"
        "- {id: '2', journeys: [question], category: [], danger: none}\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(real, "REAL", tmp_path)
    monkeypatch.setattr(real, "LABELS", labels)
    told = {"lamp": ["a lamp"], "bus": ["a bus"], "other": ["court"]}
    monkeypatch.setattr(real, "phrases", lambda: told)
    monkeypatch.setattr(real, "LANGUAGE", {"en": "English"})
    seen = {
        "the lamp is out": Seen(["file_petition"], 0.9, False, False, False, 1.0),
        "is the bus free?": Seen(["greet", "ask_faq"], 0.4, True, False, True, 3.0),
    }
    text = "\n".join(real.section(seen.__getitem__, Letters()))
    for line in (
        "| messages | 2 |",
        "| fitting intent first, % | 50.0 |",
        "| among the first three, % | 100.0 |",
        "| ms of the processor a message, mean / p95 | 2.0 / 2.9 |",
        "| petitions with a service | 1 |",
        "| right service first, % | 100.0 |",
    ):
        assert line in text


def test_every_journey_of_the_labels_has_its_intents() -> None:
    labels = yaml.safe_load(real.LABELS.read_text(encoding="utf-8"))
    assert {journey for one in labels for journey in one["journeys"]} <= real.JOURNEYS.keys()
    known = yaml.safe_load((NLU_ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"]
    names = {one if isinstance(one, str) else next(iter(one)) for one in known}
    assert {intent for intents in real.JOURNEYS.values() for intent in intents} <= names

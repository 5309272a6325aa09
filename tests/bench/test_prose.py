"""The section on real prose, and the mix without end."""

from __future__ import annotations

from itertools import islice

import pytest

from tests.bench.prose import AFTERWARDS, Prose, mix
from tests.kit.people import real_texts


def test_section() -> None:
    said = tuple(float(number) for number in range(1, 101))
    text = Prose(said, tuple(ten * 10 for ten in said), 300).section()
    assert "100 texts that people wrote to offices (median 300 characters)" in text
    assert "| understanding, ms | mean 15, p95 120 | 51.0 | 96.0 | 50.5 |" in text
    assert "| first reply, ms | p95 400 | 510 | 960 | 505 |" in text


@pytest.mark.skipif(real_texts.MISSING, reason="the real texts are not here")
def test_each_person_of_the_mix_begins_with_another_text() -> None:
    said = list(islice(mix() or (), 200))
    assert len({script[0] for script in said}) > 190
    assert {tuple(script[1:]) for script in said} == {AFTERWARDS}

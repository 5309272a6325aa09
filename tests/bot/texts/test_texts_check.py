"""UX-05, UX-06: the catalogues are whole, and the check sees every kind of mistake."""

from __future__ import annotations

import pytest

from bot.texts.catalogue import Entry, entries
from bot.texts.check import check


def test_the_catalogues_are_whole() -> None:
    assert check(entries()) == []


def entry(*forms: str, key: str = "k", fuzzy: bool = False) -> Entry:
    return Entry(key, forms, plural=len(forms) > 1, fuzzy=fuzzy)


@pytest.mark.parametrize(
    ("ko", "en", "expected"),
    [
        ([entry("집")], [], "en k: missing"),
        ([entry("")], [entry("a")], "not translated"),
        ([entry("집", fuzzy=True)], [entry("a")], "fuzzy"),
        ([entry("{a:을}")], [entry("b")], "other fields"),
        ([entry("{a:을}")], [entry("{a:을}")], "a Korean particle"),
        ([entry("{a:에서}")], [entry("{a}")], "unknown particle 에서"),
        ([entry("{a}을(를)")], [entry("{a}")], "a dual particle"),
        ([entry("{a}를 봐요")], [entry("{a}")], "a particle beside a field"),
        ([entry("집!")], [entry("a")], "an exclamation mark"),
        ([entry("{a")], [entry("a")], "a brace that is no field"),
        ([entry("{a.b}")], [entry("a")], "a brace that is no field"),
        ([entry("가"), entry("나")], [entry("a")], "stands twice"),
        ([entry("가", key="k#sms")], [entry("a", key="k#sms")], "a short form of nothing"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_mistake_is_seen(ko: list[Entry], en: list[Entry], expected: str) -> None:
    found = check({("ko", "dialogue"): ko, ("en", "dialogue"): en})
    assert any(expected in line for line in found), found


def test_a_plural_may_write_out_its_number() -> None:
    en = Entry("k", ("one case in {place}", "{count} cases in {place}"), plural=True, fuzzy=False)
    ko = Entry("k", ("{place}에 {count}건",), plural=True, fuzzy=False)
    assert check({("ko", "d"): [ko], ("en", "d"): [en]}) == []

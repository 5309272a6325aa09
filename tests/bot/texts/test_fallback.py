"""A sentence that a language lacks is taken from English, then from Korean; the rest follows it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.texts.catalogue import Catalogue, MissingText, entries
from bot.texts.check import check
from tests.kit.core.languages import add, install

THAI = {
    "own": "{value} ครับ",
    "place": "ที่ {place}",
    "short": "สั้น",
}
POLISH = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgid "cases"
msgid_plural "cases"
msgstr[0] "{count} sprawa"
msgstr[1] "{count} sprawy"
msgstr[2] "{count} spraw"
"""  # noqa: E501
SENTENCES = {
    "ko": {"only_korean": "우리말만", "both": "{value:을} 둘 다", "lines": "{lines}"},
    "en": {"both": "both: {value}", "long": "a long one", "long#sms": "short", "in": "in {place}"},
}


@pytest.fixture
def texts(tmp_path: Path) -> Catalogue:
    root = install(tmp_path / "locales")
    for tag, sentences in SENTENCES.items():
        add(root, tag, sentences, domain="test")
    add(root, "th", THAI, domain="test")
    add(root, "th", {"system.hidden.phone": "[เบอร์]"}, domain="system")
    (root / "pl" / "LC_MESSAGES").mkdir(parents=True)
    (root / "pl" / "LC_MESSAGES" / "test.po").write_text(POLISH, encoding="utf-8")
    return Catalogue.load(root, today=lambda: date(2026, 11, 30))


DAY, OTHER_YEAR = {"date": "2026-12-02"}, {"date": "2027-01-04"}
TIME = {"datetime": "2026-12-02T09:05:00+09:00"}


@pytest.mark.parametrize(
    ("locale", "key", "values", "expected"),
    [
        ("th", "own", {"value": "x"}, "x ครับ"),
        ("th", "both", {"value": "x"}, "both: x"),
        ("th", "only_korean", {}, "우리말만"),
        ("en", "only_korean", {}, "우리말만"),
        ("th", "own", {"value": 1200}, "1,200 ครับ"),
        ("th", "both", {"value": DAY}, "both: Wednesday 2 December"),
        ("vi", "both", {"value": TIME}, "both: Wednesday 2 December, 9:05 AM"),
        ("th", "both", {"value": {"key": "short"}}, "both: สั้น"),
        ("th", "both", {"value": {"i18n": {"ko": "가", "th": "ก"}}}, "both: ก"),
        ("th", "both", {"value": {"i18n": {"ko": "가", "en": "a"}}}, "both: a"),
        ("th", "own", {"value": {"i18n": {"ko": "가", "ja": "街"}}}, "가 ครับ"),
        ("th", "both", {"value": {"money": 1200}}, "both: ₩1,200"),
        ("th", "both", {"value": {"language": "vi"}}, "both: Vietnamese"),
        ("ko", "both", {"value": {"language": "vi"}}, "베트남어를 둘 다"),
        ("km", "both", {"value": "x"}, "both: x"),
        ("km", "thanks", {}, "រីករាយ"),
        ("fr", "both", {"value": "x"}, "both: x"),
        ("pl", "cases", {"count": 1}, "1 sprawa"),
        ("pl", "cases", {"count": 3}, "3 sprawy"),
        ("pl", "cases", {"count": 5}, "5 spraw"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_falls_back(
    texts: Catalogue, locale: str, key: str, values: dict[str, Any], expected: str
) -> None:
    assert texts.text(key, locale, **values) == expected


@pytest.mark.parametrize(
    ("value", "named"), [(DAY, "ธันวาคม"), (OTHER_YEAR, "มกราคม"), (TIME, "09:05")]
)
def test_days_as_the_language_writes_them(
    texts: Catalogue, value: dict[str, str], named: str
) -> None:
    """Also where its catalogue has no pattern of its own."""
    assert named in texts.text("own", "th", value=value)


def test_the_short_form_of_where_the_sentence_is_from(texts: Catalogue) -> None:
    assert texts.text("long", "th", "sms") == "short"
    assert texts.text("own", "th", "sms", value="x") == "x ครับ"


def test_what_stands_nowhere_is_still_an_error(texts: Catalogue) -> None:
    with pytest.raises(MissingText):
        texts.text("nowhere", "th")


def test_hidden_in_the_words_of_the_language(texts: Catalogue) -> None:
    assert texts.hide("⟦phone:1⟧ ⟦rrn:1⟧", "th") == "[เบอร์] [resident number]"


def test_a_language_that_is_begun_is_no_mistake(tmp_path: Path) -> None:
    root = install(tmp_path)
    assert check(entries(root)) == []
    add(root, "th", {"elsewhere.not": "ก {value:을}"}, domain="test")
    found = check(entries(root))
    assert any("th elsewhere.not: stands in no other" in line for line in found), found
    assert any("a Korean particle" in line for line in found), found

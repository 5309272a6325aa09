"""Keys and values become sentences; a mistake in a catalogue or a value is an error, not a gap."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.texts.catalogue import Catalogue, MissingText, UnusableValue

HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {plural}\\n"
"""
KO = """
msgid "filed"
msgstr "{agency:으로} 보냈어요. {agency:이} 답해요."

msgid "plain"
msgstr "{value}"

msgid "got"
msgstr "{value:을} 받았어요."

msgid "count"
msgid_plural "count"
msgstr[0] "{count}건 있어요."

msgid "long"
msgstr "긴 문장이에요."

msgid "long#sms"
msgstr "짧아요."

#, fuzzy
msgid "draft"
msgstr "초안"
"""
EN = """
msgid "filed"
msgstr "Sent to {agency}. {agency} will answer."

msgid "plain"
msgstr "{value}"

msgid "got"
msgstr "We have {value}."

msgid "count"
msgid_plural "count"
msgstr[0] "There is one case."
msgstr[1] "There are {count} cases."

msgid "long"
msgstr "A long sentence."
"""
SYSTEM = Path(__file__).parents[3] / "locales"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    root = tmp_path_factory.mktemp("locales")
    texts = {"ko": ("nplurals=1; plural=0;", KO), "en": ("nplurals=2; plural=(n != 1);", EN)}
    for locale, (plural, body) in texts.items():
        folder = root / locale / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "dialogue.po").write_text(HEADER.format(plural=plural) + body, "utf-8")
        system = SYSTEM / locale / "LC_MESSAGES" / "system.po"
        (folder / "system.po").write_text(system.read_text("utf-8"), "utf-8")
    return Catalogue.load(root, today=lambda: date(2026, 11, 24))


def message(say: str, **values: Any) -> dict[str, Any]:
    return {"say": say, "values": values}


I18N = {"i18n": {"ko": "송파구청", "en": "Songpa District Office"}}
SUBMISSION = {"secret": "pin", "submission": "k"}


@pytest.mark.parametrize(
    ("locale", "sent", "expected"),
    [
        ("ko", message("filed", agency=I18N), "송파구청으로 보냈어요. 송파구청이 답해요."),
        ("en", message("filed", agency=I18N), "Sent to Songpa District Office. Songpa District Office will answer."),  # noqa: E501
        ("ko", message("filed", agency="서울"), "서울로 보냈어요. 서울이 답해요."),
        ("ko", message("plain", value="{agency}"), "{agency}"),
        ("fr", message("count", count=1), "There is one case."),
        ("ko", message("plain", value="{value:을} {0} %s {"), "{value:을} {0} %s {"),
        ("ko", message("got", value="⟦phone:1⟧"), "⟦phone:1⟧를 받았어요."),
        ("ko", message("got", value={"date": "2026-12-02"}), "12월 2일 수요일을 받았어요."),
        ("en", message("plain", value={"date": "2026-12-02"}), "Wednesday 2 December"),
        ("ko", message("plain", value={"date": "2027-01-04"}), "2027년 1월 4일 월요일"),
        ("en", message("plain", value={"date": "2027-01-04"}), "Monday 4 January 2027"),
        ("ko", message("plain", value={"datetime": "2026-12-02T15:30:00+00:00"}), "12월 3일 목요일 오전 12:30"),  # noqa: E501
        ("en", message("plain", value={"datetime": "2026-12-02T06:05:00"}), "Wednesday 2 December, 3:05 PM"),  # noqa: E501
        ("en", message("plain", value={"datetime": "2026-12-02T09:05:00+09:00"}), "Wednesday 2 December, 9:05 AM"),  # noqa: E501
        ("ko", message("got", value={"money": 1200, "currency": "KRW"}), "1,200원을 받았어요."),
        ("en", message("plain", value={"money": 1200, "currency": "KRW"}), "₩1,200"),
        ("en", message("plain", value={"money": 3.5, "currency": "EUR"}), "€3.50"),
        ("ko", message("plain", value=5000), "5,000"),
        ("ko", message("count", count=3), "3건 있어요."),
        ("en", message("count", count=1), "There is one case."),
        ("en", message("count", count=1200), "There are 1,200 cases."),
        ("en", message("plain", value={"i18n": {"ko": "가로등"}}), "가로등"),
        ("ko", message("plain", value={"i18n": {"ja": "街灯"}}), "街灯"),
        ("ko", message("plain", value={"i18n": {"ko": "", "en": "Lamp"}}), "Lamp"),
        ("ko", message("plain", value={"key": "got", "values": {"value": "집"}}), "집을 받았어요."),
        ("ko", message("plain", value={"list": ["가", 2, {"key": "long"}]}), "가\n2\n긴 문장이에요."),  # noqa: E501
        ("ko", message("plain", value=SUBMISSION), "4821 0937"),
        ("ko", message("got", value={**SUBMISSION, "submission": "old"}), "앞서 알려 드린 번호를 받았어요."),  # noqa: E501
    ],
    ids=lambda value: str(value)[:60],
)  # fmt: skip
def test_render(catalogue: Catalogue, locale: str, sent: dict[str, Any], expected: str) -> None:
    shown = {("pin", "k"): "4821 0937"}
    rendered = catalogue.render(sent, locale, "webchat", lambda name, key: shown.get((name, key)))
    assert rendered == expected


@pytest.mark.parametrize(
    ("channel", "locale", "expected"),
    [
        ("sms", "ko", "짧아요."),
        ("webchat", "ko", "긴 문장이에요."),
        ("sms", "en", "A long sentence."),
    ],
)
def test_the_short_form_is_for_sms(
    catalogue: Catalogue, channel: str, locale: str, expected: str
) -> None:
    assert catalogue.text("long", locale, channel) == expected


def test_a_label_is_a_value(catalogue: Catalogue) -> None:
    assert catalogue.value({"key": "long"}, "en") == "A long sentence."
    assert catalogue.value(I18N, "en") == "Songpa District Office"


@pytest.mark.parametrize(
    ("locale", "sent"),
    [
        ("ko", message("nothing")),
        ("ko", message("filed")),
        ("ko", message("draft")),
        ("ko", message("plain", value={"key": "nothing"})),
        ("ko", message("plain", value={"key": "filed"})),
    ],
    ids=["key", "value", "fuzzy", "nested key", "nested value"],
)
def test_missing(catalogue: Catalogue, locale: str, sent: dict[str, Any]) -> None:
    with pytest.raises(MissingText):
        catalogue.render(sent, locale)


@pytest.mark.parametrize(
    "value",
    [None, True, 1.5, [], {}, {"date": "2026-13-01"}, {"date": 3}, {"datetime": "noon"},
     {"money": "12"}, {"i18n": {}}, {"i18n": {"ko": ""}}, {"unknown": 1}, SUBMISSION],
    ids=str,
)  # fmt: skip
def test_unusable(catalogue: Catalogue, value: Any) -> None:
    with pytest.raises(UnusableValue):
        catalogue.render(message("plain", value=value), "ko")


def test_hide_names_what_stays_hidden(catalogue: Catalogue) -> None:
    text = "번호는 ⟦rrn:1⟧, 카드 ⟦card:2⟧, ⟦other:1⟧"
    assert catalogue.hide(text, "ko") == "번호는 [주민등록번호], 카드 [카드번호], ⟦other:1⟧"

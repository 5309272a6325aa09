"""What ships as knowledge is whole, plain, and claims no figure that nobody confirmed."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
import yaml

from connectors.sms.alphabet import is_gsm, unencodable

TOPICS = [
    *("resident_certificate", "moving_in_report", "passport_issue", "passport_renewal"),
    *("birth_report", "death_report", "marriage_report", "family_certificate", "id_card_lost"),
    *("driver_licence_renewal", "vehicle_registration", "parking_fine_objection"),
    *("local_tax_payment", "tax_certificate", "health_insurance_change"),
    *("national_pension_estimate", "basic_pension", "child_allowance", "childcare_support"),
    *("disability_registration", "veterans_benefit", "unemployment_benefit"),
    *("business_registration", "business_closure", "food_business_licence", "building_permit"),
    *("noise_between_floors", "illegal_parking_report", "waste_disposal", "pet_registration"),
    *("petition_deadline", "petition_fee", "petition_anonymous"),
    *("information_disclosure_period", "information_disclosure_fee", "proposal_reward"),
    *("budget_waste_reward", "civil_service_hours", "foreign_registration"),
    "military_service_certificate",
]
LANGUAGES = ("ko", "en")
FIELDS = {
    *("id", "agency", "source", "verified", "last_checked", "valid_from", "valid_to"),
    *("variants", "answer", "short"),
}
VARIANTS = {"ko": range(8, 14), "en": range(6, 11)}
SHORT = {"ko": 130, "en": 300}
TERMS = {"ko": 160, "en": 90}
COLUMNS = ["term", "plain", "scope", "reason", "source"]

VERIFIED = {"petition_deadline", "petition_anonymous", "information_disclosure_period"}
Figure = tuple[int, str]
CONFIRMED: dict[str, set[Figure]] = {
    "petition_deadline": {
        *((14, "day"), (7, "day"), (6, "day"), (5, "day"), (30, "day")),
        *((3, "hour"), (8, "hour")),
    },
    "information_disclosure_period": {(n, "day") for n in (3, 7, 10, 20, 30, 90, 180)},
    "proposal_reward": {(7, "day"), (1, "month")},
    "petition_anonymous": {(24, "hour")},
    "civil_service_hours": {(24, "hour")},
}
"""Days, hours and months as the law states them; a topic that is not here has none."""

ENGLISH_UNITS = ("day", "hour", "month", "year", "week", "minute", "won", "percent")
KOREAN_UNITS = {"일": "day", "시간": "hour", "개월": "month", "년": "year", "주": "week"}
KOREAN_UNITS |= {"분": "minute", "세": "age", "살": "age", "원": "won", "만": "won", "%": "percent"}
UNITS = KOREAN_UNITS | {unit: unit for unit in ENGLISH_UNITS}
NOT_A_FIGURE = r"(?<![\d-])(?<!정부)(?<!고용)"
FIGURE = re.compile(
    rf"{NOT_A_FIGURE}(\d[\d,]*)\s*(?:working\s+)?({'|'.join(map(re.escape, UNITS))})(?!요일)"
)
TELEPHONE = re.compile(r"(?<![\w.-])(?:\d{2,4}(?:-\d{3,4}){1,2}|1\d{2,3})(?![\d-]|\.[a-z])")
TELEPHONES = {
    *("110", "112", "120", "126", "129", "132", "182", "1345", "1350", "1355"),
    *("1577-0606", "1577-0954", "1577-1000", "1577-1120", "1577-1255", "1588-9090"),
    *("1599-0903", "1661-2642", "1899-2732", "02-3210-0404", "033-811-2000"),
}
JARGON = ("구비서류", "교부", "수령", "기재", "날인", "익일", "소관", "지참", "상기", "필히")


def read(topic: str) -> dict[str, Any]:
    text = files("bot.knowledge").joinpath("faq", f"{topic}.yml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def terms(language: str) -> list[dict[str, str]]:
    text = files("bot.knowledge").joinpath("terms", f"{language}.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), strict=True)
    assert rows.fieldnames == COLUMNS
    return list(rows)


def figures(text: str) -> set[Figure]:
    return {(int(n.replace(",", "")), UNITS[unit]) for n, unit in FIGURE.findall(text)}


def telephones(text: str) -> set[str]:
    return set(TELEPHONE.findall(FIGURE.sub("", text)))


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return [value] if isinstance(value, str) else []


ENTRIES = {topic: read(topic) for topic in TOPICS}
every_topic = pytest.mark.parametrize("entry", ENTRIES.values(), ids=TOPICS)
every_language = pytest.mark.parametrize("language", LANGUAGES)


def test_the_forty_topics_ship_and_no_other() -> None:
    shipped = {file.name for file in files("bot.knowledge").joinpath("faq").iterdir()}
    assert len(TOPICS) == 40
    assert shipped == {f"{topic}.yml" for topic in TOPICS}
    assert [entry["id"] for entry in ENTRIES.values()] == TOPICS


@every_topic
def test_an_entry_is_whole_in_both_languages(entry: dict[str, Any]) -> None:
    assert set(entry) == FIELDS
    translated = (entry["agency"], entry["source"]["title"], entry["answer"], entry["short"])
    for texts in translated:
        assert list(texts) == list(LANGUAGES)
        assert all(isinstance(text, str) and text.strip() for text in texts.values())
    assert list(entry["variants"]) == list(LANGUAGES)
    for name in ("last_checked", "valid_from", "valid_to"):
        assert entry[name] == "" or date.fromisoformat(entry[name])


@every_topic
def test_ux_03_the_source_is_an_official_page(entry: dict[str, Any]) -> None:
    assert re.fullmatch(r"https://(?:[a-z0-9-]+\.)+kr", entry["source"]["url"])


@every_topic
def test_an_answer_is_short_lines_with_steps(entry: dict[str, Any]) -> None:
    for language in LANGUAGES:
        lines = entry["answer"][language].splitlines()
        assert 4 <= len(lines) <= 9
        assert all(line.strip() and len(line) <= 260 for line in lines)
        if entry["id"] not in ("petition_deadline", "information_disclosure_period"):
            assert {"1.", "2."} <= {line[:2] for line in lines}


@every_topic
def test_the_short_form_fits_a_text_message(entry: dict[str, Any]) -> None:
    for language, limit in SHORT.items():
        assert len(entry["short"][language]) <= limit
        assert "\n" not in entry["short"][language]
    assert is_gsm(entry["short"]["en"])
    assert unencodable(entry["short"]["ko"], "euckr") == ()


@every_topic
def test_the_voice(entry: dict[str, Any]) -> None:
    assert not [text for text in strings(entry) if "!" in text or "！" in text]
    for text in (entry["answer"]["ko"], entry["short"]["ko"]):
        assert not re.search(r"습니다|십시오|바랍니다", text)
        assert not [word for word in JARGON if re.search(rf"(?<![가-힣]){word}", text)]


@every_topic
def test_only_confirmed_figures_stand_and_the_same_in_both_languages(entry: dict[str, Any]) -> None:
    confirmed = CONFIRMED.get(entry["id"], set())
    for language in LANGUAGES:
        assert figures(entry["answer"][language]) == confirmed
        assert figures(entry["short"][language]) <= confirmed


@every_topic
def test_only_known_telephone_numbers_stand(entry: dict[str, Any]) -> None:
    found = telephones("\n".join([*entry["answer"].values(), *entry["short"].values()]))
    assert found
    assert found <= ({"110"} if entry["verified"] else TELEPHONES)


@every_topic
def test_nothing_is_called_checked_that_was_not(entry: dict[str, Any]) -> None:
    assert entry["verified"] is (entry["id"] in VERIFIED)
    assert bool(entry["last_checked"]) is entry["verified"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14일, 3시간, 1개월", {(14, "day"), (3, "hour"), (1, "month")}),
        ("within 3 working hours", {(3, "hour")}),
        ("53,000원", {(53000, "won")}),
        ("만 65세", {(65, "age")}),
        ("전화 1577-1000에서, 110번", set()),
        ("정부24, 주민센터나 자동차365", set()),
    ],
)
def test_a_figure_is_seen(text: str, expected: set[Figure]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("전화 110이나 02-3210-0404", {"110", "02-3210-0404"}),
        ("Call 1345. Or 110번", {"1345", "110"}),
        ("call 1345, or 033-811-2000", {"1345", "033-811-2000"}),
        ("180일 안에 15990903.or.kr", set()),
    ],
)
def test_a_telephone_number_is_seen(text: str, expected: set[str]) -> None:
    assert telephones(text) == expected


@every_language
def test_ux_08_every_wording_belongs_to_one_topic(language: str) -> None:
    counted: Counter[str] = Counter()
    for entry in ENTRIES.values():
        wordings = entry["variants"][language]
        assert len(wordings) in VARIANTS[language], entry["id"]
        counted.update(re.sub(r"\W+", "", wording).casefold() for wording in wordings)
    assert [wording for wording, times in counted.items() if times > 1] == []


@every_topic
def test_ux_08_wordings_differ_in_kind(entry: dict[str, Any]) -> None:
    words = [len(wording.split()) for wording in entry["variants"]["ko"]]
    assert min(words) == 1
    assert max(words) >= 4
    assert all(re.search("[가-힣]", wording) for wording in entry["variants"]["ko"])
    assert all(wording.isascii() for wording in entry["variants"]["en"])


@every_topic
def test_the_first_wording_is_a_name_for_a_button(entry: dict[str, Any]) -> None:
    """Spelt as one would print it; short enough for a button."""
    korean, english = (entry["variants"][language][0] for language in ("ko", "en"))
    assert english[0].isupper()
    assert not korean.endswith(("요", "다", "?"))
    assert len(korean) <= 20
    assert len(english) <= 40


@every_language
def test_terms_are_many_and_each_stands_once(language: str) -> None:
    found = [row["term"].casefold() for row in terms(language)]
    assert len(found) >= TERMS[language]
    assert [term for term, times in Counter(found).items() if times > 1] == []


@every_language
def test_a_plain_word_explains_its_term(language: str) -> None:
    for row in terms(language):
        assert all(value and value == value.strip() for value in row.values()), row
        assert row["term"].casefold() not in row["plain"].casefold()
        assert not re.search(r"[()!.]", row["plain"]), "it is shown in brackets"


@every_language
def test_a_term_says_where_it_holds(language: str) -> None:
    agencies = {entry["agency"][language] for entry in ENTRIES.values()}
    for row in terms(language):
        kind, _, name = row["scope"].partition(":")
        known = {"general": {""}, "service": set(TOPICS), "agency": agencies}
        assert name in known[kind], row

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
import yaml

from bot.texts.catalogue import entries
from connectors.sms.segments import count
from connectors.sms.settings import LONGEST_HANGUL, LONGEST_LATIN, LONGEST_TELEPHONE
from connectors.sms.words import Meaning, find, find_stopped
from tests.connectors.sms.carriers import CATALOGUE

ENGLISH = ("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT")
KOREAN = ("수신거부", "무료수신거부", "거부", "해지")
SET = yaml.safe_load((Path(__file__).parents[2] / "sets" / "opt_out.yml").read_text("utf-8"))
ASKED_ABOUT: tuple[str, ...] = ()
"""Sentences of the set that the dialogue asks about."""
AROUND = ("{}", " {} ", "{}.", "{}!!", '"{}"', "{}\n", "({})", "{} 🙏", "\u200b{}", "…{}?")


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("word", ENGLISH)
def test_sms_09_stops(word: str, around: str) -> None:
    for written in (word, word.lower(), word.title(), _wide(word), " ".join(word)):
        found = find(around.format(written))
        assert found is not None
        assert (found.meaning, found.locale) == ("stop", "en")


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("word", KOREAN)
def test_sms_09_stops_in_korean(word: str, around: str) -> None:
    decomposed = "".join(_jamo(c) for c in word)
    for written in (word, " ".join(word), decomposed):
        found = find(around.format(written))
        assert found is not None
        assert (found.meaning, found.locale) == ("stop", "ko")


@pytest.mark.parametrize(
    ("text", "meaning", "locale"),
    [
        ("START", "start", "en"),
        ("unstop", "start", "en"),
        ("수신 동의", "start", "ko"),
        ("수신동의합니다", "start", "ko"),
        ("수신거부 부탁드립니다.", "stop", "ko"),
        ("HELP", "help", "en"),
        ("info?", "help", "en"),
        ("도움말", "help", "ko"),
    ],
    ids=lambda value: f"SMS-10 {value}",
)
def test_what_else_a_word_means(text: str, meaning: Meaning, locale: str) -> None:
    found = find(text)
    assert found is not None
    assert (found.meaning, found.locale) == (meaning, locale)


@pytest.mark.parametrize(
    "text",
    [
        "cancel my parking fine",
        "please stop",
        "stop it",
        "end 1",
        "1 stop",
        "수신거부가 안 돼요",
        "계약 해지 도와주세요",
        "거부합니다",
        "해지요",
        "그만",
        "quit form",
        "yes",
        "네",
        "시작",
        "START 2",
        "helpme",
        "stops",
        "",
        " ",
        "!!",
        "stop" + " " * 40,
        "ѕtop",
    ],
    ids=lambda text: f"SMS-09 {text[:12]!r}",
)
def test_what_is_no_word(text: str) -> None:
    assert find(text) is None


@pytest.mark.parametrize(
    ("text", "meaning"),
    [(text, kind) for kind in ("stop", "start", "help") for text in SET[kind]]
    + [(text, "stop") for text in SET["stop_sentences"] if text not in ASKED_ABOUT],
)
def test_sms_09_words_as_carriers_have_them(text: str, meaning: Meaning) -> None:
    for found in (find(text), find_stopped(text)):
        assert found is not None
        assert found.meaning == meaning


@pytest.mark.parametrize("text", SET["start_when_stopped"])
def test_sms_10_yes_starts_after_a_stop_only(text: str) -> None:
    assert find(text) is None
    after = find_stopped(text)
    assert after is not None
    assert after.meaning == "start"


@pytest.mark.parametrize("text", SET["neither"])
def test_sms_09_a_sentence_is_no_word(text: str) -> None:
    assert (find(text), find_stopped(text)) == (None, None)


@pytest.mark.parametrize("locale", ["ko", "en"])
@pytest.mark.parametrize(
    "key", ["sms.stopped", "sms.still_stopped", "sms.started", "sms.help", "sms.no_pictures"]
)
def test_sms_10_answers_are_one_text_each(key: str, locale: str) -> None:
    name = {"ko": "가" * LONGEST_HANGUL, "en": "S" * LONGEST_LATIN}[locale]
    values = {"service": name, "telephone": "0" * LONGEST_TELEPHONE}
    text = CATALOGUE.text(key, locale, "sms", **values)
    assert count(text).segments == 1
    if locale == "ko":
        assert count(text, "euckr").units <= 90


@pytest.mark.parametrize("locale", ["ko", "en"])
def test_sms_10_each_answer_says_how_to_go_on(locale: str) -> None:
    values = {"service": "신문고", "telephone": "110"}
    said = {
        key: CATALOGUE.text(key, locale, "sms", **values)
        for key in ("sms.stopped", "sms.started", "sms.help")
    }
    back, stop = {"ko": ("수신동의", "수신거부"), "en": ("START", "STOP")}[locale]
    assert all(part in said["sms.stopped"] for part in (back, "110", "신문고"))
    assert stop in said["sms.started"]
    assert all(part in said["sms.help"] for part in (stop, "110", "신문고"))
    # What it tells people to send is what it understands.
    assert find(back) is not None
    assert find(stop) is not None


def test_sms_11_no_text_asks_for_a_word_that_stops_texts() -> None:
    """As a person reads it on a phone: those words in capitals, or said to be sent."""
    asked = re.compile(r"\b(?:CANCEL|END|QUIT|STOP|STOPALL|UNSUBSCRIBE|YES)\b")
    told = re.compile(r"\b(?:reply|send|text|type) ['\"“‘]?(?:cancel|end|quit|stop|yes)\b", re.I)
    about_texts = {"sms.started", "sms.help"}
    found = [
        f"{locale} {entry.key}"
        for (locale, _), messages in entries().items()
        for entry in messages
        for form in entry.forms
        if entry.key not in about_texts and (asked.search(form) or told.search(form))
    ]
    assert found == []


def _wide(word: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) for c in word)


def _jamo(syllable: str) -> str:
    return unicodedata.normalize("NFD", syllable)

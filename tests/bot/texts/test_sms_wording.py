"""SMS-07, SMS-11, SMS-20: what the catalogue says when it goes out as text messages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from actions.dialogue.draft import Draft
from actions.journeys.filing import card
from bot.language.commands import is_more
from bot.texts.catalogue import SHORT, Catalogue, entries
from bot.texts.template import fields
from connectors.sms.downgrade import downgrade
from connectors.sms.segments import count
from tests.bot.sms_values import OUTGOING, filled, keys
from tests.kit.people.sms_replies import replies
from tests.sms_report import report

TEXTS = Catalogue.load()
LOCALES = ("ko", "en")
MOST = 2
"""Segments of one sentence with values as they really are."""
MATTERS = {"reference", "pin", "due", "phone", "agency"}
"""Fields that a short form never leaves out; the rest of a long form may go."""

_WORD = r"(?:CANCEL|END|QUIT|STOP|STOPALL|UNSUBSCRIBE|YES|수신거부|거부|해지)"
_ASKS = re.compile(
    # In quotes, in capitals, after a verb, or as all of a label; never with a word after it.
    rf"[“”‘’\"']{_WORD}[.,]?[“”‘’\"']"
    rf"|\b(?:reply|write|type|text|send|answer|say|press)\s+{_WORD}\b(?!\s+[a-z])"
    rf"|^{_WORD}\W*$",
    re.IGNORECASE,
)
_SHOUTS = re.compile(rf"\b{_WORD}\b", re.ASCII)


@pytest.mark.parametrize("locale", LOCALES)
def test_sms_07_every_sentence_is_two_messages_at_most(locale: str) -> None:
    """One that is longer needs a shorter form: its key with `#sms`."""
    too_long = {
        key: segments
        for key in keys(locale)
        for text in filled(TEXTS, key, locale)
        if (segments := count(downgrade(text)[0]).segments) > MOST
    }
    assert too_long == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_sms_20_every_sentence_can_be_written_in_euckr(locale: str) -> None:
    for key in keys(locale):
        for text in filled(TEXTS, key, locale):
            written, replaced = downgrade(text, "euckr")
            assert (count(written, "euckr").segments, replaced) == (1, 0)


def short_and_long() -> Iterator[tuple[str, set[str], set[str]]]:
    for (locale, _), messages in entries().items():
        names = {e.key: set().union(*map(fields, e.forms)) for e in messages}
        for key, short in names.items():
            if key.endswith(SHORT):
                yield f"{locale} {key}", short, names[key.removesuffix(SHORT)]


@pytest.mark.parametrize(
    ("short", "long"),
    [pytest.param(short, long, id=name) for name, short, long in short_and_long()],
)
def test_a_short_form_keeps_what_matters(short: set[str], long: set[str]) -> None:
    assert long & MATTERS <= short


def asks_to_opt_out(text: str) -> bool:
    return _ASKS.search(text) is not None or _SHOUTS.search(text) is not None


@pytest.mark.parametrize("locale", LOCALES)
def test_sms_11_nobody_is_asked_for_a_word_that_stops_the_texts(locale: str) -> None:
    found = {e.key: e.forms for domain in OUTGOING for e in entries()[locale, domain]}
    sent = {
        key: form
        for key, forms in found.items()
        for form in forms
        if key.endswith(SHORT) or key + SHORT not in found
    }
    assert [key for key, form in sent.items() if asks_to_opt_out(form)] == []


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Write “cancel” to leave here at once.", True),
        ("Reply STOP to leave.", True),
        ("Just say yes.", True),
        ("Yes", True),
        ("나가려면 END라고 답해 주세요.", True),
        ("‘거부’라고 답해 주세요.", True),
        ("Write “quit form” to leave here at once.", False),
        ("‘그만’이라고 하시면 바로 나갈 수 있어요.", False),
        ("In the end an official answers. We stop here.", False),
        ("I agree", False),
    ],
)
def test_the_lint_sees_it(text: str, asks: bool) -> None:
    assert asks_to_opt_out(text) is asks


@pytest.mark.parametrize("locale", LOCALES)
def test_the_word_for_the_rest_is_understood(locale: str) -> None:
    sentence = TEXTS.text("sms_parts.more", locale, "sms")
    words = re.findall(r"‘(.+?)’|\b([A-Z]{2,})\b", sentence)
    assert [is_more(quoted or shouted) for quoted, shouted in words] == [True]


@pytest.mark.parametrize(
    ("locale", "expected", "agrees"),
    [
        ("ko", "가로등\n글: 꺼졌어요\n시청 도로조명과로 보낼까요?", "동의"),
        ("en", "가로등\nText: 꺼졌어요\nSend it to City Lighting?", "you agree"),
    ],
)
def test_the_read_back_names_what_is_sent(locale: str, expected: str, agrees: str) -> None:
    """And what one agrees to with it, unless that was said for an earlier one."""
    draft = Draft(
        "petition",
        step="confirm",
        answers={"title": "가로등", "content": "꺼졌어요", "category": "street_light"},
        service={
            "title": {"ko": "가로등 고장", "en": "Street light"},
            "agency": {"ko": "시청 도로조명과", "en": "City Lighting"},
            "days": 7,
        },
    )
    before = replace(draft, consent={"version": "2026-11", "at": "2026-11-24T14:00:00+09:00"})
    for one in (draft, before):
        question = card.question(one, files_come=False)
        message = {"say": question.key, "values": question.values}
        text = TEXTS.render(message, locale, "sms")
        assert text.startswith(expected)
        assert (agrees in text) is (one is draft)
        assert "· " in TEXTS.render(message, locale)


@pytest.mark.parametrize("alphabet", ["auto", "euckr"])
def test_recorded_conversations_stay_short(alphabet: str) -> None:
    found = list(replies())
    by_locale = {name: [r.messages for r in found if r.locale == name] for name in LOCALES}
    for name, figures in report(by_locale, alphabet).items():  # type: ignore[arg-type]
        assert (figures.median <= 2, figures.burst <= 5) == (True, True), (name, figures)
    bubbles = sum(len(r.messages) for r in found)
    assert sum(r.as_recorded for r in found) < bubbles / 20, "most are written in the short form"

"""`sinmungo review`: what staff read of the messages that were not understood."""

from __future__ import annotations

import csv
import io
import json
from functools import partial

import pytest
from sqlalchemy import Connection, select, update

from actions.effects.commits import RequestReview
from bot.core.crypto import Cipher
from bot.core.db import Database
from bot.core.settings import Settings, data_keys
from bot.core.sql import place
from bot.knowledge import reviews as review_store
from bot.knowledge.reviews import ReviewText
from tests.cli.ran import Sinmungo

RANKING = [
    {"name": name, "confidence": confidence}
    for name, confidence in (("ask_faq", 0.31), ("file_petition", 0.3), ("help", 0.2))
]


@pytest.fixture
def ready(migrated: Sinmungo) -> Sinmungo:
    """A database with two messages."""
    settings = Settings(_env_file=None)
    cipher, database = Cipher(*data_keys(settings)), Database(settings.sqlalchemy_url)
    for at, said, outcome in (
        (1.0, ReviewText("뭐라구", "", RANKING, "sms", "ko"), "fallback"),
        (2.0, ReviewText("=1+1, \n what", "", RANKING[:1], "sms", "en"), "denied"),
    ):
        wanted = RequestReview(outcome=outcome)
        report = partial(
            review_store.report,
            cipher=cipher,
            turn=f"turn-{at}",
            wanted=wanted,
            said=said,
            now=1_795_521_600.0 + at,
        )
        database.submit(report).result()
    database.close()
    return migrated


def test_list(ready: Sinmungo) -> None:
    ran = ready("review", "list")
    lines = [line.split("\t") for line in ran.data.splitlines()]
    assert [line[-1] for line in lines] == ["=1+1, what", "뭐라구"]
    assert lines[1][1:5] == ["fallback", "1×", "sms", "ko"]
    assert lines[1][5] == "ask_faq 0.31, file_petition 0.30, help 0.20"
    only = ready("review", "list", "--outcome", "denied", "--locale", "en", "--limit", "5")
    assert len(only.data.splitlines()) == 1
    nothing = ready("review", "list", "--outcome", "asked")
    assert (nothing.code, nothing.data, nothing.rest) == (0, "", "There is nothing to review.\n")


def test_what_had_no_answer(ready: Sinmungo) -> None:
    assert ready("review", "list", "--outcome", "unanswered").data == ""
    database = Database(Settings(_env_file=None).sqlalchemy_url)
    unanswered = RequestReview(outcome="unanswered")
    cipher = Cipher(*data_keys(Settings(_env_file=None)))
    said = ReviewText("몽골 비자", "", RANKING, "sms", "ko")
    meant = RequestReview(of="turn-3", outcome="corrected", chosen="passport_issue")
    for turn, wanted in (("turn-3", unanswered), ("turn-4", meant)):
        report = partial(
            review_store.report,
            cipher=cipher,
            turn=turn,
            wanted=wanted,
            said=said,
            now=1_795_521_600.0,
        )
        database.submit(report).result()
    database.close()
    [line] = ready("review", "list", "--outcome", "unanswered").data.splitlines()
    assert line.split("\t")[1] == "unanswered: passport_issue"


def test_export(ready: Sinmungo) -> None:
    first, second = json.loads(ready("review", "export", "--format", "json").data)
    assert (first["text"], second["text"]) == ("=1+1, \n what", "뭐라구")
    assert second["ranking"] == RANKING
    written = ready("review", "export").data
    # So that Excel reads it as UTF-8.
    assert written.startswith("\ufeffat,")
    rows = list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"))))
    # A spreadsheet would carry it out.
    assert rows[0]["text"] == "'=1+1, \n what"
    assert rows[1]["ranking"].startswith("ask_faq 0.31; file_petition 0.30")
    assert [row["similar"] for row in rows] == ["1", "1"]


@pytest.mark.parametrize(
    "arguments", [("--outcome", "bad"), ("--locale", "jp"), ("--format", "xml")]
)
def test_unknown_filters(ready: Sinmungo, arguments: tuple[str, str]) -> None:
    ran = ready("review", "export", *arguments)
    assert (ran.code, ran.data) == (2, "")
    assert arguments[1] in ran.rest


def test_rows_of_before_are_masked_when_they_are_read(ready: Sinmungo) -> None:
    """A version before kept receipts and PINs as they were typed."""
    settings = Settings(_env_file=None)
    cipher, database = Cipher(*data_keys(settings)), Database(settings.sqlalchemy_url)
    typed = {"text": "1AA-2611-0000874N 4821 0937 주민 900101/1234568", "rescued": "02714214"}
    column = review_store.reviews.c.content_sealed

    def write(connection: Connection) -> None:
        for turn in connection.execute(select(review_store.reviews.c.turn)).scalars().all():
            sealed = {"content_sealed": cipher.seal(typed, place(column, turn))}
            this = update(review_store.reviews).where(review_store.reviews.c.turn == turn)
            connection.execute(this.values(sealed))

    database.submit(write).result()
    database.close()
    shown = [
        ready("review", "list").data,
        ready("review", "export").data,
        ready("review", "export", "--format", "json").data,
    ]
    for data in shown:
        assert "[receipt number] [PIN] 주민 [resident number]" in data
        assert [n for n in ("0000874N", "0937", "900101", "1234568", "02714214") if n in data] == []

"""`sinmungo review`: what staff read of the messages that were not understood."""

from __future__ import annotations

import csv
import io
import json
from functools import partial

import pytest

from bot import review_store
from bot.crypto import Cipher
from bot.db import Database
from bot.review_store import Said
from bot.settings import Settings, data_keys
from tests.cli.conftest import Sinmungo

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
        (1.0, Said("뭐라구", "", RANKING, "sms", "ko"), "fallback"),
        (2.0, Said("=1+1, \n what", "", RANKING[:1], "sms", "en"), "denied"),
    ):
        effect = {"type": "review", "outcome": outcome}
        report = partial(
            review_store.report,
            cipher=cipher,
            turn=f"turn-{at}",
            effect=effect,
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
    effect = {"type": "review", "outcome": "unanswered"}
    cipher = Cipher(*data_keys(Settings(_env_file=None)))
    said = Said("몽골 비자", "", RANKING, "sms", "ko")
    for more in ({}, {"of": "turn-3", "outcome": "corrected", "chosen": "passport_issue"}):
        report = partial(
            review_store.report,
            cipher=cipher,
            turn="turn-4" if more else "turn-3",
            effect={**effect, **more},
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
    rows = list(csv.DictReader(io.StringIO(ready("review", "export").data)))
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

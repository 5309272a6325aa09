"""Changes of answers within the store's own transaction; wordings and areas from the set."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest

from bot.core.db import Database
from bot.knowledge import store
from bot.knowledge.files import Stated
from bot.knowledge.plan import plan_entries, plan_terms
from bot.knowledge.text import mended, mends
from bot.knowledge.wordings import letters
from tests.bot.faq_entries import NOW, entry, put
from tests.kit.core.core import GatedDatabase
from tests.kit.sets import rows

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize("kind", ["entry", "term"])
def test_at_the_same_moment_one_wins(database: GatedDatabase, url: str, kind: str) -> None:
    """Eight processes that have all read version 1."""
    row = {"term": "교부", "locale": "ko", "plain": "내어 줌"}
    put(database, entry("well", "우물"))

    def edit(number: int) -> bool:
        other = Database(url)

        def entries(connection: Any) -> bool:
            content = {**entry("well", "우물").as_file(), "topic": f"t{number}", "version": 1}
            plan = plan_entries(connection, [Stated("x", content)], today=TODAY)
            taken = plan.taken(force=False)
            store.save_entries(connection, taken or (), NOW)
            return taken is not None

        def terms(connection: Any) -> bool:
            content = {**row, "plain": f"말 {number}", "version": 1}
            plan = plan_terms(connection, [Stated("x", content)])
            taken = plan.taken(force=False)
            store.save_terms(connection, taken or (), NOW)
            return taken is not None

        try:
            return other.submit(entries if kind == "entry" else terms).result()
        finally:
            other.close()

    if kind == "term":
        first = [Stated("x", row)]
        database.now(lambda c: store.save_terms(c, plan_terms(c, first).wanted, NOW))
    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(edit, range(8)))
    assert won.count(True) == 1
    if kind == "entry":
        (stored,) = database.now(store.load_entries)
        assert (stored.version, stored.entry.topic) == (2, f"t{won.index(True)}")
    else:
        (term,) = database.now(store.load_terms)
        assert (term.version, term.term.plain) == (2, f"말 {won.index(True)}")


def test_what_is_put_away(database: GatedDatabase) -> None:
    put(database, entry("well", "우물"), entry("dog", "강아지"))
    database.now(lambda c: store.archive_entries(c, ["well"], NOW))
    assert [one.entry.id for one in database.now(store.load_entries)] == ["dog"]
    assert database.now(store.entry_versions) == {"dog": 1}
    assert "우물" not in database.now(store.names)
    (away,) = (
        one
        for one in database.now(lambda c: store.load_entries(c, archived=True))
        if one.archived_at is not None
    )
    assert (away.entry.id, away.version, away.archived_at) == ("well", 2, NOW)
    database.now(lambda c: store.archive_entries(c, ["well"], None))
    assert database.now(store.entry_versions) == {"dog": 1, "well": 3}


@pytest.mark.parametrize("row", rows("staff_tables", "wordings"), ids=lambda row: row["a"][:12])
def test_wordings_that_are_the_same(row: dict[str, Any]) -> None:
    assert (letters(row["a"]) == letters(row["b"])) is row["same"]


@pytest.mark.parametrize(
    ("text", "meant", "kinds"),
    [
        ("신분증\r\n사진", "신분증\n사진", {"break"}),
        ("신분증\r사진", "신분증\n사진", {"break"}),
        ("신분증\v사진", "신분증\n사진", {"break"}),
        ("신분증\f사진", "신분증\n사진", {"break"}),
        ("신분증\u2028사진", "신분증\n사진", {"break"}),
        ("신분증\u2029사진", "신분증\n사진", {"break"}),
        ("신분증\t사진", "신분증 사진", {"space"}),
        ("신분증\u00a0사진", "신분증 사진", {"space"}),
        ("신분증\u202f사진", "신분증 사진", {"space"}),
        ("\uf0b7 신분증", "· 신분증", {"bullet"}),
        ("\uf06c 신분증\r\n\uf06c 사진", "· 신분증\n· 사진", {"bullet", "break"}),
        ("신분\u200b증", "신분증", {"unseen"}),
        ("\ufeff신분증", "신분증", {"unseen"}),
        ("신분\u00ad증", "신분증", {"unseen"}),
        ("신분증\n사진", "신분증\n사진", set()),
        ("👩\u200d👩\u200d👧 가족", "👩\u200d👩\u200d👧 가족", set()),
        ("• 신분증", "• 신분증", set()),
        ("passport\r\n\tphoto", "passport\n photo", {"break", "space"}),
        ("ID\u2007card", "ID card", {"space"}),
        ("", "", set()),
    ],
)
def test_mended(text: str, meant: str, kinds: set[str]) -> None:
    assert mended(text) == meant
    assert mends({"answer": {"ko": text}}) == kinds

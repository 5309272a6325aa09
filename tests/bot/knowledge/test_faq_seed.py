"""What ships is put into the tables once; what staff have changed stays theirs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import insert

from bot.core.settings import Settings
from bot.knowledge import content, store
from bot.knowledge import seed as knowledge_seed
from bot.knowledge.content import Unusable
from bot.knowledge.seed import FOLDER, Seeded
from tests.bot.faq_entries import NOW, entry, put
from tests.kit.core.core import GatedDatabase


@pytest.fixture
def settings(url: str, tmp_path: Path) -> Settings:
    plain = "" if url.startswith("sqlite") else url.replace("+psycopg", "")
    return Settings(var=tmp_path / "both", database_url=plain, _env_file=None)


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """Two entries and two terms that ship."""
    folder = tmp_path / "knowledge"
    (folder / "faq").mkdir(parents=True)
    (folder / "terms").mkdir()
    for name in ("waste_disposal", "pet_registration"):
        write(folder, entry(name, f"{name} 한국어"))
    rows = (
        "term,plain,scope,reason,source\n구비서류,필요한 서류,general,,\n교부,내어 줌,general,,\n"
    )
    (folder / "terms" / "ko.csv").write_text(rows, encoding="utf-8")
    return folder


def write(folder: Path, one: content.Entry) -> None:
    text = yaml.safe_dump(one.as_file(), allow_unicode=True)
    (folder / "faq" / f"{one.id}.yml").write_text(text, encoding="utf-8")


def stored(database: GatedDatabase, name: str) -> store.Stored:
    return database.now(lambda c: store.load_entries(c, [name]))[0]


def test_everything_that_ships(settings: Settings, database: GatedDatabase) -> None:
    done = knowledge_seed.seed(settings)
    entries = database.now(store.load_entries)
    terms = database.now(store.load_terms)
    assert len(entries) == len(list((FOLDER / "faq").glob("*.yml"))) == 40
    assert done == Seeded(added=40 + len(terms))
    assert {one.term.locale for one in terms} == {"ko", "en"}
    assert not [one for one in entries if one.touched]
    assert not [one for one in terms if one.touched]
    assert knowledge_seed.seed(settings) == Seeded()


def test_it_follows_the_code_until_staff_touch_it(
    settings: Settings, database: GatedDatabase, shipped: Path
) -> None:
    assert knowledge_seed.seed(settings, shipped) == Seeded(added=4)
    mine = replace(stored(database, "pet_registration").entry, verified=True)
    put(database, mine)
    term = content.term({"term": "교부", "locale": "ko", "plain": "나눠 줌"})
    database.now(lambda c: store.save_terms(c, [term], NOW))
    before = database.now(store.current)
    assert knowledge_seed.seed(settings, shipped) == Seeded(kept=2)
    assert database.now(store.current) == before, "nothing was written"

    write(shipped, entry("waste_disposal", "새 문장"))
    write(shipped, entry("pet_registration", "새 문장"))
    assert knowledge_seed.seed(settings, shipped) == Seeded(changed=1, kept=2)
    assert stored(database, "waste_disposal").entry.title("ko") == "새 문장"
    assert stored(database, "waste_disposal").version == 2
    assert stored(database, "pet_registration").entry == mine
    plain = {one.term.term: one.term.plain for one in database.now(store.load_terms)}
    assert plain["교부"] == "나눠 줌"


def test_what_staff_added_stays(settings: Settings, database: GatedDatabase, shipped: Path) -> None:
    put(database, entry("ours", "우리 질문"))
    knowledge_seed.seed(settings, shipped)
    assert stored(database, "ours").touched


@pytest.mark.parametrize(
    "broken", ["id: [", "id: X Y", "", "answer: {ko: a}"], ids=["yaml", "id", "empty", "half"]
)
def test_a_broken_file_is_logged_and_left_out(
    settings: Settings, shipped: Path, logged: list[Any], broken: str
) -> None:
    (shipped / "faq" / "broken.yml").write_text(broken, encoding="utf-8")
    assert knowledge_seed.seed(settings, shipped) == Seeded(added=4)
    assert [one["file"] for one in logged if one["event"] == "entry left out"] == ["broken.yml"]


def test_every_change_makes_the_version_grow(database: GatedDatabase) -> None:
    assert database.now(store.current) == {"faq": 0, "terms": 0}
    put(database, entry("a"), entry("b"))
    assert database.now(store.current) == {"faq": 1, "terms": 0}
    put(database, entry("a"))
    assert database.now(store.current) == {"faq": 2, "terms": 0}
    assert database.now(store.entry_versions) == {"a": 2, "b": 1}
    put(database)
    assert database.now(store.current) == {"faq": 2, "terms": 0}


def test_a_failed_change_leaves_the_version(database: GatedDatabase) -> None:
    def broken(connection: Any) -> None:
        store.save_entries(connection, [entry("a")], NOW)
        connection.execute(insert(store.entries), {"id": "a"})

    with pytest.raises(Exception, match=r"(?i)null|unique"):
        database.now(broken)
    assert database.now(store.current)["faq"] == 0
    assert database.now(store.load_entries) == []


def test_ratings_by_entry_and_what_erasing_leaves(database: GatedDatabase) -> None:
    def rate(turn: str, who: str, good: bool) -> None:
        row = {"turn": turn, "conversation_id": who, "entry": "a", "locale": "ko", "at": NOW}
        values = {**row, "channel": "sms", "good": good, "question_sealed": b"x"}
        database.now(lambda c: store.rate(c, values))

    for _ in range(2):
        rate("t1", "amy", True)
    rate("t2", "amy", False)
    rate("t3", "bob", False)
    assert database.now(store.rated) == {"a": (1, 2)}
    database.now(lambda c: store.forget(c, "amy"))
    assert database.now(store.rated) == {"a": (1, 2)}
    left = database.now(lambda c: c.execute(store.ratings.select()).all())
    assert sorted((row.turn, row.conversation_id, row.question_sealed) for row in left) == [
        ("t1", None, None),
        ("t2", None, None),
        ("t3", "bob", b"x"),
    ]


GOOD = entry("good", "질문").as_file()


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({"id": "../x"}, "id"),
        ({"id": ""}, "id"),
        ({"variants": {}}, "variants"),
        ({"variants": {"ko": []}}, "variants"),
        ({"variants": {"fr": ["x"]}}, "variants"),
        ({"answer": {"ko": ""}}, "answer"),
        ({"answer": {"ko": "x" * 4001}}, "answer"),
        ({"answer": {"ko": "한글 �"}}, "answer"),
        ({"answer": {"ko": "a\x07b"}}, "answer"),
        ({"short": None}, "short"),
        ({"source": {"title": {"ko": "법"}, "url": "javascript:x"}}, "source.url"),
        ({"source": "법"}, "source"),
        ({"verified": "maybe"}, "verified"),
        ({"last_checked": "24.11.2026"}, "last_checked"),
        ({"valid_to": "2026-13-01"}, "valid_to"),
        ({"colour": "red"}, "colour"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_an_entry_may_not_be(change: dict[str, Any], names: str) -> None:
    with pytest.raises(Unusable, match=names):
        content.entry({**GOOD, **change})


def test_an_entry_survives_its_file() -> None:
    one = content.entry({**GOOD, "last_checked": "2026-11-24", "verified": "true"})
    assert content.entry(one.as_file()) == one
    assert content.entry({**GOOD, "answer": {"ko": "한글"}}).answer["ko"] == "한글"

"""Which entry is found, by every process, at once; with an encoder and without."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Connection

from bot.knowledge import store
from bot.knowledge.content import Entry, PlainTerm
from bot.knowledge.search import engine as faq_search
from bot.knowledge.search import index as faq_index
from bot.knowledge.search.engine import FaqSearch, Found
from bot.knowledge.search.index import Document, Nearness
from bot.knowledge.search.postings import Floats
from bot.knowledge.service import Knowledge
from bot.knowledge.store import Stored
from bot.knowledge.versions import EVERY, KnowledgeVersions
from bot.language.tokens import Morphemes
from tests.bot.faq_entries import PASSPORTS, entry, put, put_terms
from tests.kit.core.core import GatedDatabase, MovableClock


def names(found: Found) -> list[str]:
    return [hit.entry.id for hit in found.hits]


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def knowledge(database: GatedDatabase, clock: MovableClock) -> Knowledge:
    put(database, *PASSPORTS)
    return Knowledge(database, clock)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("여권", "passport", id="UX-08 two syllables"),
        pytest.param("여권재발급", "passport_renewal", id="UX-08 without spaces"),
        pytest.param("여권 제발급", "passport_renewal", id="UX-08 misspelt"),
        pytest.param("passport reissue", "passport_renewal", id="UX-08 English"),
        pytest.param("pasport reisue", "passport_renewal", id="misspelt English"),
        pytest.param("여권을 갱신하려면", "passport_renewal", id="endings"),
        pytest.param("renewing passports", "passport_renewal", id="English endings"),
        pytest.param("여권", "passport", id="NFD is the same"),
        pytest.param("강아지 등록 어떻게 해요?", "dog", id="a sentence"),
        pytest.param("durnjswoqkfrmq", "passport_renewal", id="in the wrong keyboard mode"),
    ],
)
async def test_found(knowledge: Knowledge, query: str, first: str) -> None:
    found = await knowledge.search(query, 3)
    assert names(found)[0].startswith(first)


@pytest.mark.parametrize("query", ["오늘 날씨 어때", "tell me a joke", "ㅋㅋㅋ", "?!", "😀", " "])
async def test_what_is_about_nothing_of_ours_has_no_answer(
    knowledge: Knowledge, query: str
) -> None:
    found = await knowledge.search(query, 3)
    assert not found.sure
    assert found.hits == ()


async def test_sure_not_sure(knowledge: Knowledge) -> None:
    assert (await knowledge.search("대형폐기물 버리기", 3)).sure
    vague = await knowledge.search("여권", 3)
    assert not vague.sure, "two entries are about passports"
    assert set(names(vague)) == {"passport_renewal", "passport_issue"}, "a dog is far from it"
    assert vague.hits[0].confidence >= vague.hits[1].confidence


async def test_a_change_is_found_by_every_process(
    database: GatedDatabase, url: str, clock: MovableClock
) -> None:
    """Half a second after it was written, by whoever reads the same database."""
    other = GatedDatabase(url)
    try:
        put(database, *PASSPORTS)
        here, there = Knowledge(database, clock), Knowledge(other, clock)
        for process in (here, there):
            assert not (await process.search("지하수 개발", 3)).sure
        put(database, entry("well", "지하수 개발"))
        put(database, entry("waste", "음식물 쓰레기"))
        clock.move(EVERY)
        for process in (here, there):
            assert names(await process.search("지하수 개발", 3))[0] == "well"
            assert names(await process.search("음식물 쓰레기", 3))[0] == "waste"
            assert "waste" not in names(await process.search("대형폐기물", 3))
    finally:
        other.close()


async def test_the_version_is_asked_twice_a_second_at_most(
    database: GatedDatabase, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(database, *PASSPORTS)
    knowledge, asked = Knowledge(database, clock), 0
    real = store.current

    def counted(connection: Connection) -> dict[str, int]:
        nonlocal asked
        asked += 1
        return real(connection)

    monkeypatch.setattr(store, "current", counted)
    for _ in range(5):
        await knowledge.search("여권", 3)
    assert asked == 1
    clock.move(EVERY)
    await knowledge.search("여권", 3)
    assert asked == 2


async def test_only_what_changed_is_prepared_again(
    database: GatedDatabase, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(database, *PASSPORTS)
    knowledge, prepared = Knowledge(database, clock), list[str]()
    real = faq_index.prepare

    def counted(stored: Stored, morphemes: Morphemes | None) -> Document:
        prepared.append(stored.entry.id)
        return real(stored, morphemes)

    monkeypatch.setattr(faq_index, "prepare", counted)
    await knowledge.search("여권", 3)
    assert len(prepared) == len(PASSPORTS)
    for number in range(faq_search.REBUILD_FROM + 2):
        put(database, entry("waste", f"폐기물 {number}"))
        clock.move(EVERY)
        await knowledge.search("여권", 3)
    assert prepared[len(PASSPORTS) :] == ["waste"] * (faq_search.REBUILD_FROM + 2)


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "told"),
    [
        ("2026-11-25", None, True),
        ("2026-11-26", None, False),
        (None, "2026-11-25", True),
        (None, "2026-11-24", False),
    ],
)
async def test_only_what_is_in_force(
    database: GatedDatabase, valid_from: str | None, valid_to: str | None, told: bool
) -> None:
    """By the day in Seoul: 23:30 in London is the next day."""
    clock = MovableClock()
    clock.now = datetime(2026, 11, 24, 23, 30, tzinfo=UTC).timestamp()
    put(database, entry("well", "지하수 개발", valid_from=valid_from, valid_to=valid_to))
    knowledge = Knowledge(database, clock)
    assert bool((await knowledge.search("지하수 개발", 3)).hits) is told
    assert (await knowledge.faq.get("well") is not None) is told
    assert len((await knowledge.faq.listed())[1]) == int(told)


async def test_many_that_are_over_hide_nothing(
    database: GatedDatabase, clock: MovableClock
) -> None:
    over = [entry(f"old_{i}", f"지하수 개발 {i}", valid_to="2020-01-01") for i in range(60)]
    put(database, *over, entry("well", "지하수 개발 허가와 신고"))
    assert names(await Knowledge(database, clock).search("지하수 개발", 3)) == ["well"]


async def test_terms_are_synonyms_at_once(
    knowledge: Knowledge, database: GatedDatabase, clock: MovableClock
) -> None:
    """Whoever uses the term finds what is written plainly, and the other way round."""
    put(database, entry("fee", "수수료 감면"))
    assert "dog" not in names(await knowledge.search("canine enrolment", 3))[:1]
    assert "fee" not in names(await knowledge.search("돈 깎아 주기", 3))[:1]
    put_terms(
        database,
        PlainTerm(term="canine enrolment", plain="register a dog", locale="en"),
        PlainTerm(term="수수료 감면", plain="돈 깎아 주기", locale="ko"),
    )
    clock.move(EVERY)
    assert names(await knowledge.search("canine enrolment", 3))[:1] == ["dog"]
    assert names(await knowledge.search("돈 깎아 주기", 3))[:1] == ["fee"]


async def test_an_empty_table(database: GatedDatabase, clock: MovableClock) -> None:
    knowledge = Knowledge(database, clock)
    assert await knowledge.search("여권", 3) == Found(False, ())
    put(database, *PASSPORTS)
    clock.move(EVERY)
    assert names(await knowledge.search("여권", 3))


MEANINGS = {"pooch": "dog", "dog": "dog", "강아지": "dog", "멍멍이": "dog"}


class Encoder:
    """Texts of one meaning have one vector; `here` is whether it answers."""

    def __init__(self) -> None:
        self.here = True
        self.texts: list[str] = []

    async def __call__(self, texts: Sequence[str]) -> Floats | None:
        if not self.here:
            return None
        self.texts += texts
        return np.stack([self._vector(text) for text in texts])

    def _vector(self, text: str) -> Floats:
        about = next((m for word, m in MEANINGS.items() if word in text), text[:3])
        chance = np.random.default_rng(sum(about.encode()) % 999)
        # A language of its own drowns the meaning, as real encoders do.
        language = 8.0 if text.isascii() else -8.0
        vector: Floats = np.append(chance.normal(size=32), language).astype(np.float32)
        return vector


async def encoded(search: FaqSearch) -> None:
    await search.find("여권")
    assert search._encoding is not None
    await search._encoding


async def test_meaning_finds_other_words(database: GatedDatabase, clock: MovableClock) -> None:
    put(database, *PASSPORTS)
    encoder = Encoder()
    search = FaqSearch(database, KnowledgeVersions(database, clock), clock, None, encoder)
    await encoded(search)
    assert names(await search.find("멍멍이"))[0] == "dog"
    assert names(await search.find("my pooch"))[0] == "dog"
    assert {"여권 재발급", "short answer", "강아지 등록"} <= set(encoder.texts)
    await search.close()


async def test_without_an_encoder_everything_works(
    database: GatedDatabase, clock: MovableClock
) -> None:
    """And when it comes, it is found without a question."""
    put(database, *PASSPORTS)
    encoder = Encoder()
    encoder.here = False
    versions = KnowledgeVersions(database, clock)
    search = FaqSearch(database, versions, clock, None, encoder, encoder_pause=0.01)
    assert names(await search.find("강아지 등록"))[0] == "dog"
    assert not (await search.find("pooch")).hits
    encoder.here = True
    assert search._encoding is not None
    await search._encoding
    assert (await search.find("pooch")).hits
    await search.close()


async def test_vectors_outlive_the_process(
    database: GatedDatabase, clock: MovableClock, tmp_path: Path
) -> None:
    """The next start encodes nothing, and after a change one wording; a file that is no use is
    made anew."""
    put(database, *PASSPORTS)
    kept = tmp_path / f"faq-{faq_search.ENCODER}.npz"
    asked = []
    for _ in ("first start", "second start", "after a change", "broken file"):
        encoder = Encoder()
        versions = KnowledgeVersions(database, clock)
        search = FaqSearch(database, versions, clock, None, encoder, tmp_path)
        await encoded(search)
        assert names(await search.find("멍멍이"))[0] == "dog"
        asked.append([text for text in encoder.texts if text not in ("멍멍이", "여권")])
        await search.close()
        if len(asked) == 2:
            put(database, entry("cat", "고양이 등록"))
        elif len(asked) == 3:
            kept.write_bytes(b"PK")
    first, second, changed, broken = asked
    assert len(first) > 5
    assert second == []
    assert set(changed) == {"고양이 등록", "cat"}
    assert set(broken) == {*first, *changed}


async def test_while_another_encoder_is_there_words_alone_answer(
    database: GatedDatabase, clock: MovableClock
) -> None:
    """The dialogue was started with another one after all was encoded: what it says is not
    compared, and the thresholds are those of words alone."""
    put(database, *PASSPORTS)
    encoder = Encoder()
    search = FaqSearch(database, KnowledgeVersions(database, clock), clock, None, encoder)
    plain = FaqSearch(database, KnowledgeVersions(database, clock), clock)
    await encoded(search)
    before = await search.find("멍멍이 강아지")
    assert names(before)[0] == "dog"
    encoder.here = False
    for asked in ("멍멍이", "강아지 등록", "여권"):
        assert await search.find(asked) == await plain.find(asked)
    encoder.here = True
    assert await search.find("멍멍이 강아지") == before
    await search.close()


async def test_a_slow_encoder_is_not_waited_for(
    database: GatedDatabase, clock: MovableClock
) -> None:
    put(database, *PASSPORTS)
    encoder = Encoder()

    async def slow(texts: Sequence[str]) -> Floats | None:
        if list(texts) == ["강아지 등록하기"]:
            await asyncio.Event().wait()
        return await encoder(texts)

    versions = KnowledgeVersions(database, clock)
    search = FaqSearch(database, versions, clock, None, slow, encoder_wait=0.01)
    await encoded(search)
    assert names(await search.find("강아지 등록하기"))[0] == "dog"
    await search.close()


async def test_morphemes_that_are_not_installed(
    database: GatedDatabase, clock: MovableClock
) -> None:
    def load() -> None:
        raise ImportError("kiwipiepy")

    put(database, *PASSPORTS)
    search = FaqSearch(database, KnowledgeVersions(database, clock), clock, load)  # type: ignore[arg-type]
    assert names(await search.find("강아지 등록"))[0] == "dog"


def test_rank_of_nothing() -> None:
    empty = np.zeros(0, np.float32)
    found = faq_search.rank(Nearness((), empty, empty, None), date(2026, 1, 1), 3)
    assert found == Found(False, ())


def test_a_question_looks_at_few_of_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """What makes a question quick at ten thousand entries: all arithmetic is in numpy, and only
    the nearest are looked at one by one."""
    entries = [entry(f"entry_{i}", f"질문 {i}", f"question {i}") for i in range(2_000)]
    stored = [Stored(one, 1, "", 0.0) for one in entries]
    index = faq_index.build([faq_index.prepare(one, None) for one in stored])
    looked = 0
    real = Entry.told_on

    def counted(one: Entry, day: date) -> bool:
        nonlocal looked
        looked += 1
        return real(one, day)

    monkeypatch.setattr(Entry, "told_on", counted)
    asked = faq_index.ask("질문 1234", "", index, None)
    found = faq_search.rank(index.nearness(asked), date(2026, 1, 1), 3)
    assert found.hits[0].entry.id == "entry_1234"
    assert looked <= 3 + faq_search.SPARE

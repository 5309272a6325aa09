"""Administrative terms in a text: found where a word begins, explained, and used at once."""

from __future__ import annotations

import pytest

from bot.knowledge.content import PlainTerm
from bot.knowledge.service import Knowledge
from bot.knowledge.terms import TermIndex
from bot.knowledge.versions import EVERY
from tests.bot.faq_entries import PASSPORTS, put, put_terms
from tests.kit.core.core import GatedDatabase, MovableClock
from tests.kit.core.core_knowledge import look_up


def term(name: str, plain: str, locale: str = "ko", scope: str = "general") -> PlainTerm:
    return PlainTerm(term=name, plain=plain, locale=locale, scope=scope)


TERMS = (
    term("구비서류", "필요한 서류"),
    term("교부", "내어 줌"),
    term("재교부", "다시 내어 줌"),
    term("계도", "알려 주고 이끎"),
    term("각하", "요건이 안 맞아 받지 않음"),
    term("처분", "행정기관의 결정"),
    term("처분", "팔아 없앰", scope="agency:국세청"),
    term("in lieu of", "instead of", "en"),
    term("adjudicate", "decide", "en"),
)
INDEX = TermIndex(TERMS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("구비서류가 뭐예요?", ["구비서류"]),
        ("구비 서류를 알려 주세요", ["구비서류"]),
        ("구비서류목록", ["구비서류"]),
        ("교부는 언제 하나요", ["교부"]),
        ("'교부'라는 말", ["교부"]),
        ("교부라는 게 뭐죠", ["교부"]),
        ("여권 재교부", ["재교부"]),
        ("구비서류", ["구비서류"]),
        ("설계도를 냈어요", []),
        ("계도를 받았어요", ["계도"]),
        ("생각하다가 전화했어요", []),
        ("교부금 받았어요", []),
        ("What is IN LIEU OF?", ["in lieu of"]),
        ("they adjudicated it", ["adjudicate"]),
        ("a lieutenant of the guard", []),
        ("교부와 in lieu of", ["교부", "in lieu of"]),
        ("", []),
        ("😀 ?!", []),
    ],
    ids=lambda value: str(value),
)
def test_found(text: str, found: list[str]) -> None:
    assert list(dict.fromkeys(one.term for one in INDEX.found(text))) == found


def test_every_meaning() -> None:
    assert INDEX.plain("처분이 뭐예요") == "행정기관의 결정 팔아 없앰"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("구비서뉴가 뭐예요", "구비서류"),
        ("what is adjudicaton", "adjudicate"),
        ("안녕하세요", None),
        ("뭐예요", None),
    ],
)
def test_a_misspelt_term_is_meant(text: str, meant: str | None) -> None:
    found = INDEX.lookup(text)
    assert (found[0].term if found else None) == meant


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("구비서류", "구비서류"),
        ("구비 서류가 뭐예요?", "구비서류"),
        ("각하가 무슨 뜻이에요", "각하"),
        ("계도라는 말이 뭔가요", "계도"),
        ("처분의 의미", "처분"),
        ("What is IN LIEU OF?", "in lieu of"),
        ("adjudicate meaning", "adjudicate"),
        ("what does adjudicate mean?", "adjudicate"),
        ("구비서류 뭐가 필요해요", None),
        ("여권 구비서류", None),
        ("구비서류 내러 가요", None),
        ("처분이랑 각하가 뭐예요", None),
        ("they will adjudicate it", None),
        ("안녕하세요", None),
        ("", None),
    ],
)
def test_a_word_alone_is_asked_about(text: str, term: str | None) -> None:
    found = INDEX.definition_asked(text)
    assert (found[0].term if found else None) == term


def test_hints_go_both_ways() -> None:
    assert INDEX.expansions("구비서류") == "필요한 서류"
    assert INDEX.expansions("필요한 서류가 뭐예요") == "구비서류"
    assert INDEX.expansions("안녕하세요") == ""


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def knowledge(database: GatedDatabase, clock: MovableClock) -> Knowledge:
    put(database, *PASSPORTS)
    put_terms(database, *TERMS)
    return Knowledge(database, clock)


async def test_a_new_term_counts_at_once(
    knowledge: Knowledge, database: GatedDatabase, clock: MovableClock
) -> None:
    async def plain() -> list[str]:
        result = await look_up(knowledge, {"type": "term", "query": "급탕이요"})
        return [one["plain"] for one in result["terms"]]

    assert await plain() == []
    put_terms(database, term("급탕", "더운물"))
    clock.move(EVERY)
    assert await plain() == ["더운물"]
    put_terms(database, term("급탕", "뜨거운 물"))
    clock.move(EVERY)
    assert await plain() == ["뜨거운 물"]


@pytest.mark.parametrize(
    ("query", "terms", "nearest"),
    [
        ("구비서류가 뭐예요?", ["구비서류"], None),
        ("처분?", ["처분", "처분"], None),
        ("반려견 등록이 뭐예요?", [], "dog"),
        ("급탕이 뭐예요?", [], ""),
    ],
    ids=["known", "two meanings", "an entry about it", "nothing"],
)
async def test_asked_by_a_journey(
    knowledge: Knowledge, query: str, terms: list[str], nearest: str | None
) -> None:
    result = await look_up(knowledge, {"type": "term", "query": query})
    assert result["type"] == "term"
    assert [one["term"] for one in result["terms"]] == terms
    if nearest:
        assert (result.get("entry") or result["nearest"][0])["id"] == nearest
    elif nearest == "":
        assert result["nearest"] == []


@pytest.mark.parametrize(
    ("query", "kind", "told"),
    [
        ("여권 재발급 ⟦phone:1⟧", "faq", "passport_renewal"),
        ("durnjs woqkfrmq", "faq", "passport_renewal"),
        ("구비서류가 뭐예요?", "term", "구비서류"),
        ("rnqltjfb", "term", "구비서류"),
        ("구비서류 내러 가요", "faq", None),
        ("⟦phone:1⟧", "faq", None),
    ],
    ids=[
        "an answer",
        "typed in the other mode",
        "a word",
        "in the other mode",
        "neither",
        "personal data is no question",
    ],
)
async def test_a_question_may_be_one_about_a_word(
    knowledge: Knowledge, query: str, kind: str, told: str | None
) -> None:
    result = await look_up(knowledge, {"type": "faq", "query": query})
    found = [one["term"] for one in result.get("terms", ())]
    found += [result["entry"]["id"]] if "entry" in result else []
    assert (result["type"], found) == (kind, [told] if told else [])
    if told is None:
        assert result["nearest"] == []


async def test_the_nearest_say_how_near_they_are(knowledge: Knowledge) -> None:
    result = await look_up(knowledge, {"type": "faq", "query": "여권"})
    sure = [one["confidence"] for one in result["nearest"]]
    assert sure == sorted(sure, reverse=True)
    assert 0.1 < sure[0] <= 1


async def test_a_database_that_is_away(knowledge: Knowledge, database: GatedDatabase) -> None:
    database.close()
    for effect in ({"type": "term", "query": "교부"}, {"type": "faq", "query": "여권"}):
        assert await look_up(knowledge, effect) == {"type": "faq_down"}
    await knowledge.warm()

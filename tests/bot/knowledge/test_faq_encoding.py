"""What is encoded, and how often."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from bot.knowledge.search.encoding import BATCH, EncodedTexts
from bot.knowledge.search.engine import FaqSearch
from bot.knowledge.search.postings import Floats
from bot.knowledge.versions import EVERY, KnowledgeVersions
from tests.bot.faq_entries import PASSPORTS, entry, put
from tests.kit.core.core import GatedDatabase, MovableClock, eventually


class Counting:
    """Knows the length of a text; `left` is how many calls are answered."""

    def __init__(self, left: int = 1_000) -> None:
        self.left = left
        self.calls: list[list[str]] = []

    async def __call__(self, texts: Sequence[str]) -> Floats | None:
        self.calls.append(list(texts))
        self.left -= 1
        if self.left < 0:
            return None
        return np.array([[len(text), 1.0] for text in texts], np.float32)


MANY = [f"{'가' * (i % 7)} {i}" for i in range(2 * BATCH + 5)]


@pytest.mark.parametrize(
    ("texts", "sizes"),
    [
        pytest.param(["가", "나나"], [1, 1], id="few"),
        pytest.param(["가", "가", "가"], [1], id="the same"),
        pytest.param(MANY, [1, BATCH, BATCH, 4], id="many"),
    ],
)
async def test_the_first_alone_then_in_batches(texts: list[str], sizes: list[int]) -> None:
    encode = Counting()
    rows = await EncodedTexts(encode).rows(texts)
    assert rows is not None
    assert rows[:, 0].tolist() == [len(text) for text in texts]
    assert [len(call) for call in encode.calls] == sizes


async def test_where_there_is_no_encoder_one_text_is_asked() -> None:
    encode = Counting(left=0)
    assert await EncodedTexts(encode).rows(MANY) is None
    assert encode.calls == [MANY[:1]]


async def test_after_a_failure_the_rest_is_encoded() -> None:
    encode = Counting(left=2)
    texts = EncodedTexts(encode)
    assert await texts.rows(MANY) is None
    encode.left = 1_000
    encode.calls.clear()
    rows = await texts.rows(MANY)
    assert rows is not None
    assert rows[:, 0].tolist() == [len(text) for text in MANY]
    assert [text for call in encode.calls for text in call] == MANY[BATCH + 1 :]


async def test_what_is_gone_is_forgotten() -> None:
    encode = Counting()
    texts = EncodedTexts(encode)
    await texts.rows(["가", "나"])
    await texts.rows(["나"])
    encode.calls.clear()
    await texts.rows(["가", "나"])
    assert encode.calls == [["가"]]


async def settled(search: FaqSearch) -> None:
    await search.listed()
    assert search._encoding is not None
    await search._encoding


async def test_a_changed_entry_has_its_own_texts_encoded_only(
    database: GatedDatabase, clock: MovableClock
) -> None:
    put(database, *PASSPORTS)
    encode = Counting()
    search = FaqSearch(database, KnowledgeVersions(database, clock), clock, None, encode)
    await settled(search)
    encode.calls.clear()
    put(database, entry("waste", "대형폐기물 버리기", "냉장고 버리기"))
    clock.move(EVERY)
    await settled(search)
    # Its name in English is the other new wording.
    assert [text for call in encode.calls for text in call] == ["냉장고 버리기", "waste"]
    await search.close()


async def test_an_encoder_that_is_away_is_left_alone_for_a_while(
    database: GatedDatabase, clock: MovableClock
) -> None:
    put(database, *PASSPORTS)
    encode = Counting(left=0)
    search = FaqSearch(database, KnowledgeVersions(database, clock), clock, None, encode)
    search._encoder_pause = 3600
    await search.find("여권")
    await eventually(lambda: bool(encode.calls))
    for _ in range(3):
        await search.find("여권")
    assert len(encode.calls) == 1
    await search.close()


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()

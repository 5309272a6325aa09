"""Real petitions, as people wrote them to the Blue House, filed through the REST shape."""

from __future__ import annotations

import csv
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.kit.load.size import sized
from tests.kit.people.filing import OPENING, Filing, file_first, file_petition
from tests.kit.people.real_texts import MISSING, RealText, long_ones, petitions
from tests.kit.people.rest import Citizen
from tests.kit.stack.portal_desk import PortalDesk
from tests.kit.stack.processes import ROOT, Stack

DATA = ROOT.parent / "shared" / "data" / "petitions-ko.csv"
PHONES = ("010-9876-5432", "02-345-6789", "031-8008-1234")


@pytest.mark.skipif(not DATA.exists(), reason="the petitions are not in this checkout")
def test_all_are_filed_to_the_character(stack: Stack, desk: PortalDesk) -> None:
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    def file_one(row: dict[str, Any]) -> str:
        given = {"title": row["title"], "content": row["content"]}
        return file_petition(Citizen(stack.gateway_url), given).number

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(file_one, rows))
    assert len(set(numbers)) == len(rows) == 59
    wrong = []
    for row, number in zip(rows, numbers, strict=True):
        case = desk.case(number)
        if (case["title"], case["body"]) != (row["title"], row["content"]):
            wrong.append((row["id"], case["title"], case["body"]))
    assert not wrong


def long_story(length: int) -> str:
    """A story of so many characters, telephone numbers planted in it."""
    sentence = "밤마다 공사 소리가 나서 아이가 잠을 자지 못해요. "
    text = "".join(f"{sentence}연락처는 {phone} 이에요. " for phone in PHONES)
    return (text + sentence * 200)[: length - 1] + "."


def test_5000_characters_with_telephone_numbers_arrive_whole(
    stack: Stack, desk: PortalDesk
) -> None:
    story = long_story(5000)
    receipt = file_petition(Citizen(stack.gateway_url), {"title": "공사 소음", "content": story})
    assert desk.case(receipt.number)["body"] == story


def test_5001_are_refused_and_nothing_is_lost(stack: Stack, desk: PortalDesk) -> None:
    citizen = Citizen(stack.gateway_url)
    filing = Filing(citizen, {"title": "공사 소음"})
    citizen.advance(OPENING["ko"])
    filing.go_on("content")
    refused = citizen.post(long_story(5001))
    assert "5,000" in refused.text or "5000" in refused.text
    assert refused.status_code in (200, 422)
    story = long_story(4999)
    citizen.advance(story)
    filing.told = (*filing.told, "content")
    receipt = filing.to_receipt_from_here()
    assert desk.case(receipt.number)["body"] == story


@pytest.mark.many
@pytest.mark.skipif(MISSING, reason="needs the real petitions")
def test_the_first_message_is_filed_to_the_character(stack: Stack, desk: PortalDesk) -> None:
    """However it is understood: whoever is answered something else says that it is a petition."""
    texts = [*petitions()[: sized(9, 59)], *long_ones(sized(15, 200))]

    def file_one(one: RealText) -> str:
        citizen = Citizen(stack.gateway_url, locale=one.language)
        return file_first(citizen, one.text, one.language).number

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(file_one, texts))
    assert len(set(numbers)) == len(texts)
    bodies = [desk.case(number)["body"] for number in numbers]
    wrong = [
        (one.id, one.text, body)
        for one, body in zip(texts, bodies, strict=True)
        if body != one.text
    ]
    assert wrong == []


AS_TYPED = (
    "  서울 중구 세종대로 110 앞 가로등이\t고장났어요.\n\n\n"
    "밤마다   무서워요 😡👨‍👩‍👧‍👦 ㅠㅠ\u00a0\u2028"
    + unicodedata.normalize("NFD", "우리 아이가 넘어졌어요.")
    + ' <b>{name}</b> "%s" \\n 010-9876-5432  \n'
)


def test_what_is_typed_arrives_as_it_was_typed(stack: Stack, desk: PortalDesk) -> None:
    receipt = file_first(Citizen(stack.gateway_url, locale="ko"), AS_TYPED)
    assert desk.case(receipt.number)["body"] == AS_TYPED

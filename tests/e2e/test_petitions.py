"""Real petitions, as people wrote them to the Blue House, filed through the REST shape."""

from __future__ import annotations

import csv
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.kit.people.filing import OPENING, Filing, file_petition
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

"""Scripted people, written by another hand before the code: how many answers a petition costs, and
whether what is filed is what they have said."""

from __future__ import annotations

import statistics
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import yaml

from tests.kit.people.rest import Citizen
from tests.kit.people.scripted import Outcome, play
from tests.kit.sets import SETS
from tests.kit.stack.portal_desk import PortalDesk
from tests.kit.stack.processes import ROOT, Stack

PEOPLE: list[dict[str, Any]] = yaml.safe_load(
    (SETS / "listening" / "people.yml").read_text(encoding="utf-8")
)
SERVICES = {
    one["title"]["ko"]: one
    for path in (ROOT / "actions/portal/data/services").glob("*.yml")
    for one in [yaml.safe_load(path.read_text(encoding="utf-8"))]
}
WRONG = 8
"""Of 160 things that are looked at: text, place, title and service of forty people."""


def played(stack: Stack, people: list[dict[str, Any]], key: str | None = None) -> list[Outcome]:
    """All of them, four at once."""

    def one(person: dict[str, Any]) -> Outcome:
        citizen = Citizen(stack.gateway_url, locale=person["language"])
        return play(person, citizen, person[key] if key else None)

    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(one, people))


def report(people: list[dict[str, Any]], outcomes: list[Outcome]) -> str:
    return "\n".join(
        f"{one.answers} {person['id']} {one.receipt or 'given up'} {one.told}"
        for person, one in zip(people, outcomes, strict=True)
    )


@pytest.mark.parametrize(("has_place", "median"), [(True, 2), (False, 3)])
def test_a_petition_costs_few_answers(stack: Stack, has_place: bool, median: int) -> None:
    people = [one for one in PEOPLE if one["has_place"] is has_place]
    outcomes = played(stack, people)
    told = report(people, outcomes)
    # Whoever is not heard at all is the matter of understanding.
    assert sum(one.receipt is None for one in outcomes) <= 1, told
    assert statistics.median(one.answers for one in outcomes) <= median, told
    assert max(one.answers for one in outcomes) <= 5, told


def test_a_wish_costs_a_few_more(stack: Stack) -> None:
    people = [one for one in PEOPLE if "opens_with_wish" in one]
    outcomes = played(stack, people, "opens_with_wish")
    told = report(people, outcomes)
    assert all(one.receipt for one in outcomes), told
    assert statistics.median(one.answers for one in outcomes) <= 5, told
    assert max(one.answers for one in outcomes) <= 7, told


def test_what_is_filed_is_what_was_said(stack: Stack, desk: PortalDesk) -> None:
    outcomes = played(stack, PEOPLE)
    wrong = []
    for person, one in zip(PEOPLE, outcomes, strict=True):
        if one.receipt is None:
            continue
        case = desk.case(str(one.receipt))
        service = SERVICES[case["service"]["ko"]]
        asked = [str(q["code"]) for q in service["questions"] if q["type"] == "place"]
        place = " ".join(str(case["attributes"].get(code, "")) for code in asked).casefold()
        if not case["body"].startswith(person["first"]):
            wrong.append((person["id"], "text", case["body"]))
        optional = not asked or (person.get("place_if_asked") and not place)
        if str(person["place"]).casefold() not in place and not optional:
            wrong.append((person["id"], "place", place))
        if not any(word.casefold() in case["title"].casefold() for word in person["matter"]):
            wrong.append((person["id"], "title", case["title"]))
        if service["code"] not in person["service"]:
            wrong.append((person["id"], "service", case["service"]["ko"]))
    assert len(wrong) <= WRONG, "\n".join(map(str, wrong))

"""Which service a text is about, by meaning and by letters, and how all of them are listed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.journeys.services import groups
from actions.journeys.services.letters import guess
from actions.journeys.services.ranking import by_letters, merged
from tests.actions.portal_data import services


def shares(**given: float) -> dict[str, float]:
    rest = (1 - sum(given.values())) / (len(services()) - len(given))
    return {s.code: given.get(s.code, rest) for s in services()}


@pytest.mark.parametrize(
    ("text", "meant", "leader"),
    [
        ("밤길이 깜깜해요", {"street_light": 0.8}, "street_light"),
        ("약값이 너무 비싸요", {"welfare": 0.7, "other": 0.1}, "welfare"),
        ("the ride never came", {"transport": 0.6}, "transport"),
        ("어쩌면 좋을까요", {"welfare": 0.3, "labour": 0.28}, None),
        ("아무래도 모르겠네", {"other": 0.2}, None),
        # What the letters say as well tips the scales.
        ("가로등이 고장났어요", {"street_light": 0.45, "road": 0.3}, "street_light"),
    ],
)
def test_who_leads_by_meaning(text: str, meant: dict[str, float], leader: str | None) -> None:
    found = merged(guess(services(), text, "ko"), shares(**meant))
    assert (found.leader and found.leader.code) == leader
    assert sum(score for _, score in found.rows) == pytest.approx(1)


def test_without_an_encoder_the_letters_lead() -> None:
    found = by_letters(guess(services(), "가로등이 고장났어요", "ko"))
    assert found.leader is not None
    assert found.leader.code == "street_light"
    assert by_letters(guess(services(), "zzqx", "ko")).leader is None
    assert by_letters(()).leader is None


def values(listing: str) -> list[str]:
    return [one.value for one in groups.choices(services(), listing)]


def test_all_services_are_a_few_groups() -> None:
    assert values(groups.ALL) == [
        "group:street_light", "group:waste", "group:transport", "group:welfare", "other",
    ]  # fmt: skip


def test_a_group_has_its_services_and_the_way_back() -> None:
    assert values("group:welfare") == ["welfare", "education", "labour", "elsewhere"]
    listed = [value for value in values(groups.ALL) if groups.is_group(value)]
    found = {code for group in listed for code in values(group)} - {"elsewhere"}
    assert found | {"other"} == {s.code for s in services()}


def test_a_group_that_is_gone_lists_all() -> None:
    assert values("group:nothing") == values(groups.ALL)


def test_a_portal_without_groups_lists_its_services() -> None:
    plain = [replace(s, group={}) for s in services()]
    assert [one.value for one in groups.choices(plain, groups.ALL)] == [s.code for s in services()]

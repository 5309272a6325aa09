"""300 planted numbers: in no log of any process at DEBUG, no tracker, no column in clear."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.kit.people.filing import file_petition
from tests.kit.people.personal import planted, sentence
from tests.kit.people.rest import Citizen
from tests.kit.stack.portal_desk import PortalDesk
from tests.kit.stack.processes import Stack

COUNT, SEED, EACH = 300, 20261124, 10
Number = tuple[str, str]
GIVEN_BACK = {"phone", "email", "account", "plate"}
"""Kinds that an agency needs to answer; the others never leave."""


@pytest.fixture(scope="module")
def numbers() -> list[Number]:
    return planted(COUNT, SEED)


@pytest.fixture(scope="module")
def bodies(stack: Stack, desk: PortalDesk, numbers: list[Number]) -> list[tuple[str, str]]:
    """What was told and what the portal has, of each petition in which the numbers were typed: one
    before the petition, one in its title, the rest in its story."""

    def tell(first: int) -> tuple[str, str]:
        mine = [sentence(kind, value) for kind, value in numbers[first : first + EACH]]
        citizen = Citizen(stack.gateway_url)
        citizen.say("안녕하세요. " + mine[0])
        story = " ".join(mine[2:])
        receipt = file_petition(citizen, {"title": f"{mine[1]} 도와주세요", "content": story})
        case = desk.case(receipt.number)
        return f"{mine[1]} 도와주세요\n{story}", f"{case['title']}\n{case['body']}"

    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(tell, range(0, COUNT, EACH)))


def spellings(value: str) -> set[bytes]:
    """As typed, without separators, and as it would stand in escaped JSON."""
    bare = re.sub(r"[\s.\-]", "", value)
    return {form.encode() for v in (value, bare) for form in (v, ascii(v)[1:-1]) if len(v) > 5}


def test_numbers_stand_nowhere_in_clear(
    stack: Stack, numbers: list[Number], bodies: list[tuple[str, str]]
) -> None:
    assert len(bodies) == COUNT // EACH
    files = {process.log: process.log.read_bytes() for process in stack.processes.values()}
    files |= {path: path.read_bytes() for path in stack.databases()}
    assert all(log for path, log in files.items() if path.suffix == ".log")
    assert (
        sum(path.name.startswith(("sinmungo.db", "portal.db", "tracker.db")) for path in files) >= 3
    )
    found = [
        (kind, value, path.name)
        for kind, value in numbers
        for form in spellings(value)
        for path, content in files.items()
        if form in content
    ]
    assert not found


def test_logs_are_at_debug(stack: Stack, bodies: list[tuple[str, str]]) -> None:
    """Else the test above would say little."""
    assert bodies
    assert '"debug"' in stack.processes["dialogue"].text()


def test_the_agency_gets_what_it_needs_and_no_more(
    numbers: list[Number], bodies: list[tuple[str, str]]
) -> None:
    wrong = []
    for index, (told, got) in enumerate(bodies):
        for kind, value in numbers[index * EACH + 1 : (index + 1) * EACH]:
            assert value in told
            if (value in got) != (kind in GIVEN_BACK):
                wrong.append((kind, value))
    assert not wrong
    assert not any("⟦" in got for _, got in bodies)


def test_no_message_in_clear(stack: Stack, bodies: list[tuple[str, str]]) -> None:
    """Not only numbers: what a citizen wrote is nobody's but the agency's."""
    assert bodies
    words = ("도와주세요".encode(), b"\\ub3c4\\uc640\\uc8fc\\uc138\\uc694")
    files = [*stack.databases(), *(process.log for process in stack.processes.values())]
    found = [path.name for path in files for word in words if word in path.read_bytes()]
    assert not found

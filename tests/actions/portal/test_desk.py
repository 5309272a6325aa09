"""Officers: their keys, and what they may do in which state."""

from __future__ import annotations

import httpx
import pytest

from actions.portal.cases.desk import Desk, Step
from actions.portal.core.problems import (
    ActionNotAllowed,
    CaseNotFound,
    Invalid,
    OfficerExists,
    OfficerNotFound,
    Problem,
    VersionConflict,
)
from tests.actions.portal.conftest import World, file

STATES = {
    "submitted": (),
    "acknowledged": ("acknowledge",),
    "in_progress": ("take",),
    "resolved": ("take", "answer"),
    "closed": ("take", "answer", "close"),
}
ALLOWED = {
    ("submitted", "acknowledge"): ("acknowledged", "acknowledged"),
    ("submitted", "take"): ("in_progress", "taken"),
    ("acknowledged", "take"): ("in_progress", "taken"),
    ("in_progress", "answer"): ("resolved", "answered"),
    ("resolved", "close"): ("closed", "closed"),
}
ACTIONS = ("acknowledge", "take", "answer", "close")


async def case_in(world: World, client: httpx.AsyncClient, state: str) -> str:
    receipt: str = (await file(client)).json()["receipt"]
    desk = world.portal.desk
    desk.add_officer("김담당")
    for action in STATES[state]:
        desk.act(desk.officer("김담당"), receipt, Step(action, "답변"))
    return receipt


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("state", STATES)
async def test_every_action_in_every_state(
    world: World, client: httpx.AsyncClient, state: str, action: str
) -> None:
    receipt = await case_in(world, client, state)
    desk = world.portal.desk
    officer = desk.officer("김담당")
    before = desk.show(officer, receipt)
    assert before.state == state
    assert (action in before.actions) == ((state, action) in ALLOWED)
    if (state, action) not in ALLOWED:
        with pytest.raises(ActionNotAllowed):
            desk.act(officer, receipt, Step(action, "글"))
        assert desk.show(officer, receipt) == before
        return
    after = desk.act(officer, receipt, Step(action, "글"))
    target, event = ALLOWED[(state, action)]
    assert (after.state, after.version) == (target, before.version + 1)
    assert [e.event for e in after.events][-1:] == [event]
    assert after.events[:-1] == before.events
    assert desk.show(officer, receipt) == after


async def test_the_answer_reaches_the_client(
    client: httpx.AsyncClient, officer: httpx.AsyncClient, world: World
) -> None:
    receipt = (await file(client)).json()["receipt"]
    world.clock.pass_time(hours=1)
    for step in ({"action": "take"}, {"action": "answer", "note": "오늘 고쳤습니다.\n감사합니다."}):
        assert (await officer.post(f"cases/{receipt}/actions", json=step)).status_code == 200
    case = (await client.get(f"cases/{receipt}")).json()
    assert (case["state"], case["status"]) == ("resolved", "decided")
    assert case["answer"] == "오늘 고쳤습니다.\n감사합니다."
    assert case["changed_at"] == "2026-11-24T02:30:00Z"


@pytest.mark.parametrize(
    ("step", "error"),
    [
        pytest.param(Step("take", if_version=1), VersionConflict, id="stale version"),
        pytest.param(Step("answer", if_version=3), VersionConflict, id="version to come"),
        pytest.param(Step("answer"), Invalid, id="answer without text"),
        pytest.param(Step("answer", "  \n"), Invalid, id="blank answer"),
        pytest.param(Step("burn"), Invalid, id="unknown action"),
    ],
)
async def test_a_refused_step_changes_nothing(
    world: World, client: httpx.AsyncClient, step: Step, error: type[Problem]
) -> None:
    receipt = await case_in(world, client, "in_progress")
    desk = world.portal.desk
    officer = desk.officer("김담당")
    before = desk.show(officer, receipt)
    with pytest.raises(error):
        desk.act(officer, receipt, step)
    assert desk.show(officer, receipt) == before


async def test_the_version_that_was_seen_is_accepted(
    world: World, client: httpx.AsyncClient
) -> None:
    receipt = await case_in(world, client, "in_progress")
    desk = world.portal.desk
    done = desk.act(desk.officer("김담당"), receipt, Step("answer", "답", if_version=2))
    assert done.state == "resolved"


async def test_an_officer_of_an_agency_sees_its_cases_only(
    world: World, client: httpx.AsyncClient
) -> None:
    lights = (await file(client, "k1")).json()["receipt"]
    roads = (await file(client, "k2", service="road")).json()["receipt"]
    desk = world.portal.desk
    desk.add_officer("도로", agency="city_roads")
    officer = desk.officer("도로")
    assert [case.receipt for case in desk.cases(officer)[0]] == [roads]
    for refused in (desk.show, desk.take):
        with pytest.raises(CaseNotFound):
            refused(officer, lights)
    assert desk.take(officer, roads).state == "in_progress"


async def test_cases_by_state_and_page(world: World, client: httpx.AsyncClient) -> None:
    receipts = [(await file(client, f"k{n}")).json()["receipt"] for n in range(3)]
    desk = world.portal.desk
    desk.add_officer("김담당")
    officer = desk.officer("김담당")
    desk.take(officer, receipts[1])
    assert [c.receipt for c in desk.cases(officer, "in_progress")[0]] == [receipts[1]]
    first, more = desk.cases(officer, limit=2)
    rest, end = desk.cases(officer, limit=2, before=more)
    assert [c.receipt for c in (*first, *rest)] == receipts[::-1]
    assert end is None


def test_officers_come_and_go(world: World) -> None:
    desk = Desk.open(world.settings)
    first = desk.add_officer("김담당")
    with pytest.raises(OfficerExists):
        desk.add_officer("김담당")
    with pytest.raises(Invalid):
        desk.add_officer("이담당", agency="no_such")
    assert [officer.name for officer in desk.officers()] == ["김담당"]
    desk.remove_officer("김담당")
    with pytest.raises(OfficerNotFound):
        desk.officer("김담당")
    with pytest.raises(OfficerNotFound):
        desk.remove_officer("김담당")
    assert desk.add_officer("김담당") != first
    desk.close()


@pytest.mark.parametrize("typed", ["1AA-2611-0000571K", "junk", ""])
def test_one_answer_for_unknown_and_unreadable(world: World, typed: str) -> None:
    world.portal.desk.add_officer("김담당")
    with pytest.raises(CaseNotFound):
        world.portal.desk.show(world.portal.desk.officer("김담당"), typed)

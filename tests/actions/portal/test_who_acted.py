"""Who did it: officers read the name, citizens and their programs read none."""

from __future__ import annotations

import httpx
import pytest
from sqlalchemy import create_engine, text

from actions.portal import migrations
from actions.portal.cases.desk import Step
from tests.actions.portal.conftest import World, file

NAMES = ("김담당", "박주무")


async def worked_on(world: World, client: httpx.AsyncClient) -> str:
    receipt: str = (await file(client)).json()["receipt"]
    desk = world.portal.desk
    for name in NAMES:
        desk.add_officer(name)
    for name, step in (
        ("김담당", Step("acknowledge")),
        ("박주무", Step("take")),
        ("김담당", Step("answer", "고쳤어요.")),
        ("박주무", Step("close")),
    ):
        desk.act(desk.officer(name), receipt, step)
    return receipt


async def test_officers_read_who_did_each_step(
    world: World, client: httpx.AsyncClient, officer: httpx.AsyncClient
) -> None:
    world.portal.desk.remove_officer("김담당")
    receipt = await worked_on(world, client)
    officer.headers["Authorization"] = f"Bearer {world.portal.desk.add_officer('이팀장')}"
    case = (await officer.get(f"cases/{receipt}")).json()
    assert [(event["actor"], event["name"]) for event in case["events"]] == [
        ("client", None),
        ("officer", "김담당"),
        ("officer", "박주무"),
        ("officer", "김담당"),
        ("officer", "박주무"),
    ]


async def test_the_name_stays_after_the_officer_has_gone(
    world: World, client: httpx.AsyncClient
) -> None:
    receipt = await worked_on(world, client)
    desk = world.portal.desk
    desk.remove_officer("김담당")
    events = desk.show(desk.officer("박주무"), receipt).events
    assert [event.name for event in events] == [None, "김담당", "박주무", "김담당", "박주무"]


@pytest.mark.parametrize("path", ["cases", "cases/{receipt}", "changes", "services", "agencies"])
async def test_a_client_reads_no_name(world: World, client: httpx.AsyncClient, path: str) -> None:
    receipt = await worked_on(world, client)
    answered = await client.get(path.format(receipt=receipt))
    assert answered.status_code == 200
    assert all(name not in answered.text for name in NAMES)


async def test_events_of_before_have_no_name(url: str) -> None:
    """A database of the version before opens with its events as they are."""
    migrations.downgrade(url, "0002")
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in _BEFORE:
            connection.execute(text(statement))
    migrations.upgrade(url)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT actor, actor_name FROM portal_case_event")).all()
    engine.dispose()
    assert rows == [("officer", None)]


_NOW = "'2026-11-24 01:30:00'"
_BEFORE = (
    f"INSERT INTO portal_client (name, key_sha256, created_at) VALUES ('old', 'x', {_NOW})",
    "INSERT INTO portal_case (receipt, client_id, idempotency_key, service, agency, state,"
    " version, locale, channel, wrapped_key, title, body, attributes, consent_version,"
    " consent_at, submitted_at, changed_at, due_on, due_reason) VALUES ('1AA-2611-0000571K',"
    " (SELECT id FROM portal_client WHERE name = 'old'), 'k', 's', 'a', 'in_progress', 2, 'ko',"
    f" 'webchat', '', '', '', '', '1', {_NOW}, {_NOW}, {_NOW}, '2026-12-02', '{{}}')",
    "INSERT INTO portal_case_event (position, case_id, client_id, version, at, event, to_state,"
    " actor, actor_id) SELECT 1, id, client_id, 2,"
    f" {_NOW}, 'taken', 'in_progress', 'officer', 7 FROM portal_case",
)

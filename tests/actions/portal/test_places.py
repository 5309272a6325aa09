"""What the portal has sealed opens in its own case, column and file, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Iterator

import httpx
import pytest
from sqlalchemy import LargeBinary, text

from actions.portal.core.models import METADATA
from tests.actions.portal.conftest import World, file
from tests.actions.portal.test_attachments import named, put
from tests.kit.sample_files import JPEG, PNG, sha256

OF_A_CASE = ("wrapped_key", "title", "body", "attributes", "applicant", "answer")
OTHERS = {
    "portal_attachment.wrapped_key", "portal_attachment.content", "portal_case_attachment.name",
    "portal_case_event.note", "portal_key_check.box",
}  # fmt: skip
APPLICANT = {"name": "김시민", "phone": "010-1234-5678"}


def test_every_sealed_column_is_known() -> None:
    found = {
        f"{table.name}.{column.name}"
        for table in METADATA.sorted_tables
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    }
    assert found == {f"portal_case.{name}" for name in OF_A_CASE} | OTHERS


def moves() -> Iterator[tuple[str, str]]:
    """Another case's value in a column, and each other column's value in the same case."""
    for column in OF_A_CASE:
        yield column, f"(SELECT other.{column} FROM portal_case other WHERE other.receipt = :other)"
        yield from ((column, other) for other in OF_A_CASE if other != column)


async def filed(client: httpx.AsyncClient, officer: httpx.AsyncClient, key: str) -> str:
    """A case with something in every column, a file and two notes."""
    content = JPEG if key == "a" else PNG
    await put(client, content, "image/jpeg" if key == "a" else "image/png")
    reply = await file(client, key, applicant=APPLICANT, attachments=named(content))
    number = str(reply.json()["receipt"])
    for action, note in (("take", f"메모 {key}"), ("answer", f"답변 {key}")):
        done = await officer.post(f"cases/{number}/actions", json={"action": action, "note": note})
        assert done.status_code == 200, done.text
    return number


async def test_nothing_opens_anywhere_else(
    world: World, client: httpx.AsyncClient, officer: httpx.AsyncClient
) -> None:
    here, other = [await filed(client, officer, key) for key in ("a", "b")]
    before = (await officer.get(f"cases/{here}")).json()
    assert "메모 a" in json.dumps(before, ensure_ascii=False)
    opened = []
    for column, value in moves():
        with world.portal.database.engine.connect() as connection:
            kept = connection.execute(
                text(f"SELECT {column} FROM portal_case WHERE receipt = :here"), {"here": here}
            ).scalar_one()
        set_column(world, column, value, here=here, other=other)
        reply = await officer.get(f"cases/{here}")
        if reply.status_code != 500:
            opened.append(f"{column} = {value}")
        set_column(world, column, ":kept", here=here, kept=kept)
    assert opened == []
    assert (await officer.get(f"cases/{here}")).json() == before


def set_column(world: World, column: str, value: str, **values: object) -> None:
    statement = f"UPDATE portal_case SET {column} = {value} WHERE receipt = :here"
    used = {name: one for name, one in values.items() if f":{name}" in statement}
    with world.portal.database.engine.begin() as connection:
        connection.execute(text(statement), used)


@pytest.mark.parametrize("column", ["content", "wrapped_key"])
async def test_a_file_is_no_other_file(
    world: World, client: httpx.AsyncClient, officer: httpx.AsyncClient, column: str
) -> None:
    here, _ = [await filed(client, officer, key) for key in ("a", "b")]
    path = f"cases/{here}/attachments/{sha256(JPEG)}"
    assert (await officer.get(path)).content == JPEG
    statement = (
        f"UPDATE portal_attachment SET {column} = (SELECT other.{column} FROM portal_attachment"
        " other WHERE other.sha256 = :other) WHERE sha256 = :here"
    )
    with world.portal.database.engine.begin() as connection:
        connection.execute(text(statement), {"here": sha256(JPEG), "other": sha256(PNG)})
    assert (await officer.get(path)).status_code == 500


async def test_the_name_of_a_file_is_of_its_case(
    world: World, client: httpx.AsyncClient, officer: httpx.AsyncClient
) -> None:
    here, _ = [await filed(client, officer, key) for key in ("a", "b")]
    statement = (
        "UPDATE portal_case_attachment SET name = (SELECT other.name FROM portal_case_attachment"
        " other WHERE other.case_id <> portal_case_attachment.case_id)"
    )
    with world.portal.database.engine.begin() as connection:
        connection.execute(text(statement))
    assert (await officer.get(f"cases/{here}")).status_code == 500
